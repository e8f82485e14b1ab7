import json
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.seoul_open_data import OpenDataConfig, read_answer
from feeds.data.readings import Readings, Sample, ms
from feeds.data.seoul.fields import ALIASES, FieldGone
from feeds.data.seoul.services import KNOWN_SERVICES
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import NOW, config, context, poll
from tests.feeds.data.seoul.shapes import (
    BAD_KEY,
    DOTTED_OK,
    PEOPLE,
    WRONG_TYPE,
    Row,
    error_answer,
    flat_error_answer,
    json_body,
    people_answer,
    place_answer,
    rows_answer,
    xml_body,
)

KIND = "seoul-open-data"
KEY = "a/key+1"
NOW_MS = ms(NOW)
HOUR_MS = 3_600_000
OWN_RULE = {"indicator": "n", "value": "A", "place": "B"}

AIR: Row = {
    "MSRMT_DT": "202611271100", "SAREA_NM": "도심권", "MSRSTN_NM": "중구", "PM": "1,035", "FPM": "18", "OZON": "0.031",
    "NTDX": "-", "CBMX": "", "SPDX": "점검중", "CAI_GRD": "보통", "CAI_IDX": 78.0, "CRST_SBSTN": "PM-10",
}  # fmt: skip
RIVER: Row = {
    "WATG_CD": "1401", "WATG_NM": "증산교  ", "RVR_NM": "불광천", "GU_OFC_NM": "은평구",
    "DTRSM_DATA_CLCT_TM": "2026-11-27 11:50", "RLTM_RVR_WATL_CNT": 8.91, "EBM_HGT": "15.3", "PLAN_FLDE": "13.8",
    "CNTRL_WATL": 0.0, "RBH": "8.5",
}  # fmt: skip
WATER: Row = {
    "YMD": "20261127", "HR": "11:00", "MSRSTN_NM": "노량진", "WATT": "11.4", "TOT_PH": "7.2", "TOT_DO": "10.1",
    "TOT_N": "점검중", "TOT_TP": "0.05",
}  # fmt: skip
PARKING: Row = {
    "PKLT_CD": "10001", "PKLT_NM": "세종로 공영주차장(시)", "PRK_STTS_YN": "1", "TPKCT": 1260.0,
    "NOW_PRK_VHCL_CNT": 698.0, "NOW_PRK_VHCL_UPDT_TM": "2026-11-27 11:54:53",
}  # fmt: skip
BIKE: Row = {
    "rackTotCnt": "4", "stationName": "102. 망원역 1번출구 앞", "parkingBikeTotCnt": "18", "shared": "450",
    "stationLatitude": "37.55", "stationLongitude": "126.91", "stationId": "ST-4",
}  # fmt: skip
PRICE: Row = {
    "P_SEQ": 1.0, "M_NAME": "뚝도시장", "A_NAME": "배추", "A_UNIT": "1포기", "A_PRICE": "4,000",
    "M_TYPE_NAME": "전통시장", "M_GU_NAME": "성동구", "P_DATE": "2026-11-26",
}  # fmt: skip


def source(address: str, service: str, **values: Any) -> OpenDataConfig:
    made = config(KIND, **{"address": address, "key": KEY, "service": service, **values})
    assert isinstance(made, OpenDataConfig)
    return made


def polled(service: str, *answers: bytes, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(source(server.url, service, **values))


def refused(service: str, *answers: bytes, **values: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        polled(service, *answers, **values)
    assert KEY not in str(raised.value)
    return raised.value


def values_of(readings: Readings) -> dict[str, float | None]:
    return {sample.indicator: sample.value for sample in readings.samples}


def old_names(row: Row, service: str) -> Row:
    """`row` as the service wrote it before its fields got new names."""
    olds = {new: old for old, new in ALIASES.get(service, {}).items()}
    return {olds.get(name, name): value for name, value in row.items()}


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("names", ["new", "old"])
def test_air_by_station(form: str, names: str) -> None:
    row = AIR if names == "new" else old_names(AIR, "RealtimeCityAir")
    readings = polled("RealtimeCityAir", rows_answer("RealtimeCityAir", row, form=form), format=form)
    at = NOW_MS - HOUR_MS
    assert readings.samples == [
        Sample("air.pm10", at, 1035.0, "중구", "µg/m³"),
        Sample("air.pm25", at, 18.0, "중구", "µg/m³"),
        Sample("air.o3", at, 0.031, "중구", "ppm"),
        Sample("air.no2", at, None, "중구", "ppm", Quality.BLANK),
        Sample("air.co", at, None, "중구", "ppm", Quality.BLANK),
        Sample("air.so2", at, None, "중구", "ppm", Quality.WORDS),
        Sample("air.cai", at, 78.0, "중구", ""),
    ]
    assert not readings.left_out


@pytest.mark.parametrize("names", ["new", "old"])
def test_air_by_district(names: str) -> None:
    service = "ListAirQualityByDistrictService"
    row = {**AIR, "MSRMT_YMD": "202611271100", "CAI": "95", "MSRSTN_NM": "동대문구"}
    row = {name: value for name, value in row.items() if name not in ("MSRMT_DT", "CAI_IDX", "SAREA_NM")}
    row = row if names == "new" else old_names(row, service)
    readings = polled(service, rows_answer(service, row))
    assert values_of(readings)["air.cai"] == 95.0
    assert {(sample.place, sample.at_ms) for sample in readings.samples} == {("동대문구", NOW_MS - HOUR_MS)}


@pytest.mark.parametrize("names", ["new", "old"])
def test_rivers_bring_their_thresholds(names: str) -> None:
    service = "ListRiverStageService"
    row = RIVER if names == "new" else old_names(RIVER, service)
    assert polled(service, rows_answer(service, row)).samples == [
        Sample("river.level", NOW_MS - 600_000, 8.91, "증산교", "m"),
        Sample("river.level.close", NOW_MS - 600_000, None, "증산교", "m", Quality.BLANK),  # 0 is none
        Sample("river.level.flood", NOW_MS - 600_000, 13.8, "증산교", "m"),
        Sample("river.level.levee", NOW_MS - 600_000, 15.3, "증산교", "m"),
    ]


def test_rivers_in_centimetres_are_suspect() -> None:
    readings = polled("ListRiverStageService", rows_answer("ListRiverStageService", RIVER | {"RLTM_RVR_WATL_CNT": 891}))
    assert readings.samples[0].quality is Quality.SUSPECT


@pytest.mark.parametrize("names", ["new", "old"])
def test_water_has_its_day_and_hour_in_two_fields(names: str) -> None:
    service = "WPOSInformationTime"
    row = WATER if names == "new" else old_names(WATER, service)
    readings = polled(service, rows_answer(service, row, row | {"HR" if names == "new" else "MSR_TIME": "점검중"}))
    assert values_of(readings) == {
        "water.temperature": 11.4,
        "water.ph": 7.2,
        "water.oxygen": 10.1,
        "water.nitrogen": None,
        "water.phosphorus": 0.05,
    }
    assert {sample.at_ms for sample in readings.samples} == {NOW_MS - HOUR_MS}
    assert len(readings.left_out) == 5


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("names", ["new", "old"])
def test_car_parks_count_only_while_they_are_live(form: str, names: str) -> None:
    service = "GetParkingInfo"
    rows = [PARKING, PARKING | {"PKLT_NM": "b", "PRK_STTS_YN": "0"}, PARKING | {"PKLT_NM": "c", "TPKCT": 0.0}]
    rows = rows if names == "new" else [old_names(row, service) for row in rows]
    at = NOW_MS - 307_000
    assert polled(service, rows_answer(service, *rows, form=form), format=form).samples == [
        Sample("parking.used", at, 698.0, "세종로 공영주차장(시)"),
        Sample("parking.capacity", at, 1260.0, "세종로 공영주차장(시)"),
        Sample("parking.used", at, 698.0, "c"),
        Sample("parking.capacity", at, None, "c", "", Quality.BLANK),
    ]


def test_bikes_have_another_root_and_pages_are_asked_for_until_one_is_short() -> None:
    stations = [BIKE | {"stationName": f"{number}"} for number in range(5)]
    pages = [
        rows_answer("rentBikeStatus", *stations[at : at + 2], total=len(stations[at : at + 2])) for at in (0, 2, 4)
    ]
    with Server(*pages) as server:
        readings = poll(source(server.url, "bikeList", page_rows=2))
    assert len(readings.samples) == 10
    assert readings.samples[:2] == [Sample("bike.parked", NOW_MS, 18.0, "0"), Sample("bike.racks", NOW_MS, 4.0, "0")]
    assert [request_line(head).split()[1] for head in server.asked] == [
        f"/a%2Fkey%2B1/json/bikeList/{first}/{first + 1}/" for first in (1, 3, 5)
    ]


def test_prices_are_the_mean_of_a_districts_shops_and_of_each_kind_of_them() -> None:
    service = "ListNecessariesPricesService"
    shops = [
        PRICE,
        PRICE | {"P_SEQ": 9.0},  # the same shop again
        PRICE | {"M_NAME": "이마트", "M_TYPE_NAME": "대형마트", "A_PRICE": "5000"},
        PRICE | {"M_NAME": "없는 집", "A_PRICE": "0"},
        PRICE | {"A_NAME": "수박", "A_UNIT": "", "A_PRICE": ""},
    ]
    readings = polled(service, rows_answer(service, *shops))
    at = ms(NOW) - 36 * HOUR_MS
    assert sorted(readings.samples) == [
        Sample("price.배추_1포기", at, 4500.0, "성동구", "원"),
        Sample("price.배추_1포기.market", at, 4000.0, "성동구", "원"),
        Sample("price.배추_1포기.supermarket", at, 5000.0, "성동구", "원"),
        Sample("price.수박", at, None, "성동구", "원", Quality.BLANK),
        Sample("price.수박.market", at, None, "성동구", "원", Quality.BLANK),
    ]


def test_a_price_without_an_item_is_left_out() -> None:
    service = "ListNecessariesPricesService"
    readings = polled(service, rows_answer(service, PRICE | {"A_NAME": None}, PRICE))
    assert "price.배추_1포기" in values_of(readings)
    assert "ITEM" in readings.left_out[0].reason.english()


@pytest.mark.parametrize(("service", "rows"), [("WPOSInformationTime", 120), ("ListNecessariesPricesService", 1000)])
def test_of_services_that_list_their_past_only_what_is_new_is_asked_for(service: str, rows: int) -> None:
    row = WATER if service == "WPOSInformationTime" else PRICE
    full = rows_answer(service, *(row | {"MSRSTN_NM": str(at), "M_NAME": str(at)} for at in range(rows)), total=99_999)
    with Server(full) as server:
        assert poll(source(server.url, service)).samples
    assert [request_line(head).split()[1].split("/")[4:6] for head in server.asked] == [["1", str(rows)]]


def test_own_rules_replace_the_built_in_ones_and_use_the_new_names() -> None:
    rule = {"indicator": "dust", "value": "PM", "place": "MSRSTN_NM"}
    old = old_names(AIR, "RealtimeCityAir")
    readings = polled("RealtimeCityAir", rows_answer("RealtimeCityAir", old), sample=[rule])
    assert readings.samples == [Sample("dust", NOW_MS, 1035.0, "중구")]


def test_own_rules_read_any_service_and_its_events() -> None:
    event = {"id": "NO", "title": "WHAT", "began": "AT"}
    row = {"NO": 7, "WHAT": "고장", "AT": "2026-11-27 11:00"}
    readings = polled("elevatorBroken", rows_answer("elevatorBroken", row), event=[event])
    assert [(event.id, event.began_ms) for event in readings.events] == [("7", NOW_MS - HOUR_MS)]
    assert readings.events_are_all
    item = {"indicator": "call.topic", "item": "TOPIC", "value": "N"}
    rows = [{"TOPIC": "불법 주정차", "N": 3}, {"TOPIC": " ", "N": 4}]
    readings = polled("calls", rows_answer("calls", *rows), sample=[item])
    assert readings.samples == [Sample("call.topic.불법_주정차", NOW_MS, 3.0)]
    assert len(readings.left_out) == 1


def test_arguments_are_percent_encoded_in_their_order() -> None:
    with Server(rows_answer("RealtimeCityAir", AIR)) as server:
        poll(source(server.url, "RealtimeCityAir", args=["도심권", "중구"]))
        poll(source(server.url, "x", args=["a/b?c#d%"], sample=[{"indicator": "n", "value": "PM"}]))
    assert request_line(server.asked[0]).split()[1] == (
        "/a%2Fkey%2B1/json/RealtimeCityAir/1/1000/%EB%8F%84%EC%8B%AC%EA%B6%8C/%EC%A4%91%EA%B5%AC/"
    )
    assert request_line(server.asked[1]).split()[1].endswith("/x/1/1000/a%2Fb%3Fc%23d%25/")


def test_the_sample_key_gets_five_rows_and_more_only_if_told_so() -> None:
    five = rows_answer("RealtimeCityAir", *(AIR | {"MSRSTN_NM": str(at)} for at in range(5)), total=25)
    two = rows_answer("RealtimeCityAir", AIR, AIR | {"MSRSTN_NM": "b"}, total=25)
    with Server(five) as server:
        assert len(poll(source(server.url, "RealtimeCityAir", key="sample")).samples) == 35
    assert [request_line(head).split()[1] for head in server.asked] == ["/sample/json/RealtimeCityAir/1/5/"]
    with Server(five, two) as server:
        assert len(poll(source(server.url, "RealtimeCityAir", key="sample", most_rows=25)).samples) == 49
    assert request_line(server.asked[1]).split()[1] == "/sample/json/RealtimeCityAir/6/10/"


def test_the_sample_key_is_no_secret_in_words() -> None:
    error = refused("bikeList", error_answer("ERROR-335"), key="sample")
    assert error.detail.startswith("ERROR-335: the sample key gets five rows")


def test_duplicated_and_reordered_rows_give_the_same_series() -> None:
    rows = [AIR | {"MSRSTN_NM": name} for name in ("a", "b", "c")]
    in_order = polled("RealtimeCityAir", rows_answer("RealtimeCityAir", *rows)).samples
    mixed = polled("RealtimeCityAir", rows_answer("RealtimeCityAir", *reversed(rows), rows[0])).samples
    assert set(mixed) == set(in_order)


@pytest.mark.parametrize("code", ["INFO-200"])
@pytest.mark.parametrize("shape", [error_answer, flat_error_answer])
def test_no_data_is_no_error(code: str, shape: Any) -> None:
    assert not polled("RealtimeCityAir", shape(code)).samples


@pytest.mark.parametrize("row", [None, "", [], {**AIR}, "absent"])
def test_rows_missing_null_and_single(row: Any) -> None:
    inner = {"list_total_count": 1, "RESULT": {"CODE": "INFO-000"}} | ({} if row == "absent" else {"row": row})
    readings = polled("RealtimeCityAir", answer(json_body({"RealtimeCityAir": inner})))
    assert len(readings.samples) == (7 if isinstance(row, dict) else 0)


# The nine shapes, through this kind


def test_shapes_1_to_4() -> None:
    assert polled("RealtimeCityAir", rows_answer("RealtimeCityAir", AIR)).samples
    assert refused("RealtimeCityAir", error_answer("ERROR-500")).kind is DataErrorKind.FAILING
    assert refused("RealtimeCityAir", BAD_KEY).kind is DataErrorKind.UNAUTHORIZED
    assert refused("RealtimeCityAir", WRONG_TYPE).kind is DataErrorKind.REJECTED


@pytest.mark.parametrize("form", ["json", "xml"])
def test_shapes_5_to_8_are_one_row_each(form: str) -> None:
    rule = {"indicator": "n", "place": "AREA_NM"}
    people = {"sample": [rule | {"value": "AREA_PPLTN_MIN"}], "format": form}
    assert polled("citydata_ppltn", people_answer(PEOPLE, form), **people).samples[0].value == 40_000
    place = {"sample": [rule | {"value": "LIVE.N"}], "format": form, "args": ["광화문·덕수궁"]}
    inner = place_answer({"AREA_NM": "광화문·덕수궁", "LIVE": {"N": "3"}}, form)
    assert polled("citydata", inner, **place).samples == [Sample("n", NOW_MS, 3.0, "광화문·덕수궁")]
    assert refused("citydata_ppltn", flat_error_answer("ERROR-300", form), **people).kind is DataErrorKind.REJECTED
    tree = {"RESULT": {"resultCode": "INFO-000", "resultMsg": "정상"}, "AREA_NM": "a", "AREA_SH_PAYMENT_CNT": 120}
    body = json_body(tree) if form == "json" else xml_body("SeoulRtd.citydata_cmrcl", tree)
    sales = {"sample": [rule | {"value": "AREA_SH_PAYMENT_CNT"}], "format": form}
    assert polled("citydata_cmrcl", answer(body), **sales).samples == [Sample("n", NOW_MS, 120.0, "a")]


def test_shape_6_without_a_result_and_5_with_dots() -> None:
    rule = {"indicator": "n", "value": "AREA_PPLTN_MIN"}
    assert polled("citydata_ppltn", people_answer(PEOPLE, with_result=False), sample=[rule]).samples
    assert "RESULT.CODE" in DOTTED_OK


def test_shape_9_the_subways() -> None:
    rule = {"indicator": "subway.arrival", "value": "barvlDt", "unit": "s", "place": "statnNm"}
    message = {"status": 200, "code": "INFO-000", "message": "정상", "total": 1}
    train = {"statnNm": "강남", "barvlDt": "120"}
    service = "realtimeStationArrival"
    tree = {"errorMessage": message, "realtimeArrivalList": [train]}
    assert polled(service, answer(json_body(tree)), sample=[rule], args=["강남"]).samples[0].value == 120.0
    flat = {"status": 500, "code": "INFO-200", "message": "해당하는 데이터가 없습니다.", "total": 0}
    assert not polled(service, answer(json_body(flat)), sample=[rule]).samples
    assert refused(service, answer(json_body(flat | {"code": "ERROR-337"})), sample=[rule]).kind is DataErrorKind.QUOTA


# Bad input


def test_bodies_that_cannot_be_read() -> None:
    whole = json.dumps({"RealtimeCityAir": {"RESULT": {"CODE": "INFO-000"}, "row": [AIR]}}, ensure_ascii=False).encode()
    assert refused("RealtimeCityAir", answer(whole[: len(whole) // 2])).kind is DataErrorKind.GARBAGE
    assert refused("RealtimeCityAir", answer(whole, length=len(whole) + 9)).kind is DataErrorKind.CUT
    assert refused("RealtimeCityAir", answer(b"<!doctype html><html>503")).kind is DataErrorKind.WEB_PAGE
    assert refused("RealtimeCityAir", answer(b"")).kind is DataErrorKind.GARBAGE
    assert (
        refused("RealtimeCityAir", answer(b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>")).kind
        is DataErrorKind.GARBAGE
    )
    assert polled("RealtimeCityAir", answer(whole.decode().encode("cp949"), "Content-Type: text/plain")).samples


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ERROR-337", DataErrorKind.QUOTA),
        ("ERROR-336", DataErrorKind.REJECTED),
        ("ERROR-310", DataErrorKind.REJECTED),
        ("ERROR-600", DataErrorKind.FAILING),
        ("INFO-100", DataErrorKind.UNAUTHORIZED),
    ],
)
def test_errors_inside_a_good_answer(code: str, kind: DataErrorKind) -> None:
    assert refused("RealtimeCityAir", error_answer(code)).kind is kind


def test_a_key_that_the_service_quotes_is_taken_out() -> None:
    error = refused("RealtimeCityAir", error_answer("ERROR-500", f"GET /{KEY}/json and /a%2Fkey%2B1/json"))
    assert error.detail.count("***") == 2
    assert "key%2B" not in error.detail


@pytest.mark.parametrize(
    ("service", "row", "field", "renamed"),
    [
        ("RealtimeCityAir", AIR, "FPM", "FPM25"),
        ("RealtimeCityAir", AIR, "MSRMT_DT", "MSRMT_DTTM"),
        ("ListRiverStageService", RIVER, "WATG_NM", "WATG_NAME"),
        ("GetParkingInfo", PARKING, "PRK_STTS_YN", "PRK_STTS_SE"),
        ("bikeList", BIKE, "stationName", "stationNm"),
        ("ListNecessariesPricesService", PRICE, "A_PRICE", "A_PRICES"),
    ],
)
def test_a_field_renamed_overnight_is_named(service: str, row: Row, field: str, renamed: str) -> None:
    changed = {renamed if name == field else name: value for name, value in row.items()}
    error = refused(service, rows_answer(service, changed))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert field in error.detail
    assert renamed in error.detail


def test_times_without_a_zone_are_seouls_wherever_the_city_is_and_ahead_they_are_left_out() -> None:
    ahead = AIR | {"MSRMT_DT": "202611271300", "MSRSTN_NM": "later"}
    with Server(rows_answer("RealtimeCityAir", AIR, ahead)) as server:
        readings = poll(source(server.url, "RealtimeCityAir"), context(zone=ZoneInfo("Asia/Tashkent")))
    assert {sample.at_ms for sample in readings.samples} == {NOW_MS - HOUR_MS}
    assert all("future" in left.reason.english() for left in readings.left_out)
    assert len(readings.left_out) == 7


def test_hour_24_is_midnight_and_no_number_is_nan() -> None:
    row = AIR | {"MSRMT_DT": "202611262400", "PM": float("nan"), "FPM": "Infinity", "OZON": True}
    readings = polled("RealtimeCityAir", rows_answer("RealtimeCityAir", row))
    assert readings.samples[0].at_ms == NOW_MS - 12 * HOUR_MS
    assert [sample.quality for sample in readings.samples[:3]] == [Quality.UNUSABLE] * 3


def test_pages_without_end_are_an_error() -> None:
    error = refused("bikeList", rows_answer("rentBikeStatus", BIKE), page_rows=1)
    assert error.kind is DataErrorKind.ENDLESS


# The config


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"service": "GetParkInfo"}, "GetParkingInfo, bikeList"),
        ({"service": "a/b", "sample": [OWN_RULE]}, "letters"),
        ({"service": "RealtimeCityAir", "args": ["중구"]}, "도심권"),
        ({"service": "RealtimeCityAir", "key": ""}, "at least 1"),
        ({"service": "RealtimeCityAir", "page_rows": 1001}, "1000"),
        ({"service": "RealtimeCityAir", "format": "xls"}, "json"),
    ],
)
def test_wrong_configs_are_refused(values: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        config(KIND, **{"key": KEY, **values})


def test_the_message_about_unknown_services_lists_those_that_are_built_in() -> None:
    with pytest.raises(ValidationError) as raised:
        config(KIND, key=KEY, service="nothing")
    assert all(service in str(raised.value) for service in KNOWN_SERVICES)


def test_a_keys_calls_are_counted_together_and_the_key_is_not_told() -> None:
    one, same, other = (
        config(KIND, id=name, key=key, service="bikeList") for name, key in zip("abc", "kkm", strict=True)
    )
    assert one.quota_group == same.quota_group != other.quota_group
    assert (one.is_metered, one.quota_zone, one.host) == (True, "Asia/Seoul", "openapi.seoul.go.kr")
    secret = config(KIND, key="s3cretkey", service="bikeList")
    assert "s3cretkey" not in repr(secret) + secret.quota_group


def test_every_call_is_told_to_the_meter() -> None:
    calls: list[int] = []
    with Server(rows_answer("rentBikeStatus", BIKE), rows_answer("rentBikeStatus")) as server:
        poll(source(server.url, "bikeList", page_rows=1), context(before_call=lambda: calls.append(1)))
    assert len(calls) == 2


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.just("2026-11-27 11:00")
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
)


def fields_of(service: str) -> Sequence[str]:
    rules = KNOWN_SERVICES[service].samples
    named = {name for rule in rules for name in (rule.value, rule.at, rule.time, rule.place) if name}
    return sorted({*named, *KNOWN_SERVICES[service].needs, *ALIASES.get(service, {}), "M_NAME", "x"})


@given(st.data())
def test_any_rows_are_read_or_refused(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(sorted(KNOWN_SERVICES)))
    rows = data.draw(st.lists(st.dictionaries(st.sampled_from(fields_of(service)), VALUES), max_size=4))
    try:
        readings = read_answer(rows, source("http://127.0.0.1", service), context())
    except FieldGone:
        return
    assert all(isinstance(sample, Sample) for sample in readings.samples)
