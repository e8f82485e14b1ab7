"""Working a formula out: values with units in, a value with its unit out, or why there is none.

Units are looked at before values. Worked out with inputs that have a unit and no value, a formula tells which unit it
gives, or which units do not fit; so it is checked when its city is read, and never fails later.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from layouts.formulas.tree import Call, Chain, Formula, FormulaError, Name, Negated, Number, written, written_within
from layouts.formulas.units import PERCENT, POINTS, Unit, unit
from resources.text import QT_TRANSLATE_NOOP, Text

_DIFFERENT = QT_TRANSLATE_NOOP("formula", "Units do not fit: {first} is in {first_unit}, {second} in {second_unit}")
_NO_UNIT = QT_TRANSLATE_NOOP("formula", "no unit")
_MANY_UNITS = QT_TRANSLATE_NOOP("formula", "Unit {unit} has too many parts")
_BY_NOTHING = QT_TRANSLATE_NOOP("formula", "{part} is 0, nothing can be divided by it")
_SAME_ENDS = QT_TRANSLATE_NOOP("formula", "Worst and best are both {value}, there is no score between them")
_TOO_LARGE = QT_TRANSLATE_NOOP("formula", "Its value is too large")

_MOST_PARTS = 12
"""How many symbols a unit may have, each counted by its exponent. Their product stays far within what a float holds."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Why there is no value: the reason, and the indicator that it is about ("" for the formula itself)."""

    indicator: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit; None with at least one reason, or where only the unit is asked for."""

    value: float | None
    unit: Unit
    lacks: tuple[Lack, ...] = ()

    def converted(self, to: Unit) -> "Quantity":
        """Return it in a unit that fits."""
        return self if self.value is None else _finite(self.unit.in_unit(self.value, to), to, self.lacks)


def work_out(formula: Formula, inputs: Mapping[str, Quantity]) -> Quantity:
    """Return what `formula` comes to. `inputs` has each indicator that it names.

    Where one of them has no value there is none, for the same reasons. Raises FormulaError where units do not fit.
    """
    match formula:
        case Number(value, written_unit):
            return Quantity(value, unit(written_unit))
        case Name(id):
            return inputs[id]
        case Negated(of):
            quantity = work_out(of, inputs)
            return Quantity(None if quantity.value is None else -quantity.value, quantity.unit, quantity.lacks)
        case Chain(first, rest):
            total = work_out(first, inputs)
            for operator, part in rest:
                other = work_out(part, inputs)
                match operator:
                    case "+" | "-":
                        _fit((first, part), (total, other))
                        total = _added(total, other, 1 if operator == "+" else -1)
                    case "*":
                        total = _multiplied(total, other)
                    case "/":
                        total = _divided(total, other, part)
            return total
        case Call(function, arguments):
            values = [work_out(argument, inputs) for argument in arguments]
            _fit(arguments, values)
            return _called(function, arguments, values)


def different(first: str, first_unit: Unit, second: str, second_unit: Unit) -> Text:
    """Return what is wrong where two units should fit and do not; with what is in each of them."""
    return _DIFFERENT(first=first, first_unit=_named(first_unit), second=second, second_unit=_named(second_unit))


def _named(unit_: Unit) -> Text | str:
    return str(unit_) or _NO_UNIT


def _fit(parts: Sequence[Formula], values: Sequence[Quantity]) -> None:
    """See that all values can be compared with the first."""
    for part, value in zip(parts, values, strict=True):
        if not value.unit.fits(values[0].unit):
            raise FormulaError(different(written(parts[0]), values[0].unit, written(part), value.unit))


def _called(function: str, arguments: Sequence[Formula], values: Sequence[Quantity]) -> Quantity:
    of = {"score": POINTS, "share": PERCENT}.get(function, values[0].unit)
    lacks = _lacks(*values)
    numbers = [value.unit.in_unit(value.value, values[0].unit) for value in values if value.value is not None]
    if len(numbers) < len(values):
        return Quantity(None, of, lacks)
    match function:
        case "min":
            return _finite(min(numbers), of)
        case "max":
            return _finite(max(numbers), of)
        case "sum":
            return _finite(sum(numbers), of)
        case "mean":
            return _finite(sum(numbers) / len(numbers), of)
        case "abs":
            return _finite(abs(numbers[0]), of)
        case "clamp":
            low, high = sorted(numbers[1:])
            return _finite(min(max(numbers[0], low), high), of)
        case "share":
            return _ratio(100 * numbers[0], numbers[1], of, lambda: _BY_NOTHING(part=written(arguments[1])))
        case _:
            value, worst, best = numbers
            score = _ratio(100 * (value - worst), best - worst, of, lambda: _SAME_ENDS(value=written(arguments[1])))
            return score if score.value is None else Quantity(min(max(score.value, 0.0), 100.0), of)


def _added(first: Quantity, second: Quantity, sign: int) -> Quantity:
    if first.value is None or second.value is None:
        return Quantity(None, first.unit, _lacks(first, second))
    return _finite(first.value + sign * second.unit.in_unit(second.value, first.unit), first.unit)


def _multiplied(first: Quantity, second: Quantity) -> Quantity:
    product = _bounded(first.unit * second.unit)
    if first.value is None or second.value is None:
        return Quantity(None, product, _lacks(first, second))
    return _finite(first.value * second.value, product)


def _divided(first: Quantity, second: Quantity, part: Formula) -> Quantity:
    quotient = _bounded(first.unit / second.unit)
    if first.value is None or second.value is None:
        return Quantity(None, quotient, _lacks(first, second))
    return _ratio(first.value, second.value, quotient, lambda: _BY_NOTHING(part=written_within(part, is_sum=False)))


def _ratio(over: float, under: float, of: Unit, reason: Callable[[], Text]) -> Quantity:
    """Return a quotient; without a value for `reason` where it would be one by 0."""
    if under == 0:
        return Quantity(None, of, (Lack("", reason()),))
    return _finite(over / under, of)


def _finite(value: float, of: Unit, lacks: tuple[Lack, ...] = ()) -> Quantity:
    if math.isfinite(value):
        return Quantity(value + 0.0, of, lacks)  # + 0.0: never a minus before nothing
    return Quantity(None, of, (*lacks, Lack("", _TOO_LARGE)))


def _bounded(of: Unit) -> Unit:
    if sum(abs(power) for _, power in of.symbols) > _MOST_PARTS:
        raise FormulaError(_MANY_UNITS(unit=str(of)))
    return of


def _lacks(*quantities: Quantity) -> tuple[Lack, ...]:
    """Return the reasons of all, each once."""
    lacks: list[Lack] = []
    for quantity in quantities:
        lacks += [lack for lack in quantity.lacks if lack not in lacks]
    return tuple(lacks)
