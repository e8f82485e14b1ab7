"""The panel ``table``: indicators or places in rows, with their values, differences, targets and ages in columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize

from resources.entries import NonEmpty
from widgets.commands import Command
from widgets.facts import Before, Facts, Freshness, Indicator, Name, Reading, Standing
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, clock, draw_head, draw_message, oldest
from widgets.panels.lacking import draw_lacking, known_indicators
from widgets.panels.number import LEVEL_OF, gone_words
from widgets.panels.numbers import DASH, with_unit, written
from widgets.panels.scrolling import Scroll, row_text_px

translate = QCoreApplication.translate

Column = Literal["now", "usual", "yesterday", "last_week", "last_year", "target", "age"]

_ROW = 1.9
_NAME_SHARE = 0.45
_SPOKEN_ROWS = 5


class TableConfig(PanelConfig):
    """Indicators, or the places of one, in rows; what their values are compared with in columns."""

    kind: Literal["table"] = Field(description="`table`")
    indicators: tuple[IndicatorId, ...] = Field(
        min_length=1, strict=False, description="The indicators it shows, a row each. With `rows` `places`: one."
    )
    rows: Literal["indicators", "places"] = Field(
        default="indicators", description="What a row is: an indicator, or a place of the first of them."
    )
    places: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="The places in rows. Default: all of the indicator."
    )
    columns: tuple[Column, ...] = Field(
        default=("now", "usual", "yesterday", "target", "last_week", "last_year", "age"),
        min_length=1,
        strict=False,
        description="Its columns, what matters most first: those on the right are left out where there is no room. "
        "`usual`, `yesterday`, `last_week` and `last_year` are differences.",
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `level`: of a limit that is passed; `state`: of the value; `is_reached`: a target."""

    text: str = DASH
    level: Level | None = None
    state: Freshness = Freshness.FRESH
    is_reached: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: what it is of, its cells by column, its value in words, or why there is none."""

    name: Name
    cells: tuple[Cell, ...]
    value: str
    is_own: bool = False

    def words(self, columns: Sequence[str], headings: Mapping[str, str]) -> str:
        """Return what is said of the row."""
        told = [
            f"{headings[column]} {cell.text}"
            for column, cell in zip(columns, self.cells, strict=True)
            if cell.text != DASH and column != "now"
        ]
        return ", ".join([f"{self.name.text} {self.value}", *told])


@dataclass(frozen=True, slots=True)
class TableContent:
    """What the panel shows. `suffix`: the unit of all rows, "" where each has its own; `first`: the row on top.

    `lacking`: what it was to show and cannot.
    """

    title: Name
    suffix: str
    stamp: Stamp
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    first: int
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextRows:
    """Show the rows after those that are seen."""


class TablePanel(Panel[TableConfig, TableContent]):
    """See `TableConfig`."""

    def __init__(self, spec: PanelSpec, config: TableConfig) -> None:
        super().__init__(spec, config)
        self._scroll = Scroll()

    def content(self, facts: Facts) -> TableContent:
        """Return the rows. Raises Unknown where there is none of the indicators it is to show."""
        config, at = self.config, self.spec.at
        meant = config.indicators[:1] if config.rows == "places" else config.indicators
        indicators, lacking = known_indicators(facts, meant)
        if config.rows == "places":
            places = config.places or tuple(facts.places(indicators[0].id))
            title, unit = indicators[0].name, indicators[0].unit
            pairs = [(indicators[0], place, facts.place_name(place)) for place in places]
        else:
            place = facts.place_name(at) if at and at != self.spec.place else Name("")
            unit = ""
            title = Name(place.text or translate("panels", "Indicators"), place.gloss)
            pairs = [(each, at, each.name) for each in indicators]
        readings = [facts.reading(each.id, place) for each, place, _ in pairs]
        rows = tuple(
            self._row(facts, indicator, place, name, reading)
            for (indicator, place, name), reading in zip(pairs, readings, strict=True)
        )
        stamp = oldest(readings, facts.now_ms)
        suffix = f", {unit}" if unit else ""
        title = self.spec.title or title
        return TableContent(title, suffix, stamp, config.columns, rows, self._scroll.first, lacking)

    def _row(self, facts: Facts, indicator: Indicator, place: str, name: Name, reading: Reading) -> TableRow:
        cells = tuple(self._cell(facts, column, indicator, place, reading) for column in self.config.columns)
        value = with_unit(written(reading.value, indicator.decimals), indicator.unit)
        if reading.value is None or reading.freshness is Freshness.DOWN:
            time = "" if reading.at_ms is None else clock(reading.at_ms, facts.now_ms)
            value = gone_words(indicator, reading, Stamp(time))
        is_own = self.config.rows == "places" and bool(place) and place == self.spec.at
        return TableRow(name, cells, value, is_own)

    def _cell(self, facts: Facts, column: Column, indicator: Indicator, place: str, reading: Reading) -> Cell:
        is_gone = reading.value is None or reading.freshness is Freshness.DOWN
        match column:
            case "now":
                if is_gone:
                    return Cell(state=reading.freshness)
                # All rows of places have one unit: it stands in the title.
                unit = indicator.unit if self.config.rows == "indicators" else ""
                text = with_unit(written(reading.value, indicator.decimals), unit)
                return Cell(text, LEVEL_OF.get(reading.standing or Standing.NORMAL), reading.freshness)
            case "usual":
                usual = facts.usual(indicator.id, place)
                hour = usual.at(facts.now_ms // 600_000 * 600_000) if usual else None
                if hour is None or reading.value is None or is_gone:
                    return Cell()
                return Cell(written(reading.value - hour.middle, indicator.decimals, signed=True))
            case "yesterday" | "last_week" | "last_year":
                compared = facts.compared(indicator.id, Before(column), place)
                if compared is None or compared.difference is None or is_gone:
                    return Cell()
                return Cell(written(compared.difference, indicator.decimals, signed=True))
            case "target":
                is_reached = reading.beyond is not None and reading.beyond >= 0 and not is_gone
                return Cell(written(indicator.target, indicator.decimals), is_reached=is_reached)
            case "age":
                return Cell(DASH if reading.at_ms is None else clock(reading.at_ms, facts.now_ms))

    def draw(self, sheet: Sheet, content: TableContent) -> None:
        """Draw the columns and rows that fit."""
        look, inner = sheet.look, sheet.inner()
        top = draw_head(sheet, content.title, content.stamp, suffix=content.suffix)
        meta = look.face("meta")
        if not content.rows:
            area = QRectF(0, top, sheet.width_px, sheet.height_px - top).toRect()
            draw_message(sheet, translate("panels", "There is no place with values"), area)
            return
        top = draw_lacking(sheet, content.lacking, sheet.below(top))
        heads_px, foot_px = meta.size_px * 1.7, meta.size_px * 1.5
        room = inner.bottom() + 1 - top - heads_px
        count = len(content.rows)
        text_px = row_text_px(look.sizes.text_px("label"), meta.size_px, room, count, row=_ROW)
        row_px = text_px * _ROW
        is_whole = row_px * count <= room
        shown = self._scroll.shown(count, int((room if is_whole else room - foot_px) // row_px))
        heads = headings()
        names, columns = _layout(sheet, content, text_px, heads)
        name_face, cell_face = look.fonts.face(text_px, 600), look.fonts.face(text_px)
        gloss, aside = look.fonts.face(text_px * 0.68), look.sizes.px(9)
        wide = max(name_face.width(row.name.text) + aside + gloss.width(row.name.gloss) for row in content.rows)
        has_gloss = wide <= names  # in all rows, or in none
        baseline = top + meta.size_px
        for number, right in columns:
            head = heads[content.columns[number]]
            meta.draw(sheet.painter, right - meta.width(head), baseline, head, look.colours.i3)
        y = round(top + heads_px) - look.sizes.px(1)
        sheet.painter.fillRect(QRectF(inner.left(), y, inner.width(), look.sizes.px(1)), look.colours.line)
        for number in shown:
            row, row_top = content.rows[number], top + heads_px + (number - shown.start) * row_px
            baseline = name_face.centred(row_top, row_px)
            ink = look.colours.ice if row.is_own else look.colours.i1
            if row.is_own:
                sheet.painter.fillRect(QRectF(0, round(row_top), look.sizes.px(4), round(row_px)), look.colours.ice)
            left = name_face.draw(sheet.painter, inner.left(), baseline, name_face.elided(row.name.text, names), ink)
            if has_gloss:
                gloss.draw(sheet.painter, left + aside, baseline, row.name.gloss, look.colours.i3)
            for column, right in columns:
                is_now = content.columns[column] == "now"
                _draw_cell(sheet, row.cells[column], right, baseline, is_now, name_face if is_now else cell_face)
            sheet.touch(QRectF(inner.left(), row_top, inner.width(), row_px), row.words(content.columns, heads))
        if not is_whole:
            self._draw_rest(sheet, count - len(shown), inner.bottom() + 1 - meta.size_px * 0.2)

    def _draw_rest(self, sheet: Sheet, count: int, baseline: float) -> None:
        look, inner = sheet.look, sheet.inner()
        face = look.face("meta", 600)
        text = f"+{count}"
        face.draw(sheet.painter, inner.left(), baseline, text, look.colours.i2)
        box = QRectF(
            inner.left(), baseline - face.size_px * 1.2, max(face.width(text), face.size_px * 3), face.size_px * 1.5
        )
        sheet.touch(box, translate("panels", "{count} more rows").format(count=count), NextRows())

    def act(self, action: Any) -> Command | None:
        """Show the next rows."""
        self._scroll.page()
        return None

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Move the rows."""
        return self._scroll.by(-round(notches * 2))

    def nudge(self, right: int, up: int) -> bool:
        """Move the rows."""
        return bool(up) and self._scroll.by(-up)

    def back(self) -> bool:
        """Go back to the first rows."""
        return self._scroll.to_begin()

    def spoken(self, content: TableContent) -> str:
        """Return the first rows, and how many more there are."""
        told = [row.words(content.columns, headings()) for row in content.rows[:_SPOKEN_ROWS]]
        if len(content.rows) > _SPOKEN_ROWS:
            rest = len(content.rows) - _SPOKEN_ROWS
            told.append(translate("panels", "{count} more rows").format(count=rest))
        return "; ".join([content.title.text + content.suffix, *told, *content.lacking])


def headings() -> dict[str, str]:
    """Return what stands above each column."""
    return {
        "now": translate("panels", "Now"),
        "usual": translate("panels", "vs usual"),
        "yesterday": translate("panels", "vs yesterday"),
        "last_week": translate("panels", "vs last week"),
        "last_year": translate("panels", "vs last year"),
        "target": translate("panels", "Target"),
        "age": translate("panels", "As of"),
    }


def _layout(
    sheet: Sheet, content: TableContent, text_px: int, heads: Mapping[str, str]
) -> tuple[float, list[tuple[int, float]]]:
    """Return how wide names may be, and the columns that fit with where each ends."""
    look, inner = sheet.look, sheet.inner()
    meta, cell_face, value_face = look.face("meta"), look.fonts.face(text_px), look.fonts.face(text_px, 600)
    gap = look.sizes.px(20)
    widths = []
    for number, column in enumerate(content.columns):
        face = value_face if column == "now" else cell_face
        width = max(face.width(row.cells[number].text) for row in content.rows)
        has_mark = any(_has_mark(row.cells[number]) for row in content.rows)
        widths.append(max(width + (text_px * 1.2 if has_mark else 0), meta.width(heads[column])) + gap)
    wanted = max(value_face.width(row.name.text) for row in content.rows)
    names = min(wanted, inner.width() * _NAME_SHARE)
    count = len(widths)
    while count > 1 and names + sum(widths[:count]) > inner.width():
        count -= 1
    over = max(0.0, inner.width() - names - sum(widths[:count])) / (count + 1)
    widths = [width + over for width in widths]
    names = max(text_px * 2.0, inner.width() - sum(widths[:count]))
    right, columns = inner.left() + names, []
    for number, width in enumerate(widths[:count]):
        right += width
        columns.append((number, right))
    return names, columns


def _has_mark(cell: Cell) -> bool:
    return cell.level is not None or cell.is_reached or cell.state in (Freshness.LATE, Freshness.DOWN)


def _draw_cell(sheet: Sheet, cell: Cell, right: float, baseline: float, is_now: bool, face: Any) -> None:
    colours = sheet.look.colours
    late = cell.state in (Freshness.LATE, Freshness.DOWN)
    ink = colours.i1 if is_now and not late and cell.text != DASH else colours.i2
    if cell.level and not late:
        ink = level_ink(cell.level, colours)
    left = right - face.width(cell.text)
    face.draw(sheet.painter, left, baseline, cell.text, ink)
    size = round(face.size_px * 0.95)
    box = QRectF(round(left - face.size_px * 1.15), round(baseline - face.cap_px / 2 - size / 2), size, size)
    if late:
        glyph = Glyph.LATE if cell.state is Freshness.LATE else Glyph.LOST
        draw_glyph(sheet.painter, glyph, box, colours.quality)
    elif cell.level:
        fill = level_colour(cell.level, colours)
        draw_level(sheet.painter, cell.level, box, colour=fill, inner=colours.ink_on_fill, filled=True, colours=colours)
    elif cell.is_reached:
        draw_glyph(sheet.painter, Glyph.DONE, box, colours.i2)
