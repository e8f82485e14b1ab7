"""One stream's life in a decode worker: open, read, decode, scale, publish, until told to stop or it fails.

Runs in a thread of its own. It never retries and never sleeps but to pace; what happened is on the board, how it
ended is the exception.
"""

import logging
import threading
import time
from typing import Any

from av.packet import Packet
from av.video.frame import VideoFrame

from feeds import catalogue
from feeds.board import Activity, Board, Phase, StreamFacts, pack_codec
from feeds.core import FULL, ErrorKind, FeedError, Rect
from feeds.decode.catalogue import number_of
from feeds.decode.pool import DecoderPool
from feeds.decode.scale import DirectScaler, ReformatScaler, Scaler, Scratch, Slot
from feeds.decode.software import Decoder, SoftwareDecoder
from feeds.decode.swscale import Library
from feeds.memory import Segment
from feeds.messages import Output
from feeds.pictures import Ring, RingWriter, slot_bytes
from feeds.source import CodecSpec, Incoming, KindConfig, Source, StreamContext
from feeds.watch import DriftMeter, Pacer, RateMeter, RepeatWatch, TrueAge

log = logging.getLogger("feeds.stream")

DECODING = int(Activity.DECODING)
PACING = int(Activity.PACING)
BACKLOG_READ_NS = 2_000_000
"""A read that returns faster than this found its data waiting: the stream is behind for our own reasons."""
SKIP_SCALE_DRIFT_S = 0.15
SKIP_DECODE_DRIFT_S = 0.5
REOPEN_DRIFT_S = 5.0
NO_PICTURE_NS = 20_000_000_000
"""Data that gives no whole picture for so long will not give one either without opening anew."""
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
        self._lock = threading.Lock()
        self._next: dict[tuple[int, str], _Target] | None = None
        self._targets: dict[tuple[int, str], _Target] = {}
        self._closed = False

    def replace(self, outputs: tuple[Output, ...]) -> None:
        """Serve exactly these views from the next picture on; none any more after `close`.

        Attaches to their rings at once, so that the GUI process may forget their names. A ring that is gone already
        belonged to a view that nobody wants any more.
        """
        with self._lock:
            if self._closed:
                return
            known = self._targets if self._next is None else self._next
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

    def publish(self, frame: VideoFrame, aspect: float, read_ns: int, *, only_empty: bool = False) -> None:
        """Scale `frame` for every view and announce it; with `only_empty` for those that have no picture at all yet."""
        if self._next is not None:
            with self._lock:
                served, self._next = self._next or {}, None
                for key in self._targets.keys() - served.keys():
                    self._targets[key].close()
                self._targets = served
        for target in self._targets.values():
            if not (only_empty and target.has_picture):
                target.publish(frame, aspect, read_ns)

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
            self._closed = True


class StreamRun:
    """One attempt at one stream. `run` returns when stopped and raises FeedError when the stream fails."""

    def __init__(self, config: KindConfig, facts: StreamFacts, outputs: Outputs, stop: threading.Event) -> None:
        self._config = config
        self._facts = facts
        self._outputs = outputs
        self._seat = outputs.decoders.seat()
        self._stop = stop
        self._context = StreamContext(facts, stop)
        self._codec: CodecSpec | None = None
        self._decoder: Decoder | None = None
        self._aspect = 1.0
        self._repeat = RepeatWatch(config.frozen_proof_s)
        self._drift = DriftMeter()
        self._pacer = Pacer()
        self._age = TrueAge()
        self._rate = RateMeter()
        self._source_rate = RateMeter()
        self._need_key = True
        self._last_key_ns = 0
        self._done_ns = 0
        self._whole_ns = 0

    def run(self) -> None:
        """Open the stream and show it until stopped. Raises FeedError."""
        facts = self._facts
        facts.phase = Phase.OPENING
        facts.write(time.monotonic_ns())
        source = catalogue.open_source(self._config, self._context)
        try:
            facts.phase = Phase.RUNNING
            self._whole_ns = time.monotonic_ns()
            facts.write(self._whole_ns)
            for incoming in source.pictures():
                if self._stop.is_set():
                    return
                self._picture(source, incoming)
                self._done_ns = time.monotonic_ns()
                facts.write(self._done_ns)
        finally:
            source.close()

    def _picture(self, source: Source, incoming: Incoming) -> None:
        """Decode one packet and show what comes of it, unless it is too old to be worth it."""
        facts, packet = self._facts, incoming.packet
        key = packet.is_keyframe
        facts.packets += 1
        facts.bytes += packet.size
        repeats = False
        if not source.repeats_on_purpose:
            repeats = self._repeat.packet(memoryview(packet), key=key, now_ns=incoming.read_ns)
            facts.repeat_since_ns = self._repeat.since_ns
        if incoming.codec is not None:
            self._codec = incoming.codec
            self._decoder = None
            self._need_key = True
            facts.codec = pack_codec(incoming.codec.name)
        sent_s = _moved(incoming, packet.dts)
        facts.source_fps_milli = self._source_rate.tick(incoming.read_ns if sent_s is None else int(sent_s * 1e9))
        backlog, drift_s = False, 0.0
        if not source.paced:
            drift_s = self._drift.picture(sent_s, incoming.read_ns / 1e9)
            facts.drift_ms = int(drift_s * 1000)
            backlog = incoming.read_ns - self._done_ns < BACKLOG_READ_NS
            if drift_s > REOPEN_DRIFT_S:
                raise FeedError(ErrorKind.DRIFT, f"{drift_s:.1f} s behind")
        too_late = backlog and drift_s > SKIP_DECODE_DRIFT_S
        if key:
            facts.gop_ms = (incoming.read_ns - self._last_key_ns) // 1_000_000 if self._last_key_ns else 0
            self._last_key_ns = incoming.read_ns
        if too_late or (self._need_key and not key):
            self._need_key = True
            facts.drops += 1
            self._give_up_late()
            return
        self._need_key = False
        if key or self._decoder is None:
            self._choose_decoder(packet)
        frames = self._decode(packet)
        if not frames:
            self._give_up_late()
        for frame in frames:
            self._whole_ns = time.monotonic_ns()
            facts.frames += 1
            if repeats or (backlog and drift_s > SKIP_SCALE_DRIFT_S):
                facts.drops += 1
                self._outputs.publish(frame, self._aspect, incoming.read_ns, only_empty=True)
                continue
            read_ns = incoming.read_ns
            if source.paced:
                read_ns = self._wait_until_due(source, incoming, frame)
                if self._stop.is_set():
                    return
            self._publish(frame, read_ns)

    def _choose_decoder(self, keyframe: "Packet[Any]") -> None:
        """Open the decoder that fits the stream and its views, at a keyframe."""
        if self._codec is None:
            raise FeedError(ErrorKind.INTERNAL, "picture before its codec")
        facts, seat = self._facts, self._seat
        size_px = facts.width_px, facts.height_px
        turns = self._codec.rotation != 0  # in software: it is rare
        hardware = None if turns else seat.at_keyframe(self._codec, keyframe, size_px, self._note_device)
        facts.decoder, facts.fallbacks = number_of(hardware.device if hardware else ""), seat.failures
        facts.write(time.monotonic_ns())  # before the decoder is: what dies in it shall be blamed
        coarse = self._outputs.coarse_will_do(*size_px)
        if hardware is not None:
            self._decoder = hardware
        elif not isinstance(self._decoder, SoftwareDecoder) or self._decoder.coarse != coarse:
            self._decoder = SoftwareDecoder(self._codec, coarse=coarse)

    def _note_device(self, device: str) -> None:
        """Put on the board which device the stream is about to be opened on."""
        self._facts.decoder = number_of(device)
        self._facts.write(time.monotonic_ns())
        self._facts.doing(DECODING, time.monotonic_ns())

    def _decode(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the whole pictures that `packet` completes."""
        decoder, facts = self._decoder, self._facts
        if decoder is None:
            raise FeedError(ErrorKind.INTERNAL, "picture before its codec")
        started_ns = time.monotonic_ns()
        facts.doing(DECODING, started_ns)
        frames = decoder.decode(packet)
        facts.decode_us = (time.monotonic_ns() - started_ns) // 1000
        if decoder.damaged:
            # What follows refers to the damaged picture: the last good one stays until the next keyframe.
            facts.corrupt += 1
            self._need_key = True
            return []
        if packet.is_keyframe:
            self._aspect = decoder.aspect
        return frames

    def _give_up_late(self) -> None:
        """Raise FeedError when nothing whole has come for too long."""
        if time.monotonic_ns() - self._whole_ns > NO_PICTURE_NS:
            raise FeedError(ErrorKind.GARBAGE, "data comes, but no whole picture")

    def _wait_until_due(self, source: Source, incoming: Incoming, frame: VideoFrame) -> int:
        """Wait until the picture's turn; return when that was (monotonic ns)."""
        now_s = time.monotonic()
        due_s = self._pacer.due_s(_moved(incoming, frame.pts), now_s, source.speed)
        if due_s > now_s:
            self._facts.doing(PACING, int(now_s * 1e9))
            self._stop.wait(due_s - now_s)
        if incoming.capture_utc_s is not None:
            age_s = self._age.age_s(incoming.capture_utc_s, utc_s=time.time(), now_s=time.monotonic())
            self._facts.lag_ms = int(age_s * 1000)
        return time.monotonic_ns()

    def _publish(self, frame: VideoFrame, read_ns: int) -> None:
        facts = self._facts
        started_ns = time.monotonic_ns()
        facts.doing(DECODING, started_ns)
        self._outputs.publish(frame, self._aspect, read_ns)
        now_ns = time.monotonic_ns()
        facts.scale_us = (now_ns - started_ns) // 1000
        facts.width_px, facts.height_px = round(frame.width * self._aspect), frame.height
        facts.picture_ns = now_ns
        facts.fps_milli = self._rate.tick(now_ns)
        facts.shown += 1


def _moved(incoming: Incoming, ticks: int | None) -> float | None:
    """Return the stream time that `ticks` of the packet's clock mean; that of the packet itself when there are none.

    Pictures leave the decoder in another order than packets come in where some refer to later ones.
    """
    pts = incoming.packet.pts
    if ticks is None or ticks == pts or pts is None or incoming.pts_s is None:
        return incoming.pts_s
    return incoming.pts_s + (ticks - pts) * incoming.tick_s
