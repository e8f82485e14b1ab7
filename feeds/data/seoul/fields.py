"""Fields that Seoul's services renamed (about 2025, to the state's standard terms): both names are in circulation."""

from difflib import get_close_matches
from typing import Any

from feeds.data.errors import DataError, DataErrorKind

ALIASES: dict[str, dict[str, str]] = {
    "RealtimeCityAir": {
        "MSRDT": "MSRMT_DT",
        "MSRRGN_NM": "SAREA_NM",
        "MSRSTE_NM": "MSRSTN_NM",
        "PM10": "PM",
        "PM25": "FPM",
        "O3": "OZON",
        "NO2": "NTDX",
        "CO": "CBMX",
        "SO2": "SPDX",
        "IDEX_NM": "CAI_GRD",
        "IDEX_MVL": "CAI_IDX",
        "ARPLT_MAIN": "CRST_SBSTN",
    },
    "ListAirQualityByDistrictService": {
        "MSRDATE": "MSRMT_YMD",
        "MSRADMCODE": "MSRSTN_PBADMS_CD",
        "MSRSTENAME": "MSRSTN_NM",
        "MAXINDEX": "CAI",
        "GRADE": "CAI_GRD",
        "POLLUTANT": "CRST_SBSTN",
        "NITROGEN": "NTDX",
        "OZONE": "OZON",
        "CARBON": "CBMX",
        "SULFUROUS": "SPDX",
        "PM10": "PM",
        "PM25": "FPM",
    },
    "ListRiverStageService": {
        "RIVERGAUGE_CODE": "WATG_CD",
        "RIVERGAUGE_NAME": "WATG_NM",
        "RIVER_NAME": "RVR_NM",
        "GU_CODE": "STDG_SGG_CD",
        "GU_NAME": "GU_OFC_NM",
        "TRANSFER_TIME": "DTRSM_DATA_CLCT_TM",
        "STORED_TIME": "RCPTN_SRVR_STRG_TM",
        "CURRENT_LEVEL": "RLTM_RVR_WATL_CNT",
        "CONTROL_LEVEL": "CNTRL_WATL",
        "PLANFLOOD_LEVEL": "PLAN_FLDE",
        "LEVEE_LEVEL": "EBM_HGT",
    },
    "WPOSInformationTime": {
        "SITE_ID": "MSRSTN_NM",
        "W_TEMP": "WATT",
        "MSR_DATE": "YMD",
        "MSR_TIME": "HR",
        "W_PH": "TOT_PH",
        "W_DO": "TOT_DO",
        "W_TN": "TOT_N",
        "W_TP": "TOT_TP",
        "W_TOC": "TOT_OC",
        "W_PHEN": "PHNL",
        "W_CN": "CN",
    },
    "GetParkingInfo": {
        "PARKING_CODE": "PKLT_CD",
        "PARKING_NAME": "PKLT_NM",
        "QUE_STATUS": "PRK_STTS_YN",
        "CUR_PARKING": "NOW_PRK_VHCL_CNT",
        "CAPACITY": "TPKCT",
        "CUR_PARKING_TIME": "NOW_PRK_VHCL_UPDT_TM",
    },
    # Documented to live: names of blocks and of what is in them.
    "citydata": {
        "CULTURALEVENTINFO": "EVENT_STTS",
        "SUB_FACINFO": "SUB_FACIINFO",
        "ROAD_TRFFIC_TIME": "ROAD_TRAFFIC_TIME",
    },
}
"""Old to new name, by service."""


class FieldGone(DataError):
    """A field that is needed is not there; `nearest` is the most similar name that is, "" for none."""

    def __init__(self, service: str, field: str, nearest: str) -> None:
        hint = f"the most similar field there is {nearest}" if nearest else "no field there has a similar name"
        super().__init__(DataErrorKind.FIELD_GONE, f"{service} sends no field {field}; {hint}")
        self.nearest = nearest


def named(row: dict[str, Any], service: str) -> dict[str, Any]:
    """Return `row` with the new names for the old ones, in the blocks inside it too.

    Where both stand, the new one is right, unless it alone is empty. Unknown fields and services stay as they are.
    """
    aliases = ALIASES.get(service)
    return row if aliases is None else _renamed(row, aliases)


def _renamed(block: Any, aliases: dict[str, str]) -> Any:
    if isinstance(block, list):
        return [_renamed(item, aliases) for item in block]
    if not isinstance(block, dict):
        return block
    fields = {name: _renamed(value, aliases) for name, value in block.items() if name not in aliases}
    for old, new in aliases.items():
        if old in block and fields.get(new) in (None, ""):
            fields[new] = _renamed(block[old], aliases)
    return fields


def needed(row: dict[str, Any], field: str, service: str) -> Any:
    """Return the value of `field` in a row that `named` returned. Raises FieldGone; null and "" are there."""
    if field in row:
        return row[field]
    near = get_close_matches(field, row, n=1, cutoff=0.5)
    raise FieldGone(service, field, near[0] if near else "")
