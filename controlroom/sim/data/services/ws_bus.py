"""ws.bus.go.kr: buses at stops and on their routes. XML, or JSON where asked; ``itemCount`` is 0 beside items."""

from typing import Any

from controlroom.sim.data.asking import Ask, Host, View, json_answer, not_found, xml, xml_answer
from controlroom.sim.data.model.calendar import DAY_S, ZONE_S
from controlroom.sim.data.model.noise import lane, share
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.quota import is_valid
from controlroom.sim.http import Response

_STOPS = 20
_LEG_S = 120.0
_ROUTES = tuple(str(number) for number in (100, 143, 146, 152, 241, 340, 360, 402, 461, 470, 472, 640, 643, 740, 750))
_WORDS = {
    "0": "정상적으로 처리되었습니다.",
    "3": "정류소를 찾을 수 없습니다.",
    "4": "결과가 없습니다.",
    "7": "Key인증실패: SERVICE KEY IS NOT REGISTERED ERROR. [인증모듈 에러코드(30)]",
    "8": "Key인증실패: LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR. [인증모듈 에러코드(22)]",
}


def answer(ask: Ask, view: View) -> Response:
    """Answer ``getStationByUid``: a stop, ``getArrInfoByRouteAll``: a route, ``getBusPosByRtid``: its buses."""
    query = {name.lower(): value for name, value in ask.query.items()}
    if ask.parts[:2] != ("api", "rest") or len(ask.parts) != 4:
        return not_found()
    as_json = query.get("resulttype", "") == "json"
    key = query.get("servicekey", "")
    if not is_valid(key):
        return _shaped("7", None, as_json)
    if not view.allowed(key, "bus"):
        return _shaped("8", None, as_json)
    match ask.parts[3]:
        case "getStationByUid" | "getLowStationByUid":
            found, items = _at_stop(view, query.get("arsid", ""))
        case "getArrInfoByRouteAll" | "getArrInfoByRouteAllList":
            found, items = _on_route(view, query.get("busrouteid", ""))
        case "getBusPosByRtid":
            found, items = _buses(view, query.get("busrouteid", ""))
        case _:
            return not_found()
    return _shaped(found, items or None, as_json)


def stops(tables: Tables) -> dict[str, tuple[str, str]]:
    """Return name and district of each stop, by the number on its sign; one at each place of citydata."""
    return {
        f"{spot.district + 1:02d}{number + 100:03d}": (spot.name, tables.districts[spot.district].name)
        for number, spot in enumerate(tables.spots)
    }


def _at_stop(view: View, sign: str) -> tuple[str, list[dict[str, Any]]]:
    known = stops(view.city.tables)
    if sign not in known:
        return "4", []
    place = list(known).index(sign)
    rows = []
    for turn in range(5):
        route = _ROUTES[(place * 3 + turn * 2) % len(_ROUTES)]
        rows.append(_arrival(view, route, place, known[sign][0], sign))
    return "0", rows


def _on_route(view: View, route_id: str) -> tuple[str, list[dict[str, Any]]]:
    route = _route(route_id)
    if route is None:
        return "4", []
    signs = list(stops(view.city.tables).items())
    first = _ROUTES.index(route) * 5
    on_the_way = [(first + turn, *signs[first + turn]) for turn in range(_STOPS)]
    return "0", [_arrival(view, route, place, name, sign) for place, sign, (name, _) in on_the_way]


def _arrival(view: View, route: str, place: int, name: str, sign: str) -> dict[str, Any]:
    coming = _coming_s(view, route, place)
    resting = "출발대기" if int(route) % 2 else "운행종료"
    buses = [f"12{int(route):03d}{(place + 7 * turn) % 100:02d}" for turn in range(len(coming))]
    words = [_words(seconds) for seconds in coming] + [resting] * (2 - len(coming))
    times = [str(int(seconds)) for seconds in coming] + ["0"] * (2 - len(coming))
    buses += ["0"] * (2 - len(buses))
    return {
        "stId": f"1{place:08d}",
        "stNm": name,
        "arsId": sign,
        "busRouteId": f"100100{int(route):03d}",
        "rtNm": route,
        "busRouteAbrv": route,
        "adirection": "모의차고지",
        "arrmsg1": words[0],
        "arrmsg2": words[1],
        "traTime1": times[0],
        "traTime2": times[1],
        "vehId1": buses[0],
        "vehId2": buses[1],
        "congestion1": str(3 + int(route) % 3) if coming else "0",
        "isLast1": "0",
        "mkTm": view.shown(view.at_s).strftime("%Y-%m-%d %H:%M:%S.0"),
    }


def _coming_s(view: View, route: str, place: int) -> list[float]:
    """Return in how many seconds the next two buses come; none between one and four at night."""
    day_s = (view.at_s + ZONE_S) % DAY_S
    if 1 * 3600 <= day_s < 4 * 3600 + 1800:
        return []
    headway_s = 420.0 + (int(route) % 7) * 60.0
    offset_s = place * _LEG_S % headway_s
    turn = int((view.at_s - offset_s) // headway_s)
    coming = []
    for number in range(turn, turn + 3):
        late_s = 150.0 * float(share(view.city.seed, lane(f"bus.{route}.{place}"), number))
        seconds = number * headway_s + offset_s + late_s - view.at_s
        if seconds > 0:
            coming.append(seconds)
    return coming[:2]


def _words(seconds: float) -> str:
    if seconds < 60:
        return "곧 도착"
    return f"{int(seconds) // 60}분{int(seconds) % 60}초후[{max(1, int(seconds // _LEG_S))}번째 전]"


def _buses(view: View, route_id: str) -> tuple[str, list[dict[str, Any]]]:
    route = _route(route_id)
    if route is None or not _coming_s(view, route, 0):
        return "4", []
    spots = view.city.tables.spots
    rows = []
    for number in range(6):
        along = (view.at_s / 3600.0 + number / 6.0) % 1.0 * (_STOPS - 1)
        index, part = _ROUTES.index(route) * 5 + int(along), along % 1.0
        here, there = spots[index], spots[index + 1]
        rows.append(
            {
                "vehId": f"12{int(route):03d}{number:02d}",
                "plainNo": f"서울70사{1000 + int(route) + number}",
                "sectOrd": str(int(along) + 1),
                "gpsX": f"{here.lon + part * (there.lon - here.lon):.6f}",
                "gpsY": f"{here.lat + part * (there.lat - here.lat):.6f}",
                "dataTm": view.shown(view.at_s - 12).strftime("%Y%m%d%H%M%S"),
                "stopFlag": "0",
                "congetion": str(3 + number % 3),
                "busType": "1",
                "isrunyn": "1",
            }
        )
    return "0", rows


def _route(route_id: str) -> str | None:
    return next((route for route in _ROUTES if route_id in (route, f"100100{int(route):03d}")), None)


def _shaped(code: str, items: list[dict[str, Any]] | None, as_json: bool) -> Response:
    header = {"headerMsg": _WORDS[code], "headerCd": code, "itemCount": 0}
    if as_json:
        return json_answer({"comMsgHeader": None, "msgHeader": header, "msgBody": {"itemList": items}})
    body = {"itemList": items} if items else {}
    return xml_answer(xml("ServiceResult", {"comMsgHeader": "", "msgHeader": header, "msgBody": body}))


HOST = Host("ws.bus.go.kr", answer, fields={"arrmsg1": "arvmsg1", "traTime1": "trvTime1"})
