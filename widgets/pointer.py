"""What the mouse does on the canvas: select, enlarge, zoom, pan, swap, ask for the menu, show details, hide."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from feeds.core import Rect
from widgets import zoom
from widgets.details import tooltip
from widgets.tile import Tile
from widgets.wall_canvas import WallCanvas

_DETAILS_AFTER_MS = 400
_HIDES_AFTER_MS = 3000
_NOTCH = 120
"""Qt counts a wheel in eighths of a degree; a notch of a usual mouse is 15 degrees."""

_PER_NOTCH = 1.25


@dataclass(slots=True)
class _Drag:
    """A pressed button: where it began, over which place, and whether it has become a drag."""

    place: str
    pressed: QPointF
    last: QPointF
    crop: Rect
    moves: bool = False
    of_panel: bool = False


class Pointer(QObject):
    """Watches the canvas's mouse. Places are tile ids; `swapped` and `dragged` name first what is dragged.

    `dragged` says while dragging where the tile would land (None: nowhere), and ("", None) when the drag ends.
    `pages_wanted`: the header was pressed. `panel_pressed` and `panel_changed`: a panel's part was pressed, or what is
    seen of it was moved.
    """

    selected = Signal(str)
    enlarged = Signal(str)
    zoomed = Signal(str, object)
    swapped = Signal(str, str)
    dragged = Signal(str, object)
    menu_wanted = Signal(object, QPoint)
    pages_wanted = Signal(QPoint)
    panel_pressed = Signal(str, QPointF)
    touched = Signal()
    panel_changed = Signal(str)

    def __init__(self, canvas: WallCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drag: _Drag | None = None
        self._pointed: str | None = None
        self._hovered: tuple[str, QPointF, QPoint] | None = None
        self._details = QTimer(self)
        self._details.setSingleShot(True)
        self._details.setInterval(_DETAILS_AFTER_MS)
        self._details.timeout.connect(self._show_details)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(_HIDES_AFTER_MS)
        self._hiding.timeout.connect(self._hide)
        canvas.installEventFilter(self)

    def cancel(self) -> bool:
        """Give up a drag; return whether there was one."""
        was_dragging = self._drag is not None and self._drag.moves
        self._drag = None
        if was_dragging:
            self._canvas.unsetCursor()
            self.dragged.emit("", None)
        return was_dragging

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the canvas's mouse events."""
        if isinstance(event, QWheelEvent):
            self._wheel(event)
            return True
        if not isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.Leave:
                self._details.stop()
                self._point_at(None, QPointF())
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event)
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._release(event)
            case QEvent.Type.MouseButtonDblClick:
                place = self._place(event.position())
                if place is not None and event.button() is Qt.MouseButton.LeftButton:
                    panel = self._tile(place).panel
                    if panel is not None and panel.back():
                        self.panel_changed.emit(place)
                    else:
                        self.enlarged.emit(place)
            case _:
                return False
        return True

    def _place(self, at: QPointF) -> str | None:
        at_px = self._canvas.at_px(at)
        return self._canvas.tiles.at(at_px.x(), at_px.y())

    def _tile(self, place: str) -> Tile:
        return self._canvas.tiles.shown_for(place)

    def _press(self, event: QMouseEvent) -> None:
        self.touched.emit()
        self._stir(event)
        self._details.stop()
        QToolTip.hideText()
        place = self._place(event.position())
        if place is None:
            if self._canvas.device_px(event.position().y()) < self._canvas.header_px:
                self.pages_wanted.emit(event.globalPosition().toPoint())
            return
        self.selected.emit(place)
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_wanted.emit(place, event.globalPosition().toPoint())
        elif event.button() is Qt.MouseButton.LeftButton:
            tile = self._tile(place)
            grabs = tile.panel is not None and tile.panel.grabs(self._in_tile(tile, event.position()))
            self._drag = _Drag(place, event.position(), event.position(), tile.crop, of_panel=grabs)

    def _move(self, event: QMouseEvent) -> None:
        self._stir(event)
        drag = self._drag
        if drag is None:
            return
        way = event.position() - drag.pressed
        if not drag.moves and way.manhattanLength() >= QApplication.startDragDistance():
            drag.moves = True
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        if not drag.moves:
            return
        tile = self._tile(drag.place)
        if tile.panel:
            self._drag_in_panel(drag, tile, event.position())
        elif tile.magnification > 1.0:
            step = event.position() - drag.last
            box = tile.picture_rect or tile.picture_box
            by = (-self._canvas.device_px(step.x()) / box.width(), -self._canvas.device_px(step.y()) / box.height())
            self.zoomed.emit(drag.place, zoom.panned(tile.crop, tile.base, by))
        else:
            self.dragged.emit(drag.place, self._target(drag, event.position()))
        drag.last = event.position()

    def _release(self, event: QMouseEvent) -> None:
        drag = self._drag
        self.cancel()
        if drag is None:
            return
        tile = self._tile(drag.place)
        if tile.panel:
            if not drag.moves:
                self.panel_pressed.emit(drag.place, self._in_tile(tile, event.position()))
        elif drag.moves and tile.magnification == 1.0:
            target = self._target(drag, event.position())
            if target is not None:
                self.swapped.emit(drag.place, target)

    def _drag_in_panel(self, drag: _Drag, tile: Tile, at: QPointF) -> None:
        begin = self._in_tile(tile, drag.pressed)
        if drag.of_panel and tile.panel and tile.panel.drag(begin, self._in_tile(tile, at), tile.picture_box.size()):
            self.panel_changed.emit(drag.place)

    def _target(self, drag: _Drag, at: QPointF) -> str | None:
        """Return where a dragged camera would land: another tile, that is no panel."""
        target = self._place(at)
        return None if target is None or target == drag.place or self._tile(target).panel else target

    def _in_tile(self, tile: Tile, at: QPointF) -> QPointF:
        """Return a point of Qt's events in physical pixels of a tile."""
        return self._canvas.at_px(at) - QPointF(tile.picture_box.topLeft())

    def _wheel(self, event: QWheelEvent) -> None:
        place = self._place(event.position())
        if place is None:
            return
        tile = self._tile(place)
        notches = event.angleDelta().y() / _NOTCH
        if tile.panel:
            if tile.panel.wheel(self._in_tile(tile, event.position()), notches, tile.picture_box.size()):
                self.panel_changed.emit(place)
            return
        if not tile.has_moving_look:
            return
        self._details.stop()
        QToolTip.hideText()
        box = tile.picture_rect or tile.picture_box
        at_px = self._canvas.at_px(event.position())
        at = ((at_px.x() - box.x()) / box.width(), (at_px.y() - box.y()) / box.height())
        factor = _PER_NOTCH**notches
        inside = (min(max(at[0], 0.0), 1.0), min(max(at[1], 0.0), 1.0))
        self.zoomed.emit(place, zoom.magnified(tile.crop, tile.base, inside, factor))

    def _stir(self, event: QMouseEvent) -> None:
        """The pointer moved: it is seen, and rests over something else."""
        if self._canvas.cursor().shape() is Qt.CursorShape.BlankCursor:
            self._canvas.unsetCursor()
        if self._canvas.window().isFullScreen():
            self._hiding.start()
        place = self._place(event.position())
        self._hovered = (place, event.position(), event.globalPosition().toPoint()) if place else None
        if event.buttons() is Qt.MouseButton.NoButton:
            self._details.start()
            self._point_at(place, event.position())

    def _point_at(self, place: str | None, at: QPointF) -> None:
        """Tell the panel under the pointer where it is, and the one before that it is there no more."""
        if self._pointed is not None and self._pointed != place:
            self._point_in(self._pointed, None)
        self._pointed = place
        if place is not None:
            self._point_in(place, at)

    def _point_in(self, place: str, at: QPointF | None) -> None:
        tile = self._tile(place) if place in self._canvas.tiles.tiles else None
        if tile is None or tile.panel is None:
            return
        if tile.panel.point(None if at is None else self._in_tile(tile, at), tile.picture_box.size()):
            self.panel_changed.emit(place)

    def _show_details(self) -> None:
        if self._hovered is None or self._hovered[0] not in self._canvas.tiles.tiles:
            return
        tile = self._tile(self._hovered[0])
        area = self._canvas.in_qt(tile.box)
        words = tooltip(tile)
        if tile.panel:
            touch = tile.panel.touch_at(self._in_tile(tile, self._hovered[1]))
            words = touch.words if touch else ""
        QToolTip.showText(self._hovered[2], words, self._canvas, area)

    def _hide(self) -> None:
        if self._canvas.window().isFullScreen() and self._drag is None:
            QToolTip.hideText()
            self._canvas.setCursor(Qt.CursorShape.BlankCursor)
