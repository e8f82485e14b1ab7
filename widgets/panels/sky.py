"""What the sky looks like, as glyphs of painter paths: drawn for this project in a box of 24 units."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from widgets.theme import Colours

_BOX = 24.0
_WIDTH = 1.7
_RAYS = ((0, -1), (0.707, -0.707), (1, 0), (0.707, 0.707), (0, 1), (-0.707, 0.707), (-1, 0), (-0.707, -0.707))


class Sky(StrEnum):
    """What the weather is, in a word."""

    CLEAR = "clear"
    NIGHT = "night"
    CLOUD = "cloud"
    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    WIND = "wind"
    THUNDER = "thunder"


def draw_sky(painter: QPainter, sky: Sky, box: QRectF, colours: Colours) -> None:
    """Draw a glyph into a square box: the sky in ink, what falls out of it in the colour of data."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _BOX, box.height() / _BOX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sky_pen = QPen(colours.i1, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(sky_pen)
    painter.drawPath(_above(sky))
    painter.setPen(QPen(colours.data, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPath(_below(sky))
    painter.restore()


def _above(sky: Sky) -> QPainterPath:
    match sky:
        case Sky.CLEAR:
            path = QPainterPath()
            path.addEllipse(QPointF(12, 12), 4.6, 4.6)
            for x, y in _RAYS:
                path.moveTo(12 + 7.4 * x, 12 + 7.4 * y)
                path.lineTo(12 + 10.2 * x, 12 + 10.2 * y)
            return path
        case Sky.NIGHT:
            whole, cut = QPainterPath(), QPainterPath()
            whole.addEllipse(QPointF(11.5, 12.5), 8, 8)
            cut.addEllipse(QPointF(15.5, 9.5), 7, 7)
            return whole.subtracted(cut)
        case Sky.WIND:
            path = QPainterPath()
            for y, right, up in ((9.0, 15.5, True), (13.0, 19.0, True), (17.0, 13.0, False)):
                path.moveTo(3, y)
                path.lineTo(right, y)
                radius = 2.4
                top = y - 2 * radius if up else y
                path.arcTo(QRectF(right - radius, top, 2 * radius, 2 * radius), 270 if up else 90, 200 if up else -200)
            return path
        case Sky.CLOUD:
            return _cloud(2.0)
        case _:
            return _cloud(0.0)


def _below(sky: Sky) -> QPainterPath:
    path = QPainterPath()
    match sky:
        case Sky.RAIN:
            for x in (8.0, 12.4, 16.8):
                path.moveTo(x, 18)
                path.lineTo(x - 1.2, 21.6)
        case Sky.SNOW:
            for x, y in ((7.6, 19.4), (12.2, 21.2), (16.8, 19.4)):
                for dx, dy in ((1.5, 0.0), (0.75, 1.3), (-0.75, 1.3)):
                    path.moveTo(x - dx, y - dy)
                    path.lineTo(x + dx, y + dy)
        case Sky.FOG:
            for y, left, right in ((18.4, 5.0, 19.0), (21.4, 7.5, 16.5)):
                path.moveTo(left, y)
                path.lineTo(right, y)
        case Sky.THUNDER:
            path.moveTo(13.4, 16.4)
            path.lineTo(10.6, 19.6)
            path.lineTo(13.2, 19.6)
            path.lineTo(10.8, 23)
        case _:
            pass
    return path


def _cloud(down: float) -> QPainterPath:
    """Return a cloud whose foot is at 15.5 units, or lower."""
    path = QPainterPath(QPointF(6.6, 15.5 + down))
    path.cubicTo(1.2, 15.3 + down, 1.3, 7.6 + down, 6.9, 7.1 + down)
    path.cubicTo(8.6, 1.0 + down, 16.8, 1.7 + down, 17.6, 8.3 + down)
    path.cubicTo(22.6, 8.4 + down, 22.7, 15.3 + down, 17.7, 15.5 + down)
    path.closeSubpath()
    return path
