"""The words every layer shares: cameras' streams, views, tile states, errors, reports, clocks.

Nothing in here does anything; it is what `widgets` and `controlroom` may know of feeds.
"""

import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Literal, Protocol

from resources.text import QT_TRANSLATE_NOOP, Text

Role = Literal["main", "sub"]


class TileState(StrEnum):
    """What a camera's tile is; exactly one at any time."""

    CONNECTING = "connecting"  # nothing shown yet since the camera was asked for
    LIVE = "live"
    STALE = "stale"  # no new picture for `stale_after_s`
    FROZEN = "frozen"  # pictures arrive, but they are the same ones again
    LOST = "lost"  # no new picture for `lost_after_s`
    REFUSED = "refused"  # the camera answers and says no: credentials, not found
    PRIVACY = "privacy"  # hidden on purpose
    NOT_KEPT = "not-kept"  # of a wall as it stood: nobody saved a picture then


class Tier(IntEnum):
    """How much of a camera is decoded, least first. Of a camera with one stream, SUB and SUB_REF mean that one."""

    PARKED = 0  # packets are read and the last group of pictures is kept, nothing is decoded
    KEY = 1  # keyframes alone, one a second at most
    SUB_REF = 2  # the small stream without the pictures that no other refers to
    SUB = 3  # the small stream
    MAIN = 4  # the large stream


class Limit(StrEnum):
    """Why less of a camera is shown than there is room for on the screen."""

    NONE = "none"
    CPU = "cpu"  # the machine cannot decode more
    NETWORK = "network"  # its stream comes in more slowly than it should


class ErrorKind(IntEnum):
    """Why a stream is not running. Small integers, because they also travel through shared memory."""

    NONE = 0
    UNREACHABLE = 1  # no route, refused connection, name not known
    TIMEOUT = 2  # accepted, then silent
    UNAUTHORIZED = 3
    NOT_FOUND = 4
    BUSY = 5  # too many sessions, server says try later
    GARBAGE = 6  # answers, but not with the protocol or codec expected
    UNSUPPORTED = 7  # a codec or feature this program does not have
    ENDED = 8  # the far end closed a stream that should go on
    CRASHED = 9  # the decode worker died or was killed while on this stream
    ISOLATED = 10  # crashed workers repeatedly; tried again rarely, alone
    NO_FILE = 11
    DRIFT = 12  # fell too far behind its own clock and was opened anew
    INTERNAL = 13
    UNTRUSTED = 14  # a certificate that nobody the city trusts has signed, of another host, or expired


REFUSALS = frozenset(
    {
        ErrorKind.UNAUTHORIZED,
        ErrorKind.NOT_FOUND,
        ErrorKind.UNSUPPORTED,
        ErrorKind.NO_FILE,
        ErrorKind.UNTRUSTED,
    }
)
"""Kinds that another try in a second will not mend: the tile is REFUSED and the next try is minutes away."""

ERROR_TEXT: dict[ErrorKind, Text] = {
    ErrorKind.UNREACHABLE: QT_TRANSLATE_NOOP("errors", "Camera cannot be reached"),
    ErrorKind.TIMEOUT: QT_TRANSLATE_NOOP("errors", "Camera accepts the connection but sends nothing"),
    ErrorKind.UNAUTHORIZED: QT_TRANSLATE_NOOP("errors", "Camera refuses the user name or password"),
    ErrorKind.NOT_FOUND: QT_TRANSLATE_NOOP("errors", "Camera does not know this stream address"),
    ErrorKind.BUSY: QT_TRANSLATE_NOOP("errors", "Camera has no free session"),
    ErrorKind.GARBAGE: QT_TRANSLATE_NOOP("errors", "Camera sends data that is not video"),
    ErrorKind.UNSUPPORTED: QT_TRANSLATE_NOOP("errors", "Camera uses a format this program does not decode"),
    ErrorKind.ENDED: QT_TRANSLATE_NOOP("errors", "Camera closed the stream"),
    ErrorKind.CRASHED: QT_TRANSLATE_NOOP("errors", "Decoding stopped unexpectedly"),
    ErrorKind.ISOLATED: QT_TRANSLATE_NOOP("errors", "Stream is set aside because it crashed the decoder repeatedly"),
    ErrorKind.NO_FILE: QT_TRANSLATE_NOOP("errors", "Video file is missing"),
    ErrorKind.DRIFT: QT_TRANSLATE_NOOP("errors", "Picture fell behind and is being opened anew"),
    ErrorKind.UNTRUSTED: QT_TRANSLATE_NOOP("errors", "Camera's certificate is not trusted"),
    ErrorKind.INTERNAL: QT_TRANSLATE_NOOP("errors", "Program error on this stream, see the log"),
}


class FeedError(Exception):
    """A failure of a feed in our own words, raised at the edge where the foreign error was caught.

    `detail` is technical, English, free of secrets, and goes to the log and the detail view.
    """

    def __init__(self, kind: ErrorKind, detail: str = "") -> None:
        super().__init__(f"{kind.name}: {detail}" if detail else kind.name)
        self.kind = kind
        self.detail = detail

    @property
    def retryable(self) -> bool:
        """Whether trying again soon can help."""
        return self.kind not in REFUSALS


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in fractions (0 to 1) of a picture: left, top, width, height."""

    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0


FULL = Rect()


@dataclass(frozen=True, slots=True)
class View:
    """What one place on a screen wants to see of one camera. Equal views share one picture.

    `width_px` and `height_px` are the physical pixels of the box; the picture is fitted inside (never stretched).
    `crop` is the part of the picture to show (digital zoom). `priority`: higher is more important. `stream`: which of
    the camera's streams to show, None for the one that fits.
    """

    camera_id: str
    width_px: int
    height_px: int
    crop: Rect = FULL
    priority: int = field(default=0, compare=False)
    stream: Role | None = None

    def __hash__(self) -> int:
        """Tell views apart by what nearly always differs: it is asked for with every picture."""
        return hash((self.camera_id, self.width_px))


@dataclass(frozen=True, slots=True)
class CameraReport:
    """What is known of one camera now; enough to draw its tile honestly and to explain it in a tooltip.

    Ages in seconds of the monotonic clock; `picture_utc` is when the shown picture was received (None: never).
    `drift_s`: how far the picture is behind its own best (0 = as fresh as it ever was). `lag_s`: measured age of the
    picture where the protocol tells it (HLS programme date-time), else None. `decoder`: the device that decodes it, ""
    for software. `fallbacks`: how often a device failed on it and software went on. `tier`: how much of it is decoded,
    `limited` why not more.
    """

    camera_id: str
    state: TileState = TileState.CONNECTING
    picture_utc: datetime | None = None
    picture_age_s: float | None = None
    error: ErrorKind = ErrorKind.NONE
    detail: str = ""
    next_try_s: float | None = None
    role: Role = "main"
    transport: str = ""
    codec: str = ""
    width_px: int = 0
    height_px: int = 0
    source_fps: float = 0.0
    shown_fps: float = 0.0
    drift_s: float = 0.0
    lag_s: float | None = None
    drops: int = 0
    reconnects: int = 0
    bytes_read: int = 0
    decoder: str = ""
    fallbacks: int = 0
    tier: Tier = Tier.MAIN
    limited: Limit = Limit.NONE


class Clock(Protocol):
    """Time, injected so that tests can hold it in their hands."""

    def monotonic_s(self) -> float:
        """Seconds of a clock that never jumps."""

    def utc(self) -> datetime:
        """Now, aware, UTC."""


class SystemClock:
    """The machine's own clocks."""

    def monotonic_s(self) -> float:
        """Return `time.monotonic`, which all processes of one machine share on Linux, Windows and macOS."""
        return time.monotonic()

    def utc(self) -> datetime:
        """Return the current UTC time."""
        return datetime.now(UTC)


def jittered(seconds: float, rng: random.Random, share: float = 0.25) -> float:
    """Return `seconds` moved by up to ±`share`, so that many cameras do not act in the same instant."""
    return seconds * rng.uniform(1 - share, 1 + share)
