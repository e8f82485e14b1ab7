"""A city, put together from its files: cameras known to layouts, addresses known to feeds, every problem told."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from controlroom.listed import NONE_LISTED, Listed, listed, with_listed
from feeds.catalogue import check_stream, infer_kind
from feeds.data.readings import ListedCamera
from layouts.alarms import strange_names
from layouts.camera_list import LISTS, StreamRules, read_cameras
from layouts.cameras import Camera, Catalogue
from layouts.city_file import CityFile, read_city_file
from layouts.districts.reading import NO_MAP, MapReading, read_map
from layouts.expansion import Lookup
from layouts.files import CityConfig
from layouts.layout_file import layout_paths, read_layout
from layouts.model import Layout
from layouts.notices import Notices, read_notices
from layouts.panels import PanelRules
from layouts.problems import Names, Problem, in_order
from layouts.projects import FILE as PROJECTS_FILE
from layouts.projects import NO_PROJECTS, Projects, read_projects
from layouts.schedules import FILE as SCHEDULE_FILE
from layouts.showing import NO_SHOWING, Showing, read_showing
from layouts.source_files import source_ids
from layouts.tours import FILE as TOURS_FILE
from resources.text import QT_TRANSLATE_NOOP

_NO_FOLDER = QT_TRANSLATE_NOOP("layouts", "There is no such folder, name the one that holds city.toml")
_NO_LAYOUTS = QT_TRANSLATE_NOOP("layouts", "No layouts, write at least one file layouts/NAME.toml")
_NO_SUCH_WALL = QT_TRANSLATE_NOOP("layouts", "No wall has the file walls/{name}.toml")
_NO_SUCH_LAYOUT = QT_TRANSLATE_NOOP("layouts", "No layout has the file layouts/{name}.toml")

BUILT_IN = "cities/simulated"
"""Where among the resources the simulated city is, which is shown when no other is named."""

_LAST = 1000
_RULES = StreamRules(infer_kind=infer_kind, check_stream=check_stream)

CamerasOf = Callable[[str], Sequence[tuple[str, ListedCamera]]]
LayoutFile = tuple[Layout | None, tuple[Problem, ...]]
"""What a layout file gave: the layout (None: nothing to draw), and its problems."""
LayoutFiles = Mapping[str, LayoutFile]
"""What each layout file gave, by the layout's id."""


@dataclass(frozen=True, slots=True)
class City:
    """A city as far as it is good. `folder` is as the caller named it; `lookup` expands addresses and passwords.

    `own`: the cameras of its own files; `catalogue`: these, and those that are `listed` by others. `sources`: the ids
    of its sources of numbers. `map`: its districts. `showing`: its walls, and what they show when.
    """

    folder: Path
    lookup: Lookup = field(repr=False)
    file: CityFile = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    layout_files: LayoutFiles = field(repr=False)
    own: Catalogue = field(repr=False)
    listed: Listed = field(default=NONE_LISTED, repr=False)
    projects: Projects = field(default=NO_PROJECTS, repr=False)
    notices: Notices = field(default=Notices(), repr=False)
    sources: frozenset[str] = field(default=frozenset(), repr=False)
    map: MapReading = field(default=NO_MAP, repr=False)
    showing: Showing = field(default=NO_SHOWING, repr=False)

    @property
    def config(self) -> CityConfig:
        """What holds for the whole city; defaults where `city.toml` is wrong."""
        return self.file.config

    @property
    def insecure(self) -> list[str]:
        """The cameras whose certificates are not checked, by id."""
        return [camera.id for camera in self.cameras.values() if camera.tls == "insecure"]

    @property
    def cameras(self) -> Mapping[str, Camera]:
        """The good cameras by id."""
        return self.catalogue.cameras

    @property
    def layouts(self) -> dict[str, Layout]:
        """The layouts that can be drawn by id, in their own order, then in that of their files' names."""
        drawn = {key: layout for key, (layout, _) in self.layout_files.items() if layout is not None}
        return dict(sorted(drawn.items(), key=lambda item: (item[1].order or _LAST, item[0])))

    @property
    def first_layout(self) -> Layout | None:
        """The layout to show at start: the one `city.toml` names, or else the first; None: there is none to draw."""
        layouts = self.layouts
        return layouts.get(self.config.layout or "") or next(iter(layouts.values()), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and line."""
        if not os.path.isdir(self.folder):  # which does not raise, as the method of `Path` can
            return (Problem(str(self.folder), None, "", _NO_FOLDER),)
        problems = [
            *self.file.problems,
            *self.catalogue.problems,
            *self.projects.problems,
            *self.notices.problems,
            *self.map.problems,
            *self.showing.problems,
        ]
        for _, found in self.layout_files.values():
            problems += found
        name = self.config.layout
        if not self.layout_files:
            problems.append(Problem(str(self.folder / "layouts"), None, "", _NO_LAYOUTS))
        elif name is not None and name not in self.layout_files and self.file.file is not None:
            nearest = Names(self.layout_files).nearest(name)
            problems.append(self.file.file.problem(("layout",), _NO_SUCH_LAYOUT(name=name), nearest))
        wall = self.config.wall
        if wall is not None and wall not in self.showing.walls.good and self.file.file is not None:
            nearest = Names(self.showing.walls.good).nearest(wall)
            problems.append(self.file.file.problem(("wall",), _NO_SUCH_WALL(name=wall), nearest))
        if self.file.file is not None:
            problems += strange_names(
                self.file.file,
                self.file.alarms,
                cameras=self.cameras.keys(),
                sources=self.sources,
                layouts=self.layout_files.keys(),
            )
            known = {"indicator": [*self.file.indicators.good, *self.file.indicators.bad], "source": self.sources}
            problems += [
                self.file.file.problem(key, text, nearest)
                for key, text, nearest in PanelRules(names=known).strange(self.config.header, ("header",))
            ]
        return in_order(problems)


def load_city(folder: Path, lookup: Lookup, cameras_of: CamerasOf = lambda _: ()) -> City:
    """Return the city in `folder`; what is wrong with it is among its problems, nothing is raised.

    `cameras_of`: returns the cameras of public lists, each with its source, by the id of a city.
    """
    file = read_city_file(folder / "city.toml")
    listing = listed(cameras_of(file.config.id))
    own = read_cameras(folder, file.config, lookup, _RULES)
    catalogue = with_listed(own, listing, file.config)
    projects, notices = read_projects(folder, file.indicators), read_notices(folder)
    rules = panel_rules(file, projects, notices)
    layout_files = {path.stem: read_layout(path, catalogue, rules) for path in layout_paths(folder)}
    sources, districts = source_ids(folder), read_map(folder, file)
    city = City(folder, lookup, file, catalogue, layout_files, own, listing, projects, notices, sources, districts)
    return replace(city, showing=read_showing(folder, city.layouts, city.cameras, file))


def reloaded(city: City, changed: Collection[Path]) -> City:
    """Return `city` with the files of it that have `changed` read again, and what depends on them.

    What a file gave before stays where it gives nothing usable now; its problems are the new ones. A layout whose file
    was removed goes.
    """
    file, own, catalogue, districts = city.file, city.own, city.catalogue, city.map
    beside = {city.folder / name for name in (*LISTS, PROJECTS_FILE, TOURS_FILE, SCHEDULE_FILE)}
    if any(path.parent == city.folder and path not in beside for path in changed):
        file = read_city_file(city.folder / "city.toml")
        if file.file is None:
            file = replace(city.file, problems=file.problems)
        elif file.authorities_pem is None:
            file = replace(file, authorities_pem=city.file.authorities_pem)
    projects, notices = city.projects, city.notices
    if any(path.name == PROJECTS_FILE for path in changed) or file is not city.file:
        projects = read_projects(city.folder, file.indicators, projects)
    if any(path.parent.name == "notices" for path in changed):
        notices = read_notices(city.folder)
    apart = {city.folder / name for name in (PROJECTS_FILE, TOURS_FILE, SCHEDULE_FILE)}
    if any(path.parent == city.folder and path not in apart for path in changed):
        districts = read_map(city.folder, file)
        if districts.map is None and file.config.map == city.config.map:
            districts = replace(city.map, problems=districts.problems)
        own = read_cameras(city.folder, file.config, city.lookup, _RULES)
        if not own.readable:
            own = replace(city.own, problems=own.problems)
        catalogue = with_listed(own, city.listed, file.config)
    layout_files = {}
    rules = panel_rules(file, projects, notices)
    has_other_names = rules.names != panel_rules(city.file, city.projects, city.notices).names
    for path in layout_paths(city.folder):
        before = city.layout_files.get(path.stem)
        if before is None or path in changed or catalogue is not city.catalogue or has_other_names:
            before = _read_again(path, catalogue, rules, before)
        layout_files[path.stem] = before
    reread = replace(
        city,
        file=file,
        own=own,
        catalogue=catalogue,
        layout_files=layout_files,
        projects=projects,
        notices=notices,
        sources=source_ids(city.folder),
        map=districts,
    )
    showing = read_showing(city.folder, reread.layouts, reread.cameras, file, city.showing)
    return replace(reread, showing=showing)


def relisted(city: City, cameras: Sequence[tuple[str, ListedCamera]]) -> City:
    """Return `city` with other lists than before beside its own cameras.

    Its catalogue is the same object where no camera is different. Its layouts are read again only where cameras came or
    went, since an address makes no difference to them.
    """
    listing = listed(cameras, city.listed)
    catalogue = with_listed(city.own, listing, city.config)
    are_others_without = catalogue.without_picture != city.catalogue.without_picture
    if catalogue.cameras == city.cameras and not are_others_without:
        return replace(city, listed=listing)
    layout_files = city.layout_files
    if catalogue.cameras.keys() != city.cameras.keys() or are_others_without:
        paths = layout_paths(city.folder)
        rules = panel_rules(city.file, city.projects, city.notices)
        layout_files = {
            path.stem: _read_again(path, catalogue, rules, city.layout_files.get(path.stem)) for path in paths
        }
    reread = replace(city, listed=listing, catalogue=catalogue, layout_files=layout_files)
    showing = read_showing(city.folder, reread.layouts, reread.cameras, city.file, city.showing)
    return replace(reread, showing=showing)


def panel_rules(file: CityFile, projects: Projects = NO_PROJECTS, notices: Notices | None = None) -> PanelRules:
    """Return what layouts of a city may say of panels."""
    # Qt draws them: only who reads layouts needs it, not who gathers numbers on a machine without a screen.
    from widgets.panels.catalogue import PANELS

    indicators = file.indicators
    known = {
        "indicator": [*indicators.good, *indicators.bad],
        "project": projects.ids,
        "notice": [] if notices is None else list(notices.good),
    }
    return PanelRules({name: kind.config for name, kind in PANELS.items()}, known)


def _read_again(path: Path, catalogue: Catalogue, rules: PanelRules, before: LayoutFile | None) -> LayoutFile:
    layout, problems = read_layout(path, catalogue, rules)
    return layout or (before[0] if before else None), problems
