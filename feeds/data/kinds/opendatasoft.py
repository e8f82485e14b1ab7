"""`opendatasoft`: a data set of a portal built with Opendatasoft, its API of version 2.1.

https://help.opendatasoft.com/apis/ods-explore-v2/explore_v2.1.html. Records come at most 100 a call, and only the first
10,000 of them; all of a data set is to be had as an export, which is one call.
"""

import re
from collections.abc import Mapping
from datetime import UTC
from functools import partial
from typing import Any, Literal
from urllib.parse import quote

from pydantic import Field

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.request import Request
from feeds.data.readings import Readings
from feeds.data.secrets import Secrets
from feeds.data.shared.portals import Page, PortalConfig, Said, asked, every_row, listed, words
from feeds.data.shared.rows import field_gone, read_rows
from feeds.data.source import SourceContext, revealed
from feeds.data.values import moment
from resources.entries import NonEmpty

_PAGE_ROWS = 100
_MOST_PAGES = 10
"""For more of them an export is asked for: calls are counted by the day, and an export is one."""

_NO_FIELD = re.compile(r"unknown field|field .* (?:does not exist|not found)", re.IGNORECASE)


class OpenDataSoftConfig(PortalConfig):
    """A data set of a portal built with Opendatasoft, such as Paris and Brussels have."""

    kind: Literal["opendatasoft"] = Field(description="`opendatasoft`.")
    dataset: NonEmpty = Field(description="Id of the data set, such as `velib-disponibilite-en-temps-reel`.")
    select: NonEmpty | None = Field(default=None, description="The fields wanted (`select`). Default: all.")
    where: NonEmpty | None = Field(
        default=None, description="Only records for which this is true (`where`), such as `pm10 > 0`."
    )
    group_by: NonEmpty | None = Field(default=None, description="Fields by which records are summed up (`group_by`).")
    order_by: NonEmpty | None = Field(default=None, description="Fields to sort by (`order_by`), such as `date desc`.")


def poll(config: OpenDataSoftConfig, context: SourceContext) -> Readings:
    """Return what the data set's records give. Raises DataError."""
    first = _page(config, context, 0)
    if len(first.rows) == _PAGE_ROWS and (first.total is None or first.total > _MOST_PAGES * _PAGE_ROWS):
        rows = _export(config, context)
    else:
        rows = every_row(lambda offset: _page(config, context, offset) if offset else first, most_rows=config.most_rows)
    return read_rows(rows, config, context)


def _page(config: OpenDataSoftConfig, context: SourceContext, offset: int) -> Page:
    query = (("limit", str(_PAGE_ROWS)), ("offset", str(offset)))
    tree = asked(context, _request(config, "records", query), partial(_said, context)).tree
    if not isinstance(tree, Mapping) or "results" not in tree:
        raise field_gone("results", map(str, tree) if isinstance(tree, Mapping) else [])
    total = tree.get("total_count")
    counts = isinstance(total, int) and not isinstance(total, bool)
    return Page(listed(tree["results"], "results"), _PAGE_ROWS, total if counts else None)


def _export(config: OpenDataSoftConfig, context: SourceContext) -> list[Any]:
    query = (("limit", str(config.most_rows + 1)),)
    request = _request(config, "exports/json", query)
    rows = listed(asked(context, request, partial(_said, context)).tree, "the export")
    if len(rows) > config.most_rows:
        raise DataError(DataErrorKind.TOO_LARGE, f"more than {config.most_rows} records")
    return rows


def _request(config: OpenDataSoftConfig, path: str, more: tuple[tuple[str, str], ...]) -> Request:
    key = revealed(config.key)
    chosen = [("select", config.select), ("where", config.where), ("group_by", config.group_by)]
    chosen.append(("order_by", config.order_by))
    dataset = quote(config.dataset, safe="")
    return Request(
        config.url(f"api/explore/v2.1/catalog/datasets/{dataset}/{path}"),
        query=(*((name, value) for name, value in chosen if value is not None), *more),
        headers={"Authorization": f"Apikey {key}"} if key else {},
        secrets=Secrets([key]),
    )


def _said(context: SourceContext, tree: Any) -> Said | None:
    if not isinstance(tree, Mapping) or not any(name in tree for name in ("error_code", "errorcode", "error")):
        return None
    code = tree.get("error_code") or tree.get("errorcode")
    message = words(tree.get("message")) or words(tree.get("error")) or words(code)
    if "reset_time" in tree:
        return Said(message, DataErrorKind.QUOTA, _until(context, tree["reset_time"]))
    return Said(message, DataErrorKind.FIELD_GONE if _NO_FIELD.search(message) else None)


def _until(context: SourceContext, reset: Any) -> float | None:
    """Return how many seconds are left to the time at which calls are allowed again."""
    try:
        return max((moment(reset, UTC) - context.now).total_seconds(), 0.0)
    except ValueError:
        return None
