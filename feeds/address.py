"""Addresses and credentials: kept apart, put together only in the moment of opening, never printed together."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_USERINFO = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*://)[^/@\s]*@")
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
    """Return `text` with user names, passwords and secret-looking query values of every address in it replaced."""
    return _SECRET_QUERY.sub(r"\1***", _USERINFO.sub(r"\g<scheme>***@", text))


def split_credentials(address: str) -> tuple[str, Credentials]:
    """Return `address` without ``user:password@``, and those. Everything else stays byte for byte."""
    match = _USERINFO.match(address)
    if match is None:
        return address, NO_CREDENTIALS
    user, _, password = address[len(match["scheme"]) : match.end() - 1].partition(":")
    return match["scheme"] + address[match.end() :], Credentials(unquote(user), unquote(password))


def with_credentials(address: str, credentials: Credentials) -> str:
    """Return `address` with `credentials` inside, for a library that takes them no other way. Never log the result."""
    if not credentials:
        return address
    parts = urlsplit(address)
    userinfo = f"{quote(credentials.user, safe='')}:{quote(credentials.password, safe='')}"
    return urlunsplit(parts._replace(netloc=f"{userinfo}@{parts.netloc}"))
