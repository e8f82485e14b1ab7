"""Files and folders, played over and over."""

from pathlib import Path

import pytest

from feeds.board import NO_LAG, StreamColumn, unpack_codec
from feeds.core import ErrorKind
from feeds.kinds.file import FileConfig
from tests.fakes.clips import Make, make_clip, shows_quarters
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab


@pytest.mark.parametrize(
    ("name", "codec", "size"),
    [
        ("h264.ts", "h264", (320, 180)),
        ("reordered.ts", "h264", (320, 180)),
        ("h265.ts", "hevc", (320, 180)),
        ("mjpeg.avi", "mjpeg", (320, 180)),
        ("wide.ts", "h264", (320, 180)),
    ],
)
def test_each_codec_shows_its_pictures(clips: Clips, name: str, codec: str, size: tuple[int, int]) -> None:
    with Lab(FileConfig(address=str(clips(name)), kind="file"), (160, 90), (320, 180), (321, 400)) as lab:
        assert shows_quarters(lab.picture(3))
        assert lab.pixels(0).shape == (90, 160, 4)
        assert shows_quarters(lab.pixels(1))
        assert lab.pixels(1).shape == (180, 320, 4)
        assert lab.pixels(2).shape == (180, 320, 4)
        assert unpack_codec(lab.cell(StreamColumn.CODEC)) == codec
        assert (lab.cell(StreamColumn.WIDTH_PX), lab.cell(StreamColumn.HEIGHT_PX)) == size
        assert lab.cell(StreamColumn.LAG_MS) == NO_LAG


def test_x(clips: Clips, tmp_path: Path) -> None:
    assert make_clip(tmp_path / "a.mp4", Make(pictures=2))
    with Lab(FileConfig(address=str(tmp_path / "missing.mp4"))) as lab:
        lab.ended(ErrorKind.NO_FILE)
