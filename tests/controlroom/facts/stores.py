"""Clocks and readers of a store in the hands of a test."""

import threading
import time
from datetime import datetime
from pathlib import Path

from feeds.data.core import Bucket, Latest
from feeds.data.store.sqlite_reader import SqliteReader


class Clock:
    """`feeds.core.Clock` that stands until a test moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.passed_s = 1000.0

    def utc(self) -> datetime:
        return self.at

    def monotonic_s(self) -> float:
        return self.passed_s


class SlowReader(SqliteReader):
    """A reader that waits at the beginning until it may go on, and takes a while for each series' days and hours."""

    def __init__(self, file: Path, *, series_s: float = 0.0) -> None:
        super().__init__(file)
        self.is_reading = threading.Event()
        self.may_read = threading.Event()
        self.series_s = series_s
        self.series_read = 0

    def latest(self, *, after_revision: int = -1) -> list[Latest]:
        self.is_reading.set()
        assert self.may_read.wait(60)
        return super().latest(after_revision=after_revision)

    def hours(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        time.sleep(self.series_s)
        self.series_read += 1
        return super().hours(series_id, from_ms, until_ms)
