"""The simulated city's numbers: a model of the city, and the services that tell it in the shapes of real ones."""
