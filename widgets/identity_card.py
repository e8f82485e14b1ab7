"""A small window in the middle of a monitor that says which one it is."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from widgets.theme import Colours, Face, Look, Sizes

_RATIO = 3.0
"""Viewing distance over the monitor's height for which its letters are made."""


class IdentityCard(QWidget):
    """Shows the number of a monitor, its name and some lines about it, over everything else that is there.

    `dismissed` is emitted when it is pressed.
    """

    dismissed = Signal()

    def __init__(self, screen: QScreen, number: int, name: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._number = str(number)
        self._name = name
        self._lines = lines
        height_px = round(screen.size().height() * screen.devicePixelRatio())
        self._look = Look(Colours.load("dark"), Sizes(height_px, _RATIO))
        self._room_px = round(screen.size().width() * screen.devicePixelRatio() * 0.9)
        self.setWindowTitle(f"{number} · {name}")
        self.setAccessibleName(" · ".join((self._number, name, *lines)))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlags(
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.X11BypassWindowManagerHint
        )
        self.setScreen(screen)

    def appear(self, *, full_screen: bool) -> None:
        """Show up in the middle of the monitor. `full_screen`: fill it, where windows cannot be put in a place."""
        screen = self.screen()
        if full_screen:
            self.setGeometry(screen.geometry())  # Qt chooses the monitor by it, on Wayland too
            self.showFullScreen()
            return
        wanted, ratio, place = self.wanted_px(), screen.devicePixelRatio(), screen.geometry()
        self.resize(math.ceil(wanted.width() / ratio), math.ceil(wanted.height() / ratio))
        self.move(place.center() - QPoint(self.width() // 2, self.height() // 2))
        self.show()

    def wanted_px(self) -> QSize:
        """Return the size that the words need, in physical pixels."""
        number, name, body = self._faces()
        widest = max(number.width(self._number), name.width(self._name), *(body.width(line) for line in self._lines))
        pad = self._pad_px
        height = number.size_px * 1.1 + name.line_px + len(self._lines) * body.line_px + 2 * pad
        return QSize(min(self._room_px, math.ceil(widest) + 4 * pad), math.ceil(height))

    @property
    def _pad_px(self) -> int:
        return self._look.sizes.px(24)

    def _faces(self) -> tuple[Face, Face, Face]:
        fonts, sizes = self._look.fonts, self._look.sizes
        number = fonts.face(sizes.text_px("hero") * 3, 600, digits=True)
        return number, self._look.face("headline", 600), self._look.face("body")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the number, and the lines below it."""
        colours, ratio, wanted = self._look.colours, self.devicePixelRatioF(), self.wanted_px()
        wide, high = self.width() * ratio, self.height() * ratio
        number, name, body = self._faces()
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colours.s1)
            painter.scale(1 / ratio, 1 / ratio)
            top = (high - wanted.height()) / 2 + self._pad_px
            rows = [
                (number, number.size_px * 1.1, self._number, colours.ice),
                (name, name.line_px, self._name, colours.i1),
            ]
            rows += [(body, body.line_px, line, colours.i2) for line in self._lines]
            for face, row_px, words, colour in rows:
                words = face.elided(words, self._room_px - 2 * self._pad_px)
                face.draw(painter, (wide - face.width(words)) / 2, face.centred(top, row_px), words, colour)
                top += row_px

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go away."""
        super().mousePressEvent(event)
        self.dismissed.emit()
