"""What portals of open data have in common: a key, errors told in the body, rows that come page by page.

The kinds beside it (`ckan`, `socrata`, `opendatasoft`) say what each portal calls these.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import Field, SecretStr

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_text, read_tree, unreadable
from feeds.data.http.request import Fetched, Request
from feeds.data.shared.rules import RowsConfig
from feeds.data.source import Address, SourceContext, revealed

_LONGEST_QUOTE = 300


class PortalConfig(RowsConfig):
    """What every source at a portal has."""

    address: Address = Field(description="The portal, such as `https://data.city.example`.")
    key: SecretStr | None = Field(default=None, description="Key of the portal, where it wants one: `${NAME}`.")
    most_rows: int = Field(
        default=10_000, ge=1, le=1_000_000, description="More rows are an error: choose fewer at the portal."
    )

    @property
    def quota_group(self) -> str:
        """Sources at one portal, and with one key where there is one, share its calls."""
        key = revealed(self.key)
        return f"{self.host} {hashlib.sha256(key.encode()).hexdigest()[:8]}" if key else self.host

    def url(self, path: str) -> str:
        """Return the address of a path at the portal."""
        return f"{self.address.rstrip('/')}/{path}"


class Said(NamedTuple):
    """What a portal's answer says went wrong, in its own words. `kind` None: as its status says."""

    message: str
    kind: DataErrorKind | None = None
    retry_after_s: float | None = None


class Answer(NamedTuple):
    """An answer that is no error."""

    tree: Any
    fetched: Fetched


class Page(NamedTuple):
    """Some of the rows. `size`: how many a full page has; `total`: how many there are in all, where that is known."""

    rows: list[Any]
    size: int
    total: int | None = None


def asked(context: SourceContext, request: Request, said: Callable[[Any], Said | None]) -> Answer:
    """Ask, and return the answer. `said` finds what a tree says went wrong, whatever the status. Raises DataError."""
    try:
        fetched = context.fetch(request)
    except DataError as error:
        found = said(_tree_or_none(error.body)) if error.body else None
        if found is None:
            raise
        raise _error(found, context, request, error) from None
    if fetched.status == 202:
        raise DataError(DataErrorKind.BUSY, "HTTP status 202: the answer is being prepared")
    tree = read_tree(fetched.body, fetched.headers.get("content-type", ""))
    if (found := said(tree)) is not None:
        raise _error(found, context, request, DataError(DataErrorKind.FAILING, "an error inside a good answer"))
    return Answer(tree, fetched)


def every_row(ask: Callable[[int], Page], *, most_rows: int) -> list[Any]:
    """Return the rows of all pages; `ask` is told how many rows came before.

    The end is where the newest total says, or without a total the first page that is not full. Raises DataError:
    TOO_LARGE above `most_rows`, ENDLESS for a page that came before, CUT where rows end before their total.
    """
    rows: list[Any] = []
    seen: set[int] = set()
    while True:
        page = ask(len(rows))
        rows += page.rows
        if max(len(rows), page.total or 0) > most_rows:
            raise DataError(DataErrorKind.TOO_LARGE, f"{max(len(rows), page.total or 0)} rows or more")
        # A page longer than a full one comes from a service that knows no pages, and is all of it.
        if len(page.rows) != page.size if page.total is None else len(rows) >= page.total:
            return rows
        if not page.rows:
            raise DataError(DataErrorKind.CUT, f"{len(rows)} of {page.total} rows")
        known = hash("\n".join(map(repr, page.rows)))
        if known in seen:
            raise DataError(DataErrorKind.ENDLESS, f"the page from row {len(rows) - len(page.rows) + 1} came before")
        seen.add(known)


def listed(value: Any, name: str) -> list[Any]:
    """Return what should be a list of rows: none for null, one for a single object. Raises DataError GARBAGE."""
    if isinstance(value, list):
        return value
    if value is None or value == "":
        return []
    if isinstance(value, Mapping):
        return [value]
    raise unreadable(f"{name} is not a list")


def words(value: Any) -> str:
    """Return a portal's message as a line to quote: texts and what is in lists and objects, one after the other."""
    if isinstance(value, Mapping):
        parts = [f"{name}: {words(part)}" for name, part in value.items() if not str(name).startswith("__")]
    elif isinstance(value, list):
        parts = [words(part) for part in value]
    else:
        parts = [] if value is None else [" ".join(str(value).split())]
    line = "; ".join(part for part in parts if part)
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"


def _tree_or_none(body: bytes) -> Any:
    try:
        return json.loads(read_text(body))
    except (DataError, ValueError, RecursionError):  # a page of a proxy, or cut off: the status has to do
        return None


def _error(said: Said, context: SourceContext, request: Request, error: DataError) -> DataError:
    secrets = request.secrets.and_also(*context.secrets.values)
    detail = secrets.redact(f"{error.detail}: {said.message}")
    wait_s = error.retry_after_s if said.retry_after_s is None else said.retry_after_s
    return DataError(said.kind or error.kind, detail, retry_after_s=wait_s)
