"""``controlroom sim``: serve the simulated city alone."""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from controlroom.progress import ProgressBar
from controlroom.sim.clip_files import default_clip_folder
from controlroom.sim.events import Drawing, Drawn, Failed
from controlroom.sim.faults import EVERY_CAMERA, Fault, FaultKind, parse_fault
from controlroom.sim.process import SimProcess
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text

_SIGNAL_CHECK_S = 0.5  # on Windows a wait without an end is not interrupted by a signal
_PASSWORD_VARIABLE = "SIM_PASSWORD"  # the name of a variable, not a password

_HELP: dict[str, Text] = {
    "port": QT_TRANSLATE_NOOP("sim", "port to serve on; a free one when not given"),
    "cameras": QT_TRANSLATE_NOOP("sim", "number of cameras; more than there are scenes show them again"),
    "fault": QT_TRANSLATE_NOOP(
        "sim", "misbehave, all cameras or one; may be given several times. KIND is one of {kinds}"
    ),
    "user": QT_TRANSLATE_NOOP("sim", "ask for this user name and the password in the environment variable {variable}"),
    "sessions": QT_TRANSLATE_NOOP("sim", "live sessions a stream allows at a time"),
    "clips": QT_TRANSLATE_NOOP("sim", "folder that keeps the clips"),
}
_DRAWING = QT_TRANSLATE_NOOP("sim", "Drawing the simulated city")
_NO_PASSWORD = QT_TRANSLATE_NOOP("sim", "Set the environment variable {variable} to the password for --user")
_NO_CAMERA = QT_TRANSLATE_NOOP("sim", "There is no camera {camera}; there are: {cameras}")
_NO_CITY = QT_TRANSLATE_NOOP("sim", "The simulated city cannot be served: {reason}")
_NO_PORT = QT_TRANSLATE_NOOP("sim", "Port {port} cannot be used: {reason}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom sim``."""
    variable, kinds = _PASSWORD_VARIABLE, ", ".join(FaultKind)
    parser.add_argument("--port", type=int, default=0, metavar="P", help=say(_HELP["port"]))
    parser.add_argument("--cameras", type=_count, metavar="N", help=say(_HELP["cameras"]))
    parser.add_argument(
        "--fault",
        type=_fault,
        action="append",
        default=[],
        metavar="KIND[@CAMERA]",
        help=say(_HELP["fault"](kinds=kinds)),
    )
    parser.add_argument("--user", metavar="NAME", help=say(_HELP["user"](variable=variable)))
    parser.add_argument("--max-sessions", type=_count, metavar="N", help=say(_HELP["sessions"]))
    parser.add_argument("--clips", type=Path, metavar="FOLDER", help=say(_HELP["clips"]))


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM. The base address is the one line on stdout, said before everything is drawn.

    A terminal gets that of each camera's main stream as well.

    Returns 0, 1 when the port cannot be had or the city cannot be drawn, 2 when a password is missing or a fault names
    no camera.
    """
    from controlroom.sim.scenes.catalogue import SCENES  # here: the parser is built in every process of the program

    password = os.environ.get(_PASSWORD_VARIABLE)
    if args.user is not None and password is None:
        return _complain(_NO_PASSWORD(variable=_PASSWORD_VARIABLE), 2)
    shown = camera_scenes([scene.scene_id for scene in SCENES], args.cameras)
    for camera_id, _ in args.fault:
        if camera_id not in shown and camera_id != EVERY_CAMERA:
            return _complain(_NO_CAMERA(camera=camera_id, cameras=", ".join(shown)), 2)

    city = SimProcess(
        Drawn(args.clips or default_clip_folder(), shown),
        faults=args.fault,
        port=args.port,
        user=args.user,
        password=password,
        max_sessions=args.max_sessions,
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
        with ProgressBar(say(_DRAWING)) as bar:
            return _tell(city, bar, stop)
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        city.close()


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


def camera_scenes(scene_ids: list[str], count: int | None) -> dict[str, str]:
    """Return scene id by camera id for `count` cameras (None: one a scene); a scene shown again gets a number."""
    rounds = [divmod(number, len(scene_ids)) for number in range(count or len(scene_ids))]
    return {scene_ids[index] + (f"-{turn + 1}" if turn else ""): scene_ids[index] for turn, index in rounds}


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not at least 1")
    return value


def _fault(text: str) -> tuple[str, Fault]:
    try:
        return parse_fault(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _complain(text: Text, exit_code: int) -> int:
    print(f"controlroom sim: {say(text)}", file=sys.stderr)
    return exit_code
