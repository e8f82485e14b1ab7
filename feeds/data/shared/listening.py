"""Messages of an MQTT broker: they are handed over in batches, and acknowledged once they are stored.

All is done in the thread that listens: while a batch is being stored nothing is read, and the broker waits.

Quality of service 2 is not asked for, messages sent with it come with 1. With 2 a message belongs to the receiver
before it can be stored (PUBREC, 4.3.3 of MQTT 5): a program that is killed then loses it. With 1 it comes again.
"""

import selectors
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Event, LeftOut, Readings, Sample
from feeds.data.shared.broker import MOST_UNACKNOWLEDGED, BrokerConfig, connect, how, new_client, refusal
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceContext
from resources.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from paho.mqtt.client import Client, ConnectFlags, DisconnectFlags, MQTTMessage
    from paho.mqtt.enums import MQTTErrorCode
    from paho.mqtt.properties import Properties
    from paho.mqtt.reasoncodes import ReasonCode

_UNREADABLE = QT_TRANSLATE_NOOP("sources", "Message cannot be read: {reason}")
_REFUSED_TOPIC = QT_TRANSLATE_NOOP("sources", "Broker refuses this topic: {reason}")

PAUSE_S = 0.2
"""So far apart are the batches that are handed over, unless one is full."""
MOST_MESSAGES = 1000
MOST_BYTES = 16_000_000
_LOOK_S = 0.1


class Message(NamedTuple):
    """What came. `was_kept`: the broker kept it for who comes later, and nobody knows how old it is."""

    topic: str
    payload: bytes
    was_kept: bool


Read = Callable[[Message], Readings]


def listen_to(config: BrokerConfig, context: SourceContext, topics: Sequence[str], read: Read) -> None:
    """Deliver what `read` makes of each message of `topics` until `context.stop` is set. Raises DataError.

    A message for which `read` raises DataError is told as left out, and done with. May stay a few seconds longer than
    told where the broker is being connected to.
    """
    line = _Line(config, context, topics, read)
    try:
        line.connect()
        line.stay()
    finally:
        line.close()


@dataclass(slots=True)
class _Batch:
    samples: list[Sample] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unacknowledged: list[tuple[int, int]] = field(default_factory=list)
    messages: int = 0
    size_bytes: int = 0

    def add(self, readings: Readings) -> None:
        self.samples += readings.samples
        self.events += readings.events
        self.left_out += readings.left_out[: MOST_TOLD - len(self.left_out)]


class _Line:
    def __init__(self, config: BrokerConfig, context: SourceContext, topics: Sequence[str], read: Read) -> None:
        self._config = config
        self._context = context
        self._topics = topics
        self._read = read
        self._most_unacknowledged = MOST_UNACKNOWLEDGED[config.protocol]
        self._batch = _Batch()
        self._delivered_s = float("-inf")
        self._asked: dict[int, str] = {}
        self._granted = False
        self._fault: DataError | None = None
        self._selector = selectors.DefaultSelector()
        self._client = new_client(config, context)
        self._client.on_connect = self._on_connect
        self._client.on_subscribe = self._on_subscribe
        self._client.on_message = self._on_message
        self._client.on_disconnect = self._on_disconnect

    def connect(self) -> None:
        connect(self._client, self._config)
        connection = self._client.socket()
        if connection is None:
            raise _lost()
        self._selector.register(connection, selectors.EVENT_READ)

    def stay(self) -> None:
        clock = self._context.clock
        until_s = clock.monotonic_s() + self._config.timeout_s
        while not self._context.stop.is_set():
            self._turn(self._patience_s())
            if self._fault is not None:
                self._deliver()  # what came with quality of service 0 does not come again
                raise self._fault
            if not self._granted and clock.monotonic_s() > until_s:
                raise DataError(DataErrorKind.TIMEOUT, "broker does not answer")
            if self._is_due():
                self._store()
        self._store()

    def close(self) -> None:
        self._client.disconnect()
        self._selector.close()
        connection = self._client.socket()
        if connection is not None:
            connection.close()  # where the network does not take the farewell

    def _is_due(self) -> bool:
        batch = self._batch
        is_full = len(batch.unacknowledged) >= self._most_unacknowledged or batch.messages >= MOST_MESSAGES
        return bool(batch.messages) and (is_full or batch.size_bytes >= MOST_BYTES or self._patience_s() <= 0)

    def _patience_s(self) -> float:
        """How long to wait for something to happen: until the next batch is due, where there is one."""
        if not self._batch.messages:
            return _LOOK_S
        return max(0.0, min(_LOOK_S, self._delivered_s + PAUSE_S - self._context.clock.monotonic_s()))

    def _turn(self, wait_s: float) -> None:
        connection = self._client.socket()
        if connection is None:
            self._fail(_lost())
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._client.want_write() else 0)
        self._selector.modify(connection, wanted)
        has_more = isinstance(connection, ssl.SSLSocket) and connection.pending() > 0
        ready = 0
        for _, events in self._selector.select(0 if has_more else wait_s):
            ready |= events
        if ready & selectors.EVENT_READ or has_more:
            self._look_at(self._client.loop_read())
        if ready & selectors.EVENT_WRITE:
            self._look_at(self._client.loop_write())
        self._look_at(self._client.loop_misc())

    def _look_at(self, code: "MQTTErrorCode") -> None:
        if code == code.MQTT_ERR_PROTOCOL:
            self._fail(DataError(DataErrorKind.GARBAGE, "sends what is no MQTT"))
        elif code != code.MQTT_ERR_SUCCESS:
            self._fail(_lost())

    def _fail(self, fault: DataError) -> None:
        """Remember the first reason: what follows from it says less."""
        self._fault = self._fault or fault

    def _store(self) -> None:
        """Hand over what came, and only then acknowledge it."""
        batch = self._batch
        self._deliver()
        for message_id, qos in batch.unacknowledged:
            self._client.ack(message_id, qos)

    def _deliver(self) -> None:
        batch, self._batch = self._batch, _Batch()
        if batch.messages:
            self._context.deliver(Readings(batch.samples, batch.events, left_out=batch.left_out))
            self._delivered_s = self._context.clock.monotonic_s()

    # --- called by paho, within loop_read ---------------------------------------------------------------------------

    def _on_connect(
        self, client: "Client", _: Any, flags: "ConnectFlags", reason: "ReasonCode", properties: "Properties | None"
    ) -> None:
        if reason.is_failure:
            self._fail(refusal(reason))
            return
        for topic in self._topics:
            _, message_id = client.subscribe([(topic, how(self._config))])
            if message_id is not None:
                self._asked[message_id] = topic

    def _on_subscribe(
        self, client: "Client", _: Any, message_id: int, reasons: list["ReasonCode"], properties: "Properties | None"
    ) -> None:
        topic = self._asked.pop(message_id, "")
        refused = [reason for reason in reasons if reason.is_failure]
        if not refused:
            self._granted = True
        else:
            self._batch.add(Readings(left_out=[LeftOut(f"topic {topic}", _REFUSED_TOPIC(reason=str(refused[0])))]))
            self._batch.messages += 1
        if not self._asked and not self._granted:
            self._fail(refusal(refused[0]))

    def _on_message(self, client: "Client", _: Any, message: "MQTTMessage") -> None:
        batch = self._batch
        batch.messages += 1
        batch.size_bytes += len(message.payload)
        if message.qos:
            batch.unacknowledged.append((message.mid, message.qos))
        where = "topic that is no text"
        try:
            where = f"topic {message.topic}"
            # A session of the broker may still hold topics that were asked for in the past.
            if any(matches(topic, message.topic) for topic in self._topics):
                batch.add(self._readings(Message(message.topic, bytes(message.payload), message.retain)))
        except UnicodeDecodeError:
            batch.add(unread(where, DataError(DataErrorKind.GARBAGE, "its topic is not UTF-8")))
        except DataError as error:
            batch.add(unread(where, error))

    def _readings(self, message: Message) -> Readings:
        if len(message.payload) > self._config.most_mb * 1_000_000:
            raise DataError(DataErrorKind.TOO_LARGE, f"larger than {self._config.most_mb:g} MB")
        return self._read(message)

    def _on_disconnect(
        self, client: "Client", _: Any, flags: "DisconnectFlags", reason: "ReasonCode", properties: "Properties | None"
    ) -> None:
        if flags.is_disconnect_packet_from_server:
            self._fail(refusal(reason))


def _lost() -> DataError:
    return DataError(DataErrorKind.UNREACHABLE, "connection to the broker lost")


def matches(wanted: str, topic: str) -> bool:
    """Whether a topic is among those that `wanted` stands for (MQTT 5, 4.7); those of the broker's own never are."""
    pattern, levels = wanted.split("/"), topic.split("/")
    if pattern[-1] == "#":
        pattern, levels = pattern[:-1], levels[: len(pattern) - 1]
    same = len(pattern) == len(levels) and all(
        want in ("+", level) for want, level in zip(pattern, levels, strict=True)
    )
    return same and not topic.startswith("$")


def unread(where: str, error: DataError) -> Readings:
    """Return the readings of what cannot be read: none, and why."""
    return Readings(left_out=[LeftOut(where, _UNREADABLE(reason=error.detail))])
