"""Every state of a tile, as an image and by its colours."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from feeds.core import ErrorKind, TileState
from resources.text import Text
from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.widgets.conftest import CAMERAS, Grid, layout, settle
from tests.widgets.images import assert_looks_like, pixels, share_of
from widgets.header import Count
from widgets.model import Alarm, Box, Level, TileSpec, WallLayout
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

FIRST = CAMERAS[0].camera_id
NOWHERE = Box(0, 0, 1, 1)

REPORTS: dict[str, dict[str, object]] = {
    "live": {},
    "late": {"lag_s": 6.2},
    "stale": {"state": TileState.STALE, "picture_age_s": 8.0},
    "frozen": {"state": TileState.FROZEN, "picture_age_s": 12.0},
    "lost": {"state": TileState.LOST, "picture_age_s": 252.0, "error": ErrorKind.TIMEOUT, "next_try_s": 23.0},
    "refused": {"state": TileState.REFUSED, "error": ErrorKind.UNAUTHORIZED},
    "misconfigured": {"state": TileState.REFUSED, "error": ErrorKind.NOT_FOUND, "next_try_s": 290.0},
    "connecting": {"state": TileState.CONNECTING},
    "privacy": {"state": TileState.PRIVACY},
    "not-kept": {"state": TileState.NOT_KEPT},
}


def tile_image(canvas: WallCanvas, place: str = "t0", around_px: int = 6) -> QImage:
    box = canvas.tiles.shown_for(place).box
    return canvas.grab(box.adjusted(-around_px, -around_px, around_px, around_px)).toImage()


def picture_box(canvas: WallCanvas, place: str = "t0") -> QImage:
    return canvas.grab(canvas.tiles.shown_for(place).picture_box).toImage()


def show(canvas: WallCanvas, pictures: FakePictures, state: str) -> None:
    pictures.set_report(FIRST, **REPORTS[state])
    settle(canvas, pictures)
    canvas.pass_second()
    settle(canvas, pictures)


@pytest.mark.parametrize("state", REPORTS)
def test_looks_as_designed(canvas: WallCanvas, pictures: FakePictures, state: str, tmp_path: Path) -> None:
    show(canvas, pictures, state)
    assert_looks_like(tile_image(canvas), state, tmp_path)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("acknowledged", [True, False])
def test_alarms_look_as_designed(canvas: WallCanvas, level: Level, acknowledged: bool, tmp_path: Path) -> None:
    canvas.set_alarm(FIRST, Alarm(level, NOW_UTC - timedelta(seconds=44), acknowledged))
    assert_looks_like(tile_image(canvas), f"{level}-{'acknowledged' if acknowledged else 'waiting'}", tmp_path)


def test_empty_broken_and_selected_look_as_designed(canvas: WallCanvas, pictures: FakePictures, tmp_path: Path) -> None:
    problem = Text("x", "No camera GN-9999, nearest GN-0117")
    canvas.set_layout(layout(2, t0=TileSpec("", NOWHERE), t1=TileSpec("", NOWHERE, problem=problem)))
    settle(canvas, pictures)
    assert_looks_like(tile_image(canvas, "t0"), "empty", tmp_path)
    assert_looks_like(tile_image(canvas, "t1"), "broken", tmp_path)
    canvas.select("t0")
    assert_looks_like(tile_image(canvas, "t0"), "empty-selected", tmp_path)
    canvas.select("t2")
    assert_looks_like(tile_image(canvas, "t2"), "selected", tmp_path)


def test_the_lobby_looks_as_designed(canvas: WallCanvas, pictures: FakePictures, tmp_path: Path) -> None:
    canvas.set_colours(Colours.load("lobby"))
    pictures.set_report(FIRST, **REPORTS["lost"])
    canvas.set_alarm(CAMERAS[1].camera_id, Alarm(Level.CAUTION, NOW_UTC, acknowledged=True))
    canvas.set_counts({Level.CAUTION: Count(1, waiting=False)})
    settle(canvas, pictures)
    assert_looks_like(canvas.grab().toImage(), "lobby", tmp_path)


def test_the_header_looks_as_designed(canvas: WallCanvas, pictures: FakePictures, tmp_path: Path) -> None:
    canvas.resize(1920, 1080)
    canvas.grab()
    pictures.set_report(FIRST, **REPORTS["lost"])
    canvas.set_alarm(FIRST, Alarm(Level.SERIOUS, NOW_UTC))
    canvas.set_counts({Level.SERIOUS: Count(1, waiting=True)})
    settle(canvas, pictures)
    canvas.pass_second()
    assert_looks_like(canvas.grab(QRect(0, 0, 1920, canvas.look.sizes.px(56))).toImage(), "header", tmp_path)


def test_a_live_picture_is_left_alone(canvas: WallCanvas, pictures: FakePictures) -> None:
    view = canvas.tiles.tiles["t0"].view
    assert view is not None
    picture = pictures.image(view)
    assert picture is not None
    rect = canvas.tiles.tiles["t0"].picture_rect
    assert (pixels(canvas.grab(rect).toImage()) == pixels(picture)).all()


def test_a_late_picture_has_the_bar_on_its_top_edge_only(canvas: WallCanvas, pictures: FakePictures) -> None:
    show(canvas, pictures, "stale")
    image, bar_px = picture_box(canvas), canvas.look.sizes.px(3)
    violet = canvas.look.colours.quality
    assert share_of(image.copy(0, 0, image.width(), bar_px), violet) == 1.0
    assert share_of(image.copy(0, bar_px, image.width(), image.height() - bar_px), violet) == 0.0


def test_a_lost_picture_is_dark_and_without_colour(canvas: WallCanvas, pictures: FakePictures) -> None:
    show(canvas, pictures, "live")
    before = pixels(canvas.grab(canvas.tiles.tiles["t0"].picture_rect).toImage())
    show(canvas, pictures, "lost")
    after = pixels(canvas.grab(canvas.tiles.tiles["t0"].picture_rect).toImage())
    corner = (slice(-40, None), slice(0, 60))
    assert after[corner].mean() < 0.65 * before[corner].mean()
    # What colour there is comes from the violet hatch: never more green than red.
    assert (after[corner][..., 1] <= after[corner][..., 0] + 8).all()


def test_a_frozen_picture_is_dimmed(canvas: WallCanvas, pictures: FakePictures) -> None:
    show(canvas, pictures, "live")
    before = pixels(picture_box(canvas)).mean()
    show(canvas, pictures, "frozen")
    assert pixels(picture_box(canvas)).mean() < 0.7 * before


def test_nothing_of_the_picture_is_left_behind_the_curtain(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.draw_curtain(closed=True)
    image = picture_box(canvas)
    assert share_of(image, canvas.look.colours.s1) > 0.9
    pictures.arrive()
    canvas.tick()
    assert picture_box(canvas) == image


@pytest.mark.parametrize(("level", "thickness_u"), [("serious", 6), ("alert", 4), ("caution", 3), ("watch", 2)])
def test_the_border_lies_in_the_gutter(canvas: WallCanvas, level: str, thickness_u: int) -> None:
    before = canvas.tiles.tiles["t0"].box
    canvas.set_alarm(FIRST, Alarm(Level(level), NOW_UTC, acknowledged=True))
    width = canvas.look.sizes.px(thickness_u)
    box = canvas.tiles.tiles["t0"].box
    assert box == before
    colour = getattr(canvas.look.colours, level)
    edge = canvas.grab(QRect(box.right() + 1, box.top(), width, box.height())).toImage()
    assert share_of(edge, colour) == 1.0
    assert share_of(picture_box(canvas), colour) == 0.0


def test_where_the_gutter_is_too_narrow_the_tile_makes_room(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.set_layout(WallLayout("narrow", "", Grid(3), gutter_u=2))
    before = canvas.tiles.tiles["t4"].box
    canvas.set_alarm(CAMERAS[4].camera_id, Alarm(Level.SERIOUS, NOW_UTC))
    settle(canvas, pictures)
    tile = canvas.tiles.tiles["t4"]
    assert before.contains(tile.box, proper=True)
    assert (tile.picture_box.width(), tile.picture_box.height()) in {(v.width_px, v.height_px) for v in pictures.shown}
    grown = tile.box.adjusted(*(sign * canvas.look.sizes.px(6) for sign in (-1, -1, 1, 1)))
    for place, other in canvas.tiles.tiles.items():
        assert place == "t4" or not other.box.intersects(grown)


def test_selection_and_alarm_show_together(canvas: WallCanvas) -> None:
    canvas.set_alarm(FIRST, Alarm(Level.ALERT, NOW_UTC, acknowledged=True))
    canvas.select("t0")
    image = tile_image(canvas)
    assert share_of(image, canvas.look.colours.alert) > 0.005
    assert share_of(image, canvas.look.colours.ice) > 0.005


@pytest.mark.parametrize("source", [(640, 480), (480, 640), (1920, 400)])
def test_no_picture_is_ever_stretched(canvas: WallCanvas, pictures: FakePictures, source: tuple[int, int]) -> None:
    pictures.source = QSize(*source)
    settle(canvas, pictures)
    tile = canvas.tiles.tiles["t0"]
    rect, box = tile.picture_rect, tile.picture_box
    assert rect.width() / rect.height() == pytest.approx(source[0] / source[1], rel=0.02)
    assert box.contains(rect)
    assert abs((rect.left() - box.left()) - (box.right() - rect.right())) <= 1
    image = canvas.grab(box).toImage()
    bar = image.copy(0, 0, rect.left() - box.left(), image.height())
    if bar.width() > 0:
        assert share_of(bar, canvas.look.colours.s0) == 1.0


def test_a_picture_that_fills_its_box_is_cut_not_stretched(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.set_layout(layout(2, t0=TileSpec("", NOWHERE, CAMERAS[0], fills=True)))
    settle(canvas, pictures)
    tile = canvas.tiles.tiles["t0"]
    assert tile.view is not None
    crop = tile.view.crop
    assert crop.height < crop.width == 1.0
    shape = tile.picture_box.width() / tile.picture_box.height()
    assert 16 / 9 * crop.width / crop.height == pytest.approx(shape, rel=0.01)
    assert abs(tile.picture_rect.height() - tile.picture_box.height()) <= 1


def test_sixty_four_tiles_fit(canvas: WallCanvas, pictures: FakePictures) -> None:
    canvas.resize(1920, 1080)
    canvas.grab()
    canvas.set_layout(WallLayout("matrix", "", Grid(8), gutter_u=4))
    settle(canvas, pictures)
    boxes = [tile.box for tile in canvas.tiles.seen]
    assert len(boxes) == 64
    assert 1900 < max(box.right() for box in boxes) < 1920
    assert len({view.camera_id for view in pictures.shown}) == len(CAMERAS)
