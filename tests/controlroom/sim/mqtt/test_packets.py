"""Packets of MQTT: those that clients write are read, all others are refused, whatever they are."""

import asyncio
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim.mqtt.packets import (
    MOST_BYTES,
    Acknowledged,
    Connect,
    Disconnect,
    Malformed,
    OtherVersion,
    Packet,
    Ping,
    Publish,
    Subscribe,
    Unsubscribe,
    decoded,
    fits,
    is_filter,
    read_packet,
)


def read(data: bytes) -> Packet:
    """Return the one packet that these bytes are."""

    async def whole() -> Packet:
        reader = asyncio.StreamReader()
        reader.feed_data(data)
        reader.feed_eof()
        packet = await read_packet(reader)
        assert not await reader.read()
        return packet

    return asyncio.run(whole())


@given(
    topic=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="+#\0"), min_size=1, max_size=20),
    payload=st.binary(max_size=300),
    qos=st.sampled_from([0, 1]),
    retain=st.booleans(),
)
def test_what_is_published_is_read_again(topic: str, payload: bytes, qos: int, retain: bool) -> None:
    message = Publish(topic, payload, qos, retain, packet_id=7 if qos else 0, again=bool(qos))
    assert read(message.encode()) == message


def test_what_clients_say() -> None:
    assert read(b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x3c\x00\x01a") == Connect("a", True, 60)
    will = b"\x10\x1a\x00\x04MQTT\x04\xec\x00\x00\x00\x01a\x00\x01t\x00\x02\x00g\x00\x01u\x00\x01p"
    assert read(will) == Connect("a", False, 0, "u", b"p", Publish("t", b"\x00g", 1, retain=True))


def test_what_clients_want() -> None:
    assert read(b"\x82\x0a\x00\x05\x00\x01a\x01\x00\x01#\x02") == Subscribe(5, (("a", 1), ("#", 2)))
    assert read(b"\xa2\x05\x00\x06\x00\x01a") == Unsubscribe(6, ("a",))
    assert read(b"\x40\x02\x01\x02") == Acknowledged(0x102)
    assert (read(b"\xc0\x00"), read(b"\xe0\x00")) == (Ping(), Disconnect())


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n" + b"a" * 80,
        b"\x10\x05\x00\x04HTTP",
        b"\x10\x0d\x00\x04MQTT\x04\x03\x00\x3c\x00\x01a",  # a flag that is reserved
        b"\x10\x0d\x00\x04MQTT\x04\x42\x00\x3c\x00\x01a",  # a password without a user
        b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x3c\x00\x02a",  # cut
        b"\x10\x0e\x00\x04MQTT\x04\x02\x00\x3c\x00\x01ab",  # too long
        b"\x30\x04\x00\x02\xff\xfe",  # no UTF-8
        b"\x30\x03\x00\x01#",
        b"\x34\x05\x00\x01a\x00\x01",  # quality of service 2
        b"\x32\x05\x00\x01a\x00\x00",  # the number 0
        b"\x80\x06\x00\x05\x00\x01a\x01",  # flags
        b"\x82\x02\x00\x05",  # no topic
        b"\x82\x06\x00\x05\x00\x01a\x03",
        b"\x50\x02\x00\x01",
        b"\xc0\x01a",
        b"\x30\xff\xff\xff\xff\x01",
        b"\x30" + bytes(MOST_BYTES >> shift & 127 | 128 for shift in (0, 7, 14)) + b"\x01",
    ],
)
def test_what_is_no_mqtt_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read(data)


def test_other_versions_are_told_in_their_own() -> None:
    with pytest.raises(OtherVersion) as five:
        read(b"\x10\x0e\x00\x04MQTT\x05\x02\x00\x3c\x00\x00\x01a")
    assert five.value.answer == b"\x20\x03\x00\x84\x00"
    with pytest.raises(OtherVersion) as three:
        read(b"\x10\x0f\x00\x06MQIsdp\x03\x02\x00\x3c\x00\x01a")
    assert three.value.answer == b"\x20\x02\x00\x01"


@given(header=st.integers(0, 255), body=st.binary(max_size=60))
def test_any_bytes_are_a_packet_or_refused(header: int, body: bytes) -> None:
    with contextlib.suppress(Malformed):
        decoded(header, body)


@pytest.mark.parametrize(
    ("wanted", "topic", "same"),
    [
        ("a/b", "a/b", True),
        ("a/b", "a/b/c", False),
        ("a/+", "a/b", True),
        ("a/+", "a/b/c", False),
        ("+/+", "a/b", True),
        ("a/#", "a/b/c", True),
        ("a/#", "a", True),
        ("#", "a/b", True),
        ("#", "$SYS/a", False),
        ("$SYS/#", "$SYS/a", True),
        ("+", "/a", False),
        ("/+", "/a", True),
    ],
)
def test_topics(wanted: str, topic: str, same: bool) -> None:
    assert is_filter(wanted)
    assert fits(wanted, topic) is same


@pytest.mark.parametrize("wrong", ["", "a+", "a/#/b", "#a", "+b/c"])
def test_what_cannot_be_wanted(wrong: str) -> None:
    assert not is_filter(wrong)
