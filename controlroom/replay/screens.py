"""Draws the screens of a wall as they stood at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QImage

from controlroom.alarms.board import Boards
from controlroom.alarms.engine import Engine
from controlroom.alarms.keeping import alarms_file
from controlroom.alarms.tiles import level_counts, on_cameras
from controlroom.city import City
from controlroom.clocks import HeldClock
from controlroom.facts.city import CityFacts
from controlroom.facts.past import PastReader
from controlroom.facts.pictures import PictureReader
from controlroom.presenting import camera_labels, city_name, gloss_of, weather_of
from controlroom.replay.pictures import KeptPictures, saved_pictures
from controlroom.replay.stored import StoreAt, alarms_at
from controlroom.showing import Shown, show
from controlroom.state.core import State
from feeds.data.readings import ms
from layouts.model import Audience
from layouts.source_files import source_names
from widgets.facts import AlarmBoard
from widgets.theme import Colours
from widgets.wall_window import WallWindow


@dataclass(frozen=True, slots=True)
class Then:
    """A wall at a time (aware): what it showed, the store of the city's numbers, the folder of saved pictures."""

    at: datetime
    state: State
    store: Path
    snapshots: Path


def draw_screens(
    city: City, then: Then, size_px: tuple[int, int], *, language: str, audience: Audience | None = None
) -> Mapping[str, QImage]:
    """Return the picture of each screen, by its id. There has to be Qt's application. Raises StoreError.

    Layouts, cameras and indicators are those of the city's files as they are now.
    """
    drawing = _Drawing(city, then, language, audience or city.config.screen.audience)
    try:
        return {id: drawing.draw(id, number, size_px) for number, id in enumerate(then.state.screens, start=1)}
    finally:
        drawing.close()


class _Drawing:
    def __init__(self, city: City, then: Then, language: str, audience: Audience) -> None:
        self._city, self._then = city, then
        config = city.config
        zone, now_ms = ZoneInfo(config.timezone), ms(then.at)
        self._clock = HeldClock(then.at)
        self._gloss = gloss_of(config, language)
        self._language = language
        self._labels = camera_labels(city.cameras.values(), language=language, gloss=config.gloss, audience=audience)
        saved = saved_pictures(then.snapshots, self._labels.values(), zone, then.at)
        self._pictures = KeptPictures(saved, then.at)
        self._past = PastReader(lambda: StoreAt(then.store, now_ms), zone, clock=self._clock)
        self._read = PictureReader(city.folder)
        self._facts = CityFacts(
            self._past, language=language, gloss=self._gloss, audience=audience, pictures=self._read
        )
        self._facts.set_city(city.file.indicators, city.cameras.values(), audience)
        self._facts.set_files(city)
        self._facts.set_source_names(source_names(city.folder))
        store = StoreAt(then.store, now_ms)
        try:
            self._facts.renew(store.latest(), store.events_at(now_ms), (), now_ms)
        finally:
            store.close()
        self._board = self._board_then(now_ms, audience)
        self._facts.set_board(self._board)
        self._windows: list[WallWindow] = []

    def _board_then(self, now_ms: int, audience: Audience) -> AlarmBoard:
        boards = Boards(language=self._language, gloss=self._gloss)
        boards.set_city(self._city.file.alarms, self._city.file.indicators, self._city.cameras, audience)
        alarms = alarms_at(alarms_file(self._then.store), now_ms)
        return boards.board(Engine(alarms), lost={}, selected="", now_ms=now_ms)

    def draw(self, id: str, number: int, size_px: tuple[int, int]) -> QImage:
        config, state = self._city.config, self._then.state
        window = WallWindow(
            pictures=self._pictures,
            clock=self._clock,
            colours=Colours.load(config.theme),
            ratio=config.screen.ratio,
            snapshots=Path(),
            number=number,
            screen_id=id,
        )
        self._windows.append(window)
        window.resize(*size_px)
        window.canvas.resize(*size_px)  # Qt tells a window that is not shown of its size when it is drawn
        window.set_product(
            city_name(config, self._language),
            simulated=config.simulated,
            gloss_language=self._gloss,
            weather=weather_of(config),
        )
        window.set_cameras(list(self._labels.values()))
        layouts, first = self._city.layouts, self._city.first_layout
        shown = Shown(layouts, first, self._labels, self._language, config.gloss, self._facts.place_name)
        show(window, None, state.screens[id], shown)
        window.draw_curtain(closed=state.privacy)
        for camera_id, alarm in on_cameras(self._board).items():
            window.canvas.set_alarm(camera_id, alarm)
        window.canvas.set_counts(level_counts(self._board))
        window.grab()
        window.canvas.set_facts(self._facts)
        while self._read_what_is_asked():
            window.canvas.facts_changed()
        window.canvas.finish()
        window.canvas.finish()  # a tile that knows its picture's shape may want another part of it
        return window.grab().toImage()

    def _read_what_is_asked(self) -> bool:
        wanted = self._past.asked()
        if wanted:
            self._past.read_now(wanted)
        return self._read.read_now() or bool(wanted)

    def close(self) -> None:
        for window in self._windows:
            window.close()
            window.deleteLater()
