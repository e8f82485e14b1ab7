"""What is done when a stream ends by itself, a worker dies, hangs or grows too large, and when the machine slept."""

import logging
from collections.abc import Collection

from feeds.board import StreamColumn
from feeds.core import REFUSALS, ErrorKind
from feeds.crew import Crew
from feeds.decoders import Decoders
from feeds.jobs import StreamJob
from feeds.messages import Ended
from feeds.retries import Retries
from feeds.roster import Roster
from feeds.sleep import SleepWatch
from feeds.weight import WeightWatch
from feeds.workers import WorkerHandle

log = logging.getLogger("feeds.upkeep")

CRASHES_TO_ISOLATE = 3


class Upkeep:
    """Looks after workers and their streams. Used by the supervisor's thread."""

    def __init__(self, roster: Roster, crew: Crew, retries: Retries, decoders: Decoders) -> None:
        self._roster = roster
        self._crew = crew
        self._retries = retries
        self._decoders = decoders
        self.sleeps = SleepWatch()
        self.weights = WeightWatch()
        self.replaced = 0
        """How many workers were replaced because they had grown too large."""

    def look(self, now_s: float) -> None:
        """Do all that is due."""
        for handle, suspects in self._crew.lost(self._roster.all, now_s):
            self._worker_gone(handle, suspects, now_s)
        self._crew.bury_idle()
        self._close_overdue(now_s)
        self._wake_up(now_s)
        self._replace(now_s)

    def ended(self, handle: WorkerHandle, report: Ended, now_s: float) -> None:
        """A worker says that a stream runs no longer."""
        job = self._roster.running(handle, report.row, report.generation)
        if job is not None:
            job.ended()
            if report.kind is not ErrorKind.NONE and job not in self._roster.orphans:
                self._failed(job, report.kind, report.detail, now_s)
        handle.give_row(report.row)
        self._roster.sweep()

    def _failed(self, job: StreamJob, kind: ErrorKind, detail: str, now_s: float) -> None:
        self._retries.failed(job, kind, detail, now_s, self._roster.jobs.values())

    def _close_overdue(self, now_s: float) -> None:
        """Close the streams that are open and never show a picture."""
        jobs = self._roster.jobs.values()
        for job in jobs:
            if job.phase == "open":
                wrong = self._retries.overdue(job, now_s, jobs)
                if wrong is not None:
                    job.close()
                    self._failed(job, wrong, "no whole picture after opening", now_s)

    def _wake_up(self, now_s: float) -> None:
        """Open everything anew after the machine has slept: connections are dead, and time-outs would take long."""
        slept_s = self.sleeps.woke(now_s)
        if not slept_s:
            return
        log.info("the machine slept for %.0f s, all streams are opened anew", slept_s)
        for job in self._roster.jobs.values():
            job.close()
            if job.error not in REFUSALS:
                job.failures = 0
                job.wait_until(now_s, now_s)

    def _replace(self, now_s: float) -> None:
        """Move the streams of a worker that leaks to another one. One at a time: each keeps its last picture meanwhile,
        and no camera has to bear two sessions."""
        for handle, held in self.weights.too_heavy(self._crew.workers, self._roster.all(), now_s):
            if not handle.leaving:
                handle.leaving = True
                self.replaced += 1
                log.warning("decode worker %d holds %d MiB and is replaced", handle.number, held >> 20)
        for handle in self._crew.workers:
            if handle.leaving:
                theirs = [job for job in self._roster.jobs.values() if job.handle is handle]
                if not any(job.phase == "closing" for job in theirs):
                    for job in theirs[:1]:
                        job.close()
                        job.next_try_s = now_s

    def _worker_gone(self, handle: WorkerHandle, suspects: Collection[StreamJob], now_s: float) -> None:
        """Bury a worker; blame the suspects, and open all of its streams elsewhere."""
        self._decoders.note_deaths([job.cell(StreamColumn.DECODER) for job in suspects], now_s)
        for job in [job for job in self._roster.all() if job.handle is handle]:
            was_open = job.phase == "open"
            job.ended()
            if job in self._roster.orphans:
                continue
            blamed = job in suspects
            if blamed:
                job.crashes += 1
                job.alone = True
            if blamed and job.crashes >= CRASHES_TO_ISOLATE:
                job.crashes = CRASHES_TO_ISOLATE - 1
                self._failed(job, ErrorKind.ISOLATED, "crashed its decode worker repeatedly", now_s)
                log.error("camera %s %s is set aside: it crashed its decode worker repeatedly", *job.key)
            elif blamed:
                self._failed(job, ErrorKind.CRASHED, "its decode worker ended", now_s)
            elif not handle.started:
                self._failed(job, ErrorKind.INTERNAL, "its decode worker did not start", now_s)
            elif was_open:
                job.next_try_s = now_s
        self._roster.sweep()
        self._crew.bury(handle)
