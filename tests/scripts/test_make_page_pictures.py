"""The script that draws the pictures of pages and numbers in the documents."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from controlroom.language import LANGUAGES

ROOT = Path(__file__).parents[2]
RUN = "run: python scripts/make_page_pictures.py"
DOCUMENTS = {"en": "operator.md", "ko": "operator.ko.md"}


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("make_page_pictures")


def test_every_state_of_a_number_has_a_picture_of_its_own(script: ModuleType, qapp: QApplication) -> None:
    shown = script.Shown()
    drawn = {state: script.number(state, shown) for state in script.NUMBERS}
    assert len({bytes(image.constBits()) for image in drawn.values()}) == len(drawn)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_small_and_used(script: ModuleType, language: str) -> None:
    text = (ROOT / "docs" / DOCUMENTS[language]).read_text(encoding="utf-8")
    for state in script.NUMBERS:
        assert (script.FOLDER / f"number-{state}.{language}.png").exists(), RUN
        assert f"pictures/number-{state}.{language}.png" in text
    for name in script.PAGES:
        file = script.FOLDER / "pages" / f"{name}.{language}.png"
        assert file.exists(), RUN
        assert file.stat().st_size <= script.MOST_BYTES
        assert QImage(str(file)).width() == script.WIDTH_PX
        assert f"pictures/pages/{name}.{language}.png" in text


def test_there_are_no_pictures_of_pages_that_are_gone(script: ModuleType) -> None:
    kept = {f"{name}.{language}" for name in script.PAGES for language in LANGUAGES}
    assert {file.stem for file in (script.FOLDER / "pages").glob("*.png")} == kept
