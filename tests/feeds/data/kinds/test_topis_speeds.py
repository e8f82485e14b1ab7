from typing import Any

import pytest
from hypothesis import given

from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.kinds.topis_speeds import TopisSpeedsConfig
from feeds.data.readings import Readings, Sample, ms
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.broken import broken, failure, portal_code, portal_xml, xml
from tests.feeds.data.polling import NOW, config, context, poll
from tests.feeds.data.survival import overlaid, survived, trees

LINK = "1220003800"


def row(**changes: Any) -> dict[str, Any]:
    return {"link_id": LINK, "prcs_spd": "26.5", "prcs_trv_time": "121", **changes}


def body(*rows: dict[str, Any]) -> bytes:
    return portal_xml("TrafficInfo", list(rows))


def source(url: str, **values: Any) -> TopisSpeedsConfig:
    made = config("topis-speeds", **{"address": url, "key": "k+1", "links": [LINK], **values})
    assert isinstance(made, TopisSpeedsConfig)
    return made


def polled(*answers: bytes, **values: Any) -> Readings:
    with Server(*answers) as server:
        return poll(source(server.url, **values))


def values(*answers: bytes, **parts: Any) -> list[tuple[str, float | None, Quality]]:
    return [(each.indicator, each.value, each.quality) for each in polled(*answers, **parts).samples]


def test_a_link_has_a_speed_and_a_travel_time_as_of_now() -> None:
    assert polled(body(row()), places={LINK: "세종대로"}).samples == [
        Sample("traffic.speed", ms(NOW), 26.5, "세종대로", "km/h"),
        Sample("traffic.travel_time", ms(NOW), 121.0, "세종대로", "s"),
    ]


def test_each_link_is_a_call_for_xml() -> None:
    with Server(body(row()), body(row(link_id="2"))) as server:
        assert len(poll(source(server.url, links=[LINK, "2"])).samples) == 4
        asked = [request_line(head) for head in server.asked]
    assert asked == [f"GET /k%2B1/xml/TrafficInfo/1/5/{link}/ HTTP/1.1" for link in (LINK, "2")]


def test_names_of_fields_in_capitals_are_read_too() -> None:
    capitals = {name.upper(): value for name, value in row().items()}
    assert [value for _, value, _ in values(body(capitals))] == [26.5, 121.0]


@pytest.mark.parametrize(
    ("raw", "value", "quality"),
    [
        ("1,026", 1026.0, Quality.SUSPECT),
        ("-1", -1.0, Quality.SUSPECT),
        ("0", 0.0, Quality.GOOD),
        ("", None, Quality.BLANK),
        ("점검중", None, Quality.WORDS),
        ("NaN", None, Quality.UNUSABLE),
    ],
)
def test_speeds_that_cannot_be_are_suspect_and_what_is_no_number_says_why(
    raw: str, value: float | None, quality: Quality
) -> None:
    assert values(body(row(prcs_spd=raw)))[0] == ("traffic.speed", value, quality)


def test_a_link_of_which_nothing_is_known_has_no_value_and_is_told() -> None:
    readings = polled(portal_code("INFO-200"))
    assert [(each.value, each.quality) for each in readings.samples] == [(None, Quality.BLANK)] * 2
    assert [left.where for left in readings.left_out] == [f"{LINK} answer"]


def test_another_link_than_the_one_asked_for_is_left_out() -> None:
    readings = polled(body(row(link_id="999")))
    assert [each.value for each in readings.samples] == [None, None]
    assert readings.left_out[0].reason.english() == "It is about 999, which was not asked for"


def test_of_a_row_that_comes_twice_the_first_counts() -> None:
    assert [value for _, value, _ in values(body(row(), row(prcs_spd="99")))] == [26.5, 121.0]


def test_a_renamed_field_is_named() -> None:
    error = failure(lambda url: poll(source(url)), body({"link_id": LINK, "prcs_speed": "20", "prcs_trv_time": "3"}))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "prcs_speed" in error.detail


@pytest.mark.parametrize(
    ("code", "kind"), [("INFO-100", DataErrorKind.UNAUTHORIZED), ("ERROR-337", DataErrorKind.QUOTA)]
)
def test_200_with_an_error_inside_is_an_error_that_does_not_tell_the_key(code: str, kind: DataErrorKind) -> None:
    error = failure(lambda url: poll(source(url)), portal_code(code, "key k%2B1 or k+1"))
    assert error.kind is kind
    assert "k+1" not in error.detail
    assert "k%2B1" not in error.detail


def test_a_round_that_is_cut_by_the_quota_goes_on_there_the_next_time() -> None:
    lent = context()
    spent, links = portal_code("ERROR-337"), [LINK, "2", "3"]
    with Server(body(row()), spent, body(row(link_id="2"))) as server:
        first = poll(source(server.url, links=links), lent)
        assert [each.place for each in first.samples] == [LINK, LINK]
        assert first.left_out[0].where.startswith("2: ERROR-337")
        assert first.left_out[1].where == "not asked: 3"
        poll(source(server.url, links=links), lent)
        asked = [request_line(head).split("/")[-3] for head in server.asked]
    assert asked[:4] == [LINK, "2", "2", "3"]


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


def test_korean_in_another_encoding_is_read() -> None:
    text = xml("TrafficInfo", {"RESULT": {"CODE": "INFO-000", "MESSAGE": "정상"}, "row": row()})
    declared = b'<?xml version="1.0" encoding="euc-kr"?>' + text.encode("cp949")
    assert [value for _, value, _ in values(answer(declared))] == [26.5, 121.0]


@given(trees({"TrafficInfo", "row", "RESULT", "CODE", "INFO-000", LINK, *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    ok = {"CODE": "INFO-000"}
    for each in (tree, {"TrafficInfo": {"RESULT": ok, "row": tree}}, {"TrafficInfo": {"row": [overlaid(row(), tree)]}}):
        survived(source("http://127.0.0.1"), each)
