"""The panel ``congestion``: how crowded places are, in the four official levels, the most crowded first."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF

from widgets.facts import Facts, Freshness, Line, Name, Reading, Span
from widgets.glyphs import level_ink
from widgets.model import Level
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.head import Stamp, clock, draw_head, draw_message, oldest
from widgets.panels.numbers import DASH, with_unit, written
from widgets.panels.pips import draw_pips, pips_px
from widgets.panels.rows import (
    Cell,
    beyond_usual,
    cell_of,
    draw_told,
    draw_value,
    told_px,
    two_line_rects,
    two_lines,
)
from widgets.theme import Face

translate = QCoreApplication.translate

_SPOKEN = 5


class CongestionConfig(PanelConfig):
    """People at places of the city."""

    kind: Literal["congestion"] = Field(description="`congestion`")
    level: IndicatorId = Field(
        default="crowd.level",
        description="The indicator of the level: 1 relaxed, 2 normal, 3 rather crowded, 4 crowded.",
    )
    least: IndicatorId | None = Field(default="population.least", description="People at a place at least.")
    most: IndicatorId | None = Field(
        default="population.most",
        description="People at a place at most, or as counted; said where that is more or less than usual.",
    )
    count: int = Field(default=20, ge=1, le=200, description="How many places are shown at most.")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What is shown of a place, "" for what there is nothing to say of. `people`: or why there is no level.

    `mark`: the level of the limit that is passed, where that is not what is usual there at this hour.
    """

    name: Name
    level: Cell
    word: str
    people: str = ""
    usual: str = ""
    ahead: str = ""
    mark: Level | None = None


@dataclass(frozen=True, slots=True)
class CongestionContent:
    """What the panel shows. `hidden`: how many places are beyond `count`."""

    name: Name
    stamp: Stamp
    rows: tuple[PlaceRow, ...]
    hidden: int = 0


class CongestionPanel(Panel[CongestionConfig, CongestionContent]):
    """See `CongestionConfig`."""

    def content(self, facts: Facts) -> CongestionContent:
        """Return the places, the most crowded first."""
        config = self.config
        indicator = facts.indicator(config.level)
        found: list[tuple[float, float, str, Reading]] = []
        for place in facts.places(indicator.id):
            level = facts.reading(indicator.id, place)
            people = facts.reading(config.most, place).value if config.most else None
            found.append((-(level.value or 0.0), -(people or 0.0), place, level))
        found.sort(key=lambda each: each[:3])
        shown = found[: config.count]
        rows = tuple(self._row(facts, place, level) for _, _, place, level in shown)
        name = self.spec.title or Name(translate("panels", "Crowds"))
        stamp = oldest((each[3] for each in found), facts.now_ms)
        return CongestionContent(name, stamp, rows, len(found) - len(shown))

    def _row(self, facts: Facts, place: str, level: Reading) -> PlaceRow:
        name, cell = facts.place_name(place), cell_of(level)
        if cell.shown is None:
            last = "" if cell.value is None else level_word(cell.value)
            return PlaceRow(name, cell, DASH, cell.gone(last, clock(level.at_ms or 0, facts.now_ms)))
        people = self._people(facts, place)
        usual, is_as_ever = self._against_usual(facts, place) if level.freshness is Freshness.FRESH else ("", True)
        ahead = _next_change(facts.line(self.config.level, Span.AHEAD, place), round(cell.shown), facts.now_ms)
        return PlaceRow(name, cell, level_word(cell.shown), people, usual, ahead, None if is_as_ever else cell.level)

    def _people(self, facts: Facts, place: str) -> str:
        ids = [id for id in (self.config.least, self.config.most) if id is not None]
        numbers = [written(facts.reading(id, place).value, facts.indicator(id).decimals) for id in ids]
        if not numbers or DASH in numbers:
            return ""
        text = numbers[0] if numbers[0] == numbers[-1] else f"{numbers[0]}–{numbers[-1]}"
        return with_unit(text, facts.indicator(ids[-1]).unit)

    def _against_usual(self, facts: Facts, place: str) -> tuple[str, bool]:
        """Return how many more people there are than usual, and whether that is no more than on other days."""
        if self.config.most is None:
            return "", False
        value, usual = facts.reading(self.config.most, place).value, facts.usual(self.config.most, place)
        if usual is None or usual.at(facts.now_ms) is None:
            return "", False
        beyond = beyond_usual(value, usual, facts.now_ms)
        if beyond is None or value is None or value <= beyond.difference:
            return "", True
        percent = beyond.difference / (value - beyond.difference) * 100
        difference = with_unit(written(percent, signed=True), "%")
        words = translate("panels", "{difference} against usual").format(difference=difference)
        return words, not beyond.is_far or beyond.difference < 0

    def draw(self, sheet: Sheet, content: CongestionContent) -> None:
        """Draw two lines for each place: name and level, below them its people and what will change."""
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        if not content.rows:
            draw_message(sheet, translate("panels", "No value yet"), area.toRect())
            return
        face, small = sheet.look.face("label", 600), sheet.look.face("meta")
        rects = two_line_rects(sheet, area, len(content.rows), face, left_out=content.hidden)
        for row, rect in zip(content.rows, rects, strict=False):
            _draw_row(sheet, row, rect, face, small)
            sheet.touch(rect, _words(row))

    def spoken(self, content: CongestionContent) -> str:
        """Return the most crowded places."""
        rows = content.rows[:_SPOKEN]
        return ", ".join([content.name.text, *(_words(row) for row in rows)])


def level_word(level: float) -> str:
    """Return the official word of a level from 1 to 4."""
    return (
        translate("panels", "Relaxed"),
        translate("panels", "Normal"),
        translate("panels", "Rather crowded"),
        translate("panels", "Crowded"),
    )[min(4, max(1, round(level))) - 1]


def _next_change(ahead: Line | None, level: int, now_ms: int) -> str:
    """Return to which level a place will change next, and when."""
    spots = ahead.spots if ahead is not None else ()
    for at_ms, value in spots:
        if value is not None and at_ms > now_ms and round(value) != level:
            return translate("panels", "{level} from {time}").format(level=level_word(value), time=clock(at_ms, at_ms))
    return ""


def _words(row: PlaceRow) -> str:
    return ", ".join(filter(None, (f"{row.name.text} {row.word}", row.people, row.usual, row.ahead)))


def _draw_row(sheet: Sheet, row: PlaceRow, rect: QRectF, face: Face, small: Face) -> None:
    look, right = sheet.look, rect.right()
    above, below = two_lines(rect, face, small)
    level = row.mark
    if level:
        left = draw_told(sheet, right, above, row.word, face, level=level, ink=look.colours.i1)
    else:
        left = draw_value(sheet, right, above, row.level, row.word, face)
    ink = level_ink(level, look.colours) if level else look.colours.i2
    pips = round(min(4, max(1, row.level.shown))) if row.level.shown is not None else 0
    left -= look.sizes.px(10) + pips_px(face.size_px)
    draw_pips(sheet, left, above - face.cap_px / 2, face.size_px, pips, ink)
    name = face.elided(row.name.text, left - look.sizes.px(10) - rect.left())
    face.draw(sheet.painter, rect.left(), above, name, look.colours.i1)
    if below is None:
        return
    told = " · ".join(filter(None, (row.usual, row.ahead)))
    room = rect.width() - small.width(row.people) - look.sizes.px(14)
    for words in (told, row.ahead, row.usual):  # what does not fit is said where the row is pointed at
        if words and told_px(look, words, None, small) <= room:
            draw_told(sheet, right, below, words, small, ink=look.colours.i2)
            break
    if small.width(row.people) <= rect.width():
        small.draw(sheet.painter, rect.left(), below, row.people, look.colours.i3)
