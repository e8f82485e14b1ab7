"""The command palette finds what one means, and does it by keys alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.fuzzy import Query
from widgets.palette import Palette, PaletteEntry, found
from widgets.theme import Look

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENTRIES = (
    PaletteEntry("호우 대응", "rain", "장면", "2", also="Heavy rain"),
    PaletteEntry("경보 확인", "acknowledge", key="A"),
    PaletteEntry("Undo", "undo", key="Ctrl Z"),
    PaletteEntry("Enlarge the tile", "enlarge", key="F"),
    PaletteEntry("한강 교량 시작", "bridges", "순회"),
    PaletteEntry("교량 레이아웃", "layout", "레이아웃"),
)


def values(query: str) -> list[object]:
    return [entry.value for entry in found(ENTRIES, query)]


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("호우", "rain"),
        ("ㅎㅇ", "rain"),
        ("ㅎㅇㄷㅇ", "rain"),
        ("대응 호우", "rain"),
        ("hou", None),
        ("heavy", "rain"),
        ("rain", "rain"),
        ("undo", "undo"),
        ("und", "undo"),
        ("elt", "enlarge"),
        ("tile", "enlarge"),
        ("ㄳ", "bridges"),
        ("순회", "bridges"),
        ("한강교", "bridges"),
    ],
)
def test_words_consonants_and_letters_apart_are_found(query: str, value: str | None) -> None:
    assert (values(query) or [None])[0] == value


def test_what_begins_like_the_query_comes_before_what_has_it_inside() -> None:
    assert values("교량") == ["layout", "bridges"]
    assert values("ㅎ")[0] == "rain"


def test_all_of_it_is_offered_in_its_order_without_a_query() -> None:
    assert values("  ") == [entry.value for entry in ENTRIES]


@given(st.text(max_size=12), st.text(max_size=20))
def test_any_query_ends_and_every_text_fits_itself(query: str, text: str) -> None:
    Query(query).rank(text)
    if text.split() and text.casefold() == text:
        assert Query(text).rank(text) is not None


@pytest.fixture
def palette(qtbot: QtBot, look: Look) -> Palette:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    palette = Palette(look, window)
    window.show()
    qtbot.waitExposed(window)
    return palette


def test_enter_does_the_best_one_and_arrows_go_to_others(palette: Palette, qtbot: QtBot) -> None:
    chosen: list[object] = []
    palette.chosen.connect(chosen.append)
    palette.open("What?", ENTRIES)
    QTest.keyClicks(palette.field, "undo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (chosen, palette.isVisible()) == (["undo"], False)
    palette.open("What?", ENTRIES)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(palette.field, key)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen[-1] == "enlarge"


def test_escape_leaves_and_enter_on_nothing_does_nothing(palette: Palette) -> None:
    chosen: list[object] = []
    palette.chosen.connect(chosen.append)
    palette.open("What?", ENTRIES, typed="zzz")
    assert not palette.entries
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert chosen == []


def test_more_is_asked_with_the_query_and_comes_last(palette: Palette) -> None:
    asked: list[str] = []

    def more(query: str) -> list[PaletteEntry]:
        asked.append(query)
        return [PaletteEntry("도림천 신림교", "camera")]

    palette.open("What?", ENTRIES, more)
    assert asked == []
    QTest.keyClicks(palette.field, "u")
    assert asked == ["u"]
    assert [entry.value for entry in palette.entries][-1] == "camera"
