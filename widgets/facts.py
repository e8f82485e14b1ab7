"""What panels know of a city: its indicators and their past, events, sources, cameras, districts. Plain values.

`Facts` is the port: `controlroom.facts` fills it. Every call returns at once. What has to be read from a disk is None
at first; it is read beside, and panels are asked again when it is there. Names and texts are in the screen's language.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from feeds.core import TileState
from resources.text import Text


class Span(StrEnum):
    """How far back a line goes, or how far ahead."""

    DAY = "day"
    WEEK = "week"
    YEAR = "year"
    AHEAD = "ahead"  # of a forecast: from now on


class Before(StrEnum):
    """What a value is compared with."""

    YESTERDAY = "yesterday"
    LAST_WEEK = "last_week"
    LAST_YEAR = "last_year"


class Standing(StrEnum):
    """How a value stands against the thresholds of its indicator."""

    NORMAL = "normal"
    WARNING = "warning"
    CRITICAL = "critical"


class Freshness(StrEnum):
    """How a value stands against its age."""

    FRESH = "fresh"
    LATE = "late"  # older than its indicator's `stale_after_s`
    DOWN = "down"  # three times older than that: it stands for nothing any more
    NONE = "none"  # there has never been one


class Unknown(Exception):  # noqa: N818 - a gap in what people wrote, not a fault
    """There is no such thing in the city, or it is not for this screen; `text` says which, and what would be."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the screen's language, and in its second one ("" for none)."""

    text: str
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured. `call`: an address that reaches its owner, "" for none. `has_formula`: it can be explained."""

    id: str
    name: Name
    unit: str = ""
    decimals: int = 0
    direction: Literal["more", "less", "none"] = "none"
    warning: float | None = None
    critical: float | None = None
    target: float | None = None
    theme: str = ""
    note: str = ""
    owner: Name = Name("")
    call: str = ""
    has_formula: bool = False
    stale_after_s: float = 7200.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an indicator now, for the city or a place of it; None: `reason` says why.

    `at_ms`: of the oldest number in it (UTC). `sources`: the names of who says so, each once. `share`: how many places
    are in it, and of how many, where it is made of places. `is_estimated`: a forecast, a filled-in value, or a sum that
    lacks a part. `beyond`: how far beyond its target it is, in the better direction; None without one.
    """

    value: float | None
    at_ms: int | None = None
    freshness: Freshness = Freshness.NONE
    filled: float = 1.0
    """Its age over the time it may take until the next one is due, at most 1."""
    sources: tuple[str, ...] = ()
    reason: str = ""
    standing: Standing | None = None
    is_estimated: bool = False
    share: tuple[int, int] | None = None
    beyond: float | None = None


class Spot(NamedTuple):
    """A value at a time of a line; None: there was none."""

    at_ms: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """Values over time, oldest first, of the span `from_ms` to `until_ms`."""

    from_ms: int
    until_ms: int
    spots: tuple[Spot, ...]


class UsualHour(NamedTuple):
    """What is usual from an hour of the clock on: eight of ten values of that hour and weekday lie within."""

    at_ms: int
    least: float
    middle: float
    most: float


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in each hour of the last day and the next few, out of the weeks before."""

    hours: tuple[UsualHour, ...]

    def at(self, at_ms: int) -> UsualHour | None:
        """Return what is usual at a time, in between two hours."""
        place = bisect_right(self.hours, at_ms, key=lambda hour: hour.at_ms)
        if not place or (place == len(self.hours) and at_ms - self.hours[-1].at_ms > 3_600_000):
            return None
        one = self.hours[place - 1]
        if place == len(self.hours):
            return one
        other = self.hours[place]
        part = (at_ms - one.at_ms) / (other.at_ms - one.at_ms)
        mixed = (a + (b - a) * part for a, b in zip(one[1:], other[1:], strict=True))
        return UsualHour(at_ms, *mixed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The value of another day at the same hour, and how much more it is now; None where one of the two is missing."""

    then: float | None
    difference: float | None = None
    is_better: bool | None = None


class Input(NamedTuple):
    """What a formula rests on: an indicator's name, and its value with its unit as people write it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a value came about: the formula in words, and its inputs."""

    words: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Something that goes on in the city, or went on. `level`: 0 notice to 3 critical; times in milliseconds, UTC."""

    key: tuple[str, str]
    kind: str
    title: str
    began_ms: int
    changed_ms: int
    ended_ms: int | None = None
    text: str = ""
    place: str = ""
    state: str = ""
    level: int = 0
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    source: str = ""
    details: tuple[tuple[str, str], ...] = ()


Condition = Literal["waiting", "good", "stale", "failing", "refused", "out of quota"]


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """How a source is. `condition`: one of the words of `feeds.data.health`; `words`: what is wrong, "" for nothing.

    Ages in seconds; None: never.
    """

    id: str
    name: str
    kind: str
    condition: Condition
    words: str = ""
    age_s: float | None = None
    good_ms: int | None = None
    next_ms: int | None = None
    quota_left: int | None = None


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """A camera of the city, whether it is on this screen or not. `state` None: nobody looks at it now."""

    id: str
    name: Name
    code: str
    district: str = ""
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    state: TileState | None = None
    picture_ms: int | None = None
    """When its newest picture came, None where none ever did."""
    tile: int | None = None
    """The number of the tile that shows it, None: none does."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on which something of a project is to be reached. `done`: when it was, None: not yet."""

    day: date
    name: Name
    done: date | None = None


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Something that the city has promised. `progress`: in percent, None: `reason` says why it is not known.

    `plan`: how much is to be done by which day, from its first to its last; `as_of_ms`: the time of the progress.
    `places`: the districts it is for, none for the whole city. `owner`, `call`: as of an indicator.
    """

    id: str
    name: Name
    plan: tuple[tuple[date, float], ...]
    progress: float | None
    as_of_ms: int | None = None
    freshness: Freshness = Freshness.FRESH
    filled: float = 0.0
    """The age of the progress over the time until it is late, at most 1, in steps."""
    source: str = ""
    reason: str = ""
    milestones: tuple[Milestone, ...] = ()
    note: str = ""
    owner: Name = Name("")
    call: str = ""
    theme: str = ""
    places: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether it is finished."""
        return self.progress is not None and self.progress >= 100


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is welcomed, and what they are."""

    name: Name
    role: Name = Name("")


@dataclass(frozen=True, slots=True)
class Item:
    """What happens next, when ("" where no time is told) and where."""

    time: str
    name: Name
    where: Name = Name("")


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """Something to tell those who look at a screen. `text`: paragraphs, parted by empty lines."""

    id: str
    title: Name
    text: Name = Name("")
    guests: tuple[Guest, ...] = ()
    items: tuple[Item, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture out of the city's folder, or `problem`: why there is none. Equal where it is the same reading of it.

    `levels`: the same picture as images, each half as wide as the one before.
    """

    revision: int
    problem: str = ""
    levels: tuple[QImage, ...] = field(default=(), compare=False, repr=False)


AlarmLevel = Literal["serious", "alert", "caution", "watch"]
"""The four national stages, highest first; `widgets.model.Level` has their looks."""


@dataclass(frozen=True, slots=True)
class AlarmFacts:
    """An alarm as a screen may know it; times in milliseconds, UTC.

    `began_ms`: since when its reason lasts; `raised_ms`: since when it is an alarm. `gone_ms`: since when its input is
    gone. `is_trouble`: it is about the equipment, not the city. `name`: what it says; on a public screen what was
    released. `is_released`: it may be said in public. `cameras` watch it, `lost_cameras` are the names of those that
    are lost. `cause`, `district`: what it is counted with where there are many.
    """

    id: str
    level: AlarmLevel
    name: Name
    began_ms: int
    raised_ms: int
    place: Name = Name("")
    action: Name = Name("")
    owner: Name = Name("")
    call: str = ""
    acknowledged_ms: int | None = None
    acknowledged_by: str = ""
    gone_ms: int | None = None
    cleared_ms: int | None = None
    is_trouble: bool = False
    is_released: bool = False
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    cameras: tuple[str, ...] = ()
    lost_cameras: tuple[str, ...] = ()
    layout: str = ""
    cause: Name = Name("")
    district: str = ""

    @property
    def waits(self) -> bool:
        """Whether nobody has acknowledged it."""
        return self.acknowledged_ms is None and self.cleared_ms is None


def alarms_of_events(alarms: Sequence[AlarmFacts]) -> dict[str, AlarmFacts]:
    """Return alarms by the event that they stand for: the parts of its key, with a stroke between them."""
    return {alarm.id.partition("|")[2].partition("|")[2]: alarm for alarm in alarms}


@dataclass(frozen=True, slots=True)
class AlarmGroup:
    """Alarms of one cause where there are many, the highest first; the districts with their numbers, most first."""

    cause: Name
    alarms: tuple[AlarmFacts, ...]
    districts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShelvedFacts:
    """What is put aside for a while. `id`: of the alarm that stands, "" where none does."""

    rule: str
    subject: str
    name: Name
    by: str
    reason: str
    until_ms: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class AlarmBoard:
    """All alarms of a screen: those that stand (who waits first, then the highest, then the newest) and those cleared.

    `groups`: the standing ones by cause, where there is a flood of them. `selected`: the id of the one that an operator
    has selected. `may_lead`: whether those at this screen acknowledge and shelve.
    """

    standing: tuple[AlarmFacts, ...] = ()
    cleared: tuple[AlarmFacts, ...] = ()
    groups: tuple[AlarmGroup, ...] = ()
    shelved: tuple[ShelvedFacts, ...] = ()
    selected: str = ""
    may_lead: bool = False


Ring = npt.NDArray[np.float64]
"""A closed line on a map's plane, (points, 2): x to the east, y to the south, both in degrees of latitude."""


@dataclass(frozen=True, slots=True, eq=False)
class District:
    """A district on a map. `id`: its name as values carry it.

    `rings`: its borders, holes too (the even-odd rule), none where only its tile is known; `label`: a point well
    inside; `cell`: column and row, from 0, of its tile.
    """

    id: str
    name: Name
    cell: tuple[int, int]
    rings: tuple[Ring, ...] = ()
    label: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class DistrictMap:
    """The districts of a city, in their own order. Another map is another object.

    `numbers`: which district (its place in the order) each name means. `east_scale`: degrees of latitude that are as
    long as one of longitude.
    """

    districts: tuple[District, ...]
    water: tuple[Ring, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    east_scale: float = 1.0
    is_schematic: bool = False

    @property
    def has_borders(self) -> bool:
        """Whether there is more than tiles."""
        return any(district.rings for district in self.districts)

    def at(self, *, latitude_deg: float, longitude_deg: float) -> tuple[float, float]:
        """Return a place on the plane."""
        return longitude_deg * self.east_scale, -latitude_deg

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Return latitude and longitude of a point of the plane."""
        return -y, x / self.east_scale


@dataclass(frozen=True, slots=True)
class Stray:
    """A place of an indicator that is no district of the map, and the districts whose names resemble it."""

    place: str
    nearest: tuple[str, ...] = ()


class Facts(Protocol):
    """The city as a screen may know it, at one time."""

    @property
    def now_ms(self) -> int:
        """The time all of it is of, milliseconds UTC."""

    def indicator(self, id: str) -> Indicator:
        """Return an indicator. Raises Unknown."""

    def indicators(self, theme: str = "") -> Sequence[Indicator]:
        """Return the indicators that this screen may show, of one theme or all, in the order of the city's file."""

    def reading(self, id: str, place: str = "") -> Reading:
        """Return the value of an indicator now. Raises Unknown where there is no such indicator."""

    def places(self, id: str) -> Sequence[str]:
        """Return the places of an indicator, districts in their own order. Raises Unknown."""

    def line(self, id: str, span: Span, place: str = "") -> Line | None:
        """Return an indicator over time; None: it is being read. Raises Unknown."""

    def usual(self, id: str, place: str = "") -> Usual | None:
        """Return what is usual for an indicator; None: it is being read, or too little is known. Raises Unknown."""

    def compared(self, id: str, before: Before, place: str = "") -> Comparison | None:
        """Return an indicator beside another day; None: it is being read. Raises Unknown."""

    def explained(self, id: str, place: str = "") -> Explanation | None:
        """Return how a value came about, None where it is no formula. Raises Unknown."""

    def place_name(self, place: str) -> Name:
        """Return what a place is called on this screen; a place without another name is called what it is."""

    def events(self) -> Sequence[EventFacts]:
        """Return what goes on, the latest to begin first."""

    def sources(self) -> Sequence[SourceFacts]:
        """Return how every source is, by id."""

    def cameras(self) -> Mapping[str, CameraFacts]:
        """Return the cameras that this screen may show, by id."""

    def projects(self) -> Sequence[ProjectFacts]:
        """Return the projects that this screen may show, in the order of the city's file."""

    def notices(self) -> Sequence[NoticeFacts]:
        """Return the notices that this screen shows now, in the order of their files' names."""

    def picture(self, file: str) -> Picture | None:
        """Return a picture out of the city's folder, by its path from there; None: it is being read."""

    def named(self, names: Mapping[str, str]) -> Name:
        """Return a name that a layout has in some languages, in those of this screen."""

    def alarms(self) -> AlarmBoard:
        """Return the alarms that this screen may show."""

    def districts(self) -> DistrictMap | None:
        """Return the map of the city's districts, the same object as long as it is the same map; None: none."""

    def strays(self, id: str) -> Sequence[Stray]:
        """Return the places of an indicator that are no districts of the map. Raises Unknown."""
