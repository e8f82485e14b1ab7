import json
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Sample, ms
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import NOW, config, context, json_answer, poll
from tests.feeds.data.trees import TREES, any_answer

NOW_MS = ms(NOW)
BIKES = {"indicator": "bike.parked", "value": "bikes", "at": "due", "place": "name"}
ROW = {"name": "Bastille", "bikes": 7, "due": "2026-11-27T02:00:00+00:00", "geo_point_2d": {"lon": 2.36, "lat": 48.85}}


def many(count: int, first: int = 0) -> list[dict[str, Any]]:
    return [{**ROW, "bikes": number} for number in range(first, first + count)]


def records(rows: Any, total: Any = None) -> bytes:
    return json_answer({"results": rows} if total is None else {"total_count": total, "results": rows})


def source(server: Server, **values: Any) -> Any:
    return config("opendatasoft", address=server.url, dataset="velib é", **{"sample": [BIKES], **values})


def failure(tree: Any, status: str = "400 Bad Request") -> bytes:
    return answer(json.dumps(tree).encode(), "Content-Type: application/json", status=status)


def raised(body: bytes, **values: Any) -> DataError:
    with Server(body) as server, pytest.raises(DataError) as error:
        poll(source(server, **values))
    return error.value


def query(asked: bytes) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(request_line(asked).split()[1]).query).items()}


def test_records_of_a_data_set_become_samples() -> None:
    with Server(records([ROW], 1)) as server:
        values = {"select": "name,bikes,due", "where": "bikes > 0", "order_by": "due desc", "key": "s3cret"}
        readings = poll(source(server, **values))
    assert readings.samples == [Sample("bike.parked", NOW_MS - 3_600_000, 7.0, "Bastille")]
    (asked,) = server.asked
    assert request_line(asked).startswith("GET /api/explore/v2.1/catalog/datasets/velib%20%C3%A9/records?")
    assert query(asked) == {
        "select": "name,bikes,due",
        "where": "bikes > 0",
        "order_by": "due desc",
        "limit": "100",
        "offset": "0",
    }
    assert b"Authorization: Apikey s3cret" in asked


def test_pages_are_asked_for_up_to_the_total() -> None:
    with Server(records(many(100), 150), records(many(50, 100), 150)) as server:
        assert len(poll(source(server)).samples) == 150
    assert [(query(asked)["limit"], query(asked)["offset"]) for asked in server.asked] == [("100", "0"), ("100", "100")]


@pytest.mark.parametrize("total", [1_001, 10_001, None])
def test_many_records_and_uncounted_ones_come_as_an_export(total: int | None) -> None:
    with Server(records(many(100), total), json_answer(many(1_500))) as server:
        assert len(poll(source(server, where="x", group_by="name")).samples) == 1_500
    assert b"/exports/json?" in server.asked[1]
    assert query(server.asked[1]) == {"where": "x", "group_by": "name", "limit": "10001"}


def test_an_export_larger_than_wanted_is_an_error() -> None:
    with Server(records(many(100), 1_001), json_answer(many(101))) as server, pytest.raises(DataError) as error:
        poll(source(server, most_rows=100))
    assert error.value.kind is DataErrorKind.TOO_LARGE


def test_an_export_that_breaks_off_with_words_is_an_error() -> None:
    broken = json.dumps(many(3)).encode()[:-1] + b"Streaming interrupted due to the following error: x"
    with Server(records(many(100), 1_001), answer(broken)) as server, pytest.raises(DataError) as error:
        poll(source(server))
    assert error.value.kind is DataErrorKind.GARBAGE


def test_records_that_end_before_their_total_are_an_error() -> None:
    with Server(records(many(100), 150), records([], 150)) as server, pytest.raises(DataError) as error:
        poll(source(server))
    assert error.value.kind is DataErrorKind.CUT


def test_points_of_events_are_reached_inside_of_fields() -> None:
    rule = {"id": "name", "title": "name", "latitude": "geo_point_2d.lat", "longitude": "geo_point_2d.lon"}
    with Server(records([ROW, {**ROW, "name": "b", "geo_point_2d": None}], 2)) as server:
        first, second = poll(source(server, sample=[], event=[rule])).events
    assert (first.latitude_deg, first.longitude_deg, second.latitude_deg) == (48.85, 2.36, None)


@pytest.mark.parametrize(
    ("tree", "status", "kind", "words"),
    [
        ({"error_code": "ODSQLError", "message": "ODSQL query is malformed: Unknown field: bikes"},
         "400 Bad Request", "field_gone", "Unknown field: bikes"),
        ({"error_code": "InvalidRESTParameterError", "message": "Invalid value for limit"},
         "400 Bad Request", "rejected", "Invalid value"),
        ({"error_code": "NotFoundError", "message": "Unknown dataset"}, "404 Not Found", "not_found", "Unknown"),
        ({"error_code": "Unauthorized", "message": "Bad key"}, "401 Unauthorized", "unauthorized", "Bad key"),
        ({"error_code": "Trouble", "message": "No luck"}, "200 OK", "failing", "a good answer: No luck"),
        ({"errorcode": 7, "error": "Old words"}, "500 Internal Server Error", "failing", "Old words"),
    ],
)  # fmt: skip
def test_errors_are_told_in_the_portals_words(tree: Any, status: str, kind: str, words: str) -> None:
    found = raised(failure(tree, status))
    assert found.kind == kind
    assert words in found.detail


@pytest.mark.parametrize(
    ("reset", "wait_s"),
    [("2026-11-28T00:00:00Z", 21 * 3600.0), ("2026-11-27T00:00:00Z", 0.0), ("soon", None), (None, None)],
)
def test_a_used_up_quota_tells_when_it_begins_anew(reset: Any, wait_s: float | None) -> None:
    tree = {"errorcode": 10002, "reset_time": reset, "limit_time_unit": "day", "call_limit": 1000, "error": "Too many"}
    found = raised(failure(tree, "429 Too Many Requests"))
    assert (found.kind, found.retry_after_s) == (DataErrorKind.QUOTA, wait_s)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (answer(b"<html><body>Sign in</body></html>"), DataErrorKind.WEB_PAGE),
        (answer(b'{"results": [{"na'), DataErrorKind.GARBAGE),
        (answer(b"[]"), DataErrorKind.FIELD_GONE),
        (json_answer({"records": []}), DataErrorKind.FIELD_GONE),
        (json_answer({"results": "none"}), DataErrorKind.GARBAGE),
        (records([{"name": "a", "due": NOW_MS, "bikes_free": 3}], 1), DataErrorKind.FIELD_GONE),
    ],
)
def test_what_is_no_answer_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert raised(body).kind is kind


@pytest.mark.parametrize(("rows", "total", "count"), [(None, 0, 0), ([], 0, 0), (ROW, 1, 1), ([ROW, ROW], 2, 2)])
def test_no_rows_one_row_and_the_same_row_twice(rows: Any, total: int, count: int) -> None:
    with Server(records(rows, total)) as server:
        assert len(poll(source(server)).samples) == count


@pytest.mark.parametrize("values", [{"dataset": ""}, {"dataset": "a", "most_rows": 0}])
def test_wrong_configs_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        config("opendatasoft", address="http://127.0.0.1", sample=[BIKES], **values)


@given(TREES | st.builds(lambda rows, total: {"results": rows, "total_count": total}, TREES, TREES))
@settings(max_examples=200)
def test_whatever_is_answered_only_data_errors_are_raised(tree: Any) -> None:
    lent = any_answer(tree, context())
    with suppress(DataError):
        poll(config("opendatasoft", address="http://portal", dataset="a", sample=[BIKES]), lent)
