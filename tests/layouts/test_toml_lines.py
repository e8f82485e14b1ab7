"""The lines that are told for TOML keys."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.toml_lines import KeyPath, key_lines, line_of

CASES: dict[str, tuple[str, dict[KeyPath, int]]] = {
    "top_level": ("a = 1\nb = 2\n", {("a",): 1, ("b",): 2}),
    "comments_and_blank_lines": ("# a = 9\n\n  # x\na = 1 # a = 2\n\nb = 2", {("a",): 4, ("b",): 6}),
    "windows_line_ends": ("a = 1\r\n\r\nb = [\r\n  1,\r\n  2,\r\n]\r\nc = 3\r\n", {("b", 1): 5, ("c",): 7}),
    "table": ("[a]\nx = 1\n\n[b]\nx = 2\n", {("a",): 1, ("a", "x"): 2, ("b",): 4, ("b", "x"): 5}),
    "dotted_header": ("[ a . 'b c' . \"d\" ]\nx = 1\n", {("a", "b c", "d"): 1, ("a", "b c", "d", "x"): 2}),
    "dotted_key": ("a.b.c = 1\na.b.d = 2\n", {("a",): 1, ("a", "b"): 1, ("a", "b", "c"): 1, ("a", "b", "d"): 2}),
    "quoted_key": ('"a.b" = 1\n"c \\u00e9\\"" = 2\n', {("a.b",): 1, ('c é"',): 2}),
    "array_of_tables": (
        "[[tile]]\ncamera = 'a'\n\n[[tile]]\ncamera = 'b'\n",
        {("tile",): 1, ("tile", 0): 1, ("tile", 0, "camera"): 2, ("tile", 1): 4, ("tile", 1, "camera"): 5},
    ),
    "table_in_array_of_tables": (
        "[[tile]]\nx = 1\n[tile.area]\ny = 2\n[[tile]]\n[tile.area]\ny = 3\n",
        {("tile", 0, "area"): 3, ("tile", 0, "area", "y"): 4, ("tile", 1, "area"): 6, ("tile", 1, "area", "y"): 7},
    ),
    "array_of_tables_in_array_of_tables": (
        "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[[a]]\n[[a.b]]\nx = 3\n",
        {("a", 0, "b", 0, "x"): 3, ("a", 0, "b", 1, "x"): 5, ("a", 1, "b", 0, "x"): 8},
    ),
    "multi_line_array": (
        'cameras = [ # first\n  "a", "b",\n  # "no"\n  "c"\n  ,\n  "d",\n]\nz = 1\n',
        {("cameras", 0): 2, ("cameras", 1): 2, ("cameras", 2): 4, ("cameras", 3): 6, ("z",): 8},
    ),
    "inline_table": (
        "tile = [\n  {column = 1, area = {x = 0.5, y = 1}},\n  {column = 2},\n]\n",
        {("tile", 0): 2, ("tile", 0, "area", "y"): 2, ("tile", 1, "column"): 3},
    ),
    "array_in_inline_table": ("a = {b = [\n1,\n2], c = 3}\nd = 4\n", {("a", "b", 1): 3, ("a", "c"): 3, ("d",): 4}),
    "empty_containers": ("a = []\nb = {}\nc = [ ]\nd = { }\n[e]\nf = 1\n", {("d",): 4, ("e", "f"): 6}),
    "strings_that_look_like_toml": (
        'a = """\nb = 1\n[c]\n"""\nd = \'\'\'\ne = 2 # ]\n\'\'\'\nf = "[g] # h = 1"\ng = \'x = "y"\'\nh = 1\n',
        {("a",): 1, ("d",): 5, ("f",): 8, ("g",): 9, ("h",): 10},
    ),
    "quotes_at_the_end_of_multi_line_strings": (
        'a = """x"""""\nb = \'\'\'y\'\'\'\'\nc = """\\""""\nd = """"""\ne = ""\nf = 1\n',
        {("b",): 2, ("c",): 3, ("d",): 4, ("e",): 5, ("f",): 6},
    ),
    "escaped_quotation_marks": ('a = "\\"] # \\\\"\nb = ["\\"", "]"]\nc = 1\n', {("b", 1): 2, ("c",): 3}),
    "dates_and_numbers": ("a = 1979-05-27 07:32:00\nb = [1_000, +1.5e3, inf]\nc = 0xff\n", {("b", 2): 2, ("c",): 3}),
    "no_newline_at_the_end": ("[a]\nx = 1", {("a", "x"): 2}),
    "only_a_comment": ("# nothing", {}),
}


@pytest.mark.parametrize("case", CASES)
def test_lines_are_right(case: str) -> None:
    text, expected = CASES[case]
    tomllib.loads(text)
    lines = key_lines(text)
    assert {path: lines.get(path) for path in expected} == expected


def leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


KEYS = st.sampled_from(["a", "b-1", "_", "7", "'c.d'", "'#'", '"]"', '"e = \\""', "'\"'", '""', '"한강"', '"\\u00e9"'])
BLANKS = st.sampled_from(["", "\n", "# a = 1\n", "\n\n# ]\n"])
NOISE = st.sampled_from(['""', "''", '"]"', "'#'", '"""\n[x]\ny = 0\n"""', "'''\n=\n'''", "true", "1.5"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a TOML text in which every number from 100000 up stands once."""
    count = iter(range(100_000, 999_999))

    def value(depth: int) -> str:
        kind = draw(st.integers(0, 4 if depth else 1))
        if kind == 0:
            return str(next(count))
        if kind == 1:
            return draw(NOISE)
        if kind in (2, 3):
            inner = [draw(BLANKS) + value(depth - 1) + draw(BLANKS) for _ in range(draw(st.integers(0, 3)))]
            return "[" + ",".join(inner) + draw(BLANKS) + "]"
        pairs = [f"{draw(KEYS)} = {value(0)}" for _ in range(draw(st.integers(0, 2)))]
        return "{" + ", ".join(pairs) + "}"

    text = draw(BLANKS)
    for _ in range(draw(st.integers(0, 4))):
        header = draw(st.sampled_from(["", "[{}]\n", "[[{}]]\n", "[{}.{}]\n", "[[{}.{}]]\n"]))
        text += header.format(draw(KEYS), draw(KEYS)) + draw(BLANKS)
        for _ in range(draw(st.integers(0, 3))):
            dots = ".".join(draw(KEYS) for _ in range(draw(st.integers(1, 2))))
            text += f"{dots} = {value(2)}{draw(st.sampled_from(['', ' # x = [', ' ']))}\n{draw(BLANKS)}"
    return text


@given(documents())
def test_every_number_is_found_on_its_line(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # the drawn names collide
    lines = key_lines(text)
    for path, value in leaves(values):
        if isinstance(value, int) and value >= 100_000:
            value_line = text[: text.index(str(value))].count("\n") + 1
            # A key stands on the line of its value unless the value is an array that begins further up.
            assert lines[path] == value_line


def test_what_is_missing_has_the_line_of_what_surrounds_it() -> None:
    lines = key_lines("a = 1\n\n[[tile]]\nx = 1\n")
    assert line_of(lines, ("tile", 0, "camera")) == 3
    assert line_of(lines, ("tile", 0, "x", "deeper")) == 4
    assert line_of(lines, ("nothing",)) == 1
    assert line_of(lines, ()) == 1
