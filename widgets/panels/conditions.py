"""What the weather is now, out of the indicators that are named for it, or have the usual names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from widgets.facts import Facts, Line, Reading, Span, Spot
from widgets.panels.alerts import here
from widgets.panels.outlook import WET_FROM_MM, local, sky_of
from widgets.panels.sky import Sky

HOUR_MS = 3_600_000
_USUAL: dict[str, str] = {
    "rain": "weather.rain",
    "wind": "weather.wind",
    "visibility": "weather.visibility",
    "rain_ahead": "weather.rain_ahead",
    "temperature_ahead": "weather.temperature_ahead",
    "sky_ahead": "weather.sky_ahead",
    "falls_ahead": "weather.falls_ahead",
    "lightning_ahead": "weather.lightning_ahead",
}
"""The indicators that are taken where none is named, as far as the city has them."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """The weather at a place ("": the city). `named`: indicators by what they are; all methods raise Unknown."""

    facts: Facts
    named: Mapping[str, str | None] = field(default_factory=dict)
    at: str = ""

    def reading(self, key: str) -> Reading | None:
        """Return what is measured now, None where the city has no such indicator."""
        id = self._id(key)
        return None if id is None else here(self.facts, id, self.at)

    def ahead(self, key: str) -> list[Spot]:
        """Return what is forecast."""
        id = self._id(key)
        if id is None:
            return []
        line: Line | None = self.facts.line(id, Span.AHEAD, self.at)
        if self.at and (line is None or not line.spots):
            line = self.facts.line(id, Span.AHEAD)
        return [] if line is None else [spot for spot in line.spots if spot.value is not None]

    def coming(self, key: str) -> float | None:
        """Return what is forecast for this hour or the next."""
        this_ms = self.facts.now_ms // HOUR_MS * HOUR_MS
        return next((spot.value for spot in self.ahead(key) if spot.at_ms >= this_ms), None)

    def sky(self, *, temperature_c: float | None, rain_mm: float | None) -> Sky | None:
        """Return what the weather is, None where that is not known."""
        falls = self.coming("falls_ahead")
        wind, visibility = self.reading("wind"), self.reading("visibility")
        return sky_of(
            rain_mm=rain_mm,
            temperature_c=temperature_c,
            falls=None if rain_mm is not None and rain_mm < WET_FROM_MM else falls,
            clouds=self.coming("sky_ahead"),
            wind_m_s=None if wind is None else wind.value,
            visibility_m=None if visibility is None else visibility.value,
            lightning_ka=self.coming("lightning_ahead"),
            hour=local(self.facts.now_ms).hour,
        )

    def _id(self, key: str) -> str | None:
        named = self.named.get(key)
        if named is not None:
            return self.facts.indicator(named).id
        usual = _USUAL[key]
        return usual if any(indicator.id == usual for indicator in self.facts.indicators()) else None
