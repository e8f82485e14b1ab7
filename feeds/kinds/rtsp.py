"""RTSP cameras, over TCP or UDP (RFC 2326), by FFmpeg's client."""

from collections.abc import Iterator
from typing import Literal

from feeds.address import with_credentials
from feeds.core import ErrorKind, FeedError
from feeds.source import Incoming, ProbedConfig, StreamContext


class RtspConfig(ProbedConfig):
    """A camera at an ``rtsp://`` or ``rtsps://`` address.

    `transport`: "auto" begins with TCP and turns to UDP after repeated stalls.
    """

    kind: Literal["rtsp"] = "rtsp"
    transport: Literal["auto", "tcp", "udp"] = "auto"


class RtspSource:
    """An open RTSP session; pictures are shown as they come."""

    paced = False
    speed = 1.0
    repeats_on_purpose = False

    def __init__(self, config: RtspConfig, context: StreamContext) -> None:
        from feeds.ffmpeg import open_container

        self.transport = "udp" if config.transport == "udp" else "tcp"
        self._context = context
        self._read_timeout_s = config.read_timeout_s
        # The protocol's own time-out, in microseconds: PyAV's would take the interpreter lock several times a
        # packet (https://github.com/PyAV-Org/PyAV/issues/1112). Its older name `stimeout` is silently ignored.
        self._container, self._stream = open_container(
            with_credentials(config.address, config.credentials),
            context=context,
            open_timeout_s=config.open_timeout_s,
            # It holds for the whole session: where a camera is given longer to open, PyAV's has to watch the rest.
            read_timeout_s=config.read_timeout_s if config.open_timeout_s > config.read_timeout_s else None,
            options={
                "rtsp_transport": self.transport,
                "timeout": str(int(max(config.open_timeout_s, config.read_timeout_s) * 1_000_000)),
                "allowed_media_types": "video",
                "max_delay": "500000",
                "buffer_size": "2097152",
            },
            format_name="rtsp",
            trust=config.trust,
            probes_longer=config.probes_longer,
        )

    def pictures(self) -> Iterator[Incoming]:
        """Yield pictures as the camera sends them; raise FeedError when it stops."""
        from feeds.ffmpeg import demux

        yield from demux(self._container, self._stream, context=self._context, read_timeout_s=self._read_timeout_s)
        if not self._context.stop.is_set():
            raise FeedError(ErrorKind.ENDED, "camera closed the RTSP session")

    def close(self) -> None:
        """Tear the session down."""
        self._container.close()


def open_source(config: RtspConfig, context: StreamContext) -> RtspSource:
    """Open the camera. Raises FeedError."""
    return RtspSource(config, context)
