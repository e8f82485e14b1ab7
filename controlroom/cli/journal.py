"""``controlroom journal``: who did what to a wall and when, and what it showed at a time."""

import argparse
import contextlib
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from controlroom.cli.journal_state import tell_state
from controlroom.cli.journal_text import clock, printable
from controlroom.cli.status import add_instance
from controlroom.cli.stores import add_city_argument, zone_of
from controlroom.state.commands import COMMAND_KINDS, Redo, Undo
from controlroom.state.entries import ORIGINS, Entry
from controlroom.state.journal_file import JournalReader, journal_file
from controlroom.state.words import ORIGIN_TEXT, entry_text
from controlroom.table import table
from controlroom.words import say
from feeds.data.core import StoreError
from feeds.data.values import moment
from resources.text import QT_TRANSLATE_NOOP

_FROM = QT_TRANSLATE_NOOP("journal", "only from this time on, such as 2026-11-28T10:15 (of the city's clocks)")
_UNTIL = QT_TRANSLATE_NOOP("journal", "only up to this time")
_BY = QT_TRANSLATE_NOOP("journal", "only what was done by this operator")
_KIND = QT_TRANSLATE_NOOP("journal", "only this command; may be given several times")
_ORIGIN = QT_TRANSLATE_NOOP("journal", "only what came from there; may be given several times")
_LIMIT = QT_TRANSLATE_NOOP("journal", "the newest so many; 100 as text, else all")
_JSON = QT_TRANSLATE_NOOP("journal", "print one JSON document")
_CSV = QT_TRANSLATE_NOOP("journal", "write a table with commas into this file, in UTF-8")
_AT = QT_TRANSLATE_NOOP("journal", "what the wall showed at this time")
_NO_TIME = QT_TRANSLATE_NOOP("events", "Not a time: {text}")
_NO_ENTRY = QT_TRANSLATE_NOOP("journal", "Nothing of that kind is in the journal")
_WRITTEN = QT_TRANSLATE_NOOP("journal", "Entries written to {file}: {count}")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("journal", "The table cannot be written to {file}: {reason}")
_HEAD = (
    QT_TRANSLATE_NOOP("journal", "revision"),
    QT_TRANSLATE_NOOP("journal", "time"),
    QT_TRANSLATE_NOOP("journal", "who"),
    QT_TRANSLATE_NOOP("journal", "from"),
    QT_TRANSLATE_NOOP("journal", "what"),
)
_UNDONE = QT_TRANSLATE_NOOP("journal", "{what} (undone by {revision})")
_COLUMNS = ("revision", "time", "by", "origin", "kind", "what", "command", "undoes", "undone_by")
_USUAL_LIMIT = 100
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom journal``."""
    parser.add_argument("--from", dest="begin", metavar="TIME", help=say(_FROM))
    parser.add_argument("--until", metavar="TIME", help=say(_UNTIL))
    parser.add_argument("--by", metavar="NAME", help=say(_BY))
    parser.add_argument(
        "--kind", choices=COMMAND_KINDS, action="append", default=[], metavar="COMMAND", help=say(_KIND)
    )
    parser.add_argument("--origin", choices=ORIGINS, action="append", default=[], help=say(_ORIGIN))
    parser.add_argument("--limit", type=int, metavar="N", help=say(_LIMIT))
    parser.add_argument("--at", metavar="TIME", help=say(_AT))
    parser.add_argument("--json", action="store_true", help=say(_JSON))
    parser.add_argument("--csv", type=Path, metavar="FILE", help=say(_CSV))
    add_city_argument(parser)
    add_instance(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was done, or what was shown. Returns 0, 1 where that is not known, 2 for wrong usage."""
    zone = zone_of(args)
    if zone is None:
        return 2
    times_ms: dict[str, int | None] = {}
    for name in ("begin", "until", "at"):
        text = getattr(args, name)
        try:
            times_ms[name] = None if text is None else round(moment(text, zone).timestamp() * 1000)
        except ValueError:
            print(say(_NO_TIME(text=text)), file=sys.stderr)
            return 2
    try:
        with contextlib.closing(JournalReader(journal_file(args.instance))) as reader:
            at_ms = times_ms["at"]
            if at_ms is not None:
                return tell_state(reader, at_ms, zone, as_json=args.json)
            return _tell_entries(args, reader, times_ms["begin"], times_ms["until"], zone)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1


def _tell_entries(
    args: argparse.Namespace, reader: JournalReader, from_ms: int | None, until_ms: int | None, zone: ZoneInfo
) -> int:
    limit = _USUAL_LIMIT if args.limit is None and not (args.json or args.csv) else args.limit
    undone = undone_by(reader.entries(kinds=("undo", "redo")))
    entries: Iterable[Entry] = reader.entries(
        from_ms=from_ms,
        until_ms=until_ms,
        by=args.by,
        kinds=args.kind,
        origins=args.origin,
        limit=limit,
        newest_first=limit is not None,
    )
    if limit is not None:
        entries = reversed(list(entries))
    if args.csv is not None:
        return _write_table(args.csv, entries, undone, zone)
    if args.json:
        print_list(_document(entry, undone, zone) for entry in entries)
        return 0
    rows = [_cells(entry, undone, zone) for entry in entries]
    if not rows:
        print(say(_NO_ENTRY))
        return 0
    for line in table([[say(title) for title in _HEAD], *rows]):
        print(line)
    return 0


def undone_by(entries: Iterable[Entry]) -> dict[int, int]:
    """Return by the revision of each step that is undone the revision of its undo. `entries`: undo and redo alone."""
    undone: dict[int, int] = {}
    for entry in entries:
        match entry.command, entry.undoes:
            case Undo(), int(step):
                undone[step] = entry.revision
            case Redo(), undo:
                undone = {step: by for step, by in undone.items() if by != undo}
    return undone


def print_list(documents: Iterator[dict[str, Any]]) -> None:
    """Print a list of JSON, an entry a line, however long it is."""
    print("[", end="")
    separator = "\n"
    for document in documents:
        print(separator + json.dumps(document, ensure_ascii=False), end="")
        separator = ",\n"
    print("\n]")


def _cells(entry: Entry, undone: dict[int, int], zone: ZoneInfo) -> list[str]:
    what = say(entry_text(entry))
    if entry.revision in undone:
        what = say(_UNDONE(what=what, revision=undone[entry.revision]))
    origin = say(ORIGIN_TEXT[entry.author.origin])
    return [str(entry.revision), clock(entry.at_ms, zone), printable(entry.author.by), origin, printable(what)]


def _document(entry: Entry, undone: dict[int, int], zone: ZoneInfo) -> dict[str, Any]:
    time = datetime.fromtimestamp(entry.at_ms / 1000, zone).isoformat(timespec="milliseconds")
    what = say(entry_text(entry))
    return {**entry.as_json(), "time": time, "what": what, "undone_by": undone.get(entry.revision)}


def _write_table(file: Path, entries: Iterable[Entry], undone: dict[int, int], zone: ZoneInfo) -> int:
    part = file.with_name(f".{file.name}.part")
    count = 0
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(_COLUMNS)
            for entry in entries:
                count += 1
                document = _document(entry, undone, zone)
                document |= {"kind": entry.command.kind, "command": entry.command.model_dump_json()}
                writer.writerow([_cell(document[column]) for column in _COLUMNS])
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        print(say(_NOT_WRITTEN(file=str(file), reason=error.strerror or str(error))), file=sys.stderr)
        return 1
    print(say(_WRITTEN(file=str(file), count=count)), file=sys.stderr)
    return 0


def _cell(value: Any) -> Any:
    """Return a value as a spreadsheet takes it for what it is: a name that begins as a formula does would run there."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
