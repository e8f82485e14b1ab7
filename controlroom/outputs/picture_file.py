"""A picture of the wall in a file, kept fresh: for machines without a display."""

import logging
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QTimer

from controlroom.monitors.plan import WallPlan
from controlroom.options import Options
from controlroom.wall import Wall
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP
from widgets.wall_window import WallWindow

_NOT_WRITTEN = QT_TRANSLATE_NOOP("run", "The picture cannot be written to {file}")
EVERY_MS = 2000

log = logging.getLogger("wall")


class PictureFile:
    """A screen of the wall drawn off-screen, and a PNG of it every `every_ms` milliseconds (0: never by itself)."""

    def __init__(self, file: Path, size_px: tuple[int, int], screen_id: str = "1", *, every_ms: int = EVERY_MS) -> None:
        self._file = file
        self._size_px = size_px
        self._screen_id = screen_id
        self._window: WallWindow | None = None
        self._timer = QTimer()
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.save)

    @classmethod
    def made(cls, options: Options, plan: WallPlan | None) -> Self:
        """Return the output that `options` describe. Raises ValueError when they name no file."""
        if options.picture is None or options.size_px is None:
            raise ValueError("the output picture needs a file and a size")
        first = "1" if plan is None else next(iter(plan.ids))
        return cls(options.picture, options.size_px, first, every_ms=0 if options.once_within_s else EVERY_MS)

    @property
    def screen_ids(self) -> tuple[str, ...]:
        """The one screen it has."""
        return (self._screen_id,)

    def start(self, wall: Wall) -> None:
        """Draw the wall off-screen, in its size whatever the platform's own screen has."""
        self._window = wall.add_window(1, self._screen_id)
        self._window.resize(*self._size_px)
        self._window.show()
        if self._timer.interval():
            self._timer.start()

    def save(self) -> bool:
        """Write the picture, at once whole or not at all; False, and a line in the log, when it cannot be written."""
        temporary = self._file.with_name(f".{self._file.name}.part")
        if self._window is None or not self._window.grab().save(str(temporary), "PNG"):
            log.error("%s", say(_NOT_WRITTEN(file=str(self._file))))
            return False
        temporary.replace(self._file)
        return True

    def monitors(self) -> list[dict[str, Any]]:
        """Return none: it is for machines without."""
        return []

    def stop(self) -> None:
        """Leave the file as it is."""
        self._timer.stop()
