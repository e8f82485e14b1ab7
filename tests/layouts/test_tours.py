"""Tours out of their file: scenes, layouts and cameras in turn."""

from pathlib import Path

import pytest

from layouts.tours import Tours, TourStep, read_tours
from tests.layouts.helpers import CAMERAS, LAYOUTS, lines, write


def tours(folder: Path, text: str, before: Tours | None = None) -> Tours:
    write(folder, "tours.toml", "schema_version = 1\n" + text)
    known = {"layouts": LAYOUTS, "cameras": CAMERAS, "scenes": ("calm", "rain"), "screens": ("s1", "s2")}
    return read_tours(folder, **known, **({"before": before} if before else {}))  # type: ignore[arg-type]


def test_tours_of_scenes_layouts_and_groups_of_cameras(tmp_path: Path) -> None:
    found = tours(
        tmp_path,
        '[[tour]]\nid = "s"\nname = {ko = "장면"}\nscenes = ["calm", "rain"]\n'
        '[[tour]]\nid = "l"\nname = {ko = "쪽"}\nlayouts = ["four"]\nscreen = "s1"\ndwell_s = 8\n'
        '[[tour]]\nid = "c"\nname = {ko = "하천"}\ncameras = ["a", "b", "c"]\nscreen = "s1"\ntiles = [1, 2]\n'
        '[[tour]]\nid = "m"\nname = {ko = "섞음"}\nscreen = "s1"\ntiles = [1]\n'
        '[[tour.step]]\nscene = "calm"\ndwell_s = 5\n[[tour.step]]\ncameras = ["b"]\n',
    )
    assert found.problems == ()
    assert {id: tour.steps for id, tour in found.good.items()} == {
        "s": (TourStep(20, scene="calm"), TourStep(20, scene="rain")),
        "l": (TourStep(8, layout="four"),),
        "c": (TourStep(20, cameras=("a", "b")), TourStep(20, cameras=("c",))),
        "m": (TourStep(5, scene="calm"), TourStep(20, cameras=("b",))),
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('scenes = ["calm"]\nlayouts = ["four"]', "Write one of: scenes, layouts, cameras, [[tour.step]]"),
        ("", "Write one of: scenes, layouts, cameras, [[tour.step]]"),
        ('cameras = ["a"]\ntiles = [1]', "Layouts and cameras need a screen"),
        ('cameras = ["a"]\nscreen = "s1"', "Cameras need tiles"),
        (
            'screen = "s"\ntiles = [1]\n[[tour.step]]\ncameras = ["a", "b"]',
            "at most as many cameras as",
        ),
        ('screen = "s"\n[[tour.step]]\nscene = "calm"\nlayout = "one"', "A step shows one of: scene, layout, cameras"),
        ('scenes = ["calm"]\ndwell_s = 1', "Must be at least 2"),
    ],
)
def test_a_tour_that_makes_no_sense_is_none(tmp_path: Path, text: str, problem: str) -> None:
    found = tours(tmp_path, f'[[tour]]\nid = "t"\nname = {{ko = "순회"}}\n{text}\n')
    assert problem in "\n".join(lines(found.problems))
    assert found.good == {}


@pytest.mark.parametrize(("screen", "told"), [("s1", False), ("1", False), ("s3", True)])
def test_a_tour_on_a_screen_that_no_wall_has_is_told(tmp_path: Path, screen: str, *, told: bool) -> None:
    text = f'[[tour]]\nid = "t"\nname = {{ko = "순회"}}\nlayouts = ["one"]\nscreen = "{screen}"\n'
    found = tours(tmp_path, text)
    assert [line.split("; ")[0] for line in lines(found.problems)] == (
        ["tours.toml:6: tour[1].screen: No wall has a screen s3"] if told else []
    )
    assert list(found.good) == ["t"]


def test_a_step_that_shows_what_there_is_not_is_left_out(tmp_path: Path) -> None:
    text = '[[tour]]\nid = "t"\nname = {ko = "순회"}\nscenes = ["calm", "ran"]\n'
    found = tours(tmp_path, text)
    assert found.good["t"].steps == (TourStep(20, scene="calm"),)
    assert "5: tour[1].scenes[2]: No scene has the file scenes/ran.toml; nearest: rain" in lines(found.problems)[0]
    none = tours(tmp_path, text.replace("calm", "x"))
    assert none.good == {}
    assert len(none.problems) == 2
    assert tours(tmp_path, "[", found).good == found.good
