import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Level, Readings, Sample, ms
from feeds.data.seoul.citydata import read_place
from feeds.data.seoul.fields import FieldGone, named
from feeds.data.seoul.spot import Spot
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceContext
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import NOW, SEOUL, config, context, poll
from tests.feeds.data.seoul.shapes import (
    BAD_KEY,
    PEOPLE,
    PLACE,
    WRONG_TYPE,
    Row,
    another,
    error_answer,
    flat_error_answer,
    json_body,
    place_answer,
)

KIND = "seoul-citydata"
KEY = "a/key+1"
GWANG = "광화문·덕수궁"
GANGNAM = "강남역"
NOW_MS = ms(NOW)
MINUTE_MS = 60_000
FAILS = error_answer("ERROR-500")


def polled(*answers: bytes, lent: SourceContext | None = None, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(config(KIND, **{"address": server.url, "key": KEY, "places_asked": [GWANG], **values}), lent)


def asked_places(server: Server) -> list[str]:
    return [request_line(head).split()[1].split("/")[6] for head in server.asked]


def series(readings: Readings) -> dict[str, Sample]:
    return {sample.indicator: sample for sample in readings.samples if not sample.indicator.endswith(".forecast")}


def read(**blocks: Any) -> Readings:
    """What a place tells that has nothing but `blocks`."""
    return polled(place_answer({"AREA_NM": GWANG, "AREA_CD": "POI009", **blocks}))


@pytest.mark.parametrize("form", ["json", "xml"])
def test_all_blocks_of_a_place(form: str) -> None:
    readings = polled(place_answer(PLACE, form), format=form)
    assert not readings.left_out
    people_at, weather_at = NOW_MS - 5 * MINUTE_MS, NOW_MS - 30 * MINUTE_MS

    def at_place(indicator: str, at_ms: int, value: float | None, unit: str = "", **parts: Quality) -> Sample:
        return Sample(indicator, at_ms, value, GWANG, unit, **parts)

    assert [sample for sample in readings.samples if not sample.indicator.endswith(".forecast")] == [
        at_place("population.level", people_at, 3),
        at_place("population.least", people_at, 40_000),
        at_place("population.most", people_at, 42_000),
        at_place("traffic.speed", NOW_MS - 10 * MINUTE_MS, 18, "km/h"),
        at_place("weather.temperature", weather_at, -5.3, "°C"),
        at_place("weather.humidity", weather_at, 41, "%"),
        at_place("weather.wind", weather_at, 2.8, "m/s"),
        at_place("air.pm10", weather_at, 35, "µg/m³"),
        at_place("air.pm25", weather_at, None, "µg/m³", quality=Quality.WORDS),
        at_place("air.cai", weather_at, None, quality=Quality.BLANK),
        at_place("weather.rain_1h", weather_at, 0, "mm"),  # no kind of rain
        at_place("commerce.level", NOW_MS - 10 * MINUTE_MS, 3),
        at_place("commerce.payments", NOW_MS - 10 * MINUTE_MS, 312),
        at_place("parking.free", NOW_MS - 20 * MINUTE_MS, 50),  # a car park listed twice counts once
        at_place("parking.capacity", NOW_MS - 20 * MINUTE_MS, 1300),
        at_place("bike.parked", NOW_MS, 18),
        at_place("bike.racks", NOW_MS, 14),
        at_place("subway.lifts", NOW_MS, 2),
        at_place("subway.lifts.stopped", NOW_MS, 1),
    ]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_forecasts_are_series_of_their_own(form: str) -> None:
    readings = polled(place_answer(PLACE, form), format=form)
    coming = [sample for sample in readings.samples if sample.indicator.endswith(".forecast")]
    assert {sample.quality for sample in coming} == {Quality.ESTIMATED}
    by_name: dict[str, list[Sample]] = {}
    for sample in coming:
        by_name.setdefault(sample.indicator, []).append(sample)
    assert [sample.value for sample in by_name["population.level.forecast"]] == [4.0] * 11 + [1.0]
    assert by_name["population.level.forecast"][-1].at_ms == NOW_MS + 12 * 60 * MINUTE_MS
    assert [sample.value for sample in by_name["population.least.forecast"]] == [44_000.0] * 11
    assert len(by_name["population.most.forecast"]) == 11
    assert [sample.value for sample in by_name["weather.temperature.forecast"]] == [3.0]
    assert [sample.value for sample in by_name["weather.rain_1h.forecast"]] == [2.0]  # it snows, how much unknown
    assert readings.newest_ms == NOW_MS


@pytest.mark.parametrize("form", ["json", "xml"])
def test_events_of_a_place_and_of_the_city(form: str) -> None:
    readings = polled(place_answer(PLACE, form), format=form)
    incident, message, news, warning = readings.events
    assert (incident.kind, incident.level, incident.place) == ("incident", Level.MAJOR, GWANG)
    assert incident.title == "차량 2대 추돌로 1개 차로 통제"
    assert (incident.began_ms, incident.ended_ms) == (NOW_MS - 50 * MINUTE_MS, NOW_MS + 70 * MINUTE_MS)
    assert (incident.latitude_deg, incident.longitude_deg) == (37.5715, 126.9769)
    assert dict(incident.details)["ACDNT_TYPE"] == "교통사고"
    assert (message.kind, message.level, message.title) == ("alert", Level.MAJOR, "호우 긴급재난")
    assert (message.text, message.place) == ("하천 범람 위험", "")
    assert (news.kind, news.title, news.text, news.level) == ("news", "서울 호우", "본문", Level.NOTICE)
    assert news.began_ms == NOW_MS - 12 * 60 * MINUTE_MS
    assert (warning.kind, warning.title, warning.level) == ("alert", "한파 주의보", Level.MINOR)
    assert readings.events_are_all
    assert len({event.id for event in readings.events}) == 4


@pytest.mark.parametrize("block", [name for name in PLACE if name not in ("AREA_NM", "AREA_CD")])
@pytest.mark.parametrize("instead", ["absent", None, "", [], {}])
def test_any_block_may_be_absent_and_loses_no_other(block: str, instead: Any) -> None:
    place = {name: value for name, value in PLACE.items() if name != block}
    readings = polled(place_answer(place if instead == "absent" else place | {block: instead}))
    assert not [left for left in readings.left_out if block not in left.where]
    lost = {
        "LIVE_PPLTN_STTS": 3, "ROAD_TRAFFIC_STTS": 1, "PRK_STTS": 2, "SUB_STTS": 2, "SBIKE_STTS": 2, "WEATHER_STTS": 7,
        "LIVE_CMRCL_STTS": 2,
    }.get(block, 0)  # fmt: skip
    assert len(series(readings)) == 19 - lost


def test_single_objects_instead_of_lists_and_names_wrapped_in_themselves() -> None:
    single = PLACE | {
        "LIVE_PPLTN_STTS": PEOPLE | {"FCST_PPLTN": PEOPLE["FCST_PPLTN"][0]},
        "WEATHER_STTS": {"WEATHER_STTS": PLACE["WEATHER_STTS"][0]},
        "PRK_STTS": PLACE["PRK_STTS"][0],
        "ACDNT_CNTRL_STTS": PLACE["ACDNT_CNTRL_STTS"][0],
    }
    readings = polled(place_answer(single))
    assert len(series(readings)) == 19
    assert len(readings.events) == 4


def test_documented_names_are_read_as_the_live_ones() -> None:
    stations = [{"SUB_STN_NM": "a", "SUB_FACINFO": [{"USE_YN": "보수중"}]}]
    roads = {"AVG_ROAD_DATA": {"ROAD_TRAFFIC_SPD": "18.4", "ROAD_TRFFIC_TIME": "2026-11-27 11:50"}}
    found = series(read(SUB_STTS=stations, ROAD_TRAFFIC_STTS=roads))
    assert found["subway.lifts.stopped"].value == 1
    assert found["traffic.speed"].value == 18.4
    assert "EVENT_STTS" in named({"CULTURALEVENTINFO": []}, "citydata")


def test_roads_without_the_inner_block() -> None:
    flat = {"ROAD_TRAFFIC_SPD": "21", "ROAD_TRAFFIC_TIME": "2026-11-27 11:50", "ROAD_TRAFFIC_STTS": []}
    assert series(read(ROAD_TRAFFIC_STTS=[flat]))["traffic.speed"].value == 21


def test_rain_is_none_only_where_the_service_says_so() -> None:
    weather = {"WEATHER_TIME": "2026-11-27 11:30", "TEMP": 1, "PRECIPITATION": "-", "PRECPT_TYPE": "비"}
    rain = series(read(WEATHER_STTS=[weather]))["weather.rain_1h"]
    assert (rain.value, rain.quality) == (None, Quality.BLANK)
    assert series(read(WEATHER_STTS=[weather | {"PRECIPITATION": "1,002.5"}]))["weather.rain_1h"].value == 1002.5


@pytest.mark.parametrize(
    ("word", "value", "quality"),
    [
        ("여유", 1, Quality.GOOD),
        ("보통", 2, Quality.GOOD),
        ("약간 붐빔", 3, Quality.GOOD),
        ("약간붐빔", 3, Quality.GOOD),
        ("붐빔", 4, Quality.GOOD),
        ("매우 붐빔", None, Quality.WORDS),
        ("-", None, Quality.BLANK),
        (None, None, Quality.ABSENT),
    ],
)
def test_levels_of_crowds(word: str | None, value: float | None, quality: Quality) -> None:
    found = series(read(LIVE_PPLTN_STTS=[PEOPLE | {"AREA_CONGEST_LVL": word}]))["population.level"]
    assert (found.value, found.quality) == (value, quality)


def test_people_that_are_filled_in_are_estimates() -> None:
    found = series(read(LIVE_PPLTN_STTS=[PEOPLE | {"REPLACE_YN": "Y"}]))
    assert {sample.quality for sample in found.values()} == {Quality.ESTIMATED}


def test_numbers_that_are_none() -> None:
    people = PEOPLE | {"AREA_PPLTN_MIN": "NaN", "AREA_PPLTN_MAX": 1e999, "FCST_PPLTN": None}
    assert [sample.quality for sample in read(LIVE_PPLTN_STTS=[people]).samples[1:]] == [Quality.UNUSABLE] * 2


def test_car_parks_that_count_but_know_nothing_and_those_that_never_count() -> None:
    park = PLACE["PRK_STTS"][0]
    found = series(read(PRK_STTS=[park | {"CUR_PRK_CNT": "-"}]))
    assert (found["parking.free"].value, found["parking.free"].quality) == (None, Quality.BLANK)
    assert not series(read(PRK_STTS=[park | {"CUR_PRK_YN": "N"}]))
    assert series(read(PRK_STTS=[park | {"CUR_PRK_CNT": "1300"}]))["parking.free"].quality is Quality.SUSPECT


def test_car_parks_without_codes_are_told_apart_by_name() -> None:
    parks = [PLACE["PRK_STTS"][0] | {"PRK_CD": "", "PRK_NM": name} for name in ("a", "b", "b", "", "")]
    assert series(read(PRK_STTS=parks))["parking.capacity"].value == 4 * 1260


@pytest.mark.parametrize("time", ["", None, "soon", "2026-13-01 00:00", ["x"]])
def test_a_block_without_a_time_is_told_and_loses_no_other(time: Any) -> None:
    readings = polled(place_answer(PLACE | {"LIVE_PPLTN_STTS": [PEOPLE | {"PPLTN_TIME": time}]}))
    assert "population.level" not in series(readings)
    assert len(series(readings)) == 16
    ((where, reason),) = readings.left_out
    assert where == f"{GWANG} LIVE_PPLTN_STTS"
    assert "PPLTN_TIME is not a time" in reason.english()


def test_times_in_the_future_are_left_out_unless_they_are_forecasts() -> None:
    readings = read(LIVE_PPLTN_STTS=[PEOPLE | {"PPLTN_TIME": "2026-11-27 13:00"}])
    assert not series(readings)
    assert len(readings.left_out) == 3
    assert len(readings.samples) == 34


@pytest.mark.parametrize(
    ("block", "field", "renamed", "still"),
    [
        ("LIVE_PPLTN_STTS", "PPLTN_TIME", "PPLTN_DTTM", None),
        ("LIVE_PPLTN_STTS", "AREA_PPLTN_MIN", "AREA_PPLTN_MINIMUM", "population.least"),
        ("WEATHER_STTS", "TEMP", "TEMPR", "weather.temperature"),
        ("ROAD_TRAFFIC_STTS", "ROAD_TRAFFIC_SPD", "ROAD_TRAFFIC_SPEED", "traffic.speed"),
    ],
)
def test_a_field_renamed_overnight_is_named(block: str, field: str, renamed: str, still: str | None) -> None:
    place = json.loads(json.dumps(PLACE).replace(f'"{field}"', f'"{renamed}"'))
    readings = polled(place_answer(place))
    (left,) = [left for left in readings.left_out if renamed in left.where]
    assert field in left.where
    assert "no longer sends a field" in left.reason.english()
    if still:
        assert series(readings)[still].quality is Quality.ABSENT


def test_blocks_that_are_all_gone_are_an_error() -> None:
    with pytest.raises(DataError) as raised:
        read(LIVE_POPULATION_STTS=[PEOPLE])
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    assert "LIVE_POPULATION_STTS" in raised.value.detail


# Events


def incident(**values: Any) -> Row:
    return {**PLACE["ACDNT_CNTRL_STTS"][0], **values}


def test_an_end_that_has_passed_was_a_guess_and_an_unreadable_one_is_told() -> None:
    readings = read(
        ACDNT_CNTRL_STTS=[incident(EXP_CLR_DT="2026-11-27 11:30"), incident(EXP_CLR_DT="곧", ACDNT_TYPE="x")]
    )
    assert [event.ended_ms for event in readings.events] == [None]
    assert "EXP_CLR_DT is not a time: 곧" in readings.left_out[0].reason.english()


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("교통사고", Level.MAJOR),
        ("화재", Level.MAJOR),
        ("차량고장", Level.MINOR),
        ("집회 및 행사", Level.NOTICE),
        ("", Level.NOTICE),
    ],
)
def test_incidents_matter_by_their_type(kind: str, level: Level) -> None:
    assert read(ACDNT_CNTRL_STTS=[incident(ACDNT_TYPE=kind)]).events[0].level is level


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [
        (126.9, 37.5, (37.5, 126.9)),
        ("37.5", "126.9", (37.5, 126.9)),  # swapped
        ("0", "0", (None, None)),
        ("", "-", (None, None)),
        (None, "x", (None, None)),
    ],
)
def test_positions(x: Any, y: Any, found: tuple[float | None, float | None]) -> None:
    (event,) = read(ACDNT_CNTRL_STTS=[incident(ACDNT_X=x, ACDNT_Y=y)]).events
    assert (event.latitude_deg, event.longitude_deg) == found


def test_an_incident_is_known_again_when_its_words_and_its_end_change() -> None:
    (before,) = read(ACDNT_CNTRL_STTS=[incident()]).events
    (after,) = read(ACDNT_CNTRL_STTS=[incident(ACDNT_INFO="2개 차로 통제", EXP_CLR_DT="2026-11-27 15:00")]).events
    (other,) = read(ACDNT_CNTRL_STTS=[incident(ACDNT_OCCR_DT="2026-11-27 11:11")]).events
    assert before.id == after.id != other.id


def test_events_that_say_nothing_or_have_no_time_are_told() -> None:
    readings = read(
        ACDNT_CNTRL_STTS=[incident(ACDNT_INFO=" "), incident(ACDNT_OCCR_DT="-")],
        LIVE_DST_MESSAGE=[{"MSG_CN": "", "CRT_DT": "2026-11-27 09:00"}, {"MSG_CN": "a"}],
        LIVE_YNA_NEWS=["x", {"YNA_TTL": None, "YNA_YMD": "20261127"}],
    )
    assert not readings.events
    assert len(readings.left_out) == 5
    assert readings.events_are_all


def test_without_any_block_of_events_none_is_over() -> None:
    assert not read(LIVE_PPLTN_STTS=[PEOPLE]).events_are_all
    assert read(LIVE_PPLTN_STTS=[PEOPLE], LIVE_DST_MESSAGE=None).events_are_all


def test_what_several_places_tell_is_one_event() -> None:
    readings = polled(place_answer(PLACE), place_answer(another(GANGNAM, "POI014")), places_asked=[GWANG, GANGNAM])
    assert [(event.kind, event.place) for event in readings.events] == [
        ("incident", GWANG),
        ("alert", ""),
        ("news", ""),
        ("alert", ""),
    ]


# The round


def test_each_place_is_a_call_with_its_name_encoded() -> None:
    with Server(place_answer(PLACE), place_answer(another(GANGNAM, "POI014"))) as server:
        readings = poll(config(KIND, address=f"{server.url}/", key=KEY, places_asked=[GWANG, GANGNAM]))
    assert request_line(server.asked[0]).split()[1] == (
        "/a%2Fkey%2B1/json/citydata/1/5/%EA%B4%91%ED%99%94%EB%AC%B8%C2%B7%EB%8D%95%EC%88%98%EA%B6%81/"
    )
    assert {sample.place for sample in readings.samples} == {GWANG, GANGNAM}


def test_places_by_code_have_the_name_of_the_answer_and_other_names_as_told() -> None:
    assert polled(place_answer(PLACE), places_asked=["POI009"]).samples[0].place == GWANG
    renamed = polled(place_answer(PLACE), places_asked=["POI009"], places={GWANG: "Palace"})
    assert {sample.place for sample in renamed.samples} == {"Palace"}


def test_a_place_that_fails_loses_no_other_and_no_event_is_over() -> None:
    readings = polled(FAILS, place_answer(PLACE), places_asked=[GANGNAM, GWANG])
    assert len(series(readings)) == 19
    ((where, reason),) = readings.left_out
    assert where.startswith(f"{GANGNAM}: ERROR-500")
    assert reason.english() == "Source has an error of its own"
    assert not readings.events_are_all


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (FAILS, DataErrorKind.FAILING),
        (flat_error_answer("INFO-200"), DataErrorKind.NOT_FOUND),
        (flat_error_answer("ERROR-300", "xml"), DataErrorKind.REJECTED),
        (BAD_KEY, DataErrorKind.UNAUTHORIZED),
        (WRONG_TYPE, DataErrorKind.REJECTED),
        (answer(b"<html>"), DataErrorKind.WEB_PAGE),
        (answer(json_body({"CITYDATA": PLACE})[:500]), DataErrorKind.GARBAGE),
        (answer(b"{}", length=9), DataErrorKind.CUT),
        (answer(b"[]"), DataErrorKind.GARBAGE),
        (answer(status="503 Busy"), DataErrorKind.BUSY),
    ],
)
def test_where_all_places_fail_the_first_error_is_raised(bad: bytes, kind: DataErrorKind) -> None:
    with pytest.raises(DataError) as raised:
        polled(bad, places_asked=[GWANG, GANGNAM])
    assert raised.value.kind is kind
    assert KEY not in str(raised.value)


def test_the_answer_in_another_encoding() -> None:
    body = place_answer(PLACE).partition(b"\r\n\r\n")[2].decode().encode("cp949")
    assert len(series(polled(answer(body)))) == 19


def test_a_used_up_quota_stops_the_round_and_the_next_goes_on_from_there() -> None:
    names = ["a", "b", "c", "d"]
    good = [place_answer(another(name, f"POI00{at}")) for at, name in enumerate(names)]
    lent = context()
    with Server(good[0], error_answer("ERROR-337"), good[1], good[2], good[3], error_answer("ERROR-337")) as server:
        source = config(KIND, address=server.url, key=KEY, places_asked=names)
        first = poll(source, lent)
        assert {sample.place for sample in first.samples} == {"a"}
        assert first.left_out[-1].where == "not asked: c, d"
        assert "used up" in first.left_out[-1].reason.english()
        assert not first.events_are_all
        assert {sample.place for sample in poll(source, lent).samples} == {"b", "c", "d"}
        with pytest.raises(DataError) as raised:
            poll(source, lent)
        assert raised.value.kind is DataErrorKind.QUOTA
    assert asked_places(server) == ["a", "b", "b", "c", "d", "a", "a"]


def test_the_programs_own_meter_cuts_rounds_fairly() -> None:
    names = [f"p{at}" for at in range(5)]
    left = [0]

    def before_call() -> None:
        if left[0] == 0:
            raise DataError(DataErrorKind.QUOTA, "none left")
        left[0] -= 1

    lent = context(before_call=before_call)
    with Server(place_answer({**PLACE, "AREA_CD": ""})) as server:
        source = config(KIND, address=server.url, key=KEY, places_asked=names)
        for _ in range(4):
            left[0] = 3
            poll(source, lent)
    assert asked_places(server) == ["p0", "p1", "p2", "p3", "p4", "p0", "p1", "p2", "p3", "p4", "p0", "p1"]


def test_a_round_that_was_whole_begins_again_at_its_beginning() -> None:
    lent = context()
    with Server(place_answer({**PLACE, "AREA_CD": ""})) as server:
        source = config(KIND, address=server.url, key=KEY, places_asked=["a", "b"])
        poll(source, lent)
        poll(source, lent)
    assert asked_places(server) == ["a", "b", "a", "b"]


def test_a_service_that_is_silent_is_not_asked_for_every_place() -> None:
    busy = answer(status="503 Busy")
    names = [f"p{at}" for at in range(20)]
    lent = context()
    good = place_answer({**PLACE, "AREA_CD": ""})
    with Server(good, busy, busy, busy, good) as server:
        source = config(KIND, address=server.url, key=KEY, places_asked=names)
        readings = poll(source, lent)
        assert {sample.place for sample in readings.samples} == {"p0"}
        assert readings.left_out[-1].where == "not asked: p4, p5, p6, p7, p8 and 11 more"
        poll(source, lent)
    assert asked_places(server)[:5] == ["p0", "p1", "p2", "p3", "p4"]


def test_a_bad_key_is_tried_once() -> None:
    with Server(BAD_KEY) as server:
        source = config(KIND, address=server.url, key=KEY, places_asked=["a", "b", "c"])
        with pytest.raises(DataError):
            poll(source)
    assert asked_places(server) == ["a"]


def test_a_round_ends_with_the_program() -> None:
    lent = context()
    lent.stop.set()
    with pytest.raises(DataError, match="the program ends"):
        polled(place_answer(PLACE), lent=lent)


def test_the_sample_key_answers_with_a_place_of_its_own() -> None:
    with pytest.raises(DataError, match="another place, 광화문·덕수궁"):
        polled(place_answer(PLACE), key="sample", places_asked=[GANGNAM])
    assert polled(place_answer(PLACE), key="sample", places_asked=["광화문 ㆍ 덕수궁"]).samples
    assert polled(place_answer(PLACE), key="sample", places_asked=["POI009"]).samples


def test_a_place_told_twice_counts_once() -> None:
    readings = polled(place_answer(PLACE), places_asked=["POI009", GWANG])
    assert len(series(readings)) == 19
    assert "another place" in readings.left_out[0].where
    with pytest.raises(DataError, match="another place"):
        polled(place_answer(PLACE), places_asked=["POI001"])


def test_no_more_than_can_be_read_is_told() -> None:
    bad = PLACE | {"LIVE_YNA_NEWS": [{"YNA_TTL": "a"}] * 500}
    assert len(polled(place_answer(bad)).left_out) == MOST_TOLD


@pytest.mark.parametrize(
    "values",
    [{"places_asked": []}, {"places_asked": ["a", "b", "a"]}, {"places_asked": [""]}, {"places_asked": ["x"] * 201}],
)
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config(KIND, key=KEY, **values)


def test_the_two_services_of_places_share_a_limit_of_their_own() -> None:
    kinds = (KIND, "seoul-citydata-ppltn")
    one, other = (config(kind, key=KEY, places_asked=[GWANG]) for kind in kinds)
    assert one.quota_group == other.quota_group
    assert one.quota_group != config("seoul-open-data", key=KEY, service="bikeList").quota_group
    assert KEY not in one.quota_group
    assert (one.calls_a_day, one.is_metered, one.quota_zone) == (1000, True, "Asia/Seoul")


# Anything at all

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
LIKELY = st.sampled_from(["2026-11-27 11:00", "Y", "-", "", "보통", "37.5", "126.9", "없음"])
NAMES = sorted(
    {name for name in json.dumps(PLACE).replace('"', " ").replace(":", " ").split() if name.isupper()} | {"AREA_NM"}
)
TREES = st.recursive(
    SCALARS | LIKELY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(NAMES), TREES, max_size=8))
def test_any_answer_is_read_or_refused(row: Row) -> None:
    try:
        readings = read_place(named(row, "citydata"), Spot("x", now=NOW, zone=SEOUL))
    except FieldGone:
        return
    assert all(sample.place == "x" for sample in readings.samples)


@given(st.data())
def test_any_block_spoilt_is_read_or_told(data: st.DataObject) -> None:
    block = data.draw(st.sampled_from(sorted(PLACE)))
    row = PLACE[block][0] if isinstance(PLACE[block], list) and PLACE[block] else {"x": 1}
    spoilt = {**row, **data.draw(st.dictionaries(st.sampled_from(sorted(row)), TREES, max_size=3))}
    readings = read_place({**PLACE, block: [spoilt]}, Spot("x", now=NOW, zone=SEOUL))
    assert len(readings.samples) > 10
