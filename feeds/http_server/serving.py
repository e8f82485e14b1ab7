"""The connections of our HTTP server.

All of it runs in the thread that calls `serve`. What a stranger can do is bounded before it is known who it is: bytes
of the head, seconds, connections.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from feeds.http_server.messages import STREAM_HEAD, Answer, Refused, Request, Stream, answer_bytes, body_size, read_head

HEAD_BYTES = 16384
HEAD_S = 10.0
MOST_CONNECTIONS = 32
MOST_BODIES = 4
"""So many bodies are in memory at once; others wait."""
LINGER_S = 2.0
LINGER_BYTES = 4_000_000
SLOWEST_S = 10.0
"""Who does not take an event for so long is dropped."""
_LOOK_S = 0.1


def _error(status: int, words: str) -> Mapping[str, Any]:
    return {"error": words}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where requests are taken.

    `admit` sees a request's head and raises Refused to turn it away; `take` sees all of it, and may raise that too. A
    body has `body_bytes` at most, a request has to be there and answered after `whole_s`. `error` makes what is
    answered with a status out of words.
    """

    address: str
    port: int
    admit: Callable[[Request], None]
    take: Callable[[Request], Awaitable[Answer | Stream]]
    body_bytes: int
    whole_s: float
    error: Callable[[int, str], Mapping[str, Any]] = _error


def serve(desk: Desk, stop: threading.Event, listens: Callable[[int], None] = lambda port: None) -> None:
    """Take requests until `stop` is set; tell `listens` the port. Raises OSError where it cannot listen there."""
    asyncio.run(_serve(desk, stop, listens))


async def _serve(desk: Desk, stop: threading.Event, listens: Callable[[int], None]) -> None:
    hall = _Hall(desk)
    server = await asyncio.start_server(hall.meet, desk.address, desk.port, limit=HEAD_BYTES)
    try:
        listens(server.sockets[0].getsockname()[1])
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
        self._busy = answer_bytes(Answer(503, desk.error(503, "too many connections"), (("Retry-After", "5"),)))

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.set_write_buffer_limits(high=0)  # to drain is to have sent all
        task = asyncio.current_task()
        if task is None or not self._has_room():
            writer.write(self._busy)
            writer.close()
            return
        self._open.add(task)
        self._strangers[task] = writer
        try:
            answer = await self._answer(task, reader, writer)
            if task in self._strangers:
                self._strangers[task] = None
            if isinstance(answer, Stream):
                await _tell(answer, reader, writer)
            else:
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
            unanswered.write(self._busy)
        self._open.discard(oldest)
        oldest.cancel()
        return True

    async def dismiss(self) -> None:
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _answer(
        self, task: asyncio.Task[None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Answer | Stream:
        try:
            async with asyncio.timeout(self._desk.whole_s):
                return await self._heard(task, reader, writer)
        except TimeoutError:
            return Answer(408, self._desk.error(408, f"not complete after {self._desk.whole_s:g} s"))
        except Refused as refused:
            tree = self._desk.error(refused.status, refused.words)
            return Answer(refused.status, tree, refused.headers, refused.after_s)

    async def _heard(
        self, task: asyncio.Task[None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Answer | Stream:
        client = str(writer.get_extra_info("peername", ("",))[0])
        try:
            async with asyncio.timeout(HEAD_S):
                head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            raise Refused(431, f"head of more than {HEAD_BYTES} bytes") from None
        except TimeoutError:
            raise Refused(408, f"head not complete after {HEAD_S:g} s") from None
        request = read_head(head, client)
        self._desk.admit(request)
        self._strangers.pop(task, None)
        size_bytes = body_size(request, self._desk.body_bytes)
        async with self._bodies:
            if request.headers.get("expect", "").lower() == "100-continue":
                writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = await reader.readexactly(size_bytes)
            return await self._desk.take(replace(request, body=body))


async def _say(answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(answer.after_s)
    async with asyncio.timeout(LINGER_S):
        writer.write(answer_bytes(answer))
        await writer.drain()
        writer.write_eof()
        # Whoever is still sending would be told of a broken connection instead of the answer.
        left = LINGER_BYTES
        while left > 0 and (more := await reader.read(65536)):
            left -= len(more)


async def _tell(stream: Stream, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send events until they end, the client goes, or it does not take them."""
    telling = asyncio.create_task(_events(stream, writer))
    going = asyncio.create_task(reader.read(1))
    try:
        await asyncio.wait((telling, going), return_when=asyncio.FIRST_COMPLETED)
    finally:
        telling.cancel()
        going.cancel()
        await asyncio.gather(telling, going, return_exceptions=True)
    if not telling.cancelled():
        telling.result()


async def _events(stream: Stream, writer: asyncio.StreamWriter) -> None:
    writer.write(STREAM_HEAD)
    async with aclosing(stream.events) as events:
        async for event in events:
            writer.write(event)
            async with asyncio.timeout(SLOWEST_S):
                await writer.drain()
