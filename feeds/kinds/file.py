"""Video files and folders of them, played over and over by their own clock."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from feeds.core import ErrorKind, FeedError
from feeds.source import Incoming, KindConfig, StreamContext

VIDEO_SUFFIXES = frozenset({".mp4", ".mkv", ".mov", ".ts", ".m2ts", ".avi", ".webm", ".m4v"})


class FileConfig(KindConfig):
    """A video file or a folder of video files (played in the order of their names), looped."""

    kind: Literal["file"] = "file"


def local_path(address: str) -> Path:
    """Return the path that a ``file://`` address or a plain path means."""
    return Path(unquote(urlsplit(address).path)) if address.startswith("file://") else Path(address)


class FileSource:
    """One file after the other, for ever; each picture's time goes on from the last one's."""

    paced = True
    speed = 1.0
    repeats_on_purpose = True
    transport = "file"

    def __init__(self, config: FileConfig, context: StreamContext) -> None:
        self._context = context
        self._timeout_s = config.read_timeout_s
        path = local_path(config.address)
        if path.is_dir():
            self._files = sorted(file for file in path.iterdir() if file.suffix.lower() in VIDEO_SUFFIXES)
            if not self._files:
                raise FeedError(ErrorKind.NO_FILE, f"no video file in the folder {path}")
        elif path.is_file():
            self._files = [path]
        else:
            raise FeedError(ErrorKind.NO_FILE, f"no file {path}")

    def pictures(self) -> Iterator[Incoming]:
        """Yield the pictures of all files, again and again; raise FeedError when none of them can be played."""
        from feeds.ffmpeg import demux, open_container

        offset_s = 0.0
        while not self._context.stop.is_set():
            played = 0
            refused: FeedError | None = None
            for file in self._files:
                try:
                    container, stream = open_container(
                        str(file),
                        context=self._context,
                        open_timeout_s=self._timeout_s,
                        read_timeout_s=None,
                        options={},
                    )
                except FeedError as error:
                    refused = error
                    continue
                with container:
                    first_s: float | None = None
                    end_s = offset_s
                    for incoming in demux(container, stream, context=self._context, read_timeout_s=self._timeout_s):
                        if incoming.pts_s is not None:
                            first_s = incoming.pts_s if first_s is None else first_s
                            incoming.pts_s = offset_s + incoming.pts_s - first_s
                            end_s = max(
                                end_s, incoming.pts_s + float(incoming.packet.duration or 0) * _time_base(stream)
                            )
                        incoming.read_ns = time.monotonic_ns()
                        played += 1
                        yield incoming
                    offset_s = end_s
            if not played and not self._context.stop.is_set():
                raise refused or FeedError(ErrorKind.GARBAGE, "no pictures in the file")

    def close(self) -> None:
        """Nothing stays open between pictures of two files."""


def _time_base(stream: object) -> float:
    return float(getattr(stream, "time_base", 0) or 0)


def open_source(config: FileConfig, context: StreamContext) -> FileSource:
    """Find the file or files. Raises FeedError."""
    return FileSource(config, context)
