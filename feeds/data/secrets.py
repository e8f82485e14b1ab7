"""Keys and passwords of sources, kept out of everything that is logged, raised or shown."""

import logging
import re
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote, unquote_plus

from feeds.address import RedactingFormatter, redact

HIDDEN = "***"


def _forms(character: str) -> str:
    """Return a pattern for a character as it stands, percent-encoded (up to five times), and escaped by Python."""
    encoded = "".join(f"%(?:25){{0,4}}(?i:{byte:02x})" for byte in character.encode("utf-8", "surrogatepass"))
    forms = [re.escape(character), encoded, re.escape(ascii(character)[1:-1])]
    if character == " ":
        forms.append(r"\+")
    if character in "\\'\"/":
        forms.append(re.escape("\\" + character))
    return f"(?:{'|'.join(sorted(set(forms), key=len, reverse=True))})"


class Secrets:
    """Exact secret values, and the means to take them out of a text. Shows none of them itself.

    A value may be given as it is or percent-encoded; both are found. Empty ones are left out.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        given = set(values)
        every = given | {unquote(value) for value in given} | {unquote_plus(value) for value in given}
        self._values = frozenset(value for value in every if value)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._values, key=lambda value: (-len(value), value))
        return re.compile("|".join("".join(map(_forms, value)) for value in longest_first)) if self._values else None

    @property
    def values(self) -> frozenset[str]:
        """The values themselves, to be joined with others and never shown."""
        return self._values

    def __repr__(self) -> str:
        return f"Secrets({len(self._values)} values)"

    def and_also(self, *values: str) -> "Secrets":
        """Return these secrets with more."""
        return Secrets((*self._values, *values)) if set(values) - self._values - {""} else self

    def found_in(self, text: str) -> bool:
        """Whether one of the values is in `text`, in whatever encoding."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def redact(self, text: str) -> str:
        """Return `text` without the values, and without what looks like a secret in an address."""
        exact = text if self._pattern is None else self._pattern.sub(HIDDEN, text)
        return redact(exact)


NO_SECRETS = Secrets()


class HidingFormatter(RedactingFormatter):
    """Formats a record as usual and takes `secrets`, which may change, out of the finished line as well."""

    secrets = NO_SECRETS

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without them."""
        return self.secrets.redact(super().format(record))
