"""Which store a command works on: that of a city, or a file named."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from controlroom.city import BUILT_IN
from controlroom.store_file import store_file
from controlroom.words import say
from layouts.city_file import CityFile, read_city_file
from layouts.problems import formatted
from resources import path
from resources.text import QT_TRANSLATE_NOOP

_CITY = QT_TRANSLATE_NOOP("import", "folder of the city; the built-in simulated city when not given")
_STORE = QT_TRANSLATE_NOOP("import", "file of the store, where it is not the city's own")


@dataclass(frozen=True, slots=True)
class Place:
    """A store's file, the zone of its days, and the city whose numbers it holds."""

    file: Path
    zone: ZoneInfo
    city: CityFile


def add_store_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how a store is named."""
    add_city_argument(parser)
    parser.add_argument("--store", type=Path, metavar="FILE", help=say(_STORE))


def add_city_argument(parser: argparse.ArgumentParser) -> None:
    """Declare how a city is named."""
    parser.add_argument("--city", type=Path, metavar="FOLDER", help=say(_CITY))


def folder_of(args: argparse.Namespace) -> Path:
    """Return the folder of the city that is meant."""
    folder: Path | None = args.city
    return folder or path(BUILT_IN)


def store_of(args: argparse.Namespace) -> Place | None:
    """Return the store that is meant; None, with the reason on stderr, where the city cannot be read."""
    city = _city_of(args)
    if city is None:
        return None
    return Place(args.store or store_file(city.config.id), ZoneInfo(city.config.timezone), city)


def zone_of(args: argparse.Namespace) -> ZoneInfo | None:
    """Return the zone of the city that is meant; None, with the reason on stderr, where it cannot be read."""
    city = _city_of(args)
    return None if city is None else ZoneInfo(city.config.timezone)


def _city_of(args: argparse.Namespace) -> CityFile | None:
    city = read_city_file(folder_of(args) / "city.toml")
    if city.file is None:
        for problem in city.problems:
            print(formatted(problem, say), file=sys.stderr)
        return None
    return city
