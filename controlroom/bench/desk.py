"""``bench desk``: how soon a wall of four screens shows what it is told, and comes back; what its journal costs."""

import gc
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from controlroom.bench.decode_limit import measure
from controlroom.bench.growth import Growth
from controlroom.bench.journal import measure_journal
from controlroom.bench.passing import Passing
from controlroom.bench.processes import ProcessGroup, this_process
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.wall_city import CAMERAS, SCENES, SCREENS, TILES, TOUR, make_city
from controlroom.bridge import Latency
from controlroom.city import City
from controlroom.local import WallIsNotRunning, ask
from controlroom.plan import screen_plans
from controlroom.quantiles import quantiles
from controlroom.state.commands import CameraInTile, EnlargeTile, PutCameras, ShowScene, StartTour, StopTour
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.state.journal_file import journal_file
from controlroom.wall import Wall
from feeds.core import SystemClock
from feeds.engine import Engine
from feeds.supervise import Limits
from layouts.expansion import standard_lookup
from layouts.watch import FolderWatch
from resources.text import QT_TRANSLATE_NOOP
from widgets.model import Alarm, Level
from widgets.wall_canvas import WallCanvas
from widgets.wall_window import WallWindow

_DECODE_LIMIT = QT_TRANSLATE_NOOP("bench", "decode limit")
_SCENES = QT_TRANSLATE_NOOP("bench", "scenes over four screens")
_COMMANDS = QT_TRANSLATE_NOOP("bench", "commands on their way to the screen")
_GROWTH = QT_TRANSLATE_NOOP("bench", "scenes, tours, alarms and monitors that come and go")
_RESTART = QT_TRANSLATE_NOOP("bench", "a wall that is killed comes back")
_JOURNAL = QT_TRANSLATE_NOOP("bench", "a long journal")

_SCREEN_PX = (1920, 1080)
_LIMIT_S = 60.0
_LOOK_S = 0.02
_REST_S = 2.0
_LET_GO_S = 8.0
_LIMIT_SPAN_S = 5.0
_SAMPLES = 36
BENCH = Author("bench", "local")
INSTANCE = f"bench-{os.getpid()}"


@dataclass(frozen=True, slots=True)
class DeskBench:
    """What to measure. `events`: things that happen while growth is measured, one `every_s`.

    `changes`, `commands`: so many scenes and commands are timed. `entries`: in the long journal.
    """

    workers: int
    events: int = 720
    every_s: float = 0.2
    changes: int = 12
    commands: int = 100
    entries: int = 1_000_000


class _Counted(Latency):
    """Counts the pictures of each camera that were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: Counter[str] = Counter()

    def note(self, camera_id: str, age_ms: float) -> None:
        """Take note of one painted picture."""
        super().note(camera_id, age_ms)
        self.painted[camera_id] += 1


class _Paints(QObject):
    """Notes when a canvas was painted last, and since when it shows a layout with a picture in every tile."""

    def __init__(self, canvas: WallCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.at_s = 0.0
        self.whole: dict[str, float] = {}
        """By the id of a layout: when it was painted first with a picture of every camera, be it the last one."""
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let everything pass."""
        if event.type() is QEvent.Type.Paint and self._canvas.layout_shown is not None:
            self.at_s = time.monotonic()
            tiles = self._canvas.tiles.seen
            if len(tiles) == TILES and all(tile.stands_in or tile.moves for tile in tiles):
                # Painting itself comes after this and before the next event.
                QTimer.singleShot(0, partial(self._note, self._canvas.layout_shown.layout_id))
        return False

    def _note(self, layout_id: str) -> None:
        self.whole.setdefault(layout_id, time.monotonic())


class _Room:
    """A running wall of four windows over a journal, without the program around it."""

    def __init__(self, folder: Path, city: City, workers: int) -> None:
        self.engine = Engine(limits=Limits(workers=workers, opens_per_second=city.config.limits.opens_per_second))
        self.engine.start()
        self.holder = StateHolder(folder / "wall.journal")
        self.wall = Wall(
            city,
            self.engine,
            clock=SystemClock(),
            language="en",
            watch=FolderWatch(city.folder),
            snapshots=folder / "pictures",
            holder=self.holder,
            wall_id="wall",
        )
        self.wall.hub.latency = self.counted = _Counted()
        self.wall.begin(screen_plans(city.showing.walls.good["wall"]))
        self.paints = []
        for number, screen in enumerate(SCREENS, start=1):
            window = self.wall.add_window(number, screen)
            window.resize(*_SCREEN_PX)
            self.paints.append(_Paints(window.canvas))
            window.show()
        self.wall.set_lookup(standard_lookup({}))

    def close(self) -> None:
        """End."""
        self.wall.close()
        self.holder.end()
        self.engine.close()


def run_desk(bench: DeskBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError, OSError, StoreError."""
    with tempfile.TemporaryDirectory(prefix="controlroom-bench-") as name:
        folder = Path(name)
        with ServedStreams(Offer(), CAMERAS, told) as served:
            told(_DECODE_LIMIT)
            shown = [served.address(id, "main") for id in served.ids[: len(SCREENS) * TILES]]
            limit = measure(shown, seconds=_LIMIT_SPAN_S, settle_s=_REST_S, processes=bench.workers)
            city = make_city(folder / "city", served)
            room = _Room(folder, city, bench.workers)
            try:
                told(_SCENES)
                document: dict[str, Any] = {"decode_limit_cores": round(limit.cpu_cores, 3)}
                document["scene_ms"] = _scenes(room, bench.changes, passing)
                told(_COMMANDS)
                document["command_ms"] = _commands(room, bench.commands, passing)
                if bench.events:
                    told(_GROWTH)
                    document["growth"] = _growth(room, bench, passing)
            finally:
                room.close()
            told(_RESTART)
            document["restart_ms"] = _restart(city.folder, folder / "state", passing)
        told(_JOURNAL)
        document["journal"] = measure_journal(folder / "long.journal", bench.entries)
        return document


def _scenes(room: _Room, changes: int, passing: Passing) -> dict[str, Any]:
    """Change between two scenes that were on the screens before."""
    for scene in (*SCENES, SCENES[0]):
        _show(room, scene, passing)
    shown, moving = [], []
    for number in range(changes):
        pictures_s, moving_s = _show(room, SCENES[(number + 1) % 2], passing)
        shown.append(1000 * pictures_s)
        moving.append(1000 * moving_s)
    return {"tiles": len(SCREENS) * TILES, "last_pictures": _of(shown), "all_moving": _of(moving)}


def _show(room: _Room, scene: str, passing: Passing) -> tuple[float, float]:
    """Show a scene; return the seconds until every tile has a picture, and until all of them move."""
    room.counted.painted.clear()
    for paints in room.paints:
        paints.whole.clear()
    begun_s = time.monotonic()
    room.wall.ask(ShowScene(scene=scene), BENCH)
    layouts = [shown.layout for shown in room.wall.city.showing.scenes.good[scene].screens.values()]

    def is_shown() -> bool:
        return all(layout in paints.whole for layout, paints in zip(layouts, room.paints, strict=True))

    def is_moving() -> bool:
        return len([camera for camera in room.wall.cameras_shown() if room.counted.painted[camera] > 1]) >= 64

    _wait(is_shown, passing)
    pictures_s = max(paints.whole[layout] for layout, paints in zip(layouts, room.paints, strict=True)) - begun_s
    _wait(is_moving, passing)
    moving_s = time.monotonic() - begun_s
    passing.pass_time(_REST_S)
    return pictures_s, moving_s


def _commands(room: _Room, count: int, passing: Passing) -> dict[str, float]:
    """Enlarge a tile and show all again; measure from asking to the paint event that follows."""
    found = []
    for number in range(count):
        window, paints = room.wall.windows[number // 2 % len(SCREENS)], room.paints[number // 2 % len(SCREENS)]
        place = None if number % 2 else 1
        begun_s = time.monotonic()
        room.wall.ask(EnlargeTile(screen=window.screen_id, tile=place), BENCH)

        def is_done(window: Any = window, place: int | None = place) -> bool:
            return bool(window.canvas.tiles.large == (None if place is None else "0"))

        _wait(lambda: is_done() and paints.at_s > begun_s, passing)  # noqa: B023 - called before the next
        found.append(1000 * (paints.at_s - begun_s))
        passing.pass_time(0.05)
    return _of(found)


def _growth(room: _Room, bench: DeskBench, passing: Passing) -> dict[str, Any]:
    """Let scenes, cameras, tours, alarms and monitors change at random; return what grows for each 1,000 events."""
    rng = random.Random(1)
    workers = ProcessGroup(lambda: room.engine.worker_pids)
    growth = Growth({"gui": this_process(), "workers": workers})
    cameras = list(room.wall.city.cameras)
    for number in range(bench.events + 1):
        if number % max(1, bench.events // _SAMPLES) == 0:
            _settle(room, passing)
            growth.sample(number / 1000)
        window = rng.choice(room.wall.windows)
        match rng.randrange(6):
            case 0:
                room.wall.ask(ShowScene(scene=rng.choice(SCENES)), BENCH)
            case 1:
                tile = CameraInTile(
                    screen=window.screen_id, tile=rng.randrange(1, TILES + 1), camera=rng.choice(cameras)
                )
                room.wall.ask(PutCameras(tiles=(tile,)), BENCH)
            case 2:
                room.wall.ask(EnlargeTile(screen=window.screen_id, tile=rng.choice((None, 1, 2))), BENCH)
            case 3:
                room.wall.ask(StartTour(tour=TOUR), BENCH)
            case 4:
                alarm = Alarm(Level.ALERT, SystemClock().utc()) if rng.random() < 0.5 else None
                window.canvas.set_alarm(rng.choice(cameras), alarm)
            case _:
                _unplug(window)
        passing.pass_time(bench.every_s)
    return {
        "events": bench.events,
        "every_s": bench.every_s,
        "for_each_1000": growth.slopes(),
        **growth.ends(),
        "samples": growth.samples(),
    }


def _settle(room: _Room, passing: Passing) -> None:
    """Come to where a sample can be compared with others: one scene is shown, the cameras of the other are parked.

    Nothing is left on its way: what the wall still held of the scene before is free.
    """
    room.wall.ask(StopTour(tour=TOUR), BENCH)
    for scene in reversed(SCENES):
        room.wall.ask(ShowScene(scene=scene), BENCH)
        passing.pass_time(_REST_S)
    passing.pass_time(_LET_GO_S)
    gc.collect()


def _unplug(window: WallWindow) -> None:
    """Let a window go and come back as when its monitor does."""
    window.hide()
    window.canvas.rest()
    window.show()


def _wait(holds: Callable[[], bool], passing: Passing) -> None:
    deadline_s = time.monotonic() + _LIMIT_S
    while not holds():
        if time.monotonic() > deadline_s:
            raise RuntimeError(f"the wall did not show what it was told within {_LIMIT_S:.0f} s")
        passing.pass_time(_LOOK_S)


def _restart(city: Path, state: Path, passing: Passing) -> dict[str, float]:
    """Start the program, show a scene, kill it, and start it again."""
    os.environ["XDG_STATE_HOME"] = str(state)
    wall = _start(city)
    try:
        _until(lambda found: _live(found) > 0, passing)
        ask("show", INSTANCE, "two-a")
        _until(lambda found: found["layout"] == "two-a" and _live(found) >= TILES, passing)
        wall.send_signal(signal.SIGKILL)
        wall.wait()
        begun_s = time.monotonic()
        wall = _start(city)
        _until(lambda found: found["layout"] == "two-a", passing)
        windows_s = time.monotonic() - begun_s
        _until(lambda found: _live(found) >= TILES, passing)
        return {"windows": round(1000 * windows_s), "all_live": round(1000 * (time.monotonic() - begun_s))}
    finally:
        wall.kill()
        wall.wait()
        journal_file(INSTANCE).unlink(missing_ok=True)


def _start(city: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "controlroom", "run", str(city), "--windowed", "--instance", INSTANCE]
    # The modules of an installed program are compiled; those of a checkout are by the start that comes before.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _live(status: dict[str, Any]) -> int:
    shown = {camera for screen in status["screens"] for camera in screen}
    return sum(camera["state"] == "live" for camera in status["cameras"] if camera["id"] in shown)


def _until(holds: Callable[[dict[str, Any]], bool], passing: Passing) -> None:
    def asked() -> bool:
        try:
            return holds(ask("status", INSTANCE))
        except WallIsNotRunning:
            return False

    _wait(asked, passing)


def _of(found: list[float]) -> dict[str, float]:
    return {name: round(ms, 1) for name, ms in quantiles(found, "p50", "p95", "max").items()}
