"""Writes the files of sources of the simulated city, from the plan in `sources.py`.

``python -m controlroom.sim.data.source_files`` after a change there; a test looks that they are up to date.
"""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import resources
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.planned import Source
from controlroom.sim.data.sources import city_sources

_WORDS = {
    "air": "The air, as the stations of the districts measure it every hour.",
    "weather": "The weather by district, and public warnings.",
    "water": "Levels of the rivers with their thresholds, quality of the water in rivers and taps.",
    "traffic": "Speeds of roads, incidents on them, cars counted, car parks and bikes.",
    "transit": "The subway and buses.",
    "people": "How many people are where, and what food costs them.",
    "calls": "The 120 call centre: calls by district and topic, who waits, what citizens report.",
    "safety": "What the fire and rescue services are sent to, and how fast they come.",
    "administration": "Figures of the city's offices, most of them once a day.",
    "works": "The office for public works: defects that are reported and mended, out of its own database.",
    "cameras": "What a video recorder sees on its cameras, and public lists of cameras.",
}
_INTRODUCTION = """\
# {words}
# All of it is simulated, in the shapes of real services. ${{SIM_URL}} is where the program serves them, ${{SIM_KEY}}
# their key, ${{SIM_MQTT}} an MQTT broker and ${{SIM_WORKS}} a database beside them. To see the real ones, leave out
# `address` where a kind knows it, and put in your own key.
schema_version = 1
"""


def files(sources: list[Source]) -> dict[str, str]:
    """Return the text of each file by its name."""
    found = {}
    for topic, group in groupby(sorted(sources, key=lambda source: source.topic), key=lambda source: source.topic):
        tables = "".join(f"\n{_table('source', source.table)}" for source in group)
        found[f"{topic}.toml"] = _INTRODUCTION.format(words=_WORDS[topic]) + tables
    return found


def _table(path: str, table: Mapping[str, Any]) -> str:
    """Return an entry of a list of tables, its own lists of tables last."""
    lines = [f"[[{path}]]"]
    lines += [f"{_key(name)} = {_value(value)}" for name, value in table.items() if not _is_tables(value)]
    inner = [_table(f"{path}.{name}", each) for name, value in table.items() if _is_tables(value) for each in value]
    return "\n".join(lines) + "\n" + "".join(f"\n{each}" for each in inner)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)} = {_value(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _value(name)


def write(folder: Path) -> None:
    """Write the files into a folder. Raises OSError."""
    for name, text in files(city_sources(SimCity())).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    target = resources.path("cities/simulated") / "sources"
    target.mkdir(exist_ok=True)
    write(target)
