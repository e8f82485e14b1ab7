"""Rows of panels: where they lie, how a value stands in one, its bar on what is usual, what there is no room for."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from widgets.facts import Freshness, Indicator, Reading, Standing, Usual
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.beyond import is_far
from widgets.panels.core import Sheet
from widgets.panels.number import LEVEL_OF
from widgets.panels.numbers import DASH, with_unit, written
from widgets.theme import Face, Look

translate = QCoreApplication.translate

_LEAST_TEXTS, _MOST_TEXTS, _MORE_TEXTS = 1.9, 2.5, 1.6
"""How high a row is, in sizes of its text: STYLE's row height, where there is room, and where the rest is counted."""
_SQUEEZED = 0.84
"""A row may be this much lower where all of them fit then."""
TWO_LINES = 3.3
"""How high a row of two lines is at least, in sizes of its text."""
_GLYPH = 0.8
"""How large the glyph beside a value is, in sizes of its text."""
_ROUND = (1, 1.2, 1.5, 1.8, 2, 2.5, 3, 4, 5, 6, 8)
_TRACK, _BAR = 0.34, 0.22
"""How high the ground of a bar and the bar are, in heights of a row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is drawn of a reading in a row: all but its age, which is told once for the whole panel."""

    value: float | None
    freshness: Freshness = Freshness.FRESH
    standing: Standing | None = None
    reason: str = ""

    @property
    def shown(self) -> float | None:
        """The value, None where it is gone or stands for nothing any more."""
        return None if self.freshness is Freshness.DOWN else self.value

    @property
    def level(self) -> Level | None:
        """The level of the limit that is passed."""
        fresh = self.freshness is Freshness.FRESH and self.value is not None
        return LEVEL_OF.get(self.standing) if fresh and self.standing else None

    def written(self, indicator: Indicator, *, signed: bool = False) -> str:
        """Return the value with its unit, the dash where it is gone."""
        if self.shown is None:
            return DASH
        return with_unit(written(self.shown, indicator.decimals, signed=signed), indicator.unit)

    def gone(self, value: str, time: str) -> str:
        """Return why there is no value, or what it was last and when; "" where it stands."""
        if self.freshness is Freshness.DOWN and self.value is not None:
            return translate("panels", "Last {value}, {time}").format(value=value, time=time)
        return self.reason if self.value is None else ""

    def ink(self, look: Look) -> QColor:
        """Return the colour of the value."""
        if self.freshness is Freshness.DOWN:
            return look.colours.quality
        return look.colours.i1 if self.freshness is Freshness.FRESH else look.colours.i2

    def glyph(self) -> Glyph | None:
        """Return the glyph of a value that is late or down."""
        return {Freshness.LATE: Glyph.LATE, Freshness.DOWN: Glyph.LOST}.get(self.freshness)


NO_CELL = Cell(None, Freshness.NONE)


def cell_of(reading: Reading) -> Cell:
    """Return what is drawn of a reading in a row."""
    return Cell(reading.value, reading.freshness, reading.standing, reading.reason)


@dataclass(frozen=True, slots=True)
class Beyond:
    """How a value stands beyond what is usual now: how much above the middle, and whether far (`beyond.is_far`)."""

    difference: float
    is_far: bool


def beyond_usual(value: float | None, usual: Usual | None, now_ms: int) -> Beyond | None:
    """Return how far beyond what is usual a value is; None within it, and where one of the two is not known."""
    hour = usual.at(now_ms) if usual is not None else None
    if value is None or hour is None or hour.least <= value <= hour.most:
        return None
    return Beyond(value - hour.middle, is_far(value, hour))


def usual_share(usual: Usual | None, now_ms: int, most: float) -> tuple[float, float] | None:
    """Return the band of what is usual now in shares of a bar that ends at `most`, in steps: it moves all the time."""
    hour = usual.at(now_ms) if usual is not None else None
    return None if hour is None else (round(hour.least / most, 2), round(hour.most / most, 2))


def rounded_up(value: float) -> float:
    """Return the next round number that is not below `value`, for the end of a bar."""
    size = 1.0
    while size * 10 <= value:
        size *= 10
    while 0 < value < size:
        size /= 10
    return next((step * size for step in _ROUND if step * size >= value), size * 10)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where rows lie, in order; `hidden`: how many there is no room for, told at `more`."""

    rects: tuple[QRectF, ...]
    hidden: int = 0
    more: QRectF | None = None


def plan_rows(
    look: Look,
    area: QRectF,
    count: int,
    face: Face,
    *,
    least_width_px: float = 0.0,
    texts: float = _LEAST_TEXTS,
    left_out: int = 0,
) -> Plan:
    """Return where `count` rows lie: below one another, in columns of at least that width where one is not enough.

    `texts`: how high a row is at least, in sizes of its text. `left_out`: rows that there are beside these.
    """
    if count == 0 or area.height() < 1:
        return Plan((), count + left_out)
    gap, least_px = look.sizes.px(36), face.size_px * texts
    columns = max(1, int((area.width() + gap) // (least_width_px + gap))) if least_width_px else 1
    if not left_out and least_px * _SQUEEZED <= area.height() / -(-count // columns) < least_px:
        least_px = area.height() / -(-count // columns)  # a little lower, rather than without the last ones
    fitting, strip_px = max(1, int(area.height() / least_px + 1e-6)), 0.0
    if left_out or count > fitting * columns:
        strip_px = face.size_px * _MORE_TEXTS if area.height() > face.size_px * (_MORE_TEXTS + texts) else 0.0
        fitting = max(1, int((area.height() - strip_px) // least_px))
    shown = min(count, fitting * columns)
    columns = min(columns, -(-shown // fitting))
    a_column = -(-shown // columns)
    height = min(least_px * _MOST_TEXTS / _LEAST_TEXTS, (area.height() - strip_px) / a_column)
    width = (area.width() - gap * (columns - 1)) / columns
    rects = tuple(
        QRectF(area.left() + at // a_column * (width + gap), area.top() + at % a_column * height, width, height)
        for at in range(shown)
    )
    more = QRectF(area.left(), area.top() + a_column * height, area.width(), strip_px) if strip_px else None
    return Plan(rects, count + left_out - shown, more)


def two_lines(rect: QRectF, face: Face, small: Face) -> tuple[float, float | None]:
    """Return the baselines of a row of two lines, the second in smaller text; None where there is room for one."""
    above = rect.top() + max(0.0, (rect.height() - face.size_px * 1.25 - small.size_px) / 2) + face.cap_px
    below = above + face.size_px * 0.55 + small.size_px
    return above, below if below <= rect.bottom() + 1 else None


def draw_more(sheet: Sheet, plan: Plan, face: Face) -> None:
    """Say how many rows there is no room for."""
    if plan.more is not None:
        baseline = face.centred(plan.more.top(), plan.more.height())
        face.draw(sheet.painter, plan.more.left(), baseline, f"+{plan.hidden}", sheet.look.colours.i3)


def two_line_rects(
    sheet: Sheet, area: QRectF, count: int, face: Face, *, least_texts: float = 16, left_out: int = 0
) -> tuple[QRectF, ...]:
    """Return where `count` rows of two lines lie, at least that many sizes of the text wide; draw how many do not fit.

    `left_out`: rows that there are beside these.
    """
    width = face.size_px * least_texts
    plan = plan_rows(sheet.look, area, count, face, least_width_px=width, texts=TWO_LINES, left_out=left_out)
    draw_more(sheet, plan, face)
    return plan.rects


def draw_bar(
    painter: QPainter, look: Look, box: QRectF, share: float | None, *, usual: tuple[float, float] | None = None
) -> None:
    """Draw the bar of a row across `box`, on its ground and the band of what is usual; shares of the whole width."""
    _stripe(painter, box, 0.0, 1.0, _TRACK, look.colours.s2)
    if usual is not None:
        _stripe(painter, box, *usual, _TRACK, look.colours.norm)
    if share is not None:
        _stripe(painter, box, 0.0, share, _BAR, look.colours.data)


def draw_tick(painter: QPainter, look: Look, box: QRectF, share: float, ink: QColor, *, of_row: float = 0.5) -> None:
    """Draw a mark on the bar of a row: a limit, a target, what is usual."""
    if 0 <= share <= 1:
        width, height = look.sizes.px(2), round(box.height() * of_row)
        x = round(box.left() + share * box.width() - width / 2)
        painter.fillRect(QRectF(x, round(box.center().y() - height / 2), width, height), ink)


def _stripe(painter: QPainter, box: QRectF, left: float, right: float, of_row: float, ink: QColor) -> None:
    left, right = (min(1.0, max(0.0, share)) for share in (left, right))
    height = max(2, round(box.height() * of_row))
    x = round(box.left() + left * box.width())
    painter.fillRect(
        QRectF(x, round(box.center().y() - height / 2), round(box.left() + right * box.width()) - x, height), ink
    )


def told_px(look: Look, words: str, level: Level | None, face: Face) -> float:
    """Return how wide `draw_told` draws."""
    return face.width(words) + (face.size_px + look.sizes.px(6) if level and words else 0.0)


def draw_told(
    sheet: Sheet, right: float, baseline: float, words: str, face: Face, *, level: Level | None = None, ink: QColor
) -> float:
    """Draw words that end at `right`, before them the shape of a level, in whose colour they are then; return where
    they begin.
    """
    if not words:
        return right
    look = sheet.look
    x = right - face.width(words)
    face.draw(sheet.painter, x, baseline, words, level_ink(level, look.colours) if level else ink)
    if level is None:
        return x
    x -= round(face.size_px) + look.sizes.px(6)
    draw_mark(sheet, x, baseline, level, face)
    return x


def draw_mark(sheet: Sheet, x: float, baseline: float, level: Level, face: Face) -> None:
    """Draw the shape of a level with its left edge there, as large as the text beside it."""
    size, colours = round(face.size_px), sheet.look.colours
    draw_level(
        sheet.painter,
        level,
        QRectF(round(x), round(baseline - face.cap_px / 2 - size / 2), size, size),
        colour=level_colour(level, colours),
        inner=colours.ink_on_fill,
        filled=True,
        colours=colours,
    )


def value_px(look: Look, cell: Cell, words: str, face: Face) -> float:
    """Return how wide `draw_value` draws."""
    return face.width(words) + (round(face.size_px * _GLYPH) + look.sizes.px(5) if cell.glyph() else 0.0)


def draw_value(sheet: Sheet, right: float, baseline: float, cell: Cell, words: str, face: Face) -> float:
    """Draw a value that ends at `right`, before it the glyph where it is late or down; return where it begins."""
    x = right - face.width(words)
    face.draw(sheet.painter, x, baseline, words, cell.ink(sheet.look))
    glyph = cell.glyph()
    if glyph is not None:
        size = round(face.size_px * _GLYPH)
        x -= size + sheet.look.sizes.px(5)
        box = QRectF(round(x), round(baseline - face.cap_px / 2 - size / 2), size, size)
        draw_glyph(sheet.painter, glyph, box, sheet.look.colours.quality)
    return x
