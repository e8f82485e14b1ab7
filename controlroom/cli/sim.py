"""``controlroom sim``: serve the simulated city alone, or write its past down."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from controlroom.progress import ProgressBar
from controlroom.sim.clip_files import default_clip_folder
from controlroom.sim.data.faults import SERVICES, DataFault, DataFaultKind
from controlroom.sim.events import SEED, Drawing, Drawn, Failed
from controlroom.sim.faults import EVERY_CAMERA, Fault, FaultKind, parse_fault
from controlroom.sim.process import SimProcess
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text

_SIGNAL_CHECK_S = 0.5  # on Windows a wait without an end is not interrupted by a signal
_FASTEST = 10_000
_TOKEN_VARIABLE = "SIM_TOKEN"  # as well
_PASSWORD_VARIABLE = "SIM_PASSWORD"  # the name of a variable, not a password

_HELP: dict[str, Text] = {
    "port": QT_TRANSLATE_NOOP("sim", "port to serve on; a free one when not given"),
    "cameras": QT_TRANSLATE_NOOP("sim", "number of cameras; more than there are scenes show them again"),
    "fault": QT_TRANSLATE_NOOP(
        "sim",
        "misbehave: all cameras, one of them, or a service of numbers by its host; may be given several times. KIND is "
        "one of {kinds}; of a service, one of {data_kinds}",
    ),
    "user": QT_TRANSLATE_NOOP("sim", "ask for this user name and the password in the environment variable {variable}"),
    "sessions": QT_TRANSLATE_NOOP("sim", "live sessions a stream allows at a time"),
    "push": QT_TRANSLATE_NOOP(
        "sim", "post the call centre's numbers every minute to this webhook, with the token in {variable}"
    ),
    "clips": QT_TRANSLATE_NOOP("sim", "folder that keeps the clips"),
    "seed": QT_TRANSLATE_NOOP("sim", "number of the city whose numbers are served; the same one has the same past (1)"),
    "speed": QT_TRANSLATE_NOOP("sim", "let the time of the numbers run as many times as fast from now on"),
    "history": QT_TRANSLATE_NOOP(
        "sim", "serve nothing; write past numbers to FILE.csv or FILE.parquet, for controlroom import"
    ),
    "samples": QT_TRANSLATE_NOOP("sim", "with --history: how many numbers (16,000,000)"),
    "days": QT_TRANSLATE_NOOP("sim", "with --history: of how many past days (365)"),
    "series": QT_TRANSLATE_NOOP("sim", "with --history: of how many series; all when not given"),
}
_DRAWING = QT_TRANSLATE_NOOP("sim", "Drawing the simulated city")
_NO_PASSWORD = QT_TRANSLATE_NOOP("sim", "Set the environment variable {variable} to the password for --user")
_NO_CAMERA = QT_TRANSLATE_NOOP("sim", "There is no camera or service {camera}; there are: {cameras}")
_WRITING = QT_TRANSLATE_NOOP("sim", "Writing the past of the simulated city")
_WRITTEN = QT_TRANSLATE_NOOP("sim", "{file}: {samples} numbers of {series} series")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("sim", "{file} cannot be written: {reason}")
_NO_PARQUET = QT_TRANSLATE_NOOP("sim", "Parquet needs the extra parquet: pip install controlroom[parquet]")
_NO_CITY = QT_TRANSLATE_NOOP("sim", "The simulated city cannot be served: {reason}")
_NO_PORT = QT_TRANSLATE_NOOP("sim", "Port {port} cannot be used: {reason}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom sim``."""
    variable, kinds, data_kinds = _PASSWORD_VARIABLE, ", ".join(FaultKind), ", ".join(DataFaultKind)
    parser.add_argument("--port", type=int, default=0, metavar="P", help=say(_HELP["port"]))
    parser.add_argument("--cameras", type=_count, metavar="N", help=say(_HELP["cameras"]))
    parser.add_argument(
        "--fault",
        type=_fault,
        action="append",
        default=[],
        metavar="KIND[@CAMERA|@HOST]",
        help=say(_HELP["fault"](kinds=kinds, data_kinds=data_kinds)),
    )
    parser.add_argument("--user", metavar="NAME", help=say(_HELP["user"](variable=variable)))
    parser.add_argument("--max-sessions", type=_count, metavar="N", help=say(_HELP["sessions"]))
    parser.add_argument("--clips", type=Path, metavar="FOLDER", help=say(_HELP["clips"]))
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=say(_HELP["seed"]))
    parser.add_argument("--data-speed", type=_speed, default=1.0, metavar="N", help=say(_HELP["speed"]))
    parser.add_argument("--push-calls", metavar="URL", help=say(_HELP["push"](variable=_TOKEN_VARIABLE)))
    parser.add_argument("--history", type=Path, metavar="FILE", help=say(_HELP["history"]))
    parser.add_argument("--samples", type=_count, default=16_000_000, metavar="N", help=say(_HELP["samples"]))
    parser.add_argument("--days", type=_count, default=365, metavar="N", help=say(_HELP["days"]))
    parser.add_argument("--series", type=_count, metavar="N", help=say(_HELP["series"]))


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM. The base address is the one line on stdout, said before everything is drawn.

    A terminal gets that of each camera's main stream as well. With ``--history`` nothing is served: a file is written.

    Returns 0, 1 when the port cannot be had, the city cannot be drawn or the file not be written, 2 when a password is
    missing or a fault names no camera.
    """
    if args.history is not None:
        return _write_history(args)
    from controlroom.sim.scenes.catalogue import SCENES  # here: the parser is built in every process of the program

    password = os.environ.get(_PASSWORD_VARIABLE)
    if args.user is not None and password is None:
        return _complain(_NO_PASSWORD(variable=_PASSWORD_VARIABLE), 2)
    shown = camera_scenes([scene.scene_id for scene in SCENES], args.cameras)
    for camera_id, _ in args.fault:
        if camera_id not in shown and camera_id not in (EVERY_CAMERA, *SERVICES):
            return _complain(_NO_CAMERA(camera=camera_id, cameras=", ".join((*shown, *SERVICES))), 2)

    city = SimProcess(
        Drawn(args.clips or default_clip_folder(), shown),
        faults=args.fault,
        port=args.port,
        user=args.user,
        password=password,
        max_sessions=args.max_sessions,
        seed=args.seed,
        data_speed=args.data_speed,
    )
    stop = threading.Event()
    previous = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    city.start()
    try:
        try:
            city.wait()
        except (OSError, OverflowError) as error:
            return _complain(_NO_PORT(port=args.port, reason=str(error)), 1)
        except RuntimeError as error:
            return _complain(_NO_CITY(reason=str(error)), 1)
        print(city.url, flush=True)
        if sys.stdout.isatty():
            for camera_id in shown:
                print(f"{city.url}/{camera_id}/main.ts", flush=True)
        with ProgressBar(say(_DRAWING)) as bar, _calls(args):
            return _tell(city, bar, stop)
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        city.close()


def _calls(args: argparse.Namespace) -> AbstractContextManager[object]:
    """Return the call centre that pushes, nothing where none is asked for."""
    if args.push_calls is None:
        return nullcontext()
    from controlroom.sim.data.call_centre import CallCentre

    return CallCentre(args.push_calls, os.environ.get(_TOKEN_VARIABLE, ""), seed=args.seed)


def _tell(city: SimProcess, bar: ProgressBar, stop: threading.Event) -> int:
    """Say what happens until `stop`; return the exit code."""
    while not stop.is_set():
        for event in city.poll(_SIGNAL_CHECK_S):
            match event:
                case Drawing(done, total):
                    bar(done, total)
                case Failed(reason):
                    return _complain(_NO_CITY(reason=reason), 1)
    return 0


def _write_history(args: argparse.Namespace) -> int:
    """Write past numbers of the city's own sources; return the exit code."""
    # Here: what else this command does needs none of it.
    from controlroom.sim.data.history import NoParquet, Span, write_history
    from controlroom.sim.data.model.city import SimCity
    from controlroom.sim.data.planned import Series
    from controlroom.sim.data.sources import city_sources

    city = SimCity(args.seed)
    every: Sequence[Series] = [series for source in city_sources(city) for series in source.series]
    series = every[: args.series]
    span = Span(datetime.now(UTC), args.days, args.samples)
    try:
        with ProgressBar(say(_WRITING)) as bar:
            count = write_history(args.history, city, series, span, bar)
    except NoParquet:
        return _complain(_NO_PARQUET(), 1)
    except OSError as error:
        return _complain(_NOT_WRITTEN(file=args.history, reason=error.strerror or str(error)), 1)
    print(say(_WRITTEN(file=args.history, samples=count, series=len(series))))
    return 0


def camera_scenes(scene_ids: list[str], count: int | None) -> dict[str, str]:
    """Return scene id by camera id for `count` cameras (None: one a scene); a scene shown again gets a number."""
    rounds = [divmod(number, len(scene_ids)) for number in range(count or len(scene_ids))]
    return {scene_ids[index] + (f"-{turn + 1}" if turn else ""): scene_ids[index] for turn, index in rounds}


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not at least 1")
    return value


def _speed(text: str) -> float:
    value = float(text)
    if not 0 < value <= _FASTEST:
        raise argparse.ArgumentTypeError(f"{value} is not above 0 and at most {_FASTEST}")
    return value


def _fault(text: str) -> tuple[str, Fault | DataFault]:
    try:
        return parse_fault(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _complain(text: Text, exit_code: int) -> int:
    print(f"controlroom sim: {say(text)}", file=sys.stderr)
    return exit_code
