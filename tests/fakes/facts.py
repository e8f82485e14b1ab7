"""A `Facts` that a test fills by hand: one indicator with a value, and whatever it puts beside."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from resources.text import Text
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
    UsualHour,
)

NOW_MS = round(datetime(2026, 9, 17, 9, 42, tzinfo=UTC).timestamp() * 1000)
HOUR_MS = 3_600_000

SPEED = Indicator(
    "traffic.speed", Name("차량 평균 속도", "Traffic speed"), unit="km/h", decimals=1, direction="more", target=24
)


def reading(value: float | None, **values: object) -> Reading:
    """A fresh value of two minutes ago from TOPIS; `values` are what is different."""
    fresh = Reading(value, NOW_MS - 120_000, Freshness.FRESH, filled=0.4, sources=("TOPIS",))
    return replace(fresh, **values)  # type: ignore[arg-type]


LATE = {"freshness": Freshness.LATE, "at_ms": NOW_MS - 25 * 60_000, "filled": 1.0}
DOWN = {"freshness": Freshness.DOWN, "at_ms": NOW_MS - 60 * 60_000, "filled": 1.0}
MISSING = {"at_ms": None, "freshness": Freshness.NONE, "sources": (), "reason": "No source gives it"}


def day_line(middle: float = 20.0, swing: float = 3.0, last: float | None = None) -> Line:
    """The line of a day that goes up and down twice, an entry every 20 minutes."""
    from_ms = NOW_MS - 24 * HOUR_MS
    spots = [
        Spot(from_ms + step * HOUR_MS // 3, middle + swing * math.sin(step / 72 * 4 * math.pi)) for step in range(73)
    ]
    if last is not None:
        spots[-1] = Spot(spots[-1].at_ms, last)
    return Line(from_ms, NOW_MS, tuple(spots))


def usual_day(middle: float = 20.0, swing: float = 3.0, width: float = 1.5) -> Usual:
    """What is usual on such a day."""
    hours = []
    for hour in range(-24, 7):
        value = middle + swing * math.sin((hour + 24) / 24 * 4 * math.pi)
        hours.append(UsualHour(NOW_MS + hour * HOUR_MS, value - width, value, value + width))
    return Usual(tuple(hours))


@dataclass
class FakeFacts:
    """Facts of a city that has what was put in here, by id and place ("": the city)."""

    now_ms: int = NOW_MS
    described: dict[str, Indicator] = field(default_factory=dict)
    readings: dict[tuple[str, str], Reading] = field(default_factory=dict)
    lines: dict[tuple[str, Span, str], Line] = field(default_factory=dict)
    usuals: dict[tuple[str, str], Usual] = field(default_factory=dict)
    comparisons: dict[tuple[str, Before, str], Comparison] = field(default_factory=dict)
    explanations: dict[str, Explanation] = field(default_factory=dict)
    names: dict[str, Name] = field(default_factory=dict)
    happenings: list[EventFacts] = field(default_factory=list)
    health: list[SourceFacts] = field(default_factory=list)
    eyes: dict[str, CameraFacts] = field(default_factory=dict)
    promises: list[ProjectFacts] = field(default_factory=list)
    told: list[NoticeFacts] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    board: AlarmBoard = field(default_factory=AlarmBoard)
    map: DistrictMap | None = None

    def put(self, indicator: Indicator, value: Reading, place: str = "") -> None:
        """Have an indicator with a value at a place."""
        self.described[indicator.id] = indicator
        self.readings[indicator.id, place] = value

    def indicator(self, id: str) -> Indicator:
        if id not in self.described:
            raise Unknown(Text("panels", "There is no indicator {id}", {"id": id}))
        return self.described[id]

    def indicators(self, theme: str = "") -> Sequence[Indicator]:
        return [each for each in self.described.values() if not theme or each.theme == theme]

    def reading(self, id: str, place: str = "") -> Reading:
        self.indicator(id)
        return self.readings.get((id, place), reading(None, **MISSING))

    def places(self, id: str) -> Sequence[str]:
        self.indicator(id)
        return [place for name, place in self.readings if name == id and place]

    def line(self, id: str, span: Span, place: str = "") -> Line | None:
        return self.lines.get((id, span, place))

    def usual(self, id: str, place: str = "") -> Usual | None:
        return self.usuals.get((id, place))

    def compared(self, id: str, before: Before, place: str = "") -> Comparison | None:
        return self.comparisons.get((id, before, place))

    def explained(self, id: str, place: str = "") -> Explanation | None:
        return self.explanations.get(id)

    def place_name(self, place: str) -> Name:
        return self.names.get(place, Name(place))

    def events(self) -> Sequence[EventFacts]:
        return self.happenings

    def sources(self) -> Sequence[SourceFacts]:
        return self.health

    def cameras(self) -> Mapping[str, CameraFacts]:
        return self.eyes

    def projects(self) -> Sequence[ProjectFacts]:
        return self.promises

    def notices(self) -> Sequence[NoticeFacts]:
        return self.told

    def picture(self, file: str) -> Picture | None:
        return self.pictures.get(file)

    def named(self, names: Mapping[str, str]) -> Name:
        text = names.get("en") or next(iter(names.values()))
        gloss = names.get("ko", "")
        return Name(text, gloss if gloss != text else "")

    def alarms(self) -> AlarmBoard:
        return self.board

    def districts(self) -> DistrictMap | None:
        return self.map

    def strays(self, id: str) -> Sequence[Stray]:
        numbers = self.map.numbers if self.map else {}
        return [Stray(place) for place in self.places(id) if place not in numbers]
