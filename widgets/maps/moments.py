"""The steps of a year that can be gone through: its months, or its days."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from PySide6.QtCore import QCoreApplication

from widgets.facts import Line

_DAYS = 365
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of the past, and what it is called. `is_now`: the present, whose value is the newest one."""

    from_ms: int
    until_ms: int
    words: str
    is_now: bool = False


def moments(now_ms: int, step: Literal["month", "day"]) -> tuple[Moment, ...]:
    """Return the last twelve months, or the last year's days, in local time, the present last."""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    if step == "day":
        begins = [(today - timedelta(days=days)).replace(tzinfo=None) for days in range(_DAYS - 1, -1, -1)]
        names = [f"{begin:%Y-%m-%d}" for begin in begins]
    else:
        first = today.replace(day=1, tzinfo=None)
        begins = [_months_before(first, months) for months in range(_MONTHS, -1, -1)]
        names = [f"{begin:%Y-%m}" for begin in begins]
    edges = [round(begin.astimezone().timestamp() * 1000) for begin in begins]
    past = [Moment(*each) for each in zip(edges[:-1], edges[1:], names[:-1], strict=True)]
    tomorrow_ms = round((today.replace(tzinfo=None) + timedelta(days=1)).astimezone().timestamp() * 1000)
    return (*past, Moment(edges[-1], tomorrow_ms, QCoreApplication.translate("panels", "Now"), True))


def value_at(line: Line | None, moment: Moment) -> float | None:
    """Return the mean of a line in a step of the past, None where there is nothing."""
    if line is None:
        return None
    values = [
        spot.value for spot in line.spots if spot.value is not None and moment.from_ms <= spot.at_ms < moment.until_ms
    ]
    return sum(values) / len(values) if values else None


def _months_before(first: datetime, months: int) -> datetime:
    number = first.year * 12 + first.month - 1 - months
    return first.replace(year=number // 12, month=number % 12 + 1)
