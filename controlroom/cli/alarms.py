"""``controlroom alarms``: the rules of a city, and what is raised, as the file beside its store keeps it."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from controlroom.ages import age_text
from controlroom.alarms.core import Alarm, Shelf
from controlroom.alarms.keeping import Kept, alarms_file, read_kept
from controlroom.cli.stores import add_store_arguments, store_of
from controlroom.language import preferred
from controlroom.table import table
from controlroom.words import say
from feeds.data.core import StoreError
from layouts.alarms import AlarmRules, Rule
from layouts.model import name_in
from resources.text import QT_TRANSLATE_NOOP, Text

_JSON = QT_TRANSLATE_NOOP("alarms", "print one JSON document")
_NO_RULES = QT_TRANSLATE_NOOP("alarms", "The city has no rules of alarms, write some into its city.toml")
_WRONG = QT_TRANSLATE_NOOP("alarms", "Wrong rules, left out: {count}. controlroom check tells what is wrong")
_NONE = QT_TRANSLATE_NOOP("alarms", "No alarm stands")
_HEAD: tuple[Text, ...] = (
    QT_TRANSLATE_NOOP("alarms", "rule"),
    QT_TRANSLATE_NOOP("alarms", "level"),
    QT_TRANSLATE_NOOP("alarms", "raised by"),
    QT_TRANSLATE_NOOP("alarms", "says"),
    QT_TRANSLATE_NOOP("alarms", "owner"),
)
_HEAD_OF_RAISED: tuple[Text, ...] = (
    QT_TRANSLATE_NOOP("alarms", "rule"),
    QT_TRANSLATE_NOOP("alarms", "about"),
    QT_TRANSLATE_NOOP("alarms", "level"),
    QT_TRANSLATE_NOOP("alarms", "since"),
    QT_TRANSLATE_NOOP("alarms", "acknowledged"),
    QT_TRANSLATE_NOOP("alarms", "state"),
)
_STANDS = QT_TRANSLATE_NOOP("alarms", "stands")
_GONE = QT_TRANSLATE_NOOP("alarms", "stands, its input is gone")
_IS_CLEARED = QT_TRANSLATE_NOOP("alarms", "cleared {age} ago")
_IS_SHELVED = QT_TRANSLATE_NOOP("alarms", "shelved by {by}: {reason}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom alarms``."""
    add_store_arguments(parser)
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Print rules and alarms. Returns 0, 1 when the kept file cannot be read, 2 for a wrong city."""
    place = store_of(args)
    if place is None:
        return 2
    rules = place.city.alarms
    if rules.bad_tables:
        print(say(_WRONG(count=rules.bad_tables)), file=sys.stderr)
    now_ms = time.time_ns() // 1_000_000
    try:
        kept = read_kept(alarms_file(place.file), now_ms)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(_document(rules, kept), ensure_ascii=False))
    else:
        _tell(rules, kept, preferred(args.lang), now_ms)
    return 0


def _tell(rules: AlarmRules, kept: Kept, language: str, now_ms: int) -> None:
    if not rules.good:
        print(say(_NO_RULES))
    else:
        rows = [
            [
                id,
                rule.entry.level,
                reason(rule),
                name_in(language, rule.entry.text.by_language()),
                name_in(language, rule.entry.owner.name.by_language()),
            ]
            for id, rule in rules.good.items()
        ]
        _print_table(_HEAD, rows)
    print()
    shelved = {shelf.key: shelf for shelf in kept.shelves if shelf.until_ms > now_ms}
    if not kept.alarms:
        print(say(_NONE))
    else:
        newest = sorted(kept.alarms, key=lambda alarm: (alarm.cleared_ms is not None, -alarm.raised_ms))
        _print_table(_HEAD_OF_RAISED, [_cells(alarm, shelved.get(alarm.key), now_ms) for alarm in newest])


def _print_table(head: Sequence[Text], rows: Sequence[Sequence[str]]) -> None:
    for line in table([[say(title) for title in head], *rows]):
        print(line)


def _cells(alarm: Alarm, shelf: Shelf | None, now_ms: int) -> list[str]:
    state = say(_GONE) if alarm.gone_ms is not None else say(_STANDS)
    if alarm.cleared_ms is not None:
        state = say(_IS_CLEARED(age=age_text((now_ms - alarm.cleared_ms) / 1000)))
    elif shelf is not None:
        state = say(_IS_SHELVED(by=shelf.by, reason=shelf.reason))
    since = say(age_text((now_ms - alarm.began_ms) / 1000))
    return [alarm.key.rule, alarm.title or alarm.key.subject, alarm.level, since, alarm.acknowledged_by, state]


def reason(rule: Rule) -> str:
    """Return what raises a rule, as a line of its file."""
    entry = rule.entry
    if entry.indicator is not None and entry.test is not None:
        limit = getattr(entry, entry.test)
        number = "?" if rule.limit is None else f"{rule.limit:g}"
        written = f"{entry.indicator} {entry.test} " + (f"{limit} ({number})" if isinstance(limit, str) else number)
        within = "" if entry.within_s is None else f" within_s {entry.within_s:g}"
        where = " places each" if entry.places else f" place {entry.place}" if entry.place else ""
        return written + within + where
    if entry.event is not None:
        tests = entry.event.model_dump(exclude_none=True)
        return " ".join(["event", *(f"{key} {value}" for key, value in tests.items())])
    kind, id = ("source", entry.source) if entry.source is not None else ("camera", entry.camera)
    return f"{kind} {id} lost_for_s {entry.lost_for_s:g}"


def _document(rules: AlarmRules, kept: Kept) -> dict[str, Any]:
    return {
        "rules": [
            {
                "id": id,
                "level": rule.entry.level,
                "raised_by": reason(rule),
                "limit": rule.limit,
                "clear": rule.clear,
                "text": rule.entry.text.by_language(),
                "action": rule.entry.action.by_language(),
                "owner": rule.entry.owner.name.by_language(),
                "released": rule.entry.public is not None,
            }
            for id, rule in rules.good.items()
        ],
        "alarms": [
            {
                "rule": alarm.key.rule,
                "about": alarm.key.subject,
                "level": alarm.level,
                "title": alarm.title,
                "place": alarm.place,
                "value": alarm.value,
                "began_ms": alarm.began_ms,
                "raised_ms": alarm.raised_ms,
                "acknowledged_ms": alarm.acknowledged_ms,
                "acknowledged_by": alarm.acknowledged_by,
                "input_gone_ms": alarm.gone_ms,
                "cleared_ms": alarm.cleared_ms,
            }
            for alarm in kept.alarms
        ],
        "shelved": [
            {
                "rule": shelf.key.rule,
                "about": shelf.key.subject,
                "by": shelf.by,
                "reason": shelf.reason,
                "until_ms": shelf.until_ms,
            }
            for shelf in kept.shelves
        ],
    }
