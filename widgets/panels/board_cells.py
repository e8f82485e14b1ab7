"""The cells of a board: how many stand beside each other, and how one is drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF

from widgets.facts import Freshness, Indicator, Line, Reading
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour
from widgets.model import Level
from widgets.panels.charts import draw_dot, draw_line, draw_progress, scale_of
from widgets.panels.core import Sheet
from widgets.panels.numbers import DASH, fitting, with_unit, written
from widgets.theme import Look

translate = QCoreApplication.translate

_GAP_U = 18
_LEAST_WIDTH, _LEAST_HEIGHT = 10.0, 5.0
"""The least size of a cell, in sizes of the smallest text in it."""
_VALUE_SHARE, _LEAST_SHARE = 0.6, 0.6
"""How much of a cell a value may fill; for a long one all are written smaller, down to this share, before it is cut."""
_UNIT_SHARE = 0.42
_LINE_FROM, _HIGHEST = 0.45, 0.6
"""Where the line begins, as a share of the cell; and how high it is at most, as a share of its width."""
_SHAPE = 2.1
"""How much wider than high a cell is best."""


@dataclass(frozen=True, slots=True)
class BoardCell:
    """What a cell shows. `words`: the difference in words, or why there is no value; `short`: the difference alone."""

    indicator: Indicator
    reading: Reading
    line: Line | None
    words: str
    short: str = ""
    level: Level | None = None

    @property
    def is_gone(self) -> bool:
        """Whether there is no value that stands for something."""
        return self.reading.value is None or self.reading.freshness is Freshness.DOWN


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells of a page lie, and how many pages there are. `has_targets`: there is room for them in each."""

    area: QRectF
    columns: int
    rows: int
    pages: int
    gap_px: int
    has_targets: bool

    @property
    def on_page(self) -> int:
        """How many cells a page has."""
        return self.columns * self.rows

    def box(self, number: int) -> QRectF:
        """Return where a cell of a page lies."""
        width = (self.area.width() + self.gap_px) / self.columns
        height = (self.area.height() + self.gap_px / 2) / self.rows
        left, top = self.area.left() + number % self.columns * width, self.area.top() + number // self.columns * height
        return QRectF(round(left), round(top), round(width - self.gap_px), round(height - self.gap_px / 2))


def grid_of(area: QRectF, count: int, look: Look, *, has_targets: bool = True) -> Grid:
    """Return the grid with the largest cells; several pages where they would be too small to be read."""
    text_px, gap = look.sizes.text_px("meta"), look.sizes.px(_GAP_U)
    least_width, least_height = text_px * _LEAST_WIDTH, text_px * _LEAST_HEIGHT
    most_columns = max(1, int((area.width() + gap) // (least_width + gap)))
    most_rows = max(1, int((area.height() + gap / 2) // (least_height + gap / 2)))
    grids = [
        Grid(area, columns, -(-count // columns), 1, gap, has_targets)
        for columns in range(1, min(most_columns, count) + 1)
    ]
    grids = [grid for grid in grids if grid.rows <= most_rows]
    if not grids:
        return Grid(area, most_columns, most_rows, math.ceil(count / (most_columns * most_rows)), gap, has_targets)
    return max(grids, key=lambda grid: min(grid.box(0).width() / _SHAPE, grid.box(0).height()))


def cell_words(cell: BoardCell) -> str:
    """Return what is said of a cell: name, value, target, difference or reason."""
    indicator, reading = cell.indicator, cell.reading
    parts = [f"{indicator.name.text} {DASH}" if cell.is_gone else ""]
    if not cell.is_gone:
        value = with_unit(written(reading.value, indicator.decimals), indicator.unit)
        parts = [f"{indicator.name.text} {value}"]
    if indicator.target is not None:
        target = with_unit(written(indicator.target, indicator.decimals), indicator.unit)
        parts.append(translate("panels", "Target {target}").format(target=target))
    return ", ".join([*parts, *([cell.words] if cell.words else [])])


def names_px(cells: Sequence[BoardCell], box: QRectF, look: Look) -> int:
    """Return the size of the names in cells of that size: one for all of them, at which all fit if it can be."""
    least_px = look.sizes.text_px("meta")
    size_px = min(look.sizes.text_px("label"), max(least_px, round(box.height() * 0.19)))
    longest = max((cell.indicator.name.text for cell in cells), key=len, default="")
    while size_px > least_px and look.fonts.face(size_px, 600).width(longest) > box.width():
        size_px -= 1
    return size_px


def values_px(cells: Sequence[BoardCell], box: QRectF, look: Look) -> int:
    """Return the size of the values in cells of that size: one for all of them, at which all fit if it can be."""
    text_px = look.sizes.text_px("meta")
    most_px = min(look.sizes.text_px("value_small"), max(look.sizes.text_px("body"), round(box.height() * 0.36)))
    least_px = max(text_px, most_px * _LEAST_SHARE)
    known = [(written(cell.reading.value, cell.indicator.decimals), cell.indicator.unit) for cell in cells]
    for size_px in range(most_px, round(least_px), -1):
        face, unit = look.fonts.face(size_px, 600, digits=True), look.fonts.face(max(12, size_px * _UNIT_SHARE))
        if all(face.width(text) + unit.width(words) <= box.width() * _VALUE_SHARE for text, words in known):
            return size_px
    return round(least_px)


@dataclass(frozen=True, slots=True)
class Letters:
    """The sizes of the names and the values of a board; `has_words`: there is room for all differences in words."""

    name_px: int
    value_px: int
    has_words: bool


def letters(cells: Sequence[BoardCell], box: QRectF, look: Look) -> Letters:
    """Return the letters for cells of that size, the same in all of them."""
    value_px = values_px(cells, box, look)
    face, unit = look.fonts.face(value_px, 600, digits=True), look.fonts.face(max(12, value_px * _UNIT_SHARE))
    meta, gap = look.face("meta"), look.sizes.px(_GAP_U)

    def fits(cell: BoardCell) -> bool:
        number = face.width(written(cell.reading.value, cell.indicator.decimals)) + unit.width(cell.indicator.unit)
        return max(number + gap, box.width() * _LINE_FROM) + meta.width(cell.words) <= box.width()

    has_words = all(fits(cell) for cell in cells if not cell.is_gone)
    return Letters(names_px(cells, box, look), value_px, has_words)


def draw_cell(sheet: Sheet, cell: BoardCell, box: QRectF, grid: Grid, letters: Letters) -> None:
    """Draw name, value, unit, line, difference, target."""
    look, painter = sheet.look, sheet.painter
    colours, indicator, reading = look.colours, cell.indicator, cell.reading
    text_px = look.sizes.text_px("meta")
    name_px, value_px = letters.name_px, letters.value_px
    name_face, meta = look.fonts.face(name_px, 600), look.face("meta")
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), look.sizes.px(1)), colours.line)
    right = box.right()
    baseline = box.top() + name_face.cap_px + name_px * 0.5
    if cell.level or reading.freshness in (Freshness.LATE, Freshness.DOWN):
        right = _draw_state(sheet, cell, right, baseline - name_face.cap_px / 2, name_px) - look.sizes.px(6)
    name_face.draw(painter, box.left(), baseline, name_face.elided(indicator.name.text, right - box.left()), colours.i1)
    top = baseline + name_px * 0.45
    bottom = box.bottom() - look.sizes.px(4)
    if grid.has_targets:
        bar_px = look.sizes.px(4)
        bar = QRectF(box.left(), round(bottom - bar_px), box.width(), bar_px)
        bottom = bar.top() - look.sizes.px(10)
        if indicator.target is not None:
            draw_progress(painter, bar, None if cell.is_gone else reading.value, indicator.target, look)
    value_px = max(text_px, min(value_px, int((bottom - top) * 1.25)))
    face = look.fonts.face(value_px, 600, digits=True)
    if cell.is_gone:
        ink = colours.quality if reading.freshness is Freshness.DOWN else colours.i2
        end = face.draw(painter, box.left(), bottom, DASH, ink)
    else:
        unit = look.fonts.face(max(12, value_px * _UNIT_SHARE))
        units = unit.width(indicator.unit) + look.sizes.px(5) if indicator.unit else 0.0
        room = box.width() * _VALUE_SHARE - units
        text = written(reading.value, indicator.decimals)
        text = fitting(reading.value, indicator.decimals, face.width, room)
        ink = colours.i1 if reading.freshness is Freshness.FRESH else colours.i2
        end = face.draw(painter, box.left(), bottom, text, ink)
        if indicator.unit and end + units <= box.right():
            end = unit.draw(painter, end + look.sizes.px(5), bottom, indicator.unit, colours.i2)
    left = max(end + look.sizes.px(12), box.left() + box.width() * (0.3 if cell.is_gone else _LINE_FROM))
    if cell.is_gone:
        _draw_reason(sheet, cell.words, QRectF(left, top, box.right() - left, bottom - top))
        return
    words = cell.words if letters.has_words else cell.short
    if meta.width(words) > box.right() - left:
        words = ""
    if words:
        meta.draw(painter, box.right() - meta.width(words), bottom, words, colours.i2)
    chart = QRectF(left, top, box.right() - left - look.sizes.px(4), 0)
    chart.setBottom(bottom - (meta.size_px * 1.15 if words else 0) - look.sizes.px(3))
    chart.setTop(max(chart.top(), chart.bottom() - chart.width() * _HIGHEST))
    if cell.line is not None and chart.height() >= look.sizes.px(10) and chart.width() >= look.sizes.px(30):
        _draw_line(sheet, cell, chart)


def _draw_reason(sheet: Sheet, words: str, area: QRectF) -> None:
    """Write why there is no value, in as many lines as there is room for, the last one at the bottom."""
    face = sheet.look.face("meta")
    lines = face.wrapped(words, area.width())[: max(1, int(area.height() // face.line_px))]
    baseline = area.bottom() - (len(lines) - 1) * face.line_px
    for line in lines:
        face.draw(sheet.painter, area.right() - face.width(line), baseline, line, sheet.look.colours.i2)
        baseline += face.line_px


def _draw_line(sheet: Sheet, cell: BoardCell, chart: QRectF) -> None:
    look = sheet.look
    scale = scale_of(chart, [cell.line] if cell.line else [])
    if scale is None or cell.line is None:
        return
    last = draw_line(sheet.painter, scale, cell.line.spots, look, colour=look.colours.data, width_u=1.6)
    if last is not None:
        is_fresh = cell.reading.freshness is Freshness.FRESH
        fill = level_colour(cell.level, look.colours) if cell.level and is_fresh else look.colours.data
        draw_dot(sheet.painter, last, look, fill if is_fresh else look.colours.i2, radius_u=3)


def _draw_state(sheet: Sheet, cell: BoardCell, right: float, middle: float, size_px: float) -> float:
    """Draw the shape of a limit that is passed, or that the value is late, and return where it begins."""
    colours, size = sheet.look.colours, round(size_px)
    box = QRectF(round(right - size), round(middle - size / 2), size, size)
    if cell.reading.freshness is Freshness.LATE:
        draw_glyph(sheet.painter, Glyph.LATE, box, colours.quality)
    elif cell.reading.freshness is Freshness.DOWN:
        draw_glyph(sheet.painter, Glyph.LOST, box, colours.quality)
    elif cell.level:
        fill = level_colour(cell.level, colours)
        draw_level(sheet.painter, cell.level, box, colour=fill, inner=colours.ink_on_fill, filled=True, colours=colours)
    return box.left()
