"""The board: one small table in shared memory per decode worker, read by the GUI without asking anyone.

A worker writes what happens on its streams into columns of 8-byte numbers; the GUI process reads them when it likes.
Nothing is sent for a picture: its number simply goes up. (A pipe message per picture, 960 a second for 64 cameras,
cost both sides more than the pictures' painting.) Each cell has one writer; 8-byte aligned stores are whole on every
platform Qt runs on.

Rows are given out by the supervisor: a stream row for each opened stream, a view row for each picture size of it.
A view row has two cells: the newest picture as ``number << 2 | slot`` (0: none yet), and the slot that the GUI shows.
"""

import struct
from enum import IntEnum, auto

from feeds.memory import Segment


class Phase(IntEnum):
    """How far a stream has come, as its worker sees it."""

    EMPTY = 0
    OPENING = 1
    RUNNING = 2
    ENDED = 3


class Activity(IntEnum):
    """Which native call a stream's thread is in; what the supervisor blames when it does not return."""

    NONE = 0
    OPENING = 1
    READING = 2
    DECODING = 3  # or scaling what came of it
    PACING = 4


class StreamColumn(IntEnum):
    """Columns of a stream row. All times are `time.monotonic_ns`.

    KEY_US and PICTURE_US: processor time of decoding and scaling a keyframe and any other picture, a running mean.
    SPARE_MILLI: of 1000 pictures so many that no other refers to. LATE: pictures left out because the worker was
    behind. PACKET_NS: when the newest packet was dealt with.
    """

    ACTIVITY = 0
    ACTIVITY_SINCE_NS = auto()
    PHASE = auto()
    PACKETS = auto()
    BYTES = auto()
    FRAMES = auto()
    SHOWN = auto()
    DROPS = auto()
    CORRUPT = auto()
    PICTURE_NS = auto()
    REPEAT_SINCE_NS = auto()
    WIDTH_PX = auto()
    HEIGHT_PX = auto()
    FPS_MILLI = auto()
    SOURCE_FPS_MILLI = auto()
    GOP_MS = auto()
    DRIFT_MS = auto()
    LAG_MS = auto()
    KEY_US = auto()
    PICTURE_US = auto()
    SPARE_MILLI = auto()
    LATE = auto()
    PACKET_NS = auto()
    CODEC = auto()
    DECODER = auto()
    FALLBACKS = auto()


STREAM_COLUMNS = len(StreamColumn)
_ACTIVITY = struct.Struct("<2q")
_NO_ACTIVITY = int(Activity.NONE)
_ROW = struct.Struct(f"<{STREAM_COLUMNS}q")

NO_LAG = (1 << 63) - 1
"""Value of LAG_MS when the protocol does not tell how old its pictures are."""


STREAM_ROWS = 128
VIEW_ROWS = 2048
"""Many more than there are views: while a window is being resized every step asks for new ones, and used rows rest."""
_HEADER = 8
_SIZE = 8 * (_HEADER + STREAM_ROWS * STREAM_COLUMNS + VIEW_ROWS * 2)

FREE_SLOT = 3
"""What a view row's second cell holds while the GUI shows no slot of it."""


class Board:
    """One worker's table. Made by `create` in the GUI process and by `attach` in the worker."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._cells = segment.buffer.cast("q")
        self._streams = self._cells[_HEADER : _HEADER + STREAM_ROWS * STREAM_COLUMNS]
        self._views = self._cells[_HEADER + STREAM_ROWS * STREAM_COLUMNS :]

    @classmethod
    def create(cls) -> "Board":
        """Create an empty board (raises `feeds.memory.NoSharedMemory`)."""
        return cls(Segment.create(_SIZE))

    @classmethod
    def attach(cls, name: str) -> "Board":
        """Attach to the board whose segment is called `name`."""
        return cls(Segment.attach(name))

    @property
    def heartbeat_ns(self) -> int:
        """When the worker's main thread last came round."""
        return self._cells[0]

    @heartbeat_ns.setter
    def heartbeat_ns(self, value: int) -> None:
        self._cells[0] = value

    @property
    def newest_activity_ns(self) -> int:
        """When a thread of a stream last went from one call to another."""
        return max(self._streams[StreamColumn.ACTIVITY_SINCE_NS :: STREAM_COLUMNS])

    def get(self, row: int, column: StreamColumn) -> int:
        """Return one cell of a stream row."""
        return self._streams[row * STREAM_COLUMNS + column]

    def clear_stream(self, row: int) -> None:
        """Make a stream row ready for another stream."""
        start = row * STREAM_COLUMNS
        for cell in range(start, start + STREAM_COLUMNS):
            self._streams[cell] = 0
        self._streams[start + StreamColumn.LAG_MS] = NO_LAG

    def published(self, row: int) -> int:
        """Return ``number << 2 | slot`` of the newest picture of a view row, 0 when there is none yet."""
        return self._views[row * 2]

    def publish(self, row: int, value: int) -> None:
        """Announce a finished picture (worker)."""
        self._views[row * 2] = value

    def held(self, row: int) -> int:
        """Return the slot that the GUI shows, `FREE_SLOT` when none."""
        return self._views[row * 2 + 1]

    def hold(self, row: int, slot: int) -> None:
        """Say which slot is being shown, so that the worker leaves it alone (GUI)."""
        self._views[row * 2 + 1] = slot

    def clear_view(self, row: int) -> None:
        """Make a view row ready for another view."""
        self._views[row * 2] = 0
        self._views[row * 2 + 1] = FREE_SLOT

    def facts(self, row: int) -> "StreamFacts":
        """Return the writer's end of a stream row (worker)."""
        start = 8 * (_HEADER + row * STREAM_COLUMNS)
        return StreamFacts(self.segment.buffer[start : start + 8 * STREAM_COLUMNS])

    def close(self) -> None:
        """Let go of the memory."""
        self._views.release()
        self._streams.release()
        self._cells.release()
        self.segment.close()


class StreamFacts:
    """A stream row as its worker thread writes it: attributes here, on the board with `write`.

    One call packs the whole row: cell by cell took a tenth of the time of decoding a small picture. It is packed apart
    and then copied: `struct.pack_into` fills what it writes to with zeros first, which the other process would see, as
    a camera without a picture or a call that never returns.
    """

    __slots__ = (
        "_activity",
        "_row",
        "bytes",
        "codec",
        "corrupt",
        "decoder",
        "drift_ms",
        "drops",
        "fallbacks",
        "fps_milli",
        "frames",
        "gop_ms",
        "height_px",
        "key_us",
        "lag_ms",
        "late",
        "packet_ns",
        "packets",
        "phase",
        "picture_ns",
        "picture_us",
        "repeat_since_ns",
        "shown",
        "source_fps_milli",
        "spare_milli",
        "width_px",
    )

    def __init__(self, row: memoryview) -> None:
        self._row = row
        self._activity = row[: _ACTIVITY.size]
        self.phase: int = Phase.EMPTY
        self.packets = self.bytes = self.frames = self.shown = self.drops = self.corrupt = 0
        self.picture_ns = self.repeat_since_ns = 0
        self.width_px = self.height_px = self.gop_ms = self.drift_ms = 0
        self.fps_milli = self.source_fps_milli = 0
        self.lag_ms = NO_LAG
        self.key_us = self.picture_us = self.spare_milli = self.late = self.packet_ns = 0
        self.codec = 0
        self.decoder = self.fallbacks = 0

    def doing(self, activity: int, now_ns: int) -> None:
        """Write down which native call the thread is in since `now_ns`, so that a hang or crash finds its culprit."""
        self._activity[:] = _ACTIVITY.pack(activity, now_ns)

    def done(self) -> tuple[int, int]:
        """Return what `doing` was told last: the call, and since when."""
        activity, since_ns = _ACTIVITY.unpack(self._activity)
        return activity, since_ns

    def write(self, now_ns: int) -> None:
        """Put everything on the board; at `now_ns` the thread is in no native call."""
        self._row[:] = _ROW.pack(
            _NO_ACTIVITY,
            now_ns,
            self.phase,
            self.packets,
            self.bytes,
            self.frames,
            self.shown,
            self.drops,
            self.corrupt,
            self.picture_ns,
            self.repeat_since_ns,
            self.width_px,
            self.height_px,
            self.fps_milli,
            self.source_fps_milli,
            self.gop_ms,
            self.drift_ms,
            self.lag_ms,
            self.key_us,
            self.picture_us,
            self.spare_milli,
            self.late,
            self.packet_ns,
            self.codec,
            self.decoder,
            self.fallbacks,
        )

    def release(self) -> None:
        """Let go of the board's memory."""
        self._activity.release()
        self._row.release()


def pack_codec(name: str) -> int:
    """Return the first seven letters of a codec's name as a number for the board."""
    return int.from_bytes(name.encode("ascii", "replace")[:7], "little")


def unpack_codec(value: int) -> str:
    """Return the name that `pack_codec` packed."""
    return value.to_bytes(7, "little").rstrip(b"\0").decode("ascii")
