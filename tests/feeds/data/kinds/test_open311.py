import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree
from feeds.data.kinds.open311 import Open311Config, read_requests
from feeds.data.readings import Event, Level, Readings, Sample, ms, sound
from tests.fakes.raw_server import Peer, RawServer
from tests.feeds.data.asking import KEY, Server, answer
from tests.feeds.data.polling import NOW, config, context, json_answer, poll
from tests.feeds.data.trees import damaged, trees

NOW_MS = ms(NOW)
HOUR_MS = 3_600_000


def request(name: str = "1", status: str = "open", **more: Any) -> dict[str, Any]:
    return {
        "service_request_id": name,
        "status": status,
        "service_name": "Noise",
        "service_code": "N1",
        "requested_datetime": "2026-11-27T11:00:00+09:00",
        "updated_datetime": "2026-11-27T11:30:00+09:00",
        **more,
    }


def source(address: str, **values: Any) -> Any:
    return config("open311", address=address, **values)


def polled(*rows: Any, **values: Any) -> Readings:
    with Server(json_answer(list(rows))) as server:
        return poll(source(server.url, **values))


def polled_body(body: bytes, **values: Any) -> Readings:
    with Server(answer(body)) as server:
        return poll(source(server.url, **values))


def failure(body: bytes, status: str = "200 OK", **values: Any) -> DataError:
    with Server(answer(body, status=status)) as server, pytest.raises(DataError) as raised:
        poll(source(server.url, **values))
    return raised.value


def counts(readings: Readings) -> dict[str, float | None]:
    return {f"{read.indicator} {read.place}".strip(): read.value for read in readings.samples}


def reasons(readings: Readings) -> list[str]:
    return [left.reason.english() for left in readings.left_out]


def query_of(asked: bytes) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(asked.split()[1].decode()).query))


def test_requests_are_events() -> None:
    row = request(
        description="Loud\nmusic",
        address="1 Sejong-daero",
        zipcode="04524",
        lat=37.5663,
        long="126.9779",
        expected_datetime="2026-11-28T09:00:00+09:00",
        media_url=None,
    )
    (event,) = polled(row, place_field="zipcode", places={"04524": "중구"}).events
    assert event == Event(
        id="1",
        kind="request",
        title="Noise",
        text="Loud music",
        place="중구",
        state="open",
        began_ms=NOW_MS - HOUR_MS,
        changed_ms=NOW_MS - HOUR_MS // 2,
        latitude_deg=37.5663,
        longitude_deg=126.9779,
        details=(
            ("address", "1 Sejong-daero"),
            ("zipcode", "04524"),
            ("expected_datetime", "2026-11-28T09:00:00+09:00"),
        ),
    )


def test_requests_are_counted_by_topic_and_place() -> None:
    yesterday = "2026-11-26T23:59:00+09:00"
    readings = polled(
        request("1", district="Mapo"),
        request("2", district="Mapo", requested_datetime=yesterday),
        request("3", "closed", district="Jung", requested_datetime=yesterday),
        request("4", "Closed", requested_datetime=yesterday, updated_datetime=yesterday),
        request("5", "in_progress", district="Jung", service_name="도로 파손 (Pothole)"),
        place_field="district",
        topics={"N1": "noise", "도로 파손 (Pothole)": "road"},
        events=False,
    )
    assert {read.at_ms for read in readings.samples} == {NOW_MS}
    assert counts(readings) == {
        "call.open": 3.0,
        "call.opened_today": 2.0,
        "call.closed_today": 1.0,
        "call.open Mapo": 2.0,
        "call.opened_today Mapo": 1.0,
        "call.closed_today Mapo": 0.0,
        "call.open Jung": 1.0,
        "call.opened_today Jung": 1.0,
        "call.closed_today Jung": 1.0,
        "call.topic.noise": 1.0,
        "call.topic.noise.open": 2.0,
        "call.topic.noise.closed_today": 1.0,
        "call.topic.road": 1.0,
        "call.topic.road.open": 1.0,
        "call.topic.road.closed_today": 0.0,
    }
    assert not readings.events
    assert not readings.events_are_all


def test_names_of_topics_have_letters_and_digits_alone() -> None:
    names = counts(
        polled(request(service_name="도로 파손 (Pot-hole)"), request("2", service_name="!", service_code=""))
    )
    assert {"call.topic.도로_파손_pot_hole", "call.topic.other"} <= names.keys()


def test_what_was_counted_before_is_none_now() -> None:
    with Server(json_answer([request()]), json_answer([])) as server:
        meant, lent = source(server.url), context()
        poll(meant, lent)
        found = counts(poll(meant, lent))
    assert found["call.topic.noise"] == found["call.topic.noise.open"] == found["call.open"] == 0.0


def test_no_requests_are_counted_as_none() -> None:
    for body in (b"[]", b'{"requests": null}', b"<service_requests/>"):
        assert counts(polled_body(body)) == {"call.open": 0.0, "call.opened_today": 0.0, "call.closed_today": 0.0}


def test_it_asks_for_the_past_days() -> None:
    with Server(json_answer([])) as server:
        poll(source(f"{server.url}/v2/", days=2, jurisdiction="seoul.kr", key=KEY, rows=500))
        assert server.asked[0].startswith(b"GET /v2/requests.json?")
        assert query_of(server.asked[0]) == {
            "start_date": "2026-11-25T03:00:00Z",
            "end_date": "2026-11-27T03:00:00Z",
            "page_size": "500",
            "jurisdiction_id": "seoul.kr",
            "api_key": KEY,
        }


def test_xml_is_read_as_json_is() -> None:
    row = "".join(f"<{name}>{value}</{name}>" for name, value in request().items())
    body = f'<?xml version="1.0" encoding="utf-8"?><service_requests><request>{row}</request></service_requests>'
    with Server(answer(body.encode())) as server:
        readings = poll(source(server.url, format="xml"))
        assert server.asked[0].startswith(b"GET /requests.xml?")
    assert [event.id for event in readings.events] == ["1"]
    two = body.replace("</request>", f"</request><request>{row.replace('>1<', '>2<')}</request>")
    assert [event.id for event in polled_body(two.encode()).events] == ["1", "2"]


def test_numbers_with_leading_zeros_are_read_as_the_specification_writes_them() -> None:
    body = (
        json.dumps([request(service_code="@", lat=37.5, description='a "b": 007, \\')]).replace('"@"', "006").encode()
    )
    readings = polled_body(body, topics={"006": "noise.6"})
    assert readings.events[0].text == 'a "b": 007, \\'
    assert "call.topic.noise_6" in counts(readings)
    assert read_tree(b'[006, -01, 1.006, 0, "07", 0.5, {"a":00}]', leading_zeros=True) == [
        "006", "-01", 1.006, 0, "07", 0.5, {"a": "00"},
    ]  # fmt: skip
    for broken in (b"[006", b'["\\', b"[006,]", b'["a' + b'\\"' * 50_000):
        with pytest.raises(DataError):
            read_tree(broken, leading_zeros=True)
    with pytest.raises(DataError):
        read_tree(b"[006]")


def test_a_request_without_a_number_is_known_by_its_token() -> None:
    readings = polled(request("", token="ab"), request("7", token="ab"), request("", token=None), request("8"))
    assert [event.id for event in readings.events] == ["token ab", "7", "8"]
    assert reasons(readings) == ["It has neither a number nor a token"]


def test_closed_requests_end_when_they_were_updated() -> None:
    (event,) = polled(request(status="Resolved")).events
    assert (event.state, event.ended_ms) == ("closed", NOW_MS - HOUR_MS // 2)
    (event,) = polled(request(status="closed", updated_datetime=None)).events
    assert event.ended_ms == NOW_MS - HOUR_MS
    (event,) = polled(request(status="archived"), closed=["archived"]).events
    assert event.state == "closed"
    (event,) = polled(request(status="investigating")).events
    assert (event.state, event.ended_ms) == ("investigating", None)


def test_overdue_requests_are_minor_events() -> None:
    due = {"expected_datetime": "2026-11-27T11:45:00+09:00"}
    events = polled(request("1", **due), request("2", "closed", **due), request("3")).events
    assert [event.level for event in events] == [Level.MINOR, Level.NOTICE, Level.NOTICE]


@pytest.mark.parametrize("position", [(0, 0), ("", ""), (None, None), (126.97, 37.5), ("100", "400"), ("NaN", 1)])
def test_positions_that_cannot_be_are_none(position: tuple[Any, Any]) -> None:
    (event,) = polled(request(lat=position[0], long=position[1])).events
    assert (event.latitude_deg, event.longitude_deg) == (None, None)


def test_bad_times_and_times_in_the_future_are_left_out_of_the_counts_too() -> None:
    readings = polled(
        request("1", requested_datetime="yesterday"),
        request("2", requested_datetime="2026-11-28T09:00:00+09:00"),
        request("3", updated_datetime="soon"),
        request("4", requested_datetime=None),
        request("5", requested_datetime="2026-11-27 11:00:00"),
        "x",
    )
    assert [event.id for event in readings.events] == ["5"]
    assert counts(readings)["call.open"] == 1.0
    assert len(readings.left_out) == 5


def test_requests_that_are_there_twice_or_older_count_once_or_not() -> None:
    old = request("2", requested_datetime="2026-10-01T00:00:00Z")
    assert counts(polled(request(), old, request()))["call.open"] == 1.0


class Busy:
    """A service with a request every `step_s` seconds that gives at most `most` of them, the newest first."""

    def __init__(self, step_s: int, most: int, days: int = 7) -> None:
        times = [NOW - timedelta(seconds=step_s * number) for number in range(days * 86400 // step_s)]
        self.rows = [(at, request(f"{number}", requested_datetime=at.isoformat())) for number, at in enumerate(times)]
        self.most = most
        self.calls = 0

    def __call__(self, peer: Peer) -> None:
        query = query_of(peer.receive())
        self.calls += 1
        begin, end = (datetime.fromisoformat(query[name]).astimezone(UTC) for name in ("start_date", "end_date"))
        peer.send(json_answer([row for at, row in self.rows if begin <= at <= end][: self.most]))


@pytest.mark.parametrize("most", [100, 73])
def test_full_answers_are_asked_for_in_halves(most: int) -> None:
    service = Busy(step_s=3600, most=most)
    with RawServer(service) as server:
        readings = poll(source(f"http://{server.authority}", rows=most if most == 73 else 1000))
    assert counts(readings)["call.open"] == 168.0
    assert service.calls > 2


def test_more_calls_than_a_poll_may_need_are_an_error() -> None:
    with RawServer(Busy(step_s=600, most=10)) as server, pytest.raises(DataError) as raised:
        poll(source(f"http://{server.authority}", rows=10, calls_a_poll=20))
    assert raised.value.kind is DataErrorKind.ENDLESS


def test_a_minute_that_is_too_full_is_told() -> None:
    rows = [request(f"{number}", requested_datetime=NOW.isoformat()) for number in range(2)]
    service = Busy(step_s=86400, most=2, days=1)
    service.rows = [(NOW, row) for row in rows]
    with RawServer(service) as server:
        readings = poll(source(f"http://{server.authority}", rows=2))
    assert counts(readings)["call.open"] == 2.0
    assert "within a minute" in reasons(readings)[0]


def test_a_service_that_ignores_what_was_asked_for_is_not_asked_on() -> None:
    old = [request(f"{number}", requested_datetime="2026-10-01T00:00:00Z") for number in range(99)]
    with Server(json_answer([request("x"), *old])) as server:
        readings = poll(source(server.url, rows=100))
        assert len(server.asked) == 1
    assert counts(readings)["call.open"] == 1.0
    assert "other days" in reasons(readings)[0]


def test_names_of_services_are_asked_for_where_requests_have_none() -> None:
    row = request(service_name=None)
    services = json_answer([{"service_code": "N1", "service_name": "소음"}, {"service_code": "X"}, None])
    with Server(json_answer([row]), services, json_answer([row])) as server:
        meant, lent = source(server.url, jurisdiction="j"), context()
        first, second = poll(meant, lent), poll(meant, lent)
        assert [head.split(b"?")[0] for head in server.asked] == [
            b"GET /requests.json",
            b"GET /services.json",
            b"GET /requests.json",
        ]
    assert first.events[0].title == second.events[0].title == "소음"
    assert counts(first)["call.topic.소음"] == 1.0


def test_without_names_of_services_requests_are_counted_by_code() -> None:
    with Server(json_answer([request(service_name="")]), answer(status="500 Internal Server Error")) as server:
        readings = poll(source(server.url))
    assert counts(readings)["call.topic.n1"] == 1.0
    assert readings.left_out[0].where == "services"


def test_renamed_fields_are_named() -> None:
    for field, renamed in (("service_request_id", "service_requestId"), ("status", "statuses")):
        row = request()
        row[renamed] = row.pop(field)
        error = failure(json.dumps([row, row]).encode())
        assert error.kind is DataErrorKind.FIELD_GONE
        assert renamed in error.detail


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'[{"service_request_id":"1', DataErrorKind.GARBAGE),
        (b"<html></html>", DataErrorKind.WEB_PAGE),
        (b"", DataErrorKind.GARBAGE),
        (b"null", DataErrorKind.GARBAGE),
        (b"\xff\xfe\x00", DataErrorKind.GARBAGE),
        (b'["a", "b"]', DataErrorKind.GARBAGE),
        (b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', DataErrorKind.GARBAGE),
        (b'[{"code":403,"description":"who are you"}]', DataErrorKind.FAILING),
        (b"<errors><error><code>403</code><description>who</description></error></errors>", DataErrorKind.FAILING),
        (b'{"a":1}', DataErrorKind.FIELD_GONE),
    ],
)
def test_other_answers_are_errors(body: bytes, kind: DataErrorKind) -> None:
    assert failure(body).kind is kind


@pytest.mark.parametrize(
    "body",
    [
        b'[{"code":"403","description":"no key abc"}]',
        b'{"errors":{"error":{"code":"403","description":"no key abc"}}}',
        b"<errors><error><code>403</code><description>no key abc</description></error></errors>",
    ],
)
def test_errors_are_told_in_its_own_words_without_the_key(body: bytes) -> None:
    error = failure(body, "403 Forbidden", key="abc")
    assert (error.kind, error.detail) == (DataErrorKind.UNAUTHORIZED, "HTTP status 403: 403: no key ***")


@pytest.mark.parametrize("values", [{"days": 91}, {"rows": 1}, {"format": "csv"}, {"place_field": "a["}])
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        source("http://127.0.0.1/", **values)


@settings(deadline=None)
@given(st.lists(trees | damaged(request(lat=1, long=2, expected_datetime="2026-11-28")), max_size=3))
def test_whatever_comes_is_read_or_a_data_error(rows: list[Any]) -> None:
    meant = source("http://127.0.0.1/", place_field="zipcode")
    assert isinstance(meant, Open311Config)
    try:
        readings = sound(read_requests(rows, {}, meant, context()), NOW)
    except DataError:
        return
    assert all(isinstance(read, Sample) for read in readings.samples)
    assert all(isinstance(event.title, str) for event in readings.events)
