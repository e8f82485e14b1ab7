"""Trains of the subway by a timetable: where each is, and when the next ones come, at any time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from controlroom.sim.data.model.calendar import DAY_S, ZONE_S
from controlroom.sim.data.model.noise import Array, Numbers, lane, share
from controlroom.sim.data.model.tables import Line

FIRST_S = 5 * 3600 + 1800
LAST_S = 24 * 3600
STOP_S = 30.0
DIRECTIONS = ("상행", "하행")
LOOP_DIRECTIONS = ("내선", "외선")


@dataclass(frozen=True, slots=True)
class Train:
    """A train at a time: `index` is the place in its direction's stations that it has reached last, `into_s` ago."""

    number: str
    line: Line
    up: bool
    index: int
    into_s: float
    leg_s: float
    is_express: bool
    is_last: bool

    @property
    def stations(self) -> tuple[str, ...]:
        """The stations of its way, in its direction."""
        return self.line.stations[::-1] if self.up else self.line.stations

    @property
    def station(self) -> str:
        """The station that it has reached last, or stands at."""
        return self.stations[self.index]

    @property
    def end(self) -> str:
        """Where it goes."""
        return self.line.stations[-1] if self.line.loop else self.stations[-1]

    @property
    def direction(self) -> str:
        """The word for its direction."""
        return (LOOP_DIRECTIONS if self.line.loop else DIRECTIONS)[0 if self.up else 1]

    @property
    def is_standing(self) -> bool:
        """Whether it stands at its station."""
        return self.into_s < STOP_S

    def seconds_to(self, index: int) -> float:
        """Return in how many seconds it reaches a place on its way, negative for one behind it."""
        return (index - self.index) * self.leg_s - self.into_s


class Trains:
    """Trains of all lines, from the times at which they begin their way."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def running(self, line: Line, at_s: float) -> list[Train]:
        """Return the trains that are on their way at a time."""
        leg_s = line.minutes * 60.0
        last_index = len(line.stations) - 1
        way_s = last_index * leg_s + STOP_S
        headway_s = line.headway_min * 60.0
        numbers = np.arange(int((at_s - way_s) // headway_s) - 1, int(at_s // headway_s) + 1, dtype=np.int64)
        starts_s = numbers * headway_s + self._late_s(line, numbers)
        gone_s = at_s - starts_s
        found = []
        for place in np.flatnonzero((gone_s >= 0) & (gone_s < way_s) & _serves(starts_s, numbers)):
            number, gone = int(numbers[place]), float(gone_s[place])
            index = min(int(gone // leg_s), last_index)
            is_express = line.code == "1009" and number % 3 == 0
            is_last = (float(starts_s[place]) + ZONE_S) % DAY_S >= LAST_S - 2 * headway_s
            for up in (True, False):
                name = f"{line.code[-1]}{number % 500 * 2 + up:03d}"
                found.append(Train(name, line, up, index, gone - index * leg_s, leg_s, is_express, is_last))
        return found

    def count(self, line: Line, at_s: Array) -> Array:
        """Return how many trains of a line are on their way at times."""
        way_s = (len(line.stations) - 1) * line.minutes * 60.0 + STOP_S
        headway_s = line.headway_min * 60.0
        newest = np.floor(at_s / headway_s).astype(np.int64)
        count = np.zeros(len(at_s))
        for back in range(int(way_s // headway_s) + 2):
            number = newest - back
            starts_s = number * headway_s + self._late_s(line, number)
            gone_s = at_s - starts_s
            count += (gone_s >= 0) & (gone_s < way_s) & _serves(starts_s, number)
        return 2.0 * count

    def coming(self, station: str, trains: Iterable[Train]) -> Iterator[tuple[float, Train]]:
        """Yield those of a line's trains that will come to a station or stand there, with the seconds until then."""
        for train in trains:
            index = train.stations.index(station)
            seconds = train.seconds_to(index)
            if seconds > -STOP_S - 20.0 and index >= train.index:
                yield seconds, train

    def _late_s(self, line: Line, number: Numbers) -> Array:
        late_s: Array = 60.0 * share(self._seed, lane(f"trains.{line.code}"), number) ** 4
        return late_s


def _serves(starts_s: Array, number: Numbers) -> "npt.NDArray[np.bool_]":
    """Return whether trains run: from half past five to midnight, every second one outside the rush hours."""
    day_s = np.mod(starts_s + ZONE_S, DAY_S)
    hour = day_s / 3600.0
    is_rush = ((hour >= 7) & (hour < 10)) | ((hour >= 17) & (hour < 20))
    serves: npt.NDArray[np.bool_] = (day_s >= FIRST_S) & (is_rush | (number % 2 == 0))
    return serves
