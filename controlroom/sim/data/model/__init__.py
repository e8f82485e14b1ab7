"""The model: what any number of the city is at any time. No input or output, no clock, no steps."""
