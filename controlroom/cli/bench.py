"""``controlroom bench``: measure what this machine can show."""

import argparse
import json
import sys
from typing import Any

from controlroom.cli.snapshot import size_px
from controlroom.language import gui_application, preferred
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

_WALL = QT_TRANSLATE_NOOP("bench", "a window with many live streams, beside the decode limit of the same streams")
_STREAMS = QT_TRANSLATE_NOOP("bench", "number of streams")
_SIZE = QT_TRANSLATE_NOOP("bench", "size of the window in pixels, such as 1920x1080")
_SECONDS = QT_TRANSLATE_NOOP("bench", "seconds to measure each")
_SOURCE = QT_TRANSLATE_NOOP("bench", "address of someone else's streams, with {i} for the number of the stream, from 0")
_KIND = QT_TRANSLATE_NOOP("bench", "feed kind of the source, where its address does not tell")
_WORKERS = QT_TRANSLATE_NOOP("bench", "decode workers; one a core when not given")
_JSON = QT_TRANSLATE_NOOP("bench", "print one JSON document")
_NO_KIND = QT_TRANSLATE_NOOP("bench", "Say with --kind what {source} is")
_FAILED = QT_TRANSLATE_NOOP("bench", "Not measured: {reason}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom bench``."""
    kinds = parser.add_subparsers(dest="bench", required=True, metavar="BENCH")
    wall = kinds.add_parser("wall", help=say(_WALL), description=say(_WALL))
    wall.add_argument("--streams", type=_count, default=16, metavar="N", help=say(_STREAMS))
    wall.add_argument("--size", type=size_px, default=(1920, 1080), metavar="WxH", help=say(_SIZE))
    wall.add_argument("--seconds", type=float, default=20.0, metavar="S", help=say(_SECONDS))
    wall.add_argument("--source", metavar="PATTERN", help=say(_SOURCE(i="{i}")))
    wall.add_argument("--kind", metavar="KIND", help=say(_KIND))
    wall.add_argument("--workers", type=_count, metavar="N", help=say(_WORKERS))
    wall.add_argument("--json", action="store_true", help=say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Measure and print the document. Returns 0, 1 when it could not be measured, 2 for wrong options."""
    from controlroom.bench.served import served_streams
    from controlroom.bench.wall import WallBench, run_wall
    from controlroom.program import worker_count
    from feeds.catalogue import infer_kind

    kind = args.kind or (infer_kind(args.source) if args.source else "mpegts")
    if kind is None:
        print(say(_NO_KIND(source=args.source)), file=sys.stderr)
        return 2
    app = gui_application(preferred(args.lang))
    try:
        with served_streams(args.source, args.streams) as source:
            bench = WallBench(args.streams, args.size, args.seconds, source, kind, args.workers or worker_count())
            document = run_wall(bench, lambda step: print(step, file=sys.stderr, flush=True))
    except (RuntimeError, OSError, ValueError) as error:
        print(say(_FAILED(reason=str(error))), file=sys.stderr)
        return 1
    finally:
        app.quit()
    for line in [json.dumps(document)] if args.json else _lines(document):
        print(line)
    return 0


def _lines(document: dict[str, Any]) -> list[str]:
    """Return the document as people read it: a line for each of its parts."""
    return [
        f"{name}: "
        + (", ".join(f"{key} {inner}" for key, inner in value.items()) if isinstance(value, dict) else f"{value}")
        for name, value in document.items()
    ]


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not at least 1")
    return value
