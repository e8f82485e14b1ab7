"""A box over a window with one field, and a list of what it finds while one types."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from widgets.found_list import ITEM, FoundList, Index, Rows
from widgets.query_field import QueryField
from widgets.theme import Look

_TABS: dict[int, int] = {Qt.Key.Key_Tab: Qt.Key.Key_Down, Qt.Key.Key_Backtab: Qt.Key.Key_Up}


@dataclass(frozen=True, slots=True)
class BoxShape:
    """How large a box is. `width`: in sizes of its text; `rows`: at most so many; `around`: rows' room beside them."""

    width: float
    pad_u: int
    rows: int
    around: int


class FindBox(QFrame):
    """`toggled` tells that it came or went. Whoever inherits it says what is found, and what choosing does."""

    toggled = Signal()

    def __init__(
        self, look: Look, parent: QWidget, *, shape: BoxShape, rows: Rows, spoken: Callable[[Any], str]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.look = look
        self._window = parent
        self._shape = shape
        self._heading = QLabel(self)
        self._heading.setWordWrap(True)
        self.field = QueryField(self)
        self._message = QLabel(self)
        self._message.setProperty("quiet", "true")
        self._message.setWordWrap(True)
        self._rows = rows
        self.found = FoundList(rows, spoken, self)
        self.found.clicked.connect(self._pick)
        self.field.changed.connect(self.search)
        self.field.installEventFilter(self)
        self._column = QVBoxLayout(self)
        for widget in (self._heading, self.field, self._message, self.found):
            self._column.addWidget(widget)
        self.hide()

    def search(self, query: str) -> None:
        """Show what fits a query, through `show_found`."""
        raise NotImplementedError

    def choose(self, item: Any) -> None:
        """Do what choosing an item does; the box has gone."""
        raise NotImplementedError

    def come(self, heading: str, typed: str) -> None:
        """Come up under a heading, with some text already typed."""
        self._heading.setText(heading)
        self.field.setAccessibleName(heading)
        self.field.setText(typed)
        self.search(typed)
        self.fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, items: list[Any], message: str) -> None:
        """Show what was found, and a sentence above it, "" for none."""
        self.found.replace(items)
        self._message.setVisible(bool(message))
        self._message.setText(message)
        self._show_rows()

    def fit(self) -> None:
        """Take the size and place that suit the window as it is now."""
        window, ratio = self._window, self.devicePixelRatioF()
        self._rows.look = self.look
        pad = round(self.look.sizes.px(self._shape.pad_u) / ratio)
        self._column.setContentsMargins(pad, pad, pad, pad)
        width = round(self.look.sizes.text_px("label") * self._shape.width / ratio)
        self.setFixedWidth(min(window.width() - 2 * pad, width))
        self._show_rows()
        # As high as it may get: while one types only its lower edge moves.
        height = self.height() - self.found.height() + self.found.row_px * self._most_rows()
        self.move((window.width() - self.width()) // 2, max(0, (window.height() - height) // 3))

    def _most_rows(self) -> int:
        return max(1, min(self._shape.rows, self._window.height() // self.found.row_px - self._shape.around))

    def _show_rows(self) -> None:
        """Be as high as what was found."""
        count = min(self._most_rows(), len(self.found.items))
        self.found.setVisible(count > 0)
        self.found.setFixedHeight(self.found.row_px * max(1, count))
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _pick(self, index: Index) -> None:
        item = index.data(ITEM)
        self.hide()
        self.choose(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the keys of the field move through the list, choose and leave."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.found.currentIndex().isValid():
                self._pick(self.found.currentIndex())
        elif not self.found.step(_TABS.get(key, key)):
            return super().eventFilter(watched, event)
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the window that something lies over it."""
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the window that it may be free again."""
        super().hideEvent(event)
        self.toggled.emit()
