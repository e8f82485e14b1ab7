"""``controlroom run``: open the wall."""

import argparse
import faulthandler
import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import get_args

import platformdirs

from controlroom.city import BUILT_IN, CamerasOf, City, load_city
from controlroom.clocks import use_city_time
from controlroom.decoding import started_engine
from controlroom.heartbeat import take_address
from controlroom.keep_alive import KEPT, Keeper
from controlroom.options import Options
from controlroom.sim.clip_files import default_clip_folder
from controlroom.sim.events import VARIABLE, Drawn
from controlroom.sim.process import SimProcess
from controlroom.store_file import stored_cameras
from controlroom.words import say
from layouts.expansion import standard_lookup
from layouts.model import Audience
from layouts.problems import formatted
from layouts.watch import FolderWatch
from resources import path
from resources.text import QT_TRANSLATE_NOOP

_HELP = {
    "city": QT_TRANSLATE_NOOP("run", "folder of the city; the built-in simulated city when not given"),
    "layout": QT_TRANSLATE_NOOP("run", "layout to begin with: the name of its file without .toml"),
    "audience": QT_TRANSLATE_NOOP("run", "who looks at the screens, instead of screen.audience in city.toml"),
    "windowed": QT_TRANSLATE_NOOP("run", "an ordinary window instead of the full screen"),
    "screen": QT_TRANSLATE_NOOP("run", "number of a screen to use, from 1; may be given several times"),
    "picture": QT_TRANSLATE_NOOP("run", "without a display: file that keeps a fresh picture of the wall"),
    "snapshots": QT_TRANSLATE_NOOP("run", "folder that saved pictures go to"),
    "instance": QT_TRANSLATE_NOOP("run", "name of this wall, where several run"),
    "wall": QT_TRANSLATE_NOOP("run", "show this wall of the city, from walls/NAME.toml"),
    "desk": QT_TRANSLATE_NOOP("run", "show the operators' desk, on a monitor that the wall leaves free or in a window"),
    "api": QT_TRANSLATE_NOOP("run", "serve the control API on this port of this machine alone, 0 for any"),
    "operator": QT_TRANSLATE_NOOP("run", "who acknowledges alarms at these screens; the user's name when not given"),
    "resume": QT_TRANSLATE_NOOP("run", "begin as this wall was left: layout, cameras, enlarged tile, privacy curtain"),
    "keep_alive": QT_TRANSLATE_NOOP("run", "start the wall again, as it was, when it dies or hangs"),
}
_NO_CITY = QT_TRANSLATE_NOOP("run", "Nothing to show in {folder}")
_NO_LAYOUT = QT_TRANSLATE_NOOP("run", "There is no layout {layout}; there are: {layouts}")
_NO_WALL = QT_TRANSLATE_NOOP("run", "There is no wall {wall}; there are: {walls}")
_ONLY_LINUX = QT_TRANSLATE_NOOP(
    "run", "--keep-alive needs Linux; elsewhere let the system's own service manager start the wall again"
)
_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "run", "There is no display here: drawing off-screen, a fresh picture of the wall is kept in {file}"
)
OFFSCREEN_PX = (1920, 1080)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom run``."""
    add_city_arguments(parser)
    parser.add_argument("--wall", metavar="NAME", help=say(_HELP["wall"]))
    parser.add_argument("--desk", action="store_true", help=say(_HELP["desk"]))
    parser.add_argument("--api", type=int, metavar="PORT", help=say(_HELP["api"]))
    parser.add_argument("--windowed", action="store_true", help=say(_HELP["windowed"]))
    parser.add_argument("--screen", type=int, action="append", default=[], metavar="N", help=say(_HELP["screen"]))
    parser.add_argument("--picture", type=Path, metavar="FILE", help=say(_HELP["picture"]))
    parser.add_argument("--snapshots", type=Path, metavar="FOLDER", help=say(_HELP["snapshots"]))
    parser.add_argument("--instance", default="wall", metavar="NAME", help=say(_HELP["instance"]))
    parser.add_argument("--operator", metavar="NAME", help=say(_HELP["operator"]))
    parser.add_argument("--resume", action="store_true", help=say(_HELP["resume"]))
    parser.add_argument("--keep-alive", action="store_true", help=say(_HELP["keep_alive"]))


def add_city_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which city, which of its layouts, and for whom."""
    parser.add_argument("city", type=Path, nargs="?", metavar="CITY", help=say(_HELP["city"]))
    parser.add_argument("--layout", metavar="NAME", help=say(_HELP["layout"]))
    add_audience(parser)


def add_audience(parser: argparse.ArgumentParser) -> None:
    """Declare for whom."""
    parser.add_argument("--audience", choices=get_args(Audience), help=say(_HELP["audience"]))


def run(args: argparse.Namespace) -> int:
    """Open the wall and stay until it is closed. Returns 0, 1 when it cannot be shown, 2 for a wrong city or option."""
    starts_before = os.environ.get(KEPT)
    if args.keep_alive and starts_before is None:
        if sys.platform != "linux":
            print(say(_ONLY_LINUX), file=sys.stderr)
            return 2
        return Keeper(_own_command()).run()
    options = Options(
        layout_id=args.layout,
        language=args.lang,
        full_screen=not args.windowed,
        screens=tuple(args.screen),
        snapshots=args.snapshots,
        instance=args.instance,
        audience=args.audience,
        operator=args.operator,
        wall=args.wall,
        desk=args.desk,
        api_port=args.api,
        resume=args.resume or starts_before not in (None, "0"),
    )
    if not has_display():
        picture = args.picture or platformdirs.user_cache_path("controlroom", ensure_exists=True) / "wall.png"
        print(say(_NO_DISPLAY(file=str(picture))), flush=True)
        options = replace(options, output="picture", picture=picture, size_px=OFFSCREEN_PX)
    return show(args.city, options)


def _own_command() -> list[str]:
    """Return what started this process."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable, *(() if frozen else ("-m", "controlroom")), *sys.argv[1:]]


def show(folder: Path | None, options: Options) -> int:
    """Load the city in `folder` (None: the built-in one) and run the wall; return the exit code."""
    watch = FolderWatch(folder or path(BUILT_IN))
    city = loaded(folder, options.layout_id, stored_cameras)
    if city is None:
        return 2
    walls = city.showing.walls.good
    if options.wall is not None and options.wall not in walls:
        print(say(_NO_WALL(wall=options.wall, walls=", ".join(walls))), file=sys.stderr)
        return 2
    faulthandler.enable()
    heartbeat_to = take_address()
    use_city_time(city.config.timezone)
    with ExitStack() as at_the_end:
        simulation = None
        if needs_simulation(city):
            simulation = SimProcess(Drawn(default_clip_folder()))
            at_the_end.callback(simulation.close)
            simulation.start()
        engine = started_engine(options, city)
        at_the_end.callback(engine.close)
        # Only now: the engine's processes start while this one imports Qt's widgets.
        from controlroom.program import run as run_program

        return run_program(options, city, watch, simulation, engine, heartbeat_to=heartbeat_to)


def loaded(folder: Path | None, layout_id: str | None, cameras_of: CamerasOf = lambda _: ()) -> City | None:
    """Return the city in `folder` (None: the built-in one), which has the layout that is asked for.

    None, and why on stderr, where there is no such layout or none at all. `cameras_of`: see `load_city`.
    """
    folder = folder or path(BUILT_IN)
    # While the files are read it matters only that the simulation's address will have a value.
    city = load_city(folder, standard_lookup({VARIABLE: "http://127.0.0.1"}), cameras_of)
    if not city.layouts:
        for problem in city.problems:
            print(formatted(problem, say), file=sys.stderr)
        print(say(_NO_CITY(folder=str(folder))), file=sys.stderr)
        return None
    if layout_id is not None and layout_id not in city.layouts:
        print(say(_NO_LAYOUT(layout=layout_id, layouts=", ".join(city.layouts))), file=sys.stderr)
        return None
    return city


def needs_simulation(city: City) -> bool:
    """Whether the city's cameras are simulated ones, and nobody has said where they are served."""
    reference = f"${{{VARIABLE}}}"
    return standard_lookup()(VARIABLE) is None and any(
        reference in stream.address for camera in city.cameras.values() for stream in camera.streams
    )


def has_display() -> bool:
    """Whether a window can be shown: always but on Linux without X11 and Wayland."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return not chosen.startswith(("offscreen", "minimal"))
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
