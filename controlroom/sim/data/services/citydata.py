"""citydata and its smaller sisters: all that is known of one of 122 places.

Any block may be absent: parks have no roads. Numbers are texts, but for some; what is not known is "" or "-".
"""

from operator import itemgetter
from typing import Any

from controlroom.sim.data.asking import SIMULATED, View, columns, minute, stamp
from controlroom.sim.data.model.air import grade, grade_of, main_pollutant
from controlroom.sim.data.model.people import LEVELS

SAMPLE_PLACE = "광화문·덕수궁"
_MESSAGES = (
    "사람이 몰려있을 가능성이 낮고 붐빔은 거의 느껴지지 않아요. 도보 이동이 자유로워요.",
    "사람이 몰려있을 수 있지만 크게 붐비지는 않아요. 도보 이동에 큰 제약이 없어요.",
    "사람들이 몰려있을 가능성이 크고 붐빈다고 느낄 수 있어요.",
    "사람들이 몰려있을 가능성이 매우 크고 많이 붐빈다고 느낄 수 있어요.",
)
_HOUR_S = 3600.0
_NEAR_DEG = 0.012
_COMPASS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_TRADES = ("음식·음료", "유통", "패션·뷰티", "의료", "레저·스포츠")


def find(view: View, wanted: str) -> int | None:
    """Return the number of the place with a name or a code, None where there is none."""
    spots = view.city.tables.spots
    return next((number for number, spot in enumerate(spots) if wanted in (spot.name, spot.code)), None)


def people(view: View, number: int) -> dict[str, Any]:
    """Return the block of people: how many, how crowded, and a forecast for twelve hours."""
    spot = view.city.tables.spots[number]
    least, most = (columns(view, f"population.{bound}")[number] for bound in ("least", "most"))
    level = int(view.city.now("population.level", view.at_s)[number])
    next_hour_s = view.begun_s("air.pm10") + _HOUR_S
    hours = [next_hour_s + ahead * _HOUR_S for ahead in range(12)]
    women = 44 + (number * 7) % 13
    return {
        "AREA_NM": spot.name,
        "AREA_CD": spot.code,
        "AREA_CONGEST_LVL": LEVELS[level - 1],
        "AREA_CONGEST_MSG": f"{_MESSAGES[level - 1]} {SIMULATED}",
        "AREA_PPLTN_MIN": str(least),
        "AREA_PPLTN_MAX": str(most),
        "MALE_PPLTN_RATE": f"{100 - women}.0",
        "FEMALE_PPLTN_RATE": f"{women}.0",
        **{f"PPLTN_RATE_{age}": f"{share}" for age, share in zip(range(0, 80, 10), _ages(number), strict=True)},
        "RESNT_PPLTN_RATE": "24.6",
        "NON_RESNT_PPLTN_RATE": "75.4",
        "REPLACE_YN": "N",
        "PPLTN_TIME": minute(view.begun("population.there")),
        "FCST_YN": "Y",
        "FCST_PPLTN": [_forecast(view, number, hour_s) for hour_s in hours],
    }


def commerce(view: View, number: int) -> dict[str, Any]:
    """Return how much is paid at a place."""
    spot = view.city.tables.spots[number]
    paid = float(view.city.now("population.there", view.at_s)[number]) * 0.021
    level = ("한산한 시간대", "보통 시간대", "분주한 시간대", "바쁜 시간대")[
        int(view.city.now("population.level", view.at_s)[number]) - 1
    ]
    return {
        "AREA_NM": spot.name,
        "AREA_CD": spot.code,
        "AREA_CMRCL_LVL": level,
        "AREA_SH_PAYMENT_CNT": str(int(paid)),
        "AREA_SH_PAYMENT_AMT_MIN": str(int(paid) * 20_000),
        "AREA_SH_PAYMENT_AMT_MAX": str(int(paid) * 22_000),
        "CMRCL_TIME": view.shown(view.at_s - 600).strftime("%Y%m%d %H%M"),
        "CMRCL_RSB": [
            {"RSB_LRG_CTGR": trade, "RSB_PAYMENT_LVL": level, "RSB_SH_PAYMENT_CNT": str(int(paid * part))}
            for trade, part in zip(_TRADES, (0.5, 0.25, 0.12, 0.08, 0.05), strict=True)
        ],
    }


def place(view: View, number: int) -> dict[str, Any]:
    """Return everything about a place."""
    spot = view.city.tables.spots[number]
    is_open_country = spot.kind == "park"
    blocks: dict[str, Any] = {
        "AREA_NM": spot.name,
        "AREA_CD": spot.code,
        "LIVE_PPLTN_STTS": [
            {key: value for key, value in people(view, number).items() if not key.startswith("AREA_N")}
        ],
    }
    if not is_open_country:
        blocks["ROAD_TRAFFIC_STTS"] = _roads(view, spot.district)
    blocks["PRK_STTS"] = _parking(view, spot.district)
    if spot.kind == "station":
        blocks["SUB_STTS"] = _subway(view, spot.name)
        blocks["LIVE_SUB_PPLTN"] = {"SUB_ACML_GTON_PPLTN_MIN": "12000", "SUB_ACML_GTON_PPLTN_MAX": "14000"}
    blocks["BUS_STN_STTS"] = [
        {
            "BUS_STN_ID": f"1{spot.district:02d}000{number:03d}",
            "BUS_ARS_ID": f"{spot.district + 1:02d}{number:03d}",
            "BUS_STN_NM": f"{spot.name}",
            "BUS_STN_X": f"{spot.lon:.6f}",
            "BUS_STN_Y": f"{spot.lat:.6f}",
            "BUS_RESULT_MSG": "",
        }
    ]
    blocks["ACDNT_CNTRL_STTS"] = _incidents(view, spot.lat, spot.lon)
    blocks["CHARGER_STTS"] = [
        {
            "STAT_NM": f"{spot.name} 급속충전소 {SIMULATED}",
            "STAT_ID": f"ME{number:06d}",
            "STAT_X": f"{spot.lon + 0.001:.6f}",
            "STAT_Y": f"{spot.lat:.6f}",
            "CHARGER_DETAILS": [{"CHARGER_ID": "01", "CHARGER_STAT": "2", "OUTPUT": "100", "METHOD": "단독"}],
        }
    ]
    blocks["SBIKE_STTS"] = _bikes(view, spot.lat, spot.lon)
    blocks["WEATHER_STTS"] = [weather(view, spot.district)]
    if number % 3 == 0:
        blocks["EVENT_STTS"] = [
            {
                "EVENT_NM": f"{spot.name} 거리 공연 {SIMULATED}",
                "EVENT_PERIOD": f"{view.shown(view.at_s).date()}~{view.shown(view.at_s + 86400 * 3).date()}",
                "EVENT_PLACE": spot.name,
                "EVENT_X": f"{spot.lon:.6f}",
                "EVENT_Y": f"{spot.lat:.6f}",
                "PAY_YN": "무료",
                "EVENT_ETC_DETAIL": "",
            }
        ]
    if spot.kind in ("tourist", "street", "market"):
        blocks["LIVE_CMRCL_STTS"] = commerce(view, number)
    blocks["LIVE_DST_MESSAGE"] = _messages(view)
    blocks["LIVE_YNA_NEWS"] = []
    return blocks


def weather(view: View, district: int) -> dict[str, Any]:
    """Return the block of weather and air of a district."""
    here = {
        name.partition(".")[2]: columns(view, name)[district]
        for name in ("weather.temperature", "weather.humidity", "weather.rain_1h", "weather.wind")
    }
    air = {
        name: float(columns(view, f"air.{name}")[district])
        for name in ("pm10", "pm25", "o3", "no2", "co", "so2", "cai")
    }
    rain = float(here["rain_1h"])
    wind_deg = float(view.city.now("weather.wind_direction", view.at_s)[0])
    kind = "없음" if rain <= 0 else "눈" if float(here["temperature"]) < 1 else "비"
    hour_s = view.begun_s("air.pm10")
    return {
        "WEATHER_TIME": minute(view.begun("weather.temperature")),
        "TEMP": str(here["temperature"]),
        "SENSIBLE_TEMP": f"{float(here['temperature']) - 0.7 * float(here['wind']):.1f}",
        "MAX_TEMP": f"{float(here['temperature']) + 4:.0f}",
        "MIN_TEMP": f"{float(here['temperature']) - 4:.0f}",
        "HUMIDITY": str(here["humidity"]),
        "WIND_DIRCT": _COMPASS[round(wind_deg / 45) % 8],
        "WIND_SPD": str(here["wind"]),
        "PRECIPITATION": "-" if rain <= 0 else str(here["rain_1h"]),
        "PRECPT_TYPE": kind,
        "PCP_MSG": "비 또는 눈 소식이 없어요." if rain <= 0 else f"{kind}가 오고 있어요. {SIMULATED}",
        "SUNRISE": "06:10",
        "SUNSET": "18:40",
        "UV_INDEX_LVL": "-",
        "UV_INDEX": "",
        "UV_MSG": "",
        "PM25_INDEX": grade_of("pm25", air["pm25"]),
        "PM25": f"{air['pm25']:.0f}",
        "PM10_INDEX": grade_of("pm10", air["pm10"]),
        "PM10": f"{air['pm10']:.0f}",
        "AIR_IDX": grade(air["cai"]),
        "AIR_IDX_MVL": f"{air['cai']:.1f}",
        "AIR_IDX_MAIN": main_pollutant(air),
        "AIR_MSG": "",
        "FCST24HOURS": [_weather_ahead(view, district, hour_s + ahead * _HOUR_S) for ahead in range(1, 25, 3)],
        "NEWS_LIST": [],
    }


def _forecast(view: View, number: int, at_s: float) -> dict[str, Any]:
    least, most = (int(view.city.now(f"population.{bound}", at_s)[number]) for bound in ("least", "most"))
    level = int(view.city.now("population.level", at_s)[number])
    return {
        "FCST_TIME": minute(view.shown(at_s)),
        "FCST_CONGEST_LVL": LEVELS[level - 1],
        "FCST_PPLTN_MIN": str(least),
        "FCST_PPLTN_MAX": str(most),
    }


def _weather_ahead(view: View, district: int, at_s: float) -> dict[str, Any]:
    rain = float(view.city.now("weather.rain_1h", at_s)[district])
    return {
        "FCST_DT": view.shown(at_s).strftime("%Y%m%d%H00"),
        "TEMP": f"{float(view.city.now('weather.temperature', at_s)[district]):.0f}",
        "PRECIPITATION": "-" if rain < 0.1 else f"{rain:.1f}",
        "PRECPT_TYPE": "비" if rain >= 0.1 else "없음",
        "RAIN_CHANCE": "80" if rain >= 0.1 else "10",
        "SKY_STTS": "흐림" if rain >= 0.1 else "맑음",
    }


def _ages(number: int) -> list[float]:
    weights = [3 + (number * (age + 3)) % 11 + (8 if 2 <= age <= 4 else 0) for age in range(8)]
    return [round(100 * weight / sum(weights), 1) for weight in weights]


def _roads(view: View, district: int) -> dict[str, Any]:
    links = view.city.tables.links
    near = [number for number, link in enumerate(links) if link.district == district][:8]
    speeds = view.city.now("traffic.speed", view.at_s)
    mean = float(view.city.now("traffic.district_speed", view.at_s)[district])
    index = "원활" if mean >= 25 else "서행" if mean >= 15 else "정체"
    return {
        "AVG_ROAD_DATA": {
            "ROAD_MSG": f"해당 장소로 이동·진입시 도로가 {index} 상태예요. {SIMULATED}",
            "ROAD_TRAFFIC_IDX": index,
            "ROAD_TRAFFIC_SPD": round(mean),
            "ROAD_TRAFFIC_TIME": minute(view.begun("traffic.speed")),
        },
        "ROAD_TRAFFIC_STTS": [
            {
                "LINK_ID": links[number].code,
                "ROAD_NM": links[number].road,
                "START_ND_NM": links[number].start,
                "END_ND_NM": links[number].end,
                "DIST": str(round(links[number].length_m)),
                "SPD": f"{float(speeds[number]):.1f}",
                "IDX": "원활" if speeds[number] >= 25 else "서행" if speeds[number] >= 15 else "정체",
                "XYLIST": f"{links[number].lon:.6f}_{links[number].lat:.6f}|"
                f"{links[number].lon_end:.6f}_{links[number].lat_end:.6f}",
            }
            for number in near
        ],
    }


def _parking(view: View, district: int) -> list[dict[str, Any]]:
    """Return the district's car parks with the spaces free; the first stands there twice, once without its count."""
    parks = view.city.tables.car_parks
    free = columns(view, "parking.free")
    at = stamp(view.begun("parking.used"))
    rows: list[dict[str, Any]] = []
    for number, park in enumerate(parks):
        if park.district == district:
            row = {
                "PRK_NM": park.name,
                "PRK_CD": park.code,
                "CPCTY": str(park.capacity),
                "CUR_PRK_CNT": str(free[number]),
                "CUR_PRK_TIME": at,
                "CUR_PRK_YN": "Y",
                "PAY_YN": "Y",
                "RATES": "430",
                "LAT": str(view.city.tables.districts[district].lat),
                "LNG": str(view.city.tables.districts[district].lon),
            }
            if not rows:
                rows.append(row | {"CUR_PRK_CNT": "", "CUR_PRK_TIME": "", "CUR_PRK_YN": "N"})
            rows.append(row)
    return rows


def _subway(view: View, spot_name: str) -> list[dict[str, Any]]:
    name = spot_name.removesuffix("(2호선)").removesuffix("역")
    blocks = []
    for line in view.city.tables.lines:
        if name not in line.stations:
            continue
        running = view.city.trains.running(line, view.at_s)
        coming = sorted(view.city.trains.coming(name, running), key=itemgetter(0))[:4]
        blocks.append(
            {
                "SUB_STN_NM": name,
                "SUB_STN_LINE": line.name.removesuffix("호선"),
                "SUB_DETAIL": [
                    {
                        "SUB_NT_STN": train.station,
                        "SUB_ROUTE_NM": f"{line.name} {train.direction}",
                        "SUB_LINE": line.code,
                        "SUB_DIR": f"{train.end}행",
                        "SUB_ARMG1": f"{max(0, int(seconds)) // 60}분 후",
                        "SUB_ARVTIME": str(max(0, int(seconds))),
                    }
                    for seconds, train in coming
                ],
                "SUB_FACIINFO": [{"ELVTR_NM": "승강기 1호기", "OPR_SEC": "B1-1F", "USE_YN": "사용가능"}],
            }
        )
    return blocks


def _incidents(view: View, lat: float, lon: float) -> list[dict[str, Any]]:
    near = [
        incident
        for incident in view.city.incidents.active(view.at_s)
        if incident.kind.code and abs(incident.lat - lat) < 3 * _NEAR_DEG and abs(incident.lon - lon) < 3 * _NEAR_DEG
    ]
    return [
        {
            "ACDNT_OCCR_DT": minute(view.shown(incident.began_s)),
            "EXP_CLR_DT": minute(view.shown(incident.ended_s)),
            "ACDNT_TYPE": incident.kind.title,
            "ACDNT_DTYPE": incident.kind.title,
            "ACDNT_INFO": f"{view.city.tables.links[incident.link].name} {incident.kind.title} {SIMULATED}",
            "ACDNT_X": f"{incident.lon:.6f}",
            "ACDNT_Y": f"{incident.lat:.6f}",
            "ACDNT_TIME": minute(view.shown(view.at_s)),
        }
        for incident in near
    ]


def _bikes(view: View, lat: float, lon: float) -> list[dict[str, Any]]:
    parked = columns(view, "bike.parked")
    near = [
        number
        for number, station in enumerate(view.city.tables.bikes)
        if abs(station.lat - lat) < _NEAR_DEG / 2 and abs(station.lon - lon) < _NEAR_DEG / 2
    ]
    stations = view.city.tables.bikes
    return [
        {
            "SBIKE_SPOT_NM": stations[number].name,
            "SBIKE_SPOT_ID": stations[number].code,
            "SBIKE_SHARED": str(round(100 * parked[number] / stations[number].racks)),
            "SBIKE_PARKING_CNT": str(parked[number]),
            "SBIKE_RACK_CNT": str(stations[number].racks),
            "SBIKE_X": f"{stations[number].lon:.6f}",
            "SBIKE_Y": f"{stations[number].lat:.6f}",
        }
        for number in near[:12]
    ]


def _messages(view: View) -> list[dict[str, Any]]:
    rain = float(view.city.now("weather.rain_1h", view.at_s).max())
    if rain < 6:
        return []
    return [
        {
            "DST_SE_NM": "호우",
            "EMRG_STEP_NM": "안전안내",
            "MSG_CN": f"호우로 하천 산책로 출입을 삼가 바랍니다. {SIMULATED}",
            "CRT_DT": stamp(view.begun("weather.rain_1h")),
        }
    ]
