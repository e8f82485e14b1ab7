"""A panel of the wall in a widget of its own: the desk shows alarms and streams as the wall's pages do."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from widgets.facts import Facts
from widgets.panels.catalogue import PANELS
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.theme import Look

_NOTCH = 120


class PanelView(QWidget):
    """Shows a panel of a kind as it is without settings. `command` carries what is asked for by pressing it."""

    command = Signal(object)

    def __init__(self, look: Look, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = look
        self.host = PanelHost(PanelSpec(kind, PANELS[kind].config.model_validate({"kind": kind})))

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self.update()

    def look_at(self, facts: Facts) -> None:
        """Show these facts; what looks the same is not drawn anew."""
        if self.host.look_at(facts):
            self.setAccessibleName(self.host.spoken())
            self.update()

    def _size_px(self) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(max(1, int(self.width() * ratio)), max(1, int(self.height() * ratio)))

    def _at(self, at: QPointF) -> QPointF:
        return at * self.devicePixelRatioF()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the panel's picture."""
        ratio = self.devicePixelRatioF()
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._look.colours.s1)
            painter.scale(1 / ratio, 1 / ratio)
            painter.drawImage(0, 0, self.host.image(self._size_px(), self._look))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Press a part of the panel."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._tell(*self.host.press(self._at(event.position())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show by the pointer what can be pressed, and say what it is."""
        touch = self.host.touch_at(self._at(event.position()))
        can_press = touch is not None and touch.action is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_press else Qt.CursorShape.ArrowCursor)
        if self.host.point(self._at(event.position()), self._size_px()):
            self.update()
        self.setToolTip(touch.words if touch is not None else "")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll what can be scrolled."""
        QToolTip.hideText()
        if self.host.wheel(self._at(event.position()), event.angleDelta().y() / _NOTCH, self._size_px()):
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the part that the keyboard is on; other keys are the desk's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.host.focused is not None:
            self._tell(*self.host.press_focused())
        elif event.key() == Qt.Key.Key_Escape and self.host.back():
            self.update()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.host.focused is not None:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go through the parts of the panel, then on to the next of the desk."""
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first part, or at the last when coming back."""
        super().focusInEvent(event)
        self._step(-1 if event.reason() is Qt.FocusReason.BacktabFocusReason else 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.host.leave()
        self.update()

    def _step(self, by: int) -> bool:
        moved = self.host.step(by)
        self.update()
        return moved

    def _tell(self, was_pressed: bool, command: object) -> None:
        if was_pressed:
            self.update()
        if command is not None:
            self.command.emit(command)
