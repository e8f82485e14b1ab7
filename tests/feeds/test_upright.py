"""Pictures of a camera on its side are shown upright."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from feeds.decode.upright import Upright
from feeds.kinds.file import FileConfig
from tests.fakes.clips import RATE, colours, drawing, frame_of
from tests.feeds.lab import Lab


def lying(path: Path, degrees: int, aspect: Fraction = Fraction(1)) -> Path:
    """A clip of the four quarters that its container wants turned by so much counter-clockwise."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=RATE, options={"preset": "veryfast"})
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        video.codec_context.thread_count = 1
        video.codec_context.sample_aspect_ratio = aspect
        if degrees:
            video.set_display_rotation(degrees)
        for number in range(10):
            frame = frame_of(drawing(number, 320, 180))
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


@pytest.mark.parametrize("ending", ["mp4", "mkv"])
@pytest.mark.parametrize("degrees", [0, 90, 180, -90])
def test_a_clip_that_lies_is_shown_upright(tmp_path: Path, degrees: int, ending: str) -> None:
    path = lying(tmp_path / f"a.{ending}", degrees)
    with Lab(FileConfig(address=str(path)), (160, 160)) as lab:
        pixels = lab.picture(2)
    drawn = np.dstack([drawing(0, 320, 180)[:, :, ::-1], np.zeros((180, 320), np.uint8)])
    upright = np.rot90(drawn, degrees // 90)
    assert pixels.shape == ((160, 90, 4) if degrees in (90, -90) else (90, 160, 4))
    for seen, wanted in zip(colours(pixels), colours(upright), strict=True):
        assert np.abs(np.subtract(seen, wanted)).max() < 20


def test_the_shape_of_a_pixel_turns_too(tmp_path: Path) -> None:
    path = lying(tmp_path / "a.mp4", 90, Fraction(2))
    with Lab(FileConfig(address=str(path)), (360, 640)) as lab:
        assert lab.picture(2).shape == (640, 180, 4)


def test_other_angles_and_formats_are_left_alone() -> None:
    frame = frame_of(drawing(0, 64, 36))
    assert Upright(45).turn(frame) is frame
    assert Upright().turn(frame) is frame
    turned = Upright(90).turn(frame)
    assert (turned.width, turned.height) == (36, 64)
