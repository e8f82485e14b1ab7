import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.seoul_subway_arrivals import SubwayArrivalsConfig
from feeds.data.readings import Readings, Sample, ms
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.broken import broken, failure
from tests.feeds.data.polling import NOW, Clock, config, context, json_answer, poll
from tests.feeds.data.survival import overlaid, survived, trees

KEY = "6f45/5a+4d"
GANGNAM = "강남/2호선/내선"


def row(**changes: Any) -> dict[str, Any]:
    """Return a train as the service tells it: 3 minutes away 30 s ago, at noon in Seoul."""
    return {
        "beginRow": None,
        "rowNum": 1,
        "subwayId": "1002",
        "subwayNm": None,
        "updnLine": "내선",
        "trainLineNm": "성수행 - 역삼방면",
        "statnId": "1002000222",
        "statnNm": "강남",
        "btrainSttus": "일반",
        "barvlDt": "180",
        "btrainNo": "2234",
        "bstatnNm": "성수",
        "recptnDt": "2026-11-27 11:59:30",
        "arvlMsg2": "3분 후 (방배)",
        "arvlMsg3": "방배",
        "arvlCd": "99",
        "lstcarAt": "0",
        **changes,
    }


def board(*rows: Any) -> dict[str, Any]:
    return {"errorMessage": {"status": 200, "code": "INFO-000", "total": len(rows)}, "realtimeArrivalList": list(rows)}


def source(url: str, **values: Any) -> SubwayArrivalsConfig:
    made = config("seoul-subway-arrivals", **{"address": url, "key": KEY, "stations": ["강남"], **values})
    assert isinstance(made, SubwayArrivalsConfig)
    return made


def polled(*rows: Any, **values: Any) -> Readings:
    with Server(json_answer(board(*rows))) as server:
        return poll(source(server.url, **values))


def told(*rows: Any, **values: Any) -> list[tuple[str, float | None, Quality]]:
    return [(each.place, each.value, each.quality) for each in polled(*rows, **values).samples]


def test_the_age_of_what_is_told_is_taken_off() -> None:
    assert polled(row()).samples == [Sample("subway.arrival", ms(NOW), 150.0, GANGNAM, "s")]


def test_it_is_asked_by_path_with_the_name_and_key_encoded() -> None:
    with Server(json_answer(board(row()))) as server:
        poll(source(server.url, stations=["서울"]))
        (asked,) = map(request_line, server.asked)
    assert asked == ("GET /api/subway/6f45%2F5a%2B4d/json/realtimeStationArrival/0/500/%EC%84%9C%EC%9A%B8 HTTP/1.1")


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [
        ({"arvlCd": "0", "barvlDt": "0"}, 0.0),  # enters
        ({"arvlCd": "1", "barvlDt": "0"}, 0.0),  # stands
        ({"arvlCd": 1, "barvlDt": 0}, 0.0),
        ({"arvlCd": "2", "barvlDt": "0"}, None),  # left
        ({"arvlCd": "3", "barvlDt": "0"}, None),  # of the station before: 0 is "not known"
        ({"arvlCd": "5", "barvlDt": "0"}, None),
        ({"arvlCd": "99", "barvlDt": "0"}, None),
        ({"arvlCd": "99", "barvlDt": "20"}, 0.0),  # 10 s over its time: never less than 0
        ({"arvlCd": "99", "barvlDt": "1,200"}, 1170.0),
        ({"recptnDt": "2026-11-27 11:59:30.0"}, 150.0),
        ({"recptnDt": "2026-11-27 11:56:00", "barvlDt": "60"}, None),  # should have come 3 minutes ago
        ({"recptnDt": "2026-11-27 12:01:00"}, 180.0),  # a clock that is ahead adds nothing
    ],
)
def test_nothing_is_a_number_only_of_a_train_that_is_here(changes: dict[str, Any], seconds: float | None) -> None:
    quality = Quality.GOOD if seconds is not None else Quality.BLANK
    assert told(row(**changes)) == [(GANGNAM, seconds, quality)]


@pytest.mark.parametrize(
    ("seconds", "quality"),
    [
        (None, Quality.ABSENT),
        ("", Quality.BLANK),
        ("-", Quality.BLANK),
        ("곧 도착", Quality.WORDS),
        ("NaN", Quality.UNUSABLE),
        ([], Quality.UNUSABLE),
    ],
)
def test_what_is_no_number_says_why(seconds: object, quality: Quality) -> None:
    assert told(row(barvlDt=seconds)) == [(GANGNAM, None, quality)]


def test_the_first_train_of_a_line_and_direction_counts() -> None:
    rows = [
        row(btrainNo="1", barvlDt="400"),
        row(btrainNo="2", barvlDt="0"),  # not known
        row(btrainNo="3", barvlDt="130"),
        row(btrainNo="4", updnLine="외선", barvlDt="90"),
        row(btrainNo="5", subwayId="1077", updnLine="하행", barvlDt="50"),
    ]
    assert told(*rows) == [
        (GANGNAM, 100.0, Quality.GOOD),
        ("강남/2호선/외선", 60.0, Quality.GOOD),
        ("강남/신분당선/하행", 20.0, Quality.GOOD),
    ]


def test_of_a_train_that_is_told_twice_the_newest_counts_in_any_order() -> None:
    older = row(recptnDt="2026-11-27 11:58:00", barvlDt="150")
    newer = row(recptnDt="2026-11-27 11:59:50", barvlDt="200")
    assert told(older, newer) == told(newer, older, newer) == [(GANGNAM, 190.0, Quality.GOOD)]


def test_directions_by_number_are_the_words() -> None:
    rows = [row(updnLine="0"), row(updnLine=1, btrainNo="9"), row(updnLine="1", subwayId="1003", btrainNo="8")]
    assert [place for place, _, _ in told(*rows)] == [GANGNAM, "강남/2호선/외선", "강남/3호선/하행"]


def test_an_unknown_line_is_known_by_what_the_service_calls_it() -> None:
    assert told(row(subwayId="1099", subwayNm="위례선"), row(subwayId="1098")) == [
        ("강남/위례선/내선", 150.0, Quality.GOOD),
        ("강남/1098/내선", 150.0, Quality.GOOD),
    ]


def test_parts_of_a_place_can_have_other_names() -> None:
    places = {"강남": "Gangnam", "2호선": "Line 2", "내선": "inner"}
    assert told(row(), places=places) == [("Gangnam/Line 2/inner", 150.0, Quality.GOOD)]


def test_info_200_is_no_error_and_says_nothing_of_trains() -> None:
    # The codes stand at the root, and with them a status that is not the one of HTTP.
    said = {"status": 500, "code": "INFO-200", "message": "해당하는 데이터가 없습니다.", "total": 0}
    with Server(json_answer(said)) as server:
        readings = poll(source(server.url))
    assert (list(readings.samples), list(readings.left_out)) == ([], [])


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("INFO-100", DataErrorKind.UNAUTHORIZED),
        ("ERROR-337", DataErrorKind.QUOTA),
        ("ERROR-338", DataErrorKind.UNAUTHORIZED),
        ("ERROR-500", DataErrorKind.FAILING),
    ],
)
def test_errors_stand_at_the_root(code: str, kind: DataErrorKind) -> None:
    said = {"status": 500, "code": code, "message": f"no: {KEY}", "link": "", "total": 0}
    error = failure(lambda url: poll(source(url)), json_answer(said))
    assert error.kind is kind
    assert KEY not in error.detail


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


def test_korean_in_another_encoding_is_read() -> None:
    with Server(answer(json.dumps(board(row()), ensure_ascii=False).encode("cp949"))) as server:
        assert [each.place for each in poll(source(server.url)).samples] == [GANGNAM]


def test_a_renamed_field_is_named() -> None:
    renamed = {("arrivalDt" if name == "barvlDt" else name): value for name, value in row().items()}
    with pytest.raises(DataError) as raised:
        polled(renamed)
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    assert "no field barvlDt" in raised.value.detail


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"recptnDt": "2026-11-27 11:00:00"}, "It was told too long ago: 2026-11-27T02:00:00+00:00"),
        ({"recptnDt": "2026-11-27 12:30:00"}, "Its time lies in the future: 2026-11-27T03:30:00+00:00"),
        ({"recptnDt": ""}, "Field recptnDt is not a time: "),
        ({"recptnDt": None}, "Field recptnDt is not a time: null"),
        ({"statnNm": ""}, "Field statnNm is empty"),
        ({"subwayId": None}, "Field subwayId is empty"),
        ({"updnLine": {}}, "Field updnLine is empty"),
    ],
)
def test_a_bad_row_is_left_out_and_told_and_the_others_count(changes: dict[str, Any], reason: str) -> None:
    readings = polled(row(**{"btrainNo": "1", **changes}), row())
    assert [each.place for each in readings.samples] == [GANGNAM]
    assert [(left.where, left.reason.english()) for left in readings.left_out] == [("강남 row 1", reason)]


def test_the_same_stale_answer_counts_down_and_then_gives_nothing() -> None:
    clock = Clock()
    lent = context(clock=clock)
    values: list[list[float | None]] = []
    with Server(json_answer(board(row()))) as server:
        for _ in range(7):
            values.append([each.value for each in poll(source(server.url), lent).samples])
            clock.now += timedelta(minutes=1)
    assert values == [[150.0], [90.0], [30.0], [0.0], [None], [], []]


def test_a_single_object_in_place_of_the_list_is_a_list_of_one() -> None:
    with Server(json_answer({**board(), "realtimeArrivalList": row()})) as server:
        assert len(poll(source(server.url)).samples) == 1


@pytest.mark.parametrize("rows", [None, []])
def test_a_list_of_nothing_is_nothing(rows: object) -> None:
    with Server(json_answer({**board(), "realtimeArrivalList": rows})) as server:
        assert list(poll(source(server.url)).samples) == []


def test_all_stations_are_one_call() -> None:
    rows = [row(), row(statnNm="오목교(목동운동장앞)", subwayId="1005", updnLine="상행"), row(statnNm="신도림")]
    with Server(json_answer(board(*rows))) as server:
        everything = poll(source(server.url, stations=[])).samples
        chosen = poll(source(server.url, stations=["강남", "오목교"], one_call=True)).samples
        on_a_line = poll(source(server.url, stations=[], lines=["5호선"])).samples
        asked = {request_line(head) for head in server.asked}
    assert [each.place for each in everything] == [GANGNAM, "오목교(목동운동장앞)/5호선/상행", "신도림/2호선/내선"]
    assert [each.place for each in chosen] == [GANGNAM, "오목교(목동운동장앞)/5호선/상행"]
    assert [each.place for each in on_a_line] == ["오목교(목동운동장앞)/5호선/상행"]
    assert asked == {"GET /api/subway/6f45%2F5a%2B4d/json/realtimeStationArrival/ALL HTTP/1.1"}


def test_a_station_that_fails_loses_no_other() -> None:
    failing = json_answer({"status": 500, "code": "ERROR-500", "message": "서버 오류입니다."})
    with Server(failing, json_answer(board(row()))) as server:
        readings = poll(source(server.url, stations=["없는역", "강남"]))
    assert [each.place for each in readings.samples] == [GANGNAM]
    assert readings.left_out[0].where.startswith("없는역: ERROR-500")


def test_arrivals_and_positions_share_the_calls_of_a_key_which_is_not_told() -> None:
    arrivals = source("http://127.0.0.1")
    positions = config("seoul-subway-positions", address="http://127.0.0.1", key=KEY)
    other = source("http://127.0.0.1", key="another")
    assert arrivals.quota_group == positions.quota_group != other.quota_group
    assert arrivals.is_metered
    assert (arrivals.calls_a_day, arrivals.quota_zone) == (1000, "Asia/Seoul")
    assert KEY not in arrivals.quota_group + repr(arrivals)


def test_the_key_for_anybody_gets_five_rows() -> None:
    assert source("http://127.0.0.1", key="sample").all_rows == ("0", "5")


@given(trees({"realtimeArrivalList", "errorMessage", "code", "INFO-000", "1002", *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    for body in (tree, {**board(), "realtimeArrivalList": tree}, board(overlaid(row(), tree), row())):
        for each in survived(source("http://127.0.0.1"), body).samples:
            assert each.value is None or each.value >= 0


@given(st.integers(-(10**6), 10**6), st.integers(-600, 3000), st.sampled_from(["0", "1", "2", "3", "5", "99", "x"]))
def test_an_arrival_never_lies_in_the_past_nor_beyond_what_was_told(seconds: int, age_s: int, code: str) -> None:
    at = int(NOW.timestamp() - age_s)
    tree = board(row(barvlDt=seconds, recptnDt=at, arvlCd=code))
    for each in survived(source("http://127.0.0.1"), tree).samples:
        assert each.value is None or 0 <= each.value <= max(0, seconds)
