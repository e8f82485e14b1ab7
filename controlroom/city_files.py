"""The files of a city while its wall runs: read again as they change, and written where people ask for it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from controlroom.city import BUILT_IN, City
from controlroom.city_reader import CityReader
from controlroom.city_saver import CitySaver
from feeds.data.readings import ListedCamera
from layouts.scenes import Scene, scene_id, scene_ids
from layouts.watch import FolderWatch
from resources import path
from resources.text import QT_TRANSLATE_NOOP

WATCH_MS = 250
READ_LIMIT_S = 2.0
_BUILT_IN = QT_TRANSLATE_NOOP("layouts", "The built-in city cannot be changed, copy its folder to make one of your own")


class CityFiles(QObject):
    """Follows a city's files. `city`: what they say now.

    `read_again` carries the city as it was, the files that have changed, and what `prepare` made of the city where
    lists of cameras were new (`CityReader`). `told` and `troubled` carry a Text about what was to be written.
    """

    read_again = Signal(object, object, object)
    told = Signal(object)
    troubled = Signal(object)

    def __init__(
        self, city: City, watch: FolderWatch, prepare: Callable[[City], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.city = city
        self._watch = watch
        self._listed: Sequence[tuple[str, ListedCamera]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self._look)
        self._reader = CityReader(prepare, self)
        self._reader.done.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self._saver = CitySaver(self)
        self._saver.saved.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._saver.failed.connect(self.troubled, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Look after the files from now on."""
        self._timer.start()

    def close(self) -> None:
        """Write what is to be written, and look no more."""
        self._timer.stop()
        self._saver.finish()
        self._reader.finish(READ_LIMIT_S)

    def set_listed(self, cameras: Sequence[tuple[str, ListedCamera]]) -> None:
        """Have these cameras of public lists, each with its source, beside the city's own, a moment later."""
        self._listed = cameras

    def save_scene(self, name: str, id: str | None, scene_of: Callable[[str], Scene]) -> None:
        """Write a scene. `id`: of the one that is written anew, None for a new one of that name.

        `scene_of`: returns the scene, given its id.
        """
        if not self._is_built_in():
            found = id or scene_id(name, scene_ids(self.city.folder))
            self._saver.save_scene(self.city.folder, scene_of(found))

    def save_layout(self, layout_id: str, cameras: Mapping[int, str | None]) -> None:
        """Write other cameras into tiles of a layout, numbered from 0."""
        if not self._is_built_in():
            self._saver.save(self.city.folder / "layouts" / f"{layout_id}.toml", cameras)

    def _is_built_in(self) -> bool:
        """Whether the city is the built-in one, which cannot be changed; that is said."""
        is_built_in = self.city.folder.resolve() == path(BUILT_IN)
        if is_built_in:
            self.troubled.emit(_BUILT_IN())
        return is_built_in

    @Slot()
    def _look(self) -> None:
        if self._reader.is_busy:
            return  # what changes meanwhile is told later
        changed = self._watch.changed()
        if changed or self._listed is not None:
            cameras, self._listed = self._listed, None
            self._reader.read(self.city, changed, cameras)

    @Slot(object, object, object)
    def _on_read(self, city: City, changed: set[Path], prepared: object) -> None:
        self._reader.take()
        if self._watch.overtaken(changed):
            if self._listed is None and city.listed is not self.city.listed:
                self._listed = city.listed.cameras
            return  # read again when they have come to rest
        before, self.city = self.city, city
        self.read_again.emit(before, changed, prepared)
