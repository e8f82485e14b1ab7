"""Rivers: what rains into them comes past the gauges later, and stays for a while."""

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, drift, lane, lanes, share
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

_TAPS = 20
_STRONG_RAIN_MM_H = 8.0
"""So much rain for as long as a river holds it brings it to the height at which its banks are closed."""


class Rivers:
    """Levels at the gauges, and the water's quality."""

    def __init__(self, seed: int, tables: Tables, weather: Weather) -> None:
        self._seed = seed
        self._tables = tables
        self._weather = weather
        gauges = tables.gauges
        self._districts = tables.of_districts(gauges)
        self._usual_m = np.array([gauge.usual_m for gauge in gauges])
        self._close_m = np.array([gauge.close_m for gauge in gauges])
        self._levee_m = np.array([gauge.levee_m for gauge in gauges])
        self._lag_s = np.array([gauge.lag_h * 3600 for gauge in gauges])
        self._hold_s = np.array([gauge.hold_h * 3600 for gauge in gauges])
        self._lanes = lanes("river", len(gauges))
        self._delays_s = weather.delays_s[self._districts]
        self._wetness = weather.local_wetness[self._districts]

    def level_m(self, at_s: Array) -> Array:
        """Return the height of the water at each gauge, in metres above the gauge's zero."""
        column = at_s[:, None]
        rain = np.zeros((len(at_s), len(self._tables.gauges)))
        weights = 0.0
        for tap in range(_TAPS):
            weight = np.exp(-2.5 * tap / _TAPS)
            ago_s = self._lag_s + self._hold_s * (2.5 * tap / _TAPS)
            rain += weight * self._weather.city_rain_mm_h(column - self._delays_s - ago_s) * self._wetness
            weights += weight
        room_m = self._levee_m - self._usual_m
        wanted_m = (rain / weights) / _STRONG_RAIN_MM_H * (self._close_m - self._usual_m)
        usual_m = self._usual_m + 0.08 * drift(self._seed, self._lanes, column, 9.0 * 86400)
        level: Array = usual_m + room_m * (1.0 - np.exp(-wanted_m / room_m))
        return level

    def water(self, at_s: Array) -> dict[str, Array]:
        """Return the quality of the water, by what is measured; a column for each station."""
        column = at_s[:, None]
        sites = self._tables.water
        when = When.at(column)
        wet = self._weather.wetness(column - 5400.0)
        which = lanes("water", len(sites))
        wander = drift(self._seed, which, column, 2.0 * 86400)
        temperature = 14.0 + 10.5 * when.season(0.6) + 0.7 * when.wave(16.0) + 1.2 * wander
        return {
            "temperature": np.clip(temperature + np.array([site.temperature for site in sites]), 0.5, 32.0),
            "ph": np.array([site.ph for site in sites]) + 0.15 * wander + 0.1 * when.wave(15.0) - 0.15 * wet,
            "oxygen": np.array([site.oxygen for site in sites]) - 1.9 * when.season(0.6) + 0.5 * wander + 0.3 * wet,
            "turbidity": np.array([site.turbidity for site in sites]) * (1.0 + 0.25 * wander + 3.5 * wet),
            "phosphorus": np.array([site.phosphorus for site in sites]) * (1.0 + 0.2 * wander + 0.8 * wet),
        }

    def tap_turbidity(self, at_s: Array) -> Array:
        """Return how turbid the tap water is by district (NTU); far below the limit of 0.5 even after rain."""
        column = at_s[:, None]
        count = len(self._tables.districts)
        usual = 0.045 + 0.02 * share(self._seed, lanes("tap", count))
        wander = 0.012 * drift(self._seed, lanes("tap.noise", count), column, 0.7 * 86400)
        clouded: Array = usual + wander + 0.02 * self._weather.wetness(column - 14400.0)
        return clouded

    def tap_chlorine(self, at_s: Array) -> Array:
        """Return the residual chlorine of the tap water by district (mg/L)."""
        column = at_s[:, None]
        count = len(self._tables.districts)
        wander = drift(self._seed, lanes("tap.chlorine", count), column, 0.8 * 86400)
        city = drift(self._seed, lane("tap.city"), column, 6.0 * 86400)
        chlorine: Array = 0.36 + 0.05 * wander + 0.03 * city - 0.04 * When.at(column).season(0.6)
        return chlorine
