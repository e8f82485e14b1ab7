"""``controlroom show``: switch the page of a running wall."""

import argparse
import sys

from controlroom.cli.status import add_instance, asked
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

_PAGE = QT_TRANSLATE_NOOP("show", "the page: id of a layout, its number for the keys 1 to 9, or its name")
_SHOWN = QT_TRANSLATE_NOOP("show", "Shown: {page}")
_UNKNOWN = QT_TRANSLATE_NOOP("show", "There is no page {page}; there are: {pages}")
_NEAREST = QT_TRANSLATE_NOOP("show", "There is no page {page}; nearest: {nearest}")
_REFUSED = QT_TRANSLATE_NOOP("show", "The wall does not do that: {reason}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom show``."""
    parser.add_argument("page", metavar="PAGE", help=say(_PAGE))
    add_instance(parser)


def run(args: argparse.Namespace) -> int:
    """Switch and say what is shown. Returns 0, or 1: there is no such page, or no wall of this user answers."""
    answer = asked("show", args.instance, args.page)
    if answer is None:
        return 1
    if "shown" in answer:
        print(say(_SHOWN(page=f"{answer['shown']} ({answer['name']})")))
        return 0
    if answer.get("nearest"):
        text = _NEAREST(page=args.page, nearest=", ".join(answer["nearest"]))
    elif "pages" in answer:
        text = _UNKNOWN(page=args.page, pages=", ".join(answer["pages"]))
    else:
        text = _REFUSED(reason=str(answer.get("error", "")))
    print(say(text), file=sys.stderr)
    return 1
