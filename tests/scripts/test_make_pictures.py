"""The script that draws the pictures of tiles in the documents."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from feeds.core import View
from tests.fakes.pictures import SOURCE, scene

ROOT = Path(__file__).parents[2]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "scripts" / "make_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "make_pictures", module)
    spec.loader.exec_module(module)
    return module


def test_every_state_has_a_picture_of_its_own(script: ModuleType, qapp: QApplication) -> None:
    street = scene(View("cam", 640, 360), SOURCE, 1)
    drawn = {state: script.draw(street, state, "en") for state in script.STATES}
    assert {image.size() for image in drawn.values()} == {QSize(script.WIDTH_PX, script.HEIGHT_PX)}
    assert len({bytes(image.constBits()) for image in drawn.values()}) == len(drawn)


def test_every_picture_of_a_tile_is_there_and_used(script: ModuleType) -> None:
    for language, page in (("en", "operator.md"), ("ko", "operator.ko.md")):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for state in script.STATES:
            assert (ROOT / "docs" / "pictures" / f"{state}.{language}.png").exists()
            assert f"pictures/{state}.{language}.png" in text
