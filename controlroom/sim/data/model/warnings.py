"""Warnings, as the weather itself gives reason for them: heavy rain, heat, cold, dust, swollen rivers."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from controlroom.sim.data.model.noise import Array
from controlroom.sim.data.model.rivers import Rivers
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

STEP_S = 600
_BACK_S = 36 * 3600
_KEPT_S = 3 * 3600
"""An ended warning is still told for so long, as cancelled."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning for the whole city. `ended_s` is None while it holds; `worsened_s` since when it is a severe one."""

    kind: str
    title: str
    category: str
    began_s: float
    worsened_s: float | None
    ended_s: float | None


class Warnings:
    """Which warnings hold, seen from a time: a warning begins where a limit is passed, and ends below it."""

    def __init__(self, tables: Tables, weather: Weather, rivers: Rivers) -> None:
        self._weather = weather
        self._rivers = rivers
        self._close_m = np.array([gauge.close_m for gauge in tables.gauges])
        self._flood_m = np.array([(gauge.close_m + gauge.flood_m) / 2 for gauge in tables.gauges])

    def at(self, at_s: float) -> list[Warned]:
        """Return the warnings that hold or have just ended."""
        last_s = at_s - at_s % STEP_S
        times = last_s - np.arange(_BACK_S // STEP_S, -1, -1, dtype=np.float64) * STEP_S
        found = []
        for kind, title, category, mild, severe in self._limits(times):
            found += list(_runs(kind, title, category, times, mild, severe))
        return [each for each in found if each.ended_s is None or at_s - each.ended_s < _KEPT_S]

    def _limits(self, times: Array) -> "Iterator[tuple[str, str, str, np.ndarray, np.ndarray]]":
        rain = np.mean([self._weather.city_rain_mm_h(times - ago_s) for ago_s in (0.0, 1200.0, 2400.0)], axis=0)
        heat = self._weather.city_temperature_c(times)
        dust = self._weather.dust(times)
        level = self._rivers.level_m(times)
        yield "rain", "호우", "Met", rain > 5.0, rain > 9.0
        yield "heat", "폭염", "Met", heat > 33.0, heat > 36.0
        yield "cold", "한파", "Met", heat < -9.0, heat < -13.0
        yield "dust", "미세먼지", "Env", dust > 1.0, dust > 2.2
        yield "river", "하천 범람 우려", "Met", (level > self._close_m).any(axis=1), (level > self._flood_m).any(axis=1)


def _runs(
    kind: str, title: str, category: str, times: Array, mild: "np.ndarray", severe: "np.ndarray"
) -> Iterator[Warned]:
    """Yield each time without a break in which a limit is passed."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mild, [False]]).astype(np.int8)))
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        worse = np.flatnonzero(severe[first:end])
        ended_s = None if end == len(times) else float(times[end])
        yield Warned(
            kind, title, category, float(times[first]), float(times[first + worse[0]]) if len(worse) else None, ended_s
        )
