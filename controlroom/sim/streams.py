"""The timeline of one camera's stream: which picture when, its timestamps and counters, and what a fault makes of it.

A `Stream` has no clock and sends nothing. It is asked to advance and returns the frames that came due; they are small
recipes, and bytes are made from them where they are needed. Every client sees the same frames.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from controlroom.sim import mpegts
from controlroom.sim.faults import (
    BURST_S,
    DRIFT_RATE,
    LATEJUMP_PERIOD_S,
    LATEJUMP_S,
    ActiveFault,
    FaultKind,
    corrupted,
    garbage,
)
from controlroom.sim.footage import Footage

SEGMENT_S = 2.0
WINDOW_SEGMENTS = 5
_KEPT_SEGMENTS = WINDOW_SEGMENTS + 3  # one that has just left the playlist may still be asked for
_UP_BEFORE_START_S = 3600.0  # a camera has been on for an hour: timestamps can jump back that far
_FRAMES_PER_TABLES = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture as it is sent.

    `number` counts the frames since the camera was switched on; `pts` in 90 kHz; `stamp` is the capture time inside
    the payload (that of the first showing when a picture is repeated; empty for none), `at` the time this frame stands
    for. `counter` and `tables_counter` are continuity counters; without the second no tables are sent.
    """

    number: int
    footage: Footage
    index: int
    key: bool
    at: datetime
    stamp: bytes
    pts: int
    counter: int
    tables_counter: int | None
    fault: FaultKind | None

    @property
    def false_aspect(self) -> bool:
        """Whether this picture lies about its aspect."""
        return self.fault is FaultKind.ASPECT

    def transport_packets(self) -> bytes:
        """Return the frame as MPEG transport packets, damaged if a fault says so."""
        unit = self.footage.encoded(self.index, stamp=self.stamp, false_aspect=self.false_aspect)
        packets = mpegts.video_packets(unit, pts=self.pts, key=self.key, counter=self.counter)
        if self.tables_counter is not None:
            packets = mpegts.tables(self.tables_counter) + packets
        return self.damaged(packets)

    def damaged(self, data: bytes) -> bytes:
        """Return `data` as the fault of this frame sends it."""
        if self.fault is FaultKind.CORRUPT:
            return corrupted(data, self.number)
        if self.fault is FaultKind.GARBAGE:
            return garbage(len(data), self.number)
        return data


@dataclass(slots=True)
class Segment:
    """A piece of at least two seconds that begins with a key picture, unless a fault keeps those back."""

    sequence: int
    frames: list[Frame] = field(default_factory=list)

    @property
    def duration(self) -> Fraction:
        """Return the length in seconds."""
        return (self.frames[-1].number + 1 - self.frames[0].number) / self.frames[0].footage.fps

    def data(self) -> bytes:
        """Return the transport packets; the same ones each time, made in about a millisecond."""
        return b"".join(frame.transport_packets() for frame in self.frames)


class Stream:
    """One endless stream made of a looped clip, in the time of its caller."""

    def __init__(self, footage: Footage, *, start_s: float, phase_s: float) -> None:
        """Begin `footage` at `start_s` (monotonic), `phase_s` into it."""
        self.footage = footage
        self.other: Footage | None = None  # what RESIZE shows in turn, once it is loaded
        self.segments: deque[Segment] = deque()  # the last one is being filled
        self._switched_on_s = start_s - phase_s - _UP_BEFORE_START_S
        self._fault: ActiveFault | None = None
        self._next = -1
        self._segment_frames = round(SEGMENT_S * footage.fps)
        self._fps = footage.fps.as_integer_ratio()  # a Fraction takes longer than all else of a frame
        self._group: list[Frame] = []  # since the last key picture, as it should be
        self._repeated: list[Frame] = []  # what FREEZE and LOOP send instead
        self._repeating: FaultKind | None = None
        self._position = 0
        self._after_gap = False
        self._shown = footage
        self._counter = 0
        self._tables_counter = 0

    def wait_s(self, now_s: float) -> float:
        """Return how long it is until the next frame is due, negative when it is late."""
        return self._time_s(self._next) - (now_s - self._lag_s(now_s))

    def set_fault(self, fault: ActiveFault | None) -> None:
        """Misbehave from now on, or no longer. `advance` first, so that what is past stays as it was."""
        self._fault = fault

    def advance(self, now_s: float, now_utc: datetime) -> list[Frame]:
        """Bring the timeline up to now and return the new frames.

        After a pause longer than the window (and at first) it begins anew, with a window full of past frames.
        """
        newest = self._number_at(now_s - self._lag_s(now_s))
        if self._next < 0 or newest - self._next > _KEPT_SEGMENTS * self._segment_frames:
            self._begin_at(newest - (_KEPT_SEGMENTS - 1) * self._segment_frames)
        switched_on = now_utc - timedelta(seconds=now_s - self._switched_on_s)
        frames = [frame for number in range(self._next, newest + 1) if (frame := self._frame(number, switched_on))]
        self._next = max(self._next, newest + 1)
        return frames

    def fault_at(self, time_s: float) -> FaultKind | None:
        """Return the fault that holds at a moment."""
        return self._fault.at(time_s) if self._fault else None

    def recent(self, now_s: float) -> list[Frame]:
        """Return the past frames that a new client is given: from the last key picture on, unless a fault says else."""
        fault = self.fault_at(now_s)
        if self._after_gap or fault in (FaultKind.STALL, FaultKind.NO_KEYFRAME, FaultKind.GARBAGE):
            return []
        at_least_s = BURST_S if fault is FaultKind.BURST else 0.0
        frames = [frame for segment in self.segments for frame in segment.frames]
        enough = self._next - 1 - at_least_s * float(self.footage.fps)
        starts = [position for position, frame in enumerate(frames) if frame.key and frame.number <= enough]
        return frames[starts[-1] :] if starts else []

    def newest(self) -> Frame | None:
        """Return the frame of now, None when a fault left all out."""
        return next((segment.frames[-1] for segment in reversed(self.segments) if segment.frames), None)

    def window(self) -> list[Segment]:
        """Return the finished segments that a playlist names now."""
        return [*self.segments][-1 - WINDOW_SEGMENTS : -1]

    def _time_s(self, number: int) -> float:
        return self._switched_on_s + self._elapsed_s(number)

    def _elapsed_s(self, number: int) -> float:
        pictures, seconds = self._fps
        return number * seconds / pictures

    def _number_at(self, time_s: float) -> int:
        pictures, seconds = self._fps
        return math.floor((time_s - self._switched_on_s) * (pictures / seconds))

    def _lag_s(self, now_s: float) -> float:
        if self._fault and self._fault.at(now_s) is FaultKind.DRIFT:
            return (now_s - self._fault.since_s) * (1 - DRIFT_RATE)
        return 0.0

    def _begin_at(self, number: int) -> None:
        index = number % len(self.footage.units)
        start = number - index + self.footage.group(index).start
        sequence = max(start // self._segment_frames, self.segments[-1].sequence + 1 if self.segments else 0)
        self.segments = deque([Segment(sequence)])
        self._group, self._repeated, self._repeating = [], [], None
        self._after_gap = True
        self._next = start

    def _frame(self, number: int, switched_on: datetime) -> Frame | None:
        """Make the next frame of the timeline; None when a fault leaves it out."""
        time_s = self._time_s(number)
        fault = self.fault_at(time_s)
        index = number % len(self.footage.units)
        key = self.footage.units[index].key
        if fault is FaultKind.STALL:
            self._after_gap = True
            return None
        if key:
            self._begin_group(fault, index)
        elif self._after_gap:
            return None
        if fault is FaultKind.FREEZE and not self._repeated:
            self._repeated, self._repeating, self._position = self._group[:1], fault, 0
        if self._repeated:
            shown = self._repeated[self._position % len(self._repeated)]
            self._position += 1
            return self._sent(number, shown.footage, shown.index, switched_on, shown.stamp, fault)
        if key and fault is FaultKind.NO_KEYFRAME:
            return None
        frame = self._sent(number, self._shown, index, switched_on, None, fault)
        self._group.append(frame)
        return frame

    def _begin_group(self, fault: FaultKind | None, index: int) -> None:
        if self._repeating is not fault:
            self._repeated, self._repeating = [], None
        if fault is FaultKind.LOOP and not self._repeated:
            self._repeated, self._repeating, self._position = self._group, fault, 0
        self._group = []
        other = self.other
        changes = fault is FaultKind.RESIZE and self._shown is self.footage
        fits = other and len(other.units) == len(self.footage.units) and other.units[index].key
        self._shown = other if other and fits and changes else self.footage

    def _sent(
        self,
        number: int,
        footage: Footage,
        index: int,
        switched_on: datetime,
        stamp: bytes | None,
        fault: FaultKind | None,
    ) -> Frame:
        at = switched_on + timedelta(seconds=self._elapsed_s(number))
        pictures, seconds = self._fps
        key = footage.units[index].key
        with_tables = key or number % _FRAMES_PER_TABLES == 0
        frame = Frame(
            number=number,
            footage=footage,
            index=index,
            key=key,
            at=at,
            stamp=b"" if fault is FaultKind.UNSTAMPED else stamp or _stamp(at),
            pts=(number * mpegts.CLOCK_HZ * seconds + pictures // 2) // pictures + self._jump(number, fault),
            counter=self._counter,
            tables_counter=self._tables_counter if with_tables else None,
            fault=fault,
        )
        unit_bytes = footage.encoded_bytes(index, stamped=bool(frame.stamp), false_aspect=frame.false_aspect)
        self._counter = self._counter + mpegts.packet_count(unit_bytes) & 15
        self._tables_counter = self._tables_counter + with_tables & 15
        self._file(frame)
        return frame

    def _jump(self, number: int, fault: FaultKind | None) -> int:
        if fault is not FaultKind.LATEJUMP or self._fault is None:
            return 0
        periods = int((self._time_s(number) - self._fault.since_s) / LATEJUMP_PERIOD_S)
        return LATEJUMP_S * mpegts.CLOCK_HZ if periods % 2 == 0 else 0

    def _file(self, frame: Frame) -> None:
        """Put a frame into its segment."""
        filling = self.segments[-1].frames
        may_begin = frame.key or frame.fault is FaultKind.NO_KEYFRAME
        long_enough = bool(filling) and frame.number - filling[0].number >= self._segment_frames
        if filling and (self._after_gap or (may_begin and long_enough)):
            self.segments.append(Segment(self.segments[-1].sequence + 1))
            while len(self.segments) > _KEPT_SEGMENTS + 1:
                self.segments.popleft()
        self._after_gap = False
        self.segments[-1].frames.append(frame)


def master_playlist(variants: dict[str, Footage]) -> str:
    """Return the HLS playlist that names each variant's own (`variants`: the playlist's name without its ending)."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:3"]
    for name, footage in variants.items():
        lines.append(
            f"#EXT-X-STREAM-INF:BANDWIDTH={round(footage.bits_per_s * 1.5)},AVERAGE-BANDWIDTH={footage.bits_per_s},"
            f'RESOLUTION={footage.width_px}x{footage.height_px},FRAME-RATE={float(footage.fps):.3f},CODECS="{footage.codecs}"'
        )
        lines.append(f"{name}.m3u8")
    return "\n".join(lines) + "\n"


def media_playlist(segments: list[Segment], address: Callable[[int], str]) -> str:
    """Return a live HLS playlist (RFC 8216) of these segments; `address` names a segment by its sequence number."""
    longest = max((segment.duration for segment in segments), default=Fraction(SEGMENT_S))
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        f"#EXT-X-TARGETDURATION:{max(round(longest), math.ceil(SEGMENT_S))}",
        f"#EXT-X-MEDIA-SEQUENCE:{segments[0].sequence if segments else 0}",
    ]
    for segment in segments:
        start = segment.frames[0].at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        lines += [
            f"#EXT-X-PROGRAM-DATE-TIME:{start}",
            f"#EXTINF:{float(segment.duration):.3f},",
            address(segment.sequence),
        ]
    return "\n".join(lines) + "\n"


def _stamp(at: datetime) -> bytes:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z").encode()
