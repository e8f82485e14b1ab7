"""Classes of values: round breaks, few enough, and every value in one."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from tests.fakes.maps import RAINS
from widgets.maps.classes import STEPS, diverging, sequential
from widgets.theme import Colours

VALUES = st.lists(st.floats(-1e12, 1e12), max_size=30)


def test_breaks_are_round_and_hold_the_values() -> None:
    classes = sequential(RAINS.values())
    assert classes.breaks == (10.0, 15.0, 20.0, 25.0, 30.0, 35.0)
    assert classes.steps == (0, 1, 2, 3, 4, 5, 6)
    assert classes.decimals == 0


def test_differences_lie_around_what_is_usual() -> None:
    classes = diverging([-8.0, 3.0, 12.0])
    assert classes.breaks == (-10.0, -6.0, -2.0, 2.0, 6.0, 10.0)
    assert classes.of(0.0) == 3
    assert classes.steps == (0, 1, 2, 3, 4, 5, 6)
    assert diverging([1.0], is_better_low=True).steps[0] == 6


def test_breaks_that_people_write_are_taken() -> None:
    classes = sequential([1.0, 50.0], (10, 20))
    assert classes.breaks == (10, 20)
    assert [classes.of(value) for value in (9.9, 10.0, 25.0)] == [0, 1, 2]
    assert classes.steps == (0, 3, 6)


@given(VALUES)
@example([5e-324])
def test_every_value_has_a_class_and_a_place_in_the_legend(values: list[float]) -> None:
    for classes in (sequential(values), diverging(values)):
        assert 1 <= len(classes.steps) <= STEPS
        assert list(classes.breaks) == sorted(set(classes.breaks))
        for value in values:
            assert 0 <= classes.of(value) < len(classes.steps)
            assert 0.0 <= classes.part(value) <= 1.0
        assert all(classes.part(a) <= classes.part(b) for a, b in zip(sorted(values), sorted(values)[1:], strict=False))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_breaks_are_multiples_of_one_round_number(values: list[float]) -> None:
    breaks = sequential(values).breaks
    if len(breaks) > 1:
        unit = breaks[1] - breaks[0]
        power = 10 ** math.floor(math.log10(unit) + 1e-9)
        assert any(math.isclose(unit / power, each, rel_tol=1e-6) for each in (1, 2, 2.5, 5, 10))


@pytest.mark.parametrize("theme", ["dark", "lobby"])
def test_letters_are_dark_on_bright_steps(theme: str) -> None:
    ramps = Colours.load(theme).ramps  # type: ignore[arg-type]
    for classes in (sequential(RAINS.values()), diverging([-9.0, 9.0])):
        for step in classes.steps:
            ground = classes.colour(step, ramps)
            ink = ramps.label_dark if classes.is_light(step, ramps) else ramps.label_light
            lighter, darker = sorted((luminance(ground), luminance(ink)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.4


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear: list[float] = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
