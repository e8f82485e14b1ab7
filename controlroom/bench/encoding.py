"""Encoding the films of a benchmark. Runs in a process of its own: video libraries are imported inside functions."""

import itertools
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from controlroom.bench.clips import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_KEY_S = 2
_NOISE_FIELDS = 5
_RESTFUL_S = 12
_RESTFUL_FPS = 15
_LAMP = (slice(60, 68), slice(400, 410))


def encode_large(scene: Path, target: Path, picture: Picture) -> None:
    """Encode `scene` at another size and rate as a camera sends it.

    The scene is enlarged, pictures in between are blended of their neighbours, and sensor noise is added anew: the
    encoder has as much to say as with a real camera. Raises OSError.
    """
    import numpy as np

    rng = np.random.default_rng(1)
    shape = (picture.height_px, picture.width_px)
    noise = [rng.integers(0, 6, shape, dtype=np.uint8) for _ in range(_NOISE_FIELDS)]
    bits = picture.bits_per_s
    options = {"preset": "veryfast", "maxrate": str(bits * 3 // 2), "bufsize": str(bits * 2)}

    def pictures() -> "Iterator[Pixels]":
        for number, pixels in enumerate(_resampled(scene, picture)):
            luma = pixels[: picture.height_px]
            np.minimum(luma, 240, out=luma)
            np.add(luma, noise[number % _NOISE_FIELDS], out=luma)
            yield pixels

    _encode(target, pictures(), picture, options, bit_rate=bits)


def encode_restful(scene: Path, folder: Path) -> tuple[Path, Path]:
    """Encode two scenes in which nothing moves, without noise: by day, and at night with one lamp that blinks.

    Between key pictures there is next to nothing in them, and it comes again bit by bit. The group in which the encoder
    settles is left out. Raises OSError.
    """
    import numpy as np

    still, night = folder / "still.mp4", folder / "night.mp4"
    picture = Picture(640, 360, _RESTFUL_FPS)
    options = {"preset": "superfast", "crf": "26"}
    if not still.exists() or not night.exists():
        day = next(_resampled(scene, picture))
        dark = day.copy()
        dark[:360] = 16 + (day[:360].astype(np.uint16) - np.minimum(day[:360], 16)) // 8
        lit = dark.copy()
        lit[_LAMP] = 220
        settling = _KEY_S * _RESTFUL_FPS
        count = settling + _RESTFUL_S * _RESTFUL_FPS
        _encode(still, (day for _ in range(count)), picture, options, left_out=settling)
        lamp = (lit if number % _RESTFUL_FPS < _RESTFUL_FPS // 2 else dark for number in range(count))
        _encode(night, lamp, picture, options, left_out=settling)
    return still, night


def _resampled(scene: Path, picture: Picture) -> "Iterator[Pixels]":
    """Yield the pictures of a film at another size and rate, as planes of YUV 4:2:0 below each other."""
    import av
    import numpy as np
    from av.video.reformatter import Interpolation, VideoReformatter

    enlarge = VideoReformatter()
    with av.open(str(scene)) as container:
        video = container.streams.video[0]
        told = video.average_rate
        rate = Fraction(told.numerator, told.denominator) if told else Fraction(picture.fps)
        total = int(video.frames * picture.fps / rate)
        frames = (frame.to_ndarray(format="yuv420p") for frame in container.decode(video))
        near, far = next(frames), next(frames)
        at = 0
        for number in range(total):
            place = number * rate / picture.fps
            while int(place) > at:
                near, far, at = far, next(frames, far), at + 1
            share = int(256 * (place - at))
            blended = ((near.astype(np.uint16) * (256 - share) + far.astype(np.uint16) * share) >> 8).astype(np.uint8)
            frame = av.VideoFrame.from_ndarray(blended, format="yuv420p")
            larger = enlarge.reformat(
                frame, picture.width_px, picture.height_px, interpolation=Interpolation.BICUBIC, threads=1
            )
            yield np.asarray(larger.to_ndarray(), np.uint8)


def _encode(
    target: Path,
    pictures: "Iterator[Pixels]",
    picture: Picture,
    options: dict[str, str],
    *,
    bit_rate: int = 0,
    left_out: int = 0,
) -> None:
    """Encode H.264 as a camera sends it: no B pictures, one reference, a key picture every two seconds and only then.

    The first `left_out` pictures, whole groups, are not in the file. It is there whole or not at all.
    """
    import av
    from av.error import FFmpegError

    apart = _KEY_S * picture.fps
    known = f"keyint={apart}:min-keyint={apart}:scenecut=0:bframes=0:ref=1:sliced-threads=0:rc-lookahead=0:mbtree=0"
    part = target.with_name(f".{os.getpid()}-{target.name}")
    try:
        with av.open(str(part), "w", format="mp4") as file:
            track = file.add_stream("libx264", rate=picture.fps, options={**options, "x264-params": known})
            track.width, track.height, track.pix_fmt = picture.width_px, picture.height_px, "yuv420p"
            track.codec_context.thread_count = 2
            if bit_rate:
                track.codec_context.bit_rate = bit_rate
            frames = (av.VideoFrame.from_ndarray(pixels, format="yuv420p") for pixels in pictures)
            for number, frame in enumerate(itertools.chain(frames, [None])):
                if frame is not None:
                    frame.pts, frame.time_base = number, Fraction(1, picture.fps)
                for packet in track.encode(frame):
                    if packet.pts is not None and packet.pts >= left_out:
                        packet.pts -= left_out
                        packet.dts = packet.pts  # there are no B pictures
                        file.mux(packet)
        part.replace(target)
    except FFmpegError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        part.unlink(missing_ok=True)
