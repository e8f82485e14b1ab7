"""Cameras of public lists beside a city's own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from controlroom.city import City, load_city, relisted, reloaded
from controlroom.feeding import camera_feeds
from controlroom.listed import listed, sources_to_ask, with_listed
from feeds.data.readings import ListedCamera
from feeds.kinds.hls import HlsConfig
from layouts.cameras import Catalogue
from layouts.expansion import standard_lookup
from layouts.files import CityConfig
from layouts.model import NamesByLanguage
from tests.layouts.helpers import CITY, HEAD, LAYOUT, lines, write

LOOKUP = standard_lookup({"SECRET": "s3cret"}, {})
STREAM = ListedCamera(
    id="양재-1",
    name="[경부선] 양재",
    latitude_deg=37.5,
    longitude_deg=127.0,
    address="http://h/2516//a+b/c==",
    stream_kind="hls",
    expires=True,
)
POLE = ListedCamera(
    id="강남구-1",
    name="강남구 개포로 416",
    latitude_deg=37.50001,
    longitude_deg=127.0,
    district="강남구",
    purpose="방범",
    within_m=30.0,
    cameras=4,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "city.toml", CITY)
    write(tmp_path, "cameras.csv", HEAD + "a,가,37.5,127.0,rtsp://192.0.2.1/a\n")
    write(tmp_path, "layouts/all.toml", LAYOUT + 'grid = "2x1"\ncameras = ["a", "its:양재-1"]\n')
    return tmp_path


@pytest.fixture
def config(folder: Path) -> CityConfig:
    return load_city(folder, LOOKUP).config


def shown(cameras: Sequence[tuple[str, ListedCamera]], config: CityConfig) -> Catalogue:
    return with_listed(Catalogue(), listed(cameras), config)


def test_a_listed_camera_is_one_of_the_city(config: CityConfig) -> None:
    camera = shown([("its", replace(STREAM, district="서초구", purpose="교통"))], config).cameras["its:양재-1"]
    names: NamesByLanguage = {config.language: "[경부선] 양재"}
    assert (camera.name, camera.district, camera.purpose, camera.lat, camera.lon) == (
        names, "서초구", "교통", 37.5, 127.0,
    )  # fmt: skip
    assert (camera.stale_after_s, camera.lost_after_s) == (config.limits.stale_after_s, config.limits.lost_after_s)
    feeds = camera_feeds(camera, LOOKUP)
    assert feeds.main == HlsConfig(address=STREAM.address, expires=True)
    assert feeds.sub is None


def test_a_still_picture_is_fetched_at_leisure(config: CityConfig) -> None:
    camera = shown([("its", replace(STREAM, stream_kind="still"))], config).cameras["its:양재-1"]
    assert camera.lost_after_s > camera.stale_after_s > camera.interval_s >= 10.0


def test_what_others_wrote_brings_out_no_secret(config: CityConfig) -> None:
    camera = shown([("its", replace(STREAM, address="http://h/${SECRET}"))], config).cameras["its:양재-1"]
    feeds = camera_feeds(camera, LOOKUP)
    assert feeds.main is not None
    assert feeds.main.address == "http://h/${SECRET}"


@pytest.mark.parametrize(
    ("address", "kind"), [("file:///etc/passwd", "file"), ("file:///a", "hls"), ("http://h/a", ""), ("x", "rtsp")]
)
def test_what_a_list_must_not_have_opened_is_left_out(config: CityConfig, address: str, kind: str) -> None:
    assert not shown([("its", replace(STREAM, address=address, stream_kind=kind))], config).cameras


def test_a_position_shows_the_stream_near_it_and_keeps_all_else(config: CityConfig) -> None:
    far = replace(POLE, id="강남구-2", latitude_deg=37.6)
    cameras = shown([("its", STREAM), ("poles", POLE), ("poles", far)], config).cameras
    assert set(cameras) == {"its:양재-1", "poles:강남구-1"}, "a stream keeps its own id: a layout may name it"
    camera = cameras["poles:강남구-1"]
    assert (camera.district, camera.purpose, camera.lat) == ("강남구", "방범", 37.50001)
    assert camera.streams == cameras["its:양재-1"].streams
    assert sources_to_ask(cameras, ["poles:강남구-1", "gone"]) == {"its"}


def test_who_may_see_a_listed_camera_is_said_by_its_source(config: CityConfig) -> None:
    stream = replace(STREAM, audience=("operator", "district"), owner="도로공사")
    pole = replace(POLE, audience=("operator", "mayor", "citizen"), owner="강남구청")
    cameras = shown([("its", stream), ("poles", pole)], config).cameras
    assert (cameras["its:양재-1"].audience, cameras["its:양재-1"].owner) == (("operator", "district"), "도로공사")
    assert cameras["poles:강남구-1"].audience == ("operator",), "whose picture it shows is not for citizens"
    assert cameras["poles:강남구-1"].owner == "강남구청"
    assert camera_feeds(cameras["its:양재-1"], LOOKUP, audiences=["mayor"]).privacy


def test_a_camera_without_a_picture_is_told_as_such(folder: Path) -> None:
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "2x1"\ncameras = ["a", "poles:강남구-1"]\n')
    unknown = load_city(folder, LOOKUP)
    assert "No camera has the id poles" in lines(unknown.problems)[0]
    city = relisted(unknown, [("poles", POLE)])
    (problem,) = city.problems
    assert problem.text.english().startswith("The list poles has the position of this camera, but no address")
    assert problem.nearest == ()
    assert city.layouts["all"].tiles[1].problem == problem
    joined = relisted(city, [("poles", POLE), ("its", STREAM)])
    assert joined.problems == ()
    write(folder, "cameras.csv", HEAD + "a,가,37.5,127.0,rtsp://h/a\npoles:강남구-1,나,37.5,127.0,rtsp://h/b\n")
    mended = reloaded(city, [folder / "cameras.csv"])
    assert mended.problems == ()
    assert not mended.catalogue.without_picture
    assert relisted(city, []).problems != city.problems


def test_positions_of_one_list_join_no_stream_of_it_and_none_without_a_radius(config: CityConfig) -> None:
    assert set(shown([("its", STREAM), ("its", POLE)], config).cameras) == {"its:양재-1"}
    assert set(shown([("its", STREAM), ("p", replace(POLE, within_m=0.0))], config).cameras) == {"its:양재-1"}


def test_what_is_joined_is_not_joined_anew_for_another_address() -> None:
    first = listed([("its", STREAM), ("poles", POLE)])
    assert first.shown_by == {("poles", "강남구-1"): ("its", "양재-1")}
    other = listed([("its", replace(STREAM, address="http://h/other")), ("poles", POLE)], first)
    assert other.shown_by is first.shown_by
    assert listed([("its", replace(STREAM, latitude_deg=37.6)), ("poles", POLE)], first).shown_by == {}
    assert listed([("its", replace(STREAM, address="")), ("poles", POLE)], first).shown_by == {}


def test_addresses_that_stay_good_are_not_asked_for(config: CityConfig) -> None:
    cameras = shown([("its", replace(STREAM, expires=False))], config).cameras
    assert sources_to_ask(cameras, ["its:양재-1"]) == set()


def test_a_layout_can_name_a_listed_camera(folder: Path) -> None:
    city = load_city(folder, LOOKUP, lambda _: [("its", STREAM)])
    assert city.problems == ()
    assert [tile.camera for tile in city.layouts["all"].tiles] == ["a", "its:양재-1"]
    (problem,) = load_city(folder, LOOKUP, lambda _: [("its", replace(STREAM, id="양재-2"))]).problems
    assert problem.nearest == ("its:양재-2",)


@pytest.mark.parametrize("row", ["its:양재-1,내 것,37.5,127.0,rtsp://192.0.2.1/mine\n", "its:양재-1,,99,99,x\n"])
def test_the_city_s_own_list_wins(folder: Path, row: str) -> None:
    write(folder, "cameras.csv", HEAD + row)
    city = load_city(folder, LOOKUP, lambda _: [("its", STREAM)])
    own = load_city(folder, LOOKUP)
    assert city.cameras == own.cameras
    assert lines(city.problems) == lines(own.problems)


def test_other_lists_are_put_beside_the_same_files(folder: Path) -> None:
    bare = load_city(folder, LOOKUP)
    assert bare.layouts["all"].tiles[1].problem is not None
    city = relisted(bare, [("its", STREAM)])
    assert city.layouts["all"].tiles[1].problem is None
    assert city.problems == ()
    assert city.own is bare.own
    again = relisted(city, [("its", STREAM)])
    assert again.catalogue is city.catalogue, "nothing is different"
    gone = relisted(city, [])
    assert gone.cameras == bare.cameras
    assert lines(gone.problems) == lines(bare.problems)


def test_another_address_changes_no_layout(folder: Path) -> None:
    city = load_city(folder, LOOKUP, lambda _: [("its", STREAM)])
    write(folder, "layouts/all.toml", "broken")
    other = relisted(city, [("its", replace(STREAM, address="http://h/other"))])
    assert other.layout_files is city.layout_files
    assert other.cameras["its:양재-1"].streams[0].address == "http://h/other"


def test_a_layout_that_breaks_when_lists_change_stays_as_it_was(folder: Path) -> None:
    city = load_city(folder, LOOKUP, lambda _: [("its", STREAM)])
    write(folder, "layouts/all.toml", "broken")
    other = relisted(city, [("its", STREAM), ("its", replace(STREAM, id="new"))])
    assert other.layouts == city.layouts
    assert other.problems != ()


@pytest.mark.parametrize("change", ["city.toml", "cameras.csv", "layouts/all.toml"])
def test_what_is_listed_stays_when_files_are_read_again(folder: Path, change: str) -> None:
    city = load_city(folder, LOOKUP, lambda _: [("its", STREAM)])
    path = folder / change
    path.write_text(path.read_text() + "\n")
    again: City = reloaded(city, [path])
    assert again.cameras == city.cameras
    assert again.problems == ()
