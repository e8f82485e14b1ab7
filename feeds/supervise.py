"""The supervisor: opens what is wanted, tries again, kills what hangs, and never waits for any of it.

Runs in a thread of the GUI process. Its workers are in `feeds.crew`, its patience in `feeds.retries`.
"""

import itertools
import logging
import math
import threading
import time
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from socket import socketpair

from feeds import entry
from feeds.board import StreamColumn
from feeds.core import REFUSALS, ErrorKind, Role, Tier, View
from feeds.crew import Crew
from feeds.decoders import Decoders
from feeds.gauge import Gauge
from feeds.jobs import CameraFeeds, StreamJob, StreamKey, ViewFeed, may_forget, same_box
from feeds.ladder import OpenBudget
from feeds.load import LOOK_S, LoadControl
from feeds.lost import LostStreams
from feeds.messages import Attached, CloseStream, Ended, OpenStream, ShowOutputs, Started
from feeds.pictures import RingReader
from feeds.retries import Retries
from feeds.rings import Rings
from feeds.roles import parked_role, wanted_roles
from feeds.sleep import SleepWatch
from feeds.source import KindConfig
from feeds.weight import WeightWatch
from feeds.workers import WorkerHandle, WorkerMain

log = logging.getLogger("feeds.supervise")

ROUND_S = 0.1
LINGER_S = 1.0
"""A stream that nobody wants stays open this long, parked: a change of layout often wants it again."""
FRESH_S = 3.0
"""A parked stream whose newest packet is younger has pictures to show at once."""
CRASHES_TO_ISOLATE = 3
ROLES: tuple[Role, ...] = ("main", "sub")
STALLS_TO_SWITCH = 2


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
        self._gauge = Gauge()
        self._next_look_s = 0.0
        self.sleeps = SleepWatch()
        self.weights = WeightWatch()
        self.replaced = 0
        """How many workers were replaced because they had grown too large."""
        self._budget = OpenBudget(limits.opens_per_second)
        self.wiring: Mapping[View, ViewFeed] = {}
        self.jobs: Mapping[StreamKey, StreamJob] = {}
        self.retired: deque[ViewFeed] = deque()
        self._rings = Rings()
        self._demand: deque[tuple[dict[str, CameraFeeds], tuple[View, ...], tuple[str, ...]]] = deque(maxlen=1)
        self._soon: tuple[str, ...] = ()
        self._lost = LostStreams()
        self._cameras: dict[str, CameraFeeds] = {}
        self._orphans: list[StreamJob] = []
        self._generations = itertools.count(1)
        self._wake_read, self._wake_write = socketpair()
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="feeds-supervisor", daemon=True)

    # ---- from the GUI thread

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def show(self, cameras: dict[str, CameraFeeds], views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Want exactly these views of these cameras from now on, and the cameras `soon` kept ready."""
        self._demand.append((cameras, tuple(views), tuple(soon)))
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
        for handle in self.crew.workers:
            for report in handle.reports():
                match report:
                    case Started():
                        handle.note_start()
                    case Attached(segments):
                        self._rings.forget_names(segments)
                    case Ended():
                        self._ended(handle, report, now_s)
        self._check(now_s)
        self._wake_up(now_s)
        self._replace(now_s)
        self.decoders.round(self.crew.workers, now_s)
        self._take_demand(now_s)
        self._plan(now_s)
        self._open_due(now_s)
        self._weigh(now_s)
        self._rings.recycle(now_s)
        self.retries.settle(now_s, self.jobs.values())

    def _weigh(self, now_s: float) -> None:
        """Look how the machine copes, and decide how much of each camera may be decoded."""
        if now_s < self._next_look_s:
            return
        self._next_look_s = now_s + LOOK_S
        strain = self._gauge.strain(now_s, self.crew.workers, self.late_ticks)
        loads = self._gauge.loads(now_s, self.jobs, self.wiring)
        if strain is not None:
            self.load.look(now_s, strain, loads)

    # ---- what is wanted

    def _take_demand(self, now_s: float) -> None:
        if not self._demand:
            return
        self._cameras, views, self._soon = self._demand.pop()
        old = self.wiring
        kept = {view for view in views if view in old and self._may_show(view.camera_id)}
        spare = {view: feed for view, feed in old.items() if view not in kept}
        wiring: dict[View, ViewFeed] = {}
        for view in views:
            feed = old[view] if view in kept else None
            if feed is None and self._may_show(view.camera_id):
                feed = same_box(spare, view)
            wiring[view] = feed or ViewFeed(view)
            wiring[view].view = view
        self.wiring = wiring
        self.retired.extend(spare.values())
        jobs: dict[StreamKey, StreamJob] = {}
        for key, job in self.jobs.items():
            if job.config == self._config(key):
                jobs[key] = job
            else:
                if job.is_shown:
                    self._lost.let_go(job, now_s, self._lost_after_s(key))
                self._retire_job(job)
        self._lost.keep_only(self._listed)
        for camera_id in (*(view.camera_id for view in views), *self._soon):
            for role in ROLES:
                key = (camera_id, role)
                config = self._config(key)
                if config is not None and key not in jobs:
                    jobs[key] = StreamJob(key, config, wanted_since_s=now_s, idle_since_s=now_s)
        self.jobs = jobs

    def _may_show(self, camera_id: str) -> bool:
        camera = self._cameras.get(camera_id)
        return camera is not None and not camera.privacy

    def _listed(self, key: StreamKey) -> KindConfig | None:
        camera = self._cameras.get(key[0])
        return None if camera is None else camera.config(key[1])

    def _lost_after_s(self, key: StreamKey) -> float:
        camera = self._cameras.get(key[0])
        return math.inf if camera is None else camera.lost_after_s

    def _config(self, key: StreamKey) -> KindConfig | None:
        return self._cameras[key[0]].config(key[1]) if self._may_show(key[0]) else None

    def _retire_job(self, job: StreamJob) -> None:
        """Close a stream whose config is not valid any more; its end is awaited without a key."""
        self._close(job)
        if job.handle is not None:
            self._orphans.append(job)

    def _plan(self, now_s: float) -> None:
        """Decide which stream serves which view, and tell the workers what changed."""
        wanted: dict[StreamKey, list[ViewFeed]] = {key: [] for key in self.jobs}
        for view, feed in self.wiring.items():
            for role in self._roles(view, feed):
                if (view.camera_id, role) in wanted:
                    wanted[view.camera_id, role].append(feed)
        seen = {view.camera_id for view in self.wiring}
        parked = {(camera_id, parked_role(*self._of(camera_id))) for camera_id in self._soon if camera_id not in seen}
        for key, job in self.jobs.items():
            self._serve(job, wanted[key], now_s, parked=key in parked)
        kept = seen.union(self._soon)
        done = {key for key, job in self.jobs.items() if key[0] not in kept and may_forget(job, now_s, LINGER_S)}
        if done:
            self.jobs = {key: job for key, job in self.jobs.items() if key not in done}

    def _roles(self, view: View, feed: ViewFeed) -> tuple[Role, ...]:
        return wanted_roles(view, feed, *self._of(view.camera_id), self.load.cap(view.camera_id))

    def _of(self, camera_id: str) -> tuple[StreamJob | None, StreamJob | None]:
        return self.jobs.get((camera_id, "main")), self.jobs.get((camera_id, "sub"))

    def _tier(self, job: StreamJob) -> Tier:
        """Return how much of a stream may be decoded: what is less than a whole one holds for the smallest."""
        _, sub = self._of(job.key[0])
        cap = self.load.cap(job.key[0])
        return cap if cap <= Tier.SUB_REF and (job is sub or sub is None) else Tier.MAIN

    def _serve(self, job: StreamJob, feeds: list[ViewFeed], now_s: float, *, parked: bool) -> None:
        if feeds and not job.is_shown:
            job.is_promoted = job.phase == "open" and now_s - job.cell(StreamColumn.PACKET_NS) / 1e9 < FRESH_S
            job.wanted_since_s = now_s
            if not job.is_promoted:
                self._lost.look_again(job, now_s)
        elif job.is_shown and not feeds:
            self._lost.let_go(job, now_s, self._lost_after_s(job.key))
        job.is_shown, job.is_parked = bool(feeds), parked
        if feeds or parked:
            job.idle_since_s = None
            if job.phase == "open" and (feeds or job.feedings):
                self._update_outputs(job, feeds, now_s)
            return
        if job.idle_since_s is None:
            job.idle_since_s = now_s
        if job.phase == "open" and job.feedings:
            self._update_outputs(job, [], now_s)
        if now_s - job.idle_since_s >= LINGER_S:
            self._close(job)

    def _update_outputs(self, job: StreamJob, feeds: list[ViewFeed], now_s: float) -> None:
        tier = self._tier(job)
        changed, job.tier = tier is not job.tier, tier
        for feed in [feed for feed in job.feedings if feed not in feeds]:
            job.let_go(feed)
            changed = True
        for feed in feeds:
            feeding = job.feedings.get(feed)
            if feeding is None:
                made = self._rings.make(job, feed, now_s)
                if made is not None:
                    job.feedings[feed] = made
                    changed = True
            elif feeding.output.crop != feed.view.crop:
                feeding.output = replace(feeding.output, crop=feed.view.crop)
                changed = True
        if changed and job.handle is not None:
            job.handle.send(ShowOutputs(job.row, job.generation, job.outputs, job.tier))

    # ---- opening

    def _open_due(self, now_s: float) -> None:
        due = [
            job
            for job in self.jobs.values()
            if job.phase == "waiting" and job.idle_since_s is None and now_s >= job.next_try_s
        ]
        loads: dict[WorkerHandle, float] = {}
        if due:
            for job in self._all_jobs():
                if job.handle is not None:
                    loads[job.handle] = loads.get(job.handle, 0.0) + self._gauge.cores(job)
        for job in sorted(due, key=lambda job: (not job.is_shown, job.next_try_s)):
            if not self._budget.take(now_s):
                return
            handle = self.crew.place(job, loads)
            if handle is None:
                self._failed(job, ErrorKind.INTERNAL, "no decode worker could be started", now_s)
            else:
                self._open(job, handle, now_s)
                loads[handle] = loads.get(handle, 0.0) + self._gauge.cores(job)

    def _open(self, job: StreamJob, handle: WorkerHandle, now_s: float) -> None:
        row = handle.take_row()
        if row is None:
            job.next_try_s = now_s + 1.0
            log.error("decode worker %d has no room for another stream", handle.number)
            return
        job.handle, job.row, job.generation = handle, row, next(self._generations)
        feeds = [
            feed
            for view, feed in self.wiring.items()
            if view.camera_id == job.key[0] and job.key[1] in self._roles(view, feed)
        ]
        for feed in feeds:
            made = self._rings.make(job, feed, now_s)
            if made is not None:
                job.feedings[feed] = made
        if not job.feedings and (feeds or not job.is_parked):
            job.handle = None
            handle.give_row(row)
            if feeds:  # else the camera's other stream has begun to show in this very moment
                self._failed(job, ErrorKind.INTERNAL, "no room for its pictures in shared memory", now_s)
            return
        job.phase, job.opened_s, job.tier = "open", now_s, self._tier(job)
        job.reconnects += 1
        config = job.config
        if getattr(config, "transport", "") == "auto":
            job.transport = "udp" if (job.stalls // STALLS_TO_SWITCH) % 2 else "tcp"
            config = config.model_copy(update={"transport": job.transport})
        handle.send(OpenStream(row, job.generation, config, job.outputs, job.tier))

    # ---- endings

    def _ended(self, handle: WorkerHandle, report: Ended, now_s: float) -> None:
        for job in self._all_jobs():
            if job.handle is handle and job.row == report.row and job.generation == report.generation:
                self._close_job(job)
                if report.kind is not ErrorKind.NONE and job not in self._orphans:
                    self._failed(job, report.kind, report.detail, now_s)
                break
        handle.give_row(report.row)
        self._orphans = [job for job in self._orphans if job.handle is not None]

    def _all_jobs(self) -> list[StreamJob]:
        return [*self.jobs.values(), *self._orphans]

    def _close_job(self, job: StreamJob) -> None:
        job.remember()
        job.handle = None
        job.phase = "waiting"
        for feed in list(job.feedings):
            job.let_go(feed)

    def _failed(self, job: StreamJob, kind: ErrorKind, detail: str, now_s: float) -> None:
        self.retries.failed(job, kind, detail, now_s, self.jobs.values())

    def _check(self, now_s: float) -> None:
        for handle, suspects in self.crew.lost(self._all_jobs, now_s):
            self._worker_gone(handle, suspects, now_s)
        self.crew.bury_idle()
        jobs = self.jobs.values()
        for job in jobs:
            if job.phase == "open":
                wrong = self.retries.overdue(job, now_s, jobs)
                if wrong is not None:
                    self._close(job)
                    self._failed(job, wrong, "no whole picture after opening", now_s)

    def _wake_up(self, now_s: float) -> None:
        """Open everything anew after the machine has slept: connections are dead, and time-outs would take long."""
        slept_s = self.sleeps.woke(now_s)
        if not slept_s:
            return
        log.info("the machine slept for %.0f s, all streams are opened anew", slept_s)
        for job in self.jobs.values():
            self._close(job)
            if job.error not in REFUSALS:
                job.failures, job.next_try_s = 0, now_s

    def _replace(self, now_s: float) -> None:
        """Move the streams of a worker that leaks to another one. One at a time: each keeps its last picture meanwhile,
        and no camera has to bear two sessions."""
        for handle, held in self.weights.too_heavy(self.crew.workers, self._all_jobs(), now_s):
            if not handle.leaving:
                handle.leaving = True
                self.replaced += 1
                log.warning("decode worker %d holds %d MiB and is replaced", handle.number, held >> 20)
        for handle in self.crew.workers:
            if handle.leaving:
                theirs = [job for job in self.jobs.values() if job.handle is handle]
                if not any(job.phase == "closing" for job in theirs):
                    for job in theirs[:1]:
                        self._close(job)
                        job.next_try_s = now_s

    @staticmethod
    def _close(job: StreamJob) -> None:
        if job.phase == "open" and job.handle is not None:
            job.handle.send(CloseStream(job.row, job.generation))
            job.phase = "closing"

    def _worker_gone(self, handle: WorkerHandle, suspects: Collection[StreamJob], now_s: float) -> None:
        """Bury a worker; blame the suspects, and open all of its streams elsewhere."""
        self.decoders.note_deaths([job.cell(StreamColumn.DECODER) for job in suspects], now_s)
        for job in [job for job in self._all_jobs() if job.handle is handle]:
            was_open = job.phase == "open"
            self._close_job(job)
            if job in self._orphans:
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
        self._orphans = [job for job in self._orphans if job.handle is not None]
        self.crew.bury(handle)
