"""What lists of cameras have in common: ids that outlive addresses, what reads an address, one camera an entry."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import ClassVar

from pydantic import Field

from feeds.catalogue import check_stream, infer_kind
from feeds.data.readings import LeftOut, ListedCamera, Readings
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceConfig
from feeds.data.values import number
from resources.audience import USUAL, Audience
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP, Text

_NO_POSITION = QT_TRANSLATE_NOOP("sources", "Not a position: latitude {latitude}, longitude {longitude}")
_NO_STREAM = QT_TRANSLATE_NOOP("sources", "Its address is not one that this program can open")
_NO_KIND = QT_TRANSLATE_NOOP("sources", "Its address does not tell how to read it")
_TWICE = QT_TRANSLATE_NOOP("sources", "Another camera of the list is known by the same: {id}")

_ID = re.compile(r"[\w.:-]{1,60}")
_KIND_WORDS = {
    "hls": "hls",
    "m3u8": "hls",
    "mjpeg": "mjpeg",
    "mjpg": "mjpeg",
    "mpegts": "mpegts",
    "ts": "mpegts",
    "still": "still",
    "jpeg": "still",
    "jpg": "still",
    "image": "still",
    "png": "still",
    "rtsp": "rtsp",
    "mp4": "",
}
"""What lists call the ways to read a stream: their word in small letters, our kind; "" for none."""


class CameraListConfig(SourceConfig):
    """What every source has that gives a list of cameras."""

    lists_cameras: ClassVar[bool] = True

    interval_s: float = Field(
        default=600.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    streams_within_m: float = Field(
        default=30.0,
        ge=0,
        le=200,
        description="Its cameras without a stream show that of the nearest camera of another list which stands no "
        "further away, in metres. 0: none does.",
    )
    audience: tuple[Audience, ...] = Field(
        default=USUAL,
        strict=False,
        min_length=1,
        description='Who may see its cameras, as in cameras.csv: a list such as `["operator"]`. A camera that shows a '
        "stream of another list is for those only who may see both.",
    )
    owner: str = Field(default="", description="The office that runs its cameras.")
    purpose: str = Field(default="", description="What its cameras were put up for, where the list does not say it.")

    def completed(self, readings: Readings) -> Readings:
        """Return what a list gave with what its source's file says of all of its cameras."""
        cameras = (
            replace(each, audience=self.audience, owner=self.owner, purpose=each.purpose or self.purpose)
            for each in readings.cameras
        )
        return replace(readings, cameras=tuple(cameras))


def stable_id(label: str, *parts: object) -> str:
    """Return an id that depends on `parts` alone, and begins with what can be read of `label`.

    Letters, digits, - _ . and : as layouts may name it. Two lists of parts give the same one once in 10^12.
    """
    told = "\0".join(_plain(str(part)) for part in parts)
    slug = re.sub(r"[^\w.]+", "-", _plain(label)).strip("-")[:40].rstrip("-")
    return f"{slug}-{sha256(told.encode('utf-8', 'replace')).hexdigest()[:10]}".lstrip("-")


def given_id(text: str) -> str:
    """Return an id that a list gives, as layouts may name it."""
    return text if _ID.fullmatch(text) else stable_id(text, text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def place_part(degrees: float) -> str:
    """Return a latitude or longitude as a part of an id: to some ten metres, which outlives a new survey."""
    return f"{degrees:.4f}"


def position(latitude: object, longitude: object) -> tuple[float, float]:
    """Return latitude and longitude in degrees, turned round where they can only be swapped.

    Raises Wrong for what is no number, no place on Earth, or 0, 0, which is how lists write that they know none.
    """
    north, east = number(latitude), number(longitude)
    if north is not None and east is not None and (north, east) != (0.0, 0.0):
        if abs(north) <= 90 and abs(east) <= 180:
            return north, east
        if abs(north) <= 180 and abs(east) <= 90:
            return east, north
    raise Wrong(_NO_POSITION(latitude=_short(latitude), longitude=_short(longitude)))


def stream_kind(address: str, told: str = "") -> str:
    """Return the feed kind that reads `address`, by the list's own word for it where that is known.

    Raises Wrong for what cannot be opened over a network: files, web pages, unknown kinds.
    """
    word = told.strip().lower()
    kind = _KIND_WORDS.get(word) if word in _KIND_WORDS else infer_kind(address)
    if kind is None:
        raise Wrong(_NO_KIND if "://" in address else _NO_STREAM)
    if kind in ("", "file") or re.search(r"[\x00-\x20\x7f]", address) or check_stream(kind, address) is not None:
        raise Wrong(_NO_STREAM)
    return kind


@dataclass(slots=True)
class Listing:
    """Collects the cameras of one answer: each id once, whatever the order; the rest is told.

    `within_m`: how far away the stream of one without may be.
    """

    within_m: float
    cameras: dict[str, ListedCamera] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def add(self, camera: ListedCamera, where: str) -> None:
        """Take a camera in; one that is there already, word for word, is no news."""
        if not camera.address:
            camera = replace(camera, within_m=self.within_m)
        known = self.cameras.setdefault(camera.id, camera)
        if known != camera:
            self.leave_out(where, _TWICE(id=camera.id))

    def leave_out(self, where: str, reason: Text) -> None:
        """Tell why an entry is not used, or not all of it."""
        if len(self.left_out) < MOST_TOLD:
            self.left_out.append(LeftOut(where, reason))

    def readings(self) -> Readings:
        """Return what was collected."""
        cameras: Sequence[ListedCamera] = tuple(self.cameras.values())
        return Readings(cameras=cameras, left_out=tuple(self.left_out))


def word(value: object) -> str:
    """Return a field's text on one line, "" for what is neither text nor a number."""
    return _plain(str(value)) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _short(value: object) -> str:
    text = word(value) if value is not None else "null"
    return text if len(text) <= 40 else f"{text[:40]}…"
