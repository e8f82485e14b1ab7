"""A city's indicators, checked together: ids, formulas over one another, units. A wrong one disables itself alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from layouts.formulas.tree import FormulaError, names
from layouts.formulas.units import unit
from layouts.formulas.working import Quantity, different, work_out
from layouts.indicator_files import IndicatorEntry
from layouts.problems import Names, Problem
from layouts.toml_file import TomlFile, validated
from layouts.toml_lines import KeyPath, line_of
from resources.text import QT_TRANSLATE_NOOP, Text

_TABLES = QT_TRANSLATE_NOOP("layouts", "Must be tables, each begins with [[indicator]]")
_TWICE = QT_TRANSLATE_NOOP("layouts", "The indicator in line {line} has this id already")
_UNKNOWN = QT_TRANSLATE_NOOP("layouts", "No indicator has the id {id}")
_CYCLE = QT_TRANSLATE_NOOP("layouts", "Formula leads back to itself: {ids}")
_NO_INPUTS = QT_TRANSLATE_NOOP("layouts", "Formula names no indicator")
_TOO_DEEP = QT_TRANSLATE_NOOP("layouts", "Formula rests on formulas on formulas, more than {most} of them")

_MOST_DEEP = 20
"""So many formulas may rest on one another; they are worked out one within the other."""


@dataclass(frozen=True, slots=True)
class Indicators:
    """The good indicators by id, in the order of their file; and why others, of which the id is known, are not."""

    good: Mapping[str, IndicatorEntry] = field(default_factory=dict)
    bad: Mapping[str, Problem] = field(default_factory=dict)
    bad_tables: int = 0
    """How many `[[indicator]]` are wrong, those without an id as well."""


NO_INDICATORS = Indicators()


def read_indicators(file: TomlFile) -> tuple[Indicators, list[Problem]]:
    """Return the indicators in a city's file, and everything that is wrong with them; nothing is raised."""
    reader = _Reader(file)
    reader.read()
    return Indicators(reader.good, reader.bad, len(reader.wrong)), reader.problems


class _Reader:
    """Reads tables, then looks at them together; takes out of `good` what is wrong."""

    def __init__(self, file: TomlFile) -> None:
        self.good: dict[str, IndicatorEntry] = {}
        self.bad: dict[str, Problem] = {}
        self.wrong: set[int] = set()
        self.problems: list[Problem] = []
        self._file = file
        self._at: dict[str, int] = {}

    def read(self) -> None:
        tables = self._file.table.get("indicator", [])
        if not isinstance(tables, list):
            self.problems.append(self._file.problem(("indicator",), _TABLES))
            return
        for index, table in enumerate(tables):
            self._read(index, table)
        inputs = {id: names(entry.tree) for id, entry in self.good.items() if entry.tree is not None}
        self._check_names(inputs)
        for id in self._in_order({id: inputs[id] for id in inputs if id in self.good}):
            self._check_units(id)

    def _read(self, index: int, table: Any) -> None:
        path: KeyPath = ("indicator", index)
        if not isinstance(table, dict):
            self._wrong(index, [self._file.problem(path, _TABLES)])
            return
        entry, found = validated(IndicatorEntry, self._file, table, prefix=path)
        id = table.get("id")
        if isinstance(id, str):
            first = self._at.setdefault(id, index)
            if first != index:
                line = line_of(self._file.lines, ("indicator", first, "id"))
                found.append(self._file.problem((*path, "id"), _TWICE(line=line)))
            elif found:
                self.bad[id] = found[0]
        if found:
            self._wrong(index, found)
        elif entry is not None:
            self.good[entry.id] = entry
            try:
                _ = entry.tree
            except FormulaError as error:
                nearest = Names(error.allowed).nearest(error.wrong) if error.allowed else ()
                self._disable(entry.id, error.text, nearest)

    def _check_names(self, inputs: Mapping[str, tuple[str, ...]]) -> None:
        known = Names(self._at)
        for id, named in inputs.items():
            for name in named:
                if name not in self._at:
                    self._disable(id, _UNKNOWN(id=name), known.nearest(name))
            if not named:
                self._disable(id, _NO_INPUTS)

    def _in_order(self, inputs: dict[str, tuple[str, ...]]) -> Iterator[str]:
        """Yield formulas after those that they rest on; tell those that rest on themselves, or on too many."""
        depths: dict[str, int] = {}
        while True:
            try:
                order = list(TopologicalSorter(inputs).static_order())
                break
            except CycleError as error:
                cycle: list[str] = list(reversed(error.args[1]))  # each rests on the next
                for position, id in enumerate(cycle[:-1]):
                    ids = " → ".join([*cycle[position:-1], *cycle[:position], id])
                    self._disable(id, _CYCLE(ids=ids))
                    del inputs[id]
        for id in order:
            depths[id] = 1 + max((depths[name] for name in inputs.get(id, ())), default=0)
            if depths[id] > _MOST_DEEP and id in inputs:
                self._disable(id, _TOO_DEEP(most=_MOST_DEEP))
                depths[id] = 0
            elif id in inputs:
                yield id

    def _check_units(self, id: str) -> None:
        """See that the units in a formula fit; not of one that rests on a wrong indicator, which is told of itself."""
        entry = self.good[id]
        if entry.tree is None or not self.good.keys() >= set(names(entry.tree)):
            return
        inputs = {name: Quantity(None, unit(self.good[name].unit)) for name in names(entry.tree)}
        try:
            given = work_out(entry.tree, inputs).unit
        except FormulaError as error:
            self._disable(id, error.text)
            return
        if not given.fits(unit(entry.unit)):
            text = different("formula", given, "unit", unit(entry.unit))
            self._disable(id, text)

    def _disable(self, id: str, text: Text, nearest: tuple[str, ...] = ()) -> None:
        """Tell what is wrong with a formula, and take its indicator out of the good ones."""
        problem = self._file.problem(("indicator", self._at[id], "formula"), text, nearest)
        self.good.pop(id, None)
        self.bad.setdefault(id, problem)
        self._wrong(self._at[id], [problem])

    def _wrong(self, index: int, problems: list[Problem]) -> None:
        self.wrong.add(index)
        self.problems += problems
