"""What screen readers see of the canvas: an empty label over each tile, with the tile's words as its name.

Another lies over the header where that has weather to tell.

The label of the selected tile has the keyboard's focus; keys that it does not want go on to the window.

Qt can ask Python for accessible interfaces of things that are no widgets, but it does so for objects that are being
destroyed too, and keeps what it is given for longer than Python knows. Real widgets need none of that. They paint
nothing, let the mouse through, and exist only while something listens. They are labels because screen readers pass over
widgets without a role.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
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
        self._header: QWidget | None = None

    def refresh(self, now_utc: datetime) -> None:
        """Bring names and places up to date, if something listens."""
        if not QAccessible.isActive():
            return
        self._name_header()
        tiles = {tile.spec.tile_id: tile for tile in self._canvas.tiles.seen}
        for place in [place for place in self._widgets if place not in tiles]:
            self._widgets.pop(place).deleteLater()
            self._named.pop(place, None)
        for place, tile in tiles.items():
            if place not in self._widgets:
                self._widgets[place] = self._made()
            widget = self._widgets[place]
            widget.setGeometry(self._canvas.in_qt(tile.box))
            self._name(place, tile, now_utc)
        if self._canvas.window().focusWidget() in (None, self._canvas.window(), *self._widgets.values()):
            self.focus()

    def focus(self) -> None:
        """Give the keyboard to the selected tile, or to the window where none is selected or nobody listens."""
        (self._widgets.get(self._canvas.tiles.selected or "") or self._canvas.window()).setFocus()

    def _name(self, place: str, tile: Tile, now_utc: datetime) -> None:
        panel = tile.panel.spoken() if tile.panel else ""
        known = (tile.camera, tile.report.state, tile.curtained, tile.barred, tile.alarm, tile.selected, panel)
        before, when = self._named.get(place, (None, now_utc))
        if known != before or now_utc - when >= _AGES_EVERY:
            self._named[place] = (known, now_utc)
            self._widgets[place].setAccessibleName(spoken(tile, now_utc))

    def _name_header(self) -> None:
        words = self._canvas.header_words
        if words and self._header is None:
            self._header = self._made()
        if self._header is not None and self._header.accessibleName() != words:
            self._header.setAccessibleName(words)
            self._header.setVisible(bool(words))
        if self._header is not None:
            height = round(self._canvas.header_px / self._canvas.devicePixelRatioF())
            self._header.setGeometry(0, 0, self._canvas.width(), height)

    def _made(self) -> QWidget:
        widget = QLabel(self._canvas)
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        widget.show()
        return widget
