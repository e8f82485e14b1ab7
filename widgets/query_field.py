"""The line in which a query is typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class QueryField(QLineEdit):
    """A line that also tells what is still being composed: the last syllable of a Korean name is not text yet.

    `changed` carries the query.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._composed = ""
        self._told = ""
        self.textChanged.connect(self._tell)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Take note of what an input method composes."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def _tell(self) -> None:
        text, at = self.text(), self.cursorPosition()
        query = text[:at] + self._composed + text[at:]
        if query != self._told:
            self._told = query
            self.changed.emit(query)
