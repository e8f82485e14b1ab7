"""Parquet, by way of Apache Arrow, which is not among what the program always needs (extra `parquet`)."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow
import pyarrow.parquet

from feeds.data.importing.columns import WrongTable, texts
from resources.text import QT_TRANSLATE_NOOP

_BATCH = 20_000
_NOT_READ = QT_TRANSLATE_NOOP("data", "Not a Parquet file that can be read: {reason}")


class ParquetFile:
    """One file, read from any row on. `done` and `size` count rows. Raises OSError and WrongTable."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        try:
            self._file = pyarrow.parquet.ParquetFile(path)
        except (pyarrow.ArrowException, ValueError) as error:
            raise WrongTable(_NOT_READ(reason=str(error).partition("\n")[0][:200])) from None
        self.header = list(self._file.schema_arrow.names)
        self.size = int(self._file.metadata.num_rows)
        described = f"{self.size} {path.stat().st_size} {self._file.schema_arrow}"
        self._mark = hashlib.sha256(described.encode()).hexdigest()
        self.done = self.line = 0

    def __enter__(self) -> "ParquetFile":
        """Begin."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close the file."""
        self._file.close()

    def mark(self, done: int) -> str:
        """Return what the file is known by: its size, its rows, its columns."""
        return self._mark

    def go_on(self, done: int, line: int) -> None:
        """Go on behind a row that was given before."""
        self.done, self.line = done, line

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows that follow as cells. Raises WrongTable where the file is damaged."""
        passed_over = 0
        groups = list(range(self._file.metadata.num_row_groups))
        while groups and passed_over + self._file.metadata.row_group(groups[0]).num_rows <= self.done:
            passed_over += self._file.metadata.row_group(groups.pop(0)).num_rows
        skip = self.done - passed_over
        try:
            for batch in self._file.iter_batches(_BATCH, row_groups=groups) if groups else ():
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    if skip:
                        skip -= 1
                        continue
                    self.done += 1
                    self.line += 1
                    yield texts(cells)
        except (pyarrow.ArrowException, ValueError) as error:
            raise WrongTable(_NOT_READ(reason=str(error).partition("\n")[0][:200])) from None
