"""The panel ``policy-map``: the city's districts coloured by one indicator, with what lies where."""

from typing import Any, Literal, Self

from pydantic import Field, model_validator
from PySide6.QtCore import QCoreApplication, QPointF, QSize

from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.commands import Command, OpenNearest
from widgets.facts import Before, DistrictMap, EventFacts, Facts, Indicator, Name, Unknown
from widgets.maps.cards import district_card, incident_card
from widgets.maps.content import ValueReader, Values
from widgets.maps.drawing import MapDrawing
from widgets.maps.listing import past_limit
from widgets.maps.parts import Card, Choose, MapContent, MoveDivider, Nearest, PickDistrict, PickIncident, Unpick
from widgets.maps.points import LEVEL_OF_EVENT, Eye, Incident, incidents_on
from widgets.maps.shapes import Shapes
from widgets.maps.view import WHOLE, Zoom, moved, zoomed
from widgets.model import Level
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import oldest
from widgets.panels.lacking import known_indicators
from widgets.panels.numbers import with_unit, written
from widgets.words import say

translate = QCoreApplication.translate

NO_MAP = QT_TRANSLATE_NOOP("panels", "The city has no map of its districts; write [map] into city.toml")
NO_DISTRICT = QT_TRANSLATE_NOOP("panels", "{name} has no values of districts of the map")
_NOT_BOTH = QT_TRANSLATE_NOOP("panels", 'What was usual then is not known: write before or against = "usual"')

_PER_NOTCH = 1.25
_BORDERED = 2
"""From this level of an event on the border of its district has the level's colour."""


class PolicyMapConfig(PanelConfig):
    """The city's districts coloured by one indicator, incidents and cameras on them."""

    kind: Literal["policy-map"] = Field(description="`policy-map`")
    indicator: IndicatorId = Field(description="The indicator it shows.")
    also: tuple[IndicatorId, ...] = Field(
        default=(),
        strict=False,
        max_length=7,
        description="Further indicators that those who look at it can switch to, in a row of names below the title.",
    )
    against: Literal["none", "usual", "target", "mean", "plan"] = Field(
        default="none",
        description="What the colours tell: the values themselves, or their difference from what is `usual` at this "
        "hour and weekday, from the indicator's `target`, or from the districts' `mean`; `plan`: the indicator itself "
        "is a difference, such as %p against a plan.",
    )
    before: Literal["yesterday", "last_week", "last_year"] | None = Field(
        default=None,
        description="Show the values of another day, at the same hour, on the left of a line that can be moved.",
    )
    breaks: tuple[float, ...] = Field(
        default=(),
        strict=False,
        max_length=6,
        description="Where classes begin, at most 6 numbers. Default: round numbers between the values.",
    )
    limit: float | None = Field(
        default=None,
        description="Districts past it are listed, in the worse direction of the indicator. Default: its `warning`, "
        "else the last class that a few are in.",
    )
    labels: Literal["values", "names", "none"] = Field(
        default="values", description="What is written on the districts: names and values, names alone, nothing."
    )
    points: tuple[Literal["incidents", "cameras", "all_cameras"], ...] = Field(
        default=("incidents", "cameras"),
        strict=False,
        description="What lies on the map: incidents that have a place, the cameras that are on the wall, or all. The "
        "tiles of a page with cameras on its map are numbered, on the map and in their strips.",
    )

    level: Literal["watch", "caution", "alert", "serious"] = Field(
        default="caution", description="Incidents below this level are left out."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.before is not None and self.against == "usual":
            raise Wrong(_NOT_BOTH, "before", "against")
        return self


class PolicyMapPanel(Panel[PolicyMapConfig, MapContent]):
    """See `PolicyMapConfig`."""

    def __init__(self, spec: PanelSpec, config: PolicyMapConfig) -> None:
        super().__init__(spec, config)
        self._drawing: MapDrawing | None = None
        self._picked: int | tuple[str, str] | None = None
        self._divider = 0.5
        self._zoom = WHOLE
        self._grabbed: tuple[Zoom, float] | None = None
        self._reader: tuple[DistrictMap, Indicator, ValueReader] | None = None
        self._chosen = config.indicator

    # What it shows

    def content(self, facts: Facts) -> MapContent:
        """Return the map of the indicator that is chosen, or else of the first there is. Raises Unknown."""
        indicators, lacking = known_indicators(facts, dict.fromkeys((self.config.indicator, *self.config.also)))
        map = facts.districts()
        if map is None:
            raise Unknown(NO_MAP)
        choices = tuple((each.id, each.name.text) for each in indicators) if len(indicators) > 1 else ()
        failed: list[Unknown] = []
        for indicator in sorted(indicators, key=lambda each: each.id != self._chosen):
            try:
                return self._of(facts, map, indicator, choices, (*lacking, *(say(each.text) for each in failed)))
            except Unknown as unknown:
                failed.append(unknown)
        raise failed[0]

    def _of(
        self,
        facts: Facts,
        map: DistrictMap,
        indicator: Indicator,
        choices: tuple[tuple[str, str], ...],
        lacking: tuple[str, ...],
    ) -> MapContent:
        config = self.config
        drawing = self._drawing_of(map)
        before = Before(config.before) if config.before else None
        values = self._reader_of(map, indicator).values(facts, before)
        strays = tuple(facts.strays(indicator.id))
        if not values.readings and strays:
            raise Unknown(NO_DISTRICT(name=indicator.name.text))
        listed, list_title = past_limit(indicator, values, config.against, config.limit)
        incidents, left = self._incidents(facts, drawing.shapes, map)
        picked, card = self._card(facts, indicator, map, values, incidents, before)
        return MapContent(
            indicator,
            self._name(indicator),
            oldest(values.readings, facts.now_ms),
            map,
            values,
            listed,
            list_title,
            strays,
            incidents,
            left,
            self._eyes(facts, drawing.shapes, map),
            _bordered(incidents, facts, drawing.shapes, map),
            card,
            picked,
            before,
            self._divider,
            self._zoom,
            choices,
            lacking,
        )

    def _name(self, indicator: Indicator) -> Name:
        if self.spec.title is None or self.config.also:
            what = translate("panels", "Policy map") if self.spec.title is None else self.spec.title.text
            return map_name(what, indicator)
        return self.spec.title

    def _drawing_of(self, map: DistrictMap) -> MapDrawing:
        if self._drawing is None or self._drawing.map is not map:
            self._drawing = MapDrawing(map)
            self._zoom, self._picked = WHOLE, None
        return self._drawing

    def _reader_of(self, map: DistrictMap, indicator: Indicator) -> ValueReader:
        known = self._reader
        if known is None or known[0] is not map or known[1] != indicator:
            reader = ValueReader(map, indicator, self.config.against, self.config.breaks)
            known = self._reader = (map, indicator, reader)
        return known[2]

    def _incidents(self, facts: Facts, shapes: Shapes, map: DistrictMap) -> tuple[tuple[Incident, ...], int]:
        if "incidents" not in self.config.points:
            return (), 0
        least = next(level for level, word in LEVEL_OF_EVENT.items() if word == self.config.level)
        events = [
            event
            for event in facts.events()
            if event.level >= least and event.latitude_deg is not None and event.ended_ms is None
        ]
        shown = incidents_on(events, [_at(event, shapes, map) for event in events], facts.alarms().standing)
        return shown, len(events) - len(shown)

    def _eyes(self, facts: Facts, shapes: Shapes, map: DistrictMap) -> tuple[Eye, ...]:
        points = self.config.points
        if "cameras" not in points and "all_cameras" not in points:
            return ()
        found = []
        for camera in facts.cameras().values():
            if camera.latitude_deg is None or camera.longitude_deg is None:
                continue
            if camera.state is not None or "all_cameras" in points:
                at = map.at(latitude_deg=camera.latitude_deg, longitude_deg=camera.longitude_deg)
                found.append(Eye(camera.name.text, camera.tile, *shapes.own(at)))
        return tuple(found)

    def _card(
        self,
        facts: Facts,
        indicator: Indicator,
        map: DistrictMap,
        values: Values,
        incidents: tuple[Incident, ...],
        before: Before | None,
    ) -> tuple[int | None, Card | None]:
        picked = self._picked
        if isinstance(picked, int):
            return picked, district_card(facts, indicator, map, values, picked, before)
        event = next((each.event for each in incidents if each.event.key == picked), None)
        return None, None if event is None else incident_card(event, facts)

    # How it is drawn, said, and used

    def draw(self, sheet: Sheet, content: MapContent) -> None:
        """Draw the map, or its tiles where it is narrow."""
        self._drawing_of(content.map).draw(sheet, content, self.config.labels)

    def spoken(self, content: MapContent) -> str:
        """Return the name, its age, the districts in order of value, and those without one."""
        indicator, values = content.indicator, content.values
        parts = [content.name.text]
        signed = values.classes.is_diverging
        for number in values.ranked:
            text = with_unit(written(values.areas[number].value, indicator.decimals, signed=signed), indicator.unit)
            parts.append(f"{content.map.districts[number].name.text} {text}")
        missing = [
            district.name.text
            for district, area in zip(content.map.districts, values.areas, strict=True)
            if area.value is None
        ]
        if missing:
            parts.append(translate("panels", "no data: {names}").format(names=" ".join(missing)))
        if content.stamp.time:
            parts.append(content.stamp.time)
        return ", ".join([*parts, *content.lacking])

    def act(self, action: Any) -> Command | None:
        """Pick, or take back; the cameras nearest to an incident are asked of the wall."""
        match action:
            case PickDistrict(number):
                self._picked = None if self._picked == number else number
            case PickIncident(key):
                self._picked = None if self._picked == key else key
            case Unpick():
                self._picked = None
            case Choose(id):
                self._chosen = id
            case MoveDivider(by):
                self._divider = min(1.0, max(0.0, self._divider + by))
            case Nearest(latitude_deg, longitude_deg):
                return OpenNearest(latitude_deg, longitude_deg)
        return None

    def back(self) -> bool:
        """Tell no more of what was picked; then show the whole map again."""
        was = (self._picked, self._zoom)
        self._picked, self._zoom = None, WHOLE
        return was != (None, WHOLE)

    def grabs(self, at: QPointF) -> bool:
        """Grab the line between then and now, and a map that is zoomed."""
        drawing = self._drawing
        if drawing is None or drawing.area is None or not drawing.area.contains(at):
            return False
        self._grabbed = (self._zoom, self._divider)
        return self._holds_divider(at) or self._zoom.factor > 1.0

    def _holds_divider(self, at: QPointF) -> bool:
        drawing = self._drawing
        return bool(self.config.before and drawing and drawing.divider and drawing.divider.contains(at))

    def drag(self, begin: QPointF, at: QPointF, size: QSize) -> bool:
        """Move the line, or the map."""
        drawing = self._drawing
        if drawing is None or drawing.area is None or self._grabbed is None:
            return False
        before = (self._zoom, self._divider)
        zoom, divider = self._grabbed
        if self._holds_divider(begin) or self._divider != divider:
            self._divider = min(1.0, max(0.0, divider + (at.x() - begin.x()) / max(1.0, drawing.area.width())))
        else:
            self._zoom = moved(drawing.shapes.size, drawing.map_area, zoom, at - begin)
        return before != (self._zoom, self._divider)

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Zoom, what is under the pointer stays there."""
        drawing = self._drawing
        if drawing is None or drawing.area is None or not drawing.area.contains(at):
            return False
        before = self._zoom
        self._zoom = zoomed(drawing.shapes.size, drawing.map_area, self._zoom, at, _PER_NOTCH**notches)
        return self._zoom != before


def map_name(what: str, indicator: Indicator) -> Name:
    """Return the name of a panel about an indicator: what it is, then the indicator; the unit after the second name."""
    gloss = ", ".join(part for part in (indicator.name.gloss, indicator.unit) if part)
    return Name(f"{what} · {indicator.name.text}", gloss)


def _at(event: EventFacts, shapes: Shapes, map: DistrictMap) -> tuple[float, float] | None:
    if event.latitude_deg is None or event.longitude_deg is None:
        return None
    return shapes.own(map.at(latitude_deg=event.latitude_deg, longitude_deg=event.longitude_deg))


def _bordered(
    incidents: tuple[Incident, ...], facts: Facts, shapes: Shapes, map: DistrictMap
) -> tuple[tuple[int, Level], ...]:
    """Return the districts with a serious event, the worst level of each."""
    found: dict[int, tuple[int, Level]] = {}
    for each in incidents:
        if each.event.level < _BORDERED:
            continue
        number = map.numbers.get(each.event.place)
        if number is None:
            number = shapes.at(each.x, each.y)
        if number is not None and (number not in found or found[number][0] < each.event.level):
            found[number] = (each.event.level, each.level)
    return tuple((number, level) for number, (_, level) in sorted(found.items()))
