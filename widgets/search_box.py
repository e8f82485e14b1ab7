"""The search overlay: one field, and the cameras it finds while one types."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from widgets.find_box import BoxShape, FindBox
from widgets.found_list import CameraRows, camera_spoken
from widgets.model import CameraLabel
from widgets.search import CameraIndex
from widgets.theme import Look

_SHAPE = BoxShape(width=34, pad_u=14, rows=8, around=4)


class _Rows(CameraRows):
    """Draws a camera: its name with the matching part underlined, then number, district and road."""

    height = 3.1

    def draw(self, painter: QPainter, item: CameraLabel, width: float, height: float, *, is_chosen: bool) -> None:
        colours, meta = self.look.colours, self.look.face("meta")
        left = float(self.look.sizes.px(14))
        upper = self.look.face("label", 600).centred(0, height * 0.6)
        lower = meta.centred(height * 0.5, height * 0.45)
        end = self.draw_name(painter, item, upper, width - 2 * left)
        gloss = meta.elided(item.gloss, width - end - 2 * left)
        meta.draw(painter, end + left / 2, upper, gloss, colours.i3)
        second = " · ".join(part for part in (item.code, item.district, item.road) if part)
        meta.draw(painter, left, lower, meta.elided(second, width - 2 * left), colours.i2)


class SearchBox(FindBox):
    """Finds a camera. `chosen` carries the camera that was picked."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        cameras = _Rows(look)
        super().__init__(look, parent, shape=_SHAPE, rows=cameras, spoken=camera_spoken)
        self._cameras = cameras
        self._index = CameraIndex(())
        self._picks_number = False

    def set_cameras(self, index: CameraIndex) -> None:
        """Search these cameras from now on."""
        self._index = index

    def open(self, heading: str, typed: str = "", *, picks_number: bool = False) -> None:
        """Come up with some text already typed. `picks_number`: a whole number typed is a choice, without Enter."""
        self._picks_number = False
        self.come(heading, typed)
        self._picks_number = picks_number
        self.field.end(False)

    def search(self, query: str) -> None:
        """Show the cameras that fit a query, else those with the nearest names."""
        if self._picks_number and query:
            camera = self._index.numbered(query)
            if camera and not self._index.has_longer_number(query):
                self.hide()
                self.choose(camera)
                return
        found = self._index.find(query)
        self._cameras.query = query if found else ""
        message = ""
        if not len(self._index):
            message = self.tr("This city has no cameras")
        elif not query:
            message = self.tr("Name, number, road, district or initial consonants")
        elif not found:
            message = self.tr("No camera found for “{query}”. The nearest names:").format(query=query)
        self.show_found(found or self._index.nearest(query), message)

    def choose(self, item: CameraLabel) -> None:
        """Tell which camera it is."""
        self.chosen.emit(item)
