"""The number of a tile in a square: in the tile's strip and, where its camera stands, on a map."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.theme import Face

_STROKE = 0.085
_SPACE = 0.36


def square_px(face: Face, number: int | None, height_px: float) -> float:
    """Return how wide the square of a number is: as wide as high where the number has room in it."""
    text = "" if number is None else str(number)
    return max(height_px, face.width(text) + height_px * _SPACE)


def draw_square(
    painter: QPainter,
    face: Face,
    number: int | None,
    at: QPointF,
    *,
    height_px: float,
    ink: QColor,
    ground: QColor | None = None,
) -> QRectF:
    """Draw a number in a square whose middle is there, and return it; None: a dot, for what has no number."""
    width = square_px(face, number, height_px)
    box = QRectF(round(at.x() - width / 2), round(at.y() - height_px / 2), round(width), round(height_px))
    painter.setPen(QPen(ink, max(1, round(height_px * _STROKE)), Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else ground)
    painter.drawRect(box)
    if number is None:
        painter.drawEllipse(box.center(), height_px * 0.2, height_px * 0.2)
        return box
    text = str(number)
    left = box.center().x() - face.width(text) / 2
    face.draw(painter, left, face.centred(box.top(), box.height()), text, ink)
    return box
