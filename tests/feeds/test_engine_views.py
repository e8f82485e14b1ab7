"""The engine and its views: what is wanted is opened once, and a picture once shown stays until the next."""

import errno
import os
import time
from dataclasses import replace

import psutil
import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds.catalogue import make_config
from feeds.core import FULL, CameraReport, ErrorKind, Rect, TileState, View
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from feeds.kinds.file import FileConfig
from feeds.memory import PREFIX
from tests.fakes.clips import shows_quarters
from tests.fakes.scenes import SceneClips
from tests.feeds.conftest import Clips
from tests.feeds.wall import Wall, camera, views

SMALL, LARGE = View("cam", 160, 90), View("cam", 320, 180)


def live(city: SimServer, camera_id: str = "cam", file: str = "main.ts") -> CameraFeeds:
    return camera(camera_id, make_config("mpegts", f"{city.url}/{camera_id}/{file}"))


def test_one_session_however_many_views(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city, Wall(live(city)) as wall:
        tall = View("cam", 100, 300)
        wall.show(SMALL, LARGE)
        assert shows_quarters(wall.picture(SMALL))
        assert wall.picture(LARGE).shape == (180, 320, 4)
        wall.show(SMALL, LARGE, tall)
        assert wall.picture(tall).shape == (56, 100, 4)
        assert shows_quarters(wall.picture(LARGE, 5))
        wall.show(tall)
        wall.picture(tall, wall.shown[tall] + 3)
        assert (city.sessions("cam"), city.connections_made("cam")) == (1, 1)
        report = wall.becomes(TileState.LIVE, "cam")
        assert (report.width_px, report.height_px, report.codec, report.transport) == (320, 180, "h264", "mpegts")
        assert report.picture_utc is not None
        assert (report.reconnects, report.error, report.next_try_s) == (0, ErrorKind.NONE, None)
        wall.until(lambda: 10 < wall.report("cam").source_fps < 20, "the source's rate")
        wall.until(lambda: wall.report("cam").shown_fps > 8, "the shown rate")
        wall.show()
        wall.until(lambda: city.sessions("cam") == 0, "the end of a session that nobody wants")


def test_a_short_absence_does_not_close_a_stream(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city, Wall(live(city)) as wall:
        wall.show(SMALL)
        wall.picture(SMALL)
        wall.show()
        wall.watch(0.3)
        wall.show(LARGE)
        wall.picture(LARGE)
        assert city.connections_made("cam") == 1


def test_a_picture_stays_through_every_change_of_a_view(clips: Clips) -> None:
    with Wall(camera("cam", FileConfig(address=str(clips("main.mp4"))))) as wall:
        wall.show(SMALL)
        wall.picture(SMALL)
        crop = Rect(0.1, 0.1, 0.5, 0.5)
        changes = [LARGE, replace(LARGE, crop=crop), replace(SMALL, crop=crop), SMALL, View("cam", 161, 91), LARGE]
        changes += [View("cam", 100 + step, 60 + step) for step in range(0, 60, 3)]
        for view in changes:
            wall.show(view)
            wall.until(lambda view=view: view in wall.engine._supervisor.wiring, "the view")  # type: ignore[misc]
            for _ in range(3):
                wall.tick()
                assert wall.pixels(view) is not None
                time.sleep(0.005)
        pixels = wall.picture(changes[-1], 2)
        assert pixels.shape[1] <= changes[-1].width_px
        assert shows_quarters(pixels)


def test_zooming_shows_the_part(clips: Clips) -> None:
    with Wall(camera("cam", FileConfig(address=str(clips("main.mp4"))))) as wall:
        wall.show(SMALL)
        assert shows_quarters(wall.picture(SMALL))
        zoomed = replace(SMALL, crop=Rect(0, 0, 0.4, 0.4))
        wall.show(zoomed)

        def is_red() -> bool:
            pixels = wall.pixels(zoomed)
            return pixels is not None and bool(pixels[:, :, 2].mean() > 150 and pixels[:, :, 1].mean() < 80)

        wall.until(is_red, "the upper left quarter alone")
        wall.show(replace(zoomed, crop=FULL))
        wall.until(lambda: shows_quarters(wall.picture(SMALL)), "the whole picture")


def test_a_hidden_camera_is_never_opened(scene: SceneClips) -> None:
    with SimServer({"cam": scene, "other": scene}) as city:
        hidden = replace(live(city), privacy=True)
        with Wall(hidden, live(city, "other")) as wall:
            wall.show(SMALL, View("other", 160, 90))
            wall.picture(View("other", 160, 90), 5)
            assert wall.state("cam") is TileState.PRIVACY
            assert wall.pixels(SMALL) is None
            assert city.connections_made("cam") == 0


def test_a_camera_may_be_hidden_and_shown_while_it_runs(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city, Wall(live(city)) as wall:
        wall.show(SMALL)
        wall.picture(SMALL)
        wall.engine.set_cameras([replace(live(city), privacy=True)])
        assert wall.state("cam") is TileState.PRIVACY
        wall.until(lambda: wall.pixels(SMALL) is None, "no picture any more")
        wall.until(lambda: city.sessions("cam") == 0, "the end of the session")
        wall.watch(0.3)
        assert wall.pixels(SMALL) is None
        assert city.connections_made("cam") == 1
        wall.engine.set_cameras([live(city)])
        number = wall.shown[SMALL]
        wall.picture(SMALL, number + 2)
        wall.becomes(TileState.LIVE, "cam")


def test_a_camera_may_get_another_address(scene: SceneClips) -> None:
    with SimServer({"cam": scene, "new": scene}) as city, Wall(live(city)) as wall:
        wall.show(SMALL)
        wall.picture(SMALL)
        wall.engine.set_cameras([camera("cam", make_config("mpegts", f"{city.url}/new/sub.ts"))])
        wall.until(lambda: city.connections_made("new"), "the new session")
        assert wall.pixels(SMALL) is not None
        wall.until(lambda: city.sessions("cam") == 0, "the end of the old session")
        wall.until(lambda: wall.report("cam").width_px == 160, "the new stream")
        wall.picture(SMALL, wall.shown[SMALL] + 3)
        wall.engine.set_cameras([])
        wall.until(lambda: city.sessions("new") == 0, "the end of a camera that is not there any more")
        assert wall.report("cam") == CameraReport("cam"), "whether there is such a camera is not for the engine to say"


def test_a_camera_without_an_address_says_nothing_wrong() -> None:
    with Wall(camera("cam", None)) as wall:
        wall.show(SMALL)
        wall.watch(0.2)
        assert wall.state("cam") is TileState.CONNECTING
        assert wall.report("nobody") == CameraReport("nobody")


def test_the_small_stream_comes_first_and_goes_when_the_large_one_is_there(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        main, sub = (make_config("mpegts", f"{city.url}/cam/{role}.ts") for role in ("main", "sub"))
        with Wall(camera("cam", main, sub)) as wall:
            little = View("cam", 120, 68)
            wall.show(little)
            wall.picture(little, 2)
            wall.until(lambda: wall.report("cam").width_px == 160, "the small stream")
            wall.watch(0.3)
            assert city.connections_made("cam") == 1
            wall.show(View("cam", 640, 360))
            wall.until(lambda: wall.report("cam").role == "main", "the large stream")
            wall.until(lambda: city.sessions("cam") == 1, "the end of the small one")
            wall.show(replace(little, crop=Rect(0, 0, 0.5, 0.5)))
            wall.watch(1.5)
            assert wall.report("cam").role == "main"
            wall.show(little)
            wall.until(lambda: wall.report("cam").role == "sub", "the small stream")
            wall.until(lambda: city.sessions("cam") == 1, "the end of the large one")


def test_the_small_stream_stands_in_for_a_large_one_that_fails(scene: SceneClips) -> None:
    with SimServer({"main": scene, "sub": scene}) as city:
        main, sub = (
            make_config("mpegts", f"{city.url}/{role}/{role}.ts", read_timeout_s=4.0) for role in ("main", "sub")
        )
        city.set_fault("main", Fault(FaultKind.DIE))
        with Wall(camera("cam", main, sub)) as wall:
            large = View("cam", 640, 360)
            wall.show(large)
            wall.picture(large, 3)
            assert wall.becomes(TileState.LIVE, "cam").role == "sub"
            city.set_fault("main", None)
            wall.until(lambda: wall.report("cam").role == "main", "the large stream")
            city.set_fault("main", Fault(FaultKind.DIE))
            wall.until(lambda: wall.report("cam").role == "sub", "the small stream")
            assert wall.pixels(large) is not None
            wall.picture(large, wall.shown[large] + 3)


def test_a_full_memory_is_told_and_mended(
    clips: Clips, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("feeds.rings.RETRY_S", 0.5)
    real = os.posix_fallocate
    full = [False]

    def fallocate(file: int, offset: int, size: int) -> None:
        if full[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(file, offset, size)

    monkeypatch.setattr(os, "posix_fallocate", fallocate)
    other = View("other", 160, 90)
    cameras = [camera(name, FileConfig(address=str(clips("main.mp4")))) for name in ("cam", "other")]
    with Wall(*cameras) as wall:
        wall.show(SMALL)
        wall.picture(SMALL)
        full[0] = True
        wall.show(SMALL, LARGE, other)
        wall.until(lambda: wall.report("other").error is ErrorKind.INTERNAL, "the report")
        assert "shared memory" in wall.report("other").detail
        wall.picture(SMALL, wall.shown[SMALL] + 3)
        assert wall.pixels(LARGE) is not None
        wall.watch(0.6)
        assert len([record for record in caplog.records if "no room" in record.message]) <= 4
        full[0] = False
        wall.picture(LARGE)
        wall.picture(other)
        wall.becomes(TileState.LIVE, "other")


def test_a_full_memory_from_the_start(
    clips: Clips, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(file: int, offset: int, size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Wall(camera("cam", FileConfig(address=str(clips("main.mp4"))))) as wall:
        with monkeypatch.context() as patched:
            patched.setattr(os, "posix_fallocate", full)
            wall.show(SMALL)
            wall.until(lambda: wall.report("cam").error is ErrorKind.INTERNAL, "the report")
            assert "no decode worker could be started" in caplog.text
        wall.picture(SMALL)


def test_nothing_piles_up_while_a_camera_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try makes rings for its views: those of a failed one go back."""
    monkeypatch.setattr("feeds.retries.wait_s", lambda *_: 0.02)
    monkeypatch.setattr("feeds.rings.ROW_REST_S", 0.05)
    with Wall(camera("cam", make_config("mjpeg", "http://127.0.0.1:9/none"))) as wall:
        wall.show(SMALL, LARGE)
        wall.until(lambda: wall.report("cam").reconnects >= 12, "many tries")
        feeds = wall.engine._supervisor.wiring.values()
        assert max(len(feed.pending) for feed in feeds) <= 2
        assert len(wall.engine._supervisor._rings._owners) <= 4


def test_thirty_openings_and_closings_leave_nothing(clips: Clips) -> None:
    process = psutil.Process()
    cameras = [camera(name, FileConfig(address=str(clips("main.mp4")))) for name in ("cam", "other")]

    def once(ticks: int) -> None:
        with Wall(*cameras) as wall:
            wall.show(*views(["cam", "other"]))
            wall.watch(ticks * 0.005)

    once(1)
    before = process.num_fds(), process.num_threads()
    for number in range(30):
        once(80 if number % 10 == 0 else number % 8)
    once(200)
    assert (process.num_fds(), process.num_threads()) == before
    assert not list(psutil.Process().children()) or all(
        "resource_tracker" in " ".join(child.cmdline()) for child in process.children()
    )
    assert not [name for name in os.listdir("/dev/shm") if name.startswith(f"{PREFIX}{os.getpid()}-")]


def test_a_view_without_a_pixel_is_not_served(clips: Clips) -> None:
    with Wall(camera("cam", FileConfig(address=str(clips("main.mp4"))))) as wall:
        nothing = [View("cam", 0, 90), View("cam", 160, 0), View("cam", -1, -1), View("cam", 0, 0)]
        wall.show(*nothing, SMALL, View("cam", 1, 1))
        assert shows_quarters(wall.picture(SMALL, 3))
        assert wall.picture(View("cam", 1, 1)).shape == (1, 1, 4)
        assert len(wall.engine.worker_pids) == 1
        wall.show(*nothing)
        wall.watch(0.2)


def test_closing_without_a_start_and_twice(clips: Clips) -> None:
    engine = Engine([camera("cam", FileConfig(address=str(clips("main.mp4"))))])
    engine.show([SMALL])
    engine.close()
    engine.close()
    assert engine.changed() == []
