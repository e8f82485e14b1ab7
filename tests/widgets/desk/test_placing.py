"""Screens that are drawn small stand as they hang."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.desk.placing import placed
from widgets.desk.ports import DeskScreen
from widgets.model import Box

ratios = st.sampled_from([16 / 9, 4 / 3, 9 / 16, 16 / 10, 32 / 9])


@st.composite
def walls(draw: st.DrawFn) -> list[DeskScreen]:
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    chosen = draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
    return [
        DeskScreen(f"{column}-{row}", "", ratio=draw(ratios), column=column + 1, row=row + 1) for column, row in chosen
    ]


@given(walls(), st.integers(300, 2000), st.integers(200, 1200), st.integers(0, 20), st.integers(0, 30))
def test_every_screen_is_in_the_area_in_its_shape_and_apart(
    screens: list[DeskScreen], width: int, height: int, gap: int, caption: int
) -> None:
    area = Box(7, 11, width, height)
    boxes = placed(screens, area, gap_px=gap, caption_px=caption)
    assert boxes.keys() == {screen.id for screen in screens}
    for screen in screens:
        box = boxes[screen.id]
        assert box.x_px >= area.x_px
        assert box.y_px - caption >= area.y_px - 1
        assert box.x_px + box.width_px <= area.x_px + area.width_px + 1
        assert box.y_px + box.height_px <= area.y_px + area.height_px + 1
        assert abs(box.width_px - box.height_px * screen.ratio) <= screen.ratio + 1
    for one in screens:
        for other in screens:
            a, b = boxes[one.id], boxes[other.id]
            if one.column < other.column:
                assert a.x_px + a.width_px <= b.x_px + 1
            if one.row < other.row:
                assert a.y_px + a.height_px <= b.y_px - caption + 1


def test_a_screen_over_several_cells_is_as_large_as_they_are_with_what_lies_between() -> None:
    screens = [
        DeskScreen("wide", "", ratio=32 / 9, columns=2),
        DeskScreen("left", "", row=2),
        DeskScreen("right", "", column=2, row=2),
    ]
    boxes = placed(screens, Box(0, 0, 1000, 1000), gap_px=10, caption_px=20)
    assert boxes["wide"].x_px <= boxes["left"].x_px + 10
    assert boxes["wide"].width_px >= 2 * boxes["left"].width_px
    assert boxes["wide"].y_px + boxes["wide"].height_px <= boxes["left"].y_px - 20


def test_a_wall_without_screens_has_no_boxes() -> None:
    assert placed([], Box(0, 0, 100, 100), gap_px=4, caption_px=9) == {}
