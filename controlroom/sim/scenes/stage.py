"""The surface a scene is painted on: a picture, the camera it is seen with and the air in between."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import NEAR_M, Camera, Point
from controlroom.sim.scenes.colour import Rgb, qcolor
from controlroom.sim.scenes.sprite import Sprites

Pixels = NDArray[np.uint8]
Draw = Callable[["Stage"], None]
Thing = tuple[float, Draw]
"""Something that is painted: its depth in metres and how."""


class Stage:
    """A picture being painted.

    Painting calls take world metres. `random` and `noise` decide every free choice, so that a seed always
    gives the same picture. `sprites` keeps what is painted once for many frames.
    """

    def __init__(
        self, camera: Camera, air: Air, seed: int, *, image: QImage | None = None, sprites: Sprites | None = None
    ) -> None:
        self.camera = camera
        self.air = air
        self._seed = seed
        self.image = image or QImage(camera.width_px, camera.height_px, QImage.Format.Format_RGB32)
        if image is None:
            self.image.fill(qcolor(air.fog))
        self.sprites: Sprites = {} if sprites is None else sprites
        self._painter: QPainter | None = None

    @cached_property
    def random(self) -> random.Random:
        """Free choices of this picture."""
        return random.Random(self._seed)

    @cached_property
    def noise(self) -> np.random.Generator:
        """Fields of free choices of this picture."""
        return np.random.default_rng(self._seed)

    @property
    def painter(self) -> QPainter:
        """The painter on the picture, without a pen, smooth edges on."""
        if self._painter is None:
            self._painter = QPainter(self.image)
            self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.setPen(Qt.PenStyle.NoPen)
        return self._painter

    def done(self) -> QImage:
        """End painting and return the picture."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        return self.image

    def pixels(self) -> Pixels:
        """Return the picture itself as an array (rows, columns, blue green red unused); changes show at once."""
        self.done()
        return np.frombuffer(self.image.bits(), np.uint8).reshape(self.image.height(), self.image.width(), 4)

    def distance(self, x: float, y: float, z: float) -> float:
        """Return metres from the camera to a point."""
        eye = self.camera.eye_m
        return math.sqrt((x - eye[0]) ** 2 + (y - eye[1]) ** 2 + (z - eye[2]) ** 2)

    def poly(self, points: Sequence[Point], colour: Rgb, alpha: float = 1.0) -> None:
        """Fill a flat polygon with exactly `colour`; parts behind the camera are cut off."""
        outline = self.outline(points)
        if outline is not None:
            self.painter.setBrush(qcolor(colour, alpha))
            self.painter.drawPolygon(outline)

    def outline(self, points: Sequence[Point]) -> QPolygonF | None:
        """Return the picture of a polygon, cut at the near plane; None when all of it is behind."""
        rows = self.camera.rows
        homogeneous = [tuple(a * x + b * y + c * z + d for a, b, c, d in rows) for x, y, z in points]
        out = cut(homogeneous)
        return QPolygonF(out) if len(out) > 2 else None

    def face(self, points: Sequence[Point], albedo: Rgb, normal: Point, alpha: float = 1.0) -> None:
        """Fill a flat polygon of a material, lit and seen through the air."""
        x, y, z = (sum(axis) / len(points) for axis in zip(*points, strict=True))
        air = self.air
        self.poly(points, air.seen(albedo, normal, self.distance(x, y, z)), alpha)

    def box(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        albedo: Rgb,
        top: Rgb | None = None,
    ) -> None:
        """Paint a box with its edges along the axes; only the faces that the camera sees."""
        (x0, x1), (y0, y1), (z0, z1) = x, y, z
        eye = self.camera.eye_m
        if eye[2] > z1:
            self.face([(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)], albedo, (0, 0, 1))
        if eye[0] < x0:
            self.face([(x0, y0, z0), (x0, y1, z0), (x0, y1, z1), (x0, y0, z1)], albedo, (-1, 0, 0))
        if eye[0] > x1:
            self.face([(x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)], albedo, (1, 0, 0))
        if eye[2] < z0:
            self.face([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], albedo, (0, 0, -1))
        if eye[1] > y1:
            self.face([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], top or albedo, (0, 1, 0))
        if eye[1] < y0:
            self.face([(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)], albedo, (0, -1, 0))

    @contextmanager
    def plane(self, origin: Point, across: Point, along: Point) -> Iterator[QPainter]:
        """Paint on a plane in metres: (a, b) of the painter lands at origin + a across + b along."""
        painter = self.painter
        painter.save()
        painter.setTransform(self.camera.plane(origin, across, along))
        try:
            yield painter
        finally:
            painter.restore()

    @contextmanager
    def ground(self, y: float = 0.0) -> Iterator[QPainter]:
        """Paint on the ground: the painter's x is world x, its y is world z."""
        with self.plane((0, y, 0), (1, 0, 0), (0, 0, 1)) as painter:
            yield painter

    def glow(self, x: float, y: float, z: float, radius_m: float, colour: Rgb, strength: float = 1.0) -> None:
        """Add the glow of a lamp at a point."""
        px, py, scale = self.camera.pixel(x, y, z)
        if scale > 0:
            fade = math.exp(-self.distance(x, y, z) / (2.2 * self.air.fog_m))
            light.halo(self.painter, px, py, max(1.6, radius_m * scale), colour, strength * fade)

    def line(self, points: Sequence[Point], width_m: float, colour: Rgb, least_px: float = 0.6) -> None:
        """Draw a line through points, `width_m` thick in the world and at least `least_px` in the picture."""
        here = [self.camera.pixel(*point) for point in points]
        pen_painter = self.painter
        for a, b in pairwise(here):
            if a[2] > 0 and b[2] > 0:
                stroke(pen_painter, a[:2], b[:2], max(least_px, width_m * (a[2] + b[2]) / 2), colour)


def stroke(
    painter: QPainter,
    start: tuple[float, float],
    end: tuple[float, float],
    width_px: float,
    colour: Rgb,
    alpha: float = 1,
) -> None:
    """Draw a straight line in picture pixels as a filled strip with round enough ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * width_px / 2, dx / length * width_px / 2
    painter.setBrush(qcolor(colour, alpha))
    painter.drawConvexPolygon(
        [
            QPointF(start[0] + nx, start[1] + ny),
            QPointF(end[0] + nx, end[1] + ny),
            QPointF(end[0] - nx, end[1] - ny),
            QPointF(start[0] - nx, start[1] - ny),
        ]
    )


def strip(x0: float, x1: float, y0: float, y1: float) -> QRectF:
    """Return the rectangle between two x and two y of whatever plane is painted on."""
    return QRectF(x0, y0, x1 - x0, y1 - y0)


def cut(corners: Sequence[Sequence[float]]) -> list[QPointF]:
    """Return the picture of a polygon given in homogeneous pixels (x w, y w, w), cut off at the near plane."""
    out: list[QPointF] = []
    for i, here in enumerate(corners):
        there = corners[(i + 1) % len(corners)]
        if here[2] >= NEAR_M:
            out.append(QPointF(here[0] / here[2], here[1] / here[2]))
        if (here[2] >= NEAR_M) != (there[2] >= NEAR_M):
            share = (NEAR_M - here[2]) / (there[2] - here[2])
            x, y, w = (h + (t - h) * share for h, t in zip(here, there, strict=True))
            out.append(QPointF(x / w, y / w))
    return out


def turn_over(stage: Stage) -> None:
    """Put what lies above the horizon upside down below it: what still water shows of a very distant view."""
    pixels = stage.pixels()
    horizon = min(len(pixels), max(1, round(stage.camera.horizon_px)))
    below = len(pixels) - horizon
    row = np.clip(horizon - 1 - np.arange(below), 0, horizon - 1)
    pixels[horizon:] = pixels[row]


def far_to_near(stage: Stage, things: Sequence[Thing]) -> None:
    """Paint `things`, each with its depth in metres, so that near ones cover far ones."""
    for _, draw in sorted(things, key=lambda thing: -thing[0]):
        draw(stage)
