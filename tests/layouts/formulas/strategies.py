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


def _larger(part: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    def chain(operators: tuple[Operator, ...]) -> st.SearchStrategy[Formula]:
        rest = st.lists(st.tuples(st.sampled_from(operators), part), min_size=1, max_size=3)
        return st.builds(Chain, part, rest.map(tuple))

    def call(function: Function) -> st.SearchStrategy[Formula]:
        count = ARGUMENTS.get(function)
        arguments = st.lists(part, min_size=count or 1, max_size=count or 3)
        return arguments.map(lambda values: Call(function, tuple(values)))

    return st.one_of(part.map(Negated), chain(("+", "-")), chain(("*", "/")), st.sampled_from(FUNCTIONS).flatmap(call))
