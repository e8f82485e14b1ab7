import json

import pytest
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Event, Level, Sample, ms
from feeds.data.source import Unchanged
from tests.feeds.data.asking import Server, answer
from tests.feeds.data.polling import NOW, config, context, json_answer, poll, polled

NOW_MS = ms(NOW)
AIR = {"indicator": "pm10", "value": "PM", "at": "when", "place": "where", "unit": "µg/m³"}


def test_rows_become_samples_by_the_rules_beside_the_source() -> None:
    tree = {"body": {"items": [{"PM": "1,042.5", "when": "2026-11-27 11:00", "where": "강남구"}]}}
    readings = polled("http", tree, rows="body.items", sample=[AIR])
    assert readings.samples == [Sample("pm10", NOW_MS - 3_600_000, 1042.5, "강남구", "µg/m³")]


@pytest.mark.parametrize(
    ("raw", "quality"),
    [(None, Quality.ABSENT), ("-", Quality.BLANK), ("점검중", Quality.WORDS), ("NaN", Quality.UNUSABLE)],
)
def test_what_is_no_number_is_missing_and_says_why(raw: object, quality: Quality) -> None:
    readings = polled("http", [{"PM": raw, "when": NOW_MS, "where": "중구"}], sample=[AIR])
    assert readings.samples == [Sample("pm10", NOW_MS, None, "중구", "µg/m³", quality)]


def test_expressions_reach_inside_and_apostrophes_are_texts() -> None:
    rule = {"indicator": "level", "value": "gauge.level", "place": "'한강대교'", "where": "ok == `true`"}
    rows = [{"ok": True, "gauge": {"level": 2}}, {"ok": False, "gauge": {"level": 9}}]
    assert polled("http", rows, sample=[rule]).samples == [Sample("level", NOW_MS, 2.0, "한강대교")]


def test_factor_missing_and_bounds_are_applied() -> None:
    rule = {"indicator": "t", "value": "t", "factor": 0.1, "missing": [-999], "least": -40, "most": 50}
    readings = polled("http", [{"t": 215}, {"t": -999}, {"t": 900}], sample=[rule])
    assert [(sample.value, sample.quality) for sample in readings.samples] == [
        (21.5, Quality.GOOD),
        (None, Quality.BLANK),
        (90.0, Quality.SUSPECT),
    ]


def test_a_row_with_a_bad_time_is_left_out_and_the_others_count() -> None:
    rows = [{"PM": 1, "when": "soon", "where": "a"}, {"PM": 2, "when": "202611271100", "where": "b"}]
    readings = polled("http", rows, sample=[AIR])
    assert [sample.place for sample in readings.samples] == ["b"]
    assert [(left.where, left.reason.english()) for left in readings.left_out] == [
        ("row 1", "Field when is not a time: soon")
    ]


def test_times_in_the_future_are_left_out_unless_they_are_estimates() -> None:
    rows = [{"PM": 1, "when": "2026-11-27T13:00:00+09:00", "where": "a"}]
    readings = polled("http", rows, sample=[AIR, {**AIR, "indicator": "pm10.forecast", "estimated": True}])
    assert [sample.indicator for sample in readings.samples] == ["pm10.forecast"]
    assert "future" in readings.left_out[0].reason.english()


def test_a_field_renamed_overnight_is_named() -> None:
    with pytest.raises(DataError) as raised:
        polled("http", [{"PM_10": 3, "when": NOW_MS, "where": "a"}], sample=[{**AIR, "value": "PM10"}])
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    assert "PM_10" in raised.value.detail


def test_rows_that_are_gone_are_an_error_and_none_is_not() -> None:
    with pytest.raises(DataError) as raised:
        polled("http", {"itemz": []}, rows="items", sample=[AIR])
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    assert polled("http", {"items": []}, rows="items", sample=[AIR]).samples == []


def test_an_error_inside_a_good_answer_is_an_error() -> None:
    with pytest.raises(DataError) as raised:
        polled("http", {"code": "30", "msg": "no such key"}, error="code != '00' && msg", sample=[AIR])
    assert (raised.value.kind, raised.value.detail) == (DataErrorKind.FAILING, "no such key")


def test_events_have_a_place_a_state_and_an_end() -> None:
    row = {
        "no": 7,
        "what": "화재",
        "st": "초진",
        "lv": "2",
        "x": "198084",
        "y": "451894",
        "t": "2026-11-27 11:30",
        "e": "",
    }
    rule = {
        "id": "no", "title": "what", "state": "st", "states": {"초진": "under control"}, "level": "lv",
        "levels": {"2": "major"}, "began": "t", "ended": "e", "latitude": "y", "longitude": "x", "grid": "epsg5181",
        "details": ["lv"],
    }  # fmt: skip
    readings = polled("http", [row, {**row, "no": ""}], event=[rule])
    (event,) = readings.events
    assert event == Event(
        id="7", kind="incident", title="화재", state="under control", level=Level.MAJOR, began_ms=NOW_MS - 1_800_000,
        changed_ms=NOW_MS - 1_800_000, latitude_deg=event.latitude_deg, longitude_deg=event.longitude_deg,
        details=(("lv", "2"),),
    )  # fmt: skip
    assert event.latitude_deg == pytest.approx(37.566, abs=0.001)
    assert event.longitude_deg == pytest.approx(126.978, abs=0.001)
    assert len(readings.left_out) == 1
    assert not readings.events_are_all  # the one that could not be read may still go on
    assert polled("http", [row], event=[rule]).events_are_all


def test_xml_is_read_as_json_is() -> None:
    body = b"<r><item><PM>5</PM><when>2026-11-27 12:00</when><where>a</where></item></r>"
    assert [s.value for s in polled("http", body, rows="r.item", sample=[AIR]).samples] == [5.0]


def test_pages_are_asked_for_until_one_is_short() -> None:
    row = {"PM": 1, "when": NOW_MS, "where": "a"}
    pages = {"page": "p", "size": "n", "rows": 2, "first": 0}
    with Server(json_answer([row, row]), json_answer([row])) as server:
        source = config("http", address=f"{server.url}/x?a=1", query={"b": "2"}, pages=pages, sample=[AIR])
        assert len(poll(source).samples) == 3
        asked = [head.split()[1].decode() for head in server.asked]
    assert asked == ["/x?a=1&b=2&p=0&n=2", "/x?a=1&b=2&p=1&n=2"]


def test_pages_without_end_are_an_error() -> None:
    row = {"PM": 1, "when": NOW_MS, "where": "a"}
    with Server(json_answer([row])) as server:
        source = config("http", address=server.url, pages={"offset": "o", "rows": 1, "most": 3}, sample=[AIR])
        with pytest.raises(DataError) as raised:
            poll(source)
    assert raised.value.kind is DataErrorKind.ENDLESS
    assert len(server.asked) == 3


def test_what_did_not_change_is_not_read_again() -> None:
    body = json.dumps([{"PM": 1, "when": NOW_MS, "where": "a"}]).encode()
    with Server(answer(body, 'ETag: "1"'), answer(status="304 Not Modified")) as server:
        source, lent = config("http", address=server.url, sample=[AIR]), context()
        assert poll(source, lent).samples
        with pytest.raises(Unchanged):
            poll(source, lent)
    assert b'If-None-Match: "1"' in server.asked[1]


def test_a_password_is_sent_and_not_shown() -> None:
    with Server(json_answer([])) as server:
        source = config("http", address=server.url, user="u", password="s3cret", headers={"K": "v"}, sample=[AIR])
        poll(source)
    assert b"Authorization: Basic dTpzM2NyZXQ=" in server.asked[0]
    assert b"K: v" in server.asked[0]
    assert "s3cret" not in repr(source)


@pytest.mark.parametrize(
    "values",
    [
        {"sample": []},
        {"sample": [{**AIR, "value": "a[", "where": "x"}]},
        {"sample": [AIR], "pages": {"page": "p", "offset": "o"}},
        {"event": [{"id": "a", "title": "b", "latitude": "c"}]},
        {"sample": [AIR], "id": "a b"},
        {"sample": [AIR], "timezone": "Mars/Base"},
        {"sample": [AIR], "interval_s": 0},
    ],
)
def test_wrong_configs_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        config("http", address="http://127.0.0.1/", **values)


def test_what_is_no_row_at_all_is_left_out() -> None:
    readings = polled("http", ["down", 3, {"PM": 1, "when": NOW_MS, "where": "a"}], sample=[AIR])
    assert [sample.value for sample in readings.samples] == [1.0]
    assert [left.where for left in readings.left_out] == ["row 1", "row 2"]
