"""Which streams are decoded by which device: what a probe found, what was learnt since, and a rule. Nothing here opens
anything; times are seconds of a monotonic clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

WORTHWHILE_PX = 1 << 20
"""A picture has to be larger than this, a megapixel. Sessions on a device are few, and every picture is copied back:
what a session saves grows with its pictures, and 64 streams of 640x360 cost as much with a device as without
(docs/performance.md)."""
FAILURES_TO_REST = 3
FAILURES_WITHIN_S = 600.0
CODEC_REST_S = 1800.0
"""A device that failed so often within that time is left alone this long, for that codec."""
FULL_REST_S = 300.0
"""How long it is believed that a device that took no further stream would not take one now."""
STREAM_REST_S = 600.0
"""A stream that a device failed on, or that came damaged, is decoded in software this long."""


@dataclass(frozen=True, slots=True)
class Capability:
    """What a probe found: whether `device` decodes `codec` as software does, else why not."""

    device: str
    codec: str
    works: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A stream that wants a decoder. Its size is that of its newest picture, zeros before the first."""

    codec: str
    width_px: int
    height_px: int


@dataclass(slots=True)
class Experience:
    """What was learnt of one device: how many streams it takes at once, and on which codecs it failed.

    `full_at`: streams that were open when it took no further one, None as long as it took all.
    """

    full_at: int | None = None
    full_until_s: float = 0.0
    failures: dict[str, list[float]] = field(default_factory=dict)
    rests_until_s: dict[str, float] = field(default_factory=dict)

    def has_room(self, open_streams: int, now_s: float) -> bool:
        """Whether one more than `open_streams` is worth a try."""
        return self.full_at is None or open_streams < self.full_at or now_s >= self.full_until_s

    def is_trusted(self, codec: str, now_s: float) -> bool:
        """Whether the device is used for `codec`."""
        return now_s >= self.rests_until_s.get(codec, now_s)

    def opened(self, open_streams: int) -> None:
        """One more was opened, `open_streams` with it: a limit below that is none any more."""
        if self.full_at is not None and open_streams > self.full_at:
            self.full_at = None

    def refused(self, codec: str, open_streams: int, now_s: float) -> None:
        """It took no further stream. With others open it is full; with none it failed."""
        if open_streams:
            self.full_at, self.full_until_s = open_streams, now_s + FULL_REST_S
        else:
            self.failed(codec, now_s)

    def failed(self, codec: str, now_s: float) -> None:
        """It failed on a stream of `codec`."""
        recent = [at_s for at_s in self.failures.get(codec, ()) if now_s - at_s < FAILURES_WITHIN_S]
        recent.append(now_s)
        if len(recent) >= FAILURES_TO_REST:
            self.rests_until_s[codec] = now_s + CODEC_REST_S
            recent = []
        self.failures[codec] = recent


def choose(
    wish: Wish,
    capabilities: Iterable[Capability],
    experience: Mapping[str, Experience],
    open_streams: Mapping[str, int],
    now_s: float,
) -> str | None:
    """Return the first device, in the probe's order, that should decode the stream; None means software."""
    if wish.width_px * wish.height_px <= WORTHWHILE_PX:
        return None
    for found in capabilities:
        if found.works and found.codec == wish.codec:
            known = experience[found.device]
            if known.is_trusted(found.codec, now_s) and known.has_room(open_streams[found.device], now_s):
                return found.device
    return None
