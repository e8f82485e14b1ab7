"""A city's schedule out of `schedule.toml`: what its wall shows when."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from layouts.entries import read_entries, read_head
from layouts.problems import Names, in_order
from layouts.reading import Unreadable
from layouts.scenes import Scene
from layouts.schedule_files import ScheduleEntry, ScheduleFile
from layouts.scheduling import Schedule, overlaps
from layouts.toml_file import Migration, read_toml
from layouts.tours import Tour
from resources.text import QT_TRANSLATE_NOOP

_NO_SCENE = QT_TRANSLATE_NOOP("layouts", "No scene has the file scenes/{name}.toml")
_NO_TOUR = QT_TRANSLATE_NOOP("layouts", "No tour has the id {id}")
_NO_RULE = QT_TRANSLATE_NOOP("layouts", "No rule of alarms has the id {id}")
_OVERLAP = QT_TRANSLATE_NOOP(
    "layouts", "Holds at the same time as the entry {id}, with the same priority: this one is shown"
)

FILE = "schedule.toml"
MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a `schedule.toml` of version 1 into one of version 2, and so on."""
NO_SCHEDULE = Schedule()


def read_schedule(
    folder: Path,
    *,
    scenes: Mapping[str, Scene],
    tours: Mapping[str, Tour],
    rules: Collection[str],
    before: Schedule = NO_SCHEDULE,
) -> Schedule:
    """Return the schedule of the city in `folder`, which has these scenes, tours and rules of alarms.

    Nothing is raised. Where the file gives nothing to go on with, the schedule of `before` stays.
    """
    path = folder / FILE
    if not path.exists():
        return NO_SCHEDULE
    try:
        file = read_toml(path, MIGRATIONS)
    except Unreadable as error:
        return replace(before, problems=error.problems)
    head, problems = read_head(file, ScheduleFile, ("entry",))
    found, wrong = read_entries(file, "entry", ScheduleEntry)
    problems += wrong
    good = {}
    for id, (at, entry) in found.items():
        missing = [
            file.problem((*at, key), text, Names(known).nearest(name))
            for key, name, known, text in (
                ("scene", entry.scene, scenes, _NO_SCENE(name=entry.scene)),
                ("tour", entry.tour, tours, _NO_TOUR(id=entry.tour)),
                ("alarm", entry.alarm, rules, _NO_RULE(id=entry.alarm)),
            )
            if name is not None and name not in known
        ]
        problems += missing
        if not missing:
            good[id] = entry
    schedule = Schedule(good, frozenset(head.holidays if head else ()))
    walls = {id: _walls(entry, scenes, tours) for id, entry in good.items()}
    for one, other in overlaps(schedule):
        ones, others = walls[one.id], walls[other.id]
        if ones is None or others is None or not ones.isdisjoint(others):
            at, _ = found[other.id]
            problems.append(file.problem(at, _OVERLAP(id=one.id)))
    return replace(schedule, problems=in_order(problems))


def _walls(entry: ScheduleEntry, scenes: Mapping[str, Scene], tours: Mapping[str, Tour]) -> set[str] | None:
    """Return the walls on which an entry is shown, None where that may be any."""
    shown = [entry.scene] if entry.tour is None else [step.scene for step in tours[entry.tour].steps]
    walls = set()
    for id in shown:
        wall = scenes[id].wall if id is not None and id in scenes else None
        if wall is None:
            return None
        walls.add(wall)
    return walls
