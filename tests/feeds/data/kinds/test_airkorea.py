import json
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.kinds.airkorea import AirKoreaConfig
from feeds.data.readings import Readings, Sample, ms
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.broken import broken, failure, gateway_answer, gateway_error, xml
from tests.feeds.data.polling import NOW, config, poll
from tests.feeds.data.survival import overlaid, survived, trees

NOW_MS = ms(NOW)  # noon in Seoul
HOUR_MS = 3_600_000


def row(**changes: Any) -> dict[str, Any]:
    return {
        "stationName": "중구",
        "sidoName": "서울",
        "dataTime": "2026-11-27 11:00",
        "pm10Value": "73",
        "pm10Flag": None,
        "pm25Value": "44",
        "pm25Flag": None,
        "o3Value": "0.018",
        "o3Flag": None,
        "no2Value": "0.029",
        "no2Flag": None,
        "coValue": "0.5",
        "coFlag": None,
        "so2Value": "0.004",
        "so2Flag": None,
        "khaiValue": "91",
        "khaiGrade": "2",
        **changes,
    }


def source(url: str, **values: Any) -> AirKoreaConfig:
    made = config("airkorea", **{"address": url, "key": "k+y", **values})
    assert isinstance(made, AirKoreaConfig)
    return made


def polled(*answers: bytes, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(source(server.url, **values))


def dust(*rows: dict[str, Any], **values: Any) -> list[tuple[str, float | None, Quality]]:
    samples = polled(gateway_answer(list(rows)), **values).samples
    return [(each.place, each.value, each.quality) for each in samples if each.indicator == "air.pm10"]


def test_each_station_has_its_values_at_their_hour() -> None:
    at = NOW_MS - HOUR_MS
    assert polled(gateway_answer([row()]), places={"중구": "Jung-gu"}).samples == [
        Sample("air.pm10", at, 73.0, "Jung-gu", "µg/m³"),
        Sample("air.pm25", at, 44.0, "Jung-gu", "µg/m³"),
        Sample("air.o3", at, 0.018, "Jung-gu", "ppm"),
        Sample("air.no2", at, 0.029, "Jung-gu", "ppm"),
        Sample("air.co", at, 0.5, "Jung-gu", "ppm"),
        Sample("air.so2", at, 0.004, "Jung-gu", "ppm"),
        Sample("air.cai", at, 91.0, "Jung-gu", ""),
    ]


def test_provinces_are_asked_for_one_by_one() -> None:
    with Server(gateway_answer([row()]), gateway_answer([row(stationName="연산동")])) as server:
        assert len(poll(source(server.url, provinces=["서울", "부산"])).samples) == 14
        asked = [request_line(head) for head in server.asked]
    assert asked[0] == (
        "GET /B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty?serviceKey=k%2By&returnType=json"
        "&sidoName=%EC%84%9C%EC%9A%B8&ver=1.0&pageNo=1&numOfRows=1000 HTTP/1.1"
    )
    assert "sidoName=%EB%B6%80%EC%82%B0&" in asked[1]


@pytest.mark.parametrize(
    ("raw", "quality"),
    [
        ("-", Quality.BLANK),
        ("", Quality.BLANK),
        ("null", Quality.BLANK),
        (None, Quality.ABSENT),
        ("점검", Quality.WORDS),
        ("NaN", Quality.UNUSABLE),
    ],
)
def test_what_is_no_number_says_why(raw: Any, quality: Quality) -> None:
    assert dust(row(pm10Value=raw, pm10Flag="통신장애")) == [("중구", None, quality)]


def test_a_value_with_a_flag_is_suspect_and_one_with_a_comma_is_read() -> None:
    assert dust(row(pm10Value="1,073")) == [("중구", 1073.0, Quality.GOOD)]
    assert dust(row(pm10Flag="자료이상")) == [("중구", 73.0, Quality.SUSPECT)]
    assert dust(row(pm10Flag="-")) == [("중구", 73.0, Quality.GOOD)]


def test_midnight_is_hour_24_of_the_day_before() -> None:
    (sample, *_) = polled(gateway_answer([row(dataTime="2026-11-26 24:00")])).samples
    assert sample.at_ms == NOW_MS - 12 * HOUR_MS


@pytest.mark.parametrize("at", [None, "", "-", "2026-11-27 25:00"])
def test_a_row_without_a_time_is_left_out_and_the_others_count(at: Any) -> None:
    readings = polled(gateway_answer([row(dataTime=at), row(stationName="강남구"), row(stationName=None)]))
    assert {each.place for each in readings.samples} == {"강남구"}
    assert [left.where for left in readings.left_out] == ["서울 row 1", "서울 row 3"]


def test_times_ahead_are_left_out() -> None:
    readings = polled(gateway_answer([row(dataTime="2026-11-27 13:00")]))
    assert list(readings.samples) == []
    assert "future" in readings.left_out[0].reason.english()


def test_rows_that_come_twice_and_in_any_order_count_once() -> None:
    again = row(stationName="강남구")
    assert [place for place, _, _ in dust(again, row(), again)] == ["강남구", "중구"]


def test_only_some_stations_are_kept() -> None:
    assert [place for place, _, _ in dust(row(), row(stationName="강남대로"), stations=["중구"])] == ["중구"]


def test_a_renamed_value_is_told_and_the_others_count() -> None:
    renamed = {("pm10Vl" if name == "pm10Value" else name): value for name, value in row().items()}
    readings = polled(gateway_answer([renamed]))
    assert [each.quality for each in readings.samples][:2] == [Quality.ABSENT, Quality.GOOD]
    assert "no field pm10Value; the most similar one there is pm10Vl" in readings.left_out[0].where


@pytest.mark.parametrize("field", ["stationName", "dataTime"])
def test_a_renamed_field_that_all_need_is_an_error(field: str) -> None:
    renamed = {(f"{name}s" if name == field else name): value for name, value in row().items()}
    error = failure(lambda url: poll(source(url)), gateway_answer([renamed]))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert f"{field}s" in error.detail


def test_rows_without_any_value_are_an_error() -> None:
    bare = {"stationName": "중구", "dataTime": "2026-11-27 11:00", "pm10": "1"}
    error = failure(lambda url: poll(source(url)), gateway_answer([bare]))
    assert error.kind is DataErrorKind.FIELD_GONE


@pytest.mark.parametrize("items", [[], "", None])
def test_no_items_are_no_values(items: Any) -> None:
    assert list(polled(gateway_answer(items, total=0)).samples) == []


def test_xml_is_read_though_json_was_asked_for() -> None:
    content = {"header": {"resultCode": "00"}, "body": {"items": {"item": [row(), row(stationName="강남구")]}}}
    readings = polled(answer(xml("response", content).encode()))
    assert {each.place for each in readings.samples} == {"중구", "강남구"}


def test_errors_of_the_gateway_come_in_xml() -> None:
    body = gateway_error("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR")
    assert failure(lambda url: poll(source(url)), body).kind is DataErrorKind.UNAUTHORIZED


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


def test_korean_in_another_encoding_is_read() -> None:
    tree = {"response": {"header": {"resultCode": "00"}, "body": {"items": [row()], "totalCount": 1}}}
    readings = polled(answer(json.dumps(tree, ensure_ascii=False).encode("cp949")))
    assert {each.place for each in readings.samples} == {"중구"}


def test_provinces_have_short_names() -> None:
    with pytest.raises(ValidationError):
        config("airkorea", key="k", provinces=["서울특별시"])


@given(trees({"response", "header", "resultCode", "00", "body", "items", "item", *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    made = source("http://127.0.0.1")
    survived(made, tree)
    for items in (tree, [overlaid(row(), tree), row()]):
        survived(made, {"response": {"header": {"resultCode": "00"}, "body": {"items": items, "totalCount": 2}}})
