"""A kind that listens, in a thread of its own as the service runs it, and what it has delivered so far."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from feeds.data.catalogue import DATA_KINDS
from feeds.data.errors import DataError
from feeds.data.readings import Event, LeftOut, Readings, Sample
from feeds.data.source import SourceConfig, SourceContext
from tests.feeds.data.polling import NOW, context

LIMIT_S = 30.0


class RunningClock:
    """It is always `NOW`, but seconds pass."""

    def utc(self) -> datetime:
        return NOW

    def monotonic_s(self) -> float:
        return time.monotonic()


class Listening:
    """What a listener does. `refusing`: the store takes nothing. `error`: why it ended."""

    def __init__(self, source: SourceConfig, **parts: Any) -> None:
        self.batches: list[Readings] = []
        self.refusing: DataError | None = None
        self.error: DataError | None = None
        self._listen = DATA_KINDS[source.kind].listen
        self._source = source
        parts.setdefault("clock", RunningClock())
        self.context: SourceContext = replace(context(**parts), deliver=self._deliver)
        self._thread = threading.Thread(target=self._run, name="listener")

    def _deliver(self, readings: Readings) -> None:
        if self.refusing is not None:
            raise self.refusing
        self.batches.append(readings)

    def _run(self) -> None:
        assert self._listen is not None
        try:
            self._listen(self._source, self.context)
        except DataError as error:
            self.error = error

    @property
    def samples(self) -> list[Sample]:
        return [sample for batch in self.batches for sample in batch.samples]

    @property
    def events(self) -> list[Event]:
        return [event for batch in self.batches for event in batch.events]

    @property
    def left_out(self) -> list[LeftOut]:
        return [left for batch in self.batches for left in batch.left_out]

    @property
    def reasons(self) -> list[str]:
        return [left.reason.english() for left in self.left_out]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.context.stop.set()
        self.join()

    def join(self) -> None:
        self._thread.join(LIMIT_S)
        assert not self._thread.is_alive()

    def ended(self) -> DataError:
        """Wait until it has given up, and return why."""
        self.join()
        assert self.error is not None
        return self.error


def wait_for(happened: Callable[[], object]) -> None:
    until_s = time.monotonic() + LIMIT_S
    while not happened():
        assert time.monotonic() < until_s, "waited in vain"
        time.sleep(0.01)


@contextmanager
def listening(source: SourceConfig, **parts: Any) -> Iterator[Listening]:
    """Yield a listener that runs, and stop it at the end. It must not have given up by then."""
    listener = Listening(source, **parts)
    listener.start()
    try:
        yield listener
    finally:
        listener.stop()
    assert listener.error is None, listener.error
