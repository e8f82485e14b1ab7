"""The weather: fronts that come from the west and bring rain, heat and cold of the seasons, wind, dust from afar."""

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, Numbers, drift, lane, lanes, share
from controlroom.sim.data.model.tables import Tables

_MIDDLE_DEG = 126.985
_FRONT_S_PER_DEG = 7000.0
"""A front takes about 45 minutes from one end of the city to the other."""
_HOUR_TAPS_S = np.arange(6) * 600.0


class Weather:
    """The weather of the city, or of each of its districts: a row for each time, a column for each district."""

    def __init__(self, seed: int, tables: Tables) -> None:
        self._seed = seed
        count = len(tables.districts)
        lons = np.array([district.lon for district in tables.districts])
        self.delays_s = (lons - _MIDDLE_DEG) * _FRONT_S_PER_DEG
        self.local_wetness = 0.75 + 0.5 * share(seed, lanes("weather.local", count))
        self._warmth = 1.6 * share(seed, lanes("weather.warm", count)) - 0.8
        self._local = lanes("weather.gust", count)

    def rain_mm_h(self, at_s: Array, district: Numbers | None = None) -> Array:
        """Return how hard it rains at times (rows), in each district or those in `district` (columns)."""
        delays, wetness = self.delays_s, self.local_wetness
        if district is not None:
            delays, wetness = delays[district], wetness[district]
        rain: Array = self.city_rain_mm_h(at_s[:, None] - delays) * wetness
        return rain

    def city_rain_mm_h(self, at_s: Array) -> Array:
        """Return how hard it rains in the middle of the city; most of the time not at all."""
        when = When.at(at_s)
        monsoon = when.near(0.55, 0.09)
        wet = 0.62 * self._drift("front", at_s, 1.6 * 86400) + 0.38 * self._drift("shower", at_s, 0.5 * 86400)
        excess = np.maximum(0.0, wet - (0.47 - 0.17 * monsoon))
        burst = 0.65 + 0.6 * self._drift("burst", at_s, 2400.0)
        rain: Array = 22.0 * excess**1.4 * burst * (0.55 + 1.5 * monsoon)
        return rain

    def rain_1h_mm(self, at_s: Array) -> Array:
        """Return what fell in the hour before, by district."""
        taps = [self.rain_mm_h(at_s - tap_s) for tap_s in _HOUR_TAPS_S]
        mean: Array = np.mean(taps, axis=0)
        return mean

    def wetness(self, at_s: Array) -> Array:
        """Return how wet the city is at times of whatever shape, from 0 to 1: rain now and in the two hours before."""
        recent = sum(self.city_rain_mm_h(at_s - ago_s) * part for ago_s, part in ((0, 0.5), (3600, 0.3), (7200, 0.2)))
        wet: Array = 1.0 - np.exp(-np.asarray(recent) / 5.0)
        return wet

    def temperature_c(self, at_s: Array) -> Array:
        """Return the temperature by district."""
        column = at_s[:, None]
        return self._city_temperature_c(column) + self._warmth + 0.4 * drift(self._seed, self._local, column, 20000.0)

    def city_temperature_c(self, at_s: Array) -> Array:
        """Return the temperature of the city as a whole."""
        return self._city_temperature_c(at_s)

    def humidity_percent(self, at_s: Array) -> Array:
        """Return the relative humidity by district."""
        column = at_s[:, None]
        when = When.at(column)
        damp = (
            56.0 + 14.0 * when.season(0.56) - 13.0 * when.wave(15.0) + 10.0 * self._drift("damp", column, 2.0 * 86400)
        )
        return np.clip(damp + 30.0 * self.wetness(column) - 2.0 * self._warmth, 12.0, 100.0)

    def wind_m_s(self, at_s: Array) -> Array:
        """Return the speed of the wind by district."""
        column = at_s[:, None]
        calm = 2.1 + 0.7 * When.at(column).wave(15.0) + 1.1 * self._drift("wind", column, 0.8 * 86400)
        gusts = 0.5 * drift(self._seed, self._local + 1, column, 1800.0)
        return np.clip(calm + gusts + 2.5 * self.wetness(column), 0.1, 25.0)

    def wind_deg(self, at_s: Array) -> Array:
        """Return where the city's wind comes from, in degrees: from the west above all."""
        direction: Array = np.mod(265.0 + 95.0 * self._drift("turn", at_s, 1.2 * 86400), 360.0)
        return direction

    def dust(self, at_s: Array) -> Array:
        """Return how much of the dust comes from afar, from 0 (usual) to about 3 (yellow sand); above all in spring."""
        when = When.at(at_s)
        ready = 0.5 + 0.14 * when.season(0.62) - 0.2 * when.near(0.25, 0.1)
        episode = self._drift("dust", at_s, 2.4 * 86400) * 0.8 + 0.2 * self._drift("dust.part", at_s, 0.6 * 86400)
        dust: Array = 5.5 * np.maximum(0.0, episode - ready) * (1.0 - 0.7 * self.wetness(at_s))
        return dust

    def sun(self, at_s: Array) -> Array:
        """Return how strong the sun is, from 0 (night) to 1 (a clear noon in June)."""
        when = When.at(at_s)
        height = when.wave(12.5) + 0.18 * when.season(0.47) - 0.05
        clouds = 0.5 + 0.5 * self._drift("cloud", at_s, 0.9 * 86400)
        sun: Array = np.clip(height, 0.0, 1.0) * (0.75 + 0.25 * when.season(0.47)) * (1.0 - 0.6 * clouds)
        return sun

    def _city_temperature_c(self, at_s: Array) -> Array:
        when = When.at(at_s)
        seasonal = 12.8 + 13.8 * when.season(0.57)
        spell = 3.6 * self._drift("spell", at_s, 3.2 * 86400) + 1.2 * self._drift("air", at_s, 0.6 * 86400)
        daily = 4.3 * when.wave(15.0) * (1.0 - 0.5 * self.wetness(at_s))
        temperature: Array = seasonal + spell + daily - 1.5 * self.wetness(at_s)
        return temperature

    def _drift(self, name: str, at_s: Array, period_s: float) -> Array:
        return drift(self._seed, lane(f"weather.{name}"), at_s, period_s)
