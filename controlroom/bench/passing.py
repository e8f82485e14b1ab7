"""Letting the program run for a while, in such a way that Ctrl-C ends the benchmark wherever it is."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from PySide6.QtCore import QEventLoop, QTimer

_LOOK_S = 0.05


class Passing:
    """Runs Qt's event loop for a time. A context manager: inside it SIGINT and SIGTERM become KeyboardInterrupt.

    Qt swallows what is raised inside of its event loop, so that there the signal only ends the loop.
    """

    def __init__(self) -> None:
        self._loop: QEventLoop | None = None
        self._asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Take the signals, where they can be had: in the main thread."""
        if threading.current_thread() is threading.main_thread():
            self._before = {
                number: signal.signal(number, self._signalled) for number in (signal.SIGINT, signal.SIGTERM)
            }
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def pass_time(self, seconds: float) -> None:
        """Let the program run for a while. Raises KeyboardInterrupt when a signal ends it."""
        loop = QEventLoop()
        QTimer.singleShot(max(0, round(seconds * 1000)), loop.quit)
        self._loop = loop
        try:
            if not self._asked:
                loop.exec()
        finally:
            self._loop = None
        if self._asked:
            raise KeyboardInterrupt

    def until(self, holds: Callable[[], bool], limit_s: float) -> bool:
        """Let the program run until something holds; return whether it came to that within `limit_s`."""
        deadline_s = time.monotonic() + limit_s
        while not holds():
            if time.monotonic() > deadline_s:
                return False
            self.pass_time(_LOOK_S)
        return True

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        if self._loop is None:
            raise KeyboardInterrupt
        self._asked = True
        self._loop.quit()
