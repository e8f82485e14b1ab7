"""The web pages of a screen: each lies over its tile, is made when its tile is first seen, and goes with it."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.panels.web import PageState, WebConfig, WebPanel, has_web
from widgets.tile import Tile
from widgets.wall_canvas import WallCanvas

log = logging.getLogger("web")


class Page(Protocol):
    """A widget with a page. `told`: a signal with a `PageState`, and after how many seconds it is tried again."""

    told: Any


OpenPage = Callable[[WebConfig, QColor, QWidget], QWidget]
"""Makes the widget of a page, a `Page`. Raises ImportError where what shows it cannot be loaded."""


def open_page(config: WebConfig, ground: QColor, parent: QWidget) -> QWidget:
    """Return a page by QtWebEngine, which is loaded now and not before. Raises ImportError."""
    from widgets.web_page import WebPage

    return WebPage(config, ground, parent)


class WebViews(QObject):
    """Keeps a page over each `web` tile that is seen. `toggled` is emitted when one appears or goes."""

    toggled = Signal()

    def __init__(
        self, canvas: WallCanvas, open_page: OpenPage = open_page, is_there: Callable[[], bool] = has_web
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._open_page = open_page
        self._is_there = is_there
        self._pages: dict[str, tuple[PanelSpec, QWidget]] = {}
        self._states: dict[str, PageState] = {}
        canvas.drawn_anew.connect(self.follow)

    @property
    def are_seen(self) -> bool:
        """Whether a page lies over the canvas now."""
        return any(page.isVisibleTo(self._canvas) for _, page in self._pages.values())

    def close(self) -> None:
        """Let all pages go."""
        for _, page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages.clear()

    @Slot()
    def follow(self) -> None:
        """Put every page where its tile is now."""
        tiles = self._canvas.tiles
        wanted = {place: tile.panel for place, tile in tiles.tiles.items() if tile.panel and _is_web(tile)}
        for place, (spec, page) in list(self._pages.items()):
            if place not in wanted or wanted[place].spec != spec:
                page.hide()
                page.deleteLater()
                del self._pages[place]
                self._states.pop(place, None)
        if not wanted or not self._is_there():
            return
        seen = {tile.spec.tile_id: tile for tile in tiles.seen if _is_web(tile)}
        before = self.are_seen
        for place, tile in seen.items():
            if place not in self._pages:
                self._open(place, wanted[place])
            self._place(place, tile)
        for place, (_, page) in self._pages.items():
            is_seen = place in seen and not tiles.curtained and self._states.get(place) is PageState.SHOWN
            if page.isVisibleTo(self._canvas) != is_seen:
                page.setVisible(is_seen)
        if self.are_seen != before:
            self.toggled.emit()

    def _open(self, place: str, host: PanelHost) -> None:
        config = host.spec.config
        assert isinstance(config, WebConfig)
        try:
            page = self._open_page(config, self._canvas.look.colours.s1, self._canvas)
        except ImportError as error:
            log.error("web pages cannot be shown: %s", error)
            self._states[place] = PageState.UNUSABLE
            host.tell((PageState.UNUSABLE, 0))
            return
        page.hide()
        self._pages[place] = (host.spec, page)
        self._states[place] = PageState.LOADING
        told: Any = page
        told.told.connect(partial(self._on_told, place, page))

    def _on_told(self, place: str, page: QWidget, state: PageState, again_s: int) -> None:
        if self._pages.get(place, (None, None))[1] is not page:
            return  # one that is about to go
        if state in (PageState.FAILED, PageState.CRASHED):
            log.warning("web page of tile %s: %s, again after %d s", place, state.value, again_s)
        self._states[place] = state
        host = self._canvas.tiles.tiles[place].panel
        if host is not None:
            host.tell((state, again_s))
            self._canvas.draw_panel(place)
        self.follow()

    def _place(self, place: str, tile: Tile) -> None:
        if place not in self._pages:
            return
        page = self._pages[place][1]
        box = tile.picture_box
        top = WebPanel.top_px(self._canvas.look, box.size(), tile.spec.panel)
        rect = self._canvas.in_qt(box.adjusted(0, top, 0, 0))
        rect.setSize(rect.size().expandedTo(QSize(1, 1)))
        if page.geometry() != rect:
            page.setGeometry(rect)


def _is_web(tile: Tile) -> bool:
    return tile.panel is not None and isinstance(tile.panel.spec.config, WebConfig)
