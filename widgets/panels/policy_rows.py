"""How the rows of projects are drawn: over time, or as bars from 0 to 100 %."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QPainter

from widgets.facts import Freshness, Name
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.core import Sheet
from widgets.panels.head import Stamp, draw_head, draw_message
from widgets.panels.plan import half_years
from widgets.panels.policy_marks import draw_arrow, draw_diamond, draw_hatch
from widgets.theme import Face, Look

translate = QCoreApplication.translate

_NAMES_SHARE = 0.27
_NAMES_ALONE_SHARE = 0.38
_GLOSS_SHARE = 0.42
_GLOSS_SHARE_OF_BARS = 0.55
"""How far names reach, and the second language beside them, as shares of the width."""
_DONE_OPACITY = 0.75

_X = Callable[[float], float]
"""Gives where a day lies."""


@dataclass(frozen=True, slots=True)
class Row:
    """A project. Days are ordinals. `filled`: up to which day it is done; `percent`, `against`: as they are written.

    `milestones`: each with whether it is reached. `words`: said where it is pointed at; `call`: its owner's address.
    """

    id: str
    name: Name
    begin: int
    end: int
    filled: float | None
    progress: float | None
    planned: float
    percent: str
    against: str
    deviation: int | None
    is_done: bool
    freshness: Freshness
    milestones: tuple[tuple[int, bool], ...]
    level: Level | None
    call: str
    words: str
    spoken: str


@dataclass(frozen=True, slots=True)
class BandContent:
    """What the panel shows. `begin`, `end`: the days over which a band goes."""

    name: Name
    rows: tuple[Row, ...]
    today: int
    begin: int
    end: int
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row lie. `gloss` None: there is no room for the second language."""

    face: Face
    small: Face
    left: float
    gloss: float | None
    chart: float
    chart_end: float
    percent: float
    right: float


def draw_bands(sheet: Sheet, content: BandContent) -> list[tuple[QRectF, Row]]:
    """Draw projects over time; return where each row lies."""
    look, painter = sheet.look, sheet.painter
    top = draw_head(sheet, content.name, content.stamp)
    if not content.rows:
        return _none(sheet, top)
    axis_px = look.sizes.text_px("meta") * 1.6
    rows, more, row_px, face = _fitting(sheet, content, top + axis_px)
    columns = _columns(sheet, rows, face, has_differences=True)
    first = top + axis_px
    bottom = first + row_px * len(rows)
    days = max(1, content.end - content.begin)

    def x(day: float) -> float:
        return columns.chart + (day - content.begin) / days * (columns.chart_end - columns.chart)

    _draw_axis(sheet, columns, content, x, top, bottom)
    rects = []
    for number, row in enumerate(rows):
        middle = first + row_px * (number + 0.5)
        _draw_names(painter, look, columns, row, middle)
        _draw_band(painter, look, columns, row, content, x, middle, row_px)
        _draw_numbers(painter, look, columns, row, middle)
        rects.append((QRectF(0, middle - row_px / 2, sheet.width_px, row_px), row))
    _draw_today(sheet, columns, content, x, top, bottom)
    _draw_more(sheet, columns, more, bottom)
    return rects


def draw_bars(sheet: Sheet, content: BandContent) -> list[tuple[QRectF, Row]]:
    """Draw projects as bars from 0 to 100 %, with a tick where the plan is; return where each row lies."""
    look, painter = sheet.look, sheet.painter
    top = draw_head(sheet, content.name, content.stamp)
    if not content.rows:
        return _none(sheet, top)
    rows, more, row_px, face = _fitting(sheet, content, top + look.sizes.px(4))
    columns = _columns(sheet, rows, face, has_differences=False)
    first = top + look.sizes.px(4)
    rects = []
    for number, row in enumerate(rows):
        middle = first + row_px * (number + 0.5)
        _draw_names(painter, look, columns, row, middle)
        height = min(row_px * 0.42, face.size_px * 0.62)
        bar = QRectF(columns.chart, round(middle - height / 2), columns.chart_end - columns.chart, round(height))
        painter.fillRect(bar, look.colours.s3)
        _fill(painter, look, row, QRectF(bar.x(), bar.y(), bar.width() * (row.progress or 0.0) / 100, bar.height()))
        if not row.is_done:
            width = look.sizes.px(3)
            tick = QRectF(bar.x() + bar.width() * row.planned / 100 - width / 2, bar.y(), width, bar.height())
            painter.fillRect(tick.adjusted(0, -height * 0.28, 0, height * 0.28), look.colours.i1)
        _draw_numbers(painter, look, columns, row, middle, has_differences=False)
        rects.append((QRectF(0, middle - row_px / 2, sheet.width_px, row_px), row))
    _draw_more(sheet, columns, more, first + row_px * len(rows))
    return rects


def _none(sheet: Sheet, top: float) -> list[tuple[QRectF, Row]]:
    area = QRect(0, round(top), sheet.width_px, sheet.height_px - round(top))
    draw_message(sheet, translate("panels", "No projects"), area)
    return []


def _fitting(sheet: Sheet, content: BandContent, top: float) -> tuple[tuple[Row, ...], int, float, Face]:
    """Return the rows that there is room for, how many are left out, the height of one, and the face of its words."""
    look = sheet.look
    room = sheet.inner().bottom() + 1 - top
    largest, least = look.sizes.text_px("label"), look.sizes.text_px("meta")
    count = len(content.rows)
    size = max(least, min(largest, int(room / max(1, count) / 1.42)))
    fitting = max(1, int(room / (size * 1.42)))
    if count > fitting:
        fitting = max(1, int((room - size * 1.42) / (size * 1.42)))
    # Those behind their plan are not among what is left out.
    first = sorted(range(count), key=lambda number: content.rows[number].level is None)[:fitting]
    shown = tuple(content.rows[number] for number in sorted(first))
    left = room - (size * 1.42 if count > len(shown) else 0)
    return shown, count - len(shown), min(left / len(shown), size * 2.6), look.fonts.face(size, 600)


def _columns(sheet: Sheet, rows: tuple[Row, ...], face: Face, *, has_differences: bool) -> _Columns:
    look, inner = sheet.look, sheet.inner()
    small = look.fonts.face(max(look.sizes.text_px("gloss"), face.size_px * 0.78))
    width, left, gap = inner.width(), float(inner.left()), face.size_px * 0.9
    right = float(inner.right() + 1)
    percents = max(face.width(row.percent) for row in rows) + face.size_px * (0.2 if has_differences else 0)
    glyphs = face.size_px * 1.2 if any(_has_glyph(row) for row in rows) else 0.0
    against = max((small.width(row.against) for row in rows), default=0.0) if has_differences else 0.0
    against += glyphs + (gap * 0.6 if has_differences else 0.0)
    percent = right - against
    longest = max(face.width(row.name.text) for row in rows)
    names = min(longest, width * _NAMES_SHARE)
    gloss = None
    chart = left + min(longest, width * _NAMES_ALONE_SHARE) + gap
    wanted = max(small.width(row.name.gloss) for row in rows)
    if wanted and longest <= width * _NAMES_SHARE:  # the second language goes before a name is cut
        room = width * (_GLOSS_SHARE if has_differences else _GLOSS_SHARE_OF_BARS) - names - 2 * gap
        if room >= min(wanted, small.size_px * 9):
            gloss = left + names + gap
            chart = gloss + min(wanted, room) + gap
    arrow = face.size_px * 0.45
    return _Columns(face, small, left, gloss, chart + arrow, percent - percents - gap, percent, right)


def _has_glyph(row: Row) -> bool:
    return row.level is not None or row.freshness in (Freshness.LATE, Freshness.DOWN)


def _draw_names(painter: QPainter, look: Look, columns: _Columns, row: Row, middle: float) -> None:
    baseline = round(middle + columns.face.cap_px / 2)
    gap = columns.face.size_px * 0.9
    end = columns.chart if columns.gloss is None else columns.gloss
    room = end - columns.left - gap * (1.0 if columns.gloss is not None else 0.9)
    columns.face.draw(painter, columns.left, baseline, columns.face.elided(row.name.text, room), look.colours.i1)
    if columns.gloss is not None:
        text = columns.small.elided(row.name.gloss, columns.chart - columns.gloss - gap)
        columns.small.draw(painter, columns.gloss, baseline, text, look.colours.i3)


def _draw_axis(sheet: Sheet, columns: _Columns, content: BandContent, x: _X, top: float, bottom: float) -> None:
    """Draw years and half years as quiet lines; their names, but for one that today's would cover."""
    look, painter, axis = sheet.look, sheet.painter, sheet.look.face("meta")
    today = _today_rect(look, columns, content, x, top)
    width = max(1, look.sizes.px(1))
    for day in half_years(date.fromordinal(content.begin), date.fromordinal(content.end)):
        at = round(x(day.toordinal()))
        is_year = day.month == 1
        begin = top + (axis.size_px * 0.2 if is_year else axis.size_px * 1.1)
        if is_year and today.left() < at < today.right():
            begin = today.bottom()
        painter.fillRect(QRectF(at, begin, width, bottom - begin), look.colours.line)
        left, year = at + look.sizes.px(7), f"{day.year}"
        is_free = left > today.right() or left + axis.width(year) < today.left()
        if is_year and day.toordinal() < content.end - 30 and is_free:
            axis.draw(painter, left, top + axis.size_px, year, look.colours.i3)


def _today_rect(look: Look, columns: _Columns, content: BandContent, x: _X, top: float) -> QRectF:
    """Return where today's name stands, empty where today is not among the days shown."""
    if not content.begin <= content.today <= content.end:
        return QRectF()
    face = look.fonts.face(look.sizes.text_px("meta"), 700)
    width = face.width(translate("panels", "Today"))
    left = min(max(columns.chart, x(content.today) - width / 2), columns.chart_end - width)
    return QRectF(left - look.sizes.px(5), top, width + look.sizes.px(10), face.size_px * 1.25)


def _draw_today(sheet: Sheet, columns: _Columns, content: BandContent, x: _X, top: float, bottom: float) -> None:
    look, painter = sheet.look, sheet.painter
    rect = _today_rect(look, columns, content, x, top)
    if rect.isEmpty():
        return
    face = look.fonts.face(look.sizes.text_px("meta"), 700)
    ink = look.colours.ice if look.colours.s1.lightness() < 128 else look.colours.i1
    face.draw(painter, rect.left() + look.sizes.px(5), top + face.size_px, translate("panels", "Today"), ink)
    at, width = round(x(content.today)), look.sizes.px(2)
    painter.fillRect(QRectF(at - width / 2, rect.bottom(), width, bottom - rect.bottom()), ink)


def _draw_band(
    painter: QPainter,
    look: Look,
    columns: _Columns,
    row: Row,
    content: BandContent,
    x: _X,
    middle: float,
    row_px: float,
) -> None:
    colours = look.colours
    height = max(3.0, round(min(look.sizes.px(14), row_px * 0.42)))
    top = round(middle - height / 2)
    left, right = (min(max(x(day), columns.chart), columns.chart_end) for day in (row.begin, row.end))
    painter.fillRect(QRectF(left, top, right - left, height), colours.s3)
    filled = left
    if row.filled is not None:
        end = row.end if row.is_done else row.filled
        filled = min(max(x(end), columns.chart), columns.chart_end)
        _fill(painter, look, row, QRectF(left, top, filled - left, height))
    due = min(max(x(min(content.today, row.end)), columns.chart), columns.chart_end)
    if row.deviation is not None and row.deviation < 0 and due - filled >= 1:
        draw_hatch(painter, look, QRectF(filled, top, due - filled, height))
    ink = colours.data if row.filled is not None and not row.is_done else colours.data2
    if row.begin < content.begin <= row.end:
        draw_arrow(painter, columns.chart, middle, height, -1, ink)
    if row.end > content.end >= row.begin:
        draw_arrow(painter, columns.chart_end, middle, height, 1, colours.s3)
    for day, is_reached in row.milestones:
        if content.begin <= day <= content.end:
            draw_diamond(painter, look, x(day), middle, height * 0.72, is_reached=is_reached)


def _fill(painter: QPainter, look: Look, row: Row, rect: QRectF) -> None:
    if row.freshness is Freshness.DOWN or row.progress is None:
        return
    painter.save()
    if row.is_done:
        painter.setOpacity(_DONE_OPACITY)
    painter.fillRect(rect, look.colours.data2 if row.is_done else look.colours.data)
    painter.restore()


def _draw_numbers(
    painter: QPainter, look: Look, columns: _Columns, row: Row, middle: float, *, has_differences: bool = True
) -> None:
    face, colours = columns.face, look.colours
    baseline = round(middle + face.cap_px / 2)
    late = row.freshness in (Freshness.LATE, Freshness.DOWN) and not row.is_done
    ink = colours.i2 if late or row.is_done else colours.i1
    face.draw(painter, columns.percent - face.width(row.percent), baseline, row.percent, ink)
    size = round(face.size_px * 0.95)
    box = QRectF(round(columns.percent + face.size_px * 0.25), round(middle - size / 2), size, size)
    if late:
        draw_glyph(painter, Glyph.LOST if row.freshness is Freshness.DOWN else Glyph.LATE, box, colours.quality)
    elif row.level is not None:
        colour = level_colour(row.level, colours)
        draw_level(painter, row.level, box, colour=colour, inner=colours.ink_on_fill, filled=True, colours=colours)
    if has_differences and row.against:
        small = look.fonts.face(columns.small.size_px, 700) if row.level else columns.small
        ink = level_ink(row.level, colours) if row.level else colours.i2
        small.draw(painter, columns.right - small.width(row.against), baseline, row.against, ink)


def _draw_more(sheet: Sheet, columns: _Columns, more: int, top: float) -> None:
    if more:
        words = translate("panels", "+{count} more").format(count=more)
        columns.small.draw(sheet.painter, columns.left, top + columns.small.size_px * 1.1, words, sheet.look.colours.i3)
