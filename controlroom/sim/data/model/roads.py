"""Traffic: the hour, rain and incidents make the links of the roads slow; cars are counted at the city's gates."""

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.incidents import Incidents
from controlroom.sim.data.model.noise import Array, Numbers, drift, lanes, share
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

# How full the roads are by the hour, from 0 to 1.
_WORKDAY = (
    *(0.12, 0.08, 0.06, 0.06, 0.10, 0.22, 0.48, 0.80, 0.92, 0.78, 0.68, 0.66),
    *(0.66, 0.68, 0.72, 0.76, 0.82, 0.92, 1.00, 0.86, 0.62, 0.48, 0.36, 0.22),
)
_WEEKEND = (
    *(0.20, 0.13, 0.09, 0.07, 0.07, 0.10, 0.18, 0.28, 0.40, 0.52, 0.62, 0.68),
    *(0.72, 0.76, 0.78, 0.80, 0.82, 0.80, 0.74, 0.64, 0.54, 0.46, 0.38, 0.28),
)
SLOWEST_KMH = 3.0
GATES = 36


class Roads:
    """Speeds of the links, and cars that pass the gates of the city."""

    def __init__(self, seed: int, tables: Tables, weather: Weather, incidents: Incidents) -> None:
        self._seed = seed
        self._weather = weather
        self._incidents = incidents
        self._districts = tables.of_districts(tables.links)
        count = len(tables.links)
        self._limits_kmh = np.array([link.limit_kmh for link in tables.links])
        self._lengths_m = np.array([link.length_m for link in tables.links])
        self._sensitive = 0.45 + 0.25 * share(seed, lanes("road.sensitive", count))
        self._lanes = lanes("road.noise", count)
        self._gate_lanes = lanes("road.gate", GATES)
        self._gate_size = 900.0 + 3600.0 * share(seed, self._gate_lanes)

    def fullness(self, at_s: Array) -> Array:
        """Return how full the roads are, from 0 to 1, at times of whatever shape."""
        return When.at(at_s).by_hour(_WORKDAY, _WEEKEND)

    def speed_kmh(self, at_s: Array) -> Array:
        """Return the speed on each link."""
        column = at_s[:, None]
        rain = 1.0 - np.exp(-self._weather.rain_mm_h(at_s) / 6.0)
        rain_here = rain[:, self._districts]
        kept = 1.0 - self._sensitive * self.fullness(column) * (1.0 + 0.35 * rain_here)
        kept = kept * (1.0 - 0.14 * rain_here) + 0.06 * drift(self._seed, self._lanes, column, 1500.0)
        kept = np.clip(kept, 0.08, 1.0) * (1.0 - self._incidents.slowing(at_s))
        speed: Array = np.maximum(SLOWEST_KMH, self._limits_kmh * kept)
        return speed

    def travel_time_s(self, at_s: Array) -> Array:
        """Return how long it takes to pass each link."""
        times: Array = self._lengths_m / (self.speed_kmh(at_s) / 3.6)
        return times

    def district_speed_kmh(self, at_s: Array, count: int) -> Array:
        """Return the mean speed on the links of each district, that of the city where there are none."""
        return by_district(self.speed_kmh(at_s), self._districts, count)

    def volume(self, at_s: Array, *, inward: bool) -> Array:
        """Return how many cars pass each gate in an hour, into the city or out of it."""
        column = at_s[:, None]
        when = When.at(column)
        tide = (1.0 - when.weekend) * 0.22 * (when.wave(8.0) if inward else when.wave(18.5))
        flow = (0.16 + 0.84 * self.fullness(column)) * (1.0 + tide) * (1.0 - 0.1 * self._weather.wetness(column))
        noise = 1.0 + 0.07 * drift(self._seed, self._gate_lanes + (1 if inward else 2), column, 3600.0)
        volume: Array = self._gate_size * flow * noise
        return volume


def by_district(values: Array, districts: Numbers, count: int) -> Array:
    """Return the mean of the columns of each district, the mean of all where a district has none."""
    means = np.repeat(values.mean(axis=1)[:, None], count, axis=1)
    for number in np.unique(districts):
        means[:, number] = values[:, districts == number].mean(axis=1)
    return means
