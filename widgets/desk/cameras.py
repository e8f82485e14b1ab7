"""The cameras of the city at the desk: searched while one types, dragged onto tiles, each with its state."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from feeds.core import TileState
from widgets.facts import CameraFacts
from widgets.found_list import ITEM, CameraRows, FoundList, camera_spoken
from widgets.glyphs import Glyph, draw_glyph
from widgets.model import CameraLabel
from widgets.query_field import QueryField
from widgets.search import CameraIndex
from widgets.theme import Look

_GLYPHS = {
    TileState.LIVE: Glyph.LIVE,
    TileState.CONNECTING: Glyph.CONNECTING,
    TileState.STALE: Glyph.LATE,
    TileState.FROZEN: Glyph.FROZEN,
    TileState.LOST: Glyph.LOST,
    TileState.REFUSED: Glyph.LOST,
    TileState.PRIVACY: Glyph.SHIELD,
}
_FAULTS = frozenset({TileState.STALE, TileState.FROZEN, TileState.LOST, TileState.REFUSED})


class _Rows(CameraRows):
    """Draws a camera: state, name with the matching part underlined, number and district, where it is shown."""

    height = 3.2

    def __init__(self, look: Look, where: Callable[[str], str]) -> None:
        super().__init__(look)
        self.known: Mapping[str, CameraFacts] = {}
        self._where = where

    def draw(self, painter: QPainter, item: CameraLabel, width: float, height: float, *, is_chosen: bool) -> None:
        sizes, colours = self.look.sizes, self.look.colours
        name, meta = self.look.face("label", 600), self.look.face("meta")
        left, right = float(sizes.px(14)), width - sizes.px(14)
        upper, lower = name.centred(0, height * 0.6), meta.centred(height * 0.48, height * 0.45)
        facts = self.known.get(item.camera_id)
        if facts is not None and facts.state is not None:
            size = name.size_px * 0.8
            box = QRectF(round(right - size), round(upper - name.cap_px / 2 - size / 2), size, size)
            draw_glyph(painter, _GLYPHS[facts.state], box, colours.quality if facts.state in _FAULTS else colours.i3)
        end = self.draw_name(painter, item, upper, right - left - name.size_px * 1.3)
        room = right - end - name.size_px * 1.3 - left / 2
        if room > meta.size_px * 4:
            meta.draw(painter, end + left / 2, upper, meta.elided(item.gloss, room), colours.i3)
        where = self._where(item.camera_id)
        if where and meta.width(where) < (right - left) * 0.5:
            meta.draw(painter, right - meta.width(where), lower, where, colours.data)
            right -= meta.width(where) + left / 2
        second = " · ".join(part for part in (item.code, item.district) if part)
        meta.draw(painter, left, lower, meta.elided(second, right - left), colours.i3)


class CameraList(QWidget):
    """Finds cameras. `chosen` carries one for the selected tile, `drag_began` one that is dragged.

    `where`: says where a camera is shown on the wall, "" for nowhere.
    """

    chosen = Signal(object)
    drag_began = Signal(object)

    def __init__(self, look: Look, where: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._index = CameraIndex(())
        self._pressed: tuple[QPointF, CameraLabel] | None = None
        self.field = QueryField(self)
        self.field.setAccessibleName(self.tr("Search cameras"))
        self._message = QLabel(self)
        self._message.setProperty("quiet", "true")
        self._message.setWordWrap(True)
        self._rows = _Rows(look, where)
        self.rows = FoundList(self._rows, camera_spoken, self)
        self.rows.doubleClicked.connect(lambda index: self.chosen.emit(index.data(ITEM)))
        self.rows.viewport().installEventFilter(self)
        self.field.changed.connect(self._search)
        self.field.installEventFilter(self)
        self._column = QVBoxLayout(self)
        for widget in (self.field, self._message, self.rows):
            self._column.addWidget(widget)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = self._rows.look = look
        pad = round(look.sizes.px(14) / self.devicePixelRatioF())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(pad // 2)
        self.field.setPlaceholderText(self.tr("Search cameras"))
        self.rows.doItemsLayout()

    def set_cameras(self, index: CameraIndex) -> None:
        """Have these cameras."""
        self._index = index
        self._search(self.field.text())

    def know(self, cameras: Mapping[str, CameraFacts]) -> None:
        """Take note of how the cameras are, and of where they are shown now."""
        self._rows.known = cameras
        self.rows.viewport().update()

    def _search(self, query: str) -> None:
        found = self._index.find(query, limit=max(1, len(self._index)))
        self._rows.query = query if found else ""
        self.rows.replace(found or self._index.nearest(query))
        if not len(self._index):
            text = self.tr("This city has no cameras")
        elif found:
            text = self.tr("{found} of {all} cameras").format(found=f"{len(found):,}", all=f"{len(self._index):,}")
        else:
            text = self.tr("No camera found for “{query}”. The nearest names:").format(query=query)
        self._message.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let keys of the field move through the list and choose; let rows be dragged."""
        if watched is self.rows.viewport() and isinstance(event, QMouseEvent):
            return self._mouse(event)
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.rows.item is not None:
                self.chosen.emit(self.rows.item)
        elif self.rows.step(event.key()):
            pass
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return super().eventFilter(watched, event)
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            index = self.rows.indexAt(event.position().toPoint())
            self._pressed = (event.position(), index.data(ITEM)) if index.isValid() else None
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif event.type() is QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            if self._pressed is not None:
                began, camera = self._pressed
                if (event.position() - began).manhattanLength() >= QApplication.startDragDistance():
                    self._pressed = None
                    self.drag_began.emit(camera)
            return True
        return False
