"""Values of indicators at many times at once, by the rules that `Look` has for one time: a year in a blink.

Of the past only values are wanted, of which none is stale: neither ages nor reasons are worked out.
"""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from controlroom.indicators.look import Look
from controlroom.indicators.measured import COMBINED
from layouts.formulas.tree import Formula
from layouts.formulas.units import unit
from layouts.formulas.working import Quantity, work_out
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators

Column = Sequence[float | None]
"""A value for each time; None: there was none."""


class Columns:
    """The values of indicators at `count` times, each worked out when it is asked for, once.

    `given` gives the column of each place ("": the whole city) for an indicator that shows a series, in its unit.
    `structure`: a look over the same series, which tells the places of indicators, and what formulas take for each.
    """

    def __init__(
        self,
        indicators: Indicators,
        structure: Look,
        given: Callable[[IndicatorEntry], Mapping[str, Column]],
        count: int,
    ) -> None:
        self._indicators = indicators.good
        self._structure = structure
        self._given = given
        self._given_known: dict[str, Mapping[str, Column]] = {}
        self._none: Column = [None] * count
        self._known: dict[tuple[str, str], Column] = {}

    def at(self, id: str, place: str = "") -> Column:
        """Return the values of an indicator at a place, of the city without one."""
        known = self._known.get((id, place))
        if known is None:
            known = self._known[id, place] = self._at(id, place)
        return known

    def _at(self, id: str, place: str) -> Column:
        entry = self._indicators.get(id)
        if entry is None:
            return self._none
        if entry.tree is not None:
            if place or entry.combine in (None, "none"):
                return self._worked_out(entry, entry.tree, place)
            return self._combined(entry, [self.at(id, each) for each in sorted(self._structure.places(id))])
        given = self._given_of(entry)
        if place:
            return given.get(place, self._none)
        whole = given.get("", self._none)
        parts = [column for name, column in given.items() if name]
        if not parts or entry.combine == "none":
            return whole
        made = self._combined(entry, parts)
        return [each if of_whole is None else of_whole for of_whole, each in zip(whole, made, strict=True)]

    def _given_of(self, entry: IndicatorEntry) -> Mapping[str, Column]:
        known = self._given_known.get(entry.id)
        if known is None:
            known = self._given_known[entry.id] = self._given(entry)
        return known

    def _combined(self, entry: IndicatorEntry, parts: Sequence[Column]) -> Column:
        if not parts:
            return self._none
        combine, enough = COMBINED[entry.combine or "mean"], max(1, entry.enough_places * len(parts))
        found: list[float | None] = []
        for row in zip(*parts, strict=True):
            values = [value for value in row if value is not None]
            made = combine(values) if len(values) >= enough else None
            found.append(made if made is not None and isfinite(made) else None)
        return found

    def _worked_out(self, entry: IndicatorEntry, formula: Formula, place: str) -> Column:
        inputs = {name: self.at(name, at) for name, at in self._structure.inputs(entry.id, place).items()}
        if not self._indicators.keys() >= inputs.keys():  # units of what is wrong are not known
            return self._none
        units = [unit(self._indicators[name].unit) for name in inputs]
        to = unit(entry.unit)
        found: list[float | None] = []
        for row in zip(*inputs.values(), strict=True) if inputs else ((),) * len(self._none):
            if None in row:
                found.append(None)
                continue
            quantities = dict(zip(inputs, map(Quantity, row, units), strict=True))
            found.append(work_out(formula, quantities).converted(to).value)
        return found
