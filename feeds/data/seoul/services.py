"""Services of the Open Data Plaza whose rows are known: what is read from them, as rules like those people write.

Names of fields are the new ones; `feeds.data.seoul.fields` translates old ones. Each service's page on data.seoul.go.kr
says what its fields are and in which units.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feeds.data.seoul.envelope import Row
from feeds.data.seoul.prices import by_district
from feeds.data.shared.rules import SampleRule


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownService:
    """How a service is read.

    `needs`: fields without which the rules would say something else, or nothing. `most_rows`: where a service lists its
    whole past, newest first, how much of it is asked for; None: all. `first_arguments`: what its first argument may be;
    with anything else it answers that there is no data. `fold`: what is done with all rows before they are read.
    """

    samples: tuple[SampleRule, ...]
    needs: tuple[str, ...] = ()
    most_rows: int | None = None
    first_arguments: tuple[str, ...] = ()
    fold: Callable[[Sequence[Row]], Sequence[Row]] | None = None


def _air(at: str, cai: str) -> tuple[SampleRule, ...]:
    micrograms, millionths = "µg/m³", "ppm"
    values = (
        ("air.pm10", "PM", micrograms),
        ("air.pm25", "FPM", micrograms),
        ("air.o3", "OZON", millionths),
        ("air.no2", "NTDX", millionths),
        ("air.co", "CBMX", millionths),
        ("air.so2", "SPDX", millionths),
        ("air.cai", cai, ""),
    )
    return tuple(
        SampleRule(indicator=indicator, value=value, unit=unit, at=at, place="MSRSTN_NM", least=0)
        for indicator, value, unit in values
    )


def _river(indicator: str, value: str, missing: tuple[float, ...] = ()) -> SampleRule:
    # Metres above the sea, says the service; no gauge lies above 200 m, so that more than that are centimetres.
    return SampleRule(
        indicator=indicator,
        value=value,
        unit="m",
        at="DTRSM_DATA_CLCT_TM",
        place="WATG_NM",
        missing=missing,
        least=-20,
        most=200,
    )


def _water(indicator: str, value: str, unit: str, least: float, most: float) -> SampleRule:
    return SampleRule(
        indicator=indicator, value=value, unit=unit, at="YMD", time="HR", place="MSRSTN_NM", least=least, most=most
    )


def _parking(indicator: str, value: str, missing: tuple[float, ...] = ()) -> SampleRule:
    return SampleRule(
        indicator=indicator,
        value=value,
        at="NOW_PRK_VHCL_UPDT_TM",
        place="PKLT_NM",
        where="to_string(PRK_STTS_YN) == '1'",
        missing=missing,
        least=0,
    )


NONE_SET = (0.0,)
"""How gauges without a threshold, and car parks of unknown size, write that."""

KNOWN_SERVICES: dict[str, KnownService] = {
    "RealtimeCityAir": KnownService(
        samples=_air("MSRMT_DT", "CAI_IDX"),
        needs=("MSRMT_DT", "MSRSTN_NM"),
        first_arguments=("도심권", "서북권", "동북권", "서남권", "동남권"),
    ),
    "ListAirQualityByDistrictService": KnownService(samples=_air("MSRMT_YMD", "CAI"), needs=("MSRMT_YMD", "MSRSTN_NM")),
    "ListRiverStageService": KnownService(
        samples=(
            _river("river.level", "RLTM_RVR_WATL_CNT"),
            _river("river.level.close", "CNTRL_WATL", NONE_SET),
            _river("river.level.flood", "PLAN_FLDE", NONE_SET),
            _river("river.level.levee", "EBM_HGT", NONE_SET),
        ),
        needs=("DTRSM_DATA_CLCT_TM", "WATG_NM"),
    ),
    "WPOSInformationTime": KnownService(
        samples=(
            _water("water.temperature", "WATT", "°C", -5, 45),
            _water("water.ph", "TOT_PH", "", 0, 14),
            _water("water.oxygen", "TOT_DO", "mg/L", 0, 50),
            _water("water.nitrogen", "TOT_N", "mg/L", 0, 100),
            _water("water.phosphorus", "TOT_TP", "mg/L", 0, 50),
        ),
        needs=("YMD", "HR", "MSRSTN_NM"),
        most_rows=120,  # a day of the five stations, because values come late
    ),
    "GetParkingInfo": KnownService(
        samples=(_parking("parking.used", "NOW_PRK_VHCL_CNT"), _parking("parking.capacity", "TPKCT", NONE_SET)),
        needs=("PKLT_NM", "PRK_STTS_YN", "NOW_PRK_VHCL_UPDT_TM"),
    ),
    "bikeList": KnownService(
        samples=(
            SampleRule(indicator="bike.parked", value="parkingBikeTotCnt", place="stationName", least=0),
            SampleRule(indicator="bike.racks", value="rackTotCnt", place="stationName", least=0),
        ),
        needs=("stationName",),
    ),
    "ListNecessariesPricesService": KnownService(
        samples=(
            SampleRule(
                indicator="price",
                item="ITEM",
                value="A_PRICE",
                unit="원",
                at="P_DATE",
                place="M_GU_NAME",
                missing=NONE_SET,
                least=0,
            ),
        ),
        needs=("A_NAME", "A_PRICE", "M_GU_NAME", "P_DATE"),
        most_rows=1000,  # two days of a list that goes back for years
        fold=by_district,
    ),
}
