"""The line below the wall: what is selected, or where a dragged camera lands; the bin that empties tiles."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.overlays import announce
from widgets.theme import Look

_HEIGHT = 2.6


class StatusLine(QWidget):
    """Says a sentence. The bin on its right is a target while something is dragged."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._text = ""
        self._quiet = ""
        self._is_drag = False
        self._is_over_bin = False

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text

    def say(self, text: str, quiet: str = "") -> None:
        """Say what is selected; `quiet`: more about it."""
        self._show(text, quiet, is_drag=False, is_over_bin=False)

    def say_drag(self, text: str, *, over_bin: bool) -> None:
        """Say what would happen if the camera were let go of now."""
        if text != self._text:
            announce(self, text)
        self._show(text, "", is_drag=True, is_over_bin=over_bin)

    def _show(self, text: str, quiet: str, *, is_drag: bool, is_over_bin: bool) -> None:
        self._text, self._quiet, self._is_drag, self._is_over_bin = text, quiet, is_drag, is_over_bin
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a line."""
        return QSize(100, round(self._look.face("label").size_px * _HEIGHT / self.devicePixelRatioF()))

    def is_bin(self, at: QPointF) -> bool:
        """Whether a point of this widget is on the bin."""
        return QRectF(self._bin_px()).contains(at * self.devicePixelRatioF())

    def bin_centre(self) -> QPointF:
        """Return the middle of the bin, in Qt's coordinates."""
        return QRectF(self._bin_px()).center() / self.devicePixelRatioF()

    def _bin_px(self) -> QRect:
        ratio, face = self.devicePixelRatioF(), self._look.face("label", 600)
        wide = math.ceil(face.width(self._bin_words()) + face.size_px * 1.6)
        return QRect(int(self.width() * ratio) - wide, 2, wide, int(self.height() * ratio) - 4)

    def _bin_words(self) -> str:
        return self.tr("Bin: empty the tile")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint sentence and bin."""
        ratio, colours = self.devicePixelRatioF(), self._look.colours
        face, small = self._look.face("label", 600), self._look.face("meta")
        bin_px, height = self._bin_px(), self.height() * ratio
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            room = bin_px.left() - face.size_px
            x = face.draw(painter, 0, face.centred(0, height), face.elided(self._text, room), colours.i1)
            x += face.size_px
            if self._quiet and room - x > small.size_px * 3:
                small.draw(painter, x, face.centred(0, height), small.elided(self._quiet, room - x), colours.i3)
            painter.fillRect(bin_px, colours.s3 if self._is_over_bin else colours.s1)
            style = Qt.PenStyle.DashLine if self._is_drag else Qt.PenStyle.SolidLine
            ink = colours.ice if self._is_drag else colours.line2
            painter.setPen(QPen(ink, max(1, self._look.sizes.px(2)), style, Qt.PenCapStyle.FlatCap))
            painter.drawRect(QRectF(bin_px).adjusted(0.5, 0.5, -0.5, -0.5))
            words = colours.i1 if self._is_drag else colours.i3
            left = bin_px.left() + face.size_px * 0.8
            face.draw(painter, left, face.centred(bin_px.top(), bin_px.height()), self._bin_words(), words)
