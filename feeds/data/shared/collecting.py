"""What a poll gathers from a service of a known shape, for which nobody has to write which field is which."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from feeds.data.readings import Event, LeftOut, Readings, Sample
from feeds.data.shared.rows import MOST_TOLD, NOT_AN_OBJECT
from feeds.data.source import SourceConfig, SourceContext
from feeds.data.values import moment, short
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP, Text

NOT_A_TIME = QT_TRANSLATE_NOOP("sources", "Field {field} is not a time: {text}")
SEVERAL = QT_TRANSLATE_NOOP("sources", "More than one series for {name}: ask for one of them, or choose other places")


class LeavingOut:
    """What an answer is read with: now, the zone of its times, and what of it had to be left out."""

    def __init__(self, config: SourceConfig, context: SourceContext) -> None:
        self.now: datetime = context.now
        self.zone = config.zone(context)
        self.left_out: list[LeftOut] = []

    def leave_out(self, where: str, reason: Text) -> None:
        """Note what could not be used; the first hundred are told."""
        if len(self.left_out) < MOST_TOLD:
            self.left_out.append(LeftOut(where, reason))


class Collecting(LeavingOut):
    """Samples and events as they are read.

    Two series of one indicator and place are both left out: which one is meant, nobody knows, and the next answer may
    have them in another order.
    """

    def __init__(self, config: SourceConfig, context: SourceContext) -> None:
        super().__init__(config, context)
        self.events: list[Event] = []
        self._series: dict[tuple[str, str], list[Sample]] = {}
        self._doubled: set[tuple[str, str]] = set()

    def add(self, series: list[Sample]) -> None:
        """Take the samples of one series. Raises Wrong where there is one of the same indicator and place already."""
        for key in {(sample.indicator, sample.place) for sample in series}:
            if key in self._series:
                self._doubled.add(key)
                raise Wrong(SEVERAL(name=" ".join(key).strip()))
            self._series[key] = series

    def each(self, rows: Iterable[Any], name: str, read: Callable[[dict[str, Any]], None]) -> None:
        """Read each row; those that are no objects, and those for which `read` raises Wrong, are left out."""
        for number, row in enumerate(rows, start=1):
            try:
                if not isinstance(row, dict):
                    raise Wrong(NOT_AN_OBJECT)
                read(row)
            except Wrong as wrong:
                self.leave_out(f"{name} {number}", wrong.text)

    def time(self, raw: object, field: str) -> datetime:
        """Return the time that a field writes. Raises Wrong."""
        try:
            return moment(raw, self.zone)
        except ValueError:
            raise Wrong(NOT_A_TIME(field=field, text=short(raw))) from None

    def readings(self, *, events_are_all: bool = False) -> Readings:
        """Return all of it."""
        samples = [each for key, series in self._series.items() if key not in self._doubled for each in series]
        return Readings(samples, self.events, left_out=self.left_out, events_are_all=events_are_all)


def finite_position(latitude: float | None, longitude: float | None) -> tuple[float | None, float | None]:
    """Return a position if it can be one, else None, None. 0, 0 is how receivers write that they know none."""
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None, None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)
