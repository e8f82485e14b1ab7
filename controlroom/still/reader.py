"""The numbers of the simulated city as a store would have them, worked out from its model when they are asked for.

What a wall has stored is a matter of when it ran. Here every series has a past, and the same one each time.
"""

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from controlroom.sim.data.model.calendar import ZONE_S
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.model.noise import Array, Numbers
from controlroom.sim.data.planned import Series
from controlroom.still.asking import Asked
from feeds.data.core import Bucket, Latest, Point, SeriesKey
from feeds.data.health import SourceHealth
from feeds.data.readings import EventChange, KeptEvent, ListedCamera
from feeds.data.store.rollups import day_starts_ms

_POINT_S = 300.0
"""Samples are no closer together than sources are usually asked."""
_HOUR_S = 3600.0
_HOURS_SPACING_S = 900.0
_MANY_COLUMNS = 500
"""Families with more places than that have one sample an hour: the model works out all of them at once."""
_PIECE_VALUES = 400_000


class _Buckets(NamedTuple):
    """Hours or days of a family: a row for each, a column for each of its series."""

    start_ms: Numbers
    samples: Numbers
    mean: Array
    least: Array
    most: Array
    last: Array


class SimReader:
    """`feeds.data.store.protocol.StoreReader` over the model of the city, seen from the time `now_ms`.

    `asked`: what its sources gave. `plan`: where the model has the series of its own sources; of others it has those
    that are called as a family of its is. The past of any other is what its source told of it. Of one thread.
    """

    def __init__(self, city: SimCity, plan: Iterable[Series], asked: Asked, zone: ZoneInfo, now_ms: int) -> None:
        self._city = city
        self._asked = asked
        self._zone = zone
        self._now_s = now_ms / 1000
        self._keys = sorted(each.key for each in asked.latest)
        own = {SeriesKey(each.source, each.indicator, each.place): each for each in plan}
        found = ((key, own.get(key) or self._named(key)) for key in self._keys)
        self._plan = {key: each for key, each in found if each is not None}
        self._units = {each.key: each.unit for each in asked.latest}
        self._quality = {each.key: int(each.quality) for each in asked.latest}
        wanted: dict[str, set[int]] = {}
        for each in self._plan.values():
            wanted.setdefault(each.family, set()).add(each.column)
        self._columns = {family: sorted(columns) for family, columns in wanted.items()}
        # Hundreds of series of one family are asked for the same span, one after the other.
        self._values = cache(self._find_values)
        self._hours = cache(self._find_hours)
        self._days = cache(self._find_days)

    def latest(self, *, after_revision: int = -1) -> list[Latest]:
        """Return the newest sample of every series, of those changed since a revision where one is given."""
        return [each for each in self._asked.latest if each.revision > after_revision]

    def latest_of(self, indicator: str) -> list[Latest]:
        """Return the newest sample of an indicator at each of its places, from each of its sources."""
        return sorted(each for each in self._asked.latest if each.key.indicator == indicator)

    def points(self, series_id: int, from_ms: int, until_ms: int) -> list[Point]:
        """Return the samples of a span of time, oldest first; the end does not belong to it."""
        key, planned = self._series(series_id)
        if planned is None:
            told = self._asked.samples.get(key, ())
            return [
                Point(each.at_ms, each.value, int(each.quality)) for each in told if from_ms <= each.at_ms < until_ms
            ]
        spacing_s = max(_POINT_S, self._city.families[planned.family].step_s)
        at_s = self._times(spacing_s, from_ms / 1000, until_ms / 1000)
        if not len(at_s):
            return []
        values = self._values(planned.family, spacing_s, float(at_s[0]), len(at_s))[:, self._column(planned)]
        quality = self._quality[key]
        return [Point(round(at * 1000), value, quality) for at, value in zip(at_s, values.tolist(), strict=True)]

    def hours(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the hours (UTC) that begin in a span of time and hold a value."""
        return self._buckets(self._hours, series_id, from_ms, until_ms)

    def days(self, series_id: int, from_ms: int, until_ms: int) -> list[Bucket]:
        """Return the days of the city's time zone that begin in a span of time and hold a value."""
        return self._buckets(self._days, series_id, from_ms, until_ms)

    def events_since(self, after_revision: int = -1) -> list[KeptEvent]:
        """Return the events that changed after a revision, in the order of their changes."""
        return [each for each in self._asked.events if each.revision > after_revision]

    def events_revision(self) -> int:
        """Return the revision of the newest change of any event, -1 before the first."""
        return max((each.revision for each in self._asked.events), default=-1)

    def events_at(self, at_ms: int) -> list[KeptEvent]:
        """Return the events that go on at a time, as far as is known now; the latest to begin first."""
        going_on = [
            each
            for each in self._asked.events
            if each.event.began_ms <= at_ms and (each.event.ended_ms is None or each.event.ended_ms > at_ms)
        ]
        return sorted(going_on, key=lambda each: -each.event.began_ms)

    def changes_of(self, source: str, event_id: str) -> list[EventChange]:
        """Return what is known of an event's changes: how it is now."""
        return [
            EventChange(
                each.received_ms,
                each.event.state,
                int(each.event.level),
                each.event.title,
                each.event.text,
                each.event.changed_ms,
                each.event.ended_ms,
            )
            for each in self._asked.events
            if (each.source, each.event.id) == (source, event_id)
        ]

    def cameras(self) -> list[tuple[str, ListedCamera]]:
        """Return the cameras of all lists, each with its source."""
        return list(self._asked.cameras)

    def health(self) -> list[SourceHealth]:
        """Return how every source is, by id."""
        return list(self._asked.health)

    def series(self) -> list[tuple[int, SeriesKey, str]]:
        """Return number, key and unit of every series."""
        return [(number, key, self._units[key]) for number, key in enumerate(self._keys)]

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    # The model's numbers, for all series of a family at once

    def _named(self, key: SeriesKey) -> Series | None:
        family = self._city.families.get(key.indicator)
        if family is None or key.place not in family.places:
            return None
        column = family.places.index(key.place)
        return Series(key.source, key.indicator, key.place, family.unit, key.indicator, column)

    def _series(self, series_id: int) -> tuple[SeriesKey, Series | None]:
        key = self._keys[series_id]
        return key, self._plan.get(key)

    def _column(self, series: Series) -> int:
        return self._columns[series.family].index(series.column)

    def _times(self, spacing_s: float, from_s: float, until_s: float) -> Array:
        """Return the times of samples in a span of time, up to now; they lie where the steps of numbers begin."""
        first = math.ceil((from_s + ZONE_S) / spacing_s)
        end = math.ceil((min(until_s, self._now_s + 0.001) + ZONE_S) / spacing_s)
        times: Array = np.arange(first, end, dtype=np.float64) * spacing_s - ZONE_S
        return times

    def _find_values(self, family: str, spacing_s: float, first_s: float, count: int) -> Array:
        at_s: Array = first_s + np.arange(count, dtype=np.float64) * spacing_s
        columns = self._columns[family]
        piece = max(1, _PIECE_VALUES // len(self._city.families[family].places))
        pieces = [self._city.values(family, at_s[at : at + piece])[:, columns] for at in range(0, count, piece)]
        return np.concatenate(pieces)

    def _buckets(
        self, find: "Callable[[str, int, int], _Buckets]", series_id: int, from_ms: int, until_ms: int
    ) -> list[Bucket]:
        _, planned = self._series(series_id)
        if planned is None:
            return []
        found = find(planned.family, from_ms, until_ms)
        column = self._column(planned)
        parts = [found.mean, found.least, found.most, found.last]
        rows = zip(
            found.start_ms.tolist(), found.samples.tolist(), *(part[:, column].tolist() for part in parts), strict=True
        )
        return [Bucket(*row) for row in rows]

    def _find_hours(self, family: str, from_ms: int, until_ms: int) -> _Buckets:
        known = self._city.families[family]
        usual_s = _HOUR_S if len(known.places) > _MANY_COLUMNS else _HOURS_SPACING_S
        spacing_s = max(usual_s, known.step_s)
        from_s, until_s = (math.ceil(at_ms / 1000 / _HOUR_S) * _HOUR_S for at_ms in (from_ms, until_ms))
        at_s = self._times(spacing_s, from_s, until_s)
        return self._summed_up(family, spacing_s, at_s, np.floor(at_s / _HOUR_S) * _HOUR_S)

    def _find_days(self, family: str, from_ms: int, until_ms: int) -> _Buckets:
        spacing_s = max(_HOUR_S, self._city.families[family].step_s)
        starts_s = np.array(day_starts_ms(from_ms, max(until_ms, from_ms + 1), self._zone)) / 1000
        inside = starts_s[(starts_s >= from_ms / 1000) & (starts_s < until_ms / 1000)]
        if not len(inside):
            return self._summed_up(family, spacing_s, np.array([]), np.array([]))
        after = starts_s[starts_s > inside[-1]]
        at_s = self._times(spacing_s, float(inside[0]), float(after[0]) if len(after) else self._now_s)
        return self._summed_up(family, spacing_s, at_s, inside[np.searchsorted(inside, at_s, side="right") - 1])

    def _summed_up(self, family: str, spacing_s: float, at_s: Array, starts_s: Array) -> _Buckets:
        """Return what the samples at some times make, by the hours or days in which each of them lies."""
        if not len(at_s):
            none = np.zeros((0, len(self._columns[family])))
            return _Buckets(np.zeros(0, np.int64), np.zeros(0, np.int64), none, none, none, none)
        values = self._find_values(family, spacing_s, float(at_s[0]), len(at_s))
        edges = np.flatnonzero(np.diff(starts_s, prepend=starts_s[0] - 1))
        samples = np.diff(edges, append=len(at_s))
        return _Buckets(
            np.rint(starts_s[edges] * 1000).astype(np.int64),
            samples,
            np.add.reduceat(values, edges) / samples[:, None],
            np.minimum.reduceat(values, edges),
            np.maximum.reduceat(values, edges),
            values[edges + samples - 1],
        )
