"""The windows of a span are one canvas for whoever works before them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.facts import FakeFacts
from tests.fakes.maps import RAIN, rainy
from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import HEIGHT_PX, WIDTH_PX, HeldClock, layout, settle
from tests.widgets.images import pixels
from widgets.model import Part, TileSpec, WallLayout
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.panels.policy_map import PolicyMapConfig
from widgets.pointer import Pointer
from widgets.span import CanvasSpan
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

HALF_PX = WIDTH_PX // 2


def made(qtbot: QtBot, clock: HeldClock, facts: FakeFacts, part: Part | None) -> WallCanvas:
    canvas = WallCanvas(pictures=FakePictures(), clock=clock, colours=Colours.load("dark"), ratio=2.5, tick_ms=60_000)
    qtbot.addWidget(canvas)
    canvas.set_part(part)
    canvas.resize(WIDTH_PX if part is None else HALF_PX, HEIGHT_PX)
    canvas.set_facts(facts)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


@pytest.fixture
def facts() -> FakeFacts:
    """What all windows show."""
    return rainy()


@pytest.fixture
def halves(qtbot: QtBot, clock: HeldClock, facts: FakeFacts) -> tuple[WallCanvas, WallCanvas]:
    """The left and the right half of one canvas."""
    left, right = (made(qtbot, clock, facts, Part(WIDTH_PX, HEIGHT_PX, x, 0)) for x in (0, HALF_PX))
    CanvasSpan((left, right), left)
    return left, right


def with_map() -> WallLayout:
    spec = PanelSpec("policy-map", PolicyMapConfig(kind="policy-map", indicator=RAIN.id))
    return WallLayout("map", "지도", lambda area, _: [TileSpec("t0", area, panel=spec)])


def drawn(canvas: WallCanvas) -> None:
    settle(canvas, canvas._pictures)  # type: ignore[arg-type]


def test_a_selection_is_seen_in_every_window(halves: tuple[WallCanvas, WallCanvas]) -> None:
    left, right = halves
    for canvas in halves:
        canvas.set_layout(layout(3))
    left.select("t1")
    assert right.tiles.selected == "t1"
    right.select("t4")
    right.set_target("t0")
    assert (left.tiles.selected, left._target) == ("t4", "t0")
    right.select(None)
    right.set_target(None)
    assert (left.tiles.selected, left._target) == (None, None)


def test_a_window_that_shows_another_layout_yet_does_not_follow(halves: tuple[WallCanvas, WallCanvas]) -> None:
    left, right = halves
    left.set_layout(layout(3))
    right.set_layout(layout(2))
    left.select("t8")
    assert right.tiles.selected is None


def test_a_drag_that_ends_in_another_window_lands_there(halves: tuple[WallCanvas, WallCanvas]) -> None:
    for canvas in halves:
        canvas.set_layout(layout(2))
        drawn(canvas)
    left, _ = halves
    pointer = Pointer(left)
    swapped: list[tuple[str, str]] = []
    pointer.swapped.connect(lambda one, other: swapped.append((one, other)))
    begin = left.tiles.tiles["t0"].box.center()
    end = left.tiles.tiles["t1"].box.center()
    assert end.x() > left.width()
    QTest.mousePress(left, Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.5, 1.0):
        QTest.mouseMove(left, begin + (end - begin) * share)
    QTest.mouseRelease(left, Qt.MouseButton.LeftButton, pos=end)
    assert swapped == [("t0", "t1")]


def test_a_panel_over_the_seam_is_one_panel_drawn_once(
    qtbot: QtBot,
    clock: HeldClock,
    facts: FakeFacts,
    halves: tuple[WallCanvas, WallCanvas],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 0
    draw = PanelHost._drawn

    def counted(self: PanelHost, *args: object) -> object:
        nonlocal count
        count += 1
        return draw(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(PanelHost, "_drawn", counted)
    left, right = halves
    for canvas in halves:
        canvas.set_layout(with_map())
        drawn(canvas)
    assert count == 1
    assert left.tiles.tiles["t0"].panel is right.tiles.tiles["t0"].panel
    Pointer(right).panel_changed.connect(right.draw_panel)
    at, none = QPointF(right.rect().center()), Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 960), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(right, turned)
    assert (count, left.waits_to_draw) == (2, True)
    drawn(left)
    assert count == 2
    whole = made(qtbot, clock, facts, None)
    whole.tiles.share_panels(left.tiles)
    whole.set_layout(with_map())
    drawn(whole)
    wanted = pixels(whole.grab().toImage())
    for canvas, x in ((left, 0), (right, HALF_PX)):
        assert (pixels(canvas.grab().toImage()) == wanted[:, x : x + HALF_PX]).all(), "zoomed in both"


def panel_image(canvas: WallCanvas) -> QImage:
    still = canvas.tiles.tiles["t0"].still
    assert still is not None
    return still.image


def test_what_was_told_to_one_is_drawn_in_all(halves: tuple[WallCanvas, WallCanvas]) -> None:
    left, right = halves
    for canvas in halves:
        canvas.set_layout(with_map())
        drawn(canvas)
    before = panel_image(right)
    facts = rainy()
    facts.readings.clear()
    left.set_facts(facts)
    drawn(left)
    right.set_facts(facts)  # the panel they share knows it already
    assert right.waits_to_draw
    drawn(right)
    assert panel_image(right) is not before
    assert panel_image(right) is panel_image(left)
