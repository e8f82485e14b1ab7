"""Pictures that were saved near a time, and none where nobody saved one."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from controlroom.replay.pictures import KeptPictures, SavedPicture, saved_pictures
from feeds.core import Rect, TileState, View
from widgets.model import CameraLabel
from widgets.snapshot import Caption, captioned
from widgets.theme import Colours

SEOUL = ZoneInfo("Asia/Seoul")
AT = datetime(2026, 11, 28, 10, 15, tzinfo=SEOUL)
LABELS = [CameraLabel("GN-1", name="Gate"), CameraLabel("GN-1_B", name="강남/역"), CameraLabel("x", name="")]


@pytest.fixture(autouse=True)
def seoul() -> Iterator[None]:
    """Have names of files in the time of the city, as a wall does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Seoul")
        time.tzset()
        yield
    time.tzset()


def save(folder: Path, label: CameraLabel, taken: datetime, colour: str = "red") -> Path:
    picture = QImage(640, 360, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    picture.setPixelColor(639, 359, QColor("white"))
    caption = Caption(label, taken.astimezone(UTC))
    file = folder / caption.file_name()
    assert captioned(picture, caption, Colours.load("dark")).save(str(file))
    return file


def test_the_picture_nearest_to_the_time_is_found(tmp_path: Path, qapp: object) -> None:
    for seconds, colour in ((-400, "red"), (-200, "green"), (20, "blue"), (70, "red")):
        save(tmp_path, LABELS[0], AT + timedelta(seconds=seconds), colour)
    other = save(tmp_path, LABELS[1], AT)
    (tmp_path / "20261128-101500_GN-2_Elsewhere.png").touch()
    (tmp_path / "20269928-101500_GN-1_Gate.png").touch()
    (tmp_path / "holiday.png").touch()
    found = saved_pictures(tmp_path, LABELS, SEOUL, AT)
    assert {id: saved.taken for id, saved in found.items()} == {"GN-1": AT + timedelta(seconds=20), "GN-1_B": AT}
    assert found["GN-1_B"].file == other
    assert re.fullmatch(r"20261128-101500_GN-1_B_강남_역\.png", other.name)
    assert saved_pictures(tmp_path / "none", LABELS, SEOUL, AT) == {}


def test_a_view_shows_its_part_without_the_caption(tmp_path: Path, qapp: object) -> None:
    file = save(tmp_path, LABELS[0], AT)
    pictures = KeptPictures({"GN-1": SavedPicture(file, AT)}, AT)
    whole, corner, none = View("GN-1", 640, 360), View("GN-1", 100, 100, Rect(0.5, 0.5, 0.5, 0.5)), View("x", 9, 9)
    pictures.show([whole, corner, none])
    assert pictures.changed() == [whole, corner]
    assert pictures.changed() == []
    image = pictures.image(whole)
    assert image is not None
    assert (image.size(), image.pixelColor(639, 359), image.pixelColor(0, 359)) == (
        QSize(640, 360), QColor("white"), QColor("red"),
    )  # fmt: skip
    part = pictures.image(corner)
    assert part is not None
    assert part.size() == QSize(100, 56)
    assert pictures.image(none) is None


def test_what_is_known_of_a_camera(tmp_path: Path, qapp: object) -> None:
    saved = {
        id: SavedPicture(tmp_path / "x.png", AT + timedelta(seconds=seconds))
        for id, seconds in (("soon", 40), ("now", 0), ("before", -90))
    }
    pictures = KeptPictures(saved, AT)
    reports = {id: pictures.report(id) for id in ("soon", "now", "before", "none")}
    assert {id: (report.state, report.picture_age_s) for id, report in reports.items()} == {
        "soon": (TileState.LIVE, 0.0),
        "now": (TileState.LIVE, 0.0),
        "before": (TileState.STALE, 90.0),
        "none": (TileState.NOT_KEPT, None),
    }
    assert reports["soon"].picture_utc == AT + timedelta(seconds=40), "its own time stands on its tile"


def test_a_file_that_is_no_picture_is_none(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "20261128-101500_GN-1_Gate.png"
    file.write_bytes(b"\x89PNG")
    assert KeptPictures({"GN-1": SavedPicture(file, AT)}, AT).image(View("GN-1", 64, 36)) is None
