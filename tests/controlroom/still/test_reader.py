"""The store's protocol over the model: numbers of any time, and what they sum up to."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim.data.model.city import SimCity
from controlroom.still.asking import Asked
from controlroom.still.reader import SimReader
from feeds.data.core import Bucket, Point, SeriesKey
from feeds.data.store.protocol import StoreReader
from feeds.data.store.rollups import HOUR_MS
from tests.controlroom.still.cities import AT_MS, SEOUL, plan, reader_of

DAY_MS = 24 * HOUR_MS
AIR = SeriesKey("seoul-air", "air.pm25", "마포구")
TEMPERATURE = SeriesKey("weather", "weather.temperature", "마포구")
TRAINS = SeriesKey("subway-trains", "subway.trains", "2호선")
INJURED = SeriesKey("road-injured", "road.injured", "마포구")


def number(reader: SimReader, key: SeriesKey) -> int:
    return next(series_id for series_id, each, _ in reader.series() if each == key)


def test_it_is_a_reader_of_the_store(reader: SimReader, asked: Asked) -> None:
    fills: StoreReader = reader
    assert len(list(fills.series())) == len(asked.latest) == len(fills.latest())
    assert [each.key for each in reader.latest_of("air.pm25")] == sorted(
        each.key for each in asked.latest if each.key.indicator == "air.pm25"
    )
    newest = max(each.revision for each in asked.latest)
    assert fills.latest(after_revision=newest) == []
    assert fills.events_since(fills.events_revision()) == []
    assert fills.health() == list(asked.health)
    assert fills.cameras() == list(asked.cameras)
    fills.close()


@pytest.mark.parametrize("key", [AIR, TEMPERATURE, INJURED, TRAINS])
def test_samples_are_those_of_the_model(reader: SimReader, model: SimCity, key: SeriesKey) -> None:
    planned = next(each for each in plan(model) if SeriesKey(each.source, each.indicator, each.place) == key)
    points = reader.points(number(reader, key), AT_MS - 3 * DAY_MS, AT_MS)
    assert len(points) >= 3
    at_s = np.array([point.at_ms / 1000 for point in points])
    assert [point.value for point in points] == model.values(planned.family, at_s)[:, planned.column].tolist()
    assert all(at % max(300, model.families[planned.family].step_s) == 0 for at in at_s + 9 * 3600)


def test_the_newest_sample_is_the_last_point(reader: SimReader) -> None:
    latest = next(each for each in reader.latest() if each.key == AIR)
    assert reader.points(number(reader, AIR), AT_MS - DAY_MS, AT_MS + 1)[-1] == Point(latest.at_ms, latest.value, 0)


@given(from_h=st.floats(-200, 30), hours=st.floats(0, 60))
def test_spans_are_kept_to(reader: SimReader, from_h: float, hours: float) -> None:
    from_ms = AT_MS + round(from_h * HOUR_MS)
    until_ms = from_ms + round(hours * HOUR_MS)
    for key in (AIR, TRAINS):
        series_id = number(reader, key)
        found: list[Sequence[Point] | Sequence[Bucket]] = [
            reader.points(series_id, from_ms, until_ms),
            reader.hours(series_id, from_ms, until_ms),
            reader.days(series_id, from_ms, until_ms),
        ]
        for each in found:
            times = [entry[0] for entry in each]
            assert all(from_ms <= at_ms < until_ms and at_ms <= AT_MS for at_ms in times)
            assert times == sorted(set(times))


def test_hours_sum_up_their_samples(reader: SimReader) -> None:
    series_id = number(reader, TEMPERATURE)
    hours = reader.hours(series_id, AT_MS - 30 * HOUR_MS, AT_MS)
    assert [hour.start_ms % HOUR_MS for hour in hours] == [0] * len(hours)
    assert len(hours) == 30
    for hour in hours[:-1]:
        assert hour.samples == 4
        values = [point.value for point in reader.points(series_id, hour.start_ms - HOUR_MS, hour.start_ms + HOUR_MS)]
        known = [value for value in values if value is not None]
        assert hour.least <= hour.mean <= hour.most
        assert hour.least <= hour.last <= hour.most
        assert min(known) <= hour.least
        assert hour.most <= max(known)
    assert hours[-1].samples == 3, "18:00, 18:15 and 18:30: the rest is yet to come"


def test_days_are_those_of_the_city(reader: SimReader) -> None:
    days = reader.days(number(reader, AIR), AT_MS - 9 * DAY_MS, AT_MS + 1)
    assert [datetime.fromtimestamp(day.start_ms / 1000, SEOUL).hour for day in days] == [0] * 9
    assert [day.samples for day in days] == [24] * 8 + [19]
    points = reader.points(number(reader, AIR), days[0].start_ms, days[1].start_ms)
    values = [point.value for point in points if point.value is not None]
    assert (days[0].least, days[0].most, days[0].last) == (min(values), max(values), values[-1])
    assert days[0].mean == pytest.approx(sum(values) / 24)


def test_a_daily_number_is_in_one_hour_of_the_day(reader: SimReader) -> None:
    hours = reader.hours(number(reader, INJURED), AT_MS - 4 * DAY_MS, AT_MS)
    assert len(hours) == 4
    assert {datetime.fromtimestamp(hour.start_ms / 1000, UTC).hour for hour in hours} == {15}, "midnight in Seoul"
    assert {hour.samples for hour in hours} == {1}
    assert len(reader.days(number(reader, INJURED), AT_MS - 365 * DAY_MS, AT_MS + 1)) == 365


def test_the_past_of_what_the_model_does_not_have_is_what_was_told(reader: SimReader, asked: Asked) -> None:
    key = next(each.key for each in asked.latest if each.at_ms > AT_MS)
    told = asked.samples[key]
    points = reader.points(number(reader, key), told[0].at_ms, told[-1].at_ms + 1)
    assert points == [Point(sample.at_ms, sample.value, int(sample.quality)) for sample in told]
    assert len(reader.points(number(reader, key), told[0].at_ms, told[-1].at_ms)) == len(told) - 1
    assert reader.hours(number(reader, key), 0, AT_MS) == []
    assert reader.days(number(reader, key), 0, AT_MS) == []


def test_two_cities_of_a_seed_have_the_same_past(reader: SimReader, asked: Asked) -> None:
    other = reader_of(SimCity(1), asked)
    for key in (AIR, TRAINS, INJURED):
        series_id = number(reader, key)
        assert other.hours(series_id, AT_MS - DAY_MS, AT_MS) == reader.hours(series_id, AT_MS - DAY_MS, AT_MS)
    third = reader_of(SimCity(5), asked)
    assert third.points(number(reader, AIR), AT_MS - DAY_MS, AT_MS) != reader.points(
        number(reader, AIR), AT_MS - DAY_MS, AT_MS
    )


def test_events_that_go_on(reader: SimReader, asked: Asked) -> None:
    going_on = reader.events_at(AT_MS)
    assert going_on
    assert [each.event.began_ms for each in going_on] == sorted(
        (each.event.began_ms for each in going_on), reverse=True
    )
    over = [each for each in asked.events if each.event.ended_ms is not None and each.event.ended_ms <= AT_MS]
    assert over
    assert not set(over) & set(going_on)
    event = going_on[0]
    (change,) = reader.changes_of(event.source, event.event.id)
    assert (change.state, change.title) == (event.event.state, event.event.title)
    assert reader.changes_of(event.source, "none") == []
