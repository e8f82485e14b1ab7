"""Picture slots: where a worker puts a finished picture and the GUI takes it, without either waiting.

Each view (one camera at one size) has a ring of three slots. The worker writes into a slot that is neither the newest
nor the one on screen, then announces it on the board; the GUI says which slot it shows. Newest wins, nothing queues.
A slot is BGRX, 8 bits each, rows `stride` bytes apart: QImage's Format_RGB32 on little-endian machines.
"""

import struct
from collections.abc import Callable
from typing import NamedTuple

from feeds.board import Board
from feeds.memory import Segment

SLOTS = 3
_META = struct.Struct("<qqqqqq")
_META_SIZE = 64
STRIDE_ALIGN = 64
_FREE = [[min({0, 1, 2} - {held, newest}) for newest in range(SLOTS + 1)] for held in range(SLOTS + 1)]
"""By the slot that the GUI holds and the newest one (`SLOTS`: none): a slot that is neither."""


def stride_bytes(width_px: int) -> int:
    """Return the bytes from one row to the next of a picture `width_px` wide; FFmpeg pads rows likewise."""
    return -(-width_px * 4 // STRIDE_ALIGN) * STRIDE_ALIGN


def slot_bytes(width_px: int, height_px: int) -> int:
    """Return the bytes one slot of a view of this size takes."""
    return stride_bytes(width_px) * max(1, height_px)


class PictureMeta(NamedTuple):
    """What is known of the picture in a slot. `read_ns`: when the last byte of its frame was read; `picture_ns`: when
    it was announced (both `time.monotonic_ns`)."""

    width_px: int
    height_px: int
    stride: int
    read_ns: int
    picture_ns: int
    number: int


class Ring:
    """The three slots of one view in one segment, seen from either side."""

    def __init__(self, segment: Segment, capacity: int) -> None:
        self.segment = segment
        self.capacity = capacity
        self._header = segment.buffer[: SLOTS * _META_SIZE]
        self.slots = tuple(segment.buffer[self.offset(slot) : self.offset(slot + 1)] for slot in range(SLOTS))

    def offset(self, slot: int) -> int:
        """Return where in the segment a slot's picture begins, in bytes."""
        return SLOTS * _META_SIZE + slot * self.capacity

    @staticmethod
    def size(capacity: int) -> int:
        """Return the bytes of a segment whose slots hold `capacity` bytes each."""
        return SLOTS * (_META_SIZE + capacity)

    def read_meta(self, slot: int) -> PictureMeta:
        """Return what is known of the picture in `slot`."""
        return PictureMeta._make(_META.unpack_from(self._header, slot * _META_SIZE))

    def write_meta(self, slot: int, *meta: int) -> None:
        """Describe the picture in `slot` (worker): the fields of `PictureMeta` in their order."""
        _META.pack_into(self._header, slot * _META_SIZE, *meta)

    def close(self) -> None:
        """Let go of the memory; images made from `slots` must be gone."""
        for slot in self.slots:
            slot.release()
        self._header.release()
        self.segment.close()


class RingWriter:
    """The worker's end of a ring."""

    def __init__(self, board: Board, row: int, ring: Ring) -> None:
        self._board = board
        self._row = row
        self._ring = ring
        # A stream that is opened again goes on counting: to the GUI a picture is new when its number is.
        published = board.published(row)
        self._number = published >> 2
        self._newest = published & 3 if published else SLOTS

    def free_slot(self) -> int:
        """Return a slot that nobody looks at and that is not the newest."""
        return _FREE[self._board.held(self._row)][self._newest]

    def publish(self, slot: int, width_px: int, height_px: int, stride: int, read_ns: int, now_ns: int) -> None:
        """Announce the picture just written into `slot`."""
        self._number += 1
        self._ring.write_meta(slot, width_px, height_px, stride, read_ns, now_ns, self._number)
        self._newest = slot
        self._board.publish(self._row, self._number << 2 | slot)


class RingReader:
    """The GUI's end of a ring."""

    def __init__(self, board: Board, row: int, ring: Ring) -> None:
        self._board = board
        self._row = row
        self.ring = ring
        self.shown = 0
        self.slot = SLOTS
        self.abandoned = False
        """Set by the supervisor when no picture will come any more. The GUI lets go of it when it has another one."""
        self.images: dict[tuple[int, int, int, int], object] = {}
        """For the GUI toolkit's images of the slots, which must be gone before the ring is closed."""
        self.on_close: Callable[[], None] | None = None
        """Called before the ring is closed, for whoever lent its memory to somebody else."""

    @property
    def newest(self) -> int:
        """The announced picture, as on the board; differs from `shown` when there is a newer one."""
        return self._board.published(self._row)

    def take(self) -> int:
        """Hold the newest picture for showing and return its slot.

        The slot is announced before it is looked at, and looked at again after: if the worker moved on in between
        it may have begun to write there.
        """
        while True:
            newest = self._board.published(self._row)
            self._board.hold(self._row, newest & 3)
            if self._board.published(self._row) == newest:
                self.shown = newest
                self.slot = newest & 3
                return self.slot

    def close(self) -> None:
        """Let go of the ring and of the images made of it."""
        if self.on_close is not None:
            self.on_close()
        self.images.clear()
        self.ring.close()
