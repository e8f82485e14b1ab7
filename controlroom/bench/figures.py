"""Sums on measured figures: how fast something grows, and what several runs have in common."""

import statistics
from collections.abc import Callable, Sequence
from typing import Any

Document = dict[str, Any]


def slope(places: Sequence[float], values: Sequence[float]) -> float:
    """Return by how much `values` grow for each 1 of `places`: ordinary least squares; 0 where that says nothing."""
    if len(set(places)) < 2:
        return 0.0
    return statistics.linear_regression(places, values).slope


def summed_up(documents: Sequence[Document]) -> Document:
    """Return the median of every figure of several runs, with the smallest and largest of each in "min" and "max".

    The documents have the same shape. What is no number is that of the first; lists are met place by place, as far as
    the shortest goes. One document is returned as it is.
    """
    if len(documents) == 1:
        return documents[0]
    median, least, most = (_merged(documents, how) for how in (statistics.median, min, max))
    return {**median, "repeat": len(documents), "min": least, "max": most}


def _merged(values: Sequence[Any], how: Callable[[Sequence[float]], float]) -> Any:
    first = values[0]
    if isinstance(first, dict):
        keys = dict.fromkeys(key for value in values for key in value)
        return {key: _merged([value[key] for value in values if key in value], how) for key in keys}
    if isinstance(first, list):
        return [_merged(place, how) for place in zip(*values, strict=False)]
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) < len(values):
        return first
    result = round(how(numbers), 4)
    whole = all(isinstance(number, int) for number in numbers) and result == int(result)
    return int(result) if whole else result
