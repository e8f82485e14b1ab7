"""A small city's indicators over a real store."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from controlroom.indicators.look import Look
from controlroom.indicators.now import look_now, newest
from controlroom.indicators.past import Past
from feeds.data.core import Quality, SampleRow, SeriesKey
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter
from layouts.city_file import read_city_file
from layouts.indicators import Indicators
from tests.layouts.helpers import CITY, write

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 9, 17, 14, 20, tzinfo=SEOUL)  # a Thursday

Sample = tuple[datetime, float | None]


def ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def hourly(value: float, hours: int, *, until: datetime = NOW) -> list[Sample]:
    """The same value at each full hour."""
    last = until.replace(minute=0, second=0)
    return [(last - timedelta(hours=hour), value) for hour in range(hours)]


class Store:
    """A store that is filled by hand, and the indicators over it."""

    def __init__(self, folder: Path, zone: ZoneInfo = SEOUL) -> None:
        self.folder = folder
        self.zone = zone
        self._file = folder / "numbers.db"
        self._writer = SqliteWriter(self._file, zone)
        self._readers: list[SqliteReader] = []
        self.indicators = Indicators()

    def city(self, *tables: str) -> "Store":
        city = read_city_file(write(self.folder, "city.toml", CITY + "".join(tables)))
        self.indicators = city.indicators
        return self

    def add(
        self,
        series: str,
        samples: Iterable[Sample],
        *,
        place: str = "",
        source: str = "src",
        unit: str = "",
        quality: Quality = Quality.GOOD,
    ) -> int:
        series_id = self._writer.series_id(SeriesKey(source, series, place), unit)
        rows = [
            SampleRow(series_id, ms(at), value, quality if value is not None else Quality.BLANK)
            for at, value in samples
        ]
        self._writer.add(rows, ms(NOW))
        return series_id

    def add_places(self, series: str, values: Sequence[float | None], at: datetime = NOW, unit: str = "") -> None:
        """One sample at each of the places a, b, c, ..."""
        for place, value in zip("abcdefgh", values, strict=False):
            self.add(series, [(at, value)], place=place, unit=unit)

    def prune(self, series_id: int, before: datetime) -> None:
        self._writer.prune(series_id, ms(before))

    def reader(self) -> SqliteReader:
        self._writer.roll_up()
        self._readers.append(SqliteReader(self._file))
        return self._readers[-1]

    def look(self, now: datetime = NOW) -> Look:
        return look_now(self.indicators, self.reader(), ms(now))

    def past(self, now: datetime = NOW) -> Past:
        reader = self.reader()
        samples = newest(reader.latest(), ms(now))
        return Past(self.indicators, samples, reader, self.zone, ms(now))

    def close(self) -> None:
        for reader in self._readers:
            reader.close()
        self._writer.close()


def utc(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
