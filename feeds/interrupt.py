"""Ending a wait inside FFmpeg when its stream is told to stop, so that a camera may be waited for long.

While FFmpeg waits it asks PyAV ten times a second whether its time is over (`interrupt_cb` in av/container/core.py),
and PyAV asks `time.monotonic`. There is no other way in: the container is handed out when the wait is over. So PyAV is
given a clock of ours, which says that it is much later in the thread of a stream that is told to stop.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from av.container import core

_FAR_S = 1e6


class _Clock:
    """What PyAV takes for the module `time`."""

    def __init__(self) -> None:
        self._here = threading.local()

    def monotonic(self) -> float:
        now_s = time.monotonic()
        stop: threading.Event | None = getattr(self._here, "stop", None)
        if stop is None or not stop.is_set():
            return now_s
        # Later each time: the wait may have begun after the stop.
        self._here.ahead_s += _FAR_S
        return now_s + float(self._here.ahead_s)

    @contextmanager
    def ends_with(self, stop: threading.Event) -> Iterator[None]:
        self._here.stop, self._here.ahead_s = stop, 0.0
        try:
            yield
        finally:
            self._here.stop = None


_CLOCK = _Clock()
core.time = _CLOCK  # type: ignore[attr-defined]


def ends_with(stop: threading.Event) -> AbstractContextManager[None]:
    """Let PyAV's time-outs inside the block, in this thread, also be over when `stop` is set."""
    return _CLOCK.ends_with(stop)
