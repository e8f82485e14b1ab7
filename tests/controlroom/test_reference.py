import json
from pathlib import Path

import pytest

from controlroom.reference import main, pages
from feeds.data.catalogue import DATA_KINDS
from layouts.reference import FOLDER


@pytest.mark.parametrize("name", pages())
def test_the_committed_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run: python -m controlroom.reference"


def test_the_pages_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controlroom.reference.FOLDER", tmp_path)
    main()
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == pages()


@pytest.mark.parametrize("kind", DATA_KINDS)
def test_every_kind_and_each_of_its_keys_is_described(kind: str) -> None:
    model = DATA_KINDS[kind].config
    assert all(field.description for field in model.model_fields.values())
    assert (model.__doc__ or "").strip().endswith(".")
    page = pages()["sources.md"]
    assert f"## {kind}\n" in page
    assert all(f"| `{name}` |" in page for name in model.model_fields if name != "kind")
    assert kind in json.loads(pages()["sources.schema.json"])


@pytest.mark.parametrize("kind", DATA_KINDS)
def test_a_kind_is_either_polled_or_listened_to(kind: str) -> None:
    entry = DATA_KINDS[kind]
    assert (entry.poll is None) == (entry.listen is not None) == entry.config.listens
    assert entry.config.model_fields["kind"].annotation.__args__ == (kind,)  # type: ignore[union-attr]
