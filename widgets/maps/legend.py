"""The legend of a map, which is the distribution, too: a tick for each district over the classes."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from widgets.maps.classes import Classes
from widgets.panels.core import Sheet
from widgets.panels.numbers import shortened, written

WIDTH_U = 302


def legend_height_px(sheet: Sheet) -> float:
    """Return how high a legend is."""
    look = sheet.look
    return look.sizes.px(28) + look.face("gloss").size_px * 1.2


def draw_legend(sheet: Sheet, area: QRectF, classes: Classes, values: Iterable[float], unit: str = "") -> None:
    """Draw the legend into an area, the unit at its end."""
    look, painter = sheet.look, sheet.painter
    tick_px, bar_px, gap = look.sizes.px(10), look.sizes.px(10), look.sizes.px(1.5)
    face = look.face("gloss")
    if unit and face.width(unit) < area.width() * 0.3:
        area = area.adjusted(0, 0, -face.width(unit) - look.sizes.px(6), 0)
        baseline = area.top() + tick_px + look.sizes.px(4) + bar_px
        face.draw(painter, area.right() + look.sizes.px(6), baseline, unit, look.colours.i3)
    count = len(classes.steps)
    wide = area.width() / count
    top = area.top() + tick_px + look.sizes.px(4)
    for number, step in enumerate(classes.steps):
        box = QRectF(area.left() + number * wide, top, wide - gap, bar_px)
        painter.fillRect(box, classes.colour(step, look.colours.ramps))
    tick_wide = look.sizes.px(2)
    room = area.width() - gap - tick_wide
    for at in {round(area.left() + classes.part(value) * room) for value in values}:
        painter.fillRect(QRectF(at, area.top(), tick_wide, tick_px), look.colours.i2)
    right = float(area.left())
    for number, value in enumerate(classes.breaks, start=1):
        text = written(value, classes.decimals, signed=classes.is_diverging)
        if face.width(text) > wide * 0.95:
            text = shortened(value, signed=classes.is_diverging)
        x = area.left() + number * wide - gap / 2 - face.width(text) / 2
        if x >= right:
            right = face.draw(painter, x, top + bar_px + face.size_px * 1.15, text, look.colours.i3) + gap
