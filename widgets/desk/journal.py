"""What was done last at this wall: when, who, what; the newest on top."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.desk.ports import JournalLine, NextScheduled
from widgets.theme import Look
from widgets.words import clock_time


class JournalView(QWidget):
    """Shows as many entries as there is room for, and above them what the schedule does next."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look = look
        self._lines: tuple[JournalLine, ...] = ()
        self._next: NextScheduled | None = None

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self.update()

    def show_lines(self, lines: Sequence[JournalLine], following: NextScheduled | None) -> None:
        """Show these entries, the newest first."""
        if (tuple(lines), following) != (self._lines, self._next):
            self._lines, self._next = tuple(lines), following
            first = f"{lines[0].by}: {lines[0].what}" if lines else self.tr("Nothing was done yet")
            self.setAccessibleName(". ".join((self.tr("Journal"), first)))
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for some entries."""
        line = self._look.face("meta").line_px / self.devicePixelRatioF()
        return QSize(round(line * 14), round(line * 14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint title, schedule and entries."""
        ratio, colours = self.devicePixelRatioF(), self._look.colours
        width, height = int(self.width() * ratio), int(self.height() * ratio)
        title, text, small = self._look.face("title", 700), self._look.face("label"), self._look.face("meta")
        pad = self._look.sizes.px(18)
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colours.s1)
            painter.scale(1 / ratio, 1 / ratio)
            room = width - 2 * pad
            y = pad + title.cap_px
            title.draw(painter, pad, round(y), self.tr("Journal"), colours.i1)
            y += title.size_px * 0.6
            if self._next is not None:
                words = self.tr("Next by schedule: {time} {name}")
                words = words.format(time=_clock(self._next.at_utc), name=self._next.name)
                for part in small.wrapped(words, room):
                    small.draw(painter, pad, small.centred(y, small.line_px), part, colours.data)
                    y += small.line_px
            y += title.size_px * 0.3
            times = small.width("00:00:00") + small.size_px
            if not self._lines:
                words = self.tr("Nothing was done yet")
                text.draw(painter, pad, text.centred(y, text.line_px), words, colours.i2)
            for line in self._lines:
                parts = text.wrapped(line.what, room - times)[:2]
                needed = len(parts) * text.line_px + small.line_px
                if y + needed > height - pad / 2:
                    break
                ink = colours.i3 if line.is_undone else colours.i1
                baseline = text.centred(y, text.line_px)
                small.draw(painter, pad, baseline, clock_time(line.at_utc), colours.i3)
                for part in parts:
                    end = text.draw(painter, pad + times, text.centred(y, text.line_px), part, ink)
                    if line.is_undone:
                        middle = round(text.centred(y, text.line_px) - text.cap_px / 2)
                        painter.fillRect(round(pad + times), middle, round(end - pad - times), 1, ink)
                    y += text.line_px
                by = " · ".join((line.by, self.tr("undone"))) if line.is_undone else line.by
                small.draw(
                    painter, pad + times, small.centred(y, small.line_px), small.elided(by, room - times), colours.i3
                )
                y += small.line_px * 1.25


def _clock(at_utc: datetime) -> str:
    return clock_time(at_utc)[:5]
