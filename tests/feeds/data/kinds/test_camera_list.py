import codecs
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.request import Limits
from feeds.data.kinds.camera_list import CameraListSourceConfig, cameras
from feeds.data.readings import ListedCamera, Readings
from feeds.data.source import Unchanged
from tests.feeds.data.asking import Server, answer
from tests.feeds.data.polling import config, context, poll

PLAIN = "id,name,lat,lon,address\nc1,종로 1가,37.57,126.98,http://h/2516//a+b/c==/live.m3u8\n"
STANDARD = (
    "관리기관명,소재지도로명주소,소재지지번주소,설치목적구분,카메라대수,카메라화소수,WGS84위도,WGS84경도,데이터기준일자\n"
    "서울특별시 강남구청,서울특별시 강남구 개포로 416,,방범,4,200,37.48,127.05,2026-08-01\n"
    "서울특별시 강남구청,,서울특별시 강남구 개포동 12,어린이보호,,200,37.49,127.06,2026-08-01\n"
    "서울특별시 강남구청,서울특별시 강남구 개포로 416,,어린이보호,1,200,37.48,127.05,2026-08-01\n"
)


def source(**values: Any) -> CameraListSourceConfig:
    made = config("camera-list", **{"address": "/nowhere", **values})
    assert isinstance(made, CameraListSourceConfig)
    return made


def read(body: str | bytes | Any, **values: Any) -> Readings:
    if not isinstance(body, (str, bytes)):
        body = json.dumps(body, ensure_ascii=False)
    return cameras(body.encode() if isinstance(body, str) else body, "", source(**values))


def refused(body: str | bytes | Any, **values: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        read(body, **values)
    return raised.value


def told(readings: Readings) -> list[tuple[str, str]]:
    return [(left.where, left.reason.english()) for left in readings.left_out]


def feature(lon: Any, lat: Any, /, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}


def collection(*features: Any, **others: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **others, "features": list(features)}


def test_a_plain_list() -> None:
    assert read(PLAIN).cameras == (
        ListedCamera(
            id="c1",
            name="종로 1가",
            latitude_deg=37.57,
            longitude_deg=126.98,
            address="http://h/2516//a+b/c==/live.m3u8",
            stream_kind="hls",
        ),
    )


def test_a_source_says_who_may_see_its_cameras_and_whose_they_are() -> None:
    said = {"audience": ["operator"], "owner": "강남구청", "purpose": "교통"}
    (camera,) = read(PLAIN, **said).cameras
    assert (camera.audience, camera.owner, camera.purpose) == (("operator",), "강남구청", "교통")
    assert read(STANDARD, **said).cameras[0].purpose == "방범", "the list's own word holds"
    with pytest.raises(ValidationError):
        read(PLAIN, audience=["everybody"])
    with pytest.raises(ValidationError):
        read(PLAIN, audience=[])


def test_korea_s_standard_list() -> None:
    first, second, third = read(STANDARD).cameras
    assert first == ListedCamera(
        id=first.id,
        name="서울특별시 강남구 개포로 416",
        latitude_deg=37.48,
        longitude_deg=127.05,
        district="강남구",
        purpose="방범",
        within_m=30.0,
        cameras=4,
    )
    assert (second.name, second.district, second.cameras) == ("서울특별시 강남구 개포동 12", "강남구", 1)
    assert third.id != first.id


def test_a_list_as_topis_has_it() -> None:
    text = "camId,camName,lat,lng,hlsUrl\nL904001,청계천로(수표교),37.5687,126.9902,https://h/live/1.m3u8\n"
    (camera,) = read(text, expires=True).cameras
    assert (camera.id, camera.name, camera.stream_kind, camera.expires) == (
        "L904001",
        "청계천로(수표교)",
        "hls",
        True,
    )


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_encoding_and_separator(separator: str, encoding: str, end: str) -> None:
    text = PLAIN.replace(",", separator).replace("\n", end)
    assert read(text.encode(encoding)).cameras == read(PLAIN).cameras


def test_cells_in_quotation_marks_hold_separators() -> None:
    text = 'name,lat,lon\n"a, ""b""",1,2\n'
    assert read(text).cameras[0].name == 'a, "b"'


def test_columns_of_other_names_are_said_in_the_config() -> None:
    text = "no;what;north;east;road\n7;x;1;2;개포로\n"
    columns = {"id": "no", "name": "what", "latitude": "north", "longitude": "east", "place": "road"}
    (camera,) = read(text, columns=columns).cameras
    assert (camera.id, camera.name, camera.latitude_deg, camera.longitude_deg) == ("7", "x", 1.0, 2.0)


def test_an_address_that_is_a_place_is_one() -> None:
    (camera,) = read("name,lat,lon,address\n,1,2,12 High Street\n").cameras
    assert (camera.name, camera.address) == ("12 High Street", "")


@pytest.mark.parametrize(
    ("address", "kind", "stream_kind"),
    [
        ("rtsp://h/a", "", "rtsp"),
        ("http://h/a.jpg", "", "still"),
        ("http://h/token==", "HLS", "hls"),
        ("http://h/token==", "MJPEG", "mjpeg"),
        ("http://h/a.m3u8", "highway", "hls"),
    ],
)
def test_the_kind_is_told_by_a_column_or_the_address(address: str, kind: str, stream_kind: str) -> None:
    assert read(f"name,lat,lon,url,kind\nx,1,2,{address},{kind}\n").cameras[0].stream_kind == stream_kind


def test_the_kind_may_stand_in_the_config() -> None:
    text = "name,lat,lon,url\nx,1,2,http://h/token==\n"
    readings = read(text)
    assert (readings.cameras[0].address, told(readings)) == (
        "",
        [("line 2", "Its address does not tell how to read it")],
    )
    assert read(text, stream_kind="hls").cameras[0].stream_kind == "hls"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://h/a", "http://", "http://h/a b.m3u8", "rtsp://[/"])
def test_what_cannot_be_opened_over_a_network_leaves_a_position(address: str) -> None:
    readings = read(f"name,lat,lon,url\nx,1,2,{address}\n")
    assert [(camera.name, camera.address, camera.stream_kind) for camera in readings.cameras] == [("x", "", "")]
    assert [where for where, _ in told(readings)] == ["line 2"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,,2,", "Not a position: latitude null, longitude 2"),
        ("x,NaN,2,", "Not a position: latitude NaN, longitude 2"),
        ("x,0,0,", "Not a position: latitude 0, longitude 0"),
        ("x,300,2,", "Not a position: latitude 300, longitude 2"),
        (",1,2,", "It has neither a name nor an id nor a place"),
        ("x,1", "Not an entry of a camera: other cells than the first line has, or no feature"),
        ("x,1,2,,,y", "Not an entry of a camera: other cells than the first line has, or no feature"),
        ('"x,1,2,', "Not an entry of a camera: other cells than the first line has, or no feature"),
    ],
)
def test_a_bad_row_is_left_out_and_the_others_count(row: str, words: str) -> None:
    readings = read(f"name,lat,lon,url\n{row}\ny,3,4,\n\n")
    assert [camera.name for camera in readings.cameras] == ["y"]
    assert told(readings) == [("line 2", words)]


def test_numbers_with_commas_and_swapped_degrees() -> None:
    text = 'name;lat;lon;count\nx;126,978;37.5;1\ny;126.978;37.5;"1,000"\n'
    readings = read(text)
    assert [(c.name, c.latitude_deg, c.longitude_deg, c.cameras) for c in readings.cameras] == [
        ("y", 37.5, 126.978, 1000)
    ]
    assert len(readings.left_out) == 1


def test_ids_outlive_addresses_and_order_and_doubled_rows() -> None:
    rows = ["가,37.5,127.0,http://h/1.m3u8", "나,37.6,127.0,http://h/2.m3u8"]
    again = ["나,37.60001,127.0,http://h/4.m3u8", "가,37.5,127.0,http://h/3.m3u8", "가,37.5,127.0,http://h/3.m3u8"]
    first, second = (read("name,lat,lon,url\n" + "\n".join(lines)) for lines in (rows, again))
    assert {camera.id for camera in first.cameras} == {camera.id for camera in second.cameras}
    assert told(second) == []


def test_an_id_that_two_cameras_have_is_told() -> None:
    readings = read("id,name,lat,lon\n7,a,1,2\n7,b,3,4\n")
    assert [camera.name for camera in readings.cameras] == ["a"]
    assert told(readings) == [("line 3", "Another camera of the list is known by the same: 7")]


def test_ids_that_no_layout_can_name_are_made_ones() -> None:
    (camera,) = read("id,name,lat,lon\ncam no. 7/3,a,1,2\n").cameras
    assert camera.id.startswith("cam-no.-7-3-")


def test_a_renamed_column_is_named() -> None:
    error = refused("name,latitud,lon\nx,1,2\n")
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "latitud" in error.detail


def test_a_list_with_a_first_line_alone_is_empty() -> None:
    assert read("name,lat,lon\n").cameras == ()
    assert read(collection()).cameras == ()


def test_geojson() -> None:
    readings = read(
        collection(
            feature(69.28, 41.31, id=7, name="Амир Темур", url="rtsp://h/7", район="Юнусабад"),
            {**feature(69.29, 41.32, nomi="Chorsu"), "id": "c-8"},
        )
    )
    assert [(c.id, c.name, c.latitude_deg, c.longitude_deg, c.district) for c in readings.cameras] == [
        ("7", "Амир Темур", 41.31, 69.28, "Юнусабад"),
        ("c-8", "Chorsu", 41.32, 69.29, ""),
    ]


def point(lon: float, lat: float, **others: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat], **others}


@pytest.mark.parametrize(
    "tree",
    [
        feature(69.28, 41.31, name="x"),
        [feature(69.28, 41.31, name="x")],
        collection(collection(feature(69.28, 41.31, name="x"))),
        {"type": "GeometryCollection", "geometries": [point(69.28, 41.31, properties={"name": "x"})]},
        {"type": "GeometryCollection", "geometries": [feature(69.28, 41.31, name="x")]},
        {
            **feature(0, 0, name="x"),
            "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Polygon"}, point(69.28, 41.31)]},
        },
        {**feature(0, 0, name="x"), "geometry": {"type": "MultiPoint", "coordinates": [[69.28, 41.31, 400], [1, 2]]}},
        collection(feature(69.28, 41.31, name="x"), crs={"type": "name", "properties": {"name": "EPSG:4326"}}),
        collection(
            feature(69.28, 41.31, name="x"),
            crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        ),
        {**feature(0, 0, name="x", lat="41.31", lng="69.28"), "geometry": None},
    ],
)
def test_geojson_however_it_is_wrapped(tree: Any) -> None:
    readings = read(tree)
    assert [(c.name, c.latitude_deg, c.longitude_deg) for c in readings.cameras] == [("x", 41.31, 69.28)]
    assert told(readings) == []


def test_geojson_in_the_korean_grid() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5181"}}
    readings = read(collection(feature(198084, 451894, name="x"), feature(0, 0, name="y"), crs=crs))
    assert [(c.name, round(c.latitude_deg, 2), round(c.longitude_deg, 2)) for c in readings.cameras] == [
        ("x", 37.57, 126.98)
    ]
    assert [where for where, _ in told(readings)] == ["feature 2"]


def test_another_grid_is_not_guessed() -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:32642"}}
    assert refused(collection(feature(1, 2, name="x"), crs=crs)).kind is DataErrorKind.UNSUPPORTED


def test_features_that_are_none_are_told_and_the_others_count() -> None:
    area = {**feature(0, 0, name="area"), "geometry": {"type": "Polygon", "coordinates": [[[0, 0]]]}}
    readings = read(collection(None, 7, {"type": "Feature"}, area, feature(1, 2, name="x")))
    assert [camera.name for camera in readings.cameras] == ["x"]
    assert [where for where, _ in told(readings)] == [f"feature {number}" for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (json.dumps(collection(feature(1, 2, name="x")))[:-5], DataErrorKind.GARBAGE),
        ("<html><body>no</body></html>", DataErrorKind.WEB_PAGE),
        ("<list><camera/></list>", DataErrorKind.GARBAGE),
        ('{"type": "FeatureCollection", "features": null}', DataErrorKind.GARBAGE),
        ('{"error": "no"}', DataErrorKind.GARBAGE),
        ("", DataErrorKind.GARBAGE),
        (b"\x81\xff\x00\xfe", DataErrorKind.GARBAGE),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", DataErrorKind.GARBAGE),
    ],
)
def test_what_is_no_list_is_an_error(body: str | bytes, kind: DataErrorKind) -> None:
    assert refused(body).kind is kind


def test_a_file_is_read_when_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(PLAIN, encoding="cp949")
    listed, lent = config("camera-list", address=str(path)), context()
    assert len(poll(listed, lent).cameras) == 1
    with pytest.raises(Unchanged):
        poll(listed, lent)
    path.write_text("name\nx\n")
    os.utime(path, (1, 1))
    for _ in range(2):  # what is wrong stays wrong, though it did not change
        with pytest.raises(DataError):
            poll(listed, lent)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("none.csv", DataErrorKind.NOT_FOUND), ("", DataErrorKind.UNSUPPORTED), ("\0", DataErrorKind.UNREACHABLE)],
)
def test_a_file_that_is_none_is_an_error(tmp_path: Path, name: str, kind: DataErrorKind) -> None:
    with pytest.raises(DataError) as raised:
        poll(config("camera-list", address=f"{tmp_path}/{name}"))
    assert raised.value.kind is kind


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(PLAIN * 100)
    with pytest.raises(DataError) as raised:
        poll(config("camera-list", address=str(path)), context(limits=Limits(body_bytes=1000)))
    assert raised.value.kind is DataErrorKind.TOO_LARGE


def test_an_address_is_asked_for_what_is_new() -> None:
    with Server(answer(PLAIN.encode(), 'ETag: "1"'), answer(status="304 Not Modified")) as server:
        listed = config("camera-list", address=f"{server.url}/l.csv", headers={"K": "v"}, user="u", password="p")
        lent = context()
        assert len(poll(listed, lent).cameras) == 1
        with pytest.raises(Unchanged):
            poll(listed, lent)
    assert b"K: v" in server.asked[0]
    assert b"Authorization: Basic dTpw" in server.asked[0]
    assert b'If-None-Match: "1"' in server.asked[1]


def test_an_answer_that_was_no_list_is_read_again() -> None:
    with Server(answer(b"name\nx\n", 'ETag: "1"'), answer(PLAIN.encode(), 'ETag: "1"')) as server:
        listed, lent = config("camera-list", address=server.url), context()
        with pytest.raises(DataError):
            poll(listed, lent)
        assert len(poll(listed, lent).cameras) == 1
    assert b"If-None-Match" not in server.asked[1]


@pytest.mark.parametrize("wrong", [{"columns": {"lat": "x"}}, {"stream_kind": "file"}, {"address": ""}])
def test_wrong_configs_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        source(**wrong)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
KEYS = st.sampled_from(["type", "features", "geometries", "geometry", "coordinates", "properties", "crs", "id", "name"])
TYPES = st.sampled_from(["Feature", "FeatureCollection", "GeometryCollection", "Point", "MultiPoint"])
TREES = st.recursive(
    LEAVES | TYPES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=25
)
FEATURES = st.builds(feature, LEAVES, LEAVES, name=LEAVES, id=LEAVES, url=LEAVES, count=LEAVES)


@given(TREES | st.lists(FEATURES, max_size=3), st.text(max_size=60), st.binary(max_size=60))
def test_no_body_raises_anything_but_our_error(tree: Any, text: str, data: bytes) -> None:
    for body in (json.dumps(tree).encode(), f"name,lat,lon\n{text}".encode("utf-8", "replace"), data):
        try:
            readings = cameras(body, "", source())
        except DataError:
            continue
        assert len({camera.id for camera in readings.cameras}) == len(readings.cameras)
