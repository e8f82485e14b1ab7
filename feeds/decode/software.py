"""The software decoder: FFmpeg's own, one thread a stream."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, cast

import av.error
from av.codec.context import CodecContext, ThreadType
from av.packet import Packet
from av.rational import AVRational
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from feeds.core import ErrorKind, FeedError
from feeds.decode.gaps import GapWatch
from feeds.decode.parameters import ParameterWatch
from feeds.decode.upright import Upright
from feeds.late import TURN
from feeds.source import CodecSpec

if TYPE_CHECKING:
    from feeds.decode.doubt import DoubtWatch


class Decoder(Protocol):
    """The decoder seam: packets in, pictures out. Which one is used is found by a probe, never named in a layout.

    `coarse`: whether it saves work that cannot be seen in a small picture.
    """

    coarse: bool

    def decode(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the whole pictures that `packet` completes. A damaged one is left out and makes `damaged` true."""

    def alone(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the picture of a keyframe before and after which nothing is decoded but other keyframes.

        It comes at once, also where the decoder would wait for pictures that are shown before it.
        """

    @property
    def damaged(self) -> bool:
        """Whether the last call met damage: what follows refers to it until the next keyframe."""

    @property
    def aspect(self) -> float:
        """Sample aspect ratio, width over height of one pixel (1.0 when none is told)."""

    def flush(self) -> None:
        """Forget reference pictures, before a jump in the stream."""


def aspect_of(own: AVRational | None, container: float) -> float:
    """Return the sample aspect ratio by the codec's `own` word, else the container's; 1 where neither makes sense."""
    aspect = float(own) if own else container
    return aspect if 0.1 <= aspect <= 10 else 1.0


class SoftwareDecoder:
    """FFmpeg's decoder for one stream."""

    def __init__(
        self,
        spec: CodecSpec,
        *,
        coarse: bool = False,
        doubts: bool = True,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open the decoder. Raises FeedError: UNSUPPORTED when FFmpeg has none of this name, GARBAGE when the
        codec's headers make no sense.

        `coarse` leaves the deblocking filter out, which saves a sixth of the work. At three quarters of the size or
        less the difference cannot be seen (41 dB and more, docs/performance.md). Without `doubts` every picture that
        decodes is given, also one that damage may have made.
        """
        self.coarse = coarse
        try:
            self._codec = cast(VideoCodecContext, CodecContext.create(spec.name, "r"))
            if not isinstance(self._codec, VideoCodecContext):
                raise FeedError(ErrorKind.UNSUPPORTED, f"{spec.name} is not a video codec")
            if spec.extradata:
                self._codec.extradata = spec.extradata
            # One thread each: the default is as many as there are cores, for every stream
            # (https://github.com/PyAV-Org/PyAV/issues/1785).
            self._codec.thread_count = 1
            self._codec.thread_type = ThreadType.NONE
            options = {"skip_loop_filter": "all"} if coarse else {}
            if spec.name == "mjpeg":
                # Otherwise it gives a picture with a wrong lower part as a good one. Not for the others: H.264 marks
                # its damaged pictures, and refuses harmless oddities of cameras with this.
                options["err_detect"] = "explode"
            self._codec.options = options
            self._codec.open()
        except (ValueError, av.error.FFmpegError) as error:
            garbage = isinstance(error, av.error.InvalidDataError)
            kind = ErrorKind.GARBAGE if garbage else ErrorKind.UNSUPPORTED
            words = "headers that make no sense" if garbage else "no decoder for it in this FFmpeg"
            raise FeedError(kind, f"{spec.name}: {words}") from None
        self._container_aspect = spec.aspect
        self._upright = Upright(spec.rotation)
        self._clock_s = clock_s
        is_h264 = spec.name == "h264"
        self._gaps = GapWatch(spec.extradata) if is_h264 else None
        self._parameters = ParameterWatch() if is_h264 and doubts else None
        self._doubt = doubt_watch() if doubts and not is_h264 else None
        self.damaged = False

    def decode(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the whole pictures that `packet` completes; sets `damaged` when it could not be decoded cleanly."""
        missing = self._gaps is not None and self._gaps.missing(memoryview(packet), key=packet.is_keyframe)
        self.damaged = missing or packet.is_corrupt
        frames = [] if self.damaged else self._decoded(packet)
        if self.damaged:
            if self._doubt is not None:
                self._doubt.note_damage(self._clock_s())
            return []
        return self._believed(packet, frames)

    def alone(self, packet: "Packet[Any]") -> list[VideoFrame]:
        """Return the picture of a keyframe before and after which nothing is decoded but other keyframes."""
        self.flush()
        frames = self.decode(packet)
        if not self.damaged:
            frames = [*frames, *self._believed(packet, self._decoded(None))]
        self.flush()
        return [] if self.damaged else frames

    def _decoded(self, packet: "Packet[Any] | None") -> list[VideoFrame]:
        try:
            frames = self._codec.decode(packet)
        except av.error.FFmpegError:
            self.damaged = True
            return []
        for frame in frames:
            if frame.is_corrupt:
                self.damaged = True
        return frames

    def _believed(self, packet: "Packet[Any]", frames: list[VideoFrame]) -> list[VideoFrame]:
        """Return those pictures, upright, that damage cannot have made."""
        watch, doubt = self._parameters, self._doubt
        if watch is not None:
            key = packet.is_keyframe
            if (key or watch.waits) and not watch.believes(memoryview(packet), key=key, now_s=self._clock_s()):
                return []
        elif doubt is not None:
            now_s = self._clock_s()
            frames = [frame for frame in frames if doubt.believes_picture(frame, now_s)]
        return [self._upright.turn(frame) for frame in frames]

    @property
    def aspect(self) -> float:
        """Sample aspect ratio: the codec's own, else the container's, else 1."""
        aspect = aspect_of(self._codec.sample_aspect_ratio, self._container_aspect)
        return 1 / aspect if self._upright.on_its_side else aspect

    def flush(self) -> None:
        """Forget reference pictures."""
        self._codec.flush_buffers()


def doubt_watch() -> "DoubtWatch":
    """Return a watch for pictures that damage made; with it comes numpy, which most workers do without."""
    with TURN:
        from feeds.decode.doubt import DoubtWatch

    return DoubtWatch()
