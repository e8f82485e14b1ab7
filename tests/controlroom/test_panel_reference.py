"""The page of panels, and the schema of layouts that have some."""

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import Field

from controlroom.city import BUILT_IN, load_city
from controlroom.panel_reference import examples, panel_pages
from layouts.expansion import standard_lookup
from layouts.reference import FOLDER
from resources import path
from resources.entries import FileModel
from widgets.panels import catalogue
from widgets.panels.catalogue import PANELS, PanelKind
from widgets.panels.core import PanelConfig
from widgets.panels.number import NumberPanel


@pytest.mark.parametrize("kind", PANELS)
def test_every_kind_and_each_of_its_keys_is_described(kind: str) -> None:
    model = PANELS[kind].config
    assert all(field.description for field in model.model_fields.values()), kind
    assert (model.__doc__ or "").strip().endswith("."), f"{kind} has no docstring to introduce it"
    assert model.model_fields["kind"].annotation.__args__ == (kind,)  # type: ignore[union-attr]
    section = panel_pages()["panels.md"].partition(f"\n## {kind}\n")[2].partition("\n## ")[0]
    own = set(model.model_fields) - set(PanelConfig.model_fields) - {"kind"}
    assert all(f"| `{name}` |" in section for name in own)
    assert f"![](../pictures/panels/{kind}.png)" in section
    assert "panel = {kind = " in section, f"{kind} has no example in scripts/panel_examples.toml"


def test_the_page_and_the_kinds_agree() -> None:
    page = (FOLDER / "panels.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert headings == ["Kinds", "Every panel", *PANELS]


def test_the_examples_on_the_page_are_those_of_the_pictures() -> None:
    page = panel_pages()["panels.md"]
    for kind, example in examples().items():
        section = page.partition(f"\n## {kind}\n")[2].partition("\n## ")[0]
        written = section.partition("```toml\n")[2].partition("```")[0]
        assert tomllib.loads(written)["panel"] == {"kind": kind, **example["panel"]}


def test_the_schema_of_a_layout_knows_every_kind_of_panel() -> None:
    schema = json.loads(panel_pages()["layout.schema.json"])
    assert "tile" in schema["properties"]
    panel = schema["$defs"]["PanelEntry"]
    assert panel["discriminator"]["mapping"].keys() == PANELS.keys()
    for kind, ref in panel["discriminator"]["mapping"].items():
        assert {"$ref": ref} in panel["oneOf"]
        found = schema["$defs"][ref.removeprefix("#/$defs/")]
        assert found["properties"]["kind"] == {**found["properties"]["kind"], "const": kind}
        assert found["additionalProperties"] is False
    assert all(ref in schema["$defs"] for ref in _refs(schema)), "every reference leads somewhere"


def test_the_page_that_is_made_from_an_empty_file_is_right(tmp_path: Path) -> None:
    page = (FOLDER.parent / "panels.md").read_text(encoding="utf-8")
    written = page.partition("```toml\n")[2].partition("```")[0]
    city = shutil.copytree(path(BUILT_IN), tmp_path / "city")
    (city / "layouts" / "mapo.toml").write_text(written, encoding="utf-8")
    loaded = load_city(city, standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))
    assert list(loaded.problems) == []
    assert len(loaded.layouts["mapo"].tiles) == written.count("[[tile]]")
    # What `check` is shown to say of it.
    (city / "layouts" / "mapo.toml").write_text(written.replace("air.pm25", "air.pm52", 1), encoding="utf-8")
    loaded = load_city(city, standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))
    assert f"mapo.toml:{loaded.problems[0].line}: {loaded.problems[0].key}: " in page


def _refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"].removeprefix("#/$defs/")} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(_refs, value.values()))
    return set().union(*map(_refs, value)) if isinstance(value, list) else set()


class StepEntry(FileModel):
    """A step of the way."""

    name: str = Field(description="What it is called.")


class BandEntry(FileModel):
    """A band with steps."""

    steps: tuple[StepEntry, ...] = Field(default=(), description="Its steps.")


class BandsConfig(PanelConfig):
    """Bands, one below the other."""

    kind: Literal["bands"] = Field(description="`bands`")
    band: tuple[BandEntry, ...] = Field(default=(), description="The bands.")
    place: str | None = Field(default=None, description="Another meaning of place.")


def test_a_new_kind_is_on_the_page_with_all_of_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(catalogue.PANELS, "bands", PanelKind(BandsConfig, NumberPanel))
    page = panel_pages()["panels.md"]
    section = page.partition("\n## bands\n")[2]
    assert "### `band` of bands\n\nA band with steps." in section
    assert "### `steps` of bands\n\nA step of the way." in section
    assert "Another meaning of place." in section
    assert "BandEntry" in json.loads(panel_pages()["layout.schema.json"])["$defs"]
