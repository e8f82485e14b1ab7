"""The hardware decoders of one worker: opened while there is room, counted while they live, given up when they fail."""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from av.packet import Packet

from feeds.core import FeedError
from feeds.decode import catalogue
from feeds.decode.choice import STREAM_REST_S, Capability, Experience, Wish, choose
from feeds.decode.hardware import HardwareDecoder
from feeds.source import CodecSpec

log = logging.getLogger("feeds.decode")

Trying = Callable[[str], object]


class DecoderPool:
    """What the streams of a worker share of its devices. Without capabilities everything is decoded in software."""

    def __init__(
        self,
        open_decoder: Callable[[str, CodecSpec], HardwareDecoder] = catalogue.open_decoder,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_decoder = open_decoder
        self.clock_s = clock_s
        self._capabilities: tuple[Capability, ...] = ()
        self._experience: defaultdict[str, Experience] = defaultdict(Experience)
        # Decoders alive: a device gets its session back in the moment in which a stream lets go of its decoder.
        self._open: defaultdict[str, WeakSet[HardwareDecoder]] = defaultdict(WeakSet)
        self._lock = threading.Lock()
        self._opening = threading.Lock()

    def use(self, capabilities: tuple[Capability, ...]) -> None:
        """Use these from now on; a stream on another device goes back to software at its next keyframe."""
        self._capabilities = capabilities

    def allows(self, decoder: HardwareDecoder) -> bool:
        """Whether an open decoder may go on."""
        with self._lock:
            trusted = self._experience[decoder.device].is_trusted(decoder.codec_name, self.clock_s())
        return trusted and any(
            found.works and (found.device, found.codec) == (decoder.device, decoder.codec_name)
            for found in self._capabilities
        )

    def open(
        self, spec: CodecSpec, keyframe: "Packet[Any]", size_px: tuple[int, int], trying: Trying
    ) -> HardwareDecoder | None:
        """Return a decoder for a stream with pictures of this size that goes on with `keyframe`; None when it should be
        decoded in software for now. Raises FeedError when a device was tried and would not have it."""
        wish = Wish(spec.name, *size_px)
        with self._lock:
            open_streams = defaultdict(int, {device: len(alive) for device, alive in self._open.items()})
            device = choose(wish, self._capabilities, self._experience, open_streams, self.clock_s())
        # One at a time: a hundred streams that begin together would all find out for themselves that there is no room.
        if device is None or not self._opening.acquire(blocking=False):
            return None
        try:
            trying(device)
            return self._open_on(device, spec, keyframe)
        finally:
            self._opening.release()

    def note_failure(self, decoder: HardwareDecoder) -> None:
        """The device has failed in the middle of a stream."""
        words = "%s failed while it decoded %s, which goes on in software: %s"
        log.warning(words, decoder.device, decoder.codec_name, decoder.why)
        with self._lock:
            self._experience[decoder.device].failed(decoder.codec_name, self.clock_s())

    def _open_on(self, device: str, spec: CodecSpec, keyframe: "Packet[Any]") -> HardwareDecoder:
        try:
            decoder = self._open_decoder(device, spec)
            decoder.begin(keyframe)
        except FeedError as error:
            with self._lock:
                others = len(self._open[device])
                self._experience[device].refused(spec.name, others, self.clock_s())
            log.info("%s takes no stream of %s beside %d others: %s", device, spec.name, others, error.detail)
            raise
        with self._lock:
            self._open[device].add(decoder)
            self._experience[device].opened(len(self._open[device]))
        return decoder

    def seat(self) -> "Seat":
        """Return the place of one more stream."""
        return Seat(self)


class Seat:
    """One stream's place in the pool: it has a hardware decoder, or none and is decoded in software."""

    def __init__(self, pool: DecoderPool) -> None:
        self._pool = pool
        self._decoder: HardwareDecoder | None = None
        self._spec: CodecSpec | None = None
        self._software_until_s = 0.0
        self.failures = 0
        """How often a device has failed on this stream."""

    def at_keyframe(
        self, spec: CodecSpec, keyframe: "Packet[Any]", size_px: tuple[int, int], trying: Trying
    ) -> HardwareDecoder | None:
        """Return the decoder to use from this keyframe on, None for software. `trying` is called with the name of a
        device before the stream is opened on it: that may take the process along.

        A stream that came damaged goes to software too: there damage inside a picture is seen, a device covers it up.
        """
        decoder, self._decoder = self._decoder, None
        if decoder is not None and spec is self._spec:
            if decoder.damaged:
                self._rest()
                if decoder.failed:
                    self.failures += 1
                    self._pool.note_failure(decoder)
            elif self._pool.allows(decoder):
                self._decoder = decoder
        self._spec = spec
        del decoder  # what is given up must not count as open below
        if self._decoder is None and self._pool.clock_s() >= self._software_until_s:
            try:
                self._decoder = self._pool.open(spec, keyframe, size_px, trying)
            except FeedError:  # the pool has learnt from it
                self._rest()
        return self._decoder

    def leave(self) -> None:
        """Give the device back for now; the next keyframe asks anew."""
        self._decoder = None

    def _rest(self) -> None:
        self._software_until_s = self._pool.clock_s() + STREAM_REST_S
