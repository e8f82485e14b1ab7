"""A progress display for work that takes longer than a moment."""

import shutil
import sys
from types import TracebackType
from typing import Self, TextIO

_WIDEST_BAR = 40
_LINES = 10  # in a log: one every tenth of the work


class ProgressBar:
    """Shows how far a piece of work is: a bar on a terminal, a plain line now and then elsewhere.

    A context manager; leaving it ends the line. It is itself the callback: ``bar(done, total)``.
    """

    def __init__(self, label: str, *, stream: TextIO | None = None) -> None:
        """Show `label` beside the bar on `stream` (stderr). Nothing is drawn before the first call."""
        self._label = label
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._drawn = ""

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` (above 0) are done. Work that is complete from the start is not worth a line."""
        if done == total and not self._drawn:
            return
        if self._terminal:
            self._draw("\r" + self._bar(done / total))
        else:
            self._draw(f"{self._label}: {100 * (_LINES * done // total) // _LINES} %\n")

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the bar's line."""
        if self._terminal and self._drawn:
            self._stream.write("\n")
            self._stream.flush()

    def _draw(self, text: str) -> None:
        if text != self._drawn:
            self._drawn = text
            self._stream.write(text)
            self._stream.flush()

    def _bar(self, share: float) -> str:
        room = shutil.get_terminal_size().columns - len(self._label) - len("  100 %  ")
        width = max(1, min(_WIDEST_BAR, room))
        filled = int(width * share)
        full, empty = ("█", "░") if (self._stream.encoding or "").lower().startswith("utf") else ("#", ".")
        return f"{self._label} {full * filled}{empty * (width - filled)} {int(100 * share):3} %"
