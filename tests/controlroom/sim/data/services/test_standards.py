"""Open standards: tables in the shapes of portals, measurements of things, reports, warnings, transit."""

import csv
import io
import json
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from controlroom.sim.data.datasets import datasets
from tests.controlroom.sim.data.asked import BASE, CITY, NOON, Asked

AT_S = NOON.timestamp()
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
ATOM = "{http://www.w3.org/2005/Atom}"
CKAN = "/ckan/api/3/action/datastore_search"
ODS = "/opendatasoft/api/explore/v2.1/catalog/datasets"
TABLES = sorted(datasets(CITY))


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_the_same_in_every_shape(asked: Asked, name: str) -> None:
    dataset = datasets(CITY)[name]
    plain = asked.json(f"/json/{name}.json")
    places = list(dataset.places(CITY))
    column = next(iter(dataset.families))
    values = [row[column] for row in plain["rows"]]
    assert [row["place"] for row in plain["rows"]] == places
    assert values == list(CITY.now(dataset.families[column], AT_S))
    text = asked.answer(f"/csv/{name}.csv").body.decode("utf-8-sig")
    assert [float(row[column]) for row in csv.DictReader(io.StringIO(text))] == values
    ckan = asked.json(f"{CKAN}?resource_id={name}&limit=1000")
    assert [row[column] for row in ckan["result"]["records"]] == values
    assert ckan["result"]["total"] == len(values)
    socrata = asked.json(f"/socrata/resource/{name}.json")
    assert [float(row[column]) for row in socrata] == values
    assert all(isinstance(row[column], str) and "+" not in row["at"] for row in socrata)
    everything = asked.json(f"{ODS}/{name}/exports/json")
    assert [row[column] for row in everything] == values


def test_one_place_of_a_table(asked: Asked) -> None:
    place = quote("강남구")
    plain = asked.json(f"/json/weather.json?place={place}")["rows"]
    socrata = asked.json(f"/socrata/resource/weather.json?$where=place%20=%20%27{place}%27")
    records = asked.json(f"{ODS}/weather/records?where=place=%22{place}%22")["results"]
    filtered = asked.json(f"{CKAN}?resource_id=weather&filters=%7B%22place%22:%22{place}%22%7D")["result"]["records"]
    for rows in (plain, socrata, records, filtered):
        assert [row["place"] for row in rows] == ["강남구"]


def test_limits_and_errors_of_the_portals(asked: Asked) -> None:
    assert len(asked.json(f"{CKAN}?resource_id=links")["result"]["records"]) == 100
    missing = asked.answer(f"{CKAN}?resource_id=none")
    assert (missing.status, json.loads(missing.body)["success"]) == (404, False)
    assert json.loads(asked.answer("/socrata/resource/none.json").body)["error"] is True
    base = f"{ODS}/links/records"
    assert len(asked.json(base)["results"]) == 10
    too_many = asked.answer(f"{base}?limit=101")
    assert (too_many.status, "error_code" in json.loads(too_many.body)) == (400, True)
    assert asked.answer("/json/none.json").status == 404
    assert asked.answer("/csv/weather.txt").status == 404


def test_csv_in_the_encoding_of_old_spreadsheets(asked: Asked) -> None:
    answer = asked.answer("/csv/weather.csv?encoding=cp949")
    assert "강남구" in answer.body.decode("cp949")
    assert answer.headers["Last-Modified"] == "Wed, 24 Jun 2026 03:00:00 GMT"


def test_what_is_known_is_not_sent_again(asked: Asked) -> None:
    first = asked.answer("/json/weather.json")
    again = asked.answer("/json/weather.json", {"if-none-match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    asked.later(minutes=10)
    assert asked.answer("/json/weather.json", {"if-none-match": first.headers["ETag"]}).status == 200


def test_long_answers_are_packed_for_who_can_unpack(asked: Asked) -> None:
    packed = asked.answer("/json/links.json", {"accept-encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < len(asked.answer("/json/links.json").body) / 3


def test_metrics(asked: Asked) -> None:
    tree = asked.json("/prometheus/api/v1/query?query=city_call_waiting")
    assert tree["data"]["resultType"] == "vector"
    series = tree["data"]["result"][0]
    assert series["value"] == [AT_S, str(int(CITY.value("call.waiting", "", AT_S)))]
    selector = quote('city_air_pm10{place="강남구",job="simulated"}')
    one = asked.json(f"/prometheus/api/v1/query?query={selector}")["data"]["result"]
    assert [each["metric"]["place"] for each in one] == ["강남구"]
    span = f"start={AT_S - 600}&end={AT_S}&step=60"
    past = asked.json(f"/prometheus/api/v1/query_range?query=city_call_waiting&{span}")["data"]
    assert past["resultType"] == "matrix"
    assert [value for _, value in past["result"][0]["values"]] == [
        f"{CITY.value('call.waiting', '', AT_S - 600 + 60 * number):g}" for number in range(11)
    ]
    assert asked.json("/prometheus/api/v1/query?query=nothing")["data"]["result"] == []
    assert asked.answer("/prometheus/api/v1/query?query=%7B%7B").status == 400


def test_things_that_sense(asked: Asked) -> None:
    expand = quote("Thing($expand=Locations),ObservedProperty,Observations($orderby=phenomenonTime desc;$top=1)")
    address: str | None = f"/sensorthings/v1.1/Datastreams?$top=100&$expand={expand}"
    found = []
    while address is not None:
        tree = asked.json(address)
        found += tree["value"]
        link = tree.get("@iot.nextLink")
        address = link.removeprefix(BASE) if link else None
    assert len(found) == len({each["@iot.id"] for each in found}) == 4 * 25 + 7 * 25 + 25 + 5 * 5
    heat = next(each for each in found if each["name"] == "강남구 temperature")
    assert heat["unitOfMeasurement"]["symbol"] == "°C"
    assert heat["Observations"][0]["result"] == CITY.value("weather.temperature", "강남구", AT_S)
    lon, lat = heat["Thing"]["Locations"][0]["location"]["coordinates"]
    assert (37 < lat < 38, 126 < lon < 128) == (True, True)
    assert (
        asked.json(f"/sensorthings/v1.1/Datastreams({heat['@iot.id']})/Observations")["value"] == heat["Observations"]
    )
    arrays = asked.json("/sensorthings/v1.1/Observations?$resultFormat=dataArray&$top=1")["value"][0]
    assert arrays["components"] == ["id", "phenomenonTime", "resultTime", "result"]


def test_entities(asked: Asked) -> None:
    answer = asked.answer("/ngsi-ld/v1/entities?type=WeatherObserved&limit=10&offset=20&count=true")
    rows = json.loads(answer.body)
    assert answer.headers["NGSILD-Results-Count"] == "25"
    assert len(rows) == 5
    assert rows[0]["temperature"]["unitCode"] == "CEL"
    assert rows[0]["temperature"]["observedAt"] == "2026-06-24T03:00:00Z"
    short = asked.json("/ngsi-ld/v1/entities?type=WeatherObserved&options=keyValues&limit=1")[0]
    assert isinstance(short["temperature"], float)
    assert asked.json("/ngsi-ld/v1/entities?type=Nothing") == []
    assert asked.answer("/ngsi-ld/v1/entities").status == 400


def test_reports_of_citizens(asked: Asked) -> None:
    rows = asked.json("/open311/v2/requests.json?page_size=1000")
    assert {row["status"] for row in rows} == {"open", "closed"}
    assert all("(모의)" in row["description"] for row in rows)
    times = [row["requested_datetime"] for row in rows]
    assert times == sorted(times, reverse=True)
    one = asked.json(f"/open311/v2/requests/{rows[0]['service_request_id']}.json")
    assert one == [rows[0]]
    assert len(asked.json("/open311/v2/requests.json?page_size=7&page=2")) == 7
    closed = asked.json("/open311/v2/requests.json?status=closed&page_size=1000")
    assert {row["status"] for row in closed} == {"closed"}
    span = "start_date=2026-06-24T00:00:00%2B09:00&end_date=2026-06-24T06:00:00%2B09:00"
    assert all("T0" in row["requested_datetime"] for row in asked.json(f"/open311/v2/requests.json?{span}"))
    root = ElementTree.fromstring(asked.answer("/open311/v2/requests.xml?page_size=3").body)
    assert len(root.findall("request")) == 3
    assert len(asked.json("/open311/v2/services.json")) == 11
    assert asked.answer("/open311/v2/requests/none.json").status == 404
    assert len(asked.json("/open311/v2/requests.json?start_date=2026-01-01T00:00:00Z&page_size=5000")) == 1000


def test_warnings_lead_from_the_index_to_their_messages(asked: Asked) -> None:
    kinds: set[tuple[str, str]] = set()
    for _ in range(250):
        asked.later(hours=6)
        index = ElementTree.fromstring(asked.answer("/cap/alerts.atom").body)
        links = [entry.find(f"{ATOM}link") for entry in index.findall(f"{ATOM}entry")]
        for link in links:
            assert link is not None
            message = ElementTree.fromstring(asked.answer(link.attrib["href"].removeprefix(BASE)).body)
            kinds.add((message.findtext(f"{CAP}status", ""), message.findtext(f"{CAP}msgType", "")))
            assert not message.findtext(f"{CAP}sent", "").endswith("Z")
            corner = message.findtext(f"{CAP}info/{CAP}area/{CAP}polygon", "").split()[0]
            assert corner.startswith("37.")  # latitude first
            assert "(모의)" in message.findtext(f"{CAP}info/{CAP}event", "")
            if message.findtext(f"{CAP}msgType") != "Alert":
                assert message.findtext(f"{CAP}references", "").count(",") >= 2
    assert kinds == {("Test", "Alert"), ("Actual", "Alert"), ("Actual", "Update"), ("Actual", "Cancel")}
    assert asked.answer("/cap/none.xml").status == 404


def test_incidents_and_dispatches_tell_how_far_they_are(asked: Asked) -> None:
    for _ in range(30):
        asked.later(minutes=20)
        fires = [row for row in asked.json("/json/dispatches.json")["rows"] if row["kind"] == "fire"]
        for row in fires:
            assert row["history"][-1]["state"] == row["state"]
            assert row["began"] <= row["changed"]
            assert row["station"].endswith("소방서")
            assert row["id"] in {each["id"] for each in asked.json("/json/incidents.json")["rows"]}
        if fires:
            return
    pytest.fail("no fire in ten hours")


def test_transit_as_protocol_buffers(asked: Asked) -> None:
    bindings = pytest.importorskip("google.transit.gtfs_realtime_pb2")
    vehicles = bindings.FeedMessage.FromString(asked.answer("/gtfs-realtime/vehicles.pb").body)
    assert vehicles.header.timestamp == int(AT_S)
    routes = {entity.vehicle.trip.route_id for entity in vehicles.entity}
    assert routes == {line.name for line in CITY.tables.lines}
    assert any(entity.vehicle.HasField("position") for entity in vehicles.entity)
    for _ in range(200):
        asked.later(minutes=15)
        alerts = bindings.FeedMessage.FromString(asked.answer("/gtfs-realtime/alerts.pb").body)
        if alerts.entity:
            text = alerts.entity[0].alert.header_text.translation[0].text
            assert "지연" in text
            assert "(모의)" in text
            return
    pytest.fail("no train was late in two days")
