"""Who pushes, for `bench data`: clients of webhooks and an MQTT broker, and what of theirs was acknowledged.

A client posts until it has its answer, the same post again where none came, as those do that must lose nothing. Half
of the posts have a time, by which they are known again; the others have a key. The broker keeps what nobody has
acknowledged. Every number is one more than the one before, so that each is known again among those that were stored.
"""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, Self

import requests

from controlroom.sim.mqtt.broker import Broker
from controlroom.sim.mqtt.packets import Publish
from feeds.data.catalogue import DATA_KINDS
from feeds.data.gathering.task import Prepared

PREFIX = "pushed-"
"""What the names of their sources begin with."""
POSTS, MESSAGES = f"{PREFIX}posts-", f"{PREFIX}messages-"
_HOOKS = 4
_TOPICS = 2
_POST_S, _MESSAGE_S = 0.002, 0.01
_AGAIN_S = 0.05
_LIMIT_S = 60.0
_TOKEN = "token-of-the-benchmark"
_RULE = {"indicator": "n", "value": "n"}
_DATED = {**_RULE, "at": "t"}


class Pushing:
    """Pushes to `sources` while the context is entered. Without the extra ``mqtt`` there are no messages."""

    def __init__(self) -> None:
        self._topics = _TOPICS if find_spec("paho") else 0
        self._lock = threading.Condition()
        self._acknowledged: set[tuple[str, float]] = set()
        self._ends = threading.Event()
        self._ports = list(_free_ports(_HOOKS))
        self._clients = [
            threading.Thread(target=self._post, args=(number, port), name=f"client-{number}")
            for number, port in enumerate(self._ports)
        ]
        self._broker_port = 0
        self._open = threading.Event()
        self._broker_thread = threading.Thread(target=lambda: asyncio.run(self._pass_on()), name="broker")

    def __enter__(self) -> Self:
        self._broker_thread.start()
        self._open.wait()
        for client in self._clients:
            client.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        for thread in (*self._clients, self._broker_thread):
            thread.join()

    @property
    def sources(self) -> list[Prepared]:
        """The sources that are pushed to; once this was entered."""
        hook, listener = DATA_KINDS["webhook"].config, DATA_KINDS["mqtt"].config
        hooks: list[dict[str, Any]] = [
            {"kind": "webhook", "id": f"{POSTS}{number}", "port": port, "token": _TOKEN, "sample": [_rule(number)]}
            for number, port in enumerate(self._ports)
        ]
        broker = {"kind": "mqtt", "address": f"mqtt://127.0.0.1:{self._broker_port}", "protocol": "3.1.1"}
        topics: list[dict[str, Any]] = [
            {
                **broker,
                "id": f"{MESSAGES}{number}",
                "client_id": f"bench-{number}",
                "topics": [f"bench/{number}"],
                "sample": [_DATED],
            }
            for number in range(self._topics)
        ]
        return [
            *(Prepared(hook.model_validate(table)) for table in hooks),
            *(Prepared(listener.model_validate(table)) for table in topics),
        ]

    def acknowledged(self) -> set[tuple[str, float]]:
        """Return what was acknowledged so far: names of sources, and numbers."""
        with self._lock:
            return set(self._acknowledged)

    def wait_for_more(self) -> float:
        """Wait until every source has acknowledged something that it gets from now on; return when."""
        before = self.acknowledged()
        newest = {name: max((n for source, n in before if source == name), default=0.0) for name in self._names()}

        def more() -> bool:
            return {source for source, n in self._acknowledged if n > newest[source]} == newest.keys()

        with self._lock:
            if not self._lock.wait_for(more, _LIMIT_S):
                raise RuntimeError(f"of what is pushed nothing was acknowledged within {_LIMIT_S:.0f} s")
        return time.monotonic()

    def _names(self) -> list[str]:
        return [f"{POSTS}{number}" for number in range(_HOOKS)] + [
            f"{MESSAGES}{number}" for number in range(self._topics)
        ]

    def _note(self, source: str, number: float) -> None:
        with self._lock:
            self._acknowledged.add((source, number))
            self._lock.notify_all()

    def _post(self, client: int, port: int) -> None:
        number = 0
        while not self._ends.wait(_POST_S):
            number += 1
            row: dict[str, float] = {"n": number}
            headers = {"Authorization": f"Bearer {_TOKEN}"}
            if "at" in _rule(client):
                row["t"] = time.time_ns() // 1_000_000
            else:
                headers["Idempotency-Key"] = str(number)
            while not self._is_taken(port, row, headers):
                if self._ends.wait(_AGAIN_S):
                    return
            self._note(f"{POSTS}{client}", number)

    def _is_taken(self, port: int, row: dict[str, float], headers: dict[str, str]) -> bool:
        try:
            answer = requests.post(f"http://127.0.0.1:{port}/", json=row, headers=headers, timeout=_LIMIT_S)
        except requests.RequestException:
            return False  # nobody is there, or was killed before it answered
        if answer.status_code not in (200, 503):
            raise RuntimeError(f"a post was answered {answer.status_code}: {answer.text[:200]}")
        return answer.status_code == 200

    async def _pass_on(self) -> None:
        """Publish while this lasts (in the broker's thread)."""

        def acknowledged(message: Publish) -> None:
            self._note(f"{MESSAGES}{message.topic.partition('/')[2]}", json.loads(message.payload)["n"])

        broker = Broker(acknowledged=acknowledged)
        clients: set[asyncio.Task[None]] = set()

        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                clients.add(task)
            try:
                await broker.meet(reader, writer)
            except ConnectionError:
                pass  # who listens was killed
            finally:
                writer.transport.abort()

        server = await asyncio.start_server(meet, "127.0.0.1", 0)
        self._broker_port = server.sockets[0].getsockname()[1]
        self._open.set()
        number = 0
        while not self._ends.is_set():
            number += 1
            payload = json.dumps({"n": number, "t": time.time_ns() // 1_000_000}).encode()
            for topic in range(self._topics):
                broker.publish(f"bench/{topic}", payload, qos=1)
            await asyncio.sleep(_MESSAGE_S)
        server.close()
        for client in clients:
            client.cancel()
        await asyncio.gather(*clients, return_exceptions=True)


def _rule(client: int) -> dict[str, str]:
    """Return the rule for a client's posts: those of every second one have no times of their own."""
    return _RULE if client % 2 else _DATED


def _free_ports(count: int) -> Iterator[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    for each in held:
        yield each.getsockname()[1]
        each.close()
