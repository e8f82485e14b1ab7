"""The decode workers there are: started when needed, watched, buried when they are gone or hang."""

import itertools
import logging
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping

from feeds import entry
from feeds.board import Activity, StreamColumn
from feeds.jobs import StreamJob
from feeds.workers import WorkerHandle, WorkerMain

log = logging.getLogger("feeds.crew")

CODEC_DEADLINE_S = 5.0
KILLED = (-signal.SIGKILL, -signal.SIGTERM) if sys.platform != "win32" else ()
"""Exit codes of a worker that somebody ended, or the system for want of memory: no codec is to blame."""


class Crew:
    """Every worker process. Used by the supervisor's thread."""

    def __init__(self, workers: int, main: WorkerMain = entry.main) -> None:
        """`workers`: how many to start for well-behaved streams; those under suspicion get one of their own each."""
        self.workers: tuple[WorkerHandle, ...] = ()
        self._most = workers
        self._main = main
        self._numbers = itertools.count()

    def place(self, job: StreamJob, loads: Mapping[WorkerHandle, float]) -> WorkerHandle | None:
        """Return the worker to open `job` in: its own when it is under suspicion, else the least busy one.

        `loads`: the processor time in cores that their streams take. None when no worker could be started.
        """
        crowd = self._crowd()
        if not job.alone and len(crowd) >= self._most:
            return min(crowd, key=lambda handle: (loads.get(handle, 0.0), handle.streams))
        handle = self._started(alone=job.alone)
        if handle is None and crowd and not job.alone:
            return min(crowd, key=lambda handle: handle.streams)
        return handle

    def fill(self) -> None:
        """Start every worker for well-behaved streams that is not there yet."""
        while len(self._crowd()) < self._most and self._started(alone=False) is not None:
            pass

    def _crowd(self) -> list[WorkerHandle]:
        return [handle for handle in self.workers if not handle.alone and not handle.leaving]

    def _started(self, *, alone: bool) -> WorkerHandle | None:
        try:
            handle = WorkerHandle(next(self._numbers), alone=alone, main=self._main)
        except OSError as error:
            log.error("no decode worker could be started: %s", error)
            return None
        self.workers = (*self.workers, handle)
        return handle

    def lost(
        self, jobs: Callable[[], Collection[StreamJob]], now_s: float
    ) -> Iterator[tuple[WorkerHandle, list[StreamJob]]]:
        """Yield each worker that has ended or hangs, with the streams to blame; it is for the caller to bury it.

        `jobs`: says which streams there are now.
        """
        for handle in self.workers:
            if not handle.alive:
                log.error("decode worker %d ended by itself (exit code %s)", handle.number, handle.exit_code)
                yield handle, _suspects(handle, jobs())
            elif handle.hung(now_s):
                log.error("decode worker %d does not answer and is ended", handle.number)
                yield handle, _suspects(handle, jobs())
            else:
                culprit = _hung_job(handle, jobs(), now_s)
                if culprit is not None:
                    log.error("camera %s %s hangs inside a native call; its decode worker is ended", *culprit.key)
                    yield handle, [culprit]

    def bury_idle(self) -> None:
        """End the workers of suspects, and those that are replaced, which have nothing left to do."""
        for handle in self.workers:
            if (handle.alone or handle.leaving) and handle.streams == 0:
                self.bury(handle)

    def bury(self, handle: WorkerHandle) -> None:
        """End a worker and let go of it."""
        self.workers = tuple(other for other in self.workers if other is not handle)
        handle.bury()

    def end(self) -> None:
        """End all workers; those that do not end by themselves in time are killed."""
        for handle in self.workers:
            handle.quit()
        deadline_s = time.monotonic() + 2.0
        for handle in self.workers:
            # One that still starts holds nothing that it would have to put in order.
            handle.bury(max(0.05, deadline_s - time.monotonic()) if handle.started else 0.0)
        self.workers = ()


def _hung_job(handle: WorkerHandle, jobs: Collection[StreamJob], now_s: float) -> StreamJob | None:
    for job in jobs:
        if job.handle is not handle:
            continue
        activity, since_s = job.busy_s(now_s)
        limit_s = {
            Activity.OPENING: 2 * job.patience.open_timeout_s + 1,
            Activity.READING: 2 * job.patience.read_timeout_s + 1,
            Activity.DECODING: CODEC_DEADLINE_S,
        }.get(activity)
        if limit_s is not None and since_s > limit_s:
            return job
    return None


def _suspects(handle: WorkerHandle, jobs: Collection[StreamJob]) -> list[StreamJob]:
    """Return the streams that may have brought their worker down: those inside a codec, else those being opened."""
    theirs = [job for job in jobs if job.handle is handle]
    if handle.alone and handle.started:
        return theirs
    if handle.exit_code in KILLED:
        return []
    doing = [(job, Activity(job.cell(StreamColumn.ACTIVITY))) for job in theirs]
    decoding = [job for job, activity in doing if activity is Activity.DECODING]
    return decoding or [job for job, activity in doing if activity is Activity.OPENING]
