"""What screen readers see of the canvas: an empty child widget over each tile, with the tile's words as its name.

Qt can ask Python for accessible interfaces of things that are no widgets, but it does so for objects that are being
destroyed too, and keeps what it is given for longer than Python knows. Real widgets need none of that. They paint
nothing, let the mouse through, and exist only while something listens.
"""

from datetime import datetime

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from widgets.details import spoken
from widgets.wall_canvas import WallCanvas


class TileProxies:
    """Keeps a named child widget for every tile that is seen."""

    def __init__(self, canvas: WallCanvas) -> None:
        self._canvas = canvas
        self._widgets: dict[str, QWidget] = {}
        self._selected: str | None = None

    def refresh(self, now_utc: datetime) -> None:
        """Bring names and places up to date, if something listens."""
        if not QAccessible.isActive():
            return
        tiles = {tile.spec.tile_id: tile for tile in self._canvas.tiles.seen}
        for place in [place for place in self._widgets if place not in tiles]:
            self._widgets.pop(place).deleteLater()
        ratio = self._canvas.devicePixelRatioF()
        for place, tile in tiles.items():
            widget = self._widgets.get(place) or self._made(place)
            box = tile.box
            widget.setGeometry(QRect(*(round(edge / ratio) for edge in (box.x(), box.y(), box.width(), box.height()))))
            name = spoken(tile, now_utc)
            if widget.accessibleName() != name:
                widget.setAccessibleName(name)
        self._announce()

    def _made(self, place: str) -> QWidget:
        widget = QWidget(self._canvas)
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        widget.show()
        self._widgets[place] = widget
        return widget

    def _announce(self) -> None:
        selected = self._canvas.tiles.selected
        if selected != self._selected and selected in self._widgets:
            QAccessible.updateAccessibility(QAccessibleEvent(self._widgets[selected], QAccessible.Event.Focus))
        self._selected = selected
