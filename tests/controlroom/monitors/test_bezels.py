"""What of a picture lies behind the frames between monitors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.monitors.bezels import Area, Pane, span_canvas

UHD_55 = {"size_px": (3840, 2160), "size_mm": (3840 / 3.17, 2160 / 3.17)}


def grid(columns: int, rows: int, bezel_mm: float, **size: tuple[float, float]) -> dict[str, Pane]:
    return {
        f"{column}{row}": Pane(column, row, bezel_mm=bezel_mm, **size)  # type: ignore[arg-type]
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    }


def test_the_frames_of_the_style_guide() -> None:
    canvas = span_canvas(grid(3, 2, 3.6, **UHD_55))
    assert (canvas.width_px, canvas.height_px) == (3 * 3840 + 2 * 23, 2 * 2160 + 23), "7.2 mm at 3.17 px/mm = 23 px"
    assert canvas.areas["11"] == Area(0, 0, 3840, 2160)
    assert canvas.areas["32"] == Area(2 * (3840 + 23), 2160 + 23, 3840, 2160)


@pytest.mark.parametrize(("bezel_mm", "gap_mm", "hidden_px"), [(0, 0, 0), (0, 10, 32), (5, 0, 32), (5, 10, 63)])
def test_frames_and_gaps_add_up(bezel_mm: float, gap_mm: float, hidden_px: int) -> None:
    assert span_canvas(grid(2, 1, bezel_mm, **UHD_55), gap_mm).width_px == 2 * 3840 + hidden_px


def test_monitors_that_do_not_say_how_large_they_are() -> None:
    panes = grid(2, 1, 5, size_px=(1920, 1080))
    assert span_canvas(panes).width_px == 2 * 1920 + 38, "at 96 dots to the inch"
    panes["11"] = Pane(1, 1, **UHD_55, bezel_mm=5)  # type: ignore[arg-type]
    assert span_canvas(panes).width_px == 3840 + 1920 + 32, "as its neighbour"


def test_one_that_hangs_upright_beside_one_that_lies() -> None:
    panes = {"a": Pane(1, 1, (1920, 1080)), "b": Pane(3, 1, (1080, 1920)), "c": Pane(1, 2, (1280, 720))}
    canvas = span_canvas(panes)
    assert (canvas.width_px, canvas.height_px) == (3000, 2640)
    assert canvas.areas == {"a": Area(0, 0, 1920, 1080), "b": Area(1920, 0, 1080, 1920), "c": Area(0, 1920, 1280, 720)}


panes = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.tuples(
        st.tuples(st.integers(1, 8000), st.integers(1, 8000)),
        st.just((0.0, 0.0)) | st.tuples(st.floats(10, 3000), st.floats(10, 3000)),
        st.floats(0, 50),
    ),
    min_size=1,
)


@given(panes, st.floats(0, 200))
def test_parts_lie_inside_beside_each_other_and_in_order(
    drawn: dict[tuple[int, int], tuple[tuple[int, int], tuple[float, float], float]], gap_mm: float
) -> None:
    made = {
        f"{column} {row}": Pane(column, row, size_px, size_mm, bezel_mm)
        for (column, row), (size_px, size_mm, bezel_mm) in drawn.items()
    }
    canvas = span_canvas(made, gap_mm)
    for name, area in canvas.areas.items():
        assert (area.width_px, area.height_px) == made[name].size_px
        assert 0 <= area.x_px <= canvas.width_px - area.width_px
        assert 0 <= area.y_px <= canvas.height_px - area.height_px
        for other, place in canvas.areas.items():
            if made[name].column < made[other].column:
                assert area.x_px + area.width_px <= place.x_px
            if made[name].row < made[other].row:
                assert area.y_px + area.height_px <= place.y_px
            if made[name].row == made[other].row:
                assert area.y_px == place.y_px
