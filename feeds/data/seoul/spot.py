"""What one of Seoul's places gave in one answer, gathered so that a part that is bad loses no other part."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo

from feeds.data.core import Quality
from feeds.data.readings import Event, LeftOut, Readings, Sample, sample
from feeds.data.seoul.envelope import Row, listed
from feeds.data.seoul.fields import FieldGone, needed
from feeds.data.shared.positions import korean_position
from feeds.data.values import moment, number, text_of
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_NOT_A_TIME = QT_TRANSLATE_NOOP("sources", "Field {field} is not a time: {text}")
_SERVICE = "citydata"
_SHOWN = 60


class Spot:
    """The readings of one place, while its answer is read.

    `name`: the place, as it will be known. `now`: when the answer came. `zone`: of times written without one.
    """

    def __init__(self, name: str, *, now: datetime, zone: tzinfo) -> None:
        self.name = name
        self.now = now
        self.zone = zone
        self._samples: list[Sample] = []
        self._events: list[Event] = []
        self._left_out: list[LeftOut] = []

    def readings(self, *, events_are_all: bool = False) -> Readings:
        """Return what was gathered."""
        return Readings(self._samples, self._events, left_out=self._left_out, events_are_all=events_are_all)

    @contextmanager
    def part(self, block: str) -> Iterator[None]:
        """Leave out what cannot be read in the `with` below, and tell it."""
        try:
            yield
        except FieldGone as gone:
            self._left_out.append(LeftOut(f"{block}: {gone.detail}", gone.words))
        except Wrong as wrong:
            self._left_out.append(LeftOut(block, wrong.text))

    def time(self, row: Row, field: str) -> datetime:
        """Return the time in a field that must be there. Raises FieldGone, and Wrong for what is no time."""
        return self.moment(needed(row, field, _SERVICE), field)

    def moment(self, raw: object, field: str) -> datetime:
        """Return the time that `raw`, out of a field, writes. Raises Wrong."""
        try:
            return moment(raw, self.zone)
        except ValueError:
            raise Wrong(_NOT_A_TIME(field=field, text=text_of(raw)[:_SHOWN])) from None

    def add(self, indicator: str, at: datetime, raw: object, unit: str = "", quality: Quality = Quality.GOOD) -> None:
        """Add the number that `raw` writes, or that there is none and why; a forecast without a number is none."""
        read = sample(indicator, at, raw, place=self.name, unit=unit, quality=quality)
        if read.value is not None or quality is not Quality.ESTIMATED or at <= self.now:
            self._samples.append(read)

    def add_field(
        self,
        indicator: str,
        at: datetime,
        row: Row,
        field: str,
        unit: str = "",
        quality: Quality = Quality.GOOD,
        levels: dict[str, int] | None = None,
    ) -> None:
        """Add the number in a field, or the one that `levels` gives its words, blanks in them or not.

        A field that is not there is a number that is missing, and is told with the name that may be meant.
        """
        with self.part(indicator):
            needed(row, field, _SERVICE)
        raw = row.get(field)
        if levels is not None:
            raw = levels.get(text_of(raw).replace(" ", ""), raw)
        self.add(indicator, at, raw, unit, quality)

    def add_event(self, event: Event) -> None:
        """Add an event."""
        self._events.append(event)


def block_of(row: Row, name: str) -> list[Row]:
    """Return a block of an answer as rows, none where it is absent or empty; a name wrapped in itself counts once."""
    value = row.get(name)
    while isinstance(value, dict) and value.keys() == {name}:
        value = value[name]
    return [inner for inner in listed(value) if inner]


def known_text(value: object) -> str:
    """Return a value on one line, "" for what is neither text nor number, and for "-", which means none."""
    text = text_of(value)
    return "" if text == "-" else text


def position_of(row: Row, latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """Return latitude and longitude out of two fields, None twice for a place outside Korea or none at all."""
    north, east = number(row.get(latitude)), number(row.get(longitude))
    if north is None or east is None:
        return None, None
    try:
        position = korean_position(latitude_deg=north, longitude_deg=east)
    except ValueError:
        return None, None
    return position.latitude_deg, position.longitude_deg
