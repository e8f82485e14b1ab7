"""The panel ``ranking``: the places of an indicator by their values, the worst or the best first."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize

from resources.entries import NonEmpty
from widgets.commands import Command
from widgets.facts import Facts, Freshness, Indicator, Name, Reading
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, clock, draw_head, draw_message, oldest
from widgets.panels.number import LEVEL_OF, gone_words, passed_words
from widgets.panels.numbers import with_unit, written
from widgets.panels.ranking_drawing import Bars, Row, draw_rows
from widgets.panels.scrolling import Scroll, row_text_px

translate = QCoreApplication.translate

_SPOKEN_ROWS = 3
_ROW = 1.9
"""The height of a row in sizes of its text."""


class RankingConfig(PanelConfig):
    """The places of an indicator by their values; the page's own place stands out."""

    kind: Literal["ranking"] = Field(description="`ranking`")
    indicator: IndicatorId = Field(description="The indicator whose places it shows.")
    order: Literal["worst", "best", "most", "least"] = Field(
        default="worst",
        description="Which comes first: `worst` and `best` by the indicator's direction (without one: the most is the "
        "worst), `most` and `least` by the value alone.",
    )
    top: int | None = Field(default=None, ge=1, le=1000, description="So many places at most. Default: all of them.")
    at_least: float | None = Field(default=None, description="Only places with at least this value.")
    at_most: float | None = Field(default=None, description="Only places with at most this value.")
    mark: Literal["target", "usual", "city", "none"] = Field(
        default="target",
        description="What the tick on each bar stands for: the indicator's target, what is usual at that place now, "
        "the value of the whole city.",
    )
    places: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="The places it shows. Default: all of the indicator."
    )


@dataclass(frozen=True, slots=True)
class RankingContent:
    """What the panel shows. `rows`: what is in the order; `of`: how many places there are; `first`: the row on top.

    `suffix`: the unit, or which values are shown; `own`: the page's place; `picked`: the place whose words stand below;
    `mark`: what the ticks are.
    """

    title: Name
    suffix: str
    stamp: Stamp
    indicator: Indicator
    rows: tuple[Row, ...]
    of: int
    own: str
    mark: str
    first: int
    picked: str
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """Tell more of a place below the rows, or no more."""

    place: str


class RankingPanel(Panel[RankingConfig, RankingContent]):
    """See `RankingConfig`."""

    def __init__(self, spec: PanelSpec, config: RankingConfig) -> None:
        super().__init__(spec, config)
        self._scroll = Scroll()
        self._picked = ""

    def content(self, facts: Facts) -> RankingContent:
        """Return the rows in their order. Raises Unknown."""
        config = self.config
        indicator = facts.indicator(config.indicator)
        places = config.places or tuple(facts.places(indicator.id))
        readings = [(place, facts.reading(indicator.id, place)) for place in places]
        city = facts.reading(indicator.id) if config.mark == "city" else None
        known = [each for each in readings if _counts(each[1])]
        rows = [
            Row(place, facts.place_name(place), reading, self._tick(facts, indicator, place, city))
            for place, reading in known
            if self._is_wanted(reading.value)
        ]
        is_ascending = config.order == "least" or (
            config.order in ("worst", "best") and (indicator.direction == "more") == (config.order == "worst")
        )
        if indicator.direction == "none" and config.order == "best":
            is_ascending = True
        rows.sort(key=lambda row: row.reading.value or 0.0, reverse=not is_ascending)
        if config.at_least is None and config.at_most is None:
            lost = [each for each in readings if not _counts(each[1])]
            rows += [Row(place, facts.place_name(place), reading, None) for place, reading in lost]
        rows = rows[: config.top]
        by_place = {row.place: row for row in rows}
        footer = _told(indicator, by_place[self._picked], facts.now_ms) if self._picked in by_place else ()
        return RankingContent(
            self.spec.title or indicator.name,
            self._suffix(indicator),
            oldest((reading for _, reading in readings), facts.now_ms),
            indicator,
            tuple(rows),
            len(readings),
            self.spec.at,
            self._mark_words(indicator, city),
            self._scroll.first,
            self._picked,
            footer,
        )

    def _is_wanted(self, value: float | None) -> bool:
        least, most = self.config.at_least, self.config.at_most
        return value is not None and (least is None or value >= least) and (most is None or value <= most)

    def _tick(self, facts: Facts, indicator: Indicator, place: str, city: Reading | None) -> float | None:
        match self.config.mark:
            case "target":
                return indicator.target
            case "city":
                return city.value if city is not None else None
            case "usual":
                usual = facts.usual(indicator.id, place)
                hour = usual.at(facts.now_ms // 600_000 * 600_000) if usual else None
                return hour.middle if hour else None
        return None

    def _mark_words(self, indicator: Indicator, city: Reading | None) -> str:
        match self.config.mark:
            case "target" if indicator.target is not None:
                target = with_unit(written(indicator.target, indicator.decimals), indicator.unit)
                return translate("panels", "Target {target}").format(target=target)
            case "city" if city is not None and city.value is not None:
                value = with_unit(written(city.value, indicator.decimals), indicator.unit)
                return translate("panels", "Whole city {value}").format(value=value)
            case "usual":
                return translate("panels", "Usual")
        return ""

    def _suffix(self, indicator: Indicator) -> str:
        title, words = self.spec.title, indicator.unit
        if title is not None:  # what is shown is its own affair, but numbers have a unit
            return f", {words}" if words and words not in title.text else ""
        least, most = self.config.at_least, self.config.at_most
        if least is not None:
            words = translate("panels", "{value} or more").format(value=_limit(indicator, least))
        elif most is not None:
            words = translate("panels", "{value} or less").format(value=_limit(indicator, most))
        return f", {words}" if words else ""

    def draw(self, sheet: Sheet, content: RankingContent) -> None:
        """Draw the rows that fit, and below them how many of how many they are."""
        look, inner = sheet.look, sheet.inner()
        top = draw_head(sheet, content.title, content.stamp, suffix=content.suffix)
        meta = look.face("meta")
        footer_px = meta.size_px * 1.5
        room = inner.bottom() + 1 - top - footer_px
        if not content.rows:
            words = (
                translate("panels", "No place") if content.of else translate("panels", "There is no place with values")
            )
            draw_message(sheet, words, QRectF(0, top, sheet.width_px, room + footer_px).toRect())
            return
        count = len(content.rows)
        text_px = row_text_px(look.sizes.text_px("label"), meta.size_px, room, count, row=_ROW)
        row_px = text_px * _ROW
        shown = self._scroll.shown(count, int(room // row_px))
        bars = Bars(QRectF(inner.left(), top, inner.width(), room), text_px, row_px)
        draw_rows(sheet, bars, content.indicator, content.rows, shown, own=content.own, picked=content.picked)
        for number in shown:
            row = content.rows[number]
            box = QRectF(inner.left(), top + (number - shown.start) * row_px, inner.width(), row_px)
            sheet.touch(box, self._words(content, number), Pick(row.place))
        self._draw_footer(sheet, content, shown, inner.bottom() + 1 - meta.size_px * 0.2)

    def _draw_footer(self, sheet: Sheet, content: RankingContent, shown: range, baseline: float) -> None:
        look, inner = sheet.look, sheet.inner()
        face = look.face("meta")
        if content.footer:
            parts = list(content.footer)
            while len(parts) > 1 and face.width(" · ".join(parts)) > inner.width():
                parts.pop()
            words = face.elided(" · ".join(parts), inner.width())
            face.draw(sheet.painter, inner.left(), baseline, words, look.colours.ice)
            return
        count = translate("panels", "{shown} of {count}").format(shown=len(shown), count=content.of)
        right = inner.right() + 1 - face.width(count)
        face.draw(sheet.painter, right, baseline, count, look.colours.i3)
        if content.mark and any(row.tick is not None for row in content.rows):
            height = look.sizes.px(12)
            tick = QRectF(inner.left(), round(baseline - face.cap_px / 2 - height / 2), look.sizes.px(2), height)
            left = tick.right() + look.sizes.px(7)
            if left + face.width(content.mark) < right:
                sheet.painter.fillRect(tick, look.colours.i1)
                face.draw(sheet.painter, left, baseline, content.mark, look.colours.i3)

    @staticmethod
    def _words(content: RankingContent, number: int) -> str:
        row, indicator = content.rows[number], content.indicator
        place = translate("panels", "{number} of {count}").format(number=number + 1, count=content.of)
        return f"{row.name.text} {_value_words(indicator, row.reading)}, {place}"

    def act(self, action: Any) -> Command | None:
        """Tell more of a place, or no more."""
        if isinstance(action, Pick):
            self._picked = "" if action.place == self._picked else action.place
        return None

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Move the rows."""
        return self._scroll.by(-round(notches * 2))

    def nudge(self, right: int, up: int) -> bool:
        """Move the rows."""
        return bool(up) and self._scroll.by(-up)

    def back(self) -> bool:
        """Go back to the first rows, and tell no more of a place."""
        was_moved = self._scroll.to_begin() or bool(self._picked)
        self._picked = ""
        return was_moved

    def spoken(self, content: RankingContent) -> str:
        """Return the first rows, the page's own place, and how many there are."""
        rows = [
            f"{row.name.text} {_value_words(content.indicator, row.reading)}" for row in content.rows[:_SPOKEN_ROWS]
        ]
        rows += [
            f"{row.name.text} {_value_words(content.indicator, row.reading)}"
            for row in content.rows[_SPOKEN_ROWS:]
            if content.own and row.place == content.own
        ]
        count = translate("panels", "{shown} of {count}").format(shown=len(content.rows), count=content.of)
        return ", ".join([content.title.text + content.suffix, *rows, count])


def _counts(reading: Reading) -> bool:
    return reading.value is not None and reading.freshness is not Freshness.DOWN


def _limit(indicator: Indicator, value: float) -> str:
    decimals = 0 if value == round(value) else indicator.decimals
    return with_unit(written(value, decimals), indicator.unit)


def _value_words(indicator: Indicator, reading: Reading) -> str:
    if reading.value is None or reading.freshness is Freshness.DOWN:
        return reading.reason or translate("panels", "no value")
    return with_unit(written(reading.value, indicator.decimals), indicator.unit)


def _told(indicator: Indicator, row: Row, now_ms: int) -> tuple[str, ...]:
    """Return what there is to tell of a place, what matters first: value, limit, time."""
    reading = row.reading
    time = "" if reading.at_ms is None else clock(reading.at_ms, now_ms)
    if not _counts(reading):
        return row.name.text, gone_words(indicator, reading, Stamp(time))
    parts = [f"{row.name.text} {_value_words(indicator, reading)}"]
    if reading.standing in LEVEL_OF:
        parts.append(passed_words(indicator, reading))
    return *parts, time
