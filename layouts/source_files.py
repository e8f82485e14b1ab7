"""From the files in a city's folder `sources` to sources: what is wrong with one disables that one, and says why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, Field, SecretStr

from layouts.expansion import Lookup, expand, has_broken_reference, is_reference, references
from layouts.model import NamesByLanguage
from layouts.problems import Names, Problem, in_order
from layouts.reading import Unreadable
from layouts.toml_file import Migration, TomlFile, read_toml, validated
from layouts.toml_lines import KeyPath
from resources.entries import FileModel
from resources.text import QT_TRANSLATE_NOOP

_SOURCES = QT_TRANSLATE_NOOP("layouts", "Must be tables, each begins with [[source]]")
_NO_KIND = QT_TRANSLATE_NOOP("layouts", "Key is missing")
_UNKNOWN_KIND = QT_TRANSLATE_NOOP("layouts", "This program has no source of the kind {kind}")
_TWICE = QT_TRANSLATE_NOOP("layouts", "Another source has this id already: {place}")
_SECRET = QT_TRANSLATE_NOOP("layouts", "Secrets do not stand in files, write ${{NAME}} and set NAME where it runs")
_BROKEN = QT_TRANSLATE_NOOP("layouts", "A reference is written ${{NAME}}, with letters, digits and _")
_NO_VALUE = QT_TRANSLATE_NOOP(
    "layouts", "${{{name}}} has no value here, set it in the environment or as a systemd credential"
)

MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a file of sources of version 1 into one of version 2, and so on."""
PUBLIC_KEYS = frozenset({"sample"})
"""Keys that are no secret, because providers give them to everybody."""


class SourcesFile(FileModel):
    """`sources/NAME.toml`: where numbers come from."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    source: list[Any] = Field(default=[], description="The sources. What keys one has depends on its kind.")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as it stands in a file: its checked values, in which references are still references."""

    id: str
    kind: str
    table: Mapping[str, Any] = field(repr=False)
    file: TomlFile = field(repr=False)
    path: KeyPath


@dataclass(frozen=True, slots=True)
class SourceList:
    """The good sources of a city, those bad ones that have an id with what is wrong first, and all that is wrong."""

    entries: tuple[SourceEntry, ...] = ()
    bad: Mapping[str, Problem] = field(default_factory=dict)
    bad_sources: int = 0
    problems: tuple[Problem, ...] = ()


def source_paths(folder: Path) -> list[Path]:
    """Return the source files of the city in `folder`, sorted; hidden files are not among them."""
    return sorted(path for path in folder.glob("sources/*.toml") if not path.name.startswith("."))


def read_sources(folder: Path, models: Mapping[str, type[BaseModel]], lookup: Lookup) -> SourceList:
    """Return the sources of the city in `folder`; nothing is raised. `models`: what a source of each kind may have.

    `lookup` knows the values of references; they are asked for to see whether they are there, and not kept.
    """
    reader = _Reader(models, lookup)
    for path in source_paths(folder):
        try:
            reader.read(read_toml(path, MIGRATIONS))
        except Unreadable as error:
            reader.problems += error.problems
    return SourceList(tuple(reader.entries.values()), reader.bad, reader.bad_sources, in_order(reader.problems))


def source_names(folder: Path) -> dict[str, NamesByLanguage]:
    """Return the names of the sources of a city that have one, by id; files that cannot be read are left out."""
    names: dict[str, NamesByLanguage] = {}
    for table in _tables(folder):
        if isinstance(table.get("name"), dict):
            by_language = {str(key): text for key, text in table["name"].items() if isinstance(text, str) and text}
            if by_language:
                names[table["id"]] = by_language
    return names


def source_ids(folder: Path) -> frozenset[str]:
    """Return the ids of the sources of a city, right or wrong; files that cannot be read are left out."""
    return frozenset(table["id"] for table in _tables(folder))


def _tables(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the tables of sources that have an id."""
    for path in source_paths(folder):
        try:
            tables = read_toml(path, MIGRATIONS).table.get("source", [])
        except Unreadable:
            continue  # told where the sources are read
        for table in tables if isinstance(tables, list) else ():
            if isinstance(table, dict) and isinstance(table.get("id"), str):
                yield table


@dataclass(slots=True)
class _Reader:
    models: Mapping[str, type[BaseModel]]
    lookup: Lookup
    entries: dict[str, SourceEntry] = field(default_factory=dict)
    bad: dict[str, Problem] = field(default_factory=dict)
    bad_sources: int = 0
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: TomlFile) -> None:
        head = {key: value for key, value in file.table.items() if key != "source"}
        _, problems = validated(SourcesFile, file, head, instead={"schema_version": len(MIGRATIONS) + 1})
        self.problems += problems
        tables = file.table.get("source", [])
        if not isinstance(tables, list):
            self.problems.append(file.problem(("source",), _SOURCES))
            return
        for index, table in enumerate(tables):
            self._source(file, ("source", index), table)

    def _source(self, file: TomlFile, path: KeyPath, table: Any) -> None:
        if not isinstance(table, dict):
            self._told({}, file.problem(path, _SOURCES))
            return
        kind = table.get("kind")
        model = self.models.get(kind) if isinstance(kind, str) else None
        if model is None:
            text = _UNKNOWN_KIND(kind=kind) if "kind" in table else _NO_KIND
            self._told(table, file.problem((*path, "kind"), text, Names(self.models).nearest(str(kind or ""))))
            return
        config, problems = validated(model, file, table, prefix=path)
        problems += self._reference_problems(file, path, table, model)
        before = self.entries.get(str(table.get("id")))
        if before is not None:
            place = f"{before.file.name}:{before.file.problem(before.path, _TWICE).line}"
            problems.append(file.problem((*path, "id"), _TWICE(place=place)))
        if problems or config is None:
            self._told(table, *problems)
            return
        self.entries[table["id"]] = SourceEntry(table["id"], str(kind), table, file, path)

    def _told(self, table: Mapping[str, Any], *problems: Problem) -> None:
        self.bad_sources += 1
        self.problems += problems
        if problems and isinstance(table.get("id"), str):
            self.bad.setdefault(table["id"], problems[0])

    def _reference_problems(
        self, file: TomlFile, path: KeyPath, table: dict[str, Any], model: type[BaseModel]
    ) -> list[Problem]:
        problems = []
        for key, text in _texts(table):
            at = path + key
            if _is_secret(model, key[0]) and not is_reference(text) and text not in PUBLIC_KEYS:
                problems.append(file.problem(at, _SECRET))
            elif has_broken_reference(text):
                problems.append(file.problem(at, _BROKEN))
            else:
                missing = [name for name in references(text) if self.lookup(name) is None]
                problems += [file.problem(at, _NO_VALUE(name=name)) for name in missing]
        return problems


def expanded(table: Mapping[str, Any], lookup: Lookup) -> tuple[dict[str, Any], frozenset[str]]:
    """Return a source's table with every ``${NAME}`` replaced, and the values that were put in.

    Raises MissingReference for the first name without a value.
    """
    values: set[str] = set()

    def told(name: str) -> str | None:
        value = lookup(name)
        if value is not None:
            values.add(value)
        return value

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return expand(value, told)
        if isinstance(value, dict):
            return {key: filled(inner) for key, inner in value.items()}
        return [filled(inner) for inner in value] if isinstance(value, list) else value

    return filled(dict(table)), frozenset(values)


def _texts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text in a table with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


def _is_secret(model: type[BaseModel], key: str | int) -> bool:
    field = model.model_fields.get(str(key))
    return field is not None and SecretStr in (field.annotation, *get_args(field.annotation))
