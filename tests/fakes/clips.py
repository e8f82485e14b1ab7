"""Clips of a picture whose colours are known: four quarters, and a square of noise that moves through the middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

RATE = 15
GROUP = 15
QUARTERS = ((190, 40, 40), (40, 170, 60), (50, 60, 190), (150, 150, 150))
"""RGB of the upper left, upper right, lower left and lower right quarter."""
NEAR = 14
"""How far a colour may be off after encoding, decoding and scaling."""


def drawing(number: int, width_px: int, height_px: int) -> Pixels:
    """Return picture `number` as rows of RGB."""
    picture = np.zeros((height_px, width_px, 3), np.uint8)
    for index, colour in enumerate(QUARTERS):
        top, left = index // 2 * height_px // 2, index % 2 * width_px // 2
        picture[top : top + (height_px + 1) // 2, left : left + (width_px + 1) // 2] = colour
    side = max(4, height_px // 6)
    left = (number * 3) % (width_px - side)
    noise = np.random.default_rng(number).integers(0, 255, (side, side, 3), dtype=np.uint8)
    picture[(height_px - side) // 2 : (height_px - side) // 2 + side, left : left + side] = noise
    return picture


def frame_of(
    picture: Pixels, pixel_format: str = "yuv420p", *, colorspace: Colorspace = Colorspace.ITU601, full: bool = False
) -> av.VideoFrame:
    """Return RGB rows as a frame of another format, marked with its matrix and range."""
    colour_range = ColorRange.JPEG if full else ColorRange.MPEG
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(
        format=pixel_format,
        src_colorspace=colorspace,
        dst_colorspace=colorspace,
        src_color_range=ColorRange.JPEG,
        dst_color_range=colour_range,
    )
    frame.colorspace = 1 if colorspace == Colorspace.ITU709 else 5
    frame.color_range = int(colour_range)
    return frame


def colours(pixels: Pixels) -> list[tuple[int, int, int]]:
    """Return the mean RGB of the middle of each quarter's outer half, from rows of BGRX."""
    height, width = pixels.shape[:2]
    found = []
    for row, column in ((0.2, 0.25), (0.2, 0.75), (0.8, 0.25), (0.8, 0.75)):
        y, x, reach = int(row * height), int(column * width), max(1, height // 12)
        patch = pixels[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach, 2::-1]
        red, green, blue = patch.reshape(-1, 3).mean(axis=0)
        found.append((round(red), round(green), round(blue)))
    return found


def shows_quarters(pixels: Pixels, near: int = NEAR) -> bool:
    """Whether rows of BGRX show the picture in its colours."""
    pairs = zip(colours(pixels), QUARTERS, strict=True)
    return all(abs(seen - drawn) <= near for found, colour in pairs for seen, drawn in zip(found, colour, strict=True))


@dataclass(frozen=True, slots=True)
class Make:
    """How a clip is made. `aspect`: of one pixel."""

    codec: str = "libx264"
    width_px: int = 320
    height_px: int = 180
    pictures: int = 45
    group: int = GROUP
    aspect: Fraction = Fraction(1)
    pixel_format: str = "yuv420p"
    b_pictures: int = 0
    first: int = 0


_X265 = "keyint={group}:min-keyint={group}:bframes={b}:scenecut=0:log-level=none:pools=none:frame-threads=1"


def make_clip(path: Path, make: Make, *, container_options: dict[str, str] | None = None) -> Path:
    """Encode a clip into `path`, whose ending says in which container."""
    with av.open(str(path), "w", container_options=container_options or {}) as container:
        options = {"preset": "veryfast"}
        if make.codec == "libx264":
            options |= {"g": str(make.group), "keyint_min": str(make.group), "sc_threshold": "0"}
            options["bf"] = str(make.b_pictures)
        elif make.codec == "libx265":
            options["x265-params"] = _X265.format(group=make.group, b=make.b_pictures)
        else:
            options = {"qmin": "2", "qmax": "4", "huffman": "default"}  # RTP knows no other tables
        video = cast(VideoStream, container.add_stream(make.codec, rate=RATE, options=options))
        video.width, video.height, video.pix_fmt = make.width_px, make.height_px, make.pixel_format
        video.codec_context.thread_count = 1
        video.codec_context.sample_aspect_ratio = make.aspect
        for number in range(make.pictures):
            full = make.pixel_format.startswith("yuvj")
            picture = drawing(make.first + number, make.width_px, make.height_px)
            frame = frame_of(picture, make.pixel_format, full=full)
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def access_units(path: Path) -> Iterator[tuple[bytes, bool]]:
    """Yield each encoded picture of an MPEG-TS or MJPEG clip as it stands, and whether it decodes on its own."""
    with av.open(str(path)) as container:
        for packet in container.demux(video=0):
            if packet.size:
                yield bytes(packet), packet.is_keyframe
