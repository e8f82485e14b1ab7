"""What lies in the gutters around tiles: an alarm's border, the selection, the target of a dragged tile."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.glyphs import level_colour
from widgets.theme import Look
from widgets.tile import Tile


def outer(tile: Tile, gutter_px: int) -> QRect:
    """Return the tile with everything that may lie around it."""
    reach = max(gutter_px, tile.border_px) + 1
    return tile.box.adjusted(-reach, -reach, reach, reach)


def paint_frames(painter: QPainter, tile: Tile, look: Look, gutter_px: int, *, is_target: bool) -> None:
    """Paint the frames of one tile, outside of its picture."""
    taken = 0
    if tile.alarm:
        taken = tile.border_px
        _frame(painter, tile.box, taken, level_colour(tile.alarm.level, look.colours), distance=0)
    if tile.selected:
        ring = max(2, look.sizes.px(2))
        distance = min(max(taken, look.sizes.px(1)), max(0, gutter_px - ring))
        _frame(painter, tile.box, ring, look.colours.ice, distance=distance)
    if is_target:
        width = max(2, look.sizes.px(2))
        painter.setPen(QPen(look.colours.ice, width, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = (width + 1) // 2
        painter.drawRect(tile.box.adjusted(-half, -half, half, half))


def _frame(painter: QPainter, box: QRect, width: int, colour: QColor, *, distance: int) -> None:
    reach = distance + width
    area = box.adjusted(-reach, -reach, reach, reach)
    painter.fillRect(area.left(), area.top(), area.width(), width, colour)
    painter.fillRect(area.left(), area.bottom() + 1 - width, area.width(), width, colour)
    painter.fillRect(area.left(), area.top(), width, area.height(), colour)
    painter.fillRect(area.right() + 1 - width, area.top(), width, area.height(), colour)
