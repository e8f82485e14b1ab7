"""The services of the simulated city, a file for each host or family of shapes."""
