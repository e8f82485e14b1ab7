"""HLS playlists (RFC 8216): what a live player needs of them, and nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from feeds.address import joined
from feeds.core import ErrorKind, FeedError

_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"]*"|[^,]*)')


@dataclass(frozen=True, slots=True)
class Variant:
    """One quality that a master playlist offers."""

    address: str
    bandwidth: int
    width_px: int = 0
    height_px: int = 0


@dataclass(frozen=True, slots=True)
class ByteRange:
    """A part of a file: its first byte and how many."""

    start: int
    length: int

    @property
    def header(self) -> dict[str, str]:
        """The HTTP header that asks for it."""
        return {"Range": f"bytes={self.start}-{self.start + self.length - 1}"}


@dataclass(frozen=True, slots=True)
class InitSection:
    """Where the header of fragmented MP4 segments is."""

    address: str
    byte_range: ByteRange | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the stream. `utc_s`: when its first picture was taken, where the playlist tells."""

    number: int
    address: str
    duration_s: float
    utc_s: float | None = None
    discontinuity: bool = False
    init: InitSection | None = None
    byte_range: ByteRange | None = None


@dataclass(frozen=True, slots=True)
class MediaPlaylist:
    """The segments there are now. `ended`: no more will come."""

    target_s: float
    segments: tuple[Segment, ...]
    ended: bool


def _attributes(text: str) -> dict[str, str]:
    return {name: value.strip('"') for name, value in _ATTRIBUTE.findall(text)}


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    if not lines or not lines[0].startswith("#EXTM3U"):
        raise FeedError(ErrorKind.GARBAGE, "answer is not an HLS playlist")
    return [line for line in lines[1:] if line]


def is_master(text: str) -> bool:
    """Tell whether a playlist lists qualities rather than segments."""
    return "#EXT-X-STREAM-INF" in text


def parse_master(text: str, base: str) -> tuple[Variant, ...]:
    """Return the variants of a master playlist, best first. Raises FeedError (GARBAGE) when there is none."""
    variants = []
    pending: dict[str, str] | None = None
    for line in _lines(text):
        if line.startswith("#EXT-X-STREAM-INF:"):
            pending = _attributes(line.partition(":")[2])
        elif not line.startswith("#") and pending is not None:
            width, _, height = pending.get("RESOLUTION", "0x0").lower().partition("x")
            variants.append(
                Variant(_join(base, line), _whole(pending.get("BANDWIDTH", "0")), _whole(width), _whole(height))
            )
            pending = None
    if not variants:
        raise FeedError(ErrorKind.GARBAGE, "HLS master playlist without a stream")
    return tuple(sorted(variants, key=lambda v: (v.width_px * v.height_px, v.bandwidth), reverse=True))


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _join(base: str, address: str) -> str:
    try:
        return address if urlsplit(address).scheme else joined(base, address)
    except ValueError:
        raise FeedError(ErrorKind.GARBAGE, "HLS playlist with a wrong address") from None


def _number(text: str, what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise FeedError(ErrorKind.GARBAGE, f"HLS playlist with a wrong {what}") from None
    if not 0 <= value < 1e9:
        raise FeedError(ErrorKind.GARBAGE, f"HLS playlist with a wrong {what}")
    return value


def _byte_range(text: str, after: int) -> ByteRange:
    length, _, start = text.strip('"').partition("@")
    return ByteRange(int(_number(start, "byte range")) if start else after, int(_number(length, "byte range")))


def parse_media(text: str, base: str) -> MediaPlaylist:
    """Return the segments of a media playlist.

    Raises FeedError: GARBAGE for what is no playlist, UNSUPPORTED for encrypted segments.
    """
    target_s, number, ended = 0.0, 0, False
    segments: list[Segment] = []
    duration_s, discontinuity, init = 0.0, False, None
    utc_s: float | None = None
    byte_range: ByteRange | None = None
    range_end = 0
    for line in _lines(text):
        tag, _, value = line.partition(":")
        if not line.startswith("#"):
            segments.append(Segment(number, _join(base, line), duration_s, utc_s, discontinuity, init, byte_range))
            number += 1
            utc_s = None if utc_s is None else utc_s + duration_s
            discontinuity, byte_range = False, None
        elif tag == "#EXTINF":
            duration_s = _number(value.partition(",")[0], "duration")
        elif tag == "#EXT-X-TARGETDURATION":
            target_s = _number(value, "target duration")
        elif tag == "#EXT-X-MEDIA-SEQUENCE":
            number = int(_number(value, "media sequence"))
        elif tag == "#EXT-X-PROGRAM-DATE-TIME":
            utc_s = _utc_s(value)
        elif tag == "#EXT-X-DISCONTINUITY":
            discontinuity = True
        elif tag == "#EXT-X-BYTERANGE":
            byte_range = _byte_range(value, range_end)
            range_end = byte_range.start + byte_range.length
        elif tag == "#EXT-X-MAP":
            told = _attributes(value)
            part = _byte_range(told["BYTERANGE"], 0) if "BYTERANGE" in told else None
            init = InitSection(_join(base, told.get("URI", "")), part)
        elif tag == "#EXT-X-KEY" and _attributes(value).get("METHOD", "NONE") != "NONE":
            raise FeedError(ErrorKind.UNSUPPORTED, "encrypted HLS")
        elif tag == "#EXT-X-ENDLIST":
            ended = True
    return MediaPlaylist(target_s or max((s.duration_s for s in segments), default=2.0), tuple(segments), ended)


def _utc_s(text: str) -> float | None:
    """Return the POSIX time of an ISO 8601 date with zone; None when it is not one (a wrong age is worse than none)."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.timestamp() if moment.tzinfo is not None else None
