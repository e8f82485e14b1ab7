"""Small pictures of things that are seen again and again: painted once, then laid on the frame."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
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


Sprites = dict[tuple[object, ...], Sprite]
"""The sprites of one camera, by what they show and how it is seen."""
