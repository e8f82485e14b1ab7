"""The pages of ``docs/reference`` that need to know the kinds of panels: what each is, and the schema of layouts."""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from controlroom.cli.sources import sentence
from layouts.files import LayoutFile, PanelEntry
from layouts.reference import section
from widgets.panels.catalogue import PANELS, PanelKind
from widgets.panels.core import PanelConfig

EXAMPLES = Path(__file__).resolve().parents[1] / "scripts" / "panel_examples.toml"
"""What each kind has in its picture: ``[KIND]`` with ``size_px``, the panel's own keys in ``panel``, and more."""

_INTRODUCTION = """\
# Panels

<!-- Made by `python -m controlroom.reference` from the models in `widgets/panels`, its pictures by
`python scripts/make_panel_pictures.py`. Change them, not this page. -->

A tile of a layout shows a camera or a panel. `[[tile]]` in `layouts/NAME.toml` says which panel, and what it is of:

```toml
[[tile]]
column = 1
row = 1
panel = {kind = "number", indicator = "air.pm25", place = "마포구"}
```

`controlroom check FOLDER` tells what is wrong with a panel's keys, and the nearest names where one refers to something
that is not there. A tile with such a panel says so on the wall; the others go on. The indicators of a city:
`controlroom indicators`. Where a tile's `title` is set, it stands in place of the panel's own.

Every number has its unit, its source and its age beside it. One that is late has a violet mark and the time it is of;
one that is gone is a dash with the reason, never 0. The pictures are of the simulated city.
"""
_EVERY = "Keys that every panel may have, whatever its kind."


def panel_pages() -> dict[str, str]:
    """Return the files that are made here, by name."""
    return {"panels.md": _page(), "layout.schema.json": _layout_schema()}


def examples() -> Mapping[str, Mapping[str, Any]]:
    """Return the example of each kind. Raises OSError and tomllib.TOMLDecodeError."""
    return tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))


def _page() -> str:
    shown = examples()
    kinds = "".join(f"| [`{name}`](#{name}) | {sentence(kind.config)} |\n" for name, kind in PANELS.items())
    every = section("## Every panel", "", PanelConfig).replace((PanelConfig.__doc__ or "").strip(), _EVERY)
    parts = [_INTRODUCTION, f"## Kinds\n\n| kind | what it is |\n|---|---|\n{kinds}", every]
    for name, kind in PANELS.items():
        parts += _kind(name, kind, shown.get(name, {}))
    return "\n".join(parts)


def _kind(name: str, kind: PanelKind, example: Mapping[str, Any]) -> Iterator[str]:
    text = f"![](../pictures/panels/{name}.png)"
    if "panel" in example:
        keys = {"title": example["title"]} if "title" in example else {}
        written = {"panel": {"kind": name, **example["panel"]}, **keys}
        lines = "".join(f"{key} = {_inline(value)}\n" for key, value in written.items())
        text += f"\n\n```toml\n{lines}```"
    common = {"kind", *_same(kind.config, PanelConfig.model_fields)}
    yield section(f"## {name}", text, kind.config, common)
    for key, model in _tables(kind.config, common):
        yield section(f"### `{key}` of {name}", "", model)


def _same(model: type[BaseModel], names: Collection[str]) -> set[str]:
    """Return the keys that the kind has as every panel has them."""
    ours, theirs = model.model_fields, PanelConfig.model_fields
    return {
        name
        for name in names
        if (ours[name].default, ours[name].description) == (theirs[name].default, theirs[name].description)
    }


def _tables(model: type[BaseModel], but: Collection[str] = ()) -> list[tuple[str, type[BaseModel]]]:
    """Return the tables inside a kind's own keys, and those inside of them, each once."""
    found: dict[type[BaseModel], str] = {}

    def look(inside: type[BaseModel], left_out: Collection[str]) -> None:
        for name, field in inside.model_fields.items():
            for inner in _models(field.annotation) if name not in left_out else ():
                if inner not in found:
                    found[inner] = name
                    look(inner, ())

    look(model, but)
    return [(name, inner) for inner, name in found.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _inline(value: Any) -> str:
    """Return a value as TOML writes it within a line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key} = {_inline(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case str() | bool() | int() | float():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def _layout_schema() -> str:
    """Return the schema of a layout's file, in which a panel is one of the kinds there are."""
    models: list[type[BaseModel]] = [LayoutFile, *(kind.config for kind in PANELS.values())]
    refs, schema = models_json_schema([(model, "validation") for model in models])
    definitions = schema["$defs"]
    kinds = {name: refs[kind.config, "validation"]["$ref"] for name, kind in PANELS.items()}
    definitions[PanelEntry.__name__] = {
        "description": (PanelEntry.__doc__ or "").strip(),
        "oneOf": [{"$ref": ref} for ref in kinds.values()],
        "discriminator": {"propertyName": "kind", "mapping": kinds},
    }
    layout = definitions.pop(refs[LayoutFile, "validation"]["$ref"].rpartition("/")[2])
    return json.dumps({"$defs": definitions, **layout}, indent=2, ensure_ascii=False) + "\n"
