"""Clients of the simulated city that see every byte."""

import http.client
import json
import socket
from collections.abc import Mapping
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urlsplit

LIMIT_S = 10.0


def get(
    url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None
) -> tuple[int, Mapping[str, str], bytes]:
    """One request on a connection of its own: status, headers, body."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=LIMIT_S)
    try:
        connection.request(method, _target(parts), headers=dict(headers or {}))
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read()
    finally:
        connection.close()


def _target(parts: SplitResult) -> str:
    return parts.path + (f"?{parts.query}" if parts.query else "")


def post(url: str, document: object, *, content_type: str = "application/json") -> int:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=LIMIT_S)
    try:
        connection.request("POST", parts.path, json.dumps(document), {"Content-Type": content_type})
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


class RawClient:
    """A socket that has sent one GET and reads what comes. A context manager."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self.socket = socket.create_connection((parts.hostname, parts.port or 80), timeout=LIMIT_S)
        self.socket.sendall(f"GET {_target(parts)} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        self.received = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.socket.close()

    def until(self, count: int, marker: bytes = b"") -> bytes:
        """Read until there are `count` bytes, or `marker`s if given; return all so far. Fails where the stream ends."""
        while (self.received.count(marker) if marker else len(self.received)) < count:
            data = self.socket.recv(1 << 16)
            assert data, f"ended after {len(self.received)} bytes"
            self.received += data
        return self.received

    def body(self, count: int) -> bytes:
        """Read until there are `count` bytes after the headers; return the body so far."""
        headers = self.until(1, b"\r\n\r\n").partition(b"\r\n\r\n")[0]
        assert headers.startswith(b"HTTP/1.1 200 ")
        return self.until(len(headers) + 4 + count)[len(headers) + 4 :]

    def silent_for(self, seconds: float) -> bool:
        """Whether nothing comes for that long, not even the end."""
        self.socket.settimeout(seconds)
        try:
            data = self.socket.recv(1 << 16)
        except TimeoutError:
            return True
        finally:
            self.socket.settimeout(LIMIT_S)
        self.received += data
        return False

    def ended(self) -> bool:
        """Read on to the end of the stream. Raises ConnectionResetError when that is a reset."""
        while data := self.socket.recv(1 << 16):
            self.received += data
        return True
