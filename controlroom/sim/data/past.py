"""The past of the simulated city, written into its store when that is new: panels compare with it from the first day.

The same numbers that its services would have given, fewer of them: each hour of some weeks, each day of the year,
and what came in since yesterday. Series that no indicator shows have none.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

import numpy as np

from controlroom.city import BUILT_IN
from controlroom.sim.data.model.calendar import ZONE_S
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.model.noise import Array
from controlroom.sim.data.planned import Series
from controlroom.sim.data.sources import city_sources
from feeds.data.core import Quality, SampleRow, SeriesKey
from feeds.data.gathering.service import ROLL_UP_SERIES
from feeds.data.store.sqlite_store import SqliteWriter
from layouts.city_file import read_city_file
from resources import path

_WEEKS = 6
_DAYS = 364
_NEWEST_S = 26 * 3600
_HOUR_S, _DAY_S = 3600, 86400
_LEAST_STEP_S = 300
_AT_ONCE = 20_000


def write_past(store: SqliteWriter, city: SimCity, now: datetime, wanted: Callable[[str], bool] | None = None) -> int:
    """Write the past into a store and return how many samples that are. Raises StoreError.

    `wanted`: which indicators' series; those that an indicator of the simulated city shows where not given.
    """
    is_wanted = wanted or shown_series().__contains__
    series = [each for source in city_sources(city) for each in source.series if is_wanted(each.indicator)]
    written = 0
    for samples in _samples(store, city, series, now.timestamp()):
        for first in range(0, len(samples), _AT_ONCE):
            store.add(samples[first : first + _AT_ONCE], round(now.timestamp() * 1000))
        written += len(samples)
    while store.roll_up(ROLL_UP_SERIES) >= ROLL_UP_SERIES:
        pass  # a few at a time: what is gathered meanwhile has to be written too
    return written


def shown_series() -> frozenset[str]:
    """Return the names of the series that indicators of the simulated city show."""
    indicators = read_city_file(path(BUILT_IN) / "city.toml").indicators.good.values()
    return frozenset(entry.series for entry in indicators if entry.series)


def _samples(store: SqliteWriter, city: SimCity, series: Sequence[Series], now_s: float) -> Iterator[list[SampleRow]]:
    """Yield the samples of the series of one family after the other."""
    for family, group in groupby(sorted(series, key=lambda each: each.family), key=lambda each: each.family):
        together = list(group)
        at_s = times(city.families[family].step_s, now_s)
        values = city.values(family, at_s)
        at_ms = (at_s * 1000).astype(np.int64).tolist()
        rows: list[SampleRow] = []
        for each in together:
            number = store.series_id(SeriesKey(each.source, each.indicator, each.place), each.unit)
            column = values[:, each.column].tolist()
            rows += [SampleRow(number, at, value, Quality.GOOD) for at, value in zip(at_ms, column, strict=True)]
        yield rows


def times(step_s: float, now_s: float) -> Array:
    """Return when a series that is published each `step_s` has its samples: as many as are needed of its past."""
    spans = (
        (_DAYS * _DAY_S, _WEEKS * 7 * _DAY_S, max(step_s, _DAY_S)),
        (_WEEKS * 7 * _DAY_S, _NEWEST_S, max(step_s, _HOUR_S)),
        (_NEWEST_S, 0, max(step_s, _LEAST_STEP_S)),
    )
    found = [np.arange(now_s - begin_s, now_s - end_s, every_s) for begin_s, end_s, every_s in spans]
    at_s = np.concatenate(found)
    starts: Array = np.unique(at_s - np.mod(at_s + ZONE_S, step_s))
    return starts
