"""Noticing that a decode worker holds far more memory than its streams can need: something in it leaks."""

from collections.abc import Callable, Collection

import psutil

from feeds.board import StreamColumn
from feeds.jobs import StreamJob
from feeds.workers import WorkerHandle

LOOK_S = 5.0
PROOF_LOOKS = 3
YOUTH_S = 600.0
"""A worker is not replaced before it is so old: one that needs so much from the start would not get better by it."""
BASE_BYTES = 400 << 20
BYTES_PER_PIXEL = 30
"""Of a stream's picture: the largest number of pictures that its decoder may keep, 16 and one, and some to spare."""
DEVICE_BYTES = 256 << 20
"""What a device's driver takes in a process that uses it: measured 150 MiB with CUDA."""
DEVICE_STREAM_BYTES = 40 << 20
"""And for each stream on it, whatever the size of its pictures: measured 23 MiB with CUDA."""


def _rss_bytes(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0  # it has just ended


def _may_need(jobs: Collection[StreamJob]) -> int:
    """Return how many bytes the streams of a worker may need."""
    pixels = sum(job.size_px[0] * job.size_px[1] for job in jobs)
    on_device = sum(1 for job in jobs if job.cell(StreamColumn.DECODER))
    return BYTES_PER_PIXEL * pixels + DEVICE_STREAM_BYTES * on_device + (DEVICE_BYTES if on_device else 0)


class WeightWatch:
    """Weighs the workers now and then. Used by the supervisor's thread."""

    def __init__(self, rss_bytes: Callable[[int], int] = _rss_bytes, *, base_bytes: int = BASE_BYTES) -> None:
        """`rss_bytes`: the resident memory of a process; `base_bytes`: what a worker may hold beside its streams."""
        self._rss_bytes = rss_bytes
        self._base_bytes = base_bytes
        self._next_s = 0.0
        self._looks: dict[int, int] = {}

    def too_heavy(
        self, workers: Collection[WorkerHandle], jobs: Collection[StreamJob], now_s: float
    ) -> list[tuple[WorkerHandle, int]]:
        """Return the workers that have been too heavy several times in a row, each with its bytes."""
        if now_s < self._next_s:
            return []
        self._next_s = now_s + LOOK_S
        found, looks = [], {}
        for worker in workers:
            theirs = [job for job in jobs if job.handle is worker]
            held = self._rss_bytes(worker.pid)
            if now_s - worker.born_s < YOUTH_S or held <= self._base_bytes + _may_need(theirs):
                continue
            looks[worker.number] = self._looks.get(worker.number, 0) + 1
            if looks[worker.number] >= PROOF_LOOKS:
                found.append((worker, held))
        self._looks = looks
        return found
