"""When a stream that failed is tried again. The only place in the program that decides it."""

import logging
import random
from collections.abc import Collection

from feeds.board import StreamColumn
from feeds.core import REFUSALS, ErrorKind
from feeds.jobs import StreamJob
from feeds.ladder import HEALTHY_S, IncidentMeter, wait_s

log = logging.getLogger("feeds.retries")

_EXPIRED = frozenset({ErrorKind.UNAUTHORIZED, ErrorKind.NOT_FOUND})
"""What servers say to an address that is good no longer."""


class Retries:
    """Notes how tries end and sets the next ones. Used by the supervisor's thread."""

    def __init__(self, seed: int | None = None) -> None:
        self.incidents = IncidentMeter()
        self._rng = random.Random(seed)

    def failed(self, job: StreamJob, kind: ErrorKind, detail: str, now_s: float, jobs: Collection[StreamJob]) -> None:
        """Note a failed try of `job`, one of `jobs`, and set the next one."""
        shown_s = job.picture_ns / 1e9 - job.opened_s if job.picture_ns else 0.0
        if shown_s >= HEALTHY_S:
            job.failures = job.stalls = 0
        if shown_s >= 10 * HEALTHY_S:
            job.crashes = 0
        if kind not in (ErrorKind.CRASHED, ErrorKind.ISOLATED):
            job.alone = False
        job.failures += 1
        kind, detail = _learn(job, kind, detail, now_s)
        if job.config.expires and kind in _EXPIRED and not job.is_fresh:
            # The address was refused, not yet the camera.
            kind, detail = ErrorKind.ENDED, f"{detail}, its address may have expired"
        job.error, job.detail = kind, detail
        if kind is ErrorKind.TIMEOUT:
            job.stalls += 1
        # What was there before and is not now is being restarted rather than wrong.
        restarts = kind is ErrorKind.NOT_FOUND and job.picture_ns
        known_s = now_s + wait_s(job.failures, ErrorKind.ENDED if restarts else kind, self._rng)
        with_fresh = ErrorKind.ENDED if kind in _EXPIRED else kind
        job.wait_until(known_s, min(known_s, now_s + wait_s(job.failures, with_fresh, self._rng)))
        total = len({other.key[0] for other in jobs if other.idle_since_s is None})
        if self.incidents.failed(job.key[0], total, now_s):
            log.warning("many cameras failed within %.0f s: probably the network", IncidentMeter.WINDOW_S)
        elif self.incidents.incident is None and (job.failures == 1 or kind in REFUSALS):
            log.info("camera %s %s: %s %s", *job.key, kind.name, detail)

    def overdue(self, job: StreamJob, now_s: float, jobs: Collection[StreamJob]) -> ErrorKind | None:
        """Take note of an open stream's health; return what is wrong when it is open and never shows a picture."""
        alive_ns = job.alive_ns
        if alive_ns:
            job.is_fresh = False
            if not job.has_come:
                job.has_come = True
                job.habits.opened(job.patience, now_s - job.opened_s)
            if job.error is not ErrorKind.NONE:
                job.error, job.detail = ErrorKind.NONE, ""
                self._neighbours_too(job, now_s, jobs)
            if alive_ns / 1e9 - job.opened_s > HEALTHY_S:
                job.failures = 0
        elif now_s - max(job.opened_s, job.wanted_since_s) > job.patience.first_picture_s and job.feedings:
            return ErrorKind.GARBAGE if job.cell(StreamColumn.PACKETS) else ErrorKind.TIMEOUT
        elif job.error is ErrorKind.NONE and not job.cell(StreamColumn.PACKETS):
            self._tell_silence(job, now_s)
        return None

    def _tell_silence(self, job: StreamJob, now_s: float) -> None:
        """A camera that is given longer than others is told as silent when others would be."""
        limit_s = job.config.open_timeout_s
        if job.patience.open_timeout_s > limit_s and now_s - job.opened_s > limit_s:
            job.error, job.detail = ErrorKind.TIMEOUT, f"nothing came for {limit_s:.0f} s, and it is waited for longer"

    def _neighbours_too(self, job: StreamJob, now_s: float, jobs: Collection[StreamJob]) -> None:
        """A camera came back: others at the same host are worth a try now, whatever step of the ladder they are on."""
        for other in jobs:
            if (
                other.phase == "waiting"
                and other.host == job.host
                and other.error not in REFUSALS
                and other.error is not ErrorKind.ISOLATED
                and not other.wants_address
            ):
                other.next_try_s = min(other.next_try_s, now_s + self._rng.uniform(0, 1))

    def settle(self, now_s: float, jobs: Collection[StreamJob]) -> None:
        """End the report of an incident when its cameras are back."""
        down = sum(job.error is not ErrorKind.NONE and job.idle_since_s is None for job in jobs)
        self.incidents.settle(now_s, down)


def _learn(job: StreamJob, kind: ErrorKind, detail: str, now_s: float) -> tuple[ErrorKind, str]:
    """Note what a failure tells of how a stream opens; return what is to be said of it."""
    if job.has_come or job.newest_picture_ns / 1e9 > job.opened_s:
        return kind, detail
    looks_further = job.habits.failed(job.patience, kind, now_s - job.opened_s)
    if kind is ErrorKind.UNSUPPORTED and looks_further:  # not yet a refusal
        return ErrorKind.GARBAGE, f"{detail}, more of it is looked through next time"
    return kind, detail
