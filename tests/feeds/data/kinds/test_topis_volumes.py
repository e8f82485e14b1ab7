from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.kinds.topis_volumes import TopisVolumesConfig
from feeds.data.readings import Readings, Sample, ms
from feeds.data.source import Unchanged
from tests.feeds.data.asking import Server, request_line
from tests.feeds.data.broken import broken, failure, portal_code, portal_xml
from tests.feeds.data.polling import NOW, Clock, config, context, poll
from tests.feeds.data.survival import overlaid, survived, trees

HOUR_MS = 3_600_000
NOTHING = portal_code("INFO-200")


def row(**changes: Any) -> dict[str, Any]:
    """Return a lane in the hour from 11 to 12 in Seoul; it is noon."""
    return {"spot_num": "A-01", "ymd": "20261127", "hh": "11", "io_type": "1", "lane_num": "1", "vol": "410", **changes}


def body(*rows: dict[str, Any], **parts: Any) -> bytes:
    return portal_xml("VolInfo", list(rows), **parts)


def source(url: str, **values: Any) -> TopisVolumesConfig:
    made = config("topis-volumes", **{"address": url, "key": "key", "spots": ["A-01"], "hours": 1, **values})
    assert isinstance(made, TopisVolumesConfig)
    return made


def polled(*rows: dict[str, Any], total: int | None = None, **values: Any) -> Readings:
    with Server(body(*rows, total=total)) as server:
        return poll(source(server.url, **values))


def test_lanes_are_summed_up_by_direction_at_the_beginning_of_their_hour() -> None:
    rows = [row(), row(lane_num="2", vol="1,090"), row(io_type="2", vol="7"), row(io_type="2", lane_num="2", vol="0")]
    assert polled(*rows, places={"A-01": "성산로"}).samples == [
        Sample("traffic.volume.in", ms(NOW) - HOUR_MS, 1500.0, "성산로"),
        Sample("traffic.volume.out", ms(NOW) - HOUR_MS, 7.0, "성산로"),
    ]


def test_lanes_that_come_twice_and_in_any_order_count_once() -> None:
    rows = [row(lane_num="2", vol="5"), row(vol="1"), row(lane_num="2", vol="5"), row(vol="1")]
    assert [each.value for each in polled(*rows).samples] == [6.0]


@pytest.mark.parametrize(
    ("counts", "total", "value", "quality"),
    [
        (["10", "5"], 2, 15.0, Quality.GOOD),
        (["10", ""], 2, 10.0, Quality.SUSPECT),  # a lane is missing
        (["10", "5"], 6, 15.0, Quality.SUSPECT),  # rows are missing
        (["10", "-5"], 2, 5.0, Quality.SUSPECT),
        (["", "-"], 2, None, Quality.BLANK),
        (["NaN", "Infinity"], 2, None, Quality.UNUSABLE),
        (["점검중", "점검중"], 2, None, Quality.WORDS),
    ],
)
def test_a_sum_of_some_of_the_lanes_is_suspect(
    counts: list[str], total: int, value: float | None, quality: Quality
) -> None:
    rows = [row(lane_num=str(lane), vol=count) for lane, count in enumerate(counts)]
    (sample,) = polled(*rows, total=total).samples
    assert (sample.value, sample.quality) == (value, quality)


def test_hours_are_asked_for_until_they_are_there_and_not_again() -> None:
    clock = Clock(NOW + timedelta(minutes=5))
    lent = context(clock=clock)
    eleven, twelve = body(row()), body(row(hh="12"))
    with Server(NOTHING, eleven, twelve) as server:
        made = source(server.url)
        assert list(poll(made, lent).samples) == []  # not there yet
        assert len(poll(made, lent).samples) == 1
        with pytest.raises(Unchanged):
            poll(made, lent)
        clock.now += timedelta(hours=1)
        assert len(poll(made, lent).samples) == 1
        asked = [request_line(head) for head in server.asked]
    assert asked == [f"GET /key/xml/VolInfo/1/1000/A-01/20261127/{hour}/ HTTP/1.1" for hour in ("11", "11", "12")]


def test_hours_that_were_missed_are_made_up_for_the_oldest_first() -> None:
    with Server(body(row(hh="09")), NOTHING, body(row())) as server:
        lent = context()
        samples = poll(source(server.url, hours=3), lent).samples
        with pytest.raises(Unchanged):  # ten never came, but eleven did
            poll(source(server.url, hours=3), lent)
        assert len(server.asked) == 3
    assert [each.at_ms for each in samples] == [ms(NOW) - 3 * HOUR_MS, ms(NOW) - HOUR_MS]


def test_the_day_before_is_asked_for_after_midnight() -> None:
    clock = Clock(NOW + timedelta(hours=12, minutes=30))
    with Server(NOTHING) as server:
        poll(source(server.url), context(clock=clock))
        assert request_line(server.asked[0]) == "GET /key/xml/VolInfo/1/1000/A-01/20261127/23/ HTTP/1.1"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"spot_num": "A-02"}, "It is about A-02 20261127 11, which was not asked for"),
        ({"hh": "10"}, "It is about A-01 20261127 10, which was not asked for"),
        ({"io_type": "3"}, "Field io_type has an unknown value: 3"),
        ({"lane_num": None}, "Field lane_num is empty"),
    ],
)
def test_a_bad_row_is_left_out_and_makes_the_sum_suspect(changes: dict[str, Any], reason: str) -> None:
    readings = polled(row(**{"lane_num": "9", **changes}), row())
    assert [(each.value, each.quality) for each in readings.samples] == [(410.0, Quality.SUSPECT)]
    assert [left.reason.english() for left in readings.left_out] == [reason]


def test_hours_may_have_lost_their_zero() -> None:
    with Server(body(row(hh="9"))) as server:
        assert len(poll(source(server.url), context(clock=Clock(NOW - timedelta(hours=2)))).samples) == 1


def test_a_spot_that_fails_loses_no_other() -> None:
    with Server(portal_code("ERROR-500", "서버 오류"), body(row(spot_num="B-02"))) as server:
        readings = poll(source(server.url, spots=["A-01", "B-02"]))
    assert [each.place for each in readings.samples] == ["B-02"]
    assert readings.left_out[0].where.startswith("A-01 2026-11-27 11: ERROR-500")


def test_its_numbers_stay_fresh_for_longer_than_an_hour_is_late() -> None:
    assert source("http://127.0.0.1").fresh_for_s == 4 * 3600


def test_a_renamed_field_is_named() -> None:
    error = failure(
        lambda url: poll(source(url)), body({**{k: v for k, v in row().items() if k != "vol"}, "vols": "1"})
    )
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "vols" in error.detail


@broken
def test_what_cannot_be_read_is_an_error(body: bytes, kind: DataErrorKind) -> None:
    assert failure(lambda url: poll(source(url)), body).kind is kind


@given(trees({"VolInfo", "row", "RESULT", "CODE", "INFO-000", "A-01", "20261127", "11", *row()}))
def test_no_tree_raises_anything_but_our_error(tree: Any) -> None:
    ok = {"CODE": "INFO-000"}
    for each in (tree, {"VolInfo": {"RESULT": ok, "row": tree}}, {"VolInfo": {"row": [overlaid(row(), tree), row()]}}):
        survived(source("http://127.0.0.1"), each)
