"""The access units of a clip file, read once and shared by every camera that shows it."""

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
from av.bitstream import BitStreamFilterContext
from av.video.stream import VideoStream

_START = re.compile(rb"\x00?\x00\x00\x01")
_SLICE, _IDR, _SPS, _PPS = 1, 5, 7, 8

# SEI, user_data_unregistered (H.264 D.1.7): our UUID and a text. Neither holds two zero bytes in a row, so that nothing
# needs emulation prevention.
_STAMP_UUID = bytes.fromhex("636f6e74726f6c726f6f6d2d73696d21")
STAMP_BYTES = 27  # 2026-01-02T03:04:05.678901Z
_STAMP_HEAD = b"\0\0\0\1\x06\x05" + bytes((len(_STAMP_UUID) + STAMP_BYTES,)) + _STAMP_UUID


@dataclass(frozen=True, slots=True)
class AccessUnit:
    """One coded picture in Annex B form: its delimiter, and its slices. Parameter sets are the footage's."""

    key: bool
    delimiter: bytes
    slices: bytes


@dataclass(frozen=True, eq=False, slots=True)
class Footage:
    """A clip in memory. Its first unit is key, its rate constant, its pictures in coding order.

    `false_parameters` are parameter sets that claim pixels three quarters as wide as they are high.
    """

    units: tuple[AccessUnit, ...]
    fps: Fraction
    width_px: int
    height_px: int
    codecs: str
    parameters: bytes
    false_parameters: bytes

    @property
    def bits_per_s(self) -> int:
        """Return the mean bit rate."""
        return round(sum(len(unit.slices) for unit in self.units) * 8 * self.fps / len(self.units))

    def group(self, index: int) -> range:
        """Return the indices of the group of pictures that holds picture `index`."""
        start = index
        while not self.units[start].key:
            start -= 1
        stop = index + 1
        while stop < len(self.units) and not self.units[stop].key:
            stop += 1
        return range(start, stop)

    def encoded(self, index: int, *, stamp: bytes, false_aspect: bool = False) -> bytes:
        """Return picture `index` as an Annex B access unit that carries `stamp` (`STAMP_BYTES` of ASCII, or none)."""
        unit = self.units[index]
        parameters = (self.false_parameters if false_aspect else self.parameters) if unit.key else b""
        message = (_STAMP_HEAD, stamp, b"\x80") if stamp else ()
        return b"".join((unit.delimiter, parameters, *message, unit.slices))

    def encoded_bytes(self, index: int, *, stamped: bool = True, false_aspect: bool = False) -> int:
        """Return the length of `encoded` without making it."""
        unit = self.units[index]
        parameters = (self.false_parameters if false_aspect else self.parameters) if unit.key else b""
        message_bytes = len(_STAMP_HEAD) + STAMP_BYTES + 1 if stamped else 0
        return len(unit.delimiter) + len(parameters) + message_bytes + len(unit.slices)


def load_footage(path: Path) -> Footage:
    """Read an H.264 file of constant rate without B pictures that begins with a key picture.

    Raises OSError or av.FFmpegError when it cannot be read, ValueError when it is not such a file.
    """
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        context, rate = video.codec_context, video.average_rate
        if context.name != "h264" or rate is None or context.extradata is None:
            raise ValueError(f"{path.name} is not H.264 of a known rate")
        packets = [packet for packet in container.demux(video) if packet.size]
        if not packets or not packets[0].is_keyframe or any(packet.pts != packet.dts for packet in packets):
            raise ValueError(f"{path.name} does not begin with a key picture or has B pictures")
        # The filters change packets, so the one for the false aspect gets a copy of a key packet.
        first = av.Packet(bytes(packets[0]))
        first.is_keyframe, first.time_base = True, packets[0].time_base
        false_first = _filtered(video, "aud=insert:sample_aspect_ratio=3/4", [first])[0]
        keys = [packet.is_keyframe for packet in packets]
        encoded = _filtered(video, "aud=insert", packets)
        return Footage(
            units=tuple(_unit(key, data) for key, data in zip(keys, encoded, strict=True)),
            fps=Fraction(rate.numerator, rate.denominator),
            width_px=context.width,
            height_px=context.height,
            codecs=f"avc1.{context.extradata[1:4].hex()}",
            parameters=_parameters(encoded[0]),
            false_parameters=_parameters(false_first),
        )


def _filtered(video: VideoStream, options: str, packets: "list[av.Packet[Any]]") -> list[bytes]:
    chain = BitStreamFilterContext(f"h264_mp4toannexb,h264_metadata={options}", video)
    return [bytes(out) for packet in [*packets, None] for out in chain.filter(packet)]


def _nal_units(data: bytes) -> list[tuple[int, int]]:
    """Return (type, offset of the start code) of every NAL unit."""
    return [(data[match.end()] & 31, match.start()) for match in _START.finditer(data)]


def _unit(key: bool, data: bytes) -> AccessUnit:
    units = _nal_units(data)
    first_slice = next(offset for kind, offset in units if kind in (_SLICE, _IDR))
    return AccessUnit(key, data[: units[1][1]], data[first_slice:])


def _parameters(data: bytes) -> bytes:
    units = [*_nal_units(data), (0, len(data))]
    pairs = pairwise(units)
    return b"".join(data[start:stop] for (kind, start), (_, stop) in pairs if kind in (_SPS, _PPS))
