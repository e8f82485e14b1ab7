"""From a layout file to a layout: every tile gets a place; what cannot be shown becomes a placeholder that says why."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from layouts.cameras import Catalogue
from layouts.files import LayoutFile, TileEntry
from layouts.model import Layout, Panel, Tile
from layouts.panels import NO_PANELS, PanelRules
from layouts.placing import NOWHERE, Arrangement, Draft
from layouts.problems import Names, Problem, in_order
from layouts.reading import Unreadable, tidy
from layouts.toml_file import Migration, TomlFile, read_toml, validated
from layouts.toml_lines import KeyPath
from resources.text import QT_TRANSLATE_NOOP, Text

_TILES = QT_TRANSLATE_NOOP("layouts", "Must be tables, each begins with [[tile]]")
_CAMERAS = QT_TRANSLATE_NOOP("layouts", "Must be a list of camera ids in quotation marks")
_NO_CATALOGUE = QT_TRANSLATE_NOOP("layouts", "The list of cameras cannot be read")
_UNKNOWN_CAMERA = QT_TRANSLATE_NOOP("layouts", "No camera has the id {id}")
_WITHOUT_PICTURE = QT_TRANSLATE_NOOP(
    "layouts",
    "The list {source} has the position of this camera, but no address of its picture: write it with its address into "
    "cameras.csv under this id, or have it show a stream near it (streams_within_m of the source)",
)
_UNKNOWN_PANEL = QT_TRANSLATE_NOOP("layouts", "This program has no panel of the kind {kind}")
_NO_TILES = QT_TRANSLATE_NOOP("layouts", "Layout shows nothing, write grid, template, or tiles with an area")

MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a layout file of version 1 into one of version 2, and so on."""

_GRID_KEYS = ("grid", "template", "columns", "rows")
_PLACE_KEYS = ("column", "row", "column_span", "row_span", "area")
_GUTTER_U = 8.0
_GUTTER_OF_MANY_U = 4.0
_MANY_TILES = 36


def layout_paths(folder: Path) -> list[Path]:
    """Return the layout files of the city in `folder`, sorted; hidden files are not layouts."""
    return sorted(path for path in folder.glob("layouts/*.toml") if not path.name.startswith("."))


def read_layout(
    path: Path, catalogue: Catalogue, panels: PanelRules = NO_PANELS
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """Return the layout in the file at `path`, and everything that is wrong with it; nothing is raised.

    The layout is None where the file gives no grid of tiles to draw. Else every tile that cannot be shown carries its
    problem. A camera that is bad itself is told of once, in `catalogue`, not again here. `panels`: which there are.
    """
    try:
        file = read_toml(path, MIGRATIONS)
    except Unreadable as error:
        return None, error.problems
    head = {key: value for key, value in file.table.items() if key not in ("cameras", "tile")}
    entry, problems = validated(
        LayoutFile, file, head, instead={"schema_version": len(MIGRATIONS) + 1, "name": {"en": path.stem}}
    )
    reader = _Reader(file, catalogue, panels, problems)
    cameras = reader.cameras()
    tiles = reader.tiles()
    grid = entry.cells() if entry else None
    if entry is None or (grid is None and not file.table.keys().isdisjoint(_GRID_KEYS)):
        return None, in_order(problems)
    placed = Arrangement(file, grid, problems).placed(cameras, tiles)
    if not placed:
        return None, in_order([*problems, file.problem((), _NO_TILES)])
    usual_gutter_u = _GUTTER_OF_MANY_U if len(placed) > _MANY_TILES else _GUTTER_U
    layout = Layout(
        id=path.stem,
        name=entry.name.by_language(),
        tiles=tuple(sorted(placed, key=lambda tile: (tile.place.top, tile.place.left))),
        header=entry.header_style,
        gutter_u=usual_gutter_u if entry.gutter is None else entry.gutter,
        grid=grid,
        order=entry.order,
        place=entry.place or "",
        viewing_ratio=entry.screen.ratio if entry.screen else None,
        theme=entry.theme,
    )
    return layout, in_order(problems)


@dataclass(slots=True)
class _Reader:
    """Reads what tiles show; adds to `problems`."""

    file: TomlFile
    catalogue: Catalogue
    panels: PanelRules
    problems: list[Problem]

    def cameras(self) -> list[Draft]:
        """Return a draft for each entry of `cameras`."""
        drafts = []
        for index, camera_id in enumerate(self._list("cameras", _CAMERAS)):
            path: KeyPath = ("cameras", index)
            draft = Draft(path, Tile(NOWHERE, origin=("cameras", index)))
            if not isinstance(camera_id, str):
                draft.tile = replace(draft.tile, problem=self._told(path, _CAMERAS))
            elif camera_id.strip():
                draft.tile = self._with_camera(draft.tile, path, camera_id)
            drafts.append(draft)
        return drafts

    def tiles(self) -> list[Draft]:
        """Return a draft for each `[[tile]]`."""
        return [self._tile(("tile", index), table) for index, table in enumerate(self._list("tile", _TILES))]

    def _tile(self, path: tuple[str, int], table: Any) -> Draft:
        tile = Tile(NOWHERE, origin=("tile", path[1]))
        if not isinstance(table, dict):
            return Draft(path, replace(tile, problem=self._told(path, _TILES)), is_misplaced=True)
        entry, found = validated(TileEntry, self.file, table, prefix=path)
        self.problems += found
        if entry is None:
            return Draft(path, replace(tile, problem=found[0]), is_misplaced=True)
        title = entry.title.by_language() if entry.title else None
        tile = replace(tile, fit=entry.fit, stream=entry.stream, title=title)
        if entry.camera is not None:
            tile = self._with_camera(tile, (*path, "camera"), entry.camera)
        if entry.panel is not None:
            tile = self._with_panel(tile, (*path, "panel"), table["panel"], entry.panel.kind)
        if found:
            tile = replace(tile, problem=found[0])
        lost_its_place = entry.column is None and entry.area is None and not table.keys().isdisjoint(_PLACE_KEYS)
        return Draft(path, tile, entry, is_misplaced=lost_its_place)

    def _with_camera(self, tile: Tile, path: KeyPath, camera_id: str) -> Tile:
        camera_id = tidy(camera_id)
        problem = self.catalogue.bad.get(camera_id)
        if camera_id not in self.catalogue.cameras and problem is None:
            if camera_id in self.catalogue.without_picture:
                problem = self._told(path, _WITHOUT_PICTURE(source=camera_id.partition(":")[0]))
            elif self.catalogue.readable:
                problem = self._told(path, _UNKNOWN_CAMERA(id=camera_id), self.catalogue.ids.nearest(camera_id))
            else:
                problem = self.file.problem(path, _NO_CATALOGUE)
        return replace(tile, camera=camera_id, problem=problem)

    def _with_panel(self, tile: Tile, path: KeyPath, table: dict[str, Any], kind: str) -> Tile:
        model = self.panels.models.get(kind)
        if model is None:
            nearest = Names(self.panels.models).nearest(kind)
            return replace(tile, problem=self._told((*path, "kind"), _UNKNOWN_PANEL(kind=kind), nearest))
        config, found = validated(model, self.file, table, prefix=path)
        self.problems += found
        if config is None:
            return replace(tile, problem=found[0])
        # A name that nothing has disables nothing here: the panel itself says so in its tile.
        self.problems += [
            self.file.problem((*path, *key), text, nearest) for key, text, nearest in self.panels.strange(config)
        ]
        return replace(tile, panel=Panel(kind, config))

    def _list(self, key: str, text: Text) -> list[Any]:
        value = self.file.table.get(key, [])
        if isinstance(value, list):
            return value
        self._told((key,), text)
        return []

    def _told(self, path: KeyPath, text: Text, nearest: tuple[str, ...] = ()) -> Problem:
        problem = self.file.problem(path, text, nearest)
        self.problems.append(problem)
        return problem
