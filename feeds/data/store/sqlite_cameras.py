"""The cameras of public lists, in the SQLite store: the last good list of each source.

Lists fail in a way that numbers do not: a service in trouble answers well-formed and says that there are no cameras,
and a wall that believed it would lose its tiles. So a list of less than half the cameras of the one before is believed
only where it goes on: one that names cameras at the second such answer in a row, an empty one when there was no other
answer for a day. Until then what it names is taken over, and what it does not name stays.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from feeds.data.readings import KeptCameras, ListedCamera

SCHEMA = """
CREATE TABLE camera (
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    latitude_deg REAL NOT NULL,
    longitude_deg REAL NOT NULL,
    address TEXT NOT NULL,
    stream_kind TEXT NOT NULL,
    expires INTEGER NOT NULL,
    district TEXT NOT NULL,
    purpose TEXT NOT NULL,
    within_m REAL NOT NULL,
    cameras INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) WITHOUT ROWID;
CREATE TABLE short_list (
    source TEXT PRIMARY KEY,
    since_ms INTEGER NOT NULL
);
"""
"""`short_list`: since when every answer of a source was a list too short to be believed."""

OWNERS_SCHEMA = """
ALTER TABLE camera ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE camera ADD COLUMN audience TEXT NOT NULL DEFAULT 'operator mayor';
"""

EMPTY_FOR_MS = 24 * 3_600_000
"""An empty list is believed when every answer for so long was short."""
FEW = 4
"""Of fewer cameras any number may go at once."""

_FIELDS = tuple(field.name for field in fields(ListedCamera))
_COLUMNS = ", ".join(("source", *_FIELDS))
_KEEP = f"INSERT OR REPLACE INTO camera ({_COLUMNS}) VALUES ({', '.join('?' * (len(_FIELDS) + 1))})"


def keep(
    connection: sqlite3.Connection, source: str, cameras: Sequence[ListedCamera], *, received_ms: int
) -> KeptCameras:
    """Keep a source's newest list; part of a transaction of the caller's."""
    before = {camera.id: camera for _, camera in read(connection, source)}
    now = {camera.id: camera for camera in cameras}
    gone = before.keys() - now.keys()
    short = len(before) >= FEW and 2 * len(now) < len(before)
    if short and not _believed(connection, source, empty=not now, received_ms=received_ms):
        doubted = len(gone)
    else:
        connection.execute("DELETE FROM short_list WHERE source = ?", (source,))
        connection.executemany("DELETE FROM camera WHERE source = ? AND id = ?", [(source, key) for key in gone])
        doubted = 0
    new = [camera for key, camera in now.items() if before.get(key) != camera]
    connection.executemany(_KEEP, [_row(source, camera) for camera in new])
    return KeptCameras(bool(new) or bool(gone and not doubted), doubted)


def read(connection: sqlite3.Connection, source: str | None = None) -> list[tuple[str, ListedCamera]]:
    """Return the cameras of all sources, or of one, each with its source, by source and id."""
    where, values = ("WHERE source = ?", (source,)) if source is not None else ("", ())
    rows = connection.execute(f"SELECT {_COLUMNS} FROM camera {where} ORDER BY source, id", values)
    return [(row[0], _camera(row)) for row in rows]


def forget(connection: sqlite3.Connection, sources: Sequence[str]) -> bool:
    """Forget the lists of all other sources, and return whether there were any; in a transaction of the caller's."""
    known = {source for (source,) in connection.execute("SELECT DISTINCT source FROM camera")}
    gone = [(source,) for source in known.difference(sources)]
    connection.executemany("DELETE FROM camera WHERE source = ?", gone)
    connection.executemany("DELETE FROM short_list WHERE source = ?", gone)
    return bool(gone)


def _believed(connection: sqlite3.Connection, source: str, *, empty: bool, received_ms: int) -> bool:
    """Whether a short list is no mishap; notes that there was one."""
    connection.execute("INSERT OR IGNORE INTO short_list VALUES (?, ?)", (source, received_ms))
    (since_ms,) = connection.execute("SELECT since_ms FROM short_list WHERE source = ?", (source,)).fetchone()
    return bool(received_ms - since_ms >= EMPTY_FOR_MS if empty else received_ms > since_ms)


def _row(source: str, camera: ListedCamera) -> tuple[Any, ...]:
    values = (getattr(camera, name) for name in _FIELDS)
    return (source, *(" ".join(value) if isinstance(value, tuple) else value for value in values))


def _camera(row: tuple[Any, ...]) -> ListedCamera:
    _, *values = row
    named = dict(zip(_FIELDS, values, strict=True))
    return ListedCamera(**{**named, "expires": bool(named["expires"]), "audience": tuple(named["audience"].split())})
