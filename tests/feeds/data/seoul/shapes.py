"""Answers of the Open Data Plaza in the shapes that were seen, to be sent by servers on loopback."""

import json
from typing import Any
from xml.sax.saxutils import escape

from tests.feeds.data.asking import answer

OK = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}
DOTTED_OK = {"RESULT.CODE": "INFO-000", "RESULT.MESSAGE": "정상 처리되었습니다."}
Row = dict[str, Any]


def json_body(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()


def xml_body(tag: str, tree: Any) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{element(tag, tree)}'.encode()


def element(tag: str, tree: Any) -> str:
    """Return XML as the portal writes it: lists of blocks in a tag of their own name, rows one after the other."""
    if isinstance(tree, list):
        inner = "".join(element(tag, item) for item in tree)
        return inner if tag == "row" else f"<{tag}>{inner}</{tag}>"
    if isinstance(tree, dict):
        inner = "".join(element(name, value) for name, value in tree.items())
        return f"<{tag}>{inner}</{tag}>"
    return f"<{tag}>{'' if tree is None else escape(str(tree))}</{tag}>"


def rows_answer(service: str, *rows: Row, form: str = "json", total: int | None = None) -> bytes:
    """The usual shape, 1."""
    inner = {"list_total_count": len(rows) if total is None else total, "RESULT": OK, "row": list(rows)}
    return answer(xml_body(service, inner) if form == "xml" else json_body({service: inner}))


def error_answer(code: str, message: str = "말") -> bytes:
    """Shape 2: an error without its wrapper."""
    return answer(json_body({"RESULT": {"CODE": code, "MESSAGE": message}}))


def place_answer(place: Row, form: str = "json") -> bytes:
    """Shape 5."""
    tree = {"list_total_count": 1, "RESULT": DOTTED_OK, "CITYDATA": place}
    return answer(xml_body("SeoulRtd.citydata", tree) if form == "xml" else json_body(tree))


def people_answer(place: Row, form: str = "json", *, with_result: bool = True) -> bytes:
    """Shape 6."""
    tree: Row = {"SeoulRtd.citydata_ppltn": [place]} | ({"RESULT": DOTTED_OK} if with_result else {})
    return answer(xml_body("Map", tree) if form == "xml" else json_body(tree))


def flat_error_answer(code: str, form: str = "json") -> bytes:
    """Shape 7: an error of places, flat."""
    tree = {"RESULT.CODE": code, "RESULT.MESSAGE": "해당하는 데이터가 없습니다."}
    return answer(xml_body("Map", tree) if form == "xml" else json_body(tree))


BAD_KEY = answer("<RESULT><CODE>INFO-100</CODE><MESSAGE>인증키가 유효하지 않습니다.</MESSAGE></RESULT>".encode())
"""Shape 3: XML whatever was asked for."""
WRONG_TYPE = answer("<response><RESULT><CODE>ERROR-301</CODE><MESSAGE>파일타입</MESSAGE></RESULT></response>".encode())
"""Shape 4."""

PEOPLE: Row = {
    "AREA_NM": "광화문·덕수궁",
    "AREA_CD": "POI009",
    "AREA_CONGEST_LVL": "약간 붐빔",
    "AREA_CONGEST_MSG": "사람들이 몰려있을 가능성이 크고",
    "AREA_PPLTN_MIN": "40,000",
    "AREA_PPLTN_MAX": "42000",
    "REPLACE_YN": "N",
    "PPLTN_TIME": "2026-11-27 11:55",
    "FCST_YN": "Y",
    "FCST_PPLTN": [
        {
            "FCST_TIME": f"2026-11-27 {13 + hour}:00",
            "FCST_CONGEST_LVL": "붐빔",
            "FCST_PPLTN_MIN": "44000",
            "FCST_PPLTN_MAX": "46000",
        }
        for hour in range(11)
    ]
    + [{"FCST_TIME": "2026-11-27 24:00", "FCST_CONGEST_LVL": "여유", "FCST_PPLTN_MIN": "", "FCST_PPLTN_MAX": "-"}],
}

PLACE: Row = {
    "AREA_NM": "광화문·덕수궁",
    "AREA_CD": "POI009",
    "LIVE_PPLTN_STTS": [PEOPLE],
    "ROAD_TRAFFIC_STTS": {
        "AVG_ROAD_DATA": {
            "ROAD_MSG": "서행",
            "ROAD_TRAFFIC_IDX": "서행",
            "ROAD_TRAFFIC_TIME": "2026-11-27 11:50",
            "ROAD_TRAFFIC_SPD": 18,
        },
        "ROAD_TRAFFIC_STTS": [
            {"LINK_ID": "1220019401", "SPD": 9, "IDX": "정체", "DIST": "68.0", "XYLIST": "127.03_37.49|127.04_37.5"}
        ],
    },
    "PRK_STTS": [
        {"PRK_NM": "세종로", "PRK_CD": "1", "CPCTY": "1260", "CUR_PRK_CNT": "42", "CUR_PRK_YN": "Y",
         "CUR_PRK_TIME": "2026-11-27 11:40"},
        {"PRK_NM": "세종로", "PRK_CD": "1", "CPCTY": "1260", "CUR_PRK_CNT": "42", "CUR_PRK_YN": "Y",
         "CUR_PRK_TIME": "2026-11-27 11:40"},
        {"PRK_NM": "북창", "PRK_CD": "2", "CPCTY": "40", "CUR_PRK_CNT": "8", "CUR_PRK_YN": "Y", "CUR_PRK_TIME": ""},
        {"PRK_NM": "민영", "PRK_CD": "3", "CPCTY": "90", "CUR_PRK_CNT": "", "CUR_PRK_YN": "N", "CUR_PRK_TIME": ""},
    ],
    "SUB_STTS": [
        {
            "SUB_STN_NM": "경복궁",
            "SUB_DETAIL": [{"SUB_ARMG1": "전역 출발"}],
            "SUB_FACIINFO": [{"ELVTR_NM": "1", "USE_YN": "사용가능"}, {"ELVTR_NM": "2", "USE_YN": "보수중"}],
        },
        {"SUB_STN_NM": "시청", "SUB_DETAIL": [], "SUB_FACIINFO": []},
    ],
    "BUS_STN_STTS": [],
    "ACDNT_CNTRL_STTS": [
        {
            "ACDNT_OCCR_DT": "2026-11-27 11:10",
            "EXP_CLR_DT": "2026-11-27 13:10",
            "ACDNT_TYPE": "교통사고",
            "ACDNT_DTYPE": "차대차",
            "ACDNT_INFO": "차량 2대 추돌로 1개 차로 통제",
            "ACDNT_X": "126.9769",
            "ACDNT_Y": 37.5715,
            "ACDNT_TIME": "2026-11-27 11:55",
        }
    ],
    "SBIKE_STTS": [
        {"SBIKE_SPOT_NM": "광화문역", "SBIKE_SPOT_ID": "ST-1", "SBIKE_SHARED": "450", "SBIKE_PARKING_CNT": "18",
         "SBIKE_RACK_CNT": "4"},
        {"SBIKE_SPOT_NM": "시청", "SBIKE_SPOT_ID": "ST-2", "SBIKE_SHARED": "0", "SBIKE_PARKING_CNT": "0",
         "SBIKE_RACK_CNT": "10"},
    ],
    "WEATHER_STTS": [
        {
            "WEATHER_TIME": "2026-11-27 11:30",
            "TEMP": "-5.3",
            "HUMIDITY": "41",
            "WIND_SPD": "2.8",
            "PRECIPITATION": "-",
            "PRECPT_TYPE": "없음",
            "PM10": "35",
            "PM25": "점검중",
            "AIR_IDX_MVL": "",
            "FCST24HOURS": [
                {"FCST_DT": "202611271300", "TEMP": "3", "PRECIPITATION": "2.0", "PRECPT_TYPE": "비"},
                {"FCST_DT": "202611271400", "TEMP": "-", "PRECIPITATION": "-", "PRECPT_TYPE": "눈"},
            ],
            "NEWS_LIST": [
                {"WARN_VAL": "한파", "WARN_STRESS": "주의보", "ANNOUNCE_TIME": "2026-11-26 21:00", "COMMAND": "발표",
                 "CANCEL_YN": "정상", "WARN_MSG": "외출을 자제"},
                {"WARN_VAL": "강풍", "WARN_STRESS": "주의보", "ANNOUNCE_TIME": "2026-11-26 21:00", "COMMAND": "해제",
                 "CANCEL_YN": "정상", "WARN_MSG": ""},
            ],
        }
    ],
    "LIVE_CMRCL_STTS": {"AREA_CMRCL_LVL": "분주한", "AREA_SH_PAYMENT_CNT": 312, "CMRCL_TIME": "20261127 1150"},
    "LIVE_DST_MESSAGE": [
        {"DST_SE_NM": "호우", "EMRG_STEP_NM": "긴급재난", "MSG_CN": "하천 범람 위험", "CRT_DT": "2026/11/27 09:12:00"}
    ],
    "LIVE_YNA_NEWS": [
        {"YNA_STEP_NM": "재난", "YNA_TTL": "서울 호우", "YNA_CN": "본문",
         "YNA_YMD": "2026-11-27", "YNA_WRTR_NM": "연합"},
    ],
}  # fmt: skip


def another(name: str, code: str, **blocks: Any) -> Row:
    """A second place, with the same blocks but for `blocks`."""
    return {**PLACE, "AREA_NM": name, "AREA_CD": code, **blocks}
