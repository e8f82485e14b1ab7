"""``controlroom events``: what goes on in a city, now or at a time, and how it came to be so."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from controlroom.ages import age_text
from controlroom.cli.stores import add_store_arguments, store_of
from controlroom.table import table
from controlroom.words import say
from feeds.data.core import StoreError
from feeds.data.readings import EventChange, KeptEvent, Level
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.values import moment
from resources.text import QT_TRANSLATE_NOOP

_EVENT = QT_TRANSLATE_NOOP("events", "an event, as the list names it: SOURCE/ID; tells how it changed")
_AT = QT_TRANSLATE_NOOP("events", "what went on at this time, such as 2026-11-27T18:00 (of the city's clocks)")
_JSON = QT_TRANSLATE_NOOP("events", "print one JSON document")
_NO_TIME = QT_TRANSLATE_NOOP("events", "Not a time: {text}")
_NO_EVENT = QT_TRANSLATE_NOOP("events", "There is no event {event}")
_NONE = QT_TRANSLATE_NOOP("events", "Nothing goes on, as far as any source tells")
_HEAD = (
    QT_TRANSLATE_NOOP("events", "event"),
    QT_TRANSLATE_NOOP("events", "kind"),
    QT_TRANSLATE_NOOP("events", "level"),
    QT_TRANSLATE_NOOP("events", "state"),
    QT_TRANSLATE_NOOP("events", "place"),
    QT_TRANSLATE_NOOP("events", "since"),
    QT_TRANSLATE_NOOP("events", "title"),
)
_HEAD_OF_CHANGES = (
    QT_TRANSLATE_NOOP("events", "from"),
    QT_TRANSLATE_NOOP("events", "level"),
    QT_TRANSLATE_NOOP("events", "state"),
    QT_TRANSLATE_NOOP("events", "ended"),
    QT_TRANSLATE_NOOP("events", "title"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom events``."""
    parser.add_argument("event", nargs="?", metavar="SOURCE/ID", help=say(_EVENT))
    add_store_arguments(parser)
    parser.add_argument("--at", metavar="TIME", help=say(_AT))
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Print the events, or the changes of one. Returns 0, 1 where there is no such store or event, 2 for wrong use."""
    place = store_of(args)
    if place is None:
        return 2
    at_ms = time.time_ns() // 1_000_000
    if args.at is not None:
        try:
            at_ms = round(moment(args.at, place.zone).timestamp() * 1000)
        except ValueError:
            print(say(_NO_TIME(text=args.at)), file=sys.stderr)
            return 2
    try:
        reader = SqliteReader(place.file)
        try:
            if args.event is None:
                _tell_events(reader.events_at(at_ms), at_ms, as_json=args.json)
                return 0
            source, _, event_id = args.event.partition("/")
            changes = reader.changes_of(source, event_id)
        finally:
            reader.close()
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    if not changes:
        print(say(_NO_EVENT(event=args.event)), file=sys.stderr)
        return 1
    _tell_changes(changes, place.zone, as_json=args.json)
    return 0


def _tell_events(events: Sequence[KeptEvent], at_ms: int, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_document(kept) for kept in events], ensure_ascii=False))
    elif not events:
        print(say(_NONE))
    else:
        for line in table([[say(title) for title in _HEAD], *(_cells(kept, at_ms) for kept in events)]):
            print(line)


def _tell_changes(changes: Sequence[EventChange], zone: ZoneInfo, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([change._asdict() for change in changes], ensure_ascii=False))
        return
    rows = [
        [
            _clock(change.received_ms, zone),
            Level(change.level).name.lower(),
            change.state,
            "" if change.ended_ms is None else _clock(change.ended_ms, zone),
            change.title,
        ]
        for change in changes
    ]
    for line in table([[say(title) for title in _HEAD_OF_CHANGES], *rows]):
        print(line)


def _cells(kept: KeptEvent, at_ms: int) -> list[str]:
    event = kept.event
    since = say(age_text((at_ms - event.began_ms) / 1000))
    head = [f"{kept.source}/{event.id}", event.kind, event.level.name.lower()]
    return [*head, event.state, event.place, since, event.title]


def _document(kept: KeptEvent) -> dict[str, Any]:
    event = asdict(kept.event)
    began, changed, ended = (event.pop(f"{name}_ms") for name in ("began", "changed", "ended"))
    return {
        "source": kept.source,
        **event,
        "level": kept.event.level.name.lower(),
        "details": dict(kept.event.details),
        "began": _iso(began),
        "changed": _iso(changed),
        "ended": None if ended is None else _iso(ended),
    }


def _iso(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat()


def _clock(at_ms: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(at_ms / 1000, zone).isoformat(" ", timespec="seconds")
