"""Which one stream should go on in another worker, so that the busiest has less to do.

Pure: no clock of its own. It is told every few seconds what was measured of each worker and each stream. A move costs
an opening and, for a moment, a second session at the camera: it has to be worth it, and to have been so for some time.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from feeds.jobs import StreamKey

LOOK_S = 3.0
PROOF_LOOKS = 3
"""So many looks in a row have to tell the same: costs jump."""
EVERY_S = 10.0
"""At most one move in this time."""
BUSY_CORES = 0.7
"""A worker is one interpreter: with more than this it has little left for a moment that costs more."""
WORTH_CORES = 0.05
"""The busier of the two workers has to win at least this much."""
MOVED_REST_S, FAILED_REST_S, LONGEST_REST_S = 60.0, 600.0, 3600.0
"""How long a stream is left alone after a move, twice as long each time; and after one that failed."""
FORGET_S = 3600.0
"""A stream that needed no move for this long after its rest is as good as new."""


@dataclass(frozen=True, slots=True)
class WorkerLoad:
    """A worker since the last look. `cores`: processor time it took; what it takes without any stream is in it.

    `may_take`: whether streams may be given to it.
    """

    number: int
    cores: float
    may_take: bool = True


@dataclass(frozen=True, slots=True)
class StreamLoad:
    """A stream on the screen. `cores`: what it costs; `worker`: the number of the one that runs it.

    `is_limited`: less of its camera is shown than there is room for, because the machine cannot decode more.
    `may_move`: whether it runs well enough, and for long enough, to be moved.
    """

    key: StreamKey
    worker: int
    cores: float
    is_limited: bool = False
    may_move: bool = True


@dataclass(frozen=True, slots=True)
class Shift:
    """What should be done: this stream goes from one worker to another, both by their numbers."""

    key: StreamKey
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class _Rest:
    until_s: float
    seconds: float


class _Look:
    """What was told at one moment."""

    def __init__(self, workers: Sequence[WorkerLoad], streams: Sequence[StreamLoad]) -> None:
        self.workers: Mapping[int, WorkerLoad] = {worker.number: worker for worker in workers}
        self.streams: Mapping[StreamKey, StreamLoad] = {stream.key: stream for stream in streams}
        limited = {stream.worker for stream in streams if stream.is_limited}
        self.strained = {worker.number for worker in workers if worker.cores >= BUSY_CORES or worker.number in limited}

    def gain_cores(self, shift: Shift) -> float:
        """Return by how much the busier of two workers would have less to do; below 0 when it would have more.

        Each load holds what the worker takes without any stream: that stays where it is, and so cancels out.
        """
        stream = self.streams.get(shift.key)
        if stream is None or stream.worker != shift.source or shift.source not in self.strained:
            return 0.0
        if shift.target not in self.workers:
            return 0.0
        source, target = self.workers[shift.source].cores, self.workers[shift.target].cores
        return source - max(source - stream.cores, target + stream.cores)


class Balance:
    """Decides on moves. `look` is called every `LOOK_S` while no stream is being moved."""

    def __init__(self) -> None:
        self._looks: deque[_Look] = deque(maxlen=PROOF_LOOKS)
        self._rests: dict[StreamKey, _Rest] = {}
        self._next_s = 0.0

    def look(self, now_s: float, workers: Sequence[WorkerLoad], streams: Sequence[StreamLoad]) -> Shift | None:
        """Take what was measured; return the move that is worth most, None where none is worth it."""
        self._looks.append(_Look(workers, streams))
        if len(self._looks) < PROOF_LOOKS or now_s < self._next_s:
            return None
        best: tuple[float, Shift] | None = None
        for shift in self._possible(now_s):
            gain_cores = min(look.gain_cores(shift) for look in self._looks)
            if gain_cores >= WORTH_CORES and (best is None or gain_cores > best[0]):
                best = gain_cores, shift
        return None if best is None else best[1]

    def begun(self, now_s: float) -> None:
        """A move has begun: what was measured holds no longer, and the next one has to wait."""
        self._looks.clear()
        self._next_s = now_s + EVERY_S

    def over(self, now_s: float, key: StreamKey, *, moved: bool) -> None:
        """A move has come to its end: leave its stream alone for some time."""
        self._rests = {key: rest for key, rest in self._rests.items() if now_s - rest.until_s < FORGET_S}
        before = self._rests.get(key)
        first_s = MOVED_REST_S if moved else FAILED_REST_S
        rest_s = first_s if before is None else min(LONGEST_REST_S, max(first_s, 2 * before.seconds))
        self._rests[key] = _Rest(now_s + rest_s, rest_s)

    def _possible(self, now_s: float) -> Iterator[Shift]:
        """Yield every move that is allowed now, whatever it is worth."""
        newest = self._looks[-1]
        targets = [worker.number for worker in newest.workers.values() if worker.may_take]
        for stream in newest.streams.values():
            rest = self._rests.get(stream.key)
            if stream.may_move and (rest is None or now_s >= rest.until_s):
                for target in targets:
                    if target != stream.worker:
                        yield Shift(stream.key, stream.worker, target)
