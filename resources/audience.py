"""Whom a screen is for, and who may see a camera: the words that cities and lists of cameras have for it."""

from typing import Literal

Audience = Literal["operator", "mayor", "district", "conference", "citizen"]
USUAL: tuple[Audience, ...] = ("operator", "mayor")
"""Who sees a camera of which nothing is said."""
