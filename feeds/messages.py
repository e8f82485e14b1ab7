"""What the supervisor and a decode worker say to each other: small immutable values, over a pipe.

Pictures and their counters never travel here; they are in shared memory (`feeds.board`, `feeds.pictures`).
"""

from dataclasses import dataclass

from feeds.core import ErrorKind, Rect, Tier
from feeds.decode.choice import Capability
from feeds.source import KindConfig


@dataclass(frozen=True, slots=True)
class Output:
    """A view as a worker is told of it: its board row, the segment of its ring, the box, the part to show."""

    row: int
    segment: str
    box_width_px: int
    box_height_px: int
    crop: Rect


@dataclass(frozen=True, slots=True)
class OpenStream:
    """Open a stream on board row `row`; `generation` comes back with its end. `config` may hold a password."""

    row: int
    generation: int
    config: KindConfig
    outputs: tuple[Output, ...]
    tier: Tier = Tier.MAIN


@dataclass(frozen=True, slots=True)
class ShowOutputs:
    """Serve exactly these views of the stream on `row` from now on; without any it is parked.

    `tier`: decode no more of it than that; above SUB_REF all of it.
    """

    row: int
    generation: int
    outputs: tuple[Output, ...]
    tier: Tier = Tier.MAIN


@dataclass(frozen=True, slots=True)
class CloseStream:
    """Stop the stream on `row`; its end is reported with ErrorKind.NONE."""

    row: int
    generation: int


@dataclass(frozen=True, slots=True)
class UseDecoders:
    """These devices decode these codecs, and no others: streams take to them at their keyframes."""

    capabilities: tuple[Capability, ...]


@dataclass(frozen=True, slots=True)
class Quit:
    """End the worker."""


@dataclass(frozen=True, slots=True)
class Started:
    """The worker runs and has attached to its board."""

    pid: int


@dataclass(frozen=True, slots=True)
class Attached:
    """The worker has attached to these segments; their names are not needed any more."""

    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A stream is no longer running: `kind` NONE after CloseStream, else why. `detail` is free of secrets."""

    row: int
    generation: int
    kind: ErrorKind
    detail: str
    transport: str = ""


Command = OpenStream | ShowOutputs | CloseStream | UseDecoders | Quit
"""A worker gets them in tuples: all that it is to do from one moment on."""
Report = Started | Attached | Ended
