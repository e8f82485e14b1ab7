"""The running program around a wall, told in the order in which it starts and ends.

Before all of it the engine has started: its decode workers come up while this module and all it needs is imported.
1. Qt and the language. 2. The wall's windows: they show their tiles before any camera has answered. 3. The local
socket. 4. The cameras are opened: at once, or each as soon as the simulated city has drawn it. At the end the same
backwards.
"""

import gc
import getpass
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from controlroom.alarms.desk import AlarmDesk
from controlroom.alarms.keeping import alarms_file
from controlroom.city import City
from controlroom.control.api_token import NoToken, api_token, token_file
from controlroom.control.control import Control
from controlroom.driving.hands import Driving
from controlroom.facts.live import LiveFacts
from controlroom.gamepad import Gamepad
from controlroom.gamepad_hands import GamepadHands
from controlroom.heartbeat import Heartbeat
from controlroom.language import gui_application, preferred
from controlroom.local import LocalServer
from controlroom.numbers import Numbers
from controlroom.options import Options
from controlroom.outputs.catalogue import OUTPUTS
from controlroom.outputs.core import OutputFailed
from controlroom.outputs.picture_file import PictureFile
from controlroom.plan import monitor_match, plans_of, screen_plans, wall_plan
from controlroom.progress import ProgressBar
from controlroom.sim.events import KEY, KEY_VARIABLE, SEED, VARIABLE, Drawing, Failed, Serving, given, is_there
from controlroom.sim.past_process import PastProcess
from controlroom.sim.process import SimProcess
from controlroom.snapshots_folder import snapshots_folder
from controlroom.state.holder import StateHolder, Taken
from controlroom.state.journal_file import journal_file
from controlroom.store_file import store_file
from controlroom.wall import Wall
from controlroom.words import say
from feeds.core import SystemClock, TileState
from feeds.engine import Engine
from layouts.expansion import standard_lookup
from layouts.watch import FolderWatch
from resources.text import QT_TRANSLATE_NOOP
from widgets.panels.web import has_web
from widgets.theme import load_bundled_fonts

if TYPE_CHECKING:
    from controlroom.control.api_server import ApiServer
    from controlroom.desk.station import DeskStation

_DRAWING = QT_TRANSLATE_NOOP("run", "Drawing the simulated city")
_DRAWING_SHARE = QT_TRANSLATE_NOOP("run", "Drawing the simulated city: {share} %")
_NO_SIMULATION = QT_TRANSLATE_NOOP("run", "The simulated city cannot be served: {reason}")
_TAKEN = QT_TRANSLATE_NOOP(
    "run", "Another program shows the wall {name}: end it, or give this one another name with --instance"
)
_NOT_LIVE = QT_TRANSLATE_NOOP("run", "Not every camera was live within {seconds} s: {cameras}")

HEARING_MS = 50
ASK_MS = 500
log = logging.getLogger("init")


def run(
    options: Options,
    city: City,
    watch: FolderWatch,
    simulation: SimProcess | None,
    engine: Engine,
    *,
    heartbeat_to: str,
) -> int:
    """Show the wall until it is closed; return the exit code. `heartbeat_to`: see `Heartbeat`."""
    if options.size_px is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    language = preferred(options.language or city.config.language)
    app = gui_application(language, shows_pages=has_pages(city) and has_web())
    load_bundled_fonts()
    program = Program(options, city, watch, simulation, engine, language, heartbeat_to=heartbeat_to)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    return program.run()


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
        heartbeat_to: str,
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
        self._plan = city.showing.walls.good.get(options.wall or city.config.wall or "")
        self._holder = StateHolder(None if options.instance is None else journal_file(options.instance), parent=self)
        self._wall = Wall(
            city,
            engine,
            clock=SystemClock(),
            language=language,
            watch=watch,
            snapshots=options.snapshots or snapshots_folder(),
            audience=options.audience,
            holder=self._holder,
            operator=options.operator,
            wall_id=None if self._plan is None else self._plan.id,
        )
        self._output = OUTPUTS[options.output].made(options, None if self._plan is None else wall_plan(self._plan))
        self._gathers = False
        self._past: PastProcess | None = None
        self._numbers = Numbers(store_file(city.config.id), city.config.timezone, self)
        self._desk = AlarmDesk(
            alarms_file(store_file(city.config.id)),
            operator=options.operator or getpass.getuser(),
            language=language,
            gloss=city.config.gloss,
            tone=QApplication.beep,
            parent=self,
        )
        self._wall.set_desk(self._desk)
        self._live = LiveFacts(
            self._numbers,
            city.folder,
            store_file(city.config.id),
            ZoneInfo(city.config.timezone),
            language=language,
            gloss=city.config.gloss,
            audience=options.audience or city.config.screen.audience,
            reports=self._wall.reports,
            tile_numbers=self._wall.tile_numbers,
            desk=self._desk,
            parent=self,
        )
        self._live.changed.connect(self._wall.facts_changed)
        self._live.changed.connect(self._on_facts)
        self._wall.set_facts(self._live.facts_for)
        self._driving = Driving(
            self._wall,
            self._holder,
            engine,
            self._desk,
            zone=ZoneInfo(city.config.timezone),
            clock=SystemClock(),
            parent=self,
        )
        self._numbers.cameras_changed.connect(self._wall.set_listed, Qt.ConnectionType.QueuedConnection)
        self._control = Control(self._holder)
        self._server = LocalServer(
            {"status": self._status}, {"show": self._wall.show_page}, self, with_object={"send": self._send}
        )
        self._api = self._made_api()
        self._station = self._made_station(language)
        self._gamepad = Gamepad(parent=self)
        self._hands = GamepadHands(
            self._gamepad, self._wall, self._holder, options.operator or getpass.getuser(), parent=self
        )
        self._heartbeat = Heartbeat(heartbeat_to, self)

    def run(self) -> int:
        """Open the windows and stay until they are closed."""
        if not self._serve_api():
            return 1
        plans = plans_of(self._output.screen_ids)
        if self._plan is not None:
            plans = {id: plan for id, plan in screen_plans(self._plan).items() if id in plans}
        try:
            self._wall.begin(plans, resume=self._options.resume, layout_id=self._options.layout_id)
            self._output.start(self._wall)
        except Taken:
            print(say(_TAKEN(name=self._options.instance)), file=sys.stderr)
            self._close_api()
            return 1
        except OutputFailed as error:
            print(say(error.text), file=sys.stderr)
            self._close_api()
            return 2
        self._wall.watch()
        if self._options.once_within_s is None:
            self._driving.start()
            self._gamepad.start()
        if self._station is not None:
            self._station.desk.set_facts(self._live.facts)
            self._station.start(full_screen=self._options.full_screen)
        # What start-up made stays for good: the collector need not look at it again in the middle of a tick. There is
        # no garbage among it that would be worth collecting first.
        gc.freeze()
        if self._options.instance is not None and not self._server.listen(self._options.instance):
            log.warning("another wall of this name runs; `controlroom status` asks that one")
        if self._simulation is None:
            self._wall.set_lookup(standard_lookup())
            served_at = standard_lookup()(VARIABLE)
            self._gather({KEY_VARIABLE: KEY} if served_at is None else given(served_at))
        else:
            self._open_simulated("", frozenset())
            self._every(HEARING_MS, self._hear)
        if self._options.once_within_s is not None:
            self._every(250, self._look_once)
        self._every(200, _let_python_see_signals)
        self._heartbeat.start()
        QCoreApplication.exec()
        self._heartbeat.stop()
        self._server.close()
        self._output.stop()
        self._close_api()
        self._gamepad.close()
        self._driving.close()
        if self._station is not None:
            self._station.close()
        self._wall.close()
        if self._past is not None:
            self._past.close()
        self._live.close()
        self._numbers.close()
        self._holder.end()
        return self._code

    def _made_station(self, language: str) -> "DeskStation | None":
        """Return the desk, where it is asked for or the wall's file has a monitor for it."""
        planned = None if self._plan is None else self._plan.file.desk
        if self._options.output != "screens" or not (self._options.desk or planned):
            return None
        from controlroom.desk.station import DeskStation  # few walls have one, and it takes long to import

        return DeskStation(
            self._wall,
            self._holder,
            self._driving.schedule,
            missing=self._missing,
            where=None if planned is None else monitor_match(planned),
            operator=self._options.operator or getpass.getuser(),
            language=language,
            zone=ZoneInfo(self._city.config.timezone),
            clock=SystemClock(),
            parent=self,
        )

    def _missing(self) -> set[str]:
        """Return the screens, spans as a whole, none of whose monitors is there."""
        monitors = self._output.monitors()
        there = {each["span"] or each["screen"] for each in monitors if not each["missing"]}
        return {each["span"] or each["screen"] for each in monitors} - there

    def _made_api(self) -> "ApiServer | None":
        """Return the control API where that is asked for."""
        if self._options.api_port is None or self._options.instance is None:
            return None
        from controlroom.control.api_server import ApiServer  # few walls have one, and it takes long to import

        journal = journal_file(self._options.instance)
        return ApiServer(self._holder, self._control, journal=journal, status=self._status, parent=self)

    def _serve_api(self) -> bool:
        """Serve the control API where there is one; return whether nothing is in the way, and say what is."""
        port, instance = self._options.api_port, self._options.instance
        if self._api is None or port is None or instance is None:
            return True
        from controlroom.control.api_server import ApiFailed

        try:
            served = self._api.start(port, api_token(standard_lookup(), token_file(instance)))
        except (NoToken, ApiFailed) as error:
            print(say(error.text), file=sys.stderr)
            return False
        log.info("the control API is served at http://127.0.0.1:%d/v1/", served)
        return True

    def _close_api(self) -> None:
        if self._api is not None:
            self._api.close()

    @Slot()
    def _on_facts(self) -> None:
        if self._station is not None:
            self._station.facts_changed()

    def _send(self, text: str) -> dict[str, Any]:
        return self._control.send(text, "local", getpass.getuser()).tree

    def _status(self) -> dict[str, Any]:
        return {
            **self._wall.status(),
            "monitors": self._output.monitors(),
            "numbers": self._numbers.status(),
            "alarms": self._desk.status(),
        }

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
        """Gather the city's numbers, unless it is done already; where only a picture is wanted, show what is stored."""
        if self._gathers:
            return
        self._gathers = True
        if self._options.once_within_s is not None:
            self._numbers.look()
            self._live.start()
        else:
            file = store_file(self._city.config.id)
            if self._simulation is not None and not file.exists():
                self._past = PastProcess(file, self._city.config.timezone, SEED)
                self._past.start()
            self._numbers.start(self._city.folder, given)
            self._live.start()
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
        is_whole = TileState.CONNECTING not in states.values() and not self._live.past_asked
        if not late and not ((states or self._wall.has_panels) and is_whole):
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


def has_pages(city: City) -> bool:
    """Whether a layout of the city shows a web page."""
    return any(tile.panel and tile.panel.kind == "web" for layout in city.layouts.values() for tile in layout.tiles)


def _let_python_see_signals() -> None:
    """Do nothing: Python handles a signal only between two of its own instructions, and Qt's loop has none."""
