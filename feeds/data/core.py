"""The words of the city's numbers: series, samples, their quality. Nothing in here does anything.

Times are whole milliseconds since 1970-01-01 UTC (`at_ms`), as they are stored.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Quality(IntEnum):
    """How far a sample is to be trusted; of one without a value, why there is none (`feeds.data.values.Missing`)."""

    GOOD = 0
    ESTIMATED = 1  # a forecast, a provisional or filled-in value, as its source says
    SUSPECT = 2  # its source doubts it, or it cannot be
    ABSENT = 3
    BLANK = 4
    WORDS = 5
    UNUSABLE = 6


QUALITIES = tuple(Quality)
"""By number, as they are stored."""


class SeriesKey(NamedTuple):
    """What tells one series from all others: an indicator at one place, from one source. `place` "": the whole city."""

    source: str
    indicator: str
    place: str = ""

    def __str__(self) -> str:
        """Return it as messages show it."""
        return f"{self.source}/{self.indicator}" + (f"/{self.place}" if self.place else "")


class SampleRow(NamedTuple):
    """One sample of a series that the store knows by number. `value` None: the source says that there is none."""

    series_id: int
    at_ms: int
    value: float | None
    quality: int = Quality.GOOD


class Latest(NamedTuple):
    """The newest sample of a series. `received_ms`: when it came in; `revision`: grows with every change of it."""

    key: SeriesKey
    unit: str
    at_ms: int
    value: float | None
    quality: Quality
    received_ms: int
    revision: int


class Point(NamedTuple):
    """A sample of a series that is known already."""

    at_ms: int
    value: float | None
    quality: int


class Bucket(NamedTuple):
    """An hour or a day that begins at `start_ms`: how many `samples` with a value, and what they sum up to."""

    start_ms: int
    samples: int
    mean: float
    least: float
    most: float
    last: float


@dataclass(frozen=True, slots=True)
class Added:
    """What became of samples that were handed to the store.

    `new` ones were not there, or are another value now; `same` ones were there already; `too_old` ones are from before
    what is kept of their series.
    """

    new: int = 0
    same: int = 0
    too_old: int = 0

    def __add__(self, other: "Added") -> "Added":
        """Return both together."""
        return Added(self.new + other.new, self.same + other.same, self.too_old + other.too_old)


class Progress(NamedTuple):
    """How far a file has been read. `mark`: what it is known by; `done` in its reader's unit; `bad` rows so far."""

    mark: str
    done: int
    line: int
    bad: int


@dataclass(frozen=True, slots=True)
class QuotaState:
    """What a meter has to remember over restarts; plain values only, times in seconds since 1970.

    `day`: the provider's day that is counted, "" before the first call. `spent`: calls in it. `learnt`: the limit that
    the server's own refusals told, 0 for none. `is_whole_day`: whether the day was counted from its beginning.
    `free_at_s`: when the next call fits the pace. `blocked_until_s`: until when the server refuses. `seen_s`: the
    newest time seen.
    """

    day: str = ""
    spent: int = 0
    learnt: int = 0
    is_whole_day: bool = False
    free_at_s: float = 0.0
    blocked_until_s: float = 0.0
    seen_s: float = 0.0


class StoreError(Exception):
    """The store cannot be used; the text says why, for people."""


class StoreEmpty(StoreError):  # noqa: N818 - no fault: somebody makes it now, or was ended while making it
    """There is a file for a store and nothing in it yet, not even tables."""


class StoreDamaged(StoreError):
    """What is in the file makes no sense: it was cut, overwritten, or never was one of these."""
