"""Cameras that take longer than others to answer or to show what they send, and how they are opened the next time."""

import itertools
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState
from tests.fakes.clips import Make, access_units, make_clip, shows_quarters
from tests.fakes.http_camera import Answer, Asked, HttpCamera
from tests.fakes.live_hls import LiveHls, cut_segments
from tests.fakes.raw_server import RawServer, silent
from tests.fakes.rtsp_camera import RtspCamera, Unit, endless
from tests.fakes.slow import SlowHttp, late, untold
from tests.feeds.lab import Lab
from tests.feeds.scenarios import play
from tests.feeds.waiting import until
from tests.feeds.wall import Wall, camera, views

QUICK: dict[str, Any] = {"open_timeout_s": 1.0, "read_timeout_s": 1.0}
LATE_S = 3.0
"""Three times what is configured."""
KEY_LATE_S = 23.0
PATIENT_S = 60.0
"""A test that waits out what it interrupts fails."""
SOON_S = 20.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slow")


@pytest.fixture(scope="module")
def units(folder: Path) -> list[Unit]:
    return list(access_units(make_clip(folder / "a.ts", Make(pictures=150))))


@pytest.fixture(scope="module")
def rare(folder: Path) -> list[Unit]:
    """A keyframe every four seconds."""
    return list(access_units(make_clip(folder / "rare.ts", Make(pictures=180, group=60))))


@pytest.fixture(scope="module")
def http(folder: Path, units: list[Unit]) -> Iterator[SlowHttp]:
    make = Make("mjpeg", pixel_format="yuvj420p", pictures=150)
    jpegs = [data for data, _ in access_units(make_clip(folder / "a.avi", make))]
    slow = SlowHttp(units, jpegs, LiveHls(cut_segments(folder, "mpegts")), LATE_S)
    with slow.camera:
        yield slow


def late_pictures(units: list[Unit]) -> Iterator[bytes]:
    time.sleep(LATE_S)
    yield from endless(units)


def test_a_slow_camera_of_every_kind_comes_up_and_disturbs_nobody(
    http: SlowHttp, units: list[Unit], caplog: pytest.LogCaptureFixture
) -> None:
    """All in one worker; every one is told as silent before, and all together as one incident."""
    answers, plays = RtspCamera(units), RtspCamera(units, pictures=late_pictures)
    with (
        RawServer(late(answers.serve, LATE_S)) as late_answers,
        RawServer(plays.serve) as late_plays,
        RawServer(RtspCamera(units).serve) as good,
    ):
        slow = {
            "answers": make_config("rtsp", f"rtsp://{late_answers.authority}/a", transport="tcp", **QUICK),
            "plays": make_config("rtsp", f"rtsp://{late_plays.authority}/a", transport="tcp", **QUICK),
            "ts": make_config("mpegts", f"{http.camera.url}/ts", **QUICK),
            "mjpeg": make_config("mjpeg", f"{http.camera.url}/mjpeg", **QUICK),
            "parts": make_config("mjpeg", f"{http.camera.url}/parts", **QUICK),
            "still": make_config("still", f"{http.camera.url}/still", **QUICK),
            "hls": make_config("hls", f"{http.camera.url}/hls", **QUICK),
        }
        cameras = [
            camera(name, config, stale_after_s=2 * LATE_S, lost_after_s=4 * LATE_S) for name, config in slow.items()
        ]
        with Wall(*cameras, camera("good", make_config("rtsp", f"rtsp://{good.authority}/a"))) as wall:
            wall.show(*views([*slow, "good"]))
            wall.becomes(TileState.LIVE, "good")
            wall.until(lambda: {wall.report(name).error for name in slow} == {ErrorKind.TIMEOUT}, "time-outs")
            for name in slow:
                wall.becomes(TileState.LIVE, name)
            assert wall.state("good") is TileState.LIVE
            assert wall.report("good").reconnects == 0
            assert max(wall.report(name).reconnects for name in slow) <= 4
            assert len(wall.engine.worker_pids) == 1
            assert caplog.text.count("many cameras failed") == 1
            wall.watch(2 * LATE_S)
            assert {name for name in slow if wall.state(name) is not TileState.LIVE} == set()


def is_known_after(units: list[Unit], happens: Callable[[Wall], None], *, says: ErrorKind) -> None:
    """What was learnt outlives `happens`: the next opening succeeds, and tells of its silence when others would."""
    served = RtspCamera(units)
    with RawServer(late(served.serve, LATE_S)) as server, Wall() as wall:
        config = make_config("rtsp", f"rtsp://{server.authority}/a", transport="tcp", **QUICK)
        wall.engine.set_cameras([camera("cam", config)])
        wall.show(*views(["cam"]))
        wall.becomes(TileState.LIVE, "cam")
        wall.until(lambda: wall.report("cam").error is ErrorKind.NONE, "the end of the error")
        made, played = server.connections_made, served.plays
        happens(wall)
        wall.until(lambda: wall.report("cam").error is says, "what is said while it is silent")
        wall.becomes(TileState.LIVE, "cam")
        assert (server.connections_made - made, served.plays - played) == (1, 1)


def look_away(wall: Wall) -> None:
    wall.show()
    wall.until(lambda: wall.report("cam").picture_age_s is None, "the end of the stream")
    wall.show(*views(["cam"]))


def lose_the_worker(wall: Wall) -> None:
    os.kill(wall.engine.worker_pids[0], signal.SIGKILL)


def a_dead_camera_is_told_in_time(units: list[Unit]) -> None:
    """Longer tries go on behind it."""
    with RawServer(silent) as server, Wall() as wall:
        wall.engine.set_cameras([camera("cam", make_config("rtsp", f"rtsp://{server.authority}/a", **QUICK))])
        wall.show(*views(["cam"]))
        wall.until(lambda: wall.report("cam").error is ErrorKind.TIMEOUT, "the first time-out")
        assert wall.report("cam").reconnects == 0
        assert wall.becomes(TileState.LOST, "cam").reconnects <= 1
        wall.until(lambda: wall.report("cam").reconnects >= 3, "longer tries")
        report = wall.report("cam")
        assert (report.state, report.error) == (TileState.LOST, ErrorKind.TIMEOUT)


def late_keyframe(units: list[Unit]) -> Iterator[bytes]:
    """Pictures from the beginning, and none that can be shown for longer than a stream is given at first."""
    follow = itertools.cycle([data for data, key in units if not key])
    until_s = time.monotonic() + KEY_LATE_S
    while time.monotonic() < until_s:
        yield next(follow)
    yield from endless(units)


def has_a_late_keyframe(units: list[Unit]) -> None:
    with RawServer(RtspCamera(units, pictures=late_keyframe).serve) as server, Wall() as wall:
        config = make_config("rtsp", f"rtsp://{server.authority}/a", transport="tcp")
        wall.engine.set_cameras([camera("cam", config)])
        wall.show(*views(["cam"]))
        wall.until(lambda: wall.report("cam").error is ErrorKind.GARBAGE, "the end of its time")
        report = wall.becomes(TileState.LIVE, "cam")
        assert report.reconnects == 1


# ---- no wait is in the way


def stops(kind: str, address: str, units: list[Unit]) -> None:
    """A stream that is being opened ends when it is told to, however long it would wait."""
    with RawServer(silent) as server:
        config = make_config(
            kind, f"{address.format(server.authority)}", open_timeout_s=PATIENT_S, read_timeout_s=PATIENT_S
        )
        with Lab(config) as lab:
            until(lambda: server.open_now, "the connection")
            time.sleep(0.5)
            lab.stop.set()
            until(lambda: not lab.running, "the end", SOON_S)
            until(lambda: not server.open_now, "the end of the connection", SOON_S)


def hidden_and_shown_again(units: list[Unit]) -> None:
    """A view that comes back finds its stream closed, and opens it anew."""
    with RawServer(silent) as server:
        config = make_config("rtsp", f"rtsp://{server.authority}/a", open_timeout_s=PATIENT_S, read_timeout_s=PATIENT_S)
        with Wall(camera("cam", config)) as wall:
            wall.show(*views(["cam"]))
            wall.until(lambda: server.open_now == 1, "the connection")
            wall.show()
            wall.until(lambda: not server.open_now, "its end", SOON_S)
            wall.show(*views(["cam"]))
            wall.until(lambda: server.open_now == 1, "another connection", SOON_S)


def takes_no_connection(kind: str, scheme: str, units: list[Unit]) -> None:
    """A host that is not there is not waited for as long as a camera that is silent."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, ExitStack() as stack:
        port = full.getsockname()[1]
        for _ in range(4):
            connection = stack.enter_context(socket.socket())
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", port))
        config = make_config(kind, f"{scheme}://127.0.0.1:{port}/a", open_timeout_s=PATIENT_S)
        with Lab(config) as lab:
            lab.ended(ErrorKind.UNREACHABLE, SOON_S)


def falls_silent_while_running(units: list[Unit]) -> None:
    """A camera that was given long to open is not given as long to go on."""

    def pictures(all_units: list[Unit]) -> Iterator[bytes]:
        yield from (data for data, _ in all_units[:30])
        time.sleep(SOON_S)

    with RawServer(RtspCamera(units, pictures=pictures).serve) as server:
        config = make_config("rtsp", f"rtsp://{server.authority}/a", open_timeout_s=PATIENT_S, read_timeout_s=1.0)
        with Lab(config) as lab:
            lab.picture(20)
            lab.ended(ErrorKind.TIMEOUT, 0.75 * SOON_S)


SCENARIOS: dict[str, Callable[[list[Unit]], None]] = {
    "known after nobody looked": partial(is_known_after, happens=look_away, says=ErrorKind.TIMEOUT),
    "known after its worker died": partial(is_known_after, happens=lose_the_worker, says=ErrorKind.TIMEOUT),
    "a late keyframe": has_a_late_keyframe,
    "a dead camera is told in time": a_dead_camera_is_told_in_time,
    **{
        f"stops: {kind}": partial(stops, kind, address)
        for kind, address in {
            "rtsp": "rtsp://{}/a",
            "mpegts": "http://{}/a",
            "mjpeg": "http://{}/a",
            "still": "http://{}/a",
            "hls": "http://{}/a",
        }.items()
    },
    "hidden and shown again": hidden_and_shown_again,
    "takes no connection: rtsp": partial(takes_no_connection, "rtsp", "rtsp"),
    "takes no connection: mpegts": partial(takes_no_connection, "mpegts", "http"),
    "takes no connection: hls": partial(takes_no_connection, "hls", "http"),
    "falls silent while running": falls_silent_while_running,
}


@pytest.fixture(scope="module")
def played(units: list[Unit]) -> dict[str, Future[None]]:
    return play({name: partial(scenario, units) for name, scenario in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_waiting_long(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()


# ---- a start that a short look is not enough for


class Untold:
    """A camera whose stream does not tell its codec, and whose first keyframe comes late. `hangs_up`: ends it."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self.hangs_up = False
        self.camera = HttpCamera(self._answer)

    def _answer(self, asked: Asked) -> Answer:
        return 200, {"Content-Type": "video/mp2t"}, self._body()

    def _body(self) -> Iterator[bytes]:
        self.hangs_up = False
        for piece in untold(self._units):
            yield piece
            if self.camera.closing.wait(1 / 30) or self.hangs_up:
                return


def test_a_stream_that_a_short_look_does_not_tell_comes_up_and_is_reopened_as_it_worked(rare: list[Unit]) -> None:
    server = Untold(rare)
    with server.camera:
        config = make_config("mpegts", f"{server.camera.url}/a")
        with Lab(config) as lab:
            assert lab.ended(ErrorKind.GARBAGE).detail == "no video in the stream"
        before = len(server.camera.asked)
        with Wall(camera("cam", config, stale_after_s=5.0)) as wall:
            view = views(["cam"])[0]
            wall.show(view)
            assert shows_quarters(wall.picture(view))
            assert len(server.camera.asked) == before + 2, "one short look, one long"
            server.hangs_up = True
            wall.until(lambda: wall.report("cam").reconnects == 2, "another opening")
            wall.until(lambda: wall.report("cam").error is ErrorKind.NONE, "pictures")
            assert len(server.camera.asked) == before + 3


@pytest.mark.parametrize("kind", ["file", "hls"])
def test_what_is_here_already_is_looked_through_again_at_once(kind: str, folder: Path, rare: list[Unit]) -> None:
    pieces = []
    for piece in untold(rare):
        pieces.append(piece)
        if len(pieces) == len(rare):
            break
    data = b"".join(pieces)
    if kind == "file":
        path = folder / "untold.ts"
        path.write_bytes(data)
        with Lab(make_config("file", str(path))) as lab:
            assert shows_quarters(lab.picture(3))
        return
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:12\n#EXTINF:12,\n0.ts\n"
    camera_of = HttpCamera(lambda asked: (200, {}, data if asked.path == "/0.ts" else playlist))
    with camera_of, Lab(make_config("hls", f"{camera_of.url}/a.m3u8")) as lab:
        assert shows_quarters(lab.picture(3))
