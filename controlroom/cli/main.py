"""The sub-commands, by hand, and how an argument line becomes one of them."""

import argparse
import logging
import os
import sys
from typing import Any

from controlroom import __version__
from controlroom.language import LANGUAGES, command_line_application, preferred
from controlroom.logs import configure
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text

_SUMMARY = QT_TRANSLATE_NOOP("cli", "A city's control room on a wall of screens")
_LANGUAGE = QT_TRANSLATE_NOOP("cli", "language of screens and messages")
_VERBOSE = QT_TRANSLATE_NOOP("cli", "write more to the log")
_COMMANDS: dict[str, Text] = {
    "run": QT_TRANSLATE_NOOP("cli", "open the wall; without CITY the built-in simulated city"),
    "check": QT_TRANSLATE_NOOP("cli", "check a city's files and tell everything that is wrong"),
    "snapshot": QT_TRANSLATE_NOOP("cli", "draw a layout without a display and save the picture"),
    "sim": QT_TRANSLATE_NOOP("cli", "serve the simulated city alone"),
    "gather": QT_TRANSLATE_NOOP("cli", "gather a city's numbers without a wall"),
    "sources": QT_TRANSLATE_NOOP("cli", "how every source of a city's numbers is"),
    "try": QT_TRANSLATE_NOOP("cli", "ask one source once and show what would be stored"),
    "import": QT_TRANSLATE_NOOP("cli", "read files of past numbers into a city's store"),
    "events": QT_TRANSLATE_NOOP("cli", "what goes on in a city: incidents, alerts, requests, with their changes"),
    "series": QT_TRANSLATE_NOOP("cli", "the newest number of every series, with unit, source and age"),
    "indicators": QT_TRANSLATE_NOOP("cli", "the city's indicators: values, limits, targets, how they came about"),
    "alarms": QT_TRANSLATE_NOOP("cli", "the city's rules of alarms, and what is raised"),
    "bench": QT_TRANSLATE_NOOP("cli", "measure what this machine can show"),
    "journal": QT_TRANSLATE_NOOP("cli", "who did what to a wall and when, and what it showed at a time"),
    "replay": QT_TRANSLATE_NOOP("cli", "draw a wall as it stood at a time"),
    "send": QT_TRANSLATE_NOOP("cli", "have a running wall do something: scenes, tours, cameras, undo"),
    "show": QT_TRANSLATE_NOOP("cli", "switch the page of a running wall"),
    "identify": QT_TRANSLATE_NOOP("cli", "show on every monitor which one it is, and how a wall's file names it"),
    "status": QT_TRANSLATE_NOOP("cli", "ask a running wall how it is"),
}


def _module(command: str) -> Any:
    """Return the module of a sub-command. Only that one is imported: a wall must not carry what gathers numbers."""
    match command:
        case "run":
            from controlroom.cli import run

            return run
        case "check":
            from controlroom.cli import check

            return check
        case "snapshot":
            from controlroom.cli import snapshot

            return snapshot
        case "sim":
            from controlroom.cli import sim

            return sim
        case "gather":
            from controlroom.cli import gather

            return gather
        case "sources":
            from controlroom.cli import sources

            return sources
        case "try":
            from controlroom.cli import try_kind

            return try_kind
        case "import":
            from controlroom.cli import imports

            return imports
        case "events":
            from controlroom.cli import events

            return events
        case "series":
            from controlroom.cli import series

            return series
        case "indicators":
            from controlroom.cli import indicators

            return indicators
        case "alarms":
            from controlroom.cli import alarms

            return alarms
        case "bench":
            from controlroom.cli import bench

            return bench
        case "identify":
            from controlroom.cli import identify

            return identify
        case "journal":
            from controlroom.cli import journal

            return journal
        case "replay":
            from controlroom.cli import replay

            return replay
        case "send":
            from controlroom.cli import send

            return send
        case "show":
            from controlroom.cli import show

            return show
        case _:
            from controlroom.cli import status

            return status


def run(arguments: list[str]) -> int:
    """Run one sub-command and return its exit code: 0 well, 1 failed, 2 wrong usage or invalid city."""
    command_line_application(_language(arguments))
    parser = argparse.ArgumentParser(prog="controlroom", description=say(_SUMMARY))
    parser.add_argument("--version", action="version", version=f"controlroom {__version__}")
    parser.add_argument("--verbose", action="store_true", help=say(_VERBOSE))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in _COMMANDS.items():
        command = commands.add_parser(name, help=say(summary), description=say(summary))
        command.add_argument("--lang", choices=LANGUAGES, help=say(_LANGUAGE))
        if name in arguments:
            _module(name).add_arguments(command)
    args = parser.parse_args(arguments)
    configure(verbose=args.verbose)
    try:
        code: int = _module(args.command).run(args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; nothing more can be said, not even by the interpreter on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        logging.getLogger("cli").debug("output is closed")
        return 0
    return code


def _language(arguments: list[str]) -> str:
    """Return the language asked for, before the parser exists whose help is to be in it."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return preferred(arguments[position + 1])
        if argument.startswith("--lang="):
            return preferred(argument.removeprefix("--lang="))
    return preferred(None)
