"""As much of HTTP/1.1 as the simulator's server needs (RFC 9112), over asyncio's streams."""

import asyncio
import base64
import binascii
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

HEAD_LIMIT_BYTES = 16 << 10
_BODY_LIMIT_BYTES = 64 << 10
_IDLE_LIMIT_S = 60.0


class BadRequest(Exception):  # noqa: N818 - the reason phrase of 400
    """A request that cannot be answered as asked; the connection ends after the answer."""

    def __init__(self, status: HTTPStatus) -> None:
        """Keep the status to answer with."""
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `target` is as it came, `path` decoded and without a query; header names are in lower case."""

    method: str
    target: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    keep_alive: bool


@dataclass(frozen=True, slots=True)
class Response:
    """One answer with a known length."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)

    def encode(self, *, with_body: bool, keep_alive: bool) -> bytes:
        """Return what goes on the wire."""
        headers = {"Content-Type": self.content_type, "Content-Length": str(len(self.body)), **self.headers}
        return head(self.status, headers, keep_alive=keep_alive) + (self.body if with_body else b"")


def head(status: HTTPStatus, headers: Mapping[str, str], *, keep_alive: bool) -> bytes:
    """Return a status line and headers; everything is labelled as simulated."""
    every = {
        "Server": "controlroom-simulator",
        "X-Simulated": "yes",
        "Cache-Control": "no-store",
        "Connection": "keep-alive" if keep_alive else "close",
        **headers,
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in every.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def read_request(reader: asyncio.StreamReader, begun: bytes = b"") -> Request | None:
    """Read the next request of a connection; None when the client closed it or stays idle.

    `begun`: what was read of it already, a byte at most. `reader` must have been made with a limit of
    `HEAD_LIMIT_BYTES`. Raises BadRequest.
    """
    try:
        async with asyncio.timeout(_IDLE_LIMIT_S):
            lines = (begun + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = _headers(lines[1:-2])
            body = await reader.readexactly(_body_length(headers))
    except (asyncio.IncompleteReadError, TimeoutError):
        return None
    except asyncio.LimitOverrunError:
        raise BadRequest(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE) from None
    words = lines[0].split(" ")
    if len(words) != 3 or not words[1].startswith("/"):
        raise BadRequest(HTTPStatus.BAD_REQUEST)
    method, target, version = words
    if version not in ("HTTP/1.1", "HTTP/1.0"):
        raise BadRequest(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
    connection = headers.get("connection", "").lower()
    keep_alive = connection != "close" if version == "HTTP/1.1" else connection == "keep-alive"
    return Request(method, target, unquote(urlsplit("//host" + target).path), headers, body, keep_alive)


def authorized(request: Request, *, user: str, password: str) -> bool:
    """Return whether a request carries these credentials (Basic, RFC 7617)."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    try:
        given = base64.b64decode(token, validate=True)
    except (binascii.Error, ValueError):
        return False
    return scheme.lower() == "basic" and hmac.compare_digest(given, f"{user}:{password}".encode())


def _headers(lines: list[str]) -> dict[str, str]:
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name or name != name.strip():
            raise BadRequest(HTTPStatus.BAD_REQUEST)
        headers[name.lower()] = value.strip()
    return headers


def _body_length(headers: Mapping[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise BadRequest(HTTPStatus.LENGTH_REQUIRED)
    text = headers.get("content-length", "0")
    if not (text.isascii() and text.isdigit()):
        raise BadRequest(HTTPStatus.BAD_REQUEST)
    length = int(text[:20])
    if length > _BODY_LIMIT_BYTES:
        raise BadRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return length
