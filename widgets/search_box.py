"""The search overlay: one field, and the cameras it finds while one types."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QInputMethodEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.model import CameraLabel
from widgets.overlays import announce
from widgets.search import CameraIndex, matched_span
from widgets.theme import Look

_Index = QModelIndex | QPersistentModelIndex
_CAMERA = Qt.ItemDataRole.UserRole
_ROWS = 8


class _Found(QAbstractListModel):
    """The cameras found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cameras: list[CameraLabel] = []

    def replace(self, cameras: list[CameraLabel]) -> None:
        self.beginResetModel()
        self.cameras = cameras
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        return 0 if parent.isValid() else len(self.cameras)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        camera = self.cameras[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{camera.name} {camera.code}"
        return camera if role == _CAMERA else None


class _Rows(QStyledItemDelegate):
    """Draws a camera: its name with the matching part underlined, then number, district and road."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.look = look
        self.query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        ratio = option.widget.devicePixelRatioF()
        return QSize(100, round(self.look.sizes.text_px("label") * 3.1 / ratio))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        camera: CameraLabel = index.data(_CAMERA)
        ratio = option.widget.devicePixelRatioF()
        sizes, colours = self.look.sizes, self.look.colours
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.scale(1 / ratio, 1 / ratio)
        width, height = option.rect.width() * ratio, option.rect.height() * ratio
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRectF(0, 0, width, height), colours.s3)
            painter.fillRect(QRectF(0, 0, sizes.px(3), height), colours.ice)
        name, meta = self.look.face("label", 600), self.look.face("meta")
        left = float(sizes.px(14))
        upper, lower = name.centred(0, height * 0.6), meta.centred(height * 0.5, height * 0.45)
        text = name.elided(camera.name, width - 2 * left)
        end = name.draw(painter, left, upper, text, colours.i1)
        span = matched_span(text, self.query)
        if span:
            start, stop = (left + name.width(text[:edge]) for edge in span)
            painter.fillRect(QRectF(start, upper + sizes.px(3), stop - start, max(1, sizes.px(2))), colours.ice)
        gloss = meta.elided(camera.gloss, width - end - 2 * left)
        meta.draw(painter, end + left / 2, upper, gloss, colours.i3)
        second = " · ".join(part for part in (camera.code, camera.district, camera.road) if part)
        meta.draw(painter, left, lower, meta.elided(second, width - 2 * left), colours.i2)
        painter.restore()


class _Field(QLineEdit):
    """A line that also tells what is still being composed: the last syllable of a Korean name is not text yet."""

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


class SearchBox(QFrame):
    """Finds a camera. `chosen` carries the camera that was picked; `toggled` tells that the box came or went."""

    chosen = Signal(object)
    toggled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.look = look
        self._window = parent
        self._index = CameraIndex(())
        self._picks_number = False
        self._heading = QLabel(self)
        self._heading.setWordWrap(True)
        self.field = _Field(self)
        self._message = QLabel(self)
        self._message.setProperty("quiet", "true")
        self._message.setWordWrap(True)
        self._found = _Found(self)
        self._rows = _Rows(look, self)
        self._list = QListView(self)
        self._list.setModel(self._found)
        self._list.setItemDelegate(self._rows)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._pick)
        self.field.changed.connect(self._search)
        self.field.installEventFilter(self)
        self._column = QVBoxLayout(self)
        for widget in (self._heading, self.field, self._message, self._list):
            self._column.addWidget(widget)
        self.hide()

    def set_cameras(self, index: CameraIndex) -> None:
        """Search these cameras from now on."""
        self._index = index

    def open(self, heading: str, typed: str = "", *, picks_number: bool = False) -> None:
        """Come up with some text already typed. `picks_number`: a whole number typed is a choice, without Enter."""
        self._heading.setText(heading)
        self.field.setAccessibleName(heading)
        self._picks_number = False
        self.field.setText(typed)
        self._search(typed)
        self._picks_number = picks_number
        self.fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def fit(self) -> None:
        """Take the size and place that suit the window as it is now."""
        window, ratio = self._window, self.devicePixelRatioF()
        self._rows.look = self.look
        pad = round(self.look.sizes.px(14) / ratio)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self.setFixedWidth(min(window.width(), round(self.look.sizes.text_px("label") * 34 / ratio)))
        row, most = self._row_px(), self._most_rows()
        self._show_rows()
        # As high as it may get: while one types only its lower edge moves.
        height = self.height() - self._list.height() + row * most
        self.move((window.width() - self.width()) // 2, max(0, (window.height() - height) // 3))

    def _row_px(self) -> int:
        return max(1, round(self.look.sizes.text_px("label") * 3.1 / self.devicePixelRatioF()))

    def _most_rows(self) -> int:
        return max(1, min(_ROWS, self._window.height() // self._row_px() - 4))

    def _show_rows(self) -> None:
        """Be as high as what was found."""
        count = min(self._most_rows(), len(self._found.cameras))
        self._list.setVisible(count > 0)
        self._list.setFixedHeight(self._row_px() * max(1, count))
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _search(self, query: str) -> None:
        if self._picks_number and query:
            camera = self._index.numbered(query)
            if camera and not self._index.has_longer_number(query):
                self._choose(camera)
                return
        found = self._index.find(query)
        nearest = [] if found else self._index.nearest(query)
        self._rows.query = query if found else ""
        self._found.replace(found or nearest)
        self._message.setVisible(not found or not query)
        if not len(self._index):
            self._message.setText(self.tr("This city has no cameras"))
        elif not query:
            self._message.setText(self.tr("Name, number, road, district or initial consonants"))
        elif not found:
            text = self.tr("No camera found for “{query}”. The nearest names:")
            self._message.setText(text.format(query=query))
        if self._found.cameras:
            self._list.setCurrentIndex(self._found.index(0))
        self._show_rows()

    def _pick(self, index: _Index) -> None:
        self._choose(index.data(_CAMERA))

    def _choose(self, camera: CameraLabel) -> None:
        self.hide()
        self.chosen.emit(camera)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the keys of the field move through the list, choose and leave."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._list.currentIndex().isValid():
                    self._pick(self._list.currentIndex())
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self._list.currentIndex().row() + step, 0), len(self._found.cameras) - 1)
                if row >= 0:
                    self._list.setCurrentIndex(self._found.index(row))
                    announce(self._list, self._found.index(row).data())
            case _:
                return super().eventFilter(watched, event)
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the window that the canvas is covered."""
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the window that the canvas may be free again."""
        super().hideEvent(event)
        self.toggled.emit()
