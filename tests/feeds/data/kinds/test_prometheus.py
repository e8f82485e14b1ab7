import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.prometheus import PrometheusConfig, read_answer
from feeds.data.readings import Readings, Sample, ms, sound
from tests.feeds.data.asking import KEY, Server, answer
from tests.feeds.data.polling import NOW, config, context, json_answer, poll
from tests.feeds.data.trees import damaged, trees

NOW_MS = ms(NOW)
NOW_S = NOW.timestamp()
FREE = {"query": "parking_free", "indicator": "parking.free", "place_label": "lot"}


def success(result: Any, kind: str = "vector", **more: Any) -> dict[str, Any]:
    return {"status": "success", "data": {"resultType": kind, "result": result}, **more}


def vector(**values: str) -> dict[str, Any]:
    series = [{"metric": {"lot": lot, "job": "p"}, "value": [NOW_S, value]} for lot, value in values.items()]
    return success(series)


def asked(*answers: bytes, **values: Any) -> tuple[Readings, list[str]]:
    values.setdefault("query", [FREE])
    with Server(*answers) as server:
        readings = poll(config("prometheus", address=f"{server.url}/", **values))
        return readings, [head.split()[1].decode() for head in server.asked]


def failure(*answers: bytes, **values: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        asked(*answers, **values)
    return raised.value


def test_a_vector_gives_a_number_for_each_place() -> None:
    readings, paths = asked(json_answer(vector(A="12", B="1.5e2")), places={"B": "Lot B"})
    assert readings.samples == [
        Sample("parking.free", NOW_MS, 12.0, "A"),
        Sample("parking.free", NOW_MS, 150.0, "Lot B"),
    ]
    assert not readings.left_out
    assert paths == ["/api/v1/query?query=parking_free"]


def test_numbers_that_are_none_say_so() -> None:
    readings, _ = asked(json_answer(vector(A="NaN", B="+Inf", C="-Inf", D="", E="many")))
    assert [(read.value, read.quality) for read in readings.samples] == [
        (None, Quality.UNUSABLE),
        (None, Quality.UNUSABLE),
        (None, Quality.UNUSABLE),
        (None, Quality.BLANK),
        (None, Quality.WORDS),
    ]


@pytest.mark.parametrize("kind", ["scalar", "string"])
def test_a_scalar_is_of_the_whole_city(kind: str) -> None:
    entry = {"query": "scalar(x)", "indicator": "x", "unit": "%", "factor": 100}
    readings, _ = asked(json_answer(success([NOW_S - 0.5, "0.25"], kind)), query=[entry])
    assert readings.samples == [Sample("x", NOW_MS - 500, 25.0, "", "%")]


def test_a_matrix_gives_each_number_its_own_time() -> None:
    series = {"metric": {"lot": "A"}, "values": [[NOW_S - 60, "1"], [NOW_S - 30.25, "2"]]}
    readings, _ = asked(json_answer(success([series], "matrix")))
    assert [(read.at_ms, read.value) for read in readings.samples] == [(NOW_MS - 60_000, 1.0), (NOW_MS - 30_250, 2.0)]


def test_past_seconds_are_asked_for_at_times_that_meet_themselves() -> None:
    entry = {**FREE, "back_s": 600, "step_s": 300}
    _, paths = asked(json_answer(success([], "matrix")), query=[entry])
    until_s = int(NOW_S) // 300 * 300
    assert paths == [f"/api/v1/query_range?query=parking_free&start={until_s - 600}.000&end={until_s}.000&step=300"]


def test_a_label_may_tell_what_is_measured() -> None:
    entry = {"query": "{__name__=~'air_.*'}", "indicator": "air", "indicator_label": "gas"}
    series = [{"metric": {"gas": "no2"}, "value": [NOW_S, "1"]}, {"metric": {}, "value": [NOW_S, "2"]}]
    readings, _ = asked(json_answer(success(series)), query=[entry])
    assert [read.indicator for read in readings.samples] == ["air.no2"]
    assert [left.reason.english() for left in readings.left_out] == ["A series without the label gas"]


def test_two_series_of_one_name_are_both_left_out() -> None:
    series = [{"metric": {"lot": lot, "floor": floor}, "value": [NOW_S, floor]} for lot, floor in ("A1", "A2", "B1")]
    readings, _ = asked(json_answer(success(series)))
    assert [read.place for read in readings.samples] == ["B"]
    assert "More than one series for parking.free A" in readings.left_out[0].reason.english()


def test_a_series_that_goes_stale_gets_a_sample_without_a_value_once() -> None:
    with Server(json_answer(vector(A="1", B="2")), json_answer(vector(A="1")), json_answer(vector(A="1"))) as server:
        source, lent = config("prometheus", address=server.url, query=[FREE]), context()
        assert len(poll(source, lent).samples) == 2
        assert Sample("parking.free", NOW_MS, None, "B", "", Quality.ABSENT) in poll(source, lent).samples
        assert [read.place for read in poll(source, lent).samples] == ["A"]


def test_no_series_is_no_error() -> None:
    readings, _ = asked(json_answer(success([])))
    assert not readings.samples


def test_histograms_and_series_without_number_are_left_out_and_told() -> None:
    series = [
        {"metric": {"lot": "A"}, "histogram": [NOW_S, {"count": "1"}]},
        {"metric": {"lot": "B"}},
        {"metric": {"lot": "C"}, "value": ["soon", "1"]},
        "D",
        {"metric": {"lot": "E"}, "value": [NOW_S, "1"]},
    ]
    readings, _ = asked(json_answer(success(series)))
    assert [read.place for read in readings.samples] == ["E"]
    assert [left.where for left in readings.left_out] == [f"parking_free, series {number}" for number in (1, 2, 3, 4)]
    assert "histogram" in readings.left_out[0].reason.english()


def test_times_in_the_future_are_left_out() -> None:
    series = [{"metric": {"lot": "A"}, "value": [NOW_S + 3600, "1"]}]
    readings, _ = asked(json_answer(success(series)))
    assert not readings.samples
    assert "future" in readings.left_out[0].reason.english()


def test_warnings_are_told() -> None:
    readings, _ = asked(json_answer({**vector(A="1"), "warnings": ["one store did not answer"], "infos": ["x"]}))
    assert len(readings.samples) == 1
    assert [left.reason.english() for left in readings.left_out] == ["The source warns: one store did not answer"]


@pytest.mark.parametrize(
    ("status", "error_type", "kind"),
    [
        ("400 Bad Request", "bad_data", DataErrorKind.REJECTED),
        ("422 Unprocessable Entity", "execution", DataErrorKind.REJECTED),
        ("503 Service Unavailable", "timeout", DataErrorKind.BUSY),
        ("500 Internal Server Error", "internal", DataErrorKind.FAILING),
        ("200 OK", "bad_data", DataErrorKind.REJECTED),
        ("200 OK", "unheard_of", DataErrorKind.FAILING),
    ],
)
def test_errors_are_told_in_its_own_words(status: str, error_type: str, kind: DataErrorKind) -> None:
    body = json.dumps({"status": "error", "errorType": error_type, "error": 'parse error: "}" at 3'}).encode()
    error = failure(answer(body, status=status))
    assert error.kind is kind
    assert f'{error_type}: parse error: "}}" at 3' in error.detail


def test_an_error_page_of_a_proxy_leaves_the_status_alone() -> None:
    error = failure(answer(b"<html>Bad gateway</html>", status="502 Bad Gateway"))
    assert (error.kind, error.detail) == (DataErrorKind.FAILING, "HTTP status 502")
    assert failure(answer(b"[1]", status="404 Not Found")).kind is DataErrorKind.NOT_FOUND


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"status":"success","data":{"resultType":"vec', DataErrorKind.GARBAGE),
        (b"<!DOCTYPE html><html></html>", DataErrorKind.WEB_PAGE),
        (b"", DataErrorKind.GARBAGE),
        (b"null", DataErrorKind.GARBAGE),
        (b"[]", DataErrorKind.GARBAGE),
        (b"\xff\xfe\x00", DataErrorKind.GARBAGE),
        (b'{"status":"success","data":null}', DataErrorKind.FIELD_GONE),
        (b'{"status":"success","data":{"resultType":"vector","result":null}}', DataErrorKind.GARBAGE),
        (b'{"status":"success","data":{"resultType":"vector","results":[]}}', DataErrorKind.FIELD_GONE),
    ],
)
def test_other_answers_are_errors(body: bytes, kind: DataErrorKind) -> None:
    assert failure(answer(body)).kind is kind


def test_a_renamed_field_is_named() -> None:
    assert "results" in failure(json_answer({"status": "success", "data": {"results": []}})).detail


def test_a_token_is_sent_and_hidden_in_what_the_source_says() -> None:
    body = json.dumps({"status": "error", "errorType": "bad_data", "error": f"who is {KEY}?"}).encode()
    with Server(answer(body, status="400 Bad Request")) as server:
        source = config("prometheus", address=server.url, token=KEY, query=[FREE])
        with pytest.raises(DataError) as raised:
            poll(source)
    assert f"Authorization: Bearer {KEY}".encode() in server.asked[0]
    assert KEY not in raised.value.detail
    assert KEY not in repr(source)


def test_a_user_and_password_are_sent() -> None:
    with Server(json_answer(success([]))) as server:
        poll(config("prometheus", address=server.url, user="u", password="s3cret", query=[FREE]))
    assert b"Authorization: Basic dTpzM2NyZXQ=" in server.asked[0]


@pytest.mark.parametrize(
    "values",
    [
        {"query": []},
        {"query": [{"query": "up"}]},
        {"query": [{**FREE, "back_s": 86400 * 31, "step_s": 1}]},
        {"query": [FREE], "token": "a", "user": "b"},
        {"query": [FREE], "unknown": 1},
    ],
)
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config("prometheus", address="http://127.0.0.1/", **values)


@settings(deadline=None)
@given(trees | damaged(vector(A="1", B="2")) | damaged(success([NOW_S, "1"], "scalar")), st.booleans())
def test_whatever_comes_is_read_or_a_data_error(tree: Any, by_label: bool) -> None:
    entry = {**FREE, "indicator_label": "job"} if by_label else FREE
    source = config("prometheus", address="http://127.0.0.1/", query=[entry])
    assert isinstance(source, PrometheusConfig)
    try:
        readings = read_answer(tree, source.query[0], source, context())
    except DataError:
        return
    assert all(isinstance(read, Sample) for read in sound(readings, NOW).samples)
