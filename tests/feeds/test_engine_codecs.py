"""Workers that are killed, codecs that crash and codecs that never come back: the wall goes on."""

import os
import shutil
import signal
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest

from feeds import crew, workers
from feeds.core import ErrorKind, TileState
from feeds.jobs import CameraFeeds
from feeds.kinds.file import FileConfig
from tests.fakes.worker_mains import sabotaged, stillborn
from tests.feeds.scenarios import play
from tests.feeds.wall import Wall, camera, views

Cameras = Callable[..., list[CameraFeeds]]
LIMIT_S = 60.0


def worker_is_killed(cameras: Cameras) -> None:
    """Its streams are opened anew elsewhere, their pictures stay, nobody is blamed, and the others never blink."""
    names = [f"cam{number}" for number in range(6)]
    patient = [replace(feeds, stale_after_s=8.0, lost_after_s=20.0) for feeds in cameras(*names)]
    seen: dict[str, set[TileState]] = {name: set() for name in names}
    with Wall(*patient, workers=2) as wall:

        def look() -> bool:
            for name in names:
                seen[name].add(wall.state(name))
            return victim not in wall.engine.worker_pids

        wall.show(*views(names))
        wall.becomes(TileState.LIVE, *names)
        victim = wall.engine.worker_pids[0]
        os.kill(victim, signal.SIGKILL)
        wall.until(look, "the burial")
        assert all(wall.pixels(view) is not None for view in views(names))
        shown = dict(wall.shown)
        wall.until(
            lambda: look() and all(wall.shown[view] >= shown[view] + 3 for view in views(names)), "pictures of all"
        )
        wall.becomes(TileState.LIVE, *names)
        others = [name for name in names if wall.report(name).reconnects == 0]
        assert [seen[name] for name in others] == [{TileState.LIVE}] * 3
        assert sorted(wall.report(name).reconnects for name in names) == [0, 0, 0, 1, 1, 1]
        assert len(wall.engine.worker_pids) == 2
        assert not [worker for worker in wall.engine.workers() if worker["alone"]]


def codec_crashes(cameras: Cameras) -> None:
    """The stream is blamed, moved into a worker of its own, and set aside; it stays so when shown again."""
    names = ["good0", "good1", "good2", "crash"]
    with Wall(*cameras(*names), worker_main=sabotaged) as wall:
        wall.show(*views(names))
        wall.until(lambda: wall.report("crash").error is ErrorKind.ISOLATED, "the isolation", LIMIT_S)
        report = wall.report("crash")
        assert report.next_try_s is not None
        assert report.next_try_s > 300
        assert report.reconnects == 2
        wall.becomes(TileState.LIVE, *names[:3])
        assert [wall.report(name).error for name in names[:3]] == [ErrorKind.NONE] * 3
        assert max(wall.report(name).reconnects for name in names[:3]) <= 1
        wall.until(lambda: not alone(wall), "the end of its own worker")
        wall.show(*views(names[:3]))
        wall.watch(1.2)
        wall.show(*views(names))
        wall.watch(0.5)
        assert wall.report("crash").error is ErrorKind.ISOLATED
        assert wall.report("crash").reconnects == 2


def codec_hangs(way: str, cameras: Cameras) -> None:
    """With or without the interpreter's lock: its worker is killed, and then it alone."""
    names = ["good0", "good1", way]
    with Wall(*cameras(*names), worker_main=sabotaged) as wall:
        wall.show(*views(names))
        wall.until(lambda: wall.report(way).error is ErrorKind.CRASHED, "the first kill", LIMIT_S)
        wall.until(lambda: alone(wall), "a worker of its own")
        wall.until(lambda: wall.report(way).error is ErrorKind.ISOLATED, "the isolation", LIMIT_S)
        wall.becomes(TileState.LIVE, "good0", "good1")
        assert max(wall.report(name).reconnects for name in names[:2]) <= 2


def worker_is_stopped(cameras: Cameras) -> None:
    """Its heart does not beat: it is killed, and another one takes its streams."""
    with Wall(*cameras("cam")) as wall:
        wall.show(*views(["cam"]))
        wall.becomes(TileState.LIVE, "cam")
        pid = wall.engine.worker_pids[0]
        os.kill(pid, signal.SIGSTOP)
        wall.until(lambda: wall.engine.worker_pids and pid not in wall.engine.worker_pids, "another worker")
        assert not psutil.pid_exists(pid)
        wall.becomes(TileState.LIVE, "cam")


def worker_is_stopped_at_the_end(cameras: Cameras) -> None:
    with Wall(*cameras("cam")) as wall:
        wall.show(*views(["cam"]))
        wall.becomes(TileState.LIVE, "cam")
        os.kill(wall.engine.worker_pids[0], signal.SIGSTOP)


def worker_does_not_start(cameras: Cameras) -> None:
    """It is told, and tried by the ladder, not as fast as the machine can."""
    started: set[int] = set()
    with Wall(*cameras("cam", "good0"), worker_main=stillborn) as wall:
        wall.show(*views(["cam", "good0"]))
        wall.until(lambda: wall.report("cam").error is ErrorKind.INTERNAL, "the error")
        assert "did not start" in wall.report("cam").detail
        for _ in range(30):
            wall.watch(0.1)
            started.update(wall.engine.worker_pids)
    assert len(started) <= 30


def alone(wall: Wall) -> bool:
    """Whether a worker runs for a single stream under suspicion."""
    return any(worker["alone"] for worker in wall.engine.workers())


SCENARIOS: dict[str, Callable[[Cameras], None]] = {
    "worker killed": worker_is_killed,
    "crash": codec_crashes,
    "hang": partial(codec_hangs, "hang"),
    "hang with the lock": partial(codec_hangs, "hold"),
    "worker does not start": worker_does_not_start,
    "worker stopped": worker_is_stopped,
    "worker stopped at the end": worker_is_stopped_at_the_end,
}


@pytest.fixture(scope="module")
def played(clips: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Future[None]]:
    """Every scenario, played to its end; with less patience than in earnest."""
    folder = tmp_path_factory.mktemp("codecs")

    def cameras(*names: str) -> list[CameraFeeds]:
        for name in names:
            if not (folder / f"{name}.mp4").exists():
                shutil.copy(clips("main.mp4"), folder / f"{name}.mp4")
        return [camera(name, FileConfig(address=str(folder / f"{name}.mp4"))) for name in names]

    for name in ("good0", "good1", "cam"):
        cameras(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("feeds.ladder.LADDER_S", (0.2,) * 20)
        patch.setattr(workers, "HEARTBEAT_DEADLINE_S", 2.0)
        patch.setattr(crew, "CODEC_DEADLINE_S", 2.5)
        return play({name: partial(scenario, cameras) for name, scenario in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_wall_goes_on(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()
