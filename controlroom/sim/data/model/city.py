"""The city as a whole: any number of it at any time.

Numbers come in families: one indicator, a column for each place. A family's numbers hold for a step of time, as its
real service publishes them once a minute or once an hour; what is asked between is what the step began with.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import numpy as np

from controlroom.sim.data.model.administration import Administration
from controlroom.sim.data.model.air import Air
from controlroom.sim.data.model.calendar import ZONE_S
from controlroom.sim.data.model.calls import TOPICS, Calls
from controlroom.sim.data.model.complaints import Complaints
from controlroom.sim.data.model.incidents import Incidents
from controlroom.sim.data.model.noise import Array
from controlroom.sim.data.model.people import People
from controlroom.sim.data.model.rivers import Rivers
from controlroom.sim.data.model.roads import GATES, Roads
from controlroom.sim.data.model.slow import Slow, figures
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.trains import Trains
from controlroom.sim.data.model.warnings import Warnings
from controlroom.sim.data.model.weather import Weather

EPOCH = datetime(2019, 12, 31, 15, tzinfo=UTC)
"""Midnight in Seoul, as 2020 began: from here trends are counted."""
CITY = ("",)
_STEPS_KEPT = 48


@dataclass(frozen=True, slots=True)
class Family:
    """Series of one indicator. `at` gives a row for each time and a column for each of `places` ("": the city)."""

    indicator: str
    unit: str
    decimals: int
    step_s: int
    places: tuple[str, ...]
    at: Callable[[Array], Array]

    def begun_s(self, at_s: float) -> float:
        """Return when the step that holds at a time began."""
        return at_s - (at_s + ZONE_S) % self.step_s


class SimCity:
    """The model. Values are functions of the seed, the series and the time, and of nothing else."""

    def __init__(self, seed: int = 1, epoch: datetime = EPOCH) -> None:
        self.seed = seed
        self.tables = Tables()
        self.weather = Weather(seed, self.tables)
        self.incidents = Incidents(seed, self.tables, self.weather)
        self.roads = Roads(seed, self.tables, self.weather, self.incidents)
        self.rivers = Rivers(seed, self.tables, self.weather)
        self.air = Air(seed, self.tables, self.weather, self.roads)
        self.people = People(seed, self.tables, self.weather)
        self.calls = Calls(seed, self.tables, self.weather, self.incidents)
        self.administration = Administration(seed, self.tables, self.weather, self.roads)
        self.slow = Slow(seed, self.tables, epoch.timestamp())
        self.trains = Trains(seed)
        self.complaints = Complaints(seed, self.tables, self.weather)
        self.warnings = Warnings(self.tables, self.weather, self.rivers)
        self.figures = figures()
        self.families = {family.indicator: family for family in self._families()}
        self._known: dict[str, OrderedDict[float, Any]] = {}

    def values(self, indicator: str, at_s: Array) -> Array:
        """Return a family's numbers at times, as they are published: a row for each time, a column for each place.

        Raises KeyError when there is no such family.
        """
        family = self.families[indicator]
        rounded: Array = np.round(family.at(at_s - np.mod(at_s + ZONE_S, family.step_s)), family.decimals) + 0.0
        return rounded

    def now(self, indicator: str, at_s: float) -> Array:
        """Return a family's numbers at a time, one for each place; the same array for all of a step. Not for changing.

        Raises KeyError when there is no such family.
        """
        begun_s = self.families[indicator].begun_s(at_s)
        return self.kept(indicator, begun_s, lambda: self.values(indicator, np.array([begun_s]))[0], steps=_STEPS_KEPT)

    def kept[Made](self, name: str, step_s: float, make: Callable[[], Made], *, steps: int = 1) -> Made:
        """Return what `make` made of a step of time; it is made anew where `steps` others came after it."""
        known = self._known.setdefault(name, OrderedDict())
        if step_s not in known:
            known[step_s] = make()
            if len(known) > steps:
                known.popitem(last=False)
        made: Made = known[step_s]
        return made

    def value(self, indicator: str, place: str, at_s: float) -> float:
        """Return one number. Raises KeyError when there is no such family, ValueError when it has no such place."""
        return float(self.now(indicator, at_s)[self.families[indicator].places.index(place)])

    def _families(self) -> Iterator[Family]:
        yield from self._sky_families()
        yield from self._water_families()
        yield from self._road_families()
        yield from self._people_families()
        yield from self._service_families()

    def _sky_families(self) -> Iterator[Family]:
        districts, weather = self.tables.district_names, self.weather
        for name, unit, decimals in (
            ("pm10", "µg/m³", 0),
            ("pm25", "µg/m³", 0),
            ("o3", "ppm", 4),
            ("no2", "ppm", 4),
            ("co", "ppm", 2),
            ("so2", "ppm", 4),
            ("cai", "", 0),
        ):
            yield Family(f"air.{name}", unit, decimals, 3600, districts, _part(self.air.measured, name))
        yield Family("weather.temperature", "°C", 1, 600, districts, weather.temperature_c)
        yield Family("weather.humidity", "%", 0, 600, districts, weather.humidity_percent)
        yield Family("weather.rain_1h", "mm", 1, 600, districts, weather.rain_1h_mm)
        yield Family("weather.rain", "mm/h", 1, 600, districts, weather.rain_mm_h)
        yield Family("weather.wind", "m/s", 1, 600, districts, weather.wind_m_s)
        yield Family("weather.wind_direction", "°", 0, 600, CITY, _column(weather.wind_deg))

    def _water_families(self) -> Iterator[Family]:
        districts, gauges = self.tables.district_names, self.tables.gauges
        names = tuple(gauge.name for gauge in gauges)
        yield Family("river.level", "m", 2, 600, names, self.rivers.level_m)
        yield Family("river.level.close", "m", 2, 600, names, _fixed([gauge.close_m for gauge in gauges]))
        yield Family("river.level.flood", "m", 2, 600, names, _fixed([gauge.flood_m for gauge in gauges]))
        yield Family("river.level.levee", "m", 2, 600, names, _fixed([gauge.levee_m for gauge in gauges]))
        sites = tuple(site.name for site in self.tables.water)
        for name, unit, decimals in (
            ("temperature", "°C", 1),
            ("ph", "", 1),
            ("oxygen", "mg/L", 1),
            ("turbidity", "NTU", 1),
            ("phosphorus", "mg/L", 3),
        ):
            yield Family(f"water.{name}", unit, decimals, 3600, sites, _part(self.rivers.water, name))
        yield Family("tap.turbidity", "NTU", 3, 3600, districts, self.rivers.tap_turbidity)
        yield Family("tap.chlorine", "mg/L", 2, 3600, districts, self.rivers.tap_chlorine)

    def _road_families(self) -> Iterator[Family]:
        districts, roads = self.tables.district_names, self.roads
        links = tuple(link.name for link in self.tables.links)
        yield Family("traffic.speed", "km/h", 1, 300, links, roads.speed_kmh)
        yield Family("traffic.travel_time", "s", 0, 300, links, roads.travel_time_s)
        count = len(districts)
        yield Family(
            "traffic.district_speed", "km/h", 1, 300, districts, lambda at_s: roads.district_speed_kmh(at_s, count)
        )
        gates = tuple(f"{'ABCDEF'[number % 6]}-{number + 1:02d}" for number in range(GATES))
        yield Family("traffic.volume.in", "", 0, 3600, gates, lambda at_s: roads.volume(at_s, inward=True))
        yield Family("traffic.volume.out", "", 0, 3600, gates, lambda at_s: roads.volume(at_s, inward=False))
        parks = self.tables.car_parks
        names = tuple(park.name for park in parks)
        capacities = np.array([float(park.capacity) for park in parks])
        yield Family("parking.used", "", 0, 300, names, self.people.cars_parked)
        yield Family("parking.capacity", "", 0, 300, names, _fixed([park.capacity for park in parks]))
        yield Family(
            "parking.free", "", 0, 300, names, lambda at_s: capacities - np.round(self.people.cars_parked(at_s))
        )
        lines = tuple(line.name for line in self.tables.lines)
        yield Family("subway.trains", "", 0, 60, lines, self._trains)
        yield Family("subway.crowding", "%", 0, 300, lines, self.people.passengers)
        yield Family("subway.delay", "min", 1, 60, lines, self.people.delay_min)

    def _people_families(self) -> Iterator[Family]:
        people = self.people
        spots = tuple(spot.name for spot in self.tables.spots)
        yield Family("population.there", "", 0, 300, spots, people.at_spots)
        yield Family("population.least", "", 0, 300, spots, lambda at_s: people.bounds(at_s)[0])
        yield Family("population.most", "", 0, 300, spots, lambda at_s: people.bounds(at_s)[1])
        yield Family("population.level", "", 0, 300, spots, people.level)
        yield Family("population.visitors", "", 0, 300, CITY, people.visitors)
        bikes = tuple(station.name for station in self.tables.bikes)
        yield Family("bike.parked", "", 0, 60, bikes, people.bikes_parked)
        yield Family("bike.racks", "", 0, 60, bikes, _fixed([station.racks for station in self.tables.bikes]))
        yield Family("bike.rented", "", 0, 60, CITY, people.bikes_rented)

    def _service_families(self) -> Iterator[Family]:
        districts, calls, works = self.tables.district_names, self.calls, self.administration
        yield Family("call.hour", "", 0, 300, districts, calls.by_district)
        yield Family("call.city_hour", "", 0, 300, CITY, calls.total)
        yield Family("call.waiting", "", 0, 60, CITY, calls.waiting)
        yield Family("call.answered_20s", "%", 1, 300, CITY, calls.answered_20s)
        yield Family("call.topic", "", 0, 300, tuple(topic[0] for topic in TOPICS), calls.topics)
        for name in ("fire", "rescue", "ambulance"):
            yield Family(f"emergency.{name}", "", 1, 600, districts, _part(calls.emergencies, name))
        yield Family("rescue.response", "min", 1, 3600, districts, works.response_min)
        yield Family("fire.calls", "", 0, 600, districts, works.fires_today)
        yield Family("works.open", "", 0, 600, districts, works.works_open)
        yield Family("works.done", "", 0, 600, districts, works.works_done)
        yield Family("energy.solar", "MWh", 2, 3600, districts, works.solar_mwh)
        yield Family("data.calls", "", 0, 3600, CITY, works.data_calls)
        yield Family("budget.spent", "%", 1, 86400, districts, works.budget_spent_percent)
        things = tuple(f"{item.name}/{district}" for item in self.tables.items for district in districts)
        yield Family("price", "원", 0, 86400, things, self.slow.price_won)
        for figure in self.figures:
            places = districts if figure.by_district else CITY
            at = partial(self.slow.figure, figure)
            yield Family(figure.indicator, figure.unit, figure.decimals, figure.step_s, places, at)

    def _trains(self, at_s: Array) -> Array:
        counts = [self.trains.count(line, at_s) for line in self.tables.lines]
        together: Array = np.stack(counts, axis=1)
        return together


def _part(measured: Callable[[Array], dict[str, Array]], name: str) -> Callable[[Array], Array]:
    return lambda at_s: measured(at_s)[name]


def _column(values: Callable[[Array], Array]) -> Callable[[Array], Array]:
    return lambda at_s: values(at_s)[:, None]


def _fixed(numbers: Sequence[float]) -> Callable[[Array], Array]:
    row = np.array(numbers, dtype=np.float64)
    return lambda at_s: np.repeat(row[None, :], len(at_s), axis=0)
