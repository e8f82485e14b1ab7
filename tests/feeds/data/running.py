"""A data service in a thread of the test, and kinds made for a test."""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from feeds.core import Clock, SystemClock
from feeds.data.catalogue import DATA_KINDS, DataKind
from feeds.data.gathering.messages import Changed, StoreFailed
from feeds.data.gathering.service import DataService
from feeds.data.gathering.task import Prepared
from feeds.data.health import SourceHealth
from feeds.data.readings import Readings
from feeds.data.source import SourceConfig, SourceContext
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter
from tests.feeds.data.polling import SEOUL, config

VALUE = {"indicator": "n", "value": "n", "at": "t"}
LIMIT_S = 20.0


def http(source_id: str, address: str, **values: Any) -> Prepared:
    """Return a source of one number, ready to be read."""
    usual = {"id": source_id, "address": address, "interval_s": 1, "sample": [VALUE]}
    return Prepared(config("http", **{**usual, **values}))


class Gathering:
    """A service that runs, and a reader of its store."""

    def __init__(self, path: Path, *, clock: Clock | None = None) -> None:
        self.told: list[Changed | StoreFailed] = []
        self.store = SqliteWriter(path, SEOUL)
        self.service = DataService(
            self.store, SEOUL, clock=clock or SystemClock(), rng=random.Random(1), tell=self.told.append
        )
        self.reader = SqliteReader(path)
        self.thread = threading.Thread(target=self.service.run, name="service")

    def use(self, *sources: Prepared) -> None:
        self.service.call_soon(lambda: self.service.use(sources))

    def health(self, source_id: str) -> SourceHealth:
        return next(health for health in self.reader.health() if health.id == source_id)

    def until(self, true: Callable[[], bool]) -> None:
        until_s = time.monotonic() + LIMIT_S
        while not true():
            assert time.monotonic() < until_s, f"not within {LIMIT_S} s; sources: {self.reader.health()}"
            time.sleep(0.01)

    def until_good(self, source_id: str) -> SourceHealth:
        self.until(lambda: any(health.id == source_id and health.good_ms for health in self.reader.health()))
        return self.health(source_id)

    def until_failed(self, source_id: str) -> SourceHealth:
        self.until(lambda: any(health.id == source_id and health.error for health in self.reader.health()))
        return self.health(source_id)


@contextlib.contextmanager
def gathering(path: Path, *sources: Prepared) -> Iterator[Gathering]:
    """Run a service for some sources."""
    run = Gathering(path)
    run.use(*sources)
    run.thread.start()
    try:
        yield run
    finally:
        run.service.stop()
        run.thread.join(LIMIT_S)
        run.reader.close()
        run.store.close()


class MadeConfig(SourceConfig):
    """A kind made for a test."""

    host_name: str = ""

    @property
    def host(self) -> str:
        return self.host_name


class ListeningConfig(MadeConfig):
    """A kind made for a test that listens."""

    listens: ClassVar[bool] = True


def made(
    patch: pytest.MonkeyPatch,
    *,
    poll: Callable[[Any, SourceContext], Readings] | None = None,
    listen: Callable[[Any, SourceContext], None] | None = None,
) -> None:
    """Add the kind `made`, which does what the test wants."""
    model = MadeConfig if poll is not None else ListeningConfig
    patch.setitem(DATA_KINDS, "made", DataKind(model, poll, listen))


def made_source(source_id: str = "made", **values: Any) -> Prepared:
    return Prepared(config("made", **{"id": source_id, "interval_s": 1, **values}))
