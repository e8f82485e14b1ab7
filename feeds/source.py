"""The feed-kind seam for pictures: what a kind gives to the worker, and what it gets from it.

A kind is one file in `feeds.kinds`: a config model with ``kind: Literal[...]``, and ``open_source(config, context)``.
A source just runs and raises `FeedError`; it never sleeps to retry. The supervisor outside does that.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from pydantic import BaseModel, ConfigDict

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.board import StreamFacts
from feeds.trust import PUBLIC, Trust

if TYPE_CHECKING:
    from av.packet import Packet

LONG_PROBE_S = 5.0
"""How much of a stream's start is looked through at most where a second was not enough."""


class KindConfig(BaseModel):
    """What every picture kind's config has: an address without credentials, whom to trust, and its patience.

    `open_timeout_s`: how long it may take to answer, and to send the first data; a camera that has been slow is opened
    with more (`feeds.habits`). `read_timeout_s`: how long it may be silent from then on. `frozen_proof_s`: how long the
    payload must repeat before the stream is called frozen. `expires`: the address holds something that is good for some
    time only, so that another address later is no other stream.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    begins_anew: ClassVar[bool] = False
    """Whether every opening shows the same pictures from the first on: not what happens now."""

    kind: str
    address: str
    credentials: Credentials = NO_CREDENTIALS
    trust: Trust = PUBLIC
    open_timeout_s: float = 5.0
    read_timeout_s: float = 5.0
    frozen_proof_s: float = 1.5
    expires: bool = False

    @property
    def first_picture_s(self) -> float:
        """How long after its opening a stream may go without a whole picture, at its beginning and later."""
        # FFmpeg has the time to answer twice: for the connection, and for the first data.
        return max(20.0, 2 * self.open_timeout_s + 10.0)

    def is_same_stream(self, other: "KindConfig") -> bool:
        """Whether `other` opens the same stream: it is equal, or it is but for an address that expires."""
        if self is other:  # nearly always; comparing takes its time, with hundreds of cameras
            return True
        if self == other or not (self.expires and other.expires):
            return self == other
        return self == other.model_copy(update={"address": self.address, "credentials": self.credentials})


class ProbedConfig(KindConfig):
    """Of a kind whose beginning is looked through by FFmpeg as it arrives.

    `probes_longer`: for up to `LONG_PROBE_S` in place of a second, because that has not been enough.
    """

    probes_longer: bool = False


@dataclass(frozen=True, slots=True)
class CodecSpec:
    """What a decoder must know before the first packet: FFmpeg's codec name, out-of-band headers, pixel aspect.

    `aspect` is the container's sample aspect ratio (0 when it tells none; the codec's own wins). `rotation`: by how
    many degrees, counter-clockwise, the container says that pictures have to be turned.
    """

    name: str
    extradata: bytes | None = None
    aspect: float = 0.0
    rotation: int = 0


@dataclass(slots=True)
class Incoming:
    """One encoded picture as it came in.

    `pts_s`: presentation time in seconds of the stream's own clock (None: the stream tells none). `read_ns`: when its
    last byte was read. `capture_utc_s`: when it was taken, where the protocol says so. `codec` is set on the first
    picture and whenever decoding has to start afresh. `tick_s`: a tick of the packet's clock (0: it has none).
    """

    packet: "Packet[Any]"
    pts_s: float | None
    read_ns: int
    capture_utc_s: float | None = None
    codec: CodecSpec | None = None
    tick_s: float = 0.0


class StreamContext:
    """What the worker lends a source: the stop flag, and the account of which native call its thread is in."""

    def __init__(self, facts: StreamFacts, stop: threading.Event) -> None:
        self.stop = stop
        self.doing = facts.doing


class Source(Protocol):
    """An open stream. `paced`: pictures come in bursts and are shown by their time stamps, else at once.

    `repeats_on_purpose`: the payload may come again without the camera being at fault (a looped file).
    """

    paced: bool
    repeats_on_purpose: bool
    transport: str

    @property
    def speed(self) -> float:
        """How fast a paced source should be played now: above 1 to win back lag."""

    def pictures(self) -> Iterator[Incoming]:
        """Yield encoded pictures until the context's stop flag is set. Raises FeedError; an end is ENDED."""

    def close(self) -> None:
        """Let go of everything; may be called from the thread that iterates only."""
