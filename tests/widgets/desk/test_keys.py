"""Everything at the desk by keyboard, each command with the revision that was seen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.widgets.conftest import CAMERAS
from tests.widgets.desk.room import EMPTY, TOURS, VIEW, Room, grid, panel
from widgets.commands import AcknowledgeAlarm, IdentifyScreens, PullNearest, SetPrivacy
from widgets.desk.commands import (
    Enlarge,
    LeaveNearest,
    NearestTo,
    PauseTours,
    Placed,
    PutCameras,
    Redo,
    ResetTiles,
    SaveScene,
    ShowLayoutOn,
    ShowScene,
    StartTour,
    StepTour,
    StopTour,
    Undo,
)
from widgets.desk.places import Place
from widgets.nearest import NearCamera, nearest_layout
from widgets.overlays import HelpSheet, Toast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Modifiers = Qt.KeyboardModifier


def press(room: Room, key: Qt.Key, modifiers: Modifiers = Qt.KeyboardModifier.NoModifier) -> object:
    """Press a key where the focus is; return what was asked for, None for nothing."""
    before = len(room.asked)
    widget = room.desk.focusWidget() or room.desk
    QTest.keyClick(widget, key, modifiers)
    return room.last() if len(room.asked) > before else None


def trouble(room: Room) -> str:
    toast = room.desk.findChild(Toast)
    assert isinstance(toast, Toast)
    return toast.text if toast.isVisible() else ""


def test_digits_show_scenes_with_the_revision_seen(desk_room: Room) -> None:
    assert press(desk_room, Qt.Key.Key_2) == ShowScene("rain")
    assert desk_room.asked[-1][1] == VIEW.revision
    desk_room.desk.set_view(replace(VIEW, revision=99))
    press(desk_room, Qt.Key.Key_1)
    assert desk_room.asked[-1] == (ShowScene("routine"), 99)
    assert press(desk_room, Qt.Key.Key_9) is None
    assert trouble(desk_room) == "There is no scene 9"


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Qt.Key.Key_A, None, AcknowledgeAlarm(camera_id=CAMERAS[1].camera_id)),
        (Qt.Key.Key_F, None, Enlarge("right", 2)),
        (Qt.Key.Key_Return, None, Enlarge("right", 2)),
        (Qt.Key.Key_Delete, None, PutCameras((Placed("right", 2, ""),))),
        (Qt.Key.Key_N, None, NearestTo("right", CAMERAS[1].camera_id)),
        (Qt.Key.Key_R, None, ResetTiles("right")),
        (Qt.Key.Key_B, None, SetPrivacy(True)),
        (Qt.Key.Key_I, None, IdentifyScreens()),
        (Qt.Key.Key_Space, None, PauseTours("", True)),
        (Qt.Key.Key_Z, CONTROL, Undo()),
    ],
)
def test_a_key_asks_for_its_command(desk_room: Room, key: Qt.Key, modifiers: Modifiers | None, command: object) -> None:
    desk_room.select("right", 2)
    assert press(desk_room, key, modifiers or Qt.KeyboardModifier.NoModifier) == command


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)])
def test_what_was_undone_is_done_again(desk_room: Room, key: Qt.Key, modifiers: Modifiers) -> None:
    assert press(desk_room, key, modifiers) is None
    assert trouble(desk_room) == "There is nothing to do again"
    desk_room.desk.set_view(replace(VIEW, undo="", redo="장면 호우 대응"))
    assert press(desk_room, key, modifiers) == Redo()
    assert press(desk_room, Qt.Key.Key_Z, CONTROL) is None
    assert trouble(desk_room) == "There is nothing to undo"


def test_space_holds_tours_and_lets_them_go_on(desk_room: Room) -> None:
    paused = tuple(replace(tour, is_paused=tour.runs) for tour in TOURS)
    desk_room.desk.set_view(replace(VIEW, tours=paused))
    assert press(desk_room, Qt.Key.Key_Space) == PauseTours("", False)
    desk_room.desk.set_view(replace(VIEW, tours=TOURS[2:]))
    assert press(desk_room, Qt.Key.Key_Space) is None
    assert trouble(desk_room) == "No tour has begun"


def test_arrows_go_from_screen_to_screen(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    press(desk_room, Qt.Key.Key_Right)
    assert wall.selection == Place("left", 1)
    press(desk_room, Qt.Key.Key_Right)
    press(desk_room, Qt.Key.Key_Right)
    assert wall.selection == Place("right", 1)
    for _ in range(3):
        press(desk_room, Qt.Key.Key_Down)
    assert wall.selection == Place("gone", 0)
    press(desk_room, Qt.Key.Key_Left)
    assert wall.selection is not None
    assert wall.selection.screen == "low"


def test_tab_goes_through_the_screens_and_on(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    desk_room.select("left", 3)
    places = []
    for _ in range(3):
        press(desk_room, Qt.Key.Key_Tab)
        places.append(wall.selection)
    assert places == [Place("right", 1), Place("low", 1), Place("gone", 0)]
    assert wall.hasFocus()
    press(desk_room, Qt.Key.Key_Tab)
    assert desk_room.desk.parts.scenes.hasFocus()
    press(desk_room, Qt.Key.Key_Backtab)
    assert wall.hasFocus()
    assert wall.selection == Place("gone", 0)


def test_every_part_is_reached_by_tab(desk_room: Room) -> None:
    seen: list[QWidget | None] = []
    for _ in range(80):
        press(desk_room, Qt.Key.Key_Tab)
        seen.append(desk_room.desk.focusWidget())
    parts = desk_room.desk.parts
    wanted = [parts.wall, parts.scenes, parts.save, parts.cameras.field, parts.alarms, parts.streams]
    wanted += [parts.header.undo, parts.header.curtain, parts.tours.rows[0].main, parts.tours.rows[1].forth]
    assert [part for part in wanted if part not in seen] == []


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_NumberSign])
def test_shift_and_a_digit_send_the_camera_to_a_screen(desk_room: Room, key: Qt.Key) -> None:
    desk_room.select("right", 9)
    assert press(desk_room, key, SHIFT) == PutCameras((Placed("low", 4, CAMERAS[8].camera_id),))


def test_a_screen_without_an_empty_tile_gives_its_least_important_one(desk_room: Room) -> None:
    desk_room.select("right", 9)
    assert press(desk_room, Qt.Key.Key_1, SHIFT) == PutCameras((Placed("left", 4, CAMERAS[8].camera_id),))
    desk_room.show("left", grid("panels", 1, t0=panel("clock")))
    assert press(desk_room, Qt.Key.Key_1, SHIFT) is None
    assert trouble(desk_room) == "왼쪽 위 has no tile that could show a camera"
    assert press(desk_room, Qt.Key.Key_9, SHIFT) is None
    assert trouble(desk_room) == "There is no screen 9"
    desk_room.desk.parts.wall.select(None)
    press(desk_room, Qt.Key.Key_3, SHIFT)
    assert trouble(desk_room) == "Select a tile with a camera first"


def test_a_camera_that_is_there_already_is_selected(desk_room: Room) -> None:
    desk_room.select("right", 3)
    assert press(desk_room, Qt.Key.Key_1, SHIFT) is None
    assert desk_room.desk.parts.wall.selection == Place("left", 3)


def test_without_something_selected_the_keys_say_what_is_missing(desk_room: Room) -> None:
    for key, words in (
        (Qt.Key.Key_F, "Select a tile first"),
        (Qt.Key.Key_Delete, "Select a tile first"),
        (Qt.Key.Key_L, "Select a screen first"),
        (Qt.Key.Key_R, "Select a screen first"),
    ):
        assert press(desk_room, key) is None
        assert trouble(desk_room) == words
    assert press(desk_room, Qt.Key.Key_N) == PullNearest()
    desk_room.show("right", grid("empty", 1, t0=EMPTY))
    desk_room.select("right", 1)
    press(desk_room, Qt.Key.Key_Delete)
    assert trouble(desk_room) == "There is no camera in this tile"
    press(desk_room, Qt.Key.Key_F)
    assert trouble(desk_room) == "There is nothing in this tile"


def test_f_and_n_return(desk_room: Room) -> None:
    desk_room.canvases["right"].enlarge("t1")
    desk_room.settle()
    desk_room.select("right", 2)
    assert press(desk_room, Qt.Key.Key_F) == Enlarge("right", None)
    desk_room.show("right", nearest_layout(grid("crossings", 3), "", CAMERAS[1], [NearCamera(CAMERAS[2], 240.0)]))
    desk_room.select("right", 2)
    assert press(desk_room, Qt.Key.Key_N) == LeaveNearest("right")


def typed(room: Room, text: str) -> object:
    """Type into the field that has the keyboard, then press Enter; return what was asked for, None for nothing."""
    before, field = len(room.asked), room.desk.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return room.last() if len(room.asked) > before else None


@pytest.mark.parametrize(
    ("query", "command"),
    [
        ("호우", ShowScene("rain")),
        ("begin 한강", StartTour("bridges")),
        ("bridges", StartTour("bridges")),
        ("night", ShowScene("night")),
        ("hold 하천", PauseTours("rivers", True)),
        ("go on", PauseTours("districts", False)),
        ("next step of 하천", StepTour("rivers", 3)),
        ("end 구별", StopTour("districts")),
        ("교차로 왼쪽 아래", ShowLayoutOn("low", "crossings")),
        ("도림천", PutCameras((Placed("right", 9, "GA-0088"),))),
        ("ㄷㄹㅈㅎ", PutCameras((Placed("right", 9, "YD-0118"),))),
        ("identify", None),
        ("number of each screen", IdentifyScreens()),
        ("camera to 왼쪽 위", PutCameras((Placed("left", 4, "GJ-0044"),))),
    ],
)
def test_the_palette_does_everything(desk_room: Room, query: str, command: object) -> None:
    desk_room.select("right", 9)
    press(desk_room, Qt.Key.Key_K, CONTROL)
    assert typed(desk_room, query) == command


def test_escape_leaves_the_palette_and_the_keyboard_is_at_the_wall_again(desk_room: Room) -> None:
    press(desk_room, Qt.Key.Key_K, CONTROL)
    assert desk_room.desk.choosing.palette.isVisible()
    press(desk_room, Qt.Key.Key_Escape)
    assert not desk_room.desk.choosing.palette.isVisible()
    assert desk_room.desk.parts.wall.hasFocus()


def test_l_offers_the_layouts_of_the_selected_screen(desk_room: Room) -> None:
    desk_room.select("low", 2)
    press(desk_room, Qt.Key.Key_L)
    assert typed(desk_room, "하천") == ShowLayoutOn("low", "rivers")


def test_a_scene_is_saved_under_a_name(desk_room: Room) -> None:
    press(desk_room, Qt.Key.Key_S, CONTROL)
    box = desk_room.desk.choosing.name_box
    assert box.field.text() == "호우 대응"
    assert any("anew" in label.text() for label in box.findChildren(QLabel))
    box.field.clear()
    assert typed(desk_room, "") is None
    assert box.isVisible()
    assert typed(desk_room, " 태풍 ") == SaveScene("태풍")
    assert not box.isVisible()


def test_a_camera_out_of_the_search_goes_to_the_selected_tile(desk_room: Room) -> None:
    desk_room.select("left", 2)
    press(desk_room, Qt.Key.Key_Slash)
    assert desk_room.desk.parts.cameras.field.hasFocus()
    assert typed(desk_room, "잠실") == PutCameras((Placed("left", 2, "SP-0301"),))
    QTest.keyClick(desk_room.desk.parts.cameras.field, Qt.Key.Key_Down)
    press(desk_room, Qt.Key.Key_Escape)
    assert desk_room.desk.parts.cameras.field.text() == ""
    press(desk_room, Qt.Key.Key_Escape)
    assert desk_room.desk.parts.wall.hasFocus()
    desk_room.desk.parts.wall.select(None)
    press(desk_room, Qt.Key.Key_F, CONTROL)
    assert typed(desk_room, "잠실") is None
    assert trouble(desk_room) == "Select the tile first that 잠실역 사거리 should go to"


def test_scenes_are_shown_by_arrows_and_enter(desk_room: Room) -> None:
    scenes = desk_room.desk.parts.scenes
    scenes.setFocus()
    for _ in range(9):
        press(desk_room, Qt.Key.Key_Right)
    assert scenes.accessibleName() == "Scenes: 방문객 맞이"
    assert press(desk_room, Qt.Key.Key_Return) == ShowScene("visitors")
    press(desk_room, Qt.Key.Key_Left)
    press(desk_room, Qt.Key.Key_Left)
    press(desk_room, Qt.Key.Key_Left)
    assert scenes.accessibleName() == "Scenes: 2 호우 대응, changed"


def test_help_names_every_key_and_goes_by_escape(desk_room: Room) -> None:
    press(desk_room, Qt.Key.Key_Question)
    sheet = desk_room.desk.findChild(HelpSheet)
    assert isinstance(sheet, HelpSheet)
    assert sheet.isVisible()
    assert "Ctrl K: Command palette" in sheet.spoken()
    assert desk_room.desk.rect().contains(sheet.geometry())
    press(desk_room, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_escape_takes_the_selection_away_and_nothing_of_the_wall(desk_room: Room) -> None:
    desk_room.select("left", 2)
    assert press(desk_room, Qt.Key.Key_Escape) is None
    assert desk_room.desk.parts.wall.selection is None


def test_tours_have_buttons(desk_room: Room) -> None:
    rows = desk_room.desk.parts.tours.rows
    clicks: list[tuple[Callable[[], None], object]] = [
        (rows[0].main.click, StopTour("rivers")),
        (rows[0].hold.click, PauseTours("rivers", True)),
        (rows[0].back.click, StepTour("rivers", 1)),
        (rows[1].hold.click, PauseTours("districts", False)),
        (rows[1].forth.click, StepTour("districts", 12)),
        (rows[2].main.click, StartTour("bridges")),
    ]
    for click, command in clicks:
        click()
        assert desk_room.last() == command
    assert not rows[2].hold.isEnabled()
    assert rows[1].hold.accessibleName() == "구별 현황: Go on"
    last = replace(TOURS[0], step=5)
    desk_room.desk.set_view(replace(VIEW, tours=(last, *TOURS[1:])))
    assert desk_room.desk.parts.tours.rows[0] is rows[0]
    rows[0].forth.click()
    assert desk_room.last() == StepTour("rivers", 1)


def test_the_selection_is_said(desk_room: Room) -> None:
    desk_room.select("right", 5)
    wall = desk_room.desk.parts.wall
    assert wall.accessibleName() == "오른쪽 위, tile 5, 광화문광장, Live"
    desk_room.select("gone", 0)
    assert wall.accessibleName() == "오른쪽 아래"
    assert desk_room.desk.parts.header.undo.accessibleName() == f"Undo: {VIEW.undo}"
    assert desk_room.desk.parts.journal.accessibleName().startswith("Journal. 관제 2석: 왼쪽 위")
    assert desk_room.desk.parts.alarms.accessibleName().startswith("Serious, 강남역 사거리 노면 침수")


def test_an_alarm_is_acknowledged_by_the_keys_of_its_card(desk_room: Room) -> None:
    alarms = desk_room.desk.parts.alarms
    QApplication.processEvents()
    alarms.setFocus(Qt.FocusReason.TabFocusReason)
    command = press(desk_room, Qt.Key.Key_Return)
    assert isinstance(command, AcknowledgeAlarm)
    assert len(command.ids) == 1


def test_a_pressed_curtain_is_on_only_when_the_wall_says_so(desk_room: Room) -> None:
    curtain = desk_room.desk.parts.header.curtain
    curtain.click()
    assert desk_room.last() == SetPrivacy(True)
    assert not curtain.isChecked()
    desk_room.desk.set_view(replace(VIEW, privacy=True))
    assert curtain.isChecked()
    curtain.click()
    assert desk_room.last() == SetPrivacy(False)
