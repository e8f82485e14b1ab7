from typing import Any

import pytest
from hypothesis import given

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.seoul_subway_positions import SubwayPositionsConfig
from feeds.data.readings import Readings, ms
from tests.feeds.data.asking import Server, request_line
from tests.feeds.data.broken import broken, failure
from tests.feeds.data.polling import NOW, config, json_answer, poll
from tests.feeds.data.survival import overlaid, survived, trees

KEY = "abcd"


def row(**changes: Any) -> dict[str, Any]:
    """Return a train as the service tells it: heard of 20 s ago, at noon in Seoul."""
    return {
        "beginRow": None,
        "subwayId": "1002",
        "subwayNm": "2호선",
        "statnId": "1002000230",
        "statnNm": "강남",
        "trainNo": "2101",
        "lastRecptnDt": "20261127",
        "recptnDt": "2026-11-27 11:59:40",
        "updnLine": "0",
        "statnTnm": "성수종착",
        "trainSttus": "1",
        "directAt": "0",
        "lstcarAt": "0",
        **changes,
    }


def line(*rows: Any, total: int | None = None) -> dict[str, Any]:
    count = len(rows) if total is None else total
    return {"errorMessage": {"status": 200, "code": "INFO-000", "total": count}, "realtimePositionList": list(rows)}


def source(url: str, **values: Any) -> SubwayPositionsConfig:
    made = config("seoul-subway-positions", **{"address": url, "key": KEY, "lines": ["2호선"], **values})
    assert isinstance(made, SubwayPositionsConfig)
    return made


def polled(tree: Any, **values: Any) -> Readings:
    with Server(json_answer(tree)) as server:
        return poll(source(server.url, **values))


def counts(*rows: Any, **values: Any) -> dict[str, float | None]:
    return {each.indicator: each.value for each in polled(line(*rows), **values).samples}


def test_trains_are_counted_for_each_line() -> None:
    with Server(json_answer(line(row(), row(trainNo="2102"))), json_answer(line(row(trainNo="3001")))) as server:
        samples = poll(source(server.url, lines=["2호선", "GTX-A"], places={"GTX-A": "GTX"})).samples
        asked = [request_line(head) for head in server.asked]
    found = {(each.indicator, each.place): each.value for each in samples}
    assert found == {
        ("subway.trains", "2호선"): 2.0,
        ("subway.trains.silent", "2호선"): 0.0,
        ("subway.trains", "GTX"): 1.0,
        ("subway.trains.silent", "GTX"): 0.0,
    }
    assert asked == [
        "GET /api/subway/abcd/json/realtimePosition/0/500/2%ED%98%B8%EC%84%A0 HTTP/1.1",
        "GET /api/subway/abcd/json/realtimePosition/0/500/GTX-A HTTP/1.1",
    ]


def test_a_count_is_of_when_the_last_train_was_heard_of() -> None:
    samples = polled(line(row(trainNo="1", recptnDt="2026-11-27 11:58:00"), row())).samples
    assert {each.at_ms for each in samples} == {ms(NOW) - 20_000}
    assert {each.quality for each in samples} == {Quality.GOOD}


def test_a_train_that_is_told_twice_counts_once() -> None:
    assert counts(row(), row(recptnDt="2026-11-27 11:40:00"), row()) == {"subway.trains": 1, "subway.trains.silent": 0}


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        ({}, 1),
        ({"statnNm": "성수"}, 0),  # rests at its terminus
        ({"statnNm": "신설동역", "statnTnm": "신설동행"}, 0),
        ({"statnNm": "오목교(목동운동장앞)", "statnTnm": "오목교"}, 0),
        ({"statnTnm": None}, 1),
    ],
)
def test_a_train_that_told_nothing_for_long_is_silent_unless_it_is_at_its_terminus(
    changes: dict[str, Any], silent: int
) -> None:
    held = row(trainNo="1", recptnDt="2026-11-27 11:45:00", **changes)
    assert counts(row(), held) == {"subway.trains": 2, "subway.trains.silent": silent}


def test_a_train_that_told_nothing_for_very_long_is_not_counted_and_told() -> None:
    readings = polled(line(row(), row(trainNo="1", recptnDt="2026-11-27 00:10:00")))
    assert [each.value for each in readings.samples] == [1.0, 0.0]
    assert "too long ago" in readings.left_out[0].reason.english()


@pytest.mark.parametrize(
    "tree",
    [
        {"status": 500, "code": "INFO-200", "message": "해당하는 데이터가 없습니다.", "total": 0},
        line(),
        line(row(recptnDt="2026-11-27 00:10:00")),
        {**line(), "realtimePositionList": None},
    ],
)
def test_what_is_not_known_is_not_counted_as_no_trains(tree: Any) -> None:
    assert list(polled(tree).samples) == []


def test_arrivals_name_the_train_otherwise() -> None:
    renamed = {("btrainNo" if name == "trainNo" else name): value for name, value in row().items()}
    assert counts(renamed)["subway.trains"] == 1


@pytest.mark.parametrize(("field", "renamed"), [("trainNo", "trainNum"), ("recptnDt", "recptnDttm")])
def test_a_renamed_field_is_named(field: str, renamed: str) -> None:
    changed = {(renamed if name == field else name): value for name, value in row().items()}
    with pytest.raises(DataError) as raised:
        polled(line(changed))
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    assert renamed in raised.value.detail


def test_a_bad_row_is_left_out_and_the_others_count() -> None:
    readings = polled(line(row(trainNo=None), row(statnNm=""), row(recptnDt="soon"), row()))
    assert [each.value for each in readings.samples] == [1.0, 0.0]
    assert [left.where for left in readings.left_out] == ["2호선 row 1", "2호선 row 2", "2호선 row 3"]


def test_a_part_of_a_line_is_marked_as_such() -> None:
    assert {each.quality for each in polled(line(row(), total=87)).samples} == {Quality.SUSPECT}


def test_a_single_object_in_place_of_the_list_is_a_list_of_one() -> None:
    assert polled({**line(), "realtimePositionList": row()}).samples[0].value == 1.0


def test_lines_1_to_9_are_the_default() -> None:
    made = config("seoul-subway-positions", key=KEY)
    assert isinstance(made, SubwayPositionsConfig)
    assert (made.lines[0], made.lines[-1], len(made.lines)) == ("1호선", "9호선", 9)
    assert made.host == "swopenapi.seoul.go.kr"


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


@given(trees({"realtimePositionList", "errorMessage", "code", "INFO-000", "2호선", *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    for body in (tree, {**line(), "realtimePositionList": tree}, line(overlaid(row(), tree), row())):
        for each in survived(source("http://127.0.0.1"), body).samples:
            assert each.value is not None
            assert each.value >= 0
