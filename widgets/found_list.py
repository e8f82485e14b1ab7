"""What a query has found, as a list under the field one types into: the field keeps the keys, the list moves."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.model import CameraLabel
from widgets.overlays import announce
from widgets.search import matched_span
from widgets.theme import Look

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
"""The role that gives what a row stands for."""

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class _Found(QAbstractListModel):
    def __init__(self, spoken: Callable[[Any], str], parent: QObject) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.items: list[Any] = []

    def replace(self, items: Sequence[Any]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._spoken(item)
        return item if role == ITEM else None


class Rows(QStyledItemDelegate):
    """Draws rows in physical pixels, the one that is chosen marked. `height`: of a row, in sizes of its text."""

    height: float

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return how high a row is; it is as wide as the list."""
        return QSize(80, round(self.look.sizes.text_px("label") * self.height / option.widget.devicePixelRatioF()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        ratio, sizes, colours = option.widget.devicePixelRatioF(), self.look.sizes, self.look.colours
        row = QRectF(0, 0, option.rect.width() * ratio, option.rect.height() * ratio)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.scale(1 / ratio, 1 / ratio)
        if is_chosen:
            painter.fillRect(row, colours.s3)
            painter.fillRect(QRectF(0, 0, sizes.px(3), row.height()), colours.ice)
        self.draw(painter, index.data(ITEM), row.width(), row.height(), is_chosen=is_chosen)
        painter.restore()

    def draw(self, painter: QPainter, item: Any, width: float, height: float, *, is_chosen: bool) -> None:
        """Draw what a row stands for, at 0, 0 and of that size."""
        raise NotImplementedError


class CameraRows(Rows):
    """Draws cameras. `query`: what was typed, underlined in names."""

    query = ""

    def draw_name(self, painter: QPainter, camera: CameraLabel, baseline: float, room: float) -> float:
        """Draw a camera's name with the part that was found underlined; return where it ends."""
        sizes, colours = self.look.sizes, self.look.colours
        name, left = self.look.face("label", 600), float(sizes.px(14))
        text = name.elided(camera.name, room)
        end = name.draw(painter, left, baseline, text, colours.i1)
        span = matched_span(text, self.query)
        if span:
            start, stop = (left + name.width(text[:edge]) for edge in span)
            painter.fillRect(QRectF(start, baseline + sizes.px(3), stop - start, max(1, sizes.px(2))), colours.ice)
        return end


def camera_spoken(camera: CameraLabel) -> str:
    """Return what a screen reader says of a camera in a list."""
    return f"{camera.name} {camera.code}"


class FoundList(QListView):
    """What was found, the first chosen. `spoken`: what a screen reader says of an item."""

    def __init__(self, rows: Rows, spoken: Callable[[Any], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._found = _Found(spoken, self)
        self._rows = rows
        rows.setParent(self)
        self.setModel(self._found)
        self.setItemDelegate(rows)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def items(self) -> Sequence[Any]:
        """What is in the list, the best first."""
        return self._found.items

    @property
    def item(self) -> Any:
        """What is chosen, None where nothing is."""
        return self.currentIndex().data(ITEM) if self.currentIndex().isValid() else None

    @property
    def row_px(self) -> int:
        """How high a row is, in Qt's pixels."""
        return max(1, round(self._rows.look.sizes.text_px("label") * self._rows.height / self.devicePixelRatioF()))

    def replace(self, items: Sequence[Any]) -> None:
        """Show these items, the first of them chosen."""
        self._found.replace(items)
        if items:
            self.setCurrentIndex(self._found.index(0))

    def step(self, key: int) -> bool:
        """Choose another item, as a key says; return whether it is a key for that."""
        page = max(1, self.height() // self.row_px)
        steps = _STEPS.get(key, 0) or page * _PAGES.get(key, 0)
        if not steps:
            return False
        if self.items:
            row = min(max(self.currentIndex().row() + steps, 0), len(self.items) - 1)
            self.setCurrentIndex(self._found.index(row))
            announce(self, self._found.index(row).data())
        return True
