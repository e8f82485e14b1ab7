"""Shapes of districts: what is inside, what a rounded border may be off, and views that lead there and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from tests.fakes.maps import seoul, squares
from widgets.facts import District, DistrictMap, Name
from widgets.maps.names import short_name
from widgets.maps.shapes import Shapes
from widgets.maps.view import MOST_ZOOM, WHOLE, Zoom, fitted, moved, zoomed

AREA = QRectF(10, 20, 800, 500)


def holed() -> DistrictMap:
    """A square with a hole, and a bow tie that crosses itself."""
    outer = np.array([(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)])
    bow = np.array([(5.0, 0.0), (9.0, 4.0), (9.0, 0.0), (5.0, 4.0)])
    ring = District("구멍", Name("구멍"), (0, 0), (outer, outer / 2 + 1))
    return DistrictMap((ring, District("나비", Name("나비"), (1, 0), (bow,))))


@pytest.mark.parametrize(
    ("x", "y", "number"),
    [(0.5, 0.5, 0), (2.0, 2.0, None), (6.0, 2.0, 1), (7.0, 0.5, None), (8.5, 2.0, 1), (4.5, 1.0, None), (-1, -1, None)],
)
def test_what_an_odd_number_of_borders_surrounds_is_inside(x: float, y: float, number: int | None) -> None:
    shapes = Shapes(holed())
    assert shapes.at(x, y) == number
    view = fitted(shapes.size, AREA)
    inside = [n for n in (0, 1) if shapes.contains(n, view.px(x, y), view)]
    assert inside == ([] if number is None else [number])


def test_borders_are_off_by_half_a_pixel_at_most(qapp: QApplication) -> None:
    shapes = Shapes(seoul())
    view = fitted(shapes.size, AREA)
    level, factor = shapes.level(view)
    assert 0.5 < factor <= 1.0
    for number, district in enumerate(seoul().districts):
        rounded = np.array([(point.x(), point.y()) for point in shapes.polygons(number, level)[0].toList()]) * factor
        exact = np.array([shapes.own((x, y)) for x, y in district.rings[0].tolist()]) * view.scale
        distances = np.hypot(*(exact[:, None] - rounded[None]).transpose(2, 0, 1)).min(axis=1)
        assert distances.max() <= 0.71 / 2 + 1e-9
        assert len(rounded) <= len(exact)


def test_only_what_reaches_into_a_part_is_seen() -> None:
    shapes = Shapes(squares(10))
    assert shapes.seen(QRectF(2.5, 0.2, 2.0, 0.1)) == [2, 3, 4]
    assert shapes.touches(QRectF(0, 0, 2000, 2000), fitted(shapes.size, AREA))
    assert not shapes.touches(QRectF(0, 0, 5, 5), fitted(shapes.size, AREA))


def test_the_whole_map_lies_in_the_middle() -> None:
    view = fitted((10.0, 1.0), AREA)
    assert view.scale == 80.0
    assert view.px(5.0, 0.5) == QPointF(410, 270)


@given(
    st.floats(10, 810),
    st.floats(20, 520),
    st.lists(st.floats(0.3, 3.0), max_size=12),
    st.floats(-500, 500),
    st.floats(-500, 500),
)
def test_zooming_and_moving_stay_on_the_map(x: float, y: float, factors: list[float], dx: float, dy: float) -> None:
    size, zoom = (9.0, 5.0), WHOLE
    for factor in factors:
        zoom = zoomed(size, AREA, zoom, QPointF(x, y), factor)
        zoom = moved(size, AREA, zoom, QPointF(dx, dy))
        assert 1.0 <= zoom.factor <= MOST_ZOOM
        if zoom.factor > 1.0:
            assert 0 <= zoom.x <= size[0]
            assert 0 <= zoom.y <= size[1]
        else:
            assert zoom == WHOLE


def test_what_is_under_the_pointer_stays_there() -> None:
    size, at = (9.0, 5.0), QPointF(300, 200)
    zoom = zoomed(size, AREA, Zoom(2.0, 4.0, 2.0), at, 1.5)
    before, after = fitted(size, AREA, Zoom(2.0, 4.0, 2.0)), fitted(size, AREA, zoom)
    assert after.plane(at) == pytest.approx(before.plane(at), abs=2 / after.scale)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("강서구", "강서"), ("중구", "중구"), ("Gangseo-gu", "Gangseo"), ("Jung-gu", "Jung"), ("명동", "명동"),
        ("사직동", "사직"), ("Central District", "Central"), ("Sergeli", "Sergeli"),
    ],
)  # fmt: skip
def test_names_are_shortened_by_the_word_for_what_they_are(name: str, short: str) -> None:
    assert short_name(name) == short
