"""The districts of a city: their borders out of GeoJSON, their places in a grid of tiles, their names."""
