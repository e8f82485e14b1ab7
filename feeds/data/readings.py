"""What a source gave in one answer: samples, events, and what of it had to be left out.

Times are whole milliseconds since 1970-01-01 UTC, as everywhere in `feeds.data`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import IntEnum
from math import isfinite
from typing import NamedTuple

from feeds.data.core import Quality
from feeds.data.values import Missing, number_or_reason
from resources.audience import USUAL, Audience
from resources.text import QT_TRANSLATE_NOOP, Text

FUTURE_MS = 10 * 60_000
"""Clocks of sources may be ahead by as much; what is further ahead and not called an estimate is left out."""

_AHEAD = QT_TRANSLATE_NOOP("sources", "Its time lies in the future: {time}")


class Sample(NamedTuple):
    """The value of an indicator at a place ("": the whole city) at a time; None: there is none, `quality` says why."""

    indicator: str
    at_ms: int
    value: float | None
    place: str = ""
    unit: str = ""
    quality: Quality = Quality.GOOD


class Level(IntEnum):
    """How much an event matters."""

    NOTICE = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something with a beginning, updates and an end, as its source tells it now.

    `id`: by what the source knows it again. `kind`: ``incident``, ``alert``, ``request``, ``detection``, ... `state`:
    how far it is, in common words where the source's can be translated, else in its own.
    `ended_ms` None: it goes on. `details`: what else there is to show, by the source's own names.
    """

    id: str
    kind: str
    title: str
    began_ms: int
    changed_ms: int
    ended_ms: int | None = None
    text: str = ""
    place: str = ""
    state: str = ""
    level: Level = Level.NOTICE
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    details: tuple[tuple[str, str], ...] = ()


class LeftOut(NamedTuple):
    """A part of an answer that could not be used: where it stood, technical and in English, and why."""

    where: str
    reason: Text


class KeptEvent(NamedTuple):
    """An event as it was last told. `received_ms`: when that came in; `revision`: grows with every change of any."""

    source: str
    event: Event
    received_ms: int
    revision: int


class EventChange(NamedTuple):
    """How an event was from `received_ms` on."""

    received_ms: int
    state: str
    level: int
    title: str
    text: str
    changed_ms: int
    ended_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCamera:
    """A camera of a public list. `id` stays the same when its address changes, as addresses with tokens do.

    `address` is byte for byte as it was given, "" where the list has positions only; `stream_kind` is the feed kind
    that reads it. `expires`: the address is good for some time only, as it holds a token. `within_m`: without an
    address, it shows the stream of a camera of another list that stands no further away. `cameras`: how many there are
    at this position. `owner`: the office that runs it. `audience`: who may see it.
    """

    id: str
    name: str
    latitude_deg: float
    longitude_deg: float
    address: str = field(default="", repr=False)
    stream_kind: str = ""
    expires: bool = False
    district: str = ""
    purpose: str = ""
    within_m: float = 0.0
    cameras: int = 1
    owner: str = ""
    audience: tuple[Audience, ...] = USUAL


class KeptCameras(NamedTuple):
    """Whether anything is different now, and how many cameras are kept though the list does not name them."""

    changed: bool
    doubted: int = 0


@dataclass(frozen=True, slots=True)
class Readings:
    """All of one answer. `events_are_all`: whatever event of this source is not among `events` is over.

    `notes`: what the source wants to know again after a restart (`SourceContext.notes`), kept together with all else or
    not at all; of None it is forgotten.
    """

    samples: Sequence[Sample] = ()
    events: Sequence[Event] = ()
    cameras: Sequence[ListedCamera] = ()
    left_out: Sequence[LeftOut] = ()
    events_are_all: bool = False
    notes: Mapping[str, str | None] = field(default_factory=dict)

    def __add__(self, other: "Readings") -> "Readings":
        """Return both together; the events are all there are where both are all of theirs."""
        return Readings(
            (*self.samples, *other.samples),
            (*self.events, *other.events),
            (*self.cameras, *other.cameras),
            (*self.left_out, *other.left_out),
            self.events_are_all and other.events_are_all,
            {**self.notes, **other.notes},
        )

    @property
    def newest_ms(self) -> int | None:
        """The newest time of a sample that is no estimate, or of an event; None where there is neither."""
        times = [sample.at_ms for sample in self.samples if sample.quality is not Quality.ESTIMATED]
        return max([*times, *(event.changed_ms for event in self.events)], default=None)


def sample(
    indicator: str, at: datetime, raw: object, *, place: str = "", unit: str = "", quality: Quality = Quality.GOOD
) -> Sample:
    """Return a sample of the number that `raw` writes, or one without a value that says why."""
    value = number_or_reason(raw)
    if isinstance(value, Missing):
        return Sample(indicator, ms(at), None, place, unit, Quality[value.name])
    return Sample(indicator, ms(at), value, place, unit, quality)


def ms(at: datetime) -> int:
    """Return an aware time in milliseconds since 1970."""
    return round(at.timestamp() * 1000)


def sound(readings: Readings, now: datetime) -> Readings:
    """Return `readings` without what cannot be: numbers that are none, times ahead of `now` that are no estimate."""
    until_ms = ms(now) + FUTURE_MS
    samples, left_out = [], list(readings.left_out)
    for each in readings.samples:
        if each.at_ms > until_ms and each.quality is not Quality.ESTIMATED:
            left_out.append(LeftOut(f"{each.indicator} {each.place}".strip(), _AHEAD(time=_written(each.at_ms))))
        elif each.value is not None and not isfinite(each.value):
            samples.append(each._replace(value=None, quality=Quality.UNUSABLE))
        else:
            samples.append(each)
    events = []
    for event in readings.events:
        if event.began_ms > until_ms and event.kind != "alert":  # warnings are given ahead of what they warn of
            left_out.append(LeftOut(f"event {event.id}", _AHEAD(time=_written(event.began_ms))))
        else:
            events.append(event)
    return replace(readings, samples=samples, events=events, left_out=left_out)


def _written(at_ms: int) -> str:
    try:
        return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return str(at_ms)
