"""`airkorea`: the air at all of Korea's measuring stations, hour by hour.

Documentation: https://www.data.go.kr, data set 15073861, getCtprvnRltmMesureDnsty. Values are text; "-", "" and null
mean that there is none, a flag such as 통신장애 or 점검및교정 says why or that one is doubted; midnight is hour 24.
"""

from typing import Literal

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.errors import DATA_ERROR_TEXT, DataErrorKind
from feeds.data.readings import Readings, Sample, sample
from feeds.data.shared.gateway import GatewayConfig, items_of
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.rounds import go_round
from feeds.data.shared.rows import field_gone
from feeds.data.source import SourceContext
from feeds.data.values import text_of
from resources.entries import NonEmpty

PATH = "/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty"

MEASURED = {
    "pm10": ("air.pm10", "µg/m³"),
    "pm25": ("air.pm25", "µg/m³"),
    "o3": ("air.o3", "ppm"),
    "no2": ("air.no2", "ppm"),
    "co": ("air.co", "ppm"),
    "so2": ("air.so2", "ppm"),
    "khai": ("air.cai", ""),
}
"""Indicators and units by the beginnings of their fields; khai is the index of all of them (CAI)."""

Province = Literal[
    "전국", "서울", "부산", "대구", "인천", "광주", "대전", "울산", "경기",
    "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "세종",
]  # fmt: skip
"""What may be asked for as `sidoName`; 전국 is all of the country."""


class AirKoreaConfig(GatewayConfig):
    """Fine dust, ozone and other values of the air at the measuring stations of Korea's provinces."""

    kind: Literal["airkorea"] = Field(description="`airkorea`.")
    interval_s: float = Field(
        default=900.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. New values come each hour."
    )
    stale_after_s: float | None = Field(
        default=3 * 3600.0, gt=0, description="Its numbers count as stale when they are older than as many seconds."
    )
    provinces: tuple[Province, ...] = Field(
        default=("서울",),
        strict=False,
        min_length=1,
        max_length=18,
        description="Provinces by their short names, `전국` for all of them. Each is a call.",
    )
    stations: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="Only these stations, such as `중구`. Default: all."
    )


def poll(config: AirKoreaConfig, context: SourceContext) -> Readings:
    """Ask for each province and return the values of its stations."""
    return go_round(config.provinces, lambda province: _province(config, context, province), context)


def _province(config: AirKoreaConfig, context: SourceContext, province: str) -> Readings:
    query = (("returnType", "json"), ("sidoName", province), ("ver", "1.0"))  # without ver there is no pm25
    items = items_of(config, context, PATH, query)
    known = KnownRows(config, context)
    samples: dict[tuple[str, str, int], Sample] = {}

    def take(row: Row) -> None:
        station = needed_text(row, "stationName")
        if config.stations and station not in config.stations:
            return
        at = known.time(row, "dataTime")
        for name, (indicator, unit) in MEASURED.items():
            read = sample(indicator, at, row.get(f"{name}Value"), place=config.place(station), unit=unit)
            if read.value is not None and text_of(row.get(f"{name}Flag")) not in ("", "-"):
                read = read._replace(quality=Quality.SUSPECT)
            samples.setdefault((read.indicator, read.place, read.at_ms), read)

    known.each(items, take, "stationName", "dataTime")
    _tell_gone(known, items)
    return Readings(list(samples.values()), left_out=known.left_out)


def _tell_gone(known: KnownRows, items: list[Row]) -> None:
    """Tell which values are in no row at all. Raises DataError FIELD_GONE where none is."""
    gone = [f"{name}Value" for name in MEASURED if not any(f"{name}Value" in row for row in items)]
    if not items or not gone:
        return
    names = sorted({str(name) for row in items[:50] for name in row})
    if len(gone) == len(MEASURED):
        raise field_gone(gone[0], names)
    for field in gone:
        known.leave_out(field_gone(field, names).detail, DATA_ERROR_TEXT[DataErrorKind.FIELD_GONE])
