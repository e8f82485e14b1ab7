"""A server of numbers for `bench data`: each answer's numbers are the moment at which it was sent.

That is how latency is known end to end: time of the monotonic clock, which all processes of a machine share, travels
as the value itself.
"""

import asyncio
import json
import multiprocessing
import time
from http import HTTPStatus
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from controlroom.sim.http import BadRequest, Response, read_request

ROWS = 4
_END_S = 2.0


class NumberServer:
    """A process that answers every path with some rows. A context manager; `url` is where."""

    def __init__(self) -> None:
        self.url = ""

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_main, args=(theirs,), name="number server", daemon=True)
        self._process.start()
        theirs.close()
        self.url = f"http://127.0.0.1:{self._pipe.recv()}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._pipe.close()
        self._process.join(_END_S)
        self._process.kill()
        self._process.join()


def _main(pipe: "Connection[Any, Any]") -> None:
    asyncio.run(_serve(pipe))


async def _serve(pipe: "Connection[Any, Any]") -> None:
    gone = asyncio.Event()
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])
    asyncio.get_running_loop().add_reader(pipe.fileno(), gone.set)
    async with server:
        await gone.wait()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while (request := await read_request(reader)) is not None:
            body = json.dumps(_rows()).encode()
            response = Response(HTTPStatus.OK, body, "application/json")
            writer.write(response.encode(with_body=True, keep_alive=request.keep_alive))
            await writer.drain()
            if not request.keep_alive:
                break
    except (BadRequest, ConnectionError):
        pass  # who asked has gone, as one that is killed does
    finally:
        writer.close()


def _rows() -> list[dict[str, Any]]:
    at_ms, sent_s = time.time_ns() // 1_000_000, time.monotonic()
    return [{"t": at_ms, "n": sent_s, "p": f"place {number}"} for number in range(ROWS)]
