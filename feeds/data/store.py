"""The store's protocol: SQLite fills it today (`feeds.data.sqlite_store`), a server's database can fill it later."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from feeds.data.core import Added, Bucket, Latest, Point, SampleRow, SeriesKey


class StoreWriter(Protocol):
    """The one writer. Every method raises StoreError where the store cannot be used."""

    def series_id(self, key: SeriesKey, unit: str = "") -> int:
        """Return the number of a series, which is made where there is none. A `unit` given replaces the one known."""

    def add(self, samples: Sequence[SampleRow], received_ms: int) -> Added:
        """Keep samples. Once this returns they are kept, whatever happens to the process, and never doubled by being
        handed in again."""

    def roll_up(self) -> int:
        """Bring hours and days up to date with their samples; return how many series had something new."""

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

    def series(self) -> Iterable[tuple[int, SeriesKey, str]]:
        """Return number, key and unit of every series."""

    def close(self) -> None:
        """Let go of the store."""
