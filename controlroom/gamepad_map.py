"""What the axes and buttons of a gamepad or joystick are for, by what the kernel says they are.

Codes and requests: linux/input-event-codes.h and linux/joystick.h of the kernel. Which button lies where:
Documentation/input/gamepad.rst.
"""

import array
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["x", "y", "hat-x", "hat-y", "pan-x", "pan-y", "pull-left", "pull-right"]

_AXIS_CODES, _BUTTON_CODES = 64, 512
_NAME_BYTES = 128
_AXIS_COUNT, _BUTTON_COUNT = 0x80016A11, 0x80016A12
_AXIS_MAP = 0x80006A32 | _AXIS_CODES << 16
_BUTTON_MAP = 0x80006A34 | 2 * _BUTTON_CODES << 16
_NAME = 0x80006A13 | _NAME_BYTES << 16
_X, _Y, _Z, _RX, _RY, _RZ, _GAS, _BRAKE, _HAT_X, _HAT_Y = 0, 1, 2, 3, 4, 5, 9, 10, 16, 17
_GAMEPAD = 0x130
"""The lowest button of what the kernel calls a gamepad. Others are joysticks and number theirs from 0."""
_BY_PLACE = {
    0x130: "enlarge",
    0x131: "back",
    0x133: "next-alarm",
    0x134: "acknowledge",
    0x136: "scene-before",
    0x137: "scene-after",
    0x13B: "hold",
}
_BY_NUMBER = ("enlarge", "back", "next-alarm", "acknowledge", "scene-before", "scene-after", "", "hold")

log = logging.getLogger("gamepad")


@dataclass(frozen=True, slots=True)
class GamepadMap:
    """What each axis and each button of a device is for, by their numbers."""

    name: str
    axes: Mapping[int, Role]
    buttons: Mapping[int, str]


def mapped(name: str, axes: Sequence[int], buttons: Sequence[int]) -> GamepadMap:
    """Return what the axes and buttons of a device are for, given their codes in the order of their numbers.

    Of a joystick only the stick and the hat are used: its throttle rests wherever it was left, and a picture would
    move by itself.
    """
    roles: dict[int, Role] = {_X: "x", _Y: "y", _HAT_X: "hat-x", _HAT_Y: "hat-y"}
    is_gamepad = _GAMEPAD in buttons
    if is_gamepad and {_RX, _RY} <= set(axes):
        roles |= {_RX: "pan-x", _RY: "pan-y", _Z: "pull-left", _RZ: "pull-right"}
    elif is_gamepad:
        roles |= {_Z: "pan-x", _RZ: "pan-y", _BRAKE: "pull-left", _GAS: "pull-right"}
    by_place = {number: _BY_PLACE[code] for number, code in enumerate(buttons) if code in _BY_PLACE}
    by_number = {number: what for number, what in enumerate(_BY_NUMBER[: len(buttons)]) if what}
    return GamepadMap(
        name,
        {number: roles[code] for number, code in enumerate(axes) if code in roles},
        by_place if is_gamepad else by_number,
    )


COMMON = mapped(
    "",
    (_X, _Y, _Z, _RX, _RY, _RZ, _HAT_X, _HAT_Y),
    (0x130, 0x131, 0x133, 0x134, 0x136, 0x137, 0x13A, 0x13B, 0x13C, 0x13D, 0x13E),
)
"""The most common kind, for a device that does not say of which it is."""


def asked(device: int) -> GamepadMap:
    """Return what the axes and buttons of an open device are for; nothing is raised."""
    if sys.platform != "linux":
        return COMMON
    import fcntl  # there is none on Windows

    name, axes = bytearray(_NAME_BYTES), bytearray(_AXIS_CODES)
    buttons = array.array("H", bytes(2 * _BUTTON_CODES))
    axis_count, button_count = bytearray(1), bytearray(1)
    requests: dict[int, bytearray | array.array[int]] = {
        _NAME: name,
        _AXIS_COUNT: axis_count,
        _BUTTON_COUNT: button_count,
        _AXIS_MAP: axes,
        _BUTTON_MAP: buttons,
    }
    try:
        for request, answer in requests.items():
            fcntl.ioctl(device, request, answer)
    except OSError as error:
        log.debug("a gamepad does not say what its axes and buttons are: %s", error)
        return COMMON
    text = bytes(name).split(b"\0")[0].decode(errors="replace")
    return mapped(text, axes[: axis_count[0]], buttons[: button_count[0]])
