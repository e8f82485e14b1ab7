"""A gamepad or joystick as a hand of the operator, where Linux has one: ``/dev/input/js*``, read without blocking.

Events are those of the joystick API of the kernel (Documentation/input/joydev/joystick-api.rst): 8 bytes each, time in
ms, value, type and number. What the numbers are for: `controlroom.gamepad_map`. Elsewhere there is no such device, and
nothing happens.
"""

import logging
import os
import struct
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer, Signal, Slot

from controlroom.gamepad_map import GamepadMap, Role, asked

FOLDER = Path("/dev/input")
REPEAT_FIRST_MS, REPEAT_MS, HELD_MS = 400, 120, 50
DEAD = 0.25
"""A stick this near to its middle is at rest."""
_EVENT = struct.Struct("=IhBB")
_BUTTON, _AXIS, _INIT = 0x01, 0x02, 0x80
_FULL = 32767
_HALF = 0.5
_MOVES: tuple[tuple[Role, Role, int, str], ...] = (
    ("x", "hat-x", -1, "left"),
    ("x", "hat-x", 1, "right"),
    ("y", "hat-y", -1, "up"),
    ("y", "hat-y", 1, "down"),
)

log = logging.getLogger("gamepad")


class _Device(NamedTuple):
    descriptor: int
    notifier: QSocketNotifier
    map: GamepadMap


class Gamepad(QObject):
    """Follows the gamepads that there are, also those that come later.

    `pressed` carries what a button is for: ``enlarge``, ``back``, ``next-alarm``, ``acknowledge``, ``scene-before``,
    ``scene-after``, ``hold``. `moved` carries a direction, again and again while it is held. `panned` and `zoomed`
    tell, while a stick or a trigger is held, how far: -1 to 1.
    """

    pressed = Signal(str)
    moved = Signal(str)
    panned = Signal(float, float)
    zoomed = Signal(float)

    def __init__(self, folder: Path = FOLDER, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._open: dict[Path, _Device] = {}
        self._axes: dict[Role, float] = {}
        self._direction = ""
        self._repeat = QTimer(self)
        self._repeat.timeout.connect(self._on_repeat)
        self._held = QTimer(self)
        self._held.setInterval(HELD_MS)
        self._held.timeout.connect(self._on_held)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def start(self) -> None:
        """Begin, where there are such devices."""
        if sys.platform == "linux" and self._folder.is_dir():
            self._watcher.addPath(str(self._folder))
            self._look()

    def close(self) -> None:
        """Let go of all of them."""
        self._repeat.stop()
        self._held.stop()
        for path in list(self._open):
            self._let_go(path)

    @Slot()
    def _look(self) -> None:
        for path in sorted(self._folder.glob("js*")):
            if path not in self._open:
                self._take(path)

    def _take(self, path: Path) -> None:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as error:  # the system gives its rights a moment after it has made the device
            log.debug("%s cannot be opened: %s", path, error)
            return
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: self._read(path))
        device = self._open[path] = _Device(descriptor, notifier, asked(descriptor))
        log.info("gamepad %s: %s", path, device.map.name)

    def _let_go(self, path: Path) -> None:
        device = self._open.pop(path)
        device.notifier.setEnabled(False)
        device.notifier.deleteLater()
        os.close(device.descriptor)
        self._axes.clear()
        self._follow_axes()

    def _read(self, path: Path) -> None:
        device = self._open.get(path)
        if device is None:
            return
        try:
            data = os.read(device.descriptor, _EVENT.size * 64)
        except BlockingIOError:
            return
        except OSError as error:
            log.info("gamepad %s is gone: %s", path, error)
            data = b""
        if not data:
            self._let_go(path)
            return
        for _, value, kind, number in _EVENT.iter_unpack(data[: len(data) // _EVENT.size * _EVENT.size]):
            what, role = device.map.buttons.get(number), device.map.axes.get(number)
            if kind == _BUTTON and value and what is not None:
                self.pressed.emit(what)
            elif kind & ~_INIT == _AXIS and role is not None:
                self._axes[role] = max(-1.0, value / _FULL)
        self._follow_axes()

    # What is held

    def _axis(self, role: Role) -> float:
        value = self._axes.get(role, 0.0)
        return value if abs(value) > DEAD else 0.0

    def _pulled(self, role: Role) -> float:
        """Return how far a trigger is pulled, 0 to 1: at rest its axis is at -1, and unknown before its first event."""
        return (self._axes.get(role, -1.0) + 1) / 2

    def _follow_axes(self) -> None:
        direction = ""
        for stick, hat, sign, name in _MOVES:
            if max(sign * self._axis(stick), sign * self._axis(hat)) > _HALF:
                direction = name
                break
        if direction != self._direction:
            self._direction = direction
            self._repeat.stop()
            if direction:
                self.moved.emit(direction)
                self._repeat.start(REPEAT_FIRST_MS)
        is_pulled = max(self._pulled("pull-left"), self._pulled("pull-right")) > DEAD
        is_held = bool(self._axis("pan-x") or self._axis("pan-y")) or is_pulled
        if is_held != self._held.isActive():
            self._held.start() if is_held else self._held.stop()

    @Slot()
    def _on_repeat(self) -> None:
        self._repeat.setInterval(REPEAT_MS)
        self.moved.emit(self._direction)

    @Slot()
    def _on_held(self) -> None:
        across, down = self._axis("pan-x"), self._axis("pan-y")
        if across or down:
            self.panned.emit(across, down)
        pulled = self._pulled("pull-right") - self._pulled("pull-left")
        if abs(pulled) > DEAD:
            self.zoomed.emit(pulled)
