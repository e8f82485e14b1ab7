"""The weather in the header strip: the sky, how warm it is, how much rain falls, the warning in force."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.facts import Facts, Freshness, Reading, Unknown
from widgets.panels.alerts import alerts
from widgets.panels.conditions import Conditions
from widgets.panels.numbers import DASH, with_unit, written
from widgets.panels.outlook import WET_FROM_MM, sky_words
from widgets.panels.sky import Sky, draw_sky
from widgets.theme import Look

_SMALL_BELOW_MM = 10.0
_LONGEST_WARNING = 16.0
"""A warning is cut where it is longer than this many of its text sizes, and than the line above it."""


@dataclass(frozen=True, slots=True)
class WeatherKeys:
    """Where a header has its weather from: ids of indicators; `warnings`: the sources that warn, () for all."""

    temperature: str
    rain: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderWeather:
    """What the header says of the weather, "" for what there is nothing to say of.

    `name`: what the temperature is called; `value`: how warm it is, "" where that is too old or not known.
    """

    name: str
    value: str
    unit: str = ""
    sky: Sky | None = None
    rain: str = ""
    warning: str = ""

    @property
    def heat(self) -> str:
        """How warm it is, as it is written; where that is not known, a dash with what it stands for."""
        return f"{self.value}°" if self.value else f"{self.name} {DASH}"

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        heat = f"{self.name} {with_unit(self.value, self.unit) if self.value else DASH}"
        return ", ".join(filter(None, (heat, self.rain, self.warning)))


def header_weather(facts: Facts, keys: WeatherKeys) -> HeaderWeather | None:
    """Return the weather as a header shows it, None where it is not for this screen."""
    weather = Conditions(facts, {"rain": keys.rain})
    try:
        indicator = facts.indicator(keys.temperature)
        heat = _fresh(facts.reading(indicator.id))
    except Unknown:
        return None
    try:
        rain_mm = _fresh(weather.reading("rain"))
    except Unknown:
        rain_mm = None
    is_known = heat is not None or rain_mm is not None
    sky = weather.sky(temperature_c=heat, rain_mm=rain_mm) if is_known else None
    falls = ""
    if rain_mm is not None and rain_mm >= WET_FROM_MM:
        amount = with_unit(written(rain_mm, 1 if rain_mm < _SMALL_BELOW_MM else 0), "mm/h")
        falls = f"{sky_words(Sky.SNOW if sky is Sky.SNOW else Sky.RAIN)} {amount}"
    warnings = alerts(facts, keys.warnings)
    warning = warnings[0].title if warnings else ""
    if len(warnings) > 1:
        warning = f"{warning} +{len(warnings) - 1}"
    value = "" if heat is None else written(heat, indicator.decimals)
    return HeaderWeather(indicator.name.text, value, indicator.unit, sky, falls, warning)


def _fresh(reading: Reading | None) -> float | None:
    return reading.value if reading is not None and reading.freshness is Freshness.FRESH else None


class WeatherPainter:
    """Draws the weather into a header of that height, its upper and lower line at these baselines."""

    def __init__(self, look: Look, height_px: int, baselines: tuple[int, int]) -> None:
        self._colours = look.colours
        self._heat = look.face("title", 600)
        self._rain = look.face("title", 500)
        self._warning = look.face("meta")
        self._sky_px = look.sizes.px(34)
        self._gap_px = look.sizes.px(10)
        self._space_px = look.sizes.px(12)
        self._height_px = height_px
        self._baselines = baselines

    def width_px(self, weather: HeaderWeather) -> float:
        """Return how wide it is, with the space to what follows."""
        return self._left_px(weather) + max(self._upper_px(weather), self._warning_px(weather)) + self._space_px

    def draw(self, painter: QPainter, weather: HeaderWeather, x: float) -> None:
        """Draw it from there on."""
        colours = self._colours
        if weather.sky is not None:
            size = self._sky_px
            box = QRectF(round(x), round((self._height_px - size) / 2), size, size)
            draw_sky(painter, weather.sky, box, colours)
        x += self._left_px(weather)
        upper, lower = self._baselines
        if not weather.warning:
            upper = self._heat.centred(0, self._height_px)
        ink = colours.i1 if weather.value else colours.i3
        right = self._heat.draw(painter, x, upper, weather.heat, ink)
        if weather.rain:
            self._rain.draw(painter, right + self._word_px, upper, weather.rain, colours.i2)
        if weather.warning:
            text = self._warning.elided(weather.warning, self._warning_px(weather) + 1)
            self._warning.draw(painter, x, lower, text, colours.i2)

    def _left_px(self, weather: HeaderWeather) -> float:
        return 0.0 if weather.sky is None else self._sky_px + self._gap_px

    def _upper_px(self, weather: HeaderWeather) -> float:
        heat = self._heat.width(weather.heat)
        return heat + self._word_px + self._rain.width(weather.rain) if weather.rain else heat

    def _warning_px(self, weather: HeaderWeather) -> float:
        longest = max(self._upper_px(weather), _LONGEST_WARNING * self._warning.size_px)
        return min(self._warning.width(weather.warning), longest)

    @property
    def _word_px(self) -> float:
        return self._heat.size_px * 0.3
