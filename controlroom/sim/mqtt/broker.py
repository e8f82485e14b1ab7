"""The broker: who is there, what they want, what they have not acknowledged yet.

MQTT 3.1.1 with quality of service 0 and 1, kept messages, wills, and sessions that outlive their connections. All of it
is used in one event loop; nothing is on a disk.
"""

import asyncio
import hmac
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from controlroom.sim.mqtt import packets
from controlroom.sim.mqtt.packets import (
    Acknowledged,
    Connect,
    Disconnect,
    Malformed,
    OtherVersion,
    Ping,
    Publish,
    Subscribe,
    Unsubscribe,
)

WINDOW = 20
"""So many messages a client may leave unacknowledged before the next one is sent, as with Mosquitto."""
MOST_WAITING = 10_000
"""So many messages wait for a client; beyond that the newest ones are dropped."""
MOST_UNSENT_BYTES = 1 << 20
"""A client that takes its messages too slowly misses those with quality of service 0."""
MOST_KEPT = 10_000
MOST_SESSIONS = 1000
_CONNECT_LIMIT_S = 10.0
_BAD_NAME, _NOT_NOW, _WRONG_PASSWORD = 2, 3, 4


class Broker:
    """Passes messages on.

    `acknowledged` is told of each message that a client has acknowledged. `credentials`: user and password that clients
    need, None for none. `refuses`: with what code a client is refused that comes now (`packets.connected`), 0 for none.
    """

    def __init__(
        self,
        *,
        acknowledged: Callable[[Publish], None] = lambda _: None,
        credentials: tuple[str, str] | None = None,
        refuses: Callable[[], int] = lambda: 0,
    ) -> None:
        self._acknowledged = acknowledged
        self._credentials = credentials
        self._sessions: dict[str, _Session] = {}
        self._kept: dict[str, Publish] = {}
        self._names = count(1)
        self.refuses = refuses

    def publish(self, topic: str, payload: bytes, *, qos: int = 0, retain: bool = False) -> None:
        """Pass a message on to who wants it. `retain`: keep it for who comes later; an empty one ends that."""
        if retain and not payload:
            self._kept.pop(topic, None)
        elif retain and (topic in self._kept or len(self._kept) < MOST_KEPT):
            self._kept[topic] = Publish(topic, payload, qos, retain=True)
        message = Publish(topic, payload, qos)
        for session in list(self._sessions.values()):
            session.offer(message)

    def hang_up(self) -> None:
        """End every connection, as a broker that dies does; what it knows of clients stays."""
        for session in self._sessions.values():
            if session.writer is not None:
                session.writer.transport.abort()

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, first: bytes = b"") -> None:
        """Serve a client for as long as it stays. `first`: what was read of its first packet, a byte at most.

        Returns when it has gone, or did what it must not. Does not close `writer`.
        """
        try:
            async with asyncio.timeout(_CONNECT_LIMIT_S):
                connect = await packets.read_packet(reader, first)
            if not isinstance(connect, Connect):
                return
            code = self._refusal(connect)
            if code:
                writer.write(packets.connected(code))
                return
        except OtherVersion as error:
            writer.write(error.answer)
            return
        except (Malformed, asyncio.IncompleteReadError, TimeoutError):
            return
        await self._serve(connect, reader, writer)

    async def _serve(self, connect: Connect, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session, is_known = self._session(connect)
        will = connect.will
        try:
            writer.write(packets.connected(0, is_known=is_known))
            session.begin(writer)
            if await self._listen(session, connect, reader, writer):
                will = None
        except (Malformed, asyncio.IncompleteReadError, TimeoutError):
            pass  # gone without a word, silent for too long, or no MQTT: the will tells it
        finally:
            if session.writer is writer:
                session.writer = None
                if session.is_clean and self._sessions.get(session.name) is session:
                    del self._sessions[session.name]
            if will is not None:
                self.publish(will.topic, will.payload, qos=will.qos, retain=will.retain)

    async def _listen(
        self, session: "_Session", connect: Connect, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Do what a client says until it goes; whether it said so. Raises what `read_packet` does, and TimeoutError."""
        silence_s = 1.5 * connect.keep_alive_s or None  # 3.1.2.10
        while session.writer is writer:
            async with asyncio.timeout(silence_s):
                packet = await packets.read_packet(reader)
            match packet:
                case Publish():
                    self.publish(packet.topic, packet.payload, qos=packet.qos, retain=packet.retain)
                    if packet.qos:
                        writer.write(packets.acknowledgement(packet.packet_id))
                case Subscribe():
                    self._subscribe(session, packet, writer)
                case Unsubscribe():
                    for topic in packet.topics:
                        session.wanted.pop(topic, None)
                    writer.write(packets.unsubscribed(packet.packet_id))
                case Acknowledged():
                    message = session.acknowledged(packet.packet_id)
                    if message is not None:
                        self._acknowledged(message)
                case Ping():
                    writer.write(packets.PING_ANSWER)
                case Disconnect():
                    return True
                case Connect():
                    return False  # a second one (3.1)
            async with asyncio.timeout(silence_s):
                await writer.drain()
        return True

    def _refusal(self, connect: Connect) -> int:
        if code := self.refuses():
            return code
        if not connect.client_id and not connect.is_clean:
            return _BAD_NAME
        if connect.client_id not in self._sessions and len(self._sessions) >= MOST_SESSIONS:
            return _NOT_NOW
        if self._credentials is not None:
            said = f"{connect.user or ''}:".encode() + (connect.password or b"")
            if not hmac.compare_digest(said, ":".join(self._credentials).encode()):
                return _WRONG_PASSWORD
        return 0

    def _session(self, connect: Connect) -> tuple["_Session", bool]:
        """Return the session of a client and whether it had one; another connection of the same name ends."""
        name = connect.client_id or f"unnamed {next(self._names)}"
        known = self._sessions.get(name)
        if known is not None and known.writer is not None:
            known.writer.transport.abort()
            known.writer = None
        if known is None or connect.is_clean or known.is_clean:
            known = None
            self._sessions[name] = _Session(name, is_clean=connect.is_clean)
        return self._sessions[name], known is not None

    def _subscribe(self, session: "_Session", asked: Subscribe, writer: asyncio.StreamWriter) -> None:
        granted = []
        for topic, qos in asked.topics:
            if packets.is_filter(topic):
                session.wanted[topic] = min(qos, 1)
                granted.append(min(qos, 1))
            else:
                granted.append(128)
        writer.write(packets.subscribed(asked.packet_id, tuple(granted)))
        for (topic, _), qos in zip(asked.topics, granted, strict=True):
            for kept in self._kept.values() if qos < 128 else ():
                if packets.fits(topic, kept.topic):
                    session.give(replace(kept, qos=min(kept.qos, qos)))


class _Session:
    """A client, there or not: the topics it wants, and what it has not acknowledged."""

    def __init__(self, name: str, *, is_clean: bool) -> None:
        self.name = name
        self.is_clean = is_clean
        self.wanted: dict[str, int] = {}
        self.writer: asyncio.StreamWriter | None = None
        self._sent: OrderedDict[int, Publish] = OrderedDict()
        self._waiting: deque[Publish] = deque()
        self._last_id = 0

    def begin(self, writer: asyncio.StreamWriter) -> None:
        """Go on over a connection: what was sent and not acknowledged comes again, in its order (4.4)."""
        self.writer = writer
        for packet_id, message in self._sent.items():
            self._sent[packet_id] = replace(message, again=True)
            writer.write(self._sent[packet_id].encode())
        self._go_on()

    def offer(self, message: Publish) -> None:
        """Give a message, where it is wanted."""
        wanted = [qos for topic, qos in self.wanted.items() if packets.fits(topic, message.topic)]
        if wanted:
            self.give(replace(message, qos=min(message.qos, max(wanted))))

    def give(self, message: Publish) -> None:
        """Send a message when it is its turn."""
        if message.qos:
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append(message)
            self._go_on()
        elif self.writer is not None and self.writer.transport.get_write_buffer_size() < MOST_UNSENT_BYTES:
            self.writer.write(message.encode())

    def acknowledged(self, packet_id: int) -> Publish | None:
        """Note that a message has been taken, and return it; None where there is none of this number."""
        message = self._sent.pop(packet_id, None)
        self._go_on()
        return message

    def _go_on(self) -> None:
        while self.writer is not None and self._waiting and len(self._sent) < WINDOW:
            packet_id = self._free_id()
            message = replace(self._waiting.popleft(), packet_id=packet_id)
            self._sent[packet_id] = message
            self.writer.write(message.encode())

    def _free_id(self) -> int:
        while True:
            self._last_id = self._last_id % 65535 + 1
            if self._last_id not in self._sent:
                return self._last_id
