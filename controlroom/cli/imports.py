"""``controlroom import``: read files of past samples into a city's store."""

import argparse
import csv
import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from controlroom.cli.stores import add_store_arguments, store_of
from controlroom.progress import ProgressBar
from controlroom.words import say
from feeds.data.core import StoreError
from feeds.data.importing.columns import WrongTable
from feeds.data.importing.importer import BadRow, Imported, import_file
from feeds.data.store.sqlite_store import SqliteWriter
from resources.text import QT_TRANSLATE_NOOP

_FILES = QT_TRANSLATE_NOOP(
    "import", "CSV or Parquet with the columns indicator, at, value, and perhaps place, source, unit, quality"
)
_SOURCE = QT_TRANSLATE_NOOP("import", "source of rows that name none (default: import)")
_BAD = QT_TRANSLATE_NOOP("import", "write every row that was left out to this file, with its line and the reason")
_JSON = QT_TRANSLATE_NOOP("import", "print one JSON document")
_ROW = QT_TRANSLATE_NOOP("import", "{file}:{line}: {reason}")
_MORE = QT_TRANSLATE_NOOP("import", "{file}: further rows are wrong; --bad-rows FILE writes them all down")
_DONE = QT_TRANSLATE_NOOP(
    "import", "{file}: {rows} rows read: {new} new, {same} known before, {old} too old; {bad} wrong"
)
_AGAIN = QT_TRANSLATE_NOOP("import", "read files from their beginning that were read before")
_NOTHING = QT_TRANSLATE_NOOP("import", "{file}: nothing new since the last import; --again reads it from its beginning")
_WENT_ON = QT_TRANSLATE_NOOP("import", "{file}: goes on where an earlier import ended")
_NOT_READ = QT_TRANSLATE_NOOP("import", "{file}: {reason}")
_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom import``."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say(_FILES))
    add_store_arguments(parser)
    parser.add_argument("--source", default="import", metavar="NAME", help=say(_SOURCE))
    parser.add_argument("--again", action="store_true", help=say(_AGAIN))
    parser.add_argument("--bad-rows", type=Path, metavar="FILE", help=say(_BAD))
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Import and say what became of each file. Returns 0, or 1 when a file could not be read or a row was wrong."""
    place = store_of(args)
    if place is None:
        return 2
    results: dict[str, dict[str, Any]] = {}
    well = True
    try:
        with ExitStack() as stack:
            bad_rows = _BadRows(stack, args.bad_rows)
            store = SqliteWriter(place.file, place.zone)
            stack.callback(store.close)
            for path in args.files:
                bad_rows.file = path
                try:
                    done = _import(path, store, place.zone, args, bad_rows)
                except (OSError, WrongTable) as error:
                    reason = say(error.text) if isinstance(error, WrongTable) else error.strerror or str(error)
                    _tell(say(_NOT_READ(file=path, reason=reason)))
                    results[str(path)] = {"error": reason}
                    well = False
                    continue
                results[str(path)] = asdict(done)
                well = well and not done.bad
                if not args.json:
                    _report(path, done)
    except (StoreError, OSError) as error:
        _tell(str(error))
        return 1
    if args.json:
        print(json.dumps({"store": str(place.file), "files": results}))
    return 0 if well else 1


def _import(path: Path, store: SqliteWriter, zone: ZoneInfo, args: argparse.Namespace, bad: "_BadRows") -> Imported:
    with ProgressBar(path.name) as bar:
        return import_file(
            path, store, zone=zone, source=args.source, now=datetime.now(UTC), again=args.again, told=bar, bad=bad
        )


def _report(path: Path, done: Imported) -> None:
    if done.went_on and not done.rows:
        print(say(_NOTHING(file=path)))
        return
    if done.went_on:
        print(say(_WENT_ON(file=path)))
    counts = {"rows": done.rows, "new": done.added.new, "same": done.added.same, "old": done.added.too_old}
    print(say(_DONE(file=path, bad=done.bad, **counts)))


class _BadRows:
    """Shows the first rows that are left out of each file, and writes all of them down where that is asked for."""

    def __init__(self, stack: ExitStack, path: Path | None) -> None:
        """Write to the file at `path`, closed with `stack`. Raises OSError."""
        self._file: Path | None = None
        self._shown = 0
        self._table = None
        if path is not None:
            self._table = csv.writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))
            self._table.writerow(["file", "line", "reason"])

    @property
    def file(self) -> Path | None:
        """The file that is read now."""
        return self._file

    @file.setter
    def file(self, path: Path) -> None:
        self._file, self._shown = path, 0

    def __call__(self, row: BadRow) -> None:
        """Take a row."""
        reason = say(row.text)
        if self._table is not None:
            self._table.writerow([self._file, row.line, reason])
        self._shown += 1
        if self._shown <= _SHOWN:
            _tell(say(_ROW(file=self._file, line=row.line, reason=reason)))
        elif self._shown == _SHOWN + 1 and self._table is None:
            _tell(say(_MORE(file=self._file)))


def _tell(line: str) -> None:
    print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)
