"""The facts of a city for its panels, out of the newest numbers: `widgets.facts.Facts`, filled."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from controlroom.city import City
from controlroom.facts.districts import district_map
from controlroom.facts.past import PastReader
from controlroom.facts.pictures import PictureReader
from controlroom.facts.written import is_shown, notice, project
from controlroom.indicators.explaining import explained
from controlroom.indicators.look import Look
from controlroom.indicators.measured import Measured
from controlroom.indicators.now import newest, standing, target
from controlroom.words import say
from feeds.core import CameraReport
from feeds.data.core import Latest, Quality
from feeds.data.health import SourceHealth
from feeds.data.readings import KeptEvent
from layouts.cameras import Camera
from layouts.districts.model import CityMap
from layouts.formulas.units import spoken
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from layouts.model import Audience, NamesByLanguage, name_in
from layouts.notice_files import NoticeFile
from layouts.problems import Names
from layouts.project_files import ProjectEntry
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import (
    AlarmBoard,
    Before,
    CameraFacts,
    Comparison,
    DistrictMap,
    EventFacts,
    Explanation,
    Freshness,
    Indicator,
    Input,
    Line,
    Name,
    NoticeFacts,
    Picture,
    ProjectFacts,
    Reading,
    SourceFacts,
    Span,
    Spot,
    Stray,
    Unknown,
    Usual,
)
from widgets.panels.numbers import with_unit, written

_UNKNOWN = QT_TRANSLATE_NOOP("panels", "There is no indicator {id}")
_NEAREST = QT_TRANSLATE_NOOP("panels", "There is no indicator {id}. Is {nearest} meant?")
_WRONG = QT_TRANSLATE_NOOP("panels", "The indicator {id} is wrong in city.toml: {reason}")
_HIDDEN = QT_TRANSLATE_NOOP("panels", "{name} is not for this screen")

Reports = Callable[[], Mapping[str, CameraReport]]
"""Gives what is known of the cameras that somebody looks at, by id."""
TileNumbers = Callable[[], Mapping[str, int]]
"""Gives the numbers of the tiles that show cameras, by the camera's id."""

_STEPS = 8
_DOWN_SPANS = 3
"""A value older than so many times the span after which it is late stands for nothing any more (STYLE.md 6)."""
_USUAL_LEAST_S = 2 * 86400.0
"""What changes once a day or more rarely has no usual hours."""
_HOUR_MS = 3_600_000
_OVERDUE = (Freshness.FRESH, Freshness.LATE, Freshness.DOWN, Freshness.NONE)


class CityFacts:
    """The facts for one audience in one language. `renew` makes them those of another time; nothing waits."""

    def __init__(
        self,
        past: PastReader,
        *,
        language: str,
        gloss: str,
        audience: Audience,
        reports: Reports = dict,
        numbers: TileNumbers = dict,
        pictures: PictureReader | None = None,
    ) -> None:
        self.now_ms = 0
        self._past = past
        self._pictures = pictures
        self._project_entries: Mapping[str, ProjectEntry] = {}
        self._notice_files: Mapping[str, NoticeFile] = {}
        self._projects: tuple[ProjectFacts, ...] | None = None
        self._kept_projects: dict[str, tuple[tuple[ProjectEntry, Reading | None, int], ProjectFacts]] = {}
        self._language = language
        self._gloss = "" if gloss in ("none", language) else gloss
        self._audience: Audience = audience
        self._reports = reports
        self._numbers = numbers
        self._indicators = Indicators()
        self._ids = Names(())
        self._places: Sequence[str] = ()
        self._city_map: CityMap | None = None
        self._map: DistrictMap | None = None
        self._strays: dict[str, tuple[frozenset[str], tuple[Stray, ...]]] = {}
        self._source_names: Mapping[str, NamesByLanguage] = {}
        self._described: dict[str, Indicator] = {}
        self._latest: Collection[Latest] = ()
        self._look = Look(self._indicators, lambda _: {}, 0)
        self._events: tuple[EventFacts, ...] = ()
        self._sources: tuple[SourceFacts, ...] = ()
        self._cameras: dict[str, CameraFacts] = {}
        self._cameras_now: Mapping[str, CameraFacts] | None = None
        self._readings: dict[tuple[str, str], Reading] = {}
        self._lines: dict[tuple[str, str, Span], tuple[Line, Reading, Line]] = {}
        self._board = AlarmBoard()

    # What changes with the city's files

    def set_city(self, indicators: Indicators, cameras: Iterable[Camera], audience: Audience) -> None:
        """Tell of this city from now on."""
        self._indicators, self._audience = indicators, audience
        self._ids = Names([*indicators.good, *indicators.bad])
        self._described = {id: self._describe(entry) for id, entry in indicators.good.items()}
        self._past.set_indicators(indicators)
        self._lines.clear()
        self._look_again()
        self._cameras = {camera.id: self._camera(camera) for camera in cameras if audience in camera.audience}
        self._cameras_now = None

    def set_files(self, city: City) -> None:
        """Tell of what people wrote into this city's files beside its numbers: projects, notices, districts."""
        self.set_map(city.map.map)
        self._project_entries, self._notice_files = city.projects.good, city.notices.good
        self._projects = None
        self._kept_projects.clear()

    def set_source_names(self, names: Mapping[str, NamesByLanguage]) -> None:
        """Call sources by these names instead of their ids."""
        self._source_names = names

    def set_map(self, map: CityMap | None) -> None:
        """Have these districts; None: there is no map of them."""
        if map is self._city_map:
            return
        self._city_map = map
        self._strays.clear()
        self._map = None if map is None else district_map(map, self._name)
        self._places = [] if self._map is None else [district.id for district in self._map.districts]

    # What changes with time

    def renew(
        self,
        latest: Collection[Latest],
        events: Iterable[KeptEvent],
        sources: Iterable[SourceHealth],
        now_ms: int,
    ) -> None:
        """Take what is known now."""
        self.now_ms, self._latest = now_ms, latest
        self._look_again()
        self._projects = None
        self._cameras_now = None
        self._events = tuple(self._event(each) for each in sorted(events, key=lambda each: -each.event.began_ms))
        self._sources = tuple(self._source(each) for each in sources)

    def _look_again(self) -> None:
        self._look = Look(self._indicators, newest(self._latest, self.now_ms), self.now_ms)
        self._readings.clear()

    def set_board(self, board: AlarmBoard) -> None:
        """Show these alarms from now on."""
        self._board = board

    @property
    def look(self) -> Look:
        """The indicators now, as they are, whoever looks at the screen."""
        return self._look

    def stored_day(self, id: str, place: str) -> Line | None:
        """Return what is stored of the last day of an indicator, whoever looks at the screen; None: being read."""
        line: Line | None = self._past.get(Span.DAY, id, place)
        return line

    # The port

    def indicator(self, id: str) -> Indicator:
        """Return an indicator. Raises Unknown."""
        entry = self._indicators.good.get(id)
        if entry is None:
            if id in self._indicators.bad:
                raise Unknown(_WRONG(id=id, reason=self._indicators.bad[id].text))
            nearest = self._ids.nearest(id, 1)
            raise Unknown(_NEAREST(id=id, nearest=nearest[0]) if nearest else _UNKNOWN(id=id))
        if self._audience not in entry.audience:
            raise Unknown(_HIDDEN(name=self._described[id].name.text))
        return self._described[id]

    def indicators(self, theme: str = "") -> Sequence[Indicator]:
        """Return the indicators that this screen may show, of one theme or all."""
        return [
            self._described[entry.id]
            for entry in self._indicators.good.values()
            if self._audience in entry.audience and (not theme or entry.theme == theme)
        ]

    def reading(self, id: str, place: str = "") -> Reading:
        """Return the value of an indicator now. Raises Unknown."""
        self.indicator(id)
        return self._known_reading(id, place)

    def _known_reading(self, id: str, place: str) -> Reading:
        known = self._readings.get((id, place))
        if known is None:
            entry = self._indicators.good[id]
            known = self._readings[id, place] = self._reading(entry, self._look.at(id, place), place)
        return known

    def places(self, id: str) -> Sequence[str]:
        """Return the places of an indicator, districts in their own order. Raises Unknown."""
        self.indicator(id)
        there = self._look.places(id)
        ordered = [place for place in self._places if place in there]
        return ordered + sorted(there.difference(ordered))

    def line(self, id: str, span: Span, place: str = "") -> Line | None:
        """Return an indicator over time, up to its newest value; None: it is being read. Raises Unknown."""
        self.indicator(id)
        line: Line | None = self._past.get(span, id, place)
        if line is None or span in (Span.YEAR, Span.AHEAD):
            return line
        reading = self.reading(id, place)
        before = self._lines.get((id, place, span))
        if before is not None and before[0] is line and before[1] == reading:
            return before[2]
        whole = line
        if reading.value is not None and reading.at_ms and (not line.spots or reading.at_ms > line.spots[-1].at_ms):
            moved_ms = max(0, reading.at_ms - line.until_ms)
            spots = (*line.spots, Spot(reading.at_ms, reading.value))
            whole = Line(line.from_ms + moved_ms, line.until_ms + moved_ms, spots)
        self._lines[id, place, span] = (line, reading, whole)
        return whole

    def usual(self, id: str, place: str = "") -> Usual | None:
        """Return what is usual for an indicator; None: it is being read, or too little is known. Raises Unknown."""
        if self.indicator(id).stale_after_s >= _USUAL_LEAST_S:
            return None
        usual: Usual | None = self._past.get("usual", id, place)
        return usual if usual is not None and usual.hours else None

    def compared(self, id: str, before: Before, place: str = "") -> Comparison | None:
        """Return an indicator beside another day; None: it is being read. Raises Unknown."""
        self.indicator(id)
        compared: Comparison | None = self._past.get(before, id, place)
        return compared

    def explained(self, id: str, place: str = "") -> Explanation | None:
        """Return how a value came about, None where it is no formula. Raises Unknown."""
        self.indicator(id)
        found = explained(self._indicators, self._look, id, self._language, place)
        if found is None:
            return None
        inputs = []
        for each in found.inputs:
            name = each.id if each.entry is None else self._described[each.entry.id].name.text
            decimals, unit = (each.entry.decimals, each.entry.unit) if each.entry else (0, "")
            value = written(each.measured.value, decimals)
            inputs.append(Input(name, with_unit(value, unit) if each.measured.value is not None else value))
        return Explanation(say(found.words), tuple(inputs))

    def place_name(self, place: str) -> Name:
        """Return what a place is called on this screen."""
        number = None if self._map is None else self._map.numbers.get(place)
        return Name(place) if self._map is None or number is None else self._map.districts[number].name

    def events(self) -> Sequence[EventFacts]:
        """Return what goes on, the latest to begin first."""
        return self._events

    def sources(self) -> Sequence[SourceFacts]:
        """Return how every source is, by id."""
        return self._sources

    def cameras(self) -> Mapping[str, CameraFacts]:
        """Return the cameras that this screen may show, by id, with their states now."""
        if self._cameras_now is None:
            numbers = self._numbers()
            self._cameras_now = {
                **self._cameras,
                **{
                    id: self._seen(id, report, numbers.get(id))
                    for id, report in self._reports().items()
                    if id in self._cameras
                },
            }
        return self._cameras_now

    def projects(self) -> Sequence[ProjectFacts]:
        """Return the projects that this screen may show, in the order of the city's file."""
        if self._projects is None:
            seen = (entry for entry in self._project_entries.values() if self._audience in entry.audience)
            self._projects = tuple(map(self._project, seen))
        return self._projects

    def _project(self, entry: ProjectEntry) -> ProjectFacts:
        """Return a project, the same object for as long as nothing about it is new."""
        known_by = (entry, self._progress(entry), self.now_ms // _HOUR_MS)
        kept = self._kept_projects.get(entry.id)
        if kept is None or kept[0] != known_by:
            kept = (known_by, project(entry, self._name, known_by[1], self.now_ms))
            self._kept_projects[entry.id] = kept
        return kept[1]

    def _progress(self, entry: ProjectEntry) -> Reading | None:
        id = entry.progress_from
        if id is None:
            return None
        if id in self._indicators.bad:
            return Reading(None, reason=say(_WRONG(id=id, reason=self._indicators.bad[id].text)))
        return self._known_reading(id, "")

    def notices(self) -> Sequence[NoticeFacts]:
        """Return the notices that this screen shows now, in the order of their files' names."""
        return [
            notice(id, file, self._name)
            for id, file in self._notice_files.items()
            if self._audience in file.audience and is_shown(file, self.now_ms)
        ]

    def picture(self, file: str) -> Picture | None:
        """Return a picture out of the city's folder; None: it is being read."""
        return None if self._pictures is None else self._pictures.get(file)

    def named(self, names: NamesByLanguage) -> Name:
        """Return a name that a layout has in some languages, in those of this screen."""
        return self._name(names)

    def alarms(self) -> AlarmBoard:
        """Return the alarms that this screen may show."""
        return self._board

    def districts(self) -> DistrictMap | None:
        """Return the map of the city's districts, None where it has none."""
        return self._map

    def strays(self, id: str) -> Sequence[Stray]:
        """Return the places of an indicator that are no districts of the map. Raises Unknown."""
        self.indicator(id)
        there, numbers = self._look.places(id), self._map.numbers if self._map else {}
        known = self._strays.get(id)
        if known is None or known[0] != there:
            names = Names(self._places)
            strays = tuple(Stray(place, names.nearest(place, 1)) for place in sorted(there) if place not in numbers)
            known = self._strays[id] = (there, strays)
        return known[1]

    # From what is stored to what is shown

    def _name(self, names: NamesByLanguage) -> Name:
        text = name_in(self._language, names)
        gloss = names.get(self._gloss, "")
        return Name(text, gloss if gloss != text else "")

    def _describe(self, entry: IndicatorEntry) -> Indicator:
        owner = entry.owner
        return Indicator(
            entry.id,
            self._name(entry.name.by_language()),
            unit=spoken(entry.unit, self._language),
            decimals=entry.decimals,
            direction=entry.direction,
            warning=entry.warning,
            critical=entry.critical,
            target=entry.target,
            theme=entry.theme or "",
            note="" if entry.note is None else name_in(self._language, entry.note.by_language()),
            owner=Name("") if owner is None else self._name(owner.name.by_language()),
            call="" if owner is None or owner.address is None else owner.address,
            has_formula=entry.formula is not None,
            stale_after_s=entry.stale_after_s,
        )

    def _reading(self, entry: IndicatorEntry, measured: Measured, place: str) -> Reading:
        freshness, filled = self._age(entry, measured, place)
        beyond = target(entry, measured.value, place)
        return Reading(
            measured.value,
            measured.at_ms,
            freshness,
            filled=filled,
            sources=tuple(dict.fromkeys(self.source_name(source) for source in measured.sources)),
            reason=say(measured.lacks[0].reason) if measured.lacks else "",
            standing=standing(entry, measured.value, place),
            is_estimated=measured.quality is Quality.ESTIMATED,
            share=measured.places,
            beyond=None if beyond is None else beyond.beyond,
        )

    def _age(self, entry: IndicatorEntry, measured: Measured, place: str) -> tuple[Freshness, float]:
        """Return how fresh a value is, and which part of the time until the next is due has passed.

        A formula is as old as the input that is the most overdue: daily numbers stand beside those of each minute.
        """
        inputs = self._look.inputs(entry.id, place) if entry.tree is not None else {}
        if inputs:
            each = [self._known_reading(id, at) for id, at in inputs.items() if id in self._indicators.good]
            worst = max((reading.freshness for reading in each), key=_OVERDUE.index, default=Freshness.NONE)
            return worst, max((reading.filled for reading in each), default=1.0)
        age_s = measured.age_s(self.now_ms)
        if age_s is None:
            return Freshness.NONE, 1.0
        # In steps: a panel is not drawn anew each second for it.
        filled = round(_STEPS * min(1.0, max(0.0, age_s / (entry.stale_after_s / 2)))) / _STEPS
        if age_s > _DOWN_SPANS * entry.stale_after_s:
            return Freshness.DOWN, filled
        return (Freshness.LATE if measured.is_stale else Freshness.FRESH), filled

    def source_name(self, id: str) -> str:
        """Return what a source is called on this screen."""
        names = self._source_names.get(id)
        return name_in(self._language, names) if names else id

    def _event(self, kept: KeptEvent) -> EventFacts:
        event = kept.event
        return EventFacts(
            (kept.source, event.id),
            event.kind,
            event.title,
            event.began_ms,
            event.changed_ms,
            event.ended_ms,
            event.text,
            event.place,
            event.state,
            int(event.level),
            event.latitude_deg,
            event.longitude_deg,
            self.source_name(kept.source),
            event.details,
        )

    def _source(self, health: SourceHealth) -> SourceFacts:
        words = health.words(self.now_ms)
        return SourceFacts(
            health.id,
            self.source_name(health.id),
            health.kind,
            health.condition(self.now_ms).value,
            "" if words is None else say(words),
            None if health.good_ms is None else health.age_s(self.now_ms),
            health.good_ms,
            health.next_ms,
            health.quota_left,
        )

    def _seen(self, id: str, report: CameraReport, tile: int | None) -> CameraFacts:
        came = report.picture_utc
        picture_ms = None if came is None else round(came.timestamp() * 1000)
        return replace(self._cameras[id], state=report.state, picture_ms=picture_ms, tile=tile)

    def _camera(self, camera: Camera) -> CameraFacts:
        name = self._name(camera.name)
        return CameraFacts(camera.id, name, camera.number or camera.id, camera.district, camera.lat, camera.lon)
