"""``controlroom series``: the newest number of every series in a city's store, with unit, source and age."""

import argparse
import json
import sys
import time
from datetime import UTC, datetime

from controlroom.ages import age_text
from controlroom.cli.stores import add_store_arguments, store_of
from controlroom.table import table
from controlroom.words import say
from feeds.data.core import Latest, StoreError
from feeds.data.store.sqlite_reader import SqliteReader
from resources.text import QT_TRANSLATE_NOOP

_INDICATOR = QT_TRANSLATE_NOOP("series", "only series of this indicator")
_JSON = QT_TRANSLATE_NOOP("series", "print one JSON document")
_HEAD = (
    QT_TRANSLATE_NOOP("series", "indicator"),
    QT_TRANSLATE_NOOP("series", "place"),
    QT_TRANSLATE_NOOP("series", "value"),
    QT_TRANSLATE_NOOP("series", "unit"),
    QT_TRANSLATE_NOOP("series", "age"),
    QT_TRANSLATE_NOOP("series", "source"),
)
_NONE = QT_TRANSLATE_NOOP("series", "There are no series yet: controlroom import reads past ones from files")
_MISSING = "–"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom series``."""
    parser.add_argument("indicator", nargs="?", metavar="INDICATOR", help=say(_INDICATOR))
    add_store_arguments(parser)
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Print the series. Returns 0, 1 when there is no store that can be read, 2 for a wrong city."""
    place = store_of(args)
    if place is None:
        return 2
    try:
        reader = SqliteReader(place.file)
        try:
            found = reader.latest() if args.indicator is None else reader.latest_of(args.indicator)
        finally:
            reader.close()
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    found.sort(key=lambda latest: (latest.key.indicator, latest.key.place, latest.key.source))
    now_s = time.time()
    if args.json:
        print(json.dumps([_document(latest, now_s) for latest in found], ensure_ascii=False))
    elif found:
        for line in table([[say(title) for title in _HEAD], *(_cells(latest, now_s) for latest in found)]):
            print(line)
    else:
        print(say(_NONE))
    return 0


def _cells(latest: Latest, now_s: float) -> list[str]:
    value = _MISSING if latest.value is None else f"{latest.value:,.10g}"
    return [
        latest.key.indicator,
        latest.key.place,
        value,
        latest.unit,
        say(age_text(now_s - latest.at_ms / 1000)),
        latest.key.source,
    ]


def _document(latest: Latest, now_s: float) -> dict[str, object]:
    return {
        "indicator": latest.key.indicator,
        "place": latest.key.place,
        "source": latest.key.source,
        "value": latest.value,
        "unit": latest.unit,
        "quality": latest.quality.name.lower(),
        "at": datetime.fromtimestamp(latest.at_ms / 1000, UTC).isoformat(),
        "age_s": round(now_s - latest.at_ms / 1000, 1),
    }
