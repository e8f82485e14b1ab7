"""The arithmetic of digital zoom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.core import FULL, Rect
from widgets import zoom

shares = st.floats(0, 1)
factors = st.floats(0.2, 5)


@given(st.lists(st.tuples(shares, shares, factors), max_size=12))
def test_what_is_shown_never_leaves_the_picture(steps: list[tuple[float, float, float]]) -> None:
    crop = FULL
    for x, y, factor in steps:
        crop = zoom.magnified(crop, FULL, (x, y), factor)
        assert crop.x >= 0
        assert crop.y >= 0
        assert crop.x + crop.width <= 1 + 1e-9
        assert crop.y + crop.height <= 1 + 1e-9
        assert crop.width == pytest.approx(crop.height)
        assert 1 <= zoom.magnification(crop, FULL) <= zoom.MOST + 1e-9


@given(shares, shares, st.floats(1.01, 3))
def test_the_point_under_the_pointer_stays_there(x: float, y: float, factor: float) -> None:
    crop = zoom.magnified(FULL, FULL, (x, y), factor)
    assert crop.x + x * crop.width == pytest.approx(x)
    assert crop.y + y * crop.height == pytest.approx(y)


def test_zooming_out_far_enough_shows_everything_again() -> None:
    crop = zoom.magnified(FULL, FULL, (0.2, 0.9), 4)
    assert zoom.magnified(crop, FULL, (0.5, 0.5), 0.01) == FULL


def test_panning_stops_at_the_edge() -> None:
    crop = Rect(0.5, 0.5, 0.25, 0.25)
    assert zoom.panned(crop, FULL, (-1, 0)) == Rect(0.25, 0.5, 0.25, 0.25)
    assert zoom.panned(crop, FULL, (9, 9)) == Rect(0.75, 0.75, 0.25, 0.25)


@pytest.mark.parametrize(
    ("picture", "box", "crop"),
    [
        (16 / 9, 16 / 9, FULL),
        (2.0, 1.0, Rect(0.25, 0, 0.5, 1)),
        (1.0, 2.0, Rect(0, 0.25, 1, 0.5)),
    ],
)
def test_a_picture_that_fills_a_box_loses_its_edges_only(picture: float, box: float, crop: Rect) -> None:
    assert zoom.filling(picture, box) == crop


def test_the_old_picture_stands_where_it_belongs_until_the_new_one_is_there() -> None:
    middle = Rect(0.25, 0.25, 0.5, 0.5)
    assert zoom.common_part(FULL, middle) == (middle, FULL)
    assert zoom.common_part(middle, FULL) == (FULL, middle)
    assert zoom.common_part(Rect(0, 0, 0.2, 0.2), Rect(0.5, 0.5, 0.2, 0.2)) is None
