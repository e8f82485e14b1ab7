"""``controlroom replay``: draw a wall as it stood at a time, a picture for each screen."""

import argparse
import contextlib
import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from controlroom.city import City
from controlroom.cli.journal_text import clock
from controlroom.cli.run import add_audience, loaded
from controlroom.cli.snapshot import moment, size_px
from controlroom.cli.status import add_instance
from controlroom.state.commands import Begin
from controlroom.state.core import State
from controlroom.state.journal_file import JournalReader, journal_file
from controlroom.store_file import store_file
from controlroom.words import say
from feeds.data.core import StoreError
from feeds.data.readings import ms
from resources.text import QT_TRANSLATE_NOOP

_CITY = QT_TRANSLATE_NOOP("run", "folder of the city; the built-in simulated city when not given")
_AT = QT_TRANSLATE_NOOP("replay", "the time, such as 2026-11-28T10:15, in the city's own time zone")
_OUTPUT = QT_TRANSLATE_NOOP("replay", "PNG files to write: of wall.png a wall-left.png for the screen left, and so on")
_SIZE = QT_TRANSLATE_NOOP("replay", "size of each screen in pixels, such as 1920x1080")
_SNAPSHOTS = QT_TRANSLATE_NOOP("replay", "folder of saved pictures of cameras, where it is not the usual one")
_STORE = QT_TRANSLATE_NOOP("import", "file of the store, where it is not the city's own")
_BEFORE = QT_TRANSLATE_NOOP("replay", "Nothing is known of the wall before {time}")
_NOTHING = QT_TRANSLATE_NOOP("journal", "Nothing is in the journal yet")
_OTHER_CITY = QT_TRANSLATE_NOOP("replay", "The wall {instance} showed the city {city} then, not {given}")
_GONE = QT_TRANSLATE_NOOP(
    "replay", "Screen {screen}: the layout {layout} is no longer in the city's files, the first of them is drawn"
)
_NOT_WRITTEN = QT_TRANSLATE_NOOP("run", "The picture cannot be written to {file}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom replay``."""
    parser.add_argument("city", type=Path, nargs="?", metavar="CITY", help=say(_CITY))
    parser.add_argument("--at", type=moment, required=True, metavar="TIME", help=say(_AT))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PNG", help=say(_OUTPUT))
    parser.add_argument("--size", type=size_px, default=(1920, 1080), metavar="WxH", help=say(_SIZE))
    parser.add_argument("--snapshots", type=Path, metavar="FOLDER", help=say(_SNAPSHOTS))
    parser.add_argument("--store", type=Path, metavar="FILE", help=say(_STORE))
    add_audience(parser)
    add_instance(parser)


def run(args: argparse.Namespace) -> int:
    """Draw and save. Returns 0, 1 where nothing is known or saving failed, 2 for a wrong city or option."""
    city = loaded(args.city, None)
    if city is None:
        return 2
    zone = ZoneInfo(city.config.timezone)
    at = args.at if args.at.tzinfo is not None else args.at.replace(tzinfo=zone)
    try:
        state = _state(args.instance, city, ms(at), zone)
        return 1 if state is None else _draw(args, city, state, at)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1


def _state(instance: str, city: City, at_ms: int, zone: ZoneInfo) -> State | None:
    """Return what the wall showed; None, and why on stderr, where that is not known, or is of another city."""
    with contextlib.closing(JournalReader(journal_file(instance))) as reader:
        revision = reader.revision_at(at_ms)
        if revision == 0:
            first = list(reader.entries(limit=1))
            text = _BEFORE(time=clock(first[0].at_ms, zone)) if first else _NOTHING
            print(say(text), file=sys.stderr)
            return None
        begins = list(reader.entries(until=revision, kinds=("begin",), limit=1, newest_first=True))
        shown = next((entry.command.city for entry in begins if isinstance(entry.command, Begin)), city.config.id)
        if shown != city.config.id:
            print(say(_OTHER_CITY(instance=instance, city=shown, given=city.config.id)), file=sys.stderr)
            return None
        return reader.state(revision)


def _draw(args: argparse.Namespace, city: City, state: State, at: datetime) -> int:
    """Draw the screens and save them. Raises StoreError."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt's widgets, which other commands do without.
    from PySide6.QtGui import QImageWriter

    from controlroom.clocks import use_city_time
    from controlroom.language import gui_application, preferred
    from controlroom.replay.screens import Then, draw_screens
    from controlroom.snapshots_folder import snapshots_folder
    from widgets.theme import load_bundled_fonts

    for id, screen in state.screens.items():
        if screen.layout not in city.layouts:
            print(say(_GONE(screen=id, layout=screen.layout)), file=sys.stderr)
    use_city_time(city.config.timezone)
    language = preferred(args.lang or city.config.language)
    app = gui_application(language)
    load_bundled_fonts()
    then = Then(at, state, args.store or store_file(city.config.id), args.snapshots or snapshots_folder())
    images = draw_screens(city, then, args.size, language=language, audience=args.audience)
    app.processEvents()
    for id, image in images.items():
        file = args.output.with_name(f"{args.output.stem}-{id}.png")
        temporary = file.with_name(f".{file.name}.part")
        if not QImageWriter(str(temporary), b"png").write(image):
            print(say(_NOT_WRITTEN(file=str(file))), file=sys.stderr)
            return 1
        temporary.replace(file)
        print(file)
    return 0
