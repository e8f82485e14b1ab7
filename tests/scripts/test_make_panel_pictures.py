"""The script that draws the pictures of panels in the reference: every kind has an example that works, and one."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from controlroom.city import BUILT_IN, load_city, panel_rules
from controlroom.panel_reference import examples
from layouts.expansion import standard_lookup
from resources import path
from widgets.panels.catalogue import PANELS

ROOT = Path(__file__).parents[2]
RUN = "run: python scripts/make_panel_pictures.py {kind}"


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    file = ROOT / "scripts" / "make_panel_pictures.py"
    spec = importlib.util.spec_from_file_location("make_panel_pictures", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_panel_pictures"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["make_panel_pictures"]


@pytest.fixture(scope="module")
def cities(script: ModuleType, qapp: QApplication) -> tuple[Any, Any]:
    """The same city twice, neither of which knows what the other was asked."""
    return script.Shown(), script.Shown()


def example(kind: str) -> Any:
    assert kind in examples(), f"{kind} has no example in scripts/panel_examples.toml"
    return examples()[kind]


@pytest.mark.parametrize("kind", PANELS)
def test_every_kind_has_an_example_that_fits_the_simulated_city(kind: str) -> None:
    city = load_city(path(BUILT_IN), standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))
    rules = panel_rules(city.file, city.projects, city.notices)
    config = rules.models[kind].model_validate({"kind": kind, **example(kind)["panel"]})
    assert list(rules.strange(config)) == []


@pytest.mark.parametrize("kind", PANELS)
def test_every_kind_is_drawn_from_its_example_the_same_each_time(
    kind: str, script: ModuleType, cities: tuple[Any, Any]
) -> None:
    panel, image = script.draw(kind, example(kind), cities[0])
    assert [image.width(), image.height()] == example(kind)["size_px"]
    assert panel.spoken() not in ("", "This panel failed; the log of the program has the details")
    assert script.draw(kind, example(kind), cities[1])[1] == image


@pytest.mark.parametrize("kind", PANELS)
def test_every_kind_has_a_small_picture(kind: str, script: ModuleType) -> None:
    file = script.FOLDER / f"{kind}.png"
    assert file.exists(), RUN.format(kind=kind)
    assert file.stat().st_size <= script.MOST_BYTES
    picture = QImage(str(file))
    assert picture.format() is QImage.Format.Format_Indexed8
    assert [picture.width(), picture.height()] == example(kind)["size_px"], RUN.format(kind=kind)


def test_there_are_no_examples_and_pictures_of_kinds_that_are_gone(script: ModuleType) -> None:
    assert examples().keys() <= PANELS.keys()
    assert {file.stem for file in script.FOLDER.glob("*.png")} <= PANELS.keys()
