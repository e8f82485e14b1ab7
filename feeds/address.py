"""Addresses and credentials: kept apart, put together only in the moment of opening, never printed together."""

import logging
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_SCHEME = r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*://)"
_USERINFO = re.compile(_SCHEME + r"(?P<userinfo>[^/?#]*)@")
# A password may hold an unescaped slash or question mark: whatever stands between a colon and an @ is taken for one.
_SECRET_USERINFO = re.compile(_SCHEME + r"(?:[^/\s]*|[^/\s]*:\S*)@")
_SECRET_QUERY = re.compile(r"(?i)([?&;](?:[^=&;\s]*(?:key|token|pass|pwd|secret|auth|sig)[^=&;\s]*)=)[^&;\s]*")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user name and password. Their `repr` does not show the password."""

    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r}, password={'***' if self.password else ''!r})"

    def __bool__(self) -> bool:
        return bool(self.user or self.password)


NO_CREDENTIALS = Credentials()


def redact(text: str) -> str:
    """Return `text` with user names, passwords and secret-looking query values of every address in it replaced.

    Rather takes too much than too little.
    """
    return _SECRET_QUERY.sub(r"\1***", _SECRET_USERINFO.sub(r"\g<scheme>***@", text))


class RedactingFormatter(logging.Formatter):
    """Formats a record as usual and takes credentials out of the finished line, whatever part brought them in."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the redacted line."""
        return redact(super().format(record))


def split_credentials(address: str) -> tuple[str, Credentials]:
    """Return `address` without ``user:password@``, and those. Everything else stays byte for byte."""
    match = _USERINFO.match(address)
    if match is None:
        return address, NO_CREDENTIALS
    user, _, password = match["userinfo"].partition(":")
    return match["scheme"] + address[match.end() :], Credentials(unquote(user), unquote(password))


def with_credentials(address: str, credentials: Credentials) -> str:
    """Return `address` with `credentials` inside, for a library that takes them no other way. Never log the result."""
    if not credentials:
        return address
    scheme, mark, rest = address.partition("://")
    return f"{scheme}{mark}{quote(credentials.user, safe='')}:{quote(credentials.password, safe='')}@{rest}"


def joined(address: str, reference: str) -> str:
    """Return the address that a relative reference found at `address` means (RFC 3986, 5.2).

    Unlike `urljoin` it keeps "//" inside a path, which some servers' addresses have and need.
    """
    scheme, mark, rest = address.partition("#")[0].partition("://")
    origin = scheme + mark + re.split(r"[/?]", rest, maxsplit=1)[0]
    path, query_mark, query = address.partition("#")[0][len(origin) :].partition("?")
    match reference[:1], reference[:2]:
        case _, "//":
            return f"{scheme}:{reference}"
        case "/", _:
            return origin + reference
        case "?", _:
            return origin + path + reference
        case "" | "#", _:
            return origin + path + query_mark + query
    folder = path.rpartition("/")[0]
    while step := re.match(r"\.\.?/", reference):
        folder = folder.rpartition("/")[0] if step[0] == "../" else folder
        reference = reference[step.end() :]
    return f"{origin}{folder}/{reference}"
