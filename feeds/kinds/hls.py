"""HLS (RFC 8216) live streams, with MPEG-TS or fragmented MP4 segments.

A fetching thread always drains what the server offers; the stream's own thread plays it by its time stamps. The
distance to the live edge is held in both directions: it starts two segments behind the edge, plays up to a tenth
faster when more has piled up, and jumps to the edge when far too much has. FFmpeg's own HLS reader is not used: it
cannot be stopped while it waits for a playlist to change, and does not tell when a segment was recorded.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from feeds.core import ErrorKind, FeedError
from feeds.late import TURN
from feeds.playlist import InitSection, MediaPlaylist, Segment, is_master, parse_master, parse_media
from feeds.source import CodecSpec, Incoming, KindConfig, StreamContext

MAX_PLAYLIST_BYTES = 1 << 20
MAX_SEGMENT_BYTES = 64 << 20
START_SEGMENTS = 2
"""How many segments from the live edge playing starts: fewer and it stalls at every late playlist."""
FAST_ABOVE_TARGETS = 2.6
JUMP_ABOVE_TARGETS = 5.0
CATCH_UP_SPEED = 1.1


class HlsConfig(KindConfig):
    """A live playlist at an ``http(s)://`` address.

    `variant`: which quality of a master playlist to take.
    """

    kind: Literal["hls"] = "hls"
    variant: Literal["highest", "lowest"] = "highest"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A segment with its bytes."""

    segment: Segment
    data: bytes
    read_ns: int
    discontinuity: bool


class HlsSource:
    """A live HLS stream; pictures are paced by their time stamps. `speed` is what the pacer should play at now."""

    paced = True
    repeats_on_purpose = False
    transport = "hls"

    def __init__(self, config: HlsConfig, context: StreamContext) -> None:
        with TURN:
            from feeds.http import HttpClient

        self._config = config
        self._context = context
        self._http = HttpClient(context, config)
        self._queue: deque[Fetched] = deque()
        self._changed = threading.Condition()
        self._failed: FeedError | None = None
        self._closed = False
        self._address, playlist = self._first_playlist(config.address)
        self._target_s = playlist.target_s
        self._thread = threading.Thread(target=self._fetch, args=(playlist,), name="hls-fetch", daemon=True)
        self._thread.start()

    @property
    def speed(self) -> float:
        """How fast to play: a little faster than time while too much has piled up."""
        return CATCH_UP_SPEED if self.buffered_s > FAST_ABOVE_TARGETS * self._target_s else 1.0

    @property
    def buffered_s(self) -> float:
        """Seconds of video fetched and not yet taken for playing."""
        with self._changed:
            return sum(fetched.segment.duration_s for fetched in self._queue)

    def _read_playlist(self, address: str) -> tuple[str, str]:
        body, response = self._http.get(
            address, limit_bytes=MAX_PLAYLIST_BYTES, deadline_s=self._http.answer_s + self._config.read_timeout_s
        )
        return body.decode("utf-8", "replace"), response.url if response.history else address

    def _first_playlist(self, address: str) -> tuple[str, MediaPlaylist]:
        text, base = self._read_playlist(address)
        if is_master(text):
            variants = parse_master(text, base)
            address = variants[0 if self._config.variant == "highest" else -1].address
            text, base = self._read_playlist(address)
        return address, parse_media(text, base)

    def _fetch(self, playlist: MediaPlaylist) -> None:
        """Fetch segments until closed or until the server fails for good (the fetching thread)."""
        try:
            self._follow(playlist)
        except Exception as error:  # handed to the playing thread, which raises it
            with self._changed:
                self._failed = (
                    error if isinstance(error, FeedError) else FeedError(ErrorKind.INTERNAL, type(error).__name__)
                )
                self._changed.notify()

    def _follow(self, playlist: MediaPlaylist) -> None:
        next_number: int | None = None
        inits: dict[InitSection, bytes] = {}
        misses = 0
        gap = False
        while not self._stopped:
            self._target_s = playlist.target_s
            fresh = _fresh(playlist.segments, next_number)
            for segment in fresh:
                gap = gap or segment.number != next_number
                try:
                    data = self._segment_bytes(segment, inits)
                except FeedError as error:
                    misses += 1
                    if misses >= 3 or not (error.retryable or error.kind is ErrorKind.NOT_FOUND):
                        raise
                    gap = True  # it has left the server's window: go on with the next
                    next_number = segment.number + 1
                    continue
                misses = 0
                if self._stopped:
                    return
                next_number = segment.number + 1
                self._offer(Fetched(segment, data, time.monotonic_ns(), segment.discontinuity or gap))
                gap = False
            if playlist.ended:
                raise FeedError(ErrorKind.ENDED, "playlist has ended")
            # RFC 8216 6.3.4: wait a target duration after a change, half of one when nothing was new. A third keeps
            # the picture closer to live at the cost of a small request.
            self._context.stop.wait(max(0.25, self._target_s / 3))
            if self._stopped:
                return
            text, base = self._read_playlist(self._address)
            playlist = parse_media(text, base)

    def _segment_bytes(self, segment: Segment, inits: dict[InitSection, bytes]) -> bytes:
        deadline_s = max(self._http.answer_s, 3 * segment.duration_s)
        head = b""
        if segment.init is not None:
            if segment.init not in inits:
                inits.clear()
                part = segment.init.byte_range
                inits[segment.init], _ = self._http.get(
                    segment.init.address,
                    limit_bytes=MAX_PLAYLIST_BYTES,
                    deadline_s=deadline_s,
                    headers=part.header if part else None,
                )
            head = inits[segment.init]
        body, _ = self._http.get(
            segment.address,
            limit_bytes=MAX_SEGMENT_BYTES,
            deadline_s=deadline_s,
            headers=segment.byte_range.header if segment.byte_range else None,
        )
        return head + body

    def _offer(self, fetched: Fetched) -> None:
        with self._changed:
            self._queue.append(fetched)
            held_s = sum(waiting.segment.duration_s for waiting in self._queue)
            if held_s > JUMP_ABOVE_TARGETS * self._target_s:
                edge = list(self._queue)[-START_SEGMENTS:]
                self._queue.clear()
                self._queue.append(Fetched(edge[0].segment, edge[0].data, edge[0].read_ns, True))
                self._queue.extend(edge[1:])
            self._changed.notify()

    @property
    def _stopped(self) -> bool:
        return self._closed or self._context.stop.is_set()

    def _next(self) -> Fetched | None:
        """Wait for the next segment; None when stopped. Raises FeedError when the server failed or went silent."""
        until_s = time.monotonic() + max(self._http.answer_s, 3 * self._target_s)
        with self._changed:
            while not self._queue:
                if self._stopped:
                    return None
                if self._failed is not None:
                    raise self._failed
                if time.monotonic() > until_s:
                    raise FeedError(ErrorKind.TIMEOUT, "playlist shows no new segment")
                self._changed.wait(0.25)
            self._http.be_strict()
            return self._queue.popleft()

    def pictures(self) -> Iterator[Incoming]:
        """Yield the pictures of one segment after the other; raise FeedError when no more come."""
        from feeds.ffmpeg import demux, open_data

        codec: CodecSpec | None = None
        while (fetched := self._next()) is not None:
            container, stream = open_data(
                fetched.data, context=self._context, open_timeout_s=self._config.read_timeout_s
            )
            with container:
                first_s: float | None = None
                for incoming in demux(container, stream, context=self._context, read_timeout_s=1e9):
                    spec = incoming.codec
                    if spec is not None:
                        fresh = fetched.discontinuity or codec is None or _differ(spec, codec)
                        incoming.codec = spec if fresh else None
                        codec = spec if fresh else codec
                    if incoming.pts_s is not None and fetched.segment.utc_s is not None:
                        first_s = incoming.pts_s if first_s is None else first_s
                        incoming.capture_utc_s = fetched.segment.utc_s + incoming.pts_s - first_s
                    incoming.read_ns = fetched.read_ns
                    yield incoming

    def close(self) -> None:
        """Stop fetching; the thread ends within its current request's time-out."""
        self._closed = True
        with self._changed:
            self._changed.notify_all()
        self._http.close()
        self._thread.join(self._config.read_timeout_s * 2)


def _fresh(segments: tuple[Segment, ...], next_number: int | None) -> tuple[Segment, ...]:
    """Return what is to be fetched now: from `next_number` on, from near the edge at first and when the server has
    begun to count anew."""
    if next_number is None or (segments and segments[-1].number < next_number - 1):
        return segments[-START_SEGMENTS:]
    return tuple(segment for segment in segments if segment.number >= next_number)


def _differ(new: CodecSpec, old: CodecSpec) -> bool:
    """Tell whether decoding has to start afresh: another codec, or other out-of-band headers (fragmented MP4)."""
    return new.name != old.name or (new.extradata or b"") != (old.extradata or b"")


def open_source(config: HlsConfig, context: StreamContext) -> HlsSource:
    """Read the first playlist. Raises FeedError."""
    return HlsSource(config, context)
