"""The shapes of districts, as fine as a panel can show them.

Borders are rounded to half a pixel of the next power of two above their scale, and kept: the same points of two
neighbours stay the same, and a map that is moved or coloured anew is not worked out again.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from widgets.facts import DistrictMap, Ring
from widgets.maps.view import View

_LEVELS_KEPT = 4


class Shapes:
    """The shapes of one map. Its plane begins at the north-western corner of the districts: `size` is what it spans."""

    def __init__(self, map: DistrictMap) -> None:
        every = [ring for district in map.districts for ring in district.rings]
        ends = np.array([(*ring.min(axis=0), *ring.max(axis=0)) for ring in every]).reshape(-1, 4)
        self._origin = ends[:, :2].min(axis=0) if every else np.zeros(2)
        span = ends[:, 2:].max(axis=0) - self._origin if every else np.ones(2)
        self.size = (float(span[0]), float(span[1]))
        self.labels = [self.own(district.label) for district in map.districts]
        self._rings = [[ring - self._origin for ring in district.rings] for district in map.districts]
        self._water = [ring - self._origin for ring in map.water]
        self._points = sum(len(ring) for ring in every)
        empty = (math.inf, math.inf, -math.inf, -math.inf)
        self._boxes = np.array([_box(rings) if rings else empty for rings in self._rings]).reshape(-1, 4)
        self._levels: dict[int, dict[int, list[QPolygonF]]] = {}

    @property
    def is_fine(self) -> bool:
        """Whether there are so many points that borders are drawn thin."""
        return self._points > 20_000

    def own(self, at: tuple[float, float]) -> tuple[float, float]:
        """Return a point of the map's plane as one of the plane that begins at the corner."""
        return at[0] - float(self._origin[0]), at[1] - float(self._origin[1])

    def boxes(self, numbers: Sequence[int], view: View) -> list[QRectF]:
        """Return the rectangles around districts, in pixels."""
        corners = self._boxes[numbers] * view.scale + (view.left_px, view.top_px, view.left_px, view.top_px)
        corners[:, 2:] -= corners[:, :2]
        return [QRectF(*each) for each in corners.tolist()]

    def seen(self, part: QRectF) -> list[int]:
        """Return the districts that reach into a part of the plane."""
        left, top, right, bottom = self._boxes.T
        inside = (left <= part.right()) & (right >= part.left()) & (top <= part.bottom()) & (bottom >= part.top())
        found: list[int] = np.flatnonzero(inside).tolist()
        return found

    def polygons(self, number: int, level: int) -> list[QPolygonF]:
        """Return the borders of a district in units of `level` (see `level`); -1 for the water."""
        if level not in self._levels:
            while len(self._levels) >= _LEVELS_KEPT:
                del self._levels[next(iter(self._levels))]
            self._levels[level] = {}
        known = self._levels[level].get(number)
        if known is None:
            rings = self._water if number < 0 else self._rings[number]
            known = self._levels[level][number] = [_polygon(ring, 2.0**level) for ring in rings]
        return known

    def level(self, view: View) -> tuple[int, float]:
        """Return which level to draw, and by how much its units are smaller than a pixel, at most 1."""
        level = math.ceil(math.log2(view.scale))
        return level, view.scale / 2.0**level

    def path(self, number: int, view: View) -> QPainterPath:
        """Return the border of a district in pixels."""
        level, factor = self.level(view)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for polygon in self.polygons(number, level):
            path.addPolygon(polygon)
            path.closeSubpath()
        return QTransform(factor, 0, 0, factor, view.left_px, view.top_px).map(path)

    def contains(self, number: int, at: QPointF, view: View) -> bool:
        """Whether a point in pixels lies in a district."""
        return self._holds(number, *view.plane(at))

    def _holds(self, number: int, x: float, y: float) -> bool:
        left, top, right, bottom = self._boxes[number]
        if not (left <= x <= right and top <= y <= bottom):
            return False
        return sum(_surrounds(ring, x, y) for ring in self._rings[number]) % 2 == 1

    def at(self, x: float, y: float) -> int | None:
        """Return the district around a point of the plane, None for none."""
        return next((number for number in self.seen(QRectF(x, y, 0, 0)) if self._holds(number, x, y)), None)

    def touches(self, rect: QRectF, view: View) -> bool:
        """Whether a rectangle in pixels covers a part of a district."""
        part = view.rect(rect)
        for number in self.seen(part):
            for ring in self._rings[number]:
                inside = (ring[:, 0] >= part.left()) & (ring[:, 0] <= part.right())
                inside &= (ring[:, 1] >= part.top()) & (ring[:, 1] <= part.bottom())
                if inside.any():
                    return True
            if self.contains(number, rect.center(), view):
                return True
        return False


def _box(rings: list[Ring]) -> tuple[float, float, float, float]:
    every = np.concatenate(rings)
    left, top = every.min(axis=0)
    right, bottom = every.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _surrounds(ring: Ring, x: float, y: float) -> int:
    """Whether a ring surrounds a point: a line to the east crosses it an odd number of times."""
    after = np.roll(ring, -1, axis=0)
    crosses = (ring[:, 1] <= y) != (after[:, 1] <= y)
    a, b = ring[crosses], after[crosses]
    east = a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]) > x
    return int(np.count_nonzero(east)) % 2


def _polygon(ring: Ring, scale: float) -> QPolygonF:
    """Return a ring rounded to half a unit of that scale, without points that fall together."""
    rounded = np.round(ring * (2 * scale)) / 2
    kept = rounded[np.append((rounded[1:] != rounded[:-1]).any(axis=1), True)]
    polygon = QPolygonF()
    polygon.resize(len(kept))
    if len(kept):
        # Point by point from Python it takes thirty times as long.
        # The stubs know only one of the ways to make one.
        memory: Any = shiboken6.VoidPtr(polygon.data(), len(kept) * 16, True)  # type: ignore[call-arg, arg-type]
        np.frombuffer(memory, np.float64).reshape(-1, 2)[:] = kept
    return polygon
