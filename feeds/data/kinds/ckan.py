"""`ckan`: the DataStore of a CKAN portal (https://docs.ckan.org/en/latest/maintaining/datastore.html).

A call gives 100 rows if nothing is said and 32,000 at most; portals may allow fewer, and then tell in the answer to how
many they lowered the wish. Statements of SQL have no pages: what is too much is cut off there, with a mark.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.request import Request
from feeds.data.readings import Readings
from feeds.data.secrets import Secrets
from feeds.data.shared.portals import Page, PortalConfig, Said, asked, every_row, listed, words
from feeds.data.shared.rows import check_fields, field_gone, read_rows
from feeds.data.source import SourceContext, revealed
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_WAY = QT_TRANSLATE_NOOP("layouts", "Write one of: resource, sql")
_IN_SQL = QT_TRANSLATE_NOOP("layouts", "Belongs to resource, write it inside of sql")

_NO_FIELD = re.compile(r"field \"([^\"]+)\" not in table|column \"?([^\"\s]+?)\"? does not exist", re.IGNORECASE)
_KINDS = {
    "Authorization Error": DataErrorKind.UNAUTHORIZED,
    "Not Found Error": DataErrorKind.NOT_FOUND,
    "Validation Error": DataErrorKind.REJECTED,
    "Search Query Error": DataErrorKind.REJECTED,
    "Search Index Error": DataErrorKind.FAILING,
}


class CkanConfig(PortalConfig):
    """Tables in the DataStore of a portal built with CKAN, such as many states and cities have."""

    kind: Literal["ckan"] = Field(description="`ckan`.")
    resource: NonEmpty | None = Field(default=None, description="Id of the resource, as in its address.")
    filters: dict[str, str | list[str]] = Field(
        default={}, description="Only rows in which these columns have these values: one or a list."
    )
    text: str | None = Field(default=None, description="Only rows in which these words are found.")
    sort: NonEmpty = Field(
        default="_id",
        description="Columns to sort by, such as `measured desc`. Pages without a fixed order lose rows.",
    )
    sql: NonEmpty | None = Field(
        default=None, description="A SELECT of PostgreSQL instead of `resource`, where the portal allows it."
    )
    page_rows: int = Field(default=5000, ge=1, le=32_000, description="How many rows to ask for in a call.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.resource is None) == (self.sql is None):
            raise Wrong(_ONE_WAY, "resource", "sql")
        if self.sql is not None:
            for key in ("filters", "text", "sort", "page_rows"):
                if key in self.model_fields_set:
                    raise Wrong(_IN_SQL, key)
        return self


def poll(config: CkanConfig, context: SourceContext) -> Readings:
    """Return what the table's rows give. Raises DataError."""
    if config.sql is not None:
        result = _result(config, context, "datastore_search_sql", (("sql", config.sql),))
        rows = listed(result.get("records"), "records")
        if result.get("records_truncated") is True or len(rows) > config.most_rows:
            raise DataError(DataErrorKind.TOO_LARGE, f"more rows than the {len(rows)} that came")
    else:
        rows = every_row(lambda offset: _page(config, context, offset), most_rows=config.most_rows)
    return read_rows(rows, config, context)


def _page(config: CkanConfig, context: SourceContext, offset: int) -> Page:
    query = [("resource_id", config.resource or ""), ("sort", config.sort)]
    query += [("limit", str(config.page_rows)), ("offset", str(offset))]
    if config.filters:
        query.append(("filters", json.dumps(config.filters, ensure_ascii=False)))
    if config.text is not None:
        query.append(("q", config.text))
    result = _result(config, context, "datastore_search", tuple(query))
    if "records" not in result:
        raise field_gone("result.records", map(str, result))
    lowered, total = _count(result.get("limit")), _count(result.get("total"))
    if result.get("total_was_estimated") is True:  # by the database's statistics: may be more or fewer
        total = None
    return Page(listed(result["records"], "result.records"), min(config.page_rows, lowered or config.page_rows), total)


def _result(config: CkanConfig, context: SourceContext, action: str, query: tuple[tuple[str, str], ...]) -> Any:
    key = revealed(config.key)
    headers = {"Authorization": key} if key else {}
    request = Request(config.url(f"api/3/action/{action}"), query=query, headers=headers, secrets=Secrets([key]))
    tree = asked(context, request, _said).tree
    result = tree.get("result") if isinstance(tree, Mapping) else None
    if not isinstance(result, Mapping):
        raise field_gone("result", map(str, tree) if isinstance(tree, Mapping) else [])
    fields = result.get("fields")
    if isinstance(fields, list) and fields:
        check_fields(config, {str(field["id"]) for field in fields if isinstance(field, Mapping) and "id" in field})
    return result


def _said(tree: Any) -> Said | None:
    if isinstance(tree, str):  # "Bad request - Action name not known: datastore_search_sql"
        unknown = "Action name not known" in tree
        return Said(words(tree), DataErrorKind.UNSUPPORTED if unknown else None)
    if not isinstance(tree, Mapping) or (tree.get("success") is not False and "error" not in tree):
        return None
    error = tree.get("error")
    kind, message = None, words(error) or "success is false"
    if isinstance(error, Mapping):
        kind = _KINDS.get(str(error.get("__type")))
        message = words(error.get("message")) or message
    if _NO_FIELD.search(message):
        kind = DataErrorKind.FIELD_GONE
    elif "took too long" in message:
        kind = DataErrorKind.BUSY
    return Said(message, kind)


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
