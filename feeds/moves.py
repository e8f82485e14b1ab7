"""Streams that go on in another worker, without their tiles noticing: opened there beside the old one, which ends when
the new one shows."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from feeds.balance import LOOK_S, Balance, Shift, StreamLoad, WorkerLoad
from feeds.board import StreamColumn
from feeds.core import ErrorKind, Limit, Tier
from feeds.crew import Crew
from feeds.gauge import Gauge
from feeds.jobs import StreamJob
from feeds.ladder import HEALTHY_S, OpenBudget
from feeds.roster import Roster
from feeds.serving import Serving

log = logging.getLogger("feeds.moves")

YOUTH_S = HEALTHY_S
"""A stream is not moved before it has run so long."""
SILENT_S = 2.0
"""Nor one whose newest packet is older."""
GIVE_UP_S = 15.0
CATCH_UP_S = 0.5
"""Servers begin with pictures from a moment ago: so long after its first picture the new stream is at the newest."""


@dataclass(slots=True)
class _Move:
    """A stream that is open twice. `first_s`: when the new one began to show to all views."""

    shift: Shift
    old: StreamJob
    new: StreamJob
    begun_s: float
    first_s: float | None = None

    @property
    def shows(self) -> bool:
        """Whether the new stream shows to every view what the old one does."""
        if self.old.tier is Tier.KEY and self.old.cell(StreamColumn.GOP_MS) and not self.new.cell(StreamColumn.GOP_MS):
            return False  # until then it is not known for how long no picture is to be expected
        return all(feed in self.new.feedings and self.new.feedings[feed].delivered for feed in self.old.feedings)


class Moves:
    """Decides which stream is moved and moves it, one at a time. Used by the supervisor's thread."""

    def __init__(self, roster: Roster, crew: Crew, serving: Serving, budget: OpenBudget, gauge: Gauge) -> None:
        self._roster = roster
        self._crew = crew
        self._serving = serving
        self._budget = budget
        self._gauge = gauge
        self.balance = Balance()
        self.done = 0
        """How many streams have been moved."""
        self._move: _Move | None = None
        self._next_look_s = 0.0

    def look(self, now_s: float, limit: Callable[[str], Limit]) -> None:
        """Look now and then whether a stream should be moved, and begin. `limit`: why less of a camera is shown."""
        if now_s < self._next_look_s:
            return
        self._next_look_s = now_s + LOOK_S
        cores = self._gauge.worker_cores(now_s, self._crew.workers)
        if self._move is not None:
            return  # it is measured twice while it runs twice
        workers = [
            WorkerLoad(handle.number, taken, may_take=not handle.alone and not handle.leaving)
            for handle, taken in cores.items()
        ]
        streams = [
            StreamLoad(
                key,
                job.handle.number,
                self._gauge.cores(job),
                is_limited=limit(key[0]) is Limit.CPU,
                may_move=_may_move(job, now_s),
            )
            for key, job in self._roster.jobs.items()
            if job.handle is not None and job.is_shown
        ]
        shift = self.balance.look(now_s, workers, streams)
        if shift is not None:
            self._begin(shift, now_s)

    def _begin(self, shift: Shift, now_s: float) -> None:
        old = self._roster.jobs[shift.key]
        handle = next(handle for handle in self._crew.workers if handle.number == shift.target)
        if not self._budget.take(now_s):
            return
        row = handle.take_row()
        if row is None:
            return
        log.info("camera %s %s moves from decode worker %d to %d", *shift.key, shift.source, shift.target)
        self.balance.begun(now_s)
        new = StreamJob(old.key, old.config, old.habits, stalls=old.stalls)
        self._move = _Move(shift, old, new, now_s)
        if self._serving.open(new, handle, row, list(old.feedings), old.tier, now_s):
            self._roster.orphans.append(new)

    def follow(self, now_s: float) -> None:
        """Go on with the move that is under way: let the new stream take over as soon as it shows."""
        move = self._move
        if move is None:
            return
        old, new = move.old, move.new
        if self._roster.jobs.get(old.key) is not old or old.alone or old.phase == "closing" or not old.is_shown:
            self._stop(move, now_s)  # nobody wants it any more, or something else is done with it
        elif new.phase != "open":
            self._stop(move, now_s, why="ended")
        elif old.phase == "waiting":
            # The camera ended the older of its two sessions, or the old worker died: it is opened anew already.
            self._take_over(move, now_s)
        elif now_s - move.begun_s > max(GIVE_UP_S, 2 * new.patience.open_timeout_s + CATCH_UP_S):
            self._stop(move, now_s, why="shows nothing")
        else:
            self._serving.update(new, list(old.feedings), old.tier, now_s)
            if not move.shows:
                move.first_s = None
            elif move.first_s is None:
                move.first_s = now_s
            elif now_s - move.first_s >= CATCH_UP_S:
                self._take_over(move, now_s)

    def _take_over(self, move: _Move, now_s: float) -> None:
        self._roster.swap(move.old, move.new)
        self.done += 1
        self._move = None
        self.balance.over(now_s, move.shift.key, moved=True)

    def _stop(self, move: _Move, now_s: float, why: str = "") -> None:
        """Leave the old stream as it is."""
        move.new.close()
        self._move = None
        if why:
            log.info("camera %s %s stays in decode worker %d: the new one %s", *move.shift.key, move.shift.source, why)
            self.balance.over(now_s, move.shift.key, moved=False)


def _may_move(job: StreamJob, now_s: float) -> bool:
    """Whether a stream has run well for some time, and would show the same where it is opened anew."""
    return (
        job.phase == "open"
        and bool(job.feedings)
        and not (job.alone or job.crashes or job.failures or job.config.begins_anew)
        and job.error is ErrorKind.NONE
        and now_s - job.opened_s >= YOUTH_S
        and not job.cell(StreamColumn.REPEAT_SINCE_NS)
        and now_s - job.cell(StreamColumn.PACKET_NS) / 1e9 < SILENT_S
    )
