"""The one way in which numbers come in over HTTP: bounded in time and size, led astray by nobody, silent about keys."""

import logging
import time
from http.client import HTTPException

import requests
import urllib3.exceptions
from requests.auth import HTTPBasicAuth

from feeds.address import Credentials
from feeds.core import Clock, ErrorKind
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.inflate import ACCEPTED, unpacker
from feeds.data.http.request import NO_VALIDATORS, USUAL, Fetched, Limits, Request, Validators
from feeds.data.http.target import led_to, place_of
from feeds.data.http.waits import retry_after_s
from feeds.data.secrets import Secrets
from feeds.place import Place
from feeds.punctual import TARGET, bound, session
from feeds.request_errors import request_error
from feeds.trust import PUBLIC, Trust

log = logging.getLogger("feeds.data.http.fetch")

REDIRECTS = 5
CHUNK_BYTES = 65536
ERROR_BODY_BYTES = 16384
_REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_STATUS_KINDS = {
    401: DataErrorKind.UNAUTHORIZED,
    403: DataErrorKind.UNAUTHORIZED,
    404: DataErrorKind.NOT_FOUND,
    410: DataErrorKind.NOT_FOUND,
    408: DataErrorKind.BUSY,
    425: DataErrorKind.BUSY,
    429: DataErrorKind.BUSY,
    503: DataErrorKind.BUSY,
}
_KINDS = {
    ErrorKind.UNREACHABLE: DataErrorKind.UNREACHABLE,
    ErrorKind.TIMEOUT: DataErrorKind.TIMEOUT,
    ErrorKind.UNTRUSTED: DataErrorKind.UNTRUSTED,
    ErrorKind.ENDED: DataErrorKind.CUT,
    ErrorKind.GARBAGE: DataErrorKind.GARBAGE,
    ErrorKind.UNSUPPORTED: DataErrorKind.UNSUPPORTED,
}


def fetch(request: Request, *, clock: Clock, trust: Trust = PUBLIC, limits: Limits = USUAL) -> Fetched:
    """Ask and return the whole answer. Raises DataError, whose words hold none of the request's secrets.

    May take a little longer than `limits.whole_s`: the system's look-up of a name can't be interrupted, and each
    address of a host may take `connect_s`.
    """
    secrets = request.secrets.and_also(request.credentials.password)
    try:
        place, credentials = place_of(request.address, request.query)
        secrets = secrets.and_also(credentials.password)
        with _Exchange(request, credentials or request.credentials, secrets, trust, limits, clock) as exchange:
            return exchange.run(place)
    except DataError as error:
        raise DataError(
            error.kind, secrets.redact(error.detail), retry_after_s=error.retry_after_s, body=error.body
        ) from None


class _Exchange:
    """A request with what follows from it."""

    def __init__(
        self,
        request: Request,
        credentials: Credentials,
        secrets: Secrets,
        trust: Trust,
        limits: Limits,
        clock: Clock,
    ) -> None:
        self._request = request
        self._secrets = secrets
        self._limits = limits
        self._clock = clock
        # As bytes, because requests takes text for Latin-1 (https://github.com/psf/requests/issues/4564).
        user, password = credentials.user.encode(), credentials.password.encode()
        self._auth = HTTPBasicAuth(user, password) if credentials else None
        self._began_s = time.monotonic()
        self._until_s = self._began_s + limits.whole_s
        self._trust = trust
        self._session = session(trust)

    def __enter__(self) -> "_Exchange":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def run(self, place: Place) -> Fetched:
        """Send the request to `place`, follow redirects and return the answer."""
        first, method = place, self._request.method
        for _ in range(REDIRECTS + 1):
            with self._send(place, method, at_home=_same_owner(first, place)) as response:
                location = response.headers.get("Location")
                if response.status_code not in _REDIRECT_STATUSES or location is None:
                    return self._answer(response, asked_with_known=_same_owner(first, place))
                place = self._follow(first, place, location)
                if response.status_code in (301, 302, 303):
                    method = "GET"
                elif method == "POST" and not _same_owner(first, place):
                    raise DataError(DataErrorKind.REDIRECTED, "redirect would carry what is posted to another server")
        raise DataError(DataErrorKind.REDIRECTED, f"more than {REDIRECTS} redirects")

    def _follow(self, first: Place, place: Place, location: str) -> Place:
        to = led_to(place, location)
        if to.host != first.host and to.host not in self._request.redirect_hosts:
            raise DataError(DataErrorKind.REDIRECTED, f"redirect to another host, {to.host}")
        if place.scheme == "https" and to.scheme == "http":
            raise DataError(DataErrorKind.REDIRECTED, "redirect from an encrypted address to one that is not")
        if not _same_owner(first, to) and self._secrets.found_in(to.target):
            raise DataError(DataErrorKind.REDIRECTED, "redirect would carry a key to another server")
        return to

    def _send(self, place: Place, method: str, *, at_home: bool) -> requests.Response:
        left_s = self._until_s - time.monotonic()
        if left_s <= 0:
            raise self._too_late()
        headers = {"Accept": "*/*"}
        if at_home:  # any header may be a key
            headers |= self._request.headers
            headers |= _conditions(self._request.known)
        headers["Accept-Encoding"] = ACCEPTED
        body = self._request.body if method == "POST" else None
        try:
            prepared = self._session.prepare_request(
                requests.Request(method, place.origin + "/", headers=headers, data=body)
            )
            if at_home and self._auth is not None:
                self._auth(prepared)
            prepared.headers[TARGET] = place.target
            # Not by `Session.send`: it reads and unpacks the whole body of a redirect, however large, even when told
            # not to follow.
            response = self._session.get_adapter(place.origin).send(
                prepared,
                stream=True,
                verify=self._trust.is_checked,
                timeout=(min(self._limits.connect_s, left_s), min(self._limits.first_byte_s, left_s)),
            )
        except requests.exceptions.InvalidHeader:
            raise _unsendable() from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError) as error:
            raise self._ours(error) from None
        except ValueError:  # from http.client, with the whole value in its words
            raise _unsendable() from None
        bound(response, until_s=self._until_s)
        return response

    def _answer(self, response: requests.Response, *, asked_with_known: bool) -> Fetched:
        status = response.status_code
        if status >= 400:
            raise self._status_error(response)
        unchanged = status == 304
        if unchanged and not (asked_with_known and self._request.known != NO_VALIDATORS):
            raise DataError(DataErrorKind.GARBAGE, "HTTP status 304, though nothing was known")
        if not unchanged and (status >= 300 or status == 206):
            raise DataError(DataErrorKind.GARBAGE, f"HTTP status {status}")
        body, wire_bytes = (b"", 0) if unchanged else self._body(response)
        headers = {name.lower(): value for name, value in response.headers.items()}
        told = Validators(headers.get("etag", ""), headers.get("last-modified", ""))
        known = self._request.known
        if unchanged:
            told = Validators(told.etag or known.etag, told.last_modified or known.last_modified)
        elapsed_s = time.monotonic() - self._began_s
        return Fetched(status, body, headers, told, unchanged, wire_bytes, self._clock.utc(), elapsed_s)

    def _body(self, response: requests.Response) -> tuple[bytes, int]:
        """Return the body, unpacked, and how many bytes it was on the way."""
        limit_bytes = self._limits.body_bytes
        unpack = unpacker(response.headers.get("Content-Encoding", ""))
        body = bytearray()
        wire_bytes = 0
        if _announced_bytes(response) > limit_bytes:
            raise self._too_large()
        while data := self._chunk(response):
            wire_bytes += len(data)
            body += unpack.feed(data, limit_bytes + 1 - len(body))
            if max(len(body), wire_bytes) > limit_bytes:
                raise self._too_large()
        unpack.end()
        return bytes(body), wire_bytes

    def _chunk(self, response: requests.Response) -> bytes:
        if time.monotonic() > self._until_s:
            raise self._too_late()
        try:
            data: bytes = response.raw.read1(CHUNK_BYTES, decode_content=False)
        except (urllib3.exceptions.HTTPError, HTTPException, OSError) as error:
            raise self._ours(error) from None
        return data

    def _status_error(self, response: requests.Response) -> DataError:
        status = response.status_code
        kind = _STATUS_KINDS.get(status, DataErrorKind.FAILING if status >= 500 else DataErrorKind.REJECTED)
        headers = response.headers
        wait_s = retry_after_s(
            headers.get("Retry-After", ""), now_utc=self._clock.utc(), server_date=headers.get("Date", "")
        )
        detail = f"HTTP status {status}"
        return DataError(kind, detail, retry_after_s=wait_s, body=self._error_body(response))

    def _error_body(self, response: requests.Response) -> bytes:
        """Return the beginning of what came with an error; it may tell a used-up quota from a wrong key."""
        try:
            unpack = unpacker(response.headers.get("Content-Encoding", ""))
            body = bytearray()
            while len(body) < ERROR_BODY_BYTES and (data := self._chunk(response)):
                body += unpack.feed(data, ERROR_BODY_BYTES - len(body))
            return bytes(body)
        except DataError as error:
            log.debug("what came with an HTTP error cannot be read: %s", error.kind)
            return b""

    def _ours(self, error: Exception) -> DataError:
        fault = request_error(error)
        if time.monotonic() >= self._until_s and fault.kind is not ErrorKind.UNTRUSTED:
            return self._too_late()
        return DataError(_KINDS[fault.kind], fault.detail)

    def _too_late(self) -> DataError:
        return DataError(DataErrorKind.TIMEOUT, f"answer not complete after {self._limits.whole_s:g} s")

    def _too_large(self) -> DataError:
        return DataError(DataErrorKind.TOO_LARGE, f"answer larger than {self._limits.body_bytes} bytes")


def _unsendable() -> DataError:
    return DataError(DataErrorKind.UNSUPPORTED, "a header of the request cannot be sent: line break or other alphabet")


def _same_owner(first: Place, place: Place) -> bool:
    """Whether what was meant for `first` may be told to `place`: the same server, or the same one now encrypted."""
    upgraded = (first.scheme, first.port, place.scheme, place.port) == ("http", 80, "https", 443)
    return first.host == place.host and (first.origin == place.origin or upgraded)


def _conditions(known: Validators) -> dict[str, str]:
    headers = {}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _announced_bytes(response: requests.Response) -> int:
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else 0
