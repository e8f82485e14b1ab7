import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.kinds.seoul_bus import SeoulBusConfig, arrival_s
from feeds.data.readings import Readings, Sample, ms
from feeds.data.values import Missing
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.broken import broken, failure, gateway_error, xml
from tests.feeds.data.polling import NOW, config, json_answer, poll
from tests.feeds.data.survival import overlaid, survived, trees

KEY = "ab+c/d=="
ENCODED = "ab%2Bc%2Fd%3D%3D"


def row(**changes: Any) -> dict[str, Any]:
    return {
        "stId": "121000009",
        "stNm": "강남역",
        "arsId": "22012",
        "busRouteId": "100100063",
        "rtNm": "402",
        "busRouteAbrv": "402",
        "adirection": "광화문",
        "arrmsg1": "3분27초후[2번째 전]",
        "arrmsg2": "11분8초후[7번째 전]",
        "traTime1": "207",
        "traTime2": "668",
        **changes,
    }


def stop(items: Any, *, code: str = "0", message: str = "정상적으로 처리되었습니다.") -> dict[str, Any]:
    # itemCount is 0 even beside items.
    header = {"headerMsg": message, "headerCd": code, "itemCount": 0}
    return {"comMsgHeader": {}, "msgHeader": header, "msgBody": {"itemList": items}}


def source(url: str, **values: Any) -> SeoulBusConfig:
    made = config("seoul-bus", **{"address": url, "key": KEY, "stops": ["22012"], **values})
    assert isinstance(made, SeoulBusConfig)
    return made


def polled(tree: Any, **values: Any) -> Readings:
    with Server(json_answer(tree)) as server:
        return poll(source(server.url, **values))


def told(*rows: Any, **values: Any) -> list[tuple[str, float | None, Quality]]:
    return [(each.place, each.value, each.quality) for each in polled(stop(list(rows)), **values).samples]


def test_a_stop_and_route_have_the_seconds_until_the_next_bus() -> None:
    assert polled(stop([row()])).samples == [Sample("bus.arrival", ms(NOW), 207.0, "강남역 22012/402", "s")]


@pytest.mark.parametrize(
    ("key", "encoded", "sent"), [(KEY, True, ENCODED), (ENCODED, True, ENCODED), (KEY, False, KEY)]
)
def test_the_key_is_encoded_once_or_sent_as_it_is(key: str, encoded: bool, sent: str) -> None:
    with Server(json_answer(stop([row()]))) as server:
        poll(source(server.url, key=key, key_encoded=encoded))
        (asked,) = map(request_line, server.asked)
    path = "/api/rest/stationinfo/getStationByUid"
    assert asked == f"GET {path}?serviceKey={sent}&arsId=22012&resultType=json HTTP/1.1"


@pytest.mark.parametrize(
    ("message", "seconds", "found"),
    [
        ("3분27초후[2번째 전]", "207", 207.0),
        ("3분27초후[2번째 전]", "0", 207.0),
        ("3분 27초 후 [2번째 전]", None, 207.0),
        ("52초후[1번째 전]", "", 52.0),
        ("7분후[4번째 전]", "-", 420.0),
        ("[막차] 3분27초후[2번째 전]", "0", 207.0),
        ("곧 도착", "38", 38.0),
        ("곧 도착", "0", 0.0),
        ("[막차] 곧 도착", None, 0.0),
        ("", "207", 207.0),
        ("운행종료", "0", Missing.BLANK),
        ("운행종료", "207", Missing.BLANK),  # left over from before
        ("출발대기", "0", Missing.BLANK),
        ("출발 대기", 0, Missing.BLANK),
        ("회차대기", "0", Missing.BLANK),
        ("", "0", Missing.BLANK),
        (None, None, Missing.ABSENT),
        ("우회운행 중", "0", Missing.WORDS),
        ("후", "0", Missing.WORDS),
        ("1,207", "NaN", Missing.WORDS),
    ],
)
def test_words_and_seconds_together_say_when_a_bus_comes(message: Any, seconds: Any, found: float | Missing) -> None:
    assert arrival_s(message, seconds) == found


def test_a_second_bus_counts_where_the_first_is_not_told() -> None:
    assert told(row(arrmsg1="출발대기", traTime1="0")) == [("강남역 22012/402", 668.0, Quality.GOOD)]
    assert told(row(arrmsg1="출발대기", traTime1="0", arrmsg2="운행종료", traTime2="0")) == [
        ("강남역 22012/402", None, Quality.BLANK)
    ]


def test_a_route_that_passes_twice_or_comes_twice_is_one_series() -> None:
    later, none = row(traTime1="500"), row(arrmsg1="운행종료", arrmsg2="운행종료")
    assert told(later, row(), none) == told(none, row(), later) == [("강남역 22012/402", 207.0, Quality.GOOD)]


def test_stops_and_routes_can_have_other_names() -> None:
    assert told(row(), places={"22012": "Gangnam", "402": "Line 402"})[0][0] == "Gangnam/Line 402"
    assert told(row(), places={"강남역 22012": "Gangnam"})[0][0] == "Gangnam/402"


def test_only_some_routes_are_kept() -> None:
    rows = [row(), row(rtNm="강남01(역삼)", busRouteAbrv="강남01"), row(rtNm="740", busRouteAbrv="740")]
    assert [place for place, _, _ in told(*rows, routes=["402", "강남01"])] == [
        "강남역 22012/402",
        "강남역 22012/강남01(역삼)",
    ]


def test_the_age_of_what_is_told_is_taken_off_where_it_is_told() -> None:
    assert told(row(mkTm="2026-11-27 11:59:30.0"))[0][1] == 177.0
    assert told(row(mkTm="2026-11-27 11:55:00.0"))[0][1] == 0.0
    old = polled(stop([row(mkTm="2026-11-27 11:00:00.0")]))
    assert list(old.samples) == []
    assert "too long ago" in old.left_out[0].reason.english()


@pytest.mark.parametrize("items", [None, [], ""])
def test_no_items_are_no_arrivals(items: Any) -> None:
    assert list(polled(stop(items)).samples) == []


def test_nothing_found_is_no_error() -> None:
    assert list(polled(stop(None, code="4", message="결과가 없습니다.")).samples) == []


def test_a_single_object_in_place_of_the_list_is_a_list_of_one() -> None:
    assert len(polled(stop(row())).samples) == 1


def test_xml_is_read_though_json_was_asked_for() -> None:
    body = xml("ServiceResult", {"msgHeader": {"headerCd": "0"}, "msgBody": {"itemList": [row(), row(rtNm="740")]}})
    with Server(answer(body.encode())) as server:
        assert [each.value for each in poll(source(server.url)).samples] == [207.0, 207.0]


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        ("7", "Key인증실패: SERVICE KEY IS NOT REGISTERED ERROR.[인증모듈 에러코드(30)]", DataErrorKind.UNAUTHORIZED),
        ("7", "Key인증실패: LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR.[22]", DataErrorKind.QUOTA),
        ("3", "정류소를 찾을 수 없습니다.", DataErrorKind.REJECTED),
        ("6", "실시간 정보를 읽을수 없습니다.", DataErrorKind.FAILING),
        ("99", KEY, DataErrorKind.GARBAGE),
    ],
)
def test_200_with_an_error_inside_is_an_error(code: str, message: str, kind: DataErrorKind) -> None:
    error = failure(lambda url: poll(source(url)), json_answer(stop(None, code=code, message=message)))
    assert error.kind is kind
    assert KEY not in error.detail


def test_errors_of_the_gateway_come_in_xml() -> None:
    body = gateway_error("22", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR")
    assert failure(lambda url: poll(source(url)), body).kind is DataErrorKind.QUOTA


def test_a_renamed_field_is_named() -> None:
    renamed = {("arvmsg1" if name == "arrmsg1" else name): value for name, value in row().items()}
    error = failure(lambda url: poll(source(url)), json_answer(stop([renamed])))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "arvmsg1" in error.detail


def test_a_row_without_a_route_is_left_out_and_a_stop_that_fails_loses_no_other() -> None:
    failing = json_answer(stop(None, code="3", message="정류소를 찾을 수 없습니다."))
    with Server(failing, json_answer(stop([row(rtNm="", busRouteAbrv=None), row()]))) as server:
        readings = poll(source(server.url, stops=["1", "22012"]))
    assert [each.place for each in readings.samples] == ["강남역 22012/402"]
    assert [left.where[:9] for left in readings.left_out] == ["1: 3: the", "22012 row"]


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


def test_korean_in_another_encoding_is_read() -> None:
    with Server(answer(json.dumps(stop([row()]), ensure_ascii=False).encode("euc-kr"))) as server:
        assert poll(source(server.url)).samples[0].place == "강남역 22012/402"


@given(trees({"msgHeader", "headerCd", "0", "msgBody", "itemList", "운행종료", "곧 도착", *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    for body in (tree, stop(tree), stop([overlaid(row(), tree), row()])):
        for each in survived(source("http://127.0.0.1"), body).samples:
            assert each.value is None or each.value >= 0


@given(st.text(max_size=20), st.none() | st.text(max_size=6) | st.integers() | st.floats())
def test_any_words_are_an_arrival_or_none(message: str, seconds: Any) -> None:
    found = arrival_s(message, seconds)
    assert isinstance(found, Missing) or found >= 0


@given(st.integers(0, 99), st.integers(0, 59))
def test_minutes_and_seconds_are_added(minutes: int, seconds: int) -> None:
    assert arrival_s(f"{minutes}분{seconds}초후[1번째 전]", "0") == minutes * 60 + seconds
