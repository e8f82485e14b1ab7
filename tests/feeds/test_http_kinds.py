"""HLS, MPEG-TS, MJPEG and still pictures from the simulated city, as they should be."""

from typing import Any

import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds.address import Credentials
from feeds.board import StreamColumn, unpack_codec
from feeds.catalogue import make_config
from feeds.core import ErrorKind
from tests.fakes.clips import shows_quarters
from tests.fakes.http_camera import CHALLENGE, Answer, Asked, HttpCamera, digest_allows
from tests.fakes.scenes import SceneClips
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab
from tests.feeds.waiting import until

FILES = {"hls": "main.m3u8", "mpegts": "main.ts", "mjpeg": "main.mjpg", "still": "still.jpg"}
PASSWORD = "p@ss/w:rd%&é비밀"


@pytest.mark.parametrize(
    ("kind", "file", "codec", "size"),
    [
        ("hls", "index.m3u8", "h264", (320, 180)),
        ("hls", "sub.m3u8", "h264", (160, 90)),
        ("mpegts", "main.ts", "h264", (320, 180)),
        ("mpegts", "sub.ts", "h264", (160, 90)),
        ("mjpeg", "main.mjpg", "mjpeg", (320, 180)),
        ("still", "still.jpg", "mjpeg", (320, 180)),
    ],
)
def test_each_kind_shows_its_pictures(
    scene: SceneClips, kind: str, file: str, codec: str, size: tuple[int, int]
) -> None:
    with SimServer({"cam": scene}) as city:
        config = make_config(kind, f"{city.url}/cam/{file}", interval_s=0.1)
        with Lab(config, (160, 90), (300, 300)) as lab:
            assert shows_quarters(lab.picture(4))
            assert lab.pixels().shape == (90, 160, 4)
            assert lab.pixels(1).shape == (168, 300, 4)
            assert shows_quarters(lab.pixels(1))
            until(lambda: lab.cell(StreamColumn.SHOWN) >= 4, "the count of pictures")
            assert (lab.cell(StreamColumn.WIDTH_PX), lab.cell(StreamColumn.HEIGHT_PX)) == size
            assert unpack_codec(lab.cell(StreamColumn.CODEC)) == codec
            assert lab.cell(StreamColumn.BYTES) > 1000
            until(lambda: lab.cell(StreamColumn.SOURCE_FPS_MILLI) > 0, "the source's rate")
            assert lab.error is None
        if kind in ("mpegts", "mjpeg"):
            until(lambda: city.sessions("cam") == 0, "the end of the session")
            assert city.connections_made("cam") == 1


def test_the_lowest_of_a_master_playlist(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        config = make_config("hls", f"{city.url}/cam/index.m3u8", variant="lowest")
        with Lab(config) as lab:
            until(lambda: lab.cell(StreamColumn.WIDTH_PX) == 160, "the small stream")


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("password", [PASSWORD, "wrong", None])
def test_passwords(scene: SceneClips, kind: str, password: str | None) -> None:
    with SimServer({"cam": scene}, user="guard", password=PASSWORD) as city:
        options: dict[str, Any] = {} if password is None else {"credentials": Credentials("guard", password)}
        with Lab(make_config(kind, f"{city.url}/cam/{FILES[kind]}", **options)) as lab:
            if password == PASSWORD:
                lab.picture(1)
                return
            error = lab.ended(ErrorKind.UNAUTHORIZED)
            assert "guard" not in f"{error} {error.detail} {error!r}"
            assert city.connections_made("cam") <= 3


def test_a_burst_of_old_pictures_is_no_drift(scene: SceneClips) -> None:
    with SimServer({"cam": scene}) as city:
        city.set_fault("cam", Fault(FaultKind.BURST))
        with Lab(make_config("mpegts", f"{city.url}/cam/main.ts")) as lab:
            lab.picture(80)
            assert lab.cell(StreamColumn.DRIFT_MS) < 1000


@pytest.mark.parametrize("password", ["right", "wrong"])
def test_a_transport_stream_behind_digest(clips: Clips, password: str) -> None:
    data = clips("h264.ts").read_bytes()

    def answer(asked: Asked) -> Answer:
        if not digest_allows(asked, "guard", "right"):
            return 401, {"WWW-Authenticate": CHALLENGE}, b""
        return 200, {"Content-Type": "video/mp2t"}, iter([data])

    with HttpCamera(answer) as camera:
        config = make_config("mpegts", f"{camera.url}/live.ts", credentials=Credentials("guard", password))
        with Lab(config) as lab:
            if password == "right":
                assert shows_quarters(lab.picture(5))
                lab.ended(ErrorKind.ENDED)
            else:
                lab.ended(ErrorKind.UNAUTHORIZED)
                assert len(camera.asked) <= 4
