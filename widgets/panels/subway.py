"""The panel ``subway``: every line with its badge, how full it is against what is usual, and its delay if any."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor

from resources.entries import FileModel, NonEmpty
from widgets.facts import Facts, Freshness, Indicator, Name
from widgets.model import Level
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.head import Stamp, draw_head, draw_message, oldest
from widgets.panels.rows import (
    NO_CELL,
    Cell,
    cell_of,
    draw_bar,
    draw_more,
    draw_told,
    draw_value,
    plan_rows,
    rounded_up,
    told_px,
    usual_share,
    value_px,
)
from widgets.theme import Face, Look, contrast

translate = QCoreApplication.translate

_BADGE_TEXTS = 1.4
_ON_BADGE = (QColor("#FFFFFF"), QColor("#0A0E11"))
_ON_BADGE_CONTRAST = 3.0
"""What bold text of that size needs (WCAG 2.2, 1.4.3)."""


class LineEntry(FileModel):
    """A line of the panel."""

    place: NonEmpty = Field(description="The line, as its place is called in the numbers.")
    badge: Annotated[str, Field(min_length=1, max_length=3)] | None = Field(
        default=None, description="What stands in its badge. Default: the number in its name, else its first letters."
    )
    colour: Annotated[str, Field(pattern="^#[0-9A-Fa-f]{6}$")] | None = Field(
        default=None,
        description="Colour of its badge, such as `#00A84D`. Default: that of Seoul's line of this number, else grey.",
    )


class SubwayConfig(PanelConfig):
    """The lines of a subway, a tram or a bus network."""

    kind: Literal["subway"] = Field(description="`subway`")
    load: IndicatorId = Field(
        default="subway.crowding", description="The indicator in the bars; its places are the lines. Trains do as well."
    )
    delay: IndicatorId | None = Field(
        default="subway.delay", description="The indicator with the delay of each line, with its limits as levels."
    )
    delay_from: float = Field(default=1.0, ge=0, description="From which delay on a line is late.")
    line: tuple[LineEntry, ...] = Field(
        default=(), strict=False, description="The lines to show, in this order. Default: all places of `load`."
    )


@dataclass(frozen=True, slots=True)
class LineRow:
    """What is shown of a line. `usual`: the band of what is usual now, in shares of the bar, in steps."""

    name: str
    badge: str
    colour: str | None
    load: Cell
    usual: tuple[float, float] | None
    delay: Cell


@dataclass(frozen=True, slots=True)
class SubwayContent:
    """What the panel shows. `most`: the value at the end of the bars."""

    name: Name
    stamp: Stamp
    load: Indicator
    delay: Indicator | None
    rows: tuple[LineRow, ...]
    most: float


class SubwayPanel(Panel[SubwayConfig, SubwayContent]):
    """See `SubwayConfig`."""

    def content(self, facts: Facts) -> SubwayContent:
        """Return the lines."""
        config = self.config
        load = facts.indicator(config.load)
        delay = facts.indicator(config.delay) if config.delay is not None else None
        lines = config.line or tuple(LineEntry(place=place) for place in facts.places(load.id))
        loads = [facts.reading(load.id, line.place) for line in lines]
        delays = [facts.reading(delay.id, line.place) for line in lines] if delay else []
        usuals = [facts.usual(load.id, line.place) for line in lines]
        hours = [hour for usual in usuals if usual for hour in usual.hours]
        # The end of the bars stays where it is while values change.
        most = rounded_up(max([0.0, *(each.value or 0.0 for each in loads), *(hour.most for hour in hours)]))
        rows = tuple(
            LineRow(
                facts.place_name(line.place).text,
                line.badge or _badge(line.place),
                line.colour,
                cell_of(reading),
                usual_share(usual, facts.now_ms, most),
                cell_of(delays[number]) if delays else NO_CELL,
            )
            for number, (line, reading, usual) in enumerate(zip(lines, loads, usuals, strict=True))
        )
        stamp = oldest([*loads, *delays], facts.now_ms)
        return SubwayContent(self.spec.title or load.name, stamp, load, delay, rows, most)

    def draw(self, sheet: Sheet, content: SubwayContent) -> None:
        """Draw a row for each line."""
        look = sheet.look
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        if all(row.load.value is None for row in content.rows):
            reasons = [row.load.reason for row in content.rows if row.load.reason]
            draw_message(sheet, reasons[0] if reasons else translate("panels", "No value yet"), area.toRect())
            return
        face, plain = look.face("label", 600), look.face("label")
        plan = plan_rows(look, area, len(content.rows), face, least_width_px=face.size_px * 16)
        rows = content.rows[: len(plan.rects)]
        most_px = max(value_px(look, row.load, row.load.written(content.load), face) for row in content.rows)
        told = [self._told(row, content) for row in content.rows]
        told_most_px = max(told_px(look, words, level, face if level else plain) for words, level in told)
        for row, rect, (words, level) in zip(rows, plan.rects, told, strict=False):
            baseline = face.centred(rect.top(), rect.height())
            left = _draw_badge(sheet, rect, row, face) + look.sizes.px(16)
            right = rect.right()
            if told_most_px:
                roomy = right - told_most_px - most_px - left > face.size_px
                if roomy or level:
                    draw_told(
                        sheet,
                        right,
                        baseline,
                        words,
                        face if level else plain,
                        level=level,
                        ink=look.colours.i3,
                    )
                    right -= (told_most_px if roomy else told_px(look, words, level, face)) + look.sizes.px(22)
            draw_value(sheet, right, baseline, row.load, row.load.written(content.load), face)
            bar = QRectF(left, rect.top(), right - most_px - look.sizes.px(12) - left, rect.height())
            if bar.width() >= 2 * face.size_px:
                share = None if row.load.shown is None else row.load.shown / content.most
                draw_bar(sheet.painter, look, bar, share, usual=row.usual)
            sheet.touch(rect, _words(row, content, words))
        draw_more(sheet, plan, plain)

    def _told(self, row: LineRow, content: SubwayContent) -> tuple[str, Level | None]:
        """Return what is said of the delay of a line, and its level."""
        if content.delay is None:
            return "", None
        minutes = row.delay.shown
        if minutes is None:
            return row.delay.written(content.delay), None
        if minutes < max(self.config.delay_from, 0.5 * 10**-content.delay.decimals):
            return translate("panels", "On time"), None
        level = (row.delay.level or Level.WATCH) if row.delay.freshness is Freshness.FRESH else None
        return row.delay.written(content.delay, signed=True), level

    def spoken(self, content: SubwayContent) -> str:
        """Return which lines are late, then how full each is."""
        rows = [(row, *self._told(row, content)) for row in content.rows]
        rows.sort(key=lambda row: row[2] is None)
        return ", ".join([content.name.text, *(_words(row, content, words) for row, words, _ in rows)])


def _words(row: LineRow, content: SubwayContent, told: str) -> str:
    parts = [f"{row.name} {row.load.written(content.load)}", told]
    if row.load.value is None and row.load.reason:
        parts.append(row.load.reason)
    return ", ".join(filter(None, parts))


def _badge(place: str) -> str:
    number = re.search(r"\d+", place)
    return number[0][-3:] if number else place[:2]


def _draw_badge(sheet: Sheet, rect: QRectF, row: LineRow, face: Face) -> float:
    """Draw the badge of a line at the left of its row; return where it ends."""
    look, size = sheet.look, round(min(face.size_px * _BADGE_TEXTS, rect.height() * 0.9))
    colour = _badge_colour(row, look)
    box = QRectF(round(rect.left()), round(rect.center().y() - size / 2), size, size)
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(colour)
    sheet.painter.drawEllipse(box)
    text = look.fonts.face(size * (0.58 if len(row.badge) == 1 else 0.48 if len(row.badge) == 2 else 0.36), 700)
    light, dark = _ON_BADGE
    ink = light if contrast(light, colour) >= _ON_BADGE_CONTRAST else dark
    x = box.center().x() - text.width(row.badge) / 2
    text.draw(sheet.painter, x, text.centred(box.top(), box.height()), row.badge, ink)
    return box.right()


def _badge_colour(row: LineRow, look: Look) -> QColor:
    if row.colour is not None:
        return QColor(row.colour)
    return look.colours.badges.get(row.badge, look.colours.i4)
