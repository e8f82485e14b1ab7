"""A token that clients have to know, and what becomes of those who guess."""

import hmac
from collections import OrderedDict
from hashlib import sha256

from feeds.core import Clock
from feeds.http_server.messages import Refused, Request

LEAST_TOKEN = 16
GUESSES = 10
"""Wrong tokens of one client in a minute; after that none is looked at until the minute is over."""
GUESSING_S = 60.0
SLOW_S = 0.5
SLOWEST_S = 4.0
MOST_CLIENTS = 1000


class TokenGuard:
    """Turns away who does not know the token, slower each time, and for a minute who has guessed too often."""

    def __init__(self, token: str, clock: Clock) -> None:
        self._token = _digest(token.encode())
        self._clock = clock
        self._guesses: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def check(self, request: Request) -> None:
        """Raise Refused where a request does not show the token, ``Authorization: Bearer TOKEN``."""
        now_s = self._clock.monotonic_s()
        guesses, since_s = self._guesses.get(request.client, (0, now_s))
        if now_s - since_s >= GUESSING_S:
            guesses, since_s = 0, now_s
        if guesses >= GUESSES:
            wait_s = max(1, round(since_s + GUESSING_S - now_s))
            raise Refused(429, "too many wrong tokens", ("Retry-After", str(wait_s)))
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not given.strip():
            raise Refused(401, "send the token: Authorization: Bearer TOKEN", ("WWW-Authenticate", "Bearer"))
        if hmac.compare_digest(_digest(given.strip().encode("latin-1")), self._token):
            self._guesses.pop(request.client, None)
            return
        self._guesses[request.client] = (guesses + 1, since_s)
        self._guesses.move_to_end(request.client)
        while len(self._guesses) > MOST_CLIENTS:
            self._guesses.popitem(last=False)
        wrong = ("WWW-Authenticate", 'Bearer error="invalid_token"')
        raise Refused(401, "wrong token", wrong, after_s=min(SLOWEST_S, SLOW_S * 2**guesses))


def _digest(value: bytes) -> bytes:
    return sha256(value).digest()
