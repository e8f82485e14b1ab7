"""RTSP cameras by GStreamer's server: codecs, transports, passwords, sessions."""

from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from feeds.address import Credentials
from feeds.board import StreamColumn, unpack_codec
from feeds.core import ErrorKind
from feeds.kinds.rtsp import RtspConfig
from tests.fakes.clips import Make, access_units, make_clip, shows_quarters
from tests.fakes.rtsp import RtspFarm, write_units
from tests.feeds.lab import Lab
from tests.feeds.scenarios import play
from tests.feeds.waiting import until

pytestmark = pytest.mark.needs("gst-rtsp-server")

PASSWORD = "p@ss/w:rd%&"
CLIPS = {
    "h264": Make(pictures=150),
    "h265": Make(codec="libx265", pictures=150),
    # RTP tells the size of a JPEG in steps of 8 (RFC 2435).
    "jpeg": Make(codec="mjpeg", pixel_format="yuvj420p", pictures=150, height_px=160),
    "sub": Make(width_px=160, height_px=90, pictures=150),
}


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("units")
    made = {}
    for name, make in CLIPS.items():
        clip = make_clip(folder / f"{name}.{'avi' if name == 'jpeg' else 'ts'}", make)
        made[name] = str(write_units(folder / f"{name}.units", access_units(clip)))
    return made


def cameras(units: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {
        "/h264": {"units": units["h264"], "codec": "h264"},
        "/h265": {"units": units["h265"], "codec": "h265"},
        "/jpeg": {"units": units["jpeg"], "codec": "jpeg"},
        "/sub": {"units": units["sub"], "codec": "h264"},
        "/udp": {"units": units["h264"], "codec": "h264", "tcp": False},
    }


@pytest.fixture(scope="module")
def farm(units: dict[str, str]) -> Iterator[RtspFarm]:
    with RtspFarm(cameras(units)) as running:
        yield running


def config(farm: RtspFarm, path: str, **options: Any) -> RtspConfig:
    return RtspConfig(address=farm.address(path), **{"open_timeout_s": 8.0, "read_timeout_s": 2.0, **options})


STREAMS = [
    ("/h264", "tcp", "h264", 320),
    ("/h264", "udp", "h264", 320),
    ("/h265", "tcp", "hevc", 320),
    ("/h265", "udp", "hevc", 320),
    ("/jpeg", "tcp", "mjpeg", 320),
    ("/sub", "tcp", "h264", 160),
    ("/udp", "udp", "h264", 320),
]


def shows(farm: RtspFarm, path: str, transport: str, codec: str, width: int) -> None:
    with Lab(config(farm, path, transport=transport), (160, 90), (200, 200)) as lab:
        assert shows_quarters(lab.picture(10))
        assert shows_quarters(lab.pixels(1))
        assert lab.pixels(1).shape == (100 if path == "/jpeg" else 112, 200, 4)
        assert unpack_codec(lab.cell(StreamColumn.CODEC)) == codec
        until(lambda: lab.cell(StreamColumn.WIDTH_PX) == width, "the size")
        assert lab.cell(StreamColumn.CORRUPT) == 0


@pytest.fixture(scope="module")
def shown(farm: RtspFarm) -> dict[str, Future[None]]:
    return play({f"{stream[0]} {stream[1]}": partial(shows, farm, *stream) for stream in STREAMS})


@pytest.mark.parametrize("name", [f"{path} {transport}" for path, transport, _, _ in STREAMS])
def test_codecs_and_transports(shown: dict[str, Future[None]], name: str) -> None:
    shown[name].result()


def test_sessions_end(farm: RtspFarm) -> None:
    with Lab(config(farm, "/h264")) as lab:
        lab.picture(1)
        assert farm.ask(do="counts")["clients"] >= 1
    until(lambda: farm.ask(do="counts")["clients"] == 0, "the end of the session")


def test_a_camera_that_knows_only_udp_says_so(farm: RtspFarm) -> None:
    with Lab(config(farm, "/udp", transport="tcp")) as lab:
        lab.ended(ErrorKind.TIMEOUT)


def test_a_camera_that_falls_silent(farm: RtspFarm) -> None:
    tcp = Lab(config(farm, "/sub", read_timeout_s=1.0))
    udp = Lab(config(farm, "/sub", transport="udp", read_timeout_s=1.0))
    with tcp, udp:
        tcp.picture(3)
        udp.picture(3)
        farm.ask(do="stall", camera="/sub")
        tcp.ended(ErrorKind.TIMEOUT)
        udp.ended(ErrorKind.TIMEOUT)
    farm.ask(do="resume", camera="/sub")
    with Lab(config(farm, "/sub")) as lab:
        lab.picture(3)


def test_an_address_the_camera_does_not_know(farm: RtspFarm) -> None:
    with Lab(config(farm, "/nothing")) as lab:
        lab.ended(ErrorKind.NOT_FOUND)


@pytest.mark.parametrize("digest", [False, True])
def test_passwords(units: dict[str, str], digest: bool) -> None:
    with RtspFarm(cameras(units), user="guard", password=PASSWORD, digest=digest) as farm:
        for password in ("wrong", ""):
            with Lab(config(farm, "/h264", credentials=Credentials("guard" if password else "", password))) as lab:
                error = lab.ended(ErrorKind.UNAUTHORIZED)
                assert "guard" not in f"{error} {error.detail}"
        assert farm.ask(do="counts")["connections"] <= 2
        with Lab(config(farm, "/h264", credentials=Credentials("guard", PASSWORD))) as lab:
            assert shows_quarters(lab.picture(3))


def test_the_third_session_is_refused(units: dict[str, str]) -> None:
    with RtspFarm(cameras(units), max_sessions=2) as farm:
        first, second = Lab(config(farm, "/h264")), Lab(config(farm, "/sub"))
        with first, second:
            first.picture(1)
            second.picture(1)
            with Lab(config(farm, "/jpeg")) as third:
                third.ended(ErrorKind.BUSY)
            first.picture(first.number() + 5)
            assert second.error is None


def test_a_camera_that_loses_its_power(units: dict[str, str], tmp_path: Path) -> None:
    with RtspFarm(cameras(units)) as farm:
        with Lab(config(farm, "/h264")) as lab:
            lab.picture(5)
            farm.kill()
            until(lambda: not lab.running, "the end")
            assert lab.error is not None
            assert lab.error.kind in (ErrorKind.ENDED, ErrorKind.UNREACHABLE)
            assert shows_quarters(lab.pixels())
        farm.start()
        with Lab(config(farm, "/h264")) as lab:
            lab.picture(5)
