"""The menus of a window: what can be done with a tile, and the pages of the city."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.widgets.conftest import layout
from tests.widgets.test_window import click
from widgets.commands import ShowLayout
from widgets.menus import PageName
from widgets.model import TileSpec
from widgets.verbs import MENU, key_of
from widgets.wall_window import WallWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: popups


def test_the_menu_has_the_same_verbs_with_their_keys(window: WallWindow) -> None:
    click(window, "t1", Qt.MouseButton.RightButton)
    assert window.canvas.tiles.selected == "t1"
    menu = window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert [text.split("\t")[1] for text in texts] == [key_of(verb).written for group in MENU for verb in group]
    undo = next(action for action in menu.actions() if action.text().endswith("Ctrl Z"))
    assert not undo.isEnabled()
    menu.actions()[0].trigger()
    assert window.canvas.tiles.large == "t1"
    menu.close()


def test_the_header_and_the_menu_offer_the_pages(window: WallWindow) -> None:
    window.set_pages([PageName("main", "상황실"), PageName("other", "A & B")])
    told: list[object] = []
    window.command.connect(told.append)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    menu = window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("상황실\t1", True),
        ("A && B\t2", False),
    ]
    menu.actions()[1].trigger()
    assert told == [ShowLayout(2)]
    menu.close()


def test_in_an_empty_cell_the_menu_offers_what_is_possible(window: WallWindow) -> None:
    window.set_layout(layout(2, t0=TileSpec("", window.canvas.tiles.tiles["t0"].spec.box)))
    click(window, "t0", Qt.MouseButton.RightButton)
    menu = window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    enabled = {action.text().split("\t")[1] for action in menu.actions() if action.isEnabled() and action.text()}
    assert {"R", "/", "B"} <= enabled
    assert not {"F", "S", "Del"} & enabled
    menu.close()
