"""Where tiles lie, in pixels."""

from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layouts.geometry import PixelRect, arrange
from layouts.grids import Grid, template, uniform
from layouts.model import Layout, Place, Tile


def layout_of(grid: Grid) -> Layout:
    places = [
        Place(
            Fraction(cell.column - 1, grid.columns),
            Fraction(cell.row - 1, grid.rows),
            Fraction(cell.column - 1 + cell.column_span, grid.columns),
            Fraction(cell.row - 1 + cell.row_span, grid.rows),
        )
        for cell in grid.cells
    ]
    return Layout(id="a", name={"en": "A"}, tiles=tuple(Tile(place) for place in places))


def overlap(one: PixelRect, other: PixelRect) -> bool:
    across = one.x_px < other.x_px + other.width_px and other.x_px < one.x_px + one.width_px
    return across and one.y_px < other.y_px + other.height_px and other.y_px < one.y_px + one.height_px


def test_a_grid_is_exact() -> None:
    rects = arrange(layout_of(uniform(2, 2)), width_px=100, height_px=61, gutter_px=4, margin_px=3)
    assert rects == (
        PixelRect(3, 3, 45, 25),
        PixelRect(52, 3, 45, 25),
        PixelRect(3, 32, 45, 26),
        PixelRect(52, 32, 45, 26),
    )


def test_the_header_strip_lies_above_the_tiles() -> None:
    (rect,) = arrange(layout_of(uniform(1, 1)), width_px=100, height_px=100, header_px=20, gutter_px=4, margin_px=5)
    assert rect == PixelRect(5, 29, 90, 66)


def test_large_tiles_cover_the_gutters_between_their_cells() -> None:
    rects = arrange(layout_of(template("1+5")), width_px=320, height_px=320, gutter_px=10)
    assert rects[0] == PixelRect(0, 0, 210, 210)
    assert rects[1] == PixelRect(220, 0, 100, 100)
    assert rects[5] == PixelRect(220, 220, 100, 100)


def test_without_tiles_there_is_nothing_to_arrange() -> None:
    assert arrange(Layout("a", {"en": "A"}, ()), width_px=100, height_px=100) == ()


grids = st.builds(uniform, st.integers(1, 12), st.integers(1, 12)) | st.sampled_from(
    [template("1+5"), template("1+7"), template("2+8"), template("64")]
)
canvases = st.fixed_dictionaries(
    {
        "width_px": st.integers(0, 8000),
        "height_px": st.integers(0, 8000),
        "header_px": st.integers(0, 200),
        "gutter_px": st.integers(0, 40),
        "margin_px": st.integers(0, 60),
    }
)


@given(grids, canvases)
@example(template("2+8"), {"width_px": 31, "height_px": 31, "header_px": 1, "gutter_px": 9, "margin_px": 0})
def test_tiles_never_overlap_and_never_leave_the_canvas(grid: Grid, canvas: dict[str, int]) -> None:
    rects = arrange(layout_of(grid), **canvas)
    assert not any(overlap(one, other) for one, other in combinations(rects, 2))
    for rect in rects:
        assert min(rect.width_px, rect.height_px) >= 0
        assert rect.x_px >= 0
        assert rect.y_px >= min(canvas["header_px"], canvas["height_px"])
        assert rect.x_px + rect.width_px <= canvas["width_px"]
        assert rect.y_px + rect.height_px <= max(canvas["header_px"], canvas["height_px"])


@given(st.integers(1, 12), st.integers(1, 12), canvases)
def test_equal_cells_fill_the_canvas_with_gutters_and_nothing_else(
    columns: int, rows: int, canvas: dict[str, int]
) -> None:
    gutter, margin, header = canvas["gutter_px"], canvas["margin_px"], canvas["header_px"]
    above = margin + (header + gutter if header else 0)
    wide, high = canvas["width_px"] - 2 * margin, canvas["height_px"] - above - margin
    if wide < columns + (columns - 1) * gutter or high < rows + (rows - 1) * gutter:
        gutter = margin = 0
        above, wide, high = header, canvas["width_px"], max(0, canvas["height_px"] - header)
    rects = arrange(layout_of(uniform(columns, rows)), **canvas)
    first_row, first_column = rects[:columns], rects[::columns]
    assert sum(rect.width_px for rect in first_row) + (columns - 1) * gutter == wide
    assert sum(rect.height_px for rect in first_column) + (rows - 1) * gutter == high
    assert (rects[0].x_px, rects[0].y_px) == (margin, above)
    for left, right in pairwise(first_row):
        assert right.x_px - (left.x_px + left.width_px) == gutter
    for upper, lower in pairwise(first_column):
        assert lower.y_px - (upper.y_px + upper.height_px) == gutter
    widths, heights = {rect.width_px for rect in rects}, {rect.height_px for rect in rects}
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1


@given(
    st.lists(st.integers(1, 999), unique=True, max_size=5).map(sorted),
    st.integers(100, 4000),
    st.integers(0, 10),
)
def test_free_areas_whose_edges_meet_are_one_gutter_apart(cuts: list[int], width_px: int, gutter_px: int) -> None:
    edges = [Fraction(cut, 1000) for cut in (0, *cuts, 1000)]
    places = [Place(left, Fraction(0), right, Fraction(1)) for left, right in pairwise(edges)]
    layout = Layout("a", {"en": "A"}, tuple(Tile(place) for place in places))
    rects = arrange(layout, width_px=width_px, height_px=100, gutter_px=gutter_px)
    assert rects[-1].x_px + rects[-1].width_px in (width_px, rects[-1].x_px)
    for left, right in pairwise(rects):
        if left.width_px and right.width_px:  # one without a pixel lies at the canvas's end, not a gutter beyond
            assert right.x_px - (left.x_px + left.width_px) == gutter_px


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (5760, 2160), (1280, 720), (1366, 768)])
def test_every_cell_of_64_keeps_a_picture_on_real_screens(size: tuple[int, int]) -> None:
    rects = arrange(
        layout_of(template("64")), width_px=size[0], height_px=size[1], header_px=56, gutter_px=4, margin_px=16
    )
    assert len(rects) == 64
    assert min(rect.width_px for rect in rects) > 140
    assert min(rect.height_px for rect in rects) > 70
