"""Formulas worked out."""

import math
import re
import statistics
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.formulas.parsing import parse
from layouts.formulas.tree import Formula, FormulaError, names, written
from layouts.formulas.units import Unit, unit
from layouts.formulas.working import Lack, Quantity, work_out
from resources.text import Text
from tests.layouts.formulas.strategies import NAMES, UNITS, formulas, plain_formulas

INPUTS = {
    "pm25": Quantity(40.0, unit("µg/m³")),
    "humid": Quantity(60.0, unit("%")),
    "speed": Quantity(18.0, unit("km/h")),
    "road": Quantity(9000.0, unit("m")),
    "parked": Quantity(30.0, unit("")),
    "racks": Quantity(120.0, unit("")),
    "none": Quantity(0.0, unit("")),
    "gone": Quantity(None, unit(""), (Lack("gone", Text("test", "silent")),)),
    "lost": Quantity(None, unit("µg/m³"), (Lack("lost", Text("test", "cut")),)),
}


def value_and_unit(text: str) -> tuple[float | None, str]:
    quantity = work_out(parse(text), INPUTS)
    return quantity.value, str(quantity.unit)


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("pm25 + 0.01 mg/m³", 50, "µg/m³"),
        ("0.01 mg/m³ + pm25", 0.05, "mg/m³"),
        ("road / speed", 500, "m·h/km"),
        ("parked + racks * 2", 270, ""),
        ("humid / 100 % * racks", 72, ""),
        ("score(pm25, 75 µg/m³, 5 µg/m³)", 50, "points"),
        ("score(pm25, 0.030 mg/m³, 5 µg/m³)", 0, "points"),
        ("score(humid, 0 %, 50 %)", 100, "points"),
        ("0.25 * score(humid, 0%, 100%) + 0.75 * score(parked, 0, 30)", 90, "points"),
        ("share(parked, racks)", 25, "%"),
        ("share(racks, parked)", 400, "%"),
        ("mean(1, 2, racks)", 41, ""),
        ("sum(parked, racks, 1)", 151, ""),
        ("min(pm25, 0.001 mg/m³)", 1, "µg/m³"),
        ("max(1 km, road)", 9, "km"),
        ("abs(parked - racks)", 90, ""),
        ("clamp(racks, 0, 100)", 100, ""),
        ("clamp(racks, 200, 150)", 150, ""),
        ("-parked - -parked", 0, ""),
        ("2 명 * 3 건/명", 6, "cases"),
    ],
)
def test_values_with_their_units(text: str, value: float, of: str) -> None:
    worked, unit_of = value_and_unit(text)
    assert worked == pytest.approx(value)
    assert unit_of == of


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pm25 + humid", "Units do not fit: pm25 is in µg/m³, humid in %"),
        ("pm25 - 3", "Units do not fit: pm25 is in µg/m³, 3 in no unit"),
        ("score(pm25, 75, 5)", "Units do not fit: pm25 is in µg/m³, 75 in no unit"),
        ("mean(humid, parked * 2)", "Units do not fit: humid is in %, parked * 2 in no unit"),
        ("share(road, speed)", "Units do not fit: road is in m, speed in km/h"),
        ("none + lost", "Units do not fit: none is in no unit, lost in µg/m³"),
        ("*".join(["road"] * 13), "Unit m^13 has too many parts"),
    ],
)
def test_units_that_do_not_fit_are_named(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as raised:
        work_out(parse(text), INPUTS)
    assert raised.value.text.english() == message


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("gone", [("gone", "silent")]),
        ("parked / none", [("", "none is 0, nothing can be divided by it")]),
        ("share(parked, none * 2)", [("", "none * 2 is 0, nothing can be divided by it")]),
        ("parked / (none + none)", [("", "(none + none) is 0, nothing can be divided by it")]),
        ("score(parked, 5, 5)", [("", "Worst and best are both 5, there is no score between them")]),
        ("mean(gone, parked, gone)", [("gone", "silent")]),
        ("gone * lost", [("gone", "silent"), ("lost", "cut")]),
        ("none * gone + parked / none", [("gone", "silent"), ("", "none is 0, nothing can be divided by it")]),
        ("-gone", [("gone", "silent")]),
        ("*".join(["1000000000000"] * 30), [("", "Its value is too large")]),
    ],
)
def test_without_a_value_the_reasons_are_told(text: str, lacks: list[tuple[str, str]]) -> None:
    quantity = work_out(parse(text), INPUTS)
    assert quantity.value is None
    assert [(lack.indicator, lack.reason.english()) for lack in quantity.lacks] == lacks


def test_without_values_the_unit_is_told_all_the_same() -> None:
    inputs = {name: Quantity(None, quantity.unit) for name, quantity in INPUTS.items()}
    assert str(work_out(parse("share(parked, racks) + humid"), inputs).unit) == "%"


class Nothing(Exception):
    """The reference has no value either."""


def reference(text: str, values: Mapping[str, float]) -> float | None:
    """Python's own reading of a formula without units, which is written as Python writes it."""

    def divided(over: float, under: float) -> float:
        if under == 0:
            raise Nothing
        return over / under

    class Float(float):
        """A float whose quotients by nothing are none."""

        def __truediv__(self, other: float) -> "Float":
            return Float(divided(float(self), float(other)))

        def __mul__(self, other: float) -> "Float":
            return Float(float(self) * float(other))

        def __add__(self, other: float) -> "Float":
            return Float(float(self) + float(other))

        def __sub__(self, other: float) -> "Float":
            return Float(float(self) - float(other))

        def __neg__(self) -> "Float":
            return Float(-float(self))

    functions = {
        "min": lambda *of: Float(min(of)),
        "max": lambda *of: Float(max(of)),
        "sum": lambda *of: Float(sum(map(float, of))),
        "mean": lambda *of: Float(sum(map(float, of)) / len(of)),
        "abs": lambda of: Float(math.fabs(of)),
        "clamp": lambda of, low, high: Float(statistics.median([of, low, high])),
        "score": lambda of, worst, best: Float(
            statistics.median([0, 100, divided(100 * (float(of) - float(worst)), float(best) - float(worst))])
        ),
        "share": lambda part, whole: Float(divided(100 * float(part), float(whole))),
        "Float": Float,
    }
    code = compile(text, "formula", "eval")
    try:
        value = eval(code, {**functions, **{name: Float(value) for name, value in values.items()}})
    except Nothing:
        return None
    return float(value) if math.isfinite(value) else None


def as_python(formula: Formula) -> str:
    """Each number of a formula as `Float` without its unit, so that the reference divides as formulas do."""
    return re.sub(r"(?<![\w.])([0-9.]+)(?: points| %)?", r"Float(\1)", written(formula))


VALUES = st.one_of(st.integers(-100, 100).map(float), st.floats(-1e6, 1e6, allow_subnormal=False))


@given(plain_formulas(), st.tuples(VALUES, VALUES, VALUES))
def test_a_value_is_what_python_works_out(formula: Formula, values: tuple[float, float, float]) -> None:
    inputs = dict(zip(NAMES, values, strict=True))
    quantity = work_out(formula, {name: Quantity(value, unit("")) for name, value in inputs.items()})
    expected = reference(as_python(formula), inputs)
    if expected is None or quantity.value is None:
        assert (quantity.value, expected) == (None, None)
        assert quantity.lacks
    else:
        assert quantity.value == pytest.approx(expected, rel=1e-9, abs=1e-9)


ANY_VALUE = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))


@given(
    formulas(UNITS),
    st.lists(ANY_VALUE, min_size=3, max_size=3),
    st.lists(st.sampled_from(UNITS), min_size=3, max_size=3),
)
def test_nothing_but_its_own_error_is_raised(formula: Formula, values: list[float | None], units: list[str]) -> None:
    def quantity(name: str, value: float | None, of: Unit) -> Quantity:
        return Quantity(value, of, () if value is not None else (Lack(name, Text("test", "gone")),))

    inputs = {name: quantity(name, value, unit(of)) for name, value, of in zip(NAMES, values, units, strict=True)}
    unchecked = {name: Quantity(None, given.unit) for name, given in inputs.items()}
    try:
        checked = work_out(formula, unchecked)
    except FormulaError:
        with pytest.raises(FormulaError):
            work_out(formula, inputs)
        return
    worked = work_out(formula, inputs)
    assert worked.unit.fits(checked.unit), "what was checked without values holds with them"
    assert (worked.value is None) == bool(worked.lacks)
    if any(inputs[name].value is None for name in names(formula)):
        assert worked.value is None
    if worked.value is not None:
        assert math.isfinite(worked.value)
