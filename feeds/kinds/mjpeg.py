"""MJPEG over HTTP: one JPEG after the other in a multipart answer (``multipart/x-mixed-replace``)."""

import re
import time
from collections.abc import Iterable, Iterator
from typing import Literal

from feeds.core import ErrorKind, FeedError
from feeds.late import TURN
from feeds.source import CodecSpec, Incoming, KindConfig, StreamContext

MAX_PICTURE_BYTES = 32 << 20
_MAX_HEADER_BYTES = 16384
_BOUNDARY = re.compile(r'boundary\s*=\s*"?([^";]+)"?', re.IGNORECASE)
_LENGTH = re.compile(rb"^content-length\s*:\s*(\d{1,18})", re.IGNORECASE | re.MULTILINE)
_JPEG_START = b"\xff\xd8"
_JPEG_END = b"\xff\xd9"


class MjpegConfig(KindConfig):
    """A camera that answers with a multipart stream of JPEG pictures."""

    kind: Literal["mjpeg"] = "mjpeg"


def boundary_of(content_type: str) -> bytes:
    """Return the delimiter line of a multipart `content_type` (RFC 2046), with its two dashes exactly once: some
    cameras already write them into the parameter."""
    match = _BOUNDARY.search(content_type)
    if match is None:
        return b"--"
    return b"--" + match[1].strip().removeprefix("--").encode("latin-1", "replace")


def split_parts(chunks: Iterable[bytes], boundary: bytes) -> Iterator[bytes]:
    """Yield the body of each part of a multipart stream as soon as it is complete.

    A part with a Content-Length is complete when that many bytes are there; without one, at the next boundary that
    follows a JPEG end mark. Raises FeedError (GARBAGE) when headers or a part grow beyond all sense.
    """
    buffer = bytearray()
    wanted: int | None = None
    in_body = False
    scanned = 0
    for chunk in chunks:
        buffer += chunk
        while True:
            if not in_body:
                end, gap = _header_end(buffer)
                if end < 0:
                    if len(buffer) > _MAX_HEADER_BYTES:
                        raise FeedError(ErrorKind.GARBAGE, "no part header in the multipart stream")
                    break
                match = _LENGTH.search(buffer[:end])
                wanted = int(match[1]) if match else None
                if wanted is not None and wanted > MAX_PICTURE_BYTES:
                    raise FeedError(ErrorKind.GARBAGE, f"picture of {wanted} bytes announced")
                del buffer[: end + gap]
                in_body, scanned = True, 0
            if wanted is not None:
                if len(buffer) < wanted:
                    break
                part, rest = bytes(buffer[:wanted]), wanted
            else:
                rest = _body_end(buffer, boundary, scanned)
                if rest < 0:
                    if len(buffer) > MAX_PICTURE_BYTES:
                        raise FeedError(ErrorKind.GARBAGE, "picture without an end")
                    scanned = max(0, len(buffer) - len(boundary) - 2)
                    break
                part = bytes(buffer[:rest]).rstrip(b"\r\n")
            del buffer[:rest]
            in_body = False
            if part:
                yield part


def _body_end(buffer: bytearray, boundary: bytes, start: int) -> int:
    """Return where the line end before the next boundary is, -1 when it is not there yet."""
    while (end := buffer.find(b"\n" + boundary, start)) >= 0:
        # A boundary as short as two dashes also stands inside pictures.
        if buffer[:end].rstrip(b"\r\n").endswith(_JPEG_END):
            return end
        start = end + 1
    return -1


def _header_end(buffer: bytearray) -> tuple[int, int]:
    """Return where a part's headers end and how long the empty line is; (-1, 0) when the end is not there yet."""
    start = 0
    while start < len(buffer) and buffer[start] in b"\r\n":
        start += 1
    ends = [(buffer.find(mark, start), len(mark)) for mark in (b"\r\n\r\n", b"\n\n")]
    found = [end for end in ends if end[0] >= 0]
    return min(found) if found else (-1, 0)


class MjpegSource:
    """An open MJPEG answer; pictures are shown as they come."""

    paced = False
    speed = 1.0
    repeats_on_purpose = False
    transport = "http"

    def __init__(self, config: MjpegConfig, context: StreamContext) -> None:
        with TURN:
            from feeds.http import HttpClient

        self._context = context
        self._http = HttpClient(context, config)
        self._response = self._http.open(config.address)
        content_type = self._response.headers.get("Content-Type", "")
        if not content_type.lower().startswith("multipart/"):
            self.close()
            raise FeedError(ErrorKind.GARBAGE, f"content type {content_type[:60]!r} is not multipart")
        self._read_timeout_s = config.read_timeout_s
        self._until_s = 0.0
        self._boundary = boundary_of(content_type)

    def pictures(self) -> Iterator[Incoming]:
        """Yield JPEG pictures as they come; raise FeedError when they stop."""
        from av.packet import Packet

        codec: CodecSpec | None = CodecSpec("mjpeg")
        self._http.give_time(self._response)
        self._until_s = time.monotonic() + self._http.answer_s
        for part in split_parts(self._chunks(), self._boundary):
            if not part.startswith(_JPEG_START):
                raise FeedError(ErrorKind.GARBAGE, "part of the stream is not a JPEG picture")
            packet = Packet(part)
            packet.is_keyframe = True
            yield Incoming(packet, None, time.monotonic_ns(), None, codec)
            if codec is not None:
                self._http.be_strict(self._response)
                codec = None
            self._until_s = time.monotonic() + self._read_timeout_s
        if not self._context.stop.is_set():
            raise FeedError(ErrorKind.ENDED, "server closed the stream")

    def _chunks(self) -> Iterator[bytes]:
        for chunk in self._http.chunks(self._response):
            if time.monotonic() > self._until_s:
                raise FeedError(ErrorKind.TIMEOUT, "data comes, but no whole picture")
            yield chunk

    def close(self) -> None:
        """Close the connection."""
        self._response.close()
        self._http.close()


def open_source(config: MjpegConfig, context: StreamContext) -> MjpegSource:
    """Open the stream. Raises FeedError."""
    return MjpegSource(config, context)
