"""What the load control and the balance are told: processor time, and what each stream on a screen costs and loses."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import psutil

from feeds.board import StreamColumn
from feeds.core import Tier, View
from feeds.jobs import StreamJob, StreamKey, ViewFeed
from feeds.load import SETTLE_S, CameraLoad, Strain
from feeds.roles import wished_tier
from feeds.workers import WorkerHandle

ASSUMED_CORES = {"main": 0.06, "sub": 0.02}
"""Of a stream that nobody has decoded yet."""
PARKED_CORES = 0.002
SPARE_MILLI_LEAST = 150
"""With fewer pictures to leave out there is nothing to be won."""
KEY_SHARE = 0.8
"""Likewise for keyframes that cost more than this share of the whole."""
LONG_GOP_MS = 4000
"""Keyframes further apart than this are no video: they are shown alone only when nothing else helps."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a stream's pictures cost, by the figures its worker measured last; zeros for what was never measured."""

    key_us: int = 0
    picture_us: int = 0
    fps: float = 0.0
    gop_ms: int = 0
    spare_milli: int = 0

    @classmethod
    def of(cls, job: StreamJob, known: "Price") -> "Price":
        """Return what the board says now, and what was `known` where it says nothing."""
        return cls(
            job.cell(StreamColumn.KEY_US) or known.key_us,
            job.cell(StreamColumn.PICTURE_US) or known.picture_us,
            job.cell(StreamColumn.SOURCE_FPS_MILLI) / 1000 or known.fps,
            job.cell(StreamColumn.GOP_MS) or known.gop_ms,
            job.cell(StreamColumn.SPARE_MILLI) if job.phase == "open" else known.spare_milli,
        )

    @property
    def is_known(self) -> bool:
        """Whether anything was decoded of it yet."""
        return self.fps > 0 and (self.key_us > 0 or self.picture_us > 0)

    @property
    def keys_per_s(self) -> float:
        """Keyframes a second; one in four seconds as long as nobody knows."""
        return min(self.fps, 1000 / (self.gop_ms or LONG_GOP_MS))

    def cores(self, tier: Tier) -> float:
        """Return the processor time in cores that this tier takes."""
        key_us = self.key_us or 3 * self.picture_us
        if tier is Tier.KEY:
            return key_us * min(1.0, self.keys_per_s) / 1e6
        others = self.fps - self.keys_per_s
        if tier is Tier.SUB_REF:
            others = max(0.0, others - self.fps * self.spare_milli / 1000)
        return (key_us * self.keys_per_s + self.picture_us * others) / 1e6


@dataclass(frozen=True, slots=True)
class _Counts:
    """Of a stream, from its opening to `at_s` or, as a difference, in `span_s`."""

    generation: int
    at_s: float
    pictures: int
    late: int
    decoded: int
    span_s: float = 0.0


class Gauge:
    """Measures from one look to the next. Used by the supervisor's thread."""

    def __init__(self) -> None:
        self._prices: dict[StreamKey, Price] = {}
        self._counts: dict[StreamKey, _Counts] = {}
        self._spent: dict[int, tuple[psutil.Process, float, float]] = {}
        self._busy_s: float | None = None
        self._looked_s = 0.0
        self._late_ticks = 0
        self._cores = float(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)

    def strain(self, now_s: float, late_ticks: int) -> Strain | None:
        """Return how hard the machine worked since the last call, None at the first. `late_ticks`: counted from the
        start."""
        span_s, self._looked_s = now_s - self._looked_s, now_s
        busy_s, before_s = _busy_s(), self._busy_s
        self._busy_s = busy_s
        late, self._late_ticks = late_ticks - self._late_ticks, late_ticks
        if before_s is None or span_s <= 0:
            return None
        busy_cores = min(self._cores, max(0.0, busy_s - before_s) / span_s)
        return Strain(busy_cores, self._cores, late)

    def worker_cores(self, now_s: float, workers: Iterable[WorkerHandle]) -> dict[WorkerHandle, float]:
        """Return the processor time in cores that each worker took since the last call, as far as it was there then."""
        before, self._spent, found = self._spent, {}, {}
        for handle in workers:
            process, then_s, spent_before_s = before.get(handle.pid, (None, now_s, 0.0))
            try:
                process = process or psutil.Process(handle.pid)
                times = process.cpu_times()
            except psutil.Error:  # it has just ended
                continue
            spent_s = times.user + times.system
            self._spent[handle.pid] = process, now_s, spent_s
            if now_s > then_s:
                found[handle] = (spent_s - spent_before_s) / (now_s - then_s)
        return found

    def loads(
        self, now_s: float, jobs: Mapping[StreamKey, StreamJob], wiring: Mapping[View, ViewFeed]
    ) -> list[CameraLoad]:
        """Return what is measured of each camera that has a view."""
        for key, job in jobs.items():
            self._prices[key] = Price.of(job, self._prices.get(key, Price()))
        views: dict[str, list[tuple[View, ViewFeed]]] = {}
        for view, feed in wiring.items():
            if view.stream is None:
                views.setdefault(view.camera_id, []).append((view, feed))
        found = []
        for camera_id, wanted in views.items():
            main, sub = jobs.get((camera_id, "main")), jobs.get((camera_id, "sub"))
            shown = [job for job in (main, sub) if job is not None and job.phase == "open" and job.feedings]
            if not shown:
                continue
            wish = max(wished_tier(view, feed, main, sub) for view, feed in wanted)
            costs, is_resort = self._costs(main, sub, wish)
            counts = [self._counted(job, now_s) for job in shown]
            late = sum(count.late for count in counts)
            drift_s = max(job.cell(StreamColumn.DRIFT_MS) for job in shown) / 1000
            found.append(
                CameraLoad(
                    camera_id,
                    costs,
                    priority=max(view.priority for view, _ in wanted),
                    area_px=max(view.width_px * view.height_px for view, _ in wanted),
                    is_resort=is_resort,
                    pictures=sum(count.pictures for count in counts),
                    late=late,
                    decoded_share=min(map(self._decoded_share, shown, counts)),
                    slow_s=0.0 if late else drift_s,
                    is_opening=any(now_s - max(job.opened_s, job.wanted_since_s) < SETTLE_S for job in shown),
                )
            )
        return found

    def cores(self, job: StreamJob) -> float:
        """Return what a stream costs as it runs now."""
        price = self._prices.get(job.key, Price())
        if not job.is_shown:
            return PARKED_CORES
        return price.cores(job.tier) if price.is_known else ASSUMED_CORES[job.key[1]]

    def _costs(self, main: StreamJob | None, sub: StreamJob | None, wish: Tier) -> tuple[dict[Tier, float], bool]:
        costs: dict[Tier, float] = {}
        if wish is Tier.MAIN and main is not None:
            costs[Tier.MAIN] = self._whole(main)
        if sub is not None:
            costs[Tier.SUB] = self._whole(sub)
        base = sub or main
        price = self._prices.get(base.key, Price()) if base is not None else Price()
        whole = min(costs.values())
        if price.is_known:
            if price.spare_milli >= SPARE_MILLI_LEAST:
                costs[Tier.SUB_REF] = price.cores(Tier.SUB_REF)
            if price.cores(Tier.KEY) < KEY_SHARE * whole:
                costs[Tier.KEY] = price.cores(Tier.KEY)
        return costs, not 0 < price.gop_ms <= LONG_GOP_MS

    def _whole(self, job: StreamJob) -> float:
        price = self._prices[job.key]
        return price.cores(Tier.MAIN) if price.is_known else ASSUMED_CORES[job.key[1]]

    def _counted(self, job: StreamJob, now_s: float) -> _Counts:
        pictures, late, decoded = map(job.cell, (StreamColumn.PACKETS, StreamColumn.LATE, StreamColumn.FRAMES))
        now = _Counts(job.generation, now_s, pictures, late, decoded)
        before = self._counts.get(job.key)
        self._counts[job.key] = now
        if before is None or before.generation != now.generation:
            return now
        return _Counts(
            now.generation,
            now_s,
            max(0, now.pictures - before.pictures),
            max(0, now.late - before.late),
            max(0, now.decoded - before.decoded),
            now_s - before.at_s,
        )

    def _decoded_share(self, job: StreamJob, counted: _Counts) -> float:
        """Return how many of the pictures that its tier wants were decoded: all where that is not known."""
        price = self._prices[job.key]
        due = price.fps * counted.span_s
        if job.tier is Tier.SUB_REF:
            due *= 1 - price.spare_milli / 1000
        return min(1.0, counted.decoded / due) if due and job.tier is not Tier.KEY else 1.0


def _busy_s() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0) - getattr(times, "guest", 0.0))
