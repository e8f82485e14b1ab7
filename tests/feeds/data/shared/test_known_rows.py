from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.known_rows import KnownRows, Row, need, needed_text
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceConfig
from feeds.data.values import text_of
from resources.entries import Wrong
from tests.feeds.data.polling import NOW, context


def known(**values: Any) -> KnownRows:
    return KnownRows(SourceConfig.model_validate({"kind": "x", "id": "x", **values}), context())


def test_bad_rows_are_left_out_by_their_number() -> None:
    rows, read = known(), []

    def take(row: Row) -> None:
        read.append(needed_text(row, "a"))

    rows.each([{"a": 1}, {"a": ""}, {"a": "3"}], take, "a")
    assert read == ["1", "3"]
    assert [(left.where, left.reason.english()) for left in rows.left_out] == [("row 2", "Field a is empty")]


def test_only_so_many_are_told() -> None:
    rows = known()

    def take(row: Row) -> None:
        needed_text(row, "a")

    rows.each([{"a": ""}] * (MOST_TOLD + 20), take)
    assert len(rows.left_out) == MOST_TOLD


def test_a_field_in_no_row_is_gone_and_one_in_some_is_not() -> None:
    need([{"a": 1}, {"b": 2}], "a", "b")
    need([], "a")
    with pytest.raises(DataError, match="no field speed; the most similar one there is speeds") as raised:
        need([{"speeds": 1}, {"x": 2}], "speed")
    assert raised.value.kind is DataErrorKind.FIELD_GONE


def test_times_are_of_the_sources_zone() -> None:
    row = {"at": "2026-11-27 12:00", "day": "20261127", "time": "1230"}
    assert known().time(row, "at") == NOW
    assert known().time(row, "day", "time") == NOW + timedelta(minutes=30)
    assert known(timezone="UTC").time(row, "at") == datetime(2026, 11, 27, 12, tzinfo=UTC)
    with pytest.raises(Wrong, match="Field no is not a time: "):
        known().time(row, "no")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-27 11:59:30", NOW - timedelta(seconds=30)),
        ("2026-11-27 12:00:30", NOW),  # a clock that is a little ahead
        ("2026-11-27 11:50:00", NOW - timedelta(minutes=10)),
    ],
)
def test_recent_times_are_not_ahead(at: str, expected: datetime) -> None:
    assert known().recent({"at": at}, "at", 600) == expected


@pytest.mark.parametrize(
    ("at", "words"), [("2026-11-27 11:49:59", "too long ago"), ("2026-11-27 12:10:01", "in the future")]
)
def test_times_that_are_too_old_or_ahead_are_refused(at: str, words: str) -> None:
    with pytest.raises(Wrong, match=words):
        known().recent({"at": at}, "at", 600)


@pytest.mark.parametrize(
    ("value", "text"),
    [(" a\n b ", "a b"), (7, "7"), (True, ""), (None, ""), ([], ""), ({}, ""), (1.5, "1.5")],
)
def test_texts_are_on_one_line(value: Any, text: str) -> None:
    assert text_of(value) == text
    assert text_of(10**5000) == ""
