"""Which layout somebody means."""

from pathlib import Path

import pytest

from controlroom.city import load_city
from controlroom.pages import find_page, nearest_pages
from layouts.expansion import standard_lookup
from layouts.model import Layout
from tests.layouts.helpers import CITY, write


@pytest.fixture
def layouts(tmp_path: Path) -> dict[str, Layout]:
    write(tmp_path, "city.toml", CITY)
    write(tmp_path, "cameras.csv", "id,name,main\na,가,rtsp://192.0.2.1/a\n")
    for file, names, order in (
        ("glance", '{ko = "한눈에", en = "At a glance"}', 1),
        ("news", '{ko = "소식", en = "News"}', 2),
        ("2", '{ko = "둘", en = "News"}', 3),
    ):
        write(tmp_path, f"layouts/{file}.toml", f'schema_version = 1\nname = {names}\norder = {order}\ngrid = "1x1"\n')
    return load_city(tmp_path, standard_lookup({}, {})).layouts


@pytest.mark.parametrize(
    ("meant", "found"),
    [
        ("glance", "glance"),
        ("1", "glance"),
        ("3", "2"),
        ("2", "2"),  # an id before a number
        ("한눈에", "glance"),
        ("at a GLANCE", "glance"),
        (" news ", "news"),
        ("News", "news"),  # two are called so: the first
        ("0", None),
        ("4", None),
        ("-1", None),
        ("²", None),
        ("9" * 200, None),
        ("", None),
        ("weather", None),
    ],
)
def test_a_page_is_known_by_id_number_and_name(layouts: dict[str, Layout], meant: str, found: str | None) -> None:
    assert find_page(layouts, meant) == found


def test_what_was_meant_is_guessed_by_ids_and_names(layouts: dict[str, Layout]) -> None:
    assert nearest_pages(layouts, "glanze") == ["glance"]
    assert nearest_pages(layouts, "at a glanse") == ["glance"]
    assert nearest_pages(layouts, "xyz") == []
