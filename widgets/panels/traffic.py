"""The panel ``traffic``: speed on the axes of the city against what is usual there, the slowest against it first."""

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF

from widgets.facts import Facts, Freshness, Indicator, Name, Reading, Usual, UsualHour
from widgets.model import Level
from widgets.panels.beyond import is_far
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.head import Stamp, draw_head, draw_message, oldest
from widgets.panels.numbers import written
from widgets.panels.rows import (
    Cell,
    cell_of,
    draw_bar,
    draw_more,
    draw_tick,
    draw_told,
    draw_value,
    plan_rows,
    rounded_up,
    told_px,
    value_px,
)

translate = QCoreApplication.translate

_SPOKEN = 5
_FRESH_FIRST = (Freshness.FRESH, Freshness.LATE, Freshness.DOWN, Freshness.NONE)


class TrafficConfig(PanelConfig):
    """Speed on the roads."""

    kind: Literal["traffic"] = Field(description="`traffic`")
    indicator: IndicatorId = Field(
        default="traffic.speed",
        description="The indicator of the speed; its places are sections of roads, or districts.",
    )
    by: Literal["axis", "place"] = Field(
        default="axis",
        description="What is a row: an `axis`, the sections whose names begin with the same word, or every `place`.",
    )
    count: int = Field(default=12, ge=1, le=200, description="How many rows are shown at most.")


@dataclass(frozen=True, slots=True)
class AxisRow:
    """What is shown of an axis. Shares are of its bar. `difference`: from what is usual, where it is beyond it."""

    name: str
    cell: Cell
    share: float | None
    usual: tuple[float, float, float] | None
    difference: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class TrafficContent:
    """What the panel shows. `hidden`: how many rows are beyond `count`."""

    name: Name
    stamp: Stamp
    indicator: Indicator
    rows: tuple[AxisRow, ...]
    hidden: int = 0


class TrafficPanel(Panel[TrafficConfig, TrafficContent]):
    """See `TrafficConfig`."""

    def content(self, facts: Facts) -> TrafficContent:
        """Return the axes, the slowest against what is usual first."""
        indicator = facts.indicator(self.config.indicator)
        groups: dict[str, list[tuple[Reading, Usual | None]]] = {}
        for place in facts.places(indicator.id):
            section = facts.place_name(place).text
            axis = (section.split() or [section])[0] if self.config.by == "axis" else section
            groups.setdefault(axis, []).append((facts.reading(indicator.id, place), facts.usual(indicator.id, place)))
        means = [(axis, _mean([of for of, _ in each]), _usual(each, facts.now_ms)) for axis, each in groups.items()]
        peaks = [hour.most for each in groups.values() for _, usual in each if usual for hour in usual.hours]
        most = rounded_up(max([0.0, *(cell.value or 0.0 for _, cell, _ in means), *peaks]))
        rows = sorted(
            (_row(indicator, axis, cell, usual, most) for axis, cell, usual in means), key=lambda each: each[0]
        )
        shown = tuple(row for _, row in rows[: self.config.count])
        stamp = oldest((reading for each in groups.values() for reading, _ in each), facts.now_ms)
        name = self.spec.title or indicator.name
        if indicator.unit and indicator.unit not in name.text:  # once, not in each row
            name = Name(f"{name.text}, {indicator.unit}", name.gloss)
        return TrafficContent(name, stamp, indicator, shown, len(rows) - len(shown))

    def draw(self, sheet: Sheet, content: TrafficContent) -> None:
        """Draw a row for each axis: its bar with a tick at what is usual, its speed, the difference."""
        look = sheet.look
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        if not content.rows:
            draw_message(sheet, translate("panels", "No value yet"), area.toRect())
            return
        face, unit = look.face("label", 600), look.face("meta")
        plan = plan_rows(look, area, len(content.rows), face, least_width_px=face.size_px * 18, left_out=content.hidden)
        rows, decimals = content.rows[: len(plan.rects)], content.indicator.decimals
        if not rows:
            return
        name_px = min(max(face.width(row.name) for row in rows), plan.rects[0].width() * 0.42)
        speed_px = max(value_px(look, row.cell, written(row.cell.shown, decimals), face) for row in rows)
        most_px = max(told_px(look, row.difference, row.level, face) for row in rows)
        for row, rect in zip(rows, plan.rects, strict=True):
            baseline, right = face.centred(rect.top(), rect.height()), rect.right()
            face.draw(sheet.painter, rect.left(), baseline, face.elided(row.name, name_px), look.colours.i1)
            draw_told(sheet, right, baseline, row.difference, face, level=row.level, ink=look.colours.i2)
            right -= most_px + (look.sizes.px(16) if most_px else 0)
            draw_value(sheet, right, baseline, row.cell, written(row.cell.shown, decimals), face)
            left, right = rect.left() + name_px + look.sizes.px(12), right - speed_px - look.sizes.px(12)
            bar = QRectF(left, rect.top(), right - left, rect.height())
            if bar.width() >= 2 * face.size_px:
                draw_bar(sheet.painter, look, bar, row.share, usual=row.usual and (row.usual[0], row.usual[2]))
                if row.usual:
                    draw_tick(sheet.painter, look, bar, row.usual[1], look.colours.i1)
            sheet.touch(rect, _words(row, content.indicator))
        draw_more(sheet, plan, unit)

    def spoken(self, content: TrafficContent) -> str:
        """Return the axes that are the slowest against what is usual."""
        rows = [_words(row, content.indicator) for row in content.rows[:_SPOKEN]]
        return ", ".join([content.name.text, *rows])


def _mean(readings: list[Reading]) -> Cell:
    """Return the mean of an axis, of the sections that are fresh where one is, as late as the freshest of them."""
    best = min((reading.freshness for reading in readings), key=_FRESH_FIRST.index)
    values = [reading.value for reading in readings if reading.freshness is best and reading.value is not None]
    return Cell(fmean(values), best) if values else cell_of(readings[0])


def _usual(group: list[tuple[Reading, Usual | None]], now_ms: int) -> tuple[float, float, float] | None:
    """Return what is usual now on an axis: the means of its sections."""
    hours = [hour for _, usual in group if usual is not None and (hour := usual.at(now_ms)) is not None]
    if not hours:
        return None
    return fmean(hour.least for hour in hours), fmean(hour.middle for hour in hours), fmean(hour.most for hour in hours)


def _row(
    indicator: Indicator, name: str, cell: Cell, usual: tuple[float, float, float] | None, most: float
) -> tuple[tuple[bool, float, str], AxisRow]:
    value, difference, level, against = cell.shown, "", None, 0.0
    if value is not None and usual is not None:
        least, middle, upper = usual
        against = (value - middle) / middle if middle > 0 else 0.0
        if cell.freshness is Freshness.FRESH and not least <= value <= upper:
            difference = written(value - middle, indicator.decimals, signed=True)
            # The target is the city's: an expressway far below its own speed may still reach it.
            level = Level.CAUTION if value < middle and is_far(value, UsualHour(0, *usual)) else None
    shares = (
        None if usual is None else (round(usual[0] / most, 2), round(usual[1] / most, 2), round(usual[2] / most, 2))
    )
    row = AxisRow(name, cell, None if value is None else round(value / most, 3), shares, difference, level)
    return (value is None, round(against, 3), name), row


def _words(row: AxisRow, indicator: Indicator) -> str:
    parts = [f"{row.name} {row.cell.written(indicator)}", row.cell.reason]
    if row.difference:
        parts.append(translate("panels", "{difference} against usual").format(difference=row.difference))
    return ", ".join(filter(None, parts))
