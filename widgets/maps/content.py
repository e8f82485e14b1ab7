"""What a map of districts shows: each district's value, the classes they fall into, and what lies where."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Before, DistrictMap, Facts, Freshness, Indicator, Reading, Unknown
from widgets.maps.classes import Classes, diverging, sequential

Against = Literal["none", "usual", "target", "mean", "plan"]

_NO_TARGET = QT_TRANSLATE_NOOP("panels", "{name} has no target")
_NOTHING = Reading(None)
_OLD = (Freshness.LATE, Freshness.DOWN)


class Area(NamedTuple):
    """The value of a district as the map shows it: itself, or its difference. None: `reason` says why.

    `measured`: the value itself. `before`: what the map showed another day, where that is asked for.
    """

    value: float | None = None
    measured: float | None = None
    before: float | None = None
    is_late: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Values:
    """The values of all districts, in the map's order."""

    areas: tuple[Area, ...]
    classes: Classes
    readings: tuple[Reading, ...]
    """Those that are there, for the age of all."""

    @cached_property
    def known(self) -> list[float]:
        """The values that are there."""
        return [area.value for area in self.areas if area.value is not None]

    @cached_property
    def mean(self) -> float | None:
        """The mean of the districts."""
        return statistics.fmean(self.known) if self.known else None

    @cached_property
    def ranked(self) -> list[int]:
        """The districts that have a value, the highest first."""
        order = [number for number, area in enumerate(self.areas) if area.value is not None]
        return sorted(order, key=lambda number: self.areas[number].value or 0.0, reverse=True)


class ValueReader:
    """Reads the values of one indicator on one map. What is the same as the last time is not worked out again."""

    def __init__(self, map: DistrictMap, indicator: Indicator, against: Against, breaks: Sequence[float]) -> None:
        self._map = map
        self._indicator = indicator
        self._against = against
        self._breaks = breaks
        self._read: object = None
        self._values = Values((), sequential(()), ())

    def values(self, facts: Facts, before: Before | None) -> Values:
        """Return the values now. Raises Unknown."""
        indicator, numbers = self._indicator, self._map.numbers
        if self._against == "target" and indicator.target is None:
            raise Unknown(_NO_TARGET(name=indicator.name.text))
        read: dict[int, tuple[str, Reading]] = {}
        for place in facts.places(indicator.id):
            number = numbers.get(place)
            if number is not None and number not in read:
                read[number] = (place, facts.reading(indicator.id, place))
        then = _before(facts, indicator.id, before, read)
        bases: dict[int, float | None] = {}
        if self._against == "usual":
            bases = {number: _usual(facts, indicator, place) for number, (place, _) in read.items()}
        if self._read != (read, then, bases):
            self._read = (read, then, bases)
            self._values = self._worked_out(read, then, bases)
        return self._values

    def _worked_out(
        self, read: dict[int, tuple[str, Reading]], then: dict[int, float], bases: dict[int, float | None]
    ) -> Values:
        shown = {
            number: each.value
            for number, (_, each) in read.items()
            if each.value is not None and each.freshness is not Freshness.DOWN
        }
        base, base_then = self._base(shown), self._base(then)

        def less(value: float | None, by: float | None) -> float | None:
            return None if value is None or by is None else value - by

        areas = []
        for number in range(len(self._map.districts)):
            _, reading = read.get(number, ("", _NOTHING))
            own = bases.get(number) if self._against == "usual" else base
            areas.append(
                Area(
                    less(shown.get(number), own),
                    reading.value,
                    less(then.get(number), base_then),
                    reading.freshness in _OLD,
                    reading.reason,
                )
            )
        every = [each for area in areas for each in (area.value, area.before) if each is not None]
        if self._against == "none":
            classes = sequential(every, self._breaks)
        else:
            classes = diverging(every, self._breaks, is_better_low=self._indicator.direction == "less")
        return Values(tuple(areas), classes, tuple(reading for _, reading in read.values()))

    def _base(self, values: Mapping[int, float]) -> float | None:
        """Return what values are the difference from, None where that is not known."""
        if self._against == "mean":
            return statistics.fmean(values.values()) if values else None
        return self._indicator.target if self._against == "target" else 0.0


def _before(facts: Facts, id: str, before: Before | None, readings: dict[int, tuple[str, Reading]]) -> dict[int, float]:
    if before is None:
        return {}
    compared = {number: facts.compared(id, before, place) for number, (place, _) in readings.items()}
    return {number: each.then for number, each in compared.items() if each is not None and each.then is not None}


def _usual(facts: Facts, indicator: Indicator, place: str) -> float | None:
    usual = facts.usual(indicator.id, place)
    hour = usual.at(facts.now_ms) if usual else None
    return hour.middle if hour else None
