"""The words of alarms: keys, alarms, what is seen of a reason, changes. Times in milliseconds since 1970, UTC."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from feeds.data.health import SourceHealth
from feeds.data.readings import KeptEvent
from layouts.alarm_files import AlarmLevel

LEVELS: tuple[AlarmLevel, ...] = ("serious", "alert", "caution", "watch")
"""Highest first."""
KEPT_MS = 3_600_000
"""For so long a cleared alarm is shown (STYLE.md 7.5)."""
LONGEST_SHELF_MIN = 60


class Key(NamedTuple):
    """What there is one alarm of at a time: a rule, and its place, event, source or camera ("": the city)."""

    rule: str
    subject: str = ""


class Sight(StrEnum):
    """What is seen of the reason of an alarm."""

    BEYOND = "beyond"  # it is there
    BETWEEN = "between"  # less than it takes to raise, too much to clear
    WELL = "well"  # it is gone
    GONE = "gone"  # nothing is seen: the input is missing or too old


class Sign(NamedTuple):
    """What is seen now of one key. `since_ms`: since when, as far as its source tells; `lasts`: it is known to have
    been so ever since, without having been looked at.

    `told_ms`: when a source told it, where one told. `title`: of the event, source or camera; `text`: of the event.
    """

    key: Key
    sight: Sight
    value: float | None = None
    since_ms: int | None = None
    lasts: bool = False
    told_ms: int | None = None
    title: str = ""
    text: str = ""
    place: str = ""
    latitude_deg: float | None = None
    longitude_deg: float | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm, from its raising to its end.

    `began_ms`: since when its reason lasts, `raised_ms`: when that had lasted long enough. `gone_ms`: since when its
    input is gone, so that it can neither be confirmed nor clear. `cleared_ms` None: it stands.
    """

    key: Key
    level: AlarmLevel
    began_ms: int
    raised_ms: int
    value: float | None = None
    title: str = ""
    text: str = ""
    place: str = ""
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    acknowledged_ms: int | None = None
    acknowledged_by: str = ""
    gone_ms: int | None = None
    cleared_ms: int | None = None

    @property
    def id(self) -> str:
        """What tells it from every other alarm, those of the same key before it too."""
        return f"{self.raised_ms}|{self.key.rule}|{self.key.subject}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """An alarm, or one that may come, that is put aside for a while: by whom, why, until when."""

    key: Key
    by: str
    reason: str
    from_ms: int
    until_ms: int


class What(StrEnum):
    """What became of an alarm."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    INPUT_GONE = "input gone"
    INPUT_BACK = "input back"
    CLEARED = "cleared"
    SHELVED = "shelved"
    UNSHELVED = "unshelved"


class Change(NamedTuple):
    """Something that happened to an alarm, by whom ("" for the program). `alarm`: as it is since, None of a shelf."""

    at_ms: int
    what: What
    key: Key
    alarm: Alarm | None = None
    by: str = ""
    shelf: Shelf | None = None


class Seen(NamedTuple):
    """A value that is fresh enough to count, and its time; None: there is none."""

    value: float | None
    at_ms: int | None = None


class Inputs(Protocol):
    """What the rules look at, at one time."""

    @property
    def now_ms(self) -> int:
        """The time it is."""

    def value(self, indicator: str, place: str) -> Seen:
        """Return the value of an indicator at a place, "" for that of the whole city."""

    def values(self, indicator: str) -> Mapping[str, Seen]:
        """Return the values of an indicator at each of its places."""

    def past(self, indicator: str, place: str) -> Sequence[tuple[int, float | None]] | None:
        """Return the last day of an indicator, oldest first; None: it is being read."""

    @property
    def events(self) -> Iterable[KeptEvent] | None:
        """What goes on; None: it is not known yet."""

    @property
    def sources(self) -> Mapping[str, SourceHealth]:
        """How the sources are."""

    @property
    def lost_cameras(self) -> Mapping[str, bool]:
        """Whether a camera is lost, of those that are looked at."""

    def name_of(self, source_or_camera: str) -> str:
        """Return what a source or a camera is called."""
