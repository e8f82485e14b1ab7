"""The street scenes of the simulated city: a small perspective painter and one module per kind of place."""
