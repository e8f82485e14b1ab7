"""Sums on measured figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.bench.figures import slope, summed_up
from controlroom.quantiles import quantiles


def test_a_straight_line_has_its_slope() -> None:
    assert slope([0, 1, 2, 5], [3, 5, 7, 13]) == pytest.approx(2)
    assert slope([0, 1, 2, 3], [4, 4, 4, 4]) == 0


@pytest.mark.parametrize("places", [[], [1.0], [2.0, 2.0]])
def test_too_little_says_nothing(places: list[float]) -> None:
    assert slope(places, places) == 0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
def test_quantiles_are_values_that_were_there(values: list[float]) -> None:
    found = quantiles(values, "p50", "p95", "p99", "max")
    assert set(found.values()) <= set(values)
    assert found["p50"] <= found["p95"] <= found["p99"] <= found["max"] == max(values)


def test_quantiles_of_nothing() -> None:
    assert quantiles([], "p50", "max") == {"p50": 0, "max": 0}


def test_one_run_is_its_own_summary() -> None:
    document = {"streams": 2}
    assert summed_up([document]) is document


def test_several_runs_are_summed_up_figure_by_figure() -> None:
    runs = [
        {"streams": 2, "offered": "x", "none": None, "cores": {"gui": gui}, "rss": [gui, 1], "states": {state: 2}}
        for gui, state in ((0.3, "live"), (0.1, "live"), (0.5, "late"))
    ]
    summary = summed_up(runs)
    assert summary["repeat"] == 3
    assert summary["cores"] == {"gui": 0.3}
    assert (summary["min"]["cores"]["gui"], summary["max"]["cores"]["gui"]) == (0.1, 0.5)
    assert summary["rss"] == [0.3, 1]
    assert (summary["streams"], summary["offered"], summary["none"]) == (2, "x", None)
    assert summary["states"] == {"live": 2, "late": 2}
