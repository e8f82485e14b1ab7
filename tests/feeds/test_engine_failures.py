"""What the supervisor makes of cameras, codecs and workers that fail."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds.address import Credentials
from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState, View
from feeds.ladder import IncidentMeter
from feeds.supervise import Limits
from tests.fakes.clips import Make, access_units, make_clip, shows_quarters
from tests.fakes.raw_server import RawServer, silent
from tests.fakes.rtsp_camera import RtspCamera, Unit
from tests.fakes.scenes import SceneClips
from tests.feeds.scenarios import play
from tests.feeds.wall import Wall, camera, views

QUICK: dict[str, Any] = {"open_timeout_s": 1.0, "read_timeout_s": 1.0}


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    path = tmp_path_factory.mktemp("units") / "a.ts"
    return list(access_units(make_clip(path, Make(pictures=150))))


def goes_and_comes_back(units: list[Unit]) -> None:
    """LIVE, then STALE, LOST, and LIVE again when the camera is back; the last picture stays all the time."""
    view = View("cam", 160, 90)
    with RawServer(RtspCamera(units).serve) as server:
        port = server.port
        wall = Wall(camera("cam", make_config("rtsp", f"rtsp://{server.authority}/main", **QUICK)))
        wall.__enter__()
        wall.show(view)
        wall.becomes(TileState.LIVE, "cam")
    try:
        wall.becomes(TileState.STALE, "cam")
        report = wall.becomes(TileState.LOST, "cam")
        assert report.error in (ErrorKind.UNREACHABLE, ErrorKind.ENDED)
        assert report.picture_age_s is not None
        assert report.picture_age_s >= 2.5
        pixels = wall.pixels(view)
        assert pixels is not None
        assert shows_quarters(pixels)
        with RawServer(RtspCamera(units).serve, port=port):
            wall.becomes(TileState.LIVE, "cam")
            assert wall.report("cam").reconnects >= 1
            wall.until(lambda: wall.report("cam").error is ErrorKind.NONE, "an end of the error")
            wall.engine.close()
    finally:
        wall.engine.close()


def is_silent_from_the_start(units: list[Unit]) -> None:
    """A silent camera is CONNECTING, then LOST with its reason; its neighbours in the same worker do not notice."""
    with RawServer(silent) as server, RawServer(RtspCamera(units).serve) as good:
        cameras = [
            camera("silent", make_config("rtsp", f"rtsp://{server.authority}/main", **QUICK)),
            camera("quiet", make_config("mjpeg", f"http://{server.authority}/main", **QUICK)),
            camera("good", make_config("rtsp", f"rtsp://{good.authority}/main")),
        ]
        with Wall(*cameras) as wall:
            wall.show(*views(["silent", "quiet", "good"]))
            wall.until(lambda: wall.report("silent").error is ErrorKind.TIMEOUT, "the time-out")
            wall.becomes(TileState.LOST, "silent", "quiet")
            wall.until(lambda: wall.report("silent").reconnects >= 2, "another try")
            assert wall.state("good") is TileState.LIVE
            assert wall.report("good").reconnects == 0
            assert wall.pixels(View("silent", 160, 90)) is None


def is_refused(scene: SceneClips) -> None:
    """A wrong password is not tried again, however often the camera is shown."""
    with SimServer({"cam": scene, "other": scene}, user="guard", password="right") as city:
        options: dict[str, Any] = {"credentials": Credentials("guard", "wrong"), **QUICK}
        cameras = [
            camera("cam", make_config("mpegts", f"{city.url}/cam/main.ts", **options)),
            camera("other", make_config("hls", f"{city.url}/other/main.m3u8", **options)),
        ]
        with Wall(*cameras) as wall:
            wall.show(*views(["cam", "other"]))
            report = wall.becomes(TileState.REFUSED, "cam", "other")
            assert report.error is ErrorKind.UNAUTHORIZED
            assert report.next_try_s is not None
            assert report.next_try_s > 60
            made = city.connections_made("cam"), city.connections_made("other")
            assert max(made) <= 3
            for _ in range(3):
                wall.show()
                wall.watch(1.2)
                wall.show(*views(["cam", "other"]))
                wall.watch(0.3)
                assert wall.state("cam") is TileState.REFUSED
            assert (city.connections_made("cam"), city.connections_made("other")) == made
            right = make_config("mpegts", f"{city.url}/cam/main.ts", credentials=Credentials("guard", "right"))
            wall.engine.set_cameras([camera("cam", right), cameras[1]])
            wall.becomes(TileState.LIVE, "cam")


def is_restarted(scene: SceneClips) -> None:
    """An address that is not known for a moment, but was, is tried again soon."""
    with SimServer({"cam": scene}) as city, Wall() as wall:
        wall.engine.set_cameras([camera("cam", make_config("mjpeg", f"{city.url}/cam/main.mjpg", **QUICK))])
        wall.show(*views(["cam"]))
        wall.becomes(TileState.LIVE, "cam")
        city.set_fault("cam", Fault(FaultKind.MISSING))
        assert wall.becomes(TileState.REFUSED, "cam").error is ErrorKind.NOT_FOUND
        city.set_fault("cam", None)
        wall.becomes(TileState.LIVE, "cam")


def is_busy(units: list[Unit]) -> None:
    """A camera with two sessions refuses the third, and says so; the two go on."""
    served = RtspCamera(units, busy_above=2)
    with RawServer(served.serve) as server:
        cameras = [camera(f"cam{n}", make_config("rtsp", f"rtsp://{server.authority}/{n}", **QUICK)) for n in range(3)]
        with Wall(*cameras) as wall:
            wall.show(*views(["cam0", "cam1"]))
            wall.becomes(TileState.LIVE, "cam0", "cam1")
            wall.show(*views(["cam0", "cam1", "cam2"]))
            wall.until(lambda: wall.report("cam2").error is ErrorKind.BUSY, "the refusal")
            next_try_s = wall.report("cam2").next_try_s
            assert next_try_s is not None
            assert next_try_s > 4
            assert wall.state("cam0") is wall.state("cam1") is TileState.LIVE


def is_frozen(fault: FaultKind, scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        kind, file = ("mjpeg", "main.mjpg") if fault is FaultKind.FREEZE else ("mpegts", "main.ts")
        with Wall(camera("cam", make_config(kind, f"{city.url}/cam/{file}"))) as wall:
            wall.show(*views(["cam"]))
            wall.becomes(TileState.LIVE, "cam")
            city.set_fault("cam", Fault(fault))
            wall.becomes(TileState.FROZEN, "cam")
            wall.watch(3.0)
            assert wall.state("cam") is TileState.FROZEN
            assert wall.report("cam").reconnects == 0
            city.set_fault("cam", None)
            wall.becomes(TileState.LIVE, "cam")


def finds_its_transport(units: list[Unit]) -> None:
    """After two tries in which TCP brings nothing, UDP is tried, and then TCP again."""
    served = RtspCamera(units, silent_after="PLAY")
    with RawServer(served.serve) as server, Wall() as wall:
        wall.engine.set_cameras([camera("cam", make_config("rtsp", f"rtsp://{server.authority}/main", **QUICK))])
        wall.show(*views(["cam"]))
        wall.until(lambda: wall.report("cam").transport == "udp", "the other transport")
        assert wall.report("cam").reconnects == 2


SCENARIOS: dict[str, Callable[[list[Unit]], None]] = {
    "goes and comes back": goes_and_comes_back,
    "is silent": is_silent_from_the_start,
    "is busy": is_busy,
    "finds its transport": finds_its_transport,
}
CITY_SCENARIOS: dict[str, Callable[[SceneClips], None]] = {
    "is refused": is_refused,
    "is restarted": is_restarted,
    "freezes": partial(is_frozen, FaultKind.FREEZE),
    "loops": partial(is_frozen, FaultKind.LOOP),
}


@pytest.fixture(scope="module")
def played(units: list[Unit], scene: SceneClips) -> dict[str, Future[None]]:
    return play(
        {
            **{name: partial(scenario, units) for name, scenario in SCENARIOS.items()},
            **{name: partial(scenario, scene) for name, scenario in CITY_SCENARIOS.items()},
        }
    )


@pytest.mark.parametrize("name", [*SCENARIOS, *CITY_SCENARIOS])
def test_a_camera_that(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()


def test_many_at_once_are_one_incident_within_the_budget(
    scene: SceneClips, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "feeds")
    monkeypatch.setattr("feeds.ladder.LADDER_S", (0.3,) * 20)
    monkeypatch.setattr(IncidentMeter, "WINDOW_S", 2.0)
    names = [f"cam{number}" for number in range(12)]
    with SimServer(dict.fromkeys(names, scene)) as city:
        cameras = [camera(name, make_config("mjpeg", f"{city.url}/{name}/sub.mjpg", **QUICK)) for name in names]
        limits = Limits(workers=1, opens_per_second=8.0)
        with Wall(*cameras, limits=limits) as wall:
            wall.show(*views(names))
            wall.becomes(TileState.LIVE, *names)
            assert wall.engine.incident is None
            caplog.clear()
            made = sum(city.connections_made(name) for name in names)
            city.set_fault("*", Fault(FaultKind.DIE))
            started_s = time.monotonic()
            wall.until(lambda: wall.engine.incident, "the incident")
            wall.watch(2.0)
            tried = sum(city.connections_made(name) for name in names) - made
            assert 8 <= tried <= 8.0 * (1 + time.monotonic() - started_s)
            incident = wall.engine.incident
            assert incident is not None
            assert incident.failed >= 5
            assert incident.total == 12
            assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == [
                "many cameras failed within 2 s: probably the network"
            ]
            assert len(caplog.records) <= 8
            city.set_fault("*", None)
            wall.becomes(TileState.LIVE, *names)
            wall.until(lambda: wall.engine.incident is None, "the end of the incident")
