"""The wall of a benchmark: an engine, a real window with a tile for each camera, and the processes that count."""

import math
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import Qt

from controlroom.bench.passing import Passing
from controlroom.bench.processes import ProcessGroup, this_process, x_server
from controlroom.bench.watching import StateWatch, WatchedPictures
from controlroom.bridge import PictureHub
from feeds.core import SystemClock, TileState
from feeds.decoders import Decoders
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from feeds.supervise import Limits
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

SETTLE_S = 4.0
LIVE_LIMIT_S = 60.0
_LOOK_S = 1.0
_RATIO = 2.5
"""Viewing distance over the screen's height, as in the design's picture of 64 cameras."""


@dataclass(frozen=True, slots=True)
class Span:
    """What happened in a span of time. `cores`: processor time over time, for each group of processes."""

    seconds: float
    cores: dict[str, float]
    states: Counter[TileState]


class Stage:
    """Shows cameras in a window. A context manager: opens the window, and ends everything.

    `shown`: the cameras of the first layout, all of them when not given. `devices`: hardware decoders to try, by name.
    Physical pixels.
    """

    def __init__(
        self,
        cameras: Iterable[CameraFeeds],
        passing: Passing,
        *,
        size_px: tuple[int, int],
        limits: Limits,
        shown: Sequence[str] | None = None,
        devices: Sequence[str] = (),
        canvas: type[WallCanvas] = WallCanvas,
    ) -> None:
        feeds = list(cameras)
        self.ids = [camera.camera_id for camera in feeds]
        self.engine = Engine(feeds, limits=limits, decoders=Decoders(devices))
        self.hub = PictureHub(self.engine)
        self.pictures = WatchedPictures(self.hub.screen())
        self.canvas = canvas(pictures=self.pictures, clock=SystemClock(), colours=Colours.load("dark"), ratio=_RATIO)
        self.groups: dict[str, ProcessGroup] = {
            "gui": this_process(),
            "workers": ProcessGroup(lambda: self.engine.worker_pids),
        }
        server = x_server()
        if server is not None:
            self.groups["x_server"] = server
        self._passing = passing
        self.canvas.set_layout(grid(self.ids if shown is None else shown))
        self.canvas.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        ratio = self.canvas.devicePixelRatioF()
        self.canvas.resize(round(size_px[0] / ratio), round(size_px[1] / ratio))

    def __enter__(self) -> Self:
        """Open the streams and the window."""
        self.engine.start()
        self.canvas.show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the window and end the workers."""
        self.canvas.close()
        self.engine.close()
        self.canvas.deleteLater()

    def states(self, camera_ids: Iterable[str] | None = None) -> dict[str, TileState]:
        """Return the present state of cameras, of all when none are named."""
        ids = self.ids if camera_ids is None else camera_ids
        return {camera_id: self.engine.report(camera_id).state for camera_id in ids}

    def wait_live(self, camera_ids: Sequence[str] | None = None, limit_s: float = LIVE_LIMIT_S) -> None:
        """Wait until cameras are live, all of them when none are named. Raises RuntimeError."""
        ids = self.ids if camera_ids is None else camera_ids

        def all_live() -> bool:
            return all(self.engine.report(camera_id).state is TileState.LIVE for camera_id in ids)

        if not self._passing.until(all_live, limit_s):
            waiting = [camera_id for camera_id, state in self.states(ids).items() if state is not TileState.LIVE]
            raise RuntimeError(f"not live within {limit_s:.0f} s: {', '.join(waiting[:5])} ({len(waiting)})")

    def measure(self, seconds: float, watch: StateWatch | None = None) -> Span:
        """Let the wall run for a while and return what it cost; `watch` looks once a second."""
        begun_s = time.monotonic()
        before = {name: group.look().cpu_s for name, group in self.groups.items()}
        states: Counter[TileState] = Counter()
        while (left_s := begun_s + seconds - time.monotonic()) > 0:
            self._passing.pass_time(min(_LOOK_S, left_s))
            if watch is not None:
                states = watch.look()
        span_s = time.monotonic() - begun_s
        cores = {name: (group.look().cpu_s - before[name]) / span_s for name, group in self.groups.items()}
        return Span(span_s, cores, states)

    def forget(self) -> None:
        """Begin to measure ticks, latency and pictures anew."""
        self.canvas.reset_tick_stats()
        self.hub.latency.forget()
        self.pictures.forget()

    def tick_ms(self) -> dict[str, float]:
        """Return the time from tick to tick since `forget`."""
        interval = self.canvas.tick_stats().interval
        return {
            "p50": round(interval.p50_ms, 1),
            "p99": round(interval.p99_ms, 1),
            "max": round(interval.max_ms, 1),
        }

    def rss_mib(self) -> dict[str, Any]:
        """Return the memory of the GUI process and of each worker."""
        gui, workers = self.groups["gui"].look(), self.groups["workers"].look()
        return {"gui": gui.rss_mib[0], "workers": list(workers.rss_mib)}


def cores_document(cores: dict[str, float]) -> dict[str, float]:
    """Return processor time by part of the program and in total; the X server's stands apart."""
    total = cores["gui"] + cores["workers"]
    own = {"gui": round(cores["gui"], 3), "workers": round(cores["workers"], 3), "total": round(total, 3)}
    return own | ({"x_server": round(cores["x_server"], 3)} if "x_server" in cores else {})


def grid(camera_ids: Sequence[str], layout_id: str = "bench") -> WallLayout:
    """Return a layout of equal tiles, as square as it can be, with the names and clocks of a real wall."""
    columns = math.ceil(math.sqrt(len(camera_ids)))
    rows = math.ceil(len(camera_ids) / columns)

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
                CameraLabel(camera_id, name=camera_id),
            )
            for number, camera_id in enumerate(camera_ids)
            for row, column in [divmod(number, columns)]
        ]

    return WallLayout(layout_id, f"{len(camera_ids)}", placed, gutter_u=4.0 if len(camera_ids) > 36 else 8.0)
