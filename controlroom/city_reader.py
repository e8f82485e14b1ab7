"""Reading the files of a city again while the wall runs, away from the thread that paints.

A list of 2,800 cameras takes as long as three ticks of the wall, and a file server may take for ever.
"""

import threading
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from controlroom.city import City, reloaded


class CityReader(QObject):
    """`done` carries the city that was read and the files that had changed to the caller's thread."""

    done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read; `done` may still be on its way."""
        return self._thread is not None

    def read(self, city: City, changed: Collection[Path]) -> None:
        """Begin to read the files of `city` that have `changed`; not while it is busy."""
        # A daemon: the program's end does not wait for a file server that is gone.
        self._thread = threading.Thread(target=self._read, args=(city, changed), name="city-reader", daemon=True)
        self._thread.start()

    def take(self) -> None:
        """Be ready for the next reading: what `done` carried has been taken."""
        self._thread = None

    def finish(self, limit_s: float) -> None:
        """Wait for what is being read, that long at most."""
        if self._thread is not None:
            self._thread.join(limit_s)

    def _read(self, city: City, changed: Collection[Path]) -> None:
        self.done.emit(reloaded(city, changed), changed)
