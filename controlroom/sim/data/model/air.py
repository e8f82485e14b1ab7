"""The air: traffic and heating make it bad, dust comes from afar, rain washes it, the sun makes ozone."""

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, drift, lanes, share
from controlroom.sim.data.model.roads import Roads
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

GRADES = ("좋음", "보통", "나쁨", "매우나쁨")
POLLUTANTS = ("pm10", "pm25", "o3", "no2", "co", "so2")
# The comprehensive air-quality index of Korea: its steps, and the concentrations at them, hours' means.
_STEPS = (0.0, 50.0, 100.0, 250.0, 500.0)
_AT_STEPS = {
    "pm10": (0.0, 30.0, 80.0, 150.0, 600.0),
    "pm25": (0.0, 15.0, 35.0, 75.0, 500.0),
    "o3": (0.0, 0.03, 0.09, 0.15, 0.6),
    "no2": (0.0, 0.03, 0.06, 0.2, 2.0),
    "co": (0.0, 2.0, 9.0, 15.0, 50.0),
    "so2": (0.0, 0.02, 0.05, 0.15, 1.0),
}


class Air:
    """What the stations of the districts measure: a column for each."""

    def __init__(self, seed: int, tables: Tables, weather: Weather, roads: Roads) -> None:
        self._seed = seed
        self._weather = weather
        self._roads = roads
        count = len(tables.districts)
        self._local = 0.82 + 0.36 * share(seed, lanes("air.local", count))
        self._noise = {name: lanes(f"air.{name}", count) for name in POLLUTANTS}

    def measured(self, at_s: Array) -> dict[str, Array]:
        """Return the concentrations, µg/m³ for dust and ppm for gases, and the index as ``cai``."""
        column = at_s[:, None]
        when = When.at(column)
        wet = self._weather.wetness(column)
        dust = self._weather.dust(column)
        traffic = self._roads.fullness(column)
        still = 1.0 - 0.35 * self._weather.wind_m_s(at_s) / 5.0
        heating = 1.0 + 0.35 * when.season(0.03)
        fine = 15.0 * heating * (0.75 + 0.4 * traffic) * np.clip(still, 0.35, 1.0) * (1.0 - 0.6 * wet)
        pm25 = (fine + 14.0 * dust) * self._local * self._wander("pm25", column, 0.16)
        pm10 = (1.7 * fine + 4.0 + 48.0 * dust) * self._local * self._wander("pm10", column, 0.14)
        no2 = (
            0.022
            * heating
            * (0.35 + traffic)
            * np.clip(still, 0.4, 1.0)
            * self._local
            * self._wander("no2", column, 0.2)
        )
        sun = self._weather.sun(column - 3600.0)
        o3 = (0.016 + 0.085 * sun * (1.0 + 0.3 * when.season(0.47)) - 0.12 * no2) * self._wander("o3", column, 0.12)
        co = (0.3 + 0.25 * traffic * heating) * self._local * self._wander("co", column, 0.15)
        so2 = 0.003 * heating * self._wander("so2", column, 0.25)
        found = {
            "pm10": np.clip(pm10, 3.0, 600.0),
            "pm25": np.clip(pm25, 1.0, 400.0),
            "o3": np.clip(o3, 0.002, 0.2),
            "no2": np.clip(no2, 0.003, 0.2),
            "co": np.clip(co, 0.1, 5.0),
            "so2": np.clip(so2, 0.001, 0.05),
        }
        return {**found, "cai": index(found)}

    def _wander(self, name: str, column: Array, much: float) -> Array:
        wander: Array = 1.0 + much * drift(self._seed, self._noise[name], column, 5 * 3600.0)
        return wander


def index(found: "dict[str, Array]") -> Array:
    """Return the comprehensive index: that of the worst pollutant (the extra for several bad ones is left out)."""
    parts = [np.interp(found[name], _AT_STEPS[name], _STEPS) for name in POLLUTANTS]
    worst: Array = np.max(parts, axis=0)
    return worst


def grade(cai: float) -> str:
    """Return the word for an index."""
    return GRADES[sum(cai > step for step in _STEPS[1:4])]


def main_pollutant(found: dict[str, float]) -> str:
    """Return which pollutant makes the index, as the services write it."""
    names = {"pm10": "PM-10", "pm25": "PM-2.5", "o3": "O3", "no2": "NO2", "co": "CO", "so2": "SO2"}
    return names[max(POLLUTANTS, key=lambda name: float(np.interp(found[name], _AT_STEPS[name], _STEPS)))]


def grade_of(name: str, value: float) -> str:
    """Return the word for one pollutant's concentration."""
    return grade(float(np.interp(value, _AT_STEPS[name], _STEPS)))
