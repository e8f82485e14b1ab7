"""Writing what a wall shows into the city's files, layouts and scenes, away from the thread that paints."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from layouts.scenes import Scene
from resources.text import QT_TRANSLATE_NOOP

_FAILED = QT_TRANSLATE_NOOP("layouts", "{file} could not be saved: {reason}")
_SAVED = QT_TRANSLATE_NOOP("layouts", "Arrangement saved in {file}")
_SCENE_SAVED = QT_TRANSLATE_NOOP("layouts", "Scene saved in {file}")


class CitySaver(QObject):
    """`saved` and `failed` carry what to say about it, a `Text`, to the caller's thread."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def save(self, path: Path, cameras: Mapping[int, str | None]) -> None:
        """Begin to write a layout, after what is being written; see `layouts.edit.save_cameras`."""
        self._begin(lambda: self._save(path, cameras))

    def save_scene(self, folder: Path, scene: Scene) -> None:
        """Begin to write a scene of the city in `folder`, after what is being written."""
        self._begin(lambda: self._save_scene(folder, scene))

    def _begin(self, work: Callable[[], None]) -> None:
        before = self._thread

        def run() -> None:
            if before is not None:
                before.join()
            work()

        self._thread = threading.Thread(target=run, name="city-saver")
        self._thread.start()

    def finish(self) -> None:
        """Wait until everything is written."""
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def _save_scene(self, folder: Path, scene: Scene) -> None:
        from layouts.edit import EditRefused
        from layouts.scene_saving import save_scene  # and tomlkit

        try:
            path = save_scene(folder, scene)
        except EditRefused as error:
            self.failed.emit(error.text)
        except OSError as error:
            self.failed.emit(_FAILED(file=f"{scene.id}.toml", reason=error.strerror or type(error).__name__))
        else:
            self.saved.emit(_SCENE_SAVED(file=path.name))

    def _save(self, path: Path, cameras: Mapping[int, str | None]) -> None:
        from layouts.edit import EditRefused, save_cameras  # and tomlkit, which the start of the wall does without

        try:
            save_cameras(path, cameras)
        except EditRefused as error:
            self.failed.emit(error.text)
        except OSError as error:
            self.failed.emit(_FAILED(file=path.name, reason=error.strerror or type(error).__name__))
        else:
            self.saved.emit(_SAVED(file=path.name))
