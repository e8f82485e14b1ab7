"""Meshes: small bodies of flat faces."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from controlroom.sim.scenes.camera import Point
from controlroom.sim.scenes.colour import Rgb, rgb

TYRE = rgb("141517")
CABIN: Rgb = (30, 38, 45)
"""The colour that windows of a cabin are made of, by identity: they shine at night."""


@dataclass(frozen=True)
class Mesh:
    """Flat faces in painting order, each seen from one side only.

    `points` (faces, corners, 3): corners of every face, the last one repeated to fill up. `counts`: corners of each.
    `normals` (faces, 3). `colours` (faces, 3). `shining`: which faces are lamps and not lit from outside.
    `glossy`: how much each mirrors the sky. `inside`: which are windows of a cabin that is lit at
    night. `front`, `rear`: where the lamps are. `length_m`, `width_m`, `height_m`: of the whole.
    """

    points: NDArray[np.float64]
    counts: tuple[int, ...]
    normals: NDArray[np.float64]
    colours: NDArray[np.float64]
    shining: NDArray[np.bool_]
    glossy: NDArray[np.float64]
    detail: NDArray[np.int64]
    inside: NDArray[np.bool_]
    front: tuple[Point, ...]
    rear: tuple[Point, ...]
    length_m: float
    width_m: float
    height_m: float


class MeshBuilder:
    """Collects faces in painting order."""

    def __init__(self) -> None:
        self.faces: list[tuple[list[Point], Rgb, bool, float, int]] = []
        self.normals: list[Point] = []

    def face(
        self,
        points: list[Point],
        colour: Rgb,
        out: Point,
        *,
        shining: bool = False,
        gloss: float = 0.0,
        detail: int = 0,
    ) -> None:
        """Add a face that is seen from the side that `out` points to; `detail` 1 and 2 are left out far away."""
        self.faces.append((points, colour, shining, gloss, detail))
        length = sum(c * c for c in out) ** 0.5
        self.normals.append((out[0] / length, out[1] / length, out[2] / length))

    def side(
        self, x: float, profile: list[tuple[float, float]], colour: Rgb, *, gloss: float = 0.0, detail: int = 0
    ) -> None:
        """Add the same flat shape (z, y) to the right and the left side at ±x."""
        for sign in (1, -1):
            self.face([(sign * x, y, z) for z, y in profile], colour, (sign, 0, 0), gloss=gloss, detail=detail)

    def leaning_side(
        self,
        low_x: float,
        high_x: float,
        profile: list[tuple[float, float, bool]],
        colour: Rgb,
        *,
        gloss: float = 0.0,
        detail: int = 0,
    ) -> None:
        """Like `side`, leaning inwards: corners marked high lie at `high_x`."""
        for sign in (1, -1):
            points = [(sign * (high_x if high else low_x), y, z) for z, y, high in profile]
            self.face(points, colour, (sign, 0.25, 0), gloss=gloss, detail=detail)

    def across(
        self,
        a: tuple[float, float, float],
        b: tuple[float, float, float],
        colour: Rgb,
        out: Point,
        *,
        gloss: float = 0.0,
        shining: bool = False,
        detail: int = 0,
    ) -> None:
        """Add a panel over the whole width between two edges (z, y, half width)."""
        self.face(
            [(-a[2], a[1], a[0]), (a[2], a[1], a[0]), (b[2], b[1], b[0]), (-b[2], b[1], b[0])],
            colour,
            out,
            gloss=gloss,
            shining=shining,
            detail=detail,
        )

    def wheels(self, x: float, places: tuple[float, ...], radius: float) -> None:
        """Add a wheel on both sides at each of the places along the vehicle."""
        ring = [
            (0.0, 1.0),
            (0.71, 0.71),
            (1.0, 0.0),
            (0.71, -0.71),
            (0.0, -1.0),
            (-0.71, -0.71),
            (-1.0, 0.0),
            (-0.71, 0.71),
        ]
        for z in places:
            self.side(x, [(z + a * radius, radius + b * radius) for a, b in ring], TYRE)
            self.side(
                x + 0.005,
                [(z + a * radius * 0.55, radius + b * radius * 0.55) for a, b in ring],
                rgb("84898e"),
                detail=1,
            )

    def mesh(self, front: tuple[Point, ...], rear: tuple[Point, ...], size: tuple[float, float, float]) -> Mesh:
        """Return what was built; `front` and `rear` are its lamps, `size` its length, width and height."""
        most = max(len(points) for points, *_ in self.faces)
        points = np.array([p + [p[-1]] * (most - len(p)) for p, *_ in self.faces])
        return Mesh(
            points,
            tuple(len(p) for p, *_ in self.faces),
            np.array(self.normals),
            np.array([c for _, c, *_ in self.faces], np.float64),
            np.array([s for _, _, s, *_ in self.faces]),
            np.array([g for _, _, _, g, _ in self.faces]),
            np.array([d for *_, d in self.faces]),
            np.array([c is CABIN for _, c, *_ in self.faces]),
            front,
            rear,
            *size,
        )
