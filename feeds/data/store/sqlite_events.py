"""Events in the SQLite store: how each is now, and every change of it. Functions over a connection."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from feeds.data.readings import Event, EventChange, KeptEvent, Level

SCHEMA = """
CREATE TABLE event (
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    began_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    text TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    level INTEGER NOT NULL,
    latitude_deg REAL,
    longitude_deg REAL,
    details TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) WITHOUT ROWID;
CREATE INDEX event_by_revision ON event (revision);
CREATE INDEX event_by_end ON event (ended_ms);
CREATE INDEX event_by_source_and_end ON event (source, ended_ms);
CREATE TABLE event_change (
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    level INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    PRIMARY KEY (source, id, received_ms)
) WITHOUT ROWID;
"""

_EVENT = (
    "id, kind, title, began_ms, changed_ms, ended_ms, text, place, state, level, latitude_deg, longitude_deg, details"
)
_SELECT = f"SELECT {_EVENT}, source, received_ms, revision FROM event "
_PUT = f"INSERT OR REPLACE INTO event ({_EVENT}, source, received_ms, revision) VALUES ({', '.join('?' * 16)})"
_CHANGE = "INSERT OR REPLACE INTO event_change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def keep_events(
    connection: sqlite3.Connection, source: str, events: Sequence[Event], received_ms: int, *, are_all: bool
) -> int:
    """Keep what a source tells of its events; return how many are new or changed.

    `are_all`: those that are not among them, and go on as far as is known, have ended now.
    """
    known = {kept.event.id: kept.event for kept in _of(connection, source, events, received_ms if are_all else None)}
    told = {event.id: event for event in events}
    changed = [event for event in told.values() if known.get(event.id) != event]
    if are_all:
        gone = [event for event in known.values() if event.id not in told]
        changed += [replace(event, ended_ms=received_ms, changed_ms=received_ms) for event in gone]
    if changed:
        (revision,) = connection.execute("SELECT ifnull(max(revision), 0) + 1 FROM event").fetchone()
        connection.executemany(_PUT, [(*_columns(event), source, received_ms, revision) for event in changed])
        connection.executemany(_CHANGE, [_change(source, event, received_ms) for event in changed])
    return len(changed)


def prune_events(connection: sqlite3.Connection, source: str, before_ms: int) -> int:
    """Forget a source's events that ended before a time, with their changes; return how many."""
    gone = connection.execute(
        "DELETE FROM event WHERE source = ? AND ended_ms < ? RETURNING id", (source, before_ms)
    ).fetchall()
    connection.executemany("DELETE FROM event_change WHERE source = ? AND id = ?", [(source, each) for (each,) in gone])
    return len(gone)


def newest_revision(connection: sqlite3.Connection) -> int:
    """Return the revision of the newest change of any event, -1 before the first."""
    (revision,) = connection.execute("SELECT ifnull(max(revision), -1) FROM event").fetchone()
    return int(revision)


def events_since(connection: sqlite3.Connection, after_revision: int) -> list[KeptEvent]:
    """Return the events that changed after a revision, in the order of their changes."""
    return _kept(connection.execute(_SELECT + "WHERE revision > ? ORDER BY revision", (after_revision,)))


def events_at(connection: sqlite3.Connection, at_ms: int) -> list[KeptEvent]:
    """Return the events that go on at a time, as far as is known now; the latest to begin first."""
    return _kept(
        connection.execute(
            _SELECT + "WHERE began_ms <= ? AND (ended_ms IS NULL OR ended_ms > ?) ORDER BY began_ms DESC",
            (at_ms, at_ms),
        )
    )


def changes_of(connection: sqlite3.Connection, source: str, event_id: str) -> list[EventChange]:
    """Return every change of an event, oldest first."""
    rows = connection.execute(
        "SELECT received_ms, state, level, title, text, changed_ms, ended_ms FROM event_change "
        "WHERE source = ? AND id = ? ORDER BY received_ms",
        (source, event_id),
    )
    return [EventChange._make(row) for row in rows]


def _of(
    connection: sqlite3.Connection, source: str, events: Sequence[Event], going_on_at_ms: int | None
) -> list[KeptEvent]:
    """Return what is known of these events and, where a time is given, of all of the source that go on then."""
    found = []
    for event in events:
        found += _kept(connection.execute(_SELECT + "WHERE source = ? AND id = ?", (source, event.id)))
    if going_on_at_ms is not None:
        found += _kept(connection.execute(_SELECT + "WHERE source = ? AND ended_ms IS NULL", (source,)))
        found += _kept(connection.execute(_SELECT + "WHERE source = ? AND ended_ms > ?", (source, going_on_at_ms)))
    return found


def _columns(event: Event) -> tuple[object, ...]:
    return (
        event.id,
        event.kind,
        event.title,
        event.began_ms,
        event.changed_ms,
        event.ended_ms,
        event.text,
        event.place,
        event.state,
        int(event.level),
        event.latitude_deg,
        event.longitude_deg,
        json.dumps(event.details, ensure_ascii=False),
    )


def _change(source: str, event: Event, received_ms: int) -> tuple[object, ...]:
    ends = (event.changed_ms, event.ended_ms)
    return (source, event.id, received_ms, event.state, int(event.level), event.title, event.text, *ends)


def _kept(rows: Iterable[tuple[Any, ...]]) -> list[KeptEvent]:
    return [KeptEvent(row[-3], _event(row[:-3]), row[-2], row[-1]) for row in rows]


def _event(row: tuple[Any, ...]) -> Event:
    values = dict(zip(_EVENT.split(", "), row, strict=True))
    details = tuple((name, value) for name, value in json.loads(values.pop("details")))
    return Event(**{**values, "level": Level(values["level"]), "details": details})
