"""What stands in the city: districts, places, gauges, road links, stations, car parks. Names are Seoul's own.

Positions of districts and places are approximate; numbers of people, heights and prices are round figures of the
right size. Read from the tables in ``resources/simulation``.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

import resources
from controlroom.sim.data.model.noise import Array, Numbers

BIKE_STATIONS = 2740
_LINK_ID = 1_000_000_000


@dataclass(frozen=True, slots=True)
class District:
    """A district (자치구); `short` is what services of single districts are called by."""

    name: str
    name_en: str
    code: str
    short: str
    region: str
    lat: float
    lon: float
    people: int


@dataclass(frozen=True, slots=True)
class Spot:
    """One of the places of citydata; `people` are there at a usual peak."""

    code: str
    name: str
    kind: str
    lat: float
    lon: float
    people: int
    district: int


@dataclass(frozen=True, slots=True)
class Gauge:
    """A gauge of a river, heights in metres above its zero; rain arrives after `lag_h` and stays for `hold_h`."""

    code: str
    name: str
    river: str
    bed_m: float
    usual_m: float
    close_m: float
    flood_m: float
    levee_m: float
    lag_h: float
    hold_h: float
    district: int


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a road, in one direction."""

    code: str
    road: str
    start: str
    end: str
    lat: float
    lon: float
    lat_end: float
    lon_end: float
    limit_kmh: float
    lanes: int
    length_m: float
    district: int

    @property
    def name(self) -> str:
        """The road and the stretch, as series know it."""
        return f"{self.road} {self.start}~{self.end}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the subway."""

    name: str
    code: str
    minutes: float
    headway_min: float
    loop: bool
    stations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarPark:
    """A public car park that counts its cars."""

    code: str
    name: str
    kind: str
    capacity: int
    district: int


@dataclass(frozen=True, slots=True)
class Bikes:
    """A station of shared bikes. `inward` is 1 where people ride to in the morning, -1 where they ride from."""

    code: str
    name: str
    lat: float
    lon: float
    racks: int
    inward: float
    district: int


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is bought in markets; `season` and `swing` are shares of its price."""

    name: str
    amount: str
    won: float
    season: float
    swing: float


@dataclass(frozen=True, slots=True)
class WaterSite:
    """A station for the quality of river water."""

    name: str
    temperature: float
    ph: float
    oxygen: float
    turbidity: float
    phosphorus: float


class Tables:
    """Everything that stands in the city, the same for every seed."""

    def __init__(self) -> None:
        self.districts = [
            District(
                row["name"],
                row["name_en"],
                row["code"],
                row["short"],
                row["region"],
                float(row["lat"]),
                float(row["lon"]),
                int(row["people"]),
            )
            for row in _rows("districts")
        ]
        self._by_name = {district.name: number for number, district in enumerate(self.districts)}
        self._district_lat = np.array([district.lat for district in self.districts])
        self._district_lon = np.array([district.lon for district in self.districts])
        self.spots = [_spot(row, self._nearest(float(row["lat"]), float(row["lon"]))) for row in _rows("places")]
        self.gauges = [_gauge(row, self._by_name[row["district"]]) for row in _rows("gauges")]
        self.links = [link for row in _rows("roads") for link in self._links(row)]
        self.lines = [_line(row) for row in _rows("subway")]
        self.car_parks = [
            CarPark(row["code"], row["name"], row["kind"], int(row["capacity"]), self._by_name[row["district"]])
            for row in _rows("parking")
        ]
        self.items = [
            Item(row["name"], row["unit_name"], float(row["won"]), float(row["season"]), float(row["swing"]))
            for row in _rows("items")
        ]
        self.water = [
            WaterSite(
                row["name"],
                float(row["temp"]),
                float(row["ph"]),
                float(row["oxygen"]),
                float(row["turbidity"]),
                float(row["phosphorus"]),
            )
            for row in _rows("water")
        ]
        self.bikes = list(self._bike_stations())

    @property
    def district_names(self) -> tuple[str, ...]:
        """The names of the districts, in their usual order."""
        return tuple(district.name for district in self.districts)

    @property
    def people_shares(self) -> Array:
        """What part of the city's people live in each district."""
        people = np.array([district.people for district in self.districts], dtype=np.float64)
        shares: Array = people / people.sum()
        return shares

    def of_districts(self, things: Sequence[Spot | Gauge | Link | CarPark | Bikes]) -> Numbers:
        """Return the number of the district in which each of these lies."""
        return np.array([thing.district for thing in things], dtype=np.int64)

    def _nearest(self, lat: float, lon: float) -> int:
        away = (self._district_lat - lat) ** 2 + ((self._district_lon - lon) * 0.79) ** 2
        return int(np.argmin(away))

    def _links(self, row: dict[str, str]) -> Iterator[Link]:
        points = row["points"].split("/")
        lats = np.linspace(float(row["lat1"]), float(row["lat2"]), len(points))
        lons = np.linspace(float(row["lon1"]), float(row["lon2"]), len(points))
        for number in range(len(points) - 1):
            lat, lon, lat_end, lon_end = (float(x[number + more]) for more in (0, 1) for x in (lats, lons))
            length_m = float(np.hypot((lat_end - lat) * 111_000, (lon_end - lon) * 88_200))
            yield Link(
                str(_LINK_ID + int(row["code"]) * 1_000_000 + (number + 1) * 100),
                row["name"],
                points[number],
                points[number + 1],
                lat,
                lon,
                lat_end,
                lon_end,
                float(row["limit_kmh"]),
                int(row["lanes"]),
                round(length_m),
                self._nearest((lat + lat_end) / 2, (lon + lon_end) / 2),
            )

    def _bike_stations(self) -> Iterator[Bikes]:
        """Lay stations around the districts' centres, more where more people live, named after what is near."""
        counts = np.maximum(1, np.round(self.people_shares * BIKE_STATIONS)).astype(int)
        spots: dict[int, list[str]] = {}
        for spot in self.spots:
            spots.setdefault(spot.district, []).append(spot.name)
        number = 0
        for index, district in enumerate(self.districts):
            near = spots.get(index) or [f"{district.name}청"]
            for turn in range(int(counts[index])):
                number += 1
                angle, away = turn * 2.399963, 0.0035 * turn**0.5  # a sunflower's spiral: even and without rows
                sides = ("앞", "건너편", "1번출구 앞", "공영주차장 옆", "사거리", "후문")
                name = f"{100 + number}. {near[turn % len(near)]} {sides[turn // len(near) % len(sides)]}"
                yield Bikes(
                    f"ST-{number + 3}",
                    name if turn < len(near) * len(sides) else f"{name} {turn // (len(near) * len(sides)) + 1}",
                    round(district.lat + away * float(np.cos(angle)), 6),
                    round(district.lon + away * float(np.sin(angle)) * 1.26, 6),
                    8 + 2 * ((number * 7) % 9),
                    float(np.cos(number * 1.7)),
                    index,
                )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resources.path(f"simulation/{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _spot(row: dict[str, str], district: int) -> Spot:
    lat, lon = float(row["lat"]), float(row["lon"])
    return Spot(row["code"], row["name"], row["kind"], lat, lon, int(row["people"]), district)


def _gauge(row: dict[str, str], district: int) -> Gauge:
    return Gauge(
        row["code"],
        row["name"],
        row["river"],
        float(row["bed_m"]),
        float(row["usual_m"]),
        float(row["close_m"]),
        float(row["flood_m"]),
        float(row["levee_m"]),
        float(row["lag_h"]),
        float(row["hold_h"]),
        district,
    )


def _line(row: dict[str, str]) -> Line:
    return Line(
        row["line"],
        row["id"],
        float(row["minutes"]),
        float(row["headway_min"]),
        row["loop"] == "1",
        tuple(row["stations"].split("/")),
    )
