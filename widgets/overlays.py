"""What may lie over the canvas for a while: short messages, the number of the screen, the sheet of shortcuts."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.glyphs import Glyph, draw_glyph
from widgets.theme import Face, Look
from widgets.verbs import GESTURES, KEYS
from widgets.words import say

_ROW = 1.9
"""Height of a row in text sizes."""
_LEAST_ROOM = 18
"""A sentence does not go where there is less room than that, in text sizes."""


class Overlay(QWidget):
    """A flat panel over the canvas. Painted in physical pixels; its size follows from what it says."""

    toggled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.look = look
        self._window = parent
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def appear(self, *, for_s: float | None = None) -> None:
        """Show up, in its place, on top; go away by itself after `for_s`."""
        self._timer.stop()
        self.setAccessibleName(self.spoken())
        self.fit()
        self.show()
        self.raise_()
        if for_s is not None:
            self._timer.start(round(for_s * 1000))
        announce(self, self.accessibleName())

    def fit(self) -> None:
        """Take the size and place that suit the window as it is now."""
        ratio = self.devicePixelRatioF()
        size = self.wanted_px()
        self.resize(math.ceil(size.width() / ratio), math.ceil(size.height() / ratio))
        self.move(self.place(self._window.size()))
        self.update()

    def spoken(self) -> str:
        """Return what a screen reader says when the panel appears."""
        raise NotImplementedError

    def wanted_px(self) -> QSize:
        """Return the size the content needs, in physical pixels."""
        raise NotImplementedError

    def place(self, window: QSize) -> QPoint:
        """Return where the panel goes, in Qt's coordinates: the middle."""
        return QPoint((window.width() - self.width()) // 2, (window.height() - self.height()) // 2)

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw the content, in physical pixels."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the panel and its content."""
        ratio = self.devicePixelRatioF()
        # Down: with ratios such as 1.5 the last pixel may be half a one, and the frame has to be whole.
        size = QSize(math.floor(self.width() * ratio), math.floor(self.height() * ratio))
        line = self.look.sizes.px(1)
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            painter.fillRect(0, 0, size.width(), size.height(), self.look.colours.line2)
            inner = size - QSize(2 * line, 2 * line)
            painter.fillRect(line, line, inner.width(), inner.height(), self.look.colours.s1)
            self.draw(painter, size)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the window that the canvas is covered."""
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the window that the canvas may be free again."""
        super().hideEvent(event)
        self._timer.stop()
        self.toggled.emit()


class Toast(Overlay):
    """A sentence for a while: in the header beside the counts of alarms, which are never hidden, or below it where
    there is no room."""

    def __init__(self, look: Look, parent: QWidget, room: Callable[[], QRect]) -> None:
        """`room`: says which part of the header is free, in physical pixels; empty without a header."""
        super().__init__(look, parent)
        self.text = ""
        self._glyph: Glyph | None = None
        self._room = room

    def say(self, text: str, glyph: Glyph | None = None, *, for_s: float | None = 3.0) -> None:
        """Show a sentence: `Glyph.DONE` before a confirmation, `Glyph.LOST` before what went wrong."""
        self.text, self._glyph = text, glyph
        self.appear(for_s=for_s)

    def spoken(self) -> str:
        """Return the sentence."""
        return self.text

    def wanted_px(self) -> QSize:
        """Return the size of the sentence, at most as wide as its place: it is broken into lines rather than cut."""
        face, lines = self._lines()
        width = max((face.width(line) for line in lines), default=0.0) + self._beside_px(face)
        return QSize(math.ceil(width), math.ceil(face.size_px * 0.7 + len(lines) * face.line_px))

    def _place_px(self) -> QRect:
        """Return where the sentence may go: the free part of the header, else all that is below."""
        room, ratio = self._room(), self.devicePixelRatioF()
        if room.width() >= _LEAST_ROOM * self.look.face("label", 600).size_px:
            return room
        width, height = round(self._window.width() * ratio), round(self._window.height() * ratio)
        below = QRect(0, room.bottom() + 1, width, height)
        gap = self.look.sizes.px(16)
        return below.adjusted(gap, gap if room.isEmpty() else 0, -gap, 0)

    def _lines(self) -> tuple[Face, list[str]]:
        face = self.look.face("label", 600)
        return face, face.wrapped(self.text, self._place_px().width() - self._beside_px(face))

    def _beside_px(self, face: Face) -> float:
        return 2 * self.look.sizes.px(18) + (face.size_px * 1.5 if self._glyph else 0)

    def place(self, window: QSize) -> QPoint:
        """Return the middle of the place; what is higher than the header begins at the top."""
        area, ratio = self._place_px(), self.devicePixelRatioF()
        x = area.x() / ratio + (area.width() / ratio - self.width()) / 2
        y = area.y() / ratio + max(0.0, (area.height() / ratio - self.height()) / 2 if area == self._room() else 0.0)
        return QPoint(max(0, round(x)), round(y))

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw glyph and sentence."""
        colours = self.look.colours
        face, lines = self._lines()
        x = float(self.look.sizes.px(18))
        top = (size.height() - len(lines) * face.line_px) / 2
        if self._glyph:
            colour = colours.ok if self._glyph is Glyph.DONE else colours.quality
            side = face.size_px
            draw_glyph(painter, self._glyph, QRectF(x, top + (face.line_px - side) / 2, side, side), colour)
            x += side * 1.5
        for line in lines:
            face.draw(painter, x, face.centred(top, face.line_px), line, colours.i1)
            top += face.line_px


class Identity(Overlay):
    """The number of the screen, large enough to be read from the back row, and what Qt knows of the screen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.number = 1
        self.caption = ""

    def spoken(self) -> str:
        """Return number and caption."""
        return f"{self.number} · {self.caption}"

    def wanted_px(self) -> QSize:
        """Return a size for the number with its caption."""
        number, caption = self._faces()
        width = max(number.width(str(self.number)), caption.width(self.caption)) + 2 * self.look.sizes.px(40)
        return QSize(round(width), round(number.size_px * 1.1 + caption.line_px + 2 * self.look.sizes.px(18)))

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw number and caption."""
        number, caption = self._faces()
        colours, text = self.look.colours, str(self.number)
        pad = self.look.sizes.px(18)
        number.draw(
            painter,
            (size.width() - number.width(text)) / 2,
            number.centred(pad, number.size_px * 1.1),
            text,
            colours.ice,
        )
        x = (size.width() - caption.width(self.caption)) / 2
        baseline = caption.centred(size.height() - pad - caption.line_px, caption.line_px)
        caption.draw(painter, x, baseline, self.caption, colours.i2)

    def _faces(self) -> tuple[Face, Face]:
        number_px = min(self.look.sizes.text_px("hero") * 4, self._window.height() * self.devicePixelRatioF() * 0.5)
        return self.look.fonts.face(number_px, 600, digits=True), self.look.face("body")


class HelpSheet(Overlay):
    """All shortcuts: keys in caps, then what needs more than a key."""

    def spoken(self) -> str:
        """Return every row."""
        return ". ".join([self.tr("All shortcuts"), *(f"{key}: {text}" for key, text in self.rows())])

    def wanted_px(self) -> QSize:
        """Return a size for the two columns of both lists."""
        text_px = self._text_px()
        return QSize(math.ceil(self._width_px(text_px)), math.ceil(text_px * self._height(len(self.rows()))))

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw title and rows."""
        colours, text_px = self.look.colours, self._text_px()
        title, face, key_face = self._faces(text_px)
        left, row_px = text_px * 2.2, text_px * _ROW
        second = left + self._keys_px(text_px) + text_px * 2.4
        title.draw(painter, left, title.centred(text_px * 2, row_px), self.tr("All shortcuts"), colours.i1)
        y = text_px * 5.0
        for key, text in self.rows():
            cap = QRectF(left, y + row_px * 0.1, key_face.width(key) + text_px, row_px * 0.8).toAlignedRect()
            painter.fillRect(cap, colours.s3)
            key_face.draw(painter, left + text_px / 2, key_face.centred(y, row_px), key, colours.i1)
            face.draw(painter, second, face.centred(y, row_px), text, colours.i2)
            y += row_px

    def rows(self) -> list[tuple[str, str]]:
        """Return the rows: a key or a gesture, and what it does."""
        return [(key.written, say(key.text)) for key in KEYS] + [(say(how), say(what)) for how, what in GESTURES]

    def _width_px(self, text_px: float) -> float:
        title, face, _ = self._faces(text_px)
        words = max(face.width(text) for _, text in self.rows())
        return (
            max(self._keys_px(text_px) + words + text_px * 2.4, title.width(self.tr("All shortcuts"))) + text_px * 4.4
        )

    def _keys_px(self, text_px: float) -> float:
        key_face = self._faces(text_px)[2]
        return max(key_face.width(key) for key, _ in self.rows()) + text_px

    def _faces(self, text_px: float) -> tuple[Face, Face, Face]:
        """Return the faces of title, words and keys."""
        face = self.look.fonts.face
        return face(text_px * 1.5, 700), face(text_px), face(text_px, 600)

    def _text_px(self) -> int:
        """Return the size of labels, or less where the sheet would not fit into the window."""
        ratio = self.devicePixelRatioF()
        label_px = self.look.sizes.text_px("label")
        by_height = self._window.height() * ratio * 0.94 / self._height(len(self.rows()))
        by_width = label_px * self._window.width() * ratio * 0.96 / self._width_px(label_px)
        return max(1, math.floor(min(label_px, by_height, by_width)))

    @staticmethod
    def _height(rows: int) -> float:
        """Return the height of the sheet in text sizes."""
        return 5 + rows * _ROW + 2


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader, if one listens, say what has just come up without taking the keyboard's focus."""
    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
