"""A query on a file of SQLite that others write: never written by us, never made where it is missing.

Opened by an address with ``mode=ro`` (https://www.sqlite.org/uri.html).
"""

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from threading import Event

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.queries import QueryLimits, QueryRows, collected

_BUSY_S = 5.0
_STEPS = 10_000
"""After so many steps of SQLite's machine it is asked whether the time is over."""

_KINDS = {
    sqlite3.SQLITE_PERM: DataErrorKind.UNAUTHORIZED,
    sqlite3.SQLITE_BUSY: DataErrorKind.BUSY,
    sqlite3.SQLITE_LOCKED: DataErrorKind.BUSY,
    sqlite3.SQLITE_INTERRUPT: DataErrorKind.TIMEOUT,
    sqlite3.SQLITE_IOERR: DataErrorKind.UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: DataErrorKind.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: DataErrorKind.GARBAGE,
    sqlite3.SQLITE_NOTADB: DataErrorKind.GARBAGE,
    sqlite3.SQLITE_TOOBIG: DataErrorKind.TOO_LARGE,
}


def sqlite_rows(path: Path, query: str, values: Mapping[str, object], *, limits: QueryLimits, stop: Event) -> QueryRows:
    """Return the rows of a query on the file at `path`. Raises DataError."""
    if not path.is_file():
        raise DataError(DataErrorKind.NOT_FOUND, f"no file {path.name}")
    until_s = time.monotonic() + limits.timeout_s
    busy_s = min(_BUSY_S, limits.timeout_s)
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=busy_s, isolation_level=None)) as connection:
            connection.text_factory = _text
            connection.set_progress_handler(lambda: time.monotonic() > until_s or stop.is_set(), _STEPS)
            cursor = connection.execute(query, values)
            return collected([str(column[0]) for column in cursor.description], cursor, limits)
    except sqlite3.Error as error:
        raise _ours(error, limits) from None


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp949", "replace")


def _ours(error: sqlite3.Error, limits: QueryLimits) -> DataError:
    words = " ".join(str(error).split())[:300]
    kind = _KINDS.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF, DataErrorKind.REJECTED)
    if "no such column" in words:
        kind = DataErrorKind.FIELD_GONE
    elif "no such table" in words:
        kind = DataErrorKind.NOT_FOUND
    elif kind is DataErrorKind.TIMEOUT:
        words = f"no whole answer after {limits.timeout_s:g} s"
    return DataError(kind, words)
