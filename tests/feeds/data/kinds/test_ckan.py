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
AIR = {"indicator": "air.pm10", "value": "pm10", "at": "measured", "place": "station"}
FIELDS = [{"id": name, "type": "text"} for name in ("_id", "measured", "station", "pm10")]
ROW = {"_id": 1, "measured": "2026-11-27T11:00:00", "station": "강남구", "pm10": "41"}


def result(records: Any, **parts: Any) -> bytes:
    return json_answer({"success": True, "result": {"fields": FIELDS, "records": records, **parts}})


def failure(error: Any, status: str = "200 OK") -> bytes:
    tree = {"help": "https://portal/help", "success": False, "error": error}
    return answer(json.dumps(tree).encode(), "Content-Type: application/json", status=status)


def source(server: Server, **values: Any) -> Any:
    values.setdefault("resource", None if "sql" in values else "abc-1")
    return config("ckan", address=f"{server.url}/", sample=[AIR], **values)


def raised(body: bytes, **values: Any) -> DataError:
    with Server(body) as server, pytest.raises(DataError) as error:
        poll(source(server, **values))
    return error.value


def query(asked: bytes) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(request_line(asked).split()[1]).query).items()}


def test_rows_of_a_resource_become_samples() -> None:
    with Server(result([ROW], total=1, total_was_estimated=False)) as server:
        values = {"filters": {"station": ["강남구", "중구"]}, "text": "pm", "sort": "measured desc", "key": "s3cret"}
        readings = poll(source(server, **values))
    assert readings.samples == [Sample("air.pm10", NOW_MS - 3_600_000, 41.0, "강남구")]
    (asked,) = server.asked
    assert request_line(asked).startswith("GET /api/3/action/datastore_search?")
    assert query(asked) == {
        "resource_id": "abc-1",
        "sort": "measured desc",
        "limit": "5000",
        "offset": "0",
        "filters": '{"station": ["강남구", "중구"]}',
        "q": "pm",
    }
    assert b"Authorization: s3cret" in asked


def test_pages_are_asked_for_up_to_the_total() -> None:
    pages = [result([{**ROW, "_id": n}], total=3, total_was_estimated=False) for n in range(3)]
    with Server(*pages) as server:
        assert len(poll(source(server, page_rows=1)).samples) == 3
    assert [query(asked)["offset"] for asked in server.asked] == ["0", "1", "2"]
    assert {query(asked)["sort"] for asked in server.asked} == {"_id"}


def test_an_estimated_total_is_not_believed() -> None:
    first = result([{**ROW, "_id": n} for n in range(2)], total=1, total_was_estimated=True)
    with Server(first, result([ROW], total=99, total_was_estimated=True)) as server:
        assert len(poll(source(server, page_rows=2)).samples) == 3


def test_a_limit_that_the_portal_lowers_is_no_end() -> None:
    full = [{**ROW, "_id": n} for n in range(2)]
    with Server(result(full, limit=2), result([ROW], limit=2)) as server:
        assert len(poll(source(server, page_rows=32_000)).samples) == 3
    assert [query(asked)["offset"] for asked in server.asked] == ["0", "2"]


def test_more_rows_than_wanted_are_an_error_after_one_call() -> None:
    with Server(result([ROW], total=70_000)) as server, pytest.raises(DataError) as error:
        poll(source(server))
    assert (error.value.kind, len(server.asked)) == (DataErrorKind.TOO_LARGE, 1)


def test_a_statement_is_asked_without_pages() -> None:
    statement = 'SELECT * FROM "abc-1" WHERE pm10 > 80'
    with Server(result([ROW])) as server:
        assert len(poll(source(server, sql=statement)).samples) == 1
    assert query(server.asked[0]) == {"sql": statement}
    assert b"/datastore_search_sql?" in server.asked[0]


def test_a_statement_whose_rows_are_cut_off_is_an_error() -> None:
    assert raised(result([ROW], records_truncated=True), sql="SELECT 1").kind is DataErrorKind.TOO_LARGE


@pytest.mark.parametrize(
    ("error", "status", "kind", "words"),
    [
        ({"__type": "Not Found Error", "message": "Not found: Resource"}, "404 Not Found", "not_found", "Not found"),
        ({"__type": "Authorization Error", "message": "Access denied"}, "403 Forbidden", "unauthorized", "denied"),
        ({"__type": "Validation Error", "limit": ["Invalid integer"]}, "409 Conflict", "rejected", "limit: Invalid"),
        ({"__type": "Validation Error", "fields": ['field "pm10" not in table']}, "409 Conflict", "field_gone", "pm10"),
        ({"__type": "Validation Error", "query": ['column "pm10" does not exist']}, "409 Conflict", "field_gone", ""),
        ({"__type": "Validation Error", "query": ["Search took too long"]}, "409 Conflict", "busy", "too long"),
        ({"__type": "Not Found Error", "message": "gone"}, "200 OK", "not_found", "inside a good answer: gone"),
        (None, "200 OK", "failing", "success is false"),
        ("broken", "500 Internal Server Error", "failing", "broken"),
    ],
)
def test_errors_are_told_in_the_portals_words(error: Any, status: str, kind: str, words: str) -> None:
    found = raised(failure(error, status))
    assert found.kind == kind
    assert words in found.detail


def test_a_portal_without_statements_says_so_in_a_bare_text() -> None:
    body = answer(b'"Bad request - Action name not known: datastore_search_sql"', status="400 Bad Request")
    assert raised(body, sql="SELECT 1").kind is DataErrorKind.UNSUPPORTED


def test_a_key_that_an_error_quotes_is_taken_out() -> None:
    found = raised(failure({"message": "bad token s3cret-key"}, "403 Forbidden"), key="s3cret-key")
    assert "s3cret" not in found.detail
    assert "bad token" in found.detail


def test_a_renamed_column_is_named_even_where_there_are_no_rows() -> None:
    fields = [{"id": name} for name in ("_id", "measured", "station", "pm10_avg")]
    found = raised(json_answer({"success": True, "result": {"fields": fields, "records": []}}))
    assert (found.kind, "pm10_avg" in found.detail) == (DataErrorKind.FIELD_GONE, True)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (answer(b"<html>down for maintenance</html>"), DataErrorKind.WEB_PAGE),
        (answer(b'{"success": true, "result": {"rec'), DataErrorKind.GARBAGE),
        (answer(b"{}"), DataErrorKind.FIELD_GONE),
        (answer(b"[]"), DataErrorKind.FIELD_GONE),
        (json_answer({"success": True, "result": {"rows": []}}), DataErrorKind.FIELD_GONE),
        (json_answer({"success": True, "result": {"records": "csv,text"}}), DataErrorKind.GARBAGE),
        (answer(b"<html>proxy</html>", status="502 Bad Gateway"), DataErrorKind.FAILING),
        (answer(b"x" * 50, status="429 Too Many Requests"), DataErrorKind.BUSY),
    ],
)
def test_what_is_no_answer_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert raised(body).kind is kind


@pytest.mark.parametrize(("records", "count"), [(None, 0), ([], 0), (ROW, 1), ([ROW, ROW], 2)])
def test_no_rows_one_row_and_the_same_row_twice(records: Any, count: int) -> None:
    with Server(result(records)) as server:
        assert len(poll(source(server)).samples) == count


def test_sources_share_the_calls_of_a_portal_and_its_key() -> None:
    with Server(b"") as server:
        one, two, other = (source(server, key=key) for key in ("k1", "k1", "k2"))
    assert one.quota_group == two.quota_group != other.quota_group
    assert "k1" not in one.quota_group


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"resource": "a", "sql": "SELECT 1"},
        {"sql": "SELECT 1", "sort": "a"},
        {"resource": "a", "page_rows": 40_000},
    ],
)
def test_wrong_configs_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        config("ckan", address="http://127.0.0.1", sample=[AIR], **values)


@given(st.one_of(TREES, st.builds(lambda tree: {"success": True, "result": tree}, TREES), st.builds(
    lambda fields, records: {"success": True, "result": {"fields": fields, "records": records}}, TREES, TREES
)))  # fmt: skip
@settings(max_examples=200)
def test_whatever_is_answered_only_data_errors_are_raised(tree: Any) -> None:
    with suppress(DataError):
        poll(config("ckan", address="http://portal", resource="a", sample=[AIR]), any_answer(tree, context()))
