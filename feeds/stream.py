"""One stream's life in a decode worker: open, read, decode, scale, publish, until told to stop or it fails.

Runs in a thread of its own. It never retries and never sleeps but to pace; what happened is on the board, how it
ended is the exception.
"""

import logging
import math
import threading
import time
from contextlib import closing
from typing import Any

from av.packet import Packet
from av.video.frame import VideoFrame

from feeds import catalogue
from feeds.board import Activity, Phase, StreamFacts, pack_codec
from feeds.core import ErrorKind, FeedError, Tier
from feeds.decode.catalogue import number_of
from feeds.decode.software import Decoder, SoftwareDecoder
from feeds.noticing import Noticing, moved_s
from feeds.outputs import Outputs
from feeds.source import CodecSpec, Incoming, KindConfig, Source, StreamContext
from feeds.watch import Pacer, RateMeter, TrueAge

log = logging.getLogger("feeds.stream")

DECODING = int(Activity.DECODING)
PACING = int(Activity.PACING)
SKIP_SCALE_DRIFT_S = 0.15
SKIP_DECODE_DRIFT_S = 0.5
COST_PACKETS = 4
"""What a picture costs is measured at one in so many."""
KEY_LEAST_NS = 900_000_000
"""Keyframes alone are shown once a second; those that come every second do not come to the millisecond."""
CATCH_UP_NS = 2_000_000_000
"""So long after it was shown again a stream may be behind, and nothing of it is left out for that."""
NAP_S = 0.3
NAP_BYTES = 1 << 16
"""A socket holds at least so much for a while: a camera whose own buffer is full loses pictures."""
NAP_AFTER_NS = 2_000_000
"""A read that took longer has emptied what was there."""
NAP_DRIFT_MS = 300
"""Not so for a stream that is further behind: where the machine has no time to spare every read takes long, also one
whose data waits. With a nap after each it would never catch up."""


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
        self._noticing = Noticing(facts, config.frozen_proof_s)
        self._pacer = Pacer()
        self._age = TrueAge()
        self._rate = RateMeter()
        self._need_key = True
        self._behind = False
        self._alone_ns = 0
        self._done_ns = 0
        self._whole_ns = 0
        self._kept = outputs.shelf.place()
        self._holds = False
        self._catches_up_until_ns = 0
        self._is_paced = False
        self._turn = threading.Lock()
        self._woken = threading.Event()
        self._napped = 0, 0
        self._over = False

    def run(self) -> None:
        """Open the stream and show it until stopped. Raises FeedError."""
        facts = self._facts
        facts.phase = Phase.OPENING
        facts.write(time.monotonic_ns())
        try:
            source = catalogue.open_source(self._config, self._context)
            with closing(source):
                self._follow(source)
        finally:
            with self._turn:
                self._over = True
                self._kept.close()

    def _follow(self, source: Source) -> None:
        facts = self._facts
        facts.phase = Phase.RUNNING
        self._is_paced = source.paced
        self._whole_ns = time.monotonic_ns()
        facts.write(self._whole_ns)
        for incoming in source.pictures():
            if source.paced and self._outputs.tier <= Tier.SUB_REF:
                # What is not decoded takes its time all the same.
                self._wait_until_due(source, incoming, incoming.packet.pts)
            if self._stop.is_set():
                return
            waited = incoming.read_ns - self._done_ns > NAP_AFTER_NS
            with self._turn:
                self._packet(source, incoming)
                facts.packet_ns = self._done_ns = time.monotonic_ns()
                facts.write(self._done_ns)
            if waited and self._may_nap():
                self._nap()

    def _may_nap(self) -> bool:
        return self._outputs.tier <= Tier.KEY and not self._is_paced and self._facts.drift_ms <= NAP_DRIFT_MS

    def _nap(self) -> None:
        """Let packets gather: to wake up for each of them is most of what a stream costs that decodes next to none."""
        facts, (bytes_before, then_ns) = self._facts, self._napped
        self._napped = facts.bytes, self._done_ns
        gathers_bytes = (facts.bytes - bytes_before) * NAP_S * 1e9 / (self._done_ns - then_ns)
        facts.doing(PACING, self._done_ns)
        self._woken.wait(NAP_S * min(1.0, NAP_BYTES / max(1.0, gathers_bytes)))
        self._done_ns = time.monotonic_ns()

    def expect(self) -> None:
        """Be reckoned with when others are ready to decode the rest of theirs: `wake` comes soon, with views."""
        if self._holds:
            self._outputs.rush.expect(self)

    def wake(self) -> None:
        """Show what was kept while nobody looked, if there are views now; return sooner when told to stop.

        Called by the worker's main thread; in a thread of its own, because the stream's waits for the next packet.
        """
        tier = self._outputs.tier
        if self._stop.is_set() or tier > Tier.KEY:
            self._woken.set()
        else:
            self._woken.clear()
        if self._holds and tier is not Tier.PARKED and not self._stop.is_set():
            threading.Thread(target=self._replay_now, name="stream-replay", daemon=True).start()
        else:
            self._outputs.rush.first_is_shown(self)

    def _replay_now(self) -> None:
        with self._turn:
            shows = not self._over and self._holds and self._outputs.tier is not Tier.PARKED
            before = self._facts.done() if shows else (0, 0)
            try:
                kept, goes_on = self._replay_first() if shows else ([], True)
            except FeedError as error:  # the stream's own thread meets it with the next keyframe
                log.debug("kept pictures cannot be shown: %s", error)
                kept, goes_on = [], False
            finally:
                self._outputs.rush.first_is_shown(self)
            if shows:
                self._replay_rest(kept, goes_on=goes_on)
                self._facts.write(time.monotonic_ns())
                self._facts.doing(*before)

    def _packet(self, source: Source, incoming: Incoming) -> None:
        """Do with one packet what the views want of it."""
        facts, key = self._facts, incoming.packet.is_keyframe
        if incoming.codec is not None:
            self._codec = incoming.codec
            self._decoder = None
            self._need_key = True
            self._kept.begin(continues=False)
            self._noticing.codec(incoming.codec)
            facts.codec = pack_codec(incoming.codec.name)
        tier = self._outputs.tier
        noticed = self._noticing.packet(source, incoming, self._done_ns, tells_spare=tier is Tier.SUB_REF)
        if tier is Tier.PARKED:
            self._park(incoming)
            return
        if tier is Tier.KEY:
            self._only_key(incoming)
            return
        if self._holds:
            kept, goes_on = self._replay_first()
            self._outputs.rush.first_is_shown(self)
            self._replay_rest(kept, goes_on=goes_on)
        behind_s = noticed.behind_s
        if self._catches_up(incoming):
            behind_s = 0.0
            self._need_key |= noticed.key_waits
        too_late = behind_s > SKIP_DECODE_DRIFT_S
        self._behind = too_late or (self._behind and not key)
        facts.late += self._behind
        if too_late or (self._need_key and not key):
            self._need_key = True
            facts.drops += 1
            self._give_up_late()
        elif tier is not Tier.SUB_REF or not noticed.spare:
            self._picture(source, incoming, repeats=noticed.repeats, late=behind_s > SKIP_SCALE_DRIFT_S)

    def _park(self, incoming: Incoming) -> None:
        """Keep a packet for when there are views again."""
        self._outputs.settle()
        self._hold(continues=not self._need_key)
        if incoming.packet.is_keyframe:  # from here on all begins anew: no decoder needs to be kept
            self._decoder = None
            self._seat.leave()
        self._kept.add(incoming)
        self._whole_ns = time.monotonic_ns()

    def _hold(self, *, continues: bool) -> None:
        """Begin to keep packets. `continues`: the decoder is ready for the next of them."""
        if not self._holds:
            self._holds = True
            self._kept.begin(continues=continues)

    def _replay_first(self) -> tuple[list[Incoming], bool]:
        """Show the first of what was kept; return the rest, and whether decoding can go on after it."""
        self._need_key = False
        if self._outputs.tier is Tier.KEY:
            self._show_newest(self._kept.key(), alone=True)
            return [], False
        self._holds, self._catches_up_until_ns = False, time.monotonic_ns() + CATCH_UP_NS
        kept, goes_on = self._kept.take()
        self._show_newest(kept[:1])
        return kept[1:], goes_on

    def _replay_rest(self, kept: list[Incoming], *, goes_on: bool) -> None:
        """Decode the rest as fast as can be, after the keyframes of other streams, and show the newest picture.

        Not where the next keyframe is there before all who wait for their turn would be held up by that.
        """
        if kept and not self._need_key:
            self._facts.doing(PACING, time.monotonic_ns())
            with self._outputs.rush.rest(self._next_key_s(kept, time.monotonic_ns())) as others:
                if others is not None and self._pays(kept, others, time.monotonic_ns()):
                    self._show_newest(kept)
                else:
                    self._need_key = True
        self._need_key |= not goes_on

    def _catches_up(self, incoming: Incoming) -> bool:
        """Whether the stream was shown again a moment ago and has not worked off yet what had gathered by then."""
        if self._catches_up_until_ns:
            now_ns = time.monotonic_ns()
            behind_s = self._facts.drift_ms / 1000 + (now_ns - incoming.read_ns) / 1e9
            if behind_s <= SKIP_SCALE_DRIFT_S or now_ns > self._catches_up_until_ns:
                self._catches_up_until_ns = 0
        return self._catches_up_until_ns != 0

    def _pays(self, kept: list[Incoming], others: int, now_ns: int) -> bool:
        """Whether to decode all since the keyframe takes the streams that wait, together, less time than there is
        until the next keyframe. Always where pictures are read long before their turn: nothing gathers there."""
        facts, gathered_s = self._facts, (now_ns - kept[0].read_ns) / 1e9
        decoding_s = gathered_s * facts.source_fps_milli / 1000 * facts.picture_us / 1e6
        return others * decoding_s < self._next_key_s(kept, now_ns)

    def _next_key_s(self, kept: list[Incoming], now_ns: int) -> float:
        """Return in how many seconds the next keyframe is there: infinite where that does not matter."""
        if self._is_paced:
            return math.inf
        until_key_s = self._noticing.until_key_s((kept[-1].read_ns - kept[0].read_ns) / 1e9)
        return until_key_s - (now_ns - kept[-1].read_ns) / 1e9

    def _show_newest(self, kept: list[Incoming], *, alone: bool = False) -> None:
        """Decode packets and show the newest picture of them; stop at damage."""
        newest: VideoFrame | None = None
        for incoming in kept:
            if incoming.packet.is_keyframe:
                self._choose_decoder(incoming.packet)
            newest = next(iter(self._decode(incoming.packet, alone=alone)[-1:]), newest)
            if self._need_key or self._stop.is_set():
                break
        if newest is not None:
            self._publish(newest, incoming.read_ns)

    def _only_key(self, incoming: Incoming) -> None:
        """Show a keyframe and nothing else, one a second at most."""
        packet = incoming.packet
        self._hold(continues=not self._need_key)
        self._kept.add(incoming)
        self._need_key = True
        self._whole_ns = time.monotonic_ns()  # until the next keyframe nothing else is to be expected
        if not packet.is_keyframe or incoming.read_ns - self._alone_ns < KEY_LEAST_NS:
            return
        self._alone_ns = incoming.read_ns
        begun_ns = time.thread_time_ns()
        self._choose_decoder(packet)
        for frame in self._decode(packet, alone=True)[-1:]:
            self._facts.frames += 1
            if self._facts.repeat_since_ns:
                self._outputs.publish(frame, self._aspect, incoming.read_ns, only_empty=True)
            else:
                self._publish(frame, incoming.read_ns)
        self._note_cost(key=True, cost_ns=time.thread_time_ns() - begun_ns)
        self._need_key = True

    def _picture(self, source: Source, incoming: Incoming, *, repeats: bool, late: bool) -> None:
        """Decode one packet and show what comes of it, unless it is too old to be worth it."""
        facts, packet = self._facts, incoming.packet
        # Only now and then: the clock of a thread is asked of the kernel.
        begun_ns = time.thread_time_ns() if packet.is_keyframe or not facts.packets % COST_PACKETS else 0
        self._need_key = False
        if packet.is_keyframe or self._decoder is None:
            self._choose_decoder(packet)
        frames = self._decode(packet)
        if not frames:
            self._give_up_late()
        for frame in frames:
            facts.frames += 1
            if repeats or late:
                facts.drops += 1
                facts.late += late
                self._outputs.publish(frame, self._aspect, incoming.read_ns, only_empty=True)
                continue
            read_ns = incoming.read_ns
            if source.paced:
                read_ns = self._wait_until_due(source, incoming, frame.pts)
                if self._stop.is_set():
                    return
            self._publish(frame, read_ns)
        if begun_ns:
            self._note_cost(key=packet.is_keyframe, cost_ns=time.thread_time_ns() - begun_ns)

    def _note_cost(self, *, key: bool, cost_ns: int) -> None:
        facts, cost_us = self._facts, cost_ns // 1000
        if key:
            facts.key_us += (cost_us - facts.key_us) // (4 if facts.key_us else 1)
        else:
            facts.picture_us += (cost_us - facts.picture_us) // (4 if facts.picture_us else 1)

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

    def _decode(self, packet: "Packet[Any]", *, alone: bool = False) -> list[VideoFrame]:
        """Return the whole pictures that `packet` completes; `alone`: nothing comes before it or after it."""
        decoder, facts = self._decoder, self._facts
        if decoder is None:
            raise FeedError(ErrorKind.INTERNAL, "picture before its codec")
        facts.doing(DECODING, time.monotonic_ns())
        frames = decoder.alone(packet) if alone else decoder.decode(packet)
        if decoder.damaged:
            # What follows refers to the damaged picture: the last good one stays until the next keyframe.
            facts.corrupt += 1
            self._need_key = True
            return []
        if packet.is_keyframe:
            self._aspect = decoder.aspect
        if frames:
            self._whole_ns = time.monotonic_ns()
        return frames

    def _give_up_late(self) -> None:
        """Raise FeedError when nothing whole has come for too long."""
        if time.monotonic_ns() - self._whole_ns > self._config.first_picture_s * 1e9:
            # It will not give one either without opening anew.
            raise FeedError(ErrorKind.GARBAGE, "data comes, but no whole picture")

    def _wait_until_due(self, source: Source, incoming: Incoming, ticks: int | None) -> int:
        """Wait until the turn of the picture with this time stamp; return when that was (monotonic ns)."""
        now_s = time.monotonic()
        due_s = self._pacer.due_s(moved_s(incoming, ticks), now_s, source.speed)
        if due_s > now_s:
            self._facts.doing(PACING, int(now_s * 1e9))
            self._stop.wait(due_s - now_s)
        if incoming.capture_utc_s is not None:
            age_s = self._age.age_s(incoming.capture_utc_s, utc_s=time.time(), now_s=time.monotonic())
            self._facts.lag_ms = int(age_s * 1000)
        return time.monotonic_ns()

    def _publish(self, frame: VideoFrame, read_ns: int) -> None:
        facts = self._facts
        facts.doing(DECODING, time.monotonic_ns())
        self._outputs.publish(frame, self._aspect, read_ns)
        now_ns = time.monotonic_ns()
        facts.width_px, facts.height_px = round(frame.width * self._aspect), frame.height
        facts.picture_ns = now_ns
        facts.fps_milli = self._rate.tick(now_ns)
        facts.shown += 1
