"""A camera's picture: a backdrop that is painted once and what moves in front of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import HEIGHT_PX, WIDTH_PX, Camera
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.post import finish
from controlroom.sim.scenes.sprite import Sprites
from controlroom.sim.scenes.stage import Draw, Stage, Thing, far_to_near
from controlroom.sim.scenes.weather import Rain, Snow

FPS = 15


class Actor(Protocol):
    """Something that is painted anew in every frame, in the order of its depth."""

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield (depth in metres, drawing) for what is to be seen at `t_s`."""


Overlay = Callable[[Stage, float], None]
"""Paints something over the whole frame at a time in seconds."""


@dataclass(frozen=True, slots=True)
class Effect:
    """An actor at a fixed depth that is a function of time."""

    depth_m: float
    paint: Callable[[Stage, float], None]

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield the effect."""
        yield self.depth_m, lambda stage: self.paint(stage, t_s)


@dataclass(frozen=True, slots=True)
class Cutout:
    """A still thing that hides what moves behind it: a piece of picture with a depth."""

    depth_m: float
    image: QImage
    x_px: int
    y_px: int

    def items(self, stage: Stage, t_s: float) -> Iterator[Thing]:
        """Yield the piece."""
        yield self.depth_m, lambda s: s.painter.drawImage(self.x_px, self.y_px, self.image)


@dataclass(frozen=True, slots=True)
class Screen:
    """A still thing to be cut out: its depth, the part of the picture it covers, how it is painted."""

    depth_m: float
    area: QRect
    draw: Draw


@dataclass(slots=True)
class Picture:
    """All of a camera's picture. `backdrop` paints what stands still; `screens` stand still in front of actors.

    `under` runs before the actors of a frame (water, screens on walls), then come the still things of `front` that it
    has painted over, far ones first, then the actors, then `over`.
    """

    camera: Camera
    air: Air
    seed: int
    backdrop: Callable[[Stage], None]
    actors: Sequence[Actor] = ()
    screens: Sequence[Screen] = ()
    under: Sequence[Overlay] = ()
    front: Sequence[Thing] = ()
    over: Sequence[Overlay] = ()
    vignette: float = 0.22


class Reel:
    """Paints the frames of a picture. The image that `frame` returns is painted over by the next call."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        stage = Stage(picture.camera, picture.air, picture.seed)
        picture.backdrop(stage)
        finish(stage, vignette=picture.vignette)
        self._backdrop = stage.done()
        self._actors: list[Actor] = [*picture.actors, *(_cut(picture, screen) for screen in picture.screens)]
        self._front = _layer(picture, picture.front) if picture.front else None
        self._over: Sequence[Overlay] = [*picture.over, *_weather(picture)]
        self._sprites: Sprites = {}
        self._frame = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)

    def frame(self, t_s: float) -> QImage:
        """Paint the picture at a time of its loop, in seconds."""
        picture = self._picture
        t_s %= LOOP_S
        stage = Stage(picture.camera, picture.air, picture.seed, image=self._frame, sprites=self._sprites)
        painter = stage.painter
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, self._backdrop)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for paint in picture.under:
            paint(stage, t_s)
        if self._front is not None:
            painter.drawImage(0, 0, self._front)
        items = [item for actor in self._actors for item in actor.items(stage, t_s)]
        items.sort(key=lambda item: -item[0])
        for _, draw in items:
            draw(stage)
        for paint in self._over:
            paint(stage, t_s)
        return stage.done()


def _weather(picture: Picture) -> list[Overlay]:
    out: list[Overlay] = []
    if picture.air.rain:
        out.append(Rain(picture.air, picture.seed + 1, picture.camera.horizon_px).paint)
    if picture.air.snow:
        out.append(Snow(picture.seed + 1, picture.air.snow).paint)
    return out


def _layer(picture: Picture, things: Sequence[Thing]) -> QImage:
    """Return `things` on a transparent picture."""
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    stage = Stage(picture.camera, picture.air, picture.seed, image=image)
    far_to_near(stage, things)
    return stage.done()


def _cut(picture: Picture, screen: Screen) -> Cutout:
    area = screen.area.intersected(QRect(0, 0, WIDTH_PX, HEIGHT_PX))
    return Cutout(screen.depth_m, _layer(picture, [(screen.depth_m, screen.draw)]).copy(area), area.x(), area.y())
