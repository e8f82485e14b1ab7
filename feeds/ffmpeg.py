"""The one place that opens FFmpeg containers and turns its errors into ours. Imported by decode workers only."""

import errno
import logging
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import IO, Any
from urllib.parse import urlsplit

import av
import av.error
from av.container import InputContainer
from av.packet import Packet
from av.stream import Discard
from av.video.stream import VideoStream

from feeds.address import redact
from feeds.board import Activity
from feeds.core import ErrorKind, FeedError
from feeds.interrupt import ends_with
from feeds.network import connection_words
from feeds.source import LONG_PROBE_S, CodecSpec, Incoming, StreamContext
from feeds.trust import PUBLIC, SECURE_PORTS, Trust, distrust, ffmpeg_options

log = logging.getLogger("feeds.ffmpeg")

IDLE, OPENING, READING = int(Activity.NONE), int(Activity.OPENING), int(Activity.READING)
_PORTS = {"rtsp": 554, "http": 80, **SECURE_PORTS}
_ACCEPT_S = 2.0
_SLOW_S = 10.0
"""Who is waited for longer has to take a connection first: nobody waits long for a host that is not there."""
_SLOW_ACCEPT_S = 5.0
_LOCATION = re.compile(r"(?im)^location:(.*)$")
_TURNING = frozenset({"mov", "matroska"})
"""Containers that may say that their pictures lie on the side."""
_SHORT_PROBE = {"probesize": "500000", "analyzeduration": "1000000", "fpsprobesize": "0"}
"""Enough to learn the codec of nearly every stream. Picture size and rate are read from the decoded pictures, so that a
short probe cannot spoil a camera for hours (https://github.com/iEvgeny/cctv-viewer/issues/112)."""
_LONG_PROBE = {"probesize": "5000000", "analyzeduration": str(int(LONG_PROBE_S * 1e6)), "fpsprobesize": "0"}
"""As much as FFmpeg looks through by itself."""


def feed_error(error: BaseException, *, waited_s: float, limit_s: float) -> FeedError:
    """Map an exception of PyAV to ours. `waited_s` of `limit_s` tells a time-out, which FFmpeg reports as various
    other things (https://github.com/PyAV-Org/PyAV/issues/1155). FFmpeg's own words go to the log, for who debugs."""
    if isinstance(error, FeedError):
        return error
    said = redact(f"{type(error).__name__}: {getattr(error, 'strerror', None) or ''}".rstrip(": "))
    log.debug("after %.1f s FFmpeg says %s", waited_s, said)
    silence = f"nothing came for {limit_s:.0f} s"
    match error:
        case av.error.HTTPUnauthorizedError() | av.error.HTTPForbiddenError():
            return FeedError(ErrorKind.UNAUTHORIZED, "server wants other credentials")
        case av.error.HTTPNotFoundError():
            return FeedError(ErrorKind.NOT_FOUND, "HTTP status 404")
        case av.error.HTTPServerError() | av.error.HTTPTooManyRequestsError() | av.error.HTTPOtherClientError():
            return FeedError(ErrorKind.BUSY, "server is busy or has an error of its own")
        case av.error.FileNotFoundError():
            return FeedError(ErrorKind.NO_FILE, "no such file")
        case av.error.TimeoutError() | av.error.ExitError():
            return FeedError(ErrorKind.TIMEOUT, silence)
        case av.error.ProtocolNotFoundError() | av.error.DemuxerNotFoundError() | av.error.DecoderNotFoundError():
            return FeedError(ErrorKind.UNSUPPORTED, "protocol or format unknown to FFmpeg")
        case av.error.EOFError():
            return FeedError(ErrorKind.ENDED, "stream ended")
        case _ if waited_s >= limit_s * 0.9:
            return FeedError(ErrorKind.TIMEOUT, silence)
        case OSError(errno=errno.EPROTONOSUPPORT):
            return FeedError(ErrorKind.TIMEOUT, "camera sends nothing by this transport")
        case ConnectionError() | BrokenPipeError():
            return FeedError(ErrorKind.UNREACHABLE, connection_words(error))
        case av.error.InvalidDataError() | av.error.HTTPBadRequestError():
            return FeedError(ErrorKind.GARBAGE, "answer makes no sense as this kind of stream")
        case OSError() | av.error.FFmpegError():
            return FeedError(ErrorKind.UNREACHABLE, connection_words(error))
        case _:
            return FeedError(ErrorKind.INTERNAL, said)


def _resolve(address: str) -> None:
    """Look the host's name up before FFmpeg does: there nothing could end a wait for a name server but the end of the
    process. Raises FeedError."""
    try:
        host = urlsplit(address).hostname if "://" in address else None
        if host:
            socket.getaddrinfo(host, None)
    except (OSError, ValueError) as error:
        words = "host name makes no sense" if isinstance(error, ValueError) else connection_words(error)
        raise FeedError(ErrorKind.UNREACHABLE, words) from None


def _accepts(address: str, within_s: float = _ACCEPT_S) -> bool:
    """Whether somebody at a host's port takes connections: FFmpeg says the same of one who does and then is silent."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or _PORTS[parts.scheme]), within_s):
            return True
    except (OSError, ValueError, KeyError):
        return False


def _leads_back(address: str) -> bool:
    """Whether an RTSP address redirects to itself, which FFmpeg follows for ever, hundreds of times a second."""
    parts = urlsplit(address)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    try:
        with socket.create_connection((parts.hostname or "", parts.port or _PORTS["rtsp"]), _ACCEPT_S) as connection:
            connection.settimeout(_ACCEPT_S)
            connection.sendall(f"OPTIONS {bare} RTSP/1.0\r\nCSeq: 1\r\n\r\n".encode())
            answer = connection.recv(4096).decode("latin-1")
    except (OSError, ValueError):
        return False
    told = _LOCATION.search(answer)
    return answer.startswith("RTSP/1.0 30") and told is not None and told[1].strip() == bare


def _explained(failure: FeedError, address: str, trust: Trust) -> FeedError:
    """Return why `address` could not be opened where FFmpeg has one word for several reasons."""
    if failure.kind is ErrorKind.TIMEOUT and not _accepts(address):
        return FeedError(ErrorKind.UNREACHABLE, "no answer to a connection")
    if failure.kind is ErrorKind.TIMEOUT and address.startswith("rtsp://") and _leads_back(address):
        return FeedError(ErrorKind.NOT_FOUND, "address redirects in a circle")
    if failure.kind is ErrorKind.UNREACHABLE and (fault := distrust(address, trust)) is not None:
        return FeedError(ErrorKind.UNTRUSTED, fault)
    return failure


def open_container(
    file: str | IO[bytes],
    *,
    context: StreamContext,
    open_timeout_s: float,
    read_timeout_s: float | None,
    options: dict[str, str],
    format_name: str | None = None,
    trust: Trust = PUBLIC,
    probes_longer: bool = False,
) -> tuple[InputContainer, VideoStream]:
    """Open `file` and return the container with its first video stream. Raises FeedError; soon, when told to stop.

    With `read_timeout_s` PyAV ends a read that takes longer, at the price of the interpreter lock for every piece of
    network data; without, the protocol's own ``timeout`` option must be among `options`. `probes_longer`: look through
    more of the stream's start to find its video.
    """
    if isinstance(file, str):
        _resolve(file)
        if "://" in file and open_timeout_s > _SLOW_S and not _accepts(file, _SLOW_ACCEPT_S):
            raise FeedError(ErrorKind.UNREACHABLE, "no answer to a connection")
    probe = _LONG_PROBE if probes_longer else _SHORT_PROBE
    started_s = time.monotonic()
    context.doing(OPENING, time.monotonic_ns())
    try:
        with ffmpeg_options(trust) as tls_options, ends_with(context.stop):
            container = av.open(
                file,
                mode="r",
                format=format_name,
                container_options={**probe, **options, **(tls_options if isinstance(file, str) else {})},
                timeout=(open_timeout_s, read_timeout_s),
            )
    except Exception as error:
        context.doing(IDLE, time.monotonic_ns())
        failure = feed_error(error, waited_s=time.monotonic() - started_s, limit_s=open_timeout_s)
        if context.stop.is_set():
            raise failure from None
        raise (_explained(failure, file, trust) if isinstance(file, str) else failure) from None
    finally:
        context.doing(IDLE, time.monotonic_ns())
    if not container.streams.video:
        container.close()
        raise FeedError(ErrorKind.GARBAGE, "no video in the stream")
    stream = container.streams.video[0]
    if stream.codec_context is None:
        container.close()
        raise FeedError(ErrorKind.UNSUPPORTED, "codec unknown to FFmpeg")
    for other in container.streams:
        if other.index != stream.index:
            other.discard = Discard.all
    return container, stream


def open_data(
    data: str | bytes, *, context: StreamContext, open_timeout_s: float
) -> tuple[InputContainer, VideoStream]:
    """Open a file by its path, or data in memory, and return the container with its first video stream: looked through
    again, for longer, where a short look finds none. Raises FeedError."""

    def look(*, probes_longer: bool) -> tuple[InputContainer, VideoStream]:
        return open_container(
            BytesIO(data) if isinstance(data, bytes) else data,
            context=context,
            open_timeout_s=open_timeout_s,
            read_timeout_s=None,
            options={},
            probes_longer=probes_longer,
        )

    try:
        return look(probes_longer=False)
    except FeedError as error:
        if error.kind not in (ErrorKind.GARBAGE, ErrorKind.UNSUPPORTED):
            raise
    return look(probes_longer=True)


def codec_spec(stream: VideoStream) -> CodecSpec:
    """Return what a decoder needs to know of `stream`."""
    codec = stream.codec_context
    aspect = stream.sample_aspect_ratio
    return CodecSpec(codec.codec.name, codec.extradata, float(aspect) if aspect else 0.0)


def _rotation(stream: VideoStream, keyframe: "Packet[Any]") -> int:
    """Return by how much a container wants its pictures turned: PyAV tells it of pictures alone, those that the
    container's own decoder made."""
    codec = stream.codec_context
    codec.thread_count = 1
    try:
        frames = [*codec.decode(keyframe), *codec.decode(None)]
        codec.flush_buffers()
    except (ValueError, av.error.FFmpegError):
        return 0
    return frames[0].rotation if frames else 0


def demux(
    container: InputContainer, stream: VideoStream, *, context: StreamContext, read_timeout_s: float
) -> Iterator[Incoming]:
    """Yield the video packets of `container` until its end. Raises FeedError."""
    time_base = float(stream.time_base)
    codec: CodecSpec | None = codec_spec(stream)
    may_turn = bool(_TURNING.intersection(container.format.name.split(",")))
    packets = container.demux(stream)
    monotonic_ns, doing, stopped = time.monotonic_ns, context.doing, context.stop.is_set
    while not stopped():
        started_ns = monotonic_ns()
        doing(READING, started_ns)
        try:
            packet = next(packets, None)
        except Exception as error:
            failure = feed_error(error, waited_s=(monotonic_ns() - started_ns) / 1e9, limit_s=read_timeout_s)
            if failure.kind is ErrorKind.UNREACHABLE:  # it was reached
                failure = FeedError(ErrorKind.ENDED, failure.detail)
            raise failure from None
        if packet is None:
            doing(IDLE, monotonic_ns())
            return
        if packet.size:
            pts = packet.pts
            if pts is None:
                pts = packet.dts
            if may_turn and codec is not None and packet.is_keyframe:
                codec = replace(codec, rotation=_rotation(stream, packet))
            yield Incoming(packet, None if pts is None else pts * time_base, monotonic_ns(), None, codec, time_base)
            codec = None
