"""Korea's grid of metres and degrees.

The pairs were computed by PROJ 9.5.1 through pyproj 3.7.2, from EPSG:4326 to EPSG:5181.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.shared.positions import GRS80_TM, grid_position, in_korea, korean_position
from resources.mercator import GridPoint, Position, TransverseMercator

CONTROL = [
    (37.5663, 126.9779, 198047.5268, 451862.8350),  # Seoul's City Hall
    (38, 127, 200000.0000, 500000.0000),  # the origin
    (37.4979, 127.0276, 202440.6106, 444271.4086),  # Gangnam
    (37.5586, 126.7906, 181498.1811, 451028.6056),  # Gimpo
    (35.1796, 129.0756, 389076.8036, 188993.7560),  # Busan
    (33.4996, 126.5312, 156437.5196, 758.4815),  # Jeju
    (37.9537, 124.6693, -4853.6473, 497424.2182),  # Baengnyeong
    (37.4845, 130.9057, 545504.5970, 449956.4392),  # Ulleung
    (33.1, 126.27, 131855.4659, -43422.3643),  # Marado
    (38.6, 128.36, 318474.8469, 567478.6199),  # Goseong
]


@pytest.mark.parametrize(("latitude_deg", "longitude_deg", "easting_m", "northing_m"), CONTROL)
def test_control_points(latitude_deg: float, longitude_deg: float, easting_m: float, northing_m: float) -> None:
    point = GRS80_TM.grid(Position(latitude_deg, longitude_deg))
    assert point.easting_m == pytest.approx(easting_m, abs=0.001)
    assert point.northing_m == pytest.approx(northing_m, abs=0.001)
    position = grid_position(easting_m=easting_m, northing_m=northing_m)
    assert position.latitude_deg == pytest.approx(latitude_deg, abs=1e-8)  # about a millimetre
    assert position.longitude_deg == pytest.approx(longitude_deg, abs=1e-8)


def test_the_published_example_of_the_formulas() -> None:
    """IOGP publication 373-7-2, method 9807: 50°30' N, 0°30' E in the British grid."""
    british = TransverseMercator(6377563.396, 299.3249646, Position(49, -2), 0.9996012717, 400000, -100000)
    point = british.grid(Position(50.5, 0.5))
    assert point.easting_m == pytest.approx(577274.99, abs=0.01)
    assert point.northing_m == pytest.approx(69740.50, abs=0.01)
    assert british.position(point).latitude_deg == pytest.approx(50.5, abs=1e-9)


def test_the_grid_on_bessels_ellipsoid_is_another() -> None:
    bessel = TransverseMercator(6377397.155, 299.1528128, Position(38, 127), 1, 200000, 500000)
    here, there = (grid.position(GridPoint(198047.5268, 451862.8350)) for grid in (GRS80_TM, bessel))
    assert here.latitude_deg != pytest.approx(there.latitude_deg, abs=1e-5)


@given(st.floats(33, 38.7), st.floats(124.5, 131.5))
def test_there_and_back(latitude_deg: float, longitude_deg: float) -> None:
    back = GRS80_TM.position(GRS80_TM.grid(Position(latitude_deg, longitude_deg)))
    assert math.isclose(back.latitude_deg, latitude_deg, abs_tol=1e-9)
    assert math.isclose(back.longitude_deg, longitude_deg, abs_tol=1e-9)


@given(st.floats(), st.floats())
def test_any_point_is_in_korea_or_refused(easting_m: float, northing_m: float) -> None:
    try:
        position = grid_position(easting_m=easting_m, northing_m=northing_m)
    except ValueError:
        return
    assert in_korea(position)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (126.97, 37.56), (float("nan"), 1), (1e300, 1e300), (198047, -9e5)])
def test_points_that_are_none(x: float, y: float) -> None:
    with pytest.raises(ValueError, match="not a point in Korea"):
        grid_position(easting_m=x, northing_m=y)


def test_swapped_degrees_are_turned_round() -> None:
    hall = Position(37.5663, 126.9779)
    assert korean_position(latitude_deg=37.5663, longitude_deg=126.9779) == hall
    assert korean_position(latitude_deg=126.9779, longitude_deg=37.5663) == hall


@pytest.mark.parametrize(("latitude_deg", "longitude_deg"), [(0, 0), (41.3, 69.2), (37.5, 37.5), (float("nan"), 127)])
def test_degrees_outside_korea_are_refused(latitude_deg: float, longitude_deg: float) -> None:
    with pytest.raises(ValueError, match="not a position in Korea"):
        korean_position(latitude_deg=latitude_deg, longitude_deg=longitude_deg)
