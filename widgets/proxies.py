"""What screen readers see of the canvas: an empty label over each tile, with the tile's words as its name.

The label of the selected tile has the keyboard's focus; keys that it does not want go on to the window.

Qt can ask Python for accessible interfaces of things that are no widgets, but it does so for objects that are being
destroyed too, and keeps what it is given for longer than Python knows. Real widgets need none of that. They paint
nothing, let the mouse through, and exist only while something listens. They are labels because screen readers pass over
widgets without a role.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from widgets.details import spoken
from widgets.tile import Tile
from widgets.wall_canvas import WallCanvas

_AGES_EVERY = timedelta(minutes=1)
"""How often only the age in a name is brought up to date: screen readers say a name again whenever it changes."""


class TileProxies:
    """Keeps a named child widget for every tile that is seen."""

    def __init__(self, canvas: WallCanvas) -> None:
        self._canvas = canvas
        self._widgets: dict[str, QWidget] = {}
        self._named: dict[str, tuple[object, datetime]] = {}

    def refresh(self, now_utc: datetime) -> None:
        """Bring names and places up to date, if something listens."""
        if not QAccessible.isActive():
            return
        tiles = {tile.spec.tile_id: tile for tile in self._canvas.tiles.seen}
        for place in [place for place in self._widgets if place not in tiles]:
            self._widgets.pop(place).deleteLater()
            self._named.pop(place, None)
        ratio = self._canvas.devicePixelRatioF()
        for place, tile in tiles.items():
            widget = self._widgets.get(place) or self._made(place)
            box = tile.box
            widget.setGeometry(QRect(*(round(edge / ratio) for edge in (box.x(), box.y(), box.width(), box.height()))))
            self._name(place, tile, now_utc)
        if self._canvas.window().focusWidget() in (None, self._canvas.window(), *self._widgets.values()):
            self.focus()

    def focus(self) -> None:
        """Give the keyboard to the selected tile, or to the window where none is selected or nobody listens."""
        (self._widgets.get(self._canvas.tiles.selected or "") or self._canvas.window()).setFocus()

    def _name(self, place: str, tile: Tile, now_utc: datetime) -> None:
        known = (tile.camera, tile.report.state, tile.curtained, tile.barred, tile.alarm, tile.selected)
        before, when = self._named.get(place, (None, now_utc))
        if known != before or now_utc - when >= _AGES_EVERY:
            self._named[place] = (known, now_utc)
            self._widgets[place].setAccessibleName(spoken(tile, now_utc))

    def _made(self, place: str) -> QWidget:
        widget = QLabel(self._canvas)
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        widget.show()
        self._widgets[place] = widget
        return widget
