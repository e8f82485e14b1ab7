"""The panel ``number``: one value against what is usual, its line of the last day, its limits and its target."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from widgets.facts import Before, Facts, Freshness, Indicator, Line, Name, Reading, Span, Standing, Usual
from widgets.glyphs import draw_level, level_colour
from widgets.model import Level
from widgets.panels.beyond import stands_out
from widgets.panels.charts import draw_band, draw_dot, draw_limit, draw_line, scale_of
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, draw_head, stamp_of
from widgets.panels.numbers import DASH, fitting, with_unit, written
from widgets.theme import Look, Role

translate = QCoreApplication.translate

_UNIT_SHARE = 0.4
_CITY_SHARE = 0.62
"""The city's value beside a district's ends here, as a share of the panel's width."""
_LEAST_SHARE = 0.7
"""A long number is first written this much smaller, then shortened."""
_NARROW_U = 260
"""In a narrower panel a long value takes the room of its line."""
_TALL_U = 150
"""A higher panel has the title of other panels, a lower one stands in a column of its like."""
_CHART_FROM = 0.44
"""Where the line begins, as a share of the panel's width; beyond, where the value needs more."""

LEVEL_OF = {Standing.WARNING: Level.CAUTION, Standing.CRITICAL: Level.ALERT}
"""The shape and colour in which a limit that is passed is told. The two levels above are those of alarms."""


class NumberConfig(PanelConfig):
    """One number with all that tells what it means."""

    kind: Literal["number"] = Field(description="`number`")
    indicator: IndicatorId = Field(description="The indicator it shows.")
    compare: Literal["usual", "yesterday", "last_week", "last_year", "target", "none"] = Field(
        default="usual",
        description="What the value is compared with in words: what is `usual` at this hour and weekday (words only "
        "outside of it), the same hour of another day, or the indicator's `target`.",
    )
    line: Literal["day", "week", "year", "none"] = Field(
        default="day", description="How far back its line goes; `none`: no line."
    )


@dataclass(frozen=True, slots=True)
class Remark:
    """A comparison in words. `level`: the shape and colour of a limit that is passed, None for plain words.

    `short`: the number in it, for where there is no room for words.
    """

    words: str
    level: Level | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class NumberContent:
    """What the panel shows."""

    indicator: Indicator
    name: Name
    reading: Reading
    stamp: Stamp
    remark: Remark | None
    line: Line | None
    usual: Usual | None
    city: str = ""
    """On the page of a place the value of the whole city."""


class NumberPanel(Panel[NumberConfig, NumberContent]):
    """See `NumberConfig`."""

    def content(self, facts: Facts) -> NumberContent:
        """Return the number and what stands beside it."""
        config, at = self.config, self.spec.at
        indicator, reading = facts.indicator(config.indicator), facts.reading(config.indicator, at)
        name = self.spec.title or placed(indicator.name, facts, at, self.spec.place)
        usual = facts.usual(indicator.id, at) if config.compare == "usual" and config.line in ("none", "day") else None
        line = None if config.line == "none" else facts.line(indicator.id, Span(config.line), at)
        remark = self._remark(facts, indicator, reading, usual)
        stamp, city = stamp_of(reading, facts.now_ms), city_words(facts, indicator, self.spec)
        return NumberContent(indicator, name, reading, stamp, remark, line, usual, city)

    def _remark(self, facts: Facts, indicator: Indicator, reading: Reading, usual: Usual | None) -> Remark | None:
        value, config = reading.value, self.config
        if value is None or reading.freshness in (Freshness.LATE, Freshness.DOWN):
            return None
        level = LEVEL_OF.get(reading.standing or Standing.NORMAL)
        match config.compare:
            case "usual":
                hour = usual.at(facts.now_ms) if usual else None
                if hour is not None and not hour.least <= value <= hour.most:
                    difference = written(value - hour.middle, indicator.decimals, signed=True)
                    words = translate("panels", "{difference} against usual").format(difference=difference)
                    is_bad = stands_out(indicator, value, hour)
                    return Remark(words, level or (Level.CAUTION if is_bad else None), difference)
            case "target":
                if reading.beyond is not None and indicator.target is not None:
                    number = written(indicator.target, indicator.decimals)
                    plain = translate("panels", "Target {target}")
                    told = translate("panels", "Target {target} reached") if reading.beyond >= 0 else plain
                    target = with_unit(number, indicator.unit)
                    return Remark(told.format(target=target), level, plain.format(target=number))
            case "yesterday" | "last_week" | "last_year":
                compared = facts.compared(indicator.id, Before(config.compare), self.spec.at)
                if compared is not None and compared.difference is not None:
                    difference = written(compared.difference, indicator.decimals, signed=True)
                    return Remark(against_words(Before(config.compare), difference), level, difference)
        if level is None:
            return None
        limit = indicator.critical if level is LEVEL_OF[Standing.CRITICAL] else indicator.warning
        return Remark(passed_words(indicator, reading), level, written(limit, indicator.decimals))

    def draw(self, sheet: Sheet, content: NumberContent) -> None:
        """Draw name, value, unit, line and remark."""
        look, inner = sheet.look, sheet.inner()
        indicator = content.indicator
        name_face = look.face("title", 700) if sheet.height_px > look.sizes.px(_TALL_U) else look.face("label", 600)
        top = draw_head(sheet, content.name, content.stamp, face=name_face)
        bottom = float(inner.bottom() + 1)
        room = bottom - top
        is_roomy = room > look.sizes.text_px("hero") * 3
        is_tall = room > look.sizes.text_px("value_small") * 3 and inner.width() < room * 1.3
        is_large = is_roomy or (is_tall and self.config.line != "none")
        role: Role = "value" if inner.width() > 8 * look.sizes.text_px("value") else "value_small"
        value_px = look.sizes.text_px("hero" if is_roomy else role)
        value_px = max(look.sizes.text_px("body"), min(value_px, round(room * (0.4 if is_large else 0.98))))
        wants_chart = self.config.line != "none"
        share = 1.0 if is_large or not wants_chart else _CHART_FROM + 0.14
        right = self._draw_value(sheet, content, value_px, top + value_px * 0.86 if is_large else bottom, share)
        chart = QRectF(max(inner.left() + inner.width() * _CHART_FROM, right + look.sizes.px(14)), top, 0, 0)
        if is_large:
            chart = QRectF(inner.left(), top + value_px * 1.25, 0, 0)
        chart.setRight(inner.right() - look.sizes.px(3))
        remark_px = self._draw_remark(sheet, content, chart.left(), bottom)
        chart.setBottom(bottom - remark_px - look.sizes.px(3))
        if wants_chart and chart.height() >= look.sizes.px(12) and chart.width() >= look.sizes.px(40):
            self._draw_chart(sheet, content, chart, named=is_large)
        told = [self.spoken(content), ", ".join(content.reading.sources), indicator.note]
        whole = QRectF(0, 0, sheet.width_px, sheet.height_px)
        sheet.touch(whole, "\n".join(part for part in told if part))

    def _draw_value(self, sheet: Sheet, content: NumberContent, size_px: int, baseline: float, share: float) -> float:
        look, reading, indicator = sheet.look, content.reading, content.indicator
        inner = sheet.inner()
        if reading.value is None or reading.freshness is Freshness.DOWN:
            face = look.fonts.face(size_px, 600, digits=True)
            ink = look.colours.quality if reading.freshness is Freshness.DOWN else look.colours.i2
            return face.draw(sheet.painter, inner.left(), baseline, DASH, ink)
        unit = look.fonts.face(max(12, size_px * _UNIT_SHARE))
        gap = look.sizes.px(7)
        units = unit.width(indicator.unit) + gap if indicator.unit else 0.0
        room = inner.width() * share - units
        text = written(reading.value, indicator.decimals)
        face = look.fonts.face(size_px, 600, digits=True)
        while face.width(text) > room and face.size_px > size_px * _LEAST_SHARE:
            face = look.fonts.face(face.size_px * 0.92, 600, digits=True)
        if face.width(text) > room and inner.width() < look.sizes.px(_NARROW_U):
            room = inner.width() - units  # the value before its line
        text = fitting(reading.value, indicator.decimals, face.width, room)
        ink = look.colours.i2 if reading.freshness is Freshness.LATE else look.colours.i1
        right = face.draw(sheet.painter, inner.left(), baseline, text, ink)
        if indicator.unit:
            right = unit.draw(sheet.painter, right + gap, baseline, indicator.unit, look.colours.i2)
        return draw_beside(sheet, content.city, right, baseline, inner.left() + inner.width() * max(share, _CITY_SHARE))

    def _draw_remark(self, sheet: Sheet, content: NumberContent, left: float, baseline: float) -> float:
        """Draw the remark so that it ends at the right edge; return how high it is, 0 where there is none."""
        look, reading = sheet.look, content.reading
        remark, ink, weight = content.remark, look.colours.i2, 400
        if reading.value is None or reading.freshness in (Freshness.LATE, Freshness.DOWN):
            remark = Remark(gone_words(content.indicator, reading, content.stamp), short=content.stamp.time)
            if reading.freshness is Freshness.DOWN:
                ink = look.colours.quality
        if remark is None or not remark.words:
            return 0.0
        if remark.level:
            ink, weight = level_ink(remark.level, look), 600
        face = look.face("meta", weight)
        right = sheet.inner().right() + 1
        size = face.size_px * 1.1 if remark.level else 0.0
        gap = look.sizes.px(6) if remark.level else 0.0
        room = right - left - size - gap
        if reading.value is None and face.width(remark.words) > room:
            lines = face.wrapped(remark.words, room)  # why there is none matters more than what stands above
            if len(lines) <= 2 and " ".join(lines) == remark.words:
                for number, line in enumerate(reversed(lines)):
                    y = baseline - number * face.size_px * 1.25
                    face.draw(sheet.painter, right - face.width(line), y, line, ink)
                return face.size_px * 1.25 * len(lines)
        # Words of the program are never cut: where they do not fit, the number of them is told, or the shape alone.
        text = next((each for each in (remark.words, remark.short) if face.width(each) <= room), "")
        x = right - face.width(text)
        face.draw(sheet.painter, x, baseline, text, ink)
        if remark.level:
            box = QRectF(round(x - gap - size), round(baseline - face.cap_px / 2 - size / 2), round(size), round(size))
            draw_level(
                sheet.painter,
                remark.level,
                box,
                colour=level_colour(remark.level, look.colours),
                inner=look.colours.ink_on_fill,
                filled=True,
                colours=look.colours,
            )
        return face.size_px * 1.25

    def _draw_chart(self, sheet: Sheet, content: NumberContent, area: QRectF, *, named: bool) -> None:
        look, painter, indicator = sheet.look, sheet.painter, content.indicator
        if content.line is None:
            return
        limits = [value for value in (indicator.warning, indicator.critical, indicator.target) if value is not None]
        scale = scale_of(area, [content.line], content.usual, also=limits if named else ())
        if scale is None:
            return
        if content.usual:
            draw_band(painter, scale, content.usual, look)
        for value, name in (
            (indicator.warning, translate("panels", "Warning {value}")),
            (indicator.critical, translate("panels", "Critical {value}")),
            (indicator.target, translate("panels", "Target {value}")),
        ):
            if value is not None:
                text = name.format(value=written(value, indicator.decimals)) if named else ""
                draw_limit(painter, scale, value, look, name=text)
        late = content.reading.freshness in (Freshness.LATE, Freshness.DOWN)
        last = draw_line(painter, scale, content.line.spots, look, colour=look.colours.data)
        if last is not None:
            dot: QColor = look.colours.i2 if late else look.colours.data
            if content.remark and content.remark.level and not late:
                dot = level_colour(content.remark.level, look.colours)
            draw_dot(painter, last, look, dot)

    def spoken(self, content: NumberContent) -> str:
        """Return name, value, age and remark."""
        parts = [content.name.text, _value_words(content), *([content.city] if content.city else [])]
        if content.remark:
            parts.append(content.remark.words)
        elif content.reading.value is None or content.reading.freshness in (Freshness.LATE, Freshness.DOWN):
            parts.append(gone_words(content.indicator, content.reading, content.stamp))
        return ", ".join(parts)


def _value_words(content: NumberContent) -> str:
    reading = content.reading
    if reading.value is None:
        return translate("panels", "no value")
    return with_unit(written(reading.value, content.indicator.decimals), content.indicator.unit)


def city_words(facts: Facts, indicator: Indicator, spec: PanelSpec) -> str:
    """Return the city's value for the page of a place, "" elsewhere and where there is none that counts."""
    if not spec.at or spec.at != spec.place:
        return ""
    reading = facts.reading(indicator.id)
    if reading.value is None or reading.freshness is not Freshness.FRESH:
        return ""
    return translate("panels", "city {value}").format(value=written(reading.value, indicator.decimals))


def draw_beside(sheet: Sheet, words: str, left: float, baseline: float, most: float) -> float:
    """Draw quiet words behind a value, where they end before `most`; return where they end."""
    look = sheet.look
    face, gap = look.face("meta"), look.sizes.px(10)
    if not words or left + gap + face.width(words) > most:
        return left
    return face.draw(sheet.painter, left + gap, baseline, words, look.colours.i3)


def placed(name: Name, facts: Facts, at: str, layouts_place: str) -> Name:
    """Return the name of an indicator, with its place where that is not the one that the whole page is about."""
    if at == layouts_place:
        return name
    if not at:
        city = translate("panels", "{name}, whole city")
        return Name(city.format(name=name.text), name.gloss)
    place = facts.place_name(at)
    return Name(
        f"{place.text} {name.text}", f"{place.gloss} {name.gloss}" if name.gloss and place.gloss else name.gloss
    )


def against_words(before: Before, difference: str) -> str:
    """Return a difference with what it is one from."""
    words = {
        Before.YESTERDAY: translate("panels", "{difference} against yesterday"),
        Before.LAST_WEEK: translate("panels", "{difference} against last week"),
        Before.LAST_YEAR: translate("panels", "{difference} against last year"),
    }[before]
    return words.format(difference=difference)


def passed_words(indicator: Indicator, reading: Reading) -> str:
    """Return which limit a value has passed."""
    is_critical = reading.standing is Standing.CRITICAL
    limit = indicator.critical if is_critical else indicator.warning
    words = translate("panels", "Critical from {limit}") if is_critical else translate("panels", "Warning from {limit}")
    return words.format(limit=with_unit(written(limit, indicator.decimals), indicator.unit))


def gone_words(indicator: Indicator, reading: Reading, stamp: Stamp) -> str:
    """Return why there is no value, or since when there is none."""
    if reading.value is None and reading.reason:
        return reading.reason
    if reading.at_ms is None:
        return translate("panels", "No value yet")
    last = with_unit(written(reading.value, indicator.decimals), indicator.unit)
    if reading.freshness is Freshness.DOWN:
        return translate("panels", "Last {value}, {time}").format(value=last, time=stamp.time)
    return translate("panels", "Late, from {time}").format(time=stamp.time)


def level_ink(level: Level, look: Look) -> QColor:
    """Return the colour of words about a level: yellow is no ink on a bright ground."""
    on_bright = look.colours.s1.lightness() > 127
    return look.colours.i1 if level is Level.CAUTION and on_bright else level_colour(level, look.colours)
