"""The pictures that small tiles want to see, asked for only while they are seen."""

from collections.abc import Iterable

from PySide6.QtGui import QImage

from feeds.core import View
from widgets.desk.mini_screen import MiniScreen
from widgets.desk.mini_tile import MiniTile
from widgets.ports import Pictures


class MiniViews:
    """What the desk asks `pictures` for, which belongs to it alone."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._by_view: dict[View, list[MiniTile]] = {}
        self._asked: set[View] = set()

    def follow(self, screens: Iterable[MiniScreen], *, is_seen: bool) -> None:
        """Ask for what the tiles of these screens want now, for nothing where the wall is not seen."""
        self._by_view = {}
        for screen in screens:
            for mini in screen.tiles:
                if mini.view is not None:
                    self._by_view.setdefault(mini.view, []).append(mini)
        wanted = set(self._by_view) if is_seen else set[View]()
        if wanted != self._asked:
            self._asked = wanted
            self._pictures.show(list(wanted))

    def changed(self) -> list[MiniTile]:
        """Return the tiles that have a newer picture than at the last call, and show it."""
        views = self._pictures.changed()
        return [mini for view in views for mini in self._by_view.get(view, ()) if mini.tile.shown.moves]

    def image(self, view: View) -> QImage | None:
        """Return the newest picture of a view."""
        return self._pictures.image(view)
