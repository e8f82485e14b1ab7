"""The data service under load, for `bench data`: what it costs, and how soon a number is readable."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from controlroom.bench.number_server import NumberServer
from controlroom.bench.processes import ProcessGroup, Usage, process_tree
from controlroom.city import BUILT_IN
from controlroom.quantiles import quantiles
from controlroom.sim.data.sources import bench_sources
from controlroom.sim.events import given
from controlroom.sim.process import SimProcess
from controlroom.sources import all_prepared, city_sources
from feeds.data.catalogue import DATA_KINDS
from feeds.data.core import Latest, SeriesKey, StoreError
from feeds.data.gathering.messages import AskNow, Changed, Message
from feeds.data.gathering.process import DataProcess
from feeds.data.gathering.task import Prepared
from feeds.data.health import SourceHealth
from feeds.data.store.sqlite_reader import SqliteReader
from resources import path

SOURCES = 300
INTERVAL_S = 60.0
TIMED_SOURCES = 10
ZONE = "Asia/Seoul"
IMPORTED = "bench"
"""The source of what `bench data` imports."""
_LIMIT_S = 60.0
_LOOK_S = 1.0


def measure_gathering(
    store: Path, seconds: float, *, sources: int = SOURCES, interval_s: float = INTERVAL_S
) -> dict[str, Any]:
    """Gather from so many services of the simulated city for so many seconds; return what that costs.

    A few sources beside them, whose numbers are the time of their sending, tell how soon numbers were read.
    """
    with SimProcess({}) as city, NumberServer() as server:
        asked = _of_the_city(city.url, sources, interval_s)
        timed = polled(server.url, TIMED_SOURCES, interval_s)
        with Service(store, [*asked, *timed]) as gathering:
            gathering.wait_for(len(asked) + len(timed))
            pid = gathering.process.pid
            if pid is None:
                raise RuntimeError("the data service ended")
            cpu_s, usages = _used(process_tree([pid]), seconds)
            latencies_ms = gathering.reader.latencies_ms
            failing = gathering.failing()
            return {
                "sources": len(asked) + len(timed),
                "series": len(gathering.reader.seen),
                "interval_s": interval_s,
                "seconds": seconds,
                "failing": len(failing),
                "cpu_percent": round(100 * cpu_s / seconds, 2),
                "peak_mib": round(max(usage.memory_mib for usage in usages), 1),
                "threads": max(usage.threads for usage in usages),
                "readable_ms": {
                    name: round(ms, 1) for name, ms in quantiles(latencies_ms, "p50", "p95", "max").items()
                },
                "numbers": len(latencies_ms),
            }


def _of_the_city(url: str, count: int, interval_s: float) -> list[Prepared]:
    """Return so many sources of the simulated city at `url`: those that it comes with, of all kinds, then others."""
    folder = path(BUILT_IN)
    lookup = given(url).get
    ready, _ = all_prepared(city_sources(folder, lookup).entries, lookup, folder=folder)
    known = {each.config.id for each in ready}
    more = [
        Prepared(DATA_KINDS[table["kind"]].config.model_validate(table))
        for table in bench_sources(url)
        if table["id"] not in known
    ]
    often = {"interval_s": interval_s, "at_once": 8}
    return [replace(each, config=each.config.model_copy(update=often)) for each in (ready + more)[:count]]


def polled(url: str, count: int, interval_s: float) -> list[Prepared]:
    """Return so many sources that ask a `NumberServer` at `url`."""
    rule = {"indicator": "n", "value": "n", "at": "t", "place": "p"}
    model = DATA_KINDS["http"].config
    every = {"kind": "http", "interval_s": interval_s, "at_once": 8, "sample": [rule]}
    return [
        Prepared(model.model_validate({**every, "id": f"bench-{number}", "address": f"{url}/{number}"}))
        for number in range(count)
    ]


def _serve(pipe: "Connection[Message, AskNow]", sources: list[Prepared], store: Path) -> None:
    from feeds.data.gathering.serving import serve

    given: Iterator[list[Prepared]] = iter([sources])
    serve(pipe, store, ZONE, lambda: next(given, None))


def _used(group: ProcessGroup, seconds: float) -> tuple[float, list[Usage]]:
    """Return the processor time that a group takes in as many seconds, and what it held meanwhile."""
    looks = [group.look()]
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        time.sleep(min(_LOOK_S, max(0.0, until_s - time.monotonic())))
        looks.append(group.look())
    return looks[-1].cpu_s - looks[0].cpu_s, looks


class _Heard:
    """When which message was heard."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._times: list[tuple[float, Message]] = []

    def note(self, message: Message) -> None:
        with self._condition:
            self._times.append((time.monotonic(), message))
            self._condition.notify_all()

    def wait_until(self, after_s: float, kind: type) -> float:
        """Return when a message of a kind was heard after a time; of changes, one that has samples."""

        def found() -> float | None:
            return next((at_s for at_s, said in self._times if at_s > after_s and _counts(said, kind)), None)

        with self._condition:
            if not self._condition.wait_for(lambda: found() is not None, _LIMIT_S):
                raise RuntimeError(f"the data service said nothing of {kind.__name__} within {_LIMIT_S:.0f} s")
            return found() or after_s


def _counts(message: Message, kind: type) -> bool:
    return isinstance(message, kind) and (not isinstance(message, Changed) or message.samples > 0)


class _Reader:
    """Reads what changed, as the wall does, and notes how old it is by the clock of who sent it."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._wake = threading.Event()
        self._ends = False
        self._revision = -1
        self.latencies_ms: list[float] = []
        self.seen: set[SeriesKey] = set()
        self.acknowledged: set[tuple[SeriesKey, int, float]] = set()
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def close(self) -> None:
        self._ends = True
        self._wake.set()
        self._thread.join()

    def catch_up(self) -> None:
        """Read what is there now."""
        with contextlib.closing(SqliteReader(self._store)) as reader:
            self._take(reader.latest(after_revision=self._revision))

    def _run(self) -> None:
        while not self._store.exists():
            self._wake.wait()
            if self._ends:
                return
        with contextlib.closing(SqliteReader(self._store)) as reader:
            while True:
                self._wake.wait()
                self._wake.clear()
                if self._ends:
                    return
                self._take(reader.latest(after_revision=self._revision))

    def _take(self, found: list[Latest]) -> None:
        now_s = time.monotonic()
        for latest in found:
            self._revision = max(self._revision, latest.revision)
            if latest.key.source == IMPORTED:
                continue
            self.seen.add(latest.key)
            if latest.key.source.startswith("bench-") and latest.value is not None:
                self.latencies_ms.append(1000 * (now_s - latest.value))
                self.acknowledged.add((latest.key, latest.at_ms, latest.value))


class Service:
    """A data service for sources, heard and read as the wall does."""

    def __init__(self, store: Path, sources: list[Prepared]) -> None:
        self._store = store
        self.heard = _Heard()
        self.reader = _Reader(store)
        self.process = DataProcess(_serve, (sources, store), self._hear)

    def __enter__(self) -> "Service":
        self.process.start()
        self.reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close()
        self.reader.close()

    def _hear(self, message: Message) -> None:
        self.heard.note(message)
        if isinstance(message, Changed):
            self.reader.wake()

    def wait_for(self, sources: int) -> None:
        """Wait until as many sources have answered well."""
        until_s = time.monotonic() + _LIMIT_S
        while len(self._healths()) < sources or self.failing():
            if time.monotonic() > until_s:
                failing = ", ".join(self.failing()[:5])
                raise RuntimeError(f"of {sources} sources these have not answered well in {_LIMIT_S:.0f} s: {failing}")
            time.sleep(0.2)
        self.reader.latencies_ms.clear()  # those of the start, when all came at once

    def failing(self) -> list[str]:
        """Return the sources that have not answered well, or not at last."""
        return [health.id for health in self._healths() if health.good_ms is None or health.error is not None]

    def _healths(self) -> list[SourceHealth]:
        if not self._store.exists():
            return []
        try:
            with contextlib.closing(SqliteReader(self._store)) as reader:
                return reader.health()
        except StoreError:  # just being made
            return []
