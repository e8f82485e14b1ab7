"""Positions in Korea: points of its grid of metres (EPSG:5181), and degrees that were written the wrong way round."""

from math import isfinite

from resources.mercator import KOREAN_GRIDS, GridPoint, Position

GRS80_TM = KOREAN_GRIDS[5181]
"""EPSG:5181, "grs80tm" in Seoul's fields."""


def in_korea(position: Position) -> bool:
    """Whether a place lies in the box around South Korea and its islands."""
    return 32.5 <= position.latitude_deg <= 39.0 and 124.0 <= position.longitude_deg <= 132.0


def korean_position(*, latitude_deg: float, longitude_deg: float) -> Position:
    """Return the place, turned round where latitude and longitude were swapped, as safeOpenCCTV's names have them.

    Raises ValueError for a place outside Korea either way.
    """
    for position in (Position(latitude_deg, longitude_deg), Position(longitude_deg, latitude_deg)):
        if in_korea(position):
            return position
    raise ValueError(f"not a position in Korea: latitude {latitude_deg}, longitude {longitude_deg}")


def grid_position(*, easting_m: float, northing_m: float) -> Position:
    """Return the place of a point in EPSG:5181.

    Raises ValueError for a point outside Korea, for 0, 0, which is how services write that they know none, and for
    degrees in place of metres: both would lie in the sea west of Jeju.
    """
    if isfinite(easting_m) and isfinite(northing_m) and max(abs(easting_m), abs(northing_m)) < 2e6:
        position = GRS80_TM.position(GridPoint(easting_m, northing_m))
        if in_korea(position) and max(abs(easting_m), abs(northing_m)) > 360:
            return position
    raise ValueError(f"not a point in Korea: easting {easting_m}, northing {northing_m}")
