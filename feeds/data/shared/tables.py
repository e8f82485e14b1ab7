"""Tables as text, as people and programs write them: CSV in several encodings, with several separators.

RFC 4180 describes the format; what is called CSV rarely keeps to it, so what is found in files is read: other
separators, decimal commas, quotes that nobody closed, rows with a cell too few.
"""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from feeds.data.http.bodies import read_text, unreadable
from resources.text import QT_TRANSLATE_NOOP, Text

Encoding = Literal["utf-8", "cp949", "utf-16"]
Separator = Literal[",", ";", "\t", "|"]

_SEPARATORS = ",;\t|"
_LONGEST_ROW = 100
"""So many lines a quoted cell may go on for. A quote that is not closed by then is a slip."""
_LOOKED_AT = 4096
_LINE_END = re.compile(r"\r\n|\n|\r")
_DECIMAL_COMMA = re.compile(r"\s*[+\-\u2212]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s*", re.ASCII)
_TURNED = str.maketrans({".": None, ",": "."})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CELLS = QT_TRANSLATE_NOOP("sources", "Number of cells is {found} instead of {expected}")
_OPEN_QUOTE = QT_TRANSLATE_NOOP("sources", "A quotation mark is not closed")
_NO_TEXT = QT_TRANSLATE_NOOP("sources", "Row holds bytes that are not text in the table's encoding")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """How a table is written. `separator` None: found by itself. `header`: the line with the columns' names, 0: none.

    With `decimal_comma` numbers are written as in 1.234,5.
    """

    separator: str | None = None
    header: int = 1
    decimal_comma: bool = False


@dataclass(slots=True)
class Table:
    """What a text holds: the columns' `names`; the `rows`, and the line each begins in; what was left out, by line.

    A column without a name, or with the name of an earlier one, is called by its number, as all are without a header.
    """

    names: tuple[str, ...]
    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    left_out: list[tuple[int, Text]] = field(default_factory=list)


class Written(NamedTuple):
    """A table's text, and whether the beginning of another line follows it, which was left off."""

    text: str
    goes_on: bool


def table_text(data: bytes, encoding: Encoding | None = None, content_type: str = "", *, whole: bool = True) -> Written:
    """Return the text that a file or body holds.

    A byte order mark is believed first, then `encoding`; with neither, UTF-8 is tried, then what `content_type`
    declares, then CP949. Unless `whole`, what comes after the end of the last line is left off: somebody may be writing
    it. Raises DataError GARBAGE for what is no text.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", ""))
    if not codec and encoding is not None:
        codec = "utf-16-le" if encoding == "utf-16" else encoding
    if codec:
        # Incremental, because it leaves a character that is half written alone.
        decoder = codecs.getincrementaldecoder(codec)("replace")
        text = decoder.decode(data[len(mark) :], final=whole)
        kept = text if whole else text[: text.rfind("\n") + 1]
        return Written(kept, len(kept) < len(text) or (not whole and decoder.getstate()[0] != b""))
    start = data[:_LOOKED_AT]
    if start.count(0) > len(start) // 4:
        raise unreadable("zeros instead of text, or UTF-16 without its mark")
    kept_bytes = data if whole else data[: data.rfind(b"\n") + 1]
    return Written(read_text(kept_bytes, content_type), len(kept_bytes) < len(data))


def read_table(text: str, form: TableForm) -> Table:
    """Return the rows of a table. One that cannot be read is left out and costs no other; empty ones are passed over.

    Raises DataError GARBAGE where there is no line for the header.
    """
    lines = _LINE_END.split(text)
    first = form.header - 1 if form.header else next((at for at, line in enumerate(lines) if line.strip()), 0)
    if first >= len(lines) or not lines[first].strip():
        raise unreadable(f"no line {form.header} with the columns' names" if form.header else "an empty table")
    separator = form.separator or _separator(lines[first], form)
    if form.header:
        names, first = _names(_cells([lines[first]], separator)[0]), first + 1
    else:
        widths = Counter(len(_cells([line], separator)[0]) for line in lines[first : first + 1000] if line)
        names = tuple(str(number) for number in range(1, widths.most_common(1)[0][0] + 1))
    table = Table(names)
    for at, cells in _records(lines, first, separator, len(names)):
        if isinstance(cells, Text):
            table.left_out.append((at + 1, cells))
        else:
            turned = map(_decimal_point, cells) if form.decimal_comma else cells
            table.rows.append(dict(zip(names, turned, strict=True)))
            table.lines.append(at + 1)
    return table


def _separator(line: str, form: TableForm) -> str:
    possible = _SEPARATORS.replace(",", "") if form.decimal_comma else _SEPARATORS
    return max(possible, key=lambda separator: len(_cells([line], separator)[0]))


def _names(cells: list[str]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())
        name = str(number) if not name or name in names else name
        while name in names:
            name += "_"
        names[name] = None
    return tuple(names)


def _records(lines: list[str], first: int, separator: str, width: int) -> Iterator[tuple[int, list[str] | Text]]:
    """Yield each row: the index of the line it begins in, and its cells or why it has none."""
    at = first
    while at < len(lines):
        cells, used = _cells(lines[at : at + _LONGEST_ROW], separator)
        fault = _fault(cells, lines[at : at + used], width)
        if used != 1 and fault is not None:  # the lines it swallowed may be rows of their own
            fault, used = _OPEN_QUOTE, 1
        if fault is not None:
            yield at, fault
        elif any(cell.strip() for cell in cells):
            yield at, cells[:width]
        at += used


def _fault(cells: list[str], lines: list[str], width: int) -> Text | None:
    if not lines or (len(lines) > 1 and sum(line.count('"') for line in lines) % 2):
        return _OPEN_QUOTE
    if not any(cell.strip() for cell in cells):
        return None
    if any("\0" in line or "\ufffd" in line for line in lines):
        return _NO_TEXT
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return _CELLS(found=len(cells), expected=width)
    return None


def _cells(lines: list[str], separator: str) -> tuple[list[str], int]:
    """Return the cells of the row that begins in the first of `lines`, and how many it takes; 0: it does not end."""
    if '"' not in lines[0]:
        return lines[0].split(separator), 1
    for given, strict in ((lines, True), (lines[:1], False)):
        # An empty line more, by which a row is known that does not end.
        reader = csv.reader([*(f"{line}\n" for line in given), ""], delimiter=separator, strict=strict)
        try:
            cells = next(reader)
        except csv.Error:  # something after a closed quote, an open one, a cell of more than 128 KiB
            continue
        return cells, reader.line_num if reader.line_num <= len(given) else 0
    return [], 0


def _decimal_point(cell: str) -> str:
    return cell.translate(_TURNED) if _DECIMAL_COMMA.fullmatch(cell) else cell
