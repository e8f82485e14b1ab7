"""People: walkers, runners, children, cyclists, and those who wait."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from controlroom.sim.scenes.colour import rgb
from controlroom.sim.scenes.figure import Look, paint_cyclist, paint_person
from controlroom.sim.scenes.motion import LOOP_S, Pose, Trip
from controlroom.sim.scenes.stage import Stage, Thing

_COATS = tuple(
    rgb(code)
    for code in (
        "2b3036",
        "3a4350",
        "1f2226",
        "5a5f66",
        "8a8f94",
        "d9d6cf",
        "7a3f3a",
        "35506e",
        "4c5a44",
        "b9a382",
        "963b4c",
        "5b4a6b",
    )
)
_SUMMER = tuple(
    rgb(code)
    for code in ("e8e6e0", "f4f2ee", "6f9cc4", "d9776a", "3f5f86", "2b3036", "e7c873", "8fb39a", "c9c4d8", "1f2226")
)
_TROUSERS = tuple(rgb(code) for code in ("22262c", "2f3a4c", "4a4f57", "6c6558", "1a1c20", "3c4a63"))
_HAIR = tuple(rgb(code) for code in ("15130f", "1d1814", "2a211b", "4a3626", "8b8884"))
_SKIN = tuple(rgb(code) for code in ("e6b994", "dba988", "c99474"))
_UMBRELLAS = tuple(
    rgb(code)
    for code in ("1c1f24", "24303f", "e9c645", "c8453c", "3f6fb0", "dfe3e6", "4f8b6a", "e58aa0", "2b2540", "f0f0ee")
)
_CROWD = 20


def some_person(rnd: random.Random, *, rain: bool = False, summer: bool = False, child: bool = False) -> Look:
    """Return somebody, dressed for the weather."""
    return rnd.choice(_crowd(rain, summer, child))


@lru_cache
def _crowd(rain: bool, summer: bool, child: bool) -> tuple[Look, ...]:
    """Return all who may come along: few enough that what was painted of one serves again."""
    rnd = random.Random(7)
    return tuple(_somebody(rnd, rain, summer, child) for _ in range(_CROWD))


def _somebody(rnd: random.Random, rain: bool, summer: bool, child: bool) -> Look:
    bright = tuple(rgb(c) for c in ("f2c230", "e25b4a", "4f9ad6", "f4f2ee", "64b27a", "f29bb2"))
    satchels = (rgb("d8402f"), rgb("f0b21c"), rgb("2f7fc4"), rgb("e58aa0"))
    return Look(
        rnd.uniform(1.12, 1.32) if child else rnd.uniform(1.58, 1.82),
        rnd.choice(bright if child else _SUMMER if summer else _COATS),
        rnd.choice(_TROUSERS),
        rnd.choice(_HAIR[:3] if child else _HAIR),
        rnd.choice(_SKIN),
        rnd.choice(_UMBRELLAS) if rain and rnd.random() < 0.88 else None,
        rnd.choice(satchels) if child else rnd.choice(_COATS) if rnd.random() < 0.25 else None,
        (not summer) and rnd.random() < 0.35,
    )


@dataclass(frozen=True, slots=True)
class Walking:
    """A person on a trip; `stride` metres for two steps."""

    look: Look
    trip: Trip
    stride_m: float = 1.45
    lively: float = 1.0

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield depth and drawing of every one of it that is ahead."""
        for age, pose in self.trip.poses(t_s):
            depth = stage.camera.depth_m(*pose[:3])
            if depth > 1.5:
                metres = self.trip.metres(age)
                moving = self.trip.metres(age + 0.05) - metres > 0.01
                yield depth, _Figure(self.look, pose, metres / self.stride_m, self.lively if moving else 0.0)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person who waits, shifting from foot to foot."""

    look: Look
    pose: Pose
    phase: float

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield depth and drawing."""
        x, y, z, heading = self.pose
        sway = 0.045 * math.sin(2 * math.pi * (2 * t_s / LOOP_S + self.phase)) + 0.02 * math.sin(
            2 * math.pi * (5 * t_s / LOOP_S + 2 * self.phase)
        )
        turn = 0.5 * math.sin(2 * math.pi * (t_s / LOOP_S + self.phase * 3))
        depth = stage.camera.depth_m(x, y, z)
        if depth > 1.5:
            yield depth, _Figure(self.look, (x + sway, y, z, heading + turn), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Cycling:
    """A cyclist on a trip."""

    look: Look
    trip: Trip

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield depth and drawing of every one of it that is ahead."""
        for age, pose in self.trip.poses(t_s):
            depth = stage.camera.depth_m(*pose[:3])
            if depth > 1.5:
                yield depth, _Bicycle(self.look, pose, self.trip.metres(age) / 4.2)


@dataclass(frozen=True, slots=True)
class _Figure:
    look: Look
    pose: Pose
    steps: float
    lively: float

    def __call__(self, stage: Stage) -> None:
        paint_person(stage, self.look, self.pose, self.steps, self.lively)


@dataclass(frozen=True, slots=True)
class _Bicycle:
    look: Look
    pose: Pose
    turns: float

    def __call__(self, stage: Stage) -> None:
        paint_cyclist(stage, self.look, self.pose, self.turns)
