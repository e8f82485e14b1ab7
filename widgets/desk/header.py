"""The top of the desk: whose it is, what can be undone, the curtain, the palette, the time."""

import math
from datetime import datetime

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from widgets.desk.button import DeskButton
from widgets.desk.ports import DeskView
from widgets.desk.verbs import DeskVerb, key_of
from widgets.theme import Face, Look
from widgets.words import clock_time, date

_LONGEST_TITLE = 22
"""The title has at most so many sizes of its text before what can be undone gives way."""
_NARROW = 104
"""Below this width, in sizes of labels, buttons leave out their keys."""


class _Title(QWidget):
    """The city, the word for the desk, and who is at it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.product = ""
        self.operator = ""
        self.label = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of both lines, unless the city's name is a very long one."""
        title, small, tag = self._faces()
        upper = title.width(self._name()) + (tag.width(self.label) + tag.size_px * 1.8 if self.label else 0)
        wide = min(max(upper, small.width(self._words())), title.size_px * _LONGEST_TITLE)
        return QSize(math.ceil(wide / self.devicePixelRatioF()) + 1, 10)

    def _faces(self) -> tuple[Face, Face, Face]:
        return self.look.face("title", 700), self.look.face("meta"), self.look.face("meta", 600)

    def _name(self) -> str:
        return " · ".join(part for part in (self.product, self.tr("Desk")) if part)

    def _words(self) -> str:
        return self.tr("Operator: {name}").format(name=self.operator) if self.operator else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint two lines."""
        ratio, colours = self.devicePixelRatioF(), self.look.colours
        title, small, tag = self._faces()
        width, height = self.width() * ratio, self.height() * ratio
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            upper, lower = title.centred(height * 0.1, height * 0.42), small.centred(height * 0.52, height * 0.36)
            tag_px = tag.width(self.label) + tag.size_px * 1.8 if self.label else 0
            x = title.draw(painter, 0, upper, title.elided(self._name(), width - tag_px), colours.i1)
            if self.label:
                x += tag.size_px * 0.8
                top, high = round(upper - title.cap_px / 2 - tag.size_px * 0.75), round(tag.size_px * 1.5)
                painter.fillRect(round(x), top, round(tag.width(self.label) + tag.size_px), high, colours.s3)
                tag.draw(painter, x + tag.size_px / 2, tag.centred(top, high), self.label, colours.i1)
            small.draw(painter, 0, lower, small.elided(self._words(), width), colours.i3)


class _Clock(QWidget):
    """The time, and the date below it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.now: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of time and date."""
        wide = max(self.look.face("headline", 600, digits=True).width("00:00:00"), self._date_px())
        return QSize(round(wide / self.devicePixelRatioF()) + 2, 10)

    def _date_px(self) -> float:
        return self.look.face("meta").width(date(self.now, QLocale())) if self.now is not None else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint both, at the right."""
        if self.now is None:
            return
        ratio, colours = self.devicePixelRatioF(), self.look.colours
        large, small = self.look.face("headline", 600, digits=True), self.look.face("meta")
        width, height, day = self.width() * ratio, self.height() * ratio, date(self.now, QLocale())
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            time = clock_time(self.now)
            large.draw(
                painter, width - large.width(time), large.centred(height * 0.08, height * 0.46), time, colours.i1
            )
            small.draw(painter, width - small.width(day), small.centred(height * 0.54, height * 0.34), day, colours.i3)


class DeskHeader(QWidget):
    """The strip at the top. `done` carries a verb of the desk."""

    done = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = _Title(look, self)
        self._clock = _Clock(look, self)
        self.undo = self._button(self.tr("Undo"), DeskVerb.UNDO)
        self.redo = self._button(self.tr("Do again"), DeskVerb.REDO)
        self.curtain = self._button(self.tr("Privacy curtain"), DeskVerb.CURTAIN)
        self.curtain.setCheckable(True)
        self.palette_button = self._button(self.tr("Find a command"), DeskVerb.PALETTE)
        self.help = self._button(self.tr("Help"), DeskVerb.HELP)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title, 1)
        for button in self._buttons():
            self._row.addWidget(button)
        self._row.addWidget(self._clock)
        self.set_look(look)

    def _button(self, text: str, verb: DeskVerb) -> DeskButton:
        button = DeskButton(self._look, text, self, key=key_of(verb).written)
        button.clicked.connect(lambda: self.done.emit(verb))
        return button

    def _buttons(self) -> tuple[DeskButton, ...]:
        return self.undo, self.redo, self.curtain, self.palette_button, self.help

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = self._title.look = self._clock.look = look
        ratio = self.devicePixelRatioF()
        gap = round(look.sizes.px(14) / ratio)
        self._row.setContentsMargins(2 * gap, 0, 2 * gap, 0)
        self._row.setSpacing(gap)
        high = max(look.sizes.px(66), look.face("headline").size_px * 1.5 + look.face("meta").size_px * 1.5)
        self.setFixedHeight(round(high / ratio))
        for button in self._buttons():
            button.set_look(look)
        self._clock.updateGeometry()
        self._show_keys()
        self.update()

    def set_product(self, name: str, *, simulated: bool) -> None:
        """Name the city."""
        self._title.product = name
        self._title.label = self.tr("Simulated") if simulated else ""
        self._title.updateGeometry()
        self._title.update()

    def show_view(self, view: DeskView) -> None:
        """Show what can be undone, whether the curtain is closed, and who is at the desk."""
        if view.operator != self._title.operator:
            self._title.operator = view.operator
            self._title.updateGeometry()
            self._title.update()
        for button, words in ((self.undo, view.undo), (self.redo, view.redo)):
            button.setEnabled(bool(words))
            button.set_detail(words)
        self.curtain.setChecked(view.privacy)

    def show_time(self, now: datetime) -> None:
        """Show the time."""
        is_first, self._clock.now = self._clock.now is None, now
        if is_first:
            self._clock.updateGeometry()
        self._clock.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out keys where it is narrow."""
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        wide = self.width() * self.devicePixelRatioF() >= _NARROW * self._look.face("label").size_px
        for button in self._buttons():
            button.show_key(wide)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and a hairline below it."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._look.colours.s1)
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colours.line)
