"""The panel ``rivers``: every gauge against its own limits, the one that is nearest to its next limit first."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from widgets.facts import Facts, Freshness, Indicator, Line, Name, Reading, Span
from widgets.model import Level
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.head import Stamp, clock, draw_head, draw_message, oldest
from widgets.panels.numbers import with_unit, written
from widgets.panels.rows import (
    Cell,
    cell_of,
    draw_bar,
    draw_tick,
    draw_told,
    draw_value,
    told_px,
    two_line_rects,
    two_lines,
)
from widgets.theme import Face

translate = QCoreApplication.translate

_HOUR_MS = 3_600_000
_SPOKEN = 5
_BAR_SHARE = 0.42
_LEVELS = (Level.WATCH, Level.CAUTION, Level.ALERT, Level.SERIOUS)
"""In which level it is told that a limit is passed: attention, closure, flood, levee."""


class RiversConfig(PanelConfig):
    """Gauges of rivers with their own limits."""

    kind: Literal["rivers"] = Field(description="`rivers`")
    level: IndicatorId = Field(default="river.level", description="The indicator of the level; its places are gauges.")
    attention: IndicatorId | None = Field(default=None, description="The level of a gauge from which on it is watched.")
    close: IndicatorId | None = Field(default="river.close", description="The level from which on paths are closed.")
    flood: IndicatorId | None = Field(default="river.flood", description="The level of a flood; fullness is of this.")
    levee: IndicatorId | None = Field(default="river.levee", description="The height of the levee.")
    near: float = Field(
        default=0.15, ge=0, le=1, description="A gauge is watched where no more than this share of a limit is left."
    )
    count: int = Field(default=25, ge=1, le=200, description="How many gauges are shown at most.")


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """What is shown of a gauge. Shares are of its bar, which ends at its highest limit.

    `trend`: 1 rising, -1 falling, 0 steady in the last hour, None unknown. `told`: the limit that comes next.
    """

    name: Name
    cell: Cell
    share: float | None = None
    marks: tuple[float, ...] = ()
    fullness: str = ""
    trend: int | None = None
    change: str = ""
    passed: str = ""
    told: str = ""
    level: Level | None = None
    gone: str = ""


@dataclass(frozen=True, slots=True)
class RiversContent:
    """What the panel shows. `hidden`: how many gauges are beyond `count`."""

    name: Name
    stamp: Stamp
    indicator: Indicator
    rows: tuple[GaugeRow, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class _Gauge:
    """A gauge, its limits in order, the next of them, and which part of it is left; those passed come before."""

    place: str
    reading: Reading
    limits: tuple[tuple[int, float], ...]

    @property
    def value(self) -> float | None:
        return None if self.reading.freshness is Freshness.DOWN else self.reading.value

    @property
    def passed(self) -> tuple[int, float] | None:
        value = self.value
        return next((each for each in reversed(self.limits) if value is not None and value >= each[1]), None)

    @property
    def next(self) -> tuple[int, float] | None:
        value = self.value
        return next((each for each in self.limits if value is not None and value < each[1]), None)

    @property
    def nearness(self) -> tuple[bool, int, float, str]:
        value, coming, passed = self.value, self.next, self.passed
        left = 1.0 if value is None or coming is None else (coming[1] - value) / max(abs(coming[1]), 1e-9)
        return value is None, -1 if passed is None else -passed[0] - 2, left, self.place


class RiversPanel(Panel[RiversConfig, RiversContent]):
    """See `RiversConfig`."""

    def content(self, facts: Facts) -> RiversContent:
        """Return the gauges, the nearest to its next limit first."""
        config = self.config
        indicator = facts.indicator(config.level)
        ids = (config.attention, config.close, config.flood, config.levee)
        kinds = [(number, facts.indicator(id).id) for number, id in enumerate(ids) if id is not None]
        gauges = []
        for place in facts.places(indicator.id):
            limits = ((number, facts.reading(id, place).value) for number, id in kinds)
            known = sorted((limit, number) for number, limit in limits if limit is not None)
            reading = facts.reading(indicator.id, place)
            gauges.append(_Gauge(place, reading, tuple((number, limit) for limit, number in known)))
        gauges.sort(key=lambda gauge: gauge.nearness)
        shown = gauges[: config.count]
        rows = tuple(self._row(facts, indicator, gauge) for gauge in shown)
        stamp = oldest((gauge.reading for gauge in gauges), facts.now_ms)
        return RiversContent(self.spec.title or indicator.name, stamp, indicator, rows, len(gauges) - len(shown))

    def _row(self, facts: Facts, indicator: Indicator, gauge: _Gauge) -> GaugeRow:
        name, cell, value = facts.place_name(gauge.place), cell_of(gauge.reading), gauge.value
        if value is None:
            last = with_unit(written(cell.value, indicator.decimals), indicator.unit)
            return GaugeRow(name, cell, gone=cell.gone(last, clock(gauge.reading.at_ms or 0, facts.now_ms)))
        top = max([abs(value), 1e-9, *(limit for _, limit in gauge.limits)])
        marks = tuple(round(limit / top, 3) for _, limit in gauge.limits)
        flood = next((limit for number, limit in gauge.limits if number == 2), None)
        fullness = with_unit(written(value / flood * 100), "%") if flood and flood > 0 else ""
        change = _change(facts.line(indicator.id, Span.DAY, gauge.place), gauge.reading)
        trend = None if change is None else 0 if abs(change) < 5 * 10**-indicator.decimals else 1 if change > 0 else -1
        passed = level = None
        if gauge.reading.freshness is Freshness.FRESH:
            passed = gauge.passed
            is_near = gauge.next is not None and gauge.next[1] - value <= self.config.near * gauge.next[1]
            level = _LEVELS[passed[0]] if passed else Level.WATCH if is_near else None
        told = ""
        if gauge.next is not None:
            told = translate("panels", "{distance} to {limit} {level}").format(
                distance=written(gauge.next[1] - value, indicator.decimals),
                limit=limit_word(gauge.next[0]),
                level=written(gauge.next[1], indicator.decimals),
            )
        return GaugeRow(
            name,
            cell,
            round(value / top, 3),
            marks,
            fullness,
            trend,
            written(change, indicator.decimals, signed=True) if trend else "",
            translate("panels", "{limit} passed").format(limit=limit_word(passed[0])) if passed else "",
            told,
            level,
        )

    def draw(self, sheet: Sheet, content: RiversContent) -> None:
        """Draw two lines for each gauge: name and level, below them its bar and what comes next."""
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        if not content.rows:
            draw_message(sheet, translate("panels", "No value yet"), area.toRect())
            return
        face, small = sheet.look.face("label", 600), sheet.look.face("meta")
        rects = two_line_rects(sheet, area, len(content.rows), face, left_out=content.hidden)
        for row, rect in zip(content.rows, rects, strict=False):
            _draw_row(sheet, row, rect, content.indicator, face, small)
            sheet.touch(rect, _words(row, content.indicator))

    def spoken(self, content: RiversContent) -> str:
        """Return the gauges that are nearest to a limit."""
        rows = content.rows[:_SPOKEN]
        return ", ".join([content.name.text, *(_words(row, content.indicator) for row in rows)])


def limit_word(number: int) -> str:
    """Return what a limit is called: of attention, closure, flood, levee."""
    return (
        translate("panels", "attention"),
        translate("panels", "closure"),
        translate("panels", "flood"),
        translate("panels", "levee"),
    )[number]


def _change(line: Line | None, reading: Reading) -> float | None:
    """Return by how much a level rose in the hour before its time; None where that is not known."""
    if line is None or reading.at_ms is None or reading.value is None:
        return None
    then_ms = reading.at_ms - _HOUR_MS
    before = [spot for spot in line.spots if spot.value is not None and spot.at_ms <= then_ms]
    if not before or before[-1].value is None or then_ms - before[-1].at_ms > _HOUR_MS / 2:
        return None
    return reading.value - before[-1].value


def _words(row: GaugeRow, indicator: Indicator) -> str:
    fullness = translate("panels", "{share} of flood level").format(share=row.fullness) if row.fullness else ""
    trend = {
        1: translate("panels", "rising, {change} in an hour"),
        -1: translate("panels", "falling, {change} in an hour"),
        0: translate("panels", "steady"),
    }
    change = "" if row.trend is None else trend[row.trend].format(change=row.change)
    parts = (f"{row.name.text} {row.cell.written(indicator)}", row.passed, row.told, fullness, change, row.gone)
    return ", ".join(filter(None, parts))


def _draw_row(sheet: Sheet, row: GaugeRow, rect: QRectF, indicator: Indicator, face: Face, small: Face) -> None:
    look = sheet.look
    above, below = two_lines(rect, face, small)
    left = draw_value(sheet, rect.right(), above, row.cell, row.cell.written(indicator), face)
    if row.trend is not None:
        size = round(face.size_px * 0.62)
        left -= look.sizes.px(10) + size
        _draw_arrow(sheet, QRectF(left, above - face.cap_px / 2 - size / 2, size, size), row.trend)
        if row.change and left - small.width(row.change) - rect.left() > face.size_px * 5:
            left -= look.sizes.px(6) + small.width(row.change)
            small.draw(sheet.painter, left, above, row.change, look.colours.i3)
    name = face.elided(row.name.text, left - look.sizes.px(10) - rect.left())
    face.draw(sheet.painter, rect.left(), above, name, look.colours.i1)
    if below is None:
        return
    right, gap = rect.right(), look.sizes.px(12)
    if row.share is None:
        if small.width(row.gone) <= rect.width():
            small.draw(sheet.painter, rect.left(), below, row.gone, look.colours.i3)
        return
    strong = look.face("meta", 600) if row.level else small
    both = " · ".join(filter(None, (row.passed, row.told)))
    for words in (both, row.passed or row.told):
        if told_px(look, words, row.level, strong) <= rect.width():
            right = draw_told(sheet, right, below, words, strong, level=row.level, ink=look.colours.i2) - gap
            break
    bar = QRectF(rect.left(), 0, min(rect.width() * _BAR_SHARE, right - rect.left()), small.size_px * 1.5)
    bar.moveTop(below - small.cap_px / 2 - bar.height() / 2)
    if right - bar.right() >= small.width(row.fullness) + gap:
        small.draw(sheet.painter, bar.right() + gap, below, row.fullness, look.colours.i3)
    if bar.width() >= face.size_px * 2:
        draw_bar(sheet.painter, look, bar, row.share)
        for mark in row.marks:
            draw_tick(sheet.painter, look, bar, mark, look.colours.i2, of_row=0.66)


def _draw_arrow(sheet: Sheet, box: QRectF, trend: int) -> None:
    painter, half = sheet.painter, box.width() / 2
    painter.save()
    painter.translate(box.center())
    painter.rotate(-45 * trend)
    pen = QPen(sheet.look.colours.i2, max(1.5, box.width() * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawLine(QPointF(-half, 0), QPointF(half * 0.9, 0))
    painter.drawPolyline([QPointF(half * 0.2, -half * 0.65), QPointF(half * 0.9, 0), QPointF(half * 0.2, half * 0.65)])
    painter.restore()
