"""A small HTTP/1.1 server for those who push numbers: one post a connection, everything bounded, nothing but JSON back.

All of it runs in the thread that calls `serve`, so posts are taken one after the other. What a stranger can do is
bounded before it is known who it is: bytes of the head, seconds, connections. RFC 9110 and 9112.
"""

import asyncio
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from feeds.data.errors import DataError, DataErrorKind

HEAD_BYTES = 16384
HEAD_S = 10.0
MOST_CONNECTIONS = 32
MOST_BODIES = 4
"""So many bodies are in memory at once; others wait."""
LINGER_S = 2.0
LINGER_BYTES = 4_000_000
_LOOK_S = 0.1
_PHRASES = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\0\r\n]*?)[ \t]*")
_ONCE = ("authorization", "content-length", "content-type", "content-encoding", "idempotency-key")


class Answer(NamedTuple):
    """What is answered: a status, a tree for JSON, more headers, and for how long to let the client wait for it."""

    status: int
    tree: Mapping[str, Any]
    headers: tuple[tuple[str, str], ...] = ()
    after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Post:
    """What a client wants, and who it is. Names of headers are in lower case. `body` is empty until it is admitted."""

    method: str
    path: str
    client: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where posts are taken. `refuse` sees a post's head and may turn it away; `take` sees all of it."""

    address: str
    port: int
    refuse: Callable[[Post], Answer | None]
    take: Callable[[Post], Answer]
    body_bytes: int
    whole_s: float


class Refused(Exception):  # noqa: N818 - it is an answer
    """Raised where a request cannot be taken, with what to answer."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.answer = Answer(status, {"error": words})


def serve(desk: Desk, stop: threading.Event) -> None:
    """Take posts until `stop` is set. Raises DataError UNREACHABLE where it cannot listen at its address."""
    asyncio.run(_serve(desk, stop))


async def _serve(desk: Desk, stop: threading.Event) -> None:
    hall = _Hall(desk)
    try:
        server = await asyncio.start_server(hall.meet, desk.address, desk.port, limit=HEAD_BYTES)
    except OSError as error:
        words = f"cannot listen at {desk.address}, port {desk.port}: {error.strerror or type(error).__name__}"
        raise DataError(DataErrorKind.UNREACHABLE, words) from None
    try:
        while not stop.is_set():
            await asyncio.sleep(_LOOK_S)
    finally:
        server.close()
        await hall.dismiss()
        await server.wait_closed()


class _Hall:
    """The connections there are; `strangers` are those that have not shown who they are."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: set[asyncio.Task[None]] = set()
        self._strangers: dict[asyncio.Task[None], asyncio.StreamWriter | None] = {}  # None: they have their answer
        self._bodies = asyncio.Semaphore(MOST_BODIES)

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.set_write_buffer_limits(high=0)  # to drain is to have sent all
        task = asyncio.current_task()
        if task is None or not self._has_room():
            writer.write(_BUSY)
            writer.close()
            return
        self._open.add(task)
        self._strangers[task] = writer
        try:
            answer = await self._answer(task, reader, writer)
            if task in self._strangers:
                self._strangers[task] = None
            await _say(answer, reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client has gone, or does not take its answer
        finally:
            self._open.discard(task)
            self._strangers.pop(task, None)
            writer.transport.abort()

    def _has_room(self) -> bool:
        """Whether there is room for another connection; the stranger that has kept us waiting longest makes it."""
        if len(self._open) < MOST_CONNECTIONS:
            return True
        if not self._strangers:
            return False
        oldest = next(iter(self._strangers))
        unanswered = self._strangers.pop(oldest)
        if unanswered is not None:
            unanswered.write(_BUSY)
        self._open.discard(oldest)
        oldest.cancel()
        return True

    async def dismiss(self) -> None:
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _answer(
        self, task: asyncio.Task[None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Answer:
        try:
            async with asyncio.timeout(self._desk.whole_s):
                return await self._heard(task, reader, writer)
        except TimeoutError:
            return Answer(408, {"error": f"not complete after {self._desk.whole_s:g} s"})
        except Refused as refused:
            return refused.answer

    async def _heard(
        self, task: asyncio.Task[None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Answer:
        client = str(writer.get_extra_info("peername", ("",))[0])
        try:
            async with asyncio.timeout(HEAD_S):
                head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            raise Refused(431, f"head of more than {HEAD_BYTES} bytes") from None
        except TimeoutError:
            raise Refused(408, f"head not complete after {HEAD_S:g} s") from None
        post = read_head(head, client)
        refused = self._desk.refuse(post)
        if refused is not None:
            return refused
        self._strangers.pop(task, None)
        size_bytes = _size_bytes(post, self._desk.body_bytes)
        async with self._bodies:
            if post.headers.get("expect", "").lower() == "100-continue":
                writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = await reader.readexactly(size_bytes)
            return self._desk.take(replace(post, body=body))


async def _say(answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(answer.after_s)
    async with asyncio.timeout(LINGER_S):
        writer.write(_written(answer))
        await writer.drain()
        writer.write_eof()
        # Whoever is still sending would be told of a broken connection instead of the answer.
        left = LINGER_BYTES
        while left > 0 and (more := await reader.read(65536)):
            left -= len(more)


def read_head(head: bytes, client: str) -> Post:
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
    return Post(method, target.partition("?")[0], client, headers)


def _size_bytes(post: Post, most: int) -> int:
    length = post.headers.get("content-length", "")
    if "transfer-encoding" in post.headers or not length:
        raise Refused(411, "send it in one piece, with Content-Length")
    if post.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(415, "send it uncompressed")
    if not (length.isascii() and length.isdigit()):
        raise Refused(400, "Content-Length is no number")
    if len(length) > 15 or int(length) > most:
        raise Refused(413, f"more than {most} bytes")
    return int(length)


def _written(answer: Answer) -> bytes:
    body = json.dumps(answer.tree, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    lines = [
        f"HTTP/1.1 {answer.status} {_PHRASES[answer.status]}",
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *(f"{name}: {value}" for name, value in answer.headers),
    ]
    return "\r\n".join((*lines, "", "")).encode("latin-1") + body


_BUSY = _written(Answer(503, {"error": "too many connections"}, (("Retry-After", "5"),)))
