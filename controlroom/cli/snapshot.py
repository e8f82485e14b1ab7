"""``controlroom snapshot``: draw a layout without a display and save the picture.

Of a city whose cameras are real it waits for them. Of a simulated one, with ``--at`` or ``--seed``, everything is
worked out for that time: the same picture each time, in seconds.
"""

import argparse
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from controlroom.cli.run import add_city_arguments, loaded, show
from controlroom.options import Options
from controlroom.progress import ProgressBar
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

_OUTPUT = QT_TRANSLATE_NOOP("snapshot", "PNG file to write")
_SIZE = QT_TRANSLATE_NOOP("snapshot", "size in pixels, such as 1920x1080")
_WITHIN = QT_TRANSLATE_NOOP("snapshot", "seconds to wait for cameras that have not shown anything")
_ALL_LIVE = QT_TRANSLATE_NOOP("snapshot", "fail unless every camera is live")
_AT = QT_TRANSLATE_NOOP(
    "snapshot", "of a simulated city: the time to draw it at, such as 2026-09-17T18:42, in the city's own time zone"
)
_SEED = QT_TRANSLATE_NOOP("snapshot", "of a simulated city: the number that all its numbers follow from (1)")
_FAULT = QT_TRANSLATE_NOOP(
    "snapshot", "of a simulated city: a camera that fails, KIND@CAMERA; may be given several times"
)
_NO_SIZE = QT_TRANSLATE_NOOP("snapshot", "write a size as 1920x1080")
_NO_TIME = QT_TRANSLATE_NOOP("snapshot", "write a time of the years 2000 to 2099 as 2026-09-17T18:42")
_NO_SEED = QT_TRANSLATE_NOOP("snapshot", "a seed is a whole number from 0 to 2147483647")
_NO_FAULT = QT_TRANSLATE_NOOP("snapshot", "write KIND@CAMERA; the kinds that a picture shows: {kinds}")
_NO_CAMERA = QT_TRANSLATE_NOOP("snapshot", "There is no camera {camera}")
_NOT_SIMULATED = QT_TRANSLATE_NOOP(
    "snapshot",
    "--at, --seed and --fault are for a simulated city only; {folder} is a real one: it can be drawn as it is now",
)
_NOT_DRAWN = QT_TRANSLATE_NOOP("snapshot", "The picture cannot be drawn: {reason}")
_DRAWING = QT_TRANSLATE_NOOP("run", "Drawing the simulated city")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("run", "The picture cannot be written to {file}")
_SIZE_PATTERN = re.compile(r"([1-9]\d{1,4})x([1-9]\d{1,4})")
_MOST_SEED = 2**31 - 1
_YEARS = range(2000, 2100)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom snapshot``."""
    add_city_arguments(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=say(_OUTPUT))
    parser.add_argument("--size", type=size_px, default=(1920, 1080), metavar="WxH", help=say(_SIZE))
    parser.add_argument("--within", type=float, default=120.0, metavar="S", help=say(_WITHIN))
    parser.add_argument("--all-live", action="store_true", help=say(_ALL_LIVE))
    parser.add_argument("--at", type=moment, metavar="TIME", help=say(_AT))
    parser.add_argument("--seed", type=seed, metavar="N", help=say(_SEED))
    parser.add_argument("--fault", type=fault, action="append", default=[], metavar="KIND@CAMERA", help=say(_FAULT))


def size_px(text: str) -> tuple[int, int]:
    """Return the size written as WxH. Raises argparse.ArgumentTypeError."""
    match = _SIZE_PATTERN.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(say(_NO_SIZE))
    return int(match[1]), int(match[2])


def moment(text: str) -> datetime:
    """Return the time written as in ISO 8601; without an offset it is the city's. Raises argparse.ArgumentTypeError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say(_NO_TIME)) from None
    if at.year not in _YEARS:
        raise argparse.ArgumentTypeError(say(_NO_TIME))
    return at


def seed(text: str) -> int:
    """Return the seed. Raises argparse.ArgumentTypeError."""
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > _MOST_SEED:
        raise argparse.ArgumentTypeError(say(_NO_SEED))
    return int(text)


def fault(text: str) -> tuple[str, str]:
    """Return a camera and the kind of its fault. Raises argparse.ArgumentTypeError."""
    from controlroom.still.pictures import DRAWN_FAULTS

    kind, _, camera = text.partition("@")
    if kind not in DRAWN_FAULTS or not camera:
        raise argparse.ArgumentTypeError(say(_NO_FAULT(kinds=", ".join(DRAWN_FAULTS))))
    return camera, kind


def run(args: argparse.Namespace) -> int:
    """Draw and save. Returns 0, 1 when it failed, 2 for a wrong city or option."""
    if args.at is not None or args.seed is not None or args.fault:
        return _draw_simulated(args)
    return show(
        args.city,
        Options(
            layout_id=args.layout,
            language=args.lang,
            output="picture",
            size_px=args.size,
            picture=args.output,
            once_within_s=args.within,
            all_live=args.all_live,
            instance=None,
            audience=args.audience,
        ),
    )


def _draw_simulated(args: argparse.Namespace) -> int:
    """Draw a simulated city at a time."""
    city = loaded(args.city, args.layout)
    if city is None:
        return 2
    if not city.config.simulated:
        print(say(_NOT_SIMULATED(folder=str(city.folder))), file=sys.stderr)
        return 2
    strange = next((camera for camera, _ in args.fault if camera not in city.cameras), None)
    if strange is not None:
        print(say(_NO_CAMERA(camera=strange)), file=sys.stderr)
        return 2
    first = next(iter(city.layouts.values()))
    layout = city.layouts.get(args.layout or city.config.layout or "", first)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt's widgets, and the city's model: other commands do without.
    from PySide6.QtGui import QImageWriter

    from controlroom.clocks import use_city_time
    from controlroom.language import gui_application, preferred
    from controlroom.sim.faults import FaultKind
    from controlroom.sim.stills import default_still_folder
    from controlroom.still.page import Moment, StillPage
    from widgets.theme import load_bundled_fonts

    use_city_time(city.config.timezone)
    at = args.at or datetime.now(UTC)
    if at.tzinfo is None:
        at = at.replace(tzinfo=ZoneInfo(city.config.timezone))
    faults = {camera: FaultKind(kind) for camera, kind in args.fault}
    language = preferred(args.lang or city.config.language)
    app = gui_application(language)
    load_bundled_fonts()
    shown = Moment(at, 1 if args.seed is None else args.seed, faults)
    try:
        with (
            ProgressBar(say(_DRAWING)) as bar,
            StillPage(
                city,
                shown,
                folder=default_still_folder(),
                language=language,
                audience=args.audience,
                progress=bar,
            ) as page,
        ):
            image = page.draw(layout, args.size)
            dark = [camera for camera, report in page.pictures.reports().items() if report.state != "live"]
    except OSError as error:
        print(say(_NOT_DRAWN(reason=str(error))), file=sys.stderr)
        return 1
    app.processEvents()
    temporary = args.output.with_name(f".{args.output.name}.part")
    if not QImageWriter(str(temporary), b"png").write(image):
        print(say(_NOT_WRITTEN(file=str(args.output))), file=sys.stderr)
        return 1
    temporary.replace(args.output)
    return 1 if args.all_live and dark else 0
