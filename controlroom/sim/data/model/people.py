"""People: where they are by the hour, their bikes and cars, and the subway that carries them."""

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, drift, lane, lanes, share
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

LEVELS = ("여유", "보통", "약간 붐빔", "붐빔")
_LIMITS = (0.45, 0.68, 0.9)

# What part of a place's usual peak is there by the hour: (workday, weekend).
_BY_KIND: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "station": (
        (
            *(0.22, 0.14, 0.10, 0.09, 0.11, 0.22, 0.42, 0.74, 0.92, 0.84, 0.76, 0.78),
            *(0.84, 0.82, 0.78, 0.78, 0.82, 0.92, 1.00, 0.94, 0.80, 0.66, 0.50, 0.34),
        ),
        (
            *(0.34, 0.26, 0.18, 0.13, 0.12, 0.14, 0.20, 0.28, 0.38, 0.48, 0.58, 0.66),
            *(0.74, 0.80, 0.84, 0.86, 0.88, 0.90, 0.90, 0.84, 0.76, 0.66, 0.54, 0.42),
        ),
    ),
    "tourist": (
        (
            *(0.20, 0.13, 0.10, 0.08, 0.08, 0.12, 0.22, 0.38, 0.54, 0.62, 0.68, 0.76),
            *(0.82, 0.82, 0.82, 0.84, 0.88, 0.92, 0.96, 0.94, 0.86, 0.70, 0.50, 0.32),
        ),
        (
            *(0.30, 0.20, 0.14, 0.10, 0.09, 0.10, 0.16, 0.24, 0.36, 0.50, 0.66, 0.80),
            *(0.92, 1.02, 1.10, 1.14, 1.14, 1.12, 1.08, 1.00, 0.88, 0.72, 0.54, 0.40),
        ),
    ),
    "park": (
        (
            *(0.05, 0.03, 0.02, 0.02, 0.04, 0.10, 0.18, 0.20, 0.22, 0.26, 0.30, 0.36),
            *(0.40, 0.38, 0.40, 0.42, 0.46, 0.50, 0.56, 0.58, 0.46, 0.30, 0.18, 0.10),
        ),
        (
            *(0.08, 0.05, 0.03, 0.03, 0.05, 0.12, 0.22, 0.30, 0.40, 0.54, 0.68, 0.82),
            *(0.94, 1.04, 1.12, 1.14, 1.10, 1.00, 0.88, 0.74, 0.56, 0.38, 0.22, 0.14),
        ),
    ),
    "heritage": (
        (
            *(0.04, 0.03, 0.03, 0.03, 0.04, 0.06, 0.12, 0.22, 0.36, 0.56, 0.74, 0.84),
            *(0.90, 0.94, 0.94, 0.88, 0.78, 0.58, 0.40, 0.28, 0.20, 0.14, 0.09, 0.06),
        ),
        (
            *(0.05, 0.04, 0.03, 0.03, 0.04, 0.06, 0.10, 0.18, 0.34, 0.62, 0.86, 1.02),
            *(1.10, 1.16, 1.14, 1.04, 0.88, 0.64, 0.44, 0.32, 0.24, 0.17, 0.11, 0.07),
        ),
    ),
    "street": (
        (
            *(0.28, 0.18, 0.12, 0.09, 0.09, 0.13, 0.26, 0.50, 0.72, 0.76, 0.78, 0.86),
            *(0.94, 0.88, 0.82, 0.80, 0.82, 0.88, 0.98, 1.00, 0.92, 0.78, 0.60, 0.42),
        ),
        (
            *(0.40, 0.28, 0.18, 0.12, 0.10, 0.11, 0.16, 0.24, 0.34, 0.46, 0.58, 0.70),
            *(0.82, 0.92, 0.98, 1.02, 1.04, 1.06, 1.08, 1.04, 0.94, 0.80, 0.64, 0.50),
        ),
    ),
}
_BY_KIND |= {"market": _BY_KIND["tourist"], "transit": _BY_KIND["station"], "event": _BY_KIND["tourist"]}
_OUTDOORS = {"park": 0.55, "heritage": 0.45, "event": 0.35, "tourist": 0.25, "street": 0.2, "market": 0.2}
_OFFICE = (_BY_KIND["station"][0], _BY_KIND["park"][1])


class People:
    """People at the places of citydata, bikes at their stations, cars in the car parks."""

    def __init__(self, seed: int, tables: Tables, weather: Weather) -> None:
        self._seed = seed
        self._tables = tables
        self._weather = weather
        self._spot_lanes = lanes("people.spot", len(tables.spots))
        self._spot_people = np.array([spot.people for spot in tables.spots], dtype=np.float64)
        self._outdoors = np.array([_OUTDOORS.get(spot.kind, 0.08) for spot in tables.spots])
        self._racks = np.array([station.racks for station in tables.bikes], dtype=np.float64)
        self._inward = np.array([station.inward for station in tables.bikes])
        self._bike_lanes = lanes("people.bikes", len(tables.bikes))
        self._capacity = np.array([park.capacity for park in tables.car_parks], dtype=np.float64)
        self._park_lanes = lanes("people.parking", len(tables.car_parks))

    def at_spots(self, at_s: Array) -> Array:
        """Return how many people are at each place."""
        column = at_s[:, None]
        when = When.at(column)
        curves = {kind: when.by_hour(*hours) for kind, hours in _BY_KIND.items()}
        usual = np.concatenate([curves[spot.kind] for spot in self._tables.spots], axis=1)
        cold = np.clip((4.0 - self._weather.city_temperature_c(column)) / 20.0, 0.0, 0.5)
        kept = 1.0 - self._outdoors * np.clip(self._weather.wetness(column) + cold, 0.0, 1.0)
        crowd = 0.12 * drift(self._seed, self._spot_lanes, column, 2.5 * 3600) + 0.08 * drift(
            self._seed, self._spot_lanes + 1, column, 4.0 * 86400
        )
        people: Array = np.maximum(0.0, self._spot_people * usual * kept * (1.0 + crowd))
        return people

    def bounds(self, at_s: Array) -> tuple[Array, Array]:
        """Return between which two numbers the people at each place are said to be: steps of 500, of 2,000 for many."""
        people = np.round(self.at_spots(at_s))
        step = np.where(people < 20_000, 500.0, 2000.0)
        least = np.floor(people / step) * step
        return least, least + step

    def level(self, at_s: Array) -> Array:
        """Return how crowded each place is, from 1 to 4."""
        filled = self.at_spots(at_s) / self._spot_people
        level: Array = 1.0 + np.sum([filled > limit for limit in _LIMITS], axis=0)
        return level

    def riding(self, at_s: Array) -> Array:
        """Return what part of the bikes is on the road, by hour, season and weather; of whatever shape."""
        when = When.at(at_s)
        usual = when.by_hour(_BIKES_WORKDAY, _BIKES_WEEKEND)
        warm = np.clip((self._weather.city_temperature_c(at_s) + 4.0) / 22.0, 0.12, 1.0)
        hot = np.clip((self._weather.city_temperature_c(at_s) - 30.0) / 10.0, 0.0, 0.4)
        riding: Array = 0.24 * usual * warm * (1.0 - hot) * (1.0 - 0.8 * self._weather.wetness(at_s))
        return riding

    def bikes_parked(self, at_s: Array) -> Array:
        """Return how many bikes stand at each station; more than there are racks where people like to ride to."""
        column = at_s[:, None]
        when = When.at(column)
        tide = (1.0 - when.weekend) * when.by_hour(_TIDE, (0.0,) * 24)
        share_there = 0.72 + 0.5 * self._inward * tide + 0.3 * drift(self._seed, self._bike_lanes, column, 3.0 * 3600)
        parked: Array = np.clip(share_there * (1.0 - self.riding(column)), 0.0, 2.2) * self._racks
        return parked

    def bikes_rented(self, at_s: Array) -> Array:
        """Return how many bikes are on the road in the whole city."""
        rented: Array = self.riding(at_s)[:, None] * 43_000.0
        return rented

    def cars_parked(self, at_s: Array) -> Array:
        """Return how many cars stand in each car park."""
        column = at_s[:, None]
        when = When.at(column)
        kinds = {
            "office": when.by_hour(*_OFFICE),
            "transit": when.by_hour(*_BY_KIND["station"]),
            "market": when.by_hour(*_BY_KIND["tourist"]),
            "tourist": when.by_hour(*_BY_KIND["tourist"]),
        }
        usual = np.concatenate([kinds[park.kind] for park in self._tables.car_parks], axis=1)
        filled = 0.08 + 0.82 * usual + 0.1 * drift(self._seed, self._park_lanes, column, 2.0 * 3600)
        parked: Array = np.clip(filled, 0.01, 1.0) * self._capacity
        return parked

    def passengers(self, at_s: Array) -> Array:
        """Return how full the trains of each line are, in percent of their seats and standing places."""
        column = at_s[:, None]
        which = lanes("people.lines", len(self._tables.lines))
        busy = 0.75 + 0.5 * share(self._seed, which)
        usual = When.at(column).by_hour(*_BY_KIND["station"])
        full: Array = np.clip(
            115.0 * usual**1.6 * busy * (1.0 + 0.1 * drift(self._seed, which, column, 3600.0)), 2, 190
        )
        return full

    def delay_min(self, at_s: Array) -> Array:
        """Return by how many minutes the trains of each line are late; most of the time by none."""
        column = at_s[:, None]
        which = lanes("people.delays", len(self._tables.lines))
        trouble = drift(self._seed, which, column, 2.2 * 3600) + 0.25 * self._weather.wetness(column)
        late: Array = 18.0 * np.maximum(0.0, trouble - 0.72)
        return late

    def visitors(self, at_s: Array) -> Array:
        """Return how many people from elsewhere are in the city at a time."""
        when = When.at(at_s)
        base = 1_450_000.0 * (0.6 + 0.4 * when.by_hour(*_BY_KIND["tourist"]))
        visitors: Array = (base * (1.0 + 0.08 * drift(self._seed, lane("people.visitors"), at_s, 3.0 * 86400)))[:, None]
        return visitors


_BIKES_WORKDAY = (
    *(0.16, 0.09, 0.05, 0.04, 0.06, 0.14, 0.36, 0.74, 0.86, 0.46, 0.34, 0.38),
    *(0.46, 0.44, 0.44, 0.50, 0.62, 0.86, 1.00, 0.84, 0.66, 0.54, 0.42, 0.28),
)
_BIKES_WEEKEND = (
    *(0.22, 0.14, 0.08, 0.06, 0.05, 0.08, 0.14, 0.22, 0.32, 0.44, 0.54, 0.62),
    *(0.70, 0.76, 0.82, 0.88, 0.92, 0.92, 0.84, 0.72, 0.60, 0.48, 0.38, 0.30),
)
_TIDE = (
    *(-0.6, -0.6, -0.6, -0.6, -0.5, -0.4, -0.1, 0.3, 0.8, 1.0, 1.0, 0.95),
    *(0.9, 0.9, 0.85, 0.8, 0.6, 0.2, -0.3, -0.6, -0.7, -0.7, -0.65, -0.6),
)
