"""Seoul's clock and calendar over arrays of times, and curves over the hours of a day.

Seoul's clocks have been nine hours ahead of UTC all year since 1988. Times are seconds since 1970-01-01 UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from controlroom.sim.data.model.noise import Array

ZONE_S = 9 * 3600
DAY_S = 86400
_YEAR_DAYS = 365.2425
_FIRST_WEEKDAY = 3  # 1970-01-01 was a Thursday; Monday is 0


@dataclass(frozen=True, slots=True)
class When:
    """What the clocks and the calendar show at times: `hour` of the day with its part, `weekend` and `year` as shares.

    `weekend` is 0 or 1, but passes from one to the other over two hours after midnight, so that nothing jumps. `year`
    grows from 0 to 1 from January to December.
    """

    hour: Array
    weekday: Array
    weekend: Array
    year: Array

    @staticmethod
    def at(at_s: Array) -> "When":
        """Return what is shown at times."""
        local_days = (at_s + ZONE_S) / DAY_S
        day = np.floor(local_days)
        hour = (local_days - day) * 24.0
        weekday = np.mod(day + _FIRST_WEEKDAY, 7)
        free, was_free = weekday >= 5, np.mod(weekday - 1, 7) >= 5
        into = np.clip(hour / 2.0, 0.0, 1.0)
        into = into * into * (3.0 - 2.0 * into)
        weekend = np.where(free, 1.0, 0.0) * into + np.where(was_free, 1.0, 0.0) * (1.0 - into)
        return When(hour, weekday, weekend, np.mod(local_days / _YEAR_DAYS, 1.0))

    def wave(self, peak_hour: float) -> Array:
        """Return a daily wave between -1 and 1 with its top at an hour."""
        wave: Array = np.cos((self.hour - peak_hour) * (2.0 * np.pi / 24.0))
        return wave

    def season(self, peak_share: float) -> Array:
        """Return a yearly wave between -1 and 1 with its top at a share of the year."""
        wave: Array = np.cos((self.year - peak_share) * (2.0 * np.pi))
        return wave

    def near(self, peak_share: float, width_share: float) -> Array:
        """Return 1 at a share of the year, falling to 0 around it as a bell does."""
        away = np.abs(self.year - peak_share)
        away = np.minimum(away, 1.0 - away)
        bell: Array = np.exp(-((away / width_share) ** 2))
        return bell

    def by_hour(self, workday: Sequence[float], weekend: Sequence[float]) -> Array:
        """Return a value by the hours of the day: 24 for workdays, 24 for weekends, joined by lines."""
        return _curve(self.hour, workday) * (1.0 - self.weekend) + _curve(self.hour, weekend) * self.weekend


def _curve(hour: Array, values: Sequence[float]) -> Array:
    line: Array = np.interp(hour, np.arange(25), [*values, values[0]])
    return line
