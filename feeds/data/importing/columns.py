"""Which column of a table means what, and a row's cells as a sample."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from operator import itemgetter
from zoneinfo import ZoneInfo

from feeds.data.core import Quality, SampleRow, SeriesKey
from feeds.data.values import Missing, moment, number_or_reason
from resources.text import QT_TRANSLATE_NOOP, Text

NAMES: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indicator", "series", "지표"),
    "at": ("at", "time", "timestamp", "datetime", "일시", "시각"),
    "value": ("value", "값"),
    "place": ("place", "district", "구", "자치구", "장소"),
    "source": ("source", "출처"),
    "unit": ("unit", "단위"),
    "quality": ("quality", "품질"),
}
"""What a column may be called, capital letters or not. The first three must be there."""
_NEEDED = ("indicator", "at", "value")
_QUALITIES = {quality.name.lower(): quality for quality in (Quality.GOOD, Quality.ESTIMATED, Quality.SUSPECT)}
_FUTURE = timedelta(days=366)
"""A forecast may be ahead; a time beyond this is a mistake."""
_REMEMBERED = 100_000

_NO_COLUMN = QT_TRANSLATE_NOOP("data", "Column {column} is missing; the columns are: {columns}")
_NEAREST = QT_TRANSLATE_NOOP("data", "Column {column} is missing; {nearest} may be meant. The columns are: {columns}")
_TWICE = QT_TRANSLATE_NOOP("data", "Column {column} is there twice: {first} and {second}")
_CELLS = QT_TRANSLATE_NOOP("data", "{found} cells where {expected} are wanted")
_NO_INDICATOR = QT_TRANSLATE_NOOP("data", "indicator is empty")
_NO_TIME = QT_TRANSLATE_NOOP("data", "not a time: {text}")
_FAR_TIME = QT_TRANSLATE_NOOP("data", "time is far in the future: {text}")
_NO_NUMBER = QT_TRANSLATE_NOOP("data", "not a number: {text}")
_NO_QUALITY = QT_TRANSLATE_NOOP("data", "quality is none of good, estimated, suspect: {text}")
_SHOWN = 40


class WrongTable(Exception):
    """A file cannot be read as a table of samples at all; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


class WrongRow(Exception):
    """A row is no sample; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


@dataclass(frozen=True, slots=True)
class Rows:
    """How rows are read: the `zone` of times and the `source` of rows that name none; `now`, to know the future."""

    zone: ZoneInfo
    source: str
    now: datetime


class Table:
    """The columns of one file, and its rows as samples."""

    def __init__(self, header: Sequence[str], rows: Rows, series_id: Callable[[SeriesKey, str], int]) -> None:
        """Find the columns by `header`; `series_id` gives the number of a series and its unit. Raises WrongTable."""
        self._places = _places(header)
        self._width = len(header)
        self._rows = rows
        self._series_id = series_id
        self._latest_ms = int((rows.now + _FUTURE).timestamp() * 1000)
        self._ids: dict[str | tuple[str, ...], int] = {}
        self._times: dict[str, int] = {}
        place = self._places
        self._key = itemgetter(*[place[name] for name in ("source", "indicator", "place", "unit") if name in place])
        self._at, self._value, self._quality = place["at"], place["value"], place.get("quality")

    def sample(self, cells: Sequence[str]) -> SampleRow:
        """Return a row's sample. Raises WrongRow."""
        if len(cells) != self._width:
            raise WrongRow(_CELLS(found=len(cells), expected=self._width))
        key = self._key(cells)
        series_id = self._ids.get(key)
        if series_id is None:
            series_id = self._new_series(key, cells)
        text = cells[self._at]
        at_ms = self._times.get(text)
        if at_ms is None:
            at_ms = self._time_ms(text)
        quality = 0 if self._quality is None else _quality(cells[self._quality])
        try:
            value = float(cells[self._value])
        except ValueError:
            return SampleRow(series_id, at_ms, number(cells[self._value]), quality)
        if value - value != 0:
            raise WrongRow(_NO_NUMBER(text=_short(cells[self._value])))  # nan, inf
        return SampleRow(series_id, at_ms, value, quality)

    def _new_series(self, key: str | tuple[str, ...], cells: Sequence[str]) -> int:
        def cell(name: str) -> str:
            return cells[self._places[name]].strip() if name in self._places else ""

        if not cell("indicator"):
            raise WrongRow(_NO_INDICATOR)
        series = SeriesKey(cell("source") or self._rows.source, cell("indicator"), cell("place"))
        self._ids[key] = series_id = self._series_id(series, cell("unit"))
        return series_id

    def _time_ms(self, text: str) -> int:
        at_ms = time_ms(text, self._rows.zone)
        if at_ms > self._latest_ms:
            raise WrongRow(_FAR_TIME(text=_short(text)))
        if len(self._times) >= _REMEMBERED:
            self._times.clear()
        self._times[text] = at_ms
        return at_ms


def _places(header: Sequence[str]) -> dict[str, int]:
    titles = [title.strip().lstrip("\ufeff") for title in header]
    places: dict[str, int] = {}
    for name, called in NAMES.items():
        found = [place for place, title in enumerate(titles) if title.lower() in called]
        if len(found) > 1:
            raise WrongTable(_TWICE(column=name, first=titles[found[0]], second=titles[found[1]]))
        if found:
            places[name] = found[0]
        elif name in _NEEDED:
            columns = ", ".join(map(_short, titles[:_SHOWN]))
            nearest = get_close_matches(name, [title.lower() for title in titles], 1)
            if nearest:
                raise WrongTable(_NEAREST(column=name, nearest=_short(nearest[0]), columns=columns))
            raise WrongTable(_NO_COLUMN(column=name, columns=columns))
    return places


def time_ms(text: str, zone: ZoneInfo) -> int:
    """Return the time that `feeds.data.values.moment` reads, in milliseconds since 1970. Raises WrongRow."""
    try:
        return round(moment(text, zone).timestamp() * 1000)
    except ValueError:
        raise WrongRow(_NO_TIME(text=_short(text))) from None


def number(text: str) -> float | None:
    """Return a number as `feeds.data.values` reads it; None where the text says that there is none. Raises WrongRow."""
    value = number_or_reason(text)
    if value is Missing.BLANK:
        return None
    if isinstance(value, Missing):
        raise WrongRow(_NO_NUMBER(text=_short(text)))
    return value


def _quality(text: str) -> int:
    plain = text.strip().lower()
    try:
        return int(_QUALITIES[plain] if plain else Quality.GOOD)
    except KeyError:
        raise WrongRow(_NO_QUALITY(text=_short(text))) from None


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def texts(cells: Iterable[object]) -> list[str]:
    """Return cells that have types as they would be written."""
    return ["" if cell is None else cell.isoformat() if isinstance(cell, datetime) else str(cell) for cell in cells]
