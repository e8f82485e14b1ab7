from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.errors import DataErrorKind
from feeds.data.kinds.topis_incidents import TopisIncidentsConfig
from feeds.data.readings import Event, Level, Readings, ms
from feeds.data.seoul.topis import INCIDENT_TYPES, clock_text
from feeds.data.shared.positions import GRS80_TM
from resources.mercator import Position
from tests.feeds.data.asking import Server, request_line
from tests.feeds.data.broken import broken, failure, portal_code, portal_xml
from tests.feeds.data.polling import NOW, config, poll
from tests.feeds.data.survival import overlaid, survived, trees

NOW_MS = ms(NOW)  # noon in Seoul
MINUTE_MS = 60_000


def row(**changes: Any) -> dict[str, Any]:
    return {
        "acc_id": "1057123",
        "occr_date": "20261127",
        "occr_time": "113000",
        "exp_clr_date": "20261127",
        "exp_clr_time": "1500",
        "acc_type": "A01",
        "acc_dtype": "01B01",
        "link_id": "1220003800",
        "grs80tm_x": "198084.5",
        "grs80tm_y": "451894.2",
        "acc_info": "세종대로 시청 → 광화문 2차로 승용차 사고",
        "acc_road_code": "012",
        **changes,
    }


def body(*rows: dict[str, Any], **parts: Any) -> bytes:
    return portal_xml("AccInfo", list(rows), **parts)


def source(url: str, **values: Any) -> TopisIncidentsConfig:
    made = config("topis-incidents", **{"address": url, "key": "key", **values})
    assert isinstance(made, TopisIncidentsConfig)
    return made


def polled(*answers: bytes, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(source(server.url, **values))


def one(**changes: Any) -> Event:
    (event,) = polled(body(row(**changes))).events
    return event


def test_an_incident_is_an_event_with_a_place_and_an_expected_end() -> None:
    readings = polled(body(row()))
    (event,) = readings.events
    assert event == Event(
        id="1057123",
        kind="incident",
        title="교통사고",
        text="세종대로 시청 → 광화문 2차로 승용차 사고",
        level=Level.MAJOR,
        began_ms=NOW_MS - 30 * MINUTE_MS,
        changed_ms=NOW_MS - 30 * MINUTE_MS,
        ended_ms=NOW_MS + 180 * MINUTE_MS,
        latitude_deg=event.latitude_deg,
        longitude_deg=event.longitude_deg,
        details=(
            ("acc_type", "A01"),
            ("acc_dtype", "01B01"),
            ("link_id", "1220003800"),
            ("acc_road_code", "012"),
            ("exp_clr_date", "20261127"),
            ("exp_clr_time", "1500"),
        ),
    )
    assert readings.events_are_all
    assert list(readings.left_out) == []


def test_positions_are_in_epsg_5181() -> None:
    event = one()
    assert event.latitude_deg == pytest.approx(37.5664, abs=0.0005)  # in front of Seoul's city hall
    assert event.longitude_deg == pytest.approx(126.9783, abs=0.0005)


@given(st.floats(37.43, 37.70), st.floats(126.77, 127.18))
def test_positions_come_back_as_they_went_out(latitude: float, longitude: float) -> None:
    point = GRS80_TM.grid(Position(latitude, longitude))
    tree = {"AccInfo": {"row": [row(grs80tm_x=f"{point.easting_m:.3f}", grs80tm_y=f"{point.northing_m:.3f}")]}}
    (event,) = survived(source("http://127.0.0.1"), tree).events
    assert event.latitude_deg == pytest.approx(latitude, abs=1e-6)
    assert event.longitude_deg == pytest.approx(longitude, abs=1e-6)


@pytest.mark.parametrize(
    ("x", "y"), [("0", "0"), ("", ""), ("126.978", "37.566"), ("-", "451894"), ("9e9", "1"), (None, None)]
)
def test_a_position_that_is_none_loses_no_incident(x: Any, y: Any) -> None:
    event = one(grs80tm_x=x, grs80tm_y=y)
    assert (event.latitude_deg, event.longitude_deg) == (None, None)


@pytest.mark.parametrize(
    ("written", "hour", "minute", "second"),
    [
        ("1130", 11, 30, 0),
        ("113015", 11, 30, 15),
        ("930", 9, 30, 0),
        ("93015", 9, 30, 15),
        ("5", 0, 5, 0),
        ("0", 0, 0, 0),
        ("0005", 0, 5, 0),
        ("11:30", 11, 30, 0),
        ("9:30", 9, 30, 0),
        ("3015", 0, 30, 15),  # can't be hours and minutes
    ],
)
def test_times_have_four_or_six_digits_or_have_lost_zeros(written: str, hour: int, minute: int, second: int) -> None:
    midnight_ms = NOW_MS - 12 * 60 * MINUTE_MS
    assert one(occr_time=written).began_ms == midnight_ms + (hour * 3600 + minute * 60 + second) * 1000


@pytest.mark.parametrize("written", ["", "soon", "-1", "99", "٣٠"])
def test_a_time_that_is_none_stays_as_it_came_and_is_told(written: str) -> None:
    readings = polled(body(row(occr_time=written), row(acc_id="2")))
    assert [event.id for event in readings.events] == ["2"]
    assert "is not a time" in readings.left_out[0].reason.english()
    assert not readings.events_are_all  # it may still go on


@pytest.mark.parametrize(
    ("date", "time"),
    [("20261127", "1100"), ("20261126", "2300"), ("", ""), ("-", "-"), ("20261341", "1100"), (None, None)],
)
def test_an_end_that_passed_or_is_none_was_a_wrong_guess(date: str | None, time: str | None) -> None:
    assert one(exp_clr_date=date, exp_clr_time=time).ended_ms is None


def test_hour_24_is_the_next_day() -> None:
    assert one(exp_clr_time="2400").ended_ms == NOW_MS + 12 * 60 * MINUTE_MS


def test_the_road_code_may_be_absent() -> None:
    without = {name: value for name, value in row().items() if name != "acc_road_code"}
    (event,) = polled(body(without)).events
    assert "acc_road_code" not in dict(event.details)


@pytest.mark.parametrize("code", [f"A{number:02d}" for number in range(1, 14)])
def test_every_type_has_a_title_in_both_languages(code: str) -> None:
    assert one(acc_type=code).title == INCIDENT_TYPES[code].ko
    (event,) = polled(body(row(acc_type=code.lower())), language="en").events
    assert (event.title, event.level) == (INCIDENT_TYPES[code].en, INCIDENT_TYPES[code].level)


def test_an_unknown_type_is_titled_by_what_is_said() -> None:
    event = one(acc_type="A99")
    assert (event.title, event.level) == (event.text, Level.NOTICE)
    assert one(acc_type="A99", acc_info="").title == "A99"


def test_no_data_means_that_all_are_over() -> None:
    readings = polled(portal_code("INFO-200"))
    assert (list(readings.events), readings.events_are_all) == ([], True)


def test_an_incident_that_comes_twice_is_one_and_one_without_a_number_is_told() -> None:
    readings = polled(body(row(), row(acc_info="again"), row(acc_id="")))
    assert [event.text for event in readings.events] == [row()["acc_info"]]
    assert readings.left_out[0].reason.english() == "Field acc_id is empty"


def test_an_incident_far_ahead_is_left_out() -> None:
    readings = polled(body(row(occr_date="20261201")))
    assert list(readings.events) == []
    assert "future" in readings.left_out[0].reason.english()


def test_pages_are_asked_for_until_one_is_short() -> None:
    full = body(*(row(acc_id=str(number)) for number in range(1000)), total=1001)
    with Server(full, body(row(acc_id="last"))) as server:
        readings = poll(source(server.url))
        asked = [request_line(head) for head in server.asked]
    assert len(readings.events) == 1001
    assert asked == ["GET /key/xml/AccInfo/1/1000/ HTTP/1.1", "GET /key/xml/AccInfo/1001/2000/ HTTP/1.1"]


def test_the_key_for_anybody_gets_five_rows_which_are_not_all() -> None:
    with Server(body(*(row(acc_id=str(number)) for number in range(5)), total=90)) as server:
        readings = poll(source(server.url, key="sample"))
        assert [request_line(head) for head in server.asked] == ["GET /sample/xml/AccInfo/1/5/ HTTP/1.1"]
    assert (len(readings.events), readings.events_are_all) == (5, False)


def test_a_renamed_field_is_named() -> None:
    renamed = {("acc_infos" if name == "acc_info" else name): value for name, value in row().items()}
    error = failure(lambda url: poll(source(url)), body(renamed))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "acc_infos" in error.detail


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


@given(trees({"AccInfo", "row", "RESULT", "CODE", "INFO-000", "20261127", "1130", "A01", *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    ok = {"CODE": "INFO-000"}
    for each in (tree, {"AccInfo": {"RESULT": ok, "row": tree}}, {"AccInfo": {"row": [overlaid(row(), tree), row()]}}):
        survived(source("http://127.0.0.1"), each)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_lost_zeros_come_back(hour: int, minute: int, second: int) -> None:
    short, long = f"{hour:02d}{minute:02d}", f"{hour:02d}{minute:02d}{second:02d}"
    assert clock_text(str(int(short))) == short
    if hour:  # before one o'clock, minutes and seconds may also be read as hours and minutes
        assert clock_text(str(int(long))) == long
