"""What operators read of an error is in this program's words, not in those of a library."""

import re
import socket
from collections.abc import Callable

import pytest
import requests

from feeds.catalogue import make_config
from feeds.core import ErrorKind, FeedError
from feeds.network import connection_words
from feeds.request_errors import request_error
from tests.fakes.raw_server import Peer, RawServer, garbage, silent
from tests.feeds.lab import Lab
from tests.feeds.waiting import until

LIBRARY_WORDS = re.compile(r"[A-Z][a-z]+[A-Z]\w*|Error|Errno|exit requested|urllib3|HTTPConnection|av\.", re.ASCII)
"""Class names and phrases of FFmpeg, PyAV, requests and urllib3."""
SCHEMES = {"rtsp": "rtsp", "hls": "http", "mpegts": "http", "mjpeg": "http", "still": "http"}


def hang_up(peer: Peer) -> None:
    peer.receive()


def missing(peer: Peer) -> None:
    request = peer.receive().decode("latin-1")
    version = "RTSP/1.0" if "RTSP" in request else "HTTP/1.1"
    peer.send(f"{version} 404 Not Found\r\nCSeq: 1\r\nContent-Length: 0\r\n\r\n".encode())


def refused(kind: str, authority: str) -> FeedError:
    address = f"{SCHEMES[kind]}://{authority}/stream"
    with Lab(make_config(kind, address, open_timeout_s=0.6, read_timeout_s=0.6)) as lab:
        until(lambda: not lab.running, "the end")
        assert lab.error is not None
        return lab.error


def in_our_words(error: FeedError) -> bool:
    plain = error.detail.replace("FFmpeg", "").replace("HTTP", "").replace("JPEG", "").replace("HLS", "")
    return bool(plain) and LIBRARY_WORDS.search(plain) is None


@pytest.mark.parametrize("serve", [silent, garbage, hang_up, missing])
@pytest.mark.parametrize("kind", SCHEMES)
def test_a_bad_server_is_told_in_our_words(kind: str, serve: Callable[[Peer], None]) -> None:
    with RawServer(serve) as server:
        error = refused(kind, server.authority)
        assert in_our_words(error), error


@pytest.mark.parametrize("kind", SCHEMES)
def test_nobody_there_is_told_in_our_words(kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refused(kind, f"127.0.0.1:{port}").detail == "connection refused: nobody listens at this port"
    assert refused(kind, "no-such-host.invalid").detail == "host name is not known"


def test_a_cause_is_found_however_deep() -> None:
    inner = ConnectionResetError(104, "Connection reset by peer")
    outer = requests.exceptions.ConnectionError(RuntimeError("pool", inner))
    assert connection_words(outer) == "connection reset by the other side"
    assert connection_words(ValueError("secret")) == "no connection"
    assert request_error(outer).kind is ErrorKind.UNREACHABLE
