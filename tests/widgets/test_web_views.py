"""Pages lie over their tiles: made when first seen, hidden while there is nothing to show, gone with the layout."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from feeds.core import SystemClock
from tests.fakes.facts import FakeFacts
from tests.fakes.pictures import FakePictures
from widgets.model import Box, TileSpec, WallLayout
from widgets.panels.core import PanelSpec
from widgets.panels.web import PageState, WebConfig
from widgets.theme import Colours
from widgets.wall_window import WallWindow
from widgets.web_views import WebViews


class FakePage(QWidget):
    """A page that a test lets be as it wants."""

    told = Signal(object, int)

    def __init__(self, config: WebConfig, ground: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self.config = config
        del ground


class Opener:
    def __init__(self) -> None:
        self.pages: list[FakePage] = []
        self.fails = False

    def __call__(self, config: WebConfig, ground: QColor, parent: QWidget) -> QWidget:
        if self.fails:
            raise ImportError("no engine")
        self.pages.append(FakePage(config, ground, parent))
        return self.pages[-1]


def layout(*addresses: str, id: str = "a") -> WallLayout:
    def placed(area: Box, gutter_px: int) -> list[TileSpec]:
        del gutter_px
        width = area.width_px // max(1, len(addresses))
        return [
            TileSpec(
                str(number),
                Box(area.x_px + number * width, area.y_px, width, area.height_px),
                panel=PanelSpec("web", WebConfig(kind="web", address=address)),
            )
            for number, address in enumerate(addresses)
        ]

    return WallLayout(id, "Pages", placed, header="none")


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[WallWindow]:
    window = WallWindow(
        pictures=FakePictures(), clock=SystemClock(), colours=Colours.load("dark"), ratio=3, snapshots=tmp_path
    )
    window.resize(800, 400)
    window.canvas.set_facts(FakeFacts())
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def views(window: WallWindow, opener: Opener) -> WebViews:
    views = WebViews(window.canvas, opener, lambda: True)
    window.set_layout(layout("https://a.org", "https://b.org"))
    return views


def said(window: WallWindow, place: str) -> str:
    panel: Any = window.canvas.tiles.tiles[place].panel
    return str(panel.spoken())


def test_a_page_is_seen_once_it_is_there(window: WallWindow, views: WebViews, opener: Opener) -> None:
    one, other = opener.pages
    assert [page.config.address for page in opener.pages] == ["https://a.org", "https://b.org"]
    assert not views.are_seen
    one.told.emit(PageState.SHOWN, 0)
    assert views.are_seen
    assert one.isVisibleTo(window.canvas)
    assert not other.isVisibleTo(window.canvas)
    box = window.canvas.tiles.tiles["0"].picture_box
    assert one.geometry() == box


def test_a_crash_is_said_in_its_place(
    window: WallWindow, views: WebViews, opener: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    one = opener.pages[0]
    one.told.emit(PageState.SHOWN, 0)
    with caplog.at_level("CRITICAL", "web"):
        one.told.emit(PageState.CRASHED, 5)
    assert not one.isVisibleTo(window.canvas)


def test_enlarging_hides_the_others_and_they_come_back(window: WallWindow, views: WebViews, opener: Opener) -> None:
    one, other = opener.pages
    one.told.emit(PageState.SHOWN, 0)
    other.told.emit(PageState.SHOWN, 0)
    window.canvas.enlarge("1")
    assert not one.isVisibleTo(window.canvas)
    assert other.geometry() == window.canvas.tiles.seen[0].picture_box
    window.canvas.enlarge(None)
    assert one.isVisibleTo(window.canvas)
    assert len(opener.pages) == 2


def test_the_curtain_hides_pages_too(window: WallWindow, views: WebViews, opener: Opener) -> None:
    opener.pages[0].told.emit(PageState.SHOWN, 0)
    window.draw_curtain(closed=True)
    assert not views.are_seen
    window.draw_curtain(closed=False)
    assert views.are_seen


def test_the_same_page_stays_and_another_is_made_anew(window: WallWindow, views: WebViews, opener: Opener) -> None:
    opener.pages[0].told.emit(PageState.SHOWN, 0)
    window.set_layout(layout("https://a.org", "https://c.org"))
    assert [page.config.address for page in opener.pages] == ["https://a.org", "https://b.org", "https://c.org"]
    assert opener.pages[0].isVisibleTo(window.canvas)
    window.set_layout(layout(id="b"))
    assert not views.are_seen


def test_what_cannot_be_loaded_is_said(
    window: WallWindow, opener: Opener, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.panels.web.has_web", lambda: True)
    opener.fails = True
    views = WebViews(window.canvas, opener, lambda: True)
    with caplog.at_level("CRITICAL", "web"):
        window.set_layout(layout("https://a.org"))
    assert not views.are_seen
    assert said(window, "0") == "a.org, Start the program again to show web pages; its log has the reason"


def test_nothing_is_opened_where_the_extra_is_missing(window: WallWindow, opener: Opener) -> None:
    views = WebViews(window.canvas, opener, lambda: False)
    window.set_layout(layout("https://a.org"))
    assert opener.pages == []
    assert not views.are_seen
