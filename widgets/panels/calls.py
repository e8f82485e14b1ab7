"""The panel ``calls``: the city's call centre. Who waits, how soon it answers, how many call, and what about."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF

from resources.entries import NonEmpty
from widgets.commands import Command
from widgets.facts import Facts, Indicator, Line, Name, Span, Usual
from widgets.glyphs import level_colour
from widgets.model import Level
from widgets.panels.call_rows import CountRow, against_usual, count_rows, row_words
from widgets.panels.charts import draw_band, draw_dot, draw_line, scale_of
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, draw_head, oldest
from widgets.panels.numbers import DASH, written
from widgets.panels.rows import (
    Cell,
    cell_of,
    draw_bar,
    draw_mark,
    draw_more,
    draw_told,
    draw_value,
    plan_rows,
    told_px,
    value_px,
)
from widgets.theme import Face

translate = QCoreApplication.translate

_WIDE_TEXTS = 34
"""From this width on, in sizes of the text, the topics stand beside the numbers."""
_UNIT_SHARE = 0.4


class CallsConfig(PanelConfig):
    """A call centre, such as Seoul's 120."""

    kind: Literal["calls"] = Field(description="`calls`")
    waiting: IndicatorId = Field(default="call.waiting", description="The indicator of the callers that wait now.")
    answered: IndicatorId = Field(
        default="call.answered_20s", description="The indicator of the share that is answered within 20 seconds."
    )
    hour: IndicatorId = Field(
        default="call.hour", description="The indicator of calls an hour; its places are districts."
    )
    topics: NonEmpty = Field(
        default="call.topic.", description="How the ids of the indicators begin that count calls by topic."
    )
    count: int = Field(default=3, ge=1, le=50, description="How many topics are shown.")


@dataclass(frozen=True, slots=True)
class Told:
    """One of the numbers at the top: its words and its value."""

    words: str
    indicator: Indicator
    cell: Cell


@dataclass(frozen=True, slots=True)
class CallsContent:
    """What the panel shows. `hour`: calls an hour with the line of the day; `rows`: topics, or districts."""

    name: Name
    stamp: Stamp
    numbers: tuple[Told, Told]
    hour: Told
    line: Line | None
    usual: Usual | None
    remark: str
    level: Level | None
    rows: tuple[CountRow, ...]
    by_district: bool
    unit: str


@dataclass(frozen=True, slots=True)
class _Turn:
    """Show the districts instead of the topics, or the topics again."""


class CallsPanel(Panel[CallsConfig, CallsContent]):
    """See `CallsConfig`."""

    def __init__(self, spec: PanelSpec, config: CallsConfig) -> None:
        super().__init__(spec, config)
        self._by_district = False

    def content(self, facts: Facts) -> CallsContent:
        """Return the numbers, the line, and the topics or districts."""
        config, at = self.config, self.spec.at
        waiting, answered, hour = (facts.indicator(id) for id in (config.waiting, config.answered, config.hour))
        readings = [facts.reading(waiting.id), facts.reading(answered.id), facts.reading(hour.id, at)]
        cells = [cell_of(reading) for reading in readings]
        usual = facts.usual(hour.id, at)
        difference, level = against_usual(cells[2], usual, hour, facts.now_ms)
        remark = translate("panels", "{difference} against usual").format(difference=difference) if difference else ""
        numbers = (
            Told(translate("panels", "waiting now"), waiting, cells[0]),
            Told(translate("panels", "answered within 20 s"), answered, cells[1]),
        )
        rows = self._districts(facts, hour) if self._by_district else self._topics(facts)
        return CallsContent(
            self.spec.title or Name(translate("panels", "Call centre")),
            oldest(readings, facts.now_ms),
            numbers,
            Told(hour.name.text, hour, cells[2]),
            facts.line(hour.id, Span.DAY, at),
            usual,
            remark,
            level,
            rows,
            self._by_district,
            hour.unit,
        )

    def _topics(self, facts: Facts) -> tuple[CountRow, ...]:
        """Return the topics that matter: those with more calls than usual first, then those with the most."""
        topics = [each for each in facts.indicators() if each.id.startswith(self.config.topics)]
        found = [(topic, topic.name.text, facts.reading(topic.id), facts.usual(topic.id)) for topic in topics]
        return count_rows(found, facts.now_ms)[: self.config.count]

    def _districts(self, facts: Facts, hour: Indicator) -> tuple[CountRow, ...]:
        places = facts.places(hour.id)
        found = [
            (hour, facts.place_name(place).text, facts.reading(hour.id, place), facts.usual(hour.id, place))
            for place in places
        ]
        return count_rows(found, facts.now_ms)

    def draw(self, sheet: Sheet, content: CallsContent) -> None:
        """Draw the numbers, the line and the rows, beside one another where it is wide."""
        look = sheet.look
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        face = look.face("label", 600)
        rows = QRectF(area)
        is_wide = area.width() >= face.size_px * _WIDE_TEXTS and bool(content.rows)
        if is_wide:
            area.setWidth((area.width() - look.sizes.px(36)) / 2)
            rows.setLeft(area.right() + look.sizes.px(36))
        below = self._draw_numbers(sheet, content, area) + look.sizes.px(10)
        chart = QRectF(area.left(), below, area.width(), area.bottom() - below)
        if not is_wide:
            rows_px = face.size_px * (1.9 * min(len(content.rows), 3) + 1.9) if content.rows else 0.0
            has_chart = chart.height() - rows_px >= face.size_px * 4
            chart.setHeight(chart.height() - rows_px if has_chart else 0.0)
            rows.setTop(below + (chart.height() + look.sizes.px(4) if has_chart else 0.0))
        if chart.height() >= face.size_px * 3:
            self._draw_line(sheet, content, chart)
        if content.rows and rows.height() >= face.size_px * 3:
            self._draw_rows(sheet, content, rows, face)

    def _draw_numbers(self, sheet: Sheet, content: CallsContent, area: QRectF) -> float:
        """Draw the numbers beside one another and return where they end."""
        look = sheet.look
        size = min(look.sizes.text_px("value_small"), max(12, round(area.height() * 0.8)))
        digits, words = look.fonts.face(size, 600, digits=True), look.face("label")
        unit = look.fonts.face(max(12, size * _UNIT_SHARE))
        gap, half = look.sizes.px(14), (area.width() - look.sizes.px(14)) / 2
        for face in (words, look.face("meta")):
            words = face
            if all(face.width(told.words) <= half for told in content.numbers):
                break
        baseline = area.top() + digits.cap_px + look.sizes.px(6)
        lines = [words.wrapped(told.words, half) for told in content.numbers]
        below = baseline + words.size_px * (1.45 + 1.25 * (max(map(len, lines)) - 1))
        has_words = below + words.size_px * 0.3 <= area.bottom()
        for number, told in enumerate(content.numbers):
            left = area.left() + number * (half + gap)
            text = written(told.cell.shown, told.indicator.decimals)
            right = digits.draw(sheet.painter, left, baseline, text, told.cell.ink(look))
            if text != DASH and told.indicator.unit:
                right = unit.draw(
                    sheet.painter, right + look.sizes.px(6), baseline, told.indicator.unit, look.colours.i2
                )
            if told.cell.level is not None:
                draw_mark(sheet, right + look.sizes.px(10), baseline, told.cell.level, words)
            if has_words:
                for at, line in enumerate(lines[number]):
                    y = baseline + words.size_px * (1.45 + 1.25 * at)
                    words.draw(sheet.painter, left, y, line, look.colours.i2)
            sheet.touch(QRectF(left, area.top(), half, below - area.top()), _told_words(told))
        return below + words.size_px * 0.4 if has_words else baseline + digits.size_px * 0.2

    def _draw_line(self, sheet: Sheet, content: CallsContent, area: QRectF) -> None:
        look, small, strong = sheet.look, sheet.look.face("meta"), sheet.look.face("meta", 600)
        baseline = small.centred(area.top(), small.line_px)
        value = content.hour.cell.written(content.hour.indicator)
        right = area.right()
        if content.remark and told_px(look, content.remark, content.level, strong) < area.width() * 0.6:
            face = strong if content.level else small
            right = draw_told(sheet, right, baseline, content.remark, face, level=content.level, ink=look.colours.i2)
        room = right - look.sizes.px(10) - area.left() - strong.width(value) - look.sizes.px(8)
        name = small.elided(content.hour.words, max(0.0, room))
        left = small.draw(sheet.painter, area.left(), baseline, name, look.colours.i2) + look.sizes.px(8)
        strong.draw(sheet.painter, left, baseline, value, content.hour.cell.ink(look))
        chart = area.adjusted(0, small.line_px + look.sizes.px(4), -look.sizes.px(4), -look.sizes.px(4))
        sheet.touch(area, ", ".join(filter(None, (_told_words(content.hour), content.remark))))
        if content.line is None or chart.height() < look.sizes.px(12):
            return
        scale = scale_of(chart, [content.line], content.usual)
        if scale is None:
            return
        if content.usual:
            draw_band(sheet.painter, scale, content.usual, look)
        last = draw_line(sheet.painter, scale, content.line.spots, look, colour=look.colours.data)
        if last is not None:
            ink = level_colour(content.level, look.colours) if content.level else look.colours.data
            draw_dot(sheet.painter, last, look, ink if content.hour.cell.glyph() is None else look.colours.i2)

    def _draw_rows(self, sheet: Sheet, content: CallsContent, area: QRectF, face: Face) -> None:
        look, small = sheet.look, sheet.look.face("meta")
        self._draw_turn(sheet, content, area, small)
        area = area.adjusted(0, small.line_px + look.sizes.px(4), 0, 0)
        least_px = face.size_px * 16
        plan = plan_rows(look, area, len(content.rows), face, least_width_px=least_px if content.by_district else 0.0)
        rows = content.rows[: len(plan.rects)]
        if not rows:
            return
        name_px = min(max(face.width(row.name) for row in rows), plan.rects[0].width() * 0.4)
        number_px = max(value_px(look, row.cell, written(row.cell.shown), face) for row in rows)
        most_px = max(told_px(look, row.difference, row.level, face) for row in rows)
        for row, rect in zip(rows, plan.rects, strict=True):
            baseline, right = face.centred(rect.top(), rect.height()), rect.right()
            face.draw(sheet.painter, rect.left(), baseline, face.elided(row.name, name_px), look.colours.i1)
            draw_told(sheet, right, baseline, row.difference, face, level=row.level, ink=look.colours.i2)
            right -= most_px + (look.sizes.px(14) if most_px else 0)
            draw_value(sheet, right, baseline, row.cell, written(row.cell.shown), face)
            left, right = rect.left() + name_px + look.sizes.px(12), right - number_px - look.sizes.px(12)
            if right - left >= 2 * face.size_px:
                draw_bar(
                    sheet.painter,
                    look,
                    QRectF(left, rect.top(), right - left, rect.height()),
                    row.share,
                    usual=row.usual,
                )
            sheet.touch(rect, row_words(row, content.unit), _Turn())
        draw_more(sheet, plan, face)

    def _draw_turn(self, sheet: Sheet, content: CallsContent, area: QRectF, face: Face) -> None:
        """Draw the words that turn between topics and districts, the one that is shown brighter; and the unit."""
        look, x = sheet.look, area.left()
        baseline = face.centred(area.top(), face.line_px)
        strong = look.face("meta", 600)
        for words, is_shown in (
            (translate("panels", "Topics"), not content.by_district),
            (translate("panels", "Districts"), content.by_district),
        ):
            used, ink = (strong, look.colours.i1) if is_shown else (face, look.colours.i3)
            right = used.draw(sheet.painter, x, baseline, words, ink)
            sheet.touch(QRectF(x, area.top(), right - x, face.line_px), words, None if is_shown else _Turn())
            x = right + look.sizes.px(14)
        if area.right() - face.width(content.unit) > x:
            face.draw(sheet.painter, area.right() - face.width(content.unit), baseline, content.unit, look.colours.i3)

    def act(self, action: Any) -> Command | None:
        """Turn between topics and districts."""
        self._by_district = not self._by_district
        return None

    def spoken(self, content: CallsContent) -> str:
        """Return the numbers, then the first of the rows."""
        told = [_told_words(each) for each in (*content.numbers, content.hour)]
        rows = [row_words(row, content.unit) for row in content.rows[:3]]
        return ", ".join(filter(None, [content.name.text, *told, content.remark, *rows]))


def _told_words(told: Told) -> str:
    return ", ".join(filter(None, (f"{told.words} {told.cell.written(told.indicator)}", told.cell.reason)))
