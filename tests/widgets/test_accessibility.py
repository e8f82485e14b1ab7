"""What screen readers are told of the wall."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from feeds.core import ErrorKind, Limit, Tier, TileState
from resources.text import Text
from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.widgets.conftest import CAMERAS, HeldClock, layout, settle
from widgets.details import spoken, tooltip
from widgets.model import Alarm, Box, Level, TileSpec, WallLayout
from widgets.overlays import Overlay
from widgets.verbs import Verb
from widgets.wall_canvas import WallCanvas
from widgets.wall_window import WallWindow

NOWHERE = Box(0, 0, 1, 1)


@pytest.fixture
def listened_to() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def focused(window: WallWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def test_level_place_age_and_whether_it_waits(canvas: WallCanvas) -> None:
    tile = canvas.tiles.tiles["t0"]
    assert spoken(tile, NOW_UTC) == "강남역 사거리, Live"
    tile.set_alarm(Alarm(Level.SERIOUS, NOW_UTC - timedelta(seconds=44)))
    assert spoken(tile, NOW_UTC) == "Serious, 강남역 사거리, 44 s, not acknowledged, Live"


def test_the_number_of_its_place_is_said_first(canvas: WallCanvas) -> None:
    canvas.set_layout(WallLayout("map", "상황실", lambda *_: [TileSpec("t0", NOWHERE, CAMERAS[0], number=2)]))
    assert spoken(canvas.tiles.tiles["t0"], NOW_UTC).startswith("2 강남역 사거리, ")
    assert "GN-0117" in tooltip(canvas.tiles.tiles["t0"])


def test_states_are_said_with_their_age(canvas: WallCanvas, pictures: FakePictures) -> None:
    pictures.set_report(CAMERAS[0].camera_id, state=TileState.LOST, picture_age_s=252.0)
    settle(canvas, pictures)
    assert spoken(canvas.tiles.tiles["t0"], NOW_UTC) == "강남역 사거리, Lost 4 min 12 s"
    canvas.draw_curtain(closed=True)
    assert spoken(canvas.tiles.tiles["t0"], NOW_UTC) == "강남역 사거리, Hidden"


def test_every_tile_that_is_seen_is_a_named_thing_in_its_place(
    window: WallWindow, listened_to: None, pictures: FakePictures
) -> None:
    window.canvas.pass_second()
    interface = QAccessible.queryAccessibleInterface(window.canvas)
    children = [interface.child(number) for number in range(interface.childCount())]
    names = [child.text(QAccessible.Text.Name) for child in children]
    assert names == [f"{camera.name}, Live" for camera in CAMERAS[:4]]
    for child, tile in zip(children, window.canvas.tiles.seen, strict=True):
        assert child.rect().size() == tile.box.size()
    window.canvas.enlarge("t2")
    window.canvas.pass_second()
    assert [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())][-1:] != []
    pictures.set_report(CAMERAS[2].camera_id, state=TileState.STALE, picture_age_s=4.0)
    window.canvas.pass_second()
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert f"{CAMERAS[2].name}, Late 4 s" in names


def test_the_selected_tile_has_the_focus_at_once_and_keys_go_on(window: WallWindow, listened_to: None) -> None:
    window.canvas.pass_second()
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(focused(window), Qt.Key.Key_Right)
    interface = QAccessible.queryAccessibleInterface(focused(window))
    assert interface.text(QAccessible.Text.Name) == f"{CAMERAS[1].name}, Live"
    assert interface.role() is QAccessible.Role.StaticText
    assert interface.state().focusable
    QTest.keyClick(focused(window), Qt.Key.Key_F)
    assert window.canvas.tiles.large == "t1"
    assert focused(window).accessibleName() == f"{CAMERAS[1].name}, Live"
    QTest.keyClick(focused(window), Qt.Key.Key_Slash)
    assert focused(window).accessibleName() == "Search cameras"
    window.canvas.pass_second()
    assert focused(window).accessibleName() == "Search cameras"
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert focused(window).accessibleName() == f"{CAMERAS[1].name}, Live"
    for _ in range(2):
        QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert focused(window) is window


def test_a_name_does_not_change_with_every_second(
    window: WallWindow, listened_to: None, pictures: FakePictures, clock: HeldClock
) -> None:
    camera = CAMERAS[0].camera_id
    names = []
    for age_s in (12.0, 13.0, 14.0, 71.0, 73.0):
        pictures.set_report(camera, state=TileState.LOST, picture_age_s=age_s)
        clock.now = NOW_UTC + timedelta(seconds=age_s)
        window.canvas.pass_second()
        interface = QAccessible.queryAccessibleInterface(window.canvas)
        names.append(interface.child(0).text(QAccessible.Text.Name))
    assert [name.partition(", ")[2] for name in names] == [*["Lost 12 s"] * 4, "Lost 1 min 13 s"]
    pictures.set_report(camera, picture_age_s=75.0)
    window.canvas.pass_second()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert focused(window).accessibleName().endswith("Lost 1 min 15 s")


def test_messages_and_help_are_said(window: WallWindow, listened_to: None) -> None:
    window.say("Picture saved")
    window.do(Verb.HELP)
    window.do(Verb.IDENTIFY)
    names = [child.accessibleName() for child in window.findChildren(Overlay)]
    assert "Picture saved" in names
    assert any("Ctrl Z: Undo, 100 steps" in name for name in names)
    assert any(name.startswith("1 · ") for name in names)


def test_nothing_is_made_while_nobody_listens(window: WallWindow) -> None:
    window.canvas.pass_second()
    assert window.canvas.children() == [child for child in window.canvas.children() if not child.isWidgetType()]


def test_the_tooltip_names_what_is_wrong_and_hides_nothing_it_knows(canvas: WallCanvas, pictures: FakePictures) -> None:
    pictures.set_report(
        CAMERAS[0].camera_id,
        state=TileState.LOST,
        error=ErrorKind.UNREACHABLE,
        detail="no route <to> host",
        next_try_s=12.0,
        picture_age_s=70.0,
        source_fps=15.0,
        shown_fps=14.2,
        lag_s=3.25,
        width_px=640,
        height_px=360,
        transport="TCP",
    )
    settle(canvas, pictures)
    text = tooltip(canvas.tiles.tiles["t0"])
    for part in (
        "Lost 1 min 10 s",
        "Camera cannot be reached",
        "no route &lt;to&gt; host",
        "12 s",
        "14.2 of 15.0",
        "main · 640×360 · TCP",
        "3.2 s",
    ):
        assert part in text


def test_details_say_what_is_left_out_and_why(canvas: WallCanvas, pictures: FakePictures) -> None:
    first = CAMERAS[0].camera_id
    pictures.set_report(first, state=TileState.LIVE, limited=Limit.CPU, tier=Tier.KEY)
    canvas.pass_second()
    tile = canvas.tiles.tiles["t0"]
    assert "keyframes only · the computer cannot decode more" in tooltip(tile)
    assert "Live, low: CPU" in tooltip(tile)
    pictures.set_report(first, limited=Limit.NETWORK, tier=Tier.MAIN)
    canvas.pass_second()
    assert "the network is too slow" in tooltip(tile)


def test_tiles_without_camera_have_no_tooltip_but_a_name(canvas: WallCanvas) -> None:
    broken = replace(TileSpec("", NOWHERE), problem=Text("x", "y"))
    canvas.set_layout(layout(2, t0=TileSpec("", NOWHERE), t1=broken))
    empty, bad = canvas.tiles.tiles["t0"], canvas.tiles.tiles["t1"]
    assert tooltip(empty) == tooltip(bad) == ""
    assert spoken(empty, NOW_UTC) == "Empty cell"
    assert spoken(bad, NOW_UTC) == "Tile that cannot be shown"
