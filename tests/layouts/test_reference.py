"""The reference pages."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from layouts.camera_list import read_cameras
from layouts.camera_row import ALIASES, CameraRow
from layouts.city_file import read_city_file
from layouts.files import Area, CityConfig, LayoutFile, LimitsEntry, PanelEntry, ScreenEntry, TileEntry
from layouts.indicator_files import IndicatorEntry, OwnerEntry
from layouts.layout_file import read_layout
from layouts.reference import FOLDER, main, pages
from resources.entries import NamesEntry
from tests.layouts.helpers import RULES, write

MODELS = [CityConfig, ScreenEntry, LimitsEntry, NamesEntry, LayoutFile, TileEntry, Area, PanelEntry, CameraRow]
MODELS += [IndicatorEntry, OwnerEntry]


@pytest.mark.parametrize("name", pages())
def test_the_committed_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run: python -m layouts.reference"


def test_the_pages_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layouts.reference.FOLDER", tmp_path / "reference")
    main()
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "reference").iterdir()} == pages()


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    assert all(field.description for field in model.model_fields.values())
    page = pages()["city-files.md"]
    assert all(f"| `{name}`" in page for name in model.model_fields)


def test_every_column_has_a_korean_header() -> None:
    assert ALIASES.keys() == CameraRow.model_fields.keys()
    assert all(any(not header.isascii() for header in headers) for headers in ALIASES.values())
    headers = [re.sub("_", "", header).casefold() for column in ALIASES for header in (column, *ALIASES[column])]
    assert len(headers) == len(set(headers))


def test_the_schemas_are_json() -> None:
    assert json.loads(pages()["city.schema.json"])["required"] == ["schema_version", "id", "name"]


def test_the_example_is_a_city_without_problems(tmp_path: Path) -> None:
    blocks = re.findall(r"`([a-z./]+)`:\n\n```(?:toml)?\n(.*?)```", pages()["city-files.md"], re.DOTALL)
    assert [name for name, _ in blocks] == ["city.toml", "cameras.csv", "layouts/overview.toml"]
    for name, content in blocks:
        write(tmp_path, name, content)
    city = read_city_file(tmp_path / "city.toml")
    catalogue = read_cameras(tmp_path, city.config, lambda name: "value", RULES)
    layout, problems = read_layout(tmp_path / "layouts/overview.toml", catalogue)
    assert (city.problems, catalogue.problems, problems) == ((), (), ())
    assert layout is not None
    assert len(catalogue.cameras) == 2
