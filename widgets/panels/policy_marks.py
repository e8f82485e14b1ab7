"""The marks on a policy band: the hatch of what is missing, the arrow of what goes on, the diamond of a milestone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from widgets.theme import Look


def draw_hatch(painter: QPainter, look: Look, rect: QRectF) -> None:
    """Hatch a part of a bar, with lines that rise to the right."""
    step, width = max(4.0, 6 * look.sizes.u), max(1.0, 1.6 * look.sizes.u)
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(look.colours.i3, width))
    at = rect.left() - rect.height()
    lines = []
    while at < rect.right():
        lines += [QPointF(at, rect.bottom()), QPointF(at + rect.height(), rect.top())]
        at += step * 1.4142
    painter.drawLines(lines)
    painter.restore()


def draw_arrow(painter: QPainter, at: float, middle: float, height: float, towards: int, ink: QColor) -> None:
    """Draw the end of a bar that goes on. `towards`: -1 to the left, 1 to the right."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    tip = QPointF(at + towards * height * 0.45, middle)
    painter.drawPolygon(QPolygonF([QPointF(at, middle - height / 2), tip, QPointF(at, middle + height / 2)]))


def draw_diamond(painter: QPainter, look: Look, at: float, middle: float, radius: float, *, is_reached: bool) -> None:
    """Draw a milestone: filled where it is reached."""
    painter.setPen(QPen(look.colours.s1 if is_reached else look.colours.i2, max(1.0, 1.6 * look.sizes.u)))
    painter.setBrush(look.colours.i1 if is_reached else look.colours.s1)
    corners = [(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)]
    painter.drawPolygon(QPolygonF([QPointF(at + x, middle + y) for x, y in corners]))
