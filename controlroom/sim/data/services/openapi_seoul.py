"""openapi.seoul.go.kr, Seoul's Open Data Plaza: its key in the path, its codes, the nine shapes of its answers.

``/KEY/TYPE/SERVICE/FIRST/LAST/ARGUMENT…``. Its services' rows: `seoul_tables.py`, `seoul_traffic.py` and `citydata.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from controlroom.sim.data.asking import Ask, Host, View, json_answer, xml, xml_answer
from controlroom.sim.data.quota import SAMPLE, is_valid
from controlroom.sim.data.services import citydata, seoul_tables, seoul_traffic
from controlroom.sim.http import Response

_MOST_ROWS = 1000
_SAMPLE_ROWS = 5
_FORMATS = ("json", "xml", "xmlf")
_WORDS = {
    "INFO-000": "정상 처리되었습니다",
    "INFO-100": "인증키가 유효하지 않습니다. 인증키가 없는 경우, 열린 데이터 광장 홈페이지에서 인증키를 신청하십시오.",
    "INFO-200": "해당하는 데이터가 없습니다.",
    "ERROR-300": "필수 값이 누락되어 있습니다. 요청인자를 참고 하십시오.",
    "ERROR-301": "파일타입 값이 누락 혹은 유효하지 않습니다. 요청인자 중 TYPE을 확인하십시오.",
    "ERROR-310": "해당하는 서비스를 찾을 수 없습니다. 요청인자 중 SERVICE를 확인하십시오.",
    "ERROR-331": "요청시작위치 값을 확인하십시오. 요청인자 중 START_INDEX를 확인하십시오.",
    "ERROR-332": "요청종료위치 값을 확인하십시오. 요청인자 중 END_INDEX를 확인하십시오.",
    "ERROR-333": "요청위치 값의 타입이 유효하지 않습니다. 요청위치 값은 정수를 입력하세요.",
    "ERROR-334": "요청종료위치 보다 요청시작위치가 더 큽니다. 요청시작조회건수는 정수를 입력하세요.",
    "ERROR-335": "샘플데이터(샘플키:sample) 는 한번에 최대 5건을 넘을 수 없습니다.",
    "ERROR-336": "데이터요청은 한번에 최대 1000건을 넘을 수 없습니다.",
    "ERROR-337": "일별 트래픽 제한을 초과하였습니다.",
    "ERROR-500": "서버 오류입니다. 지속적으로 발생시 열린 데이터 광장으로 문의(Q&A) 바랍니다.",
}

Rows = Callable[[View, Sequence[str]], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Table:
    """A service of rows. `root`: the name of its envelope where it differs. `needs`: how many arguments it must have.

    `is_page_count`: ``list_total_count`` is the page's own number of rows. `xml_only`: asked for JSON it answers XML.
    """

    rows: Rows
    root: str = ""
    needs: int = 0
    is_page_count: bool = False
    xml_only: bool = False


TABLES: Mapping[str, Table] = {
    "RealtimeCityAir": Table(seoul_tables.city_air),
    "ListAirQualityByDistrictService": Table(seoul_tables.district_air),
    "ListRiverStageService": Table(seoul_tables.rivers),
    "WPOSInformationTime": Table(seoul_tables.water),
    "GetParkingInfo": Table(seoul_tables.parking),
    "bikeList": Table(seoul_tables.bikes, root="rentBikeStatus", is_page_count=True),
    "ListNecessariesPricesService": Table(seoul_tables.prices),
    "safeOpenCCTV": Table(seoul_tables.cctv),
    "TrafficInfo": Table(seoul_traffic.speeds, needs=1, xml_only=True),
    "LinkInfo": Table(seoul_traffic.links, xml_only=True),
    "LinkVerInfo": Table(seoul_traffic.vertices, needs=1, xml_only=True),
    "AccInfo": Table(seoul_traffic.incidents, xml_only=True),
    "SpotInfo": Table(seoul_traffic.gates, xml_only=True),
    "VolInfo": Table(seoul_traffic.volumes, needs=3, xml_only=True),
}


def answer(ask: Ask, view: View) -> Response:
    """Answer as the portal does; its HTTP status is 200 throughout."""
    key, kind, service, first, last, *arguments = (*ask.parts, "", "", "", "", "")
    arguments = [argument for argument in arguments if argument]
    if not is_valid(key):
        return xml_answer(f"<RESULT><CODE>INFO-100</CODE><MESSAGE><![CDATA[{_WORDS['INFO-100']}]]></MESSAGE></RESULT>")
    if kind not in _FORMATS:
        return xml_answer(xml("response", {"RESULT": _result("ERROR-301")}))
    if service in ("citydata", "citydata_ppltn", "citydata_cmrcl"):
        return _citydata(service, kind, key, arguments, view)
    table = TABLES.get(service) or _district_cctv(service)
    if table is None:
        return _error("ERROR-310", kind)
    code = _window_error(key, first, last)
    if code is None and len(arguments) < table.needs:
        code = "ERROR-300"
    if code is None and not view.allowed(key, service):
        code = "ERROR-337"
    if code is not None:
        return _error(code, kind)
    rows = table.rows(view, arguments)
    page = rows[int(first) - 1 : int(last)]
    if not page:
        return _error("INFO-200", kind)
    total = len(page) if table.is_page_count else len(rows)
    content = {"list_total_count": total, "RESULT": _result("INFO-000"), "row": page}
    root = table.root or service
    if kind == "json" and not table.xml_only:
        return json_answer({root: content})
    return xml_answer(xml(root, content))


def _district_cctv(service: str) -> Table | None:
    """Return the service of one district's cameras: ``safeOpenCCTV_`` and its short name, such as gn."""
    name = service.removeprefix("safeOpenCCTV_")
    return Table(lambda view, arguments: seoul_tables.district_cctv(view, name)) if name != service else None


def _window_error(key: str, first: str, last: str) -> str | None:
    if not first:
        return "ERROR-331"
    if not last:
        return "ERROR-332"
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()) or len(first + last) > 18:
        return "ERROR-333"
    start, end = int(first), int(last)
    if start < 1:
        return "ERROR-331"
    if start > end:
        return "ERROR-334"
    if key == SAMPLE and end - start + 1 > _SAMPLE_ROWS:
        return "ERROR-335"
    return "ERROR-336" if end - start + 1 > _MOST_ROWS else None


def _citydata(service: str, kind: str, key: str, arguments: list[str], view: View) -> Response:
    """Answer for one place, in the shapes of these services alone. The sample key gets one place whatever it asks."""
    if not view.allowed(key, service):
        return _dotted_error("ERROR-337", kind)
    wanted = citydata.SAMPLE_PLACE if key == SAMPLE else (arguments[0] if arguments else "")
    spot = citydata.find(view, wanted)
    if spot is None:
        return _dotted_error("ERROR-300" if not wanted else "INFO-200", kind)
    dotted = {"RESULT.CODE": "INFO-000", "RESULT.MESSAGE": "정상 처리되었습니다."}
    if service == "citydata_cmrcl":
        flat = {
            "RESULT": {"resultCode": "INFO-000", "resultMsg": "정상 처리되었습니다."},
            **citydata.commerce(view, spot),
        }
        return json_answer(flat) if kind == "json" else xml_answer(xml("SeoulRtd.citydata_cmrcl", flat))
    if service == "citydata_ppltn":
        people = [citydata.people(view, spot)]
        if kind == "json":
            with_result = {} if spot % 10 == 9 else {"RESULT": dotted}
            return json_answer({"SeoulRtd.citydata_ppltn": people, **with_result})
        inner = {"SeoulRtd.citydata_ppltn": {"SeoulRtd.citydata_ppltn": people, "RESULT": dotted}}
        return xml_answer(xml("Map", inner))
    content = {"list_total_count": 1, "RESULT": dotted, "CITYDATA": citydata.place(view, spot)}
    return json_answer(content) if kind == "json" else xml_answer(xml("SeoulRtd.citydata", _nested(content)))


def _nested(content: Any) -> Any:
    """Return blocks as they stand in XML: the rows of a block in elements of the block's name inside it."""
    if not isinstance(content, dict):
        return content
    nested = {}
    for name, value in content.items():
        if isinstance(value, list):
            nested[name] = {name: [_nested(each) for each in value]} if value else ""
        else:
            nested[name] = _nested(value)
    return nested


def _result(code: str) -> dict[str, str]:
    return {"CODE": code, "MESSAGE": _WORDS[code]}


def _error(code: str, kind: str) -> Response:
    """Answer with a code and without the service's envelope."""
    return json_answer({"RESULT": _result(code)}) if kind == "json" else xml_answer(xml("RESULT", _result(code)))


def _dotted_error(code: str, kind: str) -> Response:
    flat = {"RESULT.CODE": code, "RESULT.MESSAGE": _WORDS[code]}
    return json_answer(flat) if kind == "json" else xml_answer(xml("RESULT", flat))


HOST = Host(
    "openapi.seoul.go.kr",
    answer,
    zipped=True,
    fields={
        "PM": "PM10_VL",
        "RLTM_RVR_WATL_CNT": "RLTM_WATL",
        "NOW_PRK_VHCL_CNT": "NOW_PRKNG_VHCL_CNT",
        "parkingBikeTotCnt": "parkingBikeTotalCnt",
        "AREA_PPLTN_MIN": "AREA_POPULATION_MIN",
        "AREA_PPLTN_MAX": "AREA_POPULATION_MAX",
        "prcs_spd": "prcs_speed",
        "W_TEMP": "WATT_VL",
        "A_PRICE": "ITEM_PRICE",
    },
)
