"""Writing an arrangement of the wall into its layout file, away from the thread that paints."""

import threading
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from resources.text import QT_TRANSLATE_NOOP

_FAILED = QT_TRANSLATE_NOOP("layouts", "{file} could not be saved: {reason}")
_SAVED = QT_TRANSLATE_NOOP("layouts", "Arrangement saved in {file}")


class LayoutSaver(QObject):
    """`saved` and `failed` carry what to say about it, a `Text`, to the caller's thread."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def save(self, path: Path, cameras: Mapping[int, str | None]) -> None:
        """Begin to write, after what is being written; see `layouts.edit.save_cameras`."""
        before = self._thread
        self._thread = threading.Thread(target=self._save, args=(before, path, cameras), name="layout-saver")
        self._thread.start()

    def finish(self) -> None:
        """Wait until everything is written."""
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def _save(self, before: threading.Thread | None, path: Path, cameras: Mapping[int, str | None]) -> None:
        from layouts.edit import EditRefused, save_cameras  # and tomlkit, which the start of the wall does without

        if before is not None:
            before.join()
        try:
            save_cameras(path, cameras)
        except EditRefused as error:
            self.failed.emit(error.text)
        except OSError as error:
            self.failed.emit(_FAILED(file=path.name, reason=error.strerror or type(error).__name__))
        else:
            self.saved.emit(_SAVED(file=path.name))
