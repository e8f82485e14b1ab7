"""The engine: live pictures of a city's cameras, for one GUI process.

Called from the GUI thread; every call returns at once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import psutil

from feeds import entry
from feeds.board import StreamColumn, unpack_codec
from feeds.core import CameraReport, Clock, Limit, Role, SystemClock, Tier, TileState, View
from feeds.decode.catalogue import name_of
from feeds.decoders import Decoders
from feeds.jobs import CameraFeeds, StreamJob, ViewFeed
from feeds.ladder import Incident
from feeds.pictures import RingReader
from feeds.state import Facts, derive
from feeds.supervise import Limits, Supervisor
from feeds.workers import WorkerMain

MOST_PARKED = 64
LATE_TICK_S, PAUSE_S = 0.1, 1.0
"""From one call of `changed` to the next: more than the first is a late tick, more than the second a pause."""


class Engine:
    """Runs the streams that views ask for and gives their newest pictures.

    A picture is a slot of a `RingReader`; it stays unchanged until the next call of `changed`.
    """

    def __init__(
        self,
        cameras: Iterable[CameraFeeds] = (),
        *,
        limits: Limits | None = None,
        clock: Clock | None = None,
        worker_main: WorkerMain = entry.main,
        decoders: Decoders | None = None,
        seed: int | None = None,
    ) -> None:
        self._clock = clock or SystemClock()
        self._cameras = {camera.camera_id: camera for camera in cameras}
        self._views: tuple[View, ...] = ()
        self._soon: tuple[str, ...] = ()
        self._supervisor = Supervisor(limits or Limits(), worker_main=worker_main, decoders=decoders, seed=seed)
        self._ticked_s = 0.0
        self._processes: dict[int, psutil.Process] = {}
        self._last: dict[str, RingReader] = {}
        """By camera: the picture of a view that is gone, for as long as no other view of the camera has one."""

    def start(self, *, with_workers: bool = False) -> None:
        """Begin to work. `with_workers`: start the decode workers at once, not each with the first streams."""
        self._supervisor.start(with_workers=with_workers)

    def set_cameras(self, cameras: Iterable[CameraFeeds]) -> None:
        """Replace the catalogue; streams go on untouched where nothing of theirs changed, or an expiring address alone.

        Such an address is used when its stream is opened next.
        """
        self._cameras = {camera.camera_id: camera for camera in cameras}
        self._supervisor.show(self._cameras, self._views, self._soon)

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Want exactly these views from now on. Equal ones share a picture; those without a single pixel have none.

        `soon`: cameras that will probably be shown next. Their streams are open and decode nothing, so that a view of
        them has a picture at once; the first `MOST_PARKED` of them.
        """
        unique = tuple(dict.fromkeys(view for view in views if view.width_px > 0 and view.height_px > 0))
        seen = {view.camera_id for view in unique}
        parked = tuple(dict.fromkeys(camera_id for camera_id in soon if camera_id not in seen))[:MOST_PARKED]
        changed = (unique, parked) != (self._views, self._soon)
        if changed or any(new.priority != old.priority for new, old in zip(unique, self._views, strict=False)):
            self._views, self._soon = unique, parked
            self._supervisor.show(self._cameras, unique, parked)

    def changed(self) -> list[tuple[View, RingReader]]:
        """Take what is new: the views with a newer picture, each with the reader that now holds it."""
        supervisor = self._supervisor
        now_s = self._clock.monotonic_s()
        if LATE_TICK_S < now_s - self._ticked_s < PAUSE_S:
            supervisor.late_ticks += 1
        self._ticked_s = now_s
        fresh = []
        for view, feed in supervisor.wiring.items():
            if feed.pending:
                self._settle(feed)
            reader = feed.current
            if reader is not None and reader.newest != reader.shown:
                reader.take()
                fresh.append((view, reader))
        while supervisor.demand.retired:
            self._retire(supervisor.demand.retired.popleft())
        if self._last:
            self._let_go_of_last()
        return fresh

    def reader(self, view: View) -> RingReader | None:
        """Return the reader that holds the picture of `view`; that of another view of the camera while it has none."""
        feed = self._supervisor.wiring.get(view)
        if feed is not None and feed.current is not None:
            return feed.current
        others = [
            other.current
            for other in self._supervisor.wiring.values()
            if other.view.camera_id == view.camera_id and other.current is not None
        ]
        return max(others, key=lambda reader: reader.ring.capacity, default=self._last.get(view.camera_id))

    def _settle(self, feed: ViewFeed) -> None:
        """Move on to a ring that has a picture when the present one is served no longer, and let go of those that are
        not needed any more.

        A ring that a stream still writes to is kept: which of two it shall be is for the supervisor to say.
        """
        pending = feed.pending
        if feed.current is None or feed.current.abandoned:
            ready = sorted(
                (reader for reader in list(pending) if reader.newest), key=lambda reader: not reader.abandoned
            )
            if ready:
                pending.remove(ready[-1])
                if feed.current is not None:
                    self._let_go(feed.current)
                feed.current = ready[-1]
        for reader in list(pending):
            if reader.abandoned:
                pending.remove(reader)
                self._let_go(reader)

    def _retire(self, feed: ViewFeed) -> None:
        while feed.pending:
            self._let_go(feed.pending.popleft())
        reader, feed.current = feed.current, None
        if reader is not None:
            older = self._last.pop(feed.view.camera_id, None)
            if older is not None:
                self._let_go(older)
            self._last[feed.view.camera_id] = reader

    def _let_go_of_last(self) -> None:
        """Let go of last pictures that are not needed any more, or must not be shown."""
        feeds = self._supervisor.wiring.values()
        cameras = {feed.view.camera_id: self._cameras.get(feed.view.camera_id) for feed in feeds}
        waiting = {camera_id for camera_id, camera in cameras.items() if camera is not None and not camera.privacy}
        waiting -= {feed.view.camera_id for feed in feeds if feed.current is not None}
        for camera_id in [camera_id for camera_id in self._last if camera_id not in waiting]:
            self._let_go(self._last.pop(camera_id))

    def _let_go(self, reader: RingReader) -> None:
        reader.close()
        self._supervisor.hand_back(reader)

    def _jobs(self, camera_id: str) -> list[StreamJob]:
        jobs = self._supervisor.jobs
        roles: tuple[Role, ...] = ("main", "sub")
        return [jobs[camera_id, role] for role in roles if (camera_id, role) in jobs]

    def report(self, camera_id: str) -> CameraReport:
        """Return what is known of a camera now."""
        camera = self._cameras.get(camera_id)
        jobs = self._jobs(camera_id)
        if camera is None or camera.privacy or not jobs:
            hidden = camera is not None and camera.privacy
            return CameraReport(camera_id, state=TileState.PRIVACY if hidden else TileState.CONNECTING)
        now_s = self._clock.monotonic_s()
        job = max(jobs, key=lambda job: (job.newest_picture_ns, job.phase == "open", -job.failures))
        picture_ns = job.newest_picture_ns
        repeat_ns = job.cell(StreamColumn.REPEAT_SINCE_NS)
        picture_s = None
        if picture_ns:
            picture_s = picture_ns / 1e9 - self._supervisor.upkeep.sleeps.slept_since_s(picture_ns / 1e9)
        age_s = None if picture_s is None else now_s - picture_s
        if not job.feedings and job.phase == "open":
            picture_s = job.alive_ns / 1e9 or picture_s
        elif job.is_promoted and (picture_s or 0.0) < job.wanted_since_s:
            picture_s = job.wanted_since_s  # the next is on its way
        state = derive(
            Facts(
                now_s=now_s,
                wanted_since_s=job.wanted_since_s,
                picture_s=picture_s,
                repeat_since_s=repeat_ns / 1e9 if repeat_ns else None,
                running=job.phase == "open",
                error=job.error,
                stale_after_s=camera.stale_after_s,
                lost_after_s=camera.lost_after_s,
                interval_s=_interval_s(job),
                packet_s=job.cell(StreamColumn.PACKET_NS) / 1e9 or None,
            )
        )
        waiting = job.phase == "waiting" and job.failures
        return CameraReport(
            camera_id,
            state=state,
            picture_utc=None if age_s is None else self._clock.utc() - timedelta(seconds=age_s),
            picture_age_s=age_s if age_s is not None else now_s - job.wanted_since_s,
            error=job.error,
            detail=job.detail,
            next_try_s=max(0.0, job.next_try_s - now_s) if waiting else None,
            role=job.key[1],
            transport=job.transport or job.config.kind,
            codec=unpack_codec(job.cell(StreamColumn.CODEC)),
            width_px=job.size_px[0],
            height_px=job.size_px[1],
            source_fps=job.cell(StreamColumn.SOURCE_FPS_MILLI) / 1000,
            shown_fps=job.cell(StreamColumn.FPS_MILLI) / 1000 if state is TileState.LIVE else 0.0,
            drift_s=job.cell(StreamColumn.DRIFT_MS) / 1000,
            lag_s=job.lag_s,
            drops=sum(job.drops_before + job.cell(StreamColumn.DROPS) for job in jobs),
            reconnects=sum(max(0, job.reconnects) for job in jobs),
            bytes_read=sum(job.bytes_before + job.cell(StreamColumn.BYTES) for job in jobs),
            decoder=name_of(job.cell(StreamColumn.DECODER)),
            fallbacks=sum(job.fallbacks_before + job.cell(StreamColumn.FALLBACKS) for job in jobs),
            tier=_tier(job),
            limited=self._supervisor.load.limit(camera_id) if job.feedings else Limit.NONE,
        )

    @property
    def incident(self) -> Incident | None:
        """Many cameras failed together and are not back yet."""
        return self._supervisor.retries.incidents.incident

    @property
    def expired(self) -> frozenset[str]:
        """The cameras whose addresses may have expired: their streams ended, and wait a moment for fresh ones.

        Whoever can list them anew hands them in by `set_cameras`.
        """
        jobs = self._supervisor.jobs.values()
        return frozenset(job.key[0] for job in jobs if job.wants_address and job.idle_since_s is None)

    @property
    def worker_pids(self) -> list[int]:
        """Process ids of the decode workers."""
        return [handle.pid for handle in self._supervisor.crew.workers]

    @property
    def workers_replaced(self) -> int:
        """How many decode workers were replaced because they had grown too large."""
        return self._supervisor.upkeep.replaced

    @property
    def streams_moved(self) -> int:
        """How many streams went on in another, less busy decode worker."""
        return self._supervisor.moves.done

    def worker_pid(self, camera_id: str) -> int | None:
        """Return the decode worker that a camera's newest picture is from, None while none of its streams is open."""
        running = [(job.newest_picture_ns, handle.pid) for job in self._jobs(camera_id) if (handle := job.handle)]
        return max(running)[1] if running else None

    def workers(self) -> list[dict[str, Any]]:
        """Return CPU share (of one core, since the last call) and memory of each decode worker."""
        found = []
        handles = self._supervisor.crew.workers
        pids = {handle.pid for handle in handles}
        self._processes = {pid: process for pid, process in self._processes.items() if pid in pids}
        for handle in handles:
            process = self._processes.get(handle.pid)
            try:
                if process is None:
                    process = self._processes[handle.pid] = psutil.Process(handle.pid)
                found.append(
                    {
                        "pid": handle.pid,
                        "cpu_cores": round(process.cpu_percent() / 100, 3),
                        "rss_mib": round(process.memory_info().rss / 2**20, 1),
                        "streams": handle.streams,
                        "alone": handle.alone,
                    }
                )
            except psutil.NoSuchProcess:
                self._processes.pop(handle.pid, None)
        return found

    def decoders(self) -> list[dict[str, Any]]:
        """Return what is known of each device and codec, and how many streams it decodes now."""
        supervisor = self._supervisor
        in_use = Counter(
            (name_of(job.cell(StreamColumn.DECODER)), unpack_codec(job.cell(StreamColumn.CODEC)))
            for job in supervisor.jobs.values()
        )
        usable = supervisor.decoders.usable(self._clock.monotonic_s())
        return [
            {
                "device": found.device,
                "codec": found.codec,
                "used": found in usable,
                "why": "decode workers died in it" if found.works and found not in usable else found.why,
                "streams": in_use[found.device, found.codec],
            }
            for found in supervisor.decoders.capabilities
        ]

    def close(self) -> None:
        """Stop everything: streams, workers, threads, memory."""
        self._supervisor.close()
        for feed in self._supervisor.wiring.values():
            self._retire(feed)
        while self._supervisor.demand.retired:
            self._retire(self._supervisor.demand.retired.popleft())
        for reader in self._last.values():
            self._let_go(reader)
        self._last.clear()
        self._supervisor.give_back_all()


def _tier(job: StreamJob) -> Tier:
    """Return how much of a camera is decoded whose pictures come from this stream."""
    if not job.feedings:
        return Tier.PARKED
    if job.tier <= Tier.SUB_REF:
        return job.tier
    return Tier.MAIN if job.key[1] == "main" else Tier.SUB


def _interval_s(job: StreamJob) -> float:
    """Return how far apart pictures are while keyframes alone are shown, else 0."""
    if job.tier is not Tier.KEY:
        return 0.0
    return max(1.0, job.cell(StreamColumn.GOP_MS) / 1000)
