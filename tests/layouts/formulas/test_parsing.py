"""Formulas read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.formulas.parsing import parse
from layouts.formulas.tree import Call, Chain, Formula, FormulaError, Name, Negated, Number, names, written
from tests.layouts.formulas.strategies import NAMES, UNITS, formulas

A, B, C = map(Name, "abc")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("a", A),
        ("air.pm25", Name("air.pm25")),
        ("물가.쌀 * 2", Chain(Name("물가.쌀"), (("*", Number(2)),))),
        ("a + b * c", Chain(A, (("+", Chain(B, (("*", C),))),))),
        ("(a + b) * c", Chain(Chain(A, (("+", B),)), (("*", C),))),
        ("a - b + c", Chain(A, (("-", B), ("+", C)))),
        ("a / b / c", Chain(A, (("/", B), ("/", C)))),
        ("a × b ÷ c − 1", Chain(Chain(A, (("*", B), ("/", C))), (("-", Number(1)),))),
        ("-a * -b", Chain(Negated(A), (("*", Negated(B)),))),
        ("((a))", A),
        ("1.50", Number(1.5)),
        (".5 + 1.", Chain(Number(0.5), (("+", Number(1)),))),
        ("  min( a ,b )\n", Call("min", (A, B))),
        ("max", Name("max")),
        ("score(a, 75 µg/m³, 5 µg/m³)", Call("score", (A, Number(75, "µg/m³"), Number(5, "µg/m³")))),
        ("100% - a", Chain(Number(100, "%"), (("-", A),))),
        ("5 ㎍/㎥ + 5ppm", Chain(Number(5, "㎍/㎥"), (("+", Number(5, "ppm")),))),
        ("3 °C * 2 m²", Chain(Number(3, "°C"), (("*", Number(2, "m²")),))),
        ("10 건/h / a", Chain(Number(10, "건/h"), (("/", A),))),
        ("5 m/s/s", Number(5, "m/s/s")),
        ("5 m/river.level", Chain(Number(5, "m"), (("/", Name("river.level")),))),
        ("5 m/(a)", Chain(Number(5, "m"), (("/", A),))),
        ("5 m / s", Chain(Number(5, "m"), (("/", Name("s")),))),
        ("share(a, b)", Call("share", (A, B))),
    ],
)
def test_what_a_formula_means(text: str, formula: Formula) -> None:
    assert parse(text) == formula


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Formula is empty"),
        (" \n", "Formula is empty"),
        ("a +", "Formula ends too early, a number, an indicator or ( must follow"),
        ("a + * b", "A number, an indicator or ( must stand before * at character 5"),
        ("()", "A number, an indicator or ( must stand before ) at character 2"),
        ("min()", "A number, an indicator or ( must stand before ) at character 5"),
        ("(a + b", "The bracket at character 1 is left open"),
        ("min(a, b", "The bracket at character 4 is left open"),
        ("a b", "An operator + - * / must stand before b at character 3"),
        ("a)", "An operator + - * / must stand before ) at character 2"),
        ("(a b)", "An operator + - * / must stand before b at character 4"),
        ("2 3", "An operator + - * / must stand before 3 at character 3"),
        ("a ** b", "A number, an indicator or ( must stand before * at character 4"),
        ("a == b", "Character 3 of the formula, =, means nothing"),
        ("a; b", "Character 2 of the formula, ;, means nothing"),
        ("__import__('os')", "Character 12 of the formula, ', means nothing"),
        ("open(a)", "There is no function open, allowed: min, max, mean, sum, abs, clamp, score, share"),
        ("clamp(a, 1)", "clamp takes 3 values between its brackets, not 2"),
        ("abs(a, b)", "abs takes 1 values between its brackets, not 2"),
        ("1" * 400, "The number at character 1 is too large"),
        ("(" * 40 + "a" + ")" * 40, "Formula has more than 32 brackets within one another"),
        ("-" * 40 + "a", "Formula has more than 32 brackets within one another"),
        ("a" * 1001, "Formula is longer than 1000 characters, make two indicators of it"),
    ],
)
def test_what_is_no_formula_is_told(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text)
    assert raised.value.text.english() == message


def test_a_function_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("scor(a, 0, 1)")
    assert (raised.value.wrong, "score" in raised.value.allowed) == ("scor", True)


def test_a_long_sum_is_not_deep() -> None:
    formula = parse("+".join(["a"] * 500))
    assert written(formula).count("a") == 500


def test_the_names_of_a_formula_are_told_once_in_order() -> None:
    assert names(parse("b * min(a, -b, c.d) + 3 - (a / b)")) == ("b", "a", "c.d")


@given(formulas(UNITS, (*NAMES, "air.pm25", "물가.쌀")))
def test_what_is_written_is_read_as_the_same(formula: Formula) -> None:
    assert parse(written(formula)) == formula


@given(st.one_of(st.text(max_size=40), st.text("ab.1 %(),+-*/°µ²msoreciple", max_size=60)))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        formula = parse(text)
    except FormulaError:
        return
    assert parse(written(formula)) == formula
