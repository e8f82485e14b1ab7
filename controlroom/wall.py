"""A running wall: a city's layouts in windows, the engine behind them, and the files watched for changes."""

import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from PySide6.QtCore import QObject, Qt, QTimer, Slot

from controlroom import __version__
from controlroom.advice import advice
from controlroom.bridge import PictureHub
from controlroom.city import BUILT_IN, City
from controlroom.city_reader import CityReader
from controlroom.feeding import camera_feeds
from controlroom.keep_alive import KEPT
from controlroom.last_state import ScreenState, WallState
from controlroom.layout_saver import LayoutSaver
from controlroom.listed import sources_to_ask
from controlroom.presenting import label, wall_layout
from controlroom.words import say
from feeds.core import Clock
from feeds.data.readings import ListedCamera
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from layouts.expansion import Lookup
from layouts.model import Audience, Layout
from layouts.problems import Problem, formatted
from layouts.watch import FolderWatch
from resources import path
from resources.text import Text
from widgets.commands import Command, IdentifyScreens, SaveLayout, SetPrivacy, ShowLayout
from widgets.model import CameraLabel
from widgets.theme import Colours
from widgets.wall_window import WallWindow

WATCH_MS = 250
INCIDENT_MS = 500
READ_LIMIT_S = 2.0
log = logging.getLogger("wall")


class _Prepared(NamedTuple):
    """What a wall needs of a city: its cameras as people read them and, with `lookup`, as the engine opens them."""

    labels: Mapping[str, CameraLabel]
    lookup: Lookup | None
    feeds: Sequence[CameraFeeds]


class Wall(QObject):
    """Shows one city. `lookup` may change what addresses mean later (`set_lookup`): a server that is still starting.

    `audience`: who looks at the screens; None for whom the city's file says.
    """

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
    ) -> None:
        super().__init__()
        self._city = city
        self._engine = engine
        self._clock = clock
        self._language = language
        self._watch = watch
        self._snapshots = snapshots
        self._audience_given = audience
        self._lookup: Lookup | None = None
        self._is_there: Callable[[str], bool] | None = None
        self._layout_id = city.first_layout.id if city.first_layout else ""
        self._shown: Layout | None = None
        self._labels_shown: Mapping[str, CameraLabel] = {}
        self._listed: Sequence[tuple[str, ListedCamera]] | None = None
        self._began_s = time.monotonic()
        self._process = psutil.Process(os.getpid())
        self._process.cpu_percent()
        self.hub = PictureHub(engine)
        self.windows: list[WallWindow] = []
        self._watch_timer = QTimer(self)
        self._watch_timer.setInterval(WATCH_MS)
        self._watch_timer.timeout.connect(self._look_at_files)
        self._reader = CityReader(self._prepared, self)
        self._reader.done.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self._saver = LayoutSaver(self)
        self._saver.saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)
        self._saver.failed.connect(self._on_save_failed, Qt.ConnectionType.QueuedConnection)
        self._incident_told = False
        self._incident_timer = QTimer(self)
        self._incident_timer.setInterval(INCIDENT_MS)
        self._incident_timer.timeout.connect(self._tell_incident)

    # Screens

    def show_layout(self, layout_id: str) -> None:
        """Show this layout from now on; an id that the city does not have means its first layout."""
        self._layout_id = layout_id
        self._show_layout(self._labels())

    def add_window(self, number: int) -> WallWindow:
        """Return a new window of this wall, arranged and not yet shown. `number`: its screen's, from 1."""
        window = WallWindow(
            pictures=self.hub.screen(),
            clock=self._clock,
            colours=Colours.load(self._city.config.theme),
            ratio=self._city.config.screen.ratio,
            snapshots=self._snapshots,
            number=number,
        )
        window.command.connect(self._obey)
        self.windows.append(window)
        self._show_city()
        return window

    def watch(self) -> None:
        """Look after the files and the cameras from now on, and say what is wrong with the files."""
        self._watch_timer.start()
        self._incident_timer.start()
        self._tell_problems(self._city.problems)

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
        self._listed = cameras

    def sources_to_ask(self) -> set[str]:
        """Return the sources whose lists ought to be asked now: streams ended and wait for fresh addresses."""
        return sources_to_ask(self._city.cameras, self._engine.expired)

    def close(self) -> None:
        """Close the windows."""
        self._watch_timer.stop()
        self._incident_timer.stop()
        self._saver.finish()
        self._reader.finish(READ_LIMIT_S)
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.windows.clear()

    def _feed(self) -> None:
        if self._lookup is not None:
            self._engine.set_cameras(self._feeds_of(self._city, self._lookup))

    def _feeds_of(self, city: City, lookup: Lookup) -> list[CameraFeeds]:
        audience, authorities_pem = self._audience_of(city), city.file.authorities_pem or ""
        return [
            camera_feeds(camera, lookup, audience=audience, authorities_pem=authorities_pem, is_there=self._is_there)
            for camera in city.cameras.values()
        ]

    @property
    def _audience(self) -> Audience:
        return self._audience_of(self._city)

    def _audience_of(self, city: City) -> Audience:
        return self._audience_given or city.config.screen.audience

    def _labels(self) -> dict[str, CameraLabel]:
        return self._labels_of(self._city)

    def _labels_of(self, city: City) -> dict[str, CameraLabel]:
        audience = self._audience_of(city)
        return {
            camera.id: label(camera, language=self._language, gloss=city.config.gloss, audience=audience)
            for camera in city.cameras.values()
        }

    def _prepared(self, city: City) -> _Prepared:
        """Make what listed cameras need, in the reader's thread: with thousands of them it takes more than a tick."""
        lookup = self._lookup
        return _Prepared(self._labels_of(city), lookup, [] if lookup is None else self._feeds_of(city, lookup))

    def _show_city(self) -> None:
        """Show the city as its files say now."""
        config = self._city.config
        labels = self._labels()
        names = config.name.by_language()
        name = names.get(self._language) or next(iter(names.values()), config.id)
        gloss = "" if config.gloss in ("none", self._language) else config.gloss
        for window in self.windows:
            window.set_product(name, simulated=config.simulated, gloss_language=gloss)
        self._tell_cameras(labels)
        self._show_layout(labels)
        self._feed()

    def _tell_cameras(self, labels: Mapping[str, CameraLabel]) -> None:
        self._labels_shown = labels
        for window in self.windows:
            window.set_cameras(list(labels.values()))

    def _show_listed(self, prepared: _Prepared) -> None:
        """Show what is different with other lists, and no more: arrangements that operators have made stay."""
        if prepared.labels != self._labels_shown:
            self._tell_cameras(prepared.labels)
        if (self._city.layouts.get(self._layout_id) or self._city.first_layout) != self._shown:
            self._show_layout(prepared.labels)
        if self._lookup is not None and self._lookup is prepared.lookup:
            self._engine.set_cameras(prepared.feeds)
        else:
            self._feed()

    def _show_layout(self, labels: Mapping[str, CameraLabel]) -> None:
        layout = self._city.layouts.get(self._layout_id) or self._city.first_layout
        self._shown = layout
        if layout is None:
            return
        self._layout_id = layout.id
        for window in self.windows:
            window.set_layout(wall_layout(layout, labels, language=self._language, gloss=self._city.config.gloss))

    # What operators ask for

    @Slot(object)
    def _obey(self, command: Command) -> None:
        match command:
            case ShowLayout(number):
                self._show_numbered(number)
            case SetPrivacy(closed):
                for window in self.windows:
                    window.draw_curtain(closed=closed)
            case IdentifyScreens():
                for window in self.windows:
                    window.identify()
            case SaveLayout(layout_id, cameras):
                self._save_layout(layout_id, {int(place): camera for place, camera in cameras})
            case _:
                log.debug("shown by its own window: %s", command)

    def _show_numbered(self, number: int) -> None:
        layouts = list(self._city.layouts.values())
        if number <= len(layouts):
            self._layout_id = layouts[number - 1].id
            self._show_layout(self._labels())
            return
        text = self.tr("There is no layout {number}, the city has {count}")
        for window in self.windows:
            window.say_trouble(text.format(number=number, count=len(layouts)))

    def _save_layout(self, layout_id: str, cameras: Mapping[int, str | None]) -> None:
        if self._city.folder.resolve() == path(BUILT_IN):
            text = self.tr("The built-in city cannot be changed, copy its folder to make one of your own")
            for window in self.windows:
                window.say_trouble(text)
        else:
            self._saver.save(self._city.folder / "layouts" / f"{layout_id}.toml", cameras)

    @Slot(object)
    def _on_saved(self, text: Text) -> None:
        for window in self.windows:
            window.say(say(text))

    @Slot(object)
    def _on_save_failed(self, text: Text) -> None:
        for window in self.windows:
            window.say_trouble(say(text))

    @Slot()
    def _tell_incident(self) -> None:
        """Say once that many cameras went together, and once that they are back."""
        incident = self._engine.incident
        if (incident is not None) == self._incident_told:
            return
        self._incident_told = incident is not None
        for window in self.windows:
            if incident is None:
                window.say(self.tr("The cameras that failed together are back"))
            else:
                text = self.tr("{failed} of {total} cameras failed together, probably the network")
                window.say_trouble(text.format(failed=incident.failed, total=incident.total))

    # Files

    @Slot()
    def _look_at_files(self) -> None:
        if self._reader.is_busy:
            return  # what changes meanwhile is told later
        changed = self._watch.changed()
        if changed or self._listed is not None:
            cameras, self._listed = self._listed, None
            self._reader.read(self._city, changed, cameras)

    @Slot(object, object, object)
    def _on_read(self, city: City, changed: set[Path], prepared: _Prepared | None) -> None:
        self._reader.take()
        if self._watch.overtaken(changed):
            if self._listed is None and city.listed is not self._city.listed:
                self._listed = city.listed.cameras
            return  # read again when they have come to rest
        before, self._city = self._city, city
        shown = self._city.layouts.get(self._layout_id) or self._city.first_layout
        if self._city.file is not before.file or self._city.own is not before.own:
            self._show_city()
        elif self._city.catalogue is not before.catalogue and prepared is not None:
            self._show_listed(prepared)
        elif shown != self._shown:
            self._show_layout(self._labels())
        known = {formatted(problem, Text.english) for problem in before.problems}
        self._tell_problems(
            [
                problem
                for problem in city.problems
                if Path(problem.file) in changed or formatted(problem, Text.english) not in known
            ]
        )

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong in the files: the first on the screens, all in the log."""
        for problem in problems:
            log.warning("%s", formatted(problem, say))
        if problems:
            text = formatted(problems[0], say)
            if len(problems) > 1:
                more = self.tr("{problem} (and %n more, run: controlroom check)", "", len(problems) - 1)
                text = more.format(problem=text)
            for window in self.windows:
                window.say_trouble(text)

    # As it was left

    def state(self) -> WallState:
        """Return what operators have made of the wall."""
        return WallState(
            city=self._city.config.id,
            layout=self._layout_id,
            curtained=any(window.canvas.tiles.curtained for window in self.windows),
            screens=tuple(
                ScreenState(
                    put={place: camera.camera_id if camera else None for place, camera in tiles.put_since().items()},
                    large=tiles.large,
                    selected=tiles.selected,
                )
                for tiles in (window.canvas.tiles for window in self.windows)
            ),
        )

    def resume(self, state: WallState) -> None:
        """Show what the wall showed when it was left, as far as the city still has it."""
        labels = self._labels()
        if state.layout in self._city.layouts:
            self._layout_id = state.layout
            self._show_layout(labels)
            for window, screen in zip(self.windows, state.screens, strict=False):
                known = {place: None if camera is None else labels.get(camera) for place, camera in screen.put.items()}
                window.resume(known, large=screen.large, selected=screen.selected)
        for window in self.windows:
            window.draw_curtain(closed=state.curtained)

    # For others

    def cameras_shown(self) -> set[str]:
        """Return the cameras that have a tile on a screen now."""
        return {tile.camera.camera_id for window in self.windows for tile in window.canvas.tiles.seen if tile.camera}

    def status(self) -> dict[str, Any]:
        """Return how cameras and processes are, for ``controlroom status``."""
        reports = [self._engine.report(camera_id) for camera_id in self._city.cameras]
        ticks = self.windows[0].canvas.tick_stats().interval if self.windows else None
        incident = self._engine.incident
        decoders = self._engine.decoders()
        with_sub = {
            camera.id
            for camera in self._city.cameras.values()
            if any(stream.role == "sub" for stream in camera.streams)
        }
        return {
            "version": __version__,
            "pid": os.getpid(),
            "uptime_s": round(time.monotonic() - self._began_s, 1),
            "restarts": int(os.environ.get(KEPT, "0")),
            "city": self._city.config.id,
            "layout": self._layout_id,
            "audience": self._audience,
            "screens": [
                [tile.camera.camera_id if tile.camera else None for tile in window.canvas.tiles.seen]
                for window in self.windows
            ],
            "incident": None if incident is None else {"failed": incident.failed, "of": incident.total},
            "cameras": [
                {
                    "id": report.camera_id,
                    "state": report.state.value,
                    "stream": report.role,
                    "tier": report.tier.name.lower(),
                    "limited": report.limited.value,
                    "transport": report.transport,
                    "codec": report.codec,
                    "decoder": report.decoder or "software",
                    "size": f"{report.width_px}x{report.height_px}",
                    "shown_fps": round(report.shown_fps, 2),
                    "latency_ms": round(self.hub.latency.newest_ms.get(report.camera_id, 0.0), 1),
                    "picture_age_s": None if report.picture_age_s is None else round(report.picture_age_s, 2),
                    "drift_s": round(report.drift_s, 2),
                    "lag_s": None if report.lag_s is None else round(report.lag_s, 2),
                    "drops": report.drops,
                    "reconnects": report.reconnects,
                    "fallbacks": report.fallbacks,
                    "bytes_read": report.bytes_read,
                    "error": report.error.name.lower(),
                    "detail": report.detail,
                }
                for report in reports
            ],
            "gui": {
                "pid": os.getpid(),
                "cpu_cores": round(self._process.cpu_percent() / 100, 3),
                "rss_mib": round(self._process.memory_info().rss / 2**20, 1),
            },
            "workers": self._engine.workers(),
            "workers_replaced": self._engine.workers_replaced,
            "streams_moved": self._engine.streams_moved,
            "decoders": decoders,
            "advice": advice(reports, with_sub=with_sub, has_device=any(found["used"] for found in decoders)),
            "tick_ms": {
                "p50": round(ticks.p50_ms, 1) if ticks else 0.0,
                "p99": round(ticks.p99_ms, 1) if ticks else 0.0,
                "max": round(ticks.max_ms, 1) if ticks else 0.0,
            },
            "latency_ms": self.hub.latency.quantiles(),
        }
