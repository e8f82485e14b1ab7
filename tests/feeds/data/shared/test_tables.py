import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.tables import Encoding, TableForm, read_table, table_text
from resources.text import Text

KOREAN = "구,값\r\n강남구,1\r\n"


def told(left_out: list[tuple[int, Text]]) -> list[tuple[int, str]]:
    return [(line, reason.english()) for line, reason in left_out]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings_are_found_by_themselves(codec: str) -> None:
    assert table_text(KOREAN.encode(codec)).text == KOREAN


@pytest.mark.parametrize(("codec", "given"), [("utf-16-le", "utf-16"), ("cp949", "cp949"), ("utf-8", "utf-8")])
def test_an_encoding_can_be_said(codec: str, given: Encoding) -> None:
    assert table_text(KOREAN.encode(codec), given).text == KOREAN


def test_a_mark_is_believed_before_what_is_said() -> None:
    assert table_text(KOREAN.encode("utf-16"), "cp949").text == KOREAN


@pytest.mark.parametrize("data", [b"\0" * 5000, KOREAN.encode("utf-16-be"), b"a,b\n\xff\xff,1\n"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DataError) as raised:
        table_text(data)
    assert raised.value.kind is DataErrorKind.GARBAGE


@pytest.mark.parametrize(
    ("codec", "given"),
    [
        ("utf-8", None),
        ("utf-8", "utf-8"),
        ("utf-8-sig", None),
        ("cp949", None),
        ("cp949", "cp949"),
        ("utf-16", None),
        ("utf-16", "utf-16"),
    ],
)
def test_a_line_without_end_is_left_off_even_in_the_middle_of_a_character(codec: str, given: Encoding | None) -> None:
    data = (KOREAN + "강").encode(codec)[:-1]
    assert table_text(data, given, whole=False) == (KOREAN, True)
    assert table_text(KOREAN.encode(codec), given, whole=False) == (KOREAN, False)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found_by_themselves(separator: str) -> None:
    table = read_table(f'"a, b"{separator}c\n1{separator}2\n', TableForm())
    assert (table.names, table.rows) == (("a, b", "c"), [{"a, b": "1", "c": "2"}])


def test_quoted_cells_hold_separators_quotes_and_line_ends() -> None:
    table = read_table('a,b\n"x, ""y""","one\ntwo"\n3,4\n', TableForm())
    assert table.rows == [{"a": 'x, "y"', "b": "one\ntwo"}, {"a": "3", "b": "4"}]
    assert table.lines == [2, 4]


def test_a_quote_that_is_not_closed_costs_its_own_row_alone() -> None:
    table = read_table('a,b\n1,"2\n3,4\n5,6\n', TableForm())
    assert [row["a"] for row in table.rows] == ["3", "5"]
    assert told(table.left_out) == [(2, "A quotation mark is not closed")]


def test_two_quotes_that_are_not_closed_cost_two_rows() -> None:
    table = read_table('a,b\n1,"2\n3,4\n5,"6\n7,8\n', TableForm())
    assert [row["a"] for row in table.rows] == ["3", "7"]


def test_a_quote_inside_a_cell_is_a_sign_like_others() -> None:
    assert read_table('a,b\n5" pipe,3\n', TableForm()).rows == [{"a": '5" pipe', "b": "3"}]


def test_an_endless_cell_is_left_out() -> None:
    table = read_table('a,b\n1,"' + "x" * 200_000 + "\n3,4\n", TableForm())
    assert [row["a"] for row in table.rows] == ["3"]
    assert [line for line, _ in table.left_out] == [2]


def test_rows_with_too_few_or_too_many_cells_are_told_by_line() -> None:
    table = read_table("a,b\n1,2\n\n3\n4,5,6\n7,8,,\n,\n", TableForm())
    assert table.rows == [{"a": "1", "b": "2"}, {"a": "7", "b": "8"}]
    assert told(table.left_out) == [(4, "Number of cells is 1 instead of 2"), (5, "Number of cells is 3 instead of 2")]


def test_rows_with_zeros_or_broken_characters_are_left_out() -> None:
    table = read_table("a,b\n1,\0\n2,\ufffd\n3,4\n", TableForm())
    assert [row["a"] for row in table.rows] == ["3"]
    assert [line for line, _ in table.left_out] == [2, 3]


def test_the_header_may_stand_below_or_be_missing() -> None:
    assert read_table("City of Seoul\n\na,b\n1,2\n", TableForm(header=3)).rows == [{"a": "1", "b": "2"}]
    bare = read_table("\n1,2\n3\n4,5\n", TableForm(header=0))
    assert (bare.names, len(bare.rows), [line for line, _ in bare.left_out]) == (("1", "2"), 2, [3])


def test_columns_without_a_name_of_their_own_go_by_number() -> None:
    assert read_table("a,4,a,4,,\n1,2,3,4\n", TableForm()).names == ("a", "4", "3", "4_")


def test_decimal_commas_are_turned_and_nothing_else_is() -> None:
    form = TableForm(decimal_comma=True)
    table = read_table("a;b;c;d\n1.234,5;2026-11-27;1,5 km;27.11.2026\n-3,25;12:00;1.000;x\n", form)
    assert list(table.rows[0].values()) == ["1234.5", "2026-11-27", "1,5 km", "27.11.2026"]
    assert list(table.rows[1].values()) == ["-3.25", "12:00", "1000", "x"]


@pytest.mark.parametrize(("text", "header"), [("", 1), ("", 0), ("\n\n", 0), ("\na,b\n", 1), ("a,b\n", 7)])
def test_a_table_without_a_header_line_is_refused(text: str, header: int) -> None:
    with pytest.raises(DataError) as raised:
        read_table(text, TableForm(header=header))
    assert raised.value.kind is DataErrorKind.GARBAGE


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd"), min_size=1).filter(
    lambda text: text.strip()
)


@given(st.lists(st.lists(CELLS | st.sampled_from(["a\nb", 'say "x"', "1,5", ";"]), min_size=2, max_size=2), max_size=8))
def test_whatever_a_csv_writer_writes_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["a", "b"], *rows])
    table = read_table(written.getvalue(), TableForm(separator=","))
    assert [list(row.values()) for row in table.rows] == rows
    assert table.left_out == []


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp949", "utf-16"]), st.booleans(), st.integers(0, 2))
def test_no_bytes_raise_anything_but_data_errors(data: bytes, encoding: None, whole: bool, header: int) -> None:
    try:
        table = read_table(table_text(data, encoding, whole=whole).text, TableForm(header=header))
    except DataError:
        return
    assert all(len(row) == len(table.names) for row in table.rows)
