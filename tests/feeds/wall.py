"""An engine as the wall uses it: ticking, with views whose pictures can be looked at."""

import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

import numpy as np
import pytest

from feeds.core import CameraReport, TileState, View
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from feeds.pictures import SLOTS
from feeds.source import KindConfig
from feeds.supervise import Limits
from tests.fakes.clips import Pixels
from tests.feeds.waiting import LIMIT_S

TICK_S = 0.01


def camera(camera_id: str, main: KindConfig | None, sub: KindConfig | None = None, **options: Any) -> CameraFeeds:
    """A camera that is stale and lost sooner than a real one."""
    return CameraFeeds(camera_id, main=main, sub=sub, **{"stale_after_s": 1.0, "lost_after_s": 2.5, **options})


class Wall:
    """Runs an engine. A context manager."""

    def __init__(self, *cameras: CameraFeeds, workers: int = 1, limits: Limits | None = None, **options: Any) -> None:
        self.engine = Engine(cameras, limits=limits or Limits(workers=workers), seed=1, **options)
        self.shown: dict[View, int] = {}
        """How many pictures of each view have been taken."""

    def __enter__(self) -> Self:
        self.engine.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.engine.close()

    def show(self, *views: View) -> None:
        self.engine.show(views)

    def tick(self) -> None:
        """Take what is new, as the wall does before it paints."""
        for view, _ in self.engine.changed():
            self.shown[view] = self.shown.get(view, 0) + 1

    def until[Found](self, look: Callable[[], Found], what: str, limit_s: float = LIMIT_S) -> Found:
        """Go on ticking until there is something; fail the test when there is nothing within `limit_s`."""
        deadline_s = time.monotonic() + limit_s
        while True:
            self.tick()
            found = look()
            if found:
                return found
            if time.monotonic() > deadline_s:
                pytest.fail(f"waited {limit_s:.0f} s in vain: {what}", pytrace=False)
            time.sleep(TICK_S)

    def watch(self, seconds: float) -> list[CameraReport]:
        """Go on ticking for a while."""
        deadline_s = time.monotonic() + seconds
        while time.monotonic() < deadline_s:
            self.tick()
            time.sleep(TICK_S)
        return []

    def pixels(self, view: View) -> Pixels | None:
        """A copy of the picture that the wall would paint now, as rows of BGRX."""
        reader = self.engine.reader(view)
        if reader is None or reader.slot >= SLOTS:
            return None
        meta = reader.ring.read_meta(reader.slot)
        rows = np.frombuffer(reader.ring.slots[reader.slot], np.uint8, meta.stride * meta.height_px)
        return rows.reshape(meta.height_px, -1, 4)[:, : meta.width_px].copy()

    def picture(self, view: View, number: int = 1) -> Pixels:
        """Wait until so many pictures of a view have been taken and return the last."""
        self.until(lambda: self.shown.get(view, 0) >= number, f"picture {number} of {view.camera_id}")
        pixels = self.pixels(view)
        assert pixels is not None
        return pixels

    def report(self, camera_id: str) -> CameraReport:
        return self.engine.report(camera_id)

    def state(self, camera_id: str) -> TileState:
        return self.report(camera_id).state

    def becomes(self, state: TileState, *camera_ids: str, limit_s: float = LIMIT_S) -> CameraReport:
        """Wait until all of these cameras are in a state; return the first one's report."""
        self.until(
            lambda: all(self.state(camera_id) is state for camera_id in camera_ids), f"{camera_ids} {state}", limit_s
        )
        return self.report(camera_ids[0])


def views(camera_ids: Sequence[str], width_px: int = 160, height_px: int = 90) -> list[View]:
    """A view of each camera, all of one size."""
    return [View(camera_id, width_px, height_px) for camera_id in camera_ids]
