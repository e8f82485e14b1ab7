"""What a web page in a tile may reach, and when it is tried again. Pure functions."""

from collections.abc import Set

FIRST_AGAIN_S = 5
MOST_AGAIN_S = 300
LOAD_LIMIT_S = 60.0
"""A page that takes longer is given up, and tried again."""

_INSIDE = frozenset({"data", "blob", "about"})
"""Schemes that reach nothing: what a page has made itself."""
_SAFE = frozenset({"https", "wss"})


def may_load(scheme: str, host: str, hosts: Set[str]) -> bool:
    """Whether a page may load something from an address: encrypted, and from a host that is named."""
    scheme = scheme.lower()
    return scheme in _INSIDE or (scheme in _SAFE and host.lower() in hosts)


def may_show(scheme: str, host: str, hosts: Set[str]) -> bool:
    """Whether a page, or a frame in it, may be at an address."""
    return scheme.lower() in ("https", "about", "blob") and (scheme.lower() != "https" or host.lower() in hosts)


def again_s(before_s: int) -> int:
    """Return after how long a page is tried again that failed after that long."""
    return min(MOST_AGAIN_S, 2 * before_s)
