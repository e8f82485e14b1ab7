"""Which cameras stand nearest to a place."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from layouts.cameras import Camera

_EARTH_M = 6_371_000.0


class Near(NamedTuple):
    """A camera and how far away it is."""

    camera: Camera
    distance_m: float


def nearest(
    cameras: Iterable[Camera],
    *,
    latitude_deg: float,
    longitude_deg: float,
    count: int,
    within_m: float = math.inf,
) -> list[Near]:
    """Return up to `count` cameras with a position, the nearest first; at the same distance by id."""
    found = []
    for camera in cameras:
        if camera.lat is not None and camera.lon is not None:
            distance_m = distance(latitude_deg, longitude_deg, camera.lat, camera.lon)
            if distance_m <= within_m:
                found.append(Near(camera, distance_m))
    return sorted(found, key=lambda near: (near.distance_m, near.camera.id))[:count]


def distance(latitude_deg: float, longitude_deg: float, other_latitude_deg: float, other_longitude_deg: float) -> float:
    """Return metres between two places, on a sphere (haversine)."""
    one, other = math.radians(latitude_deg), math.radians(other_latitude_deg)
    across = math.radians(other_longitude_deg - longitude_deg)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(min(1.0, half)))
