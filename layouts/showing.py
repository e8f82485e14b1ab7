"""All that a city says of what its walls show: monitors, scenes, tours, the schedule."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from layouts.city_file import CityFile
from layouts.model import Layout
from layouts.problems import Problem
from layouts.scenes import FOLDER as SCENES
from layouts.scenes import NO_SCENES, Known, Scenes, read_scenes, scene_ids
from layouts.schedules import FILE as SCHEDULE
from layouts.schedules import NO_SCHEDULE, read_schedule
from layouts.scheduling import Schedule
from layouts.tours import FILE as TOURS
from layouts.tours import NO_TOURS, Tours, read_tours
from layouts.walls import FOLDER as WALLS
from layouts.walls import NO_WALLS, Walls, read_walls


@dataclass(frozen=True, slots=True)
class Showing:
    """What a city's walls show, and when."""

    walls: Walls = NO_WALLS
    scenes: Scenes = NO_SCENES
    tours: Tours = NO_TOURS
    schedule: Schedule = NO_SCHEDULE

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with it."""
        return (*self.walls.problems, *self.scenes.problems, *self.tours.problems, *self.schedule.problems)


NO_SHOWING = Showing()


def showing_paths(folder: Path) -> list[Path]:
    """Return the files that say what the walls of the city in `folder` show; hidden ones are not among them."""
    found = [path for name in (WALLS, SCENES) for path in folder.glob(f"{name}/*.toml") if path.name[0] != "."]
    return [folder / TOURS, folder / SCHEDULE, *sorted(found)]


def read_showing(
    folder: Path,
    layouts: Mapping[str, Layout],
    cameras: Collection[str],
    file: CityFile,
    before: Showing = NO_SHOWING,
) -> Showing:
    """Return what the walls of the city in `folder` show; nothing is raised. What gives nothing stays as `before`."""
    walls = read_walls(folder, layouts, before.walls)
    tours = read_tours(
        folder,
        layouts=layouts,
        cameras=cameras,
        scenes=scene_ids(folder),
        screens={id for wall in walls.good.values() for id in wall.shown},
        before=before.tours,
    )
    scenes = read_scenes(folder, Known(layouts, cameras, walls.good, tours.good), before.scenes)
    rules = [*file.alarms.good, *file.alarms.bad]
    schedule = read_schedule(folder, scenes=scenes.good, tours=tours.good, rules=rules, before=before.schedule)
    return Showing(walls, scenes, tours, schedule)
