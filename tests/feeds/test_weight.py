"""A decode worker that leaks is replaced, and no tile goes dark for it."""

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from controlroom.sim.server import SimServer
from feeds import weight
from feeds.board import StreamColumn
from feeds.catalogue import make_config
from feeds.core import TileState
from feeds.jobs import StreamJob
from feeds.kinds.file import FileConfig
from feeds.weight import BASE_BYTES, LOOK_S, PROOF_LOOKS, YOUTH_S, WeightWatch
from feeds.workers import WorkerHandle
from tests.fakes.scenes import SceneClips
from tests.feeds.wall import Wall, camera, views

NAMES = [f"cam{number}" for number in range(4)]


@dataclass
class Scales:
    """What processes weigh, in the hand."""

    bytes_of: dict[int, int]

    def __call__(self, pid: int) -> int:
        return self.bytes_of.get(pid, 0)


class Board:
    """A board with nothing on it but `values`."""

    def __init__(self) -> None:
        self.values: dict[StreamColumn, int] = {}

    def get(self, row: int, column: StreamColumn) -> int:
        return self.values.get(column, 0)


@dataclass
class Worker:
    """As much of a worker as is weighed."""

    pid: int
    number: int = 0
    born_s: float = 0.0
    board: Board = field(default_factory=Board)


def weighed(scales: Scales, worker: Worker, jobs: list[StreamJob], looks: int, from_s: float = YOUTH_S) -> list[bool]:
    watch = WeightWatch(scales)
    handle = cast(WorkerHandle, worker)
    return [bool(watch.too_heavy([handle], jobs, from_s + LOOK_S * look)) for look in range(looks)]


def test_only_what_is_too_heavy_for_some_time_is_replaced() -> None:
    heavy, light = Scales({1: BASE_BYTES + 1}), Scales({1: BASE_BYTES})
    assert weighed(heavy, Worker(1), [], PROOF_LOOKS + 1) == [False] * (PROOF_LOOKS - 1) + [True, True]
    assert not any(weighed(light, Worker(1), [], 10))
    assert not any(weighed(heavy, Worker(1, born_s=1e6), [], 10)), "one that is young would not get better by it"


def test_large_streams_may_weigh_more() -> None:
    heavy = Scales({1: BASE_BYTES + (200 << 20)})
    job: Any = StreamJob(("cam", "main"), FileConfig(address="a.mp4"), width_px=3840, height_px=2160)
    assert any(weighed(heavy, Worker(1), [job], 5)), "a stream of another worker"
    worker = job.handle = Worker(1)
    assert not any(weighed(heavy, worker, [job], 5))


def test_streams_on_a_device_may_weigh_more() -> None:
    heavy = Scales({1: BASE_BYTES + (300 << 20)})
    job: Any = StreamJob(("cam", "main"), FileConfig(address="a.mp4"), width_px=640, height_px=360)
    worker = job.handle = Worker(1)
    assert any(weighed(heavy, worker, [job], 5))
    worker.board.values[StreamColumn.DECODER] = 1
    assert not any(weighed(heavy, worker, [job], 5)), "its driver is in there"


def test_a_look_now_and_then_is_enough() -> None:
    watch = WeightWatch(Scales({1: 1 << 40}))
    handle = cast(WorkerHandle, Worker(1))
    for moment in range(20):
        assert not watch.too_heavy([handle], [], YOUTH_S + moment * LOOK_S / 20)


def test_its_streams_move_and_stay_live(
    scene: SceneClips, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weight, "YOUTH_S", 0.0)
    monkeypatch.setattr(weight, "LOOK_S", 0.1)
    scales = Scales({})
    with SimServer(dict.fromkeys(NAMES, scene)) as city:
        cameras = [
            camera(name, make_config("mpegts", f"{city.url}/{name}/main.ts"), stale_after_s=8.0, lost_after_s=20.0)
            for name in NAMES
        ]
        wall = Wall(*cameras)
        wall.engine._supervisor.upkeep.weights = WeightWatch(scales)
        with wall:
            wall.show(*views(NAMES))
            wall.becomes(TileState.LIVE, *NAMES)
            (leaking,) = wall.engine.worker_pids
            seen: set[TileState] = set()
            scales.bytes_of[leaking] = 1 << 40

            def replaced() -> bool:
                seen.update(wall.state(name) for name in NAMES)
                assert all(wall.pixels(view) is not None for view in views(NAMES))
                assert all(city.sessions(name) <= 1 for name in NAMES), "never two sessions of a camera"
                return leaking not in wall.engine.worker_pids

            wall.until(replaced, "another worker")
            before = dict(wall.shown)
            wall.until(lambda: all(wall.shown[view] > before[view] + 3 for view in views(NAMES)), "pictures of all")
            assert seen == {TileState.LIVE}
            assert wall.engine.workers_replaced == 1
            assert len(wall.engine.worker_pids) == 1
    assert "is replaced" in caplog.text
