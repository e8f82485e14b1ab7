"""The decode limit: the same streams opened and decoded by the same library, and nothing else.

No scaling, no shared memory, no window: whatever a wall costs beyond this is its own.
"""

import multiprocessing
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

_OPEN_LIMIT_S = 120.0
"""Long: the streams of this measurement may be more than the machine can decode."""


@dataclass(frozen=True, slots=True)
class DecodeLimit:
    """CPU time per second, in cores, and pictures a second and stream."""

    cpu_cores: float
    fps: float


def measure(addresses: Sequence[str], *, seconds: float, settle_s: float, processes: int) -> DecodeLimit:
    """Decode `addresses` in `processes` processes, a thread each, and measure for `seconds` in steady state.

    Raises RuntimeError when a stream cannot be opened.
    """
    context = multiprocessing.get_context("spawn")
    children = []
    for index in range(processes):
        ours, theirs = context.Pipe()
        child = context.Process(target=_decode, args=(theirs, list(addresses[index::processes])), daemon=True)
        child.start()
        theirs.close()
        children.append((child, ours))
    try:
        for _, pipe in children:
            if not pipe.poll(_OPEN_LIMIT_S) or pipe.recv() != "open":
                raise RuntimeError("not every stream could be opened for the decode limit")
        time.sleep(settle_s)
        before, begun_s = _totals([pipe for _, pipe in children]), time.monotonic()
        time.sleep(seconds)
        after, ended_s = _totals([pipe for _, pipe in children]), time.monotonic()
    finally:
        for child, pipe in children:
            child.kill()
            child.join()
            pipe.close()
    span_s = ended_s - begun_s
    return DecodeLimit((after[0] - before[0]) / span_s, (after[1] - before[1]) / span_s / max(1, len(addresses)))


def _totals(pipes: "list[Connection[Any, Any]]") -> tuple[float, int]:
    """Return the processor time of all children in seconds and their pictures so far."""
    cpu_s, frames = 0.0, 0
    for pipe in pipes:
        pipe.send("count")
        # Each tells its own: seen from outside it goes in steps of 10 ms, more than small streams take in a second.
        child_cpu_s, child_frames = pipe.recv()
        cpu_s += child_cpu_s
        frames += child_frames
    return cpu_s, frames


def _decode(pipe: "Connection[Any, Any]", addresses: list[str]) -> None:
    """Decode in this process until killed; answer "count" with processor time and pictures so far."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent kills this process
    import av  # the video library in the measuring children only

    counts = [0] * len(addresses)
    opened = threading.Semaphore(0)

    def one(index: int) -> None:
        rtsp = {"rtsp_transport": "tcp", "timeout": "5000000", "allowed_media_types": "video"}
        address = addresses[index]
        options = {"fpsprobesize": "0", "analyzeduration": "1000000"}
        with av.open(address, container_options=options | (rtsp if address.startswith("rtsp") else {})) as container:
            opened.release()
            stream = container.streams.video[0]
            stream.codec_context.thread_count = 1
            for packet in container.demux(stream):
                counts[index] += len(packet.decode())

    for index in range(len(addresses)):
        threading.Thread(target=one, args=(index,), daemon=True).start()
    every = all(opened.acquire(timeout=_OPEN_LIMIT_S) for _ in addresses)
    pipe.send("open" if every else "failed")
    while True:
        pipe.recv()
        pipe.send((time.process_time(), sum(counts)))
