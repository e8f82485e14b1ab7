"""``controlroom sources``: how every source of a city's numbers is."""

import argparse
import json
import sys
import time
from typing import Any

from controlroom.ages import age_text
from controlroom.cli.stores import add_store_arguments, folder_of, store_of
from controlroom.keys import key_lookup
from controlroom.sources import city_sources
from controlroom.table import table
from controlroom.words import say
from feeds.data.catalogue import DATA_KINDS
from feeds.data.core import StoreEmpty, StoreError
from feeds.data.health import CONDITION_TEXT, Condition, SourceHealth
from feeds.data.store.sqlite_reader import SqliteReader
from layouts.expansion import Lookup
from layouts.problems import Problem, formatted
from layouts.source_files import SourceList
from resources.text import QT_TRANSLATE_NOOP

_JSON = QT_TRANSLATE_NOOP("sources", "print one JSON document")
_KINDS = QT_TRANSLATE_NOOP("sources", "say which kinds of sources there are, and nothing else")
_HEAD = (
    QT_TRANSLATE_NOOP("sources", "source"),
    QT_TRANSLATE_NOOP("sources", "kind"),
    QT_TRANSLATE_NOOP("sources", "state"),
    QT_TRANSLATE_NOOP("sources", "age"),
    QT_TRANSLATE_NOOP("sources", "last good"),
    QT_TRANSLATE_NOOP("sources", "next"),
    QT_TRANSLATE_NOOP("sources", "calls left"),
    QT_TRANSLATE_NOOP("sources", "what is wrong"),
)
_NOT_READ = QT_TRANSLATE_NOOP("sources", "not read")
_LISTENS = QT_TRANSLATE_NOOP("sources", "listens")
_NONE = QT_TRANSLATE_NOOP("sources", "This city has no sources: write them into files sources/NAME.toml")
_NEVER_RAN = QT_TRANSLATE_NOOP(
    "sources", "Nothing has been gathered yet: controlroom run does it, and controlroom gather"
)
_COUNTS = QT_TRANSLATE_NOOP("sources", "{good} of {all} sources are good")
_LEFT_OUT = QT_TRANSLATE_NOOP("sources", "{count} rows left out, the first: {reason}")
_UNKNOWN = "–"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom sources``."""
    add_store_arguments(parser)
    parser.add_argument("--kinds", action="store_true", help=say(_KINDS))
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Print how every source is. Returns 0, 1 when one is not good or the store cannot be read, 2 for a wrong city."""
    if args.kinds:
        return _tell_kinds(as_json=args.json)
    place = store_of(args)
    if place is None:
        return 2
    listed = city_sources(folder_of(args), _lenient(key_lookup()))
    healths: dict[str, SourceHealth] = {}
    try:
        if place.file.exists():
            reader = SqliteReader(place.file)
            try:
                healths = {health.id: health for health in reader.health()}
            finally:
                reader.close()
    except StoreEmpty:
        pass  # as where there is no file yet: nothing was gathered
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    now_ms = time.time_ns() // 1_000_000
    rows = [_of_entry(entry.id, entry.kind, healths.get(entry.id), now_ms) for entry in listed.entries]
    rows += [_of_bad(source_id, problem) for source_id, problem in listed.bad.items()]
    rows.sort(key=lambda row: str(row["id"]))
    if args.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        _print(rows, listed, has_run=bool(healths))
    return 0 if all(row["state"] == Condition.GOOD for row in rows) and not listed.problems else 1


def _lenient(lookup: Lookup) -> Lookup:
    """Return a lookup that knows every name: whether one has a value is for the program that gathers to say."""
    return lambda name: lookup(name) or "unknown"


def _of_entry(source_id: str, kind: str, health: SourceHealth | None, now_ms: int) -> dict[str, Any]:
    if health is None:
        health = SourceHealth(source_id, kind, 0.0)
    words = health.words(now_ms)
    wrong = "" if words is None else say(words)
    if health.error is None and health.left_out and words is not None:
        wrong = say(_LEFT_OUT(count=health.left_out, reason=words))
    return {
        "id": source_id,
        "kind": kind,
        "state": health.condition(now_ms).value,
        "age_s": None if health.newest_ms is None else round(health.age_s(now_ms), 1),
        "last_good_s": None if health.good_ms is None else round((now_ms - health.good_ms) / 1000, 1),
        "next_s": None if health.next_ms is None else round((health.next_ms - now_ms) / 1000, 1),
        "listens": health.listens,
        "quota_left": health.quota_left,
        "failures": health.failures,
        "samples": health.samples,
        "events": health.events,
        "cameras": health.cameras,
        "left_out": health.left_out,
        "error": None if health.error is None else health.error.value,
        "wrong": wrong,
        "detail": health.detail,
    }


def _of_bad(source_id: str, problem: Problem) -> dict[str, Any]:
    return {"id": source_id, "kind": "", "state": "not read", "wrong": formatted(problem, say), "detail": ""}


def _print(rows: list[dict[str, Any]], listed: SourceList, *, has_run: bool) -> None:
    if not rows:
        print(say(_NONE))
    else:
        for line in table([[say(title) for title in _HEAD], *map(_cells, rows)]):
            print(line)
        good = sum(row["state"] == Condition.GOOD for row in rows)
        print(say(_COUNTS(good=good, all=len(rows))))
        if not has_run:
            print(say(_NEVER_RAN))
    told = {row["wrong"] for row in rows}
    for problem in listed.problems:
        if (line := formatted(problem, say)) not in told:
            print(line)


def _cells(row: dict[str, Any]) -> list[str]:
    state = say(_NOT_READ) if row["state"] == "not read" else say(CONDITION_TEXT[Condition(row["state"])])
    next_s = row.get("next_s")
    left = row.get("quota_left")
    wrong = f"{row['wrong']} ({row['detail']})" if row["detail"] else row["wrong"]
    return [
        row["id"],
        row["kind"],
        state,
        _age(row.get("age_s")),
        _age(row.get("last_good_s")),
        say(_LISTENS) if row.get("listens") else _age(None if next_s is None else max(0.0, next_s)),
        _UNKNOWN if left is None else str(left),
        wrong,
    ]


def _age(age_s: float | None) -> str:
    return _UNKNOWN if age_s is None else say(age_text(age_s))


def _tell_kinds(*, as_json: bool) -> int:
    kinds = {name: sentence(kind.config) for name, kind in DATA_KINDS.items()}
    if as_json:
        print(json.dumps(kinds, ensure_ascii=False))
    else:
        for line in table(list(kinds.items())):
            print(line)
    return 0


def sentence(model: type) -> str:
    """Return what a kind is, in its own sentence (English, as in the reference)."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())
