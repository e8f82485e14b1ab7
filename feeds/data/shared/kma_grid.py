"""The grid of 5 km on which the Korea Meteorological Administration forecasts.

Lambert's conformal conic on a sphere (Snyder, Map Projections: A Working Manual, USGS 1987, formulas 15-1 to 15-4),
with the constants of the administration's guide to its short-term forecast service (data.go.kr, data set 15084084).
"""

from math import cos, floor, log, pi, radians, sin, tan
from typing import NamedTuple

from resources.mercator import Position

EARTH_KM = 6371.00877
CELL_KM = 5.0
PARALLELS_DEG = (30.0, 60.0)
ORIGIN = Position(38.0, 126.0)
ORIGIN_CELL = (43, 136)

MOST_X, MOST_Y = 149, 253
"""Cells are counted from 1 to these."""


class Cell(NamedTuple):
    """A cell of the grid, counted from the south-west."""

    x: int
    y: int


def cell_of(position: Position) -> Cell:
    """Return the cell that a place lies in."""
    south, north = map(radians, PARALLELS_DEG)
    cone = log(cos(south) / cos(north)) / log(_half_tangent(north) / _half_tangent(south))
    scale = EARTH_KM / CELL_KM * cos(south) * _half_tangent(south) ** cone / cone
    origin_radius = scale / _half_tangent(radians(ORIGIN.latitude_deg)) ** cone
    radius = scale / _half_tangent(radians(position.latitude_deg)) ** cone
    turned = cone * radians(position.longitude_deg - ORIGIN.longitude_deg)
    x = radius * sin(turned) + ORIGIN_CELL[0]
    y = origin_radius - radius * cos(turned) + ORIGIN_CELL[1]
    return Cell(floor(x + 0.5), floor(y + 0.5))


def _half_tangent(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)
