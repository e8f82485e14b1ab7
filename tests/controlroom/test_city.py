"""A city, put together from its files."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from controlroom.city import City, load_city, reloaded
from controlroom.decoding import devices
from controlroom.options import Options
from controlroom.sim.scenes.catalogue import SCENES
from layouts.expansion import standard_lookup
from layouts.scheduling import StandingAlarm, due
from resources import path
from tests.fakes.certificates import make_authority
from tests.layouts.helpers import CITY, HEAD, LAYOUT, lines, write

LOOKUP = standard_lookup({"SIM_URL": "http://127.0.0.1:8000"}, {})
ROWS = "a,가,37.5,127.0,rtsp://192.0.2.1/a\nb,나,37.5,127.0,https://192.0.2.1/b/index.m3u8\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "city.toml", CITY + 'layout = "pair"\n')
    write(tmp_path, "cameras.csv", HEAD + ROWS)
    write(tmp_path, "layouts/all.toml", LAYOUT + 'grid = "2x2"\ncameras = ["a", "b"]\n')
    write(tmp_path, "layouts/pair.toml", LAYOUT + 'grid = "2x1"\ncameras = ["b", "a"]\n')
    return tmp_path


def test_a_good_city_has_no_problems(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    assert city.problems == ()
    assert city.config.id == "seoul"
    assert {key: camera.streams[0].kind for key, camera in city.cameras.items()} == {"a": "rtsp", "b": "hls"}
    assert list(city.layouts) == ["all", "pair"]
    assert city.first_layout is city.layouts["pair"]


def test_without_a_named_layout_the_first_is_shown(folder: Path) -> None:
    write(folder, "city.toml", CITY)
    city = load_city(folder, LOOKUP)
    assert city.first_layout is city.layouts["all"]


def test_devices_decode_unless_the_city_says_no(folder: Path) -> None:
    city = load_city(folder, LOOKUP)
    assert devices(Options(), city)
    assert devices(Options(once_within_s=5.0), city) == ()  # one picture
    write(folder, "city.toml", CITY + '[decode]\nhardware = "off"\n')
    assert devices(Options(), load_city(folder, LOOKUP)) == ()


def test_layouts_have_an_order_of_their_own(folder: Path) -> None:
    for name, order in {"x": 2, "y": 1, "z": 2}.items():
        write(folder, f"layouts/{name}.toml", LAYOUT + f'grid = "1x1"\norder = {order}\n')
    assert list(load_city(folder, LOOKUP).layouts) == ["y", "x", "z", "all", "pair"]


def test_what_the_header_names_and_there_is_not_is_told(folder: Path) -> None:
    write(
        folder,
        "city.toml",
        CITY
        + '[header]\nweather = {temperature = "heat", rain = "rian", warnings = ["cpa"]}\n'
        + "".join(f'[[indicator]]\nid = "{id}"\nname = {{en = "X"}}\nseries = "x"\n' for id in ("heat", "rain")),
    )
    write(folder, "sources/a.toml", 'schema_version = 1\n[[source]]\nkind = "cap"\nid = "cap"\n')
    city = load_city(folder, LOOKUP)
    assert lines(city.problems) == [
        "city.toml:5: header.weather.rain: No indicator has the id rian; nearest: rain",
        "city.toml:5: header.weather.warnings[1]: No source has the id cpa; nearest: cap",
    ]
    assert city.config.header.weather is not None


def test_an_unknown_layout_is_told_and_another_is_shown(folder: Path) -> None:
    write(folder, "city.toml", CITY + '\nlayout = "pairs"\n')
    city = load_city(folder, LOOKUP)
    assert lines(city.problems) == ["city.toml:5: layout: No layout has the file layouts/pairs.toml; nearest: pair"]
    assert city.first_layout is city.layouts["all"]


def test_a_broken_layout_that_is_named_is_told_once(folder: Path) -> None:
    write(folder, "layouts/pair.toml", LAYOUT + "grid = [")
    city = load_city(folder, LOOKUP)
    assert [problem.file for problem in city.problems] == [str(folder / "layouts/pair.toml")]
    assert city.first_layout is city.layouts["all"]


def test_problems_of_all_files_are_told_at_once_and_sorted(folder: Path) -> None:
    write(folder, "city.toml", CITY + "themes = 1\n")
    write(folder, "cameras.csv", HEAD + ROWS + "c,C,127.0,37.5,rtsp://192.0.2.1/c\nd,D,,,xyz://192.0.2.1/d\n")
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "2x2"\ncameras = ["a", "c", "e"]\n')
    write(folder, "layouts/pair.toml", b"\xff")
    city = load_city(folder, LOOKUP)
    assert [line.split(": ")[:2] for line in lines(city.problems)] == [
        ["cameras.csv:4", "lon"],
        ["cameras.csv:5", "main"],
        ["city.toml:4", "themes"],
        ["all.toml:4", "cameras[3]"],
        ["pair.toml:1", "Not UTF-8 text, save the file as UTF-8"],
    ]
    assert list(city.cameras) == ["a", "b"]
    (good, bad_camera, unknown, _) = city.layouts["all"].tiles
    assert good.problem is None
    assert bad_camera.problem == city.catalogue.bad["c"]
    assert unknown.problem == city.problems[3]


@pytest.mark.parametrize("is_file", [False, True])
def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path, is_file: bool) -> None:
    if is_file:
        write(tmp_path, "nowhere", "")
    city = load_city(tmp_path / "nowhere", LOOKUP)
    assert lines(city.problems) == ["nowhere: There is no such folder, name the one that holds city.toml"]
    assert city.first_layout is None


def test_an_empty_folder_is_told_what_it_needs(tmp_path: Path) -> None:
    assert lines(load_city(tmp_path, LOOKUP).problems) == [
        "cameras.csv: File is missing, a city needs cameras.csv or cameras.geojson",
        "city.toml: File is missing",
        "layouts: No layouts, write at least one file layouts/NAME.toml",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1/x.ts",
        "rtsp://",
        "rtsp://h:port/x",
        "://x",
        "http:///x.m3u8",
        "gopher://h/x",
        "\\\\nvr\\x",
        "rtsp://h/\u2028",
    ],
)
def test_no_address_can_break_the_reading(folder: Path, address: str) -> None:
    write(folder, "cameras.csv", f"{HEAD}{ROWS}c,C,37.5,127.0,{address}\n")
    city = load_city(folder, LOOKUP)
    assert {"a", "b"} <= city.cameras.keys()


def test_a_secret_is_never_told(folder: Path) -> None:
    lookup = standard_lookup({"KEY": "s3cret"}, {})
    write(
        folder,
        "cameras.csv",
        "id,name,main,kind\na,A,http:///x?${KEY},hls\nb,B,http://[${KEY}/x,hls\nc,C,${KEY}://x,hls\n",
    )
    problems = lines(load_city(folder, lookup).problems)
    assert len([line for line in problems if line.startswith("cameras.csv")]) == 3
    assert "s3cret" not in "".join(problems)


class TestReloading:
    @pytest.fixture
    def city(self, folder: Path) -> City:
        return load_city(folder, LOOKUP)

    def test_a_saved_layout_replaces_the_old_one_and_nothing_else(self, city: City, folder: Path) -> None:
        path = write(folder, "layouts/all.toml", LAYOUT + 'grid = "3x1"\n')
        after = reloaded(city, {path})
        assert len(after.layouts["all"].tiles) == 3
        assert after.layouts["pair"] is city.layouts["pair"]
        assert after.cameras is city.cameras

    def test_a_broken_layout_leaves_the_old_in_place_and_says_why(self, city: City, folder: Path) -> None:
        path = write(folder, "layouts/all.toml", LAYOUT + 'grid = "3x')
        after = reloaded(city, {path})
        assert after.layouts["all"] is city.layouts["all"]
        assert lines(after.problems) == ["all.toml:3: A quotation mark is left open"]
        write(folder, "layouts/all.toml", LAYOUT + 'grid = "3x1"\n')
        mended = reloaded(after, {path})
        assert mended.problems == ()
        assert len(mended.layouts["all"].tiles) == 3

    def test_layouts_come_and_go(self, city: City, folder: Path) -> None:
        new, gone = write(folder, "layouts/new.toml", LAYOUT + 'grid = "1x1"\n'), folder / "layouts/all.toml"
        gone.unlink()
        assert list(reloaded(city, {new, gone}).layouts) == ["new", "pair"]

    def test_a_new_list_of_cameras_is_seen_by_all_layouts(self, city: City, folder: Path) -> None:
        path = write(folder, "cameras.csv", HEAD + ROWS.splitlines()[0])
        after = reloaded(city, {path})
        assert list(after.cameras) == ["a"]
        assert [line.split(": ")[0] for line in lines(after.problems)] == ["all.toml:4", "pair.toml:4"]

    def test_a_broken_list_of_cameras_leaves_the_old_in_place(self, city: City, folder: Path) -> None:
        after = reloaded(city, {write(folder, "cameras.csv", "")})
        assert after.cameras == city.cameras
        assert len(after.problems) == 1
        assert after.layouts["all"] == city.layouts["all"]

    def test_city_toml_changes_what_cameras_take_from_it(self, city: City, folder: Path) -> None:
        after = reloaded(city, {write(folder, "city.toml", CITY + "[limits]\nstale_after_s = 5\n")})
        assert after.cameras["a"].stale_after_s == 5

    @pytest.mark.needs("openssl")
    def test_a_broken_map_leaves_the_old_in_place_and_says_why(self, city: City, folder: Path) -> None:
        square = "[[[127,37],[128,37],[128,38],[127,38],[127,37]]]"
        good = (
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"가구"},'
            f'"geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}'
        )
        named = write(folder, "city.toml", CITY + '[map]\ndistricts = "d.geojson"\n')
        city = reloaded(city, {named, write(folder, "d.geojson", good)})
        assert city.map.map is not None
        assert city.problems == ()
        broken = reloaded(city, {write(folder, "d.geojson", good[:-2])})
        assert broken.map.map is city.map.map
        assert lines(broken.problems) == ["d.geojson:1: Not valid JSON"]
        gone = reloaded(broken, {write(folder, "city.toml", CITY)})
        assert gone.map.map is None
        assert gone.problems == ()

    def test_renewed_authorities_are_trusted_and_broken_ones_leave_the_old(
        self, city: City, folder: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        first, second = (make_authority(tmp_path_factory.mktemp("authority")).pem for _ in range(2))
        named = write(folder, "city.toml", CITY + '[tls]\nca_file = "ca.pem"\n')
        city = reloaded(city, {named, write(folder, "ca.pem", first)})
        assert city.file.authorities_pem == first
        city = reloaded(city, {write(folder, "ca.pem", second)})
        assert (city.file.authorities_pem, city.problems) == (second, ())
        city = reloaded(city, {write(folder, "ca.pem", "half of it")})
        assert city.file.authorities_pem == second
        assert len(city.problems) == 1

    def test_a_broken_city_toml_leaves_the_old_in_place(self, city: City, folder: Path) -> None:
        after = reloaded(city, {write(folder, "city.toml", "[")})
        assert after.config == city.config
        assert len(after.problems) == 1
        assert reloaded(after, {write(folder, "city.toml", CITY)}).problems == ()


class TestTheSimulatedCity:
    @pytest.fixture
    def city(self) -> City:
        return load_city(path("cities/simulated"), LOOKUP)

    def test_it_has_no_problems(self, city: City) -> None:
        assert lines(city.problems) == []
        assert city.config.simulated
        assert city.first_layout is next(iter(city.layouts.values())) is city.layouts["mayor"]
        assert len(city.layouts["overview"].tiles) == 16

    def test_its_cameras_are_the_scenes_that_are_drawn(self, city: City) -> None:
        shown = [
            (camera.id, camera.name["ko"], camera.name["en"], camera.district, camera.lat, camera.lon)
            for camera in city.cameras.values()
        ]
        drawn = [
            (scene.scene_id, scene.name_ko, scene.name_en, scene.district, scene.lat, scene.lon) for scene in SCENES
        ]
        assert shown == drawn
        for camera in city.cameras.values():
            assert all(stream.address.startswith(f"${{SIM_URL}}/{camera.id}/") for stream in camera.streams)
            assert [stream.role for stream in camera.streams] == ["main", "sub"]
        assert len({camera.number for camera in city.cameras.values()}) == len(SCENES) >= 24

    def test_a_first_look_goes_through_every_kind_that_is_served(self, city: City) -> None:
        shown = [city.cameras[tile.camera] for tile in city.layouts["overview"].tiles if tile.camera]
        assert {stream.kind for camera in shown for stream in camera.streams} == {"mpegts", "hls", "mjpeg"}

    def test_every_tile_shows_a_camera_or_a_panel(self, city: City) -> None:
        tiles = [tile for layout in city.layouts.values() for tile in layout.tiles]
        assert all(tile.camera or tile.panel for tile in tiles)
        assert {tile.camera for tile in tiles if tile.camera} == city.cameras.keys()

    def test_keys_1_to_9_have_a_page_each(self, city: City) -> None:
        numbered = list(city.layouts)[:9]
        pages = ["mayor", "situation-room", "glance", "status", "indicators", "news", "district", "lobby", "matrix-64"]
        assert numbered == pages

    def test_scenes_fill_their_wall_and_tours_and_the_schedule_hold_on_it(self, city: City) -> None:
        assert city.config.wall is None, "a machine with one screen shows it as well"
        showing = city.showing
        assert list(showing.walls.good) == ["mayor", "situation-room"]
        assert list(showing.walls.good["mayor"].shown) == ["canvas"]
        room = showing.walls.good["situation-room"].shown
        assert list(room) == ["top-left", "top-right", "bottom-left", "bottom-right"]
        assert {id: scene.order for id, scene in showing.scenes.good.items()} == {
            "routine": 1,
            "heavy-rain": 2,
            "traffic": 3,
            "crowds": 4,
            "night": 5,
            "visitors": 6,
        }
        for scene in showing.scenes.good.values():
            assert (scene.wall, scene.screens.keys()) == ("situation-room", room.keys())
        assert {tour.screen for tour in showing.tours.good.values()} - {None} <= room.keys()
        noon, night = (datetime(2026, 9, 17, hour, tzinfo=ZoneInfo(city.config.timezone)) for hour in (12, 2))
        rain = StandingAlarm("rain.heavy", "alert")
        due_at = [due(showing.schedule, noon), due(showing.schedule, night), due(showing.schedule, night, [rain])]
        assert [entry and entry.scene for entry in due_at] == ["routine", "night", "heavy-rain"]


PROJECT = """schema_version = 1
[[project]]
id = "a"
name = {en = "A"}
begin = 2025-01-01
end = 2027-01-01
progress = 10
as_of = 2026-01-01
"""
NOTICE = 'schema_version = 1\ntitle = {en = "A"}\n'
BAND = LAYOUT + 'grid = "1x1"\n[[tile]]\npanel = {kind = "policy-band", projects = ["a"]}\n'


class TestProjectsAndNotices:
    def test_they_are_read_again_when_they_are_saved(self, folder: Path) -> None:
        city = load_city(folder, LOOKUP)
        assert not city.projects.good
        city = reloaded(city, {write(folder, "projects.toml", PROJECT), write(folder, "notices/b.toml", NOTICE)})
        assert list(city.projects.good) == ["a"]
        assert list(city.notices.good) == ["b"]
        own, file = city.own, city.file
        city = reloaded(city, {write(folder, "projects.toml", PROJECT.replace("progress = 10", "progress = 20"))})
        assert city.projects.good["a"].progress == 20
        assert (city.own is own, city.file is file) == (True, True), "nothing else is read"

    def test_a_layout_is_told_of_a_project_that_came_and_went(self, folder: Path) -> None:
        write(folder, "layouts/band.toml", BAND)
        city = load_city(folder, LOOKUP)
        assert "No project has the id a" in lines(city.problems)[0]
        city = reloaded(city, {write(folder, "projects.toml", PROJECT)})
        assert city.problems == ()
        (folder / "projects.toml").unlink()
        city = reloaded(city, {folder / "projects.toml"})
        assert "No project has the id a" in lines(city.problems)[0]

    def test_a_project_that_is_wrong_is_told_once(self, folder: Path) -> None:
        write(folder, "layouts/band.toml", BAND)
        write(folder, "projects.toml", PROJECT.replace("progress = 10", "progress = 200"))
        assert len(load_city(folder, LOOKUP).problems) == 1

    def test_half_a_file_leaves_what_was_there(self, folder: Path) -> None:
        write(folder, "projects.toml", PROJECT)
        city = reloaded(load_city(folder, LOOKUP), {write(folder, "projects.toml", PROJECT + "[")})
        assert list(city.projects.good) == ["a"]
        assert len(city.problems) == 1
