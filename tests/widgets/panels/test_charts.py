"""Lines: broken where something is missing, thinned without losing a peak, shown from where they begin."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from widgets.facts import Line, Spot
from widgets.panels.charts import Scale, gap_of, line_runs, reach, scale_of

MINUTE_MS = 60_000


def spots(*values: float | None) -> tuple[Spot, ...]:
    return tuple(Spot(number * MINUTE_MS, value) for number, value in enumerate(values))


def test_a_line_is_broken_where_values_are_missing() -> None:
    assert [len(run) for run in line_runs(spots(1, 2, None, 3, 4, 5), 100)] == [2, 3]
    far = (*spots(1, 2, 3), Spot(60 * MINUTE_MS, 4.0))
    assert [len(run) for run in line_runs(far, 100)] == [3, 1]
    assert line_runs((), 100) == []
    assert gap_of(()) == 0.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=3000), st.integers(2, 200))
def test_thinning_keeps_ends_and_peaks(values: list[float], most: int) -> None:
    runs = line_runs(spots(*values), most)
    kept = [value for run in runs for _, value in run]
    assert (min(kept), max(kept)) == (min(values), max(values))
    assert kept[-1] == values[-1]
    assert len(kept) <= 2 * most + 2
    times = [at_ms for run in runs for at_ms, _ in run]
    assert times == sorted(set(times))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=50))
def test_many_points_lie_where_each_would(values: list[float]) -> None:
    scale = Scale(QRectF(10, 20, 300, 100), 0.0, 50.0 * MINUTE_MS, -1e5, 1e5)
    run = [(spot.at_ms, spot.value or 0.0) for spot in spots(*values)]
    for (at_ms, value), point in zip(run, scale.points(run), strict=True):
        assert (point - QPointF(scale.x(at_ms), scale.y(value))).manhattanLength() < 1e-6


def test_a_line_that_began_late_is_shown_from_its_beginning() -> None:
    year = 365 * 1440 * MINUTE_MS
    early = Line(0, year, (Spot(year // 10, 1.0), Spot(year, 2.0)))
    late = Line(0, year, (Spot(year // 2, 1.0), Spot(year, 2.0)))
    assert reach([early]) == (0, year)
    assert year * 0.45 < reach([late])[0] < year // 2
    assert reach([early, late]) == (0, year)


def test_a_flat_line_lies_in_the_middle() -> None:
    scale = scale_of(QRectF(0, 0, 100, 100), [Line(0, 10, (Spot(0, 5.0), Spot(10, 5.0)))])
    assert scale is not None
    assert scale.y(5.0) == 50.0
    assert scale_of(QRectF(0, 0, 100, 100), [Line(0, 10, ())]) is None
