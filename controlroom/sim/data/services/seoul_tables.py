"""Rows of the Open Data Plaza's tables: air, rivers, water, car parks, bikes, prices, positions of cameras.

Some of these services have the fields' names of 2025, some still the old ones, as it is with the real ones.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from controlroom.sim.data.asking import View, columns, compact, stamp
from controlroom.sim.data.model.air import POLLUTANTS, grade, main_pollutant
from controlroom.sim.data.model.noise import lane, share

_REGIONS = ("도심권", "서북권", "동북권", "서남권", "동남권")
_POLES = 2760
_PURPOSES = ("방범", "어린이보호", "교통단속", "시설물", "재난재해", "쓰레기단속")

Rows = list[dict[str, Any]]


def city_air(view: View, arguments: Sequence[str]) -> Rows:
    """RealtimeCityAir (OA-2219), with the new names; arguments are a region, then a station in it."""
    at = compact(view.begun("air.pm10"))
    measured = {name: columns(view, f"air.{name}") for name in (*POLLUTANTS, "cai")}
    rows = []
    for number in _by_region(view):
        district = view.city.tables.districts[number]
        here = {name: float(values[number]) for name, values in measured.items()}
        rows.append(
            {
                "MSRMT_DT": at,
                "SAREA_NM": district.region,
                "MSRSTN_NM": district.name,
                "PM": here["pm10"],
                "FPM": here["pm25"],
                "OZON": here["o3"],
                "NTDX": here["no2"],
                "CBMX": here["co"],
                "SPDX": here["so2"],
                "CAI_GRD": grade(here["cai"]),
                "CAI_IDX": here["cai"],
                "CRST_SBSTN": main_pollutant(here),
            }
        )
    return [row for row in rows if _matches(row, ("SAREA_NM", "MSRSTN_NM"), arguments)]


def district_air(view: View, arguments: Sequence[str]) -> Rows:
    """ListAirQualityByDistrictService, numbers as texts; the argument is a district's code."""
    at = compact(view.begun("air.pm10"))
    measured = {name: columns(view, f"air.{name}") for name in (*POLLUTANTS, "cai")}
    rows = []
    for number, district in enumerate(view.city.tables.districts):
        here = {name: float(values[number]) for name, values in measured.items()}
        rows.append(
            {
                "MSRMT_YMD": at,
                "MSRSTN_PBADMS_CD": f"111{district.code[2:]}",
                "MSRSTN_NM": district.name,
                "CAI": f"{here['cai']:.0f}",
                "CAI_GRD": grade(here["cai"]),
                "CRST_SBSTN": main_pollutant(here),
                "NTDX": f"{here['no2']:.4f}",
                "OZON": f"{here['o3']:.4f}",
                "CBMX": f"{here['co']:.2f}",
                "SPDX": f"{here['so2']:.4f}",
                "PM": f"{here['pm10']:.0f}",
                "FPM": f"{here['pm25']:.0f}",
            }
        )
    return [row for row in rows if _matches(row, ("MSRSTN_PBADMS_CD",), arguments)]


def rivers(view: View, arguments: Sequence[str]) -> Rows:
    """ListRiverStageService, with the new names, heights in metres."""
    at = view.begun("river.level")
    tables = view.city.tables
    return [
        {
            "WATG_CD": gauge.code,
            "WATG_NM": gauge.name,
            "RVR_NM": gauge.river,
            "STDG_SGG_CD": tables.districts[gauge.district].code,
            "GU_OFC_NM": tables.districts[gauge.district].name,
            "DTRSM_DATA_CLCT_TM": stamp(at),
            "RCPTN_SRVR_STRG_TM": stamp(at),
            "RLTM_RVR_WATL_CNT": level,
            "EBM_HGT": gauge.levee_m,
            "PLAN_FLDE": gauge.flood_m,
            "RBH": gauge.bed_m,
            "CNTRL_WATL": gauge.close_m,
        }
        for gauge, level in zip(tables.gauges, columns(view, "river.level"), strict=True)
    ]


def water(view: View, arguments: Sequence[str]) -> Rows:
    """WPOSInformationTime, with the old names; arguments are a day and a station. Some cells say 점검중 or nothing."""
    at = view.begun("water.ph")
    parts = {name: columns(view, f"water.{name}") for name in ("temperature", "ph", "oxygen", "phosphorus")}
    rows = [
        {
            "MSR_DATE": at.strftime("%Y%m%d"),
            "MSR_TIME": at.strftime("%H:%M"),
            "SITE_ID": site.name,
            "W_TEMP": str(parts["temperature"][number]),
            "W_PH": str(parts["ph"][number]),
            "W_DO": str(parts["oxygen"][number]),
            "W_TN": "점검중" if number == 2 else f"{1.4 + 0.3 * number:.3f}",
            "W_TP": str(parts["phosphorus"][number]),
            "W_TOC": "" if number == 4 else f"{2.1 + 0.2 * number:.1f}",
            "W_PHEN": "0.0",
            "W_CN": "0.0",
        }
        for number, site in enumerate(view.city.tables.water)
    ]
    return [row for row in rows if _matches(row, ("MSR_DATE", "SITE_ID"), arguments)]


def parking(view: View, arguments: Sequence[str]) -> Rows:
    """GetParkingInfo (OA-21709), with the new names and whole numbers as floats; the argument is a district.

    The last three car parks do not count their cars: ``PRK_STTS_YN`` is 0 there, and the count as well.
    """
    at = stamp(view.begun("parking.used"))
    tables = view.city.tables
    silent = len(tables.car_parks) - 3
    rows: Rows = []
    for number, (park, used) in enumerate(zip(tables.car_parks, columns(view, "parking.used"), strict=True)):
        is_live = number < silent
        district = tables.districts[park.district].name
        rows.append(
            {
                "PKLT_CD": park.code,
                "PKLT_NM": park.name,
                "ADDR": f"{district} 모의동 {number + 1}-0",
                "PKLT_TYPE": "NW",
                "PRK_TYPE_NM": "노외 주차장",
                "OPER_SE": "1",
                "OPER_SE_NM": "시간제 주차장",
                "TELNO": "",
                "PRK_STTS_YN": "1" if is_live else "0",
                "PRK_STTS_NM": "현재~20분이내 연계데이터 존재(현재 주차대수 표현)" if is_live else "미연계중",
                "TPKCT": float(park.capacity),
                "NOW_PRK_VHCL_CNT": float(used) if is_live else 0.0,
                "NOW_PRK_VHCL_UPDT_TM": at if is_live else "",
                "PAY_YN": "Y",
                "PAY_YN_NM": "유료",
                "NGHT_PAY_YN": "N",
                "BSC_PRK_CRG": 430.0,
                "BSC_PRK_HR": 5.0,
            }
        )
    return [row for row in rows if not arguments or row["ADDR"].startswith(arguments[0])]


def bikes(view: View, arguments: Sequence[str]) -> Rows:
    """bikeList: whole numbers as texts; ``shared`` is a share in percent that may be above 100."""
    return view.city.kept("bikeList", view.begun_s("bike.parked"), lambda: _bike_rows(view))


def _bike_rows(view: View) -> Rows:
    return [
        {
            "rackTotCnt": str(station.racks),
            "stationName": station.name,
            "parkingBikeTotCnt": str(parked),
            "shared": str(round(100 * parked / station.racks)),
            "stationLatitude": f"{station.lat:.6f}",
            "stationLongitude": f"{station.lon:.6f}",
            "stationId": station.code,
        }
        for station, parked in zip(view.city.tables.bikes, columns(view, "bike.parked"), strict=True)
    ]


def prices(view: View, arguments: Sequence[str]) -> Rows:
    """ListNecessariesPricesService: what things cost in a market of each district."""
    tables = view.city.tables
    day = view.begun("price").date().isoformat()
    values = columns(view, "price")
    rows: Rows = []
    count = len(tables.districts)
    for item_number, item in enumerate(tables.items):
        for number, district in enumerate(tables.districts):
            rows.append(
                {
                    "P_SEQ": float(item_number * count + number + 1),
                    "M_SEQ": float(number + 1),
                    "M_NAME": f"{district.name.removesuffix('구')}시장",
                    "A_SEQ": float(item_number + 1),
                    "A_NAME": item.name,
                    "A_UNIT": item.amount,
                    "A_PRICE": str(values[item_number * count + number]),
                    "P_YEAR_MONTH": day[:7],
                    "ADD_COL": "",
                    "P_DATE": day,
                    "M_TYPE_CODE": "001",
                    "M_TYPE_NAME": "전통시장",
                    "M_GU_CODE": f"{district.code}0000",
                    "M_GU_NAME": district.name,
                }
            )
    return rows


def cctv(view: View, arguments: Sequence[str]) -> Rows:
    """safeOpenCCTV (OA-20934): poles with cameras. WGSXPT is the latitude, WGSYPT the longitude."""
    counts = np.round(view.city.tables.people_shares * _POLES).astype(int)

    def every() -> Rows:
        return [row for number in range(len(counts)) for row in _poles(view, number, int(counts[number]))]

    return view.city.kept("safeOpenCCTV", 0.0, every)


def district_cctv(view: View, short: str) -> Rows:
    """Return the cameras of the district of this short name; with the purpose, as lists of districts have it."""
    tables = view.city.tables
    number = next((number for number, each in enumerate(tables.districts) if each.short == short), None)
    if number is None:
        return []
    count = round(float(tables.people_shares[number]) * _POLES)
    return [
        row | {"CCTVUSE": _PURPOSES[index % len(_PURPOSES)]} for index, row in enumerate(_poles(view, number, count))
    ]


def _poles(view: View, number: int, count: int) -> Rows:
    district = view.city.tables.districts[number]
    turns = np.arange(count, dtype=np.int64)
    quantity = 1 + np.floor(4 * share(view.city.seed, lane(f"cctv.{number}"), turns)).astype(int)
    angle, away = turns * 2.399963, 0.0033 * np.sqrt(turns + 0.5)
    lats, lons = district.lat + away * np.cos(angle), district.lon + away * np.sin(angle) * 1.26
    return [
        {
            "SVCAREAID": district.name,
            "ADDR": f"서울특별시 {district.name} 모의로 {turn + 1} (모의)",
            "WGSXPT": f"{lats[turn]:.7f}",
            "WGSYPT": f"{lons[turn]:.7f}",
            "QTY": float(quantity[turn]),
            "UPDTDATE": "2026-10-31",
        }
        for turn in range(count)
    ]


def _by_region(view: View) -> list[int]:
    districts = view.city.tables.districts
    return sorted(range(len(districts)), key=lambda number: _REGIONS.index(districts[number].region))


def _matches(row: dict[str, Any], fields: Sequence[str], arguments: Sequence[str]) -> bool:
    return all(row[field] == wanted for field, wanted in zip(fields, arguments, strict=False))
