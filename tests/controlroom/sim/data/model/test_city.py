"""The model of the city: the same past for everybody, numbers that can be, and that hang together."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.calls import TOPICS
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.model.noise import Array
from tests.controlroom.sim.data.asked import CITY, NOON

FLOOD = [topic[0] for topic in TOPICS].index("flood")
FAMILIES = sorted(CITY.families)
TIMES = st.floats(datetime(2020, 1, 1, tzinfo=UTC).timestamp(), datetime(2032, 1, 1, tzinfo=UTC).timestamp())
YEAR: Array = datetime(2025, 1, 1, tzinfo=UTC).timestamp() + np.arange(0, 365 * 24, dtype=np.float64) * 3600.0

RANGES = {
    "air.pm10": (3, 600),
    "air.pm25": (1, 400),
    "air.o3": (0.002, 0.2),
    "air.no2": (0.003, 0.2),
    "air.cai": (0, 500),
    "weather.temperature": (-25, 42),
    "weather.humidity": (12, 100),
    "weather.rain_1h": (0, 120),
    "weather.wind": (0, 25),
    "river.level": (0, 16),
    "water.ph": (6.5, 8.5),
    "traffic.speed": (3, 110),
    "population.level": (1, 4),
    "call.hour": (0, 1000),
    "call.waiting": (0, 400),
    "call.answered_20s": (8, 99.5),
    "rescue.response": (4, 12),
    "fire.calls": (0, 8),
    "budget.spent": (0, 100),
    "energy.solar": (0, 4),
    "childcare.public": (25, 60),
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FAMILIES), TIMES)
def test_a_number_is_the_same_alone_among_others_and_in_another_city_of_the_seed(family: str, at_s: float) -> None:
    alone = CITY.values(family, np.array([at_s]))[0]
    among = CITY.values(family, np.array([at_s + 9e6, at_s, at_s - 4000.0]))[1]
    assert np.array_equal(alone, among)
    assert np.array_equal(alone, CITY.now(family, at_s))
    assert np.array_equal(alone, SimCity(1).now(family, at_s))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FAMILIES), TIMES)
def test_numbers_hold_for_a_step_and_are_in_range(family: str, at_s: float) -> None:
    known = CITY.families[family]
    begun_s = known.begun_s(at_s)
    assert 0 <= at_s - begun_s < known.step_s
    values = CITY.now(family, at_s)
    assert values.shape == (len(known.places),)
    assert np.isfinite(values).all()
    assert np.array_equal(values, CITY.now(family, begun_s))
    least, most = RANGES.get(family, (0, np.inf))
    assert values.min() >= least
    assert values.max() <= most


def test_another_seed_is_another_city() -> None:
    other = SimCity(2)
    assert not np.array_equal(CITY.now("traffic.speed", NOON.timestamp()), other.now("traffic.speed", NOON.timestamp()))


@settings(max_examples=30, deadline=None)
@given(TIMES)
def test_what_flows_has_no_jumps(at_s: float) -> None:
    minute = at_s + np.array([0.0, 60.0])
    for values, most in (
        (CITY.weather.temperature_c(minute), 0.2),
        (CITY.weather.rain_mm_h(minute), 3.0),
        (CITY.rivers.level_m(minute), 0.05),
        (CITY.roads.speed_kmh(minute), 30.0),  # an incident takes three minutes to stop a road
        (CITY.calls.waiting(minute), 10.0),
    ):
        assert np.abs(np.diff(values, axis=0)).max() <= most
    people = CITY.people.at_spots(minute)
    assert (np.abs(np.diff(people, axis=0)) <= 0.03 * people[0] + 5).all()


def test_what_is_asked_for_at_other_times_does_not_matter() -> None:
    city = SimCity(3)
    before = city.now("river.level", NOON.timestamp()).copy()
    for hours in range(100):
        city.now("river.level", NOON.timestamp() + hours * 3600)
    assert np.array_equal(before, city.now("river.level", NOON.timestamp()))


def test_the_city_has_what_cities_have() -> None:
    tables = CITY.tables
    assert len(tables.districts) == 25
    assert len(tables.spots) == 122
    assert len({spot.code for spot in tables.spots}) == 122
    assert 150 <= len(tables.links) <= 250
    assert len(tables.bikes) > 2500
    assert [line.name for line in tables.lines] == [f"{number}호선" for number in range(1, 10)]
    for family in CITY.families.values():
        assert len(set(family.places)) == len(family.places), family.indicator


def test_a_year_is_one_of_seoul() -> None:
    temperature = CITY.weather.city_temperature_c(YEAR)
    rain = CITY.weather.city_rain_mm_h(YEAR)
    month = np.floor(When.at(YEAR).year * 12)
    assert -6 < temperature[month == 0].mean() < 4
    assert 22 < temperature[month == 7].mean() < 29
    assert 600 < rain.sum() < 3000  # millimetres in a year
    assert rain[(month >= 5) & (month <= 8)].sum() > 2 * rain[(month >= 9) | (month <= 2)].sum()
    dust = CITY.weather.dust(YEAR)
    assert dust[(month >= 1) & (month <= 4)].mean() > 2 * dust[(month >= 6) & (month <= 9)].mean()


def test_rain_raises_the_rivers_later() -> None:
    summer = YEAR[(When.at(YEAR).year > 0.4) & (When.at(YEAR).year < 0.7)]
    rain = CITY.weather.city_rain_mm_h(summer)
    rise = CITY.rivers.level_m(summer) - np.array([gauge.usual_m for gauge in CITY.tables.gauges])
    for number in range(rise.shape[1]):
        at_once = np.corrcoef(rain, rise[:, number])[0, 1]
        by_lag = [np.corrcoef(rain[: len(rain) - lag], rise[lag:, number])[0, 1] for lag in range(1, 13)]
        assert max(by_lag) > 0.7
        assert max(by_lag) > at_once


def test_rivers_come_over_their_limits_at_times() -> None:
    levels: Array = CITY.values("river.level", YEAR)
    close = CITY.now("river.level.close", YEAR[0])
    share_over = (levels > close).mean()
    assert 0 < share_over < 0.02
    assert (levels < CITY.now("river.level.levee", YEAR[0])).all()


@pytest.mark.parametrize(
    ("what", "rises"),
    [("speed", False), ("calls", True), ("response", True), ("bikes", False), ("parks", False), ("flood calls", True)],
)
def test_rain_changes_what_people_do(what: str, rises: bool) -> None:
    when = When.at(YEAR)
    rain = CITY.weather.wetness(YEAR)
    usual = (np.abs(when.hour - 15) < 3) & (when.weekday < 5)
    wet, dry = YEAR[usual & (rain > 0.3)], YEAR[usual & (rain < 0.01)]
    parks = [number for number, spot in enumerate(CITY.tables.spots) if spot.kind == "park"]

    def of(at_s: Array) -> float:
        values = {
            "speed": lambda: CITY.roads.speed_kmh(at_s),
            "calls": lambda: CITY.calls.total(at_s),
            "response": lambda: CITY.administration.response_min(at_s),
            "bikes": lambda: CITY.people.bikes_rented(at_s),
            "parks": lambda: CITY.people.at_spots(at_s)[:, parks],
            "flood calls": lambda: CITY.calls.topics(at_s)[:, [FLOOD]],
        }[what]()
        return float(values.mean())

    assert (of(wet) > 1.02 * of(dry)) if rises else (of(wet) < 0.98 * of(dry))


def test_the_rush_hour_is_slow_and_the_night_is_not() -> None:
    when = When.at(YEAR)
    speed = CITY.roads.speed_kmh(YEAR).mean(axis=1)
    workday = when.weekday < 5
    rush = speed[workday & (np.abs(when.hour - 18) < 0.5)].mean()
    night = speed[workday & (np.abs(when.hour - 3) < 0.5)].mean()
    assert rush < 0.7 * night
    sunday = speed[(when.weekday == 6) & (np.abs(when.hour - 8) < 0.5)].mean()
    assert sunday > 1.1 * speed[workday & (np.abs(when.hour - 8) < 0.5)].mean()


def test_fires_of_the_day_begin_with_none_at_midnight() -> None:
    midnight = datetime(2026, 6, 23, 15, tzinfo=UTC).timestamp()
    day = CITY.values("fire.calls", midnight + np.arange(0, 144, dtype=np.float64) * 600.0)
    assert (day[0] == 0).all()
    assert (np.diff(day, axis=0) >= 0).all()
    assert day[-1].sum() > 5
