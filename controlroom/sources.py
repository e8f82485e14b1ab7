"""A city's sources of numbers: read from its files, and made ready for the data service."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from controlroom.keys import key_lookup
from feeds.data.catalogue import DATA_KINDS
from feeds.data.gathering.task import Prepared
from feeds.data.secrets import Secrets
from feeds.trust import PUBLIC, Trust
from layouts.city_file import read_city_file
from layouts.expansion import Lookup
from layouts.problems import formatted
from layouts.source_files import SourceEntry, SourceList, expanded, read_sources, source_paths
from layouts.watch import FolderWatch
from resources.text import Text

log = logging.getLogger("city")


def city_sources(folder: Path, lookup: Lookup) -> SourceList:
    """Return the sources of the city in `folder`, with what is wrong with them; nothing is raised."""
    return read_sources(folder, {name: kind.config for name, kind in DATA_KINDS.items()}, lookup)


def prepared(entry: SourceEntry, lookup: Lookup, *, folder: Path, authorities_pem: str = "") -> Prepared:
    """Return a source with its references replaced. Raises MissingReference, and ValueError whose words hide values."""
    table, values = expanded(entry.table, lookup)
    secrets = Secrets(value for value in values if not _is_plain_address(value))
    try:
        config = DATA_KINDS[entry.kind].config.model_validate(table)
    except ValidationError as error:
        keys = ", ".join(sorted({".".join(map(str, each["loc"])) for each in error.errors()}))
        raise ValueError(f"source {entry.id}: with their references replaced these are not valid: {keys}") from None
    trust = PUBLIC
    if config.tls == "insecure" or authorities_pem:
        trust = Trust(authorities_pem, is_checked=config.tls != "insecure")
    return Prepared(config, secrets, trust, folder)


def all_prepared(
    entries: Iterable[SourceEntry], lookup: Lookup, *, folder: Path, authorities_pem: str = ""
) -> tuple[list[Prepared], dict[str, str]]:
    """Return the sources that can be read, and of the others by id why not."""
    ready, failed = [], {}
    for entry in entries:
        try:
            ready.append(prepared(entry, lookup, folder=folder, authorities_pem=authorities_pem))
        except (LookupError, ValueError) as error:
            failed[entry.id] = str(error)
    return ready, failed


def _is_plain_address(value: str) -> bool:
    """Whether a value is the address of a server and nothing secret, such as that of the simulated city."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and parts.hostname) and not (parts.query or parts.username or parts.path.strip("/"))


class SourcesOfCity:
    """Reads a city's sources at the first call, and whenever one of its files was saved since the last.

    `given`: values of references that only the program knows. What is wrong goes to the log.
    """

    def __init__(self, folder: Path, given: Mapping[str, str]) -> None:
        self._folder = folder
        self._lookup = key_lookup(given)
        self._watch = FolderWatch(folder, _paths)
        self._is_first = True

    def __call__(self) -> Sequence[Prepared] | None:
        """Return the sources to read; None while they are the same as before."""
        if not self._watch.changed() and not self._is_first:
            return None
        self._is_first = False
        city = read_city_file(self._folder / "city.toml")
        listed = city_sources(self._folder, self._lookup)
        ready, failed = all_prepared(
            listed.entries, self._lookup, folder=self._folder, authorities_pem=city.authorities_pem or ""
        )
        for line in (*(formatted(problem, Text.english) for problem in listed.problems), *failed.values()):
            log.warning("%s", line)
        return ready


def _paths(folder: Path) -> list[Path]:
    return [folder / "city.toml", *source_paths(folder)]
