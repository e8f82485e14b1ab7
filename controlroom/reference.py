"""Writes the pages of ``docs/reference`` on kinds of sources and of panels, and of the control API, from the models.

``python -m controlroom.reference`` brings them up to date; the pages on a city's other files: `layouts.reference`.
"""

import json
from typing import Any, get_args

from pydantic import BaseModel

from controlroom.cli.sources import sentence
from controlroom.control.openapi import openapi
from controlroom.panel_reference import panel_pages
from feeds.data.catalogue import DATA_KINDS
from feeds.data.shared.rules import EventRule, RowsConfig, SampleRule
from feeds.data.source import SourceConfig
from layouts.reference import FOLDER, section

_INTRODUCTION = """\
# Sources of numbers

<!-- Made by `python -m controlroom.reference` from the models in `feeds/data/kinds`. Change them, not this page. -->

Where a city's numbers and events come from stands in files `sources/NAME.toml` in its folder, as many as you like. Each
holds `schema_version = 1` and sources, each begins with `[[source]]`:

```toml
schema_version = 1

[[source]]
kind = "http"
id = "air"
name = {ko = "대기질", en = "Air quality"}
address = "https://data.example.org/air.json"
headers = {Authorization = "Bearer ${AIR_TOKEN}"}
rows = "items"
interval_s = 300

[[source.sample]]
indicator = "air.pm10"
value = "pm10"
at = "measured"
place = "district"
unit = "µg/m³"
```

`controlroom try air --city FOLDER` asks it once and shows what would be stored. `controlroom check FOLDER` tells what
is wrong in the files, `controlroom sources` how every source is. Files may be changed while the program runs; a source
that did not change goes on as it was. A wrong key disables its source and nothing else.

Keys and passwords never stand in these files: write `${NAME}` and give `NAME` its value where the program runs, as an
environment variable, as a systemd credential, or in the desktop's keyring (`keyring set controlroom NAME`, with the
extra `keyring`).

How to add a kind of your own: [docs/sources.md](../sources.md).
"""

_EVERY = "Keys that every source has, whatever its kind."
_ROWS = """\
Kinds that read rows by rules (their `sample` and `event`) have these keys as well. In a rule a field is named as it
stands in the row; what is no such name is an expression of [JMESPath](https://jmespath.org) over the row:
`station.name` reaches inside, `'Gangnam'` in apostrophes is a text of its own.
"""


def pages() -> dict[str, str]:
    """Return the files that are made here, by name."""
    schema = {name: kind.config.model_json_schema() for name, kind in DATA_KINDS.items()}
    sources = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    api = json.dumps(openapi(), indent=2, ensure_ascii=False) + "\n"
    return {"sources.md": _page(), "sources.schema.json": sources, "control-api.json": api, **panel_pages()}


def _page() -> str:
    common = set(SourceConfig.model_fields)
    of_rows = set(RowsConfig.model_fields) - common
    parts = [
        _INTRODUCTION,
        "## Kinds\n\n| kind | what it is |\n|---|---|\n"
        + "".join(f"| [`{name}`](#{name}) | {sentence(kind.config)} |\n" for name, kind in DATA_KINDS.items()),
        section("## Every source", "", SourceConfig, {"kind"}).replace(_doc(SourceConfig), _EVERY),
        section("## Rules for rows", "", RowsConfig, common).replace(_doc(RowsConfig), _ROWS.strip()),
        section("### `[[source.sample]]`", "", SampleRule),
        section("### `[[source.event]]`", "", EventRule),
    ]
    for name, kind in DATA_KINDS.items():
        by_rules = issubclass(kind.config, RowsConfig)
        heading = f"## {name}"
        text = "Reads rows by rules." if by_rules else ""
        parts.append(section(heading, text, kind.config, {"kind"} | _inherited(kind.config, common | of_rows)))
        parts += [section(f"### `{key}` of {name}", "", model) for key, model in _tables(kind.config, common | of_rows)]
    return "\n".join(parts)


def _inherited(model: type[BaseModel], names: set[str]) -> set[str]:
    """Return those of `names` that the model has as they were given to it."""
    bases = (RowsConfig, SourceConfig)
    same = set()
    for name in names & set(model.model_fields):
        base = next((base for base in bases if issubclass(model, base) and name in base.model_fields), None)
        ours = model.model_fields[name]
        theirs = None if base is None else base.model_fields[name]
        if theirs is not None and (ours.default, ours.description) == (theirs.default, theirs.description):
            same.add(name)
    return same


def _tables(model: type[BaseModel], but: set[str]) -> list[tuple[str, type[BaseModel]]]:
    """Return the tables inside a kind's own keys."""
    found = []
    for name, field in model.model_fields.items():
        if name not in but:
            found += [(name, inner) for inner in _models(field.annotation)]
    return found


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _doc(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip()


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
