"""Words that are 60 % longer in another language: none that the desk says is cut, and none leaves its place."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import HeldClock
from tests.widgets.desk.conftest import close
from tests.widgets.desk.room import VIEW, Room, room
from tests.widgets.test_longer_text import MARK, Longer
from widgets.desk.button import DeskButton
from widgets.desk.verbs import DeskVerb
from widgets.overlays import HelpSheet
from widgets.theme import Face

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what is cut of what the program says."""
    texts: list[str] = []
    elided = Face.elided

    def watched(face: Face, text: str, width_px: float) -> str:
        result = elided(face, text, width_px)
        if MARK in text and result != text:
            texts.append(text)
        return result

    monkeypatch.setattr(Face, "elided", watched)
    return texts


@pytest.fixture(params=[(1280, 720), (1920, 1080)], ids=["small", "large"])
def longer_room(request: pytest.FixtureRequest, qtbot: QtBot, clock: HeldClock, qapp: QApplication) -> Iterator[Room]:
    translator = Longer()
    qapp.installTranslator(translator)
    made = room(clock, request.param)
    yield made
    close(made)
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("changes", [{}, {"undo": "", "redo": "", "scenes": (), "journal": (), "privacy": True}])
def test_nothing_is_cut(cut: list[str], longer_room: Room, changes: dict[str, object]) -> None:
    desk = longer_room.desk
    desk.set_view(replace(VIEW, **changes))  # type: ignore[arg-type]
    longer_room.settle()
    cut.clear()  # what the panels of the wall say is their own matter
    for part in (desk.parts.header, desk.parts.wall, desk.parts.status, desk.parts.scenes, desk.parts.journal):
        part.grab()
    for row in desk.parts.tours.rows:
        row.grab()
    desk.parts.cameras.grab()
    assert cut == []
    for button in desk.findChildren(DeskButton):
        assert button.width() >= button.minimumSizeHint().width()
        within = button.parentWidget()
        assert within is not None
        assert within.rect().contains(button.geometry()), button.text()
    for label in desk.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_what_lies_over_it_stays_in_the_window(cut: list[str], longer_room: Room) -> None:
    desk = longer_room.desk
    desk.do(DeskVerb.HELP)
    sheet = desk.findChild(HelpSheet)
    assert isinstance(sheet, HelpSheet)
    cut.clear()
    sheet.grab()
    assert cut == []
    assert desk.rect().contains(sheet.geometry())
    desk.do(DeskVerb.HELP)
    for verb, box in ((DeskVerb.PALETTE, desk.choosing.palette), (DeskVerb.SAVE, desk.choosing.name_box)):
        desk.do(verb)
        cut.clear()
        box.grab()
        assert cut == []
        assert desk.rect().contains(box.geometry())
        for label in box.findChildren(QLabel):
            assert not label.isVisible() or label.heightForWidth(label.width()) <= label.height()
        box.hide()
    longer_room.select("right", 3)
    desk.do(DeskVerb.PALETTE)
    cut.clear()
    desk.choosing.palette.grab()
    assert cut == []
    desk.choosing.palette.hide()
