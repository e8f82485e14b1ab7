"""Clips and streams that are odd, each in its own way, and yet what cameras send."""

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.video.stream import VideoStream

from controlroom.sim import mpegts
from tests.fakes.clips import RATE, Make, drawing, frame_of, make_clip

Unit = tuple[bytes, bool]
Stamps = Callable[[int], int]


def encode(
    path: Path,
    size_px: tuple[int, int],
    pixel_format: str = "yuv420p",
    *,
    pictures: int = 30,
    rate: int = RATE,
    codec: str = "libx264",
    options: dict[str, str] | None = None,
) -> Path:
    """Encode the four quarters in an odd size, format or rate."""
    with av.open(str(path), "w") as container:
        extra = {"preset": "ultrafast", "sc_threshold": "0"} if codec == "libx264" else {}
        video = cast(VideoStream, container.add_stream(codec, rate=rate, options={**extra, **(options or {})}))
        video.width, video.height, video.pix_fmt = *size_px, pixel_format
        video.codec_context.thread_count = 1
        for number in range(pictures):
            frame = frame_of(drawing(number, *size_px), pixel_format, full=pixel_format.startswith("yuvj"))
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def huge(path: Path) -> Path:
    """8K, a picture a second: what an encoder makes of it in a second or two."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=1, options={"preset": "ultrafast", "g": "1"})
        video.width, video.height, video.pix_fmt = 7680, 4320, "yuv420p"
        video.codec_context.thread_count = 2
        for number in range(2):
            frame = frame_of(np.kron(drawing(number, 768, 432), np.ones((10, 10, 1), np.uint8)))
            frame.pts, frame.time_base = number, Fraction(1, 1)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def tiny(path: Path, side_px: int, codec: str, pixel_format: str) -> Path:
    """Pictures of a pixel or four, which change."""
    with av.open(str(path), "w") as container:
        video = cast(VideoStream, container.add_stream(codec, rate=RATE))
        video.width, video.height, video.pix_fmt = side_px, side_px, pixel_format
        video.codec_context.thread_count = 1
        for number in range(30):
            frame = frame_of(np.full((side_px, side_px, 3), number * 8, np.uint8), pixel_format)
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def many_sizes(path: Path) -> Path:
    """Another size every second, and time stamps that begin anew with each."""
    data = b""
    for number, (width_px, height_px) in enumerate([(320, 180), (160, 90), (640, 360), (176, 144), (98, 66)]):
        make = Make(width_px=width_px, height_px=height_px, pictures=RATE, first=number * RATE)
        data += make_clip(path.with_name(f"{number}.ts"), make).read_bytes()
    path.write_bytes(data)
    return path


def sound_alone(path: Path) -> Path:
    """A file without a picture."""
    with av.open(str(path), "w") as container:
        sound = container.add_stream("aac", rate=48000)
        for number in range(48):
            frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48000, number * 1024, Fraction(1, 48000)
            container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def wild(number: int) -> int:
    """Time stamps anywhere at all, in 90 kHz."""
    return random.Random(number).randrange(1 << 33)


def back_and_forth(number: int) -> int:
    """Every second a thousand seconds ahead, and back again."""
    return 900_000_000 + number * 6000 + (number // RATE % 2) * 90_000_000


def backwards(number: int) -> int:
    """A clock that runs the wrong way."""
    return 900_000_000 - number * 6000


def standing(number: int) -> int:
    """A clock that stands."""
    return 900_000_000


def transport_stream(units: list[Unit], pts: Stamps | None) -> Iterator[bytes]:
    """Yield the pictures of a clip over and over as MPEG-TS, with the stamps of `pts` by number, or none at all."""
    counter = number = 0
    while True:
        for data, key in units:
            stamp = 0 if pts is None else pts(number)
            packets = mpegts.video_packets(data, pts=stamp, key=key, counter=counter)
            counter += mpegts.packet_count(len(data))
            if pts is None:
                packets = _unstamped(packets)
            yield (mpegts.tables(number // 8) if number % 8 == 0 else b"") + packets
            number += 1


def _unstamped(packets: bytes) -> bytes:
    """Take the time stamp out of the header of the elementary stream (ISO 13818-1, 2.4.3.6)."""
    head = packets.index(b"\0\0\1\xe0")
    length = packets[head + 8]
    flags = bytes((packets[head + 7] & 0x3F, length))
    return packets[: head + 7] + flags + b"\xff" * length + packets[head + 9 + length :]
