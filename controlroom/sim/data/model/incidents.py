"""What happens in the city: every five minutes something may begin, at a stretch of road, and take its course.

All follows from the number of the five minutes, so that what began an hour ago is known without having been there.
"""

from dataclasses import dataclass

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, Numbers, lane, share
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

SLOT_S = 300
LONGEST_S = 7200
_SLOTS_BACK = LONGEST_S // SLOT_S + 1
_LIKELY = 0.7
_FLOOD_RAIN_MM_H = 4.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of incident.

    `code`, `detail`: as the traffic service has them ("" when it is no matter of traffic). `shortest_min`,
    `longest_min`: how long it takes. `slows`: what part of its road's speed it takes away. `weight`: how often.
    `phases`: the states it goes through, with the share of its time at which each begins.
    """

    name: str
    title: str
    code: str
    detail: str
    shortest_min: float
    longest_min: float
    slows: float
    calls: float
    weight: float
    phases: tuple[tuple[float, str], ...]


_FIRE = ((0.0, "출동지령"), (0.08, "현장도착"), (0.14, "활동개시"), (0.5, "초진"), (0.75, "완진"), (0.95, "상황종결"))
_AMBULANCE = ((0.0, "지령하달"), (0.06, "출동중"), (0.3, "활동개시"), (0.45, "현장도착"), (0.95, "상황종결"))
_ROAD = ((0.0, "발생"), (0.15, "처리중"), (0.9, "상황종결"))

KINDS = (
    Kind("crash", "추돌사고", "A01", "01A01", 20, 70, 0.45, 1.0, 0.28, _ROAD),
    Kind("breakdown", "고장차량", "A02", "02A01", 15, 45, 0.25, 0.3, 0.22, _ROAD),
    Kind("works", "도로공사", "A04", "04B01", 60, 120, 0.35, 0.6, 0.14, _ROAD),
    Kind("debris", "낙하물", "A05", "05A01", 10, 25, 0.2, 0.2, 0.06, _ROAD),
    Kind("fire", "화재", "A08", "08A01", 30, 100, 0.5, 2.5, 0.10, _FIRE),
    Kind("flood", "침수 우려", "A09", "09A01", 40, 120, 0.6, 2.0, 0.02, _ROAD),
    Kind("rally", "집회 및 행사", "A10", "10B01", 60, 120, 0.5, 1.2, 0.06, _ROAD),
    Kind("ambulance", "구급", "", "", 25, 60, 0.0, 0.0, 0.09, _AMBULANCE),
    Kind("rescue", "구조", "", "", 20, 60, 0.0, 0.2, 0.03, _AMBULANCE),
)
_FLOOD = next(number for number, kind in enumerate(KINDS) if kind.name == "flood")
_RALLY = next(number for number, kind in enumerate(KINDS) if kind.name == "rally")
_CRASH = next(number for number, kind in enumerate(KINDS) if kind.name == "crash")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident; times in seconds since 1970. `link` and `district` are numbers in the tables."""

    id: str
    kind: Kind
    link: int
    district: int
    lat: float
    lon: float
    began_s: float
    ended_s: float

    def state(self, at_s: float) -> str:
        """Return how far it is at a time."""
        return next(word for begins_s, word in reversed(self.history()) if begins_s <= at_s or begins_s == self.began_s)

    def history(self) -> list[tuple[float, str]]:
        """Return when each of its states begins."""
        return [(self.began_s + part * (self.ended_s - self.began_s), word) for part, word in self.kind.phases]


@dataclass(frozen=True, slots=True)
class _Slots:
    first: int
    there: Array
    began_s: Array
    ended_s: Array
    kind: Numbers
    link: Numbers


class Incidents:
    """The incidents of the city."""

    def __init__(self, seed: int, tables: Tables, weather: Weather) -> None:
        self._seed = seed
        self._tables = tables
        self._weather = weather
        self._districts = tables.of_districts(tables.links)
        self._slows = np.array([kind.slows for kind in KINDS])
        self._calls = np.array([kind.calls for kind in KINDS])
        self._shortest_s = np.array([kind.shortest_min * 60 for kind in KINDS])
        self._longest_s = np.array([kind.longest_min * 60 for kind in KINDS])
        self._limits = np.cumsum([kind.weight for kind in KINDS]) / sum(kind.weight for kind in KINDS)

    def active(self, at_s: float) -> list[Incident]:
        """Return what goes on at a time, the newest first."""
        return [each for each in self.between(at_s - LONGEST_S, at_s) if each.ended_s > at_s]

    def between(self, from_s: float, until_s: float) -> list[Incident]:
        """Return what began after `from_s` and until `until_s`, the newest first."""
        slots = self._slots(int(from_s // SLOT_S), int(until_s // SLOT_S))
        found = []
        for index in np.flatnonzero((slots.there > 0) & (slots.began_s > from_s) & (slots.began_s <= until_s)):
            link_number = int(slots.link[index])
            link = self._tables.links[link_number]
            along = float(share(self._seed, lane("incident.along"), slots.first + int(index)))
            found.append(
                Incident(
                    str(1_000_000 + (slots.first + int(index)) % 9_000_000),
                    KINDS[int(slots.kind[index])],
                    link_number,
                    int(self._districts[link_number]),
                    link.lat + along * (link.lat_end - link.lat),
                    link.lon + along * (link.lon_end - link.lon),
                    float(slots.began_s[index]),
                    float(slots.ended_s[index]),
                )
            )
        return found[::-1]

    def slowing(self, at_s: Array) -> Array:
        """Return what part of its speed each link loses: a row for each time, a column for each link."""
        kept = np.ones((len(at_s), len(self._tables.links)))
        rows = np.arange(len(at_s))
        for weight, kind, link in self._effects(at_s):
            kept[rows, link] *= 1.0 - weight * self._slows[kind]
        return 1.0 - kept

    def alarm(self, at_s: Array) -> Array:
        """Return how much each district is stirred up: a row for each time, a column for each district."""
        alarm = np.zeros((len(at_s), len(self._tables.districts)))
        rows = np.arange(len(at_s))
        for weight, kind, link in self._effects(at_s):
            alarm[rows, self._districts[link]] += weight * self._calls[kind]
        return alarm

    def _effects(self, at_s: Array) -> "list[tuple[Array, Numbers, Numbers]]":
        """Return how strongly each of the latest slots acts at each time, with its kind and link."""
        if not len(at_s):
            return []
        now = np.floor(at_s / SLOT_S).astype(np.int64)
        slots = self._slots(int(now.min()) - _SLOTS_BACK, int(now.max()))
        effects = []
        for back in range(_SLOTS_BACK + 1):
            index = now - back - slots.first
            began, ended = slots.began_s[index], slots.ended_s[index]
            up = np.clip((at_s - began) / 180.0, 0.0, 1.0)
            down = np.clip((ended - at_s) / (0.3 * (ended - began)), 0.0, 1.0)
            effects.append((slots.there[index] * up * down, slots.kind[index], slots.link[index]))
        return effects

    def _slots(self, first: int, last: int) -> _Slots:
        number = np.arange(first, last + 1, dtype=np.int64)
        began_s = (number + self._share("begins", number)) * SLOT_S
        kind = np.searchsorted(self._limits, self._share("kind", number), side="right").astype(np.int64)
        when = When.at(began_s)
        kind = np.where((kind == _RALLY) & (np.abs(when.hour - 15.0) > 5.0), _CRASH, kind)
        raining = self._weather.city_rain_mm_h(began_s) > _FLOOD_RAIN_MM_H
        kind = np.where(raining & (self._share("flood", number) < 0.4), _FLOOD, kind)
        kind = np.where(~raining & (kind == _FLOOD), _CRASH, kind)
        length_s = self._shortest_s[kind] + self._share("length", number) * (
            self._longest_s[kind] - self._shortest_s[kind]
        )
        likely = _LIKELY * (0.55 + 0.25 * (1.0 + when.wave(15.0)))
        there = (self._share("there", number) < likely).astype(np.float64)
        link = np.floor(self._share("link", number) * len(self._tables.links)).astype(np.int64)
        return _Slots(first, there, began_s, np.minimum(began_s + length_s, began_s + LONGEST_S), kind, link)

    def _share(self, name: str, number: Numbers) -> Array:
        return share(self._seed, lane(f"incident.{name}"), number)
