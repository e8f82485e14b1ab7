"""Servers whose answers are written by hand, and short ways to ask them."""

from collections.abc import Callable
from typing import Any

import pytest

from feeds.core import SystemClock
from feeds.data.errors import DataError
from feeds.data.http.fetch import fetch
from feeds.data.http.request import Fetched, Limits, Request
from feeds.trust import PUBLIC, Trust
from tests.fakes.raw_server import Peer, RawServer

KEY = "abc/K+y=1234"
PATIENT = Limits(connect_s=10.0, first_byte_s=10.0, whole_s=30.0)
SHORT = Limits(connect_s=10.0, first_byte_s=10.0, whole_s=0.5)


class Server:
    """Answers each request in turn with bytes written by hand; the last one again and again."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.asked: list[bytes] = []
        self.raw = RawServer(self._serve)

    def _serve(self, peer: Peer) -> None:
        peer.connection.settimeout(5.0)
        head = peer.receive()
        while b"Content-Length: " in head and not head.endswith(b"}"):
            head += peer.connection.recv(65536)
        if head:
            self.asked.append(head)
            peer.send(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])

    @property
    def url(self) -> str:
        return f"http://{self.raw.authority}"

    def __enter__(self) -> "Server":
        self.raw.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.raw.__exit__(*error)


def answer(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    size = f"Content-Length: {len(body) if length is None else length}"
    return "\r\n".join((f"HTTP/1.1 {status}", size, *headers, "", "")).encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {to}", status=status)


def get(address: str, limits: Limits = PATIENT, trust: Trust = PUBLIC, **parts: Any) -> Fetched:
    return fetch(Request(address, **parts), clock=SystemClock(), trust=trust, limits=limits)


def refused(address: str, limits: Limits = PATIENT, trust: Trust = PUBLIC, **parts: Any) -> DataError:
    with pytest.raises(DataError) as caught:
        get(address, limits, trust, **parts)
    return caught.value


def request_line(asked: bytes) -> str:
    return asked.split(b"\r\n", 1)[0].decode()


def headers_of(asked: bytes) -> dict[str, str]:
    lines = asked.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


def slowly(head: bytes) -> Callable[[Peer], None]:
    """Send `head` at once and then a byte every 50 ms for ever."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(1.0)
        peer.receive()
        peer.send(head)
        while not peer.gone.wait(0.05):
            peer.send(b"1")

    return serve
