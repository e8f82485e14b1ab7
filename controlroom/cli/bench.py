"""``controlroom bench``: measure what this machine can show."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from controlroom.cli import bench_options as options
from controlroom.cli.bench_text import lines
from controlroom.language import gui_application, preferred
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from controlroom.bench.passing import Passing
    from controlroom.bench.served import Told

Document = dict[str, Any]
Run = Callable[[argparse.Namespace, "Passing", "Told"], Document]

_FAILED = QT_TRANSLATE_NOOP("bench", "Not measured: {reason}")
_SMALL_SCREEN = QT_TRANSLATE_NOOP(
    "bench", "The screen is smaller than the window, {screen}: what is outside of it is not shown"
)
_RUN = QT_TRANSLATE_NOOP("bench", "run {number} of {total}")


# What each benchmark needs is imported when it runs: the parser is built in every process of the program.


def _wall(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.wall import WallBench, run_wall

    bench = WallBench(args.streams, args.size, args.seconds, args.workers, options.offer(args), hardware=args.hardware)
    return run_wall(bench, passing, told)


def _recover(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.recover import RecoverBench, run_recover

    return run_recover(RecoverBench(args.streams, args.size, args.down, args.workers, args.kill), passing, told)


def _freeze(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.freeze import FreezeBench, run_freeze

    return run_freeze(FreezeBench(args.streams, args.size, args.seconds, args.workers), passing, told)


def _reconnect(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.reconnect import ReconnectBench, run_reconnect

    return run_reconnect(ReconnectBench(args.times, args.parallel, args.size, args.workers), passing, told)


def _soak(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.soak import SoakBench, run_soak

    if args.pictures is not None:
        args.pictures.mkdir(parents=True, exist_ok=True)
    seed = args.seed if args.faults else None
    bench = SoakBench(
        args.streams, args.size, args.minutes, args.workers, options.offer(args), pictures=args.pictures, seed=seed
    )
    return run_soak(bench, passing, told)


def _page(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.page import PageBench, run_page

    bench = PageBench(args.streams, args.page, args.changes, args.dwell, args.size, args.workers)
    return run_page(bench, passing, told)


def _compare(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.compare import run_compare
    from controlroom.bench.wall import WallBench

    bench = WallBench(args.streams, args.size, args.seconds, args.workers, options.offer(args))
    return run_compare(bench, passing, told)


def _data(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.data import DataBench, run_data

    return run_data(DataBench(args.samples, args.seconds, args.kills), told)


def _panels(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.panels import PanelsBench, run_panels

    return run_panels(PanelsBench(args.seconds, args.size, args.workers, args.store), passing, told)


def _desk(args: argparse.Namespace, passing: "Passing", told: "Told") -> Document:
    from controlroom.bench.desk import DeskBench, run_desk

    bench = DeskBench(args.workers, events=args.events, every_s=args.every, entries=args.entries)
    return run_desk(bench, passing, told)


@dataclass(frozen=True, slots=True)
class _Bench:
    summary: Text
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Run
    opens_windows: bool = True


_BENCHES = {
    "wall": _Bench(
        QT_TRANSLATE_NOOP("bench", "a window with many live streams, beside the decode limit of the same streams"),
        options.add_wall,
        _wall,
    ),
    "recover": _Bench(
        QT_TRANSLATE_NOOP(
            "bench", "the server of all cameras, or a decode worker, dies: seconds until each camera is live again"
        ),
        options.add_recover,
        _recover,
    ),
    "freeze": _Bench(
        QT_TRANSLATE_NOOP("bench", "seconds until silence, frozen and looped pictures are seen, and false alarms"),
        options.add_freeze,
        _freeze,
    ),
    "reconnect": _Bench(
        QT_TRANSLATE_NOOP("bench", "many reconnects: growth of memory, threads and descriptors"),
        options.add_reconnect,
        _reconnect,
    ),
    "soak": _Bench(
        QT_TRANSLATE_NOOP("bench", "the wall for a long time: growth, and the worst of everything"),
        options.add_soak,
        _soak,
    ),
    "page": _Bench(
        QT_TRANSLATE_NOOP("bench", "a tour of pages: time from a change to all pictures on the screen"),
        options.add_page,
        _page,
    ),
    "compare": _Bench(
        QT_TRANSLATE_NOOP("bench", "the same streams in ffmpeg, GStreamer and mpv, where they are installed"),
        options.add_compare,
        _compare,
    ),
    "data": _Bench(
        QT_TRANSLATE_NOOP("bench", "past numbers into a fresh store, how soon they are read, and what gathering costs"),
        options.add_data,
        _data,
        opens_windows=False,
    ),
    "panels": _Bench(
        QT_TRANSLATE_NOOP("bench", "what panels cost, how soon a number and a page are on the screen, and growth"),
        options.add_panels,
        _panels,
    ),
    "desk": _Bench(
        QT_TRANSLATE_NOOP("bench", "how soon a wall of four screens shows what it is told, and comes back"),
        options.add_desk,
        _desk,
    ),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom bench``."""
    kinds = parser.add_subparsers(dest="bench", required=True, metavar="BENCH")
    for name, bench in _BENCHES.items():
        command = kinds.add_parser(name, help=say(bench.summary), description=say(bench.summary))
        options.add_common(command)
        bench.add_arguments(command)


def run(args: argparse.Namespace) -> int:
    """Measure and print the document. Returns 0, 1 when it could not be measured, 2 for wrong options."""
    wrong = options.wrong(args)
    if wrong is not None:
        print(say(wrong), file=sys.stderr)
        return 2
    from controlroom.bench.figures import summed_up
    from controlroom.bench.passing import Passing
    from controlroom.decoding import worker_count

    args.workers = args.workers or worker_count()
    bench = _BENCHES[args.bench]
    app = _application(args) if bench.opens_windows else None
    try:
        with Passing() as passing:
            documents = []
            for number in range(1, args.repeat + 1):
                if args.repeat > 1:
                    _tell(_RUN(number=number, total=args.repeat))
                documents.append(bench.run(args, passing, _tell))
    except (RuntimeError, OSError, ValueError) as error:
        print(say(_FAILED(reason=str(error))), file=sys.stderr)
        return 1
    finally:
        if app is not None:
            app.quit()
    document = summed_up(documents)
    for line in [json.dumps(document)] if args.json else lines(document):
        print(line)
    return 0


def _application(args: argparse.Namespace) -> "QApplication":
    """Return the application object for windows; say so when they do not fit on the screen."""
    app = gui_application(preferred(args.lang))
    screen = app.primaryScreen().size() * app.primaryScreen().devicePixelRatio()
    fits = screen.width() >= args.size[0] and screen.height() >= args.size[1]
    if not fits and app.platformName() != "offscreen":
        _tell(_SMALL_SCREEN(screen=f"{screen.width()}x{screen.height()}"))
    return app


def _tell(text: Text) -> None:
    print(say(text), file=sys.stderr, flush=True)
