"""A running stream goes on in another worker, and its tile does not notice."""

import logging
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from controlroom.sim.server import SimServer
from feeds import balance, moves
from feeds.balance import Balance, Shift, StreamLoad, WorkerLoad
from feeds.board import StreamColumn
from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState, View
from feeds.jobs import CameraFeeds, StreamJob, StreamKey
from feeds.kinds.file import FileConfig
from tests.fakes.clips import Make, access_units, make_clip, shows_quarters
from tests.fakes.raw_server import RawServer
from tests.fakes.rtsp_camera import RtspCamera
from tests.fakes.scenes import SceneClips
from tests.feeds.conftest import Clips
from tests.feeds.wall import Wall, camera, views

KEY: StreamKey = ("cam0", "main")


class Order(Balance):
    """Decides on one move, of the first camera, as soon as it may be moved."""

    def __init__(self) -> None:
        super().__init__()
        self.ordered = False
        self.ended: list[bool] = []

    def look(self, now_s: float, workers: Sequence[WorkerLoad], streams: Sequence[StreamLoad]) -> Shift | None:
        others = [worker.number for worker in workers if worker.may_take]
        for stream in streams:
            if stream.key == KEY and stream.may_move and not self.ordered and len(others) == 2:
                others.remove(stream.worker)
                return Shift(KEY, stream.worker, others[0])
        return None

    def begun(self, now_s: float) -> None:
        self.ordered = True

    def over(self, now_s: float, key: StreamKey, *, moved: bool) -> None:
        self.ended.append(moved)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "feeds.moves")
    monkeypatch.setattr(moves, "YOUTH_S", 1.0)
    monkeypatch.setattr(moves, "LOOK_S", 0.5)


def served(city: SimServer, *names: str, **options: Any) -> list[CameraFeeds]:
    return [
        camera(name, make_config("mpegts", f"{city.url}/{name}/main.ts"), stale_after_s=6.0, lost_after_s=20.0)
        for name in names
    ]


class Watch:
    """Looks at a tile all the time while something happens."""

    def __init__(self, wall: Wall, view: View) -> None:
        self.wall = wall
        self.view = view
        self.states: set[TileState] = set()
        self.bytes_read = 0

    def until(self, holds: Callable[[], bool], what: str) -> None:
        self.wall.until(lambda: self.look() and holds(), what)

    def look(self) -> bool:
        report = self.wall.report(self.view.camera_id)
        self.states.add(report.state)
        assert self.wall.pixels(self.view) is not None
        assert report.reconnects == 0
        assert report.bytes_read >= self.bytes_read, "the account goes on"
        self.bytes_read = report.bytes_read
        return True

    def pictures(self, count: int) -> None:
        goal = self.wall.shown[self.view] + count
        self.until(lambda: self.wall.shown[self.view] >= goal, f"{count} more pictures")


def test_the_busy_worker_gives_a_stream_away_and_its_tile_goes_on(
    clips: Clips, scene: SceneClips, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Two large streams in one worker, two small ones in the other: the measured cost tells, and nothing else."""
    monkeypatch.setattr(balance, "BUSY_CORES", 0.02)
    monkeypatch.setattr(balance, "WORTH_CORES", 0.004)
    large = SceneClips("large", clips("large.ts"), clips("large.ts"))
    names = [f"cam{number}" for number in range(4)]
    with (
        SimServer(dict(zip(names, (large, scene, large, scene), strict=True))) as city,
        Wall(*served(city, *names), workers=2) as wall,
    ):
        wall.show(*views(names))
        wall.becomes(TileState.LIVE, *names)
        before = {name: wall.engine.worker_pid(name) for name in names}
        assert before["cam0"] == before["cam2"] != before["cam1"] == before["cam3"]
        watches = [Watch(wall, view) for view in views(names)]
        wall.until(lambda: all(watch.look() for watch in watches) and wall.engine.streams_moved == 1, "the move")
        after = {name: wall.engine.worker_pid(name) for name in names}
        (moved,) = [name for name in names if after[name] != before[name]]
        assert moved in ("cam0", "cam2")
        assert after[moved] == before["cam1"]
        for watch in watches:
            watch.pictures(10)
            assert watch.states == {TileState.LIVE}
        assert shows_quarters(wall.picture(views([moved])[0]))
        wall.until(lambda: city.sessions(moved) == 1, "the end of the old session")
        assert city.connections_made(moved) == 2
        assert [worker["streams"] for worker in wall.engine.workers()] == [1, 3]
        wall.until(lambda: len(wall.engine._supervisor._rings._owners) == 4, "the rings that nobody needs")
        assert f"camera {moved} main moves from decode worker 0 to 1" in caplog.text


def test_views_change_while_a_stream_moves(scene: SceneClips, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moves, "CATCH_UP_S", 2.0)
    small, large = View("cam0", 160, 90), View("cam0", 320, 180)
    with SimServer({"cam0": scene, "cam1": scene}) as city, Wall(*served(city, "cam0", "cam1"), workers=2) as wall:
        order = wall.engine._supervisor.moves.balance = Order()
        wall.show(small, *views(["cam1"]))
        wall.becomes(TileState.LIVE, "cam0", "cam1")
        watch = Watch(wall, small)
        watch.until(lambda: order.ordered, "the beginning")
        wall.show(small, large, *views(["cam1"]))
        watch.until(lambda: order.ended == [True], "the move")
        watch.pictures(5)
        assert watch.states == {TileState.LIVE}
        assert wall.picture(large, 5).shape == (180, 320, 4)
        assert city.connections_made("cam0") == 2


def test_nobody_wants_it_any_more(scene: SceneClips, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moves, "CATCH_UP_S", 60.0)
    with SimServer({"cam0": scene, "cam1": scene}) as city, Wall(*served(city, "cam0", "cam1"), workers=2) as wall:
        order = wall.engine._supervisor.moves.balance = Order()
        wall.show(*views(["cam0", "cam1"]))
        wall.until(lambda: order.ordered and city.sessions("cam0") == 2, "both sessions")
        wall.show(*views(["cam1"]))
        wall.until(lambda: city.sessions("cam0") == 0, "the end of both")
        assert order.ended == []
        wall.until(lambda: len(wall.engine._supervisor._rings._owners) == 1, "the rings that nobody needs")
        wall.show(*views(["cam0", "cam1"]))
        wall.becomes(TileState.LIVE, "cam0", "cam1")


def test_the_old_worker_dies_meanwhile(scene: SceneClips, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is open already is not opened a third time."""
    monkeypatch.setattr(moves, "CATCH_UP_S", 60.0)
    with SimServer({"cam0": scene, "cam1": scene}) as city, Wall(*served(city, "cam0", "cam1"), workers=2) as wall:
        order = wall.engine._supervisor.moves.balance = Order()
        wall.show(*views(["cam0", "cam1"]))
        wall.until(lambda: order.ordered and city.sessions("cam0") == 2, "both sessions")
        watch = Watch(wall, View("cam0", 160, 90))
        old = wall.engine.worker_pid("cam0")
        assert old is not None
        os.kill(old, signal.SIGKILL)
        watch.until(lambda: order.ended == [True], "the change")
        watch.pictures(5)
        assert watch.states == {TileState.LIVE}
        assert wall.engine.worker_pid("cam0") == wall.engine.worker_pid("cam1")
        assert city.connections_made("cam0") == 2


def test_a_camera_that_takes_no_second_session_stays_where_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    units = list(access_units(make_clip(tmp_path / "a.ts", Make(pictures=150))))
    camera0 = RtspCamera(units, busy_above=1)
    with RawServer(camera0.serve) as one, RawServer(RtspCamera(units).serve) as other:
        cameras = [
            camera(name, make_config("rtsp", f"rtsp://{server.authority}/main"), stale_after_s=6.0, lost_after_s=20.0)
            for name, server in (("cam0", one), ("cam1", other))
        ]
        with Wall(*cameras, workers=2) as wall:
            order = wall.engine._supervisor.moves.balance = Order()
            wall.show(*views(["cam0", "cam1"]))
            wall.becomes(TileState.LIVE, "cam0", "cam1")
            before = wall.engine.worker_pid("cam0")
            watch = Watch(wall, View("cam0", 160, 90))
            watch.until(lambda: order.ended == [False], "the refusal")
            watch.pictures(10)
            assert watch.states == {TileState.LIVE}
            assert wall.engine.worker_pid("cam0") == before
            assert wall.engine.streams_moved == 0
            wall.until(lambda: not wall.engine._supervisor.roster.orphans, "the end of the new one")
            assert "stays in decode worker" in caplog.text


class Board:
    """What a stream's row says."""

    def __init__(self, **cells: int) -> None:
        self.cells = cells

    def get(self, row: int, column: StreamColumn) -> int:
        return self.cells.get(column.name.lower(), 0)


class Worker:
    def __init__(self, **cells: int) -> None:
        self.board = Board(**cells)


def well(config: Any = None, **cells: int) -> StreamJob:
    """A stream that runs well since 0 s, at 100 s."""
    job = StreamJob(KEY, config or make_config("mpegts", "http://camera/"), phase="open", is_shown=True)
    job.handle = cast(Any, Worker(**{"packet_ns": 99_900_000_000, **cells}))
    job.feedings = cast(Any, {"view": "feeding"})
    return job


def test_only_what_runs_well_for_some_time_is_moved() -> None:
    assert moves._may_move(well(), 100.0)
    troubled = [well() for _ in range(7)]
    troubled[0].alone = True
    troubled[1].crashes = 1
    troubled[2].failures = 1
    troubled[3].phase = "closing"
    troubled[4].opened_s = 99.5
    troubled[5].feedings = {}
    troubled[6].error = ErrorKind.TIMEOUT
    troubled += [well(repeat_since_ns=1), well(packet_ns=97_000_000_000), well(FileConfig(address="a.mp4"))]
    assert [moves._may_move(job, 100.0) for job in troubled] == [False] * len(troubled)
