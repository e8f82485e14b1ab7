"""The sources of the simulated city: those of its own files, and as many as a benchmark wants.

`python -m controlroom.sim.data.source_files` writes the files in ``resources/cities/simulated/sources``.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from controlroom.sim.data.datasets import Dataset, datasets
from controlroom.sim.data.model.calls import TOPICS
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.planned import (
    BROKER,
    KEY,
    URL,
    WORKS,
    Series,
    Source,
    metric_source,
    portal,
    series_of,
    table_source,
)
from controlroom.sim.data.publishers import published
from controlroom.sim.data.services.ws_bus import stops
from controlroom.sim.events import given

_CALLS_A_DAY = 1_000_000
_HOUR_S = 3600
_QUIET_S = 2 * _HOUR_S
"""For so long nothing may happen on the streets."""
_WHOLE_AIR = [(f"air.{name}", f"air.{name}") for name in ("pm10", "pm25", "o3", "no2", "co", "so2", "cai")]
_RIVER = [(name, name) for name in ("river.level", "river.level.close", "river.level.flood", "river.level.levee")]
_COUNTED_LESS = 3
"""The last car parks of the list do not count their cars."""
_WEATHER = {
    "temperature": "weather.temperature",
    "humidity": "weather.humidity",
    "rain_1h": "weather.rain_1h",
    "wind": "weather.wind",
}
_PEOPLE = [(name, name) for name in ("population.level", "population.least", "population.most")]
_ITEMS = {"rice": "쌀", "cabbage": "배추", "eggs": "계란", "pork": "돼지고기(삼겹살)"}
_SHAPES = ("http", "csv", "ckan", "socrata", "opendatasoft")
_BIKES_SHOWN = 60
_ROADS = 12
_GATES = 8
_STATIONS = ("강남", "서울역", "홍대입구", "잠실", "신도림")
_STOPS = ("강남역", "서울역", "신촌·이대역", "여의도")
_GROUPS = 6
_PER_GROUP = 4
_BENCH_SPOTS = 102


def city_sources(city: SimCity) -> list[Source]:
    """Return the sources of the simulated city that everybody sees first."""
    topics = (_sky, _water, _streets, _people, _calls, _administration, _works, _recorder, _cameras)
    return published(_patient(city, source) for topic in topics for source in topic(city))


def bench_sources(url: str, count: int = 300) -> list[dict[str, Any]]:
    """Return `count` sources as in a file of sources, of the simulated city at `url`; 300 bring 1,200 series."""
    return [expanded(source.table, url) for source in bench_plan(SimCity(), count)]


def bench_plan(city: SimCity, count: int = 300) -> list[Source]:
    """Return the sources of `bench_sources` with the series that they bring."""
    plan = [_patient(city, source) for source in _single_sources(city)]
    if not 0 < count <= len(plan):
        raise ValueError(f"there are 1 to {len(plan)} sources, not {count}")
    return plan[:count]


def _patient(city: SimCity, source: Source) -> Source:
    """Return a source that is not taken for stale between two steps of its numbers, or two incidents."""
    steps_s = [city.families[each.family].step_s for each in source.series]
    has_incidents = "event" in source.table or source.table["kind"] == "topis-incidents"
    usual_s = _QUIET_S if has_incidents else 2 * max(steps_s, default=0)
    is_told = "stale_after_s" in source.table or "interval_s" not in source.table
    if is_told or usual_s <= 3 * source.table["interval_s"]:
        return source
    table = {}
    for name, value in source.table.items():
        table[name] = value
        if name == "interval_s":
            table["stale_after_s"] = usual_s
    return replace(source, table=table)


def _sky(city: SimCity) -> Iterator[Source]:
    known = datasets(city)
    yield portal(city, "air", "seoul-air", "RealtimeCityAir", _WHOLE_AIR)
    yield _things(city, "weather", "weather", known["weather"], _WEATHER)
    yield Source(
        "weather",
        {
            "kind": "kma",
            "id": "forecast",
            "address": f"{URL}/apis.data.go.kr",
            "key": KEY,
            "read": ["hours", "days"],
            "point": [{"nx": 60, "ny": 127}],
            "interval_s": 600,
        },
    )
    yield Source("weather", {"kind": "cap", "id": "warnings", "address": f"{URL}/cap/alerts.atom", "interval_s": 60})


def _water(city: SimCity) -> Iterator[Source]:
    yield portal(city, "water", "seoul-rivers", "ListRiverStageService", _RIVER, interval_s=120)
    names = ("temperature", "ph", "oxygen", "phosphorus")
    yield portal(
        city, "water", "seoul-water", "WPOSInformationTime", [(f"water.{name}", f"water.{name}") for name in names]
    )
    yield metric_source(
        city, "water", "tap-water", {"tap.turbidity": "tap.turbidity", "tap.chlorine": "tap.chlorine"}, interval_s=300
    )


def _streets(city: SimCity) -> Iterator[Source]:
    known = datasets(city)
    roads = dict.fromkeys(link.road for link in city.tables.links)
    for number, road in enumerate(list(roads)[:_ROADS], start=1):
        yield _road(city, f"road-{number}", road)
    yield Source("traffic", _topis("topis-incidents", "road-incidents", interval_s=60))
    gates = city.families["traffic.volume.in"].places[:_GATES]
    yield Source(
        "traffic",
        _topis("topis-volumes", "gates", spots=list(gates)),
        tuple(
            series_of(
                city, "gates", [(name, name) for name in ("traffic.volume.in", "traffic.volume.out")], range(_GATES)
            )
        ),
    )
    counting = range(len(city.tables.car_parks) - _COUNTED_LESS)
    parking = [("parking.used", "parking.used"), ("parking.capacity", "parking.capacity")]
    yield portal(city, "traffic", "seoul-parking", "GetParkingInfo", parking, places=counting)
    free = table_source(city, "traffic", "parking-free", "http", known["parking"], {"free": "parking.free"})
    table = {**free.table, "rows": f"rows[:{len(counting)}]"}
    yield Source("traffic", table, tuple(series_of(city, free.id, [("parking.free", "parking.free")], counting)))
    bikes = [("bike.parked", "bike.parked"), ("bike.racks", "bike.racks")]
    yield portal(city, "traffic", "seoul-bikes", "bikeList", bikes, places=range(_BIKES_SHOWN), most_rows=_BIKES_SHOWN)
    yield metric_source(city, "traffic", "bikes-rented", {"bike.rented": "bike.rented"})
    names = {"crowding": "subway.crowding", "delay": "subway.delay"}
    yield table_source(city, "transit", "subway", "http", known["subway"], names, interval_s=60)
    trains = _subway("seoul-subway-positions", "subway-trains", interval_s=60)
    yield Source("transit", trains, tuple(series_of(city, "subway-trains", [("subway.trains", "subway.trains")])))
    yield Source(
        "transit", _subway("seoul-subway-arrivals", "subway-arrivals", stations=list(_STATIONS), interval_s=30)
    )
    signs = [sign for sign, (name, _) in stops(city.tables).items() if name in _STOPS]
    yield Source(
        "transit",
        {
            "kind": "seoul-bus",
            "id": "buses",
            "address": f"{URL}/ws.bus.go.kr",
            "key": KEY,
            "stops": signs,
            "interval_s": 60,
        },
    )
    address = f"{URL}/gtfs-realtime/alerts.pb"
    yield Source("transit", {"kind": "gtfs-realtime", "id": "subway-alerts", "address": address, "interval_s": 60})


def _people(city: SimCity) -> Iterator[Source]:
    busiest = sorted(range(len(city.tables.spots)), key=lambda number: -city.tables.spots[number].people)
    for group in range(_GROUPS):
        yield _crowds(city, f"people-{group + 1}", busiest[group * _PER_GROUP : (group + 1) * _PER_GROUP])
    yield metric_source(city, "people", "visitors", {"population.visitors": "population.visitors"}, interval_s=300)
    yield _prices(city)


def _calls(city: SimCity) -> Iterator[Source]:
    known = datasets(city)
    yield table_source(city, "calls", "dasan-districts", "csv", known["calls-districts"], {"calls": "call.hour"})
    names = {"waiting": "call.waiting", "answered_20s": "call.answered_20s"}
    yield table_source(city, "calls", "dasan", "http", known["calls"], names, interval_s=60)
    yield _topics(city, known["call-topics"])
    yield Source(
        "calls",
        {
            "kind": "open311",
            "id": "requests",
            "address": f"{URL}/open311/v2",
            "interval_s": 120,
            "days": 1,
            "topics": {topic[1]: f"reported.{topic[0]}" for topic in TOPICS},
        },
    )


def _administration(city: SimCity) -> Iterator[Source]:
    known = datasets(city)
    names = {name: f"emergency.{name}" for name in ("fire", "rescue", "ambulance")}
    yield table_source(city, "safety", "emergencies", "ckan", known["emergencies"], names)
    yield Source("safety", _incidents("dispatches"))
    yield table_source(city, "safety", "response", "socrata", known["response"], {"response": "rescue.response"})
    yield table_source(city, "safety", "fires", "opendatasoft", known["fires"], {"fires": "fire.calls"})
    yield table_source(city, "administration", "solar", "http", known["solar"], {"power": "energy.solar"})
    yield table_source(city, "administration", "data-calls", "ckan", known["data-calls"], {"calls": "data.calls"})
    yield table_source(city, "administration", "budget", "csv", known["budget"], {"spent": "budget.spent"})
    for number, figure in enumerate(city.figures):
        dataset = known[figure.indicator.replace(".", "-")]
        yield table_source(
            city,
            "administration",
            dataset.name,
            _SHAPES[number % len(_SHAPES)],
            dataset,
            {"value": figure.indicator},
            interval_s=_HOUR_S,
        )


def _works(city: SimCity) -> Iterator[Source]:
    names = ("works.open", "works.done")
    rules = [
        {"indicator": name, "value": f"{name.partition('.')[2]}_cnt", "at": "stat_dt", "place": "gu_nm"}
        for name in names
    ]
    table = {
        "kind": "sql",
        "id": "public-works",
        "path": WORKS,
        "query": "SELECT stat_dt, gu_nm, open_cnt, done_cnt FROM works_status WHERE stat_dt >= :since ORDER BY stat_dt",
        "interval_s": 60,
        "sample": rules,
    }
    yield Source("works", table, tuple(series_of(city, "public-works", [(name, name) for name in names])))


def _recorder(_: SimCity) -> Iterator[Source]:
    table = {
        "kind": "frigate",
        "id": "recorder",
        "address": BROKER,
        "protocol": "3.1.1",
        "parts": ["detections", "counts", "stats"],
    }
    yield Source("cameras", table)


def _cameras(_: SimCity) -> Iterator[Source]:
    yield Source(
        "cameras",
        {
            "kind": "its-cctv",
            "id": "its-cameras",
            "address": f"{URL}/openapi.its.go.kr",
            "key": KEY,
            "west": 126.76,
            "south": 37.42,
            "east": 127.19,
            "north": 37.7,
            "interval_s": 300,
        },
    )
    yield Source(
        "cameras",
        {
            "kind": "seoul-safe-cctv",
            "id": "district-cameras",
            "address": f"{URL}/openapi.seoul.go.kr",
            "key": KEY,
            "interval_s": 86400,
        },
    )


def _road(city: SimCity, name: str, road: str) -> Source:
    """Return a source for the stretches of a road."""
    places = [number for number, link in enumerate(city.tables.links) if link.road == road]
    links = [city.tables.links[number] for number in places]
    table = _topis(
        "topis-speeds",
        name,
        interval_s=300,
        links=[link.code for link in links],
        places={link.code: link.name for link in links},
    )
    families = [(indicator, indicator) for indicator in ("traffic.speed", "traffic.travel_time")]
    return Source("traffic", table, tuple(series_of(city, name, families, places)))


def _topis(kind: str, source: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": source, "address": f"{URL}/openapi.seoul.go.kr", "key": KEY, **more}


def _subway(kind: str, source: str, **more: Any) -> dict[str, Any]:
    """Return the table of a source of the subway. The default for its calls is what the real service allows."""
    address = f"{URL}/swopenapi.seoul.go.kr"
    return {"kind": kind, "id": source, "address": address, "key": KEY, "calls_a_day": _CALLS_A_DAY, **more}


def _crowds(city: SimCity, name: str, places: list[int]) -> Source:
    table = {
        "kind": "seoul-citydata-ppltn",
        "id": name,
        "address": f"{URL}/openapi.seoul.go.kr",
        "key": KEY,
        "interval_s": 300,
        "calls_a_day": _CALLS_A_DAY,
        "places_asked": [city.tables.spots[place].name for place in places],
    }
    return Source("people", table, tuple(series_of(city, name, _PEOPLE, places)))


def _prices(city: SimCity) -> Source:
    """Return a source for the prices of some items by district, by rules of its own: all would be 800 series."""
    rules = [
        {
            "indicator": f"price.{name}",
            "value": "A_PRICE",
            "unit": "원",
            "at": "P_DATE",
            "place": "M_GU_NAME",
            "where": f"A_NAME == '{item}'",
        }
        for name, item in _ITEMS.items()
    ]
    source = portal(
        city, "people", "seoul-prices", "ListNecessariesPricesService", (), interval_s=_HOUR_S * 6, sample=rules
    )
    names = city.families["price"].places
    districts = city.tables.district_names
    found = [
        Series(source.id, f"price.{name}", district, "원", "price", names.index(f"{item}/{district}"))
        for name, item in _ITEMS.items()
        for district in districts
    ]
    return Source(source.topic, source.table, tuple(found))


def _things(city: SimCity, topic: str, name: str, dataset: Dataset, names: dict[str, str]) -> Source:
    """Return a source that reads a table as things that sense."""
    table = {
        "kind": "sensorthings",
        "id": name,
        "address": f"{URL}/sensorthings/v1.1",
        "interval_s": 300,
        "datastream": [
            {"name": dataset.families[column], "indicator": indicator} for column, indicator in names.items()
        ],
    }
    families = [(indicator, dataset.families[column]) for column, indicator in names.items()]
    return Source(topic, table, tuple(series_of(city, name, families)))


def _topics(city: SimCity, dataset: Dataset) -> Source:
    """Return a source whose rows are topics, each an indicator of its own."""
    table = {
        "kind": "http",
        "id": "dasan-topics",
        "address": f"{URL}/json/{dataset.name}.json",
        "rows": "rows",
        "interval_s": 300,
        "sample": [
            {"indicator": f"call.topic.{topic[0]}", "value": "calls", "at": "at", "where": f"place == '{topic[0]}'"}
            for topic in TOPICS
        ],
    }
    found = tuple(
        series
        for column, topic in enumerate(TOPICS)
        for series in series_of(city, "dasan-topics", [(f"call.topic.{topic[0]}", "call.topic")], [column])
    )
    return Source("calls", table, tuple(replace(each, place="") for each in found))


def _incidents(name: str) -> dict[str, Any]:
    return {
        "kind": "http",
        "id": name,
        "address": f"{URL}/json/{name}.json",
        "rows": "rows",
        "interval_s": 30,
        "event": [
            {
                "kind": "incident",
                "id": "id",
                "title": "title",
                "text": "text",
                "place": "place",
                "state": "state",
                "level": "level",
                "levels": {name: name for name in ("notice", "minor", "major", "critical")},
                "began": "began",
                "changed": "changed",
                "latitude": "lat",
                "longitude": "lon",
                "details": ["kind", "expected_end"],
            }
        ],
    }


def _single_sources(city: SimCity) -> Iterator[Source]:
    """Yield many small sources, each of a place: 300 of them bring 1,200 series."""
    known = datasets(city)
    districts = range(len(city.tables.districts))
    for number in districts:
        short = city.tables.districts[number].short
        yield table_source(city, "bench", f"weather-{short}", "http", known["weather"], _WEATHER, at=number)
        air = {name: f"air.{name}" for name in known["air"].families}
        yield table_source(city, "bench", f"air-{short}", "ckan", known["air"], air, at=number)
        calls = {"calls": "call.hour"}
        yield table_source(city, "bench", f"calls-{short}", "csv", known["calls-districts"], calls, at=number)
        names = {name: f"emergency.{name}" for name in ("fire", "rescue", "ambulance")}
        yield table_source(city, "bench", f"emergency-{short}", "opendatasoft", known["emergencies"], names, at=number)
        taps = {"tap.turbidity": "tap.turbidity", "tap.chlorine": "tap.chlorine"}
        yield metric_source(city, "bench", f"tap-{short}", taps, at=number)
        figures = {name: name for name in known["figures-districts"].families}
        yield table_source(city, "bench", f"figures-{short}", "socrata", known["figures-districts"], figures, at=number)
    yield portal(city, "bench", "rivers", "ListRiverStageService", _RIVER)
    levels = {name: f"population.{name}" for name in ("level", "least", "most")}
    for number in range(_BENCH_SPOTS):
        yield table_source(city, "bench", f"place-{number + 1}", "http", known["crowds"], levels, at=number)
    names = {"speed": "traffic.speed", "travel_time": "traffic.travel_time"}
    for number in range(len(city.tables.links)):
        yield table_source(city, "bench", f"link-{number + 1}", "http", known["links"], names, at=number)


def expanded(value: Any, url: str) -> Any:
    """Return a table of a source with the names in it replaced that the program gives with the city at `url`."""
    if isinstance(value, dict):
        return {name: expanded(each, url) for name, each in value.items()}
    if isinstance(value, list):
        return [expanded(each, url) for each in value]
    if isinstance(value, str):
        for name, meant in given(url).items():
            value = value.replace(f"${{{name}}}", meant)
    return value
