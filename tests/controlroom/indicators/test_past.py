"""Indicators against other days, and over time."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from controlroom.indicators.past import Before, shifted_ms
from feeds.data.core import Quality
from tests.controlroom.indicators.cities import NOW, SEOUL, Sample, Store, ago, hourly, ms, utc
from tests.layouts.test_indicators import formula, indicator

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("zone", "at", "days", "then"),
    [
        (SEOUL, datetime(2026, 9, 17, 14, 20), 1, datetime(2026, 9, 16, 14, 20)),
        (SEOUL, datetime(2026, 1, 1, 0, 5), 364, datetime(2025, 1, 2, 0, 5)),
        (BERLIN, datetime(2026, 3, 29, 12, 0), 1, datetime(2026, 3, 28, 12, 0)),  # 23 hours before
        (BERLIN, datetime(2026, 10, 25, 12, 0), 1, datetime(2026, 10, 24, 12, 0)),  # 25 hours before
        (BERLIN, datetime(2026, 3, 30, 2, 30), 1, datetime(2026, 3, 29, 3, 30)),  # left out: put forward
        (BERLIN, datetime(2026, 10, 25, 2, 30, fold=1), 7, datetime(2026, 10, 18, 2, 30)),
        (BERLIN, datetime(2026, 10, 26, 2, 30), 1, datetime(2026, 10, 25, 2, 30, fold=0)),  # shown twice: the first
    ],
)
def test_the_same_time_of_the_clock_on_another_day(zone: ZoneInfo, at: datetime, days: int, then: datetime) -> None:
    assert utc(shifted_ms(ms(at.replace(tzinfo=zone)), days, zone)) == utc(ms(then.replace(tzinfo=zone)))


def test_a_value_beside_that_of_other_days(store: Store) -> None:
    store.city(indicator("a", 'direction = "less"'))
    store.add("s", [(ago(minutes=20), 50.0)])
    for days, value in ((1, 40.0), (7, 60.0), (364, 50.0)):
        store.add("s", [(ago(days=days, minutes=20 + off), value + off) for off in (-60, 0, 60)])
    past = store.past()
    found = {before: past.compared("a", before) for before in Before}
    assert [each.then.value for each in found.values()] == [40.0, 60.0, 50.0]
    assert [each.difference for each in found.values()] == [10.0, -10.0, 0.0]
    assert [each.is_better for each in found.values()] == [False, True, None]
    last_year = found[Before.LAST_YEAR].then.at_ms
    assert last_year is not None
    assert utc(last_year).astimezone(SEOUL).weekday() == NOW.weekday()


def test_the_sample_nearest_to_that_time_counts(store: Store) -> None:
    store.city(indicator("a", "stale_after_s = 172800"))
    store.add("s", [(ago(hours=1), 3.0), (ago(hours=25, seconds=-40), 2.0), (ago(hours=49), 1.0)])
    assert store.past().compared("a", Before.YESTERDAY).then.value == 2.0, "a daily number that came 40 s later"


def test_a_slow_series_is_never_compared_with_itself(store: Store) -> None:
    store.city(indicator("a", "stale_after_s = 2000000"))
    store.add("s", [(ago(hours=1), 3.0), (ago(days=8), 2.0)])
    assert store.past().compared("a", Before.YESTERDAY).then.value == 2.0


def test_where_nothing_was_there_is_no_comparison(store: Store) -> None:
    store.city(indicator("a"))
    store.add("s", [(NOW, 3.0), (ago(days=1, hours=3), 2.0)])
    comparison = store.past().compared("a", Before.YESTERDAY)
    assert (comparison.then.value, comparison.difference, comparison.is_better) == (None, None, None)


def test_where_samples_are_gone_their_hour_counts(store: Store) -> None:
    store.city(indicator("a"), indicator("m", 'over_day = "most"'))
    series_id = store.add("s", [(ago(days=7, minutes=minutes), float(minutes)) for minutes in range(-40, 80, 10)])
    store.add("s", [(NOW, 3.0)])
    store.prune(series_id, ago(days=2))
    past = store.past()
    assert past.compared("a", Before.LAST_WEEK).then.value == pytest.approx(-5.0), "the mean of 14:00 to 15:00"
    assert past.compared("m", Before.LAST_WEEK).then.value == 20.0


def test_a_formula_is_compared_over_its_inputs_then(store: Store) -> None:
    store.city(
        indicator("a", 'combine = "sum"'),
        indicator("b", 'combine = "sum"').replace('"s"', '"t"'),
        formula("f", "share(a, b)", 'unit = "%"', 'direction = "more"'),
    )
    for at, parts, whole in ((NOW, [1, 2], [10, 10]), (ago(days=1), [4, 4], [10, 10])):
        store.add_places("s", parts, at=at)
        store.add_places("t", whole, at=at)
    past = store.past()
    city, place = past.compared("f", Before.YESTERDAY), past.compared("f", Before.YESTERDAY, "b")
    assert (city.then.value, city.difference, city.is_better) == (40.0, -25.0, False)
    assert (place.then.value, place.difference) == (40.0, -20.0)


def test_a_difference_that_is_not_shown_is_neither_better_nor_worse(store: Store) -> None:
    store.city(indicator("a", 'direction = "more"'))
    store.add("s", [(NOW, 3.2), (ago(days=1), 3.0)])
    comparison = store.past().compared("a", Before.YESTERDAY)
    assert comparison.difference == pytest.approx(0.2)
    assert comparison.is_better is None


def test_a_day_of_one_series_is_its_samples(store: Store) -> None:
    store.city(indicator("a"), formula("f", "2 * a"))
    samples: list[Sample] = [(ago(hours=hours), None if hours == 2 else float(hours)) for hours in range(30)]
    store.add("s", samples)
    past = store.past()
    assert past.day("a").step == "sample"
    assert [point.value for point in past.day("a").points] == [*map(float, range(24, 2, -1)), None, 1.0, 0.0]
    assert [point.value for point in past.day("f").points] == [*(2.0 * h for h in range(24, 2, -1)), None, 2.0, 0.0]


def test_a_day_of_many_series_is_its_hours(store: Store) -> None:
    store.city(indicator("a"), indicator("b").replace('"s"', '"t"'), formula("f", "a + b"))
    store.add("s", hourly(1.0, 30), place="x")
    store.add("s", hourly(3.0, 30), place="y")
    store.add("t", hourly(10.0, 30))
    day = store.past().day("f")
    assert day.step == "hour"
    assert [point.value for point in day.points] == [12.0] * 24
    assert utc(day.points[-1].at_ms) == NOW.replace(minute=0)
    assert [point.value for point in store.past().day("f", "y").points] == [13.0] * 24


def test_a_daily_number_holds_beside_hourly_ones(store: Store) -> None:
    store.city(indicator("a"), indicator("b", "stale_after_s = 172800").replace('"s"', '"t"'), formula("f", "a + b"))
    store.add("s", hourly(1.0, 30))
    store.add("t", [(ago(hours=3), 20.0), (ago(hours=27), 10.0)])
    assert [point.value for point in store.past().day("f").points] == [11.0] * 20 + [21.0] * 4


def test_a_series_holds_no_longer_than_it_is_fresh(store: Store) -> None:
    store.city(indicator("a"), indicator("b").replace('"s"', '"t"'), formula("f", "a + b"))
    store.add("s", hourly(1.0, 24))
    store.add("t", [(ago(hours=5), 10.0)])
    assert [point.value for point in store.past().day("f").points] == [None] * 18 + [11.0] * 3 + [None] * 3


@pytest.mark.parametrize(
    ("over_day", "value"), [("mean", 2.5), ("sum", 60.0), ("most", 4.0), ("least", 1.0), ("last", 4.0)]
)
def test_a_year_is_its_days(store: Store, over_day: str, value: float) -> None:
    store.city(indicator("a", f'over_day = "{over_day}"'))
    first = datetime(2026, 9, 14, tzinfo=SEOUL)
    store.add("s", [(first + timedelta(hours=hour), float(1 + hour // 6)) for hour in range(24)])
    year = store.past().year("a")
    assert year.step == "day"
    assert [(utc(point.at_ms), point.value) for point in year.points] == [(first, value)]


def test_a_year_has_365_days_of_the_city(tmp_path: Path) -> None:
    store = Store(tmp_path, BERLIN)
    store.city(indicator("a"))
    now = datetime(2026, 11, 2, 9, tzinfo=BERLIN)
    store.add("s", [(now - timedelta(hours=12 * number), 1.0) for number in range(2 * 400)])
    points = store.past(now).year("a").points
    assert len(points) == 365
    assert {utc(point.at_ms).astimezone(BERLIN).hour for point in points} == {0}
    assert utc(points[-1].at_ms).astimezone(BERLIN) == now.replace(hour=0)
    store.close()


def test_days_on_which_most_places_are_missing_are_gaps(store: Store) -> None:
    store.city(indicator("a"))
    for place in "abcd":
        store.add("s", [(NOW, 1.0)], place=place)
    store.add("s", [(ago(days=3), 1.0)], place="a")
    assert [point.value for point in store.past().year("a").points] == [None, 1.0]


def test_what_never_was_has_no_past(store: Store) -> None:
    store.city(indicator("a"), formula("f", "a + 1"))
    past = store.past()
    assert (past.day("a").points, past.year("f").points) == ((), ())
    comparison = past.compared("f", Before.LAST_YEAR)
    assert (comparison.then.value, comparison.then.quality) == (None, Quality.ABSENT)
