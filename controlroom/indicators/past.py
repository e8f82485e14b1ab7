"""The indicators over time: against yesterday, last week and last year; the line of a day and of a year.

All of it is worked out from the series as they were then, by the formulas and rules of today.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from controlroom.indicators.columns import Column, Columns
from controlroom.indicators.look import Look, Samples
from controlroom.indicators.measured import Given, Measured, measured
from feeds.data.core import QUALITIES, Bucket, Point, Quality, SeriesKey
from feeds.data.store.protocol import StoreReader
from feeds.data.store.rollups import HOUR_MS, day_starts_ms, floor_hour_ms
from layouts.formulas.units import unit
from layouts.formulas.working import Quantity
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from widgets.facts import Before, UsualHour

_AFTER = 0.25
"""A sample may be later than the time that it is wanted for by this part of the span after which it is stale."""
_NEVER_STALE_MS = 0
_YEAR_DAYS = 365
_USUAL_WEEKS = 5
_USUAL_LEAST = 3
_USUAL_AHEAD_H = 6
_FORECAST = ".forecast"
_AHEAD_MS = 24 * HOUR_MS
_USUAL_SHARE = 0.1
"""Of the values of an hour and weekday so many lie below what is usual, and as many above."""


DAYS: Mapping[Before, int] = {Before.YESTERDAY: 1, Before.LAST_WEEK: 7, Before.LAST_YEAR: 364}
"""How many days before. A year is 52 weeks: a city lives by weekdays, a Monday is compared with a Monday."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value beside the one of another time of the same hour. `difference`: now less then, None where one is missing.

    `is_better`: than then; None without a direction, and where no difference would be shown.
    """

    before: Before
    then: Measured
    difference: float | None
    is_better: bool | None


class TrendPoint(NamedTuple):
    """A value at a time; None: there was none."""

    at_ms: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Values over time, oldest first, of `step`: each sample as it came, or an hour or a day from its beginning on."""

    step: Literal["sample", "hour", "day"]
    points: tuple[TrendPoint, ...]


class _Line[Stored: (Point, Bucket)](NamedTuple):
    """What is stored of the series that counts at a place, oldest first."""

    place: str
    given: Given
    stored: Sequence[Stored]


class Past:
    """The past of a city's indicators, seen from one time. Belongs to one thread at a time.

    `samples`: those of now, which tell the series that count. Every method raises StoreError.
    """

    def __init__(
        self, indicators: Indicators, samples: Samples, reader: StoreReader, zone: ZoneInfo, now_ms: int
    ) -> None:
        self._indicators = indicators
        self._samples = samples
        self._reader = reader
        self._zone = zone
        self._now_ms = now_ms
        self._now = Look(indicators, samples, now_ms)
        self._ids, self._units = {}, {}
        for series_id, key, of in reader.series():
            self._ids[key], self._units[key] = series_id, of
        self._then: dict[tuple[str, Before, SeriesKey], Given] = {}

    def compared(self, id: str, before: Before, place: str = "") -> Comparison:
        """Return the value of an indicator beside the one at the same hour of another day.

        Each series is compared with its own sample nearest to that time, or with the hour where samples are gone.
        """
        entry = self._indicators.good[id]
        used = self._used(id, place)

        def samples(of: IndicatorEntry) -> dict[str, Given]:
            given = self._samples(of).items()
            return {place: self._given_then(of, each, before) for place, each in given if each.key in used}

        now = self._now.at(id, place)
        then = Look(self._indicators, samples, _NEVER_STALE_MS).at(id, place)
        if now.value is None or then.value is None:
            return Comparison(before, then, None, None)
        difference = now.value - then.value
        if entry.direction == "none" or round(difference, entry.decimals) == 0:
            return Comparison(before, then, difference, None)
        return Comparison(before, then, difference, entry.is_better(now.value, then.value))

    def day(self, id: str, place: str = "") -> Trend:
        """Return the last 24 hours: each sample where one series is all that it rests on, else hours of the clock."""
        used = self._used(id, place)
        if len(used) == 1:
            from_ms = self._now_ms - 24 * HOUR_MS
            return Trend("sample", self._line(id, place, used, self._reader.points, _of_point, from_ms))
        from_ms = floor_hour_ms(self._now_ms) - 23 * HOUR_MS
        return Trend("hour", self._line(id, place, used, self._reader.hours, _of_hour, from_ms))

    def week(self, id: str, place: str = "") -> Trend:
        """Return the last 7 days, by hours of the clock."""
        from_ms = floor_hour_ms(self._now_ms) - (7 * 24 - 1) * HOUR_MS
        return Trend("hour", self._line(id, place, self._used(id, place), self._reader.hours, _of_hour, from_ms))

    def usual(self, id: str, place: str = "") -> tuple[UsualHour, ...]:
        """Return what is usual in each hour of the last day and the next few, out of the weeks before.

        That is what eight of ten values of the same hour and weekday were; where fewer than three are known of that
        weekday, of the same hour of any day. Hours of which less is known are left out.
        """
        this_hour_ms = floor_hour_ms(self._now_ms)
        from_ms = this_hour_ms - _USUAL_WEEKS * 7 * 24 * HOUR_MS
        until_ms = this_hour_ms - 24 * HOUR_MS
        wanted = [this_hour_ms + hour * HOUR_MS for hour in range(-24, _USUAL_AHEAD_H + 1)]
        hours = {self._hour_of_week(at_ms) for at_ms in wanted}

        def known(is_wanted: Callable[[int], bool]) -> defaultdict[tuple[int, int], list[float]]:
            values: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
            line = self._line(id, place, self._used(id, place), self._reader.hours, _of_hour, from_ms, is_wanted)
            for at_ms, value in line:
                if value is not None:
                    values[self._hour_of_week(at_ms)].append(value)
            return values

        by_weekday = known(lambda at_ms: at_ms < until_ms and self._hour_of_week(at_ms) in hours)
        if any(len(by_weekday[hour]) < _USUAL_LEAST for hour in hours):
            # The first weeks of a city: what the hour was on any day.
            by_hour: defaultdict[int, list[float]] = defaultdict(list)
            for (_, hour), values in known(lambda at_ms: at_ms < until_ms).items():
                by_hour[hour] += values
            for day, hour in hours:
                if len(by_weekday[day, hour]) < _USUAL_LEAST:
                    by_weekday[day, hour] = by_hour[hour]
        usual = []
        for at_ms in wanted:
            values = sorted(by_weekday[self._hour_of_week(at_ms)])
            if len(values) >= _USUAL_LEAST:
                least, middle, most = (_quantile(values, part) for part in (_USUAL_SHARE, 0.5, 1 - _USUAL_SHARE))
                usual.append(UsualHour(at_ms, least, middle, most))
        return tuple(usual)

    def ahead(self, id: str, place: str = "") -> Trend:
        """Return what is forecast of an indicator for the next 24 hours, and for the hour that it is now.

        Sources tell it as ``SERIES.forecast`` beside the series, or as the series itself. Nothing of a formula: what it
        rests on is forecast for other times.
        """
        entry = self._indicators.good[id]
        for name in (f"{entry.series}{_FORECAST}", entry.series):
            for key, series_id in self._ids.items():
                if (key.indicator, key.place) == (name, place) and entry.source in (None, key.source):
                    points = self._foretold(entry, key, series_id)
                    if points:
                        return Trend("sample", points)
        return Trend("sample", ())

    def _foretold(self, entry: IndicatorEntry, key: SeriesKey, series_id: int) -> tuple[TrendPoint, ...]:
        given = Given(key, self._units[key], 0, None, Quality.ESTIMATED)
        stored = self._reader.points(series_id, floor_hour_ms(self._now_ms), self._now_ms + _AHEAD_MS)
        if not any(point.at_ms > self._now_ms for point in stored):
            return ()
        values = (given._replace(at_ms=point.at_ms, value=point.value) for point in stored)
        return tuple(TrendPoint(each.at_ms, measured(entry, each, self._now_ms).value) for each in values)

    def _hour_of_week(self, at_ms: int) -> tuple[int, int]:
        local = datetime.fromtimestamp(at_ms / 1000, self._zone)
        return local.weekday(), local.hour

    def year(self, id: str, place: str = "") -> Trend:
        """Return the last 365 days, by days of the city, with today as far as it is summed up."""
        used = self._used(id, place)
        first_ms = shifted_ms(self._now_ms, _YEAR_DAYS - 1, self._zone)
        from_ms = day_starts_ms(first_ms, first_ms + 1, self._zone)[0]
        return Trend("day", self._line(id, place, used, self._reader.days, _of_day, from_ms))

    def _used(self, id: str, place: str) -> frozenset[SeriesKey]:
        """Return the series that a value rests on now; the past is read of these alone."""
        look = Look(self._indicators, self._samples, self._now_ms)
        look.at(id, place)
        return frozenset(look.used)

    def _line[Stored: (Point, Bucket)](
        self,
        id: str,
        place: str,
        used: Collection[SeriesKey],
        stored: Callable[[int, int, int], Sequence[Stored]],
        value_of: Callable[[IndicatorEntry, Stored], float | None],
        from_ms: int,
        is_wanted: Callable[[int], bool] = lambda _: True,
    ) -> tuple[TrendPoint, ...]:
        """Return an indicator at each time from `from_ms` on at which something is `stored` of a series that it uses.

        Times that are not wanted are left out.

        What a series has holds until there is something newer, or until it is stale: daily numbers beside hourly ones.
        """
        lines: dict[str, list[_Line[Stored]]] = {}
        kept: dict[tuple[SeriesKey, float], Sequence[Stored]] = {}
        found: set[int] = set()
        for entry in self._indicators.good.values():
            for where, given in self._samples(entry).items() if entry.series is not None else ():
                series_id = self._ids.get(given.key)
                if given.key not in used or series_id is None:
                    continue
                key = (given.key, entry.stale_after_s)
                if key not in kept:
                    kept[key] = stored(series_id, from_ms - _stale_ms(entry), self._now_ms + 1)
                    found.update(each[0] for each in kept[key] if each[0] >= from_ms)
                lines.setdefault(entry.id, []).append(_Line(where, given, kept[key]))
        times = sorted(filter(is_wanted, found))

        def columns(entry: IndicatorEntry) -> dict[str, Column]:
            return {line.place: _column(line, entry, value_of, times) for line in lines.get(entry.id, ())}

        def places(entry: IndicatorEntry) -> dict[str, Given]:
            return {line.place: line.given for line in lines.get(entry.id, ())}

        structure = Look(self._indicators, places, _NEVER_STALE_MS)
        values = Columns(self._indicators, structure, columns, len(times)).at(id, place)
        return tuple(map(TrendPoint, times, values))

    def _given_then(self, entry: IndicatorEntry, given: Given, before: Before) -> Given:
        """Return the sample of a series nearest to the same hour as its newest, so many days before."""
        key = (entry.id, before, given.key)
        known = self._then.get(key)
        if known is None:
            known = self._then[key] = self._find_then(entry, given, shifted_ms(given.at_ms, DAYS[before], self._zone))
        return known

    def _find_then(self, entry: IndicatorEntry, given: Given, wanted_ms: int) -> Given:
        series_id = self._ids.get(given.key)
        if series_id is None:
            return _given(given, wanted_ms, None)
        stale_ms = _stale_ms(entry)
        until_ms = min(wanted_ms + round(_AFTER * stale_ms) + 1, given.at_ms)
        points = self._reader.points(series_id, wanted_ms - stale_ms, until_ms)
        there = [point for point in points if point.value is not None]
        if there:
            nearest = min(there, key=lambda point: abs(point.at_ms - wanted_ms))
            return _given(given, nearest.at_ms, nearest.value, QUALITIES[nearest.quality])
        hours = self._reader.hours(series_id, wanted_ms - max(stale_ms, HOUR_MS), until_ms)
        if not hours:
            return _given(given, wanted_ms, None)
        hour = min(hours, key=lambda bucket: abs(bucket.start_ms + HOUR_MS // 2 - wanted_ms))
        return _given(given, hour.start_ms, _of_hour(entry, hour))


def shifted_ms(at_ms: int, days: int, zone: ZoneInfo) -> int:
    """Return the same time of the clock so many days before, in a zone whose days are 23 to 25 hours long.

    Where the clock showed it twice it is the first time, where it left it out as much later as it was put forward.
    """
    local = datetime.fromtimestamp(at_ms / 1000, zone) - timedelta(days=days)
    return round(local.replace(fold=0).astimezone(UTC).timestamp() * 1000)


def _quantile(ordered: Sequence[float], part: float) -> float:
    """Return the value below which so much of `ordered` lies, in between two of them."""
    at = part * (len(ordered) - 1)
    before = int(at)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (ordered[after] - ordered[before]) * (at - before)


def _column[Stored: (Point, Bucket)](
    line: _Line[Stored],
    entry: IndicatorEntry,
    value_of: Callable[[IndicatorEntry, Stored], float | None],
    times: Sequence[int],
) -> Column:
    """Return what a series had at each time, in the indicator's unit: what came last, while it is fresh."""
    wanted, of = unit(entry.unit), unit(line.given.unit) if line.given.unit else unit(entry.unit)
    if not of.fits(wanted):
        return [None] * len(times)
    stale_ms, stored, index, end = _stale_ms(entry), line.stored, -1, len(line.stored) - 1
    column: list[float | None] = []
    for at_ms in times:
        while index < end and stored[index + 1][0] <= at_ms:
            index += 1
        is_fresh = index >= 0 and at_ms - stored[index][0] <= stale_ms
        column.append(value_of(entry, stored[index]) if is_fresh else None)
    if of == wanted:
        return column
    return [None if value is None else Quantity(value, of).converted(wanted).value for value in column]


def _stale_ms(entry: IndicatorEntry) -> int:
    return round(entry.stale_after_s * 1000)


def _given(now: Given, at_ms: int, value: float | None, quality: Quality = Quality.GOOD) -> Given:
    """Return a sample of the series of `now` from another time."""
    return Given(now.key, now.unit, at_ms, value, Quality.ABSENT if value is None else quality)


def _of_point(_: IndicatorEntry, point: Point) -> float | None:
    return point.value


def _of_hour(entry: IndicatorEntry, hour: Bucket) -> float:
    """Return the value of an hour. It stands beside single values: a mean where a day is a sum."""
    return hour.mean if entry.over_day == "sum" else _of_day(entry, hour)


def _of_day(entry: IndicatorEntry, day: Bucket) -> float:
    match entry.over_day:
        case "sum":
            return day.mean * day.samples
        case "least":
            return day.least
        case "most":
            return day.most
        case "last":
            return day.last
        case "mean":
            return day.mean
