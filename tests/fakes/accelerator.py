"""A device that decodes in software, gives its pictures as devices do, and fails as told."""

import os
import time
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import av.error
import numpy as np
from av.codec.context import CodecContext
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from feeds.core import ErrorKind, FeedError
from feeds.decode.hardware import HardwareDecoder
from feeds.source import CodecSpec


class Accelerator:
    """A device. `sessions`: how many decoders it takes at once; one too many is told with its first picture, as the
    real ones do. `breaks_at`: the packet of a decoder at which `breaks` is called, whose answer is given instead."""

    def __init__(
        self,
        *,
        missing: bool = False,
        sessions: int | None = None,
        breaks_at: int | None = None,
        breaks: "Callable[[list[VideoFrame]], list[VideoFrame]] | None" = None,
    ) -> None:
        self.missing = missing
        self.sessions = sessions
        self.breaks_at = breaks_at
        self.breaks = breaks or raised
        self.open_codecs: WeakSet[SoftwareUnderneath] = WeakSet()
        self.tries = 0

    def open(self, name: str, spec: CodecSpec, *, doubts: bool = True) -> HardwareDecoder:
        """Open a decoder, as `feeds.decode.catalogue.open_decoder` does."""
        self.tries += 1
        if self.missing:
            raise FeedError(ErrorKind.UNSUPPORTED, "no such device")
        return HardwareDecoder(spec, name, SoftwareUnderneath(self, spec), doubts=doubts)


class SoftwareUnderneath:
    """A session on the device."""

    def __init__(self, device: Accelerator, spec: CodecSpec) -> None:
        codec = CodecContext.create(spec.name, "r")
        assert isinstance(codec, VideoCodecContext)
        codec.extradata = spec.extradata
        codec.thread_count = 1
        self._codec = codec
        self._device = device
        self._packets = 0

    @property
    def sample_aspect_ratio(self) -> Any:
        return self._codec.sample_aspect_ratio

    def decode(self, packet: "Packet[Any] | None") -> list[VideoFrame]:
        device = self._device
        if self not in device.open_codecs:
            if device.sessions is not None and len(device.open_codecs) >= device.sessions:
                raise av.error.InvalidDataError(1094995529, "no frame!")
            device.open_codecs.add(self)
        self._packets += 1
        frames = [frame.reformat(format="nv12") for frame in self._codec.decode(packet)]
        if device.breaks_at is not None and self._packets >= device.breaks_at:
            return device.breaks(frames)
        return frames

    def flush_buffers(self) -> None:
        self._codec.flush_buffers()


def raised(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Fail as a driver does."""
    raise av.error.ExternalError(542398533, "Generic error in an external library")


def damaged(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Fail as FFmpeg does where the data makes no sense."""
    raise av.error.InvalidDataError(1094995529, "Invalid data found when processing input")


def wrong(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Give pictures that are a shade too bright."""
    changed = []
    for frame in frames:
        rows = np.asarray(frame.to_ndarray() // 2 + 100, np.uint8)
        brighter = VideoFrame.from_ndarray(rows, format="nv12")
        brighter.pts, brighter.time_base = frame.pts, frame.time_base
        changed.append(brighter)
    return changed


def silent(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Take everything and give nothing."""
    return []


def crashes(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Take the process along."""
    os.abort()


def hangs(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Never come back."""
    time.sleep(1000)
    return frames


def smeared(frames: list[VideoFrame]) -> list[VideoFrame]:
    """Grey from the upper third down, as devices fill in what is missing; nothing tells it."""
    for frame in frames:
        planes = [np.frombuffer(plane, np.uint8) for plane in frame.planes]
        for samples in planes:
            samples[samples.size // 3 :] = 128
    return frames
