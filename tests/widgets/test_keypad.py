"""Calling cameras on the numeric keypad."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import CAMERAS
from tests.widgets.images import assert_looks_like
from widgets.commands import AssignCameras, Command, ShowNumbered
from widgets.keypad import Keypad
from widgets.model import CameraLabel
from widgets.search import CameraIndex
from widgets.wall_window import WallWindow

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: popups, raise()


@pytest.fixture
def keypad(window: WallWindow) -> Keypad:
    found = window.findChild(Keypad)
    assert isinstance(found, Keypad)
    return found


@pytest.fixture
def commands(window: WallWindow) -> list[Command]:
    heard: list[Command] = []
    window.command.connect(heard.append)
    return heard


def type_in(window: WallWindow, digits: str) -> None:
    for digit in digits:
        QTest.keyClick(window, Key(ord(digit)), Qt.KeyboardModifier.KeypadModifier)


def test_digits_call_numbers_without_letters_and_leading_zeros() -> None:
    index = CameraIndex([CameraLabel(id, id) for id in ("GN-0117", "MP-117", "GN-1170", "GN-0011", "no number")])
    assert [camera.camera_id for camera in index.called("117")] == ["GN-0117", "MP-117", "GN-1170"]
    assert [camera.camera_id for camera in index.called("0011")] == ["GN-0011", "GN-0117", "MP-117", "GN-1170"]
    assert index.called("9") == []


def test_a_camera_on_the_wall_is_selected_and_another_comes_into_the_selected_tile(
    window: WallWindow, keypad: Keypad, commands: list[Command]
) -> None:
    type_in(window, "117")
    assert (keypad.isVisible(), keypad.chosen) == (True, CAMERAS[0])
    QTest.keyClick(window, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert (window.canvas.tiles.selected, keypad.isVisible(), commands) == ("t0", False, [])
    type_in(window, "66")
    QTest.keyClick(window, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert commands == [AssignCameras((("t0", "MP-0066"),))]


def test_several_are_chosen_among_and_digits_are_taken_back(window: WallWindow, keypad: Keypad) -> None:
    window.set_cameras([*CAMERAS, CameraLabel("MP-0117", "마포")])
    type_in(window, "117")
    assert keypad.chosen == CAMERAS[0]
    QTest.keyClick(window, Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert keypad.chosen is not None
    assert keypad.chosen.camera_id == "MP-0117"
    QTest.keyClick(window, Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier)
    assert keypad.chosen == CAMERAS[0]
    QTest.keyClick(window, Key.Key_Period, Qt.KeyboardModifier.KeypadModifier)
    assert keypad.typed == "11"
    QTest.keyClick(window, Key.Key_Asterisk, Qt.KeyboardModifier.KeypadModifier)
    assert keypad.typed == "1"
    QTest.keyClick(window, Key.Key_Backspace)
    assert (keypad.typed, keypad.isVisible()) == ("", False)


def test_a_number_that_nobody_has_is_said_and_calls_nobody(
    window: WallWindow, keypad: Keypad, commands: list[Command]
) -> None:
    type_in(window, "999")
    assert "no camera has this number" in keypad.spoken()
    QTest.keyClick(window, Key.Key_Return)
    assert (commands, keypad.isVisible()) == ([], False)


def test_other_keys_and_a_pause_leave_it_and_other_digits_are_those_of_scenes(
    window: WallWindow, keypad: Keypad, commands: list[Command], qtbot: QtBot
) -> None:
    type_in(window, "1")
    QTest.keyClick(window, Key.Key_Escape)
    assert not keypad.isVisible()
    type_in(window, "1")
    QTest.keyClick(window, Key.Key_2)
    assert (keypad.typed, commands) == ("", [ShowNumbered(2)])
    type_in(window, "1")
    keypad._pause.setInterval(1)
    type_in(window, "1")
    qtbot.waitUntil(lambda: not keypad.isVisible())


def test_it_looks_as_designed(window: WallWindow, keypad: Keypad, tmp_path: Path) -> None:
    window.set_cameras([*CAMERAS, CameraLabel("MP-0117", "마포대교 남단")])
    type_in(window, "117")
    assert_looks_like(keypad.grab().toImage(), "keypad", tmp_path)
