"""``controlroom check``: read a city's files and tell everything that is wrong with them."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from controlroom.city import City, load_city
from controlroom.keys import key_lookup
from controlroom.sim.events import given
from controlroom.sources import city_sources
from controlroom.store_file import stored_cameras
from controlroom.words import say
from layouts.expansion import standard_lookup
from layouts.problems import Problem, formatted, in_order
from layouts.source_files import SourceList
from resources.text import QT_TRANSLATE_NOOP

_CITY = QT_TRANSLATE_NOOP("check", "folder of the city, with city.toml, cameras.csv and layouts/")
_JSON = QT_TRANSLATE_NOOP("check", "print one JSON document")
_COUNTS = QT_TRANSLATE_NOOP(
    "check", "Cameras: {good_cameras} good, {bad_cameras} wrong. Layouts: {good_layouts} good, {bad_layouts} wrong"
)
_ALARMS = QT_TRANSLATE_NOOP("check", "Rules of alarms: {good} good, {bad} wrong")
_INDICATORS = QT_TRANSLATE_NOOP("check", "Indicators: {good} good, {bad} wrong")
_SOURCES = QT_TRANSLATE_NOOP("check", "Sources of numbers: {good_sources} good, {bad_sources} wrong")
_SHOWING = QT_TRANSLATE_NOOP(
    "check", "Walls: {walls}. Scenes: {scenes}. Tours: {tours}. Entries of the schedule: {schedule}"
)
_INSECURE = QT_TRANSLATE_NOOP("check", "Certificate is not checked (tls = insecure), cameras: {count}: {cameras}")

_GIVEN_WHEN_RUN = given("http://127.0.0.1")  # stands for the address the simulated city will be served at


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom check``."""
    parser.add_argument("city", type=Path, metavar="CITY", help=say(_CITY))
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Check a city and print what was found. Returns 0 when nothing is wrong, else 2."""
    city = load_city(args.city, standard_lookup(_GIVEN_WHEN_RUN), stored_cameras)
    sources = city_sources(args.city, key_lookup(_GIVEN_WHEN_RUN))
    problems = in_order([*city.problems, *sources.problems])
    if args.json:
        print(json.dumps(_document(city, sources, problems), indent=2))
    else:
        for problem in problems:
            _print(formatted(problem, say))
        if city.insecure:
            _print(say(_INSECURE(count=len(city.insecure), cameras=", ".join(city.insecure))))
        counts = _counts(city, sources)
        _print(say(_COUNTS(**counts)))
        if counts["good_sources"] or counts["bad_sources"]:
            _print(say(_SOURCES(**counts)))
        indicators = _indicators(city)
        if any(indicators.values()):
            _print(say(_INDICATORS(**indicators)))
        alarms = _alarms(city)
        if any(alarms.values()):
            _print(say(_ALARMS(**alarms)))
        showing = _showing(city)
        if any(showing.values()):
            _print(say(_SHOWING(**showing)))
    return 2 if problems else 0


def _counts(city: City, sources: SourceList) -> dict[str, int]:
    bad_layouts = sum(layout is None or bool(problems) for layout, problems in city.layout_files.values())
    return {
        "good_cameras": len(city.cameras),
        "bad_cameras": city.catalogue.bad_rows,
        "good_layouts": len(city.layout_files) - bad_layouts,
        "bad_layouts": bad_layouts,
        "good_sources": len(sources.entries),
        "bad_sources": sources.bad_sources,
    }


def _indicators(city: City) -> dict[str, int]:
    return {"good": len(city.file.indicators.good), "bad": city.file.indicators.bad_tables}


def _alarms(city: City) -> dict[str, int]:
    return {"good": len(city.file.alarms.good), "bad": city.file.alarms.bad_tables}


def _showing(city: City) -> dict[str, int]:
    showing = city.showing
    return {
        "walls": len(showing.walls.good),
        "scenes": len(showing.scenes.good),
        "tours": len(showing.tours.good),
        "schedule": len(showing.schedule.good),
    }


def _document(city: City, sources: SourceList, problems: Sequence[Problem]) -> dict[str, object]:
    counts = _counts(city, sources)
    return {
        "folder": str(city.folder),
        "city": city.config.id,
        "cameras": {"good": counts["good_cameras"], "bad": counts["bad_cameras"]},
        "layouts": {"good": counts["good_layouts"], "bad": counts["bad_layouts"]},
        "sources": {"good": counts["good_sources"], "bad": counts["bad_sources"]},
        "indicators": _indicators(city),
        "alarms": _alarms(city),
        **_showing(city),
        "insecure": city.insecure,
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "key": problem.key,
                "text": say(problem.text),
                "nearest": problem.nearest,
            }
            for problem in problems
        ],
    }


def _print(line: str) -> None:
    """Print a line that may hold a file name which is not text."""
    print(line.encode("utf-8", "backslashreplace").decode("utf-8"))
