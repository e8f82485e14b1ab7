"""Sentences that are longer in another language: nothing the program says is cut, and nothing leaves the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.widgets.conftest import CAMERAS, Grid, settle
from tests.widgets.test_tile_looks import REPORTS
from tests.widgets.test_window import click, overlay
from widgets.model import Alarm, Level, WallLayout
from widgets.overlays import HelpSheet, Identity, Toast
from widgets.search_box import SearchBox
from widgets.theme import Face
from widgets.verbs import Verb
from widgets.wall_window import WallWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: popups, raise()

MARK = "ø"
SIZES_PX = [(1280, 720), (1920, 1080), (3840, 2160)]


class Longer(QTranslator):
    """Says everything in 60 % more letters: one word in a longer one, a sentence in more words."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        more = -(-len(source) * 6 // 10)
        if " " not in source:
            return source + MARK * more
        return f"{source} " + " ".join(MARK * min(7, more - at) for at in range(0, more, 7))


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    translator = Longer()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what is cut of what the program says; names of the city may be."""
    texts: list[str] = []
    elided = Face.elided

    def watched(face: Face, text: str, width_px: float) -> str:
        result = elided(face, text, width_px)
        if MARK in text and result != text:
            texts.append(text)
        return result

    monkeypatch.setattr(Face, "elided", watched)
    return texts


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Collect every text that is drawn."""
    texts: set[str] = set()
    draw = Face.draw

    def watched(face: Face, painter: QPainter, x_px: float, *rest: object) -> float:
        texts.add(str(rest[1]))
        return draw(face, painter, x_px, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Face, "draw", watched)
    return texts


@pytest.mark.parametrize("size", SIZES_PX)
@pytest.mark.parametrize("side", [2, 3, 5])
def test_header_tiles_and_their_notices(
    longer: None,
    window: WallWindow,
    pictures: FakePictures,
    cut: list[str],
    drawn: set[str],
    size: tuple[int, int],
    side: int,
) -> None:
    window.set_product("서울", simulated=True)
    window.resize(*size)
    for states in (list(REPORTS), list(REPORTS)[::-1]):
        for camera, state in zip(CAMERAS, states, strict=False):
            pictures.set_report(camera.camera_id, **{"next_try_s": None, "lag_s": None, **REPORTS[state]})
        window.canvas.set_alarm(CAMERAS[0].camera_id, Alarm(Level.SERIOUS, NOW_UTC))
        window.set_layout(WallLayout(f"{states[0]}", "상황실", Grid(side)))
        settle(window.canvas, pictures)
        window.canvas.pass_second()
        settle(window.canvas, pictures)
    assert cut == []
    assert "Simulated" + MARK * 6 in drawn
    assert "Connecting" + MARK * 6 in drawn
    if size[0] >= 1920:
        assert "Serious" + MARK * 5 in drawn


@pytest.mark.parametrize("size", SIZES_PX)
def test_what_lies_over_the_canvas(longer: None, window: WallWindow, cut: list[str], size: tuple[int, int]) -> None:
    window.resize(*size)
    window.do(Verb.HELP)
    sheet = overlay(window, HelpSheet)
    assert window.rect().contains(sheet.geometry())
    sheet.grab()
    window.do(Verb.HELP)
    window.do(Verb.IDENTIFY)
    assert window.rect().contains(overlay(window, Identity).geometry())
    window.do(Verb.SEARCH)
    box = overlay(window, SearchBox)
    for query in ("", "없는 이름입니다"):
        box.field.setText(query)
        assert window.rect().contains(box.geometry())
        for label in box.findChildren(QLabel):
            assert not label.isVisible() or label.heightForWidth(label.width()) <= label.height()
    box.hide()
    window.canvas.select(None)
    window.do(Verb.UNDO)
    toast = overlay(window, Toast)
    toast.grab()
    assert window.rect().contains(toast.geometry())
    window.say_trouble("cities/seoul/layouts/four.toml:12: " + "a long reason " * 20)
    toast.grab()
    assert window.rect().contains(toast.geometry())
    assert cut == []
    click(window, "t1", Qt.MouseButton.RightButton)
    menu = window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu.sizeHint().width() < window.width()
    assert menu.sizeHint().height() < window.height()
    menu.close()
