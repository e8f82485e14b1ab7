"""Calling a camera by its number on the numeric keypad, as on the keyboards of CCTV systems."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from widgets.model import CameraLabel
from widgets.overlays import Overlay
from widgets.search import CameraIndex
from widgets.theme import Face, Look

LEAVES_MS = 5000
_DIGITS = 8
_SHOWN = 4
_DIGIT_KEYS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


class Keypad(Overlay):
    """Collects digits of the numeric keypad and shows which cameras they call; `called` carries the one that is meant.

    Enter calls it, `+` and `-` choose among several, `*`, `.` and Backspace take a digit back, Esc leaves; so does a
    pause.
    """

    called = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._index = CameraIndex(())
        self._typed = ""
        self._found: Sequence[CameraLabel] = ()
        self._chosen = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LEAVES_MS)
        self._pause.timeout.connect(self.leave)

    def set_cameras(self, index: CameraIndex) -> None:
        """Tell which cameras there are."""
        self._index = index
        self.leave()

    @property
    def typed(self) -> str:
        """The digits so far."""
        return self._typed

    @property
    def chosen(self) -> CameraLabel | None:
        """The camera that Enter calls."""
        return self._found[self._chosen] if self._found else None

    def handle(self, event: QKeyEvent) -> bool:
        """Take a key where it is the keypad's; return whether it was."""
        key, is_keypad = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if is_keypad and key in _DIGIT_KEYS:
            self._type((self._typed + chr(key))[-_DIGITS:])
            return True
        if not self._typed:
            return False
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                camera = self.chosen
                self.leave()
                if camera is not None:
                    self.called.emit(camera)
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Backspace | Qt.Key.Key_Asterisk | Qt.Key.Key_Period | Qt.Key.Key_Comma:
                self._type(self._typed[:-1])
            case Qt.Key.Key_Plus | Qt.Key.Key_Minus if self._found:
                step = 1 if key == Qt.Key.Key_Plus else -1
                self._chosen = (self._chosen + step) % len(self._found)
                self._show()
            case _:
                self.leave()
                return False
        return True

    def leave(self) -> None:
        """Forget what was typed."""
        self._typed, self._found, self._chosen = "", (), 0
        self._pause.stop()
        self.hide()

    def _type(self, digits: str) -> None:
        if not digits:
            self.leave()
            return
        self._typed, self._chosen = digits, 0
        self._found = self._index.called(digits)
        self._show()

    def _show(self) -> None:
        self.appear()
        self._pause.start()

    # Looks

    def spoken(self) -> str:
        """Return the digits, and the camera that Enter calls."""
        camera = self.chosen
        name = self.tr("no camera has this number") if camera is None else f"{camera.code} {camera.name}"
        return f"{self._typed}, {name}"

    def wanted_px(self) -> QSize:
        """Return a size for the digits and the names below them."""
        digits, face = self._faces()
        pad = self.look.sizes.px(18)
        width = max([digits.width("0" * _DIGITS), *(face.width(line) for line, _ in self._lines())])
        height = digits.size_px * 1.2 + len(self._lines()) * face.line_px
        return QSize(round(width + 2 * pad), round(height + 2 * pad))

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw the digits, and the cameras they call."""
        digits, face = self._faces()
        colours, pad = self.look.colours, self.look.sizes.px(18)
        digits.draw(painter, pad, digits.centred(pad, digits.size_px * 1.2), self._typed, colours.ice)
        top = pad + digits.size_px * 1.2
        for line, is_chosen in self._lines():
            text = face.elided(line, size.width() - 2 * pad)
            face.draw(painter, pad, face.centred(top, face.line_px), text, colours.i1 if is_chosen else colours.i3)
            top += face.line_px

    def _faces(self) -> tuple[Face, Face]:
        return self.look.face("value", 600, digits=True), self.look.face("body", 600)

    def _lines(self) -> list[tuple[str, bool]]:
        if not self._found:
            return [(self.tr("No camera has this number"), False)]
        first = min(max(0, self._chosen - _SHOWN + 1), max(0, len(self._found) - _SHOWN))
        shown = list(enumerate(self._found))[first : first + _SHOWN]
        lines = [(f"{camera.code}  {camera.name}", number == self._chosen) for number, camera in shown]
        more = len(self._found) - len(shown)
        return [*lines, (f"+{more}", False)] if more else lines
