"""Time: a delay is made good or the stream opened anew, and clocks that jump disturb nothing."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from controlroom.sim.process import SimProcess
from feeds.core import ErrorKind, TileState, View
from feeds.kinds.hls import HlsConfig
from feeds.kinds.mpegts import MpegTsConfig
from feeds.noticing import REOPEN_DRIFT_S
from feeds.stream import SKIP_DECODE_DRIFT_S
from tests.fakes.clips import RATE, Make, access_units, make_clip
from tests.fakes.http_camera import Answer, Asked, HttpCamera
from tests.fakes.odd_clips import transport_stream
from tests.fakes.scenes import SceneClips
from tests.feeds.scenarios import play
from tests.feeds.wall import Wall, camera

VIEW = View("cam", 160, 90)


class JumpingClock:
    """The machine's monotonic clock with a UTC that may be set."""

    def __init__(self) -> None:
        self.off = timedelta()

    def monotonic_s(self) -> float:
        return time.monotonic()

    def utc(self) -> datetime:
        return datetime.now(UTC) + self.off


def a_backlog_is_dropped(scene: SceneClips, folder: Path) -> None:
    """A worker that stood still for two seconds shows the newest again, not two seconds of the past in turn."""
    with (
        SimProcess({"cam": scene}) as city,
        Wall(camera("cam", MpegTsConfig(address=f"{city.url}/cam/main.ts"), stale_after_s=4.0)) as wall,
    ):
        wall.show(VIEW)
        wall.picture(VIEW, 2 * RATE)
        pid, drops = wall.engine.worker_pids[0], wall.report("cam").drops
        os.kill(pid, signal.SIGSTOP)
        wall.watch(2.0)
        os.kill(pid, signal.SIGCONT)
        wall.until(lambda: wall.report("cam").drops > drops, "what is too old being dropped")
        wall.until(lambda: wall.report("cam").drift_s < SKIP_DECODE_DRIFT_S, "an end of the delay")
        for _ in range(20):
            wall.watch(0.1)
            assert wall.report("cam").drift_s < SKIP_DECODE_DRIFT_S
        assert wall.state("cam") is TileState.LIVE
        assert wall.report("cam").reconnects == 0
        assert wall.engine.worker_pids == [pid]


def a_growing_delay_opens_anew(scene: SceneClips, folder: Path) -> None:
    """A camera that sends a second of pictures in five is not shown ever later."""
    units = list(access_units(make_clip(folder / "slow.ts", Make(pictures=10 * RATE, group=5))))

    def body() -> Iterator[bytes]:
        for packets in transport_stream(units, lambda number: 90_000 + number * 6000):
            yield packets
            if server.closing.wait(5 / RATE):
                return

    def answer(asked: Asked) -> Answer:
        return 200, {"Content-Type": "video/mp2t"}, body()

    with (
        HttpCamera(answer) as server,
        Wall(camera("cam", MpegTsConfig(address=f"{server.url}/a.ts"), lost_after_s=20.0)) as wall,
    ):
        wall.show(VIEW)
        wall.until(lambda: wall.report("cam").drift_s > SKIP_DECODE_DRIFT_S, "the delay")
        report = wall.until(
            lambda: wall.report("cam") if wall.report("cam").error is ErrorKind.DRIFT else None, "the end of it"
        )
        assert report is not None
        assert float(report.detail.split()[0]) > REOPEN_DRIFT_S
        wall.until(lambda: wall.report("cam").reconnects >= 1 and wall.report("cam").drift_s < 2, "a new beginning")


def utc_jumps(scene: SceneClips, folder: Path) -> None:
    """Somebody sets the machine's clock: no state, no age changes; only what is said in hours and minutes."""
    clock = JumpingClock()
    with SimProcess({"cam": scene, "hls": scene}) as city:
        cameras = [
            camera("cam", MpegTsConfig(address=f"{city.url}/cam/main.ts"), stale_after_s=3.0, lost_after_s=10.0),
            camera("hls", HlsConfig(address=f"{city.url}/hls/main.m3u8"), stale_after_s=3.0, lost_after_s=10.0),
        ]
        with Wall(*cameras, clock=clock) as wall:
            wall.show(VIEW, View("hls", 160, 90))
            wall.becomes(TileState.LIVE, "cam", "hls")
            for off in (timedelta(days=1), timedelta(days=-400), timedelta(hours=1), timedelta()):
                clock.off = off
                for _ in range(5):
                    wall.watch(0.1)
                    for name in ("cam", "hls"):
                        report = wall.report(name)
                        assert report.state is TileState.LIVE
                        assert report.picture_age_s is not None
                        assert 0 <= report.picture_age_s < 3
                        assert report.picture_utc is not None
                        assert abs(clock.utc() - report.picture_utc) < timedelta(seconds=4)
            assert [wall.report(name).reconnects for name in ("cam", "hls")] == [0, 0]


SCENARIOS: dict[str, Callable[[SceneClips, Path], None]] = {
    "backlog": a_backlog_is_dropped,
    "growing delay": a_growing_delay_opens_anew,
    "clock set": utc_jumps,
}


@pytest.fixture(scope="module")
def played(scene: SceneClips, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Future[None]]:
    folder = tmp_path_factory.mktemp("clocks")
    return play({name: partial(scenario, scene, folder) for name, scenario in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_time(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()
