"""A lost camera stays lost while nobody looks at it."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from controlroom.sim.server import SimServer
from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState
from feeds.jobs import StreamJob
from feeds.kinds.file import FileConfig
from feeds.lost import LostStreams
from tests.fakes.raw_server import RawServer, silent
from tests.fakes.scenes import SceneClips
from tests.feeds.scenarios import play
from tests.feeds.wall import Wall, camera, views

QUICK: dict[str, Any] = {"open_timeout_s": 1.0, "read_timeout_s": 1.0}
CONFIG = FileConfig(address="a.mp4")


def failing(**values: Any) -> StreamJob:
    fixed: dict[str, Any] = {"wanted_since_s": 100.0, "error": ErrorKind.TIMEOUT, "detail": "silent"}
    return StreamJob(("cam", "main"), CONFIG, **fixed | values)


def looked_at_again(job: StreamJob, *, let_go_s: float, config: FileConfig = CONFIG) -> StreamJob:
    """Let go of a stream and return the one that takes its place at 500 s."""
    lost = LostStreams()
    lost.let_go(job, let_go_s, lost_after_s=10.0)
    again = StreamJob(job.key, config)
    lost.look_again(again, 500.0)
    return again


def test_a_lost_stream_is_remembered() -> None:
    again = looked_at_again(failing(), let_go_s=110.0)
    assert (again.wanted_since_s, again.error, again.detail) == (100.0, ErrorKind.TIMEOUT, "silent")
    again = looked_at_again(failing(error=ErrorKind.NONE), let_go_s=110.0)
    assert again.wanted_since_s == 100.0, "lost while its first try goes on"
    again = looked_at_again(failing(picture_ns=90 * 10**9), let_go_s=101.0)
    assert (again.picture_ns, again.error) == (90 * 10**9, ErrorKind.TIMEOUT)


@pytest.mark.parametrize(
    ("job", "let_go_s", "config"),
    [
        (failing(), 109.0, CONFIG),
        (failing(error=ErrorKind.NONE, picture_ns=199 * 10**9), 200.0, CONFIG),
        (failing(picture_ns=105 * 10**9), 114.0, CONFIG),
        (failing(), 110.0, FileConfig(address="other.mp4")),
    ],
    ids=["not for long enough", "nothing wrong", "a picture not long ago", "another address"],
)
def test_what_was_not_lost_begins_anew(job: StreamJob, let_go_s: float, config: FileConfig) -> None:
    again = looked_at_again(job, let_go_s=let_go_s, config=config)
    assert (again.wanted_since_s, again.error, again.picture_ns) == (500.0, ErrorKind.NONE, 0)


def test_only_what_is_in_the_catalogue_is_kept() -> None:
    lost = LostStreams()
    lost.let_go(failing(), 200.0, lost_after_s=10.0)
    lost.keep_only(lambda key: None)
    again = StreamJob(("cam", "main"), CONFIG)
    lost.look_again(again, 500.0)
    assert again.wanted_since_s == 500.0


def another_page_and_back(scene: SceneClips) -> None:
    """A layout without the camera, for longer than its stream is kept."""
    with RawServer(silent) as server, SimServer({"good": scene}) as city:
        cameras = [
            camera("lost", make_config("mpegts", f"http://{server.authority}/a.ts", **QUICK)),
            camera("good", make_config("mpegts", f"{city.url}/good/main.ts")),
        ]
        with Wall(*cameras) as wall:
            wall.show(*views(["lost"]))
            wall.becomes(TileState.LOST, "lost")
            wall.show(*views(["good"]))
            wall.becomes(TileState.LIVE, "good")
            wall.until(lambda: ("lost", "main") not in wall.engine._supervisor.jobs, "its stream forgotten")
            wall.show(*views(["lost", "good"]))
            wall.until(lambda: ("lost", "main") in wall.engine._supervisor.jobs, "its stream wanted again")
            wall.watch(0.2)
            report = wall.report("lost")
            assert report.state is TileState.LOST
            assert report.error in (ErrorKind.NONE, ErrorKind.TIMEOUT)  # the first try may still have gone on
            assert report.picture_age_s is not None
            assert report.picture_age_s > 3.5
            wall.show(*views(["good"]))
            wall.watch(0.2)
            wall.show(*views(["good", "lost"]))
            wall.watch(0.2)
            assert wall.state("lost") is TileState.LOST, "after a short absence"
            # What was well when it was let go of is not lost, however long ago that was.
            wall.show(*views(["lost"]))
            wall.until(lambda: ("good", "main") not in wall.engine._supervisor.jobs, "a good stream forgotten")
            wall.watch(1.5)
            wall.show(*views(["lost", "good"]))
            assert wall.state("good") is TileState.CONNECTING
            wall.becomes(TileState.LIVE, "good")


def curtain_and_back(scene: SceneClips) -> None:
    """The privacy curtain, and a camera that comes back."""
    with RawServer(silent) as server:
        port = server.port
        one = camera("cam", make_config("mpegts", f"http://{server.authority}/cam/main.ts", **QUICK))
        wall = Wall(one)
        wall.__enter__()
        try:
            wall.show(*views(["cam"]))
            wall.becomes(TileState.LOST, "cam")
            wall.engine.set_cameras([replace(one, privacy=True)])
            assert wall.state("cam") is TileState.PRIVACY
            wall.watch(0.5)
            wall.engine.set_cameras([one])
            wall.until(lambda: ("cam", "main") in wall.engine._supervisor.jobs, "its stream wanted again")
            wall.watch(0.2)
            assert wall.state("cam") is TileState.LOST
        except BaseException:
            wall.engine.close()
            raise
    try:
        with SimServer({"cam": scene}, port=port):
            wall.becomes(TileState.LIVE, "cam")
            wall.engine.close()
    finally:
        wall.engine.close()


SCENARIOS: dict[str, Callable[[SceneClips], None]] = {
    "another page": another_page_and_back,
    "privacy curtain": curtain_and_back,
}


@pytest.fixture(scope="module")
def played(scene: SceneClips) -> dict[str, Future[None]]:
    return play({name: partial(scenario, scene) for name, scenario in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_lost_camera_that_is_shown_again(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()
