"""How the canvas takes pictures, what it asks for, and that it paints them where and as they are."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from feeds.core import FULL, Rect, TileState, View
from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.widgets.conftest import CAMERAS, Grid, HeldClock, layout, settle
from tests.widgets.images import pixels
from widgets.model import Alarm, Level, WallLayout
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas
from widgets.wall_window import WallWindow

ROOT = Path(__file__).resolve().parents[2]
FIRST = CAMERAS[0].camera_id


def surface(window: WallWindow) -> QImage:
    """What is in the window's backing store now, painted by whom it may."""
    store = window.canvas.backingStore()
    assert store is not None
    image = store.paintDevice()
    assert isinstance(image, QImage)
    return image.copy()


def shown_ids(pictures: FakePictures) -> list[str]:
    return [view.camera_id for view in pictures.shown]


# Demand


def test_it_asks_for_every_tile_in_its_physical_size(canvas: WallCanvas, pictures: FakePictures) -> None:
    assert shown_ids(pictures) == [camera.camera_id for camera in CAMERAS[:4]]
    box = canvas.tiles.tiles["t0"].picture_box
    assert pictures.shown[0] == View(FIRST, box.width(), box.height())


def test_one_camera_in_two_tiles_is_asked_for_once(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.assign({"t1": CAMERAS[0], "t2": CAMERAS[0], "t3": CAMERAS[0]})
    sizes = {(view.width_px, view.height_px) for view in pictures.shown}
    assert shown_ids(pictures) == [FIRST] * len(sizes)


def test_enlarged_it_asks_for_the_large_picture_only(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.enlarge("t1")
    assert shown_ids(pictures) == [CAMERAS[1].camera_id]
    assert pictures.shown[0].width_px > canvas.width() * 0.9
    assert pictures.shown[0].priority == 2
    assert len(set(pictures.soon)) == 4
    canvas.enlarge(None)
    assert len(pictures.shown) == 4
    assert pictures.soon == []


def test_behind_the_curtain_nothing_is_asked_for(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.draw_curtain(closed=True)
    assert pictures.shown == []
    canvas.draw_curtain(closed=False)
    assert len(pictures.shown) == 4


def test_what_is_looked_at_matters_more(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.select("t2")
    assert [view.priority for view in pictures.shown] == [0, 0, 1, 0]


def test_zoom_asks_for_a_part_of_the_picture(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.set_crop("t0", Rect(0.25, 0.25, 0.5, 0.5))
    assert pictures.shown[0].crop == Rect(0.25, 0.25, 0.5, 0.5)
    assert canvas.tiles.tiles["t0"].magnification == 2.0


def test_assigning_and_a_new_layout(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.assign({"t0": CAMERAS[8], "t1": None})
    assert shown_ids(pictures) == [CAMERAS[n].camera_id for n in (8, 2, 3)]
    canvas.resize(800, 450)
    canvas.grab()
    assert shown_ids(pictures) == [CAMERAS[n].camera_id for n in (8, 2, 3)]
    canvas.set_layout(layout(2))
    assert shown_ids(pictures) == [camera.camera_id for camera in CAMERAS[:4]]


# Pictures


def test_pictures_are_painted_as_they_are_without_paint_events(window: WallWindow, pictures: FakePictures) -> None:
    pictures.painted_views.clear()
    pictures.arrive(FIRST)
    window.canvas.tick()  # no event loop runs between here and the comparison
    view = pictures.shown[0]
    picture = pictures.image(view)
    assert picture is not None
    assert (pixels(surface(window).copy(window.canvas.tiles.tiles["t0"].picture_rect)) == pixels(picture)).all()
    assert pictures.painted_views == [view]


def test_the_first_picture_counts_as_painted_like_all_others(window: WallWindow, pictures: FakePictures) -> None:
    pictures.set_report(FIRST, state=TileState.LOST)
    settle(window.canvas, pictures)
    pictures.painted_views.clear()
    pictures.set_report(FIRST, state=TileState.LIVE)
    pictures.arrive(FIRST)
    window.canvas.tick()
    QApplication.processEvents()
    assert pictures.painted_views == [pictures.shown[0]]


def test_under_an_overlay_pictures_wait_for_qts_own_order(window: WallWindow, pictures: FakePictures) -> None:
    window.identify()
    QApplication.processEvents()
    before = surface(window)
    pictures.painted_views.clear()
    pictures.arrive()
    window.canvas.tick()
    assert surface(window) == before
    assert pictures.painted_views == []
    QApplication.processEvents()
    assert len(pictures.painted_views) == 4
    middle = surface(window).size() / 2
    assert surface(window).pixelColor(middle.width(), middle.height()) == before.pixelColor(
        middle.width(), middle.height()
    )


def test_only_what_changed_is_painted(window: WallWindow, pictures: FakePictures) -> None:
    before = surface(window)
    pictures.arrive(FIRST)
    window.canvas.tick()
    changed = np.argwhere((pixels(surface(window)) != pixels(before)).any(axis=2))
    rect = window.canvas.tiles.tiles["t0"].picture_rect
    assert len(changed) > 0
    assert changed[:, 1].min() >= rect.left()
    assert changed[:, 1].max() <= rect.right()
    assert changed[:, 0].min() >= rect.top()
    assert changed[:, 0].max() <= rect.bottom()


def test_a_picture_is_back_the_moment_it_arrives(canvas: WallCanvas, pictures: FakePictures) -> None:
    pictures.set_report(FIRST, state=TileState.LOST, picture_age_s=20.0)
    settle(canvas, pictures)
    tile = canvas.tiles.tiles["t0"]
    assert not tile.moves
    pictures.set_report(FIRST, state=TileState.LIVE, picture_age_s=0.0)
    pictures.arrive(FIRST)
    canvas.tick()
    assert tile.moves


def test_a_state_is_seen_within_a_quarter_of_a_second(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.set_layout(WallLayout("many", "", Grid(3)))
    settle(canvas, pictures)
    pictures.set_report(CAMERAS[6].camera_id, state=TileState.STALE, picture_age_s=3.0)
    for _ in range(250 // 33):
        canvas.tick()
    assert canvas.tiles.tiles["t6"].barred


def test_nothing_is_painted_of_a_frozen_stream(window: WallWindow, pictures: FakePictures) -> None:
    pictures.set_report(FIRST, state=TileState.FROZEN, picture_age_s=7.0)
    settle(window.canvas, pictures)
    before = surface(window)
    pictures.arrive(FIRST)
    window.canvas.tick()
    assert surface(window) == before


def test_a_picture_that_waits_is_kept_then_dimmed(canvas: WallCanvas, pictures: FakePictures, clock: HeldClock) -> None:
    tile = canvas.tiles.tiles["t0"]
    live = pixels(canvas.grab(tile.picture_rect).toImage())
    canvas.enlarge("t1")
    canvas.enlarge(None)
    assert (pixels(canvas.grab(tile.picture_rect).toImage()) == live).all()
    clock.advance(4)
    canvas.pass_second()
    canvas.tick()
    canvas.tick()
    canvas.tick()
    canvas.tick()
    assert pixels(canvas.grab(tile.picture_rect).toImage()).mean() < 0.8 * live.mean()
    settle(canvas, pictures)
    assert tile.moves


def test_until_the_new_part_is_there_the_old_picture_is_drawn_larger(
    canvas: WallCanvas, pictures: FakePictures
) -> None:
    tile = canvas.tiles.tiles["t0"]
    canvas.set_crop("t0", Rect(0.25, 0.25, 0.5, 0.5))
    assert tile.moves
    rough = pixels(canvas.grab(tile.picture_box).toImage())
    settle(canvas, pictures)
    sharp = pixels(canvas.grab(tile.picture_box).toImage())
    assert 0 < np.abs(rough - sharp).mean() < 8


def test_rendering_many_states_is_spread_over_ticks(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.resize(1920, 1080)
    canvas.grab()
    canvas.set_layout(WallLayout("many", "", Grid(3)))
    settle(canvas, pictures)
    for camera in CAMERAS:
        pictures.set_report(camera.camera_id, state=TileState.LOST, picture_age_s=11.0)
    canvas.pass_second()
    for _ in range(9):
        canvas.tick()
    assert not any(tile.moves for tile in canvas.tiles.seen)


# Time and languages


def test_clocks_and_ages_move_once_a_second(window: WallWindow, pictures: FakePictures, clock: HeldClock) -> None:
    pictures.set_report(CAMERAS[1].camera_id, state=TileState.LOST, picture_age_s=20.0)
    settle(window.canvas, pictures)
    before = surface(window)
    clock.advance(1)
    pictures.set_report(FIRST, picture_utc=NOW_UTC + timedelta(seconds=1))
    pictures.set_report(CAMERAS[1].camera_id, picture_age_s=21.0)
    window.canvas.pass_second()
    window.canvas.tick()
    QApplication.processEvents()
    changed = (pixels(surface(window)) != pixels(before)).any(axis=2)
    tiles = window.canvas.tiles.tiles
    live, lost, other = tiles["t0"].box, tiles["t1"].box, tiles["t2"].box
    assert changed[live.top() : live.bottom(), live.left() : live.right()].any()
    assert changed[lost.top() : lost.bottom(), lost.left() : lost.right()].any()
    assert not changed[other.top() : other.bottom(), other.left() : other.right()].any()


def test_the_mark_is_a_lamp(canvas: WallCanvas, pictures: FakePictures) -> None:
    header = canvas.grab(canvas.rect().adjusted(0, 0, -canvas.width() + 60, -canvas.height() + 40)).toImage()
    pictures.set_report(FIRST, state=TileState.STALE, picture_age_s=4.0)
    canvas.pass_second()
    late = canvas.grab(canvas.rect().adjusted(0, 0, -canvas.width() + 60, -canvas.height() + 40)).toImage()
    assert header != late


class _Shouting(QTranslator):
    """A language 60 % longer than English."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, number: int = -1) -> str:
        return source + "ż" * round(len(source) * 0.6)


def test_another_language_is_spoken_at_once_and_longer_words_hold(
    canvas: WallCanvas, pictures: FakePictures, qapp: QApplication
) -> None:
    pictures.set_report(FIRST, state=TileState.LOST, picture_age_s=20.0)
    canvas.set_alarm(CAMERAS[1].camera_id, Alarm(Level.CAUTION, NOW_UTC))
    settle(canvas, pictures)
    before = canvas.grab().toImage()
    translator = _Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.LanguageChange))
        after = canvas.grab().toImage()
    finally:
        QCoreApplication.removeTranslator(translator)
    assert after != before
    gutter = canvas.tiles.tiles["t0"].box
    beside = after.copy(gutter.right() + 2, gutter.top(), 2, gutter.height())
    assert {beside.pixelColor(0, y).name() for y in range(0, beside.height(), 7)} == {canvas.look.colours.s0.name()}


# Screens


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(160, 90), QSize(200, 700), QSize(3000, 120)])
def test_no_size_is_too_strange(canvas: WallCanvas, pictures: FakePictures, size: QSize) -> None:
    canvas.resize(size)
    canvas.grab()
    canvas.set_alarm(FIRST, Alarm(Level.SERIOUS, NOW_UTC))
    pictures.set_report(CAMERAS[1].camera_id, state=TileState.LOST, picture_age_s=20.0)
    settle(canvas, pictures)
    canvas.enlarge("t0")
    canvas.pass_second()
    assert not canvas.grab().isNull()


def test_it_ticks_while_it_is_seen(qtbot: QtBot, pictures: FakePictures, clock: HeldClock) -> None:
    canvas = WallCanvas(pictures=pictures, clock=clock, colours=Colours.load("dark"), ratio=2.5, tick_ms=5)
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.tick_stats().count > 3)
    canvas.hide()
    ticked = canvas.tick_stats().count
    qtbot.wait(40)
    assert canvas.tick_stats().count == ticked
    canvas.reset_tick_stats()
    assert canvas.tick_stats().count == 0


PIXEL_FOR_PIXEL = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import HeldClock, layout, settle
from tests.widgets.images import pixels
from widgets.theme import Colours
from widgets.wall_window import WallWindow

app = QApplication([])
pictures = FakePictures()
window = WallWindow(
    pictures=pictures, clock=HeldClock(), colours=Colours.load("dark"), ratio=2.5, snapshots=Path(), tick_ms=60_000
)
window.resize(641, 403)
window.set_layout(layout(3))
window.show()
app.processEvents()
settle(window.canvas, pictures)
canvas = window.canvas
store = canvas.backingStore().paintDevice().size()
assert canvas.devicePixelRatioF() == float(sys.argv[1]), canvas.devicePixelRatioF()
for _ in range(2):  # painted straight, then by a paint event
    for tile in canvas.tiles.seen:
        assert tile.box.right() < store.width() and tile.box.bottom() < store.height()
        picture = pictures.image(tile.view)
        assert max(picture.width() - tile.picture_box.width(), picture.height() - tile.picture_box.height()) == 0
        painted = canvas.backingStore().paintDevice().copy(tile.picture_rect)
        assert (pixels(painted) == pixels(picture)).all(), tile.spec
    canvas.repaint()
"""


@pytest.mark.parametrize("ratio", ["1.25", "1.5", "1.75", "2"])
def test_pictures_are_painted_pixel_for_pixel_on_dense_screens(ratio: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PIXEL_FOR_PIXEL, ratio]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_views_stay_the_same_objects_while_nothing_changes(canvas: WallCanvas, pictures: FakePictures) -> None:
    before = list(pictures.shown)
    canvas.select("t1")
    canvas.select("t0")
    assert pictures.shown[2] is before[2]
    assert canvas.tiles.tiles["t2"].crop == FULL
