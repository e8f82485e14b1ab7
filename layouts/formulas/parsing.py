"""From the text of a formula to what it is made of. Nothing of it is ever run as a program.

::

    sum      = product {("+" | "-") product}
    product  = signed {("*" | "/") signed}
    signed   = ["-"] signed | value
    value    = number [unit] | function "(" sum {"," sum} ")" | indicator | "(" sum ")"
"""

import re
from collections.abc import Callable
from typing import NamedTuple, get_args

from layouts.formulas.tree import (
    MOST_CHARACTERS,
    MOST_NESTED,
    Call,
    Chain,
    Formula,
    FormulaError,
    Function,
    Name,
    Negated,
    Number,
    Operator,
)
from resources.text import QT_TRANSLATE_NOOP

ID = r"[^\W\d]\w*(?:\.\w+)*"
"""What an indicator may be called, as a regular expression."""

FUNCTIONS: tuple[Function, ...] = get_args(Function)
ARGUMENTS: dict[Function, int] = {"abs": 1, "clamp": 3, "score": 3, "share": 2}
"""How many arguments a function has; those that are not here have one or more."""

_EMPTY = QT_TRANSLATE_NOOP("formula", "Formula is empty")
_TOO_LONG = QT_TRANSLATE_NOOP("formula", "Formula is longer than {most} characters, make two indicators of it")
_TOO_DEEP = QT_TRANSLATE_NOOP("formula", "Formula has more than {most} brackets within one another")
_CHARACTER = QT_TRANSLATE_NOOP("formula", "Character {at} of the formula, {text}, means nothing")
_NO_VALUE = QT_TRANSLATE_NOOP("formula", "A number, an indicator or ( must stand before {text} at character {at}")
_ENDS = QT_TRANSLATE_NOOP("formula", "Formula ends too early, a number, an indicator or ( must follow")
_OPEN = QT_TRANSLATE_NOOP("formula", "The bracket at character {at} is left open")
_FOLLOWS = QT_TRANSLATE_NOOP("formula", "An operator + - * / must stand before {text} at character {at}")
_FUNCTION = QT_TRANSLATE_NOOP("formula", "There is no function {name}, allowed: {allowed}")
_ARGUMENTS = QT_TRANSLATE_NOOP("formula", "{name} takes {count} values between its brackets, not {given}")
_TOO_LARGE = QT_TRANSLATE_NOOP("formula", "The number at character {at} is too large")

_BLANKS = re.compile(r"\s*")
_WORD = r"(?:°?[^\W\d_][^\W_]*|[%‰℃₩\u3380-\u33df])"  # the last are signs such as ㎍ and ㎥
_TOKENS = re.compile(
    # A unit goes on behind a / only where no indicator or bracket can be meant: 5 m/s, but 5 m/river.level.
    rf"(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[ ]?(?P<unit>{_WORD}(?:/{_WORD})*(?![\w.(])))?"
    rf"|(?P<name>{ID})"
    r"|(?P<sign>[-+*/(),×÷−])"
)
_OPERATORS: dict[str, Operator] = {"+": "+", "-": "-", "*": "*", "/": "/"}
_SAME = {"×": "*", "÷": "/", "−": "-"}
_MOST_OF_UNIT = 30
_LARGEST = 1e15


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    unit: str = ""


def parse(text: str) -> Formula:
    """Return the formula that `text` writes. Raises FormulaError."""
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(_TOO_LONG(most=MOST_CHARACTERS))
    tokens = _tokens(text)
    if not tokens:
        raise FormulaError(_EMPTY)
    parser = _Parser(tokens)
    formula = parser.sum()
    parser.end()
    return formula


def _tokens(text: str) -> list[_Token]:
    tokens = []
    at = _BLANKS.match(text).end()  # type: ignore[union-attr] # matches everywhere
    while at < len(text):
        found = _TOKENS.match(text, at)
        if found is None or len(found["unit"] or "") > _MOST_OF_UNIT:
            raise FormulaError(_CHARACTER(at=at + 1, text=text[at]))
        kind = "number" if found["number"] else "name" if found["name"] else "sign"
        tokens.append(_Token(kind, _SAME.get(found[0], found[kind]), at + 1, found["unit"] or ""))
        at = _BLANKS.match(text, found.end()).end()  # type: ignore[union-attr]
    return tokens


class _Parser:
    """Goes through the tokens once, each method taking those that belong to its rule."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def sum(self) -> Formula:
        return self._chain("+-", self._product)

    def end(self) -> None:
        token = self._peek()
        if token is not None:
            raise FormulaError(_FOLLOWS(text=token.text, at=token.at))

    def _product(self) -> Formula:
        return self._chain("*/", self._signed)

    def _chain(self, operators: str, part: Callable[[], Formula]) -> Formula:
        first = part()
        rest: list[tuple[Operator, Formula]] = []
        while (token := self._peek()) is not None and token.kind == "sign" and token.text in operators:
            self._next += 1
            rest.append((_OPERATORS[token.text], part()))
        return Chain(first, tuple(rest)) if rest else first

    def _signed(self) -> Formula:
        token = self._take()
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise FormulaError(_TOO_DEEP(most=MOST_NESTED))
        formula = Negated(self._signed()) if token.text == "-" else self._value(token)
        self._depth -= 1
        return formula

    def _value(self, token: _Token) -> Formula:
        if token.kind == "number":
            if float(token.text) > _LARGEST:
                raise FormulaError(_TOO_LARGE(at=token.at))
            return Number(float(token.text), token.unit)
        if token.kind == "name":
            bracket = self._peek()
            return self._call(token.text, bracket) if bracket and bracket.text == "(" else Name(token.text)
        if token.text != "(":
            raise FormulaError(_NO_VALUE(text=token.text, at=token.at))
        formula = self.sum()
        self._close(token)
        return formula

    def _call(self, name: str, bracket: _Token) -> Formula:
        function = next((each for each in FUNCTIONS if each == name), None)
        if function is None:
            raise FormulaError(_FUNCTION(name=name, allowed=", ".join(FUNCTIONS)), wrong=name, allowed=FUNCTIONS)
        self._next += 1
        arguments = [self.sum()]
        while (token := self._peek()) is not None and token.text == ",":
            self._next += 1
            arguments.append(self.sum())
        self._close(bracket)
        count = ARGUMENTS.get(function, len(arguments))
        if len(arguments) != count:
            raise FormulaError(_ARGUMENTS(name=name, count=count, given=len(arguments)))
        return Call(function, tuple(arguments))

    def _close(self, bracket: _Token) -> None:
        token = self._peek()
        if token is None:
            raise FormulaError(_OPEN(at=bracket.at))
        if token.text != ")":
            raise FormulaError(_FOLLOWS(text=token.text, at=token.at))
        self._next += 1

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._peek()
        if token is None:
            raise FormulaError(_ENDS)
        self._next += 1
        return token
