"""Keys of the simulated services, and the calls of a day that each has."""

import re
from datetime import date

from controlroom.sim.events import KEY

SAMPLE = "sample"
_LIMITED = re.compile(rf"{KEY}-(\d{{1,9}})", re.ASCII)


def is_valid(key: str) -> bool:
    """Whether the services know a key: that without a limit, one with a number of calls a day, or the sample."""
    return key in (SAMPLE, KEY) or _LIMITED.fullmatch(key) is not None


class Quotas:
    """Counts calls by key, group of services and day."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], int] = {}
        self._day: date | None = None

    def take(self, key: str, group: str, today: date) -> bool:
        """Count a call; whether it was still allowed."""
        limited = _LIMITED.fullmatch(key)
        if limited is None:
            return True
        if today != self._day:
            self._day, self._calls = today, {}
        made = self._calls[key, group] = self._calls.get((key, group), 0) + 1
        return made <= int(limited[1])
