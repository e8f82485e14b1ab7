"""How well the display tick keeps its time: the last few thousand ticks, measured by the canvas itself."""

from array import array
from dataclasses import dataclass
from itertools import pairwise

_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Half, 99 of 100 and all of some times lie below these, in milliseconds."""

    p50_ms: float
    p99_ms: float
    max_ms: float


@dataclass(frozen=True, slots=True)
class TickStats:
    """`interval`: from the beginning of a tick to that of the next; `work`: how long a tick itself took."""

    count: int
    interval: Quantiles
    work: Quantiles


class TickRing:
    """Remembers when the last ticks began and how long they took. Seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._began_s = array("d", bytes(8 * _KEPT))
        self._work_s = array("d", bytes(8 * _KEPT))
        self._count = 0

    def record(self, began_s: float, ended_s: float) -> None:
        """Take note of one tick."""
        slot = self._count % _KEPT
        self._began_s[slot] = began_s
        self._work_s[slot] = ended_s - began_s
        self._count += 1

    def reset(self) -> None:
        """Forget all ticks."""
        self._count = 0

    def stats(self) -> TickStats:
        """Return what the remembered ticks were like; zeros where there were fewer than two."""
        held = min(self._count, _KEPT)
        oldest = self._count - held
        slots = [(oldest + n) % _KEPT for n in range(held)]
        began = [self._began_s[slot] for slot in slots]
        intervals = [later - earlier for earlier, later in pairwise(began)]
        return TickStats(self._count, _quantiles(intervals), _quantiles([self._work_s[slot] for slot in slots]))


def _quantiles(seconds: list[float]) -> Quantiles:
    if not seconds:
        return Quantiles(0.0, 0.0, 0.0)
    ordered = sorted(seconds)
    last = len(ordered) - 1
    return Quantiles(ordered[last // 2] * 1e3, ordered[round(last * 0.99)] * 1e3, ordered[last] * 1e3)
