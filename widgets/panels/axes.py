"""The marks of an axis: round numbers for values; hours, days, months and years of the local clock for times."""

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

_DAY_MIN = 24 * 60
_STEPS_MIN = (5, 10, 15, 30, 60, 120, 180, 360, 720, _DAY_MIN, 2 * _DAY_MIN, 7 * _DAY_MIN, 14 * _DAY_MIN)
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_MONTH_MIN = 30 * _DAY_MIN


class TimeMark(NamedTuple):
    """A time on an axis, as it is written there. `is_edge`: a day begins, or a year."""

    at_ms: int
    text: str
    is_edge: bool


def value_marks(least: float, most: float, count: int = 4) -> tuple[tuple[float, ...], int]:
    """Return at most so many round numbers between two values, and with how many decimals they are written."""
    # Closer together than numbers of that size can be told apart, there is nothing round between them.
    if not most - least > 1e-12 * max(abs(least), abs(most)):
        return (), 0
    rough = (most - least) / max(1, count)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= rough * 0.999)
    # A step of 2.5 needs a decimal more than its size says.
    decimals = max(0, -math.floor(math.log10(step)) + (1 if round(step / size * 10) == 25 else 0))
    first = math.ceil(least / step - 1e-9)
    return tuple(number * step for number in range(first, math.floor(most / step + 1e-9) + 1)), decimals


def time_marks(from_ms: float, until_ms: float, count: int) -> tuple[TimeMark, ...]:
    """Return at most about so many marks between two times: the finest steps of the clock that are no more."""
    span_min = (until_ms - from_ms) / 60_000
    if span_min <= 0 or count < 1:
        return ()
    step_min = next((step for step in _STEPS_MIN if span_min / step <= count), None)
    if step_min is None:
        months = next((step for step in _STEPS_MONTHS if span_min / (step * _MONTH_MIN) <= count), _STEPS_MONTHS[-1])
        times: Iterator[datetime] = _months(_local(from_ms), months)
    else:
        times = _steps(_local(from_ms), step_min)
    marks: list[TimeMark] = []
    for local in times:
        at_ms = round(local.timestamp() * 1000)
        if at_ms > until_ms:
            break
        # An hour that a clock skips is not there; one that it has twice is marked once.
        if at_ms >= from_ms and (not marks or at_ms > marks[-1].at_ms):
            marks.append(_mark(local, at_ms, step_min))
    return tuple(marks)


def spread(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Return where labels of that height have their middles so that none covers another, near where they are wanted.

    In the order of `wanted`; within `top` and `bottom` where there is room for all.
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    placed = [0.0] * len(wanted)
    lowest = top + height / 2
    for number in order:
        placed[number] = lowest = max(lowest, wanted[number])
        lowest += height
    highest = bottom - height / 2
    for number in reversed(order):
        placed[number] = highest = min(highest, placed[number])
        highest -= height
    return placed


def _local(at_ms: float) -> datetime:
    """Return the local time as a clock on the wall shows it, without its zone."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone().replace(tzinfo=None)


def _steps(begin: datetime, step_min: int) -> Iterator[datetime]:
    local = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    if step_min > _DAY_MIN:  # the same days whatever is seen of them
        local -= timedelta(days=local.toordinal() % (step_min // _DAY_MIN))
    while True:
        yield local
        local += timedelta(minutes=step_min)


def _months(begin: datetime, step: int) -> Iterator[datetime]:
    month = (begin.year * 12 + begin.month - 1) // step * step
    while True:
        yield datetime(month // 12, month % 12 + 1, 1)
        month += step


def _mark(local: datetime, at_ms: int, step_min: int | None) -> TimeMark:
    is_korean = QLocale().language() == QLocale.Language.Korean
    day = QDate(local.year, local.month, local.day)
    if step_min is None:
        is_year = local.month == 1
        return TimeMark(at_ms, f"{local.year}" if is_year else QLocale().toString(day, "MMM"), is_year)
    if local.hour or local.minute:
        return TimeMark(at_ms, f"{local:%H:%M}", is_edge=False)
    if step_min < _DAY_MIN:
        return TimeMark(at_ms, QLocale().toString(day, "M월 d일" if is_korean else "d MMM"), is_edge=True)
    if step_min == _DAY_MIN:
        return TimeMark(at_ms, QLocale().toString(day, "d일 ddd" if is_korean else "ddd d"), is_edge=True)
    return TimeMark(at_ms, QLocale().toString(day, "M월 d일" if is_korean else "d MMM"), local.day == 1)
