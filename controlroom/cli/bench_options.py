"""The options of the benchmarks."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from controlroom.cli.snapshot import size_px
from controlroom.words import say
from feeds.catalogue import infer_kind
from resources.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from controlroom.bench.clips import Picture
    from controlroom.bench.served import Offer

_HELP = {
    "json": QT_TRANSLATE_NOOP("bench", "print one JSON document"),
    "size": QT_TRANSLATE_NOOP("bench", "size of the window in pixels, such as 1920x1080"),
    "workers": QT_TRANSLATE_NOOP("bench", "decode workers; one a core when not given"),
    "repeat": QT_TRANSLATE_NOOP("bench", "measure so many times; median, least and most of every figure"),
    "streams": QT_TRANSLATE_NOOP("bench", "number of streams"),
    "seconds": QT_TRANSLATE_NOOP("bench", "seconds to measure each"),
    "alarm_seconds": QT_TRANSLATE_NOOP("bench", "seconds to wait for false alarms"),
    "source": QT_TRANSLATE_NOOP(
        "bench", "address of someone else's streams, with {i} for the number of the stream, from 0"
    ),
    "sub_source": QT_TRANSLATE_NOOP("bench", "address of their small streams, likewise"),
    "kind": QT_TRANSLATE_NOOP("bench", "feed kind of the source, where its address does not tell"),
    "main": QT_TRANSLATE_NOOP("bench", "cameras with main streams of this size and rate, such as 1920x1080@25"),
    "no_sub": QT_TRANSLATE_NOOP("bench", "the cameras offer only their main stream, with --main"),
    "hardware": QT_TRANSLATE_NOOP("bench", "decode on this machine's graphics devices, where they prove themselves"),
    "kill": QT_TRANSLATE_NOOP("bench", "what dies: the server of all cameras, or a decode worker"),
    "down": QT_TRANSLATE_NOOP("bench", "seconds for which the server is away"),
    "times": QT_TRANSLATE_NOOP("bench", "number of reconnects"),
    "parallel": QT_TRANSLATE_NOOP("bench", "cameras that reconnect at the same time"),
    "minutes": QT_TRANSLATE_NOOP("bench", "minutes to run"),
    "pictures": QT_TRANSLATE_NOOP("bench", "folder for a picture of the wall each minute"),
    "faults": QT_TRANSLATE_NOOP("bench", "let cameras misbehave, one after the other"),
    "seed": QT_TRANSLATE_NOOP("bench", "number that chooses the cameras that misbehave"),
    "gather_seconds": QT_TRANSLATE_NOOP("bench", "seconds to gather from 300 sources; 0 leaves that out"),
    "kills": QT_TRANSLATE_NOOP("bench", "how often the data service is killed; 0 leaves that out"),
    "samples": QT_TRANSLATE_NOOP("bench", "number of samples"),
    "store": QT_TRANSLATE_NOOP("bench", "a store of numbers that is there, such as one of `bench data`"),
    "page": QT_TRANSLATE_NOOP("bench", "cameras on a page"),
    "events": QT_TRANSLATE_NOOP("bench", "things that happen while growth is measured; 0 leaves that out"),
    "every": QT_TRANSLATE_NOOP("bench", "seconds from one of these things to the next, with decimals"),
    "entries": QT_TRANSLATE_NOOP("bench", "commands in the long journal"),
    "changes": QT_TRANSLATE_NOOP("bench", "number of page changes"),
    "dwell": QT_TRANSLATE_NOOP("bench", "seconds for which a page is shown"),
}
_NO_KIND = QT_TRANSLATE_NOOP("bench", "Say with --kind what {source} is")
_NO_MAIN = QT_TRANSLATE_NOOP("bench", "--no-sub needs --main, the size of the main streams")
_TWO_SOURCES = QT_TRANSLATE_NOOP("bench", "--main is for streams of our own; leave it out with --source")
_NO_SOURCE = QT_TRANSLATE_NOOP("bench", "--sub-source needs --source")
_NO_FAULTS = QT_TRANSLATE_NOOP("bench", "--faults is for streams of our own; leave it out with --source")
_PICTURE = re.compile(r"([1-9]\d{1,4})x([1-9]\d{1,4})@([1-9]\d{0,2})")


def add_common(parser: argparse.ArgumentParser) -> None:
    """Declare what every benchmark takes."""
    parser.add_argument("--size", type=size_px, default=(1920, 1080), metavar="WxH", help=say(_HELP["size"]))
    parser.add_argument("--workers", type=count, metavar="N", help=say(_HELP["workers"]))
    parser.add_argument("--repeat", type=count, default=1, metavar="N", help=say(_HELP["repeat"]))
    parser.add_argument("--json", action="store_true", help=say(_HELP["json"]))


def add_wall(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench wall``."""
    _add_streams(parser, 16)
    _add_seconds(parser, 20.0)
    _add_offer(parser)
    parser.add_argument("--sub-source", metavar="PATTERN", help=say(_HELP["sub_source"]))
    parser.add_argument("--hardware", action="store_true", help=say(_HELP["hardware"]))


def add_recover(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench recover``."""
    _add_streams(parser, 64)
    parser.add_argument("--kill", choices=("server", "worker"), default="server", help=say(_HELP["kill"]))
    parser.add_argument("--down", type=seconds, default=5.0, metavar="S", help=say(_HELP["down"]))


def add_freeze(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench freeze``."""
    _add_streams(parser, 16)
    parser.add_argument("--seconds", type=seconds, default=60.0, metavar="S", help=say(_HELP["alarm_seconds"]))


def add_reconnect(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench reconnect``."""
    parser.add_argument("--times", type=count, default=1000, metavar="N", help=say(_HELP["times"]))
    parser.add_argument("--parallel", type=count, default=1, metavar="N", help=say(_HELP["parallel"]))


def add_soak(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench soak``."""
    _add_streams(parser, 64)
    _add_offer(parser)
    parser.add_argument("--sub-source", metavar="PATTERN", help=say(_HELP["sub_source"]))
    parser.add_argument("--minutes", type=seconds, default=60.0, metavar="M", help=say(_HELP["minutes"]))
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help=say(_HELP["pictures"]))
    parser.add_argument("--faults", action="store_true", help=say(_HELP["faults"]))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=say(_HELP["seed"]))


def add_page(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench page``."""
    _add_streams(parser, 64)
    parser.add_argument("--page", type=count, default=16, metavar="N", help=say(_HELP["page"]))
    parser.add_argument("--changes", type=count, default=12, metavar="N", help=say(_HELP["changes"]))
    parser.add_argument("--dwell", type=seconds, default=5.0, metavar="S", help=say(_HELP["dwell"]))


def add_compare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench compare``. Other programs know one stream a camera."""
    _add_streams(parser, 16)
    _add_seconds(parser, 20.0)
    _add_offer(parser)
    parser.set_defaults(no_sub=True)


def add_data(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench data``."""
    parser.add_argument("--samples", type=count, default=16_000_000, metavar="N", help=say(_HELP["samples"]))
    parser.add_argument("--seconds", type=_or_none, default=180, metavar="S", help=say(_HELP["gather_seconds"]))
    parser.add_argument("--kills", type=_or_none, default=100, metavar="N", help=say(_HELP["kills"]))


def add_panels(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench panels``."""
    _add_seconds(parser, 20.0)
    parser.add_argument("--store", type=Path, metavar="FILE", help=say(_HELP["store"]))


def add_desk(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``bench desk``."""
    parser.add_argument("--events", type=_or_none, default=720, metavar="N", help=say(_HELP["events"]))
    parser.add_argument("--every", type=seconds, default=0.2, metavar="S", help=say(_HELP["every"]))
    parser.add_argument("--entries", type=count, default=1_000_000, metavar="N", help=say(_HELP["entries"]))


def wrong(args: argparse.Namespace) -> Text | None:
    """Return what is wrong with options that are right each for itself."""
    source: str | None = getattr(args, "source", None)
    if getattr(args, "no_sub", False) and args.main is None and args.bench != "compare":
        return _NO_MAIN
    if source is None:
        return _NO_SOURCE if getattr(args, "sub_source", None) is not None else None
    if args.main is not None:
        return _TWO_SOURCES
    if getattr(args, "faults", False):
        return _NO_FAULTS
    return None if args.kind or infer_kind(source) else _NO_KIND(source=source)


def offer(args: argparse.Namespace) -> "Offer":
    """Return which streams are asked for."""
    from controlroom.bench.served import Foreign, Offer

    if args.source is not None:
        kind = args.kind or infer_kind(args.source) or ""
        return Offer(Foreign(args.source, getattr(args, "sub_source", None), kind))
    return Offer(large=args.main, both=args.main is not None and not args.no_sub)


def count(text: str) -> int:
    """Return a whole number of at least 1. Raises argparse.ArgumentTypeError."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not at least 1")
    return value


def seconds(text: str) -> float:
    """Return a time above 0. Raises argparse.ArgumentTypeError."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return value


def _or_none(text: str) -> int:
    """Return a whole number that is not below 0. Raises argparse.ArgumentTypeError."""
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return value


def picture(text: str) -> "Picture":
    """Return size and rate written as WxH@FPS. Raises argparse.ArgumentTypeError."""
    from controlroom.bench.clips import Picture

    match = _PICTURE.fullmatch(text)
    if match is None or int(match[1]) % 2 or int(match[2]) % 2:
        raise argparse.ArgumentTypeError(say(QT_TRANSLATE_NOOP("bench", "write even sizes and a rate as 1920x1080@25")))
    return Picture(int(match[1]), int(match[2]), int(match[3]))


def _add_streams(parser: argparse.ArgumentParser, default: int) -> None:
    parser.add_argument("--streams", type=count, default=default, metavar="N", help=say(_HELP["streams"]))


def _add_seconds(parser: argparse.ArgumentParser, default: float) -> None:
    parser.add_argument("--seconds", type=seconds, default=default, metavar="S", help=say(_HELP["seconds"]))


def _add_offer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", metavar="PATTERN", help=say(_HELP["source"](i="{i}")))
    parser.add_argument("--kind", metavar="KIND", help=say(_HELP["kind"]))
    parser.add_argument("--main", type=picture, metavar="WxH@FPS", help=say(_HELP["main"]))
    parser.add_argument("--no-sub", action="store_true", help=say(_HELP["no_sub"]))
