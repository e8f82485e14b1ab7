"""A gamepad, as the kernel tells of it, by way of a pipe in its place."""

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from controlroom.gamepad import Gamepad
from controlroom.gamepad_map import COMMON, asked, mapped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the devices of Linux")
BUTTON, AXIS, INIT = 1, 2, 0x80


class Pad:
    """A device in the hand, and all that the program hears of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.heard: list[object] = []
        self.gamepad = Gamepad(folder)
        self.gamepad.pressed.connect(self.heard.append)
        self.gamepad.moved.connect(self.heard.append)
        self.gamepad.panned.connect(lambda x, y: self.heard.append(("pan", round(x, 1), round(y, 1))))
        self.gamepad.zoomed.connect(lambda by: self.heard.append(("zoom", round(by, 1))))
        self._pipe = -1

    def plug(self, name: str = "js0") -> None:
        path = self.folder / name
        os.mkfifo(path)
        self._pipe = os.open(path, os.O_RDWR)

    def unplug(self, name: str = "js0") -> None:
        os.close(self._pipe)
        self._pipe = -1
        (self.folder / name).unlink()

    def tell(self, *events: tuple[int, int, int]) -> None:
        """Type, number, value."""
        os.write(self._pipe, b"".join(struct.pack("=IhBB", 0, value, kind, number) for kind, number, value in events))

    def close(self) -> None:
        self.gamepad.close()
        if self._pipe >= 0:
            os.close(self._pipe)


@pytest.fixture
def pad(qtbot: QtBot, tmp_path: Path) -> Iterator[Pad]:
    made = Pad(tmp_path)
    yield made
    made.close()


def test_buttons_do_what_they_are_for_when_they_are_pressed(pad: Pad, qtbot: QtBot) -> None:
    pad.plug()
    pad.gamepad.start()
    pad.tell((BUTTON | INIT, 0, 1), (BUTTON, 0, 1), (BUTTON, 0, 0), (BUTTON, 6, 1), (BUTTON, 99, 1), (BUTTON, 7, 1))
    qtbot.waitUntil(lambda: pad.heard == ["enlarge", "hold"])


def test_a_direction_is_told_again_while_it_is_held(pad: Pad, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controlroom.gamepad.REPEAT_FIRST_MS", 1)
    monkeypatch.setattr("controlroom.gamepad.REPEAT_MS", 1)
    pad.plug()
    pad.gamepad.start()
    pad.tell((AXIS, 0, 6000))
    pad.tell((AXIS, 0, 30000))
    qtbot.waitUntil(lambda: pad.heard[:3] == ["right"] * 3)
    pad.tell((AXIS, 0, 0), (AXIS, 7, -32767))
    qtbot.waitUntil(lambda: pad.heard[-1] == "up")
    pad.tell((AXIS, 7, 0))
    qtbot.waitUntil(lambda: not pad.gamepad._repeat.isActive())


def test_sticks_pan_and_triggers_zoom_while_they_are_held(pad: Pad, qtbot: QtBot) -> None:
    pad.plug()
    pad.gamepad.start()
    pad.tell((AXIS | INIT, 2, -32767), (AXIS | INIT, 5, -32767), (AXIS, 3, 16384), (AXIS, 4, 3000))
    qtbot.waitUntil(lambda: ("pan", 0.5, 0.0) in pad.heard)
    pad.tell((AXIS, 3, 0), (AXIS, 5, 32767))
    qtbot.waitUntil(lambda: ("zoom", 1.0) in pad.heard)
    pad.tell((AXIS, 5, -32767))
    qtbot.waitUntil(lambda: not pad.gamepad._held.isActive())


def test_one_may_come_later_and_go(pad: Pad, qtbot: QtBot) -> None:
    pad.gamepad.start()
    pad.plug()
    qtbot.waitUntil(lambda: bool(pad.gamepad._open))
    pad.tell((AXIS, 0, 32767), (BUTTON, 1, 1))
    qtbot.waitUntil(lambda: "back" in pad.heard)
    pad.unplug()
    qtbot.waitUntil(lambda: not pad.gamepad._open)
    assert not pad.gamepad._repeat.isActive(), "what was held is held no more"


PADDLES = (0x130, 0x131, 0x132, 0x133, 0x134, 0x135, 0x136, 0x137, 0x138, 0x139, 0x13A, 0x13B)


def test_buttons_and_axes_are_found_by_what_the_kernel_says_they_are() -> None:
    assert COMMON.buttons[7] == "hold"
    assert (COMMON.axes[3], COMMON.axes[5], COMMON.axes[7]) == ("pan-x", "pull-right", "hat-y")
    phone = mapped("of a phone", (0, 1, 2, 5, 9, 10, 16, 17), PADDLES)
    assert (phone.axes[2], phone.axes[3], phone.axes[4], phone.axes[5]) == ("pan-x", "pan-y", "pull-right", "pull-left")
    assert phone.buttons == {
        0: "enlarge",
        1: "back",
        3: "next-alarm",
        4: "acknowledge",
        6: "scene-before",
        7: "scene-after",
        11: "hold",
    }


def test_a_device_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {0x13: b"Pad\0", 0x11: b"\3", 0x12: b"\2", 0x32: b"\0\1\3", 0x34: struct.pack("=2H", 0x131, 0x13B)}

    def answer(device: int, request: int, into: bytearray) -> int:
        del device
        said_now = said[request & 0xFF]
        memoryview(into).cast("B")[: len(said_now)] = said_now
        return 0

    monkeypatch.setattr("fcntl.ioctl", answer)
    assert asked(0) == mapped("Pad", (0, 1, 3), (0x131, 0x13B))


def test_one_that_does_not_say_is_of_the_most_common_kind(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        assert asked(file.fileno()) is COMMON


def test_the_throttle_and_the_twist_of_a_joystick_move_no_picture() -> None:
    joystick = mapped("stick", (0, 1, 2, 5, 6, 16, 17), range(0x120, 0x124))
    assert joystick.axes == {0: "x", 1: "y", 5: "hat-x", 6: "hat-y"}
    assert joystick.buttons == {0: "enlarge", 1: "back", 2: "next-alarm", 3: "acknowledge"}


def test_the_hat_moves_the_selection_as_the_stick_does(pad: Pad, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controlroom.gamepad.asked", lambda _: mapped("stick", (0, 1, 2, 16, 17), (0x120,)))
    pad.plug()
    pad.gamepad.start()
    pad.tell((AXIS | INIT, 2, 0), (AXIS, 2, 30000), (AXIS, 4, 32767))
    qtbot.waitUntil(lambda: pad.heard == ["down"])
    assert not pad.gamepad._held.isActive()


def test_where_there_are_none_nothing_happens(qapp: object, tmp_path: Path) -> None:
    gamepad = Gamepad(tmp_path / "none")
    gamepad.start()
    gamepad.close()
