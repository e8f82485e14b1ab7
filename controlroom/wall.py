"""A running wall: a city's layouts in windows, the engine behind them, and the files watched for changes."""

import getpass
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from controlroom.alarms.desk import AlarmDesk
from controlroom.alarms.hands import AlarmHands, Place
from controlroom.asking import command_for
from controlroom.bridge import PictureHub
from controlroom.city import City
from controlroom.city_files import CityFiles
from controlroom.facts.city import CityFacts
from controlroom.feeding import camera_feeds
from controlroom.listed import sources_to_ask
from controlroom.pages import find_page, nearest_pages
from controlroom.plan import ScreenPlan
from controlroom.presenting import camera_labels, city_name, gloss_of, page_names, weather_of
from controlroom.showing import Shown, number_of, show
from controlroom.state.commands import Asked, EnlargeTile, ResetTiles
from controlroom.state.commands import ShowLayout as ShowLayoutOn
from controlroom.state.core import Screen, State
from controlroom.state.entries import Author, Entry
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Refused
from controlroom.state.world import World, tours_on
from controlroom.voice import Voice
from controlroom.wall_status import WallStatus
from controlroom.words import say
from feeds.core import CameraReport, Clock
from feeds.data.readings import ListedCamera
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from layouts.expansion import Lookup
from layouts.model import Audience, Layout, name_in
from layouts.problems import formatted, with_nearest
from layouts.scenes import Scene
from layouts.watch import FolderWatch
from resources.text import Text
from widgets.commands import Call, Command, IdentifyScreens, SaveLayout, SaveSnapshot
from widgets.facts import Name
from widgets.last_pictures import LastPictures
from widgets.model import CameraLabel
from widgets.theme import Colours
from widgets.wall_window import WallWindow

RECENT_MS = 30_000
"""Cameras that were on a screen are kept ready for so long: who goes back to them sees them move at once."""
FILES = Author("files", "files")
log = logging.getLogger("wall")


Labels = Mapping[Audience, Mapping[str, CameraLabel]]
"""The cameras of a city as each audience may know them."""
FactsOf = Callable[[Audience], CityFacts]
"""Gives the facts as an audience may know them."""


class _Prepared(NamedTuple):
    """What a wall needs of a city: its cameras as people read them and, with `lookup`, as the engine opens them."""

    labels: Labels
    lookup: Lookup | None
    feeds: Sequence[CameraFeeds]


class Wall(QObject):
    """Shows one city. `lookup` may change what addresses mean later (`set_lookup`): a server that is still starting.

    What its screens show is the state that `holder` holds; without one it is of this run alone. `audience`: who looks
    at the screens; None for whom the city's file says. `operator`: who is at the windows, the user without a name.
    `wall_id`: the city's wall that it is, None for screens without a file. `touched` carries the id of a screen at
    which somebody is, and who; `city_changed` is emitted when the city's files were read again.
    """

    touched = Signal(str, object)
    city_changed = Signal()

    def __init__(
        self,
        city: City,
        engine: Engine,
        *,
        clock: Clock,
        language: str,
        watch: FolderWatch,
        snapshots: Path,
        audience: Audience | None = None,
        holder: StateHolder | None = None,
        wall_id: str | None = None,
        operator: str | None = None,
    ) -> None:
        super().__init__()
        self._engine = engine
        self._clock = clock
        self._language = language
        self._snapshots = snapshots
        self._audience_given = audience
        self._lookup: Lookup | None = None
        self._is_there: Callable[[str], bool] | None = None
        self.windows: list[WallWindow] = []
        self.voice = Voice(self.windows, engine, self)
        self._holder = holder or StateHolder(parent=self)
        self._holder.shown.connect(self._show)
        self._holder.entered.connect(self._on_entered)
        self._holder.troubled.connect(self.voice.tell_trouble)
        self._holder.well.connect(self.voice.tell)
        self._author = Author(operator or getpass.getuser(), "wall")
        self.wall_id = wall_id
        self._plans: dict[str, ScreenPlan] = {}
        self._is_begun = False
        self._shown: dict[str, Screen] = {}
        self._layouts_shown: Mapping[str, Layout | None] = {}
        self._labels_shown: Labels = {}
        self._status = WallStatus(engine)
        self.hub = PictureHub(engine)
        self._facts_of: FactsOf | None = None
        self._hands: AlarmHands | None = None
        self._last_pictures = LastPictures()
        self._recent = QTimer(self)
        self._recent.setSingleShot(True)
        self._recent.setInterval(RECENT_MS)
        self._recent.timeout.connect(partial(self.hub.expect, "before", ()))
        self._files = CityFiles(city, watch, self._prepared, self)
        self._files.read_again.connect(self._on_read)
        self._files.told.connect(self.voice.tell)
        self._files.troubled.connect(self.voice.tell_trouble)

    # Screens

    def begin(self, plans: Mapping[str, ScreenPlan], *, resume: bool = False, layout_id: str | None = None) -> None:
        """Have these screens, by their ids, and show what they show at first, or what they showed before.

        `resume`: as they were left. `layout_id`: what all of them show instead. Raises `state.holder.Taken` where
        another program leads this wall.
        """
        self._plans, self._is_begun = dict(plans), True
        self._holder.begin(self._world(), self.city.config.id, resume=resume)
        if layout_id is not None:
            self.ask(ShowLayoutOn(layout=layout_id), self._author)

    def show_layout(self, layout_id: str) -> None:
        """Show this layout on every screen from now on; an id that the city does not have is told."""
        self.ask(ShowLayoutOn(layout=layout_id), self._author)

    def show_page(self, meant: str) -> dict[str, Any]:
        """Show the layout that is meant (`controlroom.pages`), all of it; return what is shown, or what there is."""
        layouts = self.city.layouts
        found = find_page(layouts, meant)
        if found is None:
            return {"pages": list(layouts), "nearest": nearest_pages(layouts, meant)}
        self.ask(ShowLayoutOn(layout=found), replace(self._author, origin="local"))
        return {"shown": found, "name": name_in(self._language, layouts[found].name)}

    def add_window(self, number: int, screen_id: str = "") -> WallWindow:
        """Return a new window of this wall, arranged and not yet shown. `number`: its screen's, from 1.

        `screen_id`: the screen's, as `begin` has it; its number where there is none. The windows of a span have one.
        """
        plan = self._plans.get(screen_id or str(number))
        window = WallWindow(
            pictures=self.hub.screen(),
            clock=self._clock,
            colours=Colours.load(self.city.config.theme),
            ratio=(plan.ratio if plan is not None else None) or self.city.config.screen.ratio,
            snapshots=self._snapshots,
            number=number,
            screen_id=screen_id or str(number),
            last=self._last_pictures,
        )
        window.command.connect(partial(self._obey, window))
        window.touched.connect(partial(self.touched.emit, window.screen_id, self._author))
        if window.screen_id not in self._plans:
            self._plans[window.screen_id] = ScreenPlan()
            self._tell_world()
        self.windows.append(window)
        if self.audience_of(window) in self._labels_shown:
            self._tell_city([window])
            self._show_anew(window)
        else:
            self._show_city()
        if self._hands is not None:
            self._hands.show_in(window)
        return window

    def ask(self, command: Asked, author: Author, window: WallWindow | None = None) -> Entry | None:
        """Do what a command asks for; why it cannot be done is said on a window, on all of them without one."""
        try:
            return self._holder.submit(command, author)
        except Refused as refused:
            text = with_nearest(refused.text, refused.nearest, say)
            if window is None:
                self.voice.complain(text)
            else:
                window.say_trouble(text)
                self._show_anew(window)  # what it did at once, as a zoom, is not so
            return None

    def _world(self) -> World:
        first = self.city.first_layout
        first_id = "" if first is None else first.id
        return World(
            screens={id: plan.layout or first_id for id, plan in self._plans.items()},
            layouts=self.city.layouts,
            cameras=self.city.cameras.keys(),
            scenes=self._scenes,
            tours=tours_on(self.city.showing.tours.good, self._plans.keys(), self._scenes.keys()),
        )

    @property
    def _scenes(self) -> Mapping[str, Scene]:
        """The scenes of this wall, in the order of their numbers: those that have one of its screens."""
        return {
            id: scene
            for id, scene in self.city.showing.scenes.good.items()
            if scene.wall in (None, self.wall_id) and not scene.screens.keys().isdisjoint(self._plans)
        }

    def _tell_world(self) -> None:
        if self._is_begun:
            self._holder.follow(self._world())
        else:
            self.begin(self._plans)

    @Slot(object)
    def _show(self, state: State) -> None:
        """Show a state on every screen."""
        seen_before = self.cameras_shown()
        shown = {audience: self._shown_of(audience) for audience in self._labels_shown}
        before, self._shown = self._shown, dict(state.screens)
        self._layouts_shown = {id: self._layout_of(screen) for id, screen in state.screens.items()}
        can_undo = self._can_undo
        with self.hub.at_once():
            for window in self.windows:
                screen = state.screens.get(window.screen_id)
                if screen is not None:
                    show(window, before.get(window.screen_id), screen, shown[self.audience_of(window)])
                window.draw_curtain(closed=state.privacy)
                window.set_can_undo(can_undo)
            gone = seen_before - self.cameras_shown()
            if gone:
                self.hub.expect("before", sorted(gone))
                self._recent.start()

    def _show_anew(self, window: WallWindow) -> None:
        screen = self._shown.get(window.screen_id)
        if screen is not None:
            show(window, None, screen, self._shown_of(self.audience_of(window)))
        window.draw_curtain(closed=self._holder.state.privacy)
        window.set_can_undo(self._can_undo)

    @property
    def _can_undo(self) -> bool:
        return self._holder.history.can(self._author.by)[0]

    def _layout_of(self, screen: Screen) -> Layout | None:
        return self.city.layouts.get(screen.layout) or self.city.first_layout

    def _shown_of(self, audience: Audience) -> Shown:
        place_name = self._facts_of(audience).place_name if self._facts_of else Name
        city, labels = self.city, self._labels_shown[audience]
        return Shown(city.layouts, city.first_layout, labels, self._language, city.config.gloss, place_name)

    @Slot(object)
    def _on_entered(self, entry: Entry) -> None:
        log.debug("%d %s %s", entry.revision, entry.author.by, entry.command.kind)

    @property
    def plans(self) -> Mapping[str, ScreenPlan]:
        """The screens of the wall, by their ids, in the order of their numbers."""
        return self._plans

    def labels(self) -> list[CameraLabel]:
        """Return the cameras as the wall's own audience may know them."""
        return list(self._labels_shown.get(self._audience, {}).values())

    @property
    def city(self) -> City:
        """The city as its files say now."""
        return self._files.city

    def watch(self) -> None:
        """Look after the files and the cameras from now on, and say what is wrong with the files."""
        self._files.start()
        self.voice.start()
        self.voice.tell_problems(self.city.problems)

    def set_facts(self, facts_of: FactsOf) -> None:
        """Let panels show these facts, of the city as its files say; `facts_changed` tells when they are others."""
        self._facts_of = facts_of
        self._tell_facts()
        self._give_facts(self.windows)

    def facts_changed(self) -> None:
        """Let panels look at the facts again."""
        for window in self.windows:
            window.canvas.facts_changed()

    def reports(self) -> dict[str, CameraReport]:
        """Return what is known of the cameras that have a tile on a screen now."""
        return {camera_id: self._engine.report(camera_id) for camera_id in self.cameras_shown()}

    def tile_numbers(self) -> dict[str, int]:
        """Return the numbers of the tiles that show cameras, those of the first screen where there are several."""
        numbers: dict[str, int] = {}
        for window in reversed(self.windows):
            numbers |= window.canvas.tiles.numbers()
        return numbers

    def set_desk(self, desk: AlarmDesk) -> None:
        """Show the alarms of this desk, and lead them there."""
        self._hands = AlarmHands(desk, self.windows, self._ask_at, self.audience_of, self)
        self._tell_facts()

    def _tell_facts(self) -> None:
        if self._hands is not None:
            self._hands.set_city(self.city, self._labels_shown.get(self._audience, {}), self._audience)
        if self._facts_of is not None:
            for audience in self._audiences(self.city):
                self._facts_of(audience).set_city(self.city.file.indicators, self.city.cameras.values(), audience)
        self._tell_files()

    def _tell_files(self) -> None:
        if self._facts_of is not None:
            for audience in self._audiences(self.city):
                self._facts_of(audience).set_files(self.city)

    def set_lookup(self, lookup: Lookup, *, is_there: Callable[[str], bool] | None = None) -> None:
        """Open the cameras, with ``${NAME}`` in their addresses replaced by what `lookup` says.

        `is_there` says of an address, as it is written, whether it is time to open it; None: of every one.
        """
        self._lookup, self._is_there = lookup, is_there
        self._feed()

    def set_listed(self, cameras: Sequence[tuple[str, ListedCamera]]) -> None:
        """Have these cameras of public lists, each with its source, beside the city's own; takes effect a moment later.

        Nothing is shown anew but what came, went or got a name. Where an address alone is another, streams go on, and
        use it when they are opened next.
        """
        self._files.set_listed(cameras)

    def sources_to_ask(self) -> set[str]:
        """Return the sources whose lists ought to be asked now: streams ended and wait for fresh addresses."""
        return sources_to_ask(self.city.cameras, self._engine.expired)

    def close(self) -> None:
        """Close the windows."""
        self.voice.close()
        self._recent.stop()
        self._files.close()
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.windows.clear()

    def _feed(self) -> None:
        if self._lookup is not None:
            self._engine.set_cameras(self._feeds_of(self.city, self._lookup))

    def _feeds_of(self, city: City, lookup: Lookup) -> list[CameraFeeds]:
        audiences, authorities_pem = self._audiences(city), city.file.authorities_pem or ""
        return [
            camera_feeds(camera, lookup, audiences=audiences, authorities_pem=authorities_pem, is_there=self._is_there)
            for camera in city.cameras.values()
        ]

    @property
    def _audience(self) -> Audience:
        return self._audience_of(self.city)

    def _audience_of(self, city: City) -> Audience:
        return self._audience_given or city.config.screen.audience

    def audience_of(self, place: Place) -> Audience:
        """Return who looks at a window; at a desk it is the wall's own audience."""
        plan = self._plans.get(place.screen_id) if isinstance(place, WallWindow) else None
        return (plan.audience if plan is not None else None) or self._audience

    def _audiences(self, city: City) -> tuple[Audience, ...]:
        """Return who looks at the screens, the wall's own audience first."""
        others = (plan.audience for plan in self._plans.values() if plan.audience is not None)
        return tuple(dict.fromkeys((self._audience_of(city), *others)))

    def _labels_of(self, city: City) -> Labels:
        return {
            audience: camera_labels(
                city.cameras.values(), language=self._language, gloss=city.config.gloss, audience=audience
            )
            for audience in self._audiences(city)
        }

    def _prepared(self, city: City) -> _Prepared:
        """Make what listed cameras need, in the reader's thread: with thousands of them it takes more than a tick."""
        lookup = self._lookup
        return _Prepared(self._labels_of(city), lookup, [] if lookup is None else self._feeds_of(city, lookup))

    def _show_city(self) -> None:
        """Show the city as its files say now."""
        self._labels_shown = self._labels_of(self.city)
        self._tell_facts()
        self._tell_city(self.windows)
        self._show_all()
        self._feed()

    def _tell_city(self, windows: Sequence[WallWindow]) -> None:
        """Tell windows all of the city that is the same in every state."""
        config = self.city.config
        name, gloss = city_name(config, self._language), gloss_of(config, self._language)
        for window in windows:
            window.set_product(name, simulated=config.simulated, gloss_language=gloss, weather=weather_of(config))
        self._tell_cameras(windows)
        self._give_facts(windows)
        self._tell_pages(windows)

    def _tell_cameras(self, windows: Sequence[WallWindow]) -> None:
        for window in windows:
            window.set_cameras(list(self._labels_shown[self.audience_of(window)].values()))

    def _give_facts(self, windows: Sequence[WallWindow]) -> None:
        if self._facts_of is not None:
            for window in windows:
                window.canvas.set_facts(self._facts_of(self.audience_of(window)))

    def _tell_pages(self, windows: Sequence[WallWindow]) -> None:
        pages = page_names(self.city.layouts.values(), self._language)
        for window in windows:
            window.set_pages(pages)

    def _show_listed(self, prepared: _Prepared) -> None:
        """Show what is different with other lists, and no more: arrangements that operators have made stay."""
        if prepared.labels != self._labels_shown:
            self._labels_shown = prepared.labels
            self._tell_facts()
            self._tell_cameras(self.windows)
        self._show_read_again()
        if self._lookup is not None and self._lookup is prepared.lookup:
            self._engine.set_cameras(prepared.feeds)
        else:
            self._feed()

    def _show_all(self) -> None:
        """Show on every screen what the state says, all of it anew."""
        self._shown = {}
        self._show(self._holder.state)

    def _show_read_again(self) -> None:
        """Show layouts that are others now in their files: what was put into their tiles is forgotten."""
        before = self._layouts_shown
        self._layouts_shown = {id: self._layout_of(screen) for id, screen in self._holder.state.screens.items()}
        for id, screen in list(self._holder.state.screens.items()):
            windows = [window for window in self.windows if window.screen_id == id]
            layout = self._layouts_shown[id]
            if not windows or layout is None or layout == before.get(id):
                continue
            made = self._shown_of(self.audience_of(windows[0])).layout(layout.id)
            if screen.nearest is None and made is not None:
                # Who is enlarged or selected is followed to another tile: an operator has chosen a camera, not a place.
                for window in windows:
                    window.set_layout(made)
                place = windows[0].canvas.tiles.large
                self.ask(ResetTiles(screen=id), FILES)
                self.ask(EnlargeTile(screen=id, tile=None if place is None else number_of(place)), FILES)
            self._shown.pop(id, None)
        self._show(self._holder.state)

    # What operators ask for

    def _obey(self, window: WallWindow, command: Command) -> None:
        if self.obey_alarms(window, command):
            return
        match command:
            case IdentifyScreens():
                for each in self.windows:
                    each.identify()
            case Call(address):
                self.voice.call(address)
            case SaveSnapshot(place):
                beside = (each for each in self.windows if each.screen_id == window.screen_id and each.shows(place))
                next(beside, window).save_snapshot(place)
            case SaveLayout(layout_id, cameras):
                self._files.save_layout(layout_id, {int(place): camera for place, camera in cameras})
            case _:
                self._ask_for(window, command)

    def _ask_for(self, window: WallWindow, command: Command) -> None:
        try:
            wanted = command_for(
                command,
                window,
                windows=self.windows,
                layouts=list(self.city.layouts),
                scenes=list(self._scenes),
                state=self._holder.state,
            )
        except Refused as refused:
            window.say_trouble(say(refused.text))
            return
        if wanted is None:
            log.debug("for nobody: %s", command)
        else:
            self.ask(wanted, self._author, window)

    def obey_alarms(self, place: Place, command: Command) -> bool:
        """Do what is asked for at a place, where it is about alarms or nearest cameras; return whether it is."""
        return self._hands is not None and self._hands.obey(place, command)

    def _ask_at(self, place: Place, command: Asked) -> None:
        """Do what the alarms' hands ask for at a place."""
        window = place if isinstance(place, WallWindow) else None
        self.ask(command, self._author if window is not None else replace(self._author, origin="desk"), window)

    def save_scene(self, name: str, id: str | None, scene_of: Callable[[str], Scene]) -> None:
        """Keep what the wall shows as a scene. `id`: of the one that is written anew, None for a new one.

        `scene_of`: returns the scene, given its id.
        """
        self._files.save_scene(name, id, scene_of)

    # Files

    @Slot(object, object, object)
    def _on_read(self, before: City, changed: set[Path], prepared: _Prepared | None) -> None:
        city = self.city
        self._tell_world()
        self.city_changed.emit()
        self._tell_pages(self.windows)
        if city.file is not before.file or city.own is not before.own:
            self._show_city()
        elif city.catalogue is not before.catalogue and prepared is not None:
            self._show_listed(prepared)
        else:
            self._show_read_again()
        if city.projects is not before.projects or city.notices is not before.notices:
            self._tell_files()
            self.facts_changed()
        known = {formatted(problem, Text.english) for problem in before.problems}
        self.voice.tell_problems(
            [
                problem
                for problem in city.problems
                if Path(problem.file) in changed or formatted(problem, Text.english) not in known
            ]
        )

    # For others

    def status(self) -> dict[str, Any]:
        """Return how cameras and processes are, for ``controlroom status``."""
        return {
            **self._status.of(self.city, self.windows, self.hub),
            "layout": next((screen.layout for screen in self._holder.state.screens.values()), ""),
            "audience": self._audience,
            "revision": self._holder.state.revision,
            "scene": self._holder.state.scene,
        }

    @property
    def has_panels(self) -> bool:
        """Whether a panel is on a screen now."""
        return any(tile.panel for window in self.windows for tile in window.canvas.tiles.seen)

    def cameras_shown(self) -> set[str]:
        """Return the cameras that have a tile on a screen now."""
        return {tile.camera.camera_id for window in self.windows for tile in window.canvas.tiles.seen if tile.camera}
