"""The desk of a running wall: its window, what it is told, and what becomes of what it asks for."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QSize, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from controlroom.desk.asking import command_for
from controlroom.desk.view import Room, desk_view
from controlroom.driving.schedule import ScheduleDriver
from controlroom.monitors.cards import monitors_by_number
from controlroom.monitors.matching import match
from controlroom.monitors.plan import MonitorMatch, PlannedScreen
from controlroom.monitors.watching import MonitorWatch
from controlroom.presenting import city_name
from controlroom.state.core import State
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Refused
from controlroom.wall import Wall
from controlroom.words import say
from feeds.core import Clock
from layouts.model import Audience, name_in
from layouts.problems import with_nearest
from layouts.scenes import Scene, SceneScreen
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.commands import Call, IdentifyScreens, PullNearest
from widgets.desk.commands import Ask, NearestTo, SaveScene, SetPrivacy
from widgets.desk.desk import LEAST_PX, Desk
from widgets.desk.ports import NextScheduled
from widgets.theme import Colours

AUDIENCES: dict[Audience, Text] = {
    "mayor": QT_TRANSLATE_NOOP("desk", "mayor"),
    "district": QT_TRANSLATE_NOOP("desk", "district"),
    "conference": QT_TRANSLATE_NOOP("desk", "conference"),
    "citizen": QT_TRANSLATE_NOOP("desk", "citizens"),
}
LOOK_MS = 1000
_SOON_MS = 30


@dataclass(slots=True)
class _Place:
    """A screen of the wall, as the desk speaks of it."""

    desk: Desk
    screen_id: str

    def say(self, text: str) -> None:
        self.desk.say(text)

    def say_trouble(self, text: str) -> None:
        self.desk.say_trouble(text)


class DeskStation(QObject):
    """Shows the desk. `missing`: the screens that have no monitor now. `where`: the monitor it is planned for, None for
    any that the wall does not need."""

    def __init__(
        self,
        wall: Wall,
        holder: StateHolder,
        schedule: ScheduleDriver,
        *,
        missing: Callable[[], Collection[str]],
        where: MonitorMatch | None,
        operator: str,
        language: str,
        zone: ZoneInfo,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._holder = holder
        self._schedule = schedule
        self._missing = missing
        self._where = where
        self._language = language
        self._zone = zone
        self._clock = clock
        self._author = Author(operator, "desk")
        config = wall.city.config
        self.desk = Desk(pictures=wall.hub.screen(), clock=clock, colours=Colours.load(config.theme))
        self.desk.set_product(city_name(config, language), simulated=config.simulated)
        self.desk.asked.connect(self._obey)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._show)
        self._each_second = QTimer(self)
        self._each_second.setInterval(LOOK_MS)
        self._each_second.timeout.connect(self._look)
        self._looked: object = None
        self._watch = MonitorWatch(parent=self)
        self._watch.settled.connect(self._place)
        holder.shown.connect(self._on_shown)
        wall.city_changed.connect(self._on_city)

    def start(self, *, full_screen: bool) -> None:
        """Show the desk, once the wall's windows are there."""
        self._full_screen = full_screen
        by_screen: dict[str, list[object]] = {}
        for window in self._wall.windows:
            by_screen.setdefault(window.screen_id, []).append(window.canvas)
        for id, canvases in by_screen.items():
            self.desk.mirror(id, canvases)  # type: ignore[arg-type]
        self._on_city()
        self._wall.voice.speak_at(self.desk)
        self._each_second.start()
        self._place()

    def close(self) -> None:
        """Take the desk away."""
        self._each_second.stop()
        self._soon.stop()
        for id in {window.screen_id for window in self._wall.windows}:
            self.desk.mirror(id, ())
        self.desk.close()
        self.desk.deleteLater()

    # Where it is

    @Slot()
    def _place(self) -> None:
        """Show the desk on its monitor, else on one that the wall leaves free, else as a window."""
        screen = self._screen()
        if screen is None or not self._full_screen:
            if not self.desk.isVisible():
                self.desk.resize(max(LEAST_PX[0], 1600), max(LEAST_PX[1], 900))
                self.desk.show()
        elif self.desk.screen() is not screen or not self.desk.isFullScreen():
            self.desk.setScreen(screen)
            self.desk.setGeometry(screen.geometry())
            self.desk.showFullScreen()

    def _screen(self) -> QScreen | None:
        known = monitors_by_number()
        monitors = [monitor for _, monitor in known]
        if self._where is not None:
            found = match((PlannedScreen("desk", self._where),), monitors).placed.get("desk")
            return None if found is None else known[found][0]
        taken = {window.screen() for window in self._wall.windows if window.isVisible()}
        return next((screen for screen in QGuiApplication.screens() if screen not in taken), None)

    # What it shows

    @Slot(object)
    def _on_shown(self, _: State) -> None:
        self._soon.start()

    @Slot()
    def _on_city(self) -> None:
        self.desk.set_cameras(self._wall.labels())
        self._soon.start()

    @Slot()
    def facts_changed(self) -> None:
        """Look at the facts again."""
        self.desk.facts_changed()

    @Slot()
    def _look(self) -> None:
        """Show the desk anew where something is different that no command has changed."""
        looked = (frozenset(self._missing()), self._next())
        if looked != self._looked:
            self._looked = looked
            self._show()

    @Slot()
    def _show(self) -> None:
        city, plans, world = self._wall.city, self._wall.plans, self._holder.world
        room = Room(
            world,
            plans,
            self._language,
            self._author.by,
            {label.camera_id: label.name for label in self._wall.labels()},
            {city.config.id: city_name(city.config, self._language)},
            city.showing.walls.good.get(self._wall.wall_id or ""),
            {window.screen_id: _ratio(window.canvas.canvas_px) for window in self._wall.windows},
            self._missing(),
            {
                id: say(AUDIENCES[plan.audience])
                for id, plan in plans.items()
                if plan.audience is not None and plan.audience in AUDIENCES
            },
            self._next(),
        )
        self.desk.set_view(desk_view(self._holder.state, self._holder.history, room))

    def _next(self) -> NextScheduled | None:
        found = self._schedule.coming(self._clock.utc().astimezone(self._zone))
        if found is None:
            return None
        at_utc, entry = found
        names = self._wall.city.showing.scenes.good.get(entry.scene or "")
        tour = self._wall.city.showing.tours.good.get(entry.tour or "")
        shown = names.name if names is not None else tour.name if tour is not None else {}
        name = name_in(self._language, entry.name.by_language()) if entry.name else ""
        return NextScheduled(at_utc, name or (name_in(self._language, shown) if shown else entry.id))

    # What it asks for

    @Slot(object, int)
    def _obey(self, ask: Ask, revision: int) -> None:
        match ask:
            case SaveScene(name):
                self._save_scene(name)
            case IdentifyScreens():
                for window in self._wall.windows:
                    window.identify()
            case Call(address):
                self._wall.voice.call(address)
            case NearestTo(screen, camera):
                self._wall.obey_alarms(_Place(self.desk, screen), PullNearest(camera))
            case _:
                self._do(ask, revision)

    def _do(self, ask: Ask, revision: int) -> None:
        if isinstance(ask, SetPrivacy) and ask.closed:
            for window in self._wall.windows:
                window.draw_curtain(closed=True)  # at once, as where its key is pressed on the wall
        command = command_for(ask)
        if command is None:
            self._wall.obey_alarms(_Place(self.desk, self._chosen_screen()), ask)  # type: ignore[arg-type]
            return
        try:
            self._holder.submit(command, self._author, base=revision)
        except Refused as refused:
            self.desk.say_trouble(with_nearest(refused.text, refused.nearest, say))

    def _chosen_screen(self) -> str:
        place = self.desk.parts.wall.selection
        return place.screen if place is not None else next(iter(self._wall.plans), "")

    def _save_scene(self, name: str) -> None:
        scenes = self._wall.city.showing.scenes.good
        named = next((id for id, scene in scenes.items() if name in scene.name.values()), None)
        self._wall.save_scene(name, named, partial(self._scene, name))

    def _scene(self, name: str, id: str) -> Scene:
        """Return what the wall shows as a scene."""
        state, before = self._holder.state, self._wall.city.showing.scenes.good.get(id)
        screens = {
            screen_id: SceneScreen(
                screen.layout, {tile: camera or None for tile, camera in screen.cameras.items()}, screen.large
            )
            for screen_id, screen in state.screens.items()
            if screen_id in self._wall.plans
        }
        names = {**(before.name if before else {}), self._language: name}
        order = before.order if before else None
        return Scene(id, names, screens, order, self._wall.wall_id, None, tuple(state.tours))


def _ratio(size: QSize) -> float:
    return size.width() / max(1, size.height())
