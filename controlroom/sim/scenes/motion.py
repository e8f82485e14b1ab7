"""Motion that repeats without a seam: whatever moves starts again in every loop, and is out of sight when it does.

A `Trip` begins once in every loop of `loop_s` seconds and may last longer than a loop: then several of it are on their
way at the same time, each a loop behind the other, and the picture at the end of a loop is the one at its beginning.
"""

import math
import random
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

LOOP_S = 12.0

Pose = tuple[float, float, float, float]
"""World x, y, z in metres and the heading in radians (0 looks along z, positive turns right)."""


class Path:
    """A way through the world: corners that are rounded by sampling them densely enough; measured in metres."""

    def __init__(self, points: Sequence[tuple[float, float, float]]) -> None:
        self._points = list(points)
        self._at = [0.0]
        for a, b in zip(self._points, self._points[1:], strict=False):
            self._at.append(self._at[-1] + math.dist(a, b))

    @property
    def length_m(self) -> float:
        """Metres from the first to the last point."""
        return self._at[-1]

    def pose(self, s_m: float) -> Pose:
        """Return where one is after `s_m` metres and where one looks."""
        k = min(max(bisect_right(self._at, s_m) - 1, 0), len(self._points) - 2)
        a, b = self._points[k], self._points[k + 1]
        span = self._at[k + 1] - self._at[k] or 1.0
        share = (s_m - self._at[k]) / span
        return (
            a[0] + (b[0] - a[0]) * share,
            a[1] + (b[1] - a[1]) * share,
            a[2] + (b[2] - a[2]) * share,
            math.atan2(b[0] - a[0], b[2] - a[2]),
        )


def straight(x0: float, z0: float, x1: float, z1: float, y: float = 0.0) -> Path:
    """Return a straight path over level ground."""
    return Path([(x0, y, z0), (x1, y, z1)])


def along_curve(
    curve: Callable[[float], float],
    z_from: float,
    z_to: float,
    *,
    x: float = 0.0,
    y: Callable[[float], float] | None = None,
    step_m: float = 2.0,
) -> Path:
    """Return a path that follows the road whose middle lies at `curve`(z), `x` metres beside it."""
    count = max(2, int(abs(z_to - z_from) / step_m))
    zs = [z_from + (z_to - z_from) * k / count for k in range(count + 1)]
    return Path([(curve(z) + x, y(z) if y else 0.0, z) for z in zs])


def rounded(corners: Sequence[tuple[float, float]], radius_m: float = 5.0, y: float = 0.0) -> Path:
    """Return a path through (x, z) corners with round bends."""
    points: list[tuple[float, float, float]] = [(corners[0][0], y, corners[0][1])]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into = min(radius_m, math.dist(before, corner) / 2)
        out = min(radius_m, math.dist(corner, after) / 2)
        a = _between(corner, before, into)
        b = _between(corner, after, out)
        for k in range(9):
            t = k / 8
            x = (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * corner[0] + t * t * b[0]
            z = (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * corner[1] + t * t * b[1]
            points.append((x, y, z))
    points.append((corners[-1][0], y, corners[-1][1]))
    return Path(points)


def _between(a: tuple[float, float], b: tuple[float, float], metres: float) -> tuple[float, float]:
    share = metres / (math.dist(a, b) or 1.0)
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


@dataclass(frozen=True, slots=True)
class Trip:
    """Something that follows `path`; `metres` tells how far it has come at an age in seconds.

    It brakes, or stands, between the two ages `brakes_s`.
    """

    path: Path
    start_s: float
    duration_s: float
    metres: Callable[[float], float]
    brakes_s: tuple[float, float] = (0.0, 0.0)

    def poses(self, t_s: float, loop_s: float = LOOP_S) -> Iterator[tuple[float, Pose]]:
        """Yield the age in seconds and the pose of every one that is on its way at `t_s`."""
        age = (t_s - self.start_s) % loop_s
        while age < self.duration_s:
            yield age, self.path.pose(self.metres(age))
            age += loop_s


def steady(path: Path, speed_mps: float, start_s: float) -> Trip:
    """Return a trip at one speed."""
    return Trip(path, start_s, path.length_m / speed_mps, lambda age: age * speed_mps)


def stopping(
    path: Path, speed_mps: float, *, stop_m: float, stop_s: float, go_s: float, brake: float = 2.6, pull: float = 1.9
) -> Trip:
    """Return a trip that stands at `stop_m` from `stop_s` (a time of the loop) to `go_s` and then drives on.

    `go_s` must not be before `stop_s`. `brake`, `pull`: m/s² of slowing down and of speeding up.
    """
    brake_m = min(stop_m, speed_mps**2 / (2 * brake))
    brake_s = speed_mps / brake if brake_m < stop_m else math.sqrt(2 * brake_m / brake)
    cruise_s = (stop_m - brake_m) / speed_mps
    wait_end_s = cruise_s + brake_s + (go_s - stop_s)
    pull_s = speed_mps / pull
    pull_m = speed_mps**2 / (2 * pull)
    end_s = wait_end_s + pull_s + max(0.0, path.length_m - stop_m - pull_m) / speed_mps

    def metres(age: float) -> float:
        if age < cruise_s:
            return age * speed_mps
        if age < cruise_s + brake_s:
            left = 1 - (age - cruise_s) / brake_s
            return stop_m - brake_m * left * left
        if age < wait_end_s:
            return stop_m
        since = age - wait_end_s
        if since < pull_s:
            return stop_m + pull * since * since / 2
        return stop_m + pull_m + (since - pull_s) * speed_mps

    return Trip(path, stop_s - cruise_s - brake_s, end_s, metres, (cruise_s, wait_end_s))


def spread(rnd: random.Random, room_m: float, least_m: float, most_m: float) -> list[float]:
    """Return places on a ring of `room_m` metres with gaps of `least_m` to `most_m`, never less."""
    places: list[float] = []
    at = rnd.uniform(0, least_m / 2)
    first = at
    while at + least_m <= room_m + first:
        places.append(at % room_m)
        at += rnd.uniform(least_m, most_m)
    return places
