"""Files and folders, played over and over."""

from itertools import pairwise
from pathlib import Path

import pytest

from feeds.board import NO_LAG, StreamColumn, unpack_codec
from feeds.core import ErrorKind
from feeds.kinds.file import FileConfig
from tests.fakes.clips import RATE, Make, make_clip, shows_quarters
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


def test_pictures_come_one_by_one_in_whatever_order_they_are_coded(clips: Clips) -> None:
    with Lab(FileConfig(address=str(clips("reordered.ts")))) as lab:
        lab.picture(5)
        moments = []
        for number in range(lab.number(), lab.number() + 30):
            lab.picture(number)
            moments.append(lab.cell(StreamColumn.PICTURE_NS) / 1e9)
        steps = [later - earlier for earlier, later in pairwise(moments) if later > earlier]
        assert len([step for step in steps if step < 0.2 / RATE]) < len(steps) // 2


def test_a_file_is_played_again_and_its_clock_goes_on(clips: Clips) -> None:
    with Lab(FileConfig(address=clips("sub.mp4").as_uri())) as lab:
        assert shows_quarters(lab.picture(48))
        assert lab.cell(StreamColumn.REPEAT_SINCE_NS) == 0
        assert lab.error is None


def test_a_folder_is_played_by_name_over_what_cannot_be_played(tmp_path: Path) -> None:
    folder = tmp_path / "with a space"
    folder.mkdir()
    make_clip(folder / "a.mp4", Make(width_px=160, height_px=90, pictures=4))
    (folder / "b.mp4").write_bytes(b"no video at all" * 100)
    whole = make_clip(folder / "c.ts", Make(width_px=320, height_px=180, pictures=4)).read_bytes()
    (folder / "d.ts").write_bytes(whole[: len(whole) // 3] + bytes(3000))
    (folder / "notes.txt").write_text("not a video")
    with Lab(FileConfig(address=folder.as_uri())) as lab:
        widths = set()
        for number in range(1, 30):
            lab.picture(number)
            widths.add(lab.cell(StreamColumn.WIDTH_PX))
        assert widths >= {160, 320}
        assert lab.error is None


def test_a_single_picture_is_not_played_without_pause(tmp_path: Path) -> None:
    make_clip(tmp_path / "one.mp4", Make(pictures=1))
    with Lab(FileConfig(address=str(tmp_path / "one.mp4"))) as lab:
        lab.picture(3)
        packets = lab.cell(StreamColumn.PACKETS)
        lab.watch(0.5)
        assert lab.cell(StreamColumn.PACKETS) - packets < 40


@pytest.mark.parametrize("name", ["missing.mp4", "empty", "broken.mp4", "closed"])
def test_what_cannot_be_played_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.mp4").write_bytes(b"no video at all" * 100)
    (tmp_path / "closed").mkdir(mode=0o000)
    with Lab(FileConfig(address=str(tmp_path / name))) as lab:
        lab.ended(ErrorKind.GARBAGE if name == "broken.mp4" else ErrorKind.NO_FILE)
