"""What the walls of a city show, read with the city and again while it runs."""

from pathlib import Path

import pytest

from controlroom.city import load_city, reloaded
from layouts.expansion import standard_lookup
from tests.layouts.helpers import CITY, HEAD, LAYOUT, lines, write

LOOKUP = standard_lookup({}, {})
ROWS = "a,가,37.5,127.0,rtsp://192.0.2.1/a\nb,나,37.5,127.0,https://192.0.2.1/b/index.m3u8\n"
WALL = 'schema_version = 1\nname = {ko = "상황실"}\n[[screen]]\nid = "left"\nlayout = "all"\n'
SCENE = 'schema_version = 1\nname = {ko = "평시"}\nwall = "room"\n[[screen]]\nid = "left"\nlayout = "pair"\n'
TOURS = 'schema_version = 1\n[[tour]]\nid = "round"\nname = {ko = "순회"}\nscenes = ["calm"]\n'
SCHEDULE = 'schema_version = 1\n[[entry]]\nid = "day"\ntour = "round"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path
    write(folder, "city.toml", CITY)
    write(folder, "cameras.csv", HEAD + ROWS)
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "2x2"\n')
    write(folder, "layouts/pair.toml", LAYOUT + 'grid = "2x1"\n')
    write(folder, "walls/room.toml", WALL)
    write(folder, "scenes/calm.toml", SCENE)
    write(folder, "tours.toml", TOURS)
    write(folder, "schedule.toml", SCHEDULE)
    return folder


def test_all_of_it_is_read(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    assert city.problems == ()
    showing = city.showing
    assert [list(each.good) for each in (showing.walls, showing.scenes, showing.tours, showing.schedule)] == [
        ["room"],
        ["calm"],
        ["round"],
        ["day"],
    ]


def test_what_is_saved_is_read_again_and_nothing_else(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    changed = {write(folder, "tours.toml", TOURS + "dwell_s = 9\n"), write(folder, "scenes/rain.toml", SCENE)}
    after = reloaded(city, changed)
    assert after.showing.tours.good["round"].steps[0].dwell_s == 9
    assert list(after.showing.scenes.good) == ["calm", "rain"]
    assert (after.file is city.file, after.own is city.own) == (True, True)
    assert after.layouts == city.layouts


def test_what_names_a_file_that_goes_is_told_and_is_well_when_it_comes_back(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    scene = folder / "scenes/calm.toml"
    scene.unlink()
    gone = reloaded(city, {scene})
    assert lines(gone.problems) == [
        "schedule.toml:4: entry[1].tour: No tour has the id round",
        "tours.toml:5: tour[1].scenes[1]: No scene has the file scenes/calm.toml",
    ]
    assert gone.showing.tours.good == {}
    back = reloaded(gone, {write(folder, "scenes/calm.toml", SCENE)})
    assert (back.problems, back.showing) == ((), city.showing)


def test_half_a_file_leaves_what_was_there(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    names = ["walls/room.toml", "scenes/calm.toml", "tours.toml", "schedule.toml"]
    after = reloaded(city, {write(folder, name, "[") for name in names})
    assert sorted(Path(problem.file).name for problem in after.problems) == sorted(Path(name).name for name in names)
    before, kept = city.showing, after.showing
    assert kept.walls.good == before.walls.good
    assert kept.scenes.good == before.scenes.good
    assert kept.tours.good == before.tours.good
    assert kept.schedule.good == before.schedule.good


def test_a_wall_that_the_city_names_and_there_is_not_is_told(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    after = reloaded(city, {write(folder, "city.toml", CITY + 'wall = "rom"\n')})
    assert lines(after.problems) == ["city.toml:4: wall: No wall has the file walls/rom.toml; nearest: room"]


def test_scenes_follow_the_list_of_cameras(folder: Path) -> None:
    scene = write(folder, "scenes/calm.toml", SCENE + 'cameras = {"1" = "a", "2" = "b"}\n')
    city = reloaded(load_city(folder, LOOKUP), {scene})
    assert city.showing.scenes.good["calm"].screens["left"].cameras == {1: "a", 2: "b"}
    after = reloaded(city, {write(folder, "cameras.csv", HEAD + ROWS.splitlines()[0])})
    assert after.showing.scenes.good["calm"].screens["left"].cameras == {1: "a"}
    assert "calm.toml:7: screen[1].cameras.2: No camera has the id b" in lines(after.problems)
