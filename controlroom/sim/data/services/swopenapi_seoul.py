"""swopenapi.seoul.go.kr: trains of the subway, where they are and when they arrive. Errors stand at the answer's root.

``/api/subway/KEY/json/SERVICE/FIRST/LAST/WHAT``, rows counted from 0.
"""

from operator import itemgetter
from typing import Any

from controlroom.sim.data.asking import Ask, Host, View, json_answer, not_found, stamp, xml, xml_answer
from controlroom.sim.data.model.noise import lane, share
from controlroom.sim.data.model.tables import Line
from controlroom.sim.data.model.trains import Train
from controlroom.sim.data.quota import SAMPLE, is_valid
from controlroom.sim.http import Response

_OLDEST_S = 35.0
_WORDS = {
    "INFO-000": (200, "정상 처리되었습니다."),
    "INFO-100": (500, "인증키가 유효하지 않습니다."),
    "INFO-200": (500, "해당하는 데이터가 없습니다."),
    "ERROR-300": (500, "필수 값이 누락되어 있습니다."),
    "ERROR-310": (500, "해당하는 서비스를 찾을 수 없습니다."),
    "ERROR-335": (500, "샘플데이터(샘플키:sample) 는 한번에 최대 5건을 넘을 수 없습니다."),
    "ERROR-336": (500, "데이터요청은 한번에 최대 1000건을 넘을 수 없습니다."),
    "ERROR-337": (500, "일별 트래픽 제한을 초과하였습니다."),
}


def answer(ask: Ask, view: View) -> Response:
    """Answer with arrivals at a station (``ALL``: at all) or the positions of a line's trains."""
    api, subway, key, kind, service, first, last, *rest = (*ask.parts, *[""] * 8)
    what = rest[0]
    if (api, subway) != ("api", "subway"):
        return not_found()
    as_xml = kind == "xml"
    if not is_valid(key):
        return _error("INFO-100", as_xml)
    if service not in ("realtimeStationArrival", "realtimePosition"):
        return _error("ERROR-310", as_xml)
    if not all(text.isascii() and text.isdigit() for text in (first, last)):
        return _error("ERROR-300", as_xml)
    start, end = int(first[:6]), int(last[:6])
    if key == SAMPLE and end - start > 5:
        return _error("ERROR-335", as_xml)
    if end - start > 1000:
        return _error("ERROR-336", as_xml)
    if not what and service == "realtimePosition":
        return _error("ERROR-300", as_xml)
    if not view.allowed(key, "subway"):
        return _error("ERROR-337", as_xml)
    rows = _arrivals(view, what or "ALL") if service == "realtimeStationArrival" else _positions(view, what)
    page = [
        {"rowNum": start + number, "selectedCount": len(rows[start : end or None]), "totalCount": len(rows), **row}
        for number, row in enumerate(rows[start : end or None], start=1)
    ]
    if not page:
        return _error("INFO-200", as_xml)
    name = "realtimeArrivalList" if service == "realtimeStationArrival" else "realtimePositionList"
    said = _said("INFO-000") | {"total": len(rows)}
    if as_xml:
        return xml_answer(xml(service, {"RESULT": said, "row": page}))
    return json_answer({"errorMessage": said, name: page})


def _arrivals(view: View, station: str) -> list[dict[str, Any]]:
    rows = []
    for line in view.city.tables.lines:
        names = [name for name in line.stations if station in ("ALL", name)]
        running = view.city.trains.running(line, view.at_s) if names else []
        for name in names:
            found: dict[bool, int] = {}
            for seconds, train in sorted(view.city.trains.coming(name, running), key=itemgetter(0)):
                found[train.up] = found.get(train.up, 0) + 1
                if found[train.up] <= 2:
                    rows.append(_arrival(view, line, name, seconds, train, found[train.up]))
    return rows


def _arrival(view: View, line: Line, station: str, seconds: float, train: Train, order: int) -> dict[str, Any]:
    age_s = _age_s(view, train)
    then_s = seconds + age_s  # what the train's message said when it was received
    index = train.stations.index(station)
    before = index - train.index
    if seconds <= 0:
        code, words = ("1", f"{station} 도착") if train.is_standing else ("2", f"{station} 출발")
    elif seconds < 25:
        code, words = "0", f"{station} 진입"
    elif before == 1:
        code, words = ("3", "전역 출발") if not train.is_standing else ("5", "전역 도착")
    else:
        code, words = "99", f"{int(then_s) // 60}분 {int(then_s) % 60}초 후 ({train.station})"
    is_near = code in ("0", "1", "2")
    onward = train.stations[min(index + 1, len(train.stations) - 1)]
    return {
        "subwayId": line.code,
        "subwayNm": None,
        "updnLine": train.direction,
        "trainLineNm": f"{train.end}행 - {onward}방면",
        "subwayHeading": None,
        "statnId": f"{line.code}000{line.stations.index(station) + 100}",
        "statnNm": station,
        "trnsitCo": "1",
        "ordkey": f"{int(not train.up)}{order}{max(0, before):03d}{train.end}0",
        "subwayList": line.code,
        "statnList": f"{line.code}000{line.stations.index(station) + 100}",
        "btrainSttus": "급행" if train.is_express else "일반",
        "barvlDt": "0" if is_near else str(max(1, int(then_s))),
        "btrainNo": train.number,
        "bstatnId": f"{line.code}000{line.stations.index(train.end) + 100}",
        "bstatnNm": train.end,
        "recptnDt": stamp(view.shown(view.at_s - age_s)),
        "arvlMsg2": words,
        "arvlMsg3": train.station,
        "arvlCd": code,
        "lstcarAt": "1" if train.is_last else "0",
    }


def _positions(view: View, name: str) -> list[dict[str, Any]]:
    """Return a line's trains, where they were when the minute began: they tell their places once in a minute."""
    line = next((line for line in view.city.tables.lines if line.name == name), None)
    if line is None:
        return []
    rows = []
    begun_s = view.begun_s("subway.trains")
    for train in view.city.trains.running(line, begun_s):
        at = view.shown(view.at_s - min(view.at_s - begun_s, _age_s(view, train)))
        state = "0" if train.into_s < 5 else "1" if train.is_standing else "2" if train.into_s < 60 else "3"
        rows.append(
            {
                "subwayId": line.code,
                "subwayNm": line.name,
                "statnId": f"{line.code}000{line.stations.index(train.station) + 100}",
                "statnNm": train.station,
                "trainNo": train.number,
                "lastRecptnDt": at.strftime("%Y%m%d"),
                "recptnDt": stamp(at),
                "updnLine": "0" if train.up else "1",
                "statnTid": f"{line.code}000{line.stations.index(train.end) + 100}",
                "statnTnm": train.end,
                "trainSttus": state,
                "directAt": "1" if train.is_express else "0",
                "lstcarAt": "1" if train.is_last else "0",
            }
        )
    return rows


def _age_s(view: View, train: Train) -> float:
    """Return how long ago the train's last message was received."""
    turn = int(view.at_s // 30)
    return 3.0 + _OLDEST_S * float(share(view.city.seed, lane(f"message.{train.number}"), turn))


def _said(code: str) -> dict[str, Any]:
    status, words = _WORDS[code]
    return {"status": status, "code": code, "message": words, "link": "", "developerMessage": "", "total": 0}


def _error(code: str, as_xml: bool) -> Response:
    return xml_answer(xml("result", _said(code))) if as_xml else json_answer(_said(code))


HOST = Host("swopenapi.seoul.go.kr", answer, zipped=True, fields={"barvlDt": "arvlDt", "recptnDt": "rcptnDt"})
