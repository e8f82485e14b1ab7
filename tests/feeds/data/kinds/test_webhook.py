import json
import select
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds import webhook as webhook_kind
from feeds.data.kinds.webhook import WebhookConfig
from feeds.data.readings import Sample, ms
from feeds.data.shared.call_centre import read_calls
from feeds.data.source import SourceConfig
from feeds.http_server.serving import HEAD_BYTES, MOST_CONNECTIONS
from tests.feeds.data.kinds.listening import LIMIT_S, Listening, wait_for
from tests.feeds.data.polling import NOW, config, context

NOW_MS = ms(NOW)
TOKEN = "correct-horse-battery"
AIR = {"indicator": "air.pm10", "value": "pm10", "place": "gu"}


class Told(NamedTuple):
    status: int
    tree: Any
    headers: dict[str, str]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def webhook(**values: Any) -> SourceConfig:
    values = {"port": free_port(), "token": TOKEN, **values}
    if not values.keys() & {"sample", "event", "shape"}:
        values["sample"] = [AIR]
    return config("webhook", **values)


class Hook(Listening):
    """A webhook that listens."""

    def __init__(self, source: SourceConfig, **parts: Any) -> None:
        super().__init__(source, **parts)
        assert isinstance(source, WebhookConfig)
        self.port = source.port

    def send(
        self,
        body: object = b"",
        *,
        token: str | None = TOKEN,
        method: str = "POST",
        path: str = "/",
        kind: str = "application/json",
        **headers: str,
    ) -> Told:
        raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LIMIT_S)
        given = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if token is not None:
            given["Authorization"] = f"Bearer {token}"
        try:
            connection.request(method, path, raw, given)
            response = connection.getresponse()
            return Told(response.status, json.loads(response.read()), dict(response.getheaders()))
        finally:
            connection.close()

    def raw(self, data: bytes = b"") -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), LIMIT_S)
        connection.sendall(data)
        return connection

    def say(self, data: bytes) -> int:
        """Send bytes written by hand and return the status of the answer."""
        with self.raw(data) as connection:
            answer = connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 ")
            return int(answer.split()[1])


@contextmanager
def hooked(source: SourceConfig | None = None, **parts: Any) -> Iterator[Hook]:
    hook = Hook(source or webhook(), **parts)
    hook.start()
    try:
        wait_for(lambda: is_open(hook.port) or hook.error)
        yield hook
    finally:
        hook.stop()
    assert hook.error is None, hook.error


def is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1.0).close()
    except OSError:
        return False
    return True


def head(*lines: str, token: str = TOKEN) -> bytes:
    return "\r\n".join(("POST / HTTP/1.1", f"Authorization: Bearer {token}", *lines, "", "")).encode()


# --- what is posted -------------------------------------------------------------------------------------------------


def test_rows_are_stored_before_the_answer_comes() -> None:
    with hooked() as hook:
        told = hook.send([{"pm10": "1,042", "gu": "중구"}, {"pm10": None, "gu": "강남구"}])
        assert (told.status, told.tree) == (200, {"samples": 2, "events": 0, "left_out": []})
        assert hook.samples == [
            Sample("air.pm10", NOW_MS, 1042.0, "중구"),
            Sample("air.pm10", NOW_MS, None, "강남구", "", Quality.ABSENT),
        ]
        hook.refusing = DataError(DataErrorKind.FAILING, "secret words of the store")
        told = hook.send({"pm10": 1, "gu": "중구"})
        assert (told.status, "secret" in str(told.tree), told.headers["Retry-After"]) == (503, False, "10")
        hook.refusing = None
        assert hook.send({"pm10": 1, "gu": "중구"}).status == 200
        assert hook.send([]).tree == {"samples": 0, "events": 0, "left_out": []}


def test_bad_rows_are_told_and_the_others_count() -> None:
    rule = {**AIR, "at": "t"}
    rows = [{"pm10": 1, "t": "soon"}, {"pm10": 2, "t": "2026-11-27 12:00"}, {"pm10": 3, "t": "2026-11-27 13:00"}]
    with hooked(webhook(sample=[rule])) as hook:
        told = hook.send(rows)
        assert (told.status, told.tree["samples"]) == (200, 1)
        assert told.tree["left_out"][0] == {"where": "row 1", "reason": "Field t is not a time: soon"}
        assert "future" in told.tree["left_out"][1]["reason"]
        told = hook.send(rows[0])
        assert (told.status, told.tree["left_out"][0]["where"]) == (400, "row 1")
        assert [each.value for each in hook.samples] == [2.0]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b'[{"pm10": 1', "cut off"),
        (b"", "neither"),
        (b"<html></html>", "neither"),
        (b"12", "neither"),
        (b'{"pm10": ' + b"9" * 5000 + b"}", "digits"),
        (b"[" * 50 + b"]" * 50, "nested"),
        (b'{"pm10": "\xff\xfe\xff"}', "no text"),
        (b'{"PM_10": 1}', "PM_10"),
    ],
)
def test_what_cannot_be_read_is_refused_and_said_why(body: bytes, word: str) -> None:
    with hooked(webhook(sample=[{"indicator": "x", "value": "PM10"}])) as hook:
        told = hook.send(body)
    assert (told.status, word in told.tree["error"]) == (400, True), told
    assert hook.batches == []


def test_forms_and_json_that_curl_calls_a_form() -> None:
    form = "application/x-www-form-urlencoded"
    with hooked() as hook:
        assert hook.send(b"pm10=12&gu=%EC%A4%91%EA%B5%AC", kind=form).status == 200
        assert hook.send(b' {"pm10": 13, "gu": "a"}', kind=form).status == 200
        assert hook.send(b"pm10=1&pm10=2", kind=form).tree["error"] == "field pm10 is there twice"
        assert hook.send(b"pm10=%FF", kind=form).status == 400
        assert hook.send(b"&".join(b"f%d=1" % n for n in range(1001)), kind=form).status == 400
        assert hook.send({"pm10": 14}, kind="application/vnd.city+json; charset=utf-8").status == 200
        assert hook.send(b"pm10,1", kind="text/csv").status == 415
    assert [(each.value, each.place) for each in hook.samples] == [(12.0, "중구"), (13.0, "a"), (14.0, "")]


def test_rows_inside_and_events_that_are_all() -> None:
    rule = {"id": "no", "title": "what"}
    with hooked(webhook(event=[rule], rows="body.items", events_are_all=True)) as hook:
        assert hook.send({"body": {"items": [{"no": 1, "what": "화재"}]}}).tree["events"] == 1
        assert hook.send({"body": {"itemz": []}}).tree["error"].startswith("no field body.items")
    assert [event.id for event in hook.events] == ["1"]
    assert hook.batches[0].events_are_all


def test_a_post_that_is_sent_twice_is_stored_once() -> None:
    row = {"pm10": 1, "gu": "a", "batch": 7}
    hook = Hook(webhook(post_id="batch"))
    with hooked(hook._source, memory=hook.context.memory) as hook:
        first, second = hook.send(row), hook.send(row)
        assert first[:2] == second[:2] == (200, {"samples": 1, "events": 0, "left_out": []})
        assert hook.send({**row, "pm10": 2}).status == 422
        keyed = [hook.send({"pm10": 3}, Idempotency_Key="k").status for _ in range(2)]
        assert keyed == [200, 200]
        assert hook.send({"pm10": 3}, Idempotency_Key="k" * 201).status == 400
        hook.refusing = DataError(DataErrorKind.BUSY)
        assert hook.send({"pm10": 4}, Idempotency_Key="l").status == 503
        hook.refusing = None
        assert hook.send({"pm10": 4}, Idempotency_Key="l").status == 200
    with hooked(hook._source, memory=hook.context.memory) as again:
        assert again.send(row).status == 200
    assert [each.value for each in hook.samples] == [1, 3, 4]
    assert again.samples == []


def test_a_post_that_was_stored_before_a_restart_is_not_stored_again() -> None:
    row = {"pm10": 1, "batch": 7}
    with hooked(webhook(post_id="batch")) as hook:
        first = hook.send(row)
    notes = hook.batches[0].notes
    assert list(notes) == ["7"]
    with hooked(hook._source, notes=notes) as again:
        assert again.send(row)[:2] == first[:2]
        assert again.send({**row, "pm10": 2}).status == 422
        assert again.send({**row, "batch": 8}).status == 200
    assert [each.value for each in again.samples] == [1.0]


def test_of_posts_only_so_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_kind, "MOST_KNOWN", 2)
    with hooked() as hook:
        for key in "abc":
            assert hook.send({"pm10": 1}, Idempotency_Key=key).status == 200
    assert [{name: note is not None for name, note in batch.notes.items()} for batch in hook.batches] == [
        {"a": True}, {"b": True}, {"c": True, "a": False},
    ]  # fmt: skip


@given(
    tree=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["calls", "topics", "at", "district", "topic.a", "x"]), inner, max_size=4)
        ),
        max_leaves=10,
    )
)
def test_any_tree_gives_readings(tree: Any) -> None:
    read_calls(tree if isinstance(tree, list) else [tree], webhook(shape="call-centre", port=1), context())


# --- a call centre --------------------------------------------------------------------------------------------------

CALLS = {
    "district": "중구",
    "at": "2026-11-27T11:59:00+09:00",
    "calls": "1,412",
    "waiting": 7,
    "answered_20s": 93.5,
    "topics": {"Bulky waste": 41, "주차 단속": 12},
}


def test_a_call_centre_needs_no_rules() -> None:
    with hooked(webhook(shape="call-centre", places={"중구": "Jung-gu"})) as hook:
        assert hook.send([CALLS, {"calls": 9000}]).tree == {"samples": 6, "events": 0, "left_out": []}
    at_ms = NOW_MS - 60_000
    assert hook.samples == [
        Sample("call.hour", at_ms, 1412.0, "Jung-gu"),
        Sample("call.waiting", at_ms, 7.0, "Jung-gu"),
        Sample("call.answered_20s", at_ms, 93.5, "Jung-gu", "%"),
        Sample("call.topic.bulky_waste", at_ms, 41.0, "Jung-gu"),
        Sample("call.topic.주차_단속", at_ms, 12.0, "Jung-gu"),
        Sample("call.hour", NOW_MS, 9000.0),
    ]


def test_a_call_centre_posts_a_form() -> None:
    body = b"calls=41&waiting=-1&answered_20s=&topic.waste=%EC%A0%90%EA%B2%80"
    with hooked(webhook(shape="call-centre")) as hook:
        assert hook.send(body, kind="application/x-www-form-urlencoded").status == 200
    assert [(each.indicator, each.value, each.quality) for each in hook.samples] == [
        ("call.hour", 41.0, Quality.GOOD),
        ("call.waiting", -1.0, Quality.SUSPECT),
        ("call.answered_20s", None, Quality.BLANK),
        ("call.topic.waste", None, Quality.WORDS),
    ]


@pytest.mark.parametrize(
    ("row", "status", "reason"),
    [
        ({"call": 4}, 400, "Unknown field call, the most similar one is calls"),
        ({"calls": 4, "wating": 1}, 200, "Unknown field wating, the most similar one is waiting"),
        ({"calls": 4, "at": "noon"}, 400, "Field at is not a time: noon"),
        ({"calls": 4, "topics": [1]}, 200, "Field topics must be a table of names and numbers"),
        ({"topics": {str(n): n for n in range(101)}}, 200, "More than 100 topics, those after them are left out"),
        ({"district": "중구"}, 400, "There must be at least one of: calls, waiting, answered_20s, topics"),
        ([1], 400, "Not a table of fields and values"),
    ],
)
def test_what_a_call_centre_gets_wrong(row: object, status: int, reason: str) -> None:
    with hooked(webhook(shape="call-centre")) as hook:
        told = hook.send(row)
    assert (told.status, told.tree["left_out"][0]["reason"]) == (status, reason)


@pytest.mark.needs("curl")
def test_curl_as_the_reference_shows_it() -> None:
    curl = shutil.which("curl") or "curl"
    with hooked(webhook(shape="call-centre")) as hook:
        command = [curl, "-sS", "-H", f"Authorization: Bearer {TOKEN}", f"http://127.0.0.1:{hook.port}/"]
        for data in (["-d", '{"calls": 412}'], ["-d", "calls=413"], ["-H", "Expect: 100-continue", "-d", "calls=414"]):
            told = subprocess.run([*command, *data], check=True, capture_output=True, timeout=LIMIT_S).stdout
            assert json.loads(told)["samples"] == 1
    assert [each.value for each in hook.samples] == [412, 413, 414]


# --- who may post ---------------------------------------------------------------------------------------------------


def test_the_token_is_needed_and_guessing_is_slow_and_ends() -> None:
    with hooked() as hook:
        told = hook.send({"pm10": 1}, token=None)
        assert (told.status, told.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert hook.send({"pm10": 1}, token=None, Authorization="Basic abc").status == 401
        began_s = time.monotonic()
        assert hook.send({"pm10": 1}, token="wrong").status == 401
        assert time.monotonic() - began_s >= 0.4
        assert TOKEN not in repr(hook._source)
    assert hook.batches == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 405),
        (b"POST /else HTTP/1.1\r\n\r\n", 404),
        (b"POST / HTTP/2\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nno header\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400),
        (head("Content-Length: 1", "Content-Length: 2"), 400),
        (head("Content-Length: -1"), 400),
        (head("Content-Length: \xb2"), 400),
        (head("Content-Length: 99999999999999999999"), 413),
        (head("Content-Length: 1000001"), 413),
        (head(), 411),
        (head("Transfer-Encoding: chunked"), 411),
        (head("Content-Length: 2", "Content-Encoding: gzip"), 415),
        (b"POST / HTTP/1.1\r\nA: " + b"a" * HEAD_BYTES, 431),
        (b"POST / HTTP/1.1\r\n" + b"A: b\r\n" * (HEAD_BYTES // 6), 431),
        (head("Content-Length: 2", "Content-Type: text/plain") + b"{}", 415),
    ],
)
def test_requests_that_are_refused(said: bytes, status: int) -> None:
    with hooked() as hook:
        assert hook.say(said) == status
    assert hook.batches == []


def test_a_post_that_is_too_large_is_answered_while_it_is_sent() -> None:
    with hooked(webhook(most_mb=0.001)) as hook:
        assert hook.send(b"[" + b" " * 2_000_000 + b"]").status == 413
        assert hook.send(b"[" + b" " * 900 + b"]").status == 200


def test_slow_clients_are_given_up_and_harm_nobody() -> None:
    with hooked(webhook(timeout_s=1)) as hook:
        with (
            hook.raw(b"POST / HT") as first,
            hook.raw(head("Content-Length: 100") + b"[") as second,
            hook.raw(b"GET / HTTP/1.1\r\n\r\n") as third,
        ):
            assert hook.send({"pm10": 1}).status == 200
            assert b" 408 " in first.recv(65536)
            assert b" 408 " in second.recv(65536)
            assert b" 405 " in third.recv(65536)
            assert third.recv(65536) == b""
        with hook.raw(head("Content-Length: 100") + b"[") as gone:
            gone.shutdown(socket.SHUT_WR)
            assert gone.recv(65536) == b""
        assert hook.send({"pm10": 1}).status == 200


def test_many_connections_are_bounded_and_who_shows_the_token_comes_in() -> None:
    with hooked(webhook(timeout_s=600)) as hook:
        strangers = [hook.raw(b"POST") for _ in range(MOST_CONNECTIONS + 5)]
        try:
            assert hook.send({"pm10": 1}).status == 200
            assert [b" 503 " in stranger.recv(65536) for stranger in strangers[:6]] == [True] * 6
        finally:
            for stranger in strangers:
                stranger.close()
        refused = [hook.raw(b"POST / HTTP/1.1\r\n\r\n") for _ in range(MOST_CONNECTIONS + 5)]
        try:
            wait_for(lambda: len(select.select(refused, [], [], 1.0)[0]) == len(refused))
            assert hook.send({"pm10": 1}).status == 200
        finally:
            for each in refused:
                each.close()
        known = [hook.raw(head("Content-Length: 9")) for _ in range(MOST_CONNECTIONS + 5)]
        try:
            wait_for(lambda: len(select.select(known, [], [], 1.0)[0]) == 5)
            assert all(b" 503 " in each.recv(65536) for each in select.select(known, [], [])[0])
        finally:
            for each in known:
                each.close()
        wait_for(lambda: hook.send({"pm10": 1}).status == 200)


def test_stopping_waits_for_nobody() -> None:
    with hooked(webhook(timeout_s=600)) as hook:
        connections = [hook.raw(said) for said in (b"", b"POST / H", head("Content-Length: 100") + b"[")]
        wait_for(lambda: hook.send([]).status == 200)
        began_s = time.monotonic()
        hook.stop()
        assert time.monotonic() - began_s < 20
        for connection in connections:
            connection.close()


def test_an_address_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listener = Listening(webhook(port=taken.getsockname()[1]))
        listener.start()
        error = listener.ended()
    assert (error.kind, "in use" in error.detail) == (DataErrorKind.UNREACHABLE, True)


@pytest.mark.parametrize(
    "values",
    [
        {"address": "0.0.0.0"},
        {"address": "192.168.1.4"},
        {"address": "::"},
        {"address": "localhost"},
        {"port": 0},
        {"port": 65536},
        {"token": "short"},
        {"token": ""},
        {"path": "hook"},
        {"shape": "call-centre", "sample": [AIR]},
        {"shape": "pbx"},
        {"sample": []},
        {"rows": "a["},
        {"post_id": "a["},
    ],
)
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        webhook(**values)


def test_other_addresses_where_allowed() -> None:
    assert webhook(address="0.0.0.0", allow_remote=True).host == ""
    with hooked(webhook(address="0.0.0.0", allow_remote=True)) as hook:
        assert hook.send([]).status == 200


def test_a_token_that_was_not_filled_in_opens_nothing() -> None:
    listener = Listening(webhook(token="${HOOK}"))
    listener.start()
    assert listener.ended().kind is DataErrorKind.UNAUTHORIZED
