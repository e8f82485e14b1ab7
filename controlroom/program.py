"""The running program around a wall, told in the order in which it starts and ends.

1. The engine's supervisor starts, so that decode workers come up while Qt does. 2. Qt and the language.
3. The wall's windows: they show their tiles before any camera has answered. 4. The local socket.
5. The cameras are opened: at once, or each as soon as the simulated city has drawn it. At the end the same backwards.
"""

import faulthandler
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QTimer, Slot

from controlroom.city import City
from controlroom.heartbeat import Heartbeat, take_address
from controlroom.language import gui_application, preferred
from controlroom.last_state import StateWriter, read_state, state_file
from controlroom.local import LocalServer
from controlroom.numbers import Numbers
from controlroom.options import Options
from controlroom.outputs.catalogue import OUTPUTS
from controlroom.outputs.core import OutputFailed
from controlroom.outputs.picture_file import PictureFile
from controlroom.progress import ProgressBar
from controlroom.sim.events import KEY, KEY_VARIABLE, Drawing, Failed, Serving, given, is_there
from controlroom.sim.process import SimProcess
from controlroom.store_file import store_file
from controlroom.wall import Wall
from controlroom.words import say
from feeds.core import SystemClock, TileState
from feeds.decode.catalogue import devices_of
from feeds.decoders import Decoders
from feeds.engine import Engine
from feeds.memory import sweep
from feeds.supervise import Limits
from layouts.expansion import standard_lookup
from layouts.watch import FolderWatch
from resources.text import QT_TRANSLATE_NOOP
from widgets.theme import load_bundled_fonts

_DRAWING = QT_TRANSLATE_NOOP("run", "Drawing the simulated city")
_DRAWING_SHARE = QT_TRANSLATE_NOOP("run", "Drawing the simulated city: {share} %")
_NO_SIMULATION = QT_TRANSLATE_NOOP("run", "The simulated city cannot be served: {reason}")
_NOT_LIVE = QT_TRANSLATE_NOOP("run", "Not every camera was live within {seconds} s: {cameras}")

HEARING_MS = 50
STATE_MS = 1000
ASK_MS = 500
log = logging.getLogger("init")


def run(options: Options, city: City, watch: FolderWatch, simulation: SimProcess | None) -> int:
    """Show the wall until it is closed; return the exit code."""
    faulthandler.enable()
    heartbeat_to = take_address()
    if options.size_px is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    use_city_time(city.config.timezone)
    sweep()
    engine = Engine(
        limits=Limits(workers=worker_count(), opens_per_second=city.config.limits.opens_per_second),
        decoders=Decoders(devices(options, city)),
    )
    engine.start()
    try:
        language = preferred(options.language or city.config.language)
        app = gui_application(language)
        load_bundled_fonts()
        program = Program(options, city, watch, simulation, engine, language, heartbeat_to=heartbeat_to)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: app.quit())
        return program.run()
    finally:
        engine.close()


class Program(QObject):
    """One run of the wall."""

    def __init__(
        self,
        options: Options,
        city: City,
        watch: FolderWatch,
        simulation: SimProcess | None,
        engine: Engine,
        language: str,
        *,
        heartbeat_to: str = "",
    ) -> None:
        super().__init__()
        self._options = options
        self._city = city
        self._engine = engine
        self._simulation = simulation
        self._code = 0
        self._bar = ProgressBar(say(_DRAWING))
        self._began_s = time.monotonic()
        self._drew = False
        self._wall = Wall(
            city,
            engine,
            clock=SystemClock(),
            language=language,
            watch=watch,
            snapshots=options.snapshots or _pictures_folder(),
            audience=options.audience,
        )
        self._output = OUTPUTS[options.output].made(options)
        self._gathers = False
        self._numbers = Numbers(store_file(city.config.id), city.config.timezone, self)
        self._numbers.cameras_changed.connect(self._wall.set_listed, Qt.ConnectionType.QueuedConnection)
        self._server = LocalServer({"status": lambda: {**self._wall.status(), "numbers": self._numbers.status()}}, self)
        self._heartbeat = Heartbeat(heartbeat_to, self)
        self._states = StateWriter(state_file(options.instance)) if options.instance is not None else None

    def run(self) -> int:
        """Open the windows and stay until they are closed."""
        if self._options.layout_id is not None:
            self._wall.show_layout(self._options.layout_id)
        try:
            self._output.start(self._wall)
        except OutputFailed as error:
            print(say(error.text), file=sys.stderr)
            return 2
        if self._options.resume and self._options.instance is not None:
            state = read_state(state_file(self._options.instance), self._city.config.id)
            if state is not None:
                self._wall.resume(state)
        self._wall.watch()
        # What start-up made stays for good: the collector need not look at it again in the middle of a tick.
        gc.collect()
        gc.freeze()
        if self._options.instance is not None and not self._server.listen(self._options.instance):
            log.warning("another wall of this name runs; `controlroom status` asks that one")
        if self._simulation is None:
            self._wall.set_lookup(standard_lookup())
            self._gather({KEY_VARIABLE: KEY})
        else:
            self._open_simulated("", frozenset())
            self._every(HEARING_MS, self._hear)
        if self._options.once_within_s is not None:
            self._every(250, self._look_once)
        self._every(200, _let_python_see_signals)
        if self._states is not None:
            self._every(STATE_MS, self._note_state)
        self._heartbeat.start()
        QCoreApplication.exec()
        self._heartbeat.stop()
        self._server.close()
        self._output.stop()
        self._note_state()
        self._wall.close()
        self._numbers.close()
        if self._states is not None:
            self._states.finish()
        return self._code

    @Slot()
    def _note_state(self) -> None:
        if self._states is not None:
            self._states.note(self._wall.state())

    def _every(self, interval_ms: int, action: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        timer.start()

    def _end(self, code: int) -> None:
        self._code = code
        QCoreApplication.quit()

    @Slot()
    def _hear(self) -> None:
        """Take what the simulated city has to say."""
        for event in self._simulation.poll() if self._simulation else ():
            match event:
                case Drawing(done, total) if done < total or self._drew:
                    self._drew = True
                    self._bar(done, total)
                    if done == total:
                        self._bar.__exit__(None, None, None)
                    for window in self._wall.windows:
                        window.say(say(_DRAWING_SHARE(share=100 * done // max(1, total))))
                case Drawing():
                    log.debug("every scene was there already")
                case Serving(url, cameras):
                    self._open_simulated(url, cameras)
                    self._gather(given(url))
                case Failed(reason):
                    text = say(_NO_SIMULATION(reason=reason))
                    log.error("%s", text)
                    for window in self._wall.windows:
                        window.say_trouble(text)
                    self._code = 1
                    if self._options.once_within_s is not None:
                        self._end(1)

    def _gather(self, given: dict[str, str]) -> None:
        """Gather the city's numbers, unless only a picture is wanted or it is done already."""
        if self._options.once_within_s is None and not self._gathers:
            self._gathers = True
            self._numbers.start(self._city.folder, given)
            self._every(ASK_MS, lambda: self._numbers.ask(self._wall.sources_to_ask()))

    def _open_simulated(self, url: str, cameras: frozenset[str]) -> None:
        """Open the cameras of the simulated city that are there."""
        self._wall.set_lookup(standard_lookup(given(url)), is_there=lambda address: is_there(address, cameras))

    @Slot()
    def _look_once(self) -> None:
        """End when every camera on the wall has shown its state, or when that took too long."""
        within_s = self._options.once_within_s or 0.0
        states = {camera: self._engine.report(camera).state for camera in self._wall.cameras_shown()}
        late = time.monotonic() - self._began_s > within_s
        if not late and (not states or TileState.CONNECTING in states.values()):
            return
        if isinstance(self._output, PictureFile) and not self._output.save():
            self._end(1)
            return
        dark = [camera for camera, state in states.items() if state is not TileState.LIVE]
        if self._options.all_live and (dark or not states):
            print(say(_NOT_LIVE(seconds=f"{within_s:.0f}", cameras=", ".join(dark))), file=sys.stderr)
            self._end(1)
            return
        self._end(self._code)


def use_city_time(timezone: str) -> None:
    """Let this process tell the city's time, wherever the machine's clock is set to."""
    if hasattr(time, "tzset"):
        os.environ["TZ"] = timezone
        time.tzset()


def devices(options: Options, city: City) -> tuple[str, ...]:
    """Return the devices to try as decoders: none where the city says so, or when only one picture is wanted."""
    wanted = city.config.decode.hardware == "auto" and options.once_within_s is None
    return devices_of(sys.platform) if wanted else ()


def worker_count() -> int:
    """Return how many decode workers to run: one a core, four at most; more only divide the same work."""
    return max(1, min(4, os.cpu_count() or 1))


def _pictures_folder() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(place or Path.home()) / "controlroom"


def _let_python_see_signals() -> None:
    """Do nothing: Python handles a signal only between two of its own instructions, and Qt's loop has none."""
