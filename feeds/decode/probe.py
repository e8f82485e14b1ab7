"""Finds out what a device can do, in a process of its own: a driver that crashes or hangs takes only that along.

A small clip of each codec is decoded on the device and in software, and the pictures are compared.
"""

import faulthandler
import logging
import math
import os
import signal
from multiprocessing.connection import Connection
from typing import Any, Protocol

import av
import av.error
import av.logging
import numpy as np
from av.packet import Packet
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from feeds.core import FeedError
from feeds.decode.catalogue import CODECS, PROBE_CLIPS, open_decoder
from feeds.decode.choice import Capability
from feeds.decode.hardware import HardwareDecoder
from feeds.decode.software import Decoder, SoftwareDecoder
from feeds.source import CodecSpec
from resources import path

ENOUGH_DB = 50.0
"""Peak signal to noise above which pictures are the same. Both standards leave a decoder no choice, so they are equal
to the bit; this lets a difference of a step in places pass, as a conversion on the way back might make."""
LIFE_S = 60.0
"""A process that hangs in a driver ends itself after so long, in case nobody is left to end it."""


class OpenDecoder(Protocol):
    """What opens a decoder on a device, as `feeds.decode.catalogue.open_decoder` does."""

    def __call__(self, name: str, spec: CodecSpec, *, doubts: bool) -> HardwareDecoder:
        """Return it, one that gives every picture without `doubts`. Raises FeedError."""


Planes = NDArray[np.uint8]


def probe(device: str, codec: str, open_hardware: OpenDecoder = open_decoder) -> Capability:
    """Return whether `device` decodes the built-in clip of `codec` as software does."""
    spec = CodecSpec(codec)
    packets = _packets(codec)
    try:
        hardware = open_hardware(device, spec, doubts=False)
        hardware.begin(packets[0])
    except FeedError as error:
        return Capability(device, codec, works=False, why=error.detail)
    found = _pictures(hardware, packets)
    if hardware.failed:
        return Capability(device, codec, works=False, why=f"failed in the clip: {hardware.why}")
    why = differences(found, _pictures(SoftwareDecoder(spec, doubts=False), packets))
    return Capability(device, codec, works=not why, why=why)


def differences(found: list[Planes], expected: list[Planes]) -> str:
    """Return how pictures differ from what they should be, "" when they do not."""
    if len(found) != len(expected):
        return f"{len(found)} pictures where software gives {len(expected)}"
    if [picture.shape for picture in found] != [picture.shape for picture in expected]:
        return "pictures of another size than software's"
    worst_db = min(map(psnr_db, found, expected))
    return f"wrong pictures, {worst_db:.1f} dB from software's" if worst_db < ENOUGH_DB else ""


def psnr_db(one: Planes, other: Planes) -> float:
    """Return the peak signal to noise ratio of two equally large pictures, infinite when they are equal."""
    error = float(np.square(one.astype(np.int32) - other).mean())
    return 10 * math.log10(255**2 / error) if error else math.inf


def _packets(codec: str) -> list["Packet[Any]"]:
    with av.open(str(path(PROBE_CLIPS[codec]))) as clip:
        return [packet for packet in clip.demux(video=0) if packet.size]


def _pictures(decoder: Decoder, packets: list["Packet[Any]"]) -> list[Planes]:
    return [_planes(frame) for packet in packets for frame in decoder.decode(packet)]


def _planes(frame: VideoFrame) -> Planes:
    """Return all planes of a picture one below the other; from NV12 nothing is lost on the way."""
    return np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8)


def main(
    connection: "Connection[Any, Any]",
    device: str,
    open_hardware: OpenDecoder = open_decoder,
    *,
    life_s: float = LIFE_S,
) -> None:
    """Send a `Capability` of `device` for each codec. The target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the supervisor ends this process
    nowhere = open(os.devnull, "w")  # noqa: SIM115 - until the process ends
    faulthandler.dump_traceback_later(life_s, exit=True, file=nowhere)
    # What a library says of a missing driver becomes part of its error's text, and goes to nobody's console.
    av.logging.set_level(av.logging.ERROR)
    logging.getLogger().addHandler(logging.NullHandler())
    for codec in CODECS:
        connection.send(probe(device, codec, open_hardware))
    connection.close()
