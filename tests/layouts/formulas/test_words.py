"""Formulas in words."""

import pytest
from hypothesis import given

from layouts.formulas.parsing import parse
from layouts.formulas.tree import Formula
from layouts.formulas.words import in_words
from tests.layouts.formulas.strategies import NAMES, UNITS, formulas

ENGLISH = {"air.pm25": "Fine dust", "parked": "Bikes {parked}", "racks": "Racks"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0.4 * score(air.pm25, 75 µg/m³, 5 µg/m³)", "0.4 × score(Fine dust: 0 at 75 µg/m³, 100 at 5 µg/m³)"),
        ("share(parked, racks)", "share(Bikes {parked} of Racks, %)"),
        ("-(parked - 1 건) / unknown", "−(Bikes {parked} − 1) ÷ unknown"),
        ("clamp(mean(parked, racks), 0, 1000)", "limited(mean(Bikes {parked}, Racks): from 0 to 1000)"),
        ("min(parked, 1) + abs(racks)", "smallest(Bikes {parked}, 1) + size without sign(Racks)"),
    ],
)
def test_a_formula_in_english(text: str, words: str) -> None:
    assert in_words(parse(text), ENGLISH, "en").english() == words


@given(formulas(UNITS))
def test_every_formula_can_be_said(formula: Formula) -> None:
    words = in_words(formula, dict.fromkeys(NAMES, "지표"), "ko").english()
    assert words
    assert words.count("(") == words.count(")")
