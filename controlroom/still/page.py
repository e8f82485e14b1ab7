"""Draws one page of a simulated city at a time: its cameras, numbers, events and past as that time has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from PySide6.QtGui import QImage

from controlroom.alarms.desk import AlarmDesk
from controlroom.alarms.hands import AlarmHands
from controlroom.alarms.inputs import CityInputs
from controlroom.city import City
from controlroom.clocks import HeldClock
from controlroom.facts.city import CityFacts, Reports, TileNumbers
from controlroom.facts.past import PastReader
from controlroom.facts.pictures import PictureReader
from controlroom.keys import key_lookup
from controlroom.presenting import camera_labels, city_name, gloss_of, wall_layout, weather_of
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.sources import city_sources as simulated_sources
from controlroom.sim.events import given
from controlroom.sim.faults import FaultKind
from controlroom.sim.stills import Stills
from controlroom.sources import all_prepared, city_sources
from controlroom.still.asking import URL, ask_sources
from controlroom.still.pictures import StillPictures
from controlroom.still.reader import SimReader
from feeds.data.readings import ms
from layouts.model import Audience, Layout
from layouts.source_files import source_names
from widgets.theme import Colours
from widgets.wall_window import WallWindow

_OPERATORS = {"ko": "상황실", "en": "Situation room"}
_SEEN_AFTER_MS = 5 * 60_000
_LOOKS_BACK = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """What a page shows of a simulated city: at which time (aware), of which seed, with which faults of cameras."""

    at: datetime
    seed: int = 1
    faults: Mapping[str, FaultKind] = field(default_factory=dict)


class StillFacts:
    """The facts of a simulated city at a time. `read` has all that was asked for since."""

    def __init__(
        self,
        city: City,
        moment: Moment,
        *,
        language: str,
        audience: Audience,
        reports: Reports = dict,
        numbers: TileNumbers = dict,
    ) -> None:
        zone, now_ms = ZoneInfo(city.config.timezone), ms(moment.at)
        lookup = key_lookup(given(URL))
        ready, _ = all_prepared(city_sources(city.folder, lookup).entries, lookup, folder=city.folder)
        model = SimCity(moment.seed)
        asked = ask_sources(model, ready, zone, moment.at)
        plan = [series for source in simulated_sources(model) for series in source.series]
        reader = SimReader(model, plan, asked, zone, now_ms)
        self._past = PastReader(lambda: reader, zone, clock=HeldClock(moment.at))
        gloss = gloss_of(city.config, language)
        self._pictures = PictureReader(city.folder)
        self.facts = CityFacts(
            self._past,
            language=language,
            gloss=gloss,
            audience=audience,
            reports=reports,
            numbers=numbers,
            pictures=self._pictures,
        )
        self.facts.set_city(city.file.indicators, city.cameras.values(), audience)
        self.facts.set_files(city)
        self.facts.set_source_names(source_names(city.folder))
        self._events, self._health = reader.events_at(now_ms), reader.health()
        self.facts.renew(reader.latest(), self._events, self._health, now_ms)
        operator = _OPERATORS[language] if language in _OPERATORS else _OPERATORS["en"]
        self.desk = AlarmDesk(
            None, operator=operator, language=language, gloss=gloss, tone=lambda: None, clock_ms=lambda: now_ms
        )
        self._reports = reports

    def follow_alarms(self) -> None:
        """Let the rules of alarms be followed to this time; operators have seen what is no longer new.

        What rules look back at has to be read then: `read`, and follow them again.
        """
        self.desk.start()
        for _ in range(_LOOKS_BACK):
            inputs = CityInputs(
                self.facts,
                events=self._events,
                sources={health.id: health for health in self._health},
                states={id: report.state for id, report in self._reports().items()},
                camera_name=self.desk.camera_name,
            )
            self.desk.follow(inputs)
            if not self.read():
                break
        seen_ms = self.facts.now_ms - _SEEN_AFTER_MS
        self.desk.acknowledge([alarm.id for alarm in self.desk.board.standing if alarm.raised_ms < seen_ms])
        self.facts.set_board(self.desk.board)

    def read(self) -> bool:
        """Read what was asked for and is not there yet; return whether there was any."""
        wanted = self._past.asked()
        if wanted:
            self._past.read_now(wanted)
        return self._pictures.read_now() or bool(wanted)


class StillPage:
    """A page of a city, off-screen. A context manager: leaving it closes the window and what draws cameras.

    `folder`: where pictures of cameras are kept; `progress` is told how many of them are painted, and of how many.
    There has to be Qt's application.
    """

    def __init__(
        self,
        city: City,
        moment: Moment,
        *,
        folder: Path,
        language: str,
        audience: Audience | None = None,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        self._city = city
        self._language = language
        self._audience: Audience = audience or city.config.screen.audience
        self._stills = Stills(folder, progress=progress)
        self._moment = moment
        self.pictures = StillPictures(
            city.cameras.values(), self._stills, moment.at, audience=self._audience, faults=moment.faults
        )

    def __enter__(self) -> Self:
        """Begin. Raises OSError when pictures of cameras cannot be kept."""
        self._stills.__enter__()
        config = self._city.config
        self.window = WallWindow(
            pictures=self.pictures,
            clock=HeldClock(self._moment.at),
            colours=Colours.load(config.theme),
            ratio=config.screen.ratio,
            snapshots=Path(),
            number=1,
        )
        return self

    def __exit__(self, *error: object) -> None:
        """Close."""
        self.window.close()
        self.window.deleteLater()
        self._stills.__exit__(None, None, None)

    def draw(self, layout: Layout, size_px: tuple[int, int]) -> QImage:
        """Return the page in this size. Raises OSError when pictures of cameras cannot be drawn or kept."""
        config, language, window = self._city.config, self._language, self.window
        cameras = camera_labels(
            self._city.cameras.values(), language=language, gloss=config.gloss, audience=self._audience
        )
        window.resize(*size_px)
        window.canvas.resize(*size_px)  # Qt tells a window that is not shown of its size when it is drawn
        window.set_product(
            city_name(config, language),
            simulated=config.simulated,
            gloss_language=gloss_of(config, language),
            weather=weather_of(config),
        )
        window.set_cameras(list(cameras.values()))
        facts = StillFacts(
            self._city,
            self._moment,
            language=language,
            audience=self._audience,
            reports=self.pictures.reports,
            numbers=window.canvas.tiles.numbers,
        )
        window.set_layout(
            wall_layout(layout, cameras, language=language, gloss=config.gloss, place_name=facts.facts.place_name)
        )
        window.grab()
        # The cameras are drawn by other processes meanwhile.
        hands = AlarmHands(facts.desk, [window], lambda *_: None, lambda _: self._audience)
        hands.set_city(self._city, cameras, self._audience)
        facts.follow_alarms()
        hands.show_in(window)
        window.canvas.set_facts(facts.facts)
        while facts.read():
            window.canvas.facts_changed()
        window.canvas.finish()
        while self.pictures.finish():  # a tile that knows its picture's shape may want another part of it
            window.canvas.finish()
        return window.grab().toImage()
