"""A file into the store: in pieces that are kept whole, so that it goes on where it was killed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from feeds.data.core import Added, Progress, SampleRow
from feeds.data.importing.columns import Rows, Table, WrongRow, WrongTable
from feeds.data.importing.csv_file import CsvFile
from feeds.data.store.sqlite_store import SqliteWriter
from resources.text import QT_TRANSLATE_NOOP, Text

_PIECE = 60_000
"""Rows that are kept in one transaction: a part of a second in which no other program can write."""
_NOT_PARQUET = QT_TRANSLATE_NOOP("data", "Reading Parquet needs a package: pip install 'controlroom[parquet]'")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no sample. `line`: its last line in the file, from 1; of a Parquet file its row."""

    line: int
    text: Text


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. `rows`: good ones of this run; `went_on`: an earlier run had read a part."""

    rows: int
    added: Added
    bad: int
    went_on: bool


class SampleFile(Protocol):
    """A file of rows that can be read from any row on."""

    header: list[str]
    size: int
    done: int
    line: int

    def mark(self, done: int) -> str:
        """Return what the file is known by that has been read up to `done`."""

    def go_on(self, done: int, line: int) -> None:
        """Go on behind a row that was given before."""

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows that follow as cells."""

    def __enter__(self) -> "SampleFile":
        """Begin."""

    def __exit__(self, *error: object) -> None:
        """Close the file."""


def open_file(path: Path) -> SampleFile:
    """Open a file of samples by its ending: `.parquet`, else CSV. Raises OSError and WrongTable."""
    if path.suffix.lower() != ".parquet":
        return CsvFile(path)
    try:
        from feeds.data.importing.parquet_file import ParquetFile
    except ImportError:
        raise WrongTable(_NOT_PARQUET) from None
    return ParquetFile(path)


def import_file(
    path: Path,
    store: SqliteWriter,
    *,
    zone: ZoneInfo,
    source: str,
    now: datetime,
    again: bool = False,
    told: Callable[[int, int], None],
    bad: Callable[[BadRow], None],
) -> Imported:
    """Read a file into the store and return what became of it. Raises OSError, WrongTable, StoreError.

    What was read before, of the same file, is read only `again` where that is asked for. `told` is called with how much
    of how much is read, `bad` with every row that is left out. `source`: of rows that name none. Hours and days are
    brought up to date at the end.
    """
    key = str(path.resolve())
    with open_file(path) as file:
        table = Table(file.header, Rows(zone, source, now), store.series_id)
        before = None if again else store.imported(key)
        went_on = before is not None and file.done <= before.done <= file.size and file.mark(before.done) == before.mark
        bad_rows = 0
        if before is not None and went_on:
            file.go_on(before.done, before.line)
            bad_rows = before.bad
        rows, added, found = file.rows(), Added(), 0
        while True:
            samples: list[SampleRow] = []
            given = 0
            for cells in islice(rows, _PIECE):
                given += 1
                try:
                    samples.append(table.sample(cells))
                except WrongRow as error:
                    bad_rows += 1
                    bad(BadRow(file.line, error.text))
            received_ms = round(time.time() * 1000)
            progress = Progress(file.mark(file.done), file.done, file.line, bad_rows)
            added += store.add(samples, received_ms, read=(key, progress))
            found += len(samples)
            told(file.done, max(1, file.size))
            if given < _PIECE:
                break
    store.roll_up()
    return Imported(found, added, bad_rows, went_on)
