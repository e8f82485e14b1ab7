"""Camera lists as spreadsheets save them: any of the usual encodings and separators, headers in Korean or English."""

import codecs
import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from layouts.camera_row import ALIASES, CameraRow
from layouts.problems import Names, Problem
from layouts.reading import Unreadable, contents, tidy
from resources.text import QT_TRANSLATE_NOOP, Text

_ENCODING = QT_TRANSLATE_NOOP("layouts", "Neither UTF-8 nor CP949 text, save the list as CSV UTF-8")
_EMPTY = QT_TRANSLATE_NOOP("layouts", "File is empty, its first line names the columns: {columns}")
_UNKNOWN_COLUMN = QT_TRANSLATE_NOOP(
    "layouts", "Unknown column, allowed: {allowed}; put # before the name of a column of your own"
)
_COLUMN_TWICE = QT_TRANSLATE_NOOP("layouts", "Column stands in the list twice, as {first} and {second}")
_COLUMN_MISSING = QT_TRANSLATE_NOOP("layouts", "Column is missing, the list needs at least: {columns}")
_NO_HEADER = QT_TRANSLATE_NOOP("layouts", "Column {number} has no name in the first line")
_RAGGED = QT_TRANSLATE_NOOP(
    "layouts", "Row has {cells} cells, the first line has {columns}; text with a separator needs quotation marks"
)
_QUOTE = QT_TRANSLATE_NOOP("layouts", "A quotation mark is left open, or stands alone inside a cell")
_NUL = QT_TRANSLATE_NOOP("layouts", "Row holds a NUL byte, the file is damaged here")

COLUMNS = tuple(CameraRow.model_fields)
REQUIRED = tuple(name for name, column in CameraRow.model_fields.items() if column.is_required())

_REQUIRED = ", ".join(REQUIRED)
_ADDRESSES = ("main", "sub")
_LINES_IN_A_ROW = 20  # a cell may hold line ends, but an open quotation mark must not swallow the list


@dataclass(frozen=True, slots=True)
class Row:
    """One camera as it stands in a list: its line, and its cells that are not empty, by column."""

    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class CameraList:
    """A list that was read: the rows that can be, how its columns are called in it, what is wrong with the rest.

    `bad_rows` counts those that could not be read.
    """

    file: str
    rows: list[Row] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    bad_rows: int = 0


def _plain(header: str) -> str:
    return re.sub(r"[\s_]", "", tidy(header)).casefold()


_HEADERS = {_plain(header): column for column in COLUMNS for header in (column, *ALIASES[column])}


def column_of(header: str) -> str | None:
    """Return the column that a header means, whatever its case, blanks and underscores; None for an unknown one."""
    return _HEADERS.get(_plain(header))


def cell_of(column: str, text: str) -> str:
    """Return what stands in a cell. Addresses stay as they are: what they lead to may be spelt in any form."""
    return text.strip() if column in _ADDRESSES else tidy(text)


def read_csv(path: Path) -> CameraList:
    """Return the camera list at `path`; raises `Unreadable` where no row of it can be used."""
    found = CameraList(str(path))
    lines = list(io.StringIO(_decoded(found.file, contents(path)), newline=""))
    begin = next((number for number, line in enumerate(lines) if line.strip(" \t\r\n,;")), None)
    if begin is None:
        raise Unreadable(Problem(found.file, None, "", _EMPTY(columns=_REQUIRED)))
    separator = _separator(lines[begin])
    header, begin_rows = _record(lines, begin, separator)
    if header is None:
        raise Unreadable(Problem(found.file, begin + 1, "", _QUOTE))
    columns = _columns(found, begin + 1, header)
    at = begin_rows
    while at < len(lines):
        line = at + 1
        cells, at = _record(lines, at, separator)
        if cells is not None and at > line and _swallows_rows(cells, len(columns), separator):
            cells, at = None, line
        if cells is not None and not any(map(str.strip, cells)):
            continue
        if problem := _problem_of(cells, len(columns)):
            found.problems.append(Problem(found.file, line, "", problem))
            found.bad_rows += 1
        elif cells is not None:
            row = {column: cell_of(column, text) for column, text in zip(columns, cells, strict=False) if column}
            found.rows.append(Row(line, {column: text for column, text in row.items() if text}))
    return found


def _swallows_rows(cells: list[str], width: int, separator: str) -> bool:
    """Whether a quotation mark that was left open has made one record of several rows.

    It was closed by another one, some rows further down: in another column, or in the same, and then the cell between
    the two holds all separators of at least one row.
    """
    return _is_ragged(cells, width) or any(
        cell.count(separator) >= width - 1 and ("\n" in cell or "\r" in cell) for cell in cells
    )


def _is_ragged(cells: list[str], width: int) -> bool:
    return len(cells) < width or any(map(str.strip, cells[width:]))


def _problem_of(cells: list[str] | None, width: int) -> Text | None:
    if cells is None:
        return _QUOTE
    if any("\0" in cell for cell in cells):
        return _NUL
    if _is_ragged(cells, width):
        return _RAGGED(cells=len(cells), columns=width)
    return None


def _record(lines: list[str], begin: int, separator: str) -> tuple[list[str] | None, int]:
    """Return the cells of the record that begins in line `begin` (from 0), and the line after it.

    The cells are None where its quotation marks are wrong.
    """
    some = (lines[number] for number in range(begin, min(begin + _LINES_IN_A_ROW, len(lines))))
    reader = csv.reader(some, delimiter=separator, strict=True)
    try:
        return next(reader), begin + reader.line_num
    except csv.Error:
        return None, begin + 1


def _decoded(file: str, data: bytes) -> str:
    # UTF-16 is what spreadsheets call "Unicode text".
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encodings = ["utf-16"] if is_utf16 else ["utf-8-sig", "cp949"]
    line = 1
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    raise Unreadable(Problem(file, line, "", _ENCODING))


def _separator(header: str) -> str:
    """Return the separator that divides the first line into the most columns that we know, or else the most cells."""

    def score(separator: str) -> tuple[int, int]:
        cells = header.replace('"', "").split(separator)
        return sum(column_of(cell) is not None for cell in cells), len(cells)

    return max(",;\t", key=score)


def _columns(found: CameraList, line: int, header: list[str]) -> list[str | None]:
    """Return which column each place in a row is, None for those to skip; raises `Unreadable` where one is missing."""
    columns: list[str | None] = []
    unknown: list[str] = []
    while header and not header[-1].strip():
        header.pop()
    for number, text in enumerate(header, 1):
        name = tidy(text)
        column = None if name.startswith("#") else column_of(name)
        if column in found.headers:
            twice = _COLUMN_TWICE(first=found.headers[column], second=name)
            found.problems.append(Problem(found.file, line, name, twice))
            column = None
        elif column is not None:
            found.headers[column] = name
        elif not name:
            found.problems.append(Problem(found.file, line, "", _NO_HEADER(number=number)))
        elif not name.startswith("#"):
            unknown.append(name)
        columns.append(column)
    known = Names(_HEADERS)
    meant = {name: tuple(dict.fromkeys(_HEADERS[near] for near in known.nearest(_plain(name)))) for name in unknown}
    unknown_column, missing_column = _UNKNOWN_COLUMN(allowed=", ".join(COLUMNS)), _COLUMN_MISSING(columns=_REQUIRED)
    found.problems += [Problem(found.file, line, name, unknown_column, nearest) for name, nearest in meant.items()]
    missing = [column for column in REQUIRED if column not in found.headers]
    for column in missing:
        alike = tuple(name for name, nearest in meant.items() if column in nearest)
        found.problems.append(Problem(found.file, line, column, missing_column, alike))
    if missing:
        raise Unreadable(*found.problems)
    return columns
