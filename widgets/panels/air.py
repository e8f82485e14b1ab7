"""The panel ``air``: the value of a pollutant, its official word of four, four pips; colour only where it is bad."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF

from widgets.facts import Facts, Freshness, Indicator, Name
from widgets.glyphs import level_ink
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.head import Stamp, draw_head, stamp_of
from widgets.panels.number import city_words, placed
from widgets.panels.numbers import DASH, fitting, written
from widgets.panels.pips import draw_pips, pips_px
from widgets.panels.rows import Cell, cell_of, draw_mark

translate = QCoreApplication.translate

_UNIT_SHARE = 0.4


class AirConfig(PanelConfig):
    """The quality of the air in the four official words."""

    kind: Literal["air"] = Field(description="`air`")
    indicator: IndicatorId = Field(
        default="air.pm25", description="The indicator; it is bad from `warning` on, very bad from `critical` on."
    )
    good: float | None = Field(
        default=None, description="Up to this value it is good. Default: the indicator's target."
    )


@dataclass(frozen=True, slots=True)
class AirContent:
    """What the panel shows. `grade`: 1 good to 4 very bad, 0 unknown."""

    indicator: Indicator
    name: Name
    cell: Cell
    stamp: Stamp
    grade: int
    gone: str
    city: str = ""
    """On the page of a place the value of the whole city."""


class AirPanel(Panel[AirConfig, AirContent]):
    """See `AirConfig`."""

    def content(self, facts: Facts) -> AirContent:
        """Return the value and its grade."""
        at = self.spec.at
        indicator, reading = facts.indicator(self.config.indicator), facts.reading(self.config.indicator, at)
        name = self.spec.title or placed(indicator.name, facts, at, self.spec.place)
        cell, stamp = cell_of(reading), stamp_of(reading, facts.now_ms)
        good = indicator.target if self.config.good is None else self.config.good
        last = Cell(cell.value).written(indicator)
        city, gone = city_words(facts, indicator, self.spec), cell.gone(last, stamp.time)
        return AirContent(indicator, name, cell, stamp, grade(indicator, cell.shown, good), gone, city)

    def draw(self, sheet: Sheet, content: AirContent) -> None:
        """Draw the value at the left, pips and word at the right."""
        look, inner, cell = sheet.look, sheet.inner(), content.cell
        face = look.face("label", 600)
        # The pips leave no room beside the value: the city's stands where the second language is elsewhere.
        name = Name(content.name.text, content.city) if content.city else content.name
        top = draw_head(sheet, name, content.stamp, face=face, is_gloss_whole=bool(content.city))
        bottom = float(inner.bottom() + 1)
        size = max(look.sizes.text_px("body"), min(look.sizes.text_px("value"), round((bottom - top) * 0.98)))
        unit = look.fonts.face(max(12, size * _UNIT_SHARE))
        digits = look.fonts.face(size, 600, digits=True)
        word = grade_word(content.grade)
        ink = level_ink(cell.level, look.colours) if content.grade and cell.level else cell.ink(look)
        told = look.face("headline", 600)
        needed = digits.width(written(cell.shown, content.indicator.decimals)) + unit.width(content.indicator.unit)
        needed += pips_px(told.size_px) + look.sizes.px(7 + 10 + 12 + 2)
        if cell.level is None and told.width(word) + needed > inner.width():
            told = look.face("label", 600)  # so that the pips stay
        baseline = bottom - told.size_px * 0.25
        words_px = told.width(word)
        room = inner.width() - words_px - look.sizes.px(16) - unit.width(content.indicator.unit) - look.sizes.px(7)
        text = fitting(cell.shown, content.indicator.decimals, digits.width, room)
        while digits.width(text) > room and digits.size_px > told.size_px:
            digits = look.fonts.face(digits.size_px * 0.9, 600, digits=True)
        right = digits.draw(sheet.painter, inner.left(), bottom, text, cell.ink(look))
        if text != DASH and content.indicator.unit:
            right = unit.draw(sheet.painter, right + look.sizes.px(7), bottom, content.indicator.unit, look.colours.i2)
        x = inner.right() + 1 - words_px
        if content.grade:
            told.draw(sheet.painter, x, baseline, word, ink)
            x -= look.sizes.px(12)
            if cell.level:
                x -= told.size_px
                draw_mark(sheet, x, baseline, cell.level, told)
                x -= look.sizes.px(10)
            if x - pips_px(told.size_px) > right + look.sizes.px(10):
                centre_y = baseline - told.cap_px / 2
                draw_pips(sheet, x - pips_px(told.size_px), centre_y, told.size_px, content.grade, ink)
        else:
            small = look.face("meta")
            lines = small.wrapped(content.gone, inner.right() - right - look.sizes.px(14))
            for number, line in enumerate(reversed(lines)):
                y = bottom - number * small.line_px
                if y - small.size_px > top:
                    small.draw(sheet.painter, inner.right() + 1 - small.width(line), y, line, look.colours.i2)
        sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), content.indicator.note or self.spoken(content))

    def spoken(self, content: AirContent) -> str:
        """Return name, value, word, and why there is none."""
        value = content.cell.written(content.indicator)
        late = translate("panels", "Late, from {time}").format(time=content.stamp.time)
        late = late if content.cell.freshness is Freshness.LATE else ""
        word = grade_word(content.grade)
        return ", ".join(filter(None, (f"{content.name.text} {value}", word, content.city, content.gone, late)))


def grade(indicator: Indicator, value: float | None, good: float | None) -> int:
    """Return the grade of a value by the limits of its indicator: 1 good, 2 moderate, 3 bad, 4 very bad; 0 unknown."""
    if value is None:
        return 0
    if indicator.critical is not None and value >= indicator.critical:
        return 4
    if indicator.warning is not None and value >= indicator.warning:
        return 3
    return 2 if good is not None and value > good else 1


def grade_word(number: int) -> str:
    """Return the official word of a grade."""
    return (
        "",
        translate("panels", "Good"),
        translate("panels", "Moderate"),
        translate("panels", "Bad"),
        translate("panels", "Very bad"),
    )[number]
