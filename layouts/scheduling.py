"""Which entry of a schedule holds at a moment, and when that may be another one: pure functions of the city's time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from layouts.alarm_files import LEVELS, AlarmLevel
from layouts.problems import Problem
from layouts.schedule_files import Day, ScheduleEntry

_DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD_DAYS = 8
_TWO_WEEKS = 14
_DAY_S = 24 * 3600
_ANY_DAY = date(2001, 1, 1)
MIDNIGHT = time()


class StandingAlarm(NamedTuple):
    """An alarm that stands: the id of its rule, and its level."""

    rule: str
    level: AlarmLevel


@dataclass(frozen=True, slots=True)
class Schedule:
    """The good entries of a schedule by id, in the order of the file, and everything that is wrong with it."""

    good: Mapping[str, ScheduleEntry] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()
    problems: tuple[Problem, ...] = ()


def due(schedule: Schedule, at: datetime, standing: Collection[StandingAlarm] = ()) -> ScheduleEntry | None:
    """Return the entry that holds, None where none does: of several that with the highest priority, the last of those.

    `at`: the moment, in the city's time zone. `standing`: the alarms that stand.
    """
    holding = [
        entry
        for entry in schedule.good.values()
        if _is_raised(entry, standing) and any(begin <= at < end for begin, end in _spans(entry, schedule, at))
    ]
    return max(reversed(holding), key=lambda entry: entry.weight, default=None)


def next_change(schedule: Schedule, at: datetime) -> datetime | None:
    """Return when the next entry begins or ends after a moment, in UTC; None where none does within a week."""
    edges = (edge for entry in schedule.good.values() for span in _spans(entry, schedule, at) for edge in span)
    return min((edge for edge in edges if edge > at), default=None)


def overlaps(schedule: Schedule) -> Iterator[tuple[ScheduleEntry, ScheduleEntry]]:
    """Return pairs of entries without an alarm that hold at the same time with equal priority, as they stand."""
    plain = [entry for entry in schedule.good.values() if not entry.is_event]
    days = sorted(_days_to_try(plain, schedule.holidays))
    found: set[tuple[int, int]] = set()
    for weight in {entry.weight for entry in plain}:
        spans = sorted(
            (*_seconds(entry, day), number)
            for number, entry in enumerate(plain)
            if entry.weight == weight
            for day in days
            if _holds_on(entry, date.fromordinal(day), is_holiday=date.fromordinal(day) in schedule.holidays)
        )
        holding: list[tuple[float, int]] = []
        for begin, end, number in spans:
            holding = [(until, other) for until, other in holding if until > begin]
            found |= {(min(number, other), max(number, other)) for _, other in holding if other != number}
            holding.append((end, number))
    for one, other in sorted(found):
        yield plain[one], plain[other]


def _is_raised(entry: ScheduleEntry, standing: Collection[StandingAlarm]) -> bool:
    if not entry.is_event:
        return True
    least = 0 if entry.alarm_level is None else LEVELS.index(entry.alarm_level)
    return any(
        (entry.alarm is None or alarm.rule == entry.alarm)
        and (entry.alarm_level is None or LEVELS.index(alarm.level) <= least)
        for alarm in standing
    )


def _spans(entry: ScheduleEntry, schedule: Schedule, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when an entry holds, in UTC, on the day before a moment and those that come."""
    zone, today = at.tzinfo, at.date()
    begin, end = entry.begin or MIDNIGHT, entry.end or MIDNIGHT
    for number in range(-1, _AHEAD_DAYS):
        day = today + timedelta(days=number)
        if _holds_on(entry, day, is_holiday=day in schedule.holidays):
            last = day if begin < end else day + timedelta(days=1)
            yield _moment(datetime.combine(day, begin, zone)), _moment(datetime.combine(last, end, zone))


def _moment(local: datetime) -> datetime:
    """Return the first moment, in UTC, at which clocks show a time; of one that they leave out the first after it."""
    moment = local.astimezone(UTC)
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    moment = local.replace(fold=1).astimezone(UTC)
    while moment.astimezone(local.tzinfo).replace(tzinfo=None) < local.replace(tzinfo=None):
        moment += timedelta(minutes=1)
    return moment


def _holds_on(entry: ScheduleEntry, day: date, *, is_holiday: bool) -> bool:
    if (entry.first is not None and day < entry.first) or (entry.last is not None and day > entry.last):
        return False
    weekday = day.weekday()
    is_weekend = weekday >= 5
    names = {_DAYS[weekday], "weekend" if is_weekend else "" if is_holiday else "weekdays"}
    return not entry.days or not names.isdisjoint(entry.days) or (is_holiday and "holidays" in entry.days)


def _days_to_try(entries: Sequence[ScheduleEntry], holidays: Collection[date]) -> set[int]:
    """Return days, as their ordinals, among which two entries hold at the same time if they ever do.

    That is on any day of a week, so two weeks are enough, in case there is a holiday in one, wherever an entry has its
    first or last day; and around holidays.
    """
    around = {_ANY_DAY, *(day for entry in entries for day in (entry.first, entry.last) if day is not None)}
    days = {day.toordinal() + number for day in around for number in range(-_TWO_WEEKS, _TWO_WEEKS + 1)}
    days |= {day.toordinal() + number for day in holidays for number in (-1, 0, 1)}
    return {day for day in days if 1 <= day <= date.max.toordinal()}


def _seconds(entry: ScheduleEntry, day: int) -> tuple[float, float]:
    """Return from when to when an entry holds that begins on a day, in seconds of clocks that are never changed."""
    begin, end = (
        timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond).total_seconds()
        for at in (entry.begin or MIDNIGHT, entry.end or MIDNIGHT)
    )
    midnight = day * _DAY_S
    return midnight + begin, midnight + end + (0 if begin < end else _DAY_S)
