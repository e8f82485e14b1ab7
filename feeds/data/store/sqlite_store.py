"""The writer of the store in SQLite: one file, one writer; readers in other processes never wait for it (WAL)."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.data.core import Added, Progress, QuotaState, SampleRow, SeriesKey
from feeds.data.health import SourceHealth
from feeds.data.readings import Event, KeptCameras, ListedCamera
from feeds.data.store import sqlite_cameras, sqlite_events, sqlite_health
from feeds.data.store.rollups import HOUR_MS, day_starts_ms, roll_up
from feeds.data.store.sqlite_schema import open_to_write, transaction, worded

_ROLL_UP_SERIES = 50
"""So many series are rolled up in one transaction: other writers wait no longer than for these."""
_LONGEST_DAY_MS = 26 * HOUR_MS
_PLACE = itemgetter(0, 1)
_ADD = """
INSERT INTO sample VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET value = excluded.value, quality = excluded.quality
WHERE value IS NOT excluded.value OR quality IS NOT excluded.quality
"""
_LATEST = """
INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, value = excluded.value, quality = excluded.quality,
    received_ms = excluded.received_ms, revision = excluded.revision
WHERE excluded.at_ms >= at_ms
"""
_TOUCHED = """
INSERT INTO touched VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), until_ms = max(until_ms, excluded.until_ms)
"""


class SqliteWriter:
    """`StoreWriter` in a file. May be used by several threads; their calls are one after the other."""

    def __init__(self, path: Path, zone: ZoneInfo) -> None:
        """Open the store at `path`, made where there is none. `zone`: of the city, whose days are kept. Raises
        StoreError."""
        self._path = path
        self._zone = zone
        self._connection = open_to_write(path)
        self._lock = threading.RLock()
        self._ids: dict[SeriesKey, int]
        self._units: dict[int, str]
        self._pruned_ms: dict[int, int]
        with worded(path), transaction(self._connection):
            self._read_series()
            self._take_zone()

    def _read_series(self) -> None:
        self._ids, self._units, self._pruned_ms = {}, {}, {}
        for series_id, source, indicator, place, unit, pruned_ms in self._connection.execute("SELECT * FROM series"):
            self._ids[SeriesKey(source, indicator, place)] = series_id
            self._units[series_id] = unit
            if pruned_ms is not None:
                self._pruned_ms[series_id] = pruned_ms

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one of what is done inside: all of it is kept once this ends, or, if it raises, none."""
        with self._lock, worded(self._path):
            if self._connection.in_transaction:
                yield
                return
            try:
                with transaction(self._connection):
                    yield
            except BaseException:
                self._read_series()  # none of what was new is there
                raise

    def _take_zone(self) -> None:
        """Note the zone; where it is another than before, have the days made anew that still have their samples."""
        known = self._connection.execute("SELECT name FROM zone").fetchone()
        if known is not None and known[0] != self._zone.key:
            self._connection.execute(
                "INSERT OR REPLACE INTO touched "
                "SELECT series_id, min(at_ms), max(at_ms) + 1 FROM sample GROUP BY series_id"
            )
            self._connection.execute(
                "DELETE FROM day WHERE start_ms > "
                "(SELECT min(at_ms) FROM sample WHERE sample.series_id = day.series_id) - ?",
                (_LONGEST_DAY_MS,),
            )
        self._connection.execute("DELETE FROM zone")
        self._connection.execute("INSERT INTO zone VALUES (?)", (self._zone.key,))

    def series_id(self, key: SeriesKey, unit: str = "") -> int:
        """Return the number of a series, made where there is none. A `unit` given replaces the one known."""
        known = self._ids.get(key)
        if known is not None and (not unit or self._units[known] == unit):
            return known
        with self.together():
            self._connection.execute(
                "INSERT INTO series (source, indicator, place, unit) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET unit = CASE excluded.unit WHEN '' THEN unit ELSE excluded.unit END",
                (key.source, key.indicator, key.place, unit),
            )
            series_id, unit = self._connection.execute(
                "SELECT id, unit FROM series WHERE source = ? AND indicator = ? AND place = ?",
                (key.source, key.indicator, key.place),
            ).fetchone()
        self._ids[key], self._units[series_id] = series_id, unit
        return int(series_id)

    def add(self, samples: Sequence[SampleRow], received_ms: int, *, read: tuple[str, Progress] | None = None) -> Added:
        """Keep samples; they are kept once this returns, and not doubled by being handed in again.

        `read`: the file they are from and how far it has been read, kept with them or not at all.
        """
        with self.together():
            added = self._add(samples, received_ms)
            if read is not None:
                self._connection.execute("INSERT OR REPLACE INTO imported VALUES (?, ?, ?, ?, ?)", (read[0], *read[1]))
            return added

    def imported(self, path: str) -> Progress | None:
        """Return how far a file has been read, None of one that never was."""
        with self._lock, worded(self._path):
            found = self._connection.execute(
                "SELECT mark, done, line, bad FROM imported WHERE path = ?", (path,)
            ).fetchone()
        return None if found is None else Progress._make(found)

    def _add(self, samples: Sequence[SampleRow], received_ms: int) -> Added:
        connection, given = self._connection, len(samples)
        if self._pruned_ms:
            pruned_ms = self._pruned_ms
            samples = [row for row in samples if row[1] >= pruned_ms.get(row[0], row[1])]
        # In the order of the table: what lies side by side there is written together. Of one time the last one stays.
        samples = sorted(samples, key=_PLACE)
        before = connection.total_changes
        connection.executemany(_ADD, samples)
        new = connection.total_changes - before
        if new:
            newest = {row[0]: row for row in samples}
            oldest = {row[0]: row for row in reversed(samples)}
            connection.executemany(_TOUCHED, [(of, oldest[of][1], row[1] + 1) for of, row in newest.items()])
            (revision,) = connection.execute("SELECT ifnull(max(revision), 0) + 1 FROM latest").fetchone()
            connection.executemany(_LATEST, [(*row, received_ms, revision) for row in newest.values()])
        return Added(new, len(samples) - new, given - len(samples))

    def roll_up(self, most_series: int | None = None) -> int:
        """Bring hours and days up to date with their samples; return how many series had something new.

        `most_series`: not many more than as many at this call.
        """
        done = 0
        while True:
            with self.together():
                some = self._connection.execute(
                    "SELECT series_id, from_ms, until_ms FROM touched LIMIT ?", (_ROLL_UP_SERIES,)
                ).fetchall()
                for series_id, from_ms, until_ms in some:
                    pruned_ms = self._pruned_ms.get(series_id)
                    roll_up(self._connection, series_id, from_ms, until_ms, self._zone, pruned_ms)
                    self._connection.execute("DELETE FROM touched WHERE series_id = ?", (series_id,))
            done += len(some)
            if len(some) < _ROLL_UP_SERIES or (most_series is not None and done >= most_series):
                return done

    def prune(self, series_id: int, before_ms: int) -> int:
        """Forget a series' samples from before the day (of the city) in which `before_ms` lies; return how many."""
        edge_ms = day_starts_ms(before_ms, before_ms + 1, self._zone)[0]
        if edge_ms <= self._pruned_ms.get(series_id, edge_ms - 1):
            return 0
        self.roll_up()
        with self.together():
            gone = self._connection.execute(
                "DELETE FROM sample WHERE series_id = ? AND at_ms < ?", (series_id, edge_ms)
            ).rowcount
            self._connection.execute("UPDATE series SET pruned_ms = ? WHERE id = ?", (edge_ms, series_id))
        self._pruned_ms[series_id] = edge_ms
        return int(gone)

    def series_of(self, source: str) -> list[int]:
        """Return the numbers of a source's series."""
        return [series_id for key, series_id in self._ids.items() if key.source == source]

    def keep_events(self, source: str, events: Sequence[Event], received_ms: int, *, are_all: bool) -> int:
        """Keep what a source tells of its events; return how many are new or changed. `are_all`: others have ended."""
        with self.together():
            return sqlite_events.keep_events(self._connection, source, events, received_ms, are_all=are_all)

    def keep_cameras(self, source: str, cameras: Sequence[ListedCamera], received_ms: int) -> KeptCameras:
        """Keep a source's newest list of cameras; return what became of it."""
        with self.together():
            return sqlite_cameras.keep(self._connection, source, cameras, received_ms=received_ms)

    def prune_events(self, source: str, before_ms: int) -> int:
        """Forget a source's events that ended before a time; return how many."""
        with self.together():
            return sqlite_events.prune_events(self._connection, source, before_ms)

    def keep_notes(self, source: str, notes: Mapping[str, str | None]) -> None:
        """Keep what a source wants to know again after a restart; of None it is forgotten."""
        with self.together():
            sqlite_health.keep_notes(self._connection, source, notes)

    def notes(self, source: str) -> dict[str, str]:
        """Return what a source has kept to know again, the oldest first."""
        with self._lock, worded(self._path):
            return sqlite_health.read_notes(self._connection, source)

    def keep_health(self, healths: Collection[SourceHealth]) -> None:
        """Write down how sources are now."""
        with self.together():
            sqlite_health.keep_health(self._connection, healths)

    def health(self) -> list[SourceHealth]:
        """Return how every source was when that was last written down."""
        with self._lock, worded(self._path):
            return sqlite_health.read_health(self._connection)

    def forget_sources(self, but: Collection[str]) -> None:
        """Forget how sources are that are not named, their cameras and notes; their samples and events stay."""
        with self.together():
            sqlite_health.forget_sources(self._connection, but)
            sqlite_cameras.forget(self._connection, list(but))

    def quota(self, name: str) -> QuotaState:
        """Return what has been spent of a quota, nothing of one that was never used."""
        with self._lock, worded(self._path):
            return sqlite_health.read_quota(self._connection, name)

    def keep_quota(self, name: str, state: QuotaState) -> None:
        """Write down what has been spent of a quota."""
        with self.together():
            sqlite_health.keep_quota(self._connection, name, state)

    def close(self) -> None:
        """Let go of the file; what readers still need of it stays."""
        with self._lock, worded(self._path):
            self._connection.close()
