"""The mouse and the keys on a panel that has something to zoom, in a window."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.maps import RAIN, rainy
from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import settle
from widgets.model import TileSpec, WallLayout
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.panels.policy_map import PolicyMapConfig
from widgets.wall_window import WallWindow


@pytest.fixture
def panel(window: WallWindow, pictures: FakePictures) -> PanelHost:
    """A map alone in the window."""
    config = PolicyMapConfig(kind="policy-map", indicator=RAIN.id)
    spec = PanelSpec("policy-map", config)
    window.canvas.set_facts(rainy())
    window.set_layout(WallLayout("map", "지도", lambda area, _: [TileSpec("t0", area, panel=spec)]))
    settle(window.canvas, pictures)
    panel = window.canvas.tiles.tiles["t0"].panel
    assert panel is not None
    return panel


def turn(window: WallWindow, notches: int) -> None:
    at = QPointF(window.canvas.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(window.canvas, turned)


def said(panel: PanelHost) -> set[str]:
    return {touch.words for touch in panel.touches}


def test_a_double_click_shows_the_whole_map_before_it_enlarges(window: WallWindow, panel: PanelHost) -> None:
    whole = said(panel)
    turn(window, 8)
    assert said(panel) != whole
    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.rect().center())
    assert said(panel) == whole
    assert window.canvas.tiles.large is None


def test_escape_shows_the_whole_map_too(window: WallWindow, panel: PanelHost) -> None:
    whole = said(panel)
    window.canvas.select("t0")
    turn(window, 8)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert said(panel) == whole


def test_a_press_on_a_map_that_is_zoomed_still_picks_a_district(window: WallWindow, panel: PanelHost) -> None:
    turn(window, 8)
    before = said(panel)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.rect().center())
    assert said(panel) - before == {"Close"}
