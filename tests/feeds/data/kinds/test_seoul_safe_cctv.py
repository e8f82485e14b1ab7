import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.seoul_safe_cctv import cameras
from feeds.data.readings import ListedCamera, Readings
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.polling import config, json_answer, poll

ROW = {
    "SVCAREAID": "강남구",
    "ADDR": "서울특별시 강남구 개포로 416",
    "WGSXPT": "37.48345",
    "WGSYPT": "127.05512",
    "QTY": "3",
    "UPDTDATE": "20260801",
}
OK = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}


def seoul(rows: Any, service: str = "safeOpenCCTV", total: int | None = None) -> dict[str, Any]:
    return {service: {"list_total_count": total or len(rows), "RESULT": OK, "row": rows}}


def asked(*trees: Any, **values: Any) -> tuple[Readings, list[str]]:
    answers = [answer(tree) if isinstance(tree, bytes) else json_answer(tree) for tree in trees]
    with Server(*answers) as server:
        readings = poll(config("seoul-safe-cctv", key="k/y", address=server.url, **values))
        return readings, [request_line(each).split()[1] for each in server.asked]


def refused(*trees: Any) -> DataError:
    with pytest.raises(DataError) as raised:
        asked(*trees)
    return raised.value


def poles(count: int, start: int = 0) -> list[dict[str, str]]:
    return [{**ROW, "ADDR": f"{number}", "WGSXPT": f"{37 + number / 5000}"} for number in range(start, start + count)]


def test_a_row_is_a_pole_and_its_x_is_the_latitude() -> None:
    readings, lines = asked(seoul([ROW]))
    (camera,) = readings.cameras
    assert camera == ListedCamera(
        id=camera.id,
        name="서울특별시 강남구 개포로 416",
        latitude_deg=37.48345,
        longitude_deg=127.05512,
        district="강남구",
        within_m=30.0,
        cameras=3,
    )
    assert camera.id.startswith("강남구-")
    assert lines == ["/k%2Fy/json/safeOpenCCTV/1/1000/"]


def test_positions_the_other_way_round_are_turned() -> None:
    (camera,) = asked(seoul([{**ROW, "WGSXPT": ROW["WGSYPT"], "WGSYPT": ROW["WGSXPT"]}]))[0].cameras
    assert (camera.latitude_deg, camera.longitude_deg) == (37.48345, 127.05512)


def test_pages_are_asked_for_until_one_is_short_whatever_the_total_says() -> None:
    readings, lines = asked(seoul(poles(1000), total=1000), seoul(poles(7, 1000), total=7))
    assert len(readings.cameras) == 1007
    assert [line.split("/", 4)[4] for line in lines] == ["1/1000/", "1001/2000/"]


def test_the_same_full_page_again_is_an_error() -> None:
    assert refused(seoul(poles(1000)), seoul(poles(1000))).kind is DataErrorKind.ENDLESS


def test_a_list_that_breaks_off_is_no_list() -> None:
    assert refused(seoul(poles(1000)), {"RESULT": {"CODE": "ERROR-500", "MESSAGE": ""}}).kind is DataErrorKind.FAILING


def test_districts_have_services_of_their_own() -> None:
    other = {**ROW, "SVCAREAID": "노원구"}
    readings, lines = asked(seoul([ROW], "safeOpenCCTV_gn"), seoul([other], "safeOpenCCTV_nw"), districts=["gn", "nw"])
    assert sorted(camera.district for camera in readings.cameras) == ["강남구", "노원구"]
    assert [line.split("/")[3] for line in lines] == ["safeOpenCCTV_gn", "safeOpenCCTV_nw"]


def test_ids_outlive_another_order_and_a_new_survey() -> None:
    rows = poles(20)
    first = asked(seoul(rows))[0].cameras
    again = [{**row, "WGSYPT": "127.05513", "QTY": "9"} for row in rows]
    Random(1).shuffle(again)
    assert {camera.id for camera in first} == {camera.id for camera in asked(seoul(again))[0].cameras}
    assert len({camera.id for camera in first}) == 20


def test_rows_of_one_place_are_one_camera_whatever_their_order() -> None:
    rows = [
        ROW,
        {**ROW, "CCTVUSE": "방범"},
        {**ROW, "CCTVUSE": "어린이보호", "QTY": "2"},
        {**ROW, "CCTVUSE": "방범", "QTY": "4", "UPDTDATE": "20260901"},
        ROW,
    ]
    found = set()
    for seed in range(5):
        Random(seed).shuffle(rows)
        (camera,) = cameras(rows).cameras
        found.add((camera.purpose, camera.cameras, camera.id))
    assert [(purpose, count) for purpose, count, _ in found] == [("방범, 어린이보호", 3 + 4 + 2)]


@pytest.mark.parametrize(("raw", "count"), [("1,0", 1), ("-", 1), (None, 1), ("2.0", 2), (4, 4), ("NaN", 1), ("0", 1)])
def test_how_many_there_are_is_one_where_it_is_not_told(raw: Any, count: int) -> None:
    assert cameras([{**ROW, "QTY": raw}]).cameras[0].cameras == count


@pytest.mark.parametrize("x", ["", None, "-", "NaN", "0", "12.5", "북위 37.5"])
def test_a_row_without_a_position_is_left_out_and_the_others_count(x: Any) -> None:
    readings = cameras([{**ROW, "WGSXPT": x}, ROW])
    assert len(readings.cameras) == 1
    assert [left.where for left in readings.left_out] == ["row 1"]
    assert "WGSXPT" in readings.left_out[0].reason.english()


def test_a_field_renamed_overnight_is_named() -> None:
    row = {("WGS_XPT" if name == "WGSXPT" else name): value for name, value in ROW.items()}
    error = refused(seoul([row]))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "WGS_XPT" in error.detail


def test_no_data_is_an_empty_list() -> None:
    assert asked({"RESULT": {"CODE": "INFO-200", "MESSAGE": "해당하는 데이터가 없습니다."}})[0].cameras == ()


def test_one_row_may_be_an_object_and_xml() -> None:
    assert len(asked({"safeOpenCCTV": {"list_total_count": 1, "RESULT": OK, "row": ROW}})[0].cameras) == 1
    row = "".join(f"<{name}>{value}</{name}>" for name, value in ROW.items())
    body = f"<safeOpenCCTV><list_total_count>1</list_total_count><row>{row}</row></safeOpenCCTV>"
    assert len(asked(body.encode())[0].cameras) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<RESULT><CODE>INFO-100</CODE><MESSAGE>k/y is wrong</MESSAGE></RESULT>", DataErrorKind.UNAUTHORIZED),
        (json.dumps(seoul([ROW])).encode()[:-20], DataErrorKind.GARBAGE),
        (b"<!doctype html><title>error</title>", DataErrorKind.WEB_PAGE),
        (b'{"safeOpenCCTV":{"list_total_count":3,"RESULT":{"CODE":"INFO-000"},"row":["a"]}}', DataErrorKind.GARBAGE),
    ],
)
def test_what_is_no_list_is_an_error_without_the_key(body: bytes, kind: DataErrorKind) -> None:
    error = refused(body)
    assert error.kind is kind
    assert "k/y" not in error.detail


@pytest.mark.parametrize("wrong", [{"districts": ["g/n"]}, {"districts": [""]}, {"streams_within_m": 900.0}])
def test_wrong_configs_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config("seoul-safe-cctv", key="k", **wrong)


def test_calls_count_for_the_key() -> None:
    source = config("seoul-safe-cctv", key="s3cret")
    assert (source.host, source.quota_zone) == ("openapi.seoul.go.kr", "Asia/Seoul")
    assert source.quota_group == config("seoul-safe-cctv", id="b", key="s3cret").quota_group
    assert "s3cret" not in source.quota_group


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.lists(st.text(max_size=3))
ROWS = st.lists(st.dictionaries(st.sampled_from([*ROW, "CCTVUSE"]) | st.text(max_size=4), LEAVES), max_size=5)


@given(ROWS | st.lists(st.fixed_dictionaries({**dict.fromkeys(ROW, LEAVES)}), max_size=4))
def test_no_rows_raise_anything_but_our_error(rows: list[dict[str, Any]]) -> None:
    try:
        readings = cameras(rows)
    except DataError:
        return
    assert len({camera.id for camera in readings.cameras}) == len(readings.cameras)
