import sys
from typing import Any

import pytest
from google.transit import gtfs_realtime_pb2 as gtfs
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.gtfs_realtime import GtfsRealtimeConfig, read_feed
from feeds.data.readings import Event, Level, Readings, Sample, ms, sound
from feeds.data.source import Unchanged
from tests.feeds.data.asking import KEY, Server, answer
from tests.feeds.data.polling import NOW, config, context, poll

NOW_MS = ms(NOW)
NOW_S = int(NOW.timestamp())


def feed(*entities: dict[str, Any], at: int = NOW_S, **header: Any) -> bytes:
    whole = {"gtfs_realtime_version": "2.0", "timestamp": at, **header}
    numbered = [{"id": f"e{number}", **entity} for number, entity in enumerate(entities, start=1)]
    return bytes(gtfs.FeedMessage(header=whole, entity=numbered).SerializeToString())


def vehicle(name: str, route: str = "", at: int = NOW_S, **more: Any) -> dict[str, Any]:
    trip = {"trip": {"trip_id": f"t{name}", "route_id": route}} if route else {}
    return {"vehicle": {"vehicle": {"id": name}, "timestamp": at, **trip}, **more}


def trip(name: str, route: str, *stops: dict[str, Any], **more: Any) -> dict[str, Any]:
    descriptor = {"trip_id": name, "route_id": route, **more}
    return {"trip_update": {"trip": descriptor, "stop_time_update": list(stops)}}


def stop(
    delay: int | None = None, at: int = 0, relationship: str = "SCHEDULED", side: str = "arrival"
) -> dict[str, Any]:
    event = {"delay": delay, "time": at or None}
    return {"stop_id": "s", "schedule_relationship": relationship, side: event}


def alert(header: str = "Line 2 is closed", *periods: tuple[int, int], **more: Any) -> dict[str, Any]:
    spans = [{"start": start or None, "end": end or None} for start, end in periods]
    return {"alert": {"active_period": spans, "header_text": {"translation": [{"text": header}]}, **more}}


def polled(*bodies: bytes, **values: Any) -> Readings:
    with Server(*(answer(body, "Content-Type: application/x-protobuf") for body in bodies)) as server:
        source, lent = config("gtfs-realtime", address=f"{server.url}/feed.pb", **values), context()
        for _ in bodies[1:]:
            poll(source, lent)
        return poll(source, lent)


def numbers(readings: Readings) -> dict[str, float | None]:
    return {f"{read.indicator} {read.place}".strip(): read.value for read in readings.samples}


def failure(body: bytes, **values: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        polled(body, **values)
    return raised.value


def test_vehicles_are_counted_by_route_at_the_time_of_the_header() -> None:
    body = feed(vehicle("a", "100"), vehicle("b", "100"), vehicle("c", "200"), vehicle("d"), at=NOW_S - 30)
    readings = polled(body, indicator="bus", places={"200": "Route 200"})
    assert readings.samples == [
        Sample("bus.vehicles", NOW_MS - 30_000, 4.0),
        Sample("bus.vehicles", NOW_MS - 30_000, 2.0, "100"),
        Sample("bus.vehicles", NOW_MS - 30_000, 1.0, "Route 200"),
    ]
    assert readings.events_are_all


def test_routes_of_one_name_are_counted_together() -> None:
    body = feed(vehicle("a", "1"), vehicle("b", "2"), trip("a", "1", stop(60)), trip("b", "2", stop(0)))
    found = numbers(polled(body, places={"1": "Ring", "2": "Ring"}))
    assert (found["transit.vehicles Ring"], found["transit.delay.mean Ring"]) == (2.0, 30.0)


def test_a_vehicle_that_is_there_twice_counts_once_where_it_was_last() -> None:
    readings = polled(feed(vehicle("a", "200", NOW_S), vehicle("a", "100", NOW_S - 60)))
    assert numbers(readings) == {"transit.vehicles": 1.0, "transit.vehicles 200": 1.0}


def test_vehicles_not_heard_of_for_long_are_left_out_and_told() -> None:
    readings = polled(feed(vehicle("a", "100", NOW_S - 900), vehicle("b", "100", 0), vehicle("c", "100", NOW_S * 1000)))
    assert numbers(readings) == {"transit.vehicles": 2.0, "transit.vehicles 100": 2.0}
    assert "too long: 1" in readings.left_out[0].reason.english()


def test_deleted_entities_do_not_count() -> None:
    readings = polled(feed(vehicle("a", "100"), vehicle("b", "100", is_deleted=True)))
    assert numbers(readings)["transit.vehicles 100"] == 1.0


def test_a_route_that_is_gone_has_no_vehicles() -> None:
    readings = polled(feed(vehicle("a", "100")), feed(vehicle("b", "200")))
    assert numbers(readings) == {"transit.vehicles": 1.0, "transit.vehicles 100": 0.0, "transit.vehicles 200": 1.0}
    assert numbers(polled(feed(vehicle("a", "100")), feed())) == {"transit.vehicles": 0.0, "transit.vehicles 100": 0.0}


def test_delays_are_those_at_the_next_stop() -> None:
    body = feed(
        trip("a", "100", stop(600, NOW_S - 60), stop(120, NOW_S + 60), stop(0, NOW_S + 600)),
        trip("b", "100", stop(-60)),
        trip("c", "100", stop(300, NOW_S - 60)),
        trip("d", "200", stop(None, NOW_S + 60)),
    )
    found = polled(body)
    assert numbers(found) == {
        "transit.trips": 4.0,
        "transit.trips.cancelled": 0.0,
        "transit.stops.skipped": 0.0,
        "transit.delay.mean": 120.0,
        "transit.delay.most": 300.0,
        "transit.trips 100": 3.0,
        "transit.trips.cancelled 100": 0.0,
        "transit.stops.skipped 100": 0.0,
        "transit.delay.mean 100": 120.0,
        "transit.delay.most 100": 300.0,
        "transit.trips 200": 1.0,
        "transit.trips.cancelled 200": 0.0,
        "transit.stops.skipped 200": 0.0,
        "transit.delay.mean 200": None,
        "transit.delay.most 200": None,
    }
    assert {read.unit for read in found.samples if "delay" in read.indicator} == {"s"}
    missing = [read for read in found.samples if read.value is None]
    assert {read.quality for read in missing} == {Quality.ABSENT}


def test_departures_and_planned_times_tell_delays_too() -> None:
    planned = {"arrival": {"time": NOW_S + 90, "scheduled_time": NOW_S + 30}}
    whole = {"trip_update": {"trip": {"trip_id": "c", "route_id": "3"}, "delay": 45}}
    found = numbers(polled(feed(trip("a", "1", stop(30, side="departure")), trip("b", "2", planned), whole)))
    assert [found[f"transit.delay.mean {route}"] for route in "123"] == [30.0, 60.0, 45.0]


def test_cancelled_trips_and_skipped_stops_are_counted() -> None:
    body = feed(
        trip("a", "1", schedule_relationship="CANCELED"),
        trip("b", "1", stop(900, relationship="SKIPPED"), stop(60), stop(0, relationship="NO_DATA")),
        trip("c", "1", schedule_relationship="DELETED"),
    )
    found = numbers(polled(body))
    names = ("trips", "trips.cancelled", "stops.skipped", "delay.mean")
    assert [found[f"transit.{name} 1"] for name in names] == [1.0, 1.0, 1.0, 60.0]


def test_delays_that_cannot_be_are_left_out() -> None:
    readings = polled(feed(trip("a", "1", stop(2**31 - 1)), trip("b", "1", stop(60))))
    assert numbers(readings)["transit.delay.most 1"] == 60.0
    assert [left.where for left in readings.left_out] == ["trip a"]


def test_a_trip_that_is_there_twice_counts_once() -> None:
    assert numbers(polled(feed(trip("a", "1", stop(60)), trip("a", "1", stop(120)))))["transit.delay.mean 1"] == 120.0


def test_alerts_are_events() -> None:
    body = feed(
        alert(
            "Line 2 is closed",
            (NOW_S - 3600, NOW_S + 3600),
            description_text={"translation": [{"text": "Water"}]},
            effect="NO_SERVICE",
            cause="TECHNICAL_PROBLEM",
            informed_entity=[{"route_id": "2"}, {"route_id": "2", "stop_id": "s9"}],
            url={"translation": [{"text": "https://x/"}]},
        )
    )
    readings = polled(body, places={"2": "Line 2"})
    assert readings.events == [
        Event(
            id="e1",
            kind="alert",
            title="Line 2 is closed",
            text="Water",
            place="Line 2",
            state="active",
            level=Level.MAJOR,
            began_ms=NOW_MS - 3_600_000,
            changed_ms=NOW_MS - 3_600_000,
            ended_ms=NOW_MS + 3_600_000,
            details=(
                ("effect", "no service"),
                ("cause", "technical problem"),
                ("routes", "Line 2"),
                ("stops", "s9"),
                ("url", "https://x/"),
            ),
        )
    ]
    assert numbers(readings) == {"transit.alerts": 1.0}


@pytest.mark.parametrize(
    ("periods", "state", "began", "ended"),
    [
        ([], "active", 0, None),
        ([(-60, 0)], "active", -60, None),
        ([(60, 120)], "planned", 60, 120),
        ([(-120, -60)], "over", -120, -60),
        ([(-120, -60), (60, 120), (-30, 30)], "active", -30, 30),
        ([(-120, -60), (60, 120)], "planned", 60, 120),
    ],
)
def test_the_period_that_lasts_or_comes_next_counts(
    periods: list[tuple[int, int]], state: str, began: int, ended: int | None
) -> None:
    spans = [(NOW_S + start if start else 0, NOW_S + end if end else 0) for start, end in periods]
    (event,) = polled(feed(alert("x", *spans))).events
    assert (event.state, event.began_ms) == (state, NOW_MS + began * 1000)
    assert event.ended_ms == (None if ended is None else NOW_MS + ended * 1000)
    assert event.changed_ms <= NOW_MS


def test_ends_that_mean_never_and_beginnings_that_cannot_be() -> None:
    readings = polled(feed(alert("a", (NOW_S, 2**64 - 1)), alert("b", (2**64 - 1, 0)), alert("c", (NOW_S, 4294967295))))
    assert [(event.title, event.ended_ms) for event in readings.events] == [("a", None), ("c", None)]
    assert [left.where for left in readings.left_out] == ["alert e2"]


def test_an_alert_without_a_beginning_began_when_it_was_first_seen() -> None:
    readings = polled(feed(alert("x"), at=NOW_S - 600), feed(alert("x"), at=NOW_S))
    assert readings.events[0].began_ms == NOW_MS - 600_000


@pytest.mark.parametrize(
    ("languages", "expected"),
    [(("ko", "en"), "운행 중단"), (("en",), "Closed"), (("fr",), "X"), (("EN-us",), "Closed")],
)
def test_texts_come_in_the_best_language(languages: tuple[str, ...], expected: str) -> None:
    said = [{"text": "Closed", "language": "en"}, {"text": "운행 중단", "language": "ko-KR"}, {"text": "X"}]
    (event,) = polled(feed(alert("", header_text={"translation": said})), language=languages).events
    assert event.title == expected


def test_an_alert_without_a_title_has_its_text_or_effect() -> None:
    bodies = feed(alert("", description_text={"translation": [{"text": "Snow"}]}), alert("", effect="DETOUR"))
    assert [event.title for event in polled(bodies).events] == ["Snow", "detour"]


@pytest.mark.parametrize(("raw", "title"), [("중단".encode("cp949"), "중단"), (b"\xff\xff\xff\xff", "\ufffd" * 4)])
def test_texts_that_are_not_utf_8_are_read_all_the_same(raw: bytes, title: str) -> None:
    assert polled(feed(alert("xxxx")).replace(b"xxxx", raw)).events[0].title == title


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({"effect": "DETOUR"}, Level.MINOR),
        ({"effect": "NO_SERVICE", "severity_level": "INFO"}, Level.NOTICE),
        ({"severity_level": "SEVERE"}, Level.MAJOR),
        ({}, Level.NOTICE),
    ],
)
def test_levels_come_from_severity_else_effect(fields: dict[str, str], level: Level) -> None:
    assert polled(feed(alert("x", **fields))).events[0].level is level


def test_a_stale_feed_has_stale_numbers() -> None:
    readings = polled(feed(vehicle("a", at=NOW_S - 7200), alert("x"), at=NOW_S - 7200))
    assert readings.newest_ms == NOW_MS - 7_200_000


def test_times_in_milliseconds_and_without_a_header_time() -> None:
    assert polled(feed(vehicle("a"), at=NOW_S * 1000)).newest_ms == NOW_MS
    assert polled(feed(vehicle("a", at=NOW_S - 60), at=0)).newest_ms == NOW_MS - 60_000
    assert polled(feed(alert("x"), at=0)).newest_ms == NOW_MS
    assert failure(feed(at=2**63)).kind is DataErrorKind.GARBAGE


def test_a_feed_of_the_future_is_left_out() -> None:
    readings = polled(feed(vehicle("a", at=NOW_S + 3600), at=NOW_S + 3600))
    assert not readings.samples
    assert "future" in readings.left_out[0].reason.english()


def test_events_of_a_differential_feed_are_not_all() -> None:
    assert not polled(feed(alert("x"), incrementality="DIFFERENTIAL")).events_are_all


def test_an_empty_feed_is_no_error() -> None:
    readings = polled(feed())
    assert not readings.samples
    assert readings.events_are_all


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"", DataErrorKind.GARBAGE, "empty"),
        (b"<!DOCTYPE html><html></html>", DataErrorKind.WEB_PAGE, "HTML"),
        (b'{"message": "no such feed"}', DataErrorKind.FAILING, "no such feed"),
        (b'{"entity": []}', DataErrorKind.GARBAGE, "JSON"),
        (b'{"entity": [', DataErrorKind.GARBAGE, "cut off"),
        (b"<Error><Code>1</Code></Error>", DataErrorKind.GARBAGE, "XML"),
        (b'header {\n  gtfs_realtime_version: "2.0"\n}\n', DataErrorKind.GARBAGE, "text"),
        (feed(vehicle("a", "100"))[:-3], DataErrorKind.GARBAGE, "cut off"),
        (b"\xff\xfe\x00\x01", DataErrorKind.GARBAGE, "broken"),
    ],
)
def test_other_bodies_are_errors(body: bytes, kind: DataErrorKind, words: str) -> None:
    error = failure(body)
    assert error.kind is kind
    assert words in error.detail


def test_the_key_is_hidden_where_the_service_quotes_it() -> None:
    with Server(answer(f'{{"error": "bad key {KEY}"}}'.encode())) as server, pytest.raises(DataError) as raised:
        poll(config("gtfs-realtime", address=server.url, token=KEY))
    assert KEY not in raised.value.detail


def test_query_and_what_is_known_are_sent() -> None:
    with Server(answer(feed(), 'ETag: "1"'), answer(status="304 Not Modified")) as server:
        source, lent = config("gtfs-realtime", address=f"{server.url}/f", query={"apikey": "k"}), context()
        poll(source, lent)
        with pytest.raises(Unchanged):
            poll(source, lent)
    assert server.asked[0].startswith(b"GET /f?apikey=k ")
    assert b'If-None-Match: "1"' in server.asked[1]


def test_without_its_package_the_source_says_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.transit", None)
    error = failure(feed())
    assert error.kind is DataErrorKind.UNSUPPORTED
    assert "controlroom[transit]" in error.detail


def test_wrong_configs_are_refused() -> None:
    with pytest.raises(ValidationError):
        config("gtfs-realtime", address="http://127.0.0.1/", unheard_s=0)


GOOD = feed(
    vehicle("a", "1"), trip("b", "1", stop(60), stop(5, relationship="SKIPPED")), alert("x", (NOW_S, NOW_S + 9))
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    body = bytearray(GOOD)
    for _ in range(draw(st.integers(0, 6))):
        body[draw(st.integers(0, len(body) - 1))] = draw(st.integers(0, 255))
    return bytes(body[: draw(st.integers(0, len(body)))] if draw(st.booleans()) else body)


@settings(deadline=None)
@given(st.binary(max_size=200) | damaged())
def test_whatever_comes_is_read_or_a_data_error(body: bytes) -> None:
    source = config("gtfs-realtime", address="http://127.0.0.1/")
    assert isinstance(source, GtfsRealtimeConfig)
    try:
        readings = sound(read_feed(body, source, context()), NOW)
    except DataError:
        return
    times = [read.at_ms for read in readings.samples] + [event.began_ms for event in readings.events]
    assert all(0 <= at_ms < 2**63 for at_ms in times)
    assert all(isinstance(text, str) for event in readings.events for text in (event.id, event.title, event.place))
