"""The views of one stream in its worker: their scalers and rings, and what the streams of a worker share."""

import logging
import threading
import time

from av.video.frame import VideoFrame

from feeds.board import Board
from feeds.core import FULL, Rect, Tier
from feeds.decode.pool import DecoderPool
from feeds.decode.scale import DirectScaler, ReformatScaler, Scaler, Scratch, Slot
from feeds.decode.swscale import Library
from feeds.kept import Rush, Shelf
from feeds.memory import Segment
from feeds.messages import Output
from feeds.pictures import Ring, RingWriter, slot_bytes

log = logging.getLogger("feeds.outputs")

COARSE_SCALE = 0.75


class _Target:
    """One view being served."""

    def __init__(self, output: Output, board: Board, tools: "Tools") -> None:
        self._output = output
        self._scaler = tools.scaler(output.box_width_px, output.box_height_px, output.crop)
        self._ring = Ring(Segment.attach(output.segment), slot_bytes(output.box_width_px, output.box_height_px))
        self._slots = [Slot(memory) for memory in self._ring.slots]
        self._writer = RingWriter(board, output.row, self._ring)
        self.has_picture = False

    def recrop(self, output: Output) -> None:
        self._output = output
        self._scaler.crop = output.crop

    def scale_of(self, width_px: int, height_px: int) -> float:
        output = self._output
        if not width_px or not height_px or output.crop != FULL:
            return 1.0
        return min(output.box_width_px / width_px, output.box_height_px / height_px)

    def publish(self, frame: VideoFrame, aspect: float, read_ns: int) -> None:
        self.has_picture = True
        slot = self._writer.free_slot()
        picture = self._scaler.write(frame, aspect, self._slots[slot])
        self._writer.publish(slot, picture.width_px, picture.height_px, picture.stride, read_ns, time.monotonic_ns())

    def close(self) -> None:
        self._ring.close()


def _target(output: Output, board: Board, tools: "Tools") -> _Target | None:
    try:
        return _Target(output, board, tools)
    except OSError as error:
        log.debug("a view's memory is not to be had: %s", error.strerror)
        return None


class Tools:
    """What the streams of one worker share."""

    def __init__(self) -> None:
        self._library = Library.find()
        self._scratch = Scratch()
        self.decoders = DecoderPool()
        self.shelf = Shelf()
        self.rush = Rush()

    def scaler(self, box_width_px: int, box_height_px: int, crop: Rect) -> Scaler:
        """Return a scaler for one view."""
        if self._library is None:
            return ReformatScaler(box_width_px, box_height_px, crop)
        return DirectScaler(self._library, self._scratch, box_width_px, box_height_px, crop)


class Outputs:
    """The views of one stream. `replace` is called by the worker's main thread, `publish` by the stream's own."""

    def __init__(self, board: Board, tools: Tools) -> None:
        self._board = board
        self._tools = tools
        self.decoders = tools.decoders
        self.shelf = tools.shelf
        self.rush = tools.rush
        self.tier = Tier.PARKED
        """How much of the stream is decoded; PARKED as long as there is no view."""
        self._lock = threading.Lock()
        self._next: dict[tuple[int, str], _Target] | None = None
        self._targets: dict[tuple[int, str], _Target] = {}
        self._closed = False

    def replace(self, outputs: tuple[Output, ...], tier: Tier = Tier.MAIN) -> None:
        """Serve exactly these views from the next picture on, with no more than `tier`; none any more after `close`.

        Attaches to their rings at once, so that the GUI process may forget their names. A ring that is gone already
        belonged to a view that nobody wants any more.
        """
        with self._lock:
            if self._closed:
                return
            known = self._targets | (self._next or {})
            served: dict[tuple[int, str], _Target] = {}
            for output in outputs:
                key = (output.row, output.segment)
                target = known.get(key) or _target(output, self._board, self._tools)
                if target is not None:
                    target.recrop(output)
                    served[key] = target
            if self._next is not None:
                for key in self._next.keys() - served.keys() - self._targets.keys():
                    self._next[key].close()
            self._next = served
            self.tier = tier if served else Tier.PARKED

    def publish(self, frame: VideoFrame, aspect: float, read_ns: int, *, only_empty: bool = False) -> None:
        """Scale `frame` for every view and announce it; with `only_empty` for those that have no picture at all yet."""
        self.settle()
        for target in self._targets.values():
            if not (only_empty and target.has_picture):
                target.publish(frame, aspect, read_ns)

    def settle(self) -> None:
        """Let go of the rings that are served no longer. Called by the stream's own thread."""
        if self._next is None:
            return
        with self._lock:
            served, self._next = self._next or {}, None
            for key in self._targets.keys() - served.keys():
                self._targets[key].close()
            self._targets = served

    def coarse_will_do(self, width_px: int, height_px: int) -> bool:
        """Whether every view shows pictures of this size at half of it or less."""
        return bool(self._targets) and all(
            target.scale_of(width_px, height_px) <= COARSE_SCALE for target in self._targets.values()
        )

    def close(self) -> None:
        """Let go of all rings."""
        with self._lock:
            for target in {**self._targets, **(self._next or {})}.values():
                target.close()
            self._targets, self._next = {}, None
            self.tier = Tier.PARKED
            self._closed = True
