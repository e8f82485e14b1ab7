"""The window under the operator's hands: keys, mouse, search, undo, what goes beyond the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from feeds.core import FULL
from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import CAMERAS, Grid, layout, settle
from widgets.commands import (
    AssignCameras,
    Command,
    HoldTours,
    IdentifyScreens,
    RedoStep,
    SaveLayout,
    SendTile,
    SetPrivacy,
    ShowNumbered,
    UndoStep,
    ZoomTile,
)
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.overlays import HelpSheet, Identity, Toast
from widgets.search_box import SearchBox
from widgets.verbs import GESTURES, KEYS, Verb, verb_of
from widgets.wall_window import WallWindow

Key = Qt.Key
NOWHERE = Box(0, 0, 1, 1)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: popups, raise()


@pytest.fixture
def commands(window: WallWindow) -> Iterator[list[Command]]:
    """What the window asks of the rest of the program."""
    heard: list[Command] = []
    window.command.connect(heard.append)
    yield heard
    window.command.disconnect(heard.append)


def press(window: WallWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(window, key, modifier)


def middle(window: WallWindow, place: str) -> QPoint:
    return window.canvas.tiles.shown_for(place).box.center()


def click(window: WallWindow, place: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(window.canvas, button, pos=middle(window, place))


def wheel(window: WallWindow, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(window.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.canvas, event)


def drag(window: WallWindow, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(window.canvas, start + (end - start) * step)
    if release:
        QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=end)


def overlay[Kind: (Toast, Identity, HelpSheet, SearchBox)](window: WallWindow, kind: type[Kind]) -> Kind:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def cameras(window: WallWindow) -> list[str]:
    return [camera.camera_id if camera else "" for camera in window.canvas.tiles.assigned().values()]


def search(window: WallWindow) -> SearchBox:
    return overlay(window, SearchBox)


# Selecting


def test_arrows_move_the_selection_and_esc_ends_it(window: WallWindow) -> None:
    press(window, Key.Key_Right)
    assert window.canvas.tiles.selected == "t0"
    press(window, Key.Key_Right, Key.Key_Down)
    assert window.canvas.tiles.selected == "t3"
    press(window, Key.Key_Escape)
    assert window.canvas.tiles.selected is None


def test_a_click_selects(window: WallWindow) -> None:
    click(window, "t2")
    assert window.canvas.tiles.selected == "t2"


def test_typing_a_number_selects_from_anywhere(window: WallWindow) -> None:
    QTest.keyClick(window, Key.Key_G)
    assert search(window).isVisible()
    QTest.keyClicks(search(window).field, "n0117")
    assert window.canvas.tiles.selected == "t0"
    assert not search(window).isVisible()


def test_a_letter_that_is_a_shortcut_and_begins_numbers_waits_for_the_next(
    window: WallWindow, pictures: FakePictures, qtbot: QtBot
) -> None:
    window.set_cameras([CameraLabel("FA-1", "x"), CameraLabel("FB-2", "y")])
    press(window, Key.Key_Right)
    press(window, Key.Key_F)
    assert window.canvas.tiles.large is None
    qtbot.waitUntil(lambda: window.canvas.tiles.large == "t0")
    press(window, Key.Key_F)
    press(window, Key.Key_B)
    assert search(window).field.text() == "FB"
    assert window.canvas.tiles.large == "t0"
    assert not window.canvas.tiles.curtained


def test_two_shortcuts_in_a_row_are_both_done(window: WallWindow, commands: list[Command]) -> None:
    window.set_cameras([CameraLabel("IA-1", "x"), CameraLabel("BA-2", "y")])
    press(window, Key.Key_I, Key.Key_B)
    assert commands == [IdentifyScreens()]
    press(window, Key.Key_Question)
    assert commands == [IdentifyScreens(), SetPrivacy(True)]


def test_a_number_that_others_begin_with_is_typed_to_its_end(window: WallWindow) -> None:
    window.set_cameras([*CAMERAS, CameraLabel("GN-01", "x")])
    press(window, Key.Key_G)
    QTest.keyClicks(search(window).field, "n01")
    assert search(window).isVisible()
    QTest.keyClicks(search(window).field, "17")
    assert window.canvas.tiles.selected == "t0"


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_S, Key.Key_R, Key.Key_Delete])
def test_keys_that_need_a_tile_say_so(window: WallWindow, key: Qt.Key, qtbot: QtBot) -> None:
    press(window, key)
    qtbot.waitUntil(lambda: overlay(window, Toast).text == "Select a tile first")  # S begins camera numbers, too


def test_sixty_four_tiles_are_walked_by_arrows(window: WallWindow, pictures: FakePictures) -> None:
    window.set_layout(WallLayout("matrix", "", Grid(8), gutter_u=4))
    settle(window.canvas, pictures)
    press(window, Key.Key_Right)
    visited = [window.canvas.tiles.selected]
    for row in range(8):
        for _ in range(7):
            press(window, Key.Key_Left if row % 2 else Key.Key_Right)
            visited.append(window.canvas.tiles.selected)
        press(window, Key.Key_Down)
        visited.append(window.canvas.tiles.selected)
    assert len(set(visited)) == 64
    press(window, Key.Key_Down, Key.Key_Left)
    assert window.canvas.tiles.selected == "t56"


# Enlarging and zooming


def test_another_layout_is_shown_whole(window: WallWindow, pictures: FakePictures) -> None:
    press(window, Key.Key_Right, Key.Key_F)
    settle(window.canvas, pictures)
    wheel(window, middle(window, "t0"), 3)
    window.set_layout(layout())  # the same, saved again
    tiles = window.canvas.tiles
    assert (tiles.selected, tiles.large) == ("t0", "t0")
    assert tiles.shown_for("t0").magnification == pytest.approx(1.25**3)
    window.set_layout(WallLayout("other", "", Grid(3)))
    assert (tiles.selected, tiles.large, len(tiles.seen)) == (None, None, 9)
    assert all(tile.crop == FULL for tile in tiles.tiles.values())


def test_a_layout_read_again_does_not_put_another_camera_before_an_operators_eyes(window: WallWindow) -> None:
    press(window, Key.Key_Right, Key.Key_F)
    box = window.canvas.tiles.tiles["t0"].spec.box
    window.set_layout(layout(2, t0=TileSpec("", box, CAMERAS[3]), t3=TileSpec("", box, CAMERAS[0])))
    tiles = window.canvas.tiles
    assert (tiles.selected, tiles.large) == ("t3", "t3")
    assert [tile.selected for tile in tiles.tiles.values()] == [False, False, False, True]
    window.set_layout(layout(2, t3=TileSpec("", box, CAMERAS[7]), t0=TileSpec("", box, CAMERAS[8])))
    assert (tiles.selected, tiles.large) == (None, None)


def test_an_enlarged_tile_that_loses_its_camera_is_large_no_more(window: WallWindow) -> None:
    press(window, Key.Key_Right, Key.Key_F, Key.Key_Delete)
    assert window.canvas.tiles.large is None
    press(window, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    press(window, Key.Key_F)
    window.set_layout(layout(2, t0=TileSpec("", window.canvas.tiles.tiles["t0"].spec.box)))
    assert window.canvas.tiles.large is None


def test_esc_ends_the_zoom_of_a_tile_that_is_not_selected(window: WallWindow) -> None:
    press(window, Key.Key_Right)
    wheel(window, middle(window, "t2"), 3)
    press(window, Key.Key_Escape)
    assert window.canvas.tiles.tiles["t2"].crop == FULL
    assert window.canvas.tiles.selected == "t0"


def test_the_wheel_takes_the_details_away(window: WallWindow, qtbot: QtBot) -> None:
    QTest.mouseMove(window.canvas, middle(window, "t2"))
    qtbot.waitUntil(QToolTip.isVisible)
    wheel(window, middle(window, "t2"), 1)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_Return, Key.Key_Enter])
def test_keys_enlarge_and_return(window: WallWindow, key: Qt.Key) -> None:
    press(window, key)
    assert window.canvas.tiles.large is None
    press(window, Key.Key_Right, key)
    assert window.canvas.tiles.large == "t0"
    press(window, key)
    assert window.canvas.tiles.large is None


def test_a_double_click_enlarges_and_returns(window: WallWindow) -> None:
    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle(window, "t1"))
    assert window.canvas.tiles.large == "t1"
    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle(window, "t1"))
    assert window.canvas.tiles.large is None


def test_arrows_leaf_through_enlarged_tiles(window: WallWindow) -> None:
    press(window, Key.Key_Right, Key.Key_F, Key.Key_Right)
    assert window.canvas.tiles.large == "t1"


def test_an_empty_cell_has_nothing_to_enlarge(window: WallWindow) -> None:
    window.canvas.assign({"t0": None})
    press(window, Key.Key_Right, Key.Key_F)
    assert window.canvas.tiles.large is None


def test_the_wheel_zooms_in_at_the_pointer_and_out_again(window: WallWindow, pictures: FakePictures) -> None:
    at = window.canvas.tiles.tiles["t1"].picture_rect.topLeft() + QPoint(2, 2)
    wheel(window, at, 3)
    tile = window.canvas.tiles.tiles["t1"]
    assert tile.magnification == pytest.approx(1.25**3)
    assert tile.crop.x < 0.02
    assert pictures.shown[1].crop == tile.crop
    assert pictures.shown[1].priority == 2
    wheel(window, at, -9)
    assert window.canvas.tiles.tiles["t1"].crop == FULL


def test_dragging_a_zoomed_picture_moves_the_part_shown(window: WallWindow, commands: list[Command]) -> None:
    at = middle(window, "t1")
    wheel(window, at, 4)
    before = window.canvas.tiles.tiles["t1"].crop
    drag(window, at, at - QPoint(50, 20))
    after = window.canvas.tiles.tiles["t1"].crop
    assert after.x > before.x
    assert after.y > before.y
    assert commands == []


def test_a_still_is_not_zoomed(window: WallWindow) -> None:
    window.draw_curtain(closed=True)
    wheel(window, middle(window, "t1"), 3)
    assert window.canvas.tiles.tiles["t1"].crop == FULL


def test_esc_goes_back_one_step_at_a_time(window: WallWindow, pictures: FakePictures) -> None:
    press(window, Key.Key_Right, Key.Key_F)
    settle(window.canvas, pictures)
    wheel(window, middle(window, "t0"), 2)
    press(window, Key.Key_Question)
    states = []
    for _ in range(5):
        tiles = window.canvas.tiles
        zoomed = tiles.selected is not None and tiles.shown_for(tiles.selected).magnification > 1
        states.append((overlay(window, HelpSheet).isVisible(), zoomed, tiles.large, tiles.selected))
        press(window, Key.Key_Escape)
    assert states == [
        (True, True, "t0", "t0"),
        (False, True, "t0", "t0"),
        (False, False, "t0", "t0"),
        (False, False, None, "t0"),
        (False, False, None, None),
    ]


# Moving cameras


def test_dragging_a_tile_onto_another_swaps_them(window: WallWindow, commands: list[Command]) -> None:
    drag(window, middle(window, "t0"), middle(window, "t3"), release=False)
    assert "강남역 사거리 and 2호선 강남역 승강장 change places" in overlay(window, Toast).text
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=middle(window, "t3"))
    assert cameras(window)[0] == CAMERAS[3].camera_id
    assert cameras(window)[3] == CAMERAS[0].camera_id
    assert commands == [AssignCameras((("t0", CAMERAS[3].camera_id), ("t3", CAMERAS[0].camera_id)))]
    assert window.canvas.tiles.selected == "t3"
    assert not overlay(window, Toast).isVisible()


def test_esc_gives_up_a_drag(window: WallWindow, commands: list[Command]) -> None:
    drag(window, middle(window, "t0"), middle(window, "t3"), release=False)
    press(window, Key.Key_Escape)
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=middle(window, "t3"))
    assert cameras(window) == [camera.camera_id for camera in CAMERAS[:4]]
    assert commands == []


def test_a_tile_dropped_on_itself_or_nowhere_stays(window: WallWindow, commands: list[Command]) -> None:
    drag(window, middle(window, "t0"), middle(window, "t0") + QPoint(30, 0))
    drag(window, middle(window, "t0"), QPoint(500, 5))
    assert commands == []


def test_del_empties_and_undo_and_redo_are_asked_for(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_Right, Key.Key_Delete)
    assert cameras(window)[0] == ""
    press(window, Key.Key_Z, Key.Key_Y, modifier=Qt.KeyboardModifier.ControlModifier)
    assert commands == [AssignCameras((("t0", None),)), UndoStep(), RedoStep()]


def test_a_new_layout_forgets_assignments(window: WallWindow) -> None:
    press(window, Key.Key_Right, Key.Key_Delete)
    window.set_layout(layout())
    assert cameras(window)[0] == CAMERAS[0].camera_id


@pytest.mark.parametrize("key", [Key.Key_3, Key.Key_NumberSign])
def test_shift_and_a_digit_send_the_selected_camera_to_a_screen(
    window: WallWindow, commands: list[Command], key: Qt.Key
) -> None:
    press(window, key, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert overlay(window, Toast).text == "Select a tile with a camera first"
    press(window, Key.Key_Right)
    press(window, key, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert commands == [SendTile("t0", 3)]


def test_space_holds_tours_and_every_other_key_and_press_is_a_touch(
    window: WallWindow, commands: list[Command]
) -> None:
    touches: list[None] = []
    window.touched.connect(lambda: touches.append(None))
    press(window, Key.Key_Space)
    assert (commands, touches) == ([HoldTours()], [])
    press(window, Key.Key_Right)
    click(window, "t1")
    assert len(touches) == 2


def test_what_the_wheel_shows_is_told_when_it_rests(
    window: WallWindow, commands: list[Command], pictures: FakePictures, qtbot: QtBot
) -> None:
    for _ in range(3):
        wheel(window, middle(window, "t1"), 1)
    qtbot.waitUntil(lambda: bool(commands))
    assert commands == [ZoomTile("t1", window.canvas.tiles.tiles["t1"].crop)]


# Searching


def test_search_selects_what_is_on_the_wall(window: WallWindow) -> None:
    press(window, Key.Key_Slash)
    QTest.keyClicks(search(window).field, "dorim")
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert window.canvas.tiles.selected == "t1"
    assert not search(window).isVisible()


def test_search_replaces_the_selected_tile_with_what_is_not(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_Right, Key.Key_Slash)
    search(window).field.setText("ㅁㅍㄷㄱ")
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert cameras(window)[0] == "MP-0066"
    assert commands == [AssignCameras((("t0", "MP-0066"),))]


def test_without_a_selection_nothing_is_replaced(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_Slash)
    search(window).field.setText("마포대교")
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert commands == []
    assert "not on this wall" in overlay(window, Toast).text


def test_replace_puts_a_camera_here_even_if_it_is_elsewhere(window: WallWindow) -> None:
    press(window, Key.Key_R)
    assert not search(window).isVisible()
    press(window, Key.Key_Right, Key.Key_R)
    search(window).field.setText("도림천")
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert cameras(window)[:2] == ["GA-0088", "GA-0088"]


def test_the_list_is_walked_with_arrows(window: WallWindow) -> None:
    press(window, Key.Key_Slash)
    search(window).field.setText("강남역")
    QTest.keyClick(search(window).field, Key.Key_Down)
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert window.canvas.tiles.selected == "t3"


def test_esc_leaves_the_search_and_changes_nothing(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_Slash)
    QTest.keyClicks(search(window).field, "sb")
    QTest.keyClick(search(window).field, Key.Key_Escape)
    assert not search(window).isVisible()
    assert commands == []


def test_when_nothing_is_found_the_nearest_names_are_offered(window: WallWindow) -> None:
    press(window, Key.Key_Slash)
    search(window).field.setText("광화문괌장")
    QTest.keyClick(search(window).field, Key.Key_Return)
    window.canvas.select(None)
    press(window, Key.Key_Right, Key.Key_Slash)
    search(window).field.setText("광화문괌장")
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert cameras(window)[0] == "JN-0021"


def test_a_syllable_still_being_composed_is_searched_for(window: WallWindow) -> None:
    press(window, Key.Key_Right, Key.Key_Slash)
    QTest.keyClicks(search(window).field, "zz")
    search(window).field.clear()
    for event in (QInputMethodEvent("ㄷ", []), QInputMethodEvent("ㄹ", [])):
        QApplication.sendEvent(search(window).field, event)
    commit = QInputMethodEvent("ㅊ", [])
    commit.setCommitString("ㄷㄹ")
    QApplication.sendEvent(search(window).field, commit)
    QTest.keyClick(search(window).field, Key.Key_Return)
    assert window.canvas.tiles.selected == "t1"


def test_a_city_without_cameras_says_so(window: WallWindow) -> None:
    window.set_cameras([])
    window.set_layout(layout(2, **{f"t{number}": TileSpec("", NOWHERE) for number in range(4)}))
    window.canvas.pass_second()
    window.canvas.tick()
    press(window, Key.Key_Slash)
    assert "This city has no cameras" in [label.text() for label in search(window).findChildren(QLabel)]
    QTest.keyClick(search(window).field, Key.Key_Down)
    QTest.keyClick(search(window).field, Key.Key_Return)
    QTest.keyClick(search(window).field, Key.Key_Escape)
    press(window, Key.Key_Right, Key.Key_F, Key.Key_S, Key.Key_Delete)


# The screen


def test_what_lies_over_the_canvas_follows_the_window(window: WallWindow) -> None:
    window.say_trouble("cities/seoul/layouts/four.toml:12: tile.3.camera: no such camera, nearest GN-0117")
    press(window, Key.Key_I, Key.Key_Question, Key.Key_Slash)
    for size in ((1920, 1080), (640, 360), (480, 300), (960, 540)):
        window.resize(*size)
        QApplication.processEvents()
        for kind in (Toast, Identity, HelpSheet, SearchBox):
            panel = window.findChild(kind)
            assert isinstance(panel, QWidget)
            assert panel.isVisible()
            assert window.rect().contains(panel.geometry()), (kind, size)


def test_any_size_at_any_moment(window: WallWindow, pictures: FakePictures) -> None:
    sizes = [(1, 1), (960, 540), (3, 400), (400, 3), (960, 540), (17, 23), (3840, 2160), (960, 540)]
    drag(window, middle(window, "t0"), middle(window, "t1"), release=False)
    for size in sizes:
        window.resize(*size)
        settle(window.canvas, pictures)
        press(window, Key.Key_Right, Key.Key_F, Key.Key_Question)
        wheel(window, window.rect().center(), 2)
        window.say("saved")
        settle(window.canvas, pictures)
        window.canvas.pass_second()
        window.grab()
        press(window, Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert len(window.canvas.tiles.seen) == 4


def test_a_layout_that_comes_in_the_middle_of_a_drag(window: WallWindow, commands: list[Command]) -> None:
    window.set_layout(WallLayout("matrix", "", Grid(8)))
    drag(window, middle(window, "t63"), middle(window, "t62"), release=False)
    window.set_layout(layout(1))
    QTest.mouseMove(window.canvas, QPoint(20, 200))
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert commands == []
    assert not overlay(window, Toast).isVisible()


def test_digits_ask_for_scenes_or_layouts(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_1, Key.Key_9, Key.Key_0)
    assert commands == [ShowNumbered(1), ShowNumbered(9)]


def test_the_curtain_closes_at_once_and_opens_again(
    window: WallWindow, pictures: FakePictures, commands: list[Command]
) -> None:
    press(window, Key.Key_B)
    assert not any(tile.moves for tile in window.canvas.tiles.seen)
    press(window, Key.Key_B)
    settle(window.canvas, pictures)
    assert all(tile.moves for tile in window.canvas.tiles.seen)
    assert commands == [SetPrivacy(True), SetPrivacy(False)]


def test_identify_shows_the_number_of_the_screen(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_I)
    identity = overlay(window, Identity)
    assert identity.isVisible()
    assert identity.number == 1
    assert commands == [IdentifyScreens()]
    assert window.rect().contains(identity.geometry())


def test_help_lists_every_key(window: WallWindow) -> None:
    press(window, Key.Key_Question)
    sheet = overlay(window, HelpSheet)
    assert sheet.isVisible()
    assert window.rect().contains(sheet.geometry())
    window.resize(400, 240)
    QApplication.processEvents()
    assert sheet.height() <= 240
    press(window, Key.Key_Question)
    assert not sheet.isVisible()


def test_full_screen_and_back(window: WallWindow) -> None:
    press(window, Key.Key_F11)
    assert window.isFullScreen()
    press(window, Key.Key_F11)
    assert not window.isFullScreen()


def test_details_come_after_a_moment_and_name_everything(
    window: WallWindow, pictures: FakePictures, qtbot: QtBot
) -> None:
    pictures.set_report(CAMERAS[1].camera_id, codec="H.264", width_px=1280, height_px=720, reconnects=1234, drops=5)
    window.canvas.pass_second()
    QTest.mouseMove(window.canvas, middle(window, "t1"))
    qtbot.waitUntil(QToolTip.isVisible)
    for word in ("도림천 신림교", "GA-0088", "관악구 · 신림로", "H.264 · 1280×720", "1,234"):
        assert word in QToolTip.text()
    QToolTip.hideText()


def test_the_pointer_hides_on_a_full_screen_that_is_not_touched(window: WallWindow, qtbot: QtBot) -> None:
    window.showFullScreen()
    QTest.mouseMove(window.canvas, middle(window, "t1"))
    qtbot.waitUntil(lambda: window.canvas.cursor().shape() is Qt.CursorShape.BlankCursor, timeout=6000)
    QTest.mouseMove(window.canvas, middle(window, "t2"))
    assert window.canvas.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_every_verb_has_one_key_and_does_something(window: WallWindow) -> None:
    assert {key.verb for key in KEYS} == set(Verb)
    assert len({(key.key, key.with_control) for key in KEYS}) == len(KEYS)
    assert verb_of(Key.Key_Z, with_control=False) is None
    assert len(GESTURES) > 5
    for verb in Verb:
        window.do(verb)
    window.do(Verb.FULL_SCREEN)


def test_an_arrangement_is_saved_when_asked_for(window: WallWindow, commands: list[Command]) -> None:
    press(window, Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
    assert commands == []
    click(window, "t0")
    press(window, Key.Key_Delete)
    commands.clear()
    press(window, Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
    assert commands == [SaveLayout("main", (("t0", None),))]
    window.set_layout(layout())
    press(window, Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(commands) == 1
