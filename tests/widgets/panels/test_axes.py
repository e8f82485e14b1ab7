"""The marks of axes: round numbers, times of the local clock, labels that do not cover each other."""

import time
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.panels.axes import spread, time_marks, value_marks

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


def ms(*when: int) -> float:
    return datetime(*when).timestamp() * 1000  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("least", "most", "marks", "decimals"),
    [
        (0.0, 100.0, (0, 25, 50, 75, 100), 0),
        (10.2, 21.0, (15, 20), 0),
        (10.2, 19.0, (12.5, 15, 17.5), 1),
        (-3.0, 3.0, (-2, 0, 2), 0),
        (0.01, 0.035, (0.01, 0.02, 0.03), 2),
        (1e12, 1e12 + 4e6, (1e12, 1e12 + 1e6, 1e12 + 2e6, 1e12 + 3e6, 1e12 + 4e6), 0),
    ],
)
def test_values_are_marked_with_round_numbers(
    least: float, most: float, marks: tuple[float, ...], decimals: int
) -> None:
    found, digits = value_marks(least, most)
    assert found == pytest.approx(marks)
    assert digits == decimals


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12), st.integers(1, 8))
def test_there_are_never_many_marks_and_none_outside(least: float, span: float, count: int) -> None:
    most = least + span
    marks, decimals = value_marks(least, most, count)
    assert len(marks) <= count + 1
    assert decimals >= 0
    assert all(least - span * 1e-3 <= mark <= most + span * 1e-3 for mark in marks)


def test_a_span_of_nothing_has_no_marks() -> None:
    assert value_marks(5.0, 5.0) == ((), 0)
    assert time_marks(5.0, 5.0, 4) == ()


def test_a_day_has_hours_and_its_midnight() -> None:
    marks = time_marks(ms(2026, 9, 16, 18, 42), ms(2026, 9, 17, 18, 42), 5)
    assert [mark.text for mark in marks] == ["17 Sep", "06:00", "12:00", "18:00"]
    assert [mark.is_edge for mark in marks] == [True, False, False, False]


def test_a_week_has_its_days_and_a_year_its_months() -> None:
    week = time_marks(ms(2026, 9, 10, 12), ms(2026, 9, 17, 12), 8)
    assert [mark.text for mark in week] == ["Fri 11", "Sat 12", "Sun 13", "Mon 14", "Tue 15", "Wed 16", "Thu 17"]
    year = time_marks(ms(2025, 9, 17), ms(2026, 9, 17), 6)
    assert [mark.text for mark in year] == ["Oct", "2026", "Apr", "Jul"]
    assert [mark.is_edge for mark in year] == [False, True, False, False]


def test_nights_when_clocks_change_have_each_hour_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    for begin in (ms(2026, 3, 7, 20), ms(2026, 10, 31, 20)):
        marks = time_marks(begin, begin + 12 * HOUR_MS, 13)
        times = [mark.at_ms for mark in marks]
        assert times == sorted(set(times))
        assert {mark.text for mark in marks} >= {"21:00", "01:00", "04:00"}


@given(st.integers(0, 2_000_000_000), st.integers(1, 40_000), st.integers(1, 20))
def test_marks_are_few_in_order_and_within(begin_s: int, span_min: int, count: int) -> None:
    from_ms, until_ms = begin_s * 1000.0, begin_s * 1000.0 + span_min * 60_000.0
    marks = time_marks(from_ms, until_ms, count)
    times = [mark.at_ms for mark in marks]
    assert times == sorted(set(times))
    assert all(from_ms <= at_ms <= until_ms for at_ms in times)
    assert len(marks) <= count + 3


@given(st.lists(st.floats(0, 300), min_size=1, max_size=4))
def test_labels_are_moved_apart_and_keep_their_order(wanted: list[float]) -> None:
    placed = spread(wanted, 40.0, 0.0, 300.0)
    by_wish = [placed[number] for number in sorted(range(len(wanted)), key=lambda number: wanted[number])]
    assert by_wish == sorted(by_wish)
    assert all(b - a >= 40.0 - 1e-6 for a, b in pairwise(by_wish))
    assert all(20.0 - 1e-6 <= at <= 280.0 + 1e-6 for at in placed)


def test_labels_that_do_not_meet_stay_where_they_are_wanted() -> None:
    assert spread([200.0, 100.0], 40.0, 0.0, 300.0) == [200.0, 100.0]
