"""All that the service `citydata` tells of a place: a dozen blocks, each of which may be absent.

Documentation: data set OA-21285 on data.seoul.go.kr. Where it and the service differ in names, the service is right.
"""

from datetime import datetime

from feeds.data.core import Quality
from feeds.data.readings import Readings
from feeds.data.seoul.citydata_events import EVENT_BLOCKS, add_events
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.fields import needed
from feeds.data.seoul.population import add_population
from feeds.data.seoul.spot import Spot, block_of, known_text
from feeds.data.values import number

_SALES_LEVELS = {"한산한": 1, "보통": 2, "분주한": 3, "바쁜": 4}
_BLOCKS = (
    "LIVE_PPLTN_STTS",
    "ROAD_TRAFFIC_STTS",
    "PRK_STTS",
    "SUB_STTS",
    "SBIKE_STTS",
    "WEATHER_STTS",
    "LIVE_CMRCL_STTS",
    *EVENT_BLOCKS,
)
_AIR_NOW = (
    ("weather.temperature", "TEMP", "°C"),
    ("weather.humidity", "HUMIDITY", "%"),
    ("weather.wind", "WIND_SPD", "m/s"),
    ("air.pm10", "PM10", "µg/m³"),
    ("air.pm25", "PM25", "µg/m³"),
    ("air.cai", "AIR_IDX_MVL", ""),
)


def read_place(row: Row, spot: Spot) -> Readings:
    """Return what a place's answer tells. Raises FieldGone where it has none of the blocks that are known."""
    if not any(block in row for block in _BLOCKS):
        needed(row, _BLOCKS[0], "citydata")
    for people in block_of(row, "LIVE_PPLTN_STTS")[:1]:
        with spot.part("LIVE_PPLTN_STTS"):
            add_population(spot, people)
    for roads in block_of(row, "ROAD_TRAFFIC_STTS")[:1]:
        with spot.part("ROAD_TRAFFIC_STTS"):
            _add_roads(spot, roads)
    for weather in block_of(row, "WEATHER_STTS")[:1]:
        with spot.part("WEATHER_STTS"):
            _add_weather(spot, weather)
    for sales in block_of(row, "LIVE_CMRCL_STTS")[:1]:
        with spot.part("LIVE_CMRCL_STTS"):
            _add_sales(spot, sales)
    _add_parking(spot, _distinct(block_of(row, "PRK_STTS"), "PRK_CD", "PRK_NM"))
    _add_bikes(spot, _distinct(block_of(row, "SBIKE_STTS"), "SBIKE_SPOT_ID", "SBIKE_SPOT_NM"))
    _add_lifts(spot, block_of(row, "SUB_STTS"))
    add_events(spot, row)
    # An answer without any of these blocks is a service in trouble, and not a city where all is over.
    return spot.readings(events_are_all=any(block in row for block in EVENT_BLOCKS))


def _add_roads(spot: Spot, roads: Row) -> None:
    for average in (block_of(roads, "AVG_ROAD_DATA") or [roads])[:1]:
        spot.add_field("traffic.speed", spot.time(average, "ROAD_TRAFFIC_TIME"), average, "ROAD_TRAFFIC_SPD", "km/h")


def _add_weather(spot: Spot, weather: Row) -> None:
    at = spot.time(weather, "WEATHER_TIME")
    for indicator, field, unit in _AIR_NOW:
        spot.add_field(indicator, at, weather, field, unit)
    spot.add("weather.rain_1h", at, _rain(weather), "mm")
    for hour in block_of(weather, "FCST24HOURS"):
        with spot.part("FCST24HOURS"):
            then = spot.time(hour, "FCST_DT")
            spot.add("weather.temperature.forecast", then, hour.get("TEMP"), "°C", Quality.ESTIMATED)
            spot.add("weather.rain_1h.forecast", then, _rain(hour), "mm", Quality.ESTIMATED)


def _rain(row: Row) -> object:
    """Return how much it rains: 0 where no amount is given and the kind of rain is none."""
    raw = row.get("PRECIPITATION")
    return 0 if known_text(raw) == "" and known_text(row.get("PRECPT_TYPE")) == "없음" else raw


def _add_sales(spot: Spot, sales: Row) -> None:
    at = spot.time(sales, "CMRCL_TIME")
    spot.add_field("commerce.level", at, sales, "AREA_CMRCL_LVL", levels=_SALES_LEVELS)
    spot.add_field("commerce.payments", at, sales, "AREA_SH_PAYMENT_CNT")


def _add_parking(spot: Spot, parks: list[Row]) -> None:
    """Add the spaces of those car parks that count them, and how many of them are free."""
    counting = [park for park in parks if known_text(park.get("CUR_PRK_YN")).upper() == "Y"]
    known = [
        (free, size)
        for park in counting
        if (free := number(park.get("CUR_PRK_CNT"))) is not None and (size := number(park.get("CPCTY"))) is not None
    ]
    if not counting:
        return
    at = _newest(spot, counting, "CUR_PRK_TIME")
    if not known:
        spot.add("parking.free", at, counting[0].get("CUR_PRK_CNT"))
        return
    free, size = sum(free for free, _ in known), sum(size for _, size in known)
    spot.add("parking.free", at, free, quality=Quality.GOOD if 0 <= free <= size else Quality.SUSPECT)
    spot.add("parking.capacity", at, size)


def _newest(spot: Spot, rows: list[Row], field: str) -> datetime:
    """Return the newest time that rows have in a field, now where none has one; what is no time is told."""
    times = []
    for row in rows:
        if known_text(row.get(field)):
            with spot.part(field):
                times.append(spot.moment(row[field], field))
    return max(times, default=spot.now)


def _add_bikes(spot: Spot, stations: list[Row]) -> None:
    for indicator, field in (("bike.parked", "SBIKE_PARKING_CNT"), ("bike.racks", "SBIKE_RACK_CNT")):
        counts = [count for station in stations if (count := number(station.get(field))) is not None]
        if stations:
            spot.add(indicator, spot.now, sum(counts) if counts else stations[0].get(field))


def _add_lifts(spot: Spot, stations: list[Row]) -> None:
    """Add how many lifts and escalators the subway stations have, and how many of them stand still."""
    lifts = [lift for station in stations for lift in block_of(station, "SUB_FACIINFO")]
    states = [state for lift in lifts if (state := known_text(lift.get("USE_YN")))]
    if states:
        spot.add("subway.lifts", spot.now, len(states))
        spot.add("subway.lifts.stopped", spot.now, sum(state.replace(" ", "") != "사용가능" for state in states))


def _distinct(rows: list[Row], *names: str) -> list[Row]:
    """Return the last of all rows with the same first one of `names` that is filled in."""
    by_name = {}
    for number_of_row, row in enumerate(rows):
        name = next((text for name in names if (text := known_text(row.get(name)))), "")
        by_name[name or str(number_of_row)] = row
    return list(by_name.values())
