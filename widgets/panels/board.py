"""The panel ``board``: all indicators of a theme as a grid of small cells, for a page of indicators."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize

from widgets.commands import Command
from widgets.facts import Before, Facts, Freshness, Indicator, Name, Reading, Span, Standing
from widgets.panels.board_cells import BoardCell, cell_words, draw_cell, grid_of, letters
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, draw_head, draw_message, head_bottom, oldest
from widgets.panels.lacking import draw_lacking, known_indicators
from widgets.panels.number import LEVEL_OF, against_words, gone_words
from widgets.panels.numbers import written
from widgets.panels.table import headings

translate = QCoreApplication.translate

Theme = Literal["warm", "safe", "dreaming", "breathing", "open"]

_SPOKEN_CELLS = 8


class BoardConfig(PanelConfig):
    """Many indicators in small cells: each its value, how far it is to its target, its line, a difference."""

    kind: Literal["board"] = Field(description="`board`")
    theme: Theme | None = Field(
        default=None, description="The theme whose indicators it shows. Default: those of all themes."
    )
    indicators: tuple[IndicatorId, ...] = Field(
        default=(), strict=False, description="The indicators it shows, in this order, instead of those of a theme."
    )
    compare: Literal["usual", "yesterday", "last_week", "last_year", "none"] = Field(
        default="yesterday",
        description="What the differences are against: the same hour of another day, or what is `usual` now.",
    )
    line: Literal["day", "week", "year", "none"] = Field(
        default="week", description="How far back the lines go; `none`: no lines."
    )


@dataclass(frozen=True, slots=True)
class BoardContent:
    """What the board shows. `page`: which of its pages, from 0; `lacking`: what it was to show and cannot."""

    title: Name
    stamp: Stamp
    cells: tuple[BoardCell, ...]
    page: int
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextPage:
    """Show the next page, after the last the first."""


class BoardPanel(Panel[BoardConfig, BoardContent]):
    """See `BoardConfig`."""

    def __init__(self, spec: PanelSpec, config: BoardConfig) -> None:
        super().__init__(spec, config)
        self._page = 0
        self._pages = 1

    def content(self, facts: Facts) -> BoardContent:
        """Return a cell for each indicator. Raises Unknown where there is none of those it is to show."""
        config, at = self.config, self.spec.at
        indicators, lacking = known_indicators(facts, config.indicators)
        if not config.indicators:
            indicators = tuple(each for each in facts.indicators(config.theme or "") if each.theme)
        readings = [facts.reading(each.id, at) for each in indicators]
        cells = tuple(
            self._cell(facts, indicator, reading, at) for indicator, reading in zip(indicators, readings, strict=True)
        )
        title = self.spec.title or Name(theme_words(config.theme if not config.indicators else None))
        return BoardContent(title, oldest(readings, facts.now_ms), cells, self._page, lacking)

    def _cell(self, facts: Facts, indicator: Indicator, reading: Reading, at: str) -> BoardCell:
        line = None if self.config.line == "none" else facts.line(indicator.id, Span(self.config.line), at)
        is_gone = reading.value is None or reading.freshness is Freshness.DOWN
        if is_gone:
            words = gone_words(indicator, reading, oldest([reading], facts.now_ms))
            return BoardCell(indicator, reading, line, words)
        short, words = self._difference(facts, indicator, reading, at)
        return BoardCell(indicator, reading, line, words, short, LEVEL_OF.get(reading.standing or Standing.NORMAL))

    def _difference(self, facts: Facts, indicator: Indicator, reading: Reading, at: str) -> tuple[str, str]:
        """Return how the value differs, as a number and in words."""
        compare = self.config.compare
        if compare == "usual":
            usual = facts.usual(indicator.id, at)
            hour = usual.at(facts.now_ms // 600_000 * 600_000) if usual else None
            if hour is None or reading.value is None or hour.least <= reading.value <= hour.most:
                return "", ""
            short = written(reading.value - hour.middle, indicator.decimals, signed=True)
            return short, translate("panels", "{difference} against usual").format(difference=short)
        if compare != "none":
            compared = facts.compared(indicator.id, Before(compare), at)
            if compared is not None and compared.difference is not None:
                short = written(compared.difference, indicator.decimals, signed=True)
                return short, against_words(Before(compare), short)
        return "", ""

    def draw(self, sheet: Sheet, content: BoardContent) -> None:
        """Draw the cells of a page, as large as there is room for."""
        look, inner = sheet.look, sheet.inner()
        top = head_bottom(sheet)
        area = sheet.below(top)
        area.setTop(draw_lacking(sheet, content.lacking, area))
        if not content.cells:
            draw_head(sheet, content.title)
            words = translate("panels", "No indicator of the city has this theme")
            draw_message(sheet, words, QRectF(0, top, sheet.width_px, area.height()).toRect())
            return
        has_targets = any(cell.indicator.target is not None for cell in content.cells)
        grid = grid_of(area, len(content.cells), look, has_targets=has_targets)
        if grid.pages > 1:  # what turns the pages stands below
            meta = look.face("meta", 600)
            foot_px = meta.size_px * 1.5
            grid = grid_of(area.adjusted(0, 0, 0, -foot_px), len(content.cells), look, has_targets=has_targets)
        self._pages = grid.pages
        page = self._page = min(content.page, grid.pages - 1)
        size = letters(content.cells, grid.box(0), look)
        title = content.title
        if not size.has_words and not title.gloss:
            title = Name(title.text, headings().get(self.config.compare, ""))
        draw_head(sheet, title, content.stamp, is_gloss_whole=title is not content.title)
        for number, cell in enumerate(content.cells[page * grid.on_page : (page + 1) * grid.on_page]):
            box = grid.box(number)
            draw_cell(sheet, cell, box, grid, size)
            sheet.touch(box, cell_words(cell))
        if grid.pages > 1:
            text = f"{page + 1}/{grid.pages}"
            left, baseline = inner.right() + 1 - meta.width(text), inner.bottom() + 1 - meta.size_px * 0.2
            meta.draw(sheet.painter, left, baseline, text, look.colours.i1)
            width = max(meta.width(text), meta.size_px * 3)
            box = QRectF(inner.right() + 1 - width, baseline - meta.size_px * 1.2, width, foot_px)
            sheet.touch(box, translate("panels", "Next page"), NextPage())

    def act(self, action: Any) -> Command | None:
        """Show the next page."""
        self._page = (self._page + 1) % self._pages
        return None

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Turn the pages."""
        return self._turn(-1 if notches > 0 else 1)

    def nudge(self, right: int, up: int) -> bool:
        """Turn the pages."""
        return bool(right) and self._turn(right)

    def back(self) -> bool:
        """Go back to the first page."""
        return self._turn(-self._page)

    def _turn(self, by: int) -> bool:
        before, self._page = self._page, min(max(0, self._page + by), self._pages - 1)
        return self._page != before

    def spoken(self, content: BoardContent) -> str:
        """Return those whose limits are passed, then the first others, and how many there are."""
        first = sorted(content.cells, key=lambda cell: cell.level is None)[:_SPOKEN_CELLS]
        count = translate("panels", "{count} indicators").format(count=len(content.cells))
        return "; ".join([f"{content.title.text}, {count}", *map(cell_words, first), *content.lacking])


def theme_words(theme: str | None) -> str:
    """Return what a theme is called; None: all of them."""
    return {
        None: translate("panels", "Indicators"),
        "warm": translate("panels", "Warm city"),
        "safe": translate("panels", "Safe city"),
        "dreaming": translate("panels", "Dreaming city"),
        "breathing": translate("panels", "Breathing city"),
        "open": translate("panels", "Open city"),
    }[theme]
