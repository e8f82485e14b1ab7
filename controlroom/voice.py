"""What is said on every screen of a wall: what was done, and what went wrong."""

import logging
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from controlroom.words import say
from feeds.engine import Engine
from layouts.problems import Problem, formatted
from resources.text import Text
from widgets.wall_window import WallWindow

INCIDENT_MS = 500
_CALLS = frozenset({"tel", "sip", "sips", "https"})
"""The schemes of addresses that reach somebody."""
log = logging.getLogger("wall")


class Speaker(Protocol):
    """Who says a sentence to an operator."""

    def say(self, text: str) -> None:
        """Confirm something in one sentence."""

    def say_trouble(self, text: str) -> None:
        """Say in one sentence what went wrong."""


class Voice(QObject):
    """Speaks on `windows`, which may become more, and tells by itself when many cameras fail together.

    Where there is a desk (`speak_at`) it speaks there alone: the wall's own windows stay clean.
    """

    def __init__(self, windows: Sequence[WallWindow], engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows = windows
        self._engine = engine
        self._desk: Speaker | None = None
        self._has_incident = False
        self._timer = QTimer(self)
        self._timer.setInterval(INCIDENT_MS)
        self._timer.timeout.connect(self._tell_incident)

    def start(self) -> None:
        """Look after the cameras from now on."""
        self._timer.start()

    def close(self) -> None:
        """Look after them no more."""
        self._timer.stop()

    def speak_at(self, desk: Speaker) -> None:
        """Speak at a desk from now on."""
        self._desk = desk

    @property
    def _speakers(self) -> Sequence[Speaker]:
        return self._windows if self._desk is None else [self._desk]

    def confirm(self, text: str) -> None:
        """Confirm something in one sentence."""
        for speaker in self._speakers:
            speaker.say(text)

    def complain(self, text: str) -> None:
        """Say in one sentence what went wrong."""
        for speaker in self._speakers:
            speaker.say_trouble(text)

    @Slot(object)
    def tell(self, text: Text) -> None:
        """Confirm something, in the operator's language."""
        self.confirm(say(text))

    @Slot(object)
    def tell_trouble(self, text: Text) -> None:
        """Say what went wrong, in the operator's language."""
        self.complain(say(text))

    def tell_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong in files: the first on the screens, all in the log."""
        for problem in problems:
            log.warning("%s", formatted(problem, say))
        if problems:
            text = formatted(problems[0], say)
            if len(problems) > 1:
                more = self.tr("{problem} (and %n more, run: controlroom check)", "", len(problems) - 1)
                text = more.format(problem=text)
            self.complain(text)

    def call(self, address: str) -> None:
        """Let whatever is there for such addresses call it: a telephone program, a browser."""
        # Only what calls somebody is opened, wherever the command came from: never a file.
        is_call = QUrl(address).scheme() in _CALLS
        if is_call and QDesktopServices.openUrl(QUrl(address)):
            self.confirm(self.tr("Calling {address}").format(address=address))
        else:
            text = self.tr("Nothing on this computer can call {address}, set up a program for such calls")
            self.complain(text.format(address=address))

    @Slot()
    def _tell_incident(self) -> None:
        """Say once that many cameras went together, and once that they are back."""
        incident = self._engine.incident
        if (incident is not None) == self._has_incident:
            return
        self._has_incident = incident is not None
        if incident is None:
            self.confirm(self.tr("The cameras that failed together are back"))
        else:
            text = self.tr("{failed} of {total} cameras failed together, probably the network")
            self.complain(text.format(failed=incident.failed, total=incident.total))
