"""The last picture of a camera stands in for the next one, on whatever screen and in whatever layout."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.widgets.conftest import CAMERAS, Grid, settle
from tests.widgets.images import pixels
from widgets.last_pictures import LastPictures
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.stills import Ground, StillPainter
from widgets.theme import Look
from widgets.wall_canvas import WallCanvas

NOTHING = WallLayout("nothing", "", Grid(1, {0: TileSpec("", Box(0, 0, 1, 1))}))


def picture(width_px: int = 100) -> QImage:
    image = QImage(width_px, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def test_the_one_not_seen_for_longest_goes_first() -> None:
    last = LastPictures(limit_bytes=3 * picture().sizeInBytes())
    for camera in "abca":
        last.note(camera, (NOW_UTC, picture()))
    last.note("d", (NOW_UTC, picture()))
    assert [camera for camera in "abcd" if last.of(camera)] == ["a", "c", "d"]
    last.note("e", (NOW_UTC, picture(1000)))
    assert [camera for camera in "abcde" if last.of(camera)] == ["e"], "the newest is kept, however large"


def test_a_camera_in_another_layout_begins_with_its_last_picture(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.set_layout(NOTHING)
    canvas.set_layout(WallLayout("other", "", Grid(3)))
    canvas.tick()
    tiles = list(canvas.tiles.seen)
    assert [tile.stands_in for tile in tiles[:5]] == [True] * 4 + [False]
    pictures.arrive()
    settle(canvas, pictures)
    assert not any(tile.stands_in for tile in tiles[:5])


@pytest.mark.parametrize("permitted", [True, False])
def test_who_may_not_see_a_camera_does_not_see_what_was_seen_of_it(canvas: WallCanvas, permitted: bool) -> None:
    canvas.set_layout(NOTHING)
    label = CameraLabel(CAMERAS[0].camera_id, "x", permitted=permitted)
    canvas.assign({"t0": label})
    canvas.tick()
    assert (canvas.tiles.seen[0].kept is not None) == permitted


@pytest.mark.parametrize("kind", [Ground.KEPT, Ground.FROZEN])
def test_a_picture_that_stands_in_is_as_sharp_as_the_next_one(look: Look, kind: Ground) -> None:
    """Live pictures have even sides and stand in the middle: the one before them neither moves nor blurs."""
    live = QImage(372, 208, QImage.Format.Format_RGB32)
    live.fill(QColor("white"))
    for x in range(0, 372, 2):
        live.setPixelColor(x, 100, QColor("black"))
    still = pixels(StillPainter(look, 12).ground(kind, QSize(373, 300), live))
    row = still[46 + 100, :372, 0]
    assert set(row[::2]) == {row[0]}
    assert set(row[1::2]) == {row[1]}
    assert row[1] - row[0] >= (250 if kind is Ground.KEPT else 140)


@pytest.mark.parametrize("kind", [Ground.KEPT, Ground.FROZEN, Ground.LOST])
@pytest.mark.parametrize("size", [QSize(372, 208), QSize(373, 300), QSize(200, 100)])
def test_a_kept_picture_is_painted_as_if_it_were_drawn_anew(look: Look, kind: Ground, size: QSize) -> None:
    kept = QImage(372, 208, QImage.Format.Format_RGB32)
    kept.fill(QColor("orange"))
    stills = StillPainter(look, 12)
    painted = []
    for is_kept in (True, False):
        still = stills.still(kind, size, kept, is_kept=is_kept)
        assert (still.image is kept) == (is_kept and kind is not Ground.LOST and size.width() > 300)
        image = QImage(size.width() + 20, size.height() + 20, QImage.Format.Format_RGB32)
        image.fill(QColor("blue"))
        with QPainter(image) as painter:
            still.paint(painter, QRect(10, 10, size.width(), size.height()))
        painted.append(pixels(image).astype(int))
    assert abs(painted[0] - painted[1]).max() <= 2
