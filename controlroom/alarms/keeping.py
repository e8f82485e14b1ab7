"""What keeps alarms over restarts and kills: a small SQLite file beside the store of numbers, written in a thread.

Every change is a line with its time and who made it; how each alarm is stands beside them, so that the next start
reads what stood. A change is on the disk a moment after it was made, whatever becomes of the program then.
"""

import contextlib
import logging
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from controlroom.alarms.core import KEPT_MS, LEVELS, Alarm, Change, Key, Shelf, What
from feeds.data.core import StoreError
from feeds.data.gathering.gatherer import Gatherer, Taken
from feeds.data.store.sqlite_schema import BUSY_S, transaction, worded

VERSION = 1
_END_S = 5.0
_AGAIN_S = 5.0
"""After how long what could not be written is tried again."""
_FORGET_MS = 400 * 86_400_000
"""Alarms are kept for so long after they have cleared: over a year of them can be reviewed."""

_SCHEMA = """
CREATE TABLE alarm (
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    raised_ms INTEGER NOT NULL,
    level TEXT NOT NULL,
    began_ms INTEGER NOT NULL,
    value REAL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    place TEXT NOT NULL,
    latitude_deg REAL,
    longitude_deg REAL,
    acknowledged_ms INTEGER,
    acknowledged_by TEXT NOT NULL,
    gone_ms INTEGER,
    cleared_ms INTEGER,
    PRIMARY KEY (rule, subject, raised_ms)
) WITHOUT ROWID;
CREATE UNIQUE INDEX standing ON alarm (rule, subject) WHERE cleared_ms IS NULL;
CREATE INDEX alarm_by_end ON alarm (cleared_ms);
CREATE TABLE change (
    at_ms INTEGER NOT NULL,
    what TEXT NOT NULL,
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    raised_ms INTEGER,
    by TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX change_by_time ON change (at_ms);
CREATE TABLE shelf (
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (rule, subject)
) WITHOUT ROWID
"""
_COLUMNS = (
    "rule, subject, level, began_ms, raised_ms, value, title, text, place, latitude_deg, longitude_deg, "
    "acknowledged_ms, acknowledged_by, gone_ms, cleared_ms"
)
_PUT = f"INSERT OR REPLACE INTO alarm ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"
_NOTE = "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)"

log = logging.getLogger("alarms")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: alarms that stand or cleared not long ago, and what is shelved."""

    alarms: Sequence[Alarm] = ()
    shelves: Sequence[Shelf] = ()


def alarms_file(store_file: Path) -> Path:
    """Return the file of the alarms of the city whose numbers are in `store_file`."""
    return store_file.with_name("alarms.db")


def read_kept(path: Path, now_ms: int) -> Kept:
    """Return what a file keeps, without changing it; nothing where there is no file. Raises StoreError."""
    if not path.exists():
        return Kept()
    with worded(path):
        address = f"file:{quote(str(path))}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=BUSY_S)) as connection:
            _check(connection)
            return _kept(connection, now_ms)


def read_changes(path: Path, from_ms: int) -> list[tuple[int, str, Key, str, str]]:
    """Return time, what, key, who and reason of every change from a time on, oldest first. Raises StoreError."""
    if not path.exists():
        return []
    with worded(path):
        address = f"file:{quote(str(path))}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=BUSY_S)) as connection:
            _check(connection)
            rows = connection.execute(
                "SELECT at_ms, what, rule, subject, by, reason FROM change WHERE at_ms >= ? ORDER BY at_ms, rowid",
                (from_ms,),
            )
            return [(at_ms, what, Key(rule, subject), by, reason) for at_ms, what, rule, subject, by, reason in rows]


class AlarmFile:
    """Keeps changes in a file. `put` returns at once; a thread writes, in the order in which it was told.

    `loaded` is called once, in that thread, with what was kept; `failed` with words where nothing can be kept, which
    leaves alarms as good as they are without memory. One program at a time keeps alarms in a file.
    """

    def __init__(
        self, path: Path, *, loaded: Callable[[Kept], None], failed: Callable[[str], None], now_ms: Callable[[], int]
    ) -> None:
        self._path = path
        self._loaded = loaded
        self._failed = failed
        self._now_ms = now_ms
        self._queue: queue.SimpleQueue[Sequence[Change] | None] = queue.SimpleQueue()
        # A daemon: the program's end does not wait for a disk that hangs.
        self._thread = threading.Thread(target=self._run, name="alarms", daemon=True)

    def start(self) -> None:
        """Begin: read what was kept, then write what comes."""
        self._thread.start()

    def put(self, changes: Sequence[Change]) -> None:
        """Keep changes."""
        if changes:
            self._queue.put(changes)

    def close(self) -> None:
        """Write what is left, and end."""
        self._queue.put(None)
        if self._thread.ident is not None:
            self._thread.join(_END_S)

    def _run(self) -> None:
        try:
            with Gatherer(self._path), contextlib.closing(_opened(self._path)) as connection:
                with worded(self._path):
                    kept = _kept(connection, self._now_ms())
                self._loaded(kept)
                self._write(connection)
                return
        except Taken:
            log.warning("another program keeps the alarms of this city; those of this one are gone when it ends")
            self._loaded(self._read_of_others())
        except (StoreError, OSError) as error:
            log.error("alarms cannot be kept: %s", error)
            self._failed(str(error))
            self._loaded(Kept())
        while self._queue.get() is not None:
            pass

    def _read_of_others(self) -> Kept:
        try:
            return read_kept(self._path, self._now_ms())
        except StoreError as error:
            log.error("alarms that another program keeps cannot be read: %s", error)
            return Kept()

    def _write(self, connection: sqlite3.Connection) -> None:
        owed: list[Change] = []
        ends = failing = False
        while not ends:
            try:
                changes = self._queue.get(timeout=_AGAIN_S if owed else None)
            except queue.Empty:
                changes = ()
            ends = changes is None
            owed += changes or ()
            try:
                with worded(self._path), transaction(connection):
                    write(connection, owed)
                owed, failing = [], False
            except StoreError as error:
                if not failing:
                    log.error("alarms cannot be kept: %s", error)
                    self._failed(str(error))
                failing = True


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file to write, which is made where there is none. Raises StoreError."""
    with worded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            os.chmod(path, 0o600)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            with transaction(connection):
                if _version(connection) == 0:
                    for statement in _SCHEMA.split(";"):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {VERSION}")
            _check(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection) -> None:
    version = _version(connection)
    if version != VERSION:
        raise StoreError(f"it is of another program (format {version}, this one knows {VERSION})")


def write(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write changes, within a transaction."""
    for change in changes:
        alarm, shelf = change.alarm, change.shelf
        raised_ms = None if alarm is None else alarm.raised_ms
        reason = shelf.reason if shelf is not None else ""
        connection.execute(_NOTE, (change.at_ms, change.what.value, *change.key, raised_ms, change.by, reason))
        if alarm is not None:
            connection.execute(_PUT, _row(alarm))
        if change.what is What.CLEARED:
            connection.execute("DELETE FROM alarm WHERE cleared_ms < ?", (change.at_ms - _FORGET_MS,))
            connection.execute("DELETE FROM change WHERE at_ms < ?", (change.at_ms - _FORGET_MS,))
        if change.what is What.SHELVED and shelf is not None:
            values = (*shelf.key, shelf.by, shelf.reason, shelf.from_ms, shelf.until_ms)
            connection.execute("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?, ?, ?, ?)", values)
        elif change.what is What.UNSHELVED:
            connection.execute("DELETE FROM shelf WHERE rule = ? AND subject = ?", change.key)


def _row(alarm: Alarm) -> tuple[object, ...]:
    return (
        *alarm.key,
        alarm.level,
        alarm.began_ms,
        alarm.raised_ms,
        alarm.value,
        alarm.title,
        alarm.text,
        alarm.place,
        alarm.latitude_deg,
        alarm.longitude_deg,
        alarm.acknowledged_ms,
        alarm.acknowledged_by,
        alarm.gone_ms,
        alarm.cleared_ms,
    )


def _kept(connection: sqlite3.Connection, now_ms: int) -> Kept:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM alarm WHERE cleared_ms IS NULL OR cleared_ms >= ? ORDER BY raised_ms",
        (now_ms - KEPT_MS,),
    )
    alarms = [Alarm(Key(rule, subject), level, *rest) for rule, subject, level, *rest in rows if level in LEVELS]
    shelves = [
        Shelf(Key(rule, subject), *rest)
        for rule, subject, *rest in connection.execute("SELECT rule, subject, by, reason, from_ms, until_ms FROM shelf")
    ]
    return Kept(alarms, shelves)
