"""Windows that show parts of one larger canvas: side by side they are the canvas."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from feeds.core import Rect
from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import CAMERAS, HeldClock, layout, settle
from tests.widgets.images import pixels
from widgets.model import Alarm, Level, Part, WallLayout
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

WHOLE = (960, 540)
BEZEL_PX = 12
PARTS = ((0, 0, 474, 264), (474 + BEZEL_PX, 0, 474, 264), (0, 264 + BEZEL_PX, 474, 264), (486, 276, 474, 264))
"""The four windows of a wall of two by two: where each begins and how large it is."""


def headless(side: int) -> WallLayout:
    """A layout without header: its middle is the middle of the wall."""
    return replace(layout(side), header="none")


class Shown:
    """A canvas that is shown, with the pictures it asked for."""

    def __init__(self, qtbot: QtBot, clock: HeldClock, wide: int, high: int, part: Part | None) -> None:
        self.pictures = FakePictures()
        self.canvas = WallCanvas(
            pictures=self.pictures, clock=clock, colours=Colours.load("dark"), ratio=2.5, tick_ms=60_000
        )
        qtbot.addWidget(self.canvas)
        self.canvas.set_part(part)
        self.canvas.resize(wide, high)
        self.canvas.set_product("서울", simulated=True)
        self.canvas.show()
        qtbot.waitExposed(self.canvas)

    @property
    def cameras(self) -> list[str]:
        """What is asked for."""
        return [view.camera_id for view in self.pictures.shown]

    def image(self) -> npt.NDArray[np.float32]:
        settle(self.canvas, self.pictures)
        return pixels(self.canvas.grab().toImage())


@pytest.fixture
def whole(qtbot: QtBot, clock: HeldClock) -> Shown:
    """One window with all of the canvas."""
    return Shown(qtbot, clock, *WHOLE, None)


@pytest.fixture
def parts(qtbot: QtBot, clock: HeldClock) -> list[Shown]:
    """The same canvas in four windows, with a bezel between them."""
    return [Shown(qtbot, clock, wide, high, Part(*WHOLE, left, top)) for left, top, wide, high in PARTS]


def assert_alike(whole: Shown, parts: list[Shown]) -> None:
    """Fail unless every window shows its part of the canvas, to the pixel."""
    wanted = whole.image()
    for (left, top, wide, high), shown in zip(PARTS, parts, strict=True):
        off = np.abs(shown.image() - wanted[top : top + high, left : left + wide]).max(axis=2)
        places = np.argwhere(off)
        assert not places.size, f"part at {left}, {top} is off from {places.min(axis=0)} to {places.max(axis=0)}"


@pytest.mark.parametrize("side", [1, 2, 3])
def test_parts_side_by_side_are_the_canvas(whole: Shown, parts: list[Shown], side: int) -> None:
    for shown in (whole, *parts):
        shown.canvas.set_layout(layout(side))
    assert_alike(whole, parts)


def test_frames_alarms_crops_and_empty_cells_go_on_behind_the_bezel(whole: Shown, parts: list[Shown]) -> None:
    for shown in (whole, *parts):
        canvas = shown.canvas
        canvas.set_layout(layout(3))
        canvas.set_alarm(CAMERAS[4].camera_id, Alarm(Level.SERIOUS, HeldClock().utc()))
        canvas.select("t1")
        canvas.assign({"t3": None})
        canvas.set_crop("t5", Rect(0.2, 0.2, 0.5, 0.5))
        canvas.set_target("t7")
        settle(canvas, shown.pictures)
    assert_alike(whole, parts)


def test_what_alternates_each_second_does_so_in_all_parts_at_once(
    whole: Shown, parts: list[Shown], clock: HeldClock
) -> None:
    begun = whole, *reversed(parts)
    for shown in begun:
        shown.canvas.set_layout(layout(3))
        shown.canvas.set_alarm(CAMERAS[4].camera_id, Alarm(Level.SERIOUS, HeldClock().utc()))
        settle(shown.canvas, shown.pictures)
    lit = pixels(whole.canvas.grab().toImage())
    clock.advance(1.0)
    for number, shown in enumerate(begun):
        for _ in range(number):  # one is told of the second more often than another
            shown.canvas.pass_second()
        shown.canvas.pass_second()
    assert (pixels(whole.canvas.grab().toImage()) != lit).any(), "the glyph of an alarm that waits is dark now"
    assert_alike(whole, parts)


def test_pictures_that_come_later_are_painted_into_their_parts(whole: Shown, parts: list[Shown]) -> None:
    for shown in (whole, *parts):
        shown.canvas.set_layout(layout(3))
        settle(shown.canvas, shown.pictures)
        shown.pictures.arrive()
        shown.canvas.tick()  # past paint events
    stored = [shown.canvas.backingStore() for shown in (whole, *parts)]
    images = [pixels(store.paintDevice().copy()) for store in stored if store is not None]  # type: ignore[attr-defined]
    for (left, top, wide, high), image in zip(PARTS, images[1:], strict=True):
        assert (image == images[0][top : top + high, left : left + wide]).all()


def test_an_enlarged_tile_fills_the_whole_canvas(whole: Shown, parts: list[Shown]) -> None:
    for shown in (whole, *parts):
        shown.canvas.set_layout(layout(3))
        shown.canvas.enlarge("t2")
    assert_alike(whole, parts)
    assert {tuple(shown.cameras) for shown in parts} == {(CAMERAS[2].camera_id,)}
    assert {shown.pictures.shown[0] for shown in parts} == {whole.pictures.shown[0]}, "one view, decoded once"
    soon = [set(shown.pictures.soon) for shown in parts]
    assert soon[0] == {CAMERAS[n].camera_id for n in (0, 1, 3, 4)}
    assert set.union(*soon) == set(whole.pictures.soon)


def test_only_what_is_seen_is_asked_for(parts: list[Shown]) -> None:
    for shown in parts:
        shown.canvas.set_layout(headless(2))
        settle(shown.canvas, shown.pictures)
    assert [shown.cameras for shown in parts] == [[camera.camera_id] for camera in CAMERAS[:4]]
    for shown in parts:
        shown.canvas.set_layout(layout(3))
    crossed = CAMERAS[4].camera_id
    assert all(crossed in shown.cameras for shown in parts)
    views = {view for shown in parts for view in shown.pictures.shown if view.camera_id == crossed}
    assert len(views) == 1, "the tile in the middle is the same view in all four"


def test_what_lies_elsewhere_is_not_drawn(parts: list[Shown]) -> None:
    shown = parts[0]
    shown.canvas.set_layout(headless(2))
    settle(shown.canvas, shown.pictures)
    tiles = shown.canvas.tiles.tiles
    assert tiles["t0"].view is not None
    assert all(tile.view is None and tile.still is None for place, tile in tiles.items() if place != "t0")
    shown.canvas.select("t3")
    shown.canvas.set_crop("t3", Rect(0.2, 0.2, 0.5, 0.5))
    assert tiles["t3"].still is None


def test_points_are_those_of_the_canvas(parts: list[Shown]) -> None:
    canvas = parts[3].canvas
    canvas.set_layout(layout(2))
    left, top = PARTS[3][:2]
    assert canvas.at_px(QPointF(10, 20)) == QPointF(left + 10, top + 20)
    box = canvas.tiles.tiles["t3"].box
    assert canvas.in_qt(box).topLeft() == box.topLeft() - QPoint(left, top)
    assert canvas.tiles.at(box.center().x(), box.center().y()) == "t3"


def test_the_header_is_drawn_over_the_whole_width(parts: list[Shown]) -> None:
    for shown in parts:
        shown.canvas.set_layout(layout(2))
    first, second, below = (parts[n].canvas for n in (0, 1, 2))
    assert first.header_px == second.header_px > 0
    assert below.header_px == 0
    assert below.header_room.isEmpty()
    whole_room = first.header_room.width() + second.header_room.width()
    assert whole_room > 0
    assert first.header_room.right() < PARTS[0][2]
    assert second.header_room.left() >= 0


def test_text_follows_the_height_of_the_whole(whole: Shown, parts: list[Shown]) -> None:
    assert {shown.canvas.look.sizes.height_px for shown in (whole, *parts)} == {540}


def test_another_part_is_arranged_anew_and_none_ends_it(parts: list[Shown]) -> None:
    shown = parts[0]
    shown.canvas.set_layout(headless(2))
    shown.canvas.set_part(Part(*WHOLE, *PARTS[3][:2]))
    assert shown.cameras == [CAMERAS[3].camera_id]
    shown.canvas.set_part(None)
    assert len(shown.cameras) == 4
    assert shown.canvas.look.sizes.height_px == PARTS[0][3]


# Hidden


def test_hidden_it_asks_for_nothing_and_shown_again_for_everything(whole: Shown) -> None:
    whole.canvas.set_layout(layout(2))
    before = whole.image()
    whole.canvas.hide()
    assert (whole.pictures.shown, whole.pictures.soon, whole.canvas.tiles.seen) == ([], [], [])
    whole.canvas.assign({"t0": CAMERAS[5]})
    whole.canvas.enlarge("t1")
    whole.canvas.pass_second()
    whole.canvas.tick()
    assert whole.pictures.shown == []
    whole.canvas.enlarge(None)
    whole.canvas.assign({"t0": CAMERAS[0]})
    whole.canvas.show()
    assert whole.cameras == [camera.camera_id for camera in CAMERAS[:4]]
    after = whole.image()
    assert (before != after).any(axis=2).mean() < 0.5, "the same but for the pictures, which move"


def test_before_it_is_shown_it_asks_already(canvas: WallCanvas, pictures: FakePictures) -> None:
    assert not canvas.isVisible()
    assert len(pictures.shown) == 4
