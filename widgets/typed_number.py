"""The beginning of a camera's number, typed anywhere: the letter may be a shortcut, and waits for the next one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

from widgets.search import CameraIndex
from widgets.verbs import verb_of

WAIT_MS = 400
"""How long a letter that begins camera numbers waits for the next one before it is taken for a shortcut."""


class TypedNumber(QObject):
    """Takes characters. `search`: looks for what was typed; `act`: does what a key alone does."""

    def __init__(self, search: Callable[[str], None], act: Callable[[Qt.Key], None], parent: QObject) -> None:
        super().__init__(parent)
        self._search = search
        self._act = act
        self._typed: tuple[str, Qt.Key] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._on_pause)

    def take(self, text: str, key: Qt.Key, index: CameraIndex) -> bool:
        """Take a character for the beginning of a camera's number; return whether it may be one."""
        character = text.upper()
        if self._typed:
            first, first_key = self._typed
            self._typed = None
            self._timer.stop()
            if character.isalnum() and index.has_number_like(first + character):
                self._search(first + character)
                return True
            self._act(first_key)
        if not character or character not in index.first_characters:
            return False
        if verb_of(key, with_control=False) is None and not layout_number(key):
            self._search(character)
        else:
            self._typed = (character, key)
            self._timer.start()
        return True

    @Slot()
    def _on_pause(self) -> None:
        if self._typed:
            _, key = self._typed
            self._typed = None
            self._act(key)


def layout_number(key: int) -> int:
    """Return 1 to 9 for the digit keys, 0 for any other."""
    return key - Qt.Key.Key_0 if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 else 0


_SHIFTED = {
    key: number
    for number, key in enumerate(
        (
            Qt.Key.Key_Exclam,
            Qt.Key.Key_At,
            Qt.Key.Key_NumberSign,
            Qt.Key.Key_Dollar,
            Qt.Key.Key_Percent,
            Qt.Key.Key_AsciiCircum,
            Qt.Key.Key_Ampersand,
            Qt.Key.Key_Asterisk,
            Qt.Key.Key_ParenLeft,
        ),
        start=1,
    )
}
"""What Qt calls the digit keys with Shift, on a keyboard with the usual signs above them."""


def screen_number(event: QKeyEvent) -> int:
    """Return 1 to 9 for Shift with a digit of the main keyboard, 0 for any other key."""
    modifiers, key = event.modifiers(), Qt.Key(event.key())
    if not modifiers & Qt.KeyboardModifier.ShiftModifier or modifiers & Qt.KeyboardModifier.KeypadModifier:
        return 0
    return layout_number(key) or _SHIFTED.get(key, 0)
