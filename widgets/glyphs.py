"""Every glyph of the wall as a painter path. The shape carries the meaning; the colour only repeats it.

Drawn in a box of 20 units (alarm levels) or 12 units (everything else), as the design's own drawings are.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from widgets.model import Level
from widgets.theme import Colours

_LEVEL_BOX = 20.0
_BOX = 12.0
_INNER_MARK_FROM_PX = 14


class Glyph(StrEnum):
    """What a glyph says."""

    LIVE = "live"
    LATE = "late"
    FROZEN = "frozen"
    LOST = "lost"
    CONNECTING = "connecting"
    PLANNED = "planned"
    SHIELD = "shield"
    RECORDED = "recorded"
    CROPPED = "cropped"
    STEERABLE = "steerable"
    ZOOMED = "zoomed"
    SEARCH = "search"
    DONE = "done"
    DISTANCE = "distance"


def level_colour(level: Level, colours: Colours) -> QColor:
    """Return the colour of an alarm level."""
    return {
        Level.SERIOUS: colours.serious,
        Level.ALERT: colours.alert,
        Level.CAUTION: colours.caution,
        Level.WATCH: colours.watch,
    }[level]


def level_ink(level: Level, colours: Colours) -> QColor:
    """Return the colour of an alarm level's word: its own, unless that is too light for the ground of the theme."""
    if level is Level.CAUTION and colours.glyph_outline is not None:
        return colours.i1
    return level_colour(level, colours)


def fill_ink(level: Level, colours: Colours) -> QColor:
    """Return the ink of words on an area that a level's colour fills: the dark one, or the light where that is clearer.

    Contrast as in WCAG 2: (lighter + 0.05) / (darker + 0.05) of relative luminances.
    """
    fill = _luminance(level_colour(level, colours))

    def contrast(ink: QColor) -> float:
        darker, lighter = sorted((fill, _luminance(ink)))
        return (lighter + 0.05) / (darker + 0.05)

    return max((colours.ink_on_fill, colours.s1), key=contrast)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def draw_level(
    painter: QPainter, level: Level, box: QRectF, *, colour: QColor, inner: QColor, filled: bool, colours: Colours
) -> None:
    """Draw an alarm level's shape: filled (it waits to be acknowledged, `inner` for the mark inside) or as an outline.

    In a theme whose caution is too light for its ground, caution is always filled and has a dark edge.
    """
    edge = colours.glyph_outline if colour == level_colour(level, colours) else None
    filled = filled or (edge is not None and level is Level.CAUTION)
    shape = _level_shape(level)
    painter.save()
    _enter(painter, box, _LEVEL_BOX)
    if filled:
        painter.setPen(QPen(edge, 1.2) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colour)
    else:
        painter.setPen(_pen(colour, 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    if box.width() >= _INNER_MARK_FROM_PX:
        painter.fillPath(_level_mark(level), inner if filled else colour)
    painter.restore()


def draw_glyph(painter: QPainter, glyph: Glyph, box: QRectF, colour: QColor) -> None:
    """Draw a glyph into a square box."""
    lines, width, filled = _paths(glyph)
    painter.save()
    _enter(painter, box, _BOX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, width))
    painter.drawPath(lines)
    painter.fillPath(filled, colour)
    painter.restore()


def _enter(painter: QPainter, box: QRectF, units: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / units, box.height() / units)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def _level_shape(level: Level) -> QPainterPath:
    path = QPainterPath()
    match level:
        case Level.SERIOUS:
            path.addRect(1.5, 1.5, 17, 17)
        case Level.ALERT:
            path = _polyline([(10, 0), (20, 10), (10, 20), (0, 10)], closed=True)
        case Level.CAUTION:
            path = _polyline([(10, 1), (20, 19), (0, 19)], closed=True)
        case Level.WATCH:
            path.addEllipse(QPointF(10, 10), 9, 9)
    return path


def _level_mark(level: Level) -> QPainterPath:
    path = QPainterPath()
    match level:
        case Level.SERIOUS | Level.ALERT:
            path.addRect(9, 5, 2, 6.6)
            path.addRect(9, 13, 2, 2)
        case Level.CAUTION:
            path.addRect(9, 7.6, 2, 5.6)
            path.addRect(9, 14.6, 2, 2)
        case Level.WATCH:
            path.addRect(9, 8.6, 2, 6.2)
            path.addRect(9, 5, 2, 2)
    return path


def _paths(glyph: Glyph) -> tuple[QPainterPath, float, QPainterPath]:
    """Return the stroked part, its pen's width and the filled part."""
    lines, filled = QPainterPath(), QPainterPath()
    width = 1.3
    match glyph:
        case Glyph.LIVE:
            filled.addEllipse(QPointF(6, 6), 3.4, 3.4)
        case Glyph.LATE:
            width = 1.5
            lines.addEllipse(QPointF(6, 6), 4.6, 4.6)
            filled.moveTo(6, 1.4)
            filled.arcTo(QRectF(1.4, 1.4, 9.2, 9.2), 90, -180)
            filled.closeSubpath()
        case Glyph.FROZEN:
            width = 1.5
            lines.addEllipse(QPointF(6, 6), 4.6, 4.6)
            filled.addRect(4.1, 3.7, 1.4, 4.6)
            filled.addRect(6.5, 3.7, 1.4, 4.6)
        case Glyph.LOST:
            width = 1.5
            lines.addEllipse(QPointF(6, 6), 4.6, 4.6)
            lines.addPath(_polyline([(2.6, 9.4), (9.4, 2.6)]))
        case Glyph.CONNECTING:
            lines.addEllipse(QPointF(6, 6), 4.6, 4.6)
            filled.addEllipse(QPointF(6, 6), 1.2, 1.2)
        case Glyph.PLANNED:
            lines.addRect(2, 2, 8, 8)
            lines.addPath(_polyline([(2, 6), (10, 6)]))
        case Glyph.SHIELD:
            lines = _shield()
        case Glyph.RECORDED:
            lines.addEllipse(QPointF(6, 6), 4.8, 4.8)
            filled.addEllipse(QPointF(6, 6), 2.3, 2.3)
        case Glyph.CROPPED:
            lines.addPath(_polyline([(3.4, 0), (3.4, 8.6), (12, 8.6)]))
            lines.addPath(_polyline([(0, 3.4), (8.6, 3.4), (8.6, 12)]))
        case Glyph.STEERABLE:
            for near, far in ((0.5, 3.5), (8.5, 11.5)):
                lines.addPath(_polyline([(6, near), (6, far)]))
                lines.addPath(_polyline([(near, 6), (far, 6)]))
            filled.addEllipse(QPointF(6, 6), 1.4, 1.4)
        case Glyph.ZOOMED:
            lines = _magnifier()
            lines.addPath(_polyline([(3, 5), (7, 5)]))
            lines.addPath(_polyline([(5, 3), (5, 7)]))
        case Glyph.SEARCH:
            lines = _magnifier()
        case Glyph.DISTANCE:
            width = 1.6
            for x, y in ((0.7, 0.7), (11.3, 0.7), (11.3, 11.3), (0.7, 11.3)):
                along, down = (3.3 if x < 6 else -3.3), (3.3 if y < 6 else -3.3)
                lines.addPath(_polyline([(x, y + down), (x, y), (x + along, y)]))
        case Glyph.DONE:
            width = 1.7
            lines.addPath(_polyline([(1.6, 6.4), (4.6, 9.4), (10.4, 2.8)]))
    return lines, width, filled


def _polyline(points: list[tuple[float, float]], *, closed: bool = False) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.closeSubpath()
    return path


def _shield() -> QPainterPath:
    path = _polyline([(1.5, 3.2), (6, 1.2), (10.5, 3.2), (10.5, 6.2)])
    path.cubicTo(10.5, 8.8, 8.6, 10.4, 6, 11.2)
    path.cubicTo(3.4, 10.4, 1.5, 8.8, 1.5, 6.2)
    path.closeSubpath()
    return path


def _magnifier() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(5, 5), 4.2, 4.2)
    path.addPath(_polyline([(8, 8), (11.6, 11.6)]))
    return path
