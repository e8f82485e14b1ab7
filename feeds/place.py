"""Addresses of HTTP, cut where it matters and left alone otherwise."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from feeds.address import Credentials, joined, split_credentials

_ADDRESS = re.compile(r"(?i)(?P<scheme>https?)://(?P<host>[^/?#\\\s]+)(?P<target>[/?][^#]*)?(?:#.*)?", re.DOTALL)
_UNSENDABLE = re.compile(r"[^\x21-\x7e]+")
_PORTS = {"http": 80, "https": 443}


class NotHttp(ValueError):  # noqa: N818 - what it is not
    """An address is not one of HTTP."""

    def __init__(self) -> None:
        super().__init__("address is not one of HTTP")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: the server, and what is asked of it byte for byte (it may hold a key)."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, by which servers are told apart."""
        return f"{self.scheme}://{self.host}:{self.port}"

    def __repr__(self) -> str:
        return f"Place({self.origin})"

    def led_to(self, location: str) -> "Place":
        """Return the place that a Location header means. User names in it are left out. Raises NotHttp."""
        # Latin-1 is what http.client takes headers for, UTF-8 what servers mean.
        meant = location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
        try:
            if "\\" in meant:  # clients disagree about what it means in an address
                raise ValueError
            absolute = (
                meant if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", meant) else joined(self.origin + self.target, meant)
            )
            return place_of(absolute)[0]
        except ValueError:
            raise NotHttp from None

    def pointed_to(self, link: str) -> "Place":
        """Return the place that a link in a document from here means. Raises NotHttp."""
        return self.led_to(_UNSENDABLE.sub(lambda found: quote(found[0], safe=""), link.strip()))


def place_of(address: str, query: tuple[tuple[str, str], ...] = ()) -> tuple[Place, Credentials]:
    """Return where an address leads, and the user name and password in it. `query` is encoded and added.

    What the address itself says is kept byte for byte; only what cannot stand in a request (spaces, control
    characters, other alphabets) is percent-encoded. Raises NotHttp.
    """
    plain, credentials = split_credentials(address)
    parts = _ADDRESS.fullmatch(plain)
    try:
        server = parse_url(f"{parts['scheme']}://{parts['host']}") if parts else None
    except LocationParseError:
        server = None
    if parts is None or server is None or not server.host or server.auth or server.path:
        raise NotHttp
    scheme = parts["scheme"].lower()
    target = parts["target"] or "/"
    if target.startswith("?"):
        target = "/" + target
    if query:
        target += ("&" if "?" in target else "?") + urlencode(query, quote_via=quote)
    target = _UNSENDABLE.sub(lambda found: quote(found[0], safe=""), target)
    return Place(scheme, server.host.lower(), server.port or _PORTS[scheme], target), credentials
