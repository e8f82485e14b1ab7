"""How rows with bars are drawn: name, bar from zero with its tick, value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from widgets.facts import Freshness, Indicator, Name, Reading, Standing
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.core import Sheet
from widgets.panels.numbers import DASH, fitting

_LEVELS = {Standing.WARNING: Level.CAUTION, Standing.CRITICAL: Level.ALERT}
_NAME_SHARE, _VALUE_SHARE = 0.42, 0.4
_BAR, _TICK = 0.4, 0.68
"""Heights of a bar and of a tick, as shares of the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its value. `tick`: what the value is compared with, None for nothing."""

    place: str
    name: Name
    reading: Reading
    tick: float | None


@dataclass(frozen=True, slots=True)
class Bars:
    """Where rows lie, and how large they are."""

    area: QRectF
    text_px: int
    row_px: float


def draw_rows(
    sheet: Sheet, bars: Bars, indicator: Indicator, rows: Sequence[Row], shown: range, *, own: str, picked: str
) -> None:
    """Draw the rows that are seen. All bars have one scale, that of all rows, with 0 on it."""
    look, painter, area = sheet.look, sheet.painter, bars.area
    colours = look.colours
    name_face, gap = look.fonts.face(bars.text_px, 600), look.sizes.px(10)
    names = min(max(name_face.width(row.name.text) for row in rows), area.width() * _NAME_SHARE)
    texts = {
        number: _value(indicator, rows[number].reading, name_face.width, area.width() * _VALUE_SHARE)
        for number in shown
    }
    values = max((name_face.width(text) for text in texts.values()), default=0.0)
    marks = bars.text_px * 1.15 if any(_mark(row.reading) for row in rows) else 0.0
    left = area.left() + names + gap
    right = area.right() - values - marks - gap
    known = [row.reading.value for row in rows if row.reading.value is not None]
    known += [row.tick for row in rows if row.tick is not None]
    least, most = min([0.0, *known]), max([0.0, *known])
    scale = max(0.0, right - left) / (most - least) if most > least else 0.0
    zero = left - least * scale
    for number in shown:
        row, top = rows[number], area.top() + (number - shown.start) * bars.row_px
        middle, baseline = top + bars.row_px / 2, name_face.centred(top, bars.row_px)
        ink = colours.ice if row.place in (own, picked) and row.place else colours.i1
        if row.place == own and own:
            painter.fillRect(QRectF(0, round(top), look.sizes.px(4), round(bars.row_px)), colours.ice)
        name_face.draw(painter, area.left(), baseline, name_face.elided(row.name.text, names), ink)
        reading = row.reading
        is_gone = reading.value is None or reading.freshness is Freshness.DOWN
        if right - left > gap:
            bar_px = max(2, round(bars.row_px * _BAR))
            bar = QRectF(left, round(middle - bar_px / 2), right - left, bar_px)
            painter.fillRect(bar, colours.s2)
            if not is_gone and reading.value is not None:
                ends = sorted((zero, zero + reading.value * scale))
                fill = colours.data2 if reading.freshness is Freshness.LATE else colours.data
                painter.fillRect(QRectF(ends[0], bar.top(), max(1.0, ends[1] - ends[0]), bar_px), fill)
            if row.tick is not None:
                tick_px = round(bars.row_px * _TICK)
                x = round(zero + row.tick * scale - look.sizes.px(1))
                painter.fillRect(QRectF(x, round(middle - tick_px / 2), look.sizes.px(2), tick_px), colours.i1)
        level = _LEVELS.get(reading.standing or Standing.NORMAL) if not is_gone else None
        ink = level_ink(level, colours) if level else colours.i1 if reading.freshness is Freshness.FRESH else colours.i2
        name_face.draw(painter, area.right() - name_face.width(texts[number]), baseline, texts[number], ink)
        _draw_mark(sheet, reading, level, QRectF(right + gap * 0.6, middle, 0, 0), bars.text_px * 0.95)


def _value(indicator: Indicator, reading: Reading, width: Callable[[str], float], room_px: float) -> str:
    if reading.value is None or reading.freshness is Freshness.DOWN:
        return DASH
    return fitting(reading.value, indicator.decimals, width, room_px)


def _mark(reading: Reading) -> bool:
    """Whether something stands beside the value: a limit that is passed, or that it is late."""
    return reading.standing in _LEVELS or reading.freshness in (Freshness.LATE, Freshness.DOWN)


def _draw_mark(sheet: Sheet, reading: Reading, level: Level | None, at: QRectF, size_px: float) -> None:
    colours = sheet.look.colours
    box = QRectF(round(at.left()), round(at.top() - size_px / 2), round(size_px), round(size_px))
    if reading.freshness in (Freshness.LATE, Freshness.DOWN):
        glyph = Glyph.LATE if reading.freshness is Freshness.LATE else Glyph.LOST
        draw_glyph(sheet.painter, glyph, box, colours.quality)
    elif level:
        fill = level_colour(level, colours)
        draw_level(sheet.painter, level, box, colour=fill, inner=colours.ink_on_fill, filled=True, colours=colours)
