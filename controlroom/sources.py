"""A city's sources of numbers: read from its files, and made ready for the data service."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from feeds.data.catalogue import DATA_KINDS
from feeds.data.secrets import Secrets
from feeds.data.task import Prepared
from feeds.trust import PUBLIC, Trust
from layouts.expansion import Lookup
from layouts.source_files import SourceEntry, SourceList, expanded, read_sources


def city_sources(folder: Path, lookup: Lookup) -> SourceList:
    """Return the sources of the city in `folder`, with what is wrong with them; nothing is raised."""
    return read_sources(folder, {name: kind.config for name, kind in DATA_KINDS.items()}, lookup)


def prepared(entry: SourceEntry, lookup: Lookup, *, authorities_pem: str = "") -> Prepared:
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
    return Prepared(config, secrets, trust)


def all_prepared(
    entries: Iterable[SourceEntry], lookup: Lookup, *, authorities_pem: str = ""
) -> tuple[list[Prepared], dict[str, str]]:
    """Return the sources that can be read, and of the others by id why not."""
    ready, failed = [], {}
    for entry in entries:
        try:
            ready.append(prepared(entry, lookup, authorities_pem=authorities_pem))
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
