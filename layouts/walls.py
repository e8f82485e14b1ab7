"""A city's walls out of its folder `walls`: monitors with a place, and pictures over several of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layouts.entries import read_entries, read_folder, read_head
from layouts.problems import Names, Problem
from layouts.toml_file import Migration, TomlFile
from layouts.toml_lines import KeyPath
from layouts.wall_files import SpanEntry, WallFile, WallScreenEntry
from resources.text import QT_TRANSLATE_NOOP

_NO_LAYOUT = QT_TRANSLATE_NOOP("layouts", "No layout has the file layouts/{name}.toml")
_NO_SCREEN = QT_TRANSLATE_NOOP("layouts", "This wall has no screen {id}")
_IN_TWO = QT_TRANSLATE_NOOP("layouts", "Screen {id} is in the span {span} already")
_NO_RECTANGLE = QT_TRANSLATE_NOOP("layouts", "The screens of a span must fill a rectangle of the wall")
_SAME_CELL = QT_TRANSLATE_NOOP("layouts", "Screen {id} hangs in this place already")
_SAME_MONITOR = QT_TRANSLATE_NOOP("layouts", "Screen {id} has this monitor already")
_EMPTY = QT_TRANSLATE_NOOP("layouts", "A wall needs at least one [[screen]]")

FOLDER = "walls"
MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a wall's file of version 1 into one of version 2, and so on."""


@dataclass(frozen=True, slots=True)
class WallScreen:
    """A monitor of a wall. `column`, `row`: its place, from 1. `importance`: 1 is the most important."""

    entry: WallScreenEntry
    column: int
    row: int
    importance: int

    @property
    def id(self) -> str:
        """The screen's id."""
        return self.entry.id


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall. `screens` are all of its monitors by id, `spans` the pictures over several of them."""

    id: str
    file: WallFile
    screens: Mapping[str, WallScreen]
    spans: Mapping[str, SpanEntry] = field(default_factory=dict)

    @property
    def shown(self) -> dict[str, WallScreen | SpanEntry]:
        """What shows a picture of its own, by id, in the order of the wall: spans, and screens that are in none."""
        span_of = {id: span for span in self.spans.values() for id in span.screens}
        in_place = sorted(self.screens.values(), key=lambda screen: (screen.row, screen.column))
        shown: dict[str, WallScreen | SpanEntry] = {}
        for screen in in_place:
            span = span_of.get(screen.id)
            shown.setdefault(screen.id if span is None else span.id, screen if span is None else span)
        return shown


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls of a city by the names of their files without `.toml`, and everything that is wrong with them."""

    good: Mapping[str, Wall] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


NO_WALLS = Walls()


def read_walls(folder: Path, layouts: Collection[str], before: Walls = NO_WALLS) -> Walls:
    """Return the walls of the city in `folder`, which has these layouts; nothing is raised.

    Where a file gives nothing to go on with, the wall of `before` stays.
    """
    return Walls(*read_folder(folder, FOLDER, MIGRATIONS, lambda id, file: _read(id, file, layouts), before.good))


def _read(id: str, file: TomlFile, layouts: Collection[str]) -> tuple[Wall | None, list[Problem]]:
    head, problems = read_head(file, WallFile, ("screen", "span"))
    taken: dict[str, KeyPath] = {}
    found, wrong = read_entries(file, "screen", WallScreenEntry, taken)
    spans, wrong_spans = read_entries(file, "span", SpanEntry, taken)
    problems += [*wrong, *wrong_spans]
    screens = _placed(file, found, problems)
    good_spans = _spans(file, spans, screens, problems)
    named = [(path, screen.layout) for path, screen in found.values()]
    named += [(path, span.layout) for path, span in spans.values()]
    for path, layout in named:
        if layout is not None and layout not in layouts:
            nearest = Names(layouts).nearest(layout)
            problems.append(file.problem((*path, "layout"), _NO_LAYOUT(name=layout), nearest))
    if head is not None and head.desk is not None:
        same = next((screen for screen in screens.values() if screen.entry.monitor == head.desk), None)
        if same is not None:
            problems.append(file.problem(("desk",), _SAME_MONITOR(id=same.id)))
            head = head.model_copy(update={"desk": None})
    if not screens:
        return None, problems or [file.problem(("screen",), _EMPTY)]
    return None if head is None else Wall(id, head, screens, good_spans), problems


def _placed(
    file: TomlFile, found: Mapping[str, tuple[KeyPath, WallScreenEntry]], problems: list[Problem]
) -> dict[str, WallScreen]:
    """Return the screens with their places; the second in one place, and of one monitor, is left out."""
    cells: dict[tuple[int, int], str] = {}
    monitors: dict[object, str] = {}
    screens: dict[str, WallScreen] = {}
    for number, (path, entry) in enumerate(found.values(), start=1):
        column = entry.column or max((column for column, row in cells if row == 1), default=0) + 1
        cell = (column, entry.row or 1)
        if cell in cells:
            problems.append(file.problem((*path, "column"), _SAME_CELL(id=cells[cell])))
        elif entry.monitor is not None and entry.monitor in monitors:
            problems.append(file.problem((*path, "monitor"), _SAME_MONITOR(id=monitors[entry.monitor])))
        else:
            cells[cell] = entry.id
            if entry.monitor is not None:
                monitors[entry.monitor] = entry.id
            screens[entry.id] = WallScreen(entry, *cell, entry.importance or number)
    return screens


def _spans(
    file: TomlFile,
    found: Mapping[str, tuple[KeyPath, SpanEntry]],
    screens: Mapping[str, WallScreen],
    problems: list[Problem],
) -> dict[str, SpanEntry]:
    spans: dict[str, SpanEntry] = {}
    span_of: dict[str, str] = {}
    for path, entry in found.values():
        wrong = [
            file.problem((*path, "screens"), _NO_SCREEN(id=id), Names(screens).nearest(id))
            for id in entry.screens
            if id not in screens
        ]
        wrong += [
            file.problem((*path, "screens"), _IN_TWO(id=id, span=span_of[id])) for id in entry.screens if id in span_of
        ]
        if not wrong and not _is_rectangle([screens[id] for id in entry.screens]):
            wrong.append(file.problem((*path, "screens"), _NO_RECTANGLE))
        problems += wrong
        if not wrong:
            spans[entry.id] = entry
            span_of |= dict.fromkeys(entry.screens, entry.id)
    return spans


def _is_rectangle(screens: Collection[WallScreen]) -> bool:
    cells = {(screen.column, screen.row) for screen in screens}
    columns, rows = {column for column, _ in cells}, {row for _, row in cells}
    wide, high = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    return len(cells) == len(screens) == wide * high
