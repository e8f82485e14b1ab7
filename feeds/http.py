"""HTTP for feed kinds: bounded in time and size, stoppable, with errors in our words."""

import time
from collections.abc import Iterator

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from feeds.address import Credentials, redact
from feeds.board import Activity
from feeds.core import ErrorKind, FeedError
from feeds.source import StreamContext

CHUNK_BYTES = 65536
_STATUS_KINDS = {
    401: ErrorKind.UNAUTHORIZED,
    403: ErrorKind.UNAUTHORIZED,
    404: ErrorKind.NOT_FOUND,
    410: ErrorKind.NOT_FOUND,
    429: ErrorKind.BUSY,
    503: ErrorKind.BUSY,
}


def status_error(status: int) -> FeedError:
    """Return our error for an HTTP status of 400 or more."""
    return FeedError(_STATUS_KINDS.get(status, ErrorKind.UNREACHABLE), f"HTTP status {status}")


def request_error(error: Exception) -> FeedError:
    """Map an exception of requests to ours; addresses and secrets do not come along."""
    detail = redact(type(error).__name__)
    match error:
        case FeedError():
            return error
        case requests.exceptions.Timeout():
            return FeedError(ErrorKind.TIMEOUT, detail)
        case requests.exceptions.TooManyRedirects():
            return FeedError(ErrorKind.NOT_FOUND, "address redirects in a circle")
        case (
            requests.exceptions.InvalidSchema() | requests.exceptions.InvalidURL() | requests.exceptions.MissingSchema()
        ):
            return FeedError(ErrorKind.UNSUPPORTED, detail)
        case requests.exceptions.ChunkedEncodingError() | requests.exceptions.ContentDecodingError():
            return FeedError(ErrorKind.ENDED, detail)
        case requests.exceptions.ConnectionError() if "Read timed out" in str(error):
            return FeedError(ErrorKind.TIMEOUT, detail)
        case _:
            return FeedError(ErrorKind.UNREACHABLE, detail)


class HttpClient:
    """One camera's HTTP session: keeps the connection, the cookies and which kind of log-in the server wanted."""

    def __init__(self, context: StreamContext, credentials: Credentials, *, timeout_s: float) -> None:
        self._context = context
        self._timeout_s = timeout_s
        self._credentials = credentials
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy or .netrc of the desktop must not decide where cameras are
        self._session.max_redirects = 5
        self._session.headers["User-Agent"] = "controlroom"
        self._auth: AuthBase | None = None

    def open(self, address: str, headers: dict[str, str] | None = None) -> requests.Response:
        """Send a GET and return the response with its body unread. Raises FeedError for status 400 and above."""
        response = self._send(address, headers)
        if response.status_code == 401 and self._credentials and self._auth is None:
            wanted = response.headers.get("WWW-Authenticate", "").lower()
            response.close()
            kind = HTTPDigestAuth if wanted.startswith("digest") else HTTPBasicAuth
            self._auth = kind(self._credentials.user, self._credentials.password)
            response = self._send(address, headers)
        if response.status_code >= 400:
            response.close()
            raise status_error(response.status_code)
        return response

    def _send(self, address: str, headers: dict[str, str] | None) -> requests.Response:
        self._context.doing(Activity.READING, time.monotonic_ns())
        try:
            return self._session.get(
                address, headers=headers, auth=self._auth, stream=True, timeout=(self._timeout_s, self._timeout_s)
            )
        except Exception as error:
            raise request_error(error) from None
        finally:
            self._context.doing(Activity.NONE, time.monotonic_ns())

    def chunks(self, response: requests.Response) -> Iterator[bytes]:
        """Yield the body as it arrives. Raises FeedError; stops when the context's stop flag is set."""
        while not self._context.stop.is_set():
            self._context.doing(Activity.READING, time.monotonic_ns())
            try:
                # read1: what is there now, not a full buffer; `iter_content` would hold back the end of a picture.
                chunk = response.raw.read1(CHUNK_BYTES, decode_content=True)
            except Exception as error:
                raise request_error(_as_requests_error(error)) from None
            finally:
                self._context.doing(Activity.NONE, time.monotonic_ns())
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
        """Close the connections."""
        self._session.close()


def _as_requests_error(error: Exception) -> Exception:
    """Turn what urllib3 raises while a body is read into the exception requests would have raised."""
    name = type(error).__name__
    if "Timeout" in name:
        return requests.exceptions.ReadTimeout(name)
    if name in ("ProtocolError", "IncompleteRead", "InvalidChunkLength"):
        return requests.exceptions.ChunkedEncodingError(name)
    return error
