"""What panels of rows share: where rows lie, and how values stand against what is usual."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import NOW_MS, usual_day
from tests.widgets.panels.looks import wall_look
from widgets.panels.rows import beyond_usual, plan_rows, rounded_up, usual_share
from widgets.theme import Look


@pytest.mark.parametrize(
    ("value", "rounded"), [(0, 1), (1, 1), (162, 180), (0.013, 0.015), (9, 10), (81, 100), (1e12, 1e12)]
)
def test_bars_end_at_a_round_number(value: float, rounded: float) -> None:
    assert rounded_up(value) == pytest.approx(rounded)


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return wall_look()


@given(
    count=st.integers(0, 1000),
    width=st.floats(1, 4000),
    height=st.floats(0, 3000),
    least_width_px=st.sampled_from([0.0, 200.0, 500.0]),
)
def test_every_row_is_within_the_area_or_counted(
    look: Look, count: int, width: float, height: float, least_width_px: float
) -> None:
    area = QRectF(10, 20, width, height)
    plan = plan_rows(look, area, count, look.face("label"), least_width_px=least_width_px)
    assert len(plan.rects) + plan.hidden == count
    rects = [*plan.rects, *([plan.more] if plan.more is not None else [])]
    for rect in rects:
        assert area.adjusted(-1, -1, 1, 1).contains(rect)
    for one, other in pairwise(rects):
        assert not one.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other)


def test_rows_go_into_a_second_column_before_they_are_left_out(look: Look) -> None:
    area = QRectF(0, 0, 900, 200)
    assert plan_rows(look, area, 9, look.face("label")).hidden > 0
    plan = plan_rows(look, area, 9, look.face("label"), least_width_px=300)
    assert plan.hidden == 0
    assert {rect.left() for rect in plan.rects} != {0.0}


def test_what_is_usual_is_told_only_beyond_it() -> None:
    usual = usual_day(20.0, 0.0, 2.0)
    assert beyond_usual(21.9, usual, NOW_MS) is None
    assert beyond_usual(None, usual, NOW_MS) is None
    assert beyond_usual(21.9, None, NOW_MS) is None
    near, far = beyond_usual(23.0, usual, NOW_MS), beyond_usual(12.0, usual, NOW_MS)
    assert near is not None
    assert far is not None
    assert near.difference == pytest.approx(3.0)
    assert far.difference == pytest.approx(-8.0)
    assert (near.is_far, far.is_far) == (False, True)


def test_the_band_moves_in_steps() -> None:
    usual = usual_day(20.0, 3.0, 2.0)
    assert usual_share(usual, NOW_MS, 40.0) == usual_share(usual, NOW_MS + 1000, 40.0)
    assert usual_share(None, NOW_MS, 40.0) is None
