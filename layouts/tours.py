"""A city's tours out of `tours.toml`: scenes, layouts or cameras in turn."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import batched
from pathlib import Path

from layouts.entries import read_entries, read_head
from layouts.model import NamesByLanguage
from layouts.problems import Names, Problem, in_order
from layouts.reading import Unreadable
from layouts.toml_file import Migration, TomlFile, read_toml
from layouts.toml_lines import KeyPath
from layouts.tour_files import TourEntry, ToursFile
from resources.text import QT_TRANSLATE_NOOP, Text

_NO_LAYOUT = QT_TRANSLATE_NOOP("layouts", "No layout has the file layouts/{name}.toml")
_NO_CAMERA = QT_TRANSLATE_NOOP("layouts", "No camera has the id {id}")
_NO_SCREEN = QT_TRANSLATE_NOOP("layouts", "No wall has a screen {id}")
_NO_SCENE = QT_TRANSLATE_NOOP("layouts", "No scene has the file scenes/{name}.toml")

FILE = "tours.toml"
MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a `tours.toml` of version 1 into one of version 2, and so on."""


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: a scene, a layout on the tour's screen, or cameras in its tiles."""

    dwell_s: float
    scene: str | None = None
    layout: str | None = None
    cameras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tour:
    """Scenes, layouts or cameras in turn. `screen`, `tiles`: where layouts and cameras come, tiles from 1.

    `resume_after_s`: when it goes on by itself after a touch, None for never.
    """

    id: str
    name: NamesByLanguage
    steps: tuple[TourStep, ...]
    screen: str | None = None
    tiles: tuple[int, ...] = ()
    skip_lost: bool = True
    resume_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Tours:
    """The good tours of a city by id, in the order of the file, and everything that is wrong with it."""

    good: Mapping[str, Tour] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


NO_TOURS = Tours()


def read_tours(
    folder: Path,
    *,
    layouts: Collection[str],
    cameras: Collection[str],
    scenes: Collection[str],
    screens: Collection[str] = (),
    before: Tours = NO_TOURS,
) -> Tours:
    """Return the tours of the city in `folder`, which has these layouts, cameras and scenes; nothing is raised.

    `screens`: those of its walls; where a machine has no wall they have numbers, which may always be named. A step that
    shows what there is not is left out and told; a tour without steps is none. Where the file gives nothing to go on
    with, those of `before` stay.
    """
    path = folder / FILE
    if not path.exists():
        return NO_TOURS
    try:
        file = read_toml(path, MIGRATIONS)
    except Unreadable as error:
        return replace(before, problems=error.problems)
    _, problems = read_head(file, ToursFile, ("tour",))
    found, wrong = read_entries(file, "tour", TourEntry)
    problems += wrong
    good = {}
    for id, (at, entry) in found.items():
        screen = entry.screen
        if screen is not None and screens and screen not in screens and not screen.isdecimal():
            problems.append(file.problem((*at, "screen"), _NO_SCREEN(id=screen), Names(screens).nearest(screen)))
        steps = []
        for where, step in _steps(at, entry):
            missing = list(_missing(file, where, step, layouts, cameras, scenes))
            problems += missing
            if not missing:
                steps.append(step)
        if steps:
            name = entry.name.by_language()
            good[id] = Tour(id, name, tuple(steps), entry.screen, entry.tiles, entry.skip_lost, entry.resume_after_s)
    return Tours(good, in_order(problems))


def _steps(at: KeyPath, entry: TourEntry) -> Iterator[tuple[KeyPath, TourStep]]:
    for number, scene in enumerate(entry.scenes):
        yield (*at, "scenes", number), TourStep(entry.dwell_s, scene=scene)
    for number, layout in enumerate(entry.layouts):
        yield (*at, "layouts", number), TourStep(entry.dwell_s, layout=layout)
    for group in batched(enumerate(entry.cameras), max(1, len(entry.tiles))):
        yield (*at, "cameras", group[0][0]), TourStep(entry.dwell_s, cameras=tuple(camera for _, camera in group))
    for number, step in enumerate(entry.step):
        dwell_s = entry.dwell_s if step.dwell_s is None else step.dwell_s
        yield (*at, "step", number), TourStep(dwell_s, step.scene, step.layout, step.cameras)


def _missing(
    file: TomlFile,
    at: KeyPath,
    step: TourStep,
    layouts: Collection[str],
    cameras: Collection[str],
    scenes: Collection[str],
) -> Iterator[Problem]:
    def lacks(id: str | None, known: Collection[str], text: Text) -> Iterator[Problem]:
        if id is not None and id not in known:
            yield file.problem(at, text, Names(known).nearest(id))

    yield from lacks(step.scene, scenes, _NO_SCENE(name=step.scene))
    yield from lacks(step.layout, layouts, _NO_LAYOUT(name=step.layout))
    for camera in step.cameras:
        yield from lacks(camera, cameras, _NO_CAMERA(id=camera))
