"""The tables of the SQLite store, how a file of them is opened, and what SQLite's errors mean.

Samples of a series lie side by side (the key is the order on disk): a day of one series is a handful of pages however
many samples there are. Nothing is doubled by being stored twice, since a series has one sample at a time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from feeds.data.core import StoreDamaged, StoreEmpty, StoreError
from feeds.data.store import sqlite_cameras, sqlite_events, sqlite_health

VERSION = 3
BUSY_S = 10.0
"""How long to wait for another process that is writing; an import writes for parts of a second at a time."""
_CACHE_KIB = 65536
_BUCKETS = """
CREATE TABLE {name} (
    series_id INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    mean REAL NOT NULL,
    least REAL NOT NULL,
    most REAL NOT NULL,
    last REAL NOT NULL,
    PRIMARY KEY (series_id, start_ms)
) WITHOUT ROWID;
"""
_SCHEMA = """
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    indicator TEXT NOT NULL,
    place TEXT NOT NULL,
    unit TEXT NOT NULL,
    pruned_ms INTEGER,
    UNIQUE (source, indicator, place)
);
CREATE INDEX series_by_indicator ON series (indicator);
CREATE TABLE sample (
    series_id INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    value REAL,
    quality INTEGER NOT NULL,
    PRIMARY KEY (series_id, at_ms)
) WITHOUT ROWID;
CREATE TABLE latest (
    series_id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    value REAL,
    quality INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL
);
CREATE INDEX latest_by_revision ON latest (revision);
CREATE TABLE zone (name TEXT NOT NULL);
CREATE TABLE touched (
    series_id INTEGER PRIMARY KEY,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL
);
CREATE TABLE imported (
    path TEXT PRIMARY KEY,
    mark TEXT NOT NULL,
    done INTEGER NOT NULL,
    line INTEGER NOT NULL,
    bad INTEGER NOT NULL
);
"""
"""`touched`: which time of which series has samples that hours and days do not know yet, written with the samples.
`imported`: how far a file has been read, written with what was read."""


_SCHEMAS = (
    _SCHEMA + _BUCKETS.format(name="hour") + _BUCKETS.format(name="day"),
    sqlite_events.SCHEMA + sqlite_health.SCHEMA + sqlite_cameras.SCHEMA,
    sqlite_health.NOTES_SCHEMA + sqlite_cameras.OWNERS_SCHEMA,
)
"""What leads from each version to the next, from an empty file on."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the store at `path`, which is made where there is none. Raises StoreError."""
    with worded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            _version(connection)  # what cannot be used is not changed either
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            with transaction(connection):
                for schema in _SCHEMAS[_version(connection) :]:
                    for statement in schema.split(";"):
                        connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")
        except BaseException:
            connection.close()
            raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the store at `path` without ever changing it. Raises StoreError."""
    with worded(path):
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro", uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )
        try:
            version = _version(connection)
            if version == 0:
                raise StoreEmpty("nothing is stored in it yet")
            if version < VERSION:
                raise StoreError(
                    f"it is of an older program (format {version}); it is brought up to date when numbers come in"
                )
        except BaseException:
            connection.close()
            raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    """Return the format of a store, 0 while nothing is in the file. Raises StoreError where it cannot be used."""
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if version == 0 and tables:
        raise StoreError("it is not a store of this program")
    if version > VERSION:
        raise StoreError(f"it was written by a newer program (format {version}, this one knows {VERSION})")
    return int(version)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is done inside is there afterwards, or, if it raises, none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back itself where the disk is full or fails
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, and those of the file system, into StoreError, or StoreDamaged, in our words."""
    try:
        yield
    except sqlite3.Error as error:
        kind = StoreDamaged if _code(error) in _DAMAGES else StoreError
        raise kind(f"{path}: {_words(error)}") from error
    except UnicodeDecodeError as error:  # sqlite3's own words, with a name out of a damaged file in them
        raise StoreDamaged(f"{path}: {_WORDS[sqlite3.SQLITE_CORRUPT]}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error
    except StoreError as error:
        raise type(error)(f"{path}: {error}") if str(path) not in str(error) else error from None


_WORDS = {
    sqlite3.SQLITE_BUSY: "another program is writing into it and does not end",
    sqlite3.SQLITE_LOCKED: "another program is writing into it and does not end",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not answer as it should",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore a copy, or move it away to begin anew",
    sqlite3.SQLITE_NOTADB: "it is not a store of this program",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "it may not be opened",
}


_DAMAGES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def _code(error: sqlite3.Error) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _words(error: sqlite3.Error) -> str:
    return _WORDS.get(_code(error) or 0, str(error))
