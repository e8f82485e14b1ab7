"""The mouse at the desk: cameras are dragged between screens, out of the list, into the bin."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import CAMERAS
from tests.widgets.desk.room import SCENES, Room
from tests.widgets.desk.test_keys import trouble, typed
from widgets.commands import AcknowledgeAlarm
from widgets.desk.commands import Enlarge, Placed, PutCameras, ShowLayoutOn, ShowScene
from widgets.desk.dragging import Ghost
from widgets.desk.places import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton


def centre(room: Room, place: Place) -> QPoint:
    return room.desk.parts.wall.rect_of(place).center()


def on(room: Room, place: Place, widget: QWidget) -> QPoint:
    """Where a place is, in the coordinates of another widget."""
    return widget.mapFromGlobal(room.desk.parts.wall.mapToGlobal(centre(room, place)))


def drag(source: QWidget, start: QPoint, *ways: QPoint) -> None:
    QTest.mousePress(source, LEFT, pos=start)
    QTest.mouseMove(source, start + QPoint(20, 0))
    for way in ways:
        QTest.mouseMove(source, way)


def test_a_tile_dropped_on_a_tile_of_another_screen_changes_places(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    target = Place("right", 9)
    drag(wall, centre(desk_room, Place("left", 2)), centre(desk_room, target))
    assert desk_room.desk.parts.status.text == "도림천 신림교 and 강변북로 광진 change places"
    ghost = desk_room.desk.findChild(Ghost)
    assert isinstance(ghost, Ghost)
    assert (ghost.isVisible(), ghost.text) == (True, "도림천 신림교")
    QTest.mouseRelease(wall, LEFT, pos=centre(desk_room, target))
    one, other = CAMERAS[1].camera_id, CAMERAS[8].camera_id
    assert desk_room.last() == PutCameras((Placed("right", 9, one), Placed("left", 2, other)))
    assert wall.selection == target
    assert not ghost.isVisible()
    assert desk_room.desk.parts.status.text == "오른쪽 위, tile 9"


def test_a_tile_moves_into_an_empty_one(desk_room: Room) -> None:
    wall, target = desk_room.desk.parts.wall, Place("low", 4)
    drag(wall, centre(desk_room, Place("right", 8)), centre(desk_room, target))
    assert desk_room.desk.parts.status.text == "잠실역 사거리 moves to 왼쪽 아래, tile 4"
    QTest.mouseRelease(wall, LEFT, pos=centre(desk_room, target))
    assert desk_room.last() == PutCameras((Placed("low", 4, CAMERAS[7].camera_id), Placed("right", 8, "")))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Place("right", 9), "강남역 사거리 replaces 강변북로 광진 on 오른쪽 위, tile 9"),
        (Place("low", 4), "강남역 사거리 comes to 왼쪽 아래, tile 4"),
    ],
)
def test_a_camera_out_of_the_list_is_dropped_on_a_tile(desk_room: Room, target: Place, words: str) -> None:
    rows = desk_room.desk.parts.cameras.rows
    viewport = rows.viewport()
    start = rows.visualRect(rows.model().index(0, 0)).center()
    drag(viewport, start, on(desk_room, target, viewport))
    assert desk_room.desk.parts.status.text == words
    QTest.mouseRelease(viewport, LEFT, pos=on(desk_room, target, viewport))
    assert desk_room.last() == PutCameras((Placed(target.screen, target.tile, CAMERAS[0].camera_id),))


def test_a_tile_dropped_on_the_bin_is_emptied(desk_room: Room) -> None:
    wall, status = desk_room.desk.parts.wall, desk_room.desk.parts.status
    bin_at = wall.mapFromGlobal(status.mapToGlobal(status.bin_centre().toPoint()))
    drag(wall, centre(desk_room, Place("left", 3)), bin_at)
    assert status.text == "왼쪽 위, tile 3 is emptied of 대림지하차도"
    QTest.mouseRelease(wall, LEFT, pos=bin_at)
    assert desk_room.last() == PutCameras((Placed("left", 3, ""),))


def test_what_cannot_be_is_said_and_not_asked_for(desk_room: Room) -> None:
    wall, rows = desk_room.desk.parts.wall, desk_room.desk.parts.cameras.rows
    viewport, start = rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center()
    on_panel = on(desk_room, Place("low", 1), viewport)
    drag(viewport, start, on_panel)
    QTest.mouseRelease(viewport, LEFT, pos=on_panel)
    assert trouble(desk_room) == "왼쪽 아래, tile 1 shows a panel, no camera can go there"
    there = on(desk_room, Place("right", 1), viewport)
    drag(viewport, start, there)
    QTest.mouseRelease(viewport, LEFT, pos=there)
    assert trouble(desk_room) == "강남역 사거리 is on 오른쪽 위, tile 1 already"
    drag(viewport, start, QPoint(5, -4000))
    assert desk_room.desk.parts.status.text == "Let go of 강남역 사거리 on a tile, or on the bin"
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(5, -4000))
    drag(wall, centre(desk_room, Place("low", 2)))
    assert trouble(desk_room) == "This tile shows a panel, which belongs to its layout"
    QTest.mouseRelease(wall, LEFT)
    status = desk_room.desk.parts.status
    bin_at = viewport.mapFromGlobal(status.mapToGlobal(status.bin_centre().toPoint()))
    drag(viewport, start, bin_at)
    assert status.text == "강남역 사거리 is in the list, there is nothing to empty"
    QTest.mouseRelease(viewport, LEFT, pos=bin_at)
    assert desk_room.asked == []


def test_escape_gives_a_drag_up(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    drag(wall, centre(desk_room, Place("left", 2)), centre(desk_room, Place("right", 9)))
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    QTest.mouseRelease(wall, LEFT, pos=centre(desk_room, Place("right", 9)))
    assert desk_room.asked == []
    assert desk_room.desk.parts.status.text == "왼쪽 위, tile 2"


def test_a_click_selects_and_a_double_click_enlarges(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    QTest.mouseClick(wall, LEFT, pos=centre(desk_room, Place("right", 4)))
    assert wall.selection == Place("right", 4)
    assert desk_room.asked == []
    QTest.mouseDClick(wall, LEFT, pos=centre(desk_room, Place("right", 4)))
    assert desk_room.last() == Enlarge("right", 4)


def test_the_name_of_a_screen_offers_its_layouts(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    QTest.mouseClick(wall, LEFT, pos=wall.logical(wall.screens["right"].caption_px).center())
    assert typed(desk_room, "한 화면") == ShowLayoutOn("right", "one")


def test_the_menu_has_the_keys_and_does_what_they_do(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    QTest.mouseClick(wall, Qt.MouseButton.RightButton, pos=centre(desk_room, Place("right", 4)))
    menu = desk_room.desk.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Enlarge the tile, again to return\tF"
    menu.actions()[0].trigger()
    menu.close()
    assert desk_room.last() == Enlarge("right", 4)


def test_a_pressed_card_shows_its_scene(desk_room: Room) -> None:
    scenes = desk_room.desk.parts.scenes
    QTest.mouseClick(scenes, LEFT, pos=scenes.card_rect(2).center().toPoint())
    assert desk_room.last() == ShowScene(SCENES[2].id)


def test_the_card_of_an_alarm_is_pressed(desk_room: Room) -> None:
    alarms = desk_room.desk.parts.alarms
    touch = next(touch for touch in alarms.host.touches if touch.action is not None)
    QTest.mouseClick(alarms, LEFT, pos=touch.rect.center().toPoint())
    assert isinstance(desk_room.last(), AcknowledgeAlarm)


def test_the_name_is_shown_where_the_pointer_rests(desk_room: Room, qtbot: QtBot) -> None:
    wall = desk_room.desk.parts.wall
    QTest.mouseMove(wall, centre(desk_room, Place("right", 4)))
    qtbot.waitUntil(lambda: QToolTip.text() == "4 · 2호선 강남역 승강장")
    QToolTip.hideText()


def test_a_press_beside_the_palette_leaves_it(desk_room: Room) -> None:
    desk_room.desk.choosing.palette.open("What?", [])
    QTest.mouseClick(desk_room.desk.parts.wall, LEFT, pos=QPoint(2, 2))
    assert not desk_room.desk.choosing.palette.isVisible()


def test_a_click_on_a_button_leaves_the_keyboard_where_it_was(desk_room: Room) -> None:
    desk_room.desk.parts.wall.setFocus()
    QTest.mouseClick(desk_room.desk.parts.header.undo, LEFT)
    assert desk_room.desk.parts.wall.hasFocus()
