"""A wall's monitors out of its file, and everything that is wrong with it."""

from pathlib import Path

import pytest

from layouts.walls import Walls, read_walls
from tests.layouts.helpers import LAYOUTS, lines, write
from tests.layouts.helpers import screens as tables

WALL = 'schema_version = 1\nname = {ko = "상황실", en = "Room"}\n'


def walls(folder: Path, text: str, before: Walls | None = None) -> Walls:
    write(folder, "walls/room.toml", text)
    return read_walls(folder, LAYOUTS, *([before] if before else []))


def screens(*texts: str) -> str:
    return WALL + tables(*texts)


def test_screens_hang_in_a_row_unless_they_say_where(tmp_path: Path) -> None:
    found = walls(tmp_path, screens("", "", "column = 1\nrow = 2\nimportance = 9"))
    assert found.problems == ()
    placed = {id: (screen.column, screen.row, screen.importance) for id, screen in found.good["room"].screens.items()}
    assert placed == {"s1": (1, 1, 1), "s2": (2, 1, 2), "s3": (1, 2, 9)}
    assert list(found.good["room"].shown) == ["s1", "s2", "s3"]


def test_a_span_is_one_screen_in_the_place_of_its_own(tmp_path: Path) -> None:
    span = '[[span]]\nid = "both"\nscreens = ["s2", "s3"]\nlayout = "four"\n'
    found = walls(tmp_path, screens("", "", "") + span)
    assert found.problems == ()
    assert list(found.good["room"].shown) == ["s1", "both"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (screens("layout = 'fuor'"), "5: screen[1].layout: No layout has the file layouts/fuor.toml; nearest: four"),
        (screens("column = 1"), "5: screen[1].column: A place in the wall needs both column and row"),
        (screens("width_mm = 3.0"), "5: screen[1].width_mm: width_mm and height_mm belong together, write both"),
        (screens("monitor = {}"), "5: screen[1].monitor: Say how the monitor is found"),
        (screens("size = 'large'"), "5: screen[1].size: Must be width x height in pixels, such as 1920x1080"),
        (screens("rotation = 45"), "5: screen[1].rotation: Value is unknown, allowed: 0, 90, 180, 270"),
        (screens("colour = 1"), "5: screen[1].colour: Unknown key"),
        (screens("", "column = 1\nrow = 1"), "8: screen[2].column: Screen s1 hangs in this place already"),
        (screens(*["monitor = {number = 1}"] * 2), "8: screen[2].monitor: Screen s1 has this monitor already"),
        (screens("") + "[[screen]]\nid = 's1'\n", "7: screen[2].id: The one in line 4 has this id already"),
        (screens("", "") + "[[span]]\nid = 's1'\nscreens = ['s1', 's2']\n", "10: span[1].id: The one in line 4 has"),
        (
            screens("", "") + "[[span]]\nid = 'x'\nscreens = ['s1', 's9']\n",
            "11: span[1].screens: This wall has no",
        ),
        (
            screens("", "", "") + "[[span]]\nid = 'x'\nscreens = ['s1', 's3']\n",
            "14: span[1].screens: The screens of a span must fill a rectangle of the wall",
        ),
        (
            screens("", "")
            + "[[span]]\nid = 'x'\nscreens = ['s1', 's2']\n[[span]]\nid = 'y'\nscreens = ['s1', 's2']\n",
            "14: span[2].screens: Screen s1 is in the span x already",
        ),
        (
            WALL + "desk = {number = 2}\n" + screens("", "monitor = {number = 2}")[len(WALL) :],
            "3: desk: Screen s2 has this",
        ),
        (WALL, "A wall needs at least one [[screen]]"),
        (WALL + "screen = 3\n", "3: screen: Must be tables, each begins with [[screen]]"),
    ],
)
def test_what_is_wrong_with_a_wall_is_told_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    found = lines(walls(tmp_path, text).problems)
    assert any(problem in line for line in found), found


def test_a_wrong_screen_disables_itself_alone_and_a_broken_file_leaves_the_wall(tmp_path: Path) -> None:
    before = walls(tmp_path, screens("", "rotation = 45", ""))
    assert list(before.good["room"].screens) == ["s1", "s3"]
    after = walls(tmp_path, "[", before)
    assert after.good == before.good
    assert len(after.problems) == 1


def test_a_desk_on_the_monitor_of_a_screen_is_none_and_the_screen_stays(tmp_path: Path) -> None:
    head = WALL + "desk = {number = 1}\n"
    found = walls(tmp_path, head + '[[screen]]\nid = "s1"\nmonitor = {number = 1}\n').good["room"]
    assert (found.file.desk, list(found.screens)) == (None, ["s1"])
    found = walls(tmp_path, head + '[[screen]]\nid = "s1"\nmonitor = {number = 2}\n').good["room"]
    assert found.file.desk is not None
    assert found.file.desk.number == 1
