"""apis.data.go.kr: AirKorea and the weather service (KMA), behind a gateway whose errors are XML whatever was asked."""

from datetime import datetime, timedelta
from math import cos, log, pi, radians, sin, tan
from typing import Any

from controlroom.sim.data.asking import SEOUL, Ask, Host, View, columns, json_answer, not_found, paged, xml, xml_answer
from controlroom.sim.data.model.air import POLLUTANTS
from controlroom.sim.data.quota import is_valid
from controlroom.sim.http import Response

_AIR = "B552584/ArpltnInforInqireSvc"
_WEATHER = "1360000/VilageFcstInfoService_2.0"
_GATEWAY = {
    "10": "INVALID_REQUEST_PARAMETER_ERROR",
    "11": "NO_MANDATORY_REQUEST_PARAMETERS_ERROR",
    "12": "NO_OPENAPI_SERVICE_ERROR",
    "22": "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR",
    "30": "SERVICE_KEY_IS_NOT_REGISTERED_ERROR",
}
_RESULTS = {"00": "NORMAL_SERVICE", "03": "NO_DATA", "10": "INVALID_REQUEST_PARAMETER_ERROR"}
_ROADSIDE = ("강남대로", "한강대로", "도산대로", "정릉로", "천호대로", "청계천로")
_GRADE_STEPS = (50.0, 100.0, 250.0)
_OBSERVED_AFTER = timedelta(minutes=40)
_CLOUDED_FROM = 68
"""From this humidity on, in percent, the sky is mostly clouded."""


def answer(ask: Ask, view: View) -> Response:
    """Answer a call, once the gateway has let it through."""
    key = ask.query.get("serviceKey", ask.query.get("ServiceKey", ""))
    *folder, operation = ask.parts or ("",)
    service = "/".join(folder)
    if service not in (_AIR, _WEATHER):
        return gateway_error("12") if folder else not_found()
    if not is_valid(key):
        return gateway_error("30")
    if not view.allowed(key, service):
        return gateway_error("22")
    if service == _AIR:
        return _air(ask, view, operation)
    return _weather(ask, view, operation)


def gateway_error(code: str) -> Response:
    """Return what the gateway says before a service is asked: XML, with HTTP status 200."""
    header = {"errMsg": "SERVICE ERROR", "returnAuthMsg": _GATEWAY[code], "returnReasonCode": code}
    return xml_answer(xml("OpenAPI_ServiceResponse", {"cmmMsgHeader": header}))


def _air(ask: Ask, view: View, operation: str) -> Response:
    if operation == "getCtprvnRltmMesureDnsty":
        if "sidoName" not in ask.query:
            return gateway_error("11")
        rows = _stations(view) if ask.query["sidoName"] in ("서울", "전국") else []
    elif operation == "getMsrstnAcctoRltmMesureDnsty":
        rows = [row for row in _stations(view) if row["stationName"] == ask.query.get("stationName", "")]
    else:
        return gateway_error("12")
    page = paged(rows, ask, "pageNo", "numOfRows", 10)
    body = {
        "totalCount": len(rows),
        "items": page,
        "pageNo": ask.number("pageNo", 1),
        "numOfRows": ask.number("numOfRows", 10),
    }
    content = {"header": {"resultMsg": "NORMAL_CODE", "resultCode": "00"}, "body": body}
    if ask.query.get("returnType", "xml") == "json":
        return json_answer({"response": content})
    return xml_answer(xml("response", content | {"body": body | {"items": {"item": page}}}))


def _stations(view: View) -> list[dict[str, Any]]:
    """Return the districts' stations and some beside roads, which are under repair: "-", null and nothing in turn."""
    at = view.begun("air.pm10")
    measured = {name: columns(view, f"air.{name}") for name in (*POLLUTANTS, "cai")}
    rows = []
    for number, district in enumerate(view.city.tables.districts):
        here = {name: values[number] for name, values in measured.items()}
        rows.append(_station(district.name, at, here))
    for number, name in enumerate(_ROADSIDE):
        here = {part: values[number] for part, values in measured.items()}
        row = _station(name, at, here)
        nothing = ("-", None, "")[number % 3]
        row |= {"pm10Value": nothing, "pm25Value": nothing, "khaiValue": nothing, "khaiGrade": None}
        row |= {"pm10Flag": "장비점검", "pm25Flag": "장비점검"}
        rows.append(row)
    return rows


def _station(name: str, at: datetime, here: dict[str, float | int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "stationName": name,
        "sidoName": "서울",
        "mangName": "도시대기",
        "dataTime": _as_hour_24(at),
        "khaiValue": str(here["cai"]),
        "khaiGrade": str(1 + sum(float(here["cai"]) > step for step in _GRADE_STEPS)),
    }
    for part in POLLUTANTS:
        row[f"{part}Value"] = str(here[part])
        row[f"{part}Grade"] = "1"
        row[f"{part}Flag"] = None
    return row


def _as_hour_24(at: datetime) -> str:
    """Return a time as AirKorea writes it: midnight is hour 24 of the day before."""
    if at.hour == 0 and at.minute == 0:
        return f"{(at - timedelta(days=1)):%Y-%m-%d} 24:00"
    return at.strftime("%Y-%m-%d %H:%M")


def _weather(ask: Ask, view: View, operation: str) -> Response:
    query = ask.query
    try:
        base = datetime.strptime(query["base_date"] + query["base_time"], "%Y%m%d%H%M").replace(tzinfo=SEOUL)
        place = (int(query["nx"]), int(query["ny"]))
    except KeyError:
        return gateway_error("11")
    except ValueError:
        return _shaped(ask, "10", [])
    district = _district_at(view, place)
    now = view.shown(view.at_s)
    rows: list[dict[str, Any]] = []
    if district is not None:
        if operation == "getUltraSrtNcst" and base + _OBSERVED_AFTER <= now:
            rows = _observed(view, base.replace(minute=0), district)
        elif operation == "getUltraSrtFcst" and base + timedelta(minutes=15) <= now:
            rows = _forecast(view, base.replace(minute=30), district, 6, "T1H", "RN1")
        elif operation == "getVilageFcst" and base + timedelta(minutes=10) <= now:
            rows = _forecast(view, base, district, 24, "TMP", "PCP")
    if operation not in ("getUltraSrtNcst", "getUltraSrtFcst", "getVilageFcst"):
        return gateway_error("12")
    rows = [row | {"nx": place[0], "ny": place[1]} for row in rows]
    return _shaped(ask, "00" if rows else "03", rows)


def _observed(view: View, base: datetime, district: int) -> list[dict[str, Any]]:
    at_s = view.clock.city_s(base)
    here = _here(view, at_s, district)
    values = {
        "PTY": here["kind"],
        "REH": f"{here['humidity']:.0f}",
        "RN1": f"{here['rain']:g}",
        "T1H": f"{here['temperature']:.1f}",
        "UUU": f"{-here['wind'] * sin(radians(here['from'])):.1f}",
        "VEC": f"{here['from']:.0f}",
        "VVV": f"{-here['wind'] * cos(radians(here['from'])):.1f}",
        "WSD": f"{here['wind']:.1f}",
    }
    return [
        {"baseDate": f"{base:%Y%m%d}", "baseTime": f"{base:%H%M}", "category": name, "obsrValue": value}
        for name, value in values.items()
    ]


def _forecast(view: View, base: datetime, district: int, hours: int, heat: str, wet: str) -> list[dict[str, Any]]:
    rows = []
    first = base.replace(minute=0) + timedelta(hours=1)
    for name in (heat, wet, "SKY", "PTY", "REH", "VEC", "WSD", "POP"):
        if name == "POP" and heat == "T1H":
            continue
        for ahead in range(hours):
            at = first + timedelta(hours=ahead)
            here = _here(view, view.clock.city_s(at), district)
            rain = here["rain"]
            value = {
                heat: f"{here['temperature']:.0f}",
                wet: "강수없음" if rain < 0.1 else "1mm 미만" if rain < 1 else f"{rain:.1f}mm",
                "SKY": "4" if rain >= 0.1 else "3" if here["humidity"] >= _CLOUDED_FROM else "1",
                "PTY": here["kind"],
                "REH": f"{here['humidity']:.0f}",
                "VEC": f"{here['from']:.0f}",
                "WSD": f"{here['wind']:.1f}",
                "POP": "80" if rain >= 0.1 else "10",
            }[name]
            rows.append(
                {
                    "baseDate": f"{base:%Y%m%d}",
                    "baseTime": f"{base:%H%M}",
                    "category": name,
                    "fcstDate": f"{at:%Y%m%d}",
                    "fcstTime": f"{at:%H%M}",
                    "fcstValue": value,
                }
            )
    return rows


def _here(view: View, at_s: float, district: int) -> dict[str, Any]:
    names = {"temperature": "temperature", "humidity": "humidity", "rain": "rain_1h", "wind": "wind"}
    here: dict[str, Any] = {
        name: float(view.city.now(f"weather.{family}", at_s)[district]) for name, family in names.items()
    }
    here["from"] = float(view.city.now("weather.wind_direction", at_s)[0])
    here["kind"] = "0" if here["rain"] < 0.1 else "3" if here["temperature"] < 1 else "1"
    return here


def _shaped(ask: Ask, code: str, rows: list[dict[str, Any]]) -> Response:
    header = {"resultCode": code, "resultMsg": _RESULTS[code]}
    kind = ask.query.get("dataType", "XML").upper()
    content: dict[str, Any] = {"header": header}
    if rows:
        content["body"] = {
            "dataType": kind,
            "items": {"item": paged(rows, ask, "pageNo", "numOfRows", 10)},
            "pageNo": ask.number("pageNo", 1),
            "numOfRows": ask.number("numOfRows", 10),
            "totalCount": len(rows),
        }
    return json_answer({"response": content}) if kind == "JSON" else xml_answer(xml("response", content))


def _district_at(view: View, place: tuple[int, int]) -> int | None:
    return next(
        (number for number, each in enumerate(view.city.tables.districts) if grid(each.lat, each.lon) == place), None
    )


def grid(lat: float, lon: float) -> tuple[int, int]:
    """Return the weather service's cell of 5 km for a position.

    A Lambert conformal conic projection, true at 30 and 60 degrees, with (43, 136) at 38 N 126 E, as the service's
    guide gives it.
    """
    earth_cells = 6371.00877 / 5.0
    low, high, middle = radians(30.0), radians(60.0), radians(38.0)
    power = log(cos(low) / cos(high)) / log(tan(pi / 4 + high / 2) / tan(pi / 4 + low / 2))
    scale = tan(pi / 4 + low / 2) ** power * cos(low) / power
    radius = earth_cells * scale / tan(pi / 4 + middle / 2) ** power
    here = earth_cells * scale / tan(pi / 4 + radians(lat) / 2) ** power
    turn = power * radians(lon - 126.0)
    return int(here * sin(turn) + 43 + 0.5), int(radius - here * cos(turn) + 136 + 0.5)


HOST = Host("apis.data.go.kr", answer, fields={"pm10Value": "pm10Vl", "obsrValue": "obsrVl", "fcstValue": "fcstVl"})
