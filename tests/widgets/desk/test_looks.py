"""The desk looks as it should, in the size it has at least and in the one it is made for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from feeds.core import TileState
from tests.fakes.pictures import NOW_UTC
from tests.widgets.conftest import CAMERAS, HeldClock
from tests.widgets.desk.conftest import close
from tests.widgets.desk.room import VIEW, Room, room
from tests.widgets.images import assert_looks_like
from widgets.desk.places import Place
from widgets.desk.verbs import DeskVerb
from widgets.model import Alarm, Level
from widgets.theme import Colours

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


SIZES = {"small": (1280, 720), "large": (1920, 1080)}


@pytest.fixture
def busy(request: pytest.FixtureRequest, qtbot: QtBot, clock: HeldClock) -> Iterator[Room]:
    """A room in which something is going on, in the size that the test is given by its word."""
    made = room(clock, SIZES[request.param])
    for pictures in made.of_wall.values():
        pictures.set_report(CAMERAS[1].camera_id, state=TileState.STALE, picture_age_s=5.0)
        pictures.set_report(CAMERAS[4].camera_id, state=TileState.LOST, picture_age_s=300.0)
        pictures.set_report(CAMERAS[5].camera_id, state=TileState.CONNECTING, picture_utc=None)
    for canvas in made.canvases.values():
        canvas.set_alarm(CAMERAS[0].camera_id, Alarm(Level.SERIOUS, NOW_UTC))
        canvas.set_alarm(CAMERAS[7].camera_id, Alarm(Level.CAUTION, NOW_UTC, acknowledged=True))
        canvas.pass_second()
    made.select("right", 2)
    made.settle()
    yield made
    close(made)


@pytest.mark.parametrize(("busy", "size"), [("small", "small"), ("large", "large")], indirect=["busy"])
def test_an_afternoon_of_rain(busy: Room, size: str, tmp_path: Path) -> None:
    assert_looks_like(busy.desk.grab().toImage(), f"desk-{size}", tmp_path)


@pytest.mark.parametrize("busy", ["small"], indirect=True)
def test_a_camera_on_its_way_with_names_shown(busy: Room, tmp_path: Path) -> None:
    busy.desk.do(DeskVerb.NAMES)
    wall = busy.desk.parts.wall
    QTest.mousePress(wall, Qt.MouseButton.LeftButton, pos=wall.rect_of(Place("left", 3)).center())
    QTest.mouseMove(wall, wall.rect_of(Place("left", 3)).center() + QPoint(20, 0))
    QTest.mouseMove(wall, wall.rect_of(Place("right", 6)).center())
    busy.settle()
    assert_looks_like(busy.desk.grab().toImage(), "desk-drag", tmp_path)
    QTest.mouseRelease(wall, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("busy", ["small"], indirect=True)
def test_the_palette_over_it(busy: Room, tmp_path: Path) -> None:
    busy.desk.do(DeskVerb.PALETTE)
    busy.desk.choosing.palette.field.insert("ㅎㅇ")
    busy.desk.choosing.palette.field.clearFocus()  # a caret blinks
    assert_looks_like(busy.desk.grab().toImage(), "desk-palette", tmp_path)


@pytest.mark.parametrize("busy", ["large"], indirect=True)
def test_the_curtain_closed_in_a_bright_room(busy: Room, tmp_path: Path) -> None:
    for canvas in busy.canvases.values():
        canvas.draw_curtain(closed=True)
    busy.desk.set_colours(Colours.load("lobby"))
    busy.desk.set_view(replace(VIEW, privacy=True, undo="", scenes=()))
    busy.settle()
    busy.desk.say_trouble("왼쪽 위 화면은 가까운 카메라를 보이는 중입니다. 먼저 닫으십시오")
    assert_looks_like(busy.desk.grab().toImage(), "desk-curtain", tmp_path)
