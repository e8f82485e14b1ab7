"""What became of a connection, in words."""

import errno
import socket
from collections.abc import Iterator

_WORDS = {
    errno.ECONNREFUSED: "connection refused: nobody listens at this port",
    errno.ECONNRESET: "connection reset by the other side",
    errno.ECONNABORTED: "connection reset by the other side",
    errno.EPIPE: "connection closed by the other side",
    errno.ETIMEDOUT: "no answer to a connection",
    errno.EHOSTUNREACH: "no way to this host",
    errno.ENETUNREACH: "no way to this network",
    errno.EADDRNOTAVAIL: "no free port for a connection",
    errno.EMFILE: "this program has too many files open",
    errno.EIO: "connection broke off",
}


def connection_words(error: BaseException) -> str:
    """Return what happened to a connection, by the first cause of `error` that tells; never its address."""
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return "host name is not known"
        words = _WORDS.get(getattr(cause, "errno", None) or 0)
        if words:
            return words
    return "no connection"


def _causes(error: BaseException, depth: int = 0) -> Iterator[BaseException]:
    """Yield an exception with those that it was made of: as arguments (requests, urllib3), reasons or causes."""
    yield error
    if depth < 6:
        inner = [*error.args, getattr(error, "reason", None), error.__cause__, error.__context__]
        for cause in inner:
            if isinstance(cause, BaseException):
                yield from _causes(cause, depth + 1)
