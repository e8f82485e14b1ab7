"""The ways a simulated camera can misbehave, and which of them holds when. Those of services: `data/faults.py`."""

import json
import math
import random
from dataclasses import dataclass
from enum import StrEnum

from controlroom.sim.data.faults import SERVICES, DataFault, DataFaultKind, can_have

EVERY_CAMERA = "*"
"""Stands for every camera; with a fault that services alone have, for every service."""


class FaultKind(StrEnum):
    """One way to misbehave. Those in `AT_OPENING` act on requests, the others on pictures."""

    STALL = "stall"  # connections stay, nothing is sent; a playlist stops growing
    SILENT_OPEN = "silent-open"  # a request is taken and never answered
    FREEZE = "freeze"  # one key picture again and again, timestamps go on
    LOOP = "loop"  # the last group of pictures again and again, timestamps go on
    CORRUPT = "corrupt"  # bytes are changed on the way, in every picture (`corrupted`)
    GARBAGE = "garbage"  # random bytes in place of video
    NO_KEYFRAME = "no-keyframe"  # starts in mid-group and sends no key picture
    REFUSE = "refuse"  # 401
    MISSING = "missing"  # 404
    BUSY = "busy"  # 503
    DIE = "die"  # connections are reset, new ones as well
    TRICKLE = "trickle"  # one byte a second
    RESIZE = "resize"  # main and sub pictures in turn, group by group
    ASPECT = "aspect"  # pictures claim to be 3:4 as wide as they are
    REDIRECT = "redirect"  # every address leads back to itself
    BURST = "burst"  # a new connection first gets at least five seconds of old pictures
    DRIFT = "drift"  # sent at 0.8 of real time
    LATEJUMP = "latejump"  # timestamps jump one hour ahead and back, every ten seconds
    UNSTAMPED = "unstamped"  # no time of capture inside the pictures, as many cameras send them


AT_OPENING = frozenset(
    {
        FaultKind.SILENT_OPEN,
        FaultKind.REFUSE,
        FaultKind.MISSING,
        FaultKind.BUSY,
        FaultKind.DIE,
        FaultKind.TRICKLE,
        FaultKind.REDIRECT,
    }
)
"""Faults seen by whoever opens a stream. Setting one ends the camera's present sessions, so that it is seen at once."""

BURST_S = 5.0
DRIFT_RATE = 0.8
LATEJUMP_S = 3600
LATEJUMP_PERIOD_S = 10.0
_BYTES_PER_FLIP = 1500


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to set; `for_s` None means until it is taken back."""

    kind: FaultKind
    for_s: float | None = None


@dataclass(frozen=True, slots=True)
class ActiveFault:
    """A fault with its time, in seconds of the server's monotonic clock."""

    kind: FaultKind
    since_s: float
    until_s: float

    @staticmethod
    def starting(fault: Fault, now_s: float) -> "ActiveFault":
        """Return `fault` as one that begins now."""
        return ActiveFault(fault.kind, now_s, math.inf if fault.for_s is None else now_s + fault.for_s)

    def at(self, time_s: float) -> FaultKind | None:
        """Return the kind of fault that holds at a moment."""
        return self.kind if self.since_s <= time_s < self.until_s else None


def parse_fault(text: str) -> tuple[str, Fault | DataFault]:
    """Read ``KIND``, ``KIND@CAMERA`` or ``KIND@SERVICE``; return whose it is, `EVERY_CAMERA` for none, and the fault.

    Raises ValueError naming the kinds there are.
    """
    kind, _, name = text.partition("@")
    return name or EVERY_CAMERA, _fault(kind, name or EVERY_CAMERA)


def parse_request(body: bytes) -> tuple[str, Fault | DataFault | None]:
    """Read the JSON of ``POST /fault``: ``{"camera": ID or "*", "fault": KIND or "none", "for_s": optional}``.

    ``"service": NAME`` stands in place of ``"camera"`` for a service. Returns whose fault it is and the fault, None to
    take it back. Raises ValueError saying what is wrong.
    """
    document = json.loads(body)
    names = {"camera", "service"}
    if not isinstance(document, dict) or set(document) - names - {"fault", "for_s"} or "fault" not in document:
        raise ValueError('an object with "fault" and optional "camera" or "service", and "for_s" is needed')
    name = document.get("camera", document.get("service", EVERY_CAMERA))
    kind, for_s = document["fault"], document.get("for_s")
    if not isinstance(name, str) or not isinstance(kind, str):
        raise ValueError('"camera", "service" and "fault" are texts')
    if for_s is not None and (type(for_s) not in (int, float) or not 0 < for_s < math.inf):
        raise ValueError('"for_s" is a number of seconds above 0')
    return name, None if kind == "none" else _fault(kind, name, for_s)


def corrupted(data: bytes, seed: int) -> bytes:
    """Return `data` with some bytes changed; the same seed changes the same ones.

    One byte in about 1,500, at least one, anywhere: in the packets' headers as well as in what they carry. A link does
    so whose error correction is overcharged and whose receiver passes on what is wrong; nothing is lost or put in.
    """
    rng = random.Random(seed)
    changed = bytearray(data)
    for _ in range(1 + len(data) // _BYTES_PER_FLIP):
        changed[rng.randrange(len(data))] ^= rng.randrange(1, 256)
    return bytes(changed)


def garbage(length: int, seed: int) -> bytes:
    """Return `length` random bytes; the same seed gives the same ones."""
    return random.Random(seed).randbytes(length)


def _fault(text: str, name: str, for_s: float | None = None) -> Fault | DataFault:
    """Return the fault of this kind: a service's where a service is named, or where no camera can have it."""
    cameras, services = list(FaultKind), list(DataFaultKind)
    if name in SERVICES or (name == EVERY_CAMERA and text not in cameras and text in services):
        services = [kind for kind in services if can_have(name, kind)]
        if text not in services:
            raise ValueError(f"no fault {text!r} of a service; there are: {', '.join(services)}")
        return DataFault(DataFaultKind(text), for_s)
    if text not in cameras:
        raise ValueError(f"no fault {text!r}; there are: {', '.join(cameras)}")
    return Fault(FaultKind(text), for_s)
