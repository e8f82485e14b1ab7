"""The part of a picture that an operator looks at: seen at once, told when the hand has rested."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from feeds.core import Rect
from widgets import zoom
from widgets.tile import Tile
from widgets.wall_canvas import WallCanvas

_REST_MS = 250
"""After the wheel or a drag has rested for so long, the part of a picture that is shown is told."""


class Zooming(QObject):
    """Shows parts of pictures on one canvas. `rested` carries a place and the part that it shows now, a `Rect`."""

    rested = Signal(str, object)

    def __init__(self, canvas: WallCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._zoomed: dict[str, Rect] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._tell)

    @Slot(str, object)
    def zoom(self, place: str, crop: Rect) -> None:
        """Show a part of the picture in a place."""
        self._canvas.set_crop(place, crop)
        self._zoomed[place] = crop
        self._rest.start()

    def forget(self) -> None:
        """Tell nothing of what was zoomed so far: other tiles are shown."""
        self._zoomed.clear()

    def pan_selected(self, across: float, down: float) -> None:
        """Move the part that is shown of the selected tile's picture, in fractions of what is shown."""
        tile = self._selected()
        if tile is not None and tile.magnification > 1.0:
            self.zoom(tile.spec.tile_id, zoom.panned(tile.crop, tile.base, (across, down)))

    def zoom_selected(self, factor: float) -> None:
        """Magnify the picture of the selected tile around its middle."""
        tile = self._selected()
        if tile is not None:
            self.zoom(tile.spec.tile_id, zoom.magnified(tile.crop, tile.base, (0.5, 0.5), factor))

    def back(self) -> bool:
        """Show the whole picture of one tile that is zoomed, the selected one first; return whether there was one."""
        zoomed = [tile for tile in self._canvas.tiles.arranged if tile.magnification > 1.0]
        if not zoomed:
            return False
        # The wheel zooms without selecting.
        tile = next((tile for tile in zoomed if tile.selected), zoomed[-1])
        self.zoom(tile.spec.tile_id, tile.base)
        return True

    def _selected(self) -> Tile | None:
        """Return the selected tile, as it is seen, where it shows moving pictures."""
        place, tiles = self._canvas.tiles.selected, self._canvas.tiles
        tile = tiles.shown_for(place) if place in tiles.tiles and place is not None else None
        return tile if tile is not None and tile.camera is not None and tile.moves else None

    @Slot()
    def _tell(self) -> None:
        zoomed, self._zoomed = self._zoomed, {}
        for place, crop in zoomed.items():
            self.rested.emit(place, crop)
