from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.portals import Page, every_row, listed, words


def pages(rows: list[Any], size: int, *, total: int | None = None, asked: list[int] | None = None) -> Any:
    """Return how a portal gives `rows`, `size` at a time."""

    def ask(offset: int) -> Page:
        if asked is not None:
            asked.append(offset)
        return Page(rows[offset : offset + size], size, total)

    return ask


@given(st.integers(0, 40), st.integers(1, 9), st.booleans())
def test_all_rows_come_once_whether_the_total_is_told_or_not(count: int, size: int, told: bool) -> None:
    asked: list[int] = []
    rows = list(range(count))
    total = count if told else None
    assert every_row(pages(rows, size, total=total, asked=asked), most_rows=100) == rows
    assert len(asked) == (max(-(-count // size), 1) if told else count // size + 1)


def test_a_page_longer_than_asked_for_is_all_there_is() -> None:
    assert every_row(lambda _: Page([1, 2, 3], 2), most_rows=10) == [1, 2, 3]


@pytest.mark.parametrize(
    ("ask", "kind"),
    [
        (lambda _: Page([1, 2], 2), DataErrorKind.ENDLESS),
        (lambda _: Page([1, 2], 2, 9), DataErrorKind.ENDLESS),
        (lambda offset: Page([offset], 1), DataErrorKind.TOO_LARGE),
        (lambda _: Page([1], 1, 10_000), DataErrorKind.TOO_LARGE),
        (lambda offset: Page([] if offset else [1, 2], 2, 5), DataErrorKind.CUT),
    ],
    ids=["the same", "the same of more", "never short", "a large total", "none of more"],
)
def test_pages_that_do_not_end_as_they_should_are_errors(ask: Any, kind: DataErrorKind) -> None:
    with pytest.raises(DataError) as raised:
        every_row(ask, most_rows=50)
    assert raised.value.kind is kind


def test_lists_may_be_null_or_a_single_object() -> None:
    assert [listed(value, "rows") for value in ([1], None, "", {"a": 1})] == [[1], [], [], [{"a": 1}]]
    with pytest.raises(DataError):
        listed("no", "rows")


def test_messages_are_quoted_in_a_line() -> None:
    assert words({"__type": "x", "query": ["a\nb", None], "info": {"hint": 3}}) == "query: a b; info: hint: 3"
    assert len(words("x" * 999)) == 301
