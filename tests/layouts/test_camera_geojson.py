"""Camera lists as GeoJSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.camera_csv import CameraList
from layouts.camera_geojson import read_geojson
from layouts.reading import Unreadable
from tests.layouts.helpers import lines, write


def feature(lon: Any = 127.0276, lat: Any = 37.4979, **properties: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": {"id": "a", "name": "A", "main": "x", **properties}}


def read(folder: Path, *features: Any) -> CameraList:
    text = json.dumps({"type": "FeatureCollection", "name": "x", "features": features}, indent=1, ensure_ascii=False)
    return read_geojson(write(folder, "cameras.geojson", text.encode("utf-8", "surrogatepass")))


def unreadable(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(Unreadable) as raised:
        read_geojson(write(folder, "cameras.geojson", content))
    return lines(raised.value.problems)


def test_a_point_is_a_camera(tmp_path: Path) -> None:
    found = read(tmp_path, feature(privacy=True, stale_after_s=5, sub=None, 자치구="강남구"))
    assert found.problems == []
    assert found.rows[0].cells == {
        "id": "a",
        "name": "A",
        "main": "x",
        "lat": "37.4979",
        "lon": "127.0276",
        "privacy": "yes",
        "stale_after_s": "5",
        "district": "강남구",
    }


def test_each_feature_has_the_line_it_begins_in(tmp_path: Path) -> None:
    content = """{"crs": {"a": [1, 2]}, "type": "FeatureCollection",
"features": [
{"type": "Feature", "geometry": null, "properties": {"id": "a", "lat": 1, "lon": 2}}, {"type": "Feature",
"geometry": null, "properties": {"id": "b"}},

{"type": "Feature", "geometry": null, "properties": {"id": "c"}}
], "after": 1}"""
    found = read_geojson(write(tmp_path, "cameras.geojson", content))
    assert [(row.line, row.cells["id"]) for row in found.rows] == [(3, "a"), (3, "b"), (6, "c")]
    assert found.rows[0].cells == {"id": "a", "lat": "1", "lon": "2"}


def test_a_features_own_id_counts_where_no_property_has_it(tmp_path: Path) -> None:
    bare: dict[str, Any] = {"type": "Feature", "geometry": None, "properties": {}}
    found = read(tmp_path, {**bare, "id": 17}, {**bare, "id": "x", "properties": {"id": "y"}})
    assert [row.cells["id"] for row in found.rows] == ["17", "y"]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (3, "Must be a GeoJSON Feature with properties"),
        ({"type": "Feature"}, "Must be a GeoJSON Feature with properties"),
        ({**feature(), "type": "Point"}, "Must be a GeoJSON Feature with properties"),
        ({**feature(), "geometry": {"type": "LineString"}}, "geometry: Geometry must be a Point"),
        ({**feature(), "geometry": {"type": "Point", "coordinates": [1]}}, "geometry: Geometry must be a Point"),
        (feature(lon="127"), "geometry: Geometry must be a Point"),
        (feature(lon=True), "geometry: Geometry must be a Point"),
        (feature(sub=["a"]), "sub: Must be text, a number, true, false or null"),
        (feature(sub="a\0"), "sub: Must be text, a number, true, false or null"),
        (feature(lat=1), "lat: Property stands here twice, as geometry and lat"),
        (feature(이름="B"), "이름: Property stands here twice, as name and 이름"),
        (feature(distrct="B"), "distrct: Unknown property, allowed: id, name,"),
    ],
)
def test_a_wrong_feature_is_told_and_the_others_are_read(tmp_path: Path, wrong: Any, expected: str) -> None:
    found = read(tmp_path, wrong, feature(id="good"))
    if "lat" in expected:  # the coordinates came first
        found = read(tmp_path, {**wrong, "properties": {"id": "a", "lat": 1}}, feature(id="good"))
    (problem,) = lines(found.problems)
    assert expected in problem
    assert problem.startswith("cameras.geojson:5: ")
    assert found.bad_rows == 1
    assert [row.cells["id"] for row in found.rows] == ["good"]


def test_properties_of_your_own_are_skipped(tmp_path: Path) -> None:
    found = read(tmp_path, {**feature(), "properties": {"id": "a", "#ours": {"x": 1}}})
    assert found.problems == []
    assert "#ours" not in found.rows[0].cells


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "cameras.geojson:1: Not valid JSON"),
        ('{"type":\n"x"\n"y"}', "cameras.geojson:3: Not valid JSON"),
        ("[]", "cameras.geojson: Must be a GeoJSON FeatureCollection with a list of features"),
        ('{"type": "Feature", "features": []}', "cameras.geojson: Must be a GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "cameras.geojson: Must be a GeoJSON FeatureCollection"),
        (b"\xff", "cameras.geojson: Not UTF-8 text"),
        ("[" * 200_000, "cameras.geojson: Not valid JSON"),
        ("1" * 10_000, "cameras.geojson: Not valid JSON"),
    ],
)
def test_what_is_no_collection_is_told(tmp_path: Path, content: str | bytes, expected: str) -> None:
    (problem,) = unreadable(tmp_path, content)
    assert problem.startswith(expected)


def test_half_a_character_is_told(tmp_path: Path) -> None:
    content = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "\\ud800"}}]}'
    found = read_geojson(write(tmp_path, "cameras.geojson", content))
    assert lines(found.problems) == ["cameras.geojson:1: id: Must be text, a number, true, false or null"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "id", "features"]), inner),
    max_leaves=8,
)


@given(json_values, st.sampled_from([None, 2]))
def test_any_json_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | None) -> None:
    collection = {"type": "FeatureCollection", "features": [value, feature()]}
    content = json.dumps(collection, indent=indent)
    found = read_geojson(write(tmp_path_factory.getbasetemp(), "cameras.geojson", content))
    assert len(found.rows) + found.bad_rows == 2
    assert found.rows[-1].line == content[
        : content.index('{"type": "Feature", "geometry"' if indent is None else '"Feature",')
    ].count("\n") + (1 if indent is None else 0)
