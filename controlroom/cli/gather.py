"""``controlroom gather``: gather a city's numbers without a wall, as a service of its own does."""

import argparse
import logging
import signal
import sys
import threading

from controlroom import data_entry
from controlroom.cli.stores import add_store_arguments, folder_of, store_of
from controlroom.keys import key_lookup
from controlroom.sources import city_sources
from controlroom.words import say
from feeds.data.gathering.messages import Gathering, Message, StoreFailed
from feeds.data.gathering.process import DataProcess
from layouts.problems import formatted
from resources.text import QT_TRANSLATE_NOOP

_LOOK_S = 0.5  # on Windows a wait without an end is not interrupted by a signal
_BEGUN = QT_TRANSLATE_NOOP("gather", "Gathering from {count} sources into {file}; Ctrl+C ends it")
_ELSEWHERE = QT_TRANSLATE_NOOP("gather", "Another program gathers into this store already; waiting until it ends")
_FAILED = QT_TRANSLATE_NOOP("gather", "Nothing can be stored: {reason}")
_NONE = QT_TRANSLATE_NOOP("gather", "This city has no sources: write them into files sources/NAME.toml")

log = logging.getLogger("gather")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom gather``."""
    add_store_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Gather until SIGINT or SIGTERM. Returns 0, 2 for a city that cannot be read or has no sources."""
    place = store_of(args)
    if place is None:
        return 2
    folder = folder_of(args)
    listed = city_sources(folder, key_lookup())
    for problem in listed.problems:
        print(formatted(problem, say), file=sys.stderr)
    if not listed.entries:
        print(say(_NONE), file=sys.stderr)
        return 2
    stop = threading.Event()
    previous = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    service = DataProcess(data_entry.main, (folder, {}, place.file, place.zone.key), _tell)
    service.start()
    try:
        print(say(_BEGUN(count=len(listed.entries), file=place.file)), file=sys.stderr)
        while not stop.wait(_LOOK_S):
            pass
    finally:
        service.close()
        for number, handler in previous.items():
            signal.signal(number, handler)
    return 0


def _tell(message: Message) -> None:
    match message:
        case Gathering(here=False):
            log.warning("%s", say(_ELSEWHERE))
        case StoreFailed(words):
            log.error("%s", say(_FAILED(reason=words)))
        case _:
            log.info("%s", message)
