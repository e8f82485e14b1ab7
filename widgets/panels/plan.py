"""What a plan says: how much is to be done by a day, and by which day so much was to be done. Days are ordinals."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

Plan = Sequence[tuple[date, float]]
"""Days and percent, in order, from 0 at the first to 100 at the last, straight in between."""

_AHEAD_DAYS = 270


def planned(plan: Plan, day: date) -> float:
    """Return how much is to be done by a day, in percent."""
    at = day.toordinal()
    if at <= plan[0][0].toordinal():
        return plan[0][1] if at == plan[0][0].toordinal() else 0.0
    for (one, least), (other, most) in pairwise(plan):
        if at <= other.toordinal():
            return least + (most - least) * (at - one.toordinal()) / max(1, other.toordinal() - one.toordinal())
    return plan[-1][1]


def reached(plan: Plan, percent: float) -> float:
    """Return the day up to which all is done that was to be done by then, where so much is done.

    Where the plan rests it is the last such day: a bar drawn to there reaches today exactly where it is on plan.
    """
    if percent < plan[0][1]:
        return float(plan[0][0].toordinal())
    for (one, least), (other, most) in reversed(list(pairwise(plan))):
        if percent >= most:
            return float(other.toordinal())
        if percent >= least:
            return one.toordinal() + (other.toordinal() - one.toordinal()) * (percent - least) / (most - least)
    return float(plan[0][0].toordinal())


def usual_window(today: date) -> tuple[date, date]:
    """Return the days from and until which projects are shown: the year before, and the half years to come."""
    ahead = today + timedelta(days=_AHEAD_DAYS)
    until = date(ahead.year, 7, 1) if ahead.month <= 6 else date(ahead.year + 1, 1, 1)
    return date(today.year - 1, 1, 1), until


def half_years(begin: date, end: date) -> list[date]:
    """Return the first days of the half years between two days, both included."""
    days = [date(year, month, 1) for year in range(begin.year, end.year + 1) for month in (1, 7)]
    return [day for day in days if begin <= day <= end]
