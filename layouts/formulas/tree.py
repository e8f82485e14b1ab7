"""What a formula is made of, and how it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from resources.text import Text

Function = Literal["min", "max", "mean", "sum", "abs", "clamp", "score", "share"]
Operator = Literal["+", "-", "*", "/"]

MOST_CHARACTERS = 1000
MOST_NESTED = 32
"""Brackets, functions and signs within one another. All that walks a formula may go as deep as this."""


class FormulaError(Exception):
    """A formula that cannot be: not written as one, or with units that do not fit.

    `wrong`: the word that is at fault ("" for none), `allowed`: the words among which the one that was meant may be.
    """

    def __init__(self, text: Text, *, wrong: str = "", allowed: tuple[str, ...] = ()) -> None:
        super().__init__(text.english())
        self.text = text
        self.wrong = wrong
        self.allowed = allowed


@dataclass(frozen=True, slots=True)
class Number:
    """A number, never negative, with its unit as it was written."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """The value of another indicator."""

    id: str


@dataclass(frozen=True, slots=True)
class Negated:
    """A formula with a minus before it."""

    of: "Formula"


@dataclass(frozen=True, slots=True)
class Chain:
    """Formulas that are added and subtracted, or multiplied and divided, from left to right."""

    first: "Formula"
    rest: tuple[tuple[Operator, "Formula"], ...]

    @property
    def is_sum(self) -> bool:
        """Whether it adds and subtracts."""
        return self.rest[0][0] in "+-"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of formulas."""

    function: Function
    arguments: tuple["Formula", ...]


Formula = Number | Name | Negated | Chain | Call


def names(formula: Formula) -> tuple[str, ...]:
    """Return the indicators that a formula rests on, each once, in the order in which it names them."""
    return tuple(dict.fromkeys(_names(formula)))


def _names(formula: Formula) -> Iterator[str]:
    match formula:
        case Name(id):
            yield id
        case Negated(of):
            yield from _names(of)
        case Chain(first, rest):
            yield from _names(first)
            for _, part in rest:
                yield from _names(part)
        case Call(_, arguments):
            for argument in arguments:
                yield from _names(argument)


def written(formula: Formula) -> str:
    """Return a formula as a person would write it; reading that gives the same formula."""
    match formula:
        case Number(value, unit):
            return f"{digits(value)} {unit}" if unit else digits(value)
        case Name(id):
            return id
        case Negated(of):
            return "-" + written_within(of, is_sum=False)
        case Chain(first, rest):
            text = written_within(first, is_sum=formula.is_sum)
            for operator, part in rest:
                text += f" {operator} {written_within(part, is_sum=formula.is_sum)}"
            return text
        case Call(function, arguments):
            return f"{function}({', '.join(map(written, arguments))})"


def written_within(part: Formula, *, is_sum: bool) -> str:
    """Return a part of a formula with the brackets that it needs within a sum, or else within a product."""
    text = written(part)
    return f"({text})" if needs_brackets(part, is_within_sum=is_sum) else text


def needs_brackets(part: Formula, *, is_within_sum: bool) -> bool:
    """Whether a part must stand in brackets within a sum, or else within a product or behind a sign."""
    return isinstance(part, Chain) and (part.is_sum or not is_within_sum)


def digits(value: float) -> str:
    """Return a number in digits alone, without an exponent."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
