"""The panel ``ticker``: short news side by side, that swap every few seconds where there are many. Nothing slides."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from resources.entries import FileModel, NamesEntry, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Facts, Freshness, Name, Reading, Standing, Unknown
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.alerts import alerts, here
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.number import LEVEL_OF
from widgets.panels.numbers import DASH, with_unit, written
from widgets.words import say

translate = QCoreApplication.translate

TURN_MS = 12_000
"""For so long news stand still (STYLE.md 6)."""
_ONE = QT_TRANSLATE_NOOP("layouts", "Write indicator or text, and not both")
_FIELD = re.compile(r"\{([^{}]+)\}")


class TickerItem(FileModel):
    """`items` of a ticker: a value, or a sentence with values in it."""

    indicator: IndicatorId | None = Field(default=None, description="The indicator whose name and value it tells.")
    text: NamesEntry | None = Field(
        default=None,
        description="A sentence instead, in which `{air.o3}` stands for the value of that indicator with its unit.",
    )
    label: NamesEntry | None = Field(
        default=None, description="A word before it, such as `교통`. Default: the name of the indicator."
    )

    @model_validator(mode="after")
    def _check(self) -> "TickerItem":
        if (self.indicator is None) == (self.text is None):
            raise Wrong(_ONE, "indicator", "text")
        return self


class TickerConfig(PanelConfig):
    """Short news in a row, for the foot of a page: values, notices, warnings in force."""

    kind: Literal["ticker"] = Field(description="`ticker`")
    items: Annotated[tuple[TickerItem, ...], Field(max_length=60)] = Field(
        default=(), strict=False, description="Values and sentences, in their order."
    )
    notices: bool = Field(default=True, description="Whether the notices in force are among the news, before the rest.")
    alerts: bool = Field(default=True, description="Whether warnings in force are among the news, before all else.")


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the news. `level`: of a limit that is passed, or of a warning."""

    label: str
    words: str
    gloss: str = ""
    level: Level | None = None
    freshness: Freshness = Freshness.FRESH
    more: str = ""


@dataclass(frozen=True, slots=True)
class TickerContent:
    """What the panel shows. `turn`: goes up each time that the news swap."""

    cells: tuple[Cell, ...]
    turn: int


class TickerPanel(Panel[TickerConfig, TickerContent]):
    """See `TickerConfig`."""

    def content(self, facts: Facts) -> TickerContent:
        """Return the news. One that cannot be told says why in its place."""
        until_ms = min([facts.now_ms, *waiting_serious_ms(facts)])
        return TickerContent(tuple(self._cells(facts)), until_ms // TURN_MS)

    def _cells(self, facts: Facts) -> Iterator[Cell]:
        at = self.spec.at
        if self.config.alerts:
            for alert in alerts(facts):
                label = translate("panels", "Warning in force")
                yield Cell(label, alert.title, level=alert.level, more=alert.text)
        if self.config.notices:
            for notice in facts.notices():
                if not notice.places or at in notice.places:
                    label = translate("panels", "Notice")
                    yield Cell(label, notice.title.text, notice.title.gloss, more=notice.text.text)
        for item in self.config.items:
            try:
                yield self._of_value(item, facts) if item.indicator is not None else self._of_text(item, facts)
            except Unknown as unknown:
                label = "" if item.label is None else facts.named(item.label.by_language()).text
                yield Cell(label, say(unknown.text), freshness=Freshness.DOWN)

    def _of_value(self, item: TickerItem, facts: Facts) -> Cell:
        indicator = facts.indicator(item.indicator or "")
        reading = here(facts, indicator.id, self.spec.at)
        name = indicator.name
        label = name.text if item.label is None else facts.named(item.label.by_language()).text
        gone = reading.value is None or reading.freshness is Freshness.DOWN
        level = None if gone else LEVEL_OF.get(reading.standing or Standing.NORMAL)
        words = _value(reading, indicator.decimals, indicator.unit)
        return Cell(label, words, name.gloss, level, reading.freshness, reading.reason if gone else indicator.note)

    def _of_text(self, item: TickerItem, facts: Facts) -> Cell:
        worst = Freshness.FRESH

        def filled(text: str) -> str:
            def value(found: re.Match[str]) -> str:
                nonlocal worst
                indicator = facts.indicator(found[1].strip())
                reading = here(facts, indicator.id, self.spec.at)
                worst = max(worst, reading.freshness, key=list(Freshness).index)
                return _value(reading, indicator.decimals, indicator.unit)

            return _FIELD.sub(value, text)

        name = facts.named(item.text.by_language()) if item.text else Name("")
        label = "" if item.label is None else facts.named(item.label.by_language()).text
        words, gloss = filled(name.text), filled(name.gloss)
        return Cell(label, words, gloss, freshness=worst)

    def draw(self, sheet: Sheet, content: TickerContent) -> None:
        """Draw as many of the news as fit, those whose turn it is."""
        look, inner = sheet.look, sheet.inner()
        least = look.sizes.text_px("gloss")
        size = max(least, min(look.sizes.text_px("label"), round(sheet.height_px * 0.45)))
        face, bold, small = (
            look.fonts.face(size),
            look.fonts.face(size, 600),
            look.fonts.face(max(least, size * 0.84)),
        )
        gap, part = look.sizes.px(26), look.sizes.px(9)

        def width(cell: Cell, *, with_gloss: bool) -> float:
            parts = [face.width(cell.label), bold.width(cell.words), small.width(cell.gloss) if with_gloss else 0.0]
            glyph = size + part if cell.level or _is_old(cell) else 0.0
            return sum(each for each in parts) + part * (sum(1 for each in parts if each) - 1) + glyph

        pages = _pages(content.cells, inner.width(), gap * 2, lambda cell: width(cell, with_gloss=False))
        if not pages:
            return
        page = pages[content.turn % len(pages)]
        whole = sum(width(cell, with_gloss=True) for cell in page) + gap * 2 * (len(page) - 1)
        with_gloss = whole <= inner.width()
        baseline = round((sheet.height_px + bold.cap_px) / 2)
        x = float(inner.left())
        right = float(inner.right() + 1)
        for number, cell in enumerate(page):
            if number:
                line = QRectF(round(x + gap), round(sheet.height_px / 2 - size / 2), max(1, look.sizes.px(1)), size)
                sheet.painter.fillRect(line, look.colours.line2)
                x += gap * 2
            begin = x
            if cell.label:
                x = face.draw(sheet.painter, x, baseline, face.elided(cell.label, right - x), look.colours.i3) + part
            x = self._draw_glyph(sheet, cell, x, size) + (part if cell.level or _is_old(cell) else 0)
            words = bold.elided(cell.words, right - x)
            x = bold.draw(sheet.painter, x, baseline, words, _ink(sheet, cell))
            if with_gloss and cell.gloss:
                x = small.draw(sheet.painter, x + part, baseline, cell.gloss, look.colours.i3)
            more = f"{cell.label} {cell.words}".strip() + (f"\n{cell.more}" if cell.more else "")
            sheet.touch(QRectF(begin, 0, x - begin, sheet.height_px), more)

    def _draw_glyph(self, sheet: Sheet, cell: Cell, x: float, size: int) -> float:
        colours = sheet.look.colours
        box = QRectF(round(x), round(sheet.height_px / 2 - size / 2), size, size)
        if cell.level is not None:
            colour = level_colour(cell.level, colours)
            draw_level(
                sheet.painter, cell.level, box, colour=colour, inner=colours.ink_on_fill, filled=True, colours=colours
            )
        elif _is_old(cell):
            glyph = Glyph.LATE if cell.freshness is Freshness.LATE else Glyph.LOST
            draw_glyph(sheet.painter, glyph, box, colours.quality)
        else:
            return x
        return x + size

    def spoken(self, content: TickerContent) -> str:
        """Return all of the news."""
        parts = [" ".join(part for part in (cell.label, cell.words) if part) for cell in content.cells]
        return ". ".join(parts) if parts else translate("panels", "No news")


def waiting_serious_ms(facts: Facts) -> list[int]:
    """Return when the serious alarms were raised that nobody has acknowledged: from then on nothing swaps."""
    return [alarm.raised_ms for alarm in facts.alarms().standing if alarm.level == "serious" and alarm.waits]


def _value(reading: Reading, decimals: int, unit: str) -> str:
    if reading.value is None or reading.freshness is Freshness.DOWN:
        return DASH
    return with_unit(written(reading.value, decimals), unit)


def _is_old(cell: Cell) -> bool:
    return cell.freshness in (Freshness.LATE, Freshness.DOWN)


def _ink(sheet: Sheet, cell: Cell) -> QColor:
    colours = sheet.look.colours
    if cell.level is not None:
        return level_ink(cell.level, colours)
    return colours.i1 if cell.freshness is Freshness.FRESH else colours.i2


def _pages(cells: tuple[Cell, ...], room: float, gap: float, width: Callable[[Cell], float]) -> list[list[Cell]]:
    """Return the news in as many turns as they need; one that is too wide has a turn of its own."""
    pages: list[list[Cell]] = []
    taken = 0.0
    for cell in cells:
        wide = width(cell)
        if pages and taken + gap + wide <= room:
            pages[-1].append(cell)
            taken += gap + wide
        else:
            pages.append([cell])
            taken = wide
    return pages
