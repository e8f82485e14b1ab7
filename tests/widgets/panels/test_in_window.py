"""Panels under the operator's hands: the pointer, the wheel and the keys reach them, and leave them again."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import SPEED, FakeFacts, day_line, reading
from tests.widgets.conftest import CAMERAS, layout
from widgets.facts import Span
from widgets.model import Box, TileSpec
from widgets.panels.catalogue import PANELS
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.wall_window import WallWindow

Key = Qt.Key


@pytest.fixture
def trend(window: WallWindow) -> PanelHost:
    """A trend in the first of four tiles, a camera in the second."""
    config = PANELS["trend"].config.model_validate({"kind": "trend", "indicators": [SPEED.id]})
    spec = TileSpec("t0", Box(0, 0, 1, 1), panel=PanelSpec("trend", config))
    window.set_layout(layout(t0=spec, t1=TileSpec("t1", Box(0, 0, 1, 1), CAMERAS[0])))
    facts = FakeFacts()
    facts.put(SPEED, reading(17.8))
    facts.lines[SPEED.id, Span.DAY, ""] = day_line(last=17.8)
    window.canvas.set_facts(facts)
    while window.canvas._pending:
        window.canvas.tick()
    panel = window.canvas.tiles.tiles["t0"].panel
    assert panel is not None
    assert len(panel.touches) == 1
    return panel


def middle(window: WallWindow, place: str) -> QPoint:
    return window.canvas.tiles.shown_for(place).picture_box.center()


def wheel(window: WallWindow, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(window.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.canvas, event)


def test_the_pointer_over_a_panel_reads_it_and_leaves_it_as_it_was(window: WallWindow, trend: PanelHost) -> None:
    QTest.mouseMove(window.canvas, middle(window, "t0"))
    assert trend.spoken() != "차량 평균 속도, 17.8 km/h"
    QTest.mouseMove(window.canvas, middle(window, "t1"))
    assert trend.spoken() == "차량 평균 속도, 17.8 km/h"


def test_the_wheel_zooms_a_panel_a_drag_moves_it_and_escape_goes_back(window: WallWindow, trend: PanelHost) -> None:
    at = middle(window, "t0")
    wheel(window, at, 4)
    assert len(trend.touches) == 2
    first = trend.image(window.canvas.tiles.tiles["t0"].picture_box.size(), window.canvas._look).copy()
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=at)
    for step in (20, 40, 60):
        QTest.mouseMove(window.canvas, at + QPoint(step, 0))
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    assert trend.image(window.canvas.tiles.tiles["t0"].picture_box.size(), window.canvas._look) != first
    QTest.keyClick(window, Key.Key_Escape)
    assert len(trend.touches) == 1
    assert window.canvas.tiles.selected == "t0"


def test_arrows_are_the_panel_s_own_while_the_keyboard_is_in_it(window: WallWindow, trend: PanelHost) -> None:
    window.canvas.select("t0")
    QTest.keyClick(window, Key.Key_Tab)
    QTest.keyClick(window, Key.Key_Return)
    assert trend.spoken() == "18:42, 차량 평균 속도 17.8 km/h"
    QTest.keyClick(window, Key.Key_Left)
    assert trend.spoken().startswith("18:22, ")
    assert window.canvas.tiles.selected == "t0"
    for _ in range(2):
        QTest.keyClick(window, Key.Key_Escape)
    QTest.keyClick(window, Key.Key_Right)
    assert window.canvas.tiles.selected == "t1"


def test_one_arrow_is_one_step(window: WallWindow, trend: PanelHost) -> None:
    window.canvas.select("t0")
    QTest.keyClick(window, Key.Key_Tab)
    QTest.keyClick(window, Key.Key_Left)
    QTest.keyClick(window, Key.Key_Left)
    assert trend.spoken().startswith("18:22, ")
