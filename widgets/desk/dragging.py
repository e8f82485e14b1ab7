"""A camera that follows the mouse over the whole desk, from where it was grabbed until it is let go."""

import math

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.theme import Look


class Ghost(QWidget):
    """The name of what is dragged, beside the pointer."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._desk = parent
        self.look = look
        self.text = ""
        self.hide()

    def follow(self, text: str, at: QPointF) -> None:
        """Show a name at a point of the parent, within it."""
        face, ratio = self.look.face("label", 600), self.devicePixelRatioF()
        self.text = text
        size = math.ceil((face.width(text) + 1.6 * face.size_px) / ratio), math.ceil(face.size_px * 2.2 / ratio)
        self.resize(*size)
        room, gap = self._desk.size(), round(face.size_px / ratio)
        x = min(round(at.x()) + gap, room.width() - size[0])
        self.move(max(0, x), max(0, min(round(at.y()) + gap, room.height() - size[1])))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the name on a plate."""
        ratio, colours, face = self.devicePixelRatioF(), self.look.colours, self.look.face("label", 600)
        area = QRectF(0, 0, math.floor(self.width() * ratio), math.floor(self.height() * ratio))
        line = max(1, self.look.sizes.px(2))
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            painter.fillRect(area, colours.ice)
            painter.fillRect(area.adjusted(line, line, -line, -line), colours.s2)
            face.draw(painter, face.size_px * 0.8, face.centred(0, area.height()), self.text, colours.i1)


class Dragging(QObject):
    """Follows the mouse of the widget in which a drag began; that one gets its events until the button is released.

    `moved` and `dropped` carry a point of the desk, `ended` tells that it is over, be it dropped or given up.
    """

    moved = Signal(QPointF)
    dropped = Signal(QPointF)
    ended = Signal()

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self._source: QWidget | None = None

    @property
    def runs(self) -> bool:
        """Whether something is dragged."""
        return self._source is not None

    def begin(self, source: QWidget) -> None:
        """Follow the mouse of a widget from now on."""
        self.cancel()
        self._source = source
        source.installEventFilter(self)
        source.setCursor(Qt.CursorShape.ClosedHandCursor)

    def cancel(self) -> bool:
        """Give up; return whether something was dragged."""
        if self._source is None:
            return False
        self._source.removeEventFilter(self)
        self._source.unsetCursor()
        self._source = None
        self.ended.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the mouse's events while something is dragged."""
        if not isinstance(event, QMouseEvent) or self._source is None:
            return False
        at = self._desk.mapFromGlobal(event.globalPosition())
        if event.type() is QEvent.Type.MouseMove:
            self.moved.emit(at)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self.cancel()
            self.dropped.emit(at)
        return True
