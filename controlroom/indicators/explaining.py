"""How a value came about, for people: its formula in words, and each input with its value."""

from collections.abc import Mapping
from dataclasses import dataclass

from controlroom.indicators.look import Look
from controlroom.indicators.measured import Measured
from layouts.formulas.words import in_words
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from layouts.model import name_in
from resources.text import Text


@dataclass(frozen=True, slots=True)
class Input:
    """An indicator that a formula rests on, with the value it took. `place` "": that of the city.

    `entry` is None for one that is wrong in the city's file.
    """

    id: str
    entry: IndicatorEntry | None
    place: str
    measured: Measured


@dataclass(frozen=True, slots=True)
class Explanation:
    """The formula in words, and its inputs in the order in which it names them."""

    words: Text
    inputs: tuple[Input, ...]


def explained(indicators: Indicators, look: Look, id: str, language: str, place: str = "") -> Explanation | None:
    """Return how the value of an indicator came about, None of one without a formula."""
    tree = indicators.good[id].tree
    if tree is None:
        return None
    return Explanation(
        in_words(tree, _names(indicators, language), language),
        tuple(
            Input(name, indicators.good.get(name), where, look.at(name, where))
            for name, where in look.inputs(id, place).items()
        ),
    )


def _names(indicators: Indicators, language: str) -> Mapping[str, str]:
    return {id: name_in(language, entry.name.by_language()) for id, entry in indicators.good.items()}
