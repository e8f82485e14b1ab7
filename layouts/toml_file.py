"""One TOML file of a city: read, brought up to the current version, checked against its model, every problem told."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from layouts.problems import Problem
from layouts.reading import Unreadable, contents
from layouts.toml_lines import KeyPath, key_lines, line_of
from layouts.wording import worded, written
from resources.text import QT_TRANSLATE_NOOP, Text

Table = dict[str, Any]
Migration = Callable[[Table], Table]
"""Turns a table of version n into one of version n + 1 (without its ``schema_version``)."""

_NOT_UTF8 = QT_TRANSLATE_NOOP("layouts", "Not UTF-8 text, save the file as UTF-8")
_NESTED = QT_TRANSLATE_NOOP("layouts", "Nested too deeply")
_TOO_NEW = QT_TRANSLATE_NOOP("layouts", "Version {version} is newer than this program, which reads up to {current}")
_SYNTAX = QT_TRANSLATE_NOOP("layouts", "Not valid TOML, a line is `key = value`, `[table]` or `# comment`")
_SYNTAX_OF: Mapping[str, Text] = {
    r"Cannot|Duplicate": QT_TRANSLATE_NOOP("layouts", "This key or table stands in the file twice"),
    r"Unclosed|Expected '\]": QT_TRANSLATE_NOOP("layouts", "A bracket is left open"),
    r"Unterminated|Expected \"'|Illegal character '\\n'": QT_TRANSLATE_NOOP("layouts", "A quotation mark is left open"),
    r"Unescaped|Escaped|Invalid hex": QT_TRANSLATE_NOOP(
        "layouts", "A backslash in quotation marks must be doubled, or put the text in apostrophes"
    ),
    r"Invalid value \(at end": QT_TRANSLATE_NOOP("layouts", "The file ends in the middle of a value"),
    r"Invalid value|Invalid date": QT_TRANSLATE_NOOP(
        "layouts", "Not a valid value, text stands in quotation marks; or a bracket above is left open"
    ),
    r"Expected newline": QT_TRANSLATE_NOOP("layouts", "Something follows the value, one line holds one key"),
    r"Illegal|Found invalid": QT_TRANSLATE_NOOP("layouts", "A character that may not stand in TOML"),
}
"""Our words by how the messages of `tomllib` begin."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that was read: its name for problems, its values, and the lines they stand on."""

    name: str
    table: Table
    lines: Mapping[KeyPath, int]

    def problem(self, path: KeyPath, text: Text, nearest: tuple[str, ...] = ()) -> Problem:
        """Return a problem of the value at `path`."""
        return Problem(self.name, line_of(self.lines, path), written(path), text, nearest)


def read_toml(path: Path, migrations: Sequence[Migration]) -> TomlFile:
    """Return the file at `path`, brought up to the version after the last of `migrations`.

    Raises `Unreadable` where there is nothing to go on with: no such file, not TOML, a version of the future. What is
    no version at all is left to the model.
    """
    name = str(path)
    data = contents(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Problem(name, data.count(b"\n", 0, error.start) + 1, "", _NOT_UTF8)) from error
    try:
        file = TomlFile(name, tomllib.loads(text), key_lines(text.replace("\r\n", "\n")))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(_syntax_problem(name, text, str(error))) from error
    except ValueError as error:  # a number with more digits than Python converts
        raise Unreadable(Problem(name, None, "", _SYNTAX)) from error
    except RecursionError as error:
        raise Unreadable(Problem(name, None, "", _NESTED)) from error
    return TomlFile(name, _migrated(file, migrations), file.lines)


def validated[M: BaseModel](
    model: type[M], file: TomlFile, table: Table, *, prefix: KeyPath = (), instead: Mapping[str, Any] | None = None
) -> tuple[M | None, list[Problem]]:
    """Return `table` (which stands at `prefix` in `file`) as a `model`, and everything that is wrong with it.

    What is wrong is left out, so that its default holds; `instead` has values for keys without default. None: it
    cannot be mended that way.
    """
    problems: list[Problem] = []
    left_out: set[KeyPath] = set()
    table = deepcopy(table)
    while True:
        try:
            return model.model_validate(table), problems
        except ValidationError as error:
            findings = [worded(model, detail) for detail in error.errors(include_url=False)]
        mended = [path for finding in findings for path in _leave_out(table, finding.path, instead or {})]
        for finding in findings:
            problem = file.problem(prefix + finding.path, finding.text, finding.nearest)
            if left_out.isdisjoint(finding.depends) and problem not in problems:
                problems.append(problem)
        left_out.update(mended)
        if not mended:
            return None, problems


def _leave_out(table: Table, path: KeyPath, instead: Mapping[str, Any]) -> list[KeyPath]:
    """Take the value at `path` out of `table`, or put in what stands `instead` of it; return the path that changed."""
    if not path:
        return []
    key = str(path[0])
    if len(path) == 1 and key in instead:
        changed = table.get(key) != instead[key]
        table[key] = instead[key]
        return [path] if changed else []
    at: Any = table
    for part in path[:-1]:
        at = at.get(part, {}) if isinstance(at, dict) else at[int(part)]
    if isinstance(at, dict) and path[-1] in at:
        del at[path[-1]]
        return [path]
    return _leave_out(table, path[:-1], instead)


def _migrated(file: TomlFile, migrations: Sequence[Migration]) -> Table:
    current = len(migrations) + 1
    version = file.table.get("schema_version", current)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return file.table  # its model tells that, with everything else that is wrong
    if version > current:
        raise Unreadable(file.problem(("schema_version",), _TOO_NEW(version=version, current=current)))
    table = file.table
    for migrate in migrations[version - 1 :]:
        table = migrate(table)
    return {**table, "schema_version": current} if "schema_version" in table else table


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    """Return what `tomllib` says, in our words. Before Python 3.14 its message is the only place that has the line."""
    place = re.search(r"\(at (?:line (\d+)|end of document)", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1 if place else None
    meaning = next((meaning for pattern, meaning in _SYNTAX_OF.items() if re.match(pattern, message)), _SYNTAX)
    return Problem(name, line, "", meaning)
