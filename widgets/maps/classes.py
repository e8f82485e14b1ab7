"""Classes of values: round numbers between them, the same wherever a measure is shown, and the colour of each."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor

from widgets.theme import Ramps

STEPS = 7
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_LEFT_OVER = 1e-9
"""Values no further apart than this are the same one: sums of binary fractions leave as much over."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Values in classes. `breaks`: where one ends and the next begins; `steps`: the step of the ramp of each class.

    `is_diverging`: around 0, on the ramp with two ends. `least`, `most`: ends of the first and the last class.
    """

    breaks: tuple[float, ...]
    steps: tuple[int, ...]
    least: float
    most: float
    is_diverging: bool = False

    def of(self, value: float) -> int:
        """Return the class of a value."""
        return bisect_right(self.breaks, value)

    def part(self, value: float) -> float:
        """Return where a value lies among classes drawn equally wide, from 0 to 1."""
        ends = (self.least, *self.breaks, self.most)
        at = self.of(value)
        wide = ends[at + 1] - ends[at]
        within = (value - ends[at]) / wide if wide > 0 else 0.5
        return (at + min(1.0, max(0.0, within))) / len(self.steps)

    def colour(self, step: int, ramps: Ramps) -> QColor:
        """Return the colour of a step."""
        return (ramps.diverging if self.is_diverging else ramps.sequential)[step]

    def is_light(self, step: int, ramps: Ramps) -> bool:
        """Whether letters on a step are dark."""
        return step in (ramps.dark_diverging if self.is_diverging else ramps.dark_sequential)

    @property
    def decimals(self) -> int:
        """How many decimals tell its breaks apart."""
        return max((_decimals(each) for each in self.breaks), default=0)


def sequential(values: Iterable[float], breaks: Sequence[float] = ()) -> Classes:
    """Return classes from little to much: those of `breaks`, else the fewest round ones of at most seven."""
    known = list(values)
    low, high = min(known, default=0.0), max(known, default=0.0)
    chosen = sorted(breaks)[: STEPS - 1] if breaks else _round_breaks(low, high)
    wide = chosen[1] - chosen[0] if len(chosen) > 1 else max(abs(high - low), 1e-9)
    least = min(low, chosen[0] - wide) if chosen else low
    most = max(high, chosen[-1] + wide) if chosen else high
    return Classes(tuple(chosen), _spread(len(chosen) + 1), least, most)


def diverging(differences: Iterable[float], breaks: Sequence[float] = (), *, is_better_low: bool = False) -> Classes:
    """Return seven classes of differences around 0; the middle one is as usual. `is_better_low`: less is better."""
    known = list(differences)
    furthest = max((abs(each) for each in known), default=0.0)
    if breaks:
        chosen = sorted(breaks)[: STEPS - 1]
    else:
        unit = _round_up(furthest / 6) if furthest > _LEFT_OVER else 1.0
        chosen = [_exact(each * unit) for each in (-5, -3, -1, 1, 3, 5)]
    steps = _spread(len(chosen) + 1)
    wide = abs(chosen[-1] - chosen[0]) / max(1, len(chosen) - 1) or 1.0
    least, most = min([*known, chosen[0] - wide]), max([*known, chosen[-1] + wide])
    return Classes(tuple(chosen), steps[::-1] if is_better_low else steps, least, most, True)


def _round_breaks(low: float, high: float) -> list[float]:
    if not math.isfinite(high - low) or high - low <= _LEFT_OVER * max(1.0, abs(high)):
        return []
    unit = _round_up((high - low) / STEPS)
    while True:
        first = math.floor(low / unit) + 1
        last = math.ceil(high / unit) - 1
        if last - first < STEPS - 1:
            return [_exact(number * unit) for number in range(first, last + 1)]
        unit = _round_up(unit * 1.01)


def _exact(value: float) -> float:
    """Return a number without what binary fractions add to it."""
    return float(f"{value:.12g}")


def _round_up(value: float) -> float:
    """Return the next number of 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(each * power for each in _ROUND if each * power >= value * (1 - 1e-12))


def _spread(count: int) -> tuple[int, ...]:
    """Return steps of the ramp for so many classes, as far from each other as they can be."""
    if count == 1:
        return (STEPS // 2,)
    return tuple(round(number * (STEPS - 1) / (count - 1)) for number in range(count))


def _decimals(value: float) -> int:
    return next((digits for digits in range(6) if abs(value - round(value, digits)) < 1e-9 * max(1.0, abs(value))), 6)
