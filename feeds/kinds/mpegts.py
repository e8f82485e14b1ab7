"""MPEG transport streams that never end, over HTTP or HTTPS."""

from collections.abc import Iterator
from typing import Literal

from feeds.address import with_credentials
from feeds.core import ErrorKind, FeedError
from feeds.source import Incoming, ProbedConfig, StreamContext


class MpegTsConfig(ProbedConfig):
    """A live MPEG-TS at an ``http://`` or ``https://`` address."""

    kind: Literal["mpegts"] = "mpegts"


class MpegTsSource:
    """An open MPEG-TS; pictures are shown as they come."""

    paced = False
    speed = 1.0
    repeats_on_purpose = False
    transport = "http"

    def __init__(self, config: MpegTsConfig, context: StreamContext) -> None:
        from feeds.ffmpeg import open_container

        self._context = context
        self._read_timeout_s = config.read_timeout_s
        # PyAV's time-out counts per packet, so that a server which trickles bytes is seen too; HTTP data comes in
        # large pieces, so it costs little here.
        self._container, self._stream = open_container(
            with_credentials(config.address, config.credentials),
            context=context,
            open_timeout_s=config.open_timeout_s,
            read_timeout_s=config.read_timeout_s,
            # Not "nobuffer": it throws the probed packets away, and with them the first keyframe.
            options={
                "reconnect": "0",
                "scan_all_pmts": "0",
                "user_agent": "controlroom",
                "max_redirects": "5",
            },
            format_name="mpegts",
            trust=config.trust,
            probes_longer=config.probes_longer,
        )

    def pictures(self) -> Iterator[Incoming]:
        """Yield pictures as they come; raise FeedError when they stop."""
        from feeds.ffmpeg import demux

        yield from demux(self._container, self._stream, context=self._context, read_timeout_s=self._read_timeout_s)
        if not self._context.stop.is_set():
            raise FeedError(ErrorKind.ENDED, "server closed the stream")

    def close(self) -> None:
        """Close the connection."""
        self._container.close()


def open_source(config: MpegTsConfig, context: StreamContext) -> MpegTsSource:
    """Open the stream. Raises FeedError."""
    return MpegTsSource(config, context)
