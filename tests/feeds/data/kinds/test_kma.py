from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.kinds.kma import PRODUCTS, KmaConfig, amount
from feeds.data.readings import Readings, Sample, ms
from feeds.data.source import Unchanged
from tests.feeds.data.asking import Server, request_line
from tests.feeds.data.broken import broken, failure, gateway_answer, gateway_error
from tests.feeds.data.polling import NOW, SEOUL, Clock, config, context, json_answer, poll
from tests.feeds.data.survival import overlaid, survived, trees

NOW_MS = ms(NOW)  # noon in Seoul
HOUR_MS = 3_600_000
CITY = {"nx": 60, "ny": 127}
NOTHING = json_answer({"response": {"header": {"resultCode": "03", "resultMsg": "NO_DATA"}}})


def row(category: str, value: Any, **changes: Any) -> dict[str, Any]:
    return {
        "baseDate": "20261127",
        "baseTime": "1100",
        "category": category,
        "nx": 60,
        "ny": 127,
        "obsrValue": value,
        **changes,
    }


def forecast(category: str, value: Any, at: str = "1400") -> dict[str, Any]:
    moment = {"fcstDate": "20261127", "fcstTime": at, "fcstValue": value}
    return {"baseDate": "20261127", "baseTime": "1130", "category": category, "nx": 60, "ny": 127, **moment}


def body(*rows: dict[str, Any]) -> bytes:
    return gateway_answer({"item": list(rows)}, total=len(rows))


def source(url: str, **values: Any) -> KmaConfig:
    made = config("kma", **{"address": url, "key": "key", "point": [CITY], "read": ["observed"], **values})
    assert isinstance(made, KmaConfig)
    return made


def polled(*answers: bytes, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(source(server.url, **values))


def test_what_is_observed_is_read_by_its_categories() -> None:
    rows = [
        row("T1H", "-3.4"),
        row("RN1", "0"),
        row("REH", "65"),
        row("WSD", "2.1"),
        row("PTY", "0"),
        row("VEC", "270"),
    ]
    at = NOW_MS - HOUR_MS
    assert polled(body(*rows)).samples == [
        Sample("weather.temperature", at, -3.4, "", "°C"),
        Sample("weather.rain_1h", at, 0.0, "", "mm"),
        Sample("weather.humidity", at, 65.0, "", "%"),
        Sample("weather.wind", at, 2.1, "", "m/s"),
        Sample("weather.precipitation", at, 0.0),
    ]


def test_forecasts_are_series_of_their_own() -> None:
    rows = [forecast("T1H", "5"), forecast("RN1", "1mm 미만"), forecast("REH", "70"), forecast("SKY", "4")]
    rows += [forecast("PTY", "3"), forecast("LGT", "0"), forecast("UUU", "1.0")]
    at = NOW_MS + 2 * HOUR_MS
    assert polled(body(*rows), read=["hours"]).samples == [
        Sample("weather.temperature.forecast", at, 5.0, "", "°C", Quality.ESTIMATED),
        Sample("weather.rain_1h.forecast", at, 0.5, "", "mm", Quality.ESTIMATED),
        Sample("weather.humidity.forecast", at, 70.0, "", "%", Quality.ESTIMATED),
        Sample("weather.sky.forecast", at, 4.0, quality=Quality.ESTIMATED),
        Sample("weather.precipitation.forecast", at, 3.0, quality=Quality.ESTIMATED),
        Sample("weather.lightning.forecast", at, 0.0, "", "kA", Quality.ESTIMATED),
    ]
    days = [forecast("TMP", "6"), forecast("PCP", "강수없음"), forecast("POP", "30"), forecast("TMX", "9.0")]
    assert [(each.indicator, each.value, each.unit) for each in polled(body(*days), read=["days"]).samples] == [
        ("weather.temperature.forecast", 6.0, "°C"),
        ("weather.rain_1h.forecast", 0.0, "mm"),
        ("weather.rain_chance.forecast", 30.0, "%"),
    ]


def test_of_two_forecasts_for_an_hour_the_next_hours_count() -> None:
    samples = polled(body(forecast("TMP", "6")), body(forecast("T1H", "5")), read=["hours", "days"]).samples
    assert [each.value for each in samples] == [5.0]


@pytest.mark.parametrize(
    ("product", "now", "issue"),
    [
        ("observed", "12:09", "27 11:00"),
        ("observed", "12:10", "27 12:00"),
        ("observed", "00:05", "26 23:00"),
        ("hours", "12:44", "27 11:30"),
        ("hours", "12:45", "27 12:30"),
        ("hours", "00:10", "26 23:30"),
        ("days", "02:09", "26 23:00"),
        ("days", "02:10", "27 02:00"),
        ("days", "12:00", "27 11:00"),
        ("days", "00:30", "26 23:00"),
        ("days", "23:30", "27 23:00"),
    ],
)
def test_the_last_issue_that_can_be_read_is_asked_for(product: str, now: str, issue: str) -> None:
    at = datetime.strptime(f"2026-11-27 {now}", "%Y-%m-%d %H:%M").replace(tzinfo=SEOUL)
    assert f"{PRODUCTS[product].issue(at):%d %H:%M}" == issue


def test_requests_say_the_issue_in_koreas_time_and_the_cell() -> None:
    with Server(body(row("T1H", "1"))) as server:
        poll(source(server.url, point=[{"latitude": 37.5172, "longitude": 127.0473}]))
        (asked,) = map(request_line, server.asked)
    assert asked == (
        "GET /1360000/VilageFcstInfoService_2.0/getUltraSrtNcst?serviceKey=key&dataType=JSON&base_date=20261127"
        "&base_time=1100&nx=61&ny=126&pageNo=1&numOfRows=1000 HTTP/1.1"
    )


def test_where_an_issue_is_not_there_yet_the_one_before_is_asked_for() -> None:
    lent = context(clock=Clock(NOW + timedelta(minutes=15)))
    with Server(NOTHING, body(row("T1H", "1"))) as server:
        assert len(poll(source(server.url), lent).samples) == 1
        bases = [request_line(head).split("base_time=")[1][:4] for head in server.asked]
    assert bases == ["1200", "1100"]


def test_where_neither_is_there_nothing_is_known_and_that_is_told() -> None:
    readings = polled(NOTHING)
    assert list(readings.samples) == []
    assert [left.where for left in readings.left_out] == ["observed at 60, 127 answer"]


def test_a_forecast_is_read_once_an_issue() -> None:
    clock = Clock()
    lent = context(clock=clock)
    with Server(body(forecast("T1H", "5"))) as server:
        made = source(server.url, read=["hours"])
        assert poll(made, lent).samples
        with pytest.raises(Unchanged):
            poll(made, lent)
        clock.now += timedelta(hours=1)
        assert poll(made, lent).samples
        assert len(server.asked) == 2


def test_what_is_observed_is_asked_for_each_time() -> None:
    lent = context()
    with Server(body(forecast("T1H", "5")), body(row("T1H", "5"))) as server:
        made = source(server.url, read=["observed", "hours"])
        poll(made, lent)
        poll(made, lent)
        operations = [request_line(head).split("?")[0].rpartition("/")[2] for head in server.asked]
    assert operations == ["getUltraSrtFcst", "getUltraSrtNcst", "getUltraSrtNcst"]


def test_places_in_one_cell_share_a_call() -> None:
    points = [{"place": "중구", **CITY}, {"place": "종로구", **CITY}, {"place": "강남구", "nx": 61, "ny": 126}]
    with Server(body(row("T1H", "1")), body(row("T1H", "2"))) as server:
        samples = poll(source(server.url, point=points, places={"중구": "Jung-gu"})).samples
        assert len(server.asked) == 2
    assert [(each.place, each.value) for each in samples] == [("Jung-gu", 1.0), ("종로구", 1.0), ("강남구", 2.0)]


@pytest.mark.parametrize(
    ("raw", "value", "quality"),
    [
        ("-998.9", None, Quality.BLANK),
        ("-999", None, Quality.BLANK),
        (900, None, Quality.BLANK),
        ("", None, Quality.BLANK),
        (None, None, Quality.ABSENT),
        ("점검", None, Quality.WORDS),
        ("NaN", None, Quality.UNUSABLE),
        ("1,0", None, Quality.WORDS),
    ],
)
def test_what_is_no_number_says_why(raw: Any, value: float | None, quality: Quality) -> None:
    (sample,) = polled(body(row("T1H", raw))).samples
    assert (sample.value, sample.quality) == (value, quality)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("강수없음", 0.0),
        ("1mm 미만", 0.5),
        ("1.0mm 미만", 0.5),
        ("1.0mm미만", 0.5),
        ("3.0mm", 3.0),
        ("6.2", 6.2),
        (7, 7.0),
        ("30.0~50.0mm", 40.0),
        ("30.0mm~50.0mm", 40.0),
        ("30.0 ~ 50.0mm 미만", 40.0),
        ("50.0mm 이상", 50.0),
        ("-", 0.0),
        (None, 0.0),
        ("null", 0.0),
        ("", 0.0),
        ("적설없음", 0.0),
    ],
)
def test_amounts_of_rain_in_forecasts_are_words_and_ranges(raw: Any, value: float) -> None:
    assert amount(raw, is_forecast=True) == pytest.approx(value) or float(str(amount(raw, is_forecast=True))) == value


@pytest.mark.parametrize("raw", ["-", None, "", "-998.9", "많음", [], {"a": 1}])
def test_what_is_observed_is_not_taken_for_no_rain(raw: Any) -> None:
    assert amount(raw, is_forecast=False) == raw


def test_rain_that_is_missing_is_missing() -> None:
    (observed,) = polled(body(row("RN1", "-998.9"))).samples
    assert (observed.value, observed.quality) == (None, Quality.BLANK)
    foreseen = polled(body(forecast("RN1", "-998.9"), forecast("T1H", None)), read=["hours"])
    assert (list(foreseen.samples), list(foreseen.left_out)) == ([], [])


def test_a_single_item_in_place_of_the_list_is_a_list_of_one() -> None:
    assert len(polled(gateway_answer({"item": row("T1H", "1")}, total=1)).samples) == 1


def test_rows_that_come_twice_and_in_any_order_count_once() -> None:
    rows = [row("REH", "60"), row("T1H", "1"), row("REH", "60")]
    assert [each.indicator for each in polled(body(*rows)).samples] == ["weather.humidity", "weather.temperature"]


def test_a_bad_row_is_left_out_and_the_others_count() -> None:
    rows = [row("T1H", "1"), row("REH", "60", baseTime="soon"), row("", "1"), row("WSD", "2", baseDate="20261130")]
    readings = polled(body(*rows))
    assert [each.indicator for each in readings.samples] == ["weather.temperature"]
    words = [left.reason.english() for left in readings.left_out]
    assert words[:2] == ["Field baseDate is not a time: 20261127", "Field category is empty"]
    assert "future" in words[2]


@pytest.mark.parametrize("field", ["category", "obsrValue", "baseDate"])
def test_a_renamed_field_is_named(field: str) -> None:
    renamed = {(f"{name}s" if name == field else name): value for name, value in row("T1H", "1").items()}
    error = failure(lambda url: poll(source(url)), body(renamed))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert f"{field}s" in error.detail


@pytest.mark.parametrize(("code", "kind"), [("22", DataErrorKind.QUOTA), ("31", DataErrorKind.UNAUTHORIZED)])
def test_errors_of_the_gateway_come_in_xml(code: str, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), gateway_error(code, "ERROR")).kind is kind


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


@pytest.mark.parametrize(
    "point",
    [
        {},
        {"nx": 60},
        {"latitude": 37.5},
        {**CITY, "latitude": 37.5, "longitude": 127.0},
        {**CITY, "latitude": 37.5},
        {"nx": 0, "ny": 127},
        {"nx": 60, "ny": 254},
        {"latitude": 52.5, "longitude": 13.4},
        {"latitude": 127.0, "longitude": 37.5},
    ],
)
def test_places_must_be_on_the_grid(point: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config("kma", key="k", point=[point])


def test_a_place_is_named_once_and_there_is_one() -> None:
    for points in ([CITY, CITY], []):
        with pytest.raises(ValidationError):
            config("kma", key="k", point=points)


@given(
    trees({"response", "header", "resultCode", "00", "items", "item", "T1H", "RN1", "1mm 미만", *row("T1H", "1")}),
    st.sampled_from(sorted(PRODUCTS)),
)
def test_no_tree_raises_anything_but_our_error(tree: Any, product: str) -> None:
    made = source("http://127.0.0.1", read=[product])
    survived(made, tree)
    good = row("RN1", "1", fcstDate="20261127", fcstTime="1400", fcstValue="2")
    for items in (tree, {"item": tree}, {"item": [overlaid(good, tree), good]}):
        survived(made, {"response": {"header": {"resultCode": "00"}, "body": {"items": items, "totalCount": 2}}})


@given(st.text(alphabet="0123456789.,~- mc강수없음미만이상", max_size=16), st.booleans())
def test_any_amount_is_a_number_or_stays_as_it_is(text: str, is_forecast: bool) -> None:
    found = amount(text, is_forecast=is_forecast)
    assert found == text or (isinstance(found, float) and found >= 0)
