"""Takes the picture of a tile as evidence: in the camera's best resolution where it comes soon, else as on screen."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from feeds.core import CameraReport, Clock, TileState, View
from widgets.details import state_words
from widgets.ports import Pictures
from widgets.snapshot import Caption, SnapshotWriter, captioned
from widgets.states import taken_utc
from widgets.tile import Tile
from widgets.wall_canvas import WallCanvas

_BEST_PX = (1920, 1080)
_PATIENCE_MS = 3000

translate = QCoreApplication.translate


class SnapshotTaker(QObject):
    """One snapshot at a time is waited for; `refused` says why there is none."""

    refused = Signal(str)

    def __init__(self, canvas: WallCanvas, pictures: Pictures, writer: SnapshotWriter, clock: Clock) -> None:
        super().__init__(canvas)
        self.simulated = False
        self._canvas = canvas
        self._pictures = pictures
        self._writer = writer
        self._clock = clock
        self._waiting: tuple[View, Tile] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._take_as_shown)
        canvas.wanted_arrived.connect(self._arrived)

    def take(self, tile: Tile) -> None:
        """Take the picture of a tile."""
        if self._waiting:
            self._take_as_shown()
        if tile.camera is None or tile.view is None or self._pictures.image(tile.view) is None:
            self.refused.emit(translate("Snapshot", "There is no picture to save in this tile"))
            return
        best = View(tile.camera.camera_id, *_BEST_PX, tile.crop, priority=2)
        self._waiting = (best, tile)
        if not tile.moves or best == tile.view or self._is_whole(tile.report, tile.picture_rect.width(), tile.view):
            self._take_as_shown()
            return
        self._canvas.want(best)
        self._patience.start()

    @staticmethod
    def _is_whole(report: CameraReport, width_px: int, view: View) -> bool:
        return report.role == "main" and 0 < report.width_px * view.crop.width <= width_px

    def _arrived(self, view: View) -> None:
        if self._waiting is None or view != self._waiting[0]:
            return
        picture = self._pictures.image(view)
        report = self._pictures.report(view.camera_id)
        if picture is None or report.role != "main":
            return
        source_px = round(report.width_px * view.crop.width)
        if 0 < source_px < picture.width():
            # Larger than the camera's own picture there is nothing more to see.
            picture = picture.scaledToWidth(source_px)
        self._finish(picture)

    def _take_as_shown(self) -> None:
        if self._waiting:
            view = self._waiting[1].view
            picture = self._pictures.image(view) if view else None
            self._finish(picture)

    def _finish(self, picture: QImage | None) -> None:
        if self._waiting is None:
            return
        view, tile = self._waiting
        self._waiting = None
        self._patience.stop()
        if picture is None or tile.camera is None:
            self.refused.emit(translate("Snapshot", "There is no picture to save in this tile"))
        else:
            caption = Caption(tile.camera, self._taken_utc(tile.report), self._remark(tile))
            self._writer.write(captioned(picture, caption, self._canvas.look.colours), caption.file_name())
        # Last, because the picture lives only for as long as it is asked for.
        if view in self._canvas.tiles.extra:
            self._canvas.unwant(view)

    def _taken_utc(self, report: CameraReport) -> datetime:
        return taken_utc(report) or self._clock.utc()

    def _remark(self, tile: Tile) -> str:
        words = [] if tile.report.state is TileState.LIVE else [state_words(tile)]
        if self.simulated:
            words.append(translate("Header", "Simulated"))
        return " · ".join(words)
