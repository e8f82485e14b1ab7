"""Still pictures: one JPEG at an address, fetched again and again."""

import time
from collections.abc import Iterator
from typing import Literal

from feeds.core import ErrorKind, FeedError
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


class StillSource:
    """Fetches the picture, skipping the body when the server says that it did not change."""

    paced = False
    speed = 1.0
    repeats_on_purpose = False
    transport = "http"

    def __init__(self, config: StillConfig, context: StreamContext) -> None:
        from feeds.http import HttpClient

        self._config = config
        self._context = context
        self._http = HttpClient(context, config.credentials, timeout_s=config.read_timeout_s)

    def pictures(self) -> Iterator[Incoming]:
        """Yield each picture fetched, at most one every `interval_s`; raise FeedError when a fetch fails."""
        from av.packet import Packet

        codec: CodecSpec | None = CodecSpec("mjpeg")
        validators: dict[str, str] = {}
        last = b""
        while not self._context.stop.is_set():
            started_s = time.monotonic()
            body, response = self._http.get(
                self._config.address,
                limit_bytes=MAX_PICTURE_BYTES,
                deadline_s=self._config.read_timeout_s,
                headers=validators,
            )
            if response.status_code == 304:
                body = last
            elif not body.startswith(_JPEG_START):
                raise FeedError(ErrorKind.GARBAGE, "answer is not a JPEG picture")
            elif _JPEG_END not in body[-_TAIL_BYTES:]:
                raise FeedError(ErrorKind.ENDED, "server sent only a part of the picture")
            validators = {
                ask: response.headers[told]
                for ask, told in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
                if told in response.headers
            } or validators
            last = body
            packet = Packet(body)
            packet.is_keyframe = True
            yield Incoming(packet, None, time.monotonic_ns(), None, codec)
            codec = None
            self._context.stop.wait(max(0.0, self._config.interval_s - (time.monotonic() - started_s)))

    def close(self) -> None:
        """Close the connection."""
        self._http.close()


def open_source(config: StillConfig, context: StreamContext) -> StillSource:
    """Make ready to fetch. Raises FeedError only while fetching."""
    return StillSource(config, context)
