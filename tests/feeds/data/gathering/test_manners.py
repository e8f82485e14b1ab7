"""Hosts are pressed no more than allowed, no source is left out, and each is asked again at the right time."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from feeds.data.gathering.manners import CEILING_S, JITTER, HostRule, Manners, PollSchedule
from feeds.data.http.waits import LONGEST_WAIT_S
from feeds.ladder import REFUSED_S

HOSTS = ("a.example", "b.example")
RULES = {"a.example": HostRule(at_once=2, gap_s=1.0), "b.example": HostRule(at_once=1)}
SOURCES = tuple(f"{number}" for number in range(6))


class Politeness(RuleBasedStateMachine):
    """Sources that ask, end and leave at random, on a clock that goes where it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.manners = Manners(HostRule(), RULES)
        self.now_s = 1000.0
        self.running: set[tuple[str, str]] = set()
        self.waiting: set[tuple[str, str]] = set()
        self.began_s: dict[str, float] = {}

    @rule(source=st.sampled_from(SOURCES), host=st.sampled_from(HOSTS))
    def ask(self, source: str, host: str) -> None:
        self.manners.ask(source, host)
        if (source, host) not in self.running:
            self.waiting.add((source, host))

    @rule(seconds=st.floats(0.0, 3.0))
    def wait(self, seconds: float) -> None:
        self.now_s += seconds

    @rule(seconds=st.floats(0.0, 5000.0))
    def set_back(self, seconds: float) -> None:
        self.now_s -= seconds
        self.began_s.clear()

    @rule()
    def admit(self) -> None:
        for source, host in self.manners.admit(self.now_s):
            assert (source, host) in self.waiting
            gap_s = RULES[host].gap_s
            if host in self.began_s and self.began_s[host] <= self.now_s:
                assert self.now_s - self.began_s[host] >= gap_s - 1e-6
            self.began_s[host] = self.now_s
            self.waiting.remove((source, host))
            self.running.add((source, host))
        assert self.manners.admit(self.now_s) == []

    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        if self.running:
            source, host = data.draw(st.sampled_from(sorted(self.running)))
            self.manners.done(source, host)
            self.running.remove((source, host))

    @rule(source=st.sampled_from(SOURCES))
    def leave(self, source: str) -> None:
        self.manners.withdraw(source)
        self.waiting = {(name, host) for name, host in self.waiting if name != source}

    @invariant()
    def hosts_have_no_more_than_allowed(self) -> None:
        for host, count in Counter(host for _, host in self.running).items():
            assert count <= RULES[host].at_once

    @invariant()
    def what_waits_is_served_as_soon_as_it_may(self) -> None:
        wait_s = self.manners.next_in_s(self.now_s)
        if wait_s is None:
            for host in {host for _, host in self.waiting}:
                assert sum(name == host for _, name in self.running) >= RULES[host].at_once
        else:
            assert 0.0 <= wait_s <= 1.0


TestPoliteness = Politeness.TestCase


def test_a_source_that_asks_all_the_time_holds_up_nobody() -> None:
    manners = Manners(HostRule(at_once=1))
    served: Counter[str] = Counter()
    for turn in range(300):
        for source in SOURCES:
            if source == "0" or turn % 2:
                manners.ask(source, "h")
        for source, host in manners.admit(float(turn)):
            served[source] += 1
            manners.done(source, host)
    assert max(served.values()) - min(served.values()) <= 1


def test_a_dead_host_delays_no_other() -> None:
    manners = Manners(HostRule(at_once=1))
    manners.ask("hangs", "dead.example")
    assert manners.admit(0.0) == [("hangs", "dead.example")]
    manners.ask("waits", "dead.example")
    manners.ask("fine", "good.example")
    assert manners.admit(0.0) == [("fine", "good.example")]
    manners.done("hangs", "dead.example")
    assert manners.admit(0.0) == [("waits", "dead.example")]


def test_beginnings_keep_their_distance() -> None:
    manners = Manners(HostRule(at_once=9, gap_s=0.5))
    for source in SOURCES:
        manners.ask(source, "h")
    now_s, began_s = 10.0, []
    while (wait_s := manners.next_in_s(now_s)) is not None:
        now_s += wait_s
        began_s += [now_s for _ in manners.admit(now_s)]
    assert len(began_s) == len(SOURCES)
    assert all(after - before == pytest.approx(0.5) for before, after in pairwise(began_s))


# Schedules

intervals = st.floats(1.0, 86400.0)
seeds = st.integers()
ROUNDING_S = 1e-6


def finish(schedule: PollSchedule, now_s: float, result: str) -> None:
    if result == "good":
        schedule.succeeded()
    else:
        schedule.failed(now_s, retryable=result == "bad")


@given(interval_s=intervals, seed=seeds, results=st.lists(st.sampled_from(["good", "bad", "refused"]), max_size=30))
def test_never_sooner_than_the_interval_and_never_later_than_the_ceiling(
    interval_s: float, seed: int, results: list[str]
) -> None:
    schedule = PollSchedule(interval_s, random.Random(seed))
    now_s = 5000.0
    schedule.start(now_s)
    assert 0.0 <= (schedule.next_in_s(now_s) or 0.0) <= 10.0
    now_s += (schedule.next_in_s(now_s) or 0.0) + ROUNDING_S
    for result in results:
        assert schedule.due(now_s)
        schedule.began(now_s)
        assert not schedule.due(now_s + 1e9)
        finish(schedule, now_s, result)
        wait_s = schedule.next_in_s(now_s)
        assert wait_s is not None
        most_s = interval_s if result == "good" else max(interval_s, CEILING_S, REFUSED_S)
        assert interval_s <= wait_s <= most_s * (1 + JITTER) + 1e-6
        if result == "refused":
            assert wait_s >= REFUSED_S
        now_s += wait_s + ROUNDING_S


@given(seed=seeds)
def test_waits_double_and_begin_anew(seed: int) -> None:
    schedule = PollSchedule(60.0, random.Random(seed))
    for step_s in (60.0, 120.0, 240.0, 480.0, 900.0, 900.0):
        schedule.began(0.0)
        schedule.failed(0.0)
        assert step_s <= (schedule.next_in_s(0.0) or 0.0) <= step_s * (1 + JITTER)
    assert schedule.failures == 6
    schedule.began(0.0)
    schedule.succeeded()
    assert schedule.failures == 0
    assert 60.0 <= (schedule.next_in_s(0.0) or 0.0) <= 66.0


def test_a_daily_source_may_be_tried_sooner_after_a_failure() -> None:
    schedule = PollSchedule(86400.0, random.Random(1), retry_s=60.0)
    schedule.began(0.0)
    schedule.failed(0.0)
    assert 60.0 <= (schedule.next_in_s(0.0) or 0.0) <= 66.0


@given(asked_s=st.floats(0.0, 1e9), taken_s=st.floats(0.0, 100.0), seed=seeds)
def test_what_the_server_asks_for_is_kept_up_to_a_day(asked_s: float, taken_s: float, seed: int) -> None:
    schedule = PollSchedule(60.0, random.Random(seed))
    schedule.began(1000.0)
    schedule.failed(1000.0 + taken_s, retry_after_s=asked_s)
    wait_s = schedule.next_in_s(1000.0 + taken_s)
    assert wait_s is not None
    assert min(asked_s, LONGEST_WAIT_S) - 1e-6 <= wait_s <= max(60.0, LONGEST_WAIT_S) * (1 + JITTER) + 1e-6


@given(interval_s=intervals, seed=seeds, jumps_s=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=10))
def test_jumps_lead_to_one_poll_or_one_wait(interval_s: float, seed: int, jumps_s: list[float]) -> None:
    schedule = PollSchedule(interval_s, random.Random(seed))
    now_s = 0.0
    schedule.began(now_s)
    schedule.succeeded()
    for jump_s in jumps_s:
        now_s += jump_s
        wait_s = schedule.next_in_s(now_s)
        assert wait_s is not None
        assert 0.0 <= wait_s <= interval_s * (1 + JITTER) + 1e-6
        if schedule.due(now_s):
            schedule.began(now_s)
            schedule.succeeded()
            assert not schedule.due(now_s)


@pytest.mark.parametrize(("age_s", "least_s"), [(None, 0.0), (10.0, 50.0), (1000.0, 0.0), (-5.0, 60.0)])
def test_a_restart_keeps_the_interval(age_s: float | None, least_s: float) -> None:
    schedule = PollSchedule(60.0, random.Random(3))
    assert schedule.next_in_s(0.0) is None
    schedule.start(100.0, age_s=age_s)
    assert least_s <= (schedule.next_in_s(100.0) or 0.0) <= least_s + 10.0


def test_300_sources_do_not_act_in_the_same_instant() -> None:
    waits = []
    rng = random.Random(7)
    for _ in range(300):
        schedule = PollSchedule(60.0, rng)
        schedule.start(0.0)
        waits.append(schedule.next_in_s(0.0) or 0.0)
    most_within_a_second = max(Counter(map(int, waits)).values())
    assert most_within_a_second < 60
