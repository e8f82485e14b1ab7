"""All indicators of a city at one time. Each is worked out when it is asked for, once."""

from collections.abc import Callable, Mapping

from controlroom.indicators.measured import NO_PLACE, Given, Measured, about, lacking, measured, of_city, together
from feeds.data.core import SeriesKey
from layouts.formulas.tree import Formula, names
from layouts.formulas.units import unit
from layouts.formulas.working import Quantity, work_out
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from resources.text import QT_TRANSLATE_NOOP

_DISABLED = QT_TRANSLATE_NOOP("indicators", "This indicator is wrong in the city's file")

Samples = Callable[[IndicatorEntry], Mapping[str, Given]]
"""Gives the sample that counts at each place ("": the whole city) for an indicator that shows a series."""


class Look:
    """The indicators at one time (`now_ms`), over the `samples` of that time.

    `used` collects the series that what was asked for so far rests on.
    """

    def __init__(self, indicators: Indicators, samples: Samples, now_ms: int) -> None:
        self.now_ms = now_ms
        self.used: set[SeriesKey] = set()
        self._indicators = indicators.good
        self._samples = samples
        self._given: dict[str, Mapping[str, Given]] = {}
        self._places: dict[str, frozenset[str]] = {}
        self._measured: dict[tuple[str, str], Measured] = {}

    def at(self, id: str, place: str = "") -> Measured:
        """Return the value of an indicator at a place, of the city without one."""
        known = self._measured.get((id, place))
        if known is None:
            known = self._measured[id, place] = self._at(id, place)
        return known

    def places(self, id: str) -> frozenset[str]:
        """Return the places of an indicator. A formula has those of its inputs that are of its own kind of place."""
        known = self._places.get(id)
        if known is None:
            known = self._places[id] = self._find_places(id)
        return known

    def inputs(self, id: str, place: str = "") -> dict[str, str]:
        """Return what the formula of an indicator takes for a place: of each input the value of which place.

        An input has values of places of its own kind only; elsewhere, and where it has none, it is the city's ("").
        """
        entry = self._indicators[id]
        if entry.tree is None:
            return {}
        return {name: place if place and self._is_by_place(entry, name) else "" for name in names(entry.tree)}

    def _at(self, id: str, place: str) -> Measured:
        entry = self._indicators.get(id)
        if entry is None:
            return lacking(id, _DISABLED)
        if entry.tree is not None:
            if place or entry.combine in (None, "none"):
                return self._worked_out(entry, entry.tree, place)
            return of_city(entry, None, {each: self.at(id, each) for each in sorted(self.places(id))}, self.now_ms)
        given = self._samples_of(entry)
        if place:
            return self._of(entry, given[place]) if place in given else lacking(id, NO_PLACE(place=place))
        whole = self._of(entry, given[""]) if "" in given else None
        if whole is not None and whole.value is not None and not whole.is_stale:
            return whole
        return of_city(entry, whole, {each: self.at(id, each) for each in given if each}, self.now_ms)

    def _worked_out(self, entry: IndicatorEntry, formula: Formula, place: str) -> Measured:
        inputs = {name: self.at(name, at) for name, at in self.inputs(entry.id, place).items()}
        if not self._indicators.keys() >= inputs.keys():  # units of what is wrong are not known
            return together(None, inputs.values(), tuple(lack for of in inputs.values() for lack in of.lacks))
        quantities = {
            name: Quantity(of.value, unit(self._indicators[name].unit), of.lacks) for name, of in inputs.items()
        }
        result = work_out(formula, quantities).converted(unit(entry.unit))
        return together(result.value, inputs.values(), about(entry.id, result.lacks))

    def _find_places(self, id: str) -> frozenset[str]:
        entry = self._indicators.get(id)
        if entry is None:
            return frozenset()
        if entry.tree is None:
            return frozenset(filter(None, self._samples_of(entry)))
        by_place = (self.places(name) for name in names(entry.tree) if self._is_by_place(entry, name))
        return frozenset[str]().union(*by_place)

    def _is_by_place(self, entry: IndicatorEntry, name: str) -> bool:
        """Whether an input has values of its own at the places of an indicator."""
        of = self._indicators.get(name)
        return of is not None and of.places == entry.places and bool(self.places(name))

    def _of(self, entry: IndicatorEntry, given: Given) -> Measured:
        self.used.add(given.key)
        return measured(entry, given, self.now_ms)

    def _samples_of(self, entry: IndicatorEntry) -> Mapping[str, Given]:
        known = self._given.get(entry.id)
        if known is None:
            known = self._given[entry.id] = self._samples(entry)
        return known
