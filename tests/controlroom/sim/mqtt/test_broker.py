"""The broker with a client that others wrote, paho."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from controlroom.sim.mqtt import broker as broker_module
from tests.controlroom.sim.mqtt.serving import LIMIT_S, BrokerThread
from tests.feeds.data.kinds.listening import wait_for


@pytest.fixture
def broker() -> Iterator[BrokerThread]:
    with BrokerThread() as broker:
        yield broker


class Listener:
    """A client of paho's that keeps what comes: topic, payload, quality of service, kept, again."""

    def __init__(self, port: int, *topics: tuple[str, int], name: str = "", acknowledges: bool = True) -> None:
        self.messages: list[tuple[str, bytes, int, bool, bool]] = []
        self.answer: Any = None
        self.client = Client(
            CallbackAPIVersion.VERSION2,
            name,
            clean_session=not name,
            protocol=MQTTProtocolVersion.MQTTv311,
            manual_ack=not acknowledges,
            reconnect_on_failure=False,
        )
        self.is_known = False
        self._topics = topics
        self._port = port
        self._subscribed = not topics
        self.client.on_connect = self._on_connect
        self.client.on_subscribe = self._on_subscribe
        self.client.on_message = self._on_message

    def _on_connect(self, client: Client, _: Any, flags: Any, reason: Any, properties: Any) -> None:
        self.answer, self.is_known = reason, flags.session_present
        if self._topics and not reason.is_failure:
            client.subscribe(list(self._topics))

    def _on_subscribe(self, *_: Any) -> None:
        self._subscribed = True

    def _on_message(self, client: Client, _: Any, message: Any) -> None:
        self.messages.append((message.topic, message.payload, message.qos, message.retain, message.dup))

    def start(self) -> None:
        self.client.connect("127.0.0.1", self._port)
        self.client.loop_start()
        wait_for(lambda: self.answer is not None)
        wait_for(lambda: self._subscribed or self.answer.is_failure)

    def vanish(self) -> None:
        """Go without a word, as a program that is killed."""
        connection = self.client.socket()
        assert isinstance(connection, socket.socket)
        connection.shutdown(socket.SHUT_RDWR)
        self.client.loop_stop()

    @property
    def payloads(self) -> list[bytes]:
        return [message[1] for message in self.messages]


@contextmanager
def listener(broker: BrokerThread, *topics: tuple[str, int], **named: Any) -> Iterator[Listener]:
    client = Listener(broker.port, *topics, **named)
    client.start()
    try:
        yield client
    finally:
        client.client.disconnect()
        client.client.loop_stop()


def test_messages_reach_who_wants_them(broker: BrokerThread) -> None:
    with listener(broker, ("city/+/air", 0), ("alarms/#", 1)) as one, listener(broker, ("#", 1)) as all_of_them:
        one.client.publish("city/중구/air", b"1", qos=0)
        one.client.publish("alarms/fire/3", b"2", qos=1).wait_for_publish(LIMIT_S)
        one.client.publish("city/중구/water", b"3", qos=1).wait_for_publish(LIMIT_S)
        wait_for(lambda: len(all_of_them.messages) == 3 and len(one.messages) == 2)
        assert {message[:3] for message in one.messages} == {("city/중구/air", b"1", 0), ("alarms/fire/3", b"2", 1)}
        one.client.unsubscribe("alarms/#")
        one.client.publish("alarms/fire/4", b"4", qos=1).wait_for_publish(LIMIT_S)
        wait_for(lambda: len(all_of_them.messages) == 4)
    assert len(one.messages) == 2


def test_kept_messages_come_at_once_and_are_marked(broker: BrokerThread) -> None:
    broker.publish("frigate/available", b"online", qos=1, retain=True)
    broker.publish("frigate/old", b"x", retain=True)
    broker.publish("frigate/old", b"", retain=True)
    with listener(broker, ("frigate/+", 1)) as client:
        wait_for(lambda: client.messages)
        broker.publish("frigate/available", b"offline", qos=1, retain=True)
        wait_for(lambda: len(client.messages) == 2)
    assert client.messages == [
        ("frigate/available", b"online", 1, True, False),
        ("frigate/available", b"offline", 1, False, False),
    ]


def test_what_was_not_acknowledged_comes_again_to_a_client_that_is_known(broker: BrokerThread) -> None:
    first = Listener(broker.port, ("n", 1), name="known", acknowledges=False)
    first.start()
    assert not first.is_known
    for number in range(3):
        broker.publish("n", b"%d" % number, qos=1)
    wait_for(lambda: len(first.messages) == 3)
    first.vanish()
    wait_for(lambda: not broker.clients)
    broker.publish("n", b"3", qos=1)
    broker.publish("n", b"lost with quality 0", qos=0)
    assert broker.acknowledged == []
    with listener(broker, name="known") as again:
        assert again.is_known
        wait_for(lambda: len(again.messages) == 4)
        assert [message[1:] for message in again.messages] == [
            (b"0", 1, False, True), (b"1", 1, False, True), (b"2", 1, False, True), (b"3", 1, False, False),
        ]  # fmt: skip
        wait_for(lambda: len(broker.acknowledged) == 4)
    with listener(broker, name="known") as third:
        broker.publish("n", b"4", qos=1)
        wait_for(lambda: third.messages)
    assert third.payloads == [b"4"]


def test_so_many_are_unacknowledged_and_so_many_wait(broker: BrokerThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker_module, "MOST_WAITING", 5)
    with listener(broker, ("n", 1), name="slow", acknowledges=False) as client:
        for number in range(40):
            broker.publish("n", b"%d" % number, qos=1)
        wait_for(lambda: len(client.messages) == broker_module.WINDOW)
        client.client.ack(1, 1)
        wait_for(lambda: len(client.messages) == broker_module.WINDOW + 1)
    with listener(broker, name="slow") as again:
        wait_for(lambda: len(again.messages) == broker_module.WINDOW + 4)
        broker.publish("n", b"last", qos=1)
        wait_for(lambda: again.payloads[-1] == b"last")


def test_a_name_is_taken_over_and_a_will_is_published(broker: BrokerThread) -> None:
    with listener(broker, ("will", 1)) as watcher:
        dying = Listener(broker.port, name="same")
        dying.client.will_set("will", b"gone", qos=1, retain=True)
        dying.start()
        with listener(broker, name="same"):
            wait_for(lambda: not dying.client.is_connected())
        dying.client.loop_stop()
        polite = Listener(broker.port)
        polite.client.will_set("will", b"never", qos=1)
        polite.start()
        polite.client.disconnect()
        polite.client.loop_stop()
        rude = Listener(broker.port)
        rude.client.will_set("will", b"rude", qos=1)
        rude.start()
        rude.vanish()
        wait_for(lambda: b"rude" in watcher.payloads)
    assert b"never" not in watcher.payloads


def test_who_may_come_in(broker: BrokerThread) -> None:
    def answer(port: int, user: str = "", password: str = "") -> str:
        client = Listener(port)
        if user:
            client.client.username_pw_set(user, password)
        client.start()
        client.client.disconnect()
        client.client.loop_stop()
        return str(client.answer)

    assert answer(broker.port) == "Success"
    broker.call(setattr, broker.broker, "refuses", lambda: 5)
    assert answer(broker.port) == "Not authorized"
    with BrokerThread(credentials=("guard", "key")) as guarded:
        assert answer(guarded.port, "guard", "key") == "Success"
        assert answer(guarded.port, "guard", "kez") == "Bad user name or password"


@pytest.mark.parametrize(
    "said",
    [
        b"\x00" * 100,
        b"\x10\x00",
        b"\xc0\x00",
        b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x01\x00\x01a\xff\xff",
        b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x01\x00\x01a" * 2,
        b"\x10\x0c\x00\x04MQTT\x04\x00\x00\x01\x00\x00",  # no name, and to be known again
    ],
)
def test_who_speaks_no_mqtt_is_sent_away_and_nobody_else_minds(broker: BrokerThread, said: bytes) -> None:
    with listener(broker, ("n", 1)) as client:
        with socket.create_connection(("127.0.0.1", broker.port), LIMIT_S) as stranger:
            stranger.sendall(said)
            while stranger.recv(4096):
                pass
        broker.publish("n", b"1", qos=1)
        wait_for(lambda: client.messages)


def test_who_is_silent_for_too_long_is_sent_away(broker: BrokerThread) -> None:
    with socket.create_connection(("127.0.0.1", broker.port), LIMIT_S) as silent:
        silent.sendall(b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x01\x00\x01a")
        began_s = time.monotonic()
        assert silent.recv(4096) == b"\x20\x02\x00\x00"
        assert silent.recv(4096) == b""
        assert time.monotonic() - began_s > 1.0
