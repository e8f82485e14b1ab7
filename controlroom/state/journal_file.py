"""The file of a wall's journal: every command that was accepted, whole states in between, in SQLite.

A state at any revision is the whole one before it and the changes since. The file is written by one program at a time
and read by any number.

Clocks are set back, so times do not follow the order of revisions. What was shown at a time is the newest revision that
is not later; `moment` has those revisions alone that are the answer for some time, and both of its columns grow.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs
from pydantic import ValidationError

from controlroom.state.commands import COMMANDS
from controlroom.state.core import State, changed, state_of, values_of
from controlroom.state.entries import Author, Entry
from feeds.data.core import StoreDamaged, StoreEmpty, StoreError
from feeds.data.store.sqlite_schema import BUSY_S, transaction, worded

VERSION = 1
EVERY = 200
"""After so many entries a whole state is written."""
KEPT_MS = 400 * 86_400_000
"""Entries are kept for so long: over a year can be looked at again."""

_SCHEMA = """
CREATE TABLE entry (
    revision INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    by TEXT NOT NULL,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    command TEXT NOT NULL,
    change TEXT NOT NULL,
    undoes INTEGER
);
CREATE INDEX entry_by_time ON entry (at_ms);
CREATE TABLE moment (
    at_ms INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL
);
CREATE TABLE whole (
    revision INTEGER PRIMARY KEY,
    state TEXT NOT NULL
)
"""
_TABLES = ("whole", "moment", "entry")
_COLUMNS = "revision, at_ms, by, origin, command, change, undoes"


def journal_file(instance: str) -> Path:
    """Return the file of the journal of the wall of this name."""
    return platformdirs.user_state_path("controlroom") / f"{quote(instance, safe='')}.journal"


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if (version == 0 and tables) or (version == VERSION and not tables.issuperset(_TABLES)):
        raise StoreError("it is not a journal of this program")
    if version > VERSION:
        raise StoreError(f"it was written by a newer program (format {version}, this one knows {VERSION})")
    return int(version)


class JournalReader:
    """Reads a journal without ever changing it. Of one thread."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises StoreError, StoreEmpty where nothing is in it yet."""
        self._path = path
        with worded(path):
            if not path.exists():
                raise StoreEmpty("there is no journal of this wall yet")
            address = f"file:{quote(str(path))}?mode=ro"
            self._connection = sqlite3.connect(address, uri=True, timeout=BUSY_S, isolation_level=None)
            try:
                if _version(self._connection) == 0:
                    raise StoreEmpty("nothing is in it yet")
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def newest(self) -> int:
        """Return the newest revision, 0 where there is none. Raises StoreError."""
        with worded(self._path):
            return newest(self._connection)

    def revision_at(self, at_ms: int) -> int:
        """Return the revision that was shown at a time, 0 before the first. Raises StoreError."""
        with worded(self._path):
            return _revision_at(self._connection, at_ms)

    def newest_whole(self) -> State:
        """Return the newest state that is written as a whole, empty where there is none. Raises StoreError."""
        with worded(self._path):
            (revision,) = self._connection.execute("SELECT max(revision) FROM whole").fetchone()
            return state_at(self._connection, revision or 0)

    def state(self, revision: int) -> State:
        """Return the state at a revision, empty before the first. Raises StoreError."""
        with worded(self._path):
            return state_at(self._connection, revision)

    def entries(
        self,
        *,
        after: int | None = None,
        until: int | None = None,
        from_ms: int | None = None,
        until_ms: int | None = None,
        by: str | None = None,
        kinds: Sequence[str] = (),
        origins: Sequence[str] = (),
        limit: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[Entry]:
        """Return entries between revisions, of a time, by somebody, of these kinds and origins. Raises StoreError."""
        where: list[str] = []
        values: list[Any] = []
        bounds = (
            ("revision > ?", after),
            ("revision <= ?", until),
            ("at_ms >= ?", from_ms),
            ("at_ms <= ?", until_ms),
            ("by = ?", by),
        )
        for words, value in bounds:
            if value is not None:
                where.append(words)
                values.append(value)
        for column, wanted in (("kind", kinds), ("origin", origins)):
            if wanted:
                where.append(f"{column} IN ({', '.join('?' * len(wanted))})")
                values += wanted
        text = f"SELECT {_COLUMNS} FROM entry"
        text += f" WHERE {' AND '.join(where)}" if where else ""
        text += f" ORDER BY revision {'DESC' if newest_first else 'ASC'}"
        text += " LIMIT ?" if limit is not None else ""
        with (
            worded(self._path),
            closing(self._connection.execute(text, [*values, *([limit] if limit is not None else [])])) as rows,
        ):
            for row in rows:
                yield entry_of(row)


class JournalWriter:
    """Writes a journal. Of one thread at a time; that no other program writes is for the caller to see to."""

    def __init__(self, path: Path) -> None:
        """Open it, and make it where there is none. Raises StoreError."""
        self._path = path
        with worded(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
            try:
                version = _version(connection)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                if version == 0:
                    with transaction(connection):
                        for statement in _SCHEMA.split(";"):
                            connection.execute(statement)
                        connection.execute(f"PRAGMA user_version = {VERSION}")
                self._newest = newest(connection)
            except BaseException:
                connection.close()
                raise
        self._connection = connection

    def last(self, count: int) -> tuple[State, list[Entry]]:
        """Return the newest state and the newest entries, oldest first. Raises StoreError."""
        with worded(self._path):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM entry ORDER BY revision DESC LIMIT ?", (count,)
            ).fetchall()
            return state_at(self._connection, newest(self._connection)), [entry_of(row) for row in reversed(rows)]

    def add(self, made: Iterable[tuple[Entry, State]]) -> None:
        """Write entries, each with the state it led to, all or none. Raises StoreError."""
        with worded(self._path), transaction(self._connection):
            before = self._newest
            for entry, state in made:
                self._connection.execute(
                    "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        entry.revision,
                        entry.at_ms,
                        entry.author.by,
                        entry.author.origin,
                        entry.command.kind,
                        entry.command.model_dump_json(),
                        _json(entry.change),
                        entry.undoes,
                    ),
                )
                self._connection.execute("DELETE FROM moment WHERE at_ms > ?", (entry.at_ms,))
                self._connection.execute("INSERT OR REPLACE INTO moment VALUES (?, ?)", (entry.at_ms, entry.revision))
                # After a gap, where a disk took nothing for long, no change leads to this state.
                if entry.revision % EVERY == 0 or entry.command.kind == "begin" or entry.revision != before + 1:
                    self._connection.execute(
                        "INSERT OR REPLACE INTO whole VALUES (?, ?)", (state.revision, _json(values_of(state)))
                    )
                before = entry.revision
        self._newest = before

    def forget(self, before_ms: int, most: int = 10_000) -> int:
        """Forget the oldest entries that are older than a time, at most so many; return how many. Raises StoreError.

        Those from the newest whole state before that time on stay: later states are made of them.
        """
        with worded(self._path), transaction(self._connection):
            (first,) = self._connection.execute("SELECT min(revision) FROM entry").fetchone()
            old = min(_revision_at(self._connection, before_ms - 1), (first or 0) + most)
            (whole,) = self._connection.execute(
                "SELECT max(revision) FROM whole WHERE revision <= ?", (old,)
            ).fetchone()
            for table in _TABLES:
                gone = self._connection.execute(f"DELETE FROM {table} WHERE revision < ?", (whole or 0,)).rowcount
            return gone

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def newest(connection: sqlite3.Connection) -> int:
    """Return the newest revision, 0 where there is none."""
    return int(connection.execute("SELECT max(revision) FROM entry").fetchone()[0] or 0)


def _revision_at(connection: sqlite3.Connection, at_ms: int) -> int:
    row = connection.execute(
        "SELECT revision FROM moment WHERE at_ms <= ? ORDER BY at_ms DESC LIMIT 1", (at_ms,)
    ).fetchone()
    return 0 if row is None else int(row[0])


def state_at(connection: sqlite3.Connection, revision: int) -> State:
    """Return the state at a revision: the whole one before it, and the changes since. Raises StoreError."""
    row = connection.execute(
        "SELECT revision, state FROM whole WHERE revision <= ? ORDER BY revision DESC LIMIT 1", (revision,)
    ).fetchone()
    with _sensible():
        begun, values = (0, {}) if row is None else (int(row[0]), json.loads(row[1]))
        reached = begun
        for number, change in connection.execute(
            "SELECT revision, change FROM entry WHERE revision > ? AND revision <= ? ORDER BY revision",
            (begun, revision),
        ):
            values, reached = changed(values, json.loads(change)), int(number)
        return state_of(reached, values)


def salvaged(path: Path) -> tuple[State, list[Entry]]:
    """Return the newest state and entries that can be read of a damaged journal, perhaps none."""
    state, entries = State(), list[Entry]()
    # What cannot be read ends it: all before that is what is wanted.
    with suppress(StoreError), closing(JournalReader(path)) as reader:
        state = reader.newest_whole()
        for entry in reader.entries(after=state.revision - 1):
            if entry.revision > state.revision:
                with _sensible():
                    state = state_of(entry.revision, changed(values_of(state), entry.change))
            entries.append(entry)
    return state, entries


def set_aside(path: Path, at: datetime) -> Path:
    """Move a damaged journal out of the way, and return its new name. Raises StoreError.

    What SQLite has beside it goes first: it would take that as the new journal's own.
    """
    aside = path.with_name(f"{path.name}.damaged-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with worded(path):
        for end in ("-shm", "-wal", ""):
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
    return aside


def entry_of(row: Sequence[Any]) -> Entry:
    """Return an entry out of its columns. Raises StoreDamaged where it makes no sense."""
    revision, at_ms, by, origin, command, change, undoes = row
    with _sensible():
        return Entry(revision, at_ms, Author(by, origin), COMMANDS.validate_json(command), _change(change), undoes)


def _change(text: str) -> dict[str, tuple[Any, Any]]:
    return {path: (before, after) for path, (before, after) in json.loads(text).items()}


@contextmanager
def _sensible() -> Iterator[None]:
    try:
        yield
    except (ValueError, ValidationError, TypeError, AttributeError) as error:
        raise StoreDamaged(f"it is damaged: {error}") from error


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
