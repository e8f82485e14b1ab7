"""The panel ``weather``: what it is like, what will change and when, the coming hours, warnings in force."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRect, QRectF

from widgets.facts import Facts, Freshness, Name, Reading, Spot
from widgets.glyphs import draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.alerts import Alert, alerts, here
from widgets.panels.conditions import HOUR_MS, Conditions
from widgets.panels.core import IndicatorId, Panel, PanelConfig, Sheet
from widgets.panels.head import Stamp, draw_head, stamp_of
from widgets.panels.hours import Hour, draw_hours
from widgets.panels.numbers import DASH, with_unit, written
from widgets.panels.outlook import WET_FROM_MM, local, rain_words, sky_words
from widgets.panels.sky import Sky, draw_sky

translate = QCoreApplication.translate


class WeatherConfig(PanelConfig):
    """The weather. An indicator that is not named here has the name in its default, and is left out where the city has
    none of that name."""

    kind: Literal["weather"] = Field(description="`weather`")
    temperature: IndicatorId = Field(default="weather.temperature", description="The temperature in °C.")
    rain: IndicatorId | None = Field(default=None, description="Rain in the last hour, in mm. Default: `weather.rain`.")
    wind: IndicatorId | None = Field(default=None, description="Wind in m/s. Default: `weather.wind`.")
    visibility: IndicatorId | None = Field(
        default=None, description="How far one sees, in m; less than 1,000 is fog. Default: `weather.visibility`."
    )
    rain_ahead: IndicatorId | None = Field(
        default=None, description="Rain in the coming hours, of a forecast. Default: `weather.rain_ahead`."
    )
    temperature_ahead: IndicatorId | None = Field(
        default=None, description="Temperature in the coming hours. Default: `weather.temperature_ahead`."
    )
    sky_ahead: IndicatorId | None = Field(
        default=None, description="The sky, by the codes of `kma`. Default: `weather.sky_ahead`."
    )
    falls_ahead: IndicatorId | None = Field(
        default=None, description="What falls, by the codes of `kma`. Default: `weather.falls_ahead`."
    )
    lightning_ahead: IndicatorId | None = Field(
        default=None, description="Lightning, above 0 a thunderstorm. Default: `weather.lightning_ahead`."
    )
    hours: int = Field(default=8, ge=2, le=24, description="How many hours are shown at most, with the present one.")


@dataclass(frozen=True, slots=True)
class WeatherContent:
    """What the panel shows."""

    name: Name
    stamp: Stamp
    temperature: Reading
    unit: str
    decimals: int
    sky: Sky | None
    rain: str
    sentence: str
    hours: tuple[Hour, ...]
    alerts: tuple[Alert, ...]


class WeatherPanel(Panel[WeatherConfig, WeatherContent]):
    """See `WeatherConfig`."""

    def content(self, facts: Facts) -> WeatherContent:
        """Return the weather. Raises Unknown."""
        config, at = self.config, self.spec.at
        weather = Conditions(facts, config.model_dump(), at)
        indicator = facts.indicator(config.temperature)
        temperature = here(facts, indicator.id, at)
        rain, rains, heats = weather.reading("rain"), weather.ahead("rain_ahead"), weather.ahead("temperature_ahead")
        this_ms = facts.now_ms // HOUR_MS * HOUR_MS
        rain_mm = None if rain is None else rain.value
        sky = weather.sky(temperature_c=temperature.value, rain_mm=rain_mm)
        falls = weather.coming("falls_ahead")
        coming = [spot for spot in rains if spot.at_ms > this_ms][: config.hours - 1]
        snows = sky is Sky.SNOW or (falls is not None and round(falls) in (2, 3, 6, 7))
        name = self.spec.title or Name(translate("panels", "Weather"))
        return WeatherContent(
            name,
            stamp_of(temperature, facts.now_ms),
            temperature,
            indicator.unit,
            indicator.decimals,
            sky,
            "" if rain_mm is None or rain_mm < WET_FROM_MM else with_unit(written(rain_mm, 1), "mm/h"),
            rain_words(rain_mm, coming, snows=snows),
            self._hours(this_ms, rains, heats, rain_mm, temperature.value),
            tuple(alert for alert in alerts(facts) if not alert.is_of_service),
        )

    def _hours(
        self, this_ms: int, rains: list[Spot], heats: list[Spot], rain_mm: float | None, heat_c: float | None
    ) -> tuple[Hour, ...]:
        by_rain = {spot.at_ms // HOUR_MS: spot.value for spot in rains}
        by_heat = {spot.at_ms // HOUR_MS: spot.value for spot in heats}
        coming = [hour for hour in sorted({*by_rain, *by_heat}) if hour * HOUR_MS > this_ms]
        if not coming:
            return ()
        now = Hour(translate("panels", "Now"), rain_mm, heat_c)
        ahead = [
            Hour(_hour_label(hour * HOUR_MS), by_rain.get(hour), by_heat.get(hour))
            for hour in coming[: self.config.hours - 1]
        ]
        return (now, *ahead)

    def draw(self, sheet: Sheet, content: WeatherContent) -> None:
        """Draw it: all of it where there is room, else the temperature with what the weather is."""
        look, inner = sheet.look, sheet.inner()
        is_narrow = (
            inner.height() < look.sizes.text_px("value") * 2.6 or inner.width() < look.sizes.text_px("value") * 2.5
        )
        if is_narrow:
            self._draw_compact(sheet, content)
        else:
            self._draw_whole(sheet, content)
        sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), self.spoken(content))

    def _draw_whole(self, sheet: Sheet, content: WeatherContent) -> None:
        look, inner, painter = sheet.look, sheet.inner(), sheet.painter
        top = draw_head(sheet, content.name, content.stamp)
        bottom = float(inner.bottom() + 1)
        room = bottom - top
        hero = min(look.sizes.text_px("hero"), room * 0.28)
        x = float(inner.left())
        if content.sky is not None:
            draw_sky(painter, content.sky, QRectF(x, top + hero * 0.02, hero * 1.12, hero * 1.12), look.colours)
            x += hero * 1.45
        self._draw_temperature(sheet, content, x, top + hero * 0.93, hero)
        y = top + hero * 1.35
        words = content.sentence or sky_words(content.sky)
        sentence = look.fonts.face(min(look.sizes.text_px("headline"), room * 0.1), 600)
        if sentence.width(words) > inner.width():  # a little smaller rather than in two lines
            sentence = look.fonts.face(max(look.sizes.text_px("label"), sentence.size_px * 0.8), 600)
        for line in sentence.wrapped(words, inner.width())[:2]:
            sentence.draw(painter, inner.left(), y + sentence.cap_px * 1.1, line, look.colours.i1)
            y += sentence.line_px
        y = self._draw_alerts(sheet, content, y, most=2)
        area = QRectF(inner.left(), y, inner.width(), bottom - y)
        if content.hours and area.height() >= look.sizes.text_px("meta") * 4:
            draw_hours(sheet, content.hours, area)

    def _draw_temperature(
        self, sheet: Sheet, content: WeatherContent, x: float, baseline: float, size_px: float
    ) -> float:
        look, reading = sheet.look, content.temperature
        face = look.fonts.face(size_px, 600, digits=True)
        gone = reading.value is None or reading.freshness is Freshness.DOWN
        text = DASH if gone else written(reading.value, content.decimals) + "°"
        ink = look.colours.i1 if not gone and reading.freshness is Freshness.FRESH else look.colours.i2
        end = face.draw(sheet.painter, x, baseline, text, ink)
        if gone:
            words = reading.reason or translate("panels", "No value yet")
            if reading.value is not None:
                last = with_unit(written(reading.value, content.decimals), content.unit)
                words = translate("panels", "Last {value}, {time}").format(value=last, time=content.stamp.time)
            meta = look.face("meta")
            room = sheet.inner().right() - end - look.sizes.px(12)
            meta.draw(sheet.painter, end + look.sizes.px(12), baseline, meta.elided(words, room), look.colours.i2)
        return end

    def _draw_alerts(self, sheet: Sheet, content: WeatherContent, top: float, *, most: int) -> float:
        """Draw the warnings in force, each with its shape; return where they end."""
        look, inner = sheet.look, sheet.inner()
        face = look.face("label", 600)
        for alert in content.alerts[:most]:
            baseline = top + face.cap_px * 1.3
            x = float(inner.left())
            if alert.level is not None:
                x = _draw_level(sheet, alert.level, x, baseline - face.cap_px / 2, face.size_px)
            ink = look.colours.i1 if alert.level is None else level_ink(alert.level, look.colours)
            words = alert.title if len(content.alerts) <= most else f"{alert.title} +{len(content.alerts) - most}"
            face.draw(sheet.painter, x, baseline, face.elided(words, inner.right() + 1 - x), ink)
            top += face.line_px
        return top

    def _draw_compact(self, sheet: Sheet, content: WeatherContent) -> None:
        """Draw sky, temperature and rain in a line, with the highest warning or the sentence under it."""
        look, inner = sheet.look, sheet.inner()
        has_two = inner.height() >= look.sizes.text_px("label") * 2.6
        size = min(look.sizes.text_px("value_small"), inner.height() * (0.55 if has_two else 0.8))
        face = look.fonts.face(size, 600, digits=True)
        middle = inner.top() + (inner.height() * 0.36 if has_two else inner.height() / 2)
        x = float(inner.left())
        if content.sky is not None:
            draw_sky(sheet.painter, content.sky, QRectF(x, middle - size * 0.6, size * 1.2, size * 1.2), look.colours)
            x += size * 1.5
        x = self._draw_temperature(sheet, content, x, middle + face.cap_px / 2, size) + size * 0.3
        whole = " ".join(part for part in (sky_words(content.sky), content.rain) if part)
        beside = look.face("label", 600)
        room = inner.right() - x
        words = next((each for each in (whole, sky_words(content.sky)) if beside.width(each) <= room), "")
        if content.temperature.value is not None:
            beside.draw(sheet.painter, x, middle + face.cap_px / 2, words, look.colours.i2)
        if not has_two:
            return
        rest = QRect(inner.left(), round(middle + size * 0.62), inner.width(), 0)
        if content.alerts:
            self._draw_alerts(sheet, content, rest.top(), most=1)
        else:
            small = look.face("meta")
            text = small.elided(content.sentence, inner.width())
            small.draw(sheet.painter, inner.left(), rest.top() + small.size_px * 1.2, text, look.colours.i3)

    def spoken(self, content: WeatherContent) -> str:
        """Return the temperature, the weather, what will change, and the warnings."""
        reading = content.temperature
        value = translate("panels", "no value")
        if reading.value is not None:
            value = with_unit(written(reading.value, content.decimals), content.unit)
        late = reading.freshness in (Freshness.LATE, Freshness.DOWN)
        age = translate("panels", "Late, from {time}").format(time=content.stamp.time) if late else ""
        rain = " ".join(part for part in (sky_words(content.sky), content.rain) if part)
        parts = [content.name.text, value, age, reading.reason if reading.value is None else "", rain, content.sentence]
        return ", ".join([part for part in parts if part] + [alert.title for alert in content.alerts])


def _hour_label(at_ms: int) -> str:
    return translate("panels", "{hour}:00").format(hour=local(at_ms).hour)


def _draw_level(sheet: Sheet, level: Level, x: float, middle: float, size: float) -> float:
    colours = sheet.look.colours
    box = QRectF(round(x), round(middle - size / 2), round(size), round(size))
    colour = level_colour(level, colours)
    draw_level(sheet.painter, level, box, colour=colour, inner=colours.ink_on_fill, filled=True, colours=colours)
    return x + size * 1.4
