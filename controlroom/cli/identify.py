"""``controlroom identify``: show on every monitor which one it is, and print what finds it in a wall's file."""

import argparse
import json
import os
import signal
import sys

from controlroom.cli.run import has_display
from controlroom.monitors.plan import Monitor
from controlroom.monitors.telling import lines_of, match_line, values_of
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

_JSON = QT_TRANSLATE_NOOP("identify", "print one JSON document")
_SECONDS = QT_TRANSLATE_NOOP("identify", "for how many seconds it is shown; 0: only print")
_NO_SECONDS = QT_TRANSLATE_NOOP("identify", "a number of seconds from 0 to 3600")
_NO_DISPLAY = QT_TRANSLATE_NOOP("identify", "This session has no monitors: run it on the desktop of the wall")
_MOST_S = 3600.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom identify``."""
    parser.add_argument("--seconds", type=seconds, default=10.0, metavar="S", help=say(_SECONDS))
    parser.add_argument("--json", action="store_true", help=say(_JSON))


def seconds(text: str) -> float:
    """Return the time that is written. Raises argparse.ArgumentTypeError."""
    try:
        time_s = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say(_NO_SECONDS)) from None
    if not 0 <= time_s <= _MOST_S:
        raise argparse.ArgumentTypeError(say(_NO_SECONDS))
    return time_s


def run(args: argparse.Namespace) -> int:
    """Print and show. Returns 0, or 1 where there is nothing to show it on."""
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        print(say(_NO_DISPLAY), file=sys.stderr)
        return 1
    from controlroom.language import gui_application, preferred  # Qt's widgets, which other commands do without
    from controlroom.monitors.cards import Cards, monitors_by_number
    from widgets.theme import load_bundled_fonts

    application = gui_application(preferred(args.lang))
    load_bundled_fonts()
    monitors = [monitor for _, monitor in monitors_by_number()]
    print(_document(monitors) if args.json else _text(monitors), flush=True)
    if args.seconds == 0:
        return 0
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    cards = Cards(args.seconds)
    cards.ended.connect(application.quit)
    application.exec()
    cards.close()
    return 0


def _document(monitors: list[Monitor]) -> str:
    values = [values_of(monitor, number) for number, monitor in enumerate(monitors, start=1)]
    return json.dumps({"monitors": values}, indent=2, ensure_ascii=False)


def _text(monitors: list[Monitor]) -> str:
    blocks = [
        "\n".join(
            (
                f"{number}  {monitor.connector}",
                *(f"   {say(line)}" for line in lines_of(monitor)),
                f"   {match_line(monitor, number)}",
            )
        )
        for number, monitor in enumerate(monitors, start=1)
    ]
    return "\n".join(blocks)
