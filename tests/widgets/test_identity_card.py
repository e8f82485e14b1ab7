"""The card that says which monitor it is on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.images import assert_looks_like
from widgets.identity_card import IdentityCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raise()

LINES = ("Samsung LH55VMT, serial number H1AK500123", "1920×1080 px, 1210×680 mm", "turned by 90°, scale 1.5")


def made(qtbot: QtBot, *lines: str) -> IdentityCard:
    card = IdentityCard(QApplication.primaryScreen(), 3, "DP-3", lines or LINES)
    qtbot.addWidget(card)
    card.appear(full_screen=False)
    return card


def test_the_card(qtbot: QtBot, tmp_path: Path) -> None:
    card = made(qtbot)
    assert_looks_like(card.grab().toImage(), "identity-card", tmp_path)
    assert (
        card.accessibleName() == "3 · DP-3 · Samsung LH55VMT, serial number H1AK500123 · 1920×1080 px, 1210×680 mm · "
        "turned by 90°, scale 1.5"
    )


def test_it_is_in_the_middle_and_never_wider_than_the_monitor(qtbot: QtBot) -> None:
    screen = QApplication.primaryScreen().geometry()
    for card in (made(qtbot), made(qtbot, *LINES, "a very long line " * 20)):
        assert screen.contains(card.geometry())
        off = card.geometry().center() - screen.center()
        assert max(abs(off.x()), abs(off.y())) <= 1


def test_where_windows_have_no_place_it_fills_the_monitor(qtbot: QtBot) -> None:
    card = IdentityCard(QApplication.primaryScreen(), 3, "DP-3", LINES)
    qtbot.addWidget(card)
    card.appear(full_screen=True)
    QApplication.processEvents()
    assert card.geometry() == QApplication.primaryScreen().geometry()
    assert not card.grab().toImage().isNull()


def test_it_goes_when_it_is_pressed(qtbot: QtBot) -> None:
    card = made(qtbot)
    with qtbot.waitSignal(card.dismissed, timeout=1000):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
