import json
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Sample, ms
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import NOW, config, context, json_answer, poll
from tests.feeds.data.trees import TREES, any_answer

NOW_MS = ms(NOW)
AIR = {"indicator": "air.pm10", "value": "pm10", "at": "measured", "place": "station"}
ROW = {"measured": "2026-11-27T11:00:00.000", "station": "Queens", "pm10": "41.5"}
FIELDS = 'X-SODA2-Fields: ["measured","station","pm10"]'


def source(server: Server, **values: Any) -> Any:
    return config("socrata", address=server.url, dataset="abcd-1234", **{"sample": [AIR], **values})


def failure(tree: Any, status: str = "400 Bad Request") -> bytes:
    return answer(json.dumps(tree).encode(), "Content-Type: application/json", status=status)


def raised(body: bytes, **values: Any) -> DataError:
    with Server(body) as server, pytest.raises(DataError) as error:
        poll(source(server, **values))
    return error.value


def query(asked: bytes) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(request_line(asked).split()[1]).query).items()}


def test_rows_of_a_data_set_become_samples() -> None:
    with Server(json_answer([ROW], FIELDS)) as server:
        readings = poll(source(server, where="pm10 > '0'", select="measured,station,pm10", key="t0ken"))
    assert readings.samples == [Sample("air.pm10", NOW_MS - 3_600_000, 41.5, "Queens")]
    (asked,) = server.asked
    assert request_line(asked).startswith("GET /resource/abcd-1234.json?")
    assert query(asked) == {
        "$select": "measured,station,pm10",
        "$where": "pm10 > '0'",
        "$order": ":id",
        "$limit": "5000",
        "$offset": "0",
    }
    assert b"X-App-Token: t0ken" in asked


def test_pages_are_asked_for_until_one_is_short() -> None:
    with Server(json_answer([ROW, {**ROW, "pm10": "3"}]), json_answer([ROW])) as server:
        assert len(poll(source(server, page_rows=2)).samples) == 3
    assert [query(asked)["$offset"] for asked in server.asked] == ["0", "2"]


def test_the_silent_default_of_a_thousand_rows_is_no_end() -> None:
    full = [{**ROW, "pm10": str(number)} for number in range(1000)]
    with Server(json_answer(full), json_answer([ROW])) as server:
        assert len(poll(source(server)).samples) == 1001
    assert query(server.asked[1])["$offset"] == "1000"


def test_a_proxy_that_loses_limit_and_offset_is_noticed() -> None:
    full = [{**ROW, "pm10": str(number)} for number in range(1000)]
    assert raised(json_answer(full)).kind is DataErrorKind.ENDLESS


def test_sums_are_sorted_by_what_they_are_of() -> None:
    rule = {"indicator": "call.hour", "value": "n", "place": "borough"}
    with Server(json_answer([{"borough": "QUEENS", "n": "7"}])) as server:
        values = {"select": "borough,count(*) as n", "group": "borough", "sample": [rule]}
        assert [s.value for s in poll(source(server, **values)).samples] == [7.0]
    assert (query(server.asked[0])["$order"], query(server.asked[0])["$group"]) == ("borough", "borough")


def test_fields_that_rows_leave_out_are_null_where_the_header_names_them() -> None:
    row = {name: value for name, value in ROW.items() if name != "pm10"}
    with Server(json_answer([row], FIELDS)) as server:
        (sample,) = poll(source(server)).samples
    assert (sample.value, sample.quality) == (None, Quality.ABSENT)


def test_a_field_that_the_header_does_not_name_is_gone() -> None:
    found = raised(json_answer([], 'X-SODA2-Fields: ["measured","station","pm_10"]'))
    assert (found.kind, "pm_10" in found.detail) == (DataErrorKind.FIELD_GONE, True)


def test_times_are_of_the_sources_zone() -> None:
    with Server(json_answer([{**ROW, "measured": "2026-11-26T22:00:00.000"}], FIELDS)) as server:
        (sample,) = poll(source(server, timezone="America/New_York")).samples
    assert sample.at_ms == NOW_MS


def test_points_of_events_are_reached_inside_of_fields() -> None:
    row = {"unique_key": "9", "descriptor": "Leak", "location": {"type": "Point", "coordinates": [-73.9, 40.7]}}
    rule = {
        "id": "unique_key", "title": "descriptor", "latitude": "location.coordinates[1]",
        "longitude": "location.coordinates[0]",
    }  # fmt: skip
    with Server(json_answer([row, {**row, "unique_key": "8", "location": None}])) as server:
        first, second = poll(source(server, sample=[], event=[rule])).events
    assert (first.latitude_deg, first.longitude_deg, second.latitude_deg) == (40.7, -73.9, None)


@pytest.mark.parametrize(
    ("tree", "status", "kind", "words"),
    [
        ({"message": "No such column: pm10; position: Map(row -> 1)", "errorCode": "query.soql.no-such-column"},
         "400 Bad Request", "field_gone", "HTTP status 400: No such column: pm10"),
        ({"code": "query.compiler.malformed", "error": True, "message": "Could not parse SoQL"},
         "400 Bad Request", "rejected", "Could not parse SoQL"),
        ({"code": "dataset.missing", "error": True, "message": "Not found"}, "404 Not Found", "not_found", "Not found"),
        ({"code": "permission_denied", "error": True, "message": "Log in"}, "403 Forbidden", "unauthorized", "Log in"),
        ({"error": True, "message": "Internal error"}, "200 OK", "failing", "a good answer: Internal error"),
        ({"error": "Invalid app_token specified", "code": "invalid_app_token"}, "403 Forbidden", "unauthorized", "app"),
        ({"error": True}, "500 Internal Server Error", "failing", "an error without a message"),
    ],
)  # fmt: skip
def test_errors_are_told_in_the_portals_words(tree: Any, status: str, kind: str, words: str) -> None:
    found = raised(failure(tree, status))
    assert found.kind == kind
    assert words in found.detail
    assert "Map(" not in found.detail


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (answer(b"", status="202 Accepted"), DataErrorKind.BUSY),
        (answer(b"<!doctype html><title>Sign in</title>"), DataErrorKind.WEB_PAGE),
        (answer(b'[{"pm10": '), DataErrorKind.GARBAGE),
        (answer(b"null"), DataErrorKind.GARBAGE),
        (json_answer([ROW], "X-SODA2-Fields: [broken"), DataErrorKind.GARBAGE),
        (answer(b"slow down", "Retry-After: 30", status="429 Too Many Requests"), DataErrorKind.BUSY),
    ],
)
def test_what_is_no_answer_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert raised(body).kind is kind


@pytest.mark.parametrize(("tree", "count"), [([], 0), (ROW, 1), ([ROW, ROW], 2)])
def test_no_rows_one_row_and_the_same_row_twice(tree: Any, count: int) -> None:
    with Server(json_answer(tree)) as server:
        assert len(poll(source(server)).samples) == count


@pytest.mark.parametrize("values", [{"dataset": ""}, {"dataset": "a", "page_rows": 60_000}, {"dataset": "a", "x": 1}])
def test_wrong_configs_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        config("socrata", address="http://127.0.0.1", sample=[AIR], **values)


@given(TREES | st.lists(TREES, max_size=4), st.sampled_from(["", '["pm10","measured","station"]', "3"]))
@settings(max_examples=200)
def test_whatever_is_answered_only_data_errors_are_raised(tree: Any, fields: str) -> None:
    lent = any_answer(tree, context(), x_soda2_fields=fields)
    with suppress(DataError):
        poll(config("socrata", address="http://portal", dataset="a", sample=[AIR]), lent)
