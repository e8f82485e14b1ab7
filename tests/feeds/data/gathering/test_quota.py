"""Calls of a day: never more than allowed, spread over the day, remembered, and learnt from the server."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.core import QuotaState
from feeds.data.gathering.quota import QuotaMeter

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)  # in Seoul
MIDNIGHT = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)  # between the 10th and the 11th in Seoul
MINUTE = timedelta(minutes=1)


def used(
    meter: QuotaMeter, since: datetime, until: datetime, *, step: timedelta = MINUTE, calls: int = 1
) -> list[datetime]:
    """Return when calls were made by a source that makes them whenever it may."""
    made = []
    now = since
    while now < until:
        if meter.may_call(now, calls):
            meter.spend(now, calls)
            made += [now] * calls
        now += step
    return made


def test_without_a_limit_all_are_allowed() -> None:
    meter = QuotaMeter(SEOUL)
    assert len(used(meter, NOON, NOON + 10 * MINUTE)) == 10
    assert meter.left(NOON) is None
    assert meter.state.spent == 10


@given(limit=st.integers(1, 1500), hour=st.integers(0, 23), calls=st.integers(1, 4), burst=st.integers(1, 5))
def test_the_budget_lasts_through_the_day(limit: int, hour: int, calls: int, burst: int) -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=limit, burst=burst)
    begin = MIDNIGHT + timedelta(hours=hour)
    end = MIDNIGHT + timedelta(days=1)
    made = used(meter, begin, end, calls=calls, step=5 * MINUTE)
    assert len(made) <= limit
    if calls > limit:
        assert made == []
        return
    # Even spending: at no time is more gone than its share of the day, but for the burst and the calls of one poll.
    for count, at in enumerate(made, 1):
        share = (at - begin) / (end - begin)
        assert count <= limit * share + burst + calls
    paces = (end - begin) / (5 * MINUTE) * calls
    assert len(made) >= min(limit, paces) * 0.45 - calls


def test_what_is_asked_for_at_each_pace_is_spent_by_midnight() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=1000)
    made = used(meter, MIDNIGHT, MIDNIGHT + timedelta(days=1), step=timedelta(seconds=5))
    assert 990 <= len(made) <= 1000
    hours = [sum(at.hour == hour for at in made) for hour in range(24)]
    assert min(hours) >= 40
    assert max(hours) <= 44


def test_a_slow_morning_leaves_more_for_the_evening() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=144)
    meter.spend(MIDNIGHT)
    assert meter.next_in_s(MIDNIGHT) == pytest.approx(600.0)
    evening = MIDNIGHT + timedelta(hours=12)
    meter.spend(evening)
    assert meter.next_in_s(evening) == pytest.approx(43200 / 143)


def test_a_burst_may_come_at_once() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=1440, burst=8)
    made = 0
    while meter.may_call(MIDNIGHT) and made < 20:
        meter.spend(MIDNIGHT)
        made += 1
    assert made == 8
    assert meter.next_in_s(MIDNIGHT) == pytest.approx(60.0, rel=0.02)


def test_the_day_is_the_providers() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=10)
    just_before = MIDNIGHT - timedelta(seconds=1)
    meter.spend(just_before, 10)
    assert meter.left(just_before) == 0
    assert meter.next_in_s(just_before) == pytest.approx(1.0)
    assert meter.left(MIDNIGHT) == 10
    assert meter.may_call(MIDNIGHT)


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 1), 24)])
def test_days_of_23_and_25_hours(day: tuple[int, int, int], hours: int) -> None:
    begin = datetime(*day, tzinfo=BERLIN).astimezone(UTC)
    meter = QuotaMeter(BERLIN, limit_a_day=hours)
    meter.spend(begin, 1)
    assert meter.next_in_s(begin) == pytest.approx(3600.0)
    meter.spend(begin, hours - 1)
    assert meter.next_in_s(begin) == pytest.approx(hours * 3600.0)
    assert meter.may_call(begin + timedelta(hours=hours))


def test_more_than_a_day_allows_never_fits() -> None:
    assert QuotaMeter(SEOUL, limit_a_day=5).next_in_s(NOON, 6) == inf


@given(
    limit=st.integers(1, 50),
    steps=st.lists(st.tuples(st.floats(-90000.0, 90000.0), st.integers(1, 3), st.booleans()), max_size=40),
)
def test_restarts_and_clocks_that_jump(limit: int, steps: list[tuple[float, int, bool]]) -> None:
    """Whatever the clock does, no counted day gets more than its calls, and nothing is waited for longer than a day."""
    meter = QuotaMeter(SEOUL, limit_a_day=limit)
    now = NOON
    for seconds, calls, restarted in steps:
        now += timedelta(seconds=seconds)
        if restarted:
            remembered = QuotaState(**json.loads(json.dumps(asdict(meter.state))))
            assert remembered == meter.state
            meter = QuotaMeter(SEOUL, limit_a_day=limit, state=remembered)
        wait_s = meter.next_in_s(now, calls)
        assert wait_s >= 0.0
        assert wait_s <= 86400.0 * 2 or calls > limit
        if meter.may_call(now, calls):
            meter.spend(now, calls)
        assert meter.state.spent <= limit


def test_a_clock_that_was_years_ahead_does_not_stop_the_counting() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=10)
    meter.spend(NOON + timedelta(days=9000), 10)
    assert not meter.may_call(NOON)
    assert meter.state.day == "2026-03-10"
    assert meter.may_call(NOON + timedelta(days=1))


def test_a_clock_around_midnight_does_not_give_the_calls_twice() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=10)
    meter.spend(MIDNIGHT, 10)
    assert not meter.may_call(MIDNIGHT - MINUTE)
    assert not meter.may_call(MIDNIGHT + MINUTE)


# The server's word


def whole_day(limit: int | None = None) -> QuotaMeter:
    """Return a meter at MIDNIGHT, which has counted since before."""
    meter = QuotaMeter(SEOUL, limit_a_day=limit)
    meter.spend(NOON)
    meter.left(MIDNIGHT)
    return meter


def test_a_limit_is_learnt_from_a_day_counted_whole() -> None:
    meter = whole_day()
    evening = MIDNIGHT + timedelta(hours=20)
    meter.spend(evening, 301)
    meter.exceeded(evening)
    assert meter.limit == 300
    assert meter.left(evening) == 0
    assert meter.next_in_s(evening) == pytest.approx(4 * 3600.0)
    tomorrow = MIDNIGHT + timedelta(days=1)
    assert meter.left(tomorrow) == 300
    meter.spend(tomorrow)
    assert meter.next_in_s(tomorrow) == pytest.approx(288.0)


def test_nothing_is_learnt_from_a_day_begun_in_the_middle() -> None:
    meter = QuotaMeter(SEOUL, limit_a_day=1000)
    meter.spend(NOON, 3)
    meter.exceeded(NOON)
    assert meter.limit == 1000
    assert not meter.may_call(NOON)
    assert not meter.may_call(MIDNIGHT - MINUTE)
    assert meter.may_call(MIDNIGHT)


def test_what_the_server_says_of_the_wait_is_kept() -> None:
    meter = whole_day(1000)
    meter.spend(MIDNIGHT, 5)
    meter.exceeded(MIDNIGHT, retry_after_s=90000.0)
    assert meter.limit == 1000
    assert meter.next_in_s(MIDNIGHT) == pytest.approx(90000.0)
    assert not meter.may_call(MIDNIGHT + timedelta(days=1))
    assert meter.may_call(MIDNIGHT + timedelta(seconds=90001))


def test_a_learnt_limit_that_brings_no_complaint_is_tried_a_little_higher() -> None:
    meter = whole_day(1000)
    meter.spend(MIDNIGHT, 101)
    meter.exceeded(MIDNIGHT)
    day = timedelta(days=1)
    for number, limit in enumerate((100, 102, 104), 1):
        assert meter.left(MIDNIGHT + number * day) == limit
        meter.spend(MIDNIGHT + number * day, limit)
    meter.left(MIDNIGHT + 4 * day)
    meter.spend(MIDNIGHT + 4 * day, 105)
    meter.exceeded(MIDNIGHT + 4 * day)
    assert meter.left(MIDNIGHT + 5 * day) == 104
    meter.spend(MIDNIGHT + 5 * day, 50)
    assert meter.left(MIDNIGHT + 6 * day) == 104
