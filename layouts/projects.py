"""A city's projects out of `projects.toml`. A wrong one disables itself alone; a city without the file has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import Field

from layouts.indicators import Indicators
from layouts.problems import Names, Problem, in_order
from layouts.project_files import ProjectEntry
from layouts.reading import Unreadable
from layouts.toml_file import Migration, TomlFile, read_toml, validated
from layouts.toml_lines import KeyPath, line_of
from resources.entries import FileModel
from resources.text import QT_TRANSLATE_NOOP

_TABLES = QT_TRANSLATE_NOOP("layouts", "Must be tables, each begins with [[project]]")
_TWICE = QT_TRANSLATE_NOOP("layouts", "The project in line {line} has this id already")
_UNKNOWN = QT_TRANSLATE_NOOP("layouts", "No indicator has the id {id}")

FILE = "projects.toml"
MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a `projects.toml` of version 1 into one of version 2, and so on."""


class ProjectsFile(FileModel):
    """`projects.toml`: what the city has promised, and how far it is."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    project: tuple[ProjectEntry, ...] = Field(default=(), strict=False, description="The projects.")


@dataclass(frozen=True, slots=True)
class Projects:
    """The good projects by id, in the order of their file, and everything that is wrong with the file.

    `ids`: all that the file has, those of wrong ones as well.
    """

    good: Mapping[str, ProjectEntry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    ids: tuple[str, ...] = ()


NO_PROJECTS = Projects()


def read_projects(folder: Path, indicators: Indicators, before: Projects = NO_PROJECTS) -> Projects:
    """Return the projects of the city in `folder`; nothing is raised.

    Where the file gives nothing to go on with, those of `before` stay.
    """
    path = folder / FILE
    if not path.exists():
        return NO_PROJECTS
    try:
        file = read_toml(path, MIGRATIONS)
    except Unreadable as error:
        return replace(before, problems=error.problems)
    reader = _Reader(file, indicators)
    reader.read()
    return Projects(reader.good, in_order(reader.problems), tuple(reader.ids))


class _Reader:
    def __init__(self, file: TomlFile, indicators: Indicators) -> None:
        self.good: dict[str, ProjectEntry] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._known = [*indicators.good, *indicators.bad]
        self.ids: dict[str, int] = {}

    def read(self) -> None:
        head = {key: value for key, value in self._file.table.items() if key != "project"}
        _, found = validated(ProjectsFile, self._file, head, instead={"schema_version": len(MIGRATIONS) + 1})
        self.problems += found
        tables = self._file.table.get("project", [])
        if not isinstance(tables, list):
            self.problems.append(self._file.problem(("project",), _TABLES))
            return
        for index, table in enumerate(tables):
            self._read(("project", index), index, table)

    def _read(self, path: KeyPath, index: int, table: Any) -> None:
        if not isinstance(table, dict):
            self.problems.append(self._file.problem(path, _TABLES))
            return
        entry, found = validated(ProjectEntry, self._file, table, prefix=path)
        id = table.get("id")
        if isinstance(id, str):
            first = self.ids.setdefault(id, index)
            if first != index:
                line = line_of(self._file.lines, ("project", first, "id"))
                found.append(self._file.problem((*path, "id"), _TWICE(line=line)))
        source = None if entry is None else entry.progress_from
        if source is not None and source not in self._known:
            nearest = Names(self._known).nearest(source)
            found.append(self._file.problem((*path, "progress_from"), _UNKNOWN(id=source), nearest))
        self.problems += found
        if entry is not None and not found:
            self.good[entry.id] = entry
