"""A city's scenes out of its folder `scenes`: what every screen of a wall shows."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layouts.entries import in_own_order, read_entries, read_folder, read_head
from layouts.model import Layout, NamesByLanguage
from layouts.problems import Names, Problem
from layouts.scene_files import SceneFile, SceneScreenEntry
from layouts.toml_file import Migration, TomlFile
from layouts.toml_lines import KeyPath
from layouts.walls import Wall
from resources.text import QT_TRANSLATE_NOOP, Text

_NO_LAYOUT = QT_TRANSLATE_NOOP("layouts", "No layout has the file layouts/{name}.toml")
_NO_WALL = QT_TRANSLATE_NOOP("layouts", "No wall has the file walls/{name}.toml")
_NO_SCREEN = QT_TRANSLATE_NOOP("layouts", "The wall {wall} has no screen {id}")
_NO_TOUR = QT_TRANSLATE_NOOP("layouts", "No tour has the id {id}")
_NO_CAMERA = QT_TRANSLATE_NOOP("layouts", "No camera has the id {id}")
_NO_TILE = QT_TRANSLATE_NOOP("layouts", "The layout {layout} has {count} tiles, numbered from 1")
_IS_PANEL = QT_TRANSLATE_NOOP("layouts", "Tile {tile} of the layout {layout} shows a panel")
_EMPTY = QT_TRANSLATE_NOOP("layouts", "A scene needs at least one [[screen]]")

FOLDER = "scenes"
MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a scene of version 1 into one of version 2, and so on."""


@dataclass(frozen=True, slots=True)
class SceneScreen:
    """What a scene shows on one screen. `cameras`: by the number of the tile, from 1; None empties it."""

    layout: str
    cameras: Mapping[int, str | None] = field(default_factory=dict)
    large: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What every screen of a wall shows. `wall`: None for any that has its screens. `privacy`: None leaves it."""

    id: str
    name: NamesByLanguage
    screens: Mapping[str, SceneScreen]
    order: int | None = None
    wall: str | None = None
    privacy: bool | None = None
    tours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of a city by id, in their own order, and everything that is wrong with them."""

    good: Mapping[str, Scene] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What scenes may name."""

    layouts: Mapping[str, Layout]
    cameras: Collection[str]
    walls: Mapping[str, Wall]
    tours: Collection[str]


NO_SCENES = Scenes()


def scene_ids(folder: Path) -> list[str]:
    """Return the ids of all scenes that the city in `folder` has files of, good or not."""
    return [path.stem for path in folder.glob(f"{FOLDER}/*.toml") if not path.name.startswith(".")]


def scene_id(name: str, taken: Iterable[str]) -> str:
    """Return the id of a new scene of that name: its Latin letters and digits, else a number."""
    known = set(taken)
    base = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "scene"
    ids = (base if number == 1 else f"{base}-{number}" for number in range(1, len(known) + 2))
    return next(id for id in ids if id not in known)


def read_scenes(folder: Path, known: Known, before: Scenes = NO_SCENES) -> Scenes:
    """Return the scenes of the city in `folder`; nothing is raised.

    Where a file gives nothing to go on with, the scene of `before` stays.
    """
    good, problems = read_folder(
        folder, FOLDER, MIGRATIONS, lambda id, file: _Reader(id, file, known).read(), before.good
    )
    return Scenes(in_own_order(good, lambda scene: scene.order), problems)


class _Reader:
    def __init__(self, id: str, file: TomlFile, known: Known) -> None:
        self._id = id
        self._file = file
        self._known = known
        self._problems: list[Problem] = []

    def read(self) -> tuple[Scene | None, list[Problem]]:
        head, problems = read_head(self._file, SceneFile, ("screen",))
        found, wrong = read_entries(self._file, "screen", SceneScreenEntry)
        self._problems += [*problems, *wrong]
        if head is None:
            return None, self._problems
        wall = self._wall(head)
        screens = {}
        for path, entry in found.values():
            if wall is not None and entry.id not in wall.shown:
                self._tell((*path, "id"), _NO_SCREEN(wall=wall.id, id=entry.id), Names(wall.shown).nearest(entry.id))
            screen = self._screen(path, entry)
            if screen is not None:
                screens[entry.id] = screen
        if not screens:
            return None, self._problems or [self._file.problem(("screen",), _EMPTY)]
        tours = tuple(id for number, id in enumerate(head.tours) if self._is_tour(number, id))
        name = head.name.by_language()
        return Scene(self._id, name, screens, head.order, head.wall, head.privacy, tours), self._problems

    def _tell(self, path: KeyPath, text: Text, nearest: tuple[str, ...] = ()) -> None:
        self._problems.append(self._file.problem(path, text, nearest))

    def _wall(self, head: SceneFile) -> Wall | None:
        if head.wall is not None and head.wall not in self._known.walls:
            self._tell(("wall",), _NO_WALL(name=head.wall), Names(self._known.walls).nearest(head.wall))
        return self._known.walls.get(head.wall or "")

    def _is_tour(self, number: int, id: str) -> bool:
        is_there = id in self._known.tours
        if not is_there:
            self._tell(("tours", number), _NO_TOUR(id=id), Names(self._known.tours).nearest(id))
        return is_there

    def _screen(self, path: KeyPath, entry: SceneScreenEntry) -> SceneScreen | None:
        layout = self._known.layouts.get(entry.layout)
        if layout is None:
            nearest = Names(self._known.layouts).nearest(entry.layout)
            self._tell((*path, "layout"), _NO_LAYOUT(name=entry.layout), nearest)
            return None
        cameras: dict[int, str | None] = {}
        for number, camera in entry.cameras.items():
            tile = self._tile((*path, "cameras", number), number, layout)
            if tile is not None and camera and camera not in self._known.cameras:
                nearest = Names(self._known.cameras).nearest(camera)
                self._tell((*path, "cameras", number), _NO_CAMERA(id=camera), nearest)
            elif tile is not None:
                cameras[tile] = camera or None
        large = entry.large
        if large is not None and large > len(layout.tiles):
            self._tell((*path, "large"), _NO_TILE(layout=layout.id, count=len(layout.tiles)))
            large = None
        return SceneScreen(entry.layout, cameras, large)

    def _tile(self, path: KeyPath, number: str, layout: Layout) -> int | None:
        """Return the number of a tile that may have a camera, None where there is none, which is told."""
        tile = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0
        if not 1 <= tile <= len(layout.tiles):
            self._tell(path, _NO_TILE(layout=layout.id, count=len(layout.tiles)))
        elif layout.tiles[tile - 1].panel is not None:
            self._tell(path, _IS_PANEL(tile=tile, layout=layout.id))
        else:
            return tile
        return None
