"""Panels whose program texts are 60 % longer in another language: none is cut, and none leaves its panel."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import FakeFacts
from tests.widgets.panels import (
    test_air,
    test_calls,
    test_congestion,
    test_rivers,
    test_sources,
    test_streams,
    test_subway,
    test_traffic,
)
from tests.widgets.panels.looks import host, picture, wall_look
from tests.widgets.test_longer_text import MARK, Longer
from widgets.theme import Face

KINDS: dict[str, Any] = {
    "air": test_air,
    "calls": test_calls,
    "congestion": test_congestion,
    "rivers": test_rivers,
    "sources": test_sources,
    "streams": test_streams,
    "subway": test_subway,
    "traffic": test_traffic,
}


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    translator = Longer()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what the program says and is cut, or drawn beyond the edges of a panel 424 pixels wide."""
    texts: list[str] = []
    elided, draw = Face.elided, Face.draw

    def watched(face: Face, text: str, width_px: float) -> str:
        result = elided(face, text, width_px)
        if MARK in text and result != text:
            texts.append(f"cut: {text}")
        return result

    def drawn(face: Face, painter: QPainter, x_px: float, baseline_px: float, text: str, colour: QColor) -> float:
        right = draw(face, painter, x_px, baseline_px, text, colour)
        if MARK in text and (x_px < 0 or right > 424):
            texts.append(f"beyond: {text}")
        return right

    monkeypatch.setattr(Face, "elided", watched)
    monkeypatch.setattr(Face, "draw", drawn)
    return texts


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize(
    ("kind", "state"), [(kind, state) for kind, module in KINDS.items() for state in module.STATES]
)
def test_nothing_that_the_program_says_is_cut(qapp: QApplication, wrong: list[str], kind: str, state: str) -> None:
    facts: FakeFacts = KINDS[kind].STATES[state]
    panel = host(kind)
    picture(panel, facts, (424, 420), wall_look())
    assert "failed" not in panel.spoken()
    assert wrong == []
