"""Many alarms at once: shown as a line for each cause, with a count (ISA-18.2: more than 10 in 10 minutes)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from controlroom.alarms.core import LEVELS, Alarm

WINDOW_MS = 600_000
MOST = 10
"""More than as many within the window are a flood; it is over when no more than half as many were raised in one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Alarms of one cause, the highest first, and how many there are in each district ("" for none), most first."""

    cause: str
    alarms: tuple[Alarm, ...]
    districts: tuple[tuple[str, int], ...]


class Flood:
    """Whether there is a flood. A pure function of what it was told before and of now."""

    def __init__(self) -> None:
        self.is_on = False

    def look(self, raised_ms: Iterable[int], now_ms: int) -> bool:
        """Take the times at which alarms were raised; return whether there is a flood now."""
        count = sum(now_ms - WINDOW_MS < each <= now_ms for each in raised_ms)
        self.is_on = count > MOST // 2 if self.is_on else count > MOST
        return self.is_on


def groups(alarms: Sequence[tuple[Alarm, str, str]]) -> list[Group]:
    """Return the alarms, each with its cause and district, by cause: one storm is one group. The highest first."""
    by_cause: defaultdict[str, list[tuple[Alarm, str]]] = defaultdict(list)
    for alarm, cause, district in alarms:
        by_cause[cause].append((alarm, district))
    found = []
    for cause, those in by_cause.items():
        those.sort(key=lambda each: _rank(each[0]))
        counts = Counter(district for _, district in those)
        districts = tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
        found.append(Group(cause, tuple(alarm for alarm, _ in those), districts))
    return sorted(found, key=lambda group: _rank(group.alarms[0]))


def _rank(alarm: Alarm) -> tuple[int, int]:
    return LEVELS.index(alarm.level), -alarm.raised_ms
