"""What the city's services do by the hour: how fast help comes, fires of the day, solar power, money spent."""

import numpy as np

from controlroom.sim.data.model.calendar import DAY_S, ZONE_S, When
from controlroom.sim.data.model.noise import Array, drift, lane, lanes, share
from controlroom.sim.data.model.roads import Roads
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

_FIRES_A_DAY = 34.0
_DEFECTS = 4200.0
_MENDED_A_DAY = 620.0


class Administration:
    """Numbers of the administration that follow the weather, the traffic and the clock."""

    def __init__(self, seed: int, tables: Tables, weather: Weather, roads: Roads) -> None:
        self._seed = seed
        self._weather = weather
        self._roads = roads
        self._count = len(tables.districts)
        self._shares = tables.people_shares

    def response_min(self, at_s: Array) -> Array:
        """Return how long the first vehicle takes to a site in each district: longer in rain and dense traffic."""
        column = at_s[:, None]
        which = lanes("rescue.response", self._count)
        usual = 5.0 + 1.8 * share(self._seed, which)
        wander = 0.35 * drift(self._seed, which, column, 6.0 * 3600)
        slower = 1.0 + 0.3 * self._weather.wetness(column) + 0.18 * self._roads.fullness(column)
        return np.clip((usual + wander) * slower, 4.0, 12.0)

    def fires_today(self, at_s: Array) -> Array:
        """Return how many fires each district has had since midnight."""
        day = np.floor((at_s + ZONE_S) / DAY_S).astype(np.int64)[:, None]
        hour = When.at(at_s[:, None]).hour
        chance = share(self._seed, lanes("fires", self._count), day)
        of_the_day = (
            _FIRES_A_DAY
            * self._shares
            * (-np.log(1.0 - 0.98 * chance))
            * (1.0 + 0.3 * When.at(at_s[:, None]).season(0.1))
        )
        so_far = np.interp(hour, (0.0, 6.0, 12.0, 18.0, 24.0), (0.0, 0.12, 0.4, 0.78, 1.0))
        fires: Array = np.minimum(8.0, np.floor(of_the_day * so_far + 0.4 * so_far))
        return fires

    def works_open(self, at_s: Array) -> Array:
        """Return how many defects of streets, lamps and drains are reported and not mended in each district."""
        column = at_s[:, None]
        wander = 1.0 + 0.25 * drift(self._seed, lanes("works.open", self._count), column, 3.0 * DAY_S)
        frost = 1.0 + 0.3 * When.at(column).season(0.12)
        count: Array = _DEFECTS * self._shares * wander * frost * (1.0 + 0.25 * self._weather.wetness(column))
        return count

    def works_done(self, at_s: Array) -> Array:
        """Return how many of them each district has mended since midnight."""
        day = np.floor((at_s + ZONE_S) / DAY_S).astype(np.int64)[:, None]
        when = When.at(at_s[:, None])
        so_far = np.interp(when.hour, (0.0, 7.0, 12.0, 18.0, 24.0), (0.0, 0.03, 0.45, 0.95, 1.0))
        able = 0.7 + 0.6 * share(self._seed, lanes("works.done", self._count), day)
        count: Array = np.floor(_MENDED_A_DAY * self._shares * able * (1.0 - 0.7 * when.weekend) * so_far)
        return count

    def solar_mwh(self, at_s: Array) -> Array:
        """Return the solar power of the hour in each district."""
        built = 1.6 + 2.2 * share(self._seed, lanes("solar", self._count))
        power: Array = built * self._weather.sun(at_s[:, None])
        return power

    def data_calls(self, at_s: Array) -> Array:
        """Return how often the city's open data were called in an hour."""
        when = When.at(at_s)
        wander = 1.0 + 0.2 * drift(self._seed, lane("data.calls"), at_s, 5.0 * 3600)
        calls: Array = (150_000.0 * (1.0 + 0.55 * when.wave(15.0)) * (1.0 - 0.25 * when.weekend) * wander)[:, None]
        return calls

    def budget_spent_percent(self, at_s: Array) -> Array:
        """Return what part of the year's money each district has spent."""
        year = When.at(at_s[:, None]).year
        pace = 0.9 + 0.35 * share(self._seed, lanes("budget", self._count))
        spent: Array = 97.0 * year**pace
        return spent
