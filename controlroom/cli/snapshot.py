"""``controlroom snapshot``: draw a layout without a display and save the picture."""

import argparse
import re
from pathlib import Path

from controlroom.cli.run import add_city_arguments, show
from controlroom.options import Options
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

_OUTPUT = QT_TRANSLATE_NOOP("snapshot", "PNG file to write")
_SIZE = QT_TRANSLATE_NOOP("snapshot", "size in pixels, such as 1920x1080")
_WITHIN = QT_TRANSLATE_NOOP("snapshot", "seconds to wait for cameras that have not shown anything")
_ALL_LIVE = QT_TRANSLATE_NOOP("snapshot", "fail unless every camera is live")
_SIZE_PATTERN = re.compile(r"([1-9]\d{1,4})x([1-9]\d{1,4})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom snapshot``."""
    add_city_arguments(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=say(_OUTPUT))
    parser.add_argument("--size", type=size_px, default=(1920, 1080), metavar="WxH", help=say(_SIZE))
    parser.add_argument("--within", type=float, default=120.0, metavar="S", help=say(_WITHIN))
    parser.add_argument("--all-live", action="store_true", help=say(_ALL_LIVE))


def size_px(text: str) -> tuple[int, int]:
    """Return the size written as WxH. Raises argparse.ArgumentTypeError."""
    match = _SIZE_PATTERN.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(say(QT_TRANSLATE_NOOP("snapshot", "write a size as 1920x1080")))
    return int(match[1]), int(match[2])


def run(args: argparse.Namespace) -> int:
    """Draw and save. Returns 0, 1 when it failed, 2 for a wrong city or option."""
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
