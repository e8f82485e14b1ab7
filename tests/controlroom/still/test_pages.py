"""The pages of the built-in city: whole in both languages and every size, with longer words, and as they should look.

Its cameras refuse here: what is looked at are the panels.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from controlroom.city import BUILT_IN, City, load_city
from controlroom.sim.faults import FaultKind
from controlroom.still.asking import Asked
from controlroom.still.page import Moment, StillPage
from layouts.expansion import standard_lookup
from resources import path
from tests.controlroom.still.cities import AT
from tests.widgets.images import assert_looks_like
from tests.widgets.test_longer_text import MARK, Longer
from widgets.theme import Face

PAGES = ("mayor", "situation-room", "glance", "status", "indicators", "news", "district", "lobby")
CANVAS, CANVAS_PX = "mayor-canvas", (5760, 2160)
HD, UHD = (1920, 1080), (3840, 2160)
PICTURE_PX = (960, 540)

Draw = Callable[[str, tuple[int, int]], QImage]


@pytest.fixture(scope="session")
def city() -> City:
    return load_city(path(BUILT_IN), standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))


@pytest.fixture(autouse=True)
def asked_once(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> Iterator[None]:
    """Tell the time of Seoul; the sources of the city give the same to every page, and are asked once."""
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    monkeypatch.setattr("controlroom.still.page.ask_sources", lambda *_: asked)
    yield
    monkeypatch.undo()
    time.tzset()


@contextmanager
def speaking(language: str, translator: QTranslator) -> Iterator[None]:
    """Speak a language while it lasts."""
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    QApplication.installTranslator(translator)
    yield
    QApplication.removeTranslator(translator)
    QLocale.setDefault(before)


@contextmanager
def drawing(city: City, folder: Path, language: str) -> Iterator[Draw]:
    """Draw pages; every panel on them has something to show."""
    refused = dict.fromkeys(city.cameras, FaultKind.REFUSE)
    with StillPage(city, Moment(AT, faults=refused), folder=folder / "stills", language=language) as page:

        def draw(name: str, size_px: tuple[int, int]) -> QImage:
            image = page.draw(city.layouts[name], size_px)
            for tile in page.window.canvas.tiles.tiles.values():
                assert tile.panel is None or tile.panel.content is not None, tile.panel.spoken()
            assert (image.width(), image.height()) == size_px
            return image

        yield draw


def korean() -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(path("i18n/ko.qm")))
    return translator


@pytest.mark.parametrize(
    ("name", "size_px"), [*((name, HD) for name in PAGES), ("mayor", UHD), (CANVAS, CANVAS_PX)], ids=str
)
def test_every_panel_of_a_page_shows_something_in_korean(
    city: City, qapp: QApplication, tmp_path: Path, name: str, size_px: tuple[int, int]
) -> None:
    with speaking("ko", korean()), drawing(city, tmp_path, "ko") as draw:
        draw(name, size_px)


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what the program says and is cut, or drawn beyond the picture that it belongs to."""
    texts: list[str] = []
    elided, drawn = Face.elided, Face.draw

    def watched(face: Face, text: str, width_px: float) -> str:
        result = elided(face, text, width_px)
        if MARK in text and result != text:
            texts.append(f"cut: {text}")
        return result

    def followed(face: Face, painter: QPainter, x_px: float, baseline_px: float, text: str, colour: QColor) -> float:
        right = drawn(face, painter, x_px, baseline_px, text, colour)
        if MARK in text and (x_px < -1 or right > painter.device().width() + 1):
            texts.append(f"beyond: {text}")
        return right

    monkeypatch.setattr(Face, "elided", watched)
    monkeypatch.setattr(Face, "draw", followed)
    return texts


@pytest.mark.parametrize(("name", "size_px"), [*((name, HD) for name in PAGES), (CANVAS, CANVAS_PX)], ids=str)
def test_longer_words_of_the_program_are_whole_on_every_page(
    city: City, qapp: QApplication, tmp_path: Path, wrong: list[str], name: str, size_px: tuple[int, int]
) -> None:
    with speaking("en", Longer()), drawing(city, tmp_path, "en") as draw:
        draw(name, size_px)
    assert wrong == []


@pytest.mark.parametrize(("name", "language"), [("status", "ko"), ("indicators", "en"), ("news", "ko")])
def test_whole_pages_look_as_they_should(
    city: City, qapp: QApplication, tmp_path: Path, name: str, language: str
) -> None:
    translator = korean() if language == "ko" else QTranslator()
    with speaking(language, translator), drawing(city, tmp_path, language) as draw:
        image = draw(name, HD).scaled(*PICTURE_PX, mode=Qt.TransformationMode.SmoothTransformation)
    assert_looks_like(image, f"page-{name}", tmp_path)
