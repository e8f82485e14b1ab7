"""What queries on databases have in common: what is accepted of them, and their rows as plain values."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from feeds.data.errors import DataError, DataErrorKind
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_QUERY = QT_TRANSLATE_NOOP("layouts", "Must be a single query that begins with SELECT, WITH or VALUES")

# Strings, names in quotes, comments and PostgreSQL's dollar quotes, inside of which nothing counts; then what does.
_TOKENS = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$"
    r"|::|(?P<since>:since(?:_s)?\b)|(?P<end>;)",
    re.DOTALL,
)
_COMMENTS = re.compile(r"(?:\s|;|--[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
_READING = re.compile(r"(?:select|with|values)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What is accepted of a query: rows, bytes of text in them, and seconds until the last row is here."""

    most_rows: int
    most_bytes: int
    timeout_s: float


class QueryRows(NamedTuple):
    """What a query gave: the names of its columns, and its rows by these."""

    names: Sequence[str]
    rows: Sequence[dict[str, Any]]


def collected(names: Sequence[str], rows: Iterable[Sequence[Any]], limits: QueryLimits) -> QueryRows:
    """Return all rows as plain values. Raises DataError TOO_LARGE as soon as there are too many."""
    return QueryRows(names, list(_within(names, rows, limits)))


def _within(names: Sequence[str], rows: Iterable[Sequence[Any]], limits: QueryLimits) -> Iterator[dict[str, Any]]:
    total_bytes = 0
    for count, row in enumerate(rows, start=1):
        if count > limits.most_rows:
            raise DataError(DataErrorKind.TOO_LARGE, f"more than {limits.most_rows} rows")
        total_bytes += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if total_bytes > limits.most_bytes:
            raise DataError(DataErrorKind.TOO_LARGE, f"more than {limits.most_bytes} bytes in {count} rows")
        yield dict(zip(names, map(plain, row), strict=True))


def plain(value: Any) -> Any:
    """Return a database's value as rules know values: numbers, texts, lists and objects.

    Bytes that are UTF-8 are text, others stay as they are, which is no number and no time to anybody.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        data = bytes(value)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, (list, tuple)) else str(value)


def checked_query(query: str) -> str:
    """Return a query without the semicolon at its end. Raises Wrong for all but a single one that only reads.

    This is for early and clear words. What it does not notice, the database refuses: a read-only transaction, and a way
    of asking that takes single statements only.
    """
    begins = query[len(_comments(query)) :] if not query.lstrip().startswith(";") else ""
    if _READING.match(begins) is None:
        raise Wrong(_ONE_QUERY)
    for token in _TOKENS.finditer(query):
        if token["end"]:
            if len(_comments(query[token.start() :])) < len(query) - token.start():
                raise Wrong(_ONE_QUERY)
            return query[: token.start()]
    return query


def asks_since(query: str) -> bool:
    """Whether a query has `:since` or `:since_s` in it."""
    return any(token["since"] for token in _TOKENS.finditer(query))


def numbered(query: str, since: datetime) -> tuple[str, list[object]]:
    """Return a query as PostgreSQL wants it, with ``$1`` in place of `:since`, and the values for these."""
    values: dict[str, object] = {}

    def number(token: re.Match[str]) -> str:
        name = token["since"]
        if name is None:
            return token[0]
        values.setdefault(name, since if name == ":since" else since.timestamp())
        return f"${list(values).index(name) + 1}"

    return _TOKENS.sub(number, query), list(values.values())


def _comments(text: str) -> str:
    match = _COMMENTS.match(text)
    return match[0] if match else ""
