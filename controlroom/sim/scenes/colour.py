"""Colours as plain triples, so that light, fog and paint are arithmetic."""

from PySide6.QtGui import QColor

Rgb = tuple[float, float, float]
"""Red, green, blue, each 0 to 255; may leave that range between two steps of a calculation."""


def rgb(code: str) -> Rgb:
    """Return the colour of a ``rrggbb`` code."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    """Return `a` with `share` (0 to 1) of `b` in it."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share


def dim(a: Rgb, factor: float) -> Rgb:
    """Return `a` darker (below 1) or brighter (above 1)."""
    return a[0] * factor, a[1] * factor, a[2] * factor


def under(albedo: Rgb, light: Rgb) -> Rgb:
    """Return how a surface of colour `albedo` looks under `light`, where (1, 1, 1) is plain white light."""
    return albedo[0] * light[0], albedo[1] * light[1], albedo[2] * light[2]


def qcolor(a: Rgb, alpha: float = 1.0) -> QColor:
    """Return `a` for Qt, cut to what a screen can show; `alpha` 0 to 1."""
    r, g, b = int(a[0]), int(a[1]), int(a[2])
    if (r | g | b) & ~255:
        r, g, b = min(255, max(0, r)), min(255, max(0, g)), min(255, max(0, b))
    return QColor(r, g, b) if alpha >= 1 else QColor(r, g, b, int(alpha * 255))
