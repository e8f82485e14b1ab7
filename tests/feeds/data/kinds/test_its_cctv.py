import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.its_cctv import cameras
from feeds.data.readings import ListedCamera, Readings
from tests.feeds.data.asking import Server, answer
from tests.feeds.data.polling import config, json_answer, poll

BOX = {"west": 126.76, "south": 37.42, "east": 127.19, "north": 37.7}
ADDRESS = "http://cctvsec.example/2516//uWRt6+IS/w5wo7/emSS0J%2fRfuaew=="
ROW = {
    "roadsectionid": "",
    "coordx": 127.086135864257,
    "coordy": 37.4141845703125,
    "cctvresolution": "",
    "filecreatetime": "",
    "cctvtype": 1,
    "cctvformat": "HLS",
    "cctvname": "[경부선] 금토분기점2",
    "cctvurl": ADDRESS,
}


def its(data: Any, **others: Any) -> dict[str, Any]:
    return {"response": {"coordtype": 1, **others, "data": data}}


def asked(tree: Any, **values: Any) -> tuple[Readings, str]:
    """Poll a server that answers with `tree`, or with bytes; return what came and the line that was asked."""
    with Server(answer(tree) if isinstance(tree, bytes) else json_answer(tree)) as server:
        source = config("its-cctv", **{"key": "s3cr/et+", "address": server.url, **BOX, **values})
        readings = poll(source)
        return readings, server.asked[0].split(b"\r\n")[0].decode()


def refused(tree: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        asked(tree)
    return raised.value


def test_a_camera_has_its_address_byte_for_byte() -> None:
    readings, line = asked(its([ROW], datacount=1))
    (camera,) = readings.cameras
    assert camera == ListedCamera(
        id=camera.id,
        name="[경부선] 금토분기점2",
        latitude_deg=37.4141845703125,
        longitude_deg=127.086135864257,
        address=ADDRESS,
        stream_kind="hls",
        expires=True,
    )
    assert line == (
        "GET /cctvInfo?apiKey=s3cr%2Fet%2B&type=all&cctvType=1&minX=126.76&maxX=127.19&minY=37.42&maxY=37.7"
        "&getType=json HTTP/1.1"
    )
    assert "uWRt6" not in repr(readings)


def test_what_to_ask_for_is_said() -> None:
    assert "type=ex&cctvType=4&" in asked(its([]), roads="ex", stream="hls-https")[1]


def test_a_camera_keeps_its_id_with_another_address_and_in_another_order() -> None:
    other = {**ROW, "cctvname": "[경부선] 금현동", "coordx": "127.084731", "coordy": "37.415971"}
    first = asked(its([ROW, other]))[0].cameras
    again = asked(its([{**other, "cctvurl": ADDRESS + "x"}, {**ROW, "coordx": 127.08613}]))[0].cameras
    assert {camera.id for camera in first} == {camera.id for camera in again}
    assert len({camera.id for camera in first}) == 2
    assert all(camera.id.startswith("경부선-금") for camera in first)


def test_the_same_name_at_another_place_is_another_camera() -> None:
    readings, _ = asked(its([ROW, {**ROW, "coordx": 127.09}]))
    assert len({camera.id for camera in readings.cameras}) == 2


def test_one_camera_is_an_object_and_none_no_data() -> None:
    assert len(asked(its(ROW))[0].cameras) == 1
    for none in ({"coordtype": 1}, {"coordtype": 1, "datacount": 0, "data": None}, {"coordtype": 1, "data": ""}):
        readings, _ = asked({"response": none})
        assert (readings.cameras, list(readings.left_out)) == ((), [])


def test_names_of_fields_may_be_in_capital_letters() -> None:
    shouted = {name.upper(): value for name, value in ROW.items()}
    assert asked({"Response": {"Data": [shouted]}})[0].cameras == asked(its([ROW]))[0].cameras


def test_xml_is_read_as_json_is() -> None:
    row = "".join(f"<{name}>{value}</{name}>" for name, value in ROW.items())
    for body in (
        f"<response><data>{row}</data></response>",
        f"<response><data>{row}</data><data>{row}</data></response>",
    ):
        assert [camera.address for camera in asked(body.encode())[0].cameras] == [ADDRESS]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"cctvformat": "", "cctvtype": "4"}, "hls"),
        ({"cctvformat": None, "cctvtype": 3}, "still"),
        ({"cctvformat": "JPEG"}, "still"),
    ],
)
def test_the_kind_is_told_by_format_or_type(row: dict[str, Any], kind: str) -> None:
    assert asked(its([{**ROW, **row}]))[0].cameras[0].stream_kind == kind


def test_a_camera_without_an_address_is_a_position() -> None:
    (camera,) = asked(its([{**ROW, "cctvurl": ""}]))[0].cameras
    assert (camera.address, camera.stream_kind, camera.expires, camera.within_m) == ("", "", False, 30.0)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"coordx": "-"}, "Not a position: latitude 37.4141845703125, longitude -"),
        ({"coordx": "NaN"}, "Not a position"),
        ({"coordx": 0, "coordy": 0}, "Not a position"),
        ({"coordx": "1,27.1"}, "Not a position"),
        ({"cctvname": None}, "It has no name"),
        ({"cctvformat": "MP4"}, "Its address is not one that this program can open"),
        ({"cctvurl": "file:///etc/passwd"}, "Its address is not one"),
        ({"cctvurl": "http://h/a\nb"}, "Its address is not one"),
        ({"cctvurl": "javascript:alert(1)"}, "Its address is not one"),
    ],
)
def test_a_bad_row_is_left_out_and_the_others_count(row: dict[str, Any], words: str) -> None:
    other = {**ROW, "cctvname": "other"}
    readings, _ = asked(its([{**ROW, **row}, other]))
    assert [camera.name for camera in readings.cameras] == ["other"]
    assert [(left.where, words in left.reason.english()) for left in readings.left_out] == [("row 1", True)]


def test_rows_that_are_none_are_told() -> None:
    readings, _ = asked(its([ROW, None, 7, ROW]))
    assert len(readings.cameras) == 1
    assert [left.where for left in readings.left_out] == ["row 2", "row 3"]


def test_rows_that_come_twice_are_one_camera_and_two_that_differ_are_told() -> None:
    assert not asked(its([ROW, ROW]))[0].left_out
    readings, _ = asked(its([ROW, {**ROW, "cctvurl": "http://h/other"}]))
    assert [camera.address for camera in readings.cameras] == [ADDRESS]
    assert "known by the same" in readings.left_out[0].reason.english()


def test_latitude_and_longitude_the_wrong_way_round_are_turned() -> None:
    (camera,) = asked(its([{**ROW, "coordx": 37.5, "coordy": 127.0}]))[0].cameras
    assert (camera.latitude_deg, camera.longitude_deg) == (37.5, 127.0)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ({"resultCode": 4005, "resultMsg": "존재하지 않는 인증키입니다."}, DataErrorKind.UNAUTHORIZED),
        ({"resultCode": "4005"}, DataErrorKind.UNAUTHORIZED),
        ({"resultCode": 4001, "resultMsg": "트래픽을 초과했습니다."}, DataErrorKind.QUOTA),
        ({"resultCode": 9999, "resultMsg": "?"}, DataErrorKind.FAILING),
    ],
)
def test_an_error_inside_a_good_answer_is_an_error(header: dict[str, Any], kind: DataErrorKind) -> None:
    assert refused({"header": header, "body": ""}).kind is kind
    assert refused({"response": {"header": header}}).kind is kind


def test_a_header_that_says_well_is_no_error() -> None:
    assert asked({"response": {"header": {"resultCode": "0", "resultMsg": "SUCCESS"}, "data": ROW}})[0].cameras


def test_the_key_is_in_no_words() -> None:
    error = refused({"header": {"resultCode": 4005, "resultMsg": "s3cr/et+ is wrong, s3cr%2Fet%2B too"}})
    assert "s3cr" not in error.detail
    assert "s3cr" not in repr(config("its-cctv", key="s3cr/et+", **BOX))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (json.dumps(its([ROW])).encode()[:-9], DataErrorKind.GARBAGE),
        (b"<html><body>maintenance</body></html>", DataErrorKind.WEB_PAGE),
        (b"\xff\xfe\x00", DataErrorKind.GARBAGE),
        (b"", DataErrorKind.GARBAGE),
        (b"[]", DataErrorKind.GARBAGE),
        (b'{"data": []}', DataErrorKind.GARBAGE),
        (b'{"response": null}', DataErrorKind.GARBAGE),
    ],
)
def test_what_is_no_answer_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert refused(body).kind is kind


def test_names_in_another_encoding_are_read() -> None:
    body = json.dumps(its([ROW]), ensure_ascii=False).encode("cp949")
    assert asked(body)[0].cameras[0].name == ROW["cctvname"]


def test_a_field_renamed_overnight_is_named() -> None:
    row = {("cctv_url" if name == "cctvurl" else name): value for name, value in ROW.items()}
    error = refused(its([row]))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "cctv_url" in error.detail


@pytest.mark.parametrize("wrong", [{"west": 127.5}, {"south": 38.0}, {"west": 12.0}, {"roads": "sea"}, {"key": None}])
def test_wrong_configs_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config("its-cctv", **{"key": "k", **BOX, **wrong})


def test_sources_with_one_key_share_its_calls_without_telling_it() -> None:
    one, two = (config("its-cctv", id=name, key="s3cret", **BOX) for name in ("a", "b"))
    assert one.quota_group == two.quota_group
    assert "s3cret" not in one.quota_group
    assert (one.quota_zone, one.host) == ("Asia/Seoul", "openapi.its.go.kr")


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NAMES = st.sampled_from(["response", "header", "data", "resultCode", "resultMsg", *ROW]) | st.text(max_size=5)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=8), max_leaves=30
)


@given(TREES | st.builds(its, st.lists(st.fixed_dictionaries(dict.fromkeys(ROW, LEAVES)) | LEAVES, max_size=3)))
def test_no_answer_raises_anything_but_our_error(tree: Any) -> None:
    try:
        readings = cameras(tree)
    except DataError:
        return
    assert len({camera.id for camera in readings.cameras}) == len(readings.cameras)
