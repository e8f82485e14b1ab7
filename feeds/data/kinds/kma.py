"""`kma`: the weather as the Korea Meteorological Administration observes and forecasts it, on a grid of 5 km.

Documentation: https://www.data.go.kr, data set 15084084: getUltraSrtNcst (observed each hour), getUltraSrtFcst (the
next six hours) and getVilageFcst (the next days). Each is asked for by the time of its issue.
"""

import re
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from feeds.data.core import Quality
from feeds.data.readings import Readings, Sample, sample
from feeds.data.shared.gateway import GatewayConfig, Item, items_of
from feeds.data.shared.kma_grid import MOST_X, MOST_Y, Cell, cell_of
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.positions import in_korea
from feeds.data.shared.rounds import go_round
from feeds.data.source import SourceContext, Unchanged
from feeds.data.values import MISSING_TEXT, Missing, text_of
from resources.entries import FileModel, Wrong
from resources.mercator import Position
from resources.text import QT_TRANSLATE_NOOP

PATH = "/1360000/VilageFcstInfoService_2.0"
NONE_ABOVE = 900.0
"""Values from here on, either way, mean that there is none (guide to the service)."""

_HERE = QT_TRANSLATE_NOOP("layouts", "Write either nx and ny, or latitude and longitude")
_ABROAD = QT_TRANSLATE_NOOP("layouts", "This place is not in Korea")
_TWICE = QT_TRANSLATE_NOOP("layouts", "Place is named twice: {place}")
_HOUR = timedelta(hours=1)
_KNOWN = "the last issue of each forecast"


class Product(NamedTuple):
    """One of the service's answers: which field has its values, when it is issued and how long after it can be read.

    `categories`: the indicators and units of those that are read.
    """

    operation: str
    value: str
    minute: int  # of the hour, when it is issued
    every: timedelta
    first_hour: int
    delay: timedelta
    categories: dict[str, tuple[str, str]]

    def issue(self, now: datetime) -> datetime:
        """Return the last issue that can be read by now; in the zone of `now`."""
        hour = (now - self.delay).replace(minute=0, second=0, microsecond=0)
        past = (hour.hour - self.first_hour) % (self.every // _HOUR)
        return hour - past * _HOUR + timedelta(minutes=self.minute)


_TEMPERATURE = ("weather.temperature", "°C")
_COMMON = {"REH": ("weather.humidity", "%"), "WSD": ("weather.wind", "m/s")}
_RAIN = ("weather.rain_1h", "mm")
_FALLS = {"PTY": ("weather.precipitation", "")}
_SKY = _FALLS | {"SKY": ("weather.sky", "")}
"""Codes of the service: what falls is 0 nothing, 1 rain, 2 sleet, 3 snow, 4 a shower, 5 drizzle, 6 drizzle with snow,
7 a little snow; the sky is 1 clear, 3 mostly clouded, 4 overcast."""

PRODUCTS = {
    "observed": Product(
        operation="getUltraSrtNcst",
        value="obsrValue",
        minute=0,
        every=_HOUR,
        first_hour=0,
        delay=timedelta(minutes=10),
        categories={"T1H": _TEMPERATURE, "RN1": _RAIN} | _FALLS | _COMMON,
    ),
    "hours": Product(
        operation="getUltraSrtFcst",
        value="fcstValue",
        minute=30,
        every=_HOUR,
        first_hour=0,
        delay=timedelta(minutes=45),
        categories={"T1H": _TEMPERATURE, "RN1": _RAIN, "LGT": ("weather.lightning", "kA")} | _SKY | _COMMON,
    ),
    "days": Product(
        operation="getVilageFcst",
        value="fcstValue",
        minute=0,
        every=3 * _HOUR,
        first_hour=2,
        delay=timedelta(minutes=10),
        categories={"TMP": _TEMPERATURE, "PCP": _RAIN, "POP": ("weather.rain_chance", "%")} | _SKY | _COMMON,
    ),
}
"""Guides differ in how late an issue can be read, so where it can't be yet the one before is asked for as well."""


class PointEntry(FileModel):
    """`[[source.point]]`: a place, and where on the grid it lies."""

    place: str = Field(default="", description="The place's name, such as a district. Default: the whole city.")
    nx: int | None = Field(default=None, ge=1, le=MOST_X, description="Column of the grid.")
    ny: int | None = Field(default=None, ge=1, le=MOST_Y, description="Row of the grid.")
    latitude: float | None = Field(default=None, description="Its latitude, instead of nx and ny.")
    longitude: float | None = Field(default=None, description="Its longitude, instead of nx and ny.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        on_grid, on_earth = {self.nx is None, self.ny is None}, {self.latitude is None, self.longitude is None}
        if len(on_grid) > 1 or len(on_earth) > 1 or on_grid == on_earth:
            raise Wrong(_HERE, "nx", "ny", "latitude", "longitude")
        place = self._position
        if place is not None and not in_korea(place):
            raise Wrong(_ABROAD, "latitude", "longitude")
        return self

    @property
    def _position(self) -> Position | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude)

    @property
    def cell(self) -> Cell:
        """The cell of the grid that it lies in."""
        place = self._position
        return Cell(self.nx or 0, self.ny or 0) if place is None else cell_of(place)


class KmaConfig(GatewayConfig):
    """Temperature, humidity, rain, wind and sky in Korea, observed and forecast, at any places."""

    kind: Literal["kma"] = Field(description="`kma`.")
    interval_s: float = Field(
        default=900.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. New values come each hour."
    )
    stale_after_s: float | None = Field(
        default=3 * 3600.0, gt=0, description="Its numbers count as stale when they are older than as many seconds."
    )
    point: tuple[PointEntry, ...] = Field(
        strict=False, min_length=1, max_length=200, description="The places. Those in the same cell share a call."
    )
    read: tuple[Literal["observed", "hours", "days"], ...] = Field(
        default=("observed", "hours"),
        strict=False,
        min_length=1,
        description="What to ask for: `observed`, and forecasts for the next `hours` (six) or `days`. Each is a call "
        "for each place. Forecasts are series of their own, such as `weather.temperature.forecast`.",
    )

    @model_validator(mode="after")
    def _check_places(self) -> Self:
        places = [point.place for point in self.point]
        for number, place in enumerate(places):
            if place in places[:number]:
                raise Wrong(_TWICE(place=place or '""'), "point")
        return self


class _Asked(NamedTuple):
    product: str
    cell: Cell

    def __str__(self) -> str:
        return f"{self.product} at {self.cell.x}, {self.cell.y}"


def poll(config: KmaConfig, context: SourceContext) -> Readings:
    """Ask for each place what is not known yet. Raises Unchanged where all of it is."""
    known: dict[tuple[str, Cell], datetime] = context.memory.setdefault(_KNOWN, {})
    now = context.now.astimezone(config.zone(context))
    products = [
        name for name in ("days", "hours", "observed") if name in config.read
    ]  # of two forecasts the newer counts
    cells = dict.fromkeys(point.cell for point in config.point)
    asked = [_Asked(name, cell) for name in products for cell in cells]
    # What is observed is told anew within the hour, what is forecast is not.
    asked = [one for one in asked if one.product == "observed" or known.get(one) != PRODUCTS[one.product].issue(now)]
    if not asked:
        raise Unchanged

    def ask_one(one: _Asked) -> Readings:
        product = PRODUCTS[one.product]
        issue = product.issue(now)
        items = _ask(config, context, product, issue, one.cell)
        if items:
            known[one] = issue
        else:
            items = _ask(config, context, product, product.issue(now - product.every), one.cell)
        return _read(config, context, one, items)

    readings = go_round(asked, ask_one, context)
    latest = {(each.indicator, each.place, each.at_ms): each for each in readings.samples}
    return Readings(list(latest.values()), left_out=readings.left_out)


def _ask(config: KmaConfig, context: SourceContext, product: Product, issue: datetime, cell: Cell) -> list[Item]:
    query = (
        ("dataType", "JSON"),
        ("base_date", f"{issue:%Y%m%d}"),
        ("base_time", f"{issue:%H%M}"),
        ("nx", str(cell.x)),
        ("ny", str(cell.y)),
    )
    return items_of(config, context, f"{PATH}/{product.operation}", query)


def _read(config: KmaConfig, context: SourceContext, asked: _Asked, items: list[Item]) -> Readings:
    known = KnownRows(config, context)
    product = PRODUCTS[asked.product]
    is_forecast = asked.product != "observed"
    day, hour = ("fcstDate", "fcstTime") if is_forecast else ("baseDate", "baseTime")
    places = [config.place(point.place) for point in config.point if point.cell == asked.cell]
    samples: list[Sample] = []

    def take(row: Row) -> None:
        if (meant := product.categories.get(needed_text(row, "category"))) is None:
            return
        indicator, unit = meant
        at = known.time(row, day, hour)
        raw = row.get(product.value)
        if unit == "mm":
            raw = amount(raw, is_forecast=is_forecast)
        name, quality = (f"{indicator}.forecast", Quality.ESTIMATED) if is_forecast else (indicator, Quality.GOOD)
        read = sample(name, at, raw, unit=unit, quality=quality)
        if read.value is not None and abs(read.value) >= NONE_ABOVE:
            read = read._replace(value=None, quality=Quality.BLANK)
        if is_forecast and read.value is None:  # nothing is foreseen, which is no sample of a time to come
            return
        samples.extend(read._replace(place=place) for place in places)

    known.each(items, take, "category", day, hour, product.value)
    if not items:
        known.leave_out("answer", MISSING_TEXT[Missing.BLANK])
    return Readings(samples, left_out=known.left_out)


_NONE = ("강수없음", "적설없음")
_SIZE = r"(\d+(?:\.\d+)?)(?:mm|cm)?"
_BELOW = re.compile(rf"{_SIZE}미만", re.ASCII)
_FROM = re.compile(rf"{_SIZE}이상", re.ASCII)
_BETWEEN = re.compile(rf"{_SIZE}[~∼〜-]{_SIZE}(?:미만)?", re.ASCII)
_EXACT = re.compile(_SIZE, re.ASCII)


def amount(raw: object, *, is_forecast: bool) -> object:
    """Return the number that an amount of rain means, what is none as it came.

    Forecasts write words and ranges: of a range the middle is taken, of "less than 1 mm" the half, of "50 mm and more"
    the 50. What is empty in a forecast means that it will not rain.
    """
    if is_forecast and (raw is None or text_of(raw).lower() in ("", "-", "null")):
        return 0.0
    text = text_of(raw).replace(" ", "")
    if text in _NONE:
        return 0.0
    if below := _BELOW.fullmatch(text):
        return float(below[1]) / 2
    if between := _BETWEEN.fullmatch(text):
        return (float(between[1]) + float(between[2])) / 2
    if exact := _FROM.fullmatch(text) or _EXACT.fullmatch(text):
        return float(exact[1])
    return raw
