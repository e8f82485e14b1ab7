"""Numbers from the city: how they come in, what they mean, where they are kept."""
