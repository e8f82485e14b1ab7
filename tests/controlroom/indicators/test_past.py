"""Indicators against other days, and over time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from controlroom.indicators.past import shifted_ms
from feeds.data.core import Quality
from tests.controlroom.indicators.cities import NOW, SEOUL, Sample, Store, ago, hourly, ms, utc
from tests.layouts.test_indicators import formula, indicator
from widgets.facts import Before

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


def test_what_a_source_forecasts_is_ahead(store: Store) -> None:
    store.city(indicator("a", 'unit = "m"'))
    hours = [(ago(hours=-hour), 100.0 + hour) for hour in range(-2, 4)]
    store.add("s", [(ago(minutes=5), 1.0)], place="x", unit="m")
    store.add("s.forecast", hours, place="x", unit="cm", quality=Quality.ESTIMATED)
    past = store.past()
    points = past.ahead("a", "x").points
    assert [point.at_ms for point in points] == [ms(at) for at, _ in hours[2:]]  # the hours before are gone
    assert [point.value for point in points] == pytest.approx([value / 100 for _, value in hours[2:]])
    assert past.ahead("a", "y").points == ()
    assert past.ahead("a").points == ()


def test_a_series_that_is_a_forecast_itself_is_ahead(store: Store) -> None:
    store.city(indicator("a"))
    store.add("s", [(ago(hours=1), 1.0), (ago(hours=-1), 2.0), (ago(hours=-30), 3.0)], quality=Quality.ESTIMATED)
    assert store.past().ahead("a").points == ((ms(ago(hours=-1)), 2.0),)


def test_a_week_is_its_hours(store: Store) -> None:
    store.city(indicator("a", 'over_day = "most"'), formula("f", "2 * a"))
    hours = 7 * 24
    store.add(
        "s", [sample for n in range(hours + 5) for sample in ((ago(hours=n), 1.0), (ago(hours=n, minutes=9), 3.0))]
    )
    week = store.past().week("a")
    assert week.step == "hour"
    assert [point.value for point in week.points] == [3.0] * hours
    assert utc(week.points[-1].at_ms) == NOW.replace(minute=0)
    assert [point.value for point in store.past().week("f").points] == [6.0] * hours


def by_hours(days: int, value: Callable[[datetime], float]) -> list[Sample]:
    """A value in each hour of so many days up to now."""
    last = NOW.replace(minute=30) - timedelta(hours=1)
    return [(at, value(at)) for at in (last - timedelta(hours=hour) for hour in range(24 * days))]


def test_what_is_usual_is_that_of_the_same_hour_and_weekday(store: Store) -> None:
    store.city(indicator("a"))
    store.add("s", by_hours(36, lambda at: 100.0 * at.weekday() + at.hour))
    usual = store.past().usual("a")
    assert [utc(hour.at_ms).astimezone(SEOUL) for hour in usual] == [
        NOW.replace(minute=0) + timedelta(hours=hour) for hour in range(-24, 7)
    ]
    for hour in usual:
        at = utc(hour.at_ms).astimezone(SEOUL)
        assert hour[1:] == (100.0 * at.weekday() + at.hour,) * 3


def test_eight_of_ten_values_are_usual(store: Store) -> None:
    store.city(indicator("a"))
    weeks = {(NOW - timedelta(weeks=week)).date(): 10.0 * week for week in range(1, 6)}
    store.add("s", by_hours(36, lambda at: weeks.get(at.date(), 999.0)))
    now = next(hour for hour in store.past().usual("a") if utc(hour.at_ms) == NOW.replace(minute=0))
    assert now[1:] == pytest.approx((14.0, 30.0, 46.0))


def test_the_last_day_is_not_what_it_is_measured_against(store: Store) -> None:
    store.city(indicator("a"))
    store.add("s", by_hours(36, lambda at: 1e6 if at > ago(hours=24, minutes=30) else 5.0))
    assert {hour[1:] for hour in store.past().usual("a")} == {(5.0, 5.0, 5.0)}


def test_in_its_first_weeks_a_city_has_the_hours_of_any_day(store: Store) -> None:
    store.city(indicator("a"), formula("f", "a + 1"))
    store.add("s", by_hours(6, lambda at: float(at.hour)))
    for id, more in (("a", 0.0), ("f", 1.0)):
        usual = store.past().usual(id)
        assert len(usual) == 31
        assert all(hour.middle == utc(hour.at_ms).astimezone(SEOUL).hour + more for hour in usual)


@pytest.mark.parametrize("days", [0, 1, 3])
def test_of_too_little_nothing_is_usual(store: Store, days: int) -> None:
    store.city(indicator("a"))
    store.add("s", by_hours(days, lambda at: 1.0))
    assert store.past().usual("a") == ()


def test_what_is_usual_at_a_place(store: Store) -> None:
    store.city(indicator("a", 'combine = "sum"'))
    store.add("s", by_hours(15, lambda at: 2.0), place="x")
    store.add("s", by_hours(15, lambda at: 3.0), place="y")
    assert {hour.middle for hour in store.past().usual("a", "x")} == {2.0}
    assert {hour.middle for hour in store.past().usual("a")} == {5.0}
