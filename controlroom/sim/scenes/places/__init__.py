"""The places of the simulated city: one module for each kind, one function that returns its picture."""
