"""What citizens report: each report has a topic, a place, and a life from received to done."""

from dataclasses import dataclass

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.calls import TOPICS
from controlroom.sim.data.model.noise import Array, Numbers, lane, share
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

SLOT_S = 120
_SHORTEST_S = 1.5 * 3600
_LONGEST_S = 60 * 3600


@dataclass(frozen=True, slots=True)
class Complaint:
    """A report; `topic` is a number in `TOPICS`, `district` one in the tables. Times in seconds since 1970."""

    id: str
    topic: int
    district: int
    lat: float
    lon: float
    made_s: float
    begun_s: float
    done_s: float

    def changed_s(self, at_s: float) -> float:
        """Return the time of its last change before a time."""
        return max(time_s for time_s in (self.made_s, self.begun_s, self.done_s) if time_s <= at_s)


class Complaints:
    """The reports of the city: one in two minutes at most, more of them by day and in the rain."""

    def __init__(self, seed: int, tables: Tables, weather: Weather) -> None:
        self._seed = seed
        self._tables = tables
        self._weather = weather
        self._districts = np.cumsum(tables.people_shares)
        self._topics = np.array([topic[2] for topic in TOPICS])
        self._rain = np.array([topic[3] for topic in TOPICS])

    def between(self, from_s: float, until_s: float) -> list[Complaint]:
        """Return what was reported after `from_s` and until `until_s`, the newest first."""
        number = np.arange(int(from_s // SLOT_S), int(until_s // SLOT_S) + 1, dtype=np.int64)
        made_s = (number + self._share("made", number)) * SLOT_S
        wet = self._weather.wetness(made_s)
        likely = (0.35 + 0.3 * When.at(made_s).wave(14.0)) * (1.0 + 0.5 * wet)
        there = (self._share("there", number) < likely) & (made_s > from_s) & (made_s <= until_s)
        weights = np.maximum(0.0, self._topics * (1.0 + wet[:, None] * self._rain))
        limits = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
        topic = (self._share("topic", number)[:, None] >= limits).sum(axis=1).clip(max=len(TOPICS) - 1)
        district = np.searchsorted(self._districts, self._share("district", number)).clip(max=len(self._districts) - 1)
        wait = self._share("wait", number)
        length_s = _SHORTEST_S + wait**2 * (_LONGEST_S - _SHORTEST_S)
        angle, away = 2 * np.pi * self._share("angle", number), 0.016 * self._share("away", number)
        north, east = away * np.cos(angle), away * np.sin(angle) * 1.26
        found = []
        for index in np.flatnonzero(there)[::-1]:
            centre = self._tables.districts[int(district[index])]
            found.append(
                Complaint(
                    f"SIM{int(number[index])}",
                    int(topic[index]),
                    int(district[index]),
                    centre.lat + float(north[index]),
                    centre.lon + float(east[index]),
                    float(made_s[index]),
                    float(made_s[index] + 0.15 * length_s[index]),
                    float(made_s[index] + length_s[index]),
                )
            )
        return found

    def _share(self, name: str, number: Numbers) -> Array:
        return share(self._seed, lane(f"complaint.{name}"), number)
