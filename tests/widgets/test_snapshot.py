"""Pictures saved as evidence."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from feeds.core import TileState, View
from tests.fakes.pictures import NOW_UTC, FakePictures, scene
from tests.widgets.conftest import CAMERAS, settle
from tests.widgets.images import pixels, share_of
from widgets.overlays import Toast
from widgets.snapshot import Caption, SnapshotWriter, captioned
from widgets.theme import Colours
from widgets.verbs import Verb
from widgets.wall_window import WallWindow

CAPTION = Caption(CAMERAS[0], NOW_UTC)


def saved(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "pictures").glob("*"))


def take(window: WallWindow, qtbot: QtBot, tmp_path: Path) -> QImage:
    window.canvas.select("t0")
    window.do(Verb.SNAPSHOT)
    window.canvas.tick()
    qtbot.waitUntil(lambda: bool(saved(tmp_path)))
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    qtbot.waitUntil(lambda: "saved as" in toast.text)
    [file] = saved(tmp_path)
    return QImage(str(file))


def test_the_caption_stands_below_the_picture_never_over_it(qapp: object) -> None:
    picture = scene(View("GN-0117", 640, 360), QSize(640, 360), 1)
    image = captioned(picture, CAPTION, Colours.load("dark"))
    assert (pixels(image.copy(picture.rect())) == pixels(picture)).all()
    strip = image.copy(0, 360, 640, image.height() - 360)
    assert share_of(strip, Colours.load("dark").i1) > 0.01


def test_names_of_files_sort_by_time_and_are_allowed_everywhere() -> None:
    caption = Caption(replace(CAMERAS[0], name='a/b:c*?"<>|\\ 강남'), NOW_UTC)
    assert re.fullmatch(r"\d{8}-\d{6}_GN-0117_a_b_c_강남\.png", caption.file_name())
    assert len(Caption(replace(CAMERAS[0], name="가" * 300), NOW_UTC).file_name()) < 110


def test_the_best_resolution_is_asked_for_and_waited_for(
    window: WallWindow, pictures: FakePictures, qtbot: QtBot, tmp_path: Path
) -> None:
    camera_id = CAMERAS[0].camera_id
    pictures.set_report(camera_id, role="sub", width_px=640, height_px=360)
    window.canvas.pass_second()
    window.canvas.select("t0")
    window.do(Verb.SNAPSHOT)
    best = View(camera_id, 1920, 1080)
    assert best in pictures.shown
    pictures.arrive()
    window.canvas.tick()
    assert saved(tmp_path) == []  # that was still the small stream, only larger
    pictures.set_report(camera_id, role="main", width_px=1280, height_px=720)
    pictures.arrive()
    window.canvas.tick()
    assert best not in pictures.shown
    qtbot.waitUntil(lambda: bool(saved(tmp_path)))
    assert QImage(str(saved(tmp_path)[0])).width() == 1280


def test_when_it_does_not_come_the_picture_on_the_wall_is_saved(
    window: WallWindow, pictures: FakePictures, qtbot: QtBot, tmp_path: Path
) -> None:
    pictures.set_report(CAMERAS[0].camera_id, role="sub", width_px=640, height_px=360)
    image = take(window, qtbot, tmp_path)
    assert image.width() == window.canvas.tiles.tiles["t0"].picture_rect.width()
    assert View(CAMERAS[0].camera_id, 1920, 1080) not in pictures.shown


def test_a_lost_camera_gives_its_last_picture_and_says_so(
    window: WallWindow, pictures: FakePictures, qtbot: QtBot, tmp_path: Path
) -> None:
    pictures.set_report(CAMERAS[0].camera_id, width_px=100, height_px=56)
    window.canvas.pass_second()
    live = take(window, qtbot, tmp_path)
    saved(tmp_path)[0].unlink()
    pictures.set_report(CAMERAS[0].camera_id, state=TileState.LOST, picture_age_s=60.0)
    settle(window.canvas, pictures)
    lost = take(window, qtbot, tmp_path)
    assert share_of(lost, window.canvas.look.colours.i1) > share_of(live, window.canvas.look.colours.i1)


def test_without_a_picture_there_is_nothing_to_save(window: WallWindow, tmp_path: Path) -> None:
    window.canvas.assign({"t0": None})
    window.canvas.select("t0")
    window.do(Verb.SNAPSHOT)
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.text == "There is no picture to save in this tile"
    assert saved(tmp_path) == []


def test_nothing_is_saved_from_behind_the_curtain(window: WallWindow, tmp_path: Path) -> None:
    window.canvas.select("t0")
    window.draw_curtain(closed=True)
    window.do(Verb.SNAPSHOT)
    assert saved(tmp_path) == []


def test_two_pictures_of_one_second_do_not_overwrite_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    writer = SnapshotWriter(tmp_path)
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for _ in range(3):
        writer.write(image, "a.png")
        writer.finish()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.png", "a_2.png", "a_3.png"]


@pytest.mark.parametrize("name", ["", "file/below"])
def test_what_goes_wrong_is_told(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    writer = SnapshotWriter(tmp_path / "file" / name)
    with qtbot.waitSignal(writer.failed) as failed:
        writer.write(QImage(64, 64, QImage.Format.Format_RGB32), "a.png")
    writer.finish()
    assert failed.args[0]
