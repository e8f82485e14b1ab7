"""The simulated city: cameras that are drawn, encoded and served by the program itself."""
