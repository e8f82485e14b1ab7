import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.mqtt import MqttConfig, read_message
from feeds.data.readings import Readings, Sample, ms
from feeds.data.shared.listening import Message, matches
from feeds.data.source import SourceConfig
from feeds.trust import Trust
from tests.fakes.certificates import Authority, make_authority
from tests.fakes.mosquitto import Mosquitto
from tests.fakes.raw_server import Peer, RawServer, silent
from tests.fakes.tls_front import tls_front
from tests.feeds.data.kinds.listening import LIMIT_S, Listening, listening, wait_for
from tests.feeds.data.polling import NOW, config, context

NOW_MS = ms(NOW)
AIR = {"indicator": "air.pm10", "value": "pm10", "place": "topic_2", "unit": "µg/m³"}
BARE = {"indicator": "river.level", "value": "payload", "place": "topic_2", "unit": "m"}


def source(**values: Any) -> SourceConfig:
    return config("mqtt", **{"address": "mqtt://127.0.0.1", "topics": ["city/#"], "sample": [AIR], **values})


def read(payload: str | bytes, *, topic: str = "city/중구/air", was_kept: bool = False, **values: Any) -> Readings:
    """Return what one message gives, without a broker."""
    mqtt = source(**values)
    assert isinstance(mqtt, MqttConfig)
    raw = payload.encode() if isinstance(payload, str) else payload
    return read_message(Message(topic, raw, was_kept), mqtt, context())


def refused(payload: str | bytes, **values: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        read(payload, **values)
    return raised.value


# --- what messages give ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "value", "quality"),
    [
        ("21.5", 21.5, Quality.GOOD),
        (" 1,042 \n", 1042.0, Quality.GOOD),
        ('"7"', 7.0, Quality.GOOD),
        ("", None, Quality.BLANK),
        ("점검중", None, Quality.WORDS),
        ("NaN", None, Quality.UNUSABLE),
        ("점검중".encode("cp949"), None, Quality.WORDS),
    ],
)
def test_a_message_may_be_a_number_alone(payload: str | bytes, value: float | None, quality: Quality) -> None:
    assert list(read(payload, sample=[BARE]).samples) == [Sample("river.level", NOW_MS, value, "중구", "m", quality)]


def test_objects_and_lists_are_rows_and_levels_of_the_topic_are_fields() -> None:
    rule = {**AIR, "place": "topic", "where": "topic_3 == 'air'"}
    assert [each.place for each in read('{"pm10": 1}', sample=[rule]).samples] == ["city/중구/air"]
    assert [each.value for each in read('[{"pm10": 1}, {"pm10": "2"}]').samples] == [1.0, 2.0]
    assert [each.value for each in read('{"all": [{"pm10": 3}]}', rows="all").samples] == [3.0]
    assert read("<r><pm10>4</pm10></r>", rows="r").samples[0].value == 4.0
    assert not read("[]").samples


def test_a_topic_cannot_be_forged_by_the_message() -> None:
    assert read('{"pm10": 1, "topic_2": "강남구"}').samples[0].place == "중구"


def test_rules_whose_fields_are_elsewhere_are_passed_over() -> None:
    both = [AIR, {**AIR, "indicator": "air.o3", "value": "o3"}]
    assert [each.indicator for each in read('{"o3": 0.03}', sample=both).samples] == ["air.o3"]
    inner = [{**AIR, "value": "gauge.level"}, *both]
    assert [each.indicator for each in read('{"o3": 0.03}', sample=inner).samples] == ["air.o3"]


def test_a_renamed_field_is_named() -> None:
    error = refused('{"PM_10": 3}', sample=[{**AIR, "value": "PM10"}])
    assert (error.kind, "PM_10" in error.detail) == (DataErrorKind.FIELD_GONE, True)
    rules = [{**AIR, "value": "pm10", "where": "kind == 'air'"}, {**AIR, "indicator": "air.o3", "value": "o3"}]
    readings = read('{"kind": "air", "pm_10": 3, "o3": 0.02}', sample=rules)
    assert [each.indicator for each in readings.samples] == ["air.o3"]
    assert "pm_10" in readings.left_out[0].reason.english()
    assert read('{"kind": "water"}', sample=rules[:1]) == Readings()


def test_messages_the_broker_kept_are_suspect_unless_they_say_how_old_they_are() -> None:
    rules = [AIR, {**AIR, "indicator": "air.o3", "value": "o3", "at": "t"}]
    readings = read('{"pm10": 9, "o3": 0.02, "t": "2026-11-27 11:00"}', sample=rules, was_kept=True)
    assert {(each.indicator, each.at_ms, each.quality) for each in readings.samples} == {
        ("air.pm10", NOW_MS, Quality.SUSPECT),
        ("air.o3", NOW_MS - 3_600_000, Quality.GOOD),
    }


def test_events_are_read_and_never_all_there_are() -> None:
    rule = {"id": "no", "title": "what", "began": "t", "place": "topic_2"}
    payload = '{"no": 1, "what": "화재", "t": "2026-11-27 11:30"}'
    readings = read(payload, sample=[], event=[rule])
    assert [(event.id, event.title, event.place) for event in readings.events] == [("1", "화재", "중구")]
    assert not readings.events_are_all
    assert "not a time" in read(payload.replace("11:30", "soon"), sample=[], event=[rule]).left_out[0].reason.english()


@pytest.mark.parametrize(
    "payload",
    [
        b'{"pm10": ',
        b"\xff\xd8\xff\xe0 a picture",
        b"<html><body>no</body></html>",
        b"{" * 100_000,
        b'{"pm10": ' + b"9" * 9000,
    ],
)
def test_what_cannot_be_read_is_said_so(payload: bytes) -> None:
    assert refused(payload).kind in (DataErrorKind.GARBAGE, DataErrorKind.WEB_PAGE)


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["pm10", "a", "t"]), inner, max_size=3),
    max_leaves=8,
)


@given(tree=TREES, kept=st.booleans(), noise=st.binary(max_size=8))
def test_any_message_gives_readings_or_our_error(tree: Any, kept: bool, noise: bytes) -> None:
    for payload in (json.dumps(tree).encode(), json.dumps(tree).encode()[:-1] + noise, noise):
        try:
            readings = read(payload, was_kept=kept, sample=[AIR, {**BARE, "at": "t"}, {**AIR, "value": "a.pm10"}])
        except DataError:
            continue
        assert all(isinstance(each, Sample) for each in readings.samples)


@pytest.mark.parametrize(
    ("wanted", "topic", "fits"),
    [
        ("a/+/c", "a/b/c", True),
        ("a/+/c", "a/b/d", False),
        ("a/+", "a/b/c", False),
        ("a/#", "a", True),
        ("a/#", "a/b/c", True),
        ("a/b/#", "a", False),
        ("#", "a/b", True),
        ("#", "$SYS/uptime", False),
        ("+/+", "/a", True),
    ],
)
def test_topics_that_others_stand_for(wanted: str, topic: str, fits: bool) -> None:
    assert matches(wanted, topic) is fits


def test_an_address_may_be_given_where_the_program_runs() -> None:
    assert source(address="${BROKER}").host == ""


@pytest.mark.parametrize(
    "values",
    [
        {"address": "http://h"},
        {"address": "mqtt://user:secret@h"},
        {"address": "mqtt://h:0"},
        {"address": "mqtt://h:port"},
        {"address": "mqtt://h/path"},
        {"address": "mqtt://"},
        {"topics": []},
        {"topics": ["$SYS/#"]},
        {"topics": ["a/#/b"]},
        {"topics": ["a/b+"]},
        {"topics": [""]},
        {"qos": 2},
        {"protocol": "4"},
        {"sample": []},
        {"rows": "a["},
        {"events_are_all": True},
    ],
)
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        source(**values)


# --- with a broker --------------------------------------------------------------------------------------------------


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    with Mosquitto(tmp_path) as broker:
        yield broker


def subscribed(broker: Mosquitto, times: int = 1) -> None:
    wait_for(lambda: broker.log.count("Sending SUBACK") >= times)


@pytest.mark.needs("mosquitto")
@pytest.mark.parametrize("protocol", ["5", "3.1.1"])
@pytest.mark.parametrize(("qos", "sent_with"), [(0, 0), (1, 1), (1, 2)])
def test_a_burst_comes_in_few_batches_and_in_order(broker: Mosquitto, protocol: str, qos: int, sent_with: int) -> None:
    with listening(source(address=broker.address, protocol=protocol, qos=qos)) as listener:
        subscribed(broker)
        broker.publish(*((f"city/{n % 7}/air", f'{{"pm10": {n}}}') for n in range(300)), qos=sent_with)
        wait_for(lambda: len(listener.samples) == 300)
        assert [each.value for each in listener.samples] == list(range(300))
        assert len(listener.batches) <= (31 if protocol == "3.1.1" and qos else 20)
        wait_for(lambda: broker.log.count("Received PUBACK from controlroom") == (300 if qos else 0))


@pytest.mark.needs("mosquitto")
def test_bad_messages_are_told_and_done_with(broker: Mosquitto) -> None:
    with listening(source(address=broker.address)) as listener:
        subscribed(broker)
        broker.publish(
            ("city/a/air", b"\xff\xd8\xff"),
            ("city/a/air", '{"pm10": '),
            ("city/a/air", b"1" * 10_000_000),
            ("city/a/air", '{"pm10": 5}'),
        )
        wait_for(lambda: listener.samples)
        wait_for(lambda: broker.log.count("Received PUBACK from controlroom") == 4)
    assert [left.where for left in listener.left_out] == ["topic city/a/air"] * 3
    assert "larger than 1 MB" in listener.reasons[2]


@pytest.mark.needs("mosquitto")
def test_the_broker_s_own_topics_stay_out(tmp_path: Path) -> None:
    with Mosquitto(tmp_path, "sys_interval 1") as broker:
        broker.publish(("a", "1"), retain=True)
        with listening(
            source(address=broker.address, topics=["#"], sample=[{"indicator": "x", "value": "payload"}])
        ) as it:
            wait_for(lambda: it.samples)
            time.sleep(1.5)  # the broker tells of itself every second
    assert [(each.value, each.quality) for each in it.samples] == [(1.0, Quality.SUSPECT)]
    assert it.left_out == []


@pytest.mark.needs("mosquitto")
@pytest.mark.parametrize("protocol", ["5", "3.1.1"])
def test_what_comes_while_away_waits_and_what_was_not_stored_comes_again(broker: Mosquitto, protocol: str) -> None:
    mqtt = source(address=broker.address, protocol=protocol, client_id="wall")
    with listening(mqtt):
        subscribed(broker)
    broker.publish(*(("city/a/air", f'{{"pm10": {n}}}') for n in range(50)))

    full = Listening(mqtt)
    full.refusing = DataError(DataErrorKind.BUSY, "the store is full")
    full.start()
    assert full.ended() is full.refusing

    with listening(mqtt) as listener:
        wait_for(lambda: len(listener.samples) == 50)
    assert [each.value for each in listener.samples] == list(range(50))

    with listening(mqtt) as listener:
        broker.publish(("city/a/air", '{"pm10": 99}'))
        wait_for(lambda: listener.samples)
    assert [each.value for each in listener.samples] == [99]


@pytest.mark.needs("mosquitto")
def test_a_message_the_broker_keeps_comes_once_to_a_program_it_remembers(broker: Mosquitto) -> None:
    broker.publish(("city/a/air", '{"pm10": 4}'), retain=True)
    mqtt = source(address=broker.address, client_id="wall")
    with listening(mqtt) as listener:
        wait_for(lambda: listener.samples)
    with listening(mqtt) as again:
        subscribed(broker, 2)
        broker.publish(("city/a/air", '{"pm10": 5}'))
        wait_for(lambda: again.samples)
    assert [(each.value, each.quality) for each in listener.samples + again.samples] == [
        (4, Quality.SUSPECT),
        (5, Quality.GOOD),
    ]


@pytest.mark.needs("mosquitto")
def test_topics_that_were_asked_for_in_the_past_are_passed_over(broker: Mosquitto) -> None:
    with listening(source(address=broker.address, client_id="wall", topics=["old/+", "city/+"])):
        subscribed(broker, 2)
    broker.publish(("old/a", '{"pm10": 1}'), ("city/a", '{"pm10": 2}'))
    with listening(source(address=broker.address, client_id="wall", topics=["city/+"])) as listener:
        wait_for(lambda: listener.samples)
        wait_for(lambda: broker.log.count("Received PUBACK from wall") == 2)
    assert [each.value for each in listener.samples] == [2]


@pytest.mark.needs("mosquitto")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_broker_that_vanishes_and_returns(broker: Mosquitto, how: signal.Signals) -> None:
    mqtt = source(address=broker.address)
    listener = Listening(mqtt)
    listener.start()
    subscribed(broker)
    broker.stop(how)
    assert listener.ended().kind is DataErrorKind.UNREACHABLE
    gone = Listening(mqtt)
    gone.start()
    assert (gone.ended().kind, gone.ended().detail) == (DataErrorKind.UNREACHABLE, "Connection refused")
    broker.start()
    with listening(mqtt) as back:
        subscribed(broker, 2)
        broker.publish(("city/a/air", '{"pm10": 1}'))
        wait_for(lambda: back.samples)


@pytest.mark.needs("mosquitto")
@pytest.mark.parametrize("protocol", ["5", "3.1.1"])
def test_wrong_credentials_and_topics_that_are_not_allowed(tmp_path: Path, protocol: str) -> None:
    users, rights = tmp_path / "users", tmp_path / "rights"
    users.touch(mode=0o600)
    subprocess.run(["mosquitto_passwd", "-b", users, "wall", "right-password"], check=True, capture_output=True)
    rights.write_text("user wall\ntopic read city/#\n")
    rights.chmod(0o600)
    with Mosquitto(tmp_path, "allow_anonymous false", f"password_file {users}", f"acl_file {rights}") as broker:
        common = {"address": broker.address, "protocol": protocol, "user": "wall"}
        listener = Listening(source(**common, password="wrong-password"))
        listener.start()
        error = listener.ended()
        assert error.kind is DataErrorKind.UNAUTHORIZED
        assert "password" not in error.detail.replace("user name or password", "")
        mqtt = source(**common, password="right-password")
        assert "right-password" not in repr(mqtt)
        with listening(mqtt):
            subscribed(broker)


@pytest.mark.needs("mosquitto", "openssl")
def test_an_encrypted_line(broker: Mosquitto, tmp_path: Path) -> None:
    authority: Authority = make_authority(tmp_path)
    with tls_front(broker.port, authority.server("good")) as front:
        mqtt = source(address=f"mqtts://127.0.0.1:{front.port}")
        with listening(mqtt, trust=Trust(authority.pem)) as listener:
            subscribed(broker)
            broker.publish(*(("city/a/air", f'{{"pm10": {n}, "t": "{"x" * 9000}"}}') for n in range(100)))
            wait_for(lambda: len(listener.samples) == 100)
        stranger = Listening(mqtt)
        stranger.start()
        assert stranger.ended().kind is DataErrorKind.UNTRUSTED
        with listening(mqtt, trust=Trust(is_checked=False)):
            subscribed(broker, 2)
    plain = Listening(source(address=f"mqtts://127.0.0.1:{broker.port}"))
    plain.start()
    assert plain.ended().kind in (DataErrorKind.GARBAGE, DataErrorKind.UNREACHABLE)


@pytest.mark.needs("mosquitto")
def test_killed_at_any_moment_no_message_is_lost(tmp_path: Path) -> None:
    """A listener that writes what it stores to a file is killed three times while messages come."""
    stored = tmp_path / "stored"
    stored.touch()

    def values() -> set[int]:
        return {int(line) for line in stored.read_text().split()}

    def wait_for_more_than(count: int) -> None:
        wait_for(lambda: len(values()) > count)

    with Mosquitto(tmp_path, "max_queued_messages 0") as broker:
        command = [sys.executable, "-m", "tests.fakes.mqtt_listener", str(broker.port), str(stored)]
        for turn in range(4):
            with subprocess.Popen(command) as process:
                try:
                    subscribed(broker, turn + 1)
                    before = len(values())
                    broker.publish(*(("city/a", str(turn * 2000 + n)) for n in range(2000)))
                    wait_for_more_than(7999 if turn == 3 else before)
                finally:
                    process.kill()
    assert values() == set(range(8000))


# --- brokers that are none ------------------------------------------------------------------------------------------


def answering(*answers: bytes) -> RawServer:
    """A server that answers each packet with bytes written by hand, and then goes silent."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(LIMIT_S)
        for answer in answers:
            peer.connection.recv(65536)
            peer.send(answer)
        peer.connection.settimeout(0.1)
        peer.wait_until_gone()

    return RawServer(serve)


CONNACK_5 = b"\x20\x03\x00\x00\x00"
SUBACK_5 = b"\x90\x04\x00\x01\x00\x01"


@pytest.mark.parametrize(
    ("protocol", "answers", "kind", "word"),
    [
        ("5", [b"\x20\x02\x00\x01"], DataErrorKind.UNSUPPORTED, "3.1.1"),
        ("3.1.1", [b"\x20\x02\x00\x05"], DataErrorKind.UNAUTHORIZED, ""),
        ("3.1.1", [b"\x20\x02\x00\x02"], DataErrorKind.REJECTED, ""),
        ("5", [b"\x20\x03\x00\x89\x00"], DataErrorKind.BUSY, ""),
        ("5", [b"\x20\x03\x00\x77\x00"], DataErrorKind.GARBAGE, ""),
        ("5", [b"HTTP/1.1 400 Bad Request\r\n\r\n"], DataErrorKind.TIMEOUT, ""),
        ("5", [b"SSH-2.0-OpenSSH\r\n" + b" " * 100], DataErrorKind.GARBAGE, ""),
        ("5", [CONNACK_5, b"\x90\x04\x00\x01\x00\x87"], DataErrorKind.UNAUTHORIZED, ""),
        ("5", [CONNACK_5, SUBACK_5 + b"\xe0\x02\x8b\x00"], DataErrorKind.UNREACHABLE, "shutting down"),
        ("5", [CONNACK_5, SUBACK_5 + b"\xe0\x01\x8e"], DataErrorKind.REJECTED, "client_id"),
        ("5", [CONNACK_5, SUBACK_5 + b"\x30\xff\xff\xff\xff\xff"], DataErrorKind.GARBAGE, ""),
        ("5", [CONNACK_5, SUBACK_5 + b"\x32\x03\x00\x05a"], DataErrorKind.GARBAGE, ""),
    ],
)
def test_brokers_that_refuse_or_are_none(protocol: str, answers: list[bytes], kind: DataErrorKind, word: str) -> None:
    with answering(*answers) as server:
        listener = Listening(source(address=f"mqtt://{server.authority}", protocol=protocol, timeout_s=3))
        listener.start()
        error = listener.ended()
    assert (error.kind, word in error.detail.lower()) == (kind, True), error


def test_a_topic_that_is_no_text_is_told() -> None:
    message = b"\x30\x07\x00\x03\xff\xfe\xfd\x001"
    with (
        answering(CONNACK_5, SUBACK_5 + message) as server,
        listening(source(address=f"mqtt://{server.authority}")) as it,
    ):
        wait_for(lambda: it.left_out)
    assert it.left_out[0].where == "topic that is no text"


def test_one_refused_topic_leaves_the_others() -> None:
    answers = (CONNACK_5, b"\x90\x04\x00\x01\x00\x87\x90\x04\x00\x02\x00\x01\x30\x08\x00\x04city\x001")
    with answering(*answers) as server:
        mqtt = source(address=f"mqtt://{server.authority}", topics=["secret", "city"], sample=[BARE])
        with listening(mqtt) as listener:
            wait_for(lambda: listener.samples)
    assert [left.where for left in listener.left_out] == ["topic secret"]


def test_a_broker_that_says_nothing_is_given_up() -> None:
    with RawServer(silent) as server:
        listener = Listening(source(address=f"mqtt://{server.authority}", timeout_s=1))
        listener.start()
        assert listener.ended().kind is DataErrorKind.TIMEOUT


def test_stopping_does_not_wait_for_a_silent_broker() -> None:
    with RawServer(silent) as server, listening(source(address=f"mqtt://{server.authority}", timeout_s=600)):
        wait_for(lambda: server.connections_made)
