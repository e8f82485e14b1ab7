"""The panel ``statistics-map``: an indicator over time in every district, in cells placed like the districts."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize

from widgets.commands import Command
from widgets.facts import DistrictMap, Facts, Freshness, Indicator, Line, Name, Reading, Span, Stray, Unknown, Usual
from widgets.maps.facets import Axis, CellContent, draw_cell, letters
from widgets.maps.furniture import stray_words
from widgets.maps.moments import Moment, moments, value_at
from widgets.maps.names import short_name
from widgets.maps.tiles import tile_rects
from widgets.maps.timeline import Go, Play, TimeLine, draw_time_line
from widgets.model import Level
from widgets.panels.beyond import stands_out
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, draw_head, oldest
from widgets.panels.lacking import draw_lacking
from widgets.panels.number import LEVEL_OF
from widgets.panels.numbers import with_unit, written
from widgets.panels.policy_map import NO_DISTRICT, NO_MAP, map_name

translate = QCoreApplication.translate

_SECOND_MS = 1000


class StatisticsMapConfig(PanelConfig):
    """One indicator over time in every district, in cells placed like the districts, all of the same scale."""

    kind: Literal["statistics-map"] = Field(description="`statistics-map`")
    indicator: IndicatorId = Field(description="The indicator it shows.")
    over: Literal["day", "week", "year"] = Field(
        default="day", description="How far back the lines go. A `year` can be gone through, and played."
    )
    step: Literal["month", "day"] = Field(
        default="month", description="The steps in which a year is gone through: the means of months, or single days."
    )


@dataclass(frozen=True, slots=True)
class StatisticsContent:
    """What the panel shows. `time`: the year's steps and which is shown, None where it cannot be gone through."""

    indicator: Indicator
    name: Name
    stamp: Stamp
    map: DistrictMap
    cells: tuple[CellContent, ...]
    strays: tuple[Stray, ...]
    least: float
    most: float
    time: TimeLine | None


class StatisticsMapPanel(Panel[StatisticsMapConfig, StatisticsContent]):
    """See `StatisticsMapConfig`."""

    def __init__(self, spec: PanelSpec, config: StatisticsMapConfig) -> None:
        super().__init__(spec, config)
        self._shown: int | None = None
        self._began: tuple[int, int] | None = None
        self._time: TimeLine | None = None
        self._steps: tuple[Moment, ...] = ()
        self._now_ms = 0
        self._track = QRectF()
        self._drawn: list[tuple[Line | None, Usual | None]] = []
        self._ends = (0.0, 0.0)

    # What it shows

    def content(self, facts: Facts) -> StatisticsContent:
        """Return the districts' values and lines. Raises Unknown."""
        indicator, map = facts.indicator(self.config.indicator), facts.districts()
        if map is None:
            raise Unknown(NO_MAP)
        self._now_ms = facts.now_ms
        time = self._time = self._time_line(facts.now_ms)
        moment = time.moment if time else None
        cells: dict[int, CellContent] = {}
        for place in facts.places(indicator.id):
            number = map.numbers.get(place)
            if number is not None and number not in cells:
                cells[number] = self._cell(facts, indicator, map, number, place, moment)
        strays = tuple(facts.strays(indicator.id))
        if not cells and strays:
            raise Unknown(NO_DISTRICT(name=indicator.name.text))
        drawn = [(cell.line, cell.usual) for cell in cells.values()]
        if drawn != self._drawn:
            self._drawn, self._ends = drawn, _ends(cells.values())
        least, most = self._ends
        nothing = Reading(None, reason=translate("panels", "no data"))
        every = tuple(
            cells.get(number) or CellContent(short_name(district.name.text), None, nothing)
            for number, district in enumerate(map.districts)
        )
        return StatisticsContent(
            indicator,
            self.spec.title or map_name(translate("panels", "City statistics map"), indicator),
            oldest((cell.reading for cell in cells.values()), facts.now_ms),
            map,
            every,
            strays,
            least,
            most,
            time,
        )

    def _time_line(self, now_ms: int) -> TimeLine | None:
        if self.config.over != "year":
            return None
        if not self._steps or now_ms >= self._steps[-1].until_ms:
            self._steps = moments(now_ms, self.config.step)
        steps = self._steps
        last = len(steps) - 1
        shown = last if self._shown is None else min(self._shown, last)
        plays = False
        if self._began is not None:
            began_ms, first = self._began
            shown = min(last, first + max(0, now_ms - began_ms) // _SECOND_MS)
            plays = shown < last
        return TimeLine(steps, shown, plays)

    def _cell(
        self, facts: Facts, indicator: Indicator, map: DistrictMap, number: int, place: str, moment: Moment | None
    ) -> CellContent:
        reading = facts.reading(indicator.id, place)
        line = facts.line(indicator.id, Span(self.config.over), place)
        name = short_name(map.districts[number].name.text)
        if moment is not None and not moment.is_now:
            return CellContent(name, value_at(line, moment), reading, line)
        usual = facts.usual(indicator.id, place) if self.config.over == "day" else None
        value = None if reading.freshness is Freshness.DOWN else reading.value
        return CellContent(name, value, reading, line, usual, _level(facts, indicator, reading, value, usual))

    # How it is drawn, said, and used

    def draw(self, sheet: Sheet, content: StatisticsContent) -> None:
        """Draw the cells, and the line of time below them."""
        look = sheet.look
        body = sheet.below(draw_head(sheet, content.name, content.stamp))
        words = stray_words(content.strays)
        body.setTop(draw_lacking(sheet, (words,) if words else (), body))
        if content.time is not None:
            self._track = draw_time_line(sheet, content.time, body)
            body.setBottom(self._track.top() - look.sizes.px(6))
        gap = look.sizes.px(6)
        axis = Axis(content.indicator, content.least, content.most, content.time.moment if content.time else None)
        rects = list(tile_rects(content.map, body.adjusted(0, 0, gap, gap), gap))
        if rects:
            axis = letters(sheet, axis, content.cells, min(rects, key=lambda rect: rect.width()))
        for cell, rect in zip(content.cells, rects, strict=True):
            draw_cell(sheet, axis, cell, rect)
        self._draw_note(sheet, content, body, rects)

    def _draw_note(self, sheet: Sheet, content: StatisticsContent, body: QRectF, rects: list[QRectF]) -> None:
        """Say what the cells show, where no cell lies."""
        look = sheet.look
        face, indicator = look.face("gloss"), content.indicator
        lines = []
        if any(cell.usual for cell in content.cells):
            lines.append(translate("panels", "Grey band: usual at this weekday and hour"))
        if content.least < content.most:
            ends = tuple(written(value, indicator.decimals) for value in (content.least, content.most))
            scale = translate("panels", "All cells: {least} to {most}").format(
                least=ends[0], most=with_unit(ends[1], indicator.unit)
            )
            lines.append(scale)
        wide = max(map(face.width, lines), default=0.0)
        high = face.line_px * len(lines)
        places = (
            QRectF(body.right() - wide, body.bottom() - high, wide, high),
            QRectF(body.left(), body.top(), wide, high),
            QRectF(body.left(), body.bottom() - high, wide, high),
        )
        place = next((place for place in places if not any(place.intersects(rect) for rect in rects)), None)
        if place is None:
            return
        for number, words in enumerate(lines):
            x = place.left() if place.left() <= body.left() else place.right() - face.width(words)
            baseline = face.centred(place.top() + number * face.line_px, face.line_px)
            face.draw(sheet.painter, x, baseline, words, look.colours.i3)

    def spoken(self, content: StatisticsContent) -> str:
        """Return the name, the time that is shown, and the districts in order of value, those that stand out first."""
        parts = [content.name.text]
        if content.time is not None and not content.time.moment.is_now:
            parts.append(content.time.moment.words)
        known = [cell for cell in content.cells if cell.value is not None]
        for cell in sorted(known, key=lambda cell: (_rank(cell.level), -(cell.value or 0.0))):
            text = with_unit(written(cell.value, content.indicator.decimals), content.indicator.unit)
            parts.append(f"{cell.name} {text}")
        missing = [cell.name for cell in content.cells if cell.value is None]
        if missing:
            parts.append(translate("panels", "no data: {names}").format(names=" ".join(missing)))
        if content.stamp.time:
            parts.append(content.stamp.time)
        return ", ".join(parts)

    def act(self, action: Any) -> Command | None:
        """Go to a step, play from there, or pause."""
        time = self._time
        if time is None:
            return None
        match action:
            case Go(step):
                self._shown, self._began = min(max(0, step), len(time.steps) - 1), None
            case Play() if time.plays:
                self._shown, self._began = time.shown, None
            case Play():
                first = 0 if time.shown >= len(time.steps) - 1 else time.shown
                self._shown, self._began = None, (self._now_ms, first)
        return None

    def back(self) -> bool:
        """Show the present again."""
        was = (self._shown, self._began)
        self._shown = self._began = None
        return was != (None, None)

    def grabs(self, at: QPointF) -> bool:
        """Grab the line of time."""
        return self._time is not None and self._track.contains(at)

    def drag(self, begin: QPointF, at: QPointF, size: QSize) -> bool:
        """Go where the line of time is dragged to."""
        if self._time is None:
            return False
        part = (at.x() - self._track.left()) / max(1.0, self._track.width())
        shown = min(max(0, int(part * len(self._time.steps))), len(self._time.steps) - 1)
        changed = shown != self._time.shown or self._began is not None
        self._shown, self._began = shown, None
        return changed


def _level(
    facts: Facts, indicator: Indicator, reading: Reading, value: float | None, usual: Usual | None
) -> Level | None:
    """Return in which shape a value stands out, None where it does not."""
    if value is None or reading.freshness is Freshness.LATE:
        return None
    if reading.standing in LEVEL_OF:
        return LEVEL_OF[reading.standing]
    hour = usual.at(facts.now_ms) if usual else None
    if hour is None:
        return None
    return Level.CAUTION if stands_out(indicator, value, hour, either_way=True) else None


def _rank(level: Level | None) -> int:
    return len(Level) if level is None else [*Level].index(level)


def _ends(cells: Collection[CellContent]) -> tuple[float, float]:
    """Return the least and the most of all cells' lines and bands."""
    values = [spot.value for cell in cells if cell.line for spot in cell.line.spots if spot.value is not None]
    for cell in cells:
        if cell.usual is not None and cell.line is not None:
            shown = [h for h in cell.usual.hours if cell.line.from_ms <= h.at_ms <= cell.line.until_ms]
            values += [h.least for h in shown] + [h.most for h in shown]
    least, most = min(values, default=0.0), max(values, default=0.0)
    if values and most - least < 1e-9 * max(1.0, abs(most)):
        room = max(abs(most) * 0.1, 0.5)
        return least - room, most + room
    return least, most
