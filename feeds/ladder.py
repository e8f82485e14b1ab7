"""When to try again: the reconnect ladder, the budget of openings a second, and one word for many failures."""

import random
from collections import deque
from dataclasses import dataclass

from feeds.core import REFUSALS, ErrorKind, jittered

LADDER_S = (*(1.0,) * 5, *(5.0,) * 5, *(10.0,) * 10)
"""Waits between tries, as go2rtc does it (internal/streams/producer.go), with jitter added."""
LAST_STEP_S = 60.0
REFUSED_S = 300.0
BUSY_S = 10.0
ISOLATED_S = 600.0
HEALTHY_S = 30.0
"""A stream that showed pictures for this long begins the ladder anew."""


def wait_s(failures: int, kind: ErrorKind, rng: random.Random) -> float:
    """Return how long to wait before the next try after `failures` (1 or more) in a row, the last being `kind`."""
    if kind in REFUSALS:
        return jittered(REFUSED_S, rng)
    if kind is ErrorKind.ISOLATED:
        return jittered(ISOLATED_S, rng)
    step = LADDER_S[failures - 1] if failures <= len(LADDER_S) else LAST_STEP_S
    return jittered(max(step, BUSY_S) if kind is ErrorKind.BUSY else step, rng)


_SECOND_S = 1.05
"""A little more: a connection is made a moment after it was allowed, one sooner than another."""


class OpenBudget:
    """At most `per_second` openings within any second over the whole program; below 1, one within `1 / per_second`."""

    def __init__(self, per_second: float) -> None:
        self._most = max(1, int(per_second))
        self._window_s = max(_SECOND_S, 1 / per_second)
        self._taken_s: deque[float] = deque()

    def take(self, now_s: float) -> bool:
        """Return whether one more stream may be opened now."""
        while self._taken_s and now_s - self._taken_s[0] >= self._window_s:
            self._taken_s.popleft()
        if len(self._taken_s) >= self._most:
            return False
        self._taken_s.append(now_s)
        return True


@dataclass(frozen=True, slots=True)
class Incident:
    """Many cameras failed together: since when (monotonic seconds), how many, of how many."""

    since_s: float
    failed: int
    total: int


class IncidentMeter:
    """Sees that many cameras went together: more than `SHARE` of them, and at least `LEAST`, within `WINDOW_S`."""

    WINDOW_S = 5.0
    SHARE = 0.3
    LEAST = 4

    def __init__(self) -> None:
        self._failures: deque[tuple[float, str]] = deque()
        self.incident: Incident | None = None

    def failed(self, camera_id: str, total: int, now_s: float) -> bool:
        """Note a failure; return True when it begins a new incident (to be reported once)."""
        self._failures.append((now_s, camera_id))
        self._forget(now_s)
        count = len({camera for _, camera in self._failures})
        together = count >= self.LEAST and count > self.SHARE * total
        began = together and self.incident is None
        if together:
            since_s = self.incident.since_s if self.incident else now_s
            most = max(count, self.incident.failed) if self.incident else count
            self.incident = Incident(since_s, most, total)
        return began

    def settle(self, now_s: float, down: int) -> None:
        """End the incident when no camera failed for a while and few of them are still `down`."""
        self._forget(now_s)
        if self.incident and not self._failures and down <= self.SHARE * self.incident.total:
            self.incident = None

    def _forget(self, now_s: float) -> None:
        while self._failures and self._failures[0][0] < now_s - self.WINDOW_S:
            self._failures.popleft()
