"""What each packet of a stream tells, decoded or not: size, rate, keyframes, repetition, how far it is behind."""

import math
from collections import deque
from typing import NamedTuple

from feeds.board import StreamFacts
from feeds.core import ErrorKind, FeedError
from feeds.decode.spare import SpareWatch
from feeds.source import CodecSpec, Incoming, Source
from feeds.watch import DriftMeter, RateMeter, RepeatWatch

BACKLOG_READ_NS = 2_000_000
"""A read that returns faster than this found its data waiting: the stream is behind for our own reasons."""
BACKLOG_READ_SHARE = 0.5
"""So does one that takes less than this share of the time between two pictures. Where the machine has no time to spare
a read waits for a processor and for its turn among the worker's threads, too."""
REOPEN_DRIFT_S = 5.0
REOPEN_PROOF_S = 1.0
"""A stream is opened anew when it was so far behind for that long, and every read of it waited for the network."""

KNOWN_GROUPS = 8
"""The longest of so many says when the next keyframe is to be expected."""
WATCHED_GROUPS = 8
"""One group of pictures of so many is looked through for pictures that could be left out: it is done for every packet,
and a camera does not change its ways often."""


class Noticed(NamedTuple):
    """What was noticed of one packet.

    `repeats`: the stream repeats itself. `spare`: no other picture refers to this one. `behind_s`: how late it is where
    that is our own doing, else 0. `key_waits`: the next keyframe should have come already, and waits to be read.
    """

    repeats: bool
    spare: bool
    behind_s: float
    key_waits: bool = False


class Noticing:
    """Looks at the packets of one stream and writes down the facts."""

    def __init__(self, facts: StreamFacts, frozen_proof_s: float) -> None:
        self._facts = facts
        self._repeat = RepeatWatch(frozen_proof_s)
        self._drift = DriftMeter()
        self._source_rate = RateMeter()
        self._spares = SpareWatch("")
        self._last_key_s: float | None = None
        self._lengths_s: deque[float] = deque(maxlen=KNOWN_GROUPS)
        self._pictures = self._spare_pictures = 0
        self._groups = 0
        self._far_behind_since_s = math.inf

    def codec(self, spec: CodecSpec) -> None:
        """The stream goes on with this codec."""
        self._spares = SpareWatch(spec.name, spec.extradata)

    def packet(self, source: Source, incoming: Incoming, done_ns: int, *, tells_spare: bool) -> Noticed:
        """Take the next packet; `done_ns`: when the one before was done with. Raises FeedError DRIFT.

        `tells_spare`: whether it matters if it is a spare one.
        """
        facts, packet = self._facts, incoming.packet
        key = packet.is_keyframe
        payload = memoryview(packet)
        facts.packets += 1
        facts.bytes += packet.size
        repeats = False
        if not source.repeats_on_purpose:
            repeats = self._repeat.packet(payload, key=key, now_ns=incoming.read_ns)
            facts.repeat_since_ns = self._repeat.since_ns
        sent_s = moved_s(incoming, packet.dts)
        read_s = incoming.read_ns / 1e9
        facts.source_fps_milli = self._source_rate.tick(incoming.read_ns if sent_s is None else int(sent_s * 1e9))
        if key:
            self._group_begins(read_s if sent_s is None else sent_s)
        spare = False
        if (tells_spare or not self._groups % WATCHED_GROUPS) and not key:
            spare = self._spares.is_spare(payload)
            self._spare_pictures += spare
        self._pictures += 1
        if source.paced:
            return Noticed(repeats, spare, 0.0)
        drift_s = self._drift.picture(sent_s, read_s)
        facts.drift_ms = int(drift_s * 1000)
        behind_s = drift_s if incoming.read_ns - done_ns < self._backlog_read_ns() else 0.0
        if drift_s <= REOPEN_DRIFT_S or behind_s:
            self._far_behind_since_s = math.inf
        else:
            self._far_behind_since_s = min(self._far_behind_since_s, read_s)
        if read_s - self._far_behind_since_s > REOPEN_PROOF_S:
            raise FeedError(ErrorKind.DRIFT, f"{drift_s:.1f} s behind")
        return Noticed(repeats, spare, behind_s, key_waits=drift_s > self._until_key_s(sent_s))

    def until_key_s(self, since_s: float) -> float:
        """Return the stream time to the next keyframe, `since_s` after the last one: infinite where nobody knows, and
        where the group is longer already than those before, as with cameras that make them longer while nothing moves.
        """
        until_s = max(self._lengths_s, default=0.0) - since_s
        return until_s if until_s > 0.0 else math.inf

    def _backlog_read_ns(self) -> float:
        fps_milli = self._facts.source_fps_milli
        return max(BACKLOG_READ_NS, BACKLOG_READ_SHARE * 1e12 / fps_milli if fps_milli else 0.0)

    def _until_key_s(self, sent_s: float | None) -> float:
        return math.inf if sent_s is None or self._last_key_s is None else self.until_key_s(sent_s - self._last_key_s)

    def _group_begins(self, at_s: float) -> None:
        facts = self._facts
        if self._last_key_s is not None:
            facts.gop_ms = max(0, int((at_s - self._last_key_s) * 1000))
            self._lengths_s.append(facts.gop_ms / 1000)
            if not self._groups % WATCHED_GROUPS:
                facts.spare_milli = 1000 * self._spare_pictures // max(1, self._pictures)
            self._groups += 1
        self._last_key_s = at_s
        self._pictures = self._spare_pictures = 0


def moved_s(incoming: Incoming, ticks: int | None) -> float | None:
    """Return the stream time that `ticks` of the packet's clock mean; that of the packet itself when there are none.

    Pictures leave the decoder in another order than packets come in where some refer to later ones.
    """
    pts = incoming.packet.pts
    if ticks is None or ticks == pts or pts is None or incoming.pts_s is None:
        return incoming.pts_s
    return incoming.pts_s + (ticks - pts) * incoming.tick_s
