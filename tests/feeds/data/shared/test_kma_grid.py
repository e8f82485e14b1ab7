import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.shared.kma_grid import MOST_X, MOST_Y, ORIGIN, Cell, cell_of
from resources.mercator import Position


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [  # positions and cells as they stand together in the administration's own table
        (37.5635694, 126.9800083, (60, 127)),  # Seoul
        (35.1770194, 129.0769528, (98, 76)),  # Busan
        (35.8685417, 128.6035528, (89, 90)),  # Daegu
        (37.4532333, 126.7073528, (55, 124)),  # Incheon
        (35.1569750, 126.8533639, (58, 74)),  # Gwangju
        (36.3471194, 127.3865667, (67, 100)),  # Daejeon
        (35.5354083, 129.3136889, (102, 84)),  # Ulsan
        (37.2718444, 127.0116889, (60, 120)),  # Gyeonggi
        (33.4856944, 126.5003333, (52, 38)),  # Jeju
    ],
)
def test_cities_lie_in_the_cells_of_the_table(latitude: float, longitude: float, cell: tuple[int, int]) -> None:
    assert cell_of(Position(latitude, longitude)) == cell


def test_the_origin_is_where_it_is_said_to_be() -> None:
    assert cell_of(ORIGIN) == Cell(43, 136)


@given(st.floats(33.0, 38.6), st.floats(124.6, 131.0))
def test_korea_is_on_the_grid_and_north_is_up(latitude: float, longitude: float) -> None:
    cell = cell_of(Position(latitude, longitude))
    assert 1 <= cell.x <= MOST_X
    assert 1 <= cell.y <= MOST_Y
    assert cell_of(Position(latitude + 0.1, longitude)).y > cell.y
    assert cell_of(Position(latitude, longitude + 0.1)).x > cell.x
