"""How sources are, what they want to know again, and what is left of their quotas, in the SQLite store.

Functions over a connection.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import asdict, fields

from feeds.data.core import QuotaState
from feeds.data.errors import DataErrorKind
from feeds.data.health import SourceHealth
from resources.text import Text

SCHEMA = """
CREATE TABLE source (id TEXT PRIMARY KEY, health TEXT NOT NULL);
CREATE TABLE quota (name TEXT PRIMARY KEY, state TEXT NOT NULL);
"""
"""As JSON: these are read whole, and what is noted of a source grows with the program."""
NOTES_SCHEMA = """
CREATE TABLE note (source TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (source, name));
"""

_FIELDS = {field.name for field in fields(SourceHealth)}


def keep_health(connection: sqlite3.Connection, healths: Collection[SourceHealth]) -> None:
    """Write down how sources are now."""
    rows = [(health.id, json.dumps(asdict(health), ensure_ascii=False)) for health in healths]
    connection.executemany("INSERT OR REPLACE INTO source VALUES (?, ?)", rows)


def forget_sources(connection: sqlite3.Connection, but: Collection[str]) -> None:
    """Forget how sources are that are not named, and their notes; their samples and events stay."""
    known = [name for (name,) in connection.execute("SELECT id FROM source")]
    gone = [(name,) for name in known if name not in but]
    connection.executemany("DELETE FROM source WHERE id = ?", gone)
    connection.executemany("DELETE FROM note WHERE source = ?", gone)


def read_health(connection: sqlite3.Connection) -> list[SourceHealth]:
    """Return how every source is, by id."""
    return [_health(text) for (text,) in connection.execute("SELECT health FROM source ORDER BY id")]


def keep_notes(connection: sqlite3.Connection, source: str, notes: Mapping[str, str | None]) -> None:
    """Keep what a source wants to know again after a restart; of None it is forgotten."""
    rows = [(source, name, value) for name, value in notes.items() if value is not None]
    connection.executemany("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", rows)
    gone = [(source, name) for name, value in notes.items() if value is None]
    connection.executemany("DELETE FROM note WHERE source = ? AND name = ?", gone)


def read_notes(connection: sqlite3.Connection, source: str) -> dict[str, str]:
    """Return what a source has kept to know again, the oldest first."""
    return dict(connection.execute("SELECT name, value FROM note WHERE source = ? ORDER BY rowid", (source,)))


def keep_quota(connection: sqlite3.Connection, name: str, state: QuotaState) -> None:
    """Write down what has been spent of a quota."""
    connection.execute("INSERT OR REPLACE INTO quota VALUES (?, ?)", (name, json.dumps(asdict(state))))


def read_quota(connection: sqlite3.Connection, name: str) -> QuotaState:
    """Return what has been spent of a quota, nothing of one that was never used."""
    found = connection.execute("SELECT state FROM quota WHERE name = ?", (name,)).fetchone()
    return QuotaState() if found is None else QuotaState(**json.loads(found[0]))


def _health(text: str) -> SourceHealth:
    values = {name: value for name, value in json.loads(text).items() if name in _FIELDS}
    if values.get("error") is not None:
        values["error"] = DataErrorKind(values["error"])
    if values.get("first_left_out") is not None:
        values["first_left_out"] = Text(**values["first_left_out"])
    return SourceHealth(**values)
