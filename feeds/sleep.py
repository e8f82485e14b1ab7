"""Noticing that the machine was asleep: its connections are dead, but nobody has told them, and pictures are older than
the monotonic clock says, which stands still in sleep on Linux."""

import time
from collections import deque
from collections.abc import Callable

LEAST_S = 3.0
"""A sleep shorter than this leaves connections alive."""
_KEPT = 16


def _asleep_s() -> float:
    """Return for how long this machine has slept since it started; 0.0 where the system does not tell.

    The difference of two clocks of Linux, of which only one goes on in sleep (clock_gettime(2)). Elsewhere the
    time-outs of reading notice by themselves.
    """
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return 0.0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)


class SleepWatch:
    """Remembers the last sleeps. `woke` is called by the supervisor's thread, `slept_since_s` by any."""

    def __init__(self, asleep_s: Callable[[], float] = _asleep_s) -> None:
        self._asleep_s = asleep_s
        self._before_s = asleep_s()
        self._sleeps: deque[tuple[float, float]] = deque(maxlen=_KEPT)

    def woke(self, now_s: float) -> float:
        """Return for how long the machine has slept since the last call, 0.0 for not at all or not long enough.

        `now_s`: monotonic.
        """
        asleep_s = self._asleep_s()
        slept_s = asleep_s - self._before_s
        self._before_s = asleep_s
        if slept_s < LEAST_S:
            return 0.0
        self._sleeps.append((now_s, slept_s))
        return slept_s

    def slept_since_s(self, then_s: float) -> float:
        """Return how much longer ago `then_s` (monotonic) is than the monotonic clock says."""
        return sum(slept_s for woke_s, slept_s in tuple(self._sleeps) if woke_s > then_s)
