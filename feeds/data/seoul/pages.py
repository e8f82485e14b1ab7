"""Paging by first and last row, as Seoul's services want it: who asks next for what, and when it is enough."""

from collections.abc import Sequence
from typing import Any

from feeds.data.errors import DataError, DataErrorKind

MOST_ROWS = 1000
"""Rows a call may ask for (ERROR-336); the sample key gets five (ERROR-335)."""


class Pages:
    """The windows of a service's rows, one after the other, until a page is short.

    Ask for the rows of `window`, tell `took` what came, until `window` is None. Totals are left out of account: some
    services give the page's own count. A page longer than its window comes from a service that knows no windows, and
    has it all.
    """

    def __init__(self, page_rows: int = MOST_ROWS, *, most_pages: int = 100) -> None:
        """`most_pages` ends what no comparison can: the same rows again, each time with another time in them."""
        if not 1 <= page_rows <= MOST_ROWS:
            raise ValueError(f"a page has 1 to {MOST_ROWS} rows, not {page_rows}")
        self._page_rows = page_rows
        self._most_pages = most_pages
        self._seen: set[int] = set()
        self._asked = 0
        self._ended = False

    @property
    def window(self) -> tuple[int, int] | None:
        """First and last row to ask for next, counted from 1, both included; None after the last page."""
        if self._ended:
            return None
        return self._asked * self._page_rows + 1, (self._asked + 1) * self._page_rows

    def took(self, rows: Sequence[dict[str, Any]]) -> None:
        """Say which rows came for `window`.

        Raises DataError ENDLESS for a full page that came before, in whatever order, and for too many pages.
        """
        if self._ended:
            raise ValueError("the last page is taken")
        self._asked += 1
        if len(rows) != self._page_rows:
            self._ended = True
            return
        page = hash(frozenset(map(repr, rows)))
        if page in self._seen:
            self._ended = True
            raise DataError(DataErrorKind.ENDLESS, f"page {self._asked} repeats an earlier one")
        if self._asked >= self._most_pages:
            self._ended = True
            raise DataError(DataErrorKind.ENDLESS, f"still full pages after {self._asked}")
        self._seen.add(page)
