"""When to try again, how many at once, and one word for many failures."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.core import REFUSALS, ErrorKind, FeedError
from feeds.ladder import BUSY_S, ISOLATED_S, REFUSED_S, IncidentMeter, OpenBudget, wait_s

SEEDS = [random.Random(seed) for seed in range(200)]


@pytest.mark.parametrize(
    ("failures", "step_s"), [(1, 1), (5, 1), (6, 5), (10, 5), (11, 10), (20, 10), (21, 60), (999, 60)]
)
def test_the_ladder_with_jitter(failures: int, step_s: float) -> None:
    waits = [wait_s(failures, ErrorKind.TIMEOUT, rng) for rng in SEEDS]
    assert all(0.75 * step_s <= wait <= 1.25 * step_s for wait in waits)
    assert max(waits) - min(waits) > 0.3 * step_s


@pytest.mark.parametrize("kind", ErrorKind)
def test_refusals_are_not_hammered(kind: ErrorKind) -> None:
    first = min(wait_s(1, kind, rng) for rng in SEEDS)
    least_s = {ErrorKind.BUSY: BUSY_S, ErrorKind.ISOLATED: ISOLATED_S}.get(kind, REFUSED_S if kind in REFUSALS else 1.0)
    assert first >= 0.75 * least_s
    assert FeedError(kind).retryable is (kind not in REFUSALS)


@given(st.lists(st.floats(0, 0.5), min_size=1, max_size=200), st.floats(0.1, 50))
def test_no_second_ever_sees_more_openings_than_the_budget(steps: list[float], per_second: float) -> None:
    budget, now_s, opened = OpenBudget(per_second), 0.0, []
    for step in steps:
        now_s += step
        while budget.take(now_s):
            opened.append(now_s)
    window_s = max(1.0, 1 / per_second)
    for start_s in opened:
        assert sum(start_s <= moment_s < start_s + window_s for moment_s in opened) <= max(1, per_second)


def test_the_budget_is_used_up() -> None:
    budget = OpenBudget(30.0)
    taken = [number for number in range(25) for _ in range(100) if budget.take(number / 10)]
    assert [taken.count(number) for number in (0, 11, 22)] == [30, 30, 30]


def test_many_at_once_are_one_incident_until_most_are_back() -> None:
    meter = IncidentMeter()
    began = [meter.failed(f"cam{number}", 10, 100.0 + number / 10) for number in range(8)]
    assert began.count(True) == 1
    assert meter.incident is not None
    assert (meter.incident.failed, meter.incident.total) == (8, 10)
    assert not meter.failed("cam1", 10, 103.0)
    meter.settle(104.0, down=8)
    meter.settle(120.0, down=4)
    assert meter.incident is not None
    meter.settle(120.0, down=2)
    assert meter.incident is None


@pytest.mark.parametrize(("failing", "total"), [(3, 4), (3, 3), (20, 100)])
def test_few_are_no_incident(failing: int, total: int) -> None:
    meter = IncidentMeter()
    assert not any(meter.failed(f"cam{number}", total, 1.0) for number in range(failing))
    assert meter.incident is None


def test_one_camera_many_times_is_no_incident() -> None:
    meter = IncidentMeter()
    assert not any(meter.failed("cam1", 4, 1.0 + number / 10) for number in range(40))


def test_failures_one_after_the_other_are_no_incident() -> None:
    meter = IncidentMeter()
    assert not any(meter.failed(f"cam{number}", 10, number * 4.0) for number in range(10))
