"""Randomness that can be asked for at any time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim.data.model.noise import drift, lane, lanes, share

SEEDS = st.integers(-(2**31), 2**31)
TIMES = st.floats(0.0, 4e9)


@given(SEEDS, st.integers(-(2**62), 2**62), st.integers(-(2**62), 2**62))
def test_a_share_is_one_and_the_same_and_below_one(seed: int, which: int, step: int) -> None:
    once = float(share(seed, which, step))
    assert once == float(share(seed, which, step))
    assert 0.0 <= once < 1.0


@given(SEEDS, TIMES, st.floats(1.0, 1e7))
def test_drift_stays_in_range_and_is_the_same_alone_and_among_others(seed: int, at_s: float, period_s: float) -> None:
    alone = drift(seed, lane("x"), np.array([at_s]), period_s)
    among = drift(seed, lane("x"), np.array([at_s - 1e6, at_s, at_s + 10.0]), period_s)
    assert alone[0] == among[1]
    assert -1.0 <= alone[0] <= 1.0


@given(SEEDS, TIMES, st.floats(600.0, 1e6))
def test_drift_has_no_jumps(seed: int, at_s: float, period_s: float) -> None:
    around = drift(seed, lane("x"), at_s + np.linspace(-1, 1, 101) * period_s, period_s)
    assert np.abs(np.diff(around)).max() < 0.08  # the steepest it can be: 2 × 15/8 in one period


def test_lanes_and_seeds_are_independent() -> None:
    times = np.arange(0, 4000, dtype=np.float64) * 100.0
    curves = drift(1, lanes("x", 8), times[:, None], 1000.0)
    other = drift(2, lanes("x", 8), times[:, None], 1000.0)
    together = np.corrcoef(np.concatenate([curves, other], axis=1).T)
    assert np.abs(together - np.eye(16)).max() < 0.25


def test_shares_are_even() -> None:
    shares = share(7, lane("even"), np.arange(100_000, dtype=np.int64))
    counts = np.histogram(shares, bins=20, range=(0, 1))[0]
    assert abs(counts - 5000).max() < 350  # five standard deviations
