"""A query on a PostgreSQL server, through psycopg (https://www.psycopg.org/psycopg3/docs/).

Asked in a read-only transaction and by the extended protocol, which takes one statement only
(https://www.postgresql.org/docs/current/protocol-flow.html). Rows come one by one, so that too many do no harm.
"""

import os
import socket
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from math import ceil
from threading import Event, Timer
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.queries import QueryLimits, QueryRows, collected, numbered
from feeds.trust import Trust, authorities_file

if TYPE_CHECKING:
    import psycopg

_CONNECT_S = 10.0
_LONGEST_QUOTE = 300
_GRACE_S = 5.0
"""So much later than the server should have given up by itself, the line is cut."""

# What psycopg would refuse to read where it goes beyond Python's: infinity, years before Christ, NaN.
_AS_TEXT = ("date", "time", "timetz", "timestamp", "timestamptz", "numeric")
# One after the other: what the server says first in such words. It says them in its own language, English by default.
_REFUSALS = (
    (DataErrorKind.TIMEOUT, ("timeout expired",)),
    (DataErrorKind.BUSY, ("starting up", "shutting down", "recovery", "too many", "connection slots")),
    (DataErrorKind.UNAUTHORIZED, ("pg_hba.conf", "authentication failed", "no password", "permission denied", "role ")),
    (DataErrorKind.UNTRUSTED, ("certificate", "ssl")),
    (DataErrorKind.NOT_FOUND, ("database ",)),
)
# By SQLSTATE, the longest beginning first (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_STATES = {
    "42703": DataErrorKind.FIELD_GONE,
    "42P01": DataErrorKind.NOT_FOUND,
    "3D000": DataErrorKind.NOT_FOUND,
    "42501": DataErrorKind.UNAUTHORIZED,
    "25006": DataErrorKind.REJECTED,
    "55P03": DataErrorKind.BUSY,
    "08P01": DataErrorKind.REJECTED,  # a parameter that nobody gave
    "57P": DataErrorKind.BUSY,
    "08": DataErrorKind.UNREACHABLE,
    "28": DataErrorKind.UNAUTHORIZED,
    "42": DataErrorKind.REJECTED,
    "53": DataErrorKind.BUSY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a database is, and as whom to ask it."""

    host: str
    port: int
    database: str
    user: str
    password: str = field(repr=False)
    encrypted: bool
    trust: Trust


def postgresql_rows(server: Server, query: str, *, since: datetime, zone: ZoneInfo, limits: QueryLimits) -> QueryRows:
    """Return the rows of a query; times without a zone in it are meant in `zone`. Raises DataError."""
    try:
        import psycopg
    except ImportError:
        raise DataError(
            DataErrorKind.UNSUPPORTED, "PostgreSQL needs the extra postgresql: pip install controlroom[postgresql]"
        ) from None
    try:
        connection = _connect(server, limits)
    except psycopg.Error as error:
        raise _refusal(error) from None
    with closing(connection), _cut_after(connection, limits.timeout_s + _GRACE_S) as late:
        try:
            return _asked(connection, query, since, zone, limits)
        except psycopg.Error as error:
            if late.is_set():
                raise _too_late(limits) from None
            raise _failure(error, limits) from None


def _connect(server: Server, limits: QueryLimits) -> "psycopg.Connection":
    import psycopg

    is_checked = server.encrypted and server.trust.is_checked
    with authorities_file(server.trust) if is_checked else nullcontext("") as authorities:
        connection = psycopg.connect(
            host=server.host,
            port=server.port,
            dbname=server.database,
            user=server.user or None,
            password=server.password or None,
            sslmode="verify-full" if is_checked else "require" if server.encrypted else "disable",
            sslrootcert=authorities,
            gssencmode="disable",
            application_name="controlroom",
            connect_timeout=ceil(min(_CONNECT_S, limits.timeout_s)),
            prepare_threshold=None,  # what is prepared gets lost in poolers
        )
    for name in _AS_TEXT:
        connection.adapters.register_loader(name, psycopg.types.string.TextLoader)
    connection.read_only = True
    return connection


def _asked(
    connection: "psycopg.Connection", query: str, since: datetime, zone: ZoneInfo, limits: QueryLimits
) -> QueryRows:
    import psycopg

    # For this transaction alone, and not as options of the connection, which poolers refuse.
    connection.execute(
        "SELECT set_config('statement_timeout', %s, true), set_config('TimeZone', %s, true),"
        " set_config('DateStyle', 'ISO, YMD', true)",
        (str(ceil(limits.timeout_s * 1000)), zone.key),
    )
    text, values = numbered(query, since)
    cursor = psycopg.RawCursor(connection)
    stream = cast(Generator[tuple[Any, ...]], cursor.stream(text, values))
    with closing(stream) as rows:
        first = next(rows, None)
        if first is None:  # without a row psycopg does not tell the columns
            return QueryRows((), ())
        names = [column.name for column in cursor.description or ()]
        return collected(names, chain((first,), rows), limits)


@contextmanager
def _cut_after(connection: "psycopg.Connection", timeout_s: float) -> Iterator[Event]:
    """Cut the line when the time is over: a server that hangs gives no sign by which psycopg would notice.

    The event is set then.
    """
    late = Event()

    def cut() -> None:
        late.set()
        with suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)

    timer = Timer(timeout_s, cut)
    timer.name = "postgresql-cut"
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        timer.join()


def _refusal(error: "psycopg.Error") -> DataError:
    """Return our error for a connection that was not made. It has no code, only the server's or libpq's words."""
    words = _words(str(error))
    low = words.lower()
    kind = next((kind for kind, signs in _REFUSALS if any(sign in low for sign in signs)), None)
    if kind is None:
        tried = error.pgconn is not None and (error.pgconn.needs_password or error.pgconn.used_password)
        kind = DataErrorKind.UNAUTHORIZED if tried else DataErrorKind.UNREACHABLE
    return DataError(kind, words)


def _failure(error: "psycopg.Error", limits: QueryLimits) -> DataError:
    """Return our error for a query that failed."""
    state = error.sqlstate or ""
    if state == "57014":
        return _too_late(limits)
    if not state:
        return DataError(DataErrorKind.CUT, _words(str(error)))
    kind = next((_STATES[state[:size]] for size in (5, 3, 2) if state[:size] in _STATES), DataErrorKind.FAILING)
    said = f"{error.diag.message_primary or error}. {error.diag.message_hint or ''}"
    return DataError(kind, f"SQLSTATE {state}: {_words(said)}")


def _too_late(limits: QueryLimits) -> DataError:
    return DataError(DataErrorKind.TIMEOUT, f"no whole answer after {limits.timeout_s:g} s")


def _words(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_QUOTE]
