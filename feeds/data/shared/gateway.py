"""Services behind Korea's gateway for open data (apis.data.go.kr): keys, pages, codes, and errors in XML.

Documentation: https://www.data.go.kr. The portal gives each key in two forms, percent-encoded and not. Errors of the
gateway come in XML whatever was asked for, and with HTTP status 200 or not; those of a service in its own header.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote, unquote

from pydantic import Field, SecretStr

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree, unreadable
from feeds.data.http.request import Fetched, Request
from feeds.data.secrets import Secrets
from feeds.data.shared.gateway_errors import GATEWAY_CODES, refuse_gateway_errors
from feeds.data.shared.rows import field_gone
from feeds.data.source import Address, SourceConfig, SourceContext, revealed
from feeds.data.values import number, text_of

PAGE_ROWS = 1000
MOST_PAGES = 20

NO_DATA = "3"
_OWN_CODES = {
    "1": (DataErrorKind.FAILING, "error of the service"),
    "2": (DataErrorKind.FAILING, "error of its database"),
    "4": (DataErrorKind.FAILING, "error of the connection behind it"),
    "5": (DataErrorKind.FAILING, "the service behind it gave no answer in time"),
    "99": (DataErrorKind.FAILING, "an error that it does not explain"),
}
"""`resultCode` of services, leading zeros left out; the others are the gateway's."""

Item = Mapping[str, Any]


class GatewayConfig(SourceConfig):
    """What every source has that is asked with a key of data.go.kr."""

    address: Address = Field(
        default="https://apis.data.go.kr",
        description="Where the service is. Change it where a proxy or a simulated city stands in for it.",
    )
    key: SecretStr = Field(
        min_length=1, description="The key of data.go.kr, in either of the two forms that it is given in: `${NAME}`."
    )
    key_encoded: bool = Field(
        default=True,
        description="Whether the key is sent percent-encoded, as most services want it. `false` sends it as it is "
        "written here.",
    )
    timezone: str | None = Field(default="Asia/Seoul", description="Time zone of times that are written without one.")

    @property
    def key_as_sent(self) -> str:
        """The key as it stands in addresses."""
        key = revealed(self.key)
        return quote(unquote(key), safe="") if self.key_encoded else key

    @property
    def service(self) -> str:
        """What a key is allowed calls for: each service has its own."""
        return self.kind

    @property
    def quota_group(self) -> str:
        """A key's calls to a service are counted together, whichever source makes them."""
        fingerprint = sha256(unquote(revealed(self.key)).encode()).hexdigest()[:12]
        return f"data.go.kr {self.service} {fingerprint}"

    @property
    def quota_zone(self) -> str:
        """The gateway counts by Korea's days."""
        return "Asia/Seoul"

    @property
    def is_metered(self) -> bool:
        """Calls are counted even where the limit is not known: refusals tell it."""
        return True


def fetch_with_key(
    config: GatewayConfig, context: SourceContext, path: str, query: tuple[tuple[str, str], ...]
) -> Fetched:
    """Return what comes for `path`. Raises DataError, with the gateway's own words where it refuses."""
    secrets = secrets_of(config)
    # The key is not part of the query, which would be encoded once more.
    address = f"{config.address.rstrip('/')}{path}?serviceKey={config.key_as_sent}"
    try:
        return context.fetch(Request(address, query=query, secrets=secrets))
    except DataError as error:
        raise _explained(error, secrets) from None


def secrets_of(config: GatewayConfig) -> Secrets:
    """Return the key, which must not be told."""
    return Secrets([revealed(config.key)])


def items_of(
    config: GatewayConfig, context: SourceContext, path: str, query: tuple[tuple[str, str], ...]
) -> list[Item]:
    """Return the items of all pages; no data is none of them. Raises DataError."""
    items: list[Item] = []
    before: list[Item] = []
    for page_number in range(1, MOST_PAGES + 1):
        window = (("pageNo", str(page_number)), ("numOfRows", str(PAGE_ROWS)))
        fetched = fetch_with_key(config, context, path, (*query, *window))
        try:
            page, total = _page(read_tree(fetched.body, fetched.headers.get("content-type", "")))
        except DataError as error:  # may quote the service, which may quote the address
            raise DataError(error.kind, secrets_of(config).redact(error.detail)) from None
        if page and page == before:
            raise DataError(DataErrorKind.ENDLESS, f"page {page_number} repeats the one before")
        items, before = items + page, page
        is_last = len(page) < PAGE_ROWS if total is None else len(items) >= total
        if is_last or not page:
            return items
    raise DataError(DataErrorKind.ENDLESS, f"more than {MOST_PAGES} pages")


def _page(tree: Any) -> tuple[list[Item], float | None]:
    """Return the items of an answer, and how many there are on all pages."""
    if not isinstance(tree, dict):
        raise unreadable("a list without the service's envelope")
    refuse_gateway_errors(tree)
    inner = tree.get("response", tree)
    header = inner.get("header") if isinstance(inner, dict) else None
    if not isinstance(header, dict) or not (code := text_of(header.get("resultCode"))):
        raise unreadable(f"no header with a result code, only these fields: {_names(inner)}")
    number_of_code = code.lstrip("0")
    if number_of_code == NO_DATA:
        return [], 0
    if number_of_code:
        unknown = (DataErrorKind.GARBAGE, "a code that is not documented")
        kind, words = _OWN_CODES.get(number_of_code) or GATEWAY_CODES.get(number_of_code, unknown)
        raise DataError(kind, f"{code[:20]}: {words} ({text_of(header.get('resultMsg'))[:200]})")
    body = inner.get("body")
    if not isinstance(body, dict):
        raise unreadable(f"no body, only these fields: {_names(inner)}")
    total = number(body.get("totalCount"))
    if "items" not in body and total != 0:
        raise field_gone("items", map(str, body))
    return _items(body.get("items")), total


def _items(found: Any) -> list[Item]:
    """Return the items: a list, a list called item, a single one, or "" or null for none."""
    if isinstance(found, dict) and set(found) == {"item"}:
        found = found["item"]
    items = [item for item in (found if isinstance(found, list) else [found]) if item not in (None, "")]
    for item in items:
        if not isinstance(item, dict):
            raise unreadable(f"items that are no objects, such as a {type(item).__name__}")
    return items


def _explained(error: DataError, secrets: Secrets) -> DataError:
    """Return the error that the body of a refused request tells, the same one where it tells none."""
    told = DataErrorKind.QUOTA if b"quota" in error.body.lower() else None
    try:
        tree = read_tree(error.body)
        if isinstance(tree, dict):
            refuse_gateway_errors(tree)
    except DataError as inner:
        if inner.kind not in (DataErrorKind.GARBAGE, DataErrorKind.WEB_PAGE):
            return DataError(inner.kind, secrets.redact(inner.detail), retry_after_s=error.retry_after_s)
    return error if told is None else DataError(told, error.detail, retry_after_s=error.retry_after_s)


def _names(place: Any) -> str:
    return ", ".join(sorted(str(name)[:40] for name in place)[:5]) if isinstance(place, dict) and place else "none"
