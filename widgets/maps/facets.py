"""Cells of districts with a line each, all on the same axis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from widgets.facts import Freshness, Indicator, Line, Reading, Usual
from widgets.glyphs import draw_level, level_colour
from widgets.maps.moments import Moment
from widgets.model import Level
from widgets.panels.charts import Scale, draw_band, draw_dot, draw_line
from widgets.panels.core import Sheet
from widgets.panels.number import level_ink
from widgets.panels.numbers import DASH, fitting, with_unit, written


@dataclass(frozen=True, slots=True)
class CellContent:
    """A district: its value at the time that is shown, its line, what is usual. `level`: it stands out."""

    name: str
    value: float | None
    reading: Reading
    line: Line | None = None
    usual: Usual | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """What all cells have in common: the indicator, the ends of their axis, and the step of the past that is shown."""

    indicator: Indicator
    least: float
    most: float
    moment: Moment | None
    size_px: float = 0.0
    has_two_lines: bool = False


def letters(sheet: Sheet, axis: Axis, cells: Sequence[CellContent], rect: QRectF) -> Axis:
    """Return the axis with the size of the letters in cells of that size, and whether a value stands below its name.

    All cells have the same: what stands out is a value, not a name that is longer.
    """
    look = sheet.look
    pad = min(look.sizes.px(8), rect.width() * 0.08)
    small = min(look.sizes.px(12), rect.height() * 0.55)
    size = max(12.0, min(look.sizes.text_px("meta"), max(small, rect.height() * 0.3), rect.width() * 0.17))
    room = rect.width() - 2 * pad

    def widths(size: float) -> list[tuple[float, float]]:
        name, value = look.fonts.face(size, 600), look.fonts.face(size, 700)
        return [
            (name.width(cell.name), 0.0 if cell.value is None else value.width(written(cell.value, decimals)) + size)
            for cell in cells
        ]

    decimals = axis.indicator.decimals
    found = widths(size)
    has_two = any(name + value + size * 0.4 > room for name, value in found) and rect.height() > size * 3.2
    least = max(12.0, size * 0.8)
    while size > least and any(name + (0 if has_two else value) > room for name, value in found):
        size -= 1
        found = widths(size)
    return replace(axis, size_px=size, has_two_lines=has_two)


def draw_cell(sheet: Sheet, axis: Axis, cell: CellContent, rect: QRectF) -> None:
    """Draw a district: name, value, line; framed where it stands out."""
    look, painter, indicator = sheet.look, sheet.painter, axis.indicator
    painter.fillRect(rect, look.colours.s2)
    pad = min(look.sizes.px(8), rect.width() * 0.08)
    size = axis.size_px
    face, bold = look.fonts.face(size, 600), look.fonts.face(size, 700)
    value_face = bold if cell.level else look.fonts.face(size)
    baseline = round(rect.top() + size * 1.35)
    ink = look.colours.i2
    if cell.level:
        ink = level_ink(cell.level, look)
    elif cell.reading.freshness is Freshness.DOWN:
        ink = look.colours.quality
    room = rect.width() - 2 * pad
    text = DASH if cell.value is None else fitting(cell.value, indicator.decimals, value_face.width, room)
    left = rect.right() - pad - value_face.width(text)
    if axis.has_two_lines:
        face.draw(painter, rect.left() + pad, baseline, face.elided(cell.name, room), look.colours.i1)
        baseline += round(size * 1.2)
    elif left - rect.left() - pad > size * 1.6:
        name = face.elided(cell.name, left - rect.left() - pad - size * 0.3)
        face.draw(painter, rect.left() + pad, baseline, name, look.colours.i1)
    value_face.draw(painter, left, baseline, text, ink)
    if cell.level:
        box = QRectF(left - size * 1.05, baseline - size * 0.78, size * 0.84, size * 0.84)
        _mark(sheet, cell.level, rect, box)
    high = rect.bottom() - baseline - size * 0.5 - pad * 0.75
    chart = QRectF(rect.left() + pad, baseline + size * 0.5, room, high)
    chart.setTop(max(chart.top(), chart.bottom() - rect.height() * 0.5))
    if chart.height() >= look.sizes.px(10) and chart.width() >= look.sizes.px(24):
        _draw_chart(sheet, axis, cell, chart)
    said = DASH if cell.value is None else with_unit(written(cell.value, indicator.decimals), indicator.unit)
    why = f", {cell.reading.reason}" if cell.value is None and cell.reading.reason else ""
    sheet.touch(rect, f"{cell.name} {said}{why}")


def _mark(sheet: Sheet, level: Level, rect: QRectF, box: QRectF) -> None:
    look, painter = sheet.look, sheet.painter
    width = max(2, look.sizes.px(2))
    painter.setPen(QPen(level_colour(level, look.colours), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    draw_level(
        painter,
        level,
        box,
        colour=level_colour(level, look.colours),
        inner=look.colours.ink_on_fill,
        filled=True,
        colours=look.colours,
    )


def _draw_chart(sheet: Sheet, axis: Axis, cell: CellContent, chart: QRectF) -> None:
    look, line = sheet.look, cell.line
    if line is None or not line.spots or axis.least >= axis.most:
        return
    scale = Scale(chart, line.from_ms, line.until_ms, axis.least, axis.most)
    if cell.usual is not None:
        draw_band(sheet.painter, scale, cell.usual, look)
    last = draw_line(sheet.painter, scale, line.spots, look, colour=look.colours.data, width_u=1.8)
    moment = axis.moment
    if moment is not None and not moment.is_now:
        if cell.value is not None:
            at = QPointF(scale.x((moment.from_ms + moment.until_ms) / 2), scale.y(cell.value))
            draw_dot(sheet.painter, at, look, look.colours.ice, radius_u=3.5)
    elif last is not None:
        dot = level_colour(cell.level, look.colours) if cell.level else look.colours.data
        draw_dot(sheet.painter, last, look, dot, radius_u=3.0)
