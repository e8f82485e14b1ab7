"""``${NAME}`` in a city's files: secrets and addresses that are known only where the program runs.

Files keep the reference; it is expanded just before use, so that no secret stays in memory longer than it has to.
"""

import logging
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

Lookup = Callable[[str], str | None]
"""Returns the value of a name; None where nobody has told it."""

_REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")

log = logging.getLogger("city")


class MissingReference(LookupError):
    """Raised for a ``${name}`` that nobody has told a value for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"${{{name}}} has no value")
        self.name = name


def references(text: str) -> list[str]:
    """Return the names that `text` refers to, in order."""
    return _REFERENCE.findall(text)


def is_reference(text: str) -> bool:
    """Whether `text` is one ``${NAME}`` and nothing else."""
    return _REFERENCE.fullmatch(text) is not None


def has_broken_reference(text: str) -> bool:
    """Whether a ``${`` in `text` does not begin a reference."""
    return "${" in text and "${" in _REFERENCE.sub("", text)


def expand(text: str, lookup: Lookup) -> str:
    """Return `text` with every ``${NAME}`` replaced by its value; values are not expanded again.

    Raises `MissingReference` for the first name without a value.
    """

    def value_of(reference: re.Match[str]) -> str:
        value = lookup(reference[1])
        if value is None:
            raise MissingReference(reference[1])
        return value

    return _REFERENCE.sub(value_of, text) if "${" in text else text


def standard_lookup(program: Mapping[str, str] | None = None, environment: Mapping[str, str] = os.environ) -> Lookup:
    """Return the lookup of a running program: environment, then systemd credentials, then `program`'s own values.

    Credentials are the files in ``$CREDENTIALS_DIRECTORY`` (https://systemd.io/CREDENTIALS/), less a final line end.
    """

    def lookup(name: str) -> str | None:
        value = environment.get(name)
        if value is None:
            value = _credential(name, environment.get("CREDENTIALS_DIRECTORY"))
        return (program or {}).get(name) if value is None else value

    return lookup


def _credential(name: str, folder: str | None) -> str | None:
    if not folder:
        return None
    try:
        return Path(folder, name).read_text(encoding="utf-8").rstrip("\r\n")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        log.error("credential %s cannot be read: %s", name, type(error).__name__)
        return None
