"""Writes pages of ``docs/reference`` from the models of a city's files: one for people, a JSON Schema for editors.

``python -m layouts.reference`` brings them up to date; what depends on kinds of sources and panels:
`controlroom.reference`.
"""

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from layouts.alarm_files import AlarmEntry, EventTest, ShowEntry
from layouts.camera_row import ALIASES, CameraRow
from layouts.district_files import MapEntry
from layouts.files import (
    Area,
    CityConfig,
    DecodeEntry,
    LayoutFile,
    LimitsEntry,
    PanelEntry,
    ScreenEntry,
    SeenEntry,
    TileEntry,
    TlsEntry,
)
from layouts.grids import Cell, Grid, TemplateName, template
from layouts.header_files import HeaderEntry, HeaderWeatherEntry
from layouts.indicator_files import IndicatorEntry, OwnerEntry
from layouts.notice_files import GuestEntry, ItemEntry, NoticeFile
from layouts.project_files import MilestoneEntry, PlanEntry, ProjectEntry
from layouts.projects import ProjectsFile
from layouts.scene_files import SceneFile, SceneScreenEntry
from layouts.schedule_files import ScheduleEntry, ScheduleFile
from layouts.tour_files import TourEntry, ToursFile, TourStepEntry
from layouts.wall_files import MonitorEntry, SpanEntry, WallFile, WallScreenEntry
from resources.entries import NamesEntry

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"

_INTRODUCTION = """\
# City files

<!-- Made by `python -m layouts.reference` from the models in `layouts`. Change them, not this page. -->

A city is a folder of plain files:

```
seoul/
    city.toml              what holds for the whole city
    cameras.csv            one line for each camera (or cameras.geojson, or both)
    projects.toml          what the city has promised, and how far it is (may be missing)
    notices/closed.toml    one file for each notice (may be missing)
    layouts/overview.toml  one file for each layout
    walls/room.toml        the monitors of a wall (may be missing)
    scenes/routine.toml    what every screen of a wall shows (may be missing)
    tours.toml             what is shown in turn (may be missing)
    schedule.toml          what a wall shows when (may be missing)
```

`controlroom check seoul` tells everything that is wrong with it, `controlroom run seoul` shows it. A wrong value
disables the tile or the camera it belongs to, and nothing else. Files may be changed while the wall is running.

## A small city

`city.toml`:

```toml
schema_version = 1
id = "seoul"
name = {ko = "서울특별시", en = "Seoul"}
language = "ko"
gloss = "en"
timezone = "Asia/Seoul"
layout = "overview"
```

`cameras.csv`:

```
id,name,name_en,number,district,lat,lon,main,sub,user,password
gangnam-1,강남역 사거리,Gangnam Station crossing,GN-0117,강남구,37.4979,127.0276,rtsp://192.0.2.11/main,rtsp://192.0.2.11/sub,${CAM_USER},${CAM_PASSWORD}
river-3,도림천 신림교,Dorimcheon Sillimgyo,GA-0252,관악구,37.4842,126.9297,https://video.example.org/dorim/index.m3u8,,,
```

`layouts/overview.toml`:

```toml
schema_version = 1
name = {ko = "전체", en = "Overview"}
template = "1+5"
cameras = ["gangnam-1", "river-3"]

[[tile]]
column = 3
row = 3
camera = "gangnam-1"
title = {ko = "횡단보도", en = "Crosswalk"}
fit = "crop"
```

## Secrets

User names, passwords and keys never stand in these files. Write `${NAME}` and give `NAME` its value where the program
runs: as an environment variable, or as a systemd credential (a file `NAME` in `$CREDENTIALS_DIRECTORY`). The columns
`user` and `password` take nothing else; in addresses a reference may stand anywhere.
"""

_CITY = """\
Text is UTF-8. Every key is optional unless it is marked as required; unknown keys are refused.
"""

_MAP = """\
A city without it has no map of its districts. A feature that cannot be used disables itself and nothing else.

```toml
[map]
districts = "districts.geojson"
grid = {"종로구" = [2, 1], "중구" = [2, 2], "마포구" = [1, 2]}
other_names = {"마포구" = ["Mapo-gu", "마포"]}
```
"""

_HEADER_WEATHER = """\
```toml
[header]
weather = {temperature = "weather.temperature", rain = "weather.rain", warnings = ["kma-warnings"]}
```

A narrow header has no room for it; the large header of public screens has none.
"""

_INDICATORS = """\
Either `series` or `formula` is required. What a formula may say, and which units fit, is in
[indicators.md](../indicators.md).
"""

_PROJECTS = """\
May be missing. A project that is wrong is told of and disables itself alone. What a band shows of it, and how a plan is
written, is in [projects.md](../projects.md).
"""

_NOTICES = """\
The name of the file without `.toml` is the notice's id. A notice with anything wrong in it is told of and not shown.
"""

_ALARMS = """\
One of `indicator`, `event`, `source` and `camera` is required: what raises it. How a rule is followed, and examples:
[alarms.md](../alarms.md).
"""

_WALL = """\
The name of the file without `.toml` is the wall's id. `controlroom run CITY --wall NAME` shows it, or `wall` in
`city.toml` names it. A screen that is wrong is told of and disables itself alone. How monitors are found, and pictures
over several of them: [integrator.md](../integrator.md#a-wall-of-several-monitors).
"""

_SCENE = """\
The name of the file without `.toml` is the scene's id. Screens that it does not name stay as they are.
"""

_TOURS = """\
A step that shows what there is not is told of and left out.
"""

_SCHEDULE = """\
What a person shows stays until another entry holds. Of several entries that hold, the one with the highest priority is
shown; of equals the last in the file, and `controlroom check` tells of them.
"""

_CAMERAS = """\
The first line names the columns, in any order. Spreadsheets may save the list as UTF-8, CP949 or UTF-16, with commas,
semicolons or tabs; numbers have a decimal point. A column whose name begins with `#` is yours and is skipped.
How a stream is read is seen from its address where it has a known scheme or ending (`rtsp://`, `.m3u8`, `.ts`,
`.mjpg`, `.jpg`, a path); else write it in `kind`.
"""

_GEOJSON = """\
A FeatureCollection of Points (RFC 7946). Properties have the names of the columns above; the Point's coordinates are
`lon` and `lat`, and a feature's own `id` counts where no property has it.
"""

_LAYOUT = """\
The name of the file without `.toml` is the layout's id. A layout has a grid (`grid`, `columns` and `rows`, or
`template`), free areas, or both. Tiles with a place of their own come first; the cells they leave free are filled in
order by `cameras`, then by tiles without a place. A camera may be in several tiles.
"""

_PANEL = """\
The kinds there are, with a picture and the keys of each: [panels.md](panels.md).
"""

_TEMPLATES = """\
Cells in the order in which cameras fill them, counted 1 to 9 and on with letters. The templates
`1`, `4`, `9`, `16`, `25`, `36` and `64` are that many equal cells.
"""


def pages() -> dict[str, str]:
    """Return the files of ``docs/reference`` that are made here, by name."""
    return {
        "city-files.md": _page(),
        "city.schema.json": _schema(CityConfig),
        "projects.schema.json": _schema(ProjectsFile),
        "notice.schema.json": _schema(NoticeFile),
        "wall.schema.json": _schema(WallFile),
        "scene.schema.json": _schema(SceneFile),
        "tours.schema.json": _schema(ToursFile),
        "schedule.schema.json": _schema(ScheduleFile),
    }


def _schema(model: type[BaseModel]) -> str:
    return json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def _page() -> str:
    parts = [
        _INTRODUCTION,
        section("## `city.toml`", _CITY, CityConfig),
        section("### `[screen]`", "", ScreenEntry),
        section("### `[tls]`", "", TlsEntry),
        section("### `[limits]`", "", LimitsEntry),
        section("### `[decode]`", "", DecodeEntry),
        section("### `[header]`", "", HeaderEntry),
        section("### `weather` of the header", _HEADER_WEATHER, HeaderWeatherEntry),
        section("### `[map]`", _MAP, MapEntry),
        section("### `name`", "", NamesEntry),
        section("### `[[indicator]]`", _INDICATORS, IndicatorEntry),
        section("### `owner` of an indicator", "", OwnerEntry),
        section("### `[[alarm]]`", _ALARMS, AlarmEntry),
        section("### `event` of an alarm", "", EventTest),
        section("### `show` of an alarm", "", ShowEntry),
        section("## `projects.toml`", _PROJECTS, ProjectsFile),
        section("### `[[project]]`", "", ProjectEntry),
        section("### `plan` of a project", "", PlanEntry),
        section("### `milestones` of a project", "", MilestoneEntry),
        section("## `notices/NAME.toml`", _NOTICES, NoticeFile),
        section("### `guests` of a notice", "", GuestEntry),
        section("### `items` of a notice", "", ItemEntry),
        f"## `cameras.csv`\n\n{_CAMERAS}\n" + "\n".join(_columns()) + "\n",
        f"## `cameras.geojson`\n\n{_GEOJSON}",
        section("## `layouts/NAME.toml`", _LAYOUT, LayoutFile),
        section("### `[[tile]]`", "", TileEntry),
        section("### `area` of a tile", "", Area),
        section("### `panel` of a tile", _PANEL, PanelEntry),
        f"### Templates\n\n{_TEMPLATES}\n" + "\n".join(_drawn_templates()),
        section("## `walls/NAME.toml`", _WALL, WallFile),
        section("### `[[screen]]` of a wall", "", WallScreenEntry),
        section("### `monitor` of a screen", "", MonitorEntry),
        section("### `seen` of a screen", "", SeenEntry),
        section("### `[[span]]` of a wall", "", SpanEntry),
        section("## `scenes/NAME.toml`", _SCENE, SceneFile),
        section("### `[[screen]]` of a scene", "", SceneScreenEntry),
        section("## `tours.toml`", _TOURS, ToursFile),
        section("### `[[tour]]`", "", TourEntry),
        section("### `[[tour.step]]`", "", TourStepEntry),
        section("## `schedule.toml`", _SCHEDULE, ScheduleFile),
        section("### `[[entry]]`", "", ScheduleEntry),
    ]
    return "\n".join(parts)


def section(heading: str, text: str, model: type[BaseModel], leave_out: Collection[str] = ()) -> str:
    """Return a section on a model: what it is, then a table of its keys, but for those left out."""
    introduction = "\n\n".join(part for part in (heading, _opening(model), text.strip()) if part)
    table = "\n".join(_keys(model, leave_out))
    return f"{introduction}\n\n{table}\n" if table else f"{introduction}\n"


def _opening(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip()


def _keys(model: type[BaseModel], leave_out: Collection[str] = ()) -> Iterator[str]:
    fields = {name: field for name, field in model.model_fields.items() if name not in leave_out}
    if fields:
        yield "| key | value | default | meaning |"
        yield "|---|---|---|---|"
    for name, field in fields.items():
        yield f"| `{name}` | {_value(field)} | {_default(field)} | {field.description} |"


def _columns() -> Iterator[str]:
    yield "| column | also called | value | meaning |"
    yield "|---|---|---|---|"
    for name, field in CameraRow.model_fields.items():
        required = " (required)" if field.is_required() else ""
        value = _value(field).replace("`true` `false`", "`yes` `no`")
        yield f"| `{name}`{required} | {', '.join(ALIASES[name])} | {value} | {field.description} |"


def _value(field: FieldInfo) -> str:
    annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return " ".join(_words(annotation))


_PLAIN = {str: "text", int: "whole number", float: "number", bool: "`true` `false`", SecretStr: "`${NAME}`"}
_PLAIN |= {date: "day", time: "time of day", datetime: "day, or day and time", Path: "file"}


def _words(annotation: Any) -> Iterator[str]:
    """Yield what an annotation means, in words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _words(inner[0])
        yield from _limits(inner[1:])
    elif origin in (Union, UnionType):
        for part in inner:
            yield from _words(part)
    elif origin is Literal:
        yield " ".join(f"`{value}`" for value in inner)
    elif origin in (tuple, list):
        yield "list of " + " ".join(_words(inner[0]))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield "table"
    elif origin is dict:
        yield "table of " + " ".join(_words(inner[1]))
    elif annotation is not NoneType:
        yield _PLAIN[annotation]


def _limits(metadata: tuple[Any, ...]) -> Iterator[str]:
    for item in metadata:
        for part in getattr(item, "metadata", (item,)):
            for attribute, words in {"ge": "from", "gt": "above", "le": "to"}.items():
                limit = getattr(part, attribute, None)
                if limit is not None:
                    yield f"{words} {limit:,.10g}"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.get_default()
    nothing = default is None or default in ((), {}, "") or isinstance(default, BaseModel)
    return "" if nothing else f"`{json.dumps(default, ensure_ascii=False)}`"


def _drawn_templates() -> Iterator[str]:
    for name in get_args(TemplateName):
        if "+" in name:
            yield f"`{name}`:\n\n```\n{_drawn(template(name))}\n```\n"


def _drawn(grid: Grid) -> str:
    numbers = "123456789abcdefghijklmnopqrstuvwxyz"

    def number_at(column: int, row: int) -> str:
        return next(number for number, cell in zip(numbers, grid.cells, strict=False) if _covers(cell, column, row))

    return "\n".join(
        " ".join(number_at(column, row) for column in range(1, grid.columns + 1)) for row in range(1, grid.rows + 1)
    )


def _covers(cell: Cell, column: int, row: int) -> bool:
    across = cell.column <= column < cell.column + cell.column_span
    return across and cell.row <= row < cell.row + cell.row_span


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
