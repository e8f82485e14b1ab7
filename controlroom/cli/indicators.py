"""``controlroom indicators``: every indicator of a city now; with an id all about one of them."""

import argparse
import json
import sys
import time
from contextlib import closing

from controlroom.cli.indicators_text import Telling
from controlroom.cli.stores import Place, add_store_arguments, store_of
from controlroom.indicators.look import Look
from controlroom.indicators.now import newest
from controlroom.indicators.past import Past
from controlroom.language import preferred
from controlroom.table import table
from controlroom.words import say
from feeds.data.core import StoreError
from feeds.data.store.sqlite_reader import SqliteReader
from layouts.problems import Names, formatted
from resources.text import QT_TRANSLATE_NOOP

_ID = QT_TRANSLATE_NOOP("indicators", "all about this indicator")
_DISTRICTS = QT_TRANSLATE_NOOP("indicators", "with the value of each district")
_JSON = QT_TRANSLATE_NOOP("indicators", "print one JSON document")
_NONE = QT_TRANSLATE_NOOP("indicators", "The city has no indicators, write some into its city.toml")
_UNKNOWN = QT_TRANSLATE_NOOP("indicators", "No indicator has the id {id}")
_NEAREST = QT_TRANSLATE_NOOP("indicators", "No indicator has the id {id}; nearest: {names}")
_WRONG = QT_TRANSLATE_NOOP("indicators", "Wrong indicators, left out: {count}. controlroom check tells what is wrong")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom indicators``."""
    parser.add_argument("id", nargs="?", metavar="ID", help=say(_ID))
    parser.add_argument("--districts", action="store_true", help=say(_DISTRICTS))
    add_store_arguments(parser)
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Print the indicators. Returns 0, 1 when there is no store that can be read, 2 for a wrong city or id."""
    place = store_of(args)
    if place is None:
        return 2
    indicators = place.city.indicators
    if args.id is not None and args.id not in indicators.good:
        print(_unknown(args.id, place), file=sys.stderr)
        return 2
    if indicators.bad_tables:
        print(say(_WRONG(count=indicators.bad_tables)), file=sys.stderr)
    try:
        with closing(SqliteReader(place.file)) as reader:
            now_ms = round(time.time() * 1000)
            samples = newest(reader.latest(), now_ms)
            past = Past(indicators, samples, reader, place.zone, now_ms)
            telling = Telling(indicators, Look(indicators, samples, now_ms), past, place.zone, preferred(args.lang))
            _print(telling, args)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _print(telling: Telling, args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps(telling.document(args.id), ensure_ascii=False))
    elif args.id is not None:
        for line in telling.details(args.id):
            print(line)
    else:
        rows = telling.overview(by_district=args.districts)
        for line in table(rows) if len(rows) > 1 else [say(_NONE)]:
            print(line)


def _unknown(id: str, place: Place) -> str:
    """Return what is wrong with an id: there is none such, or what is wrong with its indicator."""
    problem = place.city.indicators.bad.get(id)
    if problem is not None:
        return formatted(problem, say)
    nearest = Names(place.city.indicators.good).nearest(id)
    return say(_NEAREST(id=id, names=", ".join(nearest)) if nearest else _UNKNOWN(id=id))
