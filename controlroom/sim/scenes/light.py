"""Light that is added to a picture: lamps, headlights, their glow in the air and on wet ground."""

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from controlroom.sim.scenes.colour import Rgb, rgb

WARM = rgb("ffcf8a")
SODIUM = rgb("ffb457")
WHITE = rgb("eef4ff")
HEADLIGHT = rgb("fff3d8")
TAIL = rgb("ff3b2a")
RED = rgb("ff4433")
AMBER = rgb("ffb02e")
GREEN = rgb("3dffa0")

_HALO_PX = 96
_STREAK_PX = (24, 128)


def halo(painter: QPainter, x_px: float, y_px: float, radius_px: float, colour: Rgb, strength: float = 1.0) -> None:
    """Add a round glow to the picture; `strength` 0 to about 2, `radius_px` where it has faded to nothing."""
    if radius_px < 0.6 or radius_px > 400 or strength <= 0.02:
        return
    sprite = _halo(_shade(colour), _step(strength))
    _add(painter, sprite, QRectF(x_px - radius_px, y_px - radius_px, 2 * radius_px, 2 * radius_px))


def oval(
    painter: QPainter, x_px: float, y_px: float, half_px: tuple[float, float], colour: Rgb, strength: float = 1.0
) -> None:
    """Add a glow that is `half_px` wide and high from its middle: a pool of light on the ground."""
    sprite = _halo(_shade(colour), _step(strength))
    _add(painter, sprite, QRectF(x_px - half_px[0], y_px - half_px[1], 2 * half_px[0], 2 * half_px[1]))


def streak(
    painter: QPainter, x_px: float, y_px: float, width_px: float, height_px: float, colour: Rgb, strength: float
) -> None:
    """Add the long reflection that a light has in wet asphalt, hanging down from (`x_px`, `y_px`)."""
    if width_px < 0.5 or strength <= 0.02:
        return
    sprite = _streak(_shade(colour), _step(strength))
    _add(painter, sprite, QRectF(x_px - width_px / 2, y_px, width_px, height_px))


def dark_spot(painter: QPainter, x_px: float, y_px: float, half_px: tuple[float, float], alpha: float) -> None:
    """Darken a soft oval: the shadow under something that stands on the ground."""
    painter.drawImage(
        QRectF(x_px - half_px[0], y_px - half_px[1], 2 * half_px[0], 2 * half_px[1]), _shadow(_step(alpha))
    )


def _add(painter: QPainter, sprite: QImage, target: QRectF) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.drawImage(target, sprite)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _shade(colour: Rgb) -> tuple[int, int, int]:
    return int(colour[0]), int(colour[1]), int(colour[2])


def _step(strength: float) -> int:
    return max(1, round(strength * 24))


def _image(levels: "np.ndarray[tuple[int, int], np.dtype[np.float32]]", colour: tuple[int, int, int]) -> QImage:
    height, width = levels.shape
    out = np.zeros((height, width, 4), np.uint8)
    for channel, value in enumerate((colour[2], colour[1], colour[0])):
        out[:, :, channel] = np.clip(levels * value, 0, 255)
    out[:, :, 3] = out[:, :, :3].max(axis=2)
    return QImage(out.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


@lru_cache(maxsize=512)
def _halo(colour: tuple[int, int, int], strength: int) -> QImage:
    place = (np.arange(_HALO_PX, dtype=np.float32) + 0.5) / _HALO_PX * 2 - 1
    radius = np.sqrt(place[None, :] ** 2 + place[:, None] ** 2)
    level = np.exp(-((radius / 0.16) ** 2)) * 0.9 + 0.42 * np.clip(1 - radius, 0, 1) ** 2.4
    return _image((level * strength / 24).astype(np.float32), colour)


@lru_cache(maxsize=256)
def _streak(colour: tuple[int, int, int], strength: int) -> QImage:
    width, height = _STREAK_PX
    across = np.exp(-((((np.arange(width) + 0.5) / width * 2 - 1) / 0.42) ** 2))
    down = (np.arange(height) + 0.5) / height
    ripple = 0.75 + 0.25 * np.sin(down * 41) * np.sin(down * 17 + 1)
    fall = np.minimum(1, down * 10) * (1 - down) ** 1.7 * ripple
    return _image((fall[:, None] * across[None, :] * strength / 24).astype(np.float32), colour)


@lru_cache(maxsize=64)
def _shadow(strength: int) -> QImage:
    size = 64
    place = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    radius = np.sqrt(place[None, :] ** 2 + place[:, None] ** 2)
    out = np.zeros((size, size, 4), np.uint8)
    level = np.clip((1 - radius) * 1.9, 0, 1)
    out[:, :, 3] = np.clip(level * level * (3 - 2 * level) * strength / 24 * 255, 0, 255)
    return QImage(out.data, size, size, size * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def flicker(t_s: float, loop_s: float, cycles: int, phase: float) -> float:
    """Return 0 to 1, swinging `cycles` whole times in a loop."""
    return 0.5 + 0.5 * math.sin(2 * math.pi * (cycles * t_s / loop_s + phase))
