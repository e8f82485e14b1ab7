"""Encrypted cameras: each kind shows pictures where the certificate is trusted, and says so where it is not."""

import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from controlroom.sim.server import SimServer
from feeds.catalogue import make_config
from feeds.core import REFUSALS, ErrorKind
from feeds.source import KindConfig
from feeds.trust import PUBLIC, Trust, distrust, ffmpeg_options, tls_context
from tests.fakes.certificates import Authority, make_authority
from tests.fakes.clips import access_units, shows_quarters
from tests.fakes.http_camera import HttpCamera
from tests.fakes.raw_server import Peer, RawServer
from tests.fakes.rtsp_camera import RtspCamera
from tests.fakes.scenes import SceneClips
from tests.fakes.tls_front import tls_front
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab

pytestmark = pytest.mark.needs("openssl")

FILES = {"hls": "main.m3u8", "mpegts": "main.ts", "mjpeg": "main.mjpg", "still": "still.jpg", "rtsp": "main"}
KINDS = tuple(FILES)


def port_of(city: SimServer) -> int:
    return urlsplit(city.url).port or 0


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("stranger"))


Camera = Callable[..., AbstractContextManager[KindConfig]]


@pytest.fixture
def camera(scene: SceneClips, clips: Clips) -> Camera:
    """Return how to serve an encrypted camera of a kind; the context has what opens it."""

    @contextmanager
    def serve(kind: str, context: ssl.SSLContext, trust: Trust, host: str = "127.0.0.1") -> Iterator[KindConfig]:
        with ExitStack() as stack:
            if kind == "rtsp":
                port = stack.enter_context(RawServer(RtspCamera(list(access_units(clips("h264.ts")))).serve)).port
            else:
                port = port_of(stack.enter_context(SimServer({"a": scene})))
            front = stack.enter_context(tls_front(port, context))
            scheme = "rtsps" if kind == "rtsp" else "https"
            address = f"{scheme}://{host}:{front.port}/a/{FILES[kind]}"
            yield make_config(kind, address, trust=trust, interval_s=0.1)

    return serve


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_camera_of_the_citys_authority_is_shown(camera: Camera, authority: Authority, kind: str, host: str) -> None:
    with camera(kind, authority.server("good"), Trust(authority.pem), host) as config, Lab(config) as lab:
        assert shows_quarters(lab.picture(3))


@pytest.mark.parametrize("kind", KINDS)
def test_a_camera_that_signed_its_certificate_itself_can_be_named(
    camera: Camera, authority: Authority, kind: str
) -> None:
    with camera(kind, authority.own, Trust(authority.pem)) as config, Lab(config) as lab:
        assert shows_quarters(lab.picture(1))


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_authority_is_refused(camera: Camera, authority: Authority, stranger: Authority, kind: str) -> None:
    for trust in (PUBLIC, Trust(stranger.pem)):
        with camera(kind, authority.server("good"), trust) as config, Lab(config) as lab:
            assert "issuer" in lab.ended(ErrorKind.UNTRUSTED).detail
            assert lab.number() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_certificate_of_another_host_is_refused(camera: Camera, authority: Authority, kind: str) -> None:
    context = authority.server("other", hosts="DNS:elsewhere.example,IP:192.0.2.1")
    for host in ("127.0.0.1", "localhost"):
        with camera(kind, context, Trust(authority.pem), host) as config, Lab(config) as lab:
            assert "mismatch" in lab.ended(ErrorKind.UNTRUSTED).detail


@pytest.mark.parametrize("kind", KINDS)
def test_an_expired_certificate_is_refused(camera: Camera, authority: Authority, kind: str) -> None:
    context = authority.server("old", days=-1)
    with camera(kind, context, Trust(authority.pem)) as config, Lab(config) as lab:
        assert "expired" in lab.ended(ErrorKind.UNTRUSTED).detail


@pytest.mark.parametrize("kind", KINDS)
def test_a_camera_whose_certificate_is_not_checked_is_shown(camera: Camera, stranger: Authority, kind: str) -> None:
    context = stranger.server("other", hosts="DNS:elsewhere.example", days=-1)
    with camera(kind, context, Trust(is_checked=False)) as config, Lab(config) as lab:
        assert shows_quarters(lab.picture(1))


def test_another_try_in_a_second_would_not_help() -> None:
    assert ErrorKind.UNTRUSTED in REFUSALS


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_tls_is_no_matter_of_trust(kind: str) -> None:
    def answer_plainly(peer: Peer) -> None:
        peer.connection.recv(4096)
        peer.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        peer.wait_until_gone()

    with RawServer(answer_plainly) as plain:
        scheme = "rtsps" if kind == "rtsp" else "https"
        with Lab(make_config(kind, f"{scheme}://{plain.authority}/a/{FILES[kind]}")) as lab:
            lab.ended(ErrorKind.UNREACHABLE)


def test_a_redirect_to_a_camera_that_is_not_trusted_is_refused(authority: Authority) -> None:
    with HttpCamera(lambda _: (200, {}, b"")) as plain, tls_front(plain.port, authority.server("good")) as front:
        target = f"https://127.0.0.1:{front.port}/"
        with HttpCamera(lambda _: (302, {"Location": target}, b"")) as begin:
            for kind in ("mjpeg", "mpegts"):
                with Lab(make_config(kind, begin.url)) as lab:
                    # FFmpeg does not tell where it was led.
                    lab.ended(ErrorKind.UNTRUSTED if kind == "mjpeg" else ErrorKind.UNREACHABLE)
        assert plain.asked == []


def test_nobody_there_is_no_matter_of_trust() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"https://127.0.0.1:{server.getsockname()[1]}/"
    assert distrust(address, PUBLIC) is None
    assert distrust("http://127.0.0.1/", PUBLIC) is None


def test_the_citys_authorities_come_beside_the_public_ones(authority: Authority) -> None:
    public, both = (tls_context(trust).cert_store_stats()["x509_ca"] for trust in (PUBLIC, Trust(authority.pem)))
    assert both == public + 1 > 50
    with ffmpeg_options(Trust(authority.pem)) as options:
        written = Path(options["ca_file"]).read_text()
        assert written.endswith(authority.pem)
        assert written.count("BEGIN CERTIFICATE") == both


def test_certificates_do_not_show_in_a_configs_words(authority: Authority) -> None:
    assert "BEGIN" not in repr(make_config("still", "https://192.0.2.1/a.jpg", trust=Trust(authority.pem)))


def test_the_gui_needs_no_http_library_for_it() -> None:
    code = "import sys, feeds.source; raise SystemExit('requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
