"""CSV as people and programs write it: any of three separators and four encodings. A row is a line."""

import codecs
import csv
import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from feeds.data.importing.columns import WrongTable
from resources.text import QT_TRANSLATE_NOOP

_SNIFFED_BYTES = 1 << 16
_LONGEST_LINE = 1 << 20
_MARK_BYTES = 4096
_EMPTY = QT_TRANSLATE_NOOP("data", "File is empty")
_ENCODING = QT_TRANSLATE_NOOP("data", "Text is neither UTF-8, UTF-16 nor CP949")
_ZEROS = QT_TRANSLATE_NOOP("data", "File is not text")


class CsvFile:
    """One file, read from any row on. A context manager. `header`: its titles. `size` and `done` count bytes."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises OSError and WrongTable."""
        self._file = path.open("rb")
        try:
            self.size = path.stat().st_size
            self._start = self._file.read(_SNIFFED_BYTES)
            self._encoding, self.done = _encoding(self._start, whole=len(self._start) == self.size)
            self.line = 0
            self._file.seek(self.done)
            self._separator = ","
            title = next(self._lines(), "")
            if not title:
                raise WrongTable(_EMPTY)
            self._separator = max(",;\t", key=title.count)
            self.header = self._cells(title)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "CsvFile":
        """Begin."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close the file."""
        self._file.close()

    def mark(self, done: int) -> str:
        """Return what the file is known by that has been read up to `done`: its beginning and what was read last."""
        here = self._file.tell()
        begin = max(0, done - _MARK_BYTES)
        self._file.seek(begin)
        last = self._file.read(done - begin)
        self._file.seek(here)
        return hashlib.sha256(self._start[: min(done, _MARK_BYTES)] + last).hexdigest()

    def go_on(self, done: int, line: int) -> None:
        """Go on behind a row that was given before, in this run or another."""
        self.done, self.line = done, line
        self._file.seek(done)

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows that follow as cells; `line` is then the row's. Empty lines are passed over.

        A row does not go on in the next line: a quote that is not closed costs its own row and no other.
        """
        separator = self._separator
        for line in self._lines():
            if line:
                yield self._cells(line) if '"' in line else line.split(separator)

    def _cells(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line], delimiter=self._separator))
        except csv.Error:
            return [line]

    def _lines(self) -> Iterator[str]:
        """Yield lines without their ends. What is no text in the file's encoding comes as U+FFFD."""
        encoding, read = self._encoding, partial(self._file.readline, _LONGEST_LINE)
        for line in iter(self._wide_line if encoding.startswith("utf-16") else read, b""):
            self.done += len(line)
            self.line += 1
            yield line.decode(encoding, "replace").rstrip("\r\n")

    def _wide_line(self) -> bytes:
        end = "\n".encode(self._encoding)
        line = b""
        while len(line) < _LONGEST_LINE:
            more = self._file.readline(_LONGEST_LINE)
            if not more:
                break
            line += more
            if len(line) % 2:  # the byte 0A was the first half of a character
                line += self._file.read(1)
            if line.endswith(end):
                break
        return line


def _encoding(start: bytes, *, whole: bool) -> tuple[str, int]:
    """Return a file's encoding by its beginning, and how many bytes its mark takes."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if start.startswith(mark):
            return name, len(mark)
    if b"\0" in start[:4096]:
        raise WrongTable(_ZEROS)
    for name in ("utf-8", "cp949"):
        try:
            codecs.getincrementaldecoder(name)().decode(start, final=whole)
        except UnicodeDecodeError:
            continue
        return name, 0
    raise WrongTable(_ENCODING)
