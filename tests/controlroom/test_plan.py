"""From a wall's file to monitors, and to what its screens show."""

from pathlib import Path

import pytest

from controlroom.city import BUILT_IN, City, load_city
from controlroom.monitors.plan import MonitorMatch
from controlroom.plan import ScreenPlan, plans_of, screen_plans, wall_plan
from layouts.expansion import standard_lookup
from layouts.walls import read_walls
from resources import path
from tests.layouts.helpers import write

WALL = """\
schema_version = 1
name = {ko = "벽"}
gap_mm = 2.0
[[screen]]
id = "a"
monitor = {model = "U2720Q", serial = "X1", connector = "DP-1"}
importance = 3
rotation = 90
size = "1080x1920"
audience = "citizen"
seen = {viewing_ratio = 4}
layout = "one"
[[screen]]
id = "b"
width_mm = 600.0
height_mm = 340.0
bezel_mm = 7.2
[[screen]]
id = "c"
[[span]]
id = "both"
screens = ["b", "c"]
layout = "one"
"""


def test_everything_of_a_wall_is_planned(tmp_path: Path) -> None:
    write(tmp_path, "walls/w.toml", WALL)
    found = read_walls(tmp_path, ["one"])
    assert found.problems == ()
    wall = found.good["w"]
    plan = wall_plan(wall)
    assert (plan.ids, [screen.id for screen in plan.monitors]) == (("a", "both"), ["a", "b", "c"])
    first = plan.screens[0]
    assert first.match == MonitorMatch("U2720Q", "X1", "DP-1")
    assert (first.importance, first.rotation, first.size_px, first.size_mm) == (3, 90, (1080, 1920), None)
    (span,) = plan.spans
    assert (span.gap_mm, [cell.column for cell in span.cells], span.cells[0].bezel_mm) == (2.0, [2, 3], 7.2)
    assert span.cells[0].screen.size_mm == (600.0, 340.0)
    assert screen_plans(wall) == {
        "a": ScreenPlan("one", "citizen", 4.0, 1),
        "both": ScreenPlan("one", None, None, 2),
    }


def test_without_a_file_screens_are_called_by_their_numbers() -> None:
    assert plans_of(("2", "1")) == {"2": ScreenPlan(number=1), "1": ScreenPlan(number=2)}


@pytest.fixture(scope="module")
def city() -> City:
    return load_city(path(BUILT_IN), standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))


def test_the_built_in_walls_and_scenes_are_whole(city: City) -> None:
    showing = city.showing
    assert showing.problems == ()
    assert wall_plan(showing.walls.good["mayor"]).ids == ("canvas",)
    room = wall_plan(showing.walls.good["situation-room"])
    assert len(room.ids) == 4
    for scene in showing.scenes.good.values():
        assert scene.screens.keys() == set(room.ids), scene.id
        assert scene.name.keys() >= {"ko", "en"}
    assert {entry.scene for entry in showing.schedule.good.values()} <= showing.scenes.good.keys()
    assert city.config.wall is None, "it runs on one screen where no wall is named"
