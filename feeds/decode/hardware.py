"""A decoder on a device, through FFmpeg's own decoders with the device doing the work of the pictures.

Pictures come back into system memory, as NV12. A device that fails is never covered up by FFmpeg going on in software:
who opened it has to know. Damage inside a picture a device does cover up, so its pictures are doubted, of every codec.
"""

import time
from collections.abc import Callable
from typing import Any, Protocol, cast

import av.error
from av.codec.context import CodecContext, ThreadType
from av.codec.hwaccel import HWAccel, hwdevices_available
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from feeds.core import ErrorKind, FeedError
from feeds.decode.catalogue import Device
from feeds.decode.gaps import GapWatch
from feeds.decode.software import aspect_of, doubt_watch
from feeds.source import CodecSpec

SILENT_PACKETS = 40
"""So many packets without a picture are a failure: no stream holds back more than 16 (H.264 and H.265, their level
limits), whose pictures may be two fields, two packets."""


class Codec(Protocol):
    """What is used of PyAV's codec context."""

    @property
    def sample_aspect_ratio(self) -> Any:
        """Width over height of one pixel, false when it tells none."""

    def decode(self, packet: "Packet[Any] | None") -> list[VideoFrame]:
        """Return the pictures that come with `packet`; None: those that it still holds back."""

    def flush_buffers(self) -> None:
        """Forget reference pictures."""


def open_codec(device: Device, spec: CodecSpec) -> Codec:
    """Open a codec on `device`. Raises FeedError: UNSUPPORTED, with the library's words."""
    if device.name not in hwdevices_available():
        raise FeedError(ErrorKind.UNSUPPORTED, "this FFmpeg is built without it")
    accelerator = HWAccel(device.name, allow_software_fallback=False, options=dict(device.options))
    try:
        codec = cast(VideoCodecContext, CodecContext.create(spec.name, "r", accelerator))
        if not codec.is_hwaccel:
            raise FeedError(ErrorKind.UNSUPPORTED, f"this FFmpeg has no {spec.name} for it")
        if spec.extradata:
            codec.extradata = spec.extradata
        codec.thread_count = 1
        codec.thread_type = ThreadType.NONE
        codec.open()
    except (ValueError, av.error.FFmpegError) as error:
        raise FeedError(ErrorKind.UNSUPPORTED, _words(error)) from None
    return codec


def _words(error: Exception) -> str:
    """Return what FFmpeg logged last where it did: of a driver, its error codes say nothing."""
    logged = getattr(error, "log", None)
    return f"{type(error).__name__}: {logged[2].strip() if logged else getattr(error, 'strerror', None) or error}"


class HardwareDecoder:
    """A stream's decoder on a device.

    `coarse` is always false: there is no work to save. `failed`: the device is at fault, `why` in the library's words,
    and this decoder is done with; until it is replaced, at a keyframe, every packet counts as damaged.
    """

    coarse = False

    def __init__(
        self,
        spec: CodecSpec,
        device: str,
        codec: Codec,
        *,
        doubts: bool = True,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Decode with `codec`, opened on `device` for `spec`. Without `doubts` every picture that the device gives is
        given, also one that damage may have made."""
        self.device = device
        self.codec_name = spec.name
        self.failed = False
        self.why = ""
        self.damaged = False
        self._codec = codec
        self._container_aspect = spec.aspect
        self._gaps = GapWatch(spec.extradata) if spec.name == "h264" else None
        self._silent = 0
        self._doubt = doubt_watch() if doubts else None
        self._clock_s = clock_s

    def decode(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the whole pictures that `packet` completes; sets `damaged`, and `failed` where the device is why."""
        missing = self._gaps is not None and self._gaps.missing(memoryview(packet), key=packet.is_keyframe)
        self.damaged = self.failed or missing or packet.is_corrupt
        if self.damaged:
            return self._leave_out()
        try:
            frames = self._codec.decode(packet)
        except av.error.InvalidDataError as error:
            self.why = _words(error)
            return self._leave_out()
        except av.error.FFmpegError as error:
            return self._give_up(_words(error))
        self._silent = 0 if frames else self._silent + 1
        if self._silent >= SILENT_PACKETS:
            return self._give_up(f"no picture from {SILENT_PACKETS} packets")
        return self._leave_out() if any(frame.is_corrupt for frame in frames) else self._believed(frames)

    def _believed(self, frames: list[VideoFrame]) -> list[VideoFrame]:
        """Return those pictures that damage cannot have made."""
        if self._doubt is None:
            return frames
        now_s = self._clock_s()
        return [frame for frame in frames if self._doubt.believes_picture(frame, now_s)]

    def _leave_out(self) -> list[VideoFrame]:
        self.damaged = True
        if self._doubt is not None:
            self._doubt.note_damage(self._clock_s())
        return []

    def _give_up(self, why: str) -> list[VideoFrame]:
        self.damaged = self.failed = True
        self.why = why
        return []

    def alone(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the picture of a keyframe before and after which nothing is decoded but other keyframes."""
        self.flush()
        frames = self.decode(packet)
        if not self.damaged:
            try:
                frames += self._believed([frame for frame in self._codec.decode(None) if not frame.is_corrupt])
            except av.error.FFmpegError as error:
                return self._give_up(_words(error))
            self.flush()
        return frames

    def begin(self, packet: "Packet[Any]") -> None:
        """Decode a keyframe and forget it. Raises FeedError where the device will not have it.

        Only with its first picture does FFmpeg ask a device for a session; that there is none left comes out as damage.
        """
        self.decode(packet)
        if self.damaged:
            raise FeedError(ErrorKind.UNSUPPORTED, self.why or "keyframe was not decoded cleanly")
        self.flush()

    @property
    def aspect(self) -> float:
        """Sample aspect ratio: the codec's own, else the container's, else 1."""
        return aspect_of(self._codec.sample_aspect_ratio, self._container_aspect)

    def flush(self) -> None:
        """Forget reference pictures."""
        self._codec.flush_buffers()
        self._silent = 0
