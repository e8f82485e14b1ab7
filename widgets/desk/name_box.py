"""Asks for the name of a scene that is to be kept."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from widgets.query_field import QueryField
from widgets.theme import Look


class NameBox(QFrame):
    """A line over the desk. `named` carries the name; `left` tells that the box is gone."""

    named = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.look = look
        self._window = parent
        self._known: tuple[str, ...] = ()
        self._heading = QLabel(self.tr("Save what the wall shows as a scene"), self)
        self._heading.setWordWrap(True)
        self.field = QueryField(self)
        self.field.setAccessibleName(self._heading.text())
        self._message = QLabel(self)
        self._message.setProperty("quiet", "true")
        self._message.setWordWrap(True)
        self.field.changed.connect(self._tell)
        self.field.installEventFilter(self)
        self._column = QVBoxLayout(self)
        for widget in (self._heading, self.field, self._message):
            self._column.addWidget(widget)
        self.hide()

    def open(self, name: str, known: Sequence[str]) -> None:
        """Come up with a name; `known`: those of the scenes that there are."""
        self._known = tuple(known)
        self.field.setText(name)
        self._tell(name)
        self.fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def fit(self) -> None:
        """Take the size and place that suit the window as it is now."""
        ratio = self.devicePixelRatioF()
        pad = round(self.look.sizes.px(18) / ratio)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self.setFixedWidth(min(self._window.width() - 2 * pad, round(self.look.sizes.text_px("label") * 34 / ratio)))
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        self.move((self._window.width() - self.width()) // 2, (self._window.height() - self.height()) // 3)

    def _tell(self, name: str) -> None:
        if name.strip() in self._known:
            text = self.tr("Enter writes the scene “{name}” anew, Esc leaves it").format(name=name.strip())
        elif name.strip():
            text = self.tr("Enter saves, Esc leaves")
        else:
            text = self.tr("A scene needs a name")
        self._message.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Save or leave by the keys of the field."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        name = self.field.text().strip()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if name:
                self._leave()
                self.named.emit(name)
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return super().eventFilter(watched, event)
        return True

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
