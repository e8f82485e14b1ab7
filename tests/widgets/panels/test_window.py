"""The part of a time axis that is seen: zoomed around a point, moved, never beyond what is known."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.panels.window import Window

WHOLE = Window(0.0, 86_400_000.0)


def test_what_is_under_the_pointer_stays_there() -> None:
    seen = WHOLE.zoomed(0.5, 21_600_000.0, WHOLE)
    assert seen.span_ms == WHOLE.span_ms / 2
    assert (21_600_000.0 - seen.from_ms) / seen.span_ms == 0.25


def test_it_cannot_be_moved_beyond_the_whole() -> None:
    seen = Window(0.0, 3_600_000.0)
    assert seen.moved(-1000.0, WHOLE) == seen
    assert seen.moved(1e12, WHOLE) == Window(82_800_000.0, 86_400_000.0)


@given(st.lists(st.tuples(st.floats(0.1, 10), st.floats(-1e8, 2e8), st.floats(-1e8, 1e8)), max_size=12))
def test_whatever_is_done_it_lies_within_the_whole(steps: list[tuple[float, float, float]]) -> None:
    seen = WHOLE
    for factor, about_ms, by_ms in steps:
        seen = seen.zoomed(factor, about_ms, WHOLE).moved(by_ms, WHOLE)
        assert WHOLE.from_ms - 1 <= seen.from_ms < seen.until_ms <= WHOLE.until_ms + 1
        assert seen.span_ms >= 10 * 60_000 - 1
