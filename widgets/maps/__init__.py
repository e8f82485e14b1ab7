"""Maps of a city's districts: where they lie on a panel, their shapes, colours by value, names and points."""
