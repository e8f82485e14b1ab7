"""What was known of a city at a time, out of its store."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from controlroom.alarms.core import Alarm
from controlroom.alarms.keeping import read_kept
from feeds.data.core import Bucket, Latest, Point, SeriesKey
from feeds.data.health import SourceHealth
from feeds.data.readings import Event, EventChange, KeptEvent, Level, ListedCamera
from feeds.data.store.sqlite_reader import SqliteReader


class StoreAt:
    """`feeds.data.store.protocol.StoreReader` as it would have been at a time. Of one thread.

    What was forecast is as it is known now: a store keeps what was said last. How sources were is not kept.
    """

    def __init__(self, file: Path, at_ms: int) -> None:
        """Open the store. Raises StoreError, where there is none too."""
        self._reader = SqliteReader(file)
        self._at_ms = at_ms
        self._latest: list[Latest] | None = None

    def latest(self, *, after_revision: int = -1) -> list[Latest]:
        """Return the newest sample of every series that was there by then."""
        if self._latest is None:
            self._latest = self._reader.latest_at(self._at_ms)
        return [each for each in self._latest if each.revision > after_revision]

    def latest_of(self, indicator: str) -> list[Latest]:
        """Return the newest sample of an indicator at each of its places, from each of its sources."""
        return sorted(each for each in self.latest() if each.key.indicator == indicator)

    def points(self, series_id: int, from_ms: int, until_ms: int) -> list[Point]:
        """Return the samples of a span of time, oldest first; the end does not belong to it."""
        return self._reader.points(series_id, from_ms, until_ms)

    def hours(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the hours (UTC) that begin in a span of time and hold a value."""
        return self._reader.hours(series_id, from_ms, until_ms)

    def days(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the days of the city's time zone that begin in a span of time and hold a value."""
        return self._reader.days(series_id, from_ms, until_ms)

    def events_since(self, after_revision: int = -1) -> list[KeptEvent]:
        """Return the events that went on, in the order of their changes."""
        found = [each for each in self.events_at(self._at_ms) if each.revision > after_revision]
        return sorted(found, key=lambda each: each.revision)

    def events_revision(self) -> int:
        """Return the revision of the newest change of any event that went on, -1 before the first."""
        return max((each.revision for each in self.events_at(self._at_ms)), default=-1)

    def events_at(self, at_ms: int) -> list[KeptEvent]:
        """Return the events that went on at a time, each as it was told until then; the latest to begin first."""
        found = []
        for kept in self._reader.events_at(at_ms):
            told = [
                change for change in self._reader.changes_of(kept.source, kept.event.id) if change.received_ms <= at_ms
            ]
            if told:
                found.append(kept._replace(event=_event_then(kept.event, told[-1]), received_ms=told[-1].received_ms))
        return found

    def changes_of(self, source: str, event_id: str) -> list[EventChange]:
        """Return every change of an event by then, oldest first."""
        return [each for each in self._reader.changes_of(source, event_id) if each.received_ms <= self._at_ms]

    def cameras(self) -> list[tuple[str, ListedCamera]]:
        """Return the cameras of all lists as they are now, each with its source."""
        return self._reader.cameras()

    def health(self) -> list[SourceHealth]:
        """Return nothing: how sources were is not kept."""
        return []

    def series(self) -> Iterable[tuple[int, SeriesKey, str]]:
        """Return number, key and unit of every series."""
        return self._reader.series()

    def close(self) -> None:
        """Let go of the store."""
        self._reader.close()


def alarms_at(file: Path, at_ms: int) -> list[Alarm]:
    """Return the alarms that stood at a time or had cleared not long before, as they were then. Raises StoreError."""
    return [_alarm_then(alarm, at_ms) for alarm in read_kept(file, at_ms).alarms if alarm.raised_ms <= at_ms]


def _alarm_then(alarm: Alarm, at_ms: int) -> Alarm:
    def by_then(time_ms: int | None) -> int | None:
        return None if time_ms is None or time_ms > at_ms else time_ms

    acknowledged_ms = by_then(alarm.acknowledged_ms)
    return replace(
        alarm,
        acknowledged_ms=acknowledged_ms,
        acknowledged_by="" if acknowledged_ms is None else alarm.acknowledged_by,
        gone_ms=by_then(alarm.gone_ms),
        cleared_ms=by_then(alarm.cleared_ms),
    )


def _event_then(event: Event, change: EventChange) -> Event:
    return replace(
        event,
        state=change.state,
        level=Level(change.level),
        title=change.title,
        text=change.text,
        changed_ms=change.changed_ms,
        ended_ms=change.ended_ms,
    )
