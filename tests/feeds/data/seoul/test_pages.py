"""Paging goes on to the short page and ends against servers that know none."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.seoul.pages import Pages

Rows = list[dict[str, Any]]


def fetched(serve: Callable[[int, int], Rows], pages: Pages) -> Rows:
    rows: Rows = []
    while (window := pages.window) is not None:
        page = serve(*window)
        pages.took(page)
        rows += page
    return rows


@given(st.integers(0, 60), st.integers(1, 10))
def test_every_row_comes_once(total: int, page_rows: int) -> None:
    table = [{"id": number} for number in range(total)]
    asked: list[tuple[int, int]] = []

    def serve(start: int, end: int) -> Rows:
        asked.append((start, end))
        return table[start - 1 : end]

    assert fetched(serve, Pages(page_rows)) == table
    assert all(end - start + 1 == page_rows for start, end in asked)
    assert len(asked) == total // page_rows + 1


def test_the_first_windows_of_a_thousand() -> None:
    pages = Pages()
    assert pages.window == pages.window == (1, 1000)
    pages.took([{"id": number} for number in range(1000)])
    assert pages.window == (1001, 2000)
    pages.took([])
    assert pages.window is None
    with pytest.raises(ValueError, match="last page"):
        pages.took([])


@pytest.mark.parametrize("page_rows", [0, -1, 1001])
def test_pages_of_other_sizes_are_refused(page_rows: int) -> None:
    with pytest.raises(ValueError, match="1 to 1000"):
        Pages(page_rows)


def test_a_service_that_knows_no_windows_has_given_all() -> None:
    table = [{"id": number} for number in range(30)]
    assert fetched(lambda *_: table, Pages(10)) == table


def test_the_same_page_for_ever_ends() -> None:
    pages = Pages(3)
    with pytest.raises(DataError) as caught:
        fetched(lambda *_: [{"id": 1}, {"id": 2}, {"id": 3}], pages)
    assert caught.value.kind is DataErrorKind.ENDLESS
    assert "page 2 repeats" in caught.value.detail
    assert pages.window is None


def test_pages_in_a_circle_and_in_another_order_end() -> None:
    circle = [[{"id": 1}, {"id": 2}], [{"id": 3}, {"id": 4}], [{"id": 2}, {"id": 1}]]
    with pytest.raises(DataError, match="page 3 repeats"):
        fetched(lambda start, _: circle[start // 2], Pages(2))


def test_the_same_page_with_another_time_each_time_ends() -> None:
    with pytest.raises(DataError, match="still full pages after 7"):
        fetched(lambda start, _: [{"id": 1, "time": start}], Pages(1, most_pages=7))
