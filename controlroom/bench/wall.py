"""``bench wall``: a real window with N live streams, beside the decode limit of the same streams in the same run."""

import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer

from controlroom.bench.decode_limit import DecodeLimit, measure
from controlroom.bridge import PictureHub
from feeds.catalogue import make_config
from feeds.core import SystemClock, TileState
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from feeds.supervise import Limits
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

SETTLE_S = 4.0
_LIVE_LIMIT_S = 60.0
_RATIO = 2.5
"""Viewing distance over the screen's height, as in the design's picture of 64 cameras."""


@dataclass(frozen=True, slots=True)
class WallBench:
    """What to measure. `source`: an address with ``{i}`` for the number of the stream. `size`: physical pixels."""

    streams: int
    size: tuple[int, int]
    seconds: float
    source: str
    kind: str
    workers: int


def run_wall(bench: WallBench, told: Callable[[str], None]) -> dict[str, Any]:
    """Measure and return the document; `told` gets a word at each step. Raises RuntimeError when streams fail."""
    addresses = [bench.source.replace("{i}", str(number)) for number in range(bench.streams)]
    told("decode limit")
    limit = measure(addresses, seconds=bench.seconds, settle_s=SETTLE_S, processes=bench.workers)
    if limit.cpu_cores <= 0 or limit.fps <= 0:
        raise RuntimeError("the streams ended while they were measured")
    told("wall")
    engine = Engine(
        [CameraFeeds(f"cam{number}", make_config(bench.kind, address)) for number, address in enumerate(addresses)],
        limits=Limits(workers=bench.workers, opens_at_once=bench.streams),
    )
    engine.start()
    try:
        return _wall(bench, engine, limit)
    finally:
        engine.close()


def _wall(bench: WallBench, engine: Engine, limit: DecodeLimit) -> dict[str, Any]:
    hub = PictureHub(engine)
    canvas = WallCanvas(pictures=hub.screen(), clock=SystemClock(), colours=Colours.load("dark"), ratio=_RATIO)
    canvas.set_layout(_grid(bench.streams))
    canvas.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    ratio = canvas.devicePixelRatioF()
    canvas.resize(round(bench.size[0] / ratio), round(bench.size[1] / ratio))
    canvas.show()
    try:
        ids = [f"cam{number}" for number in range(bench.streams)]
        deadline_s = time.monotonic() + _LIVE_LIMIT_S
        while any(engine.report(camera).state is not TileState.LIVE for camera in ids):
            if time.monotonic() > deadline_s:
                raise RuntimeError("not every stream was live within a minute")
            _pass(0.2)
        _pass(SETTLE_S)
        canvas.reset_tick_stats()
        hub.latency.forget()
        gui, workers = psutil.Process(os.getpid()), [psutil.Process(pid) for pid in engine.worker_pids]
        before = _cpu_s([gui]), _cpu_s(workers)
        begun_s = time.monotonic()
        _pass(bench.seconds)
        span_s = time.monotonic() - begun_s
        after = _cpu_s([gui]), _cpu_s(workers)
        gui_cores, worker_cores = ((late - early) / span_s for early, late in zip(before, after, strict=True))
        ticks = canvas.tick_stats()
        return {
            "streams": bench.streams,
            "seconds": round(span_s, 1),
            "cpu_cores": {
                "decode_limit": round(limit.cpu_cores, 3),
                "gui": round(gui_cores, 3),
                "workers": round(worker_cores, 3),
                "total": round(gui_cores + worker_cores, 3),
            },
            "ratio_to_decode_limit": round((gui_cores + worker_cores) / limit.cpu_cores, 3),
            "source_fps": round(limit.fps, 2),
            "shown_fps_per_tile": round(hub.latency.count / span_s / bench.streams, 2),
            "tick_ms": {
                "p50": round(ticks.interval.p50_ms, 1),
                "p99": round(ticks.interval.p99_ms, 1),
                "max": round(ticks.interval.max_ms, 1),
            },
            "latency_ms": hub.latency.quantiles(),
            "rss_mib": {"gui": _rss_mib(gui), "workers": [_rss_mib(worker) for worker in workers]},
        }
    finally:
        canvas.close()


def _grid(streams: int) -> WallLayout:
    """Return a layout of equal tiles, as square as it can be, with the names and clocks of a real wall."""
    columns = math.ceil(math.sqrt(streams))
    rows = math.ceil(streams / columns)

    def placed(area: Box, gutter_px: int) -> Sequence[TileSpec]:
        across, down = area.width_px + gutter_px, area.height_px + gutter_px
        return [
            TileSpec(
                str(number),
                Box(
                    area.x_px + column * across // columns,
                    area.y_px + row * down // rows,
                    across // columns - gutter_px,
                    down // rows - gutter_px,
                ),
                CameraLabel(f"cam{number}", name=f"cam{number}"),
            )
            for number in range(streams)
            for row, column in [divmod(number, columns)]
        ]

    return WallLayout("bench", f"{streams}", placed, gutter_u=4.0 if streams > 36 else 8.0)


def _cpu_s(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def _rss_mib(process: psutil.Process) -> float:
    return round(process.memory_info().rss / 2**20, 1)


def _pass(seconds: float) -> None:
    """Let the program run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
