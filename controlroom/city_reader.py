"""Reading the files of a city again while the wall runs, away from the thread that paints.

A list of 2,800 cameras takes as long as three ticks of the wall, and a file server may take for ever.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from controlroom.city import City, relisted, reloaded
from feeds.data.readings import ListedCamera


class CityReader(QObject):
    """`done` carries the city that was read, the files that had changed, and what `prepare` made of the city.

    `prepare`: called in the reader's thread where lists were new, for what takes as long as the reading.
    """

    done = Signal(object, object, object)

    def __init__(self, prepare: Callable[[City], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read; `done` may still be on its way."""
        return self._thread is not None

    def read(
        self, city: City, changed: Collection[Path], cameras: Sequence[tuple[str, ListedCamera]] | None = None
    ) -> None:
        """Begin to read the files of `city` that have `changed`, and to put `cameras` of public lists beside its own.

        Not while it is busy.
        """
        # A daemon: the program's end does not wait for a file server that is gone.
        self._thread = threading.Thread(
            target=self._read, args=(city, changed, cameras), name="city-reader", daemon=True
        )
        self._thread.start()

    def take(self) -> None:
        """Be ready for the next reading: what `done` carried has been taken."""
        self._thread = None

    def finish(self, limit_s: float) -> None:
        """Wait for what is being read, that long at most."""
        if self._thread is not None:
            self._thread.join(limit_s)

    def _read(self, city: City, changed: Collection[Path], cameras: Sequence[tuple[str, ListedCamera]] | None) -> None:
        prepared: object = None
        if changed:
            city = reloaded(city, changed)
        if cameras is not None:
            city = relisted(city, cameras)
            prepared = self._prepare(city)
        self.done.emit(city, changed, prepared)
