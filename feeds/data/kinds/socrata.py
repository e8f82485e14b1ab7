"""`socrata`: a data set of a Socrata portal, now Tyler Data & Insights (https://dev.socrata.com/docs/endpoints).

Without a limit an answer has 1,000 rows and does not say that there are more. Rows leave out fields that are null, so
that only a header tells which fields there are. Numbers come as text, times as a clock shows them, without a zone.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

from pydantic import Field

from feeds.data.errors import DataErrorKind
from feeds.data.http.bodies import unreadable
from feeds.data.http.request import Request
from feeds.data.readings import Readings
from feeds.data.secrets import Secrets
from feeds.data.shared.portals import Page, PortalConfig, Said, asked, every_row, listed, words
from feeds.data.shared.rows import check_fields, read_rows
from feeds.data.source import SourceContext, revealed
from resources.entries import NonEmpty

_SILENT_DEFAULT = 1000
_ROW_ORDER = ":id"
_DEBUGGING = re.compile(r";\s*position: Map\(.*", re.DOTALL)
_KINDS = {
    "no-such-column": DataErrorKind.FIELD_GONE,
    "dataset.missing": DataErrorKind.NOT_FOUND,
    "permission_denied": DataErrorKind.UNAUTHORIZED,
    "authentication_required": DataErrorKind.UNAUTHORIZED,
    "invalid_app_token": DataErrorKind.UNAUTHORIZED,
    "timeout": DataErrorKind.BUSY,
    "throttled": DataErrorKind.BUSY,
    "query.": DataErrorKind.REJECTED,
}


class SocrataConfig(PortalConfig):
    """A data set of a portal built with Socrata, such as New York, Chicago and Seattle have."""

    kind: Literal["socrata"] = Field(description="`socrata`.")
    dataset: NonEmpty = Field(description="Id of the data set, such as `erm2-nwe9`.")
    select: NonEmpty | None = Field(default=None, description="The columns wanted (`$select`). Default: all.")
    where: NonEmpty | None = Field(
        default=None, description="Only rows for which this is true (`$where`), such as `borough = 'QUEENS'`."
    )
    group: NonEmpty | None = Field(default=None, description="Columns by which rows are summed up (`$group`).")
    order: NonEmpty | None = Field(
        default=None,
        description="Columns to sort by (`$order`). Default: those of `group`, else the order of the rows' ids. Pages "
        "without a fixed order lose rows.",
    )
    page_rows: int = Field(default=5000, ge=1, le=50_000, description="How many rows to ask for in a call.")


def poll(config: SocrataConfig, context: SourceContext) -> Readings:
    """Return what the data set's rows give. Raises DataError."""
    rows = every_row(lambda offset: _page(config, context, offset), most_rows=config.most_rows)
    return read_rows(rows, config, context)


def _page(config: SocrataConfig, context: SourceContext, offset: int) -> Page:
    token = revealed(config.key)
    query = [
        ("$select", config.select),
        ("$where", config.where),
        ("$group", config.group),
        ("$order", config.order or config.group or _ROW_ORDER),
        ("$limit", str(config.page_rows)),
        ("$offset", str(offset)),
    ]
    request = Request(
        config.url(f"resource/{quote(config.dataset, safe='')}.json"),
        query=tuple((key, value) for key, value in query if value is not None),
        headers={"X-App-Token": token} if token else {},
        secrets=Secrets([token]),
    )
    tree, fetched = asked(context, request, _said)
    rows = listed(tree, "the answer")
    names = _names(fetched.headers.get("x-soda2-fields", ""))
    if names:
        check_fields(config, names)
        rows = [{**dict.fromkeys(names), **row} if isinstance(row, Mapping) else row for row in rows]
    # A proxy that loses the limit gets the default, which is not to be taken for the last page.
    return Page(rows, _SILENT_DEFAULT if len(rows) == _SILENT_DEFAULT else config.page_rows)


def _names(header: str) -> list[str]:
    """Return the fields that the header of an answer names; none where it is missing, as it is of very wide tables."""
    try:
        names = json.loads(header) if header else []
    except ValueError:
        raise unreadable("a header X-SODA2-Fields that is not JSON") from None
    return [str(name) for name in names] if isinstance(names, list) else []


def _said(tree: Any) -> Said | None:
    if not isinstance(tree, Mapping):
        return None
    code = tree.get("errorCode") or tree.get("code")
    error = tree.get("error")
    if not error and "errorCode" not in tree and not (code and "message" in tree):
        return None
    message = words(tree.get("message")) or (words(error) if isinstance(error, str) else "") or words(code)
    kind = next((kind for part, kind in _KINDS.items() if part in str(code)), None)
    return Said(_DEBUGGING.sub("", message) or "an error without a message", kind)
