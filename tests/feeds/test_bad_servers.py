"""Servers that flood, trickle, or lead in a circle, for each way of getting pictures, beside a camera that is well.

Each has a state on its tile within its deadline, takes no memory worth mentioning, and disturbs nobody.
"""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import psutil
import pytest

from controlroom.sim.process import SimProcess
from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState, View
from feeds.jobs import CameraFeeds
from tests.fakes.raw_server import Peer, RawServer
from tests.fakes.scenes import SceneClips
from tests.feeds.scenarios import play
from tests.feeds.wall import Wall, camera

MOST_MIB = 500
"""Memory that a worker may take: a picture or a segment that never ends is given up at 32 and 64 MiB."""
PATIENCE_S = 1.0
NOISE = random.Random(7).randbytes(1 << 20)

OK = b"HTTP/1.1 200 OK\r\nContent-Type: "
MULTIPART = OK + b"multipart/x-mixed-replace; boundary=f\r\n\r\n"
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:1\n" + b"".join(
    b"#EXTINF:1,\n%d.ts\n" % number for number in range(3)
)
WHOLE_PLAYLIST = OK + b"audio/mpegurl\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(PLAYLIST) + PLAYLIST

Serve = Callable[[Peer], None]


def flood(head: bytes) -> Serve:
    """Answer and push bytes that mean nothing as fast as the machine can."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(2.0)
        peer.receive()
        peer.send(head)
        while not peer.gone.is_set():
            peer.send(NOISE)

    return serve


def flooded_segment(peer: Peer) -> None:
    """A playlist as it should be, of segments that never end."""
    peer.connection.settimeout(2.0)
    request = peer.receive()
    if b".ts" not in request:
        peer.send(WHOLE_PLAYLIST)
        return
    peer.send(OK + b"video/mp2t\r\n\r\n")
    while not peer.gone.is_set():
        peer.send(NOISE)


def trickle(at_once: bytes, answer: bytes) -> Serve:
    """Answer a part at once and then a byte a second."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(2.0)
        peer.receive()
        peer.send(at_once)
        for byte in answer:
            if peer.gone.wait(1.0):
                return
            peer.send(bytes((byte,)))

    return serve


def circle(peer: Peer) -> None:
    """Redirect every address to itself."""
    peer.connection.settimeout(2.0)
    request = peer.receive()
    if not request:  # only looked whether somebody is there
        return
    path = request.split()[1].decode()
    rtsp = path.startswith("rtsp:")
    start = "RTSP/1.0 302 Found\r\nCSeq: 1" if rtsp else "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close"
    peer.send(f"{start}\r\nLocation: {path}\r\n\r\n".encode())


RTSP_HEAD = b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: OPTIONS, DESCRIBE\r\n\r\n"
FLOODS: dict[str, tuple[str, Serve]] = {
    "rtsp": ("rtsp", flood(b"")),
    "rtsp body": ("rtsp", flood(RTSP_HEAD)),
    "mpegts": ("mpegts", flood(OK + b"video/mp2t\r\n\r\n")),
    "mjpeg header": ("mjpeg", flood(MULTIPART)),
    "mjpeg picture": ("mjpeg", flood(MULTIPART + b"--f\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8")),
    "still": ("still", flood(OK + b"image/jpeg\r\n\r\n\xff\xd8")),
    "hls playlist": ("hls", flood(OK + b"audio/mpegurl\r\n\r\n#EXTM3U\n")),
    "hls segment": ("hls", flooded_segment),
    "http header": ("mjpeg", flood(b"HTTP/1.1 200 OK\r\nX: ")),
}
TRICKLES: dict[str, tuple[str, Serve]] = {
    "rtsp": ("rtsp", trickle(b"", RTSP_HEAD)),
    "mpegts header": ("mpegts", trickle(b"", OK)),
    "mpegts body": ("mpegts", trickle(OK + b"video/mp2t\r\n\r\n", NOISE[:60])),
    "mjpeg header": ("mjpeg", trickle(b"", MULTIPART)),
    "mjpeg part header": ("mjpeg", trickle(MULTIPART, b"--f\r\nContent-Type: image/jpeg\r\n\r\n")),
    "still header": ("still", trickle(b"", OK)),
    "still body": ("still", trickle(OK + b"image/jpeg\r\n\r\n\xff\xd8", NOISE[:60])),
    "hls header": ("hls", trickle(b"", WHOLE_PLAYLIST)),
    "hls playlist": ("hls", trickle(OK + b"audio/mpegurl\r\n\r\n", PLAYLIST)),
}
CIRCLES: dict[str, tuple[str, Serve]] = {kind: (kind, circle) for kind in ("rtsp", "mpegts", "mjpeg", "still", "hls")}


@contextmanager
def served(servers: dict[str, tuple[str, Serve]]) -> Iterator[list[CameraFeeds]]:
    """Serve each badly and give its camera."""
    with ExitStack() as stack:
        cameras = []
        for name, (kind, serve) in servers.items():
            server = stack.enter_context(RawServer(serve))
            scheme = "rtsp" if kind == "rtsp" else "http"
            patience: dict[str, Any] = {"open_timeout_s": PATIENCE_S, "read_timeout_s": PATIENCE_S}
            cameras.append(camera(name, make_config(kind, f"{scheme}://{server.authority}/stream", **patience)))
        yield cameras


def view(camera_id: str) -> View:
    return View(camera_id, 160, 90)


def met(
    servers: dict[str, tuple[str, Serve]], states: dict[str, TileState], errors: set[ErrorKind], scene: SceneClips
) -> None:
    """Show them all beside a good camera, until each has failed twice."""
    with SimProcess({"good": scene}) as city, served(servers) as cameras:
        good = camera("good", make_config("mpegts", f"{city.url}/good/main.ts"), stale_after_s=8.0, lost_after_s=20.0)
        with Wall(*cameras, good) as wall:
            wall.show(view("good"))
            wall.becomes(TileState.LIVE, "good")
            wall.show(*(view(one.camera_id) for one in [*cameras, good]))

            def all_told() -> bool:
                assert wall.state("good") is TileState.LIVE
                for pid in wall.engine.worker_pids:
                    assert psutil.Process(pid).memory_info().rss < MOST_MIB << 20
                reports = {name: wall.report(name) for name in servers}
                return all(
                    report.state is states[name] and report.error is not ErrorKind.NONE
                    for name, report in reports.items()
                )

            wall.until(all_told, "what each of them should be")
            for name in servers:
                report = wall.report(name)
                assert report.error in errors, (name, report.error, report.detail)
                assert report.detail, name
                assert wall.pixels(view(name)) is None
            until_s = time.monotonic() + 3.0
            wall.until(lambda: all_told() and time.monotonic() > until_s, "three more seconds of it")
            assert wall.report("good").reconnects == 0
            assert len(wall.engine.worker_pids) == 1


FAILED = {ErrorKind.TIMEOUT, ErrorKind.GARBAGE, ErrorKind.UNREACHABLE, ErrorKind.ENDED}
SCENARIOS: dict[str, Callable[[SceneClips], None]] = {
    "flood": partial(met, FLOODS, dict.fromkeys(FLOODS, TileState.LOST), FAILED),
    "trickle": partial(met, TRICKLES, dict.fromkeys(TRICKLES, TileState.LOST), {ErrorKind.TIMEOUT, ErrorKind.GARBAGE}),
    # FFmpeg gives no reason for the end of its patience with redirects over HTTP.
    "circle": partial(
        met,
        CIRCLES,
        {**dict.fromkeys(CIRCLES, TileState.REFUSED), "mpegts": TileState.LOST},
        {ErrorKind.NOT_FOUND, ErrorKind.UNREACHABLE},
    ),
}


@pytest.fixture(scope="module")
def played(scene: SceneClips) -> dict[str, Future[None]]:
    return play({name: partial(scenario, scene) for name, scenario in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_bad_servers_disturb_nobody(
    played: dict[str, Future[None]], name: str, caplog: pytest.LogCaptureFixture
) -> None:
    played[name].result()
    logged = [record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when)]
    assert not [line for line in logged if "ERROR" in line]
