"""What the mouse does on the canvas: select, enlarge, zoom, pan, swap, ask for the menu, show details, hide."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
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


class Pointer(QObject):
    """Watches the canvas's mouse. Places are tile ids; `swapped` and `dragged` name first what is dragged.

    `dragged` says while dragging where the tile would land (None: nowhere), and ("", None) when the drag ends.
    """

    selected = Signal(str)
    enlarged = Signal(str)
    zoomed = Signal(str, object)
    swapped = Signal(str, str)
    dragged = Signal(str, object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, canvas: WallCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drag: _Drag | None = None
        self._hovered: tuple[str, QPoint] | None = None
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
                    self.enlarged.emit(place)
            case _:
                return False
        return True

    def _place(self, at: QPointF) -> str | None:
        return self._canvas.tiles.at(self._canvas.device_px(at.x()), self._canvas.device_px(at.y()))

    def _tile(self, place: str) -> Tile:
        return self._canvas.tiles.shown_for(place)

    def _press(self, event: QMouseEvent) -> None:
        self._stir(event)
        self._details.stop()
        QToolTip.hideText()
        place = self._place(event.position())
        if place is None:
            return
        self.selected.emit(place)
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_wanted.emit(place, event.globalPosition().toPoint())
        elif event.button() is Qt.MouseButton.LeftButton:
            self._drag = _Drag(place, event.position(), event.position(), self._tile(place).crop)

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
        if tile.magnification > 1.0:
            step = event.position() - drag.last
            box = tile.picture_rect or tile.picture_box
            by = (-self._canvas.device_px(step.x()) / box.width(), -self._canvas.device_px(step.y()) / box.height())
            self.zoomed.emit(drag.place, zoom.panned(tile.crop, tile.base, by))
        else:
            target = self._place(event.position())
            self.dragged.emit(drag.place, target if target != drag.place else None)
        drag.last = event.position()

    def _release(self, event: QMouseEvent) -> None:
        drag = self._drag
        self.cancel()
        if drag is None or not drag.moves or self._tile(drag.place).magnification > 1.0:
            return
        target = self._place(event.position())
        if target is not None and target != drag.place:
            self.swapped.emit(drag.place, target)

    def _wheel(self, event: QWheelEvent) -> None:
        place = self._place(event.position())
        if place is None:
            return
        tile = self._tile(place)
        if not tile.has_moving_look:
            return
        self._details.stop()
        QToolTip.hideText()
        box = tile.picture_rect or tile.picture_box
        at = (
            (self._canvas.device_px(event.position().x()) - box.x()) / box.width(),
            (self._canvas.device_px(event.position().y()) - box.y()) / box.height(),
        )
        factor = _PER_NOTCH ** (event.angleDelta().y() / _NOTCH)
        inside = (min(max(at[0], 0.0), 1.0), min(max(at[1], 0.0), 1.0))
        self.zoomed.emit(place, zoom.magnified(tile.crop, tile.base, inside, factor))

    def _stir(self, event: QMouseEvent) -> None:
        """The pointer moved: it is seen, and rests over something else."""
        if self._canvas.cursor().shape() is Qt.CursorShape.BlankCursor:
            self._canvas.unsetCursor()
        if self._canvas.window().isFullScreen():
            self._hiding.start()
        place = self._place(event.position())
        self._hovered = (place, event.globalPosition().toPoint()) if place else None
        if event.buttons() is Qt.MouseButton.NoButton:
            self._details.start()

    def _show_details(self) -> None:
        if self._hovered is None or self._hovered[0] not in self._canvas.tiles.tiles:
            return
        tile = self._tile(self._hovered[0])
        ratio = self._canvas.devicePixelRatioF()
        box = tile.box
        area = QRect(*(round(edge / ratio) for edge in (box.x(), box.y(), box.width(), box.height())))
        QToolTip.showText(self._hovered[1], tooltip(tile), self._canvas, area)

    def _hide(self) -> None:
        if self._canvas.window().isFullScreen() and self._drag is None:
            QToolTip.hideText()
            self._canvas.setCursor(Qt.CursorShape.BlankCursor)
