"""Video files and folders of them, played over and over by their own clock."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Literal
from urllib.parse import unquote, urlsplit

from feeds.core import ErrorKind, FeedError
from feeds.source import Incoming, KindConfig, StreamContext

VIDEO_SUFFIXES = frozenset({".mp4", ".mkv", ".mov", ".ts", ".m2ts", ".avi", ".webm", ".m4v"})


_SHORTEST_S = 0.04
"""How long even a file of a single picture is shown."""


class FileConfig(KindConfig):
    """A video file or a folder of video files (played in the order of their names), looped."""

    begins_anew: ClassVar[bool] = True

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
        try:
            files = path.iterdir() if path.is_dir() else iter([path] if path.is_file() else [])
            self._files = sorted(file for file in files if file == path or file.suffix.lower() in VIDEO_SUFFIXES)
        except OSError as error:
            raise FeedError(ErrorKind.NO_FILE, f"{path}: {error.strerror}") from None
        if not self._files:
            raise FeedError(ErrorKind.NO_FILE, f"no video file at {path}")

    def pictures(self) -> Iterator[Incoming]:
        """Yield the pictures of all files, again and again; raise FeedError when none of them can be played."""
        offset_s = 0.0
        while not self._context.stop.is_set():
            played = 0
            refused: FeedError | None = None
            for file in self._files:
                end_s = offset_s + _SHORTEST_S
                try:
                    for incoming in self._file_pictures(file):
                        if incoming.pts_s is not None:
                            incoming.pts_s += offset_s
                            end_s = max(end_s, incoming.pts_s + _duration_s(incoming))
                        played += 1
                        yield incoming
                except FeedError as error:
                    refused = error
                offset_s = end_s
            if not played and not self._context.stop.is_set():
                raise refused or FeedError(ErrorKind.GARBAGE, "no pictures in the file")

    def _file_pictures(self, file: Path) -> Iterator[Incoming]:
        """Yield the pictures of one file, by times that begin at 0. Raises FeedError."""
        from feeds.ffmpeg import demux, open_data

        container, stream = open_data(str(file), context=self._context, open_timeout_s=self._timeout_s)
        with container:
            first_s: float | None = None
            for incoming in demux(container, stream, context=self._context, read_timeout_s=self._timeout_s):
                if incoming.pts_s is not None:
                    first_s = incoming.pts_s if first_s is None else first_s
                    incoming.pts_s -= first_s
                yield incoming

    def close(self) -> None:
        """Nothing stays open between pictures of two files."""


def _duration_s(incoming: Incoming) -> float:
    packet = incoming.packet
    return float((packet.duration or 0) * (packet.time_base or 0))


def open_source(config: FileConfig, context: StreamContext) -> FileSource:
    """Find the file or files. Raises FeedError."""
    return FileSource(config, context)
