"""Tables of a TOML file that have ids: each checked by itself, so that a wrong one disables itself alone."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel

from layouts.problems import Problem, in_order
from layouts.reading import Unreadable
from layouts.toml_file import Migration, TomlFile, read_toml, validated
from layouts.toml_lines import KeyPath, line_of
from resources.text import QT_TRANSLATE_NOOP

_TABLES = QT_TRANSLATE_NOOP("layouts", "Must be tables, each begins with [[{key}]]")
_TWICE = QT_TRANSLATE_NOOP("layouts", "The one in line {line} has this id already")


def read_head[M: BaseModel](file: TomlFile, model: type[M], keys: Iterable[str]) -> tuple[M | None, list[Problem]]:
    """Return a file without its tables of these keys as a model, and everything that is wrong with it."""
    head = {key: value for key, value in file.table.items() if key not in keys}
    return validated(model, file, head, instead={"schema_version": 1})


def read_entries[E: BaseModel](
    file: TomlFile, key: str, model: type[E], taken: dict[str, KeyPath] | None = None
) -> tuple[dict[str, tuple[KeyPath, E]], list[Problem]]:
    """Return the good tables of a key by their ids, each with its path, and everything that is wrong with the others.

    `taken`: ids that are taken already, with the path of what has them; those found here are added.
    """
    taken = {} if taken is None else taken
    good: dict[str, tuple[KeyPath, E]] = {}
    problems: list[Problem] = []
    tables = file.table.get(key, [])
    if not isinstance(tables, list):
        return {}, [file.problem((key,), _TABLES(key=key))]
    for index, table in enumerate(tables):
        path: KeyPath = (key, index)
        if not isinstance(table, dict):
            problems.append(file.problem(path, _TABLES(key=key)))
            continue
        entry, found = validated(model, file, table, prefix=path)
        id = table.get("id")
        if isinstance(id, str):
            first = taken.setdefault(id, path)
            if first is not path:
                found.append(file.problem((*path, "id"), _TWICE(line=line_of(file.lines, (*first, "id")))))
        problems += found
        if entry is not None and not found and isinstance(id, str):
            good[id] = (path, entry)
    return good, problems


def read_folder[T](
    folder: Path,
    name: str,
    migrations: tuple[Migration, ...],
    read: Callable[[str, TomlFile], tuple[T | None, list[Problem]]],
    before: Mapping[str, T],
) -> tuple[dict[str, T], tuple[Problem, ...]]:
    """Return what the files ``NAME/*.toml`` of a city give, by their names, and everything that is wrong with them.

    Hidden files are left out; nothing is raised. Where a file gives nothing to go on with, what it gave `before` stays.
    """
    good: dict[str, T] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"{name}/*.toml")):
        if path.name.startswith("."):
            continue
        try:
            file = read_toml(path, migrations)
        except Unreadable as error:
            made, found = None, list(error.problems)
        else:
            made, found = read(path.stem, file)
        problems += found
        made = before.get(path.stem) if made is None else made
        if made is not None:
            good[path.stem] = made
    return good, in_order(problems)


def in_own_order[T](entries: Mapping[str, T], order: Callable[[T], int | None]) -> dict[str, T]:
    """Return what has an order by it, then the rest by id."""
    return dict(sorted(entries.items(), key=lambda item: (order(item[1]) or 1_000_000, item[0])))
