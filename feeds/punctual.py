"""Sessions of `requests` whose answers begin in time, and come from whom the city trusts.

A time-out of `requests` counts from one piece of data to the next: a server that sends its headers byte by byte holds
a client for ever (https://requests.readthedocs.io/en/latest/user/advanced/#timeouts). Here all headers together must
be there within the read time-out, and `bound` does the same for the rest of an answer.

A target that must go out byte for byte is given as the header `TARGET`, beside an address that ends with the host:
requests and urllib3 both write targets anew ("//", "%2f", "[").
"""

import io
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPResponse
from typing import Any, cast

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.wait import wait_for_read

from feeds.trust import Trust, tls_context

TARGET = ":path"
"""As HTTP/2 calls it. No header can have this name, so it cannot go out as one by mistake."""


_LOOK_S = 0.25


@dataclass(slots=True)
class Waits:
    """How a session waits: `answer_s` for all headers of an answer, and not any more once `is_over` says so."""

    answer_s: float
    is_over: Callable[[], bool]


class _Timed(io.RawIOBase):
    """A socket's incoming data; while `until_s` (monotonic) is set, none of it is waited for longer."""

    def __init__(self, stream: io.RawIOBase, connection: socket.socket, waits: Waits | None) -> None:
        self._stream = stream
        self._connection = connection
        self._waits = waits
        self.until_s: float | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self.until_s is None:
            return self._stream.readinto(buffer)
        if self._waits is not None:
            self._wait(self.until_s, self._waits)
        limit_s = self._connection.gettimeout()
        left_s = self.until_s - time.monotonic()
        if left_s <= 0:
            raise TimeoutError("answer takes too long")
        self._connection.settimeout(left_s)
        try:
            return self._stream.readinto(buffer)
        finally:
            self._connection.settimeout(limit_s)

    def _wait(self, until_s: float, waits: Waits) -> None:
        """Wait for data, looking up now and then whether they are still wanted."""
        if getattr(self._connection, "pending", int)():  # they are here, decrypted
            return
        while not wait_for_read(self._connection, min(_LOOK_S, max(0.0, until_s - time.monotonic()))):
            if waits.is_over() or time.monotonic() > until_s:
                raise TimeoutError("answer takes too long")

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Response(HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, waits: Waits | None = None, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp.close()
        self._timed = _Timed(sock.makefile("rb", buffering=0), sock, waits)
        self._limit_s = sock.gettimeout() if waits is None else waits.answer_s
        self.fp = io.BufferedReader(self._timed)

    def begin(self) -> None:
        if self._limit_s is not None:
            self._timed.until_s = time.monotonic() + self._limit_s
        super().begin()
        self._timed.until_s = None

    def bound(self, until_s: float | None) -> None:
        self._timed.until_s = until_s


def bound(response: requests.Response, *, until_s: float | None) -> None:
    """From here on wait for none of a response's body beyond `until_s` (monotonic), however it trickles in; with None
    as long as the session's time-out says, from one piece to the next."""
    answer = response.raw._original_response
    assert isinstance(answer, _Response)
    answer.bound(until_s)


class _Exact(HTTPConnection):
    def __init__(self, *args: Any, waits: Waits | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.response_class = cast(type[_Response], partial(_Response, waits=waits))

    def request(self, method: str, url: str, body: Any = None, headers: Any = None, **options: Any) -> None:
        others = dict(headers or {})
        super().request(method, others.pop(TARGET, url), body, others, **options)


class _Connection(_Exact):
    """In plain text."""


class _SecureConnection(_Exact, HTTPSConnection):
    """Over TLS."""


class _Pool(HTTPConnectionPool):
    def __init__(self, *args: Any, waits: Waits | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ConnectionCls = cast(type[_Connection], partial(_Connection, waits=waits))


class _SecurePool(HTTPSConnectionPool):
    def __init__(self, *args: Any, waits: Waits | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ConnectionCls = cast(type[_SecureConnection], partial(_SecureConnection, waits=waits))


class _Adapter(HTTPAdapter):
    def __init__(self, trust: Trust, waits: Waits | None) -> None:
        self._trust = trust
        self._waits = waits
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(_Pool, waits=self._waits),
            "https": partial(_SecurePool, waits=self._waits),
        }

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Send a request; its `TARGET` is not that of where a redirect leads."""
        try:
            return super().send(request, *args, **options)
        finally:
            request.headers.pop(TARGET, None)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {**pool, "ssl_context": tls_context(self._trust)} if host["scheme"] == "https" else pool

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave it to the context, which knows the authorities; they would be read anew for every connection."""


def session(trust: Trust, waits: Waits | None = None) -> requests.Session:
    """Return a session that uses nothing of the desktop's settings: no proxy, no .netrc, no authorities.

    Without `waits` an answer has to begin within the time-out of its reading.
    """
    made = requests.Session()
    made.trust_env = False
    made.verify = trust.is_checked
    if not trust.is_checked:  # the city's files say so, there is nothing to warn of at every request
        urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    made.max_redirects = 5
    made.headers["User-Agent"] = "controlroom"
    adapter = _Adapter(trust, waits)
    for scheme in ("http://", "https://"):
        made.mount(scheme, adapter)
    return made
