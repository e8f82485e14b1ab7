"""Servers that accept and say nothing, say nonsense, or stop in the middle of a sentence."""

import itertools
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest

from feeds.board import StreamColumn
from feeds.catalogue import make_config
from feeds.core import ErrorKind
from feeds.kinds.rtsp import RtspConfig
from tests.fakes.clips import Make, access_units, make_clip, shows_quarters
from tests.fakes.raw_server import Peer, RawServer, garbage, silent, trickle
from tests.fakes.rtsp_camera import RtspCamera, Unit, endless
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab
from tests.feeds.scenarios import play
from tests.feeds.waiting import until

KINDS = {"rtsp": "rtsp", "hls": "http", "mpegts": "http", "mjpeg": "http", "still": "http"}
QUICK: dict[str, Any] = {"open_timeout_s": 1.0, "read_timeout_s": 1.0}


def hang_up(peer: Peer) -> None:
    """Close without a word."""
    peer.receive()


def hang_up_in_the_headers(peer: Peer) -> None:
    peer.receive()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: ")


HTTP_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=f\r\n\r\n"
RTSP_HEAD = b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: OPTIONS, DESCRIBE\r\n\r\n"

MANNERS: dict[str, tuple[Callable[[Peer], None], set[ErrorKind]]] = {
    "silent": (silent, {ErrorKind.TIMEOUT}),
    "garbage": (garbage, {ErrorKind.GARBAGE, ErrorKind.TIMEOUT, ErrorKind.UNREACHABLE}),
    "trickle http": (trickle(HTTP_HEAD), {ErrorKind.TIMEOUT, ErrorKind.GARBAGE}),
    "trickle rtsp": (trickle(RTSP_HEAD), {ErrorKind.TIMEOUT, ErrorKind.GARBAGE}),
    "hangs up": (hang_up, {ErrorKind.UNREACHABLE, ErrorKind.ENDED, ErrorKind.GARBAGE}),
    "hangs up in the headers": (
        hang_up_in_the_headers,
        {ErrorKind.UNREACHABLE, ErrorKind.ENDED, ErrorKind.GARBAGE, ErrorKind.TIMEOUT},
    ),
}


def meets(kind: str, serve: Callable[[Peer], None], errors: set[ErrorKind]) -> None:
    with RawServer(serve) as server:
        config = make_config(kind, f"{KINDS[kind]}://guard:hunter2!@{server.authority}/stream", **QUICK)
        with Lab(config) as lab:
            until(lambda: not lab.running, "the end")
            assert lab.number() == 0
            assert lab.error is not None
            assert lab.error.kind in errors, lab.error
            assert "hunter2" not in f"{lab.error} {lab.error.detail}"


def takes_no_connection(kind: str) -> None:
    """A host that drops what is sent to it, in place of refusing: the queue of connections is full."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, ExitStack() as stack:
        port = full.getsockname()[1]
        for _ in range(4):
            connection = stack.enter_context(socket.socket())
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", port))
        with Lab(make_config(kind, f"{KINDS[kind]}://127.0.0.1:{port}/stream", **QUICK)) as lab:
            lab.ended(ErrorKind.UNREACHABLE)


MEETINGS = {
    f"{kind}: {name}": partial(meets, kind, serve, errors)
    for kind, (name, (serve, errors)) in itertools.product(KINDS, MANNERS.items())
} | {f"{kind}: takes no connection": partial(takes_no_connection, kind) for kind in KINDS}


@pytest.fixture(scope="module")
def met() -> dict[str, Future[None]]:
    return play(MEETINGS)


@pytest.mark.parametrize("meeting", MEETINGS)
def test_bad_manners(met: dict[str, Future[None]], meeting: str) -> None:
    met[meeting].result()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_nobody_there(kind: str, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with Lab(make_config(kind, f"{KINDS[kind]}://{host}:{port}/stream", **QUICK)) as lab:
        lab.ended(ErrorKind.UNREACHABLE)


# ---- RTSP, by hand


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    """Ten seconds, which is no loop to the watch."""
    path = tmp_path_factory.mktemp("units") / "a.ts"
    return list(access_units(make_clip(path, Make(pictures=150))))


def opened(camera: RtspCamera, watch: Callable[[Lab], object]) -> None:
    with RawServer(camera.serve) as server, Lab(RtspConfig(address=f"rtsp://{server.authority}/main", **QUICK)) as lab:
        watch(lab)


def shows(units: list[Unit]) -> None:
    def watch(lab: Lab) -> None:
        assert shows_quarters(lab.picture(20))
        assert lab.pixels().shape == (90, 160, 4)

    opened(RtspCamera(units), watch)


def falls_silent(units: list[Unit], method: str) -> None:
    def watch(lab: Lab) -> None:
        lab.ended(ErrorKind.TIMEOUT)
        assert lab.number() == 0

    opened(RtspCamera(units, silent_after=method), watch)


def dies_in_mid_group(units: list[Unit]) -> None:
    def watch(lab: Lab) -> None:
        lab.picture(10)
        lab.ended(ErrorKind.ENDED)
        assert shows_quarters(lab.pixels())

    opened(RtspCamera(units, pictures=lambda all_units: endless(all_units, groups=2)), watch)


def begins_in_mid_group(units: list[Unit]) -> None:
    def late(all_units: list[Unit]) -> Iterator[bytes]:
        return endless(all_units[5:])

    def watch(lab: Lab) -> None:
        assert shows_quarters(lab.picture(3))
        assert lab.cell(StreamColumn.DROPS) + lab.cell(StreamColumn.CORRUPT) >= 0
        assert lab.cell(StreamColumn.FRAMES) <= lab.cell(StreamColumn.PACKETS)

    opened(RtspCamera(units, pictures=late), watch)


def loses_packets(units: list[Unit]) -> None:
    """Every 37th packet is lost: what was hit is not shown, what is shown is whole."""

    def watch(lab: Lab) -> None:
        lab.picture(1)
        pictures = lab.watch(5.0)
        assert lab.cell(StreamColumn.CORRUPT) > 0
        assert len(pictures) > 5
        assert not [picture for picture in pictures if not shows_quarters(picture, near=30)]

    opened(RtspCamera(units, lose=lambda number: number % 37 == 36), watch)


def repeats_a_group(units: list[Unit]) -> None:
    def watch(lab: Lab) -> None:
        lab.picture(5)
        until(lambda: lab.cell(StreamColumn.REPEAT_SINCE_NS), "the repetition")

    opened(RtspCamera(units[:15]), watch)


def has_no_session_left(units: list[Unit]) -> None:
    def watch(lab: Lab) -> None:
        lab.ended(ErrorKind.BUSY)

    opened(RtspCamera(units, busy_above=0), watch)


BY_HAND: dict[str, Callable[[list[Unit]], None]] = {
    "shows": shows,
    "silent after OPTIONS": partial(falls_silent, method="OPTIONS"),
    "silent after DESCRIBE": partial(falls_silent, method="DESCRIBE"),
    "silent after PLAY": partial(falls_silent, method="PLAY"),
    "dies in mid-group": dies_in_mid_group,
    "begins in mid-group": begins_in_mid_group,
    "loses packets": loses_packets,
    "repeats a group": repeats_a_group,
    "busy": has_no_session_left,
}


@pytest.fixture(scope="module")
def by_hand(units: list[Unit]) -> dict[str, Future[None]]:
    return play({name: partial(scenario, units) for name, scenario in BY_HAND.items()})


@pytest.mark.parametrize("name", BY_HAND)
def test_an_rtsp_camera_with_habits(by_hand: dict[str, Future[None]], name: str) -> None:
    by_hand[name].result()


def test_clips_are_what_they_should_be(clips: Clips) -> None:
    keys = [key for _, key in access_units(clips("h264.ts"))]
    assert keys == [number % 15 == 0 for number in range(45)]
