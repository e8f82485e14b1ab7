"""Formulas as hypothesis makes them up."""

from hypothesis import strategies as st

from layouts.formulas.parsing import ARGUMENTS, FUNCTIONS
from layouts.formulas.tree import Call, Chain, Formula, Function, Name, Negated, Number, Operator

NAMES = ("a", "b", "c")
UNITS = ("", "m", "km", "km/h", "µg/m³", "%", "°C", "명", "건/h", "nonsense")


def numbers(units: tuple[str, ...]) -> st.SearchStrategy[Formula]:
    values = st.one_of(st.integers(0, 1000).map(float), st.floats(0, 1e9, allow_subnormal=False))
    return st.builds(Number, values, st.sampled_from(units))


def formulas(units: tuple[str, ...] = ("",), names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Formula]:
    return st.recursive(st.one_of(numbers(units), st.sampled_from(names).map(Name)), _larger, max_leaves=12)


PLAIN: dict[Function, Formula] = {"score": Number(1, "points"), "share": Number(1, "%")}


def plain_formulas() -> st.SearchStrategy[Formula]:
    """Return formulas of which no part has a unit: scores and shares are divided by the one that they give."""
    return formulas().map(_without_units)


def _without_units(formula: Formula) -> Formula:
    match formula:
        case Negated(of):
            return Negated(_without_units(of))
        case Chain(first, rest):
            return Chain(_without_units(first), tuple((sign, _without_units(part)) for sign, part in rest))
        case Call(function, arguments):
            call = Call(function, tuple(map(_without_units, arguments)))
            return Chain(call, (("/", PLAIN[function]),)) if function in PLAIN else call
        case _:
            return formula


def _larger(part: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    def chain(operators: tuple[Operator, ...]) -> st.SearchStrategy[Formula]:
        rest = st.lists(st.tuples(st.sampled_from(operators), part), min_size=1, max_size=3)
        return st.builds(Chain, part, rest.map(tuple))

    def call(function: Function) -> st.SearchStrategy[Formula]:
        count = ARGUMENTS.get(function)
        arguments = st.lists(part, min_size=count or 1, max_size=count or 3)
        return arguments.map(lambda values: Call(function, tuple(values)))

    return st.one_of(part.map(Negated), chain(("+", "-")), chain(("*", "/")), st.sampled_from(FUNCTIONS).flatmap(call))
