"""The store's protocol: SQLite fills it today (`sqlite_store`, `sqlite_reader`), a server's database can later."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from feeds.data.core import Added, Bucket, Latest, Point, QuotaState, SampleRow, SeriesKey
from feeds.data.health import SourceHealth
from feeds.data.readings import Event, EventChange, KeptCameras, KeptEvent, ListedCamera


class StoreWriter(Protocol):
    """The one writer. Every method raises StoreError where the store cannot be used."""

    def series_id(self, key: SeriesKey, unit: str = "") -> int:
        """Return the number of a series, which is made where there is none. A `unit` given replaces the one known."""

    def add(self, samples: Sequence[SampleRow], received_ms: int) -> Added:
        """Keep samples. Once this returns they are kept, whatever happens to the process, and never doubled by being
        handed in again."""

    def roll_up(self, most_series: int | None = None) -> int:
        """Bring hours and days up to date with their samples; return how many series had something new.

        `most_series`: not many more than as many at this call.
        """

    def together(self) -> AbstractContextManager[None]:
        """Make one of what is done inside: all of it is kept once this ends, or, if it raises, none."""

    def keep_events(self, source: str, events: Sequence[Event], received_ms: int, *, are_all: bool) -> int:
        """Keep what a source tells of its events; return how many are new or changed. `are_all`: others have ended."""

    def keep_cameras(self, source: str, cameras: Sequence[ListedCamera], received_ms: int) -> KeptCameras:
        """Keep a source's newest list of cameras; return what became of it."""

    def keep_notes(self, source: str, notes: Mapping[str, str | None]) -> None:
        """Keep what a source wants to know again after a restart; of None it is forgotten."""

    def notes(self, source: str) -> dict[str, str]:
        """Return what a source has kept to know again, the oldest first."""

    def keep_health(self, healths: Collection[SourceHealth]) -> None:
        """Write down how sources are now."""

    def health(self) -> list[SourceHealth]:
        """Return how every source was when that was last written down."""

    def forget_sources(self, but: Collection[str]) -> None:
        """Forget how sources are that are not named, their cameras and notes; their samples and events stay."""

    def quota(self, name: str) -> QuotaState:
        """Return what has been spent of a quota, nothing of one that was never used."""

    def keep_quota(self, name: str, state: QuotaState) -> None:
        """Write down what has been spent of a quota. Once this returns a restart knows it."""

    def series_of(self, source: str) -> list[int]:
        """Return the numbers of a source's series."""

    def prune_events(self, source: str, before_ms: int) -> int:
        """Forget a source's events that ended before a time; return how many."""

    def prune(self, series_id: int, before_ms: int) -> int:
        """Forget a series' samples from before a time, not its hours and days; return how many. What comes in later and
        is from before it is too old."""

    def close(self) -> None:
        """Let go of the store."""


class StoreReader(Protocol):
    """A reader, in any process and any number of them. Every method raises StoreError."""

    def latest(self, *, after_revision: int = -1) -> list[Latest]:
        """Return the newest sample of every series, of those changed since a revision where one is given."""

    def latest_of(self, indicator: str) -> list[Latest]:
        """Return the newest sample of an indicator at each of its places, from each of its sources."""

    def points(self, series_id: int, from_ms: int, until_ms: int) -> list[Point]:
        """Return the samples of a span of time, oldest first; the end does not belong to it."""

    def hours(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the hours (UTC) that begin in a span of time and hold a value."""

    def days(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the days of the city's time zone that begin in a span of time and hold a value."""

    def events_since(self, after_revision: int = -1) -> list[KeptEvent]:
        """Return the events that changed after a revision, in the order of their changes."""

    def events_revision(self) -> int:
        """Return the revision of the newest change of any event, -1 before the first."""

    def events_at(self, at_ms: int) -> list[KeptEvent]:
        """Return the events that go on at a time, as far as is known now; the latest to begin first."""

    def changes_of(self, source: str, event_id: str) -> list[EventChange]:
        """Return every change of an event, oldest first."""

    def cameras(self) -> list[tuple[str, ListedCamera]]:
        """Return the cameras of all lists, each with its source."""

    def health(self) -> list[SourceHealth]:
        """Return how every source is, by id."""

    def series(self) -> Iterable[tuple[int, SeriesKey, str]]:
        """Return number, key and unit of every series."""

    def close(self) -> None:
        """Let go of the store."""
