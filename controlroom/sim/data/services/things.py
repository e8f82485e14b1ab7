"""The tables of `datasets.py` as measurements of things: Prometheus, SensorThings, NGSI-LD."""

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

import numpy as np

from controlroom.sim.data.asking import SIMULATED, Ask, Host, View, columns, iso, json_answer, not_found
from controlroom.sim.data.datasets import Dataset, datasets
from controlroom.sim.data.model.noise import Array
from controlroom.sim.http import Response

_SELECTOR = re.compile(r"\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\})?\s*")
_MATCHER = re.compile(r'\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|=)\s*"((?:[^"\\]|\\.)*)"\s*,?')
_MOST_POINTS = 11_000
_UNITS = {"°C": "CEL", "%": "P1", "mm": "MMT", "m/s": "MTS", "µg/m³": "GQ", "km/h": "KMH", "m": "MTR", "s": "SEC"}
_NEVER_S = 1e11
_OBSERVATION_ID = 1_000_000
_TOP = 100


def prometheus(ask: Ask, view: View) -> Response:
    """Answer ``/prometheus/api/v1/query`` and ``query_range`` for one metric with labels: ``city_call_waiting``.

    A metric is named after its indicator; the label ``place`` tells where.
    """
    if len(ask.parts) != 3 or ask.parts[:2] != ("api", "v1") or ask.parts[2] not in ("query", "query_range"):
        return not_found()
    selector = _SELECTOR.fullmatch(ask.query.get("query", ""))
    if selector is None:
        return json_answer(
            {"status": "error", "errorType": "bad_data", "error": 'invalid parameter "query": parse error'},
            HTTPStatus.BAD_REQUEST,
        )
    indicator = next((name for name in view.city.families if metric(name) == selector[1]), None)
    matchers = _MATCHER.findall(selector[2] or "")
    series = [] if indicator is None else _series(ask, view, indicator, matchers)
    kind = "matrix" if ask.parts[2] == "query_range" else "vector"
    return json_answer({"status": "success", "data": {"resultType": kind, "result": series}})


def metric(indicator: str) -> str:
    """Return the name of the metric for an indicator."""
    return "city_" + indicator.replace(".", "_")


def _series(ask: Ask, view: View, indicator: str, matchers: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    family = view.city.families[indicator]
    past = _past(ask, view, indicator) if ask.parts[2] == "query_range" else None
    found = []
    for number, place in enumerate(family.places):
        labels = {"__name__": metric(indicator), "job": "simulated", "place": place}
        if not all(_is_matched(labels.get(name, ""), how, wanted) for name, how, wanted in matchers):
            continue
        if past is None:
            value = columns(view, indicator)[number]
            found.append({"metric": labels, "value": [view.shown(view.at_s).timestamp(), str(value)]})
        else:
            points = [[at, f"{float(row[number]):g}"] for at, row in past]
            found.append({"metric": labels, "values": points})
    return found


def _is_matched(value: str, how: str, wanted: str) -> bool:
    return value == wanted if how == "=" else wanted in ("", ".*", ".+") or value in wanted.split("|")


def _past(ask: Ask, view: View, indicator: str) -> list[tuple[float, Array]]:
    """Return the times that a query names, on the clock of the wall, with the numbers of all places then."""
    try:
        first, last, step = (float(ask.query[name]) for name in ("start", "end", "step"))
        count = int((last - first) / step) + 1
    except (KeyError, ValueError, ZeroDivisionError, OverflowError):
        return []
    if step <= 0 or not 0 < count <= _MOST_POINTS or not abs(first) < _NEVER_S:
        return []
    times: Array = first + step * np.arange(count, dtype=np.float64)
    now = view.shown(view.at_s).timestamp()
    values = view.city.values(indicator, view.at_s - (now - times) * view.clock.speed)
    return list(zip(times.tolist(), values, strict=True))


def sensorthings(ask: Ask, view: View) -> Response:
    """Answer ``/sensorthings/v1.1/Datastreams`` with what is expanded in them, and ``Observations`` of all or one."""
    if ask.parts[:1] != ("v1.1",) or len(ask.parts) < 2:
        return not_found()
    streams = _streams(view)
    wanted = re.findall(r"'([^']*)'", ask.query.get("$filter", "")) if ask.parts[1] == "Datastreams" else []
    if wanted:
        streams = [each for each in streams if any(word in (each[1], each[2], each[4]) for word in wanted)]
    one = re.fullmatch(r"Datastreams\((\d{1,9})\)", ask.parts[1])
    if one:
        streams = [each for each in streams if each[0] == int(one[1])]
        if ask.parts[2:] != ("Observations",):
            return json_answer(_datastream(ask, view, *streams[0])) if streams else not_found()
        return json_answer({"value": [_observation(view, *each) for each in streams]})
    if ask.parts[1] not in ("Observations", "Datastreams"):
        return not_found()
    top, skip = max(1, min(1000, ask.number("$top", _TOP))), ask.number("$skip", 0)
    written = _array if ask.parts[1] == "Observations" else _datastream
    answer: dict[str, Any] = {"value": [written(ask, view, *each) for each in streams[skip : skip + top]]}
    if skip + top < len(streams):
        more = urlencode({**ask.query, "$skip": str(skip + top)}, quote_via=quote)
        answer["@iot.nextLink"] = f"{ask.base}/sensorthings/v1.1/{ask.parts[1]}?{more}"
    return json_answer(answer)


_Stream = tuple[int, str, str, str, str, int, Dataset]
_SENSED = ("weather", "air", "rivers", "water")


def _streams(view: View) -> list[_Stream]:
    """Return number, place, column, unit, name of what is observed, number of the place, table of each datastream."""
    found: list[_Stream] = []
    known = datasets(view.city)
    for name in _SENSED:
        dataset = known[name]
        for column, family in dataset.families.items():
            for place_number, place in enumerate(dataset.places(view.city)):
                unit = view.city.families[family].unit
                found.append((len(found) + 1, place, f"{column}", unit, family, place_number, dataset))
    return found


def _datastream(
    ask: Ask,
    view: View,
    number: int,
    place: str,
    column: str,
    unit: str,
    family: str,
    place_number: int,
    dataset: Dataset,
) -> dict[str, Any]:
    here = f"{ask.base}/sensorthings/v1.1/Datastreams({number})"
    expand = ask.query.get("$expand", "")
    lat, lon = _position(view, dataset, place_number)
    row: dict[str, Any] = {
        "@iot.id": number,
        "@iot.selfLink": here,
        "name": f"{place} {column}",
        "description": dataset.label,
        "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
        "unitOfMeasurement": {"name": unit or "1", "symbol": unit, "definition": ""},
        "Observations@iot.navigationLink": f"{here}/Observations",
    }
    if "Thing" in expand:
        point = {"type": "Point", "coordinates": [lon, lat]}
        location = {"name": place, "encodingType": "application/geo+json", "location": point}
        row["Thing"] = {"@iot.id": place_number + 1, "name": place, "description": SIMULATED, "Locations": [location]}
    if "ObservedProperty" in expand:
        row["ObservedProperty"] = {"@iot.id": 1, "name": family, "definition": "", "description": dataset.label}
    if "Observations" in expand:
        row["Observations"] = [_observation(view, number, place, column, unit, family, place_number, dataset)]
    return row


def _observation(
    view: View, number: int, place: str, column: str, unit: str, family: str, place_number: int, dataset: Dataset
) -> dict[str, Any]:
    at_s = view.begun_s(family)
    return {
        "@iot.id": number * _OBSERVATION_ID + int(at_s // 60) % _OBSERVATION_ID,
        "phenomenonTime": iso(view.shown(at_s)),
        "resultTime": iso(view.shown(at_s)),
        "result": columns(view, family)[place_number],
    }


def _array(
    ask: Ask,
    view: View,
    number: int,
    place: str,
    column: str,
    unit: str,
    family: str,
    place_number: int,
    dataset: Dataset,
) -> dict[str, Any]:
    observation = _observation(view, number, place, column, unit, family, place_number, dataset)
    return {
        "Datastream@iot.navigationLink": f"{ask.base}/sensorthings/v1.1/Datastreams({number})",
        "components": ["id", "phenomenonTime", "resultTime", "result"],
        "dataArray": [list(observation.values())],
    }


def _position(view: View, dataset: Dataset, number: int) -> tuple[float, float]:
    tables = view.city.tables
    if dataset.place == "gauge":
        number = tables.gauges[number].district
    district = tables.districts[number % len(tables.districts)]
    return district.lat, district.lon


_NGSI_TYPES = {
    "WeatherObserved": "weather",
    "AirQualityObserved": "air",
    "WaterQualityObserved": "water",
    "TrafficFlowObserved": "links",
    "CrowdFlowObserved": "crowds",
    "OffStreetParking": "parking",
}


def ngsi_ld(ask: Ask, view: View) -> Response:
    """Answer ``/ngsi-ld/v1/entities?type=…``: normalized, or key and value where that is asked for."""
    if ask.parts != ("v1", "entities"):
        return not_found()
    kind = ask.query.get("type", "")
    dataset = datasets(view.city).get(_NGSI_TYPES.get(kind, ""))
    if not kind:
        problem = {
            "type": "https://uri.etsi.org/ngsi-ld/errors/BadRequestData",
            "title": "Too broad query",
            "detail": "Need at least one of: entity-id, entity-type, geo-location, attribute-list, csf",
        }
        return json_answer(problem, HTTPStatus.BAD_REQUEST)
    rows = [] if dataset is None else dataset.rows(view)
    limit, offset = max(1, min(1000, ask.number("limit", 20))), ask.number("offset", 0)
    is_short = ask.query.get("options", "") == "keyValues"
    entities = [
        _entity(view, kind, dataset, row, number, is_short=is_short)
        for number, row in enumerate(rows)
        if dataset is not None
    ]
    return json_answer(entities[offset : offset + limit], headers={"NGSILD-Results-Count": str(len(entities))})


def _entity(
    view: View, kind: str, dataset: Dataset, row: dict[str, Any], number: int, *, is_short: bool
) -> dict[str, Any]:
    at = iso(row["at"])
    entity: dict[str, Any] = {"id": f"urn:ngsi-ld:{kind}:{quote(row['place'])}", "type": kind}
    if is_short:
        return entity | {
            "name": row["place"],
            "dateObserved": at,
            **{column: row[column] for column in dataset.families},
        }
    lat, lon = _position(view, dataset, number)
    entity["name"] = {"type": "Property", "value": row["place"]}
    entity["dateObserved"] = {"type": "Property", "value": {"@type": "DateTime", "@value": at}}
    entity["location"] = {"type": "GeoProperty", "value": {"type": "Point", "coordinates": [lon, lat]}}
    for column, family in dataset.families.items():
        entity[column] = {"type": "Property", "value": row[column], "observedAt": at}
        if code := _UNITS.get(view.city.families[family].unit):
            entity[column]["unitCode"] = code
    entity["@context"] = ["https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"]
    return entity


HOSTS = (
    Host("prometheus", prometheus, zipped=True, fields={"value": "val"}),
    Host("sensorthings", sensorthings, zipped=True, fields={"result": "resultValue"}),
    Host("ngsi-ld", ngsi_ld, validated=True, fields={"value": "val"}),
)
