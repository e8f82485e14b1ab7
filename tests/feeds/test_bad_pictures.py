"""Streams of odd pictures and odd times, all in one worker beside a camera that is well."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import psutil
import pytest

from controlroom.sim.process import SimProcess
from feeds.core import ErrorKind, TileState, View
from feeds.jobs import CameraFeeds
from feeds.kinds.file import FileConfig
from feeds.kinds.mpegts import MpegTsConfig
from tests.fakes import odd_clips
from tests.fakes.clips import RATE, access_units, make_clip, shows_quarters
from tests.fakes.clips import Make as Clip
from tests.fakes.http_camera import Answer, Asked, HttpCamera
from tests.fakes.scenes import SceneClips
from tests.feeds.scenarios import play
from tests.feeds.wall import Wall, camera

MOST_MIB = 700
"""Memory that a worker may take for all of them. A picture of 8K has 48 MiB; its decoder keeps some of them."""

Make = Callable[[Path], Path]
FILES: dict[str, tuple[str, Make]] = {
    "another-size-every-second": ("a.ts", odd_clips.many_sizes),
    "8k": ("a.mp4", odd_clips.huge),
    "one-pixel": ("a.avi", lambda path: odd_clips.tiny(path, 1, "mjpeg", "yuvj444p")),
    "four-pixels": ("a.mp4", lambda path: odd_clips.tiny(path, 2, "libx264", "yuv420p")),
    "422-10-bit": ("a.mp4", lambda path: odd_clips.encode(path, (320, 180), "yuv422p10le")),
    "interlaced": (
        "a.ts",
        lambda path: odd_clips.encode(path, (320, 180), options={"flags": "+ildct+ilme", "bf": "2"}),
    ),
    "240-fps": ("a.mp4", lambda path: odd_clips.encode(path, (160, 90), rate=240, pictures=480)),
    "group-of-600": ("a.mp4", lambda path: odd_clips.encode(path, (160, 90), pictures=620, options={"g": "600"})),
    "no-times-in-a-file": ("a.h264", lambda path: odd_clips.encode(path, (320, 180), pictures=60)),
}
STAMPS: dict[str, odd_clips.Stamps | None] = {
    "wild": odd_clips.wild,
    "back-and-forth": odd_clips.back_and_forth,
    "backwards": odd_clips.backwards,
    "standing": odd_clips.standing,
    "none": None,
}
TOO_SMALL = {"one-pixel", "four-pixels"}


def view(camera_id: str) -> View:
    return View(camera_id, 160, 90)


def keeps_well(wall: Wall, seconds: float) -> None:
    """Watch for a while: the good camera is live all the time, and the worker's memory bounded."""
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        wall.watch(0.1)
        assert wall.state("good") is TileState.LIVE
        for pid in wall.engine.worker_pids:
            assert psutil.Process(pid).memory_info().rss < MOST_MIB << 20
    assert wall.report("good").reconnects == 0


def odd_files(scene: SceneClips, folder: Path) -> None:
    cameras: list[CameraFeeds] = []
    for name, (file, make) in FILES.items():
        path = folder / name / file
        path.parent.mkdir()
        cameras.append(camera(name, FileConfig(address=str(make(path))), stale_after_s=6.0, lost_after_s=20.0))
    sound = odd_clips.sound_alone(folder / "sound.mp4")
    cameras.append(camera("sound-alone", FileConfig(address=str(sound))))
    with SimProcess({"good": scene}) as city:
        good = camera("good", MpegTsConfig(address=f"{city.url}/good/main.ts"), stale_after_s=8.0, lost_after_s=20.0)
        with Wall(*cameras, good) as wall:
            wall.show(view("good"))
            wall.becomes(TileState.LIVE, "good")
            wall.show(*(view(one.camera_id) for one in [*cameras, good]))
            wall.becomes(TileState.LIVE, *FILES)
            assert wall.becomes(TileState.LOST, "sound-alone").error is ErrorKind.GARBAGE
            assert wall.report("sound-alone").detail == "no video in the stream"
            keeps_well(wall, 5.0)
            for name in FILES:
                pixels = wall.pixels(view(name))
                assert pixels is not None
                assert name in TOO_SMALL or shows_quarters(pixels, near=30), name
                assert wall.state(name) is TileState.LIVE
                assert wall.report(name).reconnects == 0
            assert wall.report("no-times-in-a-file").shown_fps < 40
            assert len(wall.engine.worker_pids) == 1


def odd_times(scene: SceneClips, folder: Path) -> None:
    path = make_clip(folder / "times.ts", Clip(pictures=10 * RATE, b_pictures=0))
    units = list(access_units(path))

    def body(asked: Asked) -> Iterator[bytes]:
        name = asked.path.strip("/")
        for packets in odd_clips.transport_stream(units, STAMPS[name]):
            yield packets
            if server.closing.wait(1 / RATE):
                return

    def answer(asked: Asked) -> Answer:
        return 200, {"Content-Type": "video/mp2t"}, body(asked)

    with HttpCamera(answer) as server, SimProcess({"good": scene}) as city:
        cameras = [camera(name, MpegTsConfig(address=f"{server.url}/{name}"), stale_after_s=3.0) for name in STAMPS]
        good = camera("good", MpegTsConfig(address=f"{city.url}/good/main.ts"), stale_after_s=8.0, lost_after_s=20.0)
        with Wall(*cameras, good) as wall:
            wall.show(*(view(one.camera_id) for one in [*cameras, good]))
            wall.becomes(TileState.LIVE, *STAMPS, "good")
            before = {name: wall.shown.get(view(name), 0) for name in STAMPS}
            keeps_well(wall, 8.0)
            for name in STAMPS:
                report = wall.report(name)
                assert (report.state, report.reconnects) == (TileState.LIVE, 0), (name, report.error, report.detail)
                assert wall.shown[view(name)] > before[name] + 40, name
                pixels = wall.pixels(view(name))
                assert pixels is not None
                assert shows_quarters(pixels)


SCENARIOS: dict[str, Callable[[SceneClips, Path], None]] = {"pictures": odd_files, "times": odd_times}


@pytest.fixture(scope="module")
def played(scene: SceneClips, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Future[None]]:
    return play({name: partial(scenario, scene, tmp_path_factory.mktemp(name)) for name, scenario in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_odd_cameras_disturb_nobody(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()
