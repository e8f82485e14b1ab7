"""The running program around a wall, told in the order in which it starts and ends.

1. The engine's supervisor starts, so that decode workers come up while Qt does. 2. Qt and the language.
3. The wall's windows: they show their tiles before any camera has answered. 4. The local socket.
5. The cameras are opened: at once, or when the simulated city is served. At the end the same backwards.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from controlroom.city import City
from controlroom.language import install, preferred
from controlroom.local import LocalServer
from controlroom.progress import ProgressBar
from controlroom.simulated import VARIABLE, Drawing, Failed, Serving, SimulatedCity
from controlroom.wall import Wall
from controlroom.words import say
from feeds.core import SystemClock, TileState
from feeds.engine import Engine
from feeds.memory import sweep
from feeds.supervise import Limits
from layouts.expansion import standard_lookup
from layouts.watch import FolderWatch
from resources.text import QT_TRANSLATE_NOOP

_NO_SCREEN = QT_TRANSLATE_NOOP("run", "There is no screen {number}, this machine has {count}")
_DRAWING = QT_TRANSLATE_NOOP("run", "Drawing the simulated city")
_DRAWING_SHARE = QT_TRANSLATE_NOOP("run", "Drawing the simulated city: {share} %")
_NO_SIMULATION = QT_TRANSLATE_NOOP("run", "The simulated city cannot be served: {reason}")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("run", "The picture cannot be written to {file}")
_NOT_LIVE = QT_TRANSLATE_NOOP("run", "Not every camera was live within {seconds} s: {cameras}")

HEARING_MS = 50
PICTURE_EVERY_MS = 2000
log = logging.getLogger("init")


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `size_px`: draw off-screen at this size. `picture`: file to keep a picture of the wall in.

    `once_within_s`: save the picture when every camera has shown its state, at the latest after this time, and end.
    `all_live`: that is a failure unless every camera is live then.
    """

    layout_id: str | None = None
    language: str | None = None
    full_screen: bool = True
    screens: tuple[int, ...] = ()
    size_px: tuple[int, int] | None = None
    picture: Path | None = None
    once_within_s: float | None = None
    all_live: bool = False
    snapshots: Path | None = None
    instance: str | None = "wall"


@dataclass(slots=True)
class _Ending:
    """What the program will end with."""

    code: int = 0
    complaints: list[str] = field(default_factory=list)


def run(options: Options, city: City, watch: FolderWatch, simulation: SimulatedCity | None) -> int:
    """Show the wall until it is closed; return the exit code."""
    if options.size_px is not None:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:size={options.size_px[0]}x{options.size_px[1]}"
    use_city_time(city.config.timezone)
    sweep()
    engine = Engine(limits=Limits(workers=worker_count(), opens_per_second=city.config.limits.opens_per_second))
    engine.start()
    try:
        app = QApplication(["controlroom"])
        QCoreApplication.setApplicationName("controlroom")
        language = preferred(options.language or city.config.language)
        translators = install(app, language)
        program = Program(options, city, watch, simulation, engine, language)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: app.quit())
        code = program.run()
        del translators
        return code
    finally:
        engine.close()


class Program(QObject):
    """One run of the wall."""

    def __init__(
        self,
        options: Options,
        city: City,
        watch: FolderWatch,
        simulation: SimulatedCity | None,
        engine: Engine,
        language: str,
    ) -> None:
        super().__init__()
        self._options = options
        self._city = city
        self._engine = engine
        self._simulation = simulation
        self._ending = _Ending()
        self._bar = ProgressBar(say(_DRAWING))
        self._began_s = time.monotonic()
        self._served = simulation is None
        self._wall = Wall(
            city,
            engine,
            clock=SystemClock(),
            language=language,
            watch=watch,
            snapshots=options.snapshots or _pictures_folder(),
        )
        self._server = LocalServer(self._wall.answers(), self)

    def run(self) -> int:
        """Open the windows and stay until they are closed."""
        screens = QGuiApplication.screens()
        numbers = self._options.screens or (screens.index(QGuiApplication.primaryScreen()) + 1,)
        for number in numbers:
            if not 1 <= number <= len(screens):
                print(say(_NO_SCREEN(number=number, count=len(screens))), file=sys.stderr)
                return 2
        self._wall.open(
            [screens[number - 1] for number in numbers],
            full_screen=self._options.full_screen,
            layout_id=self._options.layout_id,
        )
        if self._options.instance is not None and not self._server.listen(self._options.instance):
            log.warning("another wall of this name runs; `controlroom status` asks that one")
        if self._simulation is None:
            self._wall.set_lookup(standard_lookup())
        else:
            self._every(HEARING_MS, self._hear)
        if self._options.once_within_s is not None:
            self._every(250, self._look_once)
        elif self._options.picture is not None:
            self._every(PICTURE_EVERY_MS, self._keep_picture)
        self._every(200, _let_python_see_signals)
        QCoreApplication.exec()
        self._server.close()
        self._wall.close()
        for complaint in self._ending.complaints:
            print(complaint, file=sys.stderr)
        return self._ending.code

    def _every(self, interval_ms: int, action: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        timer.start()

    def _end(self, code: int, complaint: str = "") -> None:
        self._ending.code = code
        if complaint:
            self._ending.complaints.append(complaint)
        QCoreApplication.quit()

    @Slot()
    def _hear(self) -> None:
        """Take what the simulated city has to say."""
        for event in self._simulation.poll() if self._simulation else ():
            match event:
                case Drawing(done, total):
                    self._bar(done, total)
                    for window in self._wall.windows:
                        window.say(say(_DRAWING_SHARE(share=100 * done // max(1, total))))
                case Serving(url):
                    self._bar.__exit__(None, None, None)
                    self._served = True
                    self._wall.set_lookup(standard_lookup({VARIABLE: url}))
                case Failed(reason):
                    text = say(_NO_SIMULATION(reason=reason))
                    log.error("%s", text)
                    for window in self._wall.windows:
                        window.say_trouble(text)
                    self._ending.code = 1

    @Slot()
    def _keep_picture(self) -> None:
        if self._options.picture is not None and not self._save(self._options.picture):
            log.error("%s", say(_NOT_WRITTEN(file=str(self._options.picture))))

    @Slot()
    def _look_once(self) -> None:
        """End when every camera on the wall has shown its state, or when that took too long."""
        within_s, file = self._options.once_within_s or 0.0, self._options.picture
        cameras = self._wall.cameras_shown()
        states = {camera: self._engine.report(camera).state for camera in cameras}
        undecided = {TileState.CONNECTING} if self._served else set(TileState)
        late = time.monotonic() - self._began_s > within_s
        if not late and (not states or any(state in undecided for state in states.values())):
            return
        if file is not None and not self._save(file):
            self._end(1, say(_NOT_WRITTEN(file=str(file))))
            return
        dark = [camera for camera, state in states.items() if state is not TileState.LIVE]
        if self._options.all_live and (dark or not states):
            self._end(1, say(_NOT_LIVE(seconds=f"{within_s:.0f}", cameras=", ".join(dark))))
            return
        self._end(self._ending.code)

    def _save(self, file: Path) -> bool:
        """Save what the first window shows as a PNG, at once whole or not at all."""
        temporary = file.with_name(f".{file.name}.part")
        if not self._wall.windows[0].grab().save(str(temporary), "PNG"):
            return False
        temporary.replace(file)
        return True


def use_city_time(timezone: str) -> None:
    """Let this process tell the city's time, wherever the machine's clock is set to."""
    if hasattr(time, "tzset"):
        os.environ["TZ"] = timezone
        time.tzset()


def worker_count() -> int:
    """Return how many decode workers to run: one a core, four at most; more only divide the same work."""
    return max(1, min(4, os.cpu_count() or 1))


def _pictures_folder() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(place or Path.home()) / "controlroom"


def _let_python_see_signals() -> None:
    """Do nothing: Python handles a signal only between two of its own instructions, and Qt's loop has none."""
