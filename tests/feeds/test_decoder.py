"""The software decoder: whole pictures or none."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from hypothesis import given
from hypothesis import strategies as st

from feeds.core import ErrorKind
from feeds.decode.gaps import GapWatch
from feeds.decode.software import SoftwareDecoder
from feeds.source import CodecSpec
from tests.fakes.clips import RATE, Make, Pixels, access_units, frame_of, make_clip
from tests.feeds.conftest import Clips
from tests.feeds.waiting import error_of

Coded = list[tuple[bytes, bool]]


@dataclass(frozen=True, slots=True)
class Clip:
    """Encoded pictures, and what they look like when nothing happens to them."""

    codec: str
    coded: Coded
    clean: list[Pixels]


def packet_of(data: bytes, key: bool) -> "Packet[Any]":
    packet: Packet[Any] = Packet(data)
    packet.is_keyframe = key
    return packet


def luma(frame: VideoFrame) -> Pixels:
    return np.asarray(frame.to_ndarray(format="gray"), np.uint8)


def decoded(codec: str, coded: Coded) -> list[tuple[Pixels | None, bool]]:
    """Return for each packet the luma it gives, and whether damage was met."""
    decoder = SoftwareDecoder(CodecSpec(codec))
    found: list[tuple[Pixels | None, bool]] = []
    for data, key in coded:
        frames = decoder.decode(packet_of(data, key))
        found.append((luma(frames[0]) if frames else None, decoder.damaged))
    return found


def rolling(path: Path, codec: str, *, options: dict[str, str]) -> Coded:
    """Encode a texture that moves as a whole, so that every picture needs the one before it."""
    texture = np.random.default_rng(3).integers(0, 90, (180, 320, 3), dtype=np.uint8)
    with av.open(str(path), "w") as container:
        video = cast(VideoStream, container.add_stream(codec, rate=RATE, options=options))
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        video.codec_context.thread_count = 1
        for number in range(30):
            frame = frame_of(np.roll(texture, number * 2, axis=1))
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return list(access_units(path))


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Clip]:
    folder = tmp_path_factory.mktemp("rolling")
    made: dict[str, Clip] = {}

    def get(codec: str) -> Clip:
        if codec not in made:
            if codec == "h264":
                options = {"preset": "veryfast", "g": "15", "bf": "0", "sc_threshold": "0", "slices": "3"}
                coded = rolling(folder / "a.ts", "libx264", options=options)
            elif codec == "hevc":
                params = "keyint=15:min-keyint=15:bframes=0:scenecut=0:log-level=none:pools=none:frame-threads=1"
                coded = rolling(folder / "b.ts", "libx265", options={"preset": "veryfast", "x265-params": params})
            else:
                make = Make(codec="mjpeg", pixel_format="yuvj420p", pictures=30)
                coded = list(access_units(make_clip(folder / "c.avi", make)))
            clean = [pixels for pixels, _ in decoded(codec, coded) if pixels is not None]
            assert len(clean) == len(coded) == 30
            made[codec] = Clip(codec, coded, clean)
        return made[codec]

    return get


def off(pixels: Pixels, clean: Pixels) -> float:
    return float(np.abs(pixels.astype(int) - clean).mean())


def shown(codec: str, coded: Coded) -> list[Pixels | None]:
    """Return what a stream shows of these packets: after damage nothing before the next keyframe."""
    decoder, need_key = SoftwareDecoder(CodecSpec(codec)), True
    found: list[Pixels | None] = []
    for data, key in coded:
        if need_key and not key:
            found.append(None)
            continue
        frames = decoder.decode(packet_of(data, key))
        need_key = decoder.damaged
        found.append(luma(frames[0]) if frames and not need_key else None)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_damaged_h264_picture_gets_through(clip: Callable[[str], Clip], seed: int) -> None:
    whole, rng = clip("h264"), random.Random(seed)
    coded = list(whole.coded)
    hit = rng.randrange(0, 14)
    data = bytearray(coded[hit][0])
    for _ in range(3):
        data[rng.randrange(len(data) // 3, len(data))] ^= rng.randrange(1, 256)
    coded[hit] = bytes(data), coded[hit][1]
    pictures = shown("h264", coded)
    assert not [
        pixels
        for pixels, clean in zip(pictures, whole.clean, strict=True)
        if pixels is not None and off(pixels, clean) > 1
    ]
    assert all(pixels is not None for pixels in pictures[15:])


@pytest.mark.parametrize("lost", [(5,), (5, 6), (1,), (14,), (0,), (14, 15), (3, 4, 5, 6, 7, 8)])
@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_what_refers_to_a_lost_picture_is_not_shown(
    clip: Callable[[str], Clip], codec: str, lost: tuple[int, ...]
) -> None:
    whole = clip(codec)
    left = [index for index in range(30) if index not in lost]
    pictures = shown(codec, [whole.coded[index] for index in left])
    for index, pixels in zip(left, pictures, strict=True):
        assert pixels is None or off(pixels, whole.clean[index]) < 1
    if 15 not in lost:
        assert all(pixels is not None for index, pixels in zip(left, pictures, strict=True) if index >= 15)


@pytest.mark.parametrize("codec", ["h264", "hevc", "mjpeg"])
def test_nothing_is_lost_where_nothing_is_wrong(clip: Callable[[str], Clip], codec: str) -> None:
    whole = clip(codec)
    assert all(pixels is not None for pixels in shown(codec, whole.coded * 4))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_half_a_picture_is_none(clip: Callable[[str], Clip], cut: float) -> None:
    for codec in ("h264", "mjpeg"):
        coded = clip(codec).coded
        data, key = coded[5]
        found = decoded(codec, [*coded[:5], (data[: int(len(data) * cut)], key)])
        assert found[-1] == (None, True)


def test_most_damage_in_a_jpeg_is_seen(clip: Callable[[str], Clip]) -> None:
    """JPEG has no checksum: what still makes sense to the decoder cannot be known for damage."""
    coded, rng, seen = clip("mjpeg").coded, random.Random(4), 0
    for data, key in coded:
        broken = bytearray(data)
        for _ in range(4):
            broken[rng.randrange(700, len(broken))] ^= rng.randrange(1, 256)
        seen += decoded("mjpeg", [(bytes(broken), key)])[0][1]
    assert seen > len(coded) // 2


def test_a_corrupt_packet_is_not_decoded(clip: Callable[[str], Clip]) -> None:
    decoder = SoftwareDecoder(CodecSpec("h264"))
    packet = packet_of(*clip("h264").coded[0])
    packet.is_corrupt = True
    assert decoder.decode(packet) == []
    assert decoder.damaged


@pytest.mark.parametrize("name", ["no-such-codec", "aac", "libx264"])
def test_what_cannot_be_decoded_is_told(name: str) -> None:
    error = error_of(lambda: SoftwareDecoder(CodecSpec(name)))
    assert error is not None
    assert error.kind is ErrorKind.UNSUPPORTED


@given(st.binary(max_size=400), st.sampled_from(["h264", "hevc", "mjpeg"]), st.booleans())
def test_garbage_is_damage_or_nothing(data: bytes, codec: str, key: bool) -> None:
    for headers in (data, b"\x01" + data, b"\0\0\1\x67" + data):
        error = error_of(partial(SoftwareDecoder, CodecSpec(codec, headers)))
        assert error is None or error.kind is ErrorKind.GARBAGE
    decoder = SoftwareDecoder(CodecSpec(codec))
    for start in (b"", b"\0\0\1\x67", b"\0\0\1\x65", b"\xff\xd8"):
        assert not [frame for frame in decoder.decode(packet_of(start + data + b"x", key)) if frame.is_corrupt]


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_may_be_watched_for_gaps(data: bytes, key: bool) -> None:
    watch = GapWatch(b"\0\0\1\x67" + data)
    for start in (b"", b"\0\0\1\x67", b"\0\0\1\x65", b"\0\0\1\x41"):
        assert watch.missing(memoryview(start + data), key=True) is False
        watch.missing(memoryview(start + data), key=key)


@pytest.mark.parametrize(
    "options",
    [
        {"bf": "3", "g": "15"},
        {"bf": "2", "b-pyramid": "normal", "refs": "3"},
        {"bf": "0", "profile": "baseline"},
        {"bf": "0", "intra-refresh": "1"},
        {"bf": "1", "flags": "+ildct+ilme"},
        {"bf": "0", "x264-params": "cqm=jvt"},
        {"bf": "0", "x264-params": "nal-hrd=cbr:force-cfr=1", "b": "500k", "maxrate": "500k", "bufsize": "500k"},
    ],
)
def test_whole_streams_of_every_kind_have_no_gaps(tmp_path: Path, options: dict[str, str]) -> None:
    coded = rolling(tmp_path / "a.ts", "libx264", options={"preset": "veryfast", **options})
    watch = GapWatch()
    assert not [index for index, (data, key) in enumerate(coded) if watch.missing(memoryview(data), key=key)]


def test_aspects(clips: Clips) -> None:
    for name, aspect in (("wide.ts", 2.0), ("h264.ts", 1.0)):
        decoder = SoftwareDecoder(CodecSpec("h264"))
        for data, key in access_units(clips(name)):
            decoder.decode(packet_of(data, key))
        assert decoder.aspect == aspect
    assert SoftwareDecoder(CodecSpec("mjpeg", aspect=1.5)).aspect == 1.5
    assert SoftwareDecoder(CodecSpec("mjpeg", aspect=99.0)).aspect == 1.0
