from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.queries import QueryLimits, asks_since, checked_query, collected, numbered, plain
from resources.entries import Wrong

SINCE = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "accepted"),
    [
        ("SELECT 1", "SELECT 1"),
        ("-- calls\n/* of; today */ select 1 ; -- end;", "-- calls\n/* of; today */ select 1 "),
        ("WITH a AS (VALUES (';')) TABLE a;;", "WITH a AS (VALUES (';')) TABLE a"),
        ("VALUES ($$;$$, $x$;$x$, 'it''s;', \";\")", "VALUES ($$;$$, $x$;$x$, 'it''s;', \";\")"),
    ],
)
def test_single_queries_are_accepted_without_their_end(query: str, accepted: str) -> None:
    assert checked_query(query) == accepted


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ; ",
        "; SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT ';'; DROP TABLE calls",
        "SELECT 1; -- and\nSELECT 2",
        "selected",
        "-- SELECT 1",
        "/* SELECT */ UPDATE calls SET n = 1",
        "PRAGMA user_version",
        "ATTACH 'x.db' AS x",
        "COPY calls TO STDOUT",
    ],
)
def test_all_else_is_refused(query: str) -> None:
    with pytest.raises(Wrong):
        checked_query(query)


@given(st.text(st.sampled_from("select 1;'\"-/*$:since_x\n"), max_size=40))
def test_no_text_raises_anything_but_wrong(text: str) -> None:
    try:
        checked_query(text)
    except Wrong:
        return
    query, values = numbered(text, SINCE)
    assert asks_since(text) == bool(values)
    assert len(values) <= 2
    assert values or query == text


def test_since_counts_outside_of_texts_comments_and_casts_alone() -> None:
    query = "SELECT a::since, ':since', \":since\", :sincere -- :since\nWHERE a > :since AND b > :since_s OR c = :since"
    changed, values = numbered(query, SINCE)
    assert changed.endswith("WHERE a > $1 AND b > $2 OR c = $1")
    assert changed.startswith(query.partition("\n")[0])
    assert values == [SINCE, SINCE.timestamp()]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("NaN"), "NaN"),
        (SINCE, "2026-11-27T03:00:00+00:00"),
        (time(9, 5), "09:05:00"),
        (timedelta(minutes=5), 300.0),
        (memoryview(b"41"), "41"),
        (b"\xff", b"\xff"),
        ([Decimal(1), {"a": None}], ["1", {"a": None}]),
        (True, True),
        (3 + 4j, "(3+4j)"),
    ],
)
def test_values_become_plain(value: Any, expected: Any) -> None:
    assert plain(value) == expected


@pytest.mark.parametrize(
    ("rows", "fits"), [([("a" * 9,)] * 2, True), ([("a",)] * 3, False), ([("a" * 10,), (b"b" * 11,)], False)]
)
def test_too_much_is_an_error(rows: list[tuple[Any]], fits: bool) -> None:
    limits = QueryLimits(most_rows=2, most_bytes=20, timeout_s=1.0)
    if fits:
        assert len(collected(["x"], rows, limits).rows) == len(rows)
        return
    with pytest.raises(DataError) as raised:
        collected(["x"], rows, limits)
    assert raised.value.kind is DataErrorKind.TOO_LARGE
