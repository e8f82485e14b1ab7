"""The supervisor: opens what is wanted, tries again, kills what hangs, and never waits for any of it.

Runs in a thread of the GUI process. What is wanted is in `feeds.demand`, the streams in `feeds.roster`, their workers
in `feeds.crew`; what is done when these fail is in `feeds.upkeep`, its patience in `feeds.retries`.
"""

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from socket import socketpair

from feeds import entry
from feeds.board import StreamColumn
from feeds.core import ErrorKind, Role, Tier, View
from feeds.crew import Crew
from feeds.decoders import Decoders
from feeds.demand import Demand
from feeds.gauge import Gauge
from feeds.jobs import CameraFeeds, StreamJob, StreamKey, ViewFeed, may_forget
from feeds.ladder import OpenBudget
from feeds.load import LOOK_S, LoadControl
from feeds.messages import Attached, Ended, Started
from feeds.moves import Moves
from feeds.pictures import RingReader
from feeds.retries import Retries
from feeds.rings import Rings
from feeds.roles import parked_role, wanted_roles
from feeds.roster import Roster
from feeds.serving import Serving
from feeds.upkeep import Upkeep
from feeds.workers import WorkerHandle, WorkerMain

log = logging.getLogger("feeds.supervise")

ROUND_S = 0.1
LINGER_S = 1.0
"""A stream that nobody wants stays open this long, parked: a change of layout often wants it again."""
FRESH_S = 3.0
"""A parked stream whose newest packet is younger has pictures to show at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the supervisor may use. `workers`: decode processes for well-behaved streams."""

    workers: int = 2
    opens_per_second: float = 30.0


class Supervisor:
    """Keeps the wanted streams running in decode workers.

    `show` and `hand_back` are called from the GUI thread and return at once; everything else happens in the
    supervisor's own thread.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        worker_main: WorkerMain = entry.main,
        decoders: Decoders | None = None,
        seed: int | None = None,
    ) -> None:
        self.decoders = decoders or Decoders()
        self.crew = Crew(limits.workers, worker_main)
        self.retries = Retries(seed)
        self.load = LoadControl()
        self.late_ticks = 0
        """How often the screen was painted late; counted by the GUI thread."""
        self.roster = Roster()
        self.demand = Demand(self.roster)
        self.upkeep = Upkeep(self.roster, self.crew, self.retries, self.decoders)
        self._rings = Rings()
        self._serving = Serving(self._rings)
        self._budget = OpenBudget(limits.opens_per_second)
        self._gauge = Gauge()
        self._next_look_s = 0.0
        self.moves = Moves(self.roster, self.crew, self._serving, self._budget, self._gauge)
        self._wake_read, self._wake_write = socketpair()
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        self._closing = False
        self._starts_workers = False
        self._thread = threading.Thread(target=self._run, name="feeds-supervisor", daemon=True)

    # ---- from the GUI thread

    @property
    def wiring(self) -> Mapping[View, ViewFeed]:
        """Where the pictures of each view come from."""
        return self.demand.wiring

    @property
    def jobs(self) -> Mapping[StreamKey, StreamJob]:
        """The streams that somebody wants."""
        return self.roster.jobs

    def start(self, *, with_workers: bool = False) -> None:
        """Begin to work. `with_workers`: start the decode workers at once, not each with the first streams."""
        self._starts_workers = with_workers
        self._thread.start()

    def show(self, cameras: dict[str, CameraFeeds], views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Want exactly these views of these cameras from now on, and the cameras `soon` kept ready."""
        self.demand.ask(cameras, views, soon)
        self._wake()

    def hand_back(self, reader: RingReader) -> None:
        """Give a reader back whose ring has been closed."""
        self._rings.handed_back.append(reader)

    def close(self, timeout_s: float = 4.0) -> None:
        """End all workers and the thread; return when they are gone, killed if need be."""
        self._closing = True
        self._wake()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        self._wake_write.close()
        self._wake_read.close()

    def give_back_all(self) -> None:
        """Settle the account of readers handed back after `close`."""
        self._rings.recycle(time.monotonic())

    def _wake(self) -> None:
        try:
            self._wake_write.send(b"x")
        except (BlockingIOError, OSError):
            log.debug("supervisor is awake or gone")

    # ---- the supervisor's thread

    def _run(self) -> None:
        try:
            if self._starts_workers:
                self.crew.fill()
            while not self._closing:
                try:
                    self._listen()
                    self._round()
                except Exception:
                    # Whatever it is, the other cameras of the wall go on.
                    log.exception("the supervisor met an error of the program")
                    time.sleep(ROUND_S)
        finally:
            self.decoders.close()
            self.crew.end()

    def _listen(self) -> None:
        ready = wait([self._wake_read, *(handle.connection for handle in self.crew.workers)], ROUND_S)
        if self._wake_read in ready:
            try:
                self._wake_read.recv(4096)
            except BlockingIOError:
                log.debug("woken twice")

    def _round(self) -> None:
        """Do everything that is due."""
        now_s = time.monotonic()
        self._take_reports(now_s)
        self.upkeep.look(now_s)
        self.moves.follow(now_s)
        self.decoders.round(self.crew.workers, now_s)
        self.demand.take(now_s)
        self._plan(now_s)
        self._open_due(now_s)
        self._weigh(now_s)
        self._rings.recycle(now_s)
        self.retries.settle(now_s, self.jobs.values())
        for handle in self.crew.workers:
            handle.flush()

    def _take_reports(self, now_s: float) -> None:
        for handle in self.crew.workers:
            for report in handle.reports():
                match report:
                    case Started():
                        handle.note_start()
                    case Attached(segments):
                        self._rings.forget_names(segments)
                    case Ended():
                        self.upkeep.ended(handle, report, now_s)

    def _weigh(self, now_s: float) -> None:
        """Look how the machine copes, and decide how much of each camera may be decoded, and where."""
        if now_s < self._next_look_s:
            return
        self._next_look_s = now_s + LOOK_S
        strain = self._gauge.strain(now_s, self.late_ticks)
        loads = self._gauge.loads(now_s, self.jobs, self.wiring)
        if strain is not None:
            self.load.look(now_s, strain, loads)
        self.moves.look(now_s, self.load.limit)

    # ---- what is shown

    def _plan(self, now_s: float) -> None:
        """Decide which stream serves which view, and tell the workers what changed."""
        wanted: dict[StreamKey, list[ViewFeed]] = {key: [] for key in self.jobs}
        for view, feed in self.wiring.items():
            for role in self._roles(view, feed):
                if (view.camera_id, role) in wanted:
                    wanted[view.camera_id, role].append(feed)
        seen = {view.camera_id for view in self.wiring}
        soon = self.demand.soon
        parked = {(camera_id, parked_role(*self.roster.of(camera_id))) for camera_id in soon if camera_id not in seen}
        for key, job in self.jobs.items():
            self._serve(job, wanted[key], now_s, parked=key in parked)
        kept = seen.union(soon)
        done = {key for key, job in self.jobs.items() if key[0] not in kept and may_forget(job, now_s, LINGER_S)}
        if done:
            self.roster.jobs = {key: job for key, job in self.jobs.items() if key not in done}

    def _roles(self, view: View, feed: ViewFeed) -> tuple[Role, ...]:
        return wanted_roles(view, feed, *self.roster.of(view.camera_id), self.load.cap(view.camera_id))

    def _tier(self, job: StreamJob) -> Tier:
        """Return how much of a stream may be decoded: what is less than a whole one holds for the smallest."""
        _, sub = self.roster.of(job.key[0])
        cap = self.load.cap(job.key[0])
        return cap if cap <= Tier.SUB_REF and (job is sub or sub is None) else Tier.MAIN

    def _serve(self, job: StreamJob, feeds: list[ViewFeed], now_s: float, *, parked: bool) -> None:
        if feeds and not job.is_shown:
            job.is_promoted = job.phase == "open" and now_s - job.cell(StreamColumn.PACKET_NS) / 1e9 < FRESH_S
            job.wanted_since_s = now_s
            if not job.is_promoted:
                self.demand.lost.look_again(job, now_s)
        elif job.is_shown and not feeds:
            self.demand.let_go(job, now_s)
        job.is_shown, job.is_parked = bool(feeds), parked
        if feeds or parked:
            job.idle_since_s = None
            if job.phase == "open" and (feeds or job.feedings):
                self._serving.update(job, feeds, self._tier(job), now_s)
            return
        if job.idle_since_s is None:
            job.idle_since_s = now_s
        if job.phase == "open" and job.feedings:
            self._serving.update(job, [], self._tier(job), now_s)
        if now_s - job.idle_since_s >= LINGER_S:
            job.close()

    # ---- opening

    def _open_due(self, now_s: float) -> None:
        due = [
            job
            for job in self.jobs.values()
            if job.phase == "waiting" and job.idle_since_s is None and now_s >= job.next_try_s
        ]
        loads: dict[WorkerHandle, float] = {}
        if due:
            for job in self.roster.all():
                if job.handle is not None:
                    loads[job.handle] = loads.get(job.handle, 0.0) + self._gauge.cores(job)
        for job in sorted(due, key=lambda job: (not job.is_shown, job.next_try_s)):
            if not self._budget.take(now_s):
                return
            handle = self.crew.place(job, loads)
            if handle is None:
                self._failed(job, "no decode worker could be started", now_s)
            else:
                self._open(job, handle, now_s)
                loads[handle] = loads.get(handle, 0.0) + self._gauge.cores(job)

    def _open(self, job: StreamJob, handle: WorkerHandle, now_s: float) -> None:
        row = handle.take_row()
        if row is None:
            job.next_try_s = now_s + 1.0
            log.error("decode worker %d has no room for another stream", handle.number)
            return
        feeds = [
            feed
            for view, feed in self.wiring.items()
            if view.camera_id == job.key[0] and job.key[1] in self._roles(view, feed)
        ]
        if not self._serving.open(job, handle, row, feeds, self._tier(job), now_s) and feeds:
            # Without feeds the camera's other stream has begun to show in this very moment.
            self._failed(job, "no room for its pictures in shared memory", now_s)

    def _failed(self, job: StreamJob, detail: str, now_s: float) -> None:
        self.retries.failed(job, ErrorKind.INTERNAL, detail, now_s, self.jobs.values())
