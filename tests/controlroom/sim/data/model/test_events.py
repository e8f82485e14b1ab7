"""What happens in the model: incidents, trains, reports, warnings."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.sim.data.model.incidents import KINDS, LONGEST_S
from tests.controlroom.sim.data.asked import CITY, NOON

AT_S = NOON.timestamp()
TIMES = st.floats(1.6e9, 1.95e9)
DAY_S = 86400.0


def test_something_happens_every_few_minutes() -> None:
    day = CITY.incidents.between(AT_S - 7 * DAY_S, AT_S)
    assert 100 * 7 < len(day) < 288 * 7
    assert {incident.kind.name for incident in day} >= {"crash", "breakdown", "works", "fire", "rally", "ambulance"}
    assert len({incident.id for incident in day}) == len(day)


def test_a_fire_goes_through_its_states_in_order() -> None:
    fire = next(each for each in CITY.incidents.between(AT_S - 9 * DAY_S, AT_S) if each.kind.name == "fire")
    times = np.linspace(fire.began_s, fire.ended_s - 1, 400)
    states = list(dict.fromkeys(fire.state(float(at_s)) for at_s in times))
    assert states == ["출동지령", "현장도착", "활동개시", "초진", "완진", "상황종결"]
    assert [at_s for at_s, _ in fire.history()] == sorted(at_s for at_s, _ in fire.history())


@settings(max_examples=25, deadline=None)
@given(TIMES)
def test_what_is_active_is_what_slows(at_s: float) -> None:
    slowing = CITY.incidents.slowing(np.array([at_s]))[0]
    active = CITY.incidents.active(at_s)
    assert all(incident.began_s <= at_s < incident.ended_s <= incident.began_s + LONGEST_S for incident in active)
    assert set(np.flatnonzero(slowing > 1e-9)) <= {each.link for each in active if each.kind.slows}
    long_there = [
        each for each in active if each.kind.slows and at_s - each.began_s > 200 and each.ended_s - at_s > 900
    ]
    assert all(slowing[each.link] > 0.01 for each in long_there)


def test_an_incident_slows_its_road_and_makes_the_district_call() -> None:
    fire = next(each for each in CITY.incidents.between(AT_S - 9 * DAY_S, AT_S) if each.kind.name == "fire")
    middle = np.array([(fire.began_s + fire.ended_s) / 2])
    assert CITY.incidents.slowing(middle)[0, fire.link] >= 0.4
    assert CITY.incidents.alarm(middle)[0, fire.district] >= 1.0


@settings(max_examples=15, deadline=None)
@given(TIMES, st.floats(600.0, 40000.0))
def test_a_longer_look_back_finds_the_same(at_s: float, back_s: float) -> None:
    for found in (CITY.incidents.between, CITY.complaints.between):
        whole = found(at_s - 2 * back_s, at_s)
        parts = [*found(at_s - back_s, at_s), *found(at_s - 2 * back_s, at_s - back_s)]
        assert [each.id for each in whole] == [each.id for each in parts]


def test_floods_come_with_rain() -> None:
    flood = next(number for number, kind in enumerate(KINDS) if kind.name == "flood")
    summer = CITY.incidents.between(AT_S, AT_S + 60 * DAY_S)
    floods = [each for each in summer if each.kind is KINDS[flood]]
    assert floods
    rain = CITY.weather.city_rain_mm_h(np.array([each.began_s for each in floods]))
    assert rain.min() > 3


@pytest.mark.parametrize("line", CITY.tables.lines, ids=lambda line: line.name)
def test_trains_go_on_and_are_counted(line) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a row of a table
    first = {train.number: train for train in CITY.trains.running(line, AT_S)}
    later = {train.number: train for train in CITY.trains.running(line, AT_S + 60)}
    assert len(first) >= 4
    assert len(first) == CITY.trains.count(line, np.array([AT_S]))[0]
    both = first.keys() & later.keys()
    assert len(both) >= len(first) - 4
    for number in both:
        before, after = first[number], later[number]
        assert after.index * after.leg_s + after.into_s == pytest.approx(
            before.index * before.leg_s + before.into_s + 60
        )
    assert {train.up for train in first.values()} == {True, False}


def test_a_coming_train_comes() -> None:
    line = CITY.tables.lines[1]
    seconds, train = min(
        (pair for pair in CITY.trains.coming("강남", CITY.trains.running(line, AT_S)) if pair[0] > 60),
        key=lambda pair: pair[0],
    )
    arrived = {each.number: each for each in CITY.trains.running(line, AT_S + seconds + 1)}[train.number]
    assert arrived.station == "강남"
    assert arrived.is_standing


def test_no_trains_at_night() -> None:
    night_s = AT_S - 8 * 3600  # four in the morning
    assert not any(CITY.trains.running(line, night_s) for line in CITY.tables.lines)


def test_reports_live_and_end() -> None:
    reports = CITY.complaints.between(AT_S - DAY_S, AT_S)
    assert 100 < len(reports) < 720
    for report in reports:
        assert AT_S - DAY_S < report.made_s <= AT_S
        assert report.made_s < report.begun_s < report.done_s
        assert report.changed_s(AT_S) <= AT_S
    assert any(report.done_s <= AT_S for report in reports)
    assert any(report.done_s > AT_S for report in reports)


def test_warnings_begin_and_end_and_are_the_same_a_little_later() -> None:
    times = AT_S + np.arange(0, 60 * 24 * 6, 36) * 600.0
    told = {(each.kind, each.began_s) for at_s in times for each in CITY.warnings.at(float(at_s))}
    assert {kind for kind, _ in told} >= {"rain", "heat"}
    for at_s in times[:40]:
        for warned in CITY.warnings.at(float(at_s)):
            assert warned.began_s <= at_s
            assert warned.ended_s is None or warned.began_s < warned.ended_s <= at_s
