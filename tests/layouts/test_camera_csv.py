"""Camera lists as spreadsheets save them."""

import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.camera_csv import CameraList, read_csv
from layouts.reading import Unreadable
from tests.layouts.helpers import lines, write

KOREAN = "관리번호,이름,자치구,위도,경도,주소\nGN-1,강남역 사거리,강남구,37.4979,127.0276,rtsp://192.0.2.1/a\n"
KOREAN_CELLS = {
    "id": "GN-1",
    "name": "강남역 사거리",
    "district": "강남구",
    "lat": "37.4979",
    "lon": "127.0276",
    "main": "rtsp://192.0.2.1/a",
}


def read(folder: Path, content: str | bytes) -> CameraList:
    return read_csv(write(folder, "cameras.csv", content))


def unreadable(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(Unreadable) as raised:
        read(folder, content)
    return lines(raised.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_spreadsheets_way_of_saving_is_read(tmp_path: Path, encoding: str, separator: str, line_end: str) -> None:
    content = KOREAN.replace(",", separator).replace("\n", line_end).encode(encoding)
    found = read(tmp_path, content)
    assert found.problems == []
    assert [(row.line, row.cells) for row in found.rows] == [(2, KOREAN_CELLS)]
    assert found.headers["lat"] == "위도"


@pytest.mark.parametrize(
    "header", ["ID,Name,MAIN", " id , name , main ", "Camera ID,camera name,Address", '"id","name","main"']
)
def test_headers_may_differ_in_case_blanks_and_quotes(tmp_path: Path, header: str) -> None:
    (row,) = read(tmp_path, f"{header}\na,b,c\n").rows
    assert row.cells == {"id": "a", "name": "b", "main": "c"}


def test_hangul_decomposed_by_macos_is_composed(tmp_path: Path) -> None:
    found = read(tmp_path, unicodedata.normalize("NFD", KOREAN))
    assert found.rows[0].cells == KOREAN_CELLS


def test_addresses_stay_as_they_are(tmp_path: Path) -> None:
    address = unicodedata.normalize("NFD", "영상/강남역.mp4")
    assert read(tmp_path, f"id,name,main\na,b, {address} \n").rows[0].cells["main"] == address


def test_quoted_cells_hold_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    found = read(tmp_path, 'id,name,main\na,"b, ""c""\nd",e\nf,g,h\n')
    assert found.problems == []
    assert [(row.line, row.cells["name"]) for row in found.rows] == [(2, 'b, "c"\nd'), (4, "g")]


def test_quoted_cells_hold_line_ends_in_a_list_with_empty_columns_too(tmp_path: Path) -> None:
    found = read(tmp_path, 'id,name,main,,\na,"b\nc",d,,\n')
    assert (found.problems, found.rows[0].cells["name"]) == ([], "b\nc")


def test_empty_lines_and_empty_cells_are_no_matter(tmp_path: Path) -> None:
    found = read(tmp_path, "\n,,,\nid,name,main,,\n\na,b,c,,\n,,,,\n d , e , f ,,\n\n")
    assert found.problems == []
    assert [(row.line, row.cells["id"]) for row in found.rows] == [(5, "a"), (7, "d")]


def test_a_list_may_have_only_a_header(tmp_path: Path) -> None:
    assert read(tmp_path, "id,name,main").rows == []


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b",,,\n", b" \t\n"])
def test_an_empty_file_says_what_belongs_in_it(tmp_path: Path, content: bytes) -> None:
    assert unreadable(tmp_path, content) == [
        "cameras.csv: File is empty, its first line names the columns: id, name, main"
    ]


def test_text_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    assert unreadable(tmp_path, b"id,name,main\na,b,c\nd,\xff\xff,e\n") == [
        "cameras.csv:3: Neither UTF-8 nor CP949 text, save the list as CSV UTF-8"
    ]


def test_missing_columns_are_told_with_what_they_may_be_called(tmp_path: Path) -> None:
    problems = unreadable(tmp_path, "idd,namee,x,lat\n1,2,3,4\n")
    assert [line.split(": ")[:2] for line in problems] == [
        ["cameras.csv:1", "idd"],
        ["cameras.csv:1", "namee"],
        ["cameras.csv:1", "x"],
        ["cameras.csv:1", "id"],
        ["cameras.csv:1", "name"],
        ["cameras.csv:1", "main"],
    ]
    assert problems[0].endswith("; nearest: id")
    assert problems[3].endswith("Column is missing, the list needs at least: id, name, main; nearest: idd")
    assert problems[5].endswith("id, name, main")


def test_an_unknown_column_disables_no_camera(tmp_path: Path) -> None:
    found = read(tmp_path, "id,name,main,distrct,#ours\na,b,c,d,e\n")
    (problem,) = lines(found.problems)
    assert problem.startswith("cameras.csv:1: distrct: Unknown column, allowed: id, name,")
    assert problem.endswith("put # before the name of a column of your own; nearest: district")
    assert found.rows[0].cells == {"id": "a", "name": "b", "main": "c"}


def test_a_column_that_stands_twice_counts_once(tmp_path: Path) -> None:
    found = read(tmp_path, "id,name,main,이름,\na,b,c,d,e\n")
    assert lines(found.problems) == [
        "cameras.csv:1: 이름: Column stands in the list twice, as name and 이름",
        "cameras.csv:2: Row has 5 cells, the first line has 4; text with a separator needs quotation marks",
    ]


def test_a_column_without_a_name_is_told(tmp_path: Path) -> None:
    assert lines(read(tmp_path, "id,,name,main\na,x,b,c\n").problems) == [
        "cameras.csv:1: Column 2 has no name in the first line"
    ]


def test_ragged_rows_are_bad_and_the_others_are_not(tmp_path: Path) -> None:
    found = read(tmp_path, "id,name,main\na,b\nc,d,e\nf,g,h,i\n")
    assert lines(found.problems) == [
        "cameras.csv:2: Row has 2 cells, the first line has 3; text with a separator needs quotation marks",
        "cameras.csv:4: Row has 4 cells, the first line has 3; text with a separator needs quotation marks",
    ]
    assert found.bad_rows == 2
    assert [row.cells["id"] for row in found.rows] == ["c"]


def test_a_nul_byte_disables_its_row_alone(tmp_path: Path) -> None:
    found = read(tmp_path, b"id,name,main\na,b\0b,c\nd,e,f\n")
    assert lines(found.problems) == ["cameras.csv:2: Row holds a NUL byte, the file is damaged here"]
    assert [row.cells["id"] for row in found.rows] == ["d"]


@pytest.mark.parametrize(
    "rows",
    [
        ['a,"b,c', "d,e,f", "g,h,i"],  # never closed
        ['a,"b,c', "d,e,f", 'g,"h",i'],  # closed by the opening of another
        ['a,"b,c', 'd,e",f'],  # closed by a mark in the same column of the next row
        ['a,"b,c', "d,e,f", 'g,h",i'],
        ['a,"b,c'] + ["d,e,f"] * 50,
    ],
)
def test_an_open_quotation_mark_disables_its_row_alone(tmp_path: Path, rows: list[str]) -> None:
    found = read(tmp_path, "\n".join(["id,name,main", *rows]))
    assert lines(found.problems) == ["cameras.csv:2: A quotation mark is left open, or stands alone inside a cell"]
    assert found.bad_rows == 1
    assert len(found.rows) == len(rows) - 1


def test_an_open_quotation_mark_in_the_header_is_told(tmp_path: Path) -> None:
    assert unreadable(tmp_path, 'id,"name,main\na,b,c\n') == [
        "cameras.csv:1: A quotation mark is left open, or stands alone inside a cell"
    ]


def test_many_rows_with_open_quotation_marks_are_each_told(tmp_path: Path) -> None:
    found = read(tmp_path, "id,name,main\n" + 'a,"b,c\n' * 3000)
    assert found.bad_rows == len(found.problems) == 3000


@given(st.binary(max_size=200) | st.text(alphabet='id,name,main;\t"\n\r ab\0', max_size=80).map(str.encode))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with suppress(Unreadable):
        found = read(tmp_path_factory.getbasetemp(), b"id,name,main\n" + content)
        assert len(found.problems) >= found.bad_rows
        assert all(cell for row in found.rows for cell in row.cells.values())
