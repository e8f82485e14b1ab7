"""What is asked of our HTTP server, and what it answers. RFC 9110 and 9112; events: WHATWG HTML, 9.2."""

import json
import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

PHRASES = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    409: "Conflict",
    411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\0\r\n]*?)[ \t]*")
_ONCE = (
    "authorization", "content-length", "content-type", "content-encoding", "host", "idempotency-key", "last-event-id"
)  # fmt: skip
_BODILESS = ("GET", "HEAD")

Headers = tuple[tuple[str, str], ...]


class Answer(NamedTuple):
    """What is answered: a status, a tree for JSON, more headers, and for how long to let the client wait for it."""

    status: int
    tree: Mapping[str, Any]
    headers: Headers = ()
    after_s: float = 0.0


class Stream(NamedTuple):
    """An answer that goes on until one side ends it: server-sent events, as bytes."""

    events: AsyncGenerator[bytes]


@dataclass(frozen=True, slots=True)
class Request:
    """What a client wants, and who it is. Names of headers are in lower case. `body` is empty until it is admitted."""

    method: str
    path: str
    client: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    query: str = ""


class Refused(Exception):  # noqa: N818 - it is an answer
    """Raised where a request is not taken: what to answer, and for how long to let the client wait for it."""

    def __init__(self, status: int, words: str, *headers: tuple[str, str], after_s: float = 0.0) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.headers = headers
        self.after_s = after_s


def read_head(head: bytes, client: str) -> Request:
    """Return what the head of a request says, up to and with its empty line. Raises Refused."""
    first, *lines = head[:-4].decode("latin-1").split("\r\n")
    match first.split(" "):
        case [method, target, "HTTP/1.1" | "HTTP/1.0"] if method and target:
            pass
        case _:
            raise Refused(400, "not a request of HTTP/1.1")
    headers: dict[str, str] = {}
    for line in lines:
        found = _HEADER.fullmatch(line)
        if found is None:
            raise Refused(400, "a line of the head is no header")
        name = found[1].lower()
        if name in headers and name in _ONCE:
            raise Refused(400, f"header {name} is there twice")
        headers[name] = found[2]
    path, _, query = target.partition("?")
    return Request(method, path, client, headers, query=query)


def body_size(request: Request, most: int) -> int:
    """Return how many bytes of a body follow the head. Raises Refused where they are more than `most`."""
    length = request.headers.get("content-length", "")
    if "transfer-encoding" in request.headers:
        raise Refused(411, "send it in one piece, with Content-Length")
    if not length:
        if request.method in _BODILESS:
            return 0
        raise Refused(411, "send it in one piece, with Content-Length")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(415, "send it uncompressed")
    if not (length.isascii() and length.isdigit()):
        raise Refused(400, "Content-Length is no number")
    if len(length) > 15 or int(length) > most:
        raise Refused(413, f"more than {most} bytes")
    return int(length)


def answer_bytes(answer: Answer) -> bytes:
    """Return an answer as it is sent."""
    body = json.dumps(answer.tree, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    length = ("Content-Length", str(len(body)))
    return _head(answer.status, "application/json; charset=utf-8", (length, *answer.headers)) + body


def _head(status: int, content_type: str, headers: Headers) -> bytes:
    lines = [
        f"HTTP/1.1 {status} {PHRASES[status]}",
        f"Content-Type: {content_type}",
        "Connection: close",
        *(f"{name}: {value}" for name, value in headers),
    ]
    return "\r\n".join((*lines, "", "")).encode("latin-1")


STREAM_HEAD = _head(200, "text/event-stream; charset=utf-8", (("Cache-Control", "no-store"),))
"""What a stream begins with; it ends with its connection."""
