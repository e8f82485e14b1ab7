"""Reading `city.toml`. What is wrong in it is told, and its default holds instead."""

from dataclasses import dataclass
from pathlib import Path

from layouts.files import CityConfig, NamesEntry
from layouts.problems import Problem, in_order
from layouts.reading import Unreadable
from layouts.toml_file import Migration, TomlFile, read_toml, validated

MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a `city.toml` of version 1 into one of version 2, and so on."""


@dataclass(frozen=True, slots=True)
class CityFile:
    """A city's configuration, always complete; the file it was read from (None: it could not be read); its problems."""

    config: CityConfig
    file: TomlFile | None
    problems: tuple[Problem, ...]


def read_city_file(path: Path) -> CityFile:
    """Return the configuration in the file at `path`; nothing is raised.

    A city without a usable id or name is called by its folder.
    """
    name = path.resolve().parent.name or "city"
    version = len(MIGRATIONS) + 1
    instead = {"schema_version": version, "id": "city", "name": {"en": name}}
    fallback = CityConfig(schema_version=version, id="city", name=NamesEntry(en=name))
    try:
        file = read_toml(path, MIGRATIONS)
    except Unreadable as error:
        return CityFile(fallback, None, error.problems)
    config, problems = validated(CityConfig, file, file.table, instead=instead)
    return CityFile(config or fallback, file, in_order(problems))
