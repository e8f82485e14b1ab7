"""``controlroom try``: ask one source once, show what would be stored, change nothing."""

import argparse
import functools
import json
import operator
import sys
import threading
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from controlroom.cli.stores import add_store_arguments, folder_of
from controlroom.keys import key_lookup
from controlroom.sources import city_sources, prepared
from controlroom.table import table
from controlroom.words import say
from feeds.core import SystemClock
from feeds.data.catalogue import DATA_KINDS
from feeds.data.errors import DataError
from feeds.data.gathering.task import Prepared, make_context
from feeds.data.readings import Readings, sound
from feeds.data.source import SourceContext
from feeds.data.values import MISSING_TEXT, Missing
from layouts.city_file import read_city_file
from layouts.problems import Names, formatted
from layouts.source_files import SourceEntry
from layouts.toml_file import TomlFile
from layouts.wording import worded, written
from resources.text import QT_TRANSLATE_NOOP, Text

_KIND = QT_TRANSLATE_NOOP(
    "try", "kind of the source, or the id of one of the city's; controlroom sources --kinds tells"
)
_KEYS = QT_TRANSLATE_NOOP("try", "what stands in a source's file, such as address=https://example.org/data.json")
_JSON = QT_TRANSLATE_NOOP("try", "print one JSON document")
_ROWS = QT_TRANSLATE_NOOP("try", "show as many rows of each table (default: 20); 0 shows all")
_NO_KIND = QT_TRANSLATE_NOOP("try", "There is no kind and no source {name}; nearest: {nearest}")
_NO_VALUE = QT_TRANSLATE_NOOP("try", "Not of the form KEY=VALUE: {text}")
_WRONG = QT_TRANSLATE_NOOP("try", "{key}: {reason}")
_SECONDS = QT_TRANSLATE_NOOP("try", "listen for so long to a source that sends by itself (default: 10)")
_SAMPLES = QT_TRANSLATE_NOOP("try", "{count} samples")
_EVENTS = QT_TRANSLATE_NOOP("try", "{count} events")
_CAMERAS = QT_TRANSLATE_NOOP("try", "{count} cameras")
_LEFT_OUT = QT_TRANSLATE_NOOP("try", "{count} rows left out")
_MORE = QT_TRANSLATE_NOOP("try", "… and {count} more")
_FAILED = QT_TRANSLATE_NOOP("try", "{reason} ({detail})")
_MISSING = "–"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom try``."""
    parser.add_argument("kind", metavar="KIND", help=say(_KIND))
    parser.add_argument("keys", nargs="*", metavar="KEY=VALUE", help=say(_KEYS))
    add_store_arguments(parser)
    parser.add_argument("--rows", type=int, default=20, metavar="N", help=say(_ROWS))
    parser.add_argument("--seconds", type=float, default=10.0, metavar="S", help=say(_SECONDS))
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Ask once and print. Returns 0, 1 when the source fails, 2 when what is asked for is wrong."""
    city = read_city_file(folder_of(args) / "city.toml")
    try:
        source = _source(args, authorities_pem=city.authorities_pem or "")
    except _Wrong as error:
        print(error, file=sys.stderr)
        return 2
    zone_name = city.config.timezone
    context = make_context(source, zone_name=zone_name, clock=SystemClock(), before_call=lambda: None, notes={})
    try:
        readings = _asked(source, context, args.seconds)
    except DataError as error:
        detail = source.secrets.redact(error.detail)
        if args.json:
            print(json.dumps({"error": error.kind.value, "detail": detail}))
        else:
            print(say(_FAILED(reason=error.words, detail=detail)), file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(_document(readings), ensure_ascii=False))
    else:
        _show(readings, args.rows)
    return 0


def _asked(source: Prepared, context: SourceContext, seconds: float) -> Readings:
    """Return what a source gives when it is asked once, or what it sends in so many seconds. Raises DataError."""
    kind = DATA_KINDS[source.config.kind]
    if kind.poll is not None:
        return sound(kind.poll(source.config, context), context.now)
    heard = [Readings()]
    context.deliver = lambda readings: heard.append(sound(readings, context.now))
    # By another name: under its own it would take the place of the program that gathers.
    config = source.config.model_copy(
        update={"client_id": ""} if "client_id" in type(source.config).model_fields else {}
    )
    ending = threading.Timer(seconds, context.stop.set)
    ending.start()
    try:
        if kind.listen is not None:
            kind.listen(config, context)
    finally:
        ending.cancel()
        ending.join()
    return functools.reduce(operator.add, heard)


class _Wrong(Exception):
    """What is asked for cannot be tried; the text says why."""


def _source(args: argparse.Namespace, *, authorities_pem: str) -> Prepared:
    """Return the source that is meant: one of the city's by its id, or one made of a kind and keys. Raises _Wrong."""
    lookup = key_lookup()
    folder = Path() if args.kind in DATA_KINDS else folder_of(args)
    if args.kind not in DATA_KINDS:
        listed = city_sources(folder_of(args), lookup)
        entry = next((entry for entry in listed.entries if entry.id == args.kind), None)
        if args.kind in listed.bad:
            raise _Wrong(formatted(listed.bad[args.kind], say))
        if entry is None:
            names = [*DATA_KINDS, *(entry.id for entry in listed.entries)]
            nearest = ", ".join(Names(names).nearest(args.kind)) or _MISSING
            raise _Wrong(say(_NO_KIND(name=args.kind, nearest=nearest)))
        table_ = {**entry.table, **_values(args.keys)}
    else:
        table_ = {"id": "try", **_values(args.keys), "kind": args.kind}
    model = DATA_KINDS[table_["kind"]].config
    try:
        model.model_validate(table_)
    except ValidationError as error:
        findings = [worded(model, each) for each in error.errors(include_url=False)]
        lines = (say(_WRONG(key=written(each.path) or table_["kind"], reason=each.text)) for each in findings)
        raise _Wrong("\n".join(lines)) from None
    file = TomlFile("", table_, {})
    try:
        entry = SourceEntry(table_["id"], table_["kind"], table_, file, ())
        return prepared(entry, lookup, folder=folder, authorities_pem=authorities_pem)
    except (LookupError, ValueError) as error:
        raise _Wrong(str(error)) from None


def _values(keys: Iterable[str]) -> dict[str, Any]:
    """Return ``KEY=VALUE`` as a table: values as TOML has them, or plain text."""
    values: dict[str, Any] = {}
    for text in keys:
        key, mark, value = text.partition("=")
        if not mark or not key:
            raise _Wrong(say(_NO_VALUE(text=text)))
        try:
            values[key] = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            values[key] = value
    return values


def _show(readings: Readings, most: int) -> None:
    samples = [
        [
            sample.indicator,
            sample.place,
            f"{_MISSING} {say(MISSING_TEXT[Missing[sample.quality.name]])}"
            if sample.value is None and sample.quality.name in Missing.__members__
            else _MISSING
            if sample.value is None
            else f"{sample.value:,.10g}",
            sample.unit,
            _time(sample.at_ms),
            sample.quality.name.lower(),
        ]
        for sample in readings.samples
    ]
    events = [
        [event.kind, event.id, event.level.name.lower(), event.state, event.place, _time(event.began_ms), event.title]
        for event in readings.events
    ]
    cameras = [
        [camera.id, camera.name, f"{camera.latitude_deg:.5f} {camera.longitude_deg:.5f}", camera.stream_kind]
        for camera in readings.cameras
    ]
    left_out = [[left.where, say(left.reason)] for left in readings.left_out]
    for heading, rows in ((_SAMPLES, samples), (_EVENTS, events), (_CAMERAS, cameras), (_LEFT_OUT, left_out)):
        _show_table(heading, rows, most)


def _show_table(heading: Text, rows: Sequence[Sequence[str]], most: int) -> None:
    print(say(heading(count=len(rows))))
    shown = rows if most == 0 else rows[:most]
    for line in table(shown) if shown else ():
        print(f"  {line}")
    if len(shown) < len(rows):
        print(f"  {say(_MORE(count=len(rows) - len(shown)))}")


def _time(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _document(readings: Readings) -> dict[str, Any]:
    return {
        "samples": [{**each._asdict(), "quality": each.quality.name.lower()} for each in readings.samples],
        "events": [{**asdict(each), "level": each.level.name.lower()} for each in readings.events],
        "events_are_all": readings.events_are_all,
        "cameras": [asdict(each) for each in readings.cameras],
        "left_out": [{"where": each.where, "reason": say(each.reason)} for each in readings.left_out],
    }
