"""The wall at the desk: small pictures of what is seen, drawn where something changed, none while hidden."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from feeds.core import TileState
from tests.fakes.pictures import NOW_UTC
from tests.widgets.conftest import CAMERAS
from tests.widgets.desk.room import SCREENS, WALL_PX, Room, grid, panel
from tests.widgets.images import share_of
from widgets.desk.places import Place
from widgets.header import Count
from widgets.model import Alarm, Level, Part

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def asked(room: Room) -> set[str]:
    return {view.camera_id for view in room.pictures.shown}


def test_pictures_are_asked_for_in_the_size_of_the_small_tiles(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    assert asked(desk_room) == {camera.camera_id for camera in CAMERAS}
    for screen in wall.screens.values():
        for mini in screen.tiles:
            if mini.view is not None:
                assert mini.view in desk_room.pictures.shown
                assert (mini.view.width_px, mini.view.height_px) == mini.place_px.size().toTuple()
                assert screen.picture_px.contains(mini.place_px)
    assert all(view.width_px < 240 for view in desk_room.pictures.shown)


def test_a_hidden_desk_asks_for_no_pictures_and_a_shown_one_for_all(desk_room: Room, qtbot: QtBot) -> None:
    before = list(desk_room.pictures.shown)
    desk_room.desk.hide()
    assert desk_room.pictures.shown == []
    desk_room.show("left", grid("crossings", 3))
    assert desk_room.pictures.shown == []
    desk_room.desk.show()
    qtbot.waitExposed(desk_room.desk)
    assert before
    assert len(desk_room.pictures.shown) == len({*desk_room.pictures.shown}) > 0


def test_a_minimised_desk_asks_for_no_pictures(desk_room: Room) -> None:
    desk_room.desk.setWindowState(Qt.WindowState.WindowMinimized)
    desk_room.desk.parts.wall.tick()
    assert desk_room.pictures.shown == []
    desk_room.desk.setWindowState(Qt.WindowState.WindowNoState)
    desk_room.desk.show()
    desk_room.desk.parts.wall.tick()
    assert desk_room.pictures.shown


def test_what_the_curtain_hides_and_what_is_enlarged_away_is_not_asked_for(desk_room: Room) -> None:
    desk_room.canvases["right"].enlarge("t1")
    desk_room.settle()
    large = desk_room.desk.parts.wall.screens["right"].tiles
    assert [mini.number for mini in large] == [2]
    assert CAMERAS[8].camera_id not in asked(desk_room)
    for canvas in desk_room.canvases.values():
        canvas.draw_curtain(closed=True)
    desk_room.settle()
    assert asked(desk_room) == set()


def test_only_what_changed_is_painted(desk_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    wall = desk_room.desk.parts.wall
    screen = wall.screens["right"]
    for mini in screen.tiles:

        def paint(*args: object, mini: object = mini, whole: object = mini.paint) -> None:
            painted.append(mini.number)  # type: ignore[attr-defined]
            whole(*args)  # type: ignore[operator]

        monkeypatch.setattr(mini, "paint", paint)
    wall.tick()
    QApplication.processEvents()
    assert painted == []
    desk_room.pictures.arrive(CAMERAS[7].camera_id)
    wall.tick()
    QApplication.processEvents()
    assert painted == [8]


def test_the_header_is_copied_again_when_its_second_or_its_counts_are_others(desk_room: Room) -> None:
    screen, canvas = desk_room.desk.parts.wall.screens["right"], desk_room.canvases["right"]
    assert canvas.header_px
    wall = desk_room.desk.parts.wall
    wall.tick()
    before = screen._header.copy()
    wall.tick()
    assert screen._header == before
    canvas.set_counts({Level.SERIOUS: Count(3, waiting=True)})
    wall.tick()
    assert screen._header != before


def test_a_panel_is_copied_again_only_when_it_looks_different(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    mini = wall.screens["left"].tiles[0]
    first = mini._panel_image(desk_room.desk._look)
    desk_room.settle()
    assert mini._panel_image(desk_room.desk._look) is first
    desk_room.show("left", grid("rivers", 2, t0=panel("clock")))
    again = wall.screens["left"].tiles[0]
    assert again._panel_image(desk_room.desk._look).cacheKey() != first.cacheKey()


def test_states_are_told_apart_by_glyph_bar_and_frame(desk_room: Room) -> None:
    wall, look = desk_room.desk.parts.wall, desk_room.desk._look
    place = Place("right", 5)

    def shot() -> float:
        desk_room.settle()
        return share_of(wall.grab(wall.rect_of(place)).toImage(), look.colours.quality)

    assert shot() == 0
    desk_room.of_wall["right"].set_report(CAMERAS[4].camera_id, state=TileState.STALE, picture_age_s=5.0)
    desk_room.canvases["right"].pass_second()
    stale = shot()
    assert stale > 0.01
    desk_room.of_wall["right"].set_report(CAMERAS[4].camera_id, state=TileState.LOST, picture_age_s=50.0)
    desk_room.canvases["right"].pass_second()
    lost = wall.tile(place)
    assert shot() > 0.005
    assert lost is not None
    assert not lost.tile.shown.moves
    desk_room.canvases["right"].set_alarm(CAMERAS[4].camera_id, Alarm(Level.SERIOUS, NOW_UTC))
    desk_room.settle()
    assert share_of(wall.grab(wall.rect_of(place)).toImage(), look.colours.serious) > 0.1


def test_a_camera_moves_to_another_tile_and_the_desk_follows(desk_room: Room) -> None:
    desk_room.canvases["right"].assign({"t0": CAMERAS[8], "t8": CAMERAS[0]})
    desk_room.settle()
    wall = desk_room.desk.parts.wall
    first = wall.tile(Place("right", 1))
    assert first is not None
    assert first.tile.camera == CAMERAS[8]
    assert wall.place_of(CAMERAS[8].camera_id) == Place("right", 1)


def test_a_missing_monitor_and_an_unknown_canvas_have_no_tiles(desk_room: Room) -> None:
    wall = desk_room.desk.parts.wall
    assert wall.screens["gone"].tiles == []
    desk_room.desk.mirror("right", [])
    assert wall.screens["right"].tiles == []
    assert CAMERAS[8].camera_id not in asked(desk_room)
    wall.set_screens(SCREENS[:1])
    assert list(wall.screens) == ["left"]


def test_the_selection_goes_when_its_tile_goes(desk_room: Room) -> None:
    desk_room.select("right", 9)
    desk_room.show("right", grid("rivers", 2))
    assert desk_room.desk.parts.wall.selection is None
    assert "Nothing is selected" in desk_room.desk.parts.status.text


def test_a_canvas_over_two_windows_is_one_screen(desk_room: Room) -> None:
    wide, high = WALL_PX
    parts = [desk_room.canvases["left"], desk_room.canvases["right"]]
    for number, canvas in enumerate(parts):
        canvas.set_part(Part(2 * wide, high, number * wide, 0))
        canvas.set_layout(grid("crossings", 3))
    desk_room.desk.mirror("left", parts)
    desk_room.settle()
    screen = desk_room.desk.parts.wall.screens["left"]
    assert [mini.number for mini in screen.tiles] == list(range(1, 10))
    assert all(screen.picture_px.contains(mini.place_px) for mini in screen.tiles)
    thirds = [
        (mini.place_px.center().x() - screen.picture_px.left()) / screen.picture_px.width() for mini in screen.tiles
    ]
    assert [round(6 * share) for share in thirds] == [1, 3, 5] * 3
    parts[1].enlarge("t8")
    parts[0].enlarge("t8")
    desk_room.settle()
    assert [mini.number for mini in screen.tiles] == [9]
    assert screen.is_enlarged
