"""HTTP for feed kinds: bounded in time and size, stoppable, with errors in our words."""

import logging
import re
import time
from collections.abc import Iterator

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from feeds.address import Credentials
from feeds.core import ErrorKind, FeedError
from feeds.place import NotHttp, place_of
from feeds.punctual import TARGET, Waits, bound, session
from feeds.request_errors import request_error
from feeds.source import KindConfig, StreamContext

log = logging.getLogger("feeds.http")

CHUNK_BYTES = 65536
_STATUS_KINDS = {
    400: ErrorKind.GARBAGE,
    401: ErrorKind.UNAUTHORIZED,
    403: ErrorKind.UNAUTHORIZED,
    404: ErrorKind.NOT_FOUND,
    410: ErrorKind.NOT_FOUND,
}
_DIGEST = re.compile(r"(^|,)\s*digest\s", re.IGNORECASE)


def status_error(status: int) -> FeedError:
    """Return our error for an HTTP status of 400 or more, the same as `feeds.ffmpeg` gives for it."""
    return FeedError(_STATUS_KINDS.get(status, ErrorKind.BUSY), f"HTTP status {status}")


def _log_in(credentials: Credentials, *, digest: bool) -> AuthBase:
    user, password = credentials.user, credentials.password
    # As bytes, because requests takes text for Latin-1 (https://github.com/psf/requests/issues/4564).
    return HTTPDigestAuth(user, password) if digest else HTTPBasicAuth(user.encode(), password.encode())


class HttpClient:
    """One camera's HTTP session: keeps the connection, the cookies and which kind of log-in the server wanted.

    Waits in Python and bounded in time, so that the supervisor need not know of its calls: as `config` says, for an
    answer to begin as long as for a stream to open, until `be_strict` is called.
    """

    def __init__(self, context: StreamContext, config: KindConfig) -> None:
        self._context = context
        self._timeout_s = config.read_timeout_s
        self._credentials = config.credentials
        self._closed = False
        self._waits = Waits(max(config.open_timeout_s, config.read_timeout_s), self._is_over)
        self._session = session(config.trust, self._waits)
        self._auth: AuthBase | None = None

    @property
    def answer_s(self) -> float:
        """How long an answer may take to begin."""
        return self._waits.answer_s

    def give_time(self, response: requests.Response) -> None:
        """Wait for the beginning of a body as long as for the answer's, until `be_strict`."""
        bound(response, until_s=time.monotonic() + self.answer_s)

    def be_strict(self, response: requests.Response | None = None) -> None:
        """The stream is open: from here on its server is given no more time than any other, for the rest of `response`
        too."""
        self._waits.answer_s = self._timeout_s
        if response is not None:
            bound(response, until_s=None)

    def _is_over(self) -> bool:
        return self._closed or self._context.stop.is_set()

    def open(self, address: str, headers: dict[str, str] | None = None) -> requests.Response:
        """Send a GET and return the response with its body unread. Raises FeedError for status 400 and above."""
        response = self._send(address, headers)
        if response.status_code == 401 and self._credentials and self._auth is None:
            wanted = response.headers.get("WWW-Authenticate", "")
            response.close()
            self._auth = _log_in(self._credentials, digest=_DIGEST.search(wanted) is not None)
            response = self._send(address, headers)
        if response.status_code >= 400:
            response.close()
            raise status_error(response.status_code)
        return response

    def _send(self, address: str, headers: dict[str, str] | None) -> requests.Response:
        try:
            request = self._session.prepare_request(requests.Request("GET", address, headers=headers, auth=self._auth))
            # Addresses that hold tokens go out byte for byte. A log-in is computed from the address as requests has it.
            if not self._credentials:
                request.headers[TARGET] = place_of(address)[0].target
            return self._session.send(request, stream=True, timeout=(self._timeout_s, self._timeout_s))
        except NotHttp:
            raise FeedError(ErrorKind.UNSUPPORTED, "address is not one of HTTP") from None
        except Exception as error:
            raise request_error(error) from None

    def chunks(self, response: requests.Response) -> Iterator[bytes]:
        """Yield the body as it arrives. Raises FeedError; stops when the context's stop flag is set."""
        while not self._context.stop.is_set():
            try:
                # read1: what is there now, not a full buffer; `iter_content` would hold back the end of a picture.
                chunk = response.raw.read1(CHUNK_BYTES, decode_content=True)
            except Exception as error:
                raise request_error(error) from None
            if not chunk:
                return
            yield chunk

    def get(
        self, address: str, *, limit_bytes: int, deadline_s: float, headers: dict[str, str] | None = None
    ) -> tuple[bytes, requests.Response]:
        """Return a whole body and its response. Raises FeedError: TIMEOUT when it takes longer than `deadline_s`
        however steadily it trickles, GARBAGE when it is larger than `limit_bytes`."""
        until_s = time.monotonic() + deadline_s
        response = self.open(address, headers)
        body = bytearray()
        with response:
            for chunk in self.chunks(response):
                body += chunk
                if len(body) > limit_bytes:
                    raise FeedError(ErrorKind.GARBAGE, f"answer larger than {limit_bytes} bytes")
                if time.monotonic() > until_s:
                    raise FeedError(ErrorKind.TIMEOUT, f"answer not complete after {deadline_s:.0f} s")
        return bytes(body), response

    def close(self) -> None:
        """Close the connections; an answer that is waited for in another thread is not waited for any more."""
        self._closed = True
        self._session.close()
