"""A city's rules of alarms, checked together: ids, indicators, limits. A wrong one disables itself alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from layouts.alarm_files import AlarmEntry
from layouts.indicators import NO_INDICATORS, Indicators
from layouts.problems import Names, Problem
from layouts.toml_file import TomlFile, validated
from layouts.toml_lines import KeyPath, line_of
from resources.text import QT_TRANSLATE_NOOP, Text

_TABLES = QT_TRANSLATE_NOOP("layouts", "Must be tables, each begins with [[alarm]]")
_TWICE = QT_TRANSLATE_NOOP("layouts", "The alarm in line {line} has this id already")
_UNKNOWN = QT_TRANSLATE_NOOP("layouts", "No indicator has the id {id}")
_NO_LIMIT = QT_TRANSLATE_NOOP("layouts", "The indicator {id} has no {limit}, write a number")
_WRONG_WAY = QT_TRANSLATE_NOOP("layouts", "The indicator {id} is worse {way} its {limit}, write it with {way}")
_OF_CITY = QT_TRANSLATE_NOOP("layouts", "The limits of {id} are those of the city's sum, write a number for its places")
_CLEAR_SIDE = QT_TRANSLATE_NOOP("layouts", "clear ({clear}) is on the wrong side of {key} ({limit})")
_NO_CAMERA = QT_TRANSLATE_NOOP("layouts", "No camera has the id {id}")
_NO_SOURCE = QT_TRANSLATE_NOOP("layouts", "No source has the id {id}")
_NO_LAYOUT = QT_TRANSLATE_NOOP("layouts", "No layout has the file layouts/{id}.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """A good rule. `limit`: the value that raises it, in the indicator's unit, None without one. `clear`: see there."""

    entry: AlarmEntry
    limit: float | None = None
    clear: float | None = None


@dataclass(frozen=True, slots=True)
class AlarmRules:
    """The good rules by id, in the order of their file; and why others, of which the id is known, are not."""

    good: Mapping[str, Rule] = field(default_factory=dict)
    bad: Mapping[str, Problem] = field(default_factory=dict)
    bad_tables: int = 0


NO_RULES = AlarmRules()


def read_alarms(file: TomlFile, indicators: Indicators = NO_INDICATORS) -> tuple[AlarmRules, list[Problem]]:
    """Return the rules in a city's file, and everything that is wrong with them; nothing is raised."""
    tables = file.table.get("alarm", [])
    if not isinstance(tables, list):
        return NO_RULES, [file.problem(("alarm",), _TABLES)]
    good: dict[str, Rule] = {}
    bad: dict[str, Problem] = {}
    problems: list[Problem] = []
    at: dict[str, int] = {}
    wrong = 0
    for index, table in enumerate(tables):
        rule, found = _read(file, index, table, indicators, at)
        problems += found
        wrong += bool(found)
        if rule is not None and not found:
            good[rule.entry.id] = rule
        elif isinstance(table, dict) and isinstance(table.get("id"), str) and at.get(table["id"]) == index:
            bad[table["id"]] = found[0]
    return AlarmRules(good, bad, wrong), problems


def _read(
    file: TomlFile, index: int, table: Any, indicators: Indicators, at: dict[str, int]
) -> tuple[Rule | None, list[Problem]]:
    path: KeyPath = ("alarm", index)
    if not isinstance(table, dict):
        return None, [file.problem(path, _TABLES)]
    entry, found = validated(AlarmEntry, file, table, prefix=path)
    id = table.get("id")
    if isinstance(id, str):
        first = at.setdefault(id, index)
        if first != index:
            line = line_of(file.lines, ("alarm", first, "id"))
            found.append(file.problem((*path, "id"), _TWICE(line=line)))
    if entry is None or found:
        return None, found
    try:
        return _ruled(entry, indicators), []
    except _Wrong as error:
        return None, [file.problem((*path, error.key), error.text, error.nearest)]


class _Wrong(Exception):
    def __init__(self, key: str, text: Text, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(text.english())
        self.key, self.text, self.nearest = key, text, nearest


def _ruled(entry: AlarmEntry, indicators: Indicators) -> Rule:
    """Return the rule with its limit as a number. Raises _Wrong."""
    if entry.indicator is None or entry.test is None:
        return Rule(entry)
    id = entry.indicator
    known = {*indicators.good, *indicators.bad}
    if id not in known:
        raise _Wrong("indicator", _UNKNOWN(id=id), Names(known).nearest(id))
    limit = getattr(entry, entry.test)
    of = indicators.good.get(id)
    if isinstance(limit, str) and of is not None:
        key, named = entry.test, limit
        limit = of.warning if named == "warning" else of.critical
        if limit is None:
            raise _Wrong(key, _NO_LIMIT(id=id, limit=named))
        way = "below" if of.direction == "more" else "above"
        if key != way:
            raise _Wrong(key, _WRONG_WAY(id=id, way=way, limit=named))
        if of.combine == "sum" and (entry.place or entry.places):
            raise _Wrong(key, _OF_CITY(id=id))
        if not entry.clears_beyond(limit):
            text = _CLEAR_SIDE(clear=f"{entry.clear:g}", key=key, limit=f"{limit:g}")
            raise _Wrong("clear", text)
    if isinstance(limit, str):  # of an indicator that is wrong itself: it has no value, which is told of it
        return Rule(entry)
    return Rule(entry, limit, limit if entry.clear is None else entry.clear)


def strange_names(
    file: TomlFile,
    rules: AlarmRules,
    *,
    cameras: Collection[str],
    sources: Collection[str],
    layouts: Collection[str],
) -> Iterator[Problem]:
    """Yield where good rules name a camera, a source or a layout that there is not; the rest of such a rule holds."""
    tables = file.table.get("alarm", [])
    index_of = {table.get("id"): index for index, table in enumerate(tables) if isinstance(table, dict)}
    for id, rule in rules.good.items():
        entry, path = rule.entry, ("alarm", index_of[id])
        named: list[tuple[KeyPath, str | None, Collection[str], Text]] = [
            (("source",), entry.source, ["each", *sources], _NO_SOURCE),
            (("camera",), entry.camera, ["each", *cameras], _NO_CAMERA),
            (("event", "source"), entry.event.source if entry.event else None, sources, _NO_SOURCE),
            (("show", "layout"), entry.show.layout, layouts, _NO_LAYOUT),
            *(
                (("show", "cameras", number), camera, cameras, _NO_CAMERA)
                for number, camera in enumerate(entry.show.cameras)
            ),
        ]
        for key, name, known, text in named:
            if name is not None and name not in known:
                yield file.problem((*path, *key), text(id=name), Names(known).nearest(name))
