from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.seoul_citydata_ppltn import read_place
from feeds.data.readings import Readings, Sample, ms
from feeds.data.seoul.fields import FieldGone
from feeds.data.seoul.spot import Spot
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import NOW, SEOUL, config, context, poll
from tests.feeds.data.seoul.shapes import (
    BAD_KEY,
    PEOPLE,
    Row,
    error_answer,
    flat_error_answer,
    json_body,
    people_answer,
)

KIND = "seoul-citydata-ppltn"
GWANG = "광화문·덕수궁"
NOW_MS = ms(NOW)
MINUTE_MS = 60_000


def polled(*answers: bytes, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(config(KIND, **{"address": server.url, "key": "k", "places_asked": [GWANG], **values}))


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("with_result", [True, False])
def test_people_now_and_in_twelve_hours(form: str, *, with_result: bool) -> None:
    readings = polled(people_answer(PEOPLE, form, with_result=with_result), format=form)
    at = NOW_MS - 5 * MINUTE_MS
    assert readings.samples[:6] == [
        Sample("population.level", at, 3.0, GWANG),
        Sample("population.least", at, 40_000.0, GWANG),
        Sample("population.most", at, 42_000.0, GWANG),
        Sample("population.level.forecast", NOW_MS + 60 * MINUTE_MS, 4.0, GWANG, "", Quality.ESTIMATED),
        Sample("population.least.forecast", NOW_MS + 60 * MINUTE_MS, 44_000.0, GWANG, "", Quality.ESTIMATED),
        Sample("population.most.forecast", NOW_MS + 60 * MINUTE_MS, 46_000.0, GWANG, "", Quality.ESTIMATED),
    ]
    assert len(readings.samples) == 3 + 12 * 3 - 2  # the last hour has a level alone
    assert not readings.left_out
    assert not readings.events_are_all


def test_the_lighter_service_is_asked() -> None:
    with Server(people_answer(PEOPLE)) as server:
        poll(config(KIND, address=server.url, key="k", places_asked=["POI009"]))
    assert request_line(server.asked[0]).split()[1] == "/k/json/citydata_ppltn/1/5/POI009/"


@pytest.mark.parametrize("coming", [None, "", [], "absent", {**PEOPLE["FCST_PPLTN"][0]}])
def test_without_forecasts_or_with_one(coming: Any) -> None:
    people = {**PEOPLE, "FCST_YN": "N", "FCST_PPLTN": coming}
    if coming == "absent":
        del people["FCST_PPLTN"]
    assert len(polled(people_answer(people)).samples) == (6 if isinstance(coming, dict) else 3)


def test_a_forecast_without_a_time_loses_no_other() -> None:
    coming = [{**PEOPLE["FCST_PPLTN"][0], "FCST_TIME": "later"}, PEOPLE["FCST_PPLTN"][1]]
    readings = polled(people_answer({**PEOPLE, "FCST_PPLTN": coming}))
    assert len(readings.samples) == 6
    assert "FCST_TIME is not a time: later" in readings.left_out[0].reason.english()


@pytest.mark.parametrize(("field", "renamed"), [("PPLTN_TIME", "PPLTN_DT"), ("AREA_CONGEST_LVL", "AREA_CONGEST_LEVEL")])
def test_a_field_renamed_overnight_is_named(field: str, renamed: str) -> None:
    people = {renamed if name == field else name: value for name, value in PEOPLE.items()}
    with pytest.raises(DataError) as raised:
        polled(people_answer(people))
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    assert field in raised.value.detail
    assert renamed in raised.value.detail


def test_a_time_that_is_none_is_told() -> None:
    readings = polled(people_answer({**PEOPLE, "PPLTN_TIME": "방금"}))
    assert not readings.samples
    assert "PPLTN_TIME is not a time: 방금" in readings.left_out[0].reason.english()


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (flat_error_answer("ERROR-300"), DataErrorKind.REJECTED),
        (flat_error_answer("ERROR-300", "xml"), DataErrorKind.REJECTED),
        (flat_error_answer("INFO-200"), DataErrorKind.NOT_FOUND),
        (answer(json_body({"SeoulRtd.citydata_ppltn": []})), DataErrorKind.NOT_FOUND),
        (
            answer(json_body({"SeoulRtd.citydata_ppltn": None, "RESULT": {"RESULT.CODE": "INFO-000"}})),
            DataErrorKind.NOT_FOUND,
        ),
        (error_answer("ERROR-337"), DataErrorKind.QUOTA),
        (BAD_KEY, DataErrorKind.UNAUTHORIZED),
        (answer(b"<html><body>"), DataErrorKind.WEB_PAGE),
        (answer(json_body({"SeoulRtd.citydata_ppltn": [PEOPLE]})[:300]), DataErrorKind.GARBAGE),
    ],
)
def test_errors(bad: bytes, kind: DataErrorKind) -> None:
    with pytest.raises(DataError) as raised:
        polled(bad)
    assert raised.value.kind is kind


def test_one_place_that_fails_loses_no_other_and_a_cut_round_goes_on() -> None:
    lent = context()
    other = people_answer({**PEOPLE, "AREA_NM": "b", "AREA_CD": "POI001"})
    with Server(error_answer("ERROR-500"), other, error_answer("ERROR-337"), people_answer(PEOPLE)) as server:
        source = config(KIND, address=server.url, key="k", places_asked=["a", "b", "c"])
        readings = poll(source, lent)
        assert {sample.place for sample in readings.samples} == {"b"}
        assert [left.where.split(":")[0] for left in readings.left_out] == ["a", "c"]
        assert {sample.place for sample in poll(source, lent).samples} == {"c"}
    assert [request_line(head).split()[1].split("/")[6] for head in server.asked] == ["a", "b", "c", "c", "a", "b"]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.just("2026-11-27 11:00")
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*PEOPLE, *PEOPLE["FCST_PPLTN"][0]]), inner, max_size=6)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(sorted(PEOPLE)), TREES))
def test_any_answer_is_read_or_refused(changed: Row) -> None:
    for row in (changed, {**PEOPLE, **changed}):
        try:
            readings = read_place(row, Spot("x", now=NOW, zone=SEOUL))
        except FieldGone:
            continue
        assert all(isinstance(sample, Sample) for sample in readings.samples)
