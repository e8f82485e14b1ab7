"""MQTT 3.1.1 on the wire, as far as a broker without quality of service 2 needs it.

Chapters are those of https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html.
"""

import asyncio
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_BYTES = 1 << 20
"""Larger packets of clients are not taken."""
LONGEST = 268_435_455
_CONNECT, _PUBLISH, _PUBACK, _SUBSCRIBE, _UNSUBSCRIBE, _PINGREQ, _DISCONNECT = 1, 3, 4, 8, 10, 12, 14
_FLAGS = {_CONNECT: 0, _PUBACK: 0, _SUBSCRIBE: 2, _UNSUBSCRIBE: 2, _PINGREQ: 0, _DISCONNECT: 0}
PING_ANSWER = b"\xd0\x00"


class Malformed(Exception):  # noqa: N818 - what the standard calls it
    """What came is no MQTT 3.1.1, or more of it than is taken; the connection ends."""


class OtherVersion(Malformed):
    """A client speaks another version of MQTT. `answer` tells it so, in its own."""

    def __init__(self, level: int) -> None:
        super().__init__(f"version {level} of the protocol")
        self.answer = b"\x20\x03\x00\x84\x00" if level > 4 else b"\x20\x02\x00\x01"


@dataclass(frozen=True, slots=True)
class Publish:
    """A message. `packet_id` 0 where `qos` is 0; `retain`: it is kept for who comes later, or was."""

    topic: str
    payload: bytes = field(repr=False)
    qos: int = 0
    retain: bool = False
    packet_id: int = 0
    again: bool = False

    def encode(self) -> bytes:
        """Return it as a packet."""
        name = self.topic.encode()
        number = self.packet_id.to_bytes(2) if self.qos else b""
        first = _PUBLISH << 4 | self.again << 3 | self.qos << 1 | self.retain
        return _packet(first, len(name).to_bytes(2) + name + number + self.payload)


@dataclass(frozen=True, slots=True)
class Connect:
    """What a client begins with. `will`: what is published for it where it goes without a word."""

    client_id: str
    is_clean: bool
    keep_alive_s: int
    user: str | None = None
    password: bytes | None = field(default=None, repr=False)
    will: Publish | None = None


class Subscribe(NamedTuple):
    """Topics that a client wants, each with the quality of service it wants at most."""

    packet_id: int
    topics: tuple[tuple[str, int], ...]


class Unsubscribe(NamedTuple):
    """Topics that a client wants no longer."""

    packet_id: int
    topics: tuple[str, ...]


class Acknowledged(NamedTuple):
    """A client has taken a message."""

    packet_id: int


class Ping(NamedTuple):
    """A client wants to know whether anybody is there."""


class Disconnect(NamedTuple):
    """A client goes."""


Packet = Connect | Publish | Subscribe | Unsubscribe | Acknowledged | Ping | Disconnect


def connected(code: int, *, is_known: bool = False) -> bytes:
    """Return the answer to `Connect` (3.2): 0 well, 2 bad name, 3 not now, 4 wrong password, 5 not allowed."""
    return bytes((0x20, 2, is_known and code == 0, code))


def subscribed(packet_id: int, granted: tuple[int, ...]) -> bytes:
    """Return the answer to `Subscribe` (3.9): the quality of service of each topic, 128 for one that is no topic."""
    return _packet(0x90, packet_id.to_bytes(2) + bytes(granted))


def unsubscribed(packet_id: int) -> bytes:
    """Return the answer to `Unsubscribe` (3.11)."""
    return _packet(0xB0, packet_id.to_bytes(2))


def acknowledgement(packet_id: int) -> bytes:
    """Return the answer to `Publish` with quality of service 1 (3.4)."""
    return _packet(_PUBACK << 4, packet_id.to_bytes(2))


async def read_packet(reader: asyncio.StreamReader, first: bytes = b"") -> Packet:
    """Return the next packet. `first`: its first byte, where that was read already.

    Raises Malformed, and asyncio.IncompleteReadError where the client has gone.
    """
    header = (first or await reader.readexactly(1))[0]
    length, shift = 0, 0
    while True:
        (byte,) = await reader.readexactly(1)
        length |= (byte & 127) << shift
        if byte < 128:
            break
        shift += 7
        if shift > 21:
            raise Malformed("a length of more than four bytes")
    if length > MOST_BYTES:
        raise Malformed(f"a packet of {length} bytes")
    return decoded(header, await reader.readexactly(length))


def decoded(header: int, body: bytes) -> Packet:
    """Return the packet that begins with a byte and goes on, after its length, with `body`. Raises Malformed."""
    kind, flags, rest = header >> 4, header & 15, _Bytes(body)
    if kind == _PUBLISH:
        return _publish(flags, rest)
    if _FLAGS.get(kind) != flags:
        raise Malformed(f"a packet that begins with {header:#04x}")
    packet: Packet
    match kind:
        case 1:
            packet = _connect(rest)
        case 4:
            packet = Acknowledged(rest.number())
        case 8:
            packet = Subscribe(rest.packet_id(), tuple(rest.topics_with_qos()))
        case 10:
            packet = Unsubscribe(rest.packet_id(), tuple(rest.texts()))
        case 12:
            packet = Ping()
        case _:
            packet = Disconnect()
    if rest.left:
        raise Malformed(f"{rest.left} bytes too many")
    if isinstance(packet, (Subscribe, Unsubscribe)) and not packet.topics:
        raise Malformed("no topic")
    return packet


def is_filter(topic: str) -> bool:
    """Whether a text may be subscribed to (4.7): `+` stands for a level, `#`, at the end, for all that follow."""
    levels = topic.split("/")
    wild = all(level in ("+", "#") or not set(level) & set("+#") for level in levels)
    return bool(topic) and wild and "#" not in levels[:-1]


def fits(wanted: str, topic: str) -> bool:
    """Whether a topic is among those that a filter stands for (4.7)."""
    pattern, levels = wanted.split("/"), topic.split("/")
    if topic.startswith("$") and pattern[0] in ("+", "#"):
        return False
    if pattern[-1] == "#":
        pattern = pattern[:-1]
        levels = levels[: len(pattern)]
    return len(pattern) == len(levels) and all(
        want in ("+", level) for want, level in zip(pattern, levels, strict=True)
    )


def _packet(first: int, body: bytes) -> bytes:
    length, left = bytearray(), len(body)
    if left > LONGEST:
        raise ValueError(f"a packet of {left} bytes")
    while True:
        left, digit = left >> 7, left & 127
        length.append(digit | (128 if left else 0))
        if not left:
            return bytes((first,)) + bytes(length) + body


def _publish(flags: int, rest: "_Bytes") -> Publish:
    qos = flags >> 1 & 3
    if qos > 1:
        raise Malformed(f"a message with quality of service {qos}")
    topic = rest.text()
    if not topic or set(topic) & set("+#"):
        raise Malformed("no topic that can be published to")
    packet_id = rest.packet_id() if qos else 0
    return Publish(topic, rest.all(), qos, bool(flags & 1), packet_id, bool(flags & 8))


def _connect(rest: "_Bytes") -> Connect:
    name, level = rest.binary(), rest.byte()
    if name not in (b"MQTT", b"MQIsdp"):
        raise Malformed("no MQTT")
    if (name, level) != (b"MQTT", 4):
        raise OtherVersion(level)
    flags, keep_alive_s = rest.byte(), rest.number()
    will_qos = flags >> 3 & 3
    has_will = bool(flags & 4)
    if flags & 1 or will_qos > 2 or (not has_will and flags & 0x38) or flags & 0xC0 == 0x40:
        raise Malformed(f"flags {flags:#04x}")
    client_id = rest.text()
    will = None
    if has_will:
        topic, payload = rest.text(), rest.binary()
        if not topic or set(topic) & set("+#"):
            raise Malformed("no topic for a will")
        will = Publish(topic, payload, min(will_qos, 1), bool(flags & 0x20))
    user = rest.text() if flags & 0x80 else None
    password = rest.binary() if flags & 0x40 else None
    return Connect(client_id, bool(flags & 2), keep_alive_s, user, password, will)


class _Bytes:
    """The body of a packet, read from its beginning on. Everything raises Malformed where it is too short."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def take(self, count: int) -> bytes:
        if count > self.left:
            raise Malformed("a packet that is too short")
        self._at += count
        return self._data[self._at - count : self._at]

    def all(self) -> bytes:
        return self.take(self.left)

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        return int.from_bytes(self.take(2))

    def packet_id(self) -> int:
        number = self.number()
        if number == 0:
            raise Malformed("a packet with the number 0")
        return number

    def binary(self) -> bytes:
        return self.take(self.number())

    def text(self) -> str:
        """Return a text (1.5.3): UTF-8 without U+0000."""
        try:
            text = self.binary().decode()
        except UnicodeDecodeError:
            raise Malformed("a text that is not UTF-8") from None
        if "\0" in text:
            raise Malformed("a text with U+0000")
        return text

    def texts(self) -> list[str]:
        found = []
        while self.left:
            found.append(self.text())
        return found

    def topics_with_qos(self) -> list[tuple[str, int]]:
        found = []
        while self.left:
            topic, qos = self.text(), self.byte()
            if qos > 2:
                raise Malformed(f"quality of service {qos}")
            found.append((topic, qos))
        return found
