"""Positions without streams, and streams: which of them are the same camera. Pure.

Public lists tell either where a city's cameras stand or how to see them, seldom both. Joined are a position and a
stream that are each other's nearest within a radius.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from math import cos, floor, hypot, radians

from feeds.data.readings import ListedCamera

AS_NEAR_M = 1.0
"""Distances that differ by less are the same: lists write positions to about a metre."""
MOST_AT_A_SPOT = 50
"""More cameras of one list within a metre stand at no real place, such as the middle of a district: none is joined."""
_DEGREE_M = 111_195.0
"""A degree of a great circle on a ball of 6,371,008.8 m."""
_FARTHEST_NORTH_DEG = 85.0

_CROWD = 8
_FINEST = 16
_Numbered = tuple[int, ListedCamera]
_Pair = tuple[int, int, float]


def joined(positions: Sequence[ListedCamera], streams: Sequence[ListedCamera], *, radius_m: float) -> list[int | None]:
    """Return for each of `positions` the number (in `streams`) of the same camera's stream, None where there is none.

    Two belong together where neither has a nearer one on the other side, within `radius_m`. Among those that are as
    near (`AS_NEAR_M`), the more similar names do, then the smaller ids: the order of the lists does not matter. A
    stream is given once. Nothing is joined over the 180th meridian or near the poles.
    """
    found: list[int | None] = [None] * len(positions)
    free = set(range(len(streams)))
    for place, stream in _best_first(positions, streams, _mutual(_real(positions), _real(streams), radius_m)):
        if found[place] is None and stream in free:
            found[place] = stream
            free.remove(stream)
    return found


def distance_m(one: ListedCamera, other: ListedCamera) -> float:
    """Return how far apart two cameras stand that are near each other (equirectangular, below 0.1 % at a kilometre)."""
    middle = radians((one.latitude_deg + other.latitude_deg) / 2)
    north_deg = one.latitude_deg - other.latitude_deg
    east_deg = (one.longitude_deg - other.longitude_deg) * cos(middle)
    return hypot(north_deg, east_deg) * _DEGREE_M


def _real(cameras: Sequence[ListedCamera]) -> list[_Numbered]:
    """Return the cameras that stand at a place of their own, with their numbers."""
    spots: defaultdict[tuple[float, float], list[_Numbered]] = defaultdict(list)
    for index, camera in enumerate(cameras):
        if abs(camera.latitude_deg) <= _FARTHEST_NORTH_DEG:
            spots[round(camera.latitude_deg, 5), round(camera.longitude_deg, 5)].append((index, camera))
    return [entry for spot in spots.values() if len(spot) <= MOST_AT_A_SPOT for entry in spot]


def _mutual(few: Sequence[_Numbered], others: Sequence[_Numbered], radius_m: float) -> list[_Pair]:
    """Return the pairs that are the nearest for both, or as near as those."""
    if not few or not others or radius_m <= 0:
        return []
    if len(few) > len(others):  # to look from each of the few is less work than from each of the many
        return [(one, other, away_m) for other, one, away_m in _mutual(others, few, radius_m)]
    of_others, of_few = _Grid(others, radius_m), _Grid(few, radius_m)
    by_number = dict(others)
    back_m: dict[int, float] = {}
    pairs = []
    for one, camera in few:
        for other, away_m in of_others.nearest(camera):
            if other not in back_m:
                back_m[other] = min(away_m for _, away_m in of_few.nearest(by_number[other]))
            if away_m < back_m[other] + AS_NEAR_M:
                pairs.append((one, other, away_m))
    return pairs


class _Grid:
    """Cameras in cells of equal size, as small as it takes to have few in each."""

    def __init__(self, cameras: Sequence[_Numbered], radius_m: float) -> None:
        self._radius_m = radius_m
        self._northmost_deg = max(abs(camera.latitude_deg) for _, camera in cameras)
        for parts in range(_FINEST.bit_length()):
            self._cell_m = radius_m / 2**parts
            # As wide as they are high where a degree of longitude is shortest: nowhere are they narrower.
            self._high_deg = self._cell_m / _DEGREE_M
            self._wide_deg = self._high_deg / cos(radians(self._northmost_deg))
            self._cells: defaultdict[tuple[int, int], list[_Numbered]] = defaultdict(list)
            for number, camera in cameras:
                self._cells[self._cell(camera)].append((number, camera))
            if sum(len(cell) ** 2 for cell in self._cells.values()) <= _CROWD * len(cameras):
                break

    def nearest(self, camera: ListedCamera) -> list[tuple[int, float]]:
        """Return the nearest within the radius, and those as near, with their distances in metres."""
        limit_m, ring = self._radius_m, 0
        found: list[tuple[int, float]] = []
        row, column = self._cell(camera)
        while (ring - 1) * self._cell_m <= limit_m:
            for up, right in _ring(ring):
                for number, other in self._cells.get((row + up, column + right), ()):
                    away_m = distance_m(camera, other)
                    if away_m <= limit_m:
                        found.append((number, away_m))
                        limit_m = min(limit_m, away_m + AS_NEAR_M)
            ring += 1
        nearest_m = min((away_m for _, away_m in found), default=0.0)
        return [(number, away_m) for number, away_m in found if away_m < nearest_m + AS_NEAR_M]

    def _cell(self, camera: ListedCamera) -> tuple[int, int]:
        return floor(camera.latitude_deg / self._high_deg), floor(camera.longitude_deg / self._wide_deg)


@cache
def _ring(ring: int) -> tuple[tuple[int, int], ...]:
    """Return the cells that are `ring` steps away from one, up and to the right of it."""
    steps = range(-ring, ring + 1)
    return tuple((up, right) for up in steps for right in steps if max(abs(up), abs(right)) == ring)


def _best_first(
    positions: Sequence[ListedCamera], streams: Sequence[ListedCamera], pairs: Sequence[_Pair]
) -> list[tuple[int, int]]:
    """Return the pairs in the order in which they are given: of those that compete, the most similar names first."""
    of_place, of_stream = Counter(place for place, _, _ in pairs), Counter(stream for _, stream, _ in pairs)

    def order(pair: _Pair) -> tuple[float, float, str, str]:
        place, stream, away_m = pair
        position, sight = positions[place], streams[stream]
        alike = _similarity(position, sight) if of_place[place] > 1 or of_stream[stream] > 1 else 0.0
        return -alike, away_m, position.id, sight.id

    return [(place, stream) for place, stream, _ in sorted(pairs, key=order)]


def _similarity(one: ListedCamera, other: ListedCamera) -> float:
    """Return how alike two names are, 0 to 1; the same whichever comes first."""
    first, second = sorted((one.name, other.name))
    return round(SequenceMatcher(None, first, second, autojunk=False).ratio(), 3)
