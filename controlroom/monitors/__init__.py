"""Monitors: which there are, which screen of a wall is shown on which, what of a picture lies behind their bezels."""
