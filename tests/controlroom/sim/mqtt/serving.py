"""A broker on a free port, in a thread of its own."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Self

from controlroom.sim.mqtt.broker import Broker
from controlroom.sim.mqtt.packets import Publish

LIMIT_S = 30.0


class BrokerThread:
    """A context manager; `broker` is used in its thread only, `call` does something there and returns what it gave."""

    def __init__(self, credentials: tuple[str, str] | None = None) -> None:
        self.acknowledged: list[Publish] = []
        self.broker = Broker(acknowledged=self.acknowledged.append, credentials=credentials)
        self.port = 0
        self.clients: set[asyncio.Task[None]] = set()
        self._started: Future[asyncio.AbstractEventLoop] = Future()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="broker")

    async def _run(self) -> None:
        self._end = asyncio.Event()

        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            self.clients.add(task)
            try:
                await self.broker.meet(reader, writer)
            except ConnectionError:
                pass
            finally:
                writer.close()
                self.clients.discard(task)

        server = await asyncio.start_server(meet, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set_result(asyncio.get_running_loop())
        await self._end.wait()
        server.close()
        for client in self.clients:
            client.cancel()
        await asyncio.gather(*self.clients, return_exceptions=True)

    def call(self, action: Callable[..., Any], *args: Any, **named: Any) -> Any:
        async def act() -> Any:
            return action(*args, **named)

        return asyncio.run_coroutine_threadsafe(act(), self._started.result()).result(LIMIT_S)

    def publish(self, topic: str, payload: bytes, **named: Any) -> None:
        self.call(self.broker.publish, topic, payload, **named)

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.result(LIMIT_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._started.result().call_soon_threadsafe(self._end.set)
        self._thread.join(LIMIT_S)
