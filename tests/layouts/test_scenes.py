"""Scenes out of their files: what is wrong is told and leaves the rest."""

from pathlib import Path

import pytest

from layouts.scenes import Known, Scene, Scenes, SceneScreen, read_scenes
from layouts.walls import read_walls
from tests.layouts.helpers import CAMERAS, LAYOUTS, lines, screens, write

SCENE = 'schema_version = 1\nname = {ko = "평시"}\n'


def scenes(folder: Path, text: str, before: Scenes | None = None) -> Scenes:
    write(folder, "scenes/calm.toml", text)
    write(folder, "walls/room.toml", 'schema_version = 1\nname = {ko = "상황실"}\n' + screens("", ""))
    known = Known(LAYOUTS, CAMERAS, read_walls(folder, LAYOUTS).good, ("rivers",))
    return read_scenes(folder, known, *([before] if before else []))


def test_a_scene_is_read_with_all_it_says(tmp_path: Path) -> None:
    text = (
        SCENE + 'wall = "room"\norder = 2\nprivacy = false\ntours = ["rivers"]\n'
        '[[screen]]\nid = "s1"\nlayout = "four"\ncameras = {"1" = "a", "4" = ""}\nlarge = 1\n'
        '[[screen]]\nid = "s2"\nlayout = "one"\n'
    )
    found = scenes(tmp_path, text)
    assert found.problems == ()
    assert found.good["calm"] == Scene(
        "calm",
        {"ko": "평시"},
        {"s1": SceneScreen("four", {1: "a", 4: None}, 1), "s2": SceneScreen("one")},
        2,
        "room",
        False,
        ("rivers",),
    )


def test_scenes_come_in_their_own_order(tmp_path: Path) -> None:
    shown = '[[screen]]\nid = "1"\nlayout = "one"\n'
    for name, order in (("a", ""), ("b", "order = 2\n"), ("c", "order = 1\n")):
        write(tmp_path, f"scenes/{name}.toml", SCENE + order + shown)
    found = read_scenes(tmp_path, Known(LAYOUTS, CAMERAS, {}, ()))
    assert list(found.good) == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("text", "problem", "stays"),
    [
        ('wall = "rom"\n[[screen]]\nid = "s1"\nlayout = "one"', "3: wall: No wall has the file walls/rom.toml", True),
        (
            'tours = ["river"]\n[[screen]]\nid = "s1"\nlayout = "one"',
            "3: tours[1]: No tour has the id river",
            True,
        ),
        (
            'wall = "room"\n[[screen]]\nid = "s3"\nlayout = "one"',
            "5: screen[1].id: The wall room has no",
            True,
        ),
        (
            '[[screen]]\nid = "s1"\nlayout = "two"',
            "5: screen[1].layout: No layout has the file layouts/two.toml",
            False,
        ),
        (
            '[[screen]]\nid = "s1"\nlayout = "four"\ncameras = {"5" = "a"}',
            "6: screen[1].cameras.5: Tile 5 of the layout four shows a panel",
            True,
        ),
        (
            '[[screen]]\nid = "s1"\nlayout = "four"\ncameras = {"x" = "a"}',
            "6: screen[1].cameras.x: The layout four has 5 tiles, numbered from 1",
            True,
        ),
        (
            '[[screen]]\nid = "s1"\nlayout = "four"\ncameras = {"1" = "d"}',
            "6: screen[1].cameras.1: No camera has the id d",
            True,
        ),
        ('[[screen]]\nid = "s1"\nlayout = "one"\nlarge = 2', "6: screen[1].large: The layout one has 1 tiles", True),
        ("", "A scene needs at least one [[screen]]", False),
    ],
)
def test_what_is_wrong_with_a_scene_leaves_the_rest_of_it(tmp_path: Path, text: str, problem: str, stays: bool) -> None:
    found = scenes(tmp_path, SCENE + text + "\n")
    told = lines(found.problems)
    assert any(problem in line for line in told), told
    assert ("calm" in found.good) == stays
