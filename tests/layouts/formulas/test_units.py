"""Units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.formulas.units import spoken, unit, with_unit


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("µg/m³", "㎍/㎥"),
        ("µg/m³", "μg/m3"),
        ("µg/m³", "ug/m3"),
        ("°C", "℃"),
        ("%", "％"),
        ("㎡", "m²"),
        ("원", "KRW"),
        ("명/㎢", "people/km2"),
        ("건/시간", "cases/h"),
        ("km/h", "kph"),
        ("1/h", "/h"),
        ("m·m", "m²"),
        ("Wunder", "Wunder"),
        ("", " "),
    ],
)
def test_what_is_the_same_unit(first: str, second: str) -> None:
    assert unit(first).fits(unit(second))
    assert unit(first).factor == unit(second).factor


@pytest.mark.parametrize(
    ("value", "first", "expected", "second"),
    [
        (36, "km/h", 10, "m/s"),
        (1, "mg/m³", 1000, "µg/m³"),
        (90, "s", 1.5, "min"),
        (2, "억원", 200_000_000, "KRW"),
        (1, "ha", 10_000, "m²"),
        (40, "ppb", 0.04, "ppm"),
        (1, "kWh", 60, "kW·min"),
    ],
)
def test_what_fits_is_converted(value: float, first: str, expected: float, second: str) -> None:
    assert unit(first).fits(unit(second))
    assert unit(first).in_unit(value, unit(second)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [("%", ""), ("µg/m³", "%"), ("ppm", "µg/m³"), ("°C", ""), ("명", "대"), ("m", "m²"), ("nonsense", "nonsence")],
)
def test_what_does_not_fit(first: str, second: str) -> None:
    assert not unit(first).fits(unit(second))


def test_products_and_quotients() -> None:
    assert str(unit("km/h") * unit("h")) == "km"
    assert str(unit("m") / unit("s") / unit("s")) == "m/s²"
    assert str(unit("") / unit("h")) == "1/h"
    assert str(unit("%") / unit("%")) == ""
    assert (unit("m/s") * unit("min")).fits(unit("km"))
    assert (unit("m/s") * unit("min")).in_unit(1, unit("m")) == 60


def test_units_in_the_language_of_the_screen() -> None:
    assert [spoken("점", "en"), spoken("points", "ko"), spoken("건/h", "en"), spoken("km/h", "ko")] == [
        "points",
        "점",
        "/h",
        "km/h",
    ]
    assert spoken("건", "en") == "", "3 건 are 3"
    assert spoken("µg/m³", "en") == "µg/m³"
    assert [with_unit("43", unit, "ko") for unit in ("points", "%", "")] == ["43점", "43 %", "43"]
    assert [with_unit("43", unit, "en") for unit in ("점", "건", "건/h")] == ["43 points", "43", "43/h"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_text_is_more_than_a_unit_of_its_own(first: str, second: str) -> None:
    assert unit(first).fits(unit(first))
    assert (unit(first) * unit(second) / unit(second)).fits(unit(first))
    assert unit(first).in_unit(1.5, unit(first)) == 1.5


@given(st.sampled_from(["m", "km", "km/h", "m/s", "min", "%", "µg/m³", "명/㎢", "nonsense", "1/h"]))
def test_a_unit_is_written_as_it_can_be_read(text: str) -> None:
    assert unit(str(unit(text))) == unit(text)
