"""A city's indicators, worked out from its store: now, by place, against their limits, and over time."""
