"""Borders: the rings of a GeoJSON geometry, and a point well inside of them."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from layouts.districts.model import Ring
from resources.text import QT_TRANSLATE_NOOP, Text

_NO_AREA = QT_TRANSLATE_NOOP("layouts", "Geometry must be a Polygon or a MultiPolygon, alone or in a collection")
_NO_GEOMETRY = QT_TRANSLATE_NOOP("layouts", "Feature has no geometry")
_BAD_RING = QT_TRANSLATE_NOOP("layouts", "A border must be a list of at least 3 positions [lon, lat]")

_LINES = 15
_NAME_SHAPE = 1.5
"""How wide a name with its value is, as a multiple of its height."""
_DEEP = 20


class UnusableGeometry(ValueError):
    """Raised for a geometry that gives no area; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


def rings_of(geometry: Any) -> list[Ring]:
    """Return all borders of a geometry, outer ones and holes. Raises UnusableGeometry."""
    if geometry is None:
        raise UnusableGeometry(_NO_GEOMETRY)
    found = [_ring(ring) for polygon in _polygons(geometry) for ring in polygon]
    if not found:
        raise UnusableGeometry(_NO_AREA)
    return found


def _polygons(geometry: Any, depth: int = 0) -> Iterator[list[Any]]:
    if not isinstance(geometry, dict) or depth > _DEEP:
        raise UnusableGeometry(_NO_AREA)
    inner = geometry.get("geometries" if geometry.get("type") == "GeometryCollection" else "coordinates")
    if not isinstance(inner, list):
        raise UnusableGeometry(_BAD_RING)
    match geometry.get("type"):
        case "GeometryCollection":
            for each in inner:
                if not isinstance(each, dict) or each.get("type") in ("Polygon", "MultiPolygon", "GeometryCollection"):
                    yield from _polygons(each, depth + 1)
        case "MultiPolygon":
            for each in inner:
                yield _list(each)
        case "Polygon":
            yield inner
        case _:
            raise UnusableGeometry(_NO_AREA)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise UnusableGeometry(_BAD_RING)
    return value


def _ring(positions: Any) -> Ring:
    try:
        # Some positions have a height, too.
        ring: Ring = np.array([position[:2] for position in _list(positions)], np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise UnusableGeometry(_BAD_RING) from error
    if ring.ndim != 2 or ring.shape[1] != 2 or not np.isfinite(ring).all():
        raise UnusableGeometry(_BAD_RING)
    ring = ring[np.append((ring[1:] != ring[:-1]).any(axis=1), True)]
    if len(ring) > 1 and (ring[0] == ring[-1]).all():
        ring = ring[:-1]
    if len(ring) < 3:
        raise UnusableGeometry(_BAD_RING)
    return ring


def label_point(rings: Sequence[Ring]) -> tuple[float, float]:
    """Return a point inside, where a name has room: in the middle of a long line across, near the middle of the area.

    What an odd number of rings surrounds is inside. Where there is no area at all, the mean of the points.
    """
    begins = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    bottom, top = float(begins[:, 1].min()), float(begins[:, 1].max())
    stretch = math.cos(math.radians(min(85.0, abs(bottom + top) / 2)))
    best, room = (0.0, 0.0), -1.0
    for step in range(1, _LINES + 1):
        y = bottom + (top - bottom) * step / (_LINES + 1)
        for left, right in _inside(begins, ends, y, along=0):
            x = (left + right) / 2
            up, down = next(((a, b) for a, b in _inside(begins, ends, x, along=1) if a <= y <= b), (y, y))
            # Names are wider than they are high.
            has = min((right - left) * stretch, _NAME_SHAPE * 2 * min(y - up, down - y))
            has *= 1.1 - 0.1 * abs(2 * step / (_LINES + 1) - 1)  # of two that are alike, the one in the middle
            if has > room:
                best, room = (x, y), has
    if room >= 0:
        return best
    mean = begins.mean(axis=0)
    return float(mean[0]), float(mean[1])


def _inside(begins: Ring, ends: Ring, at: float, *, along: int) -> list[tuple[float, float]]:
    """Return which parts of a line are inside: to the east through a height (`along` 0), or to the north (1)."""
    across = 1 - along
    crosses = (begins[:, across] <= at) != (ends[:, across] <= at)
    a, b = begins[crosses], ends[crosses]
    part = (at - a[:, across]) / (b[:, across] - a[:, across])
    points: list[float] = np.sort(a[:, along] + part * (b[:, along] - a[:, along])).tolist()
    return list(zip(points[::2], points[1::2], strict=False))
