"""Encoding: the frames of a scene into the two films of its camera."""

import errno
import gc
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import OutputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from controlroom.sim.scenes.camera import HEIGHT_PX, WIDTH_PX
from controlroom.sim.scenes.catalogue import Scene
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.picture import FPS, Reel
from controlroom.sim.scenes.post import sensor_noise

FRAMES = int(LOOP_S * FPS)
SUB_WIDTH_PX, SUB_HEIGHT_PX = 640, 360
KEY_FRAMES_APART = 2 * FPS
_NOISE_FIELDS = 7
_PIXEL_FORMAT = "yuv420p"


def film(scene: Scene, main: Path, sub: Path) -> None:
    """Draw a scene once round and encode it, H.264 at 15 pictures a second: `main` 1280 x 720, `sub` 640 x 360.

    Raises OSError when the files cannot be written whole.
    """
    try:
        _draw_and_encode(scene, main, sub)
        for path in (main, sub):
            _expect_whole(path)
    except FFmpegError as error:
        raise OSError(error.errno, error.strerror, error.filename) from error


def _draw_and_encode(scene: Scene, main: Path, sub: Path) -> None:
    reel = Reel(scene.picture(scene.seed))
    gc.disable()  # frames leave no cycles behind, and looking for them takes a twentieth of the time
    try:
        with av.open(str(main), "w", format="mp4") as main_file, av.open(str(sub), "w", format="mp4") as sub_file:
            # The large film has bits enough for the quickest encoding, but that leaves edges of blocks to be smoothed.
            main_track = _track(
                main_file, WIDTH_PX, HEIGHT_PX, rate_factor=27, most_kbps=1800, preset="ultrafast", tools=":deblock=0,0"
            )
            sub_track = _track(sub_file, SUB_WIDTH_PX, SUB_HEIGHT_PX, rate_factor=26, most_kbps=500, preset="superfast")
            main_noise = sensor_noise(scene.seed, HEIGHT_PX, WIDTH_PX, _NOISE_FIELDS, 2)
            sub_noise = sensor_noise(scene.seed, SUB_HEIGHT_PX, SUB_WIDTH_PX, _NOISE_FIELDS, 1)
            planar, smaller = VideoReformatter(), VideoReformatter()
            for number in range(FRAMES):
                image = reel.frame(number / FPS)
                pixels = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT_PX, WIDTH_PX, 4)
                drawn = VideoFrame.from_numpy_buffer(pixels, format="bgra")
                picture = planar.reformat(drawn, format=_PIXEL_FORMAT, dst_colorspace=Colorspace.ITU709, threads=1)
                small = smaller.reformat(
                    picture, SUB_WIDTH_PX, SUB_HEIGHT_PX, interpolation=Interpolation.AREA, threads=1
                )
                _add_noise(picture, main_noise[number % _NOISE_FIELDS])
                _add_noise(small, sub_noise[number % _NOISE_FIELDS])
                _encode(main_file, main_track, picture, number)
                _encode(sub_file, sub_track, small, number)
            for file, track in ((main_file, main_track), (sub_file, sub_track)):
                file.mux(track.encode(None))
    finally:
        gc.enable()


def _expect_whole(path: Path) -> None:
    """Read a film back: an error while a container is closed, such as that of a full disk, may pass unseen."""
    with av.open(str(path)) as container:
        frames = sum(packet.size > 0 for packet in container.demux(video=0))
    if frames != FRAMES:
        raise OSError(errno.EIO, f"the film has {frames} pictures instead of {FRAMES}", str(path))


def _track(
    file: OutputContainer,
    width_px: int,
    height_px: int,
    *,
    rate_factor: int,
    most_kbps: int,
    preset: str,
    tools: str = "",
) -> VideoStream:
    """Add a track as surveillance cameras send it: no B frames, a key frame every two seconds and only then.

    `tools` are further parameters of x264.
    """
    options = {
        "preset": preset,
        "tune": "zerolatency",
        "crf": str(rate_factor),
        "maxrate": f"{most_kbps}k",
        "bufsize": f"{2 * most_kbps}k",
        "x264-params": f"keyint={KEY_FRAMES_APART}:min-keyint={KEY_FRAMES_APART}:scenecut=0:bframes=0:sliced-threads=0"
        f":threads=1:colorprim=bt709:transfer=bt709:colormatrix=bt709{tools}",
    }
    track = file.add_stream("libx264", rate=FPS, options=options)
    track.width, track.height, track.pix_fmt = width_px, height_px, _PIXEL_FORMAT
    track.codec_context.thread_count = 1
    return track


def _add_noise(picture: VideoFrame, noise: NDArray[np.uint8]) -> None:
    """Add sensor noise to the luma, whose video range leaves head room for it."""
    rows = _rows(picture.planes[0])
    np.add(rows, noise, out=rows)


def _rows(plane: VideoPlane) -> NDArray[np.uint8]:
    """Return a plane's own samples; changes show at once."""
    return np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]


def _encode(file: OutputContainer, track: VideoStream, picture: VideoFrame, number: int) -> None:
    picture.pts, picture.time_base = number, Fraction(1, FPS)
    picture.pict_type = av.video.frame.PictureType.NONE
    file.mux(track.encode(picture))
