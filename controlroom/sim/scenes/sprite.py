"""Small pictures of things that are seen again and again: painted once, then laid on the frame."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter


@dataclass(frozen=True, slots=True)
class Sprite:
    """A piece of picture; (`x_px`, `y_px`) of it is where the thing stands."""

    image: QImage
    x_px: float
    y_px: float

    def lay(self, painter: QPainter, x_px: float, y_px: float, size: float) -> None:
        """Paint it where the thing stands in the picture, `size` times as large as it is."""
        painter.drawImage(
            QRectF(
                x_px - self.x_px * size,
                y_px - self.y_px * size,
                self.image.width() * size,
                self.image.height() * size,
            ),
            self.image,
        )


def trimmed(image: QImage, x_px: float, y_px: float) -> Sprite:
    """Return a sprite of `image` without its transparent surroundings: laying it costs what it covers."""
    height, width = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, width)
    columns, rows = np.flatnonzero(pixels.any(axis=0)), np.flatnonzero(pixels.any(axis=1))
    if not len(rows):
        return Sprite(image.copy(0, 0, 1, 1), x_px, y_px)
    # A transparent pixel stays on each side, so that scaled edges are as soft as before.
    left, top = max(0, int(columns[0]) - 1), max(0, int(rows[0]) - 1)
    right, bottom = min(width, int(columns[-1]) + 2), min(height, int(rows[-1]) + 2)
    return Sprite(image.copy(QRect(left, top, right - left, bottom - top)), x_px - left, y_px - top)


Sprites = dict[tuple[object, ...], Sprite]
"""The sprites of one camera, by what they show and how it is seen."""
