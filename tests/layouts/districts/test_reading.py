"""Districts out of a city's folder: every shape of file that cities have, and what is wrong told where it stands."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.city_file import read_city_file
from layouts.districts.model import CityMap
from layouts.districts.reading import MapReading, read_map
from resources.mercator import KOREAN_GRIDS, Position
from tests.layouts.helpers import lines

HEAD = 'schema_version = 1\nid = "city"\nname = {ko = "도시"}\n'
WHERE = {"가구": (126.9, 37.5), "나구": (127.0, 37.5), "다구": (126.9, 37.6)}


def square(x: float, y: float, side: float = 0.1) -> list[list[float]]:
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def feature(name: str | None, geometry: Any, **properties: Any) -> dict[str, Any]:
    named = {} if name is None else {"name": name}
    return {"type": "Feature", "properties": named | properties, "geometry": geometry}


def polygon(*rings: list[list[Any]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def three(**properties: Any) -> list[dict[str, Any]]:
    return [feature(name, polygon(square(*at)), **properties) for name, at in WHERE.items()]


def read(folder: Path, features: Any, table: str = "", **more: Any) -> MapReading:
    """The map of a city with these features and these keys in its `[map]`."""
    (folder / "city.toml").write_text(f'{HEAD}[map]\ndistricts = "d.geojson"\n{table}', encoding="utf-8")
    body = ",\n".join(json.dumps(each, ensure_ascii=False) for each in features)
    head = "".join(f"{json.dumps(key)}: {json.dumps(value)}, " for key, value in more.items())
    text = f'{{"type": "FeatureCollection", {head}"features": [\n{body}\n]}}'
    (folder / "d.geojson").write_text(text, encoding="utf-8")
    return read_map(folder, read_city_file(folder / "city.toml"))


def good(reading: MapReading) -> CityMap:
    assert not reading.problems, said(reading)
    assert reading.map is not None
    return reading.map


def said(reading: MapReading) -> list[str]:
    """What is wrong, with the names of files alone."""
    return lines(reading.problems)


def test_a_city_without_a_map_has_none(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(HEAD, encoding="utf-8")
    assert read_map(tmp_path, read_city_file(tmp_path / "city.toml")) == MapReading()


def test_districts_are_read_in_their_order_with_cells_about_where_they_lie(tmp_path: Path) -> None:
    found = good(read(tmp_path, three()))
    assert [district.id for district in found.districts] == ["가구", "나구", "다구"]
    assert found.cells["다구"][1] < found.cells["가구"][1] == found.cells["나구"][1]
    assert found.cells["가구"][0] < found.cells["나구"][0]
    assert not found.is_schematic


@pytest.mark.parametrize(
    ("name", "gloss", "code"),
    [("SIG_KOR_NM", "SIG_ENG_NM", "SIG_CD"), ("EMD_KOR_NM", "EMD_ENG_NM", "EMD_CD"), ("adm_nm", "name_en", "adm_cd")],
)
def test_properties_of_usual_files_are_known(tmp_path: Path, name: str, gloss: str, code: str) -> None:
    features = [
        feature(None, polygon(square(*at)), **{name: id, gloss: f"{number}-gu", code: 11110 + number})
        for number, (id, at) in enumerate(WHERE.items())
    ]
    found = good(read(tmp_path, features))
    assert found.districts[1].names == {"ko": "나구", "en": "1-gu"}
    assert found.ids["11112"] == found.ids["2-gu"] == "다구"


def test_properties_can_be_named(tmp_path: Path) -> None:
    features = [feature(None, polygon(square(*at)), 이름=id, other="x") for id, at in WHERE.items()]
    table = 'name_property = "이름"\nother_names = {"가구" = ["Ga", "가"]}\n'
    found = good(read(tmp_path, features, table))
    assert found.ids["Ga"] == found.ids["가"] == "가구"


def test_the_last_word_of_a_long_name_is_enough(tmp_path: Path) -> None:
    names = ["서울특별시 종로구 사직동", "서울특별시 종로구 삼청동", "서울특별시 중구 명동"]
    features = [feature(None, polygon(square(*at)), adm_nm=id) for id, at in zip(names, WHERE.values(), strict=True)]
    assert good(read(tmp_path, features)).ids["사직동"] == names[0]


def test_all_shapes_of_areas_are_read(tmp_path: Path) -> None:
    many = {"type": "MultiPolygon", "coordinates": [[square(127, 37)], [square(127.2, 37)]]}
    nested = {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": [many]}]}
    with_hole = polygon(square(127.4, 37), square(127.44, 37.04, 0.02))
    heights = polygon([[*point, 12.5] for point in square(127.6, 37)])
    crossing = polygon([[127.8, 37], [127.9, 37.1], [127.9, 37], [127.8, 37.1], [127.8, 37]])
    kinds = {"여럿": many, "안에": nested, "구멍": with_hole, "높이": heights, "교차": crossing}
    found = good(read(tmp_path, [feature(name, geometry) for name, geometry in kinds.items()]))
    assert [len(district.rings) for district in found.districts] == [2, 2, 2, 1, 1]
    hole = next(district for district in found.districts if district.id == "구멍")
    assert hole.label is not None
    assert not (127.44 < hole.label[0] < 127.46 and 37.04 < hole.label[1] < 37.06)


def test_parts_of_one_district_in_several_features_belong_together(tmp_path: Path) -> None:
    found = good(read(tmp_path, [*three(), feature("가구", polygon(square(127.5, 37.5)))]))
    assert [len(district.rings) for district in found.districts] == [2, 1, 1]


def test_water_is_no_district(tmp_path: Path) -> None:
    found = good(read(tmp_path, [*three(), feature("강", polygon(square(126.95, 37.5)), kind="water")]))
    assert (len(found.districts), len(found.water)) == (3, 1)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (feature("라구", None), "Feature has no geometry"),
        (feature("라구", {"type": "Point", "coordinates": [127, 37]}), "Geometry must be a Polygon"),
        (feature("라구", {"type": "GeometryCollection", "geometries": []}), "Geometry must be a Polygon"),
        (feature("라구", polygon([[127, 37], [128, 37]])), "A border must be a list of at least 3"),
        (feature("라구", polygon([["x", 1], [2, 3], [3, 4]])), "A border must be a list"),
        (feature("라구", {"type": "Polygon", "coordinates": 7}), "A border must be a list"),
        (feature("", polygon(square(127.2, 37))), "Feature has no name in its property name"),
        ({"type": "Feature", "properties": None, "geometry": None}, "Must be a GeoJSON Feature with properties"),
        (17, "Must be a GeoJSON Feature with properties"),
    ],
)
def test_a_bad_feature_disables_itself_alone_and_says_where(tmp_path: Path, bad: Any, words: str) -> None:
    reading = read(tmp_path, [*three(), bad])
    assert reading.map is not None
    assert len(reading.map.districts) == 3
    (text,) = said(reading)
    assert text.startswith("d.geojson:5:")
    assert words in text


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('name_property = "nmae"\n', "nearest: name"),
        ('other_names = {"가그" = ["x"]}\n', "No district has the name 가그"),
        (
            'grid = {"가구" = [1, 1], "나구" = [1, 1], "다구" = [2, 1]}\n',
            "나구 lies where 가구 lies, in column 1 and row 1",
        ),
        ('grid = {"가구" = [1, 1], "나구" = [2, 1]}\n', "The grid has no place for 다구"),
        (
            'grid = {"가구" = [1, 1], "나구" = [2, 1], "다구" = [1, 2], "가나다구" = [4, 4]}\n',
            "No district has the name 가나다구",
        ),
        ('grid = "none.csv"\n', "none.csv: File is missing"),
    ],
)
def test_what_is_wrong_in_the_table_is_told(tmp_path: Path, table: str, words: str) -> None:
    reading = read(tmp_path, three(), table)
    assert words in " ".join(said(reading))
    if reading.map is not None:
        assert sorted(reading.map.cells) == ["가구", "나구", "다구"]
        assert len(set(reading.map.cells.values())) == 3


def test_a_grid_alone_is_a_map_of_tiles(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("name,column,row\n가구,1,1\n나구,2,1\n다구,x,1\n", encoding="utf-8")
    (tmp_path / "city.toml").write_text(f'{HEAD}[map]\ngrid = "g.csv"\n', encoding="utf-8")
    reading = read_map(tmp_path, read_city_file(tmp_path / "city.toml"))
    assert reading.map is not None
    assert reading.map.cells == {"가구": (1, 1), "나구": (2, 1)}
    assert said(reading) == ["g.csv:4: 다구: column and row must be whole numbers from 1 to 60"]


def test_a_spreadsheet_of_korea_gives_a_grid(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_bytes("name,column,row\n가구,3,1\n나구,2,1\n다구,1,1\n".encode("cp949"))
    assert good(read(tmp_path, three(), 'grid = "g.csv"\n')).cells["가구"] == (3, 1)


class TestCoordinates:
    def test_swapped_ones_are_noticed_and_turned_round(self, tmp_path: Path) -> None:
        features = [feature(id, polygon([[y, x] for x, y in square(*at)])) for id, at in WHERE.items()]
        reading = read(tmp_path, features)
        assert reading.map is not None
        assert "swapped" in said(reading)[0]
        assert reading.map.districts[0].rings[0][0].tolist() == [126.9, 37.5]

    @pytest.mark.parametrize("code", sorted(KOREAN_GRIDS))
    @pytest.mark.parametrize("how", ["key", "file"])
    def test_grids_of_korea_become_degrees(self, tmp_path: Path, code: int, how: str) -> None:
        features = [feature(id, polygon(in_metres(square(*at), code))) for id, at in WHERE.items()]
        crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{code}"}}
        table = f'crs = "EPSG:{code}"\n' if how == "key" else ""
        found = good(read(tmp_path, features, table, **({} if how == "key" else {"crs": crs})))
        assert np.allclose(found.districts[0].rings[0], square(*WHERE["가구"])[:-1], atol=1e-7)

    def test_a_grid_that_its_numbers_tell_needs_no_name(self, tmp_path: Path) -> None:
        features = [feature(id, polygon(in_metres(square(*at), 5179))) for id, at in WHERE.items()]
        assert np.allclose(good(read(tmp_path, features)).districts[1].rings[0][0], WHERE["나구"], atol=1e-7)

    def test_metres_that_may_be_of_several_grids_are_asked_about(self, tmp_path: Path) -> None:
        features = [feature(id, polygon(in_metres(square(*at), 5181))) for id, at in WHERE.items()]
        reading = read(tmp_path, features)
        assert reading.map is None
        assert "write crs of [map]" in said(reading)[0]

    def test_a_grid_on_another_ellipsoid_is_refused_by_name(self, tmp_path: Path) -> None:
        features = [feature(id, polygon(in_metres(square(*at), 5181))) for id, at in WHERE.items()]
        reading = read(tmp_path, features, crs={"type": "name", "properties": {"name": "EPSG:5174"}})
        assert "EPSG:5174, which is not read" in said(reading)[0]

    def test_degrees_beyond_the_earth_are_refused(self, tmp_path: Path) -> None:
        reading = read(tmp_path, [feature("가구", polygon(square(200, 200)))])
        assert "no degrees" in said(reading)[0]


def in_metres(ring: list[list[float]], code: int) -> list[list[float]]:
    points = [KOREAN_GRIDS[code].grid(Position(y, x)) for x, y in ring]
    return [[point.easting_m, point.northing_m] for point in points]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "Not valid JSON"),
        (b"[" * 100_000, "Not valid JSON"),
        (b"\xff\xfe\x00", "Not UTF-8"),
        (b'{"type": "Feature"}', "Must be a GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "has no district that can be drawn"),
    ],
)
def test_a_file_that_is_no_map_is_told_of(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "city.toml").write_text(f'{HEAD}[map]\ndistricts = "d.geojson"\n', encoding="utf-8")
    (tmp_path / "d.geojson").write_bytes(content)
    reading = read_map(tmp_path, read_city_file(tmp_path / "city.toml"))
    assert reading.map is None
    assert words in " ".join(said(reading))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(f'{HEAD}[map]\ndistricts = "d.geojson"\n', encoding="utf-8")
    with (tmp_path / "d.geojson").open("wb") as file:
        file.truncate(33_000_000)
    reading = read_map(tmp_path, read_city_file(tmp_path / "city.toml"))
    assert "The file has 33 MB, at most 32 MB are read" in said(reading)[0]


def test_five_hundred_districts_are_read(tmp_path: Path) -> None:
    def round_(x: float, y: float) -> dict[str, Any]:
        turns = [step / 200 * math.tau for step in range(200)]
        return polygon([[x + 0.005 * math.cos(turn), y + 0.005 * math.sin(turn)] for turn in turns])

    features = [feature(f"{n}동", round_(126 + n % 25 / 100, 37 + n // 25 / 100)) for n in range(500)]
    found = good(read(tmp_path, features))
    assert len(found.districts) == len(set(found.cells.values())) == 500


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "geometries", "name", "x"]), inner, max_size=4)
    ),
    max_leaves=15,
)


@settings(max_examples=150, deadline=None)
@given(geometry=JSON, kind=st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection", "LineString"]), name=JSON)
def test_no_geometry_breaks_the_reading(
    tmp_path_factory: pytest.TempPathFactory, geometry: Any, kind: str, name: Any
) -> None:
    shape = {"type": kind, "coordinates": geometry, "geometries": geometry}
    folder = tmp_path_factory.mktemp("city")
    reading = read(folder, [*three(), {"type": "Feature", "properties": {"name": name}, "geometry": shape}])
    assert reading.map is None or len(reading.map.districts) >= 3
