"""Still pictures: one JPEG at an address, fetched again and again.

What counts as a new picture is for the server to say. Requests are conditional (RFC 9110, 13.1) where it gave an
ETag or a Last-Modified:

- It says "not modified", or sends the same bytes under the same mark: there is no new picture, and the one that is
  there gets old as any other does (late, then lost). A night without movement is no fault, but no live picture either.
- It sends other bytes: a new picture. Where it says when that was made (Last-Modified against its own Date, with the
  Age that caches add), the picture is that old from the beginning.
- It sends the same bytes as if they were new: that is a frozen camera, see `feeds.watch`.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Literal

from feeds.core import ErrorKind, FeedError
from feeds.late import TURN
from feeds.source import CodecSpec, Incoming, KindConfig, StreamContext

MAX_PICTURE_BYTES = 32 << 20
_JPEG_START = b"\xff\xd8"
_JPEG_END = b"\xff\xd9"
_TAIL_BYTES = 4096
"""How far before the end of an answer the picture may end: some cameras append notes of their own."""


class StillConfig(KindConfig):
    """A JPEG picture at an ``http(s)://`` address, fetched every `interval_s` seconds."""

    kind: Literal["still"] = "still"
    interval_s: float = 1.0
    frozen_proof_s: float = 5.0


@dataclass(slots=True)
class Unchanged:
    """Tells by a server's answers whether a picture is new, and how old it is. `ask`: headers of the next request."""

    ask: dict[str, str] = field(default_factory=dict)
    _body: bytes = b""
    _made: str = ""
    _dates_lie: bool = False

    def is_new(self, status: int, headers: Mapping[str, str], body: bytes) -> bool:
        """Take an answer; return whether it brings a picture that the server calls a new one."""
        if status == 304:
            return False
        ask = {
            request: headers[answer]
            for request, answer in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
            if answer in headers
        }
        made = headers.get("Last-Modified", "")
        same = body == self._body
        if same and ask and ask == self.ask:
            return False
        # A date that stays while the picture changes is that of something else: of the firmware, of the start.
        self._dates_lie = self._dates_lie or (bool(made) and made == self._made and not same)
        self.ask, self._body, self._made = ask, body, made
        return True

    def age_s(self, headers: Mapping[str, str]) -> float | None:
        """Return how old the picture of this answer is, None where the server does not say or cannot be believed."""
        if self._dates_lie:
            return None
        try:
            made, now = (parsedate_to_datetime(headers[name]) for name in ("Last-Modified", "Date"))
            age_s = (now - made).total_seconds() + float(headers.get("Age", "0"))
        except (KeyError, ValueError, TypeError):  # not told; no date; one of them without a zone
            return None
        return age_s if age_s >= 0 else None


class StillSource:
    """Fetches the picture, skipping the body when the server says that it did not change.

    Paced, though there are no time stamps to wait for, because that is how the age of pictures is told.
    """

    paced = True
    speed = 1.0
    repeats_on_purpose = False
    transport = "http"

    def __init__(self, config: StillConfig, context: StreamContext) -> None:
        with TURN:
            from feeds.http import HttpClient

        self._config = config
        self._context = context
        self._http = HttpClient(context, config)

    def pictures(self) -> Iterator[Incoming]:
        """Yield each new picture, at most one every `interval_s`; raise FeedError when a fetch fails."""
        from av.packet import Packet

        codec: CodecSpec | None = CodecSpec("mjpeg")
        unchanged, ages_told = Unchanged(), False
        while not self._context.stop.is_set():
            started_s = time.monotonic()
            body, response = self._http.get(
                self._config.address,
                limit_bytes=MAX_PICTURE_BYTES,
                deadline_s=self._http.answer_s,
                headers=unchanged.ask,
            )
            if response.status_code != 304:
                _check(body)
            if unchanged.is_new(response.status_code, response.headers, body):
                packet = Packet(body)
                packet.is_keyframe = True
                age_s = unchanged.age_s(response.headers)
                ages_told = ages_told or age_s is not None
                # Once an age was told, none would leave that one standing.
                made_utc_s = time.time() - (age_s or 0.0) if ages_told else None
                yield Incoming(packet, None, time.monotonic_ns(), made_utc_s, codec)
                codec = None
            self._context.stop.wait(max(0.0, self._config.interval_s - (time.monotonic() - started_s)))

    def close(self) -> None:
        """Close the connection."""
        self._http.close()


def _check(body: bytes) -> None:
    """Raise FeedError for what is not a whole JPEG picture."""
    if not body.startswith(_JPEG_START):
        raise FeedError(ErrorKind.GARBAGE, "answer is not a JPEG picture")
    if _JPEG_END not in body[-_TAIL_BYTES:]:
        raise FeedError(ErrorKind.ENDED, "server sent only a part of the picture")


def open_source(config: StillConfig, context: StreamContext) -> StillSource:
    """Make ready to fetch. Raises FeedError only while fetching."""
    return StillSource(config, context)
