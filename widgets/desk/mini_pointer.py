"""What the mouse does on the wall that is shown small: select, enlarge, drag, ask for a menu or a name."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from widgets.desk.mini_wall import MiniWall
from widgets.desk.places import Place

_NAME_AFTER_MS = 400


class MiniPointer(QObject):
    """Watches the mouse of a `MiniWall`.

    `opened` carries a `Place` that was double-clicked, `menu_wanted` one with a point of the whole desktop,
    `caption_pressed` a screen's id, `drag_began` the `Place` that is dragged from.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    caption_pressed = Signal(str)
    drag_began = Signal(object)

    def __init__(self, wall: MiniWall) -> None:
        super().__init__(wall)
        self._wall = wall
        self._pressed: tuple[QPointF, Place] | None = None
        self._hovered: tuple[Place, QPoint] | None = None
        self._naming = QTimer(self)
        self._naming.setSingleShot(True)
        self._naming.setInterval(_NAME_AFTER_MS)
        self._naming.timeout.connect(self._show_name)
        wall.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the wall's mouse events."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._naming.stop()
            self._hovered = None
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event)
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._pressed = None
            case QEvent.Type.MouseButtonDblClick:
                place = self._wall.place_at(event.position())
                if place is not None and event.button() is Qt.MouseButton.LeftButton:
                    self.opened.emit(place)
            case _:
                return False
        return True

    def _press(self, event: QMouseEvent) -> None:
        self._naming.stop()
        QToolTip.hideText()
        self._wall.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._wall.place_at(event.position())
        if place is None:
            caption = self._wall.caption_at(event.position())
            if caption is not None and event.button() is Qt.MouseButton.LeftButton:
                self.caption_pressed.emit(caption)
            return
        self._wall.select(place)
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_wanted.emit(place, event.globalPosition().toPoint())
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position(), place

    def _move(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            began, place = self._pressed
            if (event.position() - began).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self.drag_began.emit(place)
            return
        place_under = self._wall.place_at(event.position())
        has_name = self._wall.caption_at(event.position()) is not None
        self._wall.setCursor(Qt.CursorShape.PointingHandCursor if has_name else Qt.CursorShape.ArrowCursor)
        self._hovered = None if place_under is None else (place_under, event.globalPosition().toPoint())
        self._naming.start()

    def _show_name(self) -> None:
        if self._hovered is None:
            return
        place, at = self._hovered
        mini = self._wall.tile(place)
        camera = mini.tile.camera if mini is not None else None
        if camera is not None and mini is not None:
            QToolTip.showText(at, f"{mini.number} · {camera.name}", self._wall, self._wall.rect_of(place))
