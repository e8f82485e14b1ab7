"""A layout, or what a scene shows on every screen, as a small drawing of its cells."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from widgets.desk.placing import placed
from widgets.desk.ports import CellKind, DeskLayout, DeskScreen
from widgets.model import Box
from widgets.theme import Look


def draw_layout(painter: QPainter, layout: DeskLayout | None, area: QRect, look: Look) -> None:
    """Draw the cells of a layout into an area; None: nothing is known of it."""
    colours, ramp = look.colours, look.colours.ramps.sequential
    painter.fillRect(area, colours.s0)
    if layout is None:
        return
    gap = max(1, look.sizes.px(2))
    width, height = area.width() + gap, area.height() + gap
    for cell in layout.cells:
        left, right = (area.left() + round(edge * width) for edge in (cell.left, cell.right))
        top, bottom = (area.top() + round(edge * height) for edge in (cell.top, cell.bottom))
        box = QRect(left, top, max(1, right - left - gap), max(1, bottom - top - gap))
        fill = {CellKind.CAMERA: colours.line2, CellKind.PANEL: ramp[2], CellKind.EMPTY: colours.s2}[cell.kind]
        painter.fillRect(box, fill)


def draw_scene(
    painter: QPainter,
    shown: Mapping[str, str],
    screens: Sequence[DeskScreen],
    layouts: Mapping[str, DeskLayout],
    area: QRect,
    look: Look,
) -> None:
    """Draw the screens of a wall as they hang, each with the layout that is shown there; others are left dark."""
    box = Box(area.left(), area.top(), area.width(), area.height())
    for id, place in placed(screens, box, gap_px=max(2, look.sizes.px(4)), caption_px=0).items():
        rect = QRect(place.x_px, place.y_px, place.width_px, place.height_px)
        if id in shown:
            draw_layout(painter, layouts.get(shown[id]), rect, look)
        else:
            painter.fillRect(rect, look.colours.s2)
