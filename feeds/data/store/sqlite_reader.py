"""A reader of the store in SQLite, in any process; it never waits for who writes."""

from itertools import repeat
from pathlib import Path

from feeds.data.core import QUALITIES, Bucket, Latest, Point, Quality, SeriesKey
from feeds.data.health import SourceHealth
from feeds.data.readings import EventChange, KeptEvent, ListedCamera
from feeds.data.store import sqlite_cameras, sqlite_events, sqlite_health
from feeds.data.store.sqlite_schema import open_to_read, worded

_SELECT_LATEST = """
SELECT source, indicator, place, unit, at_ms, value, quality, received_ms, revision
FROM latest JOIN series ON series.id = latest.series_id
"""


# CROSS JOIN: SQLite is to look up a row for each series, not a series for each of millions of rows.
_SELECT_THEN = """
SELECT source, indicator, place, unit, sample.at_ms, sample.value, sample.quality
FROM series CROSS JOIN sample ON sample.series_id = series.id AND sample.at_ms =
(SELECT max(earlier.at_ms) FROM sample AS earlier WHERE earlier.series_id = series.id AND earlier.at_ms <= :at_ms)
"""
_SELECT_HOUR_THEN = """
SELECT source, indicator, place, unit, hour.start_ms, hour.last
FROM series CROSS JOIN hour ON hour.series_id = series.id AND hour.start_ms =
(SELECT max(earlier.start_ms) FROM hour AS earlier
WHERE earlier.series_id = series.id AND earlier.start_ms <= :at_ms - 3600000)
"""


class SqliteReader:
    """`feeds.data.store.protocol.StoreReader` on a file. Belongs to one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Open the store at `path`. Raises StoreError, where there is none too."""
        self._path = path
        self._connection = open_to_read(path)

    def version(self) -> int:
        """Return a number that is another one after every change that somebody else made to the store."""
        with worded(self._path):
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            return int(version)

    def latest(self, *, after_revision: int = -1) -> list[Latest]:
        """Return the newest sample of every series, of those changed since a revision where one is given."""
        return self._latest("WHERE revision > ?", after_revision)

    def latest_of(self, indicator: str) -> list[Latest]:
        """Return the newest sample of an indicator at each of its places, from each of its sources."""
        return self._latest("WHERE indicator = ? ORDER BY place", indicator)

    def latest_at(self, at_ms: int) -> list[Latest]:
        """Return the newest sample of every series by a time; where samples are gone, the last of a whole hour's.

        Of that hour's it is not known when it was: its beginning is told, and that the value is an estimate.
        """
        with worded(self._path):
            found: dict[SeriesKey, Latest] = {}
            for *key, unit, then_ms, value in self._connection.execute(_SELECT_HOUR_THEN, {"at_ms": at_ms}):
                each = SeriesKey(*key)
                found[each] = Latest(each, unit, then_ms, value, Quality.ESTIMATED, then_ms, len(found))
            for *key, unit, then_ms, value, quality in self._connection.execute(_SELECT_THEN, {"at_ms": at_ms}):
                each = SeriesKey(*key)
                if each not in found or found[each].at_ms <= then_ms:
                    found[each] = Latest(each, unit, then_ms, value, QUALITIES[quality], then_ms, len(found))
            return list(found.values())

    def _latest(self, where: str, value: int | str) -> list[Latest]:
        with worded(self._path):
            return [
                Latest(
                    SeriesKey(source, indicator, place), unit, at_ms, number, QUALITIES[quality], received_ms, revision
                )
                for source, indicator, place, unit, at_ms, number, quality, received_ms, revision in (
                    self._connection.execute(_SELECT_LATEST + where, (value,))
                )
            ]

    def points(self, series_id: int, from_ms: int, until_ms: int) -> list[Point]:
        """Return the samples of a span of time, oldest first; the end does not belong to it."""
        with worded(self._path):
            return list(
                map(
                    Point._make,
                    self._connection.execute(
                        "SELECT at_ms, value, quality FROM sample "
                        "WHERE series_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms",
                        (series_id, from_ms, until_ms),
                    ),
                )
            )

    def hours(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the hours (UTC) that begin in a span of time and hold a value."""
        return self._buckets("hour", series_id, from_ms, until_ms)

    def days(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the days of the city's time zone that begin in a span of time and hold a value."""
        return self._buckets("day", series_id, from_ms, until_ms)

    def _buckets(self, table: str, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        with worded(self._path):
            rows = self._connection.execute(
                f"SELECT start_ms, samples, mean, least, most, last FROM {table} "
                "WHERE series_id = ? AND start_ms >= ? AND start_ms < ? ORDER BY start_ms",
                (series_id, from_ms, until_ms),
            )
            # As `Bucket._make` does, but without Python: a year of a composite index is 80,000 of them.
            return list(map(tuple.__new__, repeat(Bucket), rows))

    def series(self) -> list[tuple[int, SeriesKey, str]]:
        """Return number, key and unit of every series."""
        with worded(self._path):
            return [
                (series_id, SeriesKey(source, indicator, place), unit)
                for series_id, source, indicator, place, unit in self._connection.execute(
                    "SELECT id, source, indicator, place, unit FROM series ORDER BY source, indicator, place"
                )
            ]

    def events_since(self, after_revision: int = -1) -> list[KeptEvent]:
        """Return the events that changed after a revision, in the order of their changes."""
        with worded(self._path):
            return sqlite_events.events_since(self._connection, after_revision)

    def events_revision(self) -> int:
        """Return the revision of the newest change of any event, -1 before the first."""
        with worded(self._path):
            return sqlite_events.newest_revision(self._connection)

    def events_at(self, at_ms: int) -> list[KeptEvent]:
        """Return the events that go on at a time, as far as is known now; the latest to begin first."""
        with worded(self._path):
            return sqlite_events.events_at(self._connection, at_ms)

    def changes_of(self, source: str, event_id: str) -> list[EventChange]:
        """Return every change of an event, oldest first."""
        with worded(self._path):
            return sqlite_events.changes_of(self._connection, source, event_id)

    def cameras(self) -> list[tuple[str, ListedCamera]]:
        """Return the cameras of all lists, each with its source."""
        with worded(self._path):
            return sqlite_cameras.read(self._connection)

    def health(self) -> list[SourceHealth]:
        """Return how every source is, by id."""
        with worded(self._path):
            return sqlite_health.read_health(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
