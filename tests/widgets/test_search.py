"""Finding cameras by whatever part of them one remembers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.conftest import CAMERAS
from widgets.model import CameraLabel
from widgets.search import CameraIndex, matched_span, plain_number

INDEX = CameraIndex(CAMERAS)


def found(query: str) -> list[str]:
    return [camera.camera_id for camera in INDEX.find(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("도림천", "GA-0088"),
        ("ㄷㄹㅊ", "GA-0088"),
        ("ㅁㅍㄷㄱ", "MP-0066"),
        ("도리", "GA-0088"),
        ("돌", "GA-0088"),  # on the way from 도 to 도림
        ("대리", "YD-0118"),
        ("대림짛", "YD-0118"),  # on the way from 지 to 지하
        ("도ㄹ", "GA-0088"),
        ("ga0088", "GA-0088"),
        ("GA-0088", "GA-0088"),
        ("0088", "GA-0088"),
        ("bulgwang", "EP-0017"),
        ("세종대로", "JN-0021"),
        ("종로구", "JN-0021"),
        ("gang crossing", "GN-0117"),
        ("강남 승강장", "SM-0002"),
    ],
)
def test_by_name_initials_number_gloss_road_and_district(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_initials_that_an_input_method_joined_and_finals_of_two_consonants() -> None:
    index = CameraIndex([CameraLabel("A", "달구벌대로"), CameraLabel("B", "닭시장"), CameraLabel("C", "서울광장")])
    assert [camera.camera_id for camera in index.find("ㄷㄺ")] == []
    assert [camera.camera_id for camera in index.find("ㄷㄱㅂㄷㄹ")] == ["A"]
    assert [camera.camera_id for camera in index.find("닭")] == ["A", "B"]
    assert [camera.camera_id for camera in index.find("ㅅㅇㄳ")] == []
    assert [camera.camera_id for camera in CameraIndex([CameraLabel("D", "강서구청")]).find("ㄳㄱㅊ")] == ["D"]


def test_longer_numbers_are_told_from_whole_ones() -> None:
    index = CameraIndex([CameraLabel("GN-1", "x"), CameraLabel("GN-11", "y")])
    assert index.has_longer_number("gn1")
    assert not index.has_longer_number("GN-11")


@given(st.text(max_size=12))
def test_any_query_is_a_pattern(query: str) -> None:
    INDEX.find(query)
    assert len(INDEX.nearest(query)) == 3


def test_the_nearest_are_those_that_are_most_alike() -> None:
    names = ("상암동", "상일동", "잠실역", "상암동길")
    index = CameraIndex([CameraLabel(str(number), name) for number, name in enumerate(names)])
    assert [camera.name for camera in index.nearest("상암둥")] == ["상암동", "상암동길", "상일동"]


def test_a_whole_number_comes_before_names_that_contain_it() -> None:
    index = CameraIndex([CameraLabel("Z-1", "A1 tower"), CameraLabel("A-1", "Bridge"), CameraLabel("A-11", "Square")])
    assert [camera.camera_id for camera in index.find("a1")] == ["A-1", "A-11", "Z-1"]


def test_names_that_begin_so_come_before_names_that_contain_it() -> None:
    assert found("강남역") == ["GN-0117", "SM-0002"]


def test_every_word_has_to_match() -> None:
    assert found("강남 없는말") == []
    assert found("") == [camera.camera_id for camera in CAMERAS]


def test_the_nearest_names_when_nothing_is_found() -> None:
    assert INDEX.nearest("강남욕 사거리")[0].camera_id == "GN-0117"
    assert INDEX.nearest("GN0171")[0].camera_id == "GN-0117"
    assert len(INDEX.nearest("없는 곳")) == 3


def test_numbers_with_and_without_dash() -> None:
    camera = INDEX.numbered("gn 0117")
    assert camera is not None
    assert camera.name == "강남역 사거리"
    assert INDEX.numbered("GN-011") is None
    assert INDEX.has_number_like("gn0")
    assert not INDEX.has_number_like("gx")
    assert plain_number("gn-0117") == "GN0117"


def test_which_part_of_a_name_was_meant() -> None:
    assert matched_span("도림천 신림교", "ㅅㄹ") == (4, 6)
    assert matched_span("도림천 신림교", "한강") is None


@given(st.text(max_size=12))
def test_no_query_is_too_strange(query: str) -> None:
    assert set(INDEX.find(query)) <= set(CAMERAS)
    matched_span("도림천 신림교", query)
