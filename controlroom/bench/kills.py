"""The data service is killed, for `bench data`: how soon it is back, and what of its numbers is lost or doubled."""

import contextlib
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from controlroom.bench.gathering import ZONE, Service, polled
from controlroom.bench.number_server import NumberServer
from controlroom.bench.pushing import MESSAGES, POSTS, PREFIX, Pushing
from controlroom.quantiles import quantiles
from feeds.data.core import SeriesKey
from feeds.data.gathering.messages import Changed, Gathering
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter

SOURCES = 60
_EVERY_S = 1.0


def measure_kills(store: Path, kills: int) -> dict[str, Any]:
    """Kill the data service at random moments while it gathers; return how soon it was back, and what was lost.

    A number of a source that is asked counts as acknowledged once this process was told of a change and read it; one
    that is pushed once its post was answered with 200, or the broker got the acknowledgement of its message.
    """
    rng = random.Random(3)
    back_s: list[float] = []
    number_s: list[float] = []
    pushed_s: list[float] = []
    with NumberServer() as server, Pushing() as pushing:
        with Service(store, [*polled(server.url, SOURCES, _EVERY_S), *pushing.sources]) as service:
            service.wait_for(SOURCES)
            pushing.wait_for_more()
            for _ in range(kills):
                time.sleep(rng.uniform(0.0, 0.5))
                began_s = time.monotonic()
                pid = service.process.pid
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
                back_s.append(service.heard.wait_until(began_s, Gathering) - began_s)
                number_s.append(service.heard.wait_until(began_s, Changed) - began_s)
                pushed_s.append(pushing.wait_for_more() - began_s)
            service.reader.catch_up()
            read = set(service.reader.acknowledged)
        pushed = pushing.acknowledged()
    return {
        "kills": kills,
        "back_s": _worded(back_s),
        "number_s": _worded(number_s),
        "pushed_s": _worded(pushed_s),
        "acknowledged": len(read),
        "posts_acknowledged": sum(source.startswith(POSTS) for source, _ in pushed),
        "messages_acknowledged": sum(source.startswith(MESSAGES) for source, _ in pushed),
        **_compared(store, read, pushed),
    }


def _worded(taken_s: list[float]) -> dict[str, float]:
    return {name: round(s, 2) for name, s in quantiles(taken_s, "p50", "p95", "max").items()}


def _compared(store: Path, read: set[tuple[SeriesKey, int, float]], pushed: set[tuple[str, float]]) -> dict[str, int]:
    """Return how many acknowledged numbers are not there, how many are there twice, and hours that count wrongly."""
    writer = SqliteWriter(store, ZoneInfo(ZONE))
    writer.roll_up()
    writer.close()
    stored: set[tuple[SeriesKey, int, float]] = set()
    stored_pushed: set[tuple[str, float]] = set()
    doubled = miscounted = 0
    with contextlib.closing(SqliteReader(store)) as reader:
        for series_id, key, _ in reader.series():
            if not key.source.startswith(("bench-", PREFIX)):
                continue
            points = reader.points(series_id, 0, 2**62)
            values = [point.value for point in points if point.value is not None]
            doubled += sum(count - 1 for count in Counter(values).values())
            stored |= {(key, point.at_ms, point.value) for point in points if point.value is not None}
            stored_pushed |= {(key.source, value) for value in values}
            hours = reader.hours(series_id, 0, 2**62)
            miscounted += sum(hour.samples for hour in hours) != len(values)
    lost = pushed - stored_pushed
    return {
        "numbers_lost": len(read - stored),
        "posts_lost": sum(source.startswith(POSTS) for source, _ in lost),
        "messages_lost": sum(source.startswith(MESSAGES) for source, _ in lost),
        "doubled": doubled,
        "hours_miscounted": miscounted,
    }
