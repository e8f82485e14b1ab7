"""A button of the desk: what it does, what that is about, and the key that does the same."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.theme import Face, Look

HEIGHT = 2.3
"""Height of a button in sizes of its text."""
_LEAST_DETAIL = 5.0
"""A detail is drawn where there is room for so many sizes of its text."""


class DeskButton(QAbstractButton):
    """A flat button. `detail`: what the press is about; it is cut where there is no room. `key`: "" for none.

    A button that is checked is on: it is filled with ink. It takes the keyboard's focus by Tab alone, so that Space
    stays what it is for the desk after a click.
    """

    def __init__(self, look: Look, text: str, parent: QWidget, *, key: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self._detail = ""
        self._key = key
        self._shows_key = True
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self.updateGeometry()
        self.update()

    def set_detail(self, detail: str) -> None:
        """Say what a press is about."""
        if detail != self._detail:
            self._detail = detail
            self.setAccessibleName(f"{self.text()}: {detail}" if detail else self.text())
            self.setSizePolicy(
                QSizePolicy.Policy.Maximum if detail else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
            )
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Stay as it is when it is pressed: whether it is on follows from what the wall shows then."""

    def show_key(self, shown: bool) -> None:
        """Draw the key, or leave it out where there is little room."""
        if shown != self._shows_key:
            self._shows_key = shown
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that holds everything."""
        return self._size(self._detail)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size without the detail."""
        return self._size("")

    def _size(self, detail: str) -> QSize:
        text, small, cap = self._faces()
        width = text.width(self.text()) + 1.6 * text.size_px
        if detail:
            width += small.width(detail) + text.size_px * 0.6
        if self._key and self._shows_key:
            width += cap.width(self._key) + cap.size_px * 1.7
        ratio = self.devicePixelRatioF()
        return QSize(math.ceil(width / ratio), round(text.size_px * HEIGHT / ratio))

    def _faces(self) -> tuple[Face, Face, Face]:
        return self._look.face("label", 600), self._look.face("meta"), self._look.face("meta", 600)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, words and key."""
        ratio, colours = self.devicePixelRatioF(), self._look.colours
        text, small, cap = self._faces()
        width, height = math.floor(self.width() * ratio), math.floor(self.height() * ratio)
        ground, ink, quiet = colours.s3, colours.i1, colours.i2
        if not self.isEnabled():
            ground, ink, quiet = colours.s2, colours.i3, colours.i3
        elif self.isChecked():
            ground, ink, quiet = colours.i1, colours.s0, colours.s0
        elif self.isDown():
            ground = colours.line2
        elif self.underMouse():
            ground = colours.line
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            painter.fillRect(0, 0, width, height, ground)
            right = width - text.size_px * 0.8
            if self._key and self._shows_key:
                wide = round(cap.width(self._key) + cap.size_px * 0.9)
                box = QRectF(round(right - wide + cap.size_px * 0.3), round(height * 0.22), wide, round(height * 0.56))
                painter.setPen(QPen(quiet, max(1, self._look.sizes.px(1))))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
                middle = box.center().x() - cap.width(self._key) / 2
                cap.draw(painter, middle, cap.centred(box.top(), box.height()), self._key, quiet)
                right = box.left() - cap.size_px * 0.5
            x = text.size_px * 0.8
            baseline = text.centred(0, height)
            x = text.draw(painter, x, baseline, text.elided(self.text(), right - x + 1), ink) + text.size_px * 0.6
            if self._detail and right - x >= min(small.width(self._detail), small.size_px * _LEAST_DETAIL):
                small.draw(painter, x, baseline, small.elided(self._detail, right - x + 1), quiet)
            if self.hasFocus():
                ring = max(2, self._look.sizes.px(3))
                painter.setPen(QPen(colours.ice, ring, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawRect(QRectF(0, 0, width, height).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2))
