import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.ngsi_ld import NgsiLdConfig, read_entities
from feeds.data.readings import Readings, Sample, ms, sound
from tests.feeds.data.asking import Server, answer, headers_of
from tests.feeds.data.polling import NOW, config, context, json_answer, poll
from tests.feeds.data.trees import damaged, trees

NOW_MS = ms(NOW)
TYPE = "AirQualityObserved"
PM10 = {"name": "pm10", "indicator": "air.pm10"}
AT = "2026-11-27T02:50:00Z"
AT_MS = NOW_MS - 600_000


def measured(value: Any = 31, **more: Any) -> dict[str, Any]:
    return {"type": "Property", "value": value, "unitCode": "GQ", "observedAt": AT, **more}


def entity(name: str = "Jung", **attributes: Any) -> dict[str, Any]:
    attributes = attributes or {"pm10": measured()}
    return {"id": f"urn:ngsi-ld:{TYPE}:{name}", "type": TYPE, **attributes}


def polled(*entities: Any, **values: Any) -> Readings:
    with Server(json_answer(list(entities))) as server:
        return poll(source(server.url, **values))


def source(address: str, **values: Any) -> Any:
    values.setdefault("attribute", [PM10])
    return config("ngsi-ld", address=address, type=TYPE, **values)


def failure(*answers: bytes, **values: Any) -> DataError:
    with Server(*answers) as server, pytest.raises(DataError) as raised:
        poll(source(server.url, **values))
    return raised.value


def query_of(asked: bytes) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(asked.split()[1].decode()).query))


def test_attributes_are_samples_with_their_own_unit_and_time() -> None:
    readings = polled(entity(), entity("Mapo", pm10=measured("1,031.5")), places={"Mapo": "마포구"})
    assert readings.samples == [
        Sample("air.pm10", AT_MS, 31.0, "Jung", "µg/m³"),
        Sample("air.pm10", AT_MS, 1031.5, "마포구", "µg/m³"),
    ]


def test_it_asks_as_the_broker_wants() -> None:
    with Server(json_answer([])) as server:
        poll(source(f"{server.url}/", context="http://c/x.jsonld", tenant="seoul", filter="pm10>0", token="t", rows=20))
        assert server.asked[0].startswith(b"GET /ngsi-ld/v1/entities?")
        assert query_of(server.asked[0]) == {
            "type": TYPE,
            "limit": "20",
            "offset": "0",
            "count": "true",
            "q": "pm10>0",
            "options": "sysAttrs",
        }
        headers = headers_of(server.asked[0])
    link = '<http://c/x.jsonld>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
    assert (headers["link"], headers["ngsild-tenant"]) == (link, "seoul")
    assert headers["authorization"] == "Bearer t"


def test_simplified_entities_take_time_from_the_entity() -> None:
    rows = [entity("A", pm10=31, dateObserved="2026-11-27T02:00:00Z/2026-11-27T02:50:00Z"), entity("B", pm10="32")]
    with Server(json_answer(rows)) as server:
        readings = poll(source(server.url, simplified=True))
        assert query_of(server.asked[0])["options"] == "keyValues"
    assert readings.samples == [Sample("air.pm10", AT_MS, 31.0, "A"), Sample("air.pm10", NOW_MS, 32.0, "B")]


@pytest.mark.parametrize(
    ("attributes", "values", "at_ms"),
    [
        ({"dateObserved": {"type": "Property", "value": {"@type": "DateTime", "@value": AT}}}, {}, AT_MS),
        ({"when": {"type": "Property", "value": "2026-11-27 11:50"}}, {"at_field": "when"}, AT_MS),
        ({"modifiedAt": AT}, {}, AT_MS),
        ({}, {}, NOW_MS),
    ],
)
def test_values_without_a_time_take_another(attributes: Any, values: Any, at_ms: int) -> None:
    plain = {"type": "Property", "value": 1}
    (read,) = polled(entity("A", pm10=plain, **attributes), **values).samples
    assert read.at_ms == at_ms
    own = {**plain, "modifiedAt": "2026-11-27T02:59:00Z"}
    (read,) = polled(entity("A", pm10=own, **attributes), **values).samples
    assert read.at_ms == (at_ms if attributes and "modifiedAt" not in attributes else NOW_MS - 60_000)


def test_bad_times_and_times_in_the_future_are_left_out() -> None:
    later = "2026-11-27T09:00:00Z"
    rows = [entity(name, pm10=measured(observedAt=at)) for name, at in (("A", "soon"), ("B", later), ("C", AT))]
    readings = polled(*rows)
    assert [read.place for read in readings.samples] == ["C"]
    assert [left.where for left in readings.left_out] == ["A, pm10", "air.pm10 B"]


@pytest.mark.parametrize(
    ("value", "quality"),
    [
        (None, Quality.ABSENT),
        ("urn:ngsi-ld:null", Quality.ABSENT),
        ("-", Quality.BLANK),
        ("점검중", Quality.WORDS),
        ("NaN", Quality.UNUSABLE),
        ([1, 2], Quality.UNUSABLE),
        ({"a": 1}, Quality.UNUSABLE),
        (True, Quality.UNUSABLE),
    ],
)
def test_values_that_are_no_numbers_say_why(value: Any, quality: Quality) -> None:
    (read,) = polled(entity("A", pm10=measured(value))).samples
    assert (read.value, read.quality) == (None, quality)


@pytest.mark.parametrize(
    ("code", "unit"), [("CEL", "°C"), ("MMT", "mm"), ("KMH", "km/h"), ("P1", "%"), ("XYZ", "XYZ"), (None, ""), (5, "5")]
)
def test_codes_of_units_become_units(code: Any, unit: str) -> None:
    (read,) = polled(entity("A", pm10=measured(unitCode=code))).samples
    assert read.unit == unit


def test_an_own_unit_and_factor_win() -> None:
    (read,) = polled(entity(), attribute=[{**PM10, "unit": "mg/m³", "factor": 0.001}]).samples
    assert (read.value, read.unit) == (0.031, "mg/m³")


def test_names_may_be_whole_addresses() -> None:
    rows = [
        entity("A", **{"https://smartdatamodels.org/dataModel.Environment/pm10": measured()}),
        entity("B", **{"ngsi-ld:pm10": measured()}),
        entity("C", **{"https://x/#pm10": measured()}),
    ]
    assert len(polled(*rows).samples) == 3
    assert len(polled(entity(), attribute=[{**PM10, "name": "https://x/pm10"}]).samples) == 1


def test_the_place_may_be_an_attribute_or_inside_one() -> None:
    row = entity(
        "A",
        pm10=measured(),
        stationName={"type": "LanguageProperty", "languageMap": {"ko": "중구", "en": "Jung-gu"}},
        address={"type": "Property", "value": {"addressLocality": "Seoul", "type": "PostalAddress"}},
        refDistrict={"type": "Relationship", "object": "urn:ngsi-ld:District:11"},
    )
    fields = ("stationName.ko", "address.addressLocality", "refDistrict")
    assert [polled(row, place_field=field).samples[0].place for field in fields] == [
        "중구",
        "Seoul",
        "urn:ngsi-ld:District:11",
    ]
    (left,) = polled(row, place_field="name").left_out
    assert left.reason.english() == "Field name, which names its place, is empty"


def test_of_several_values_the_one_without_a_dataset_or_the_chosen_one_counts() -> None:
    several = [measured(1, datasetId="urn:a"), measured(2), measured(3, datasetId="urn:b")]
    chosen = {**PM10, "dataset": "urn:b"}
    assert [read.value for read in polled(entity("A", pm10=several)).samples] == [2.0]
    assert [read.value for read in polled(entity("A", pm10=several), attribute=[chosen]).samples] == [3.0]
    assert [read.value for read in polled(entity("A", pm10=several[:1])).samples] == [1.0]
    simplified = {"dataset": {"@none": 2, "urn:b": 3}}
    assert [read.value for read in polled(entity("A", pm10=simplified)).samples] == [2.0]
    assert [read.value for read in polled(entity("A", pm10=simplified), attribute=[chosen]).samples] == [3.0]


def test_several_values_of_which_none_is_meant_are_left_out_with_their_datasets() -> None:
    readings = polled(entity("A", pm10=[measured(1, datasetId="urn:a"), measured(3, datasetId="urn:b")]), entity("B"))
    assert [read.place for read in readings.samples] == ["B"]
    assert "choose a dataset: urn:a, urn:b" in readings.left_out[0].reason.english()


def test_two_entities_of_one_place_are_both_left_out() -> None:
    rows = [entity(name, pm10=measured(), area="Seoul") for name in "AB"]
    readings = polled(*rows, place_field="area")
    assert not readings.samples
    assert "More than one series for air.pm10 Seoul" in readings.left_out[0].reason.english()


def test_pages_are_asked_for_until_all_that_are_counted_are_there() -> None:
    pages = [[entity("A"), entity("B")], [entity("B"), entity("C")], [entity("D")]]
    counted = "NGSILD-Results-Count: 5"
    with Server(*(json_answer(page, counted) for page in pages)) as server:
        readings = poll(source(server.url, rows=3))
        assert [query_of(head)["offset"] for head in server.asked] == ["0", "2", "4"]
    assert [read.place for read in readings.samples] == ["A", "B", "C", "D"]


def test_without_a_count_a_short_page_is_the_last() -> None:
    with Server(json_answer([entity("A"), entity("B")]), json_answer([entity("C")])) as server:
        assert len(poll(source(server.url, rows=2)).samples) == 3
        assert len(server.asked) == 2


def test_pages_without_end_are_an_error() -> None:
    assert failure(json_answer([entity("A"), entity("B")]), rows=2).kind is DataErrorKind.ENDLESS
    pages = [json_answer([entity(f"{number}")]) for number in range(5)]
    assert failure(*pages, rows=1, pages=3).kind is DataErrorKind.ENDLESS


def test_a_single_entity_a_graph_and_no_entity_are_read() -> None:
    with Server(json_answer(entity())) as server:
        assert len(poll(source(server.url)).samples) == 1
    with Server(json_answer({"@context": [], "@graph": [entity("A"), entity("B")]})) as server:
        assert len(poll(source(server.url)).samples) == 2
    assert not polled().samples


def test_a_renamed_attribute_is_named() -> None:
    error = failure(json_answer([entity("A", PM10=measured(), no2=measured()), entity("B", no2=measured())]))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert len(polled(entity("A", no2=measured()), entity("B")).samples) == 1


def test_rows_that_are_no_entities_are_left_out() -> None:
    readings = polled("x", None, {"pm10": measured()}, entity("A"))
    assert [read.place for read in readings.samples] == ["A"]
    assert [left.where for left in readings.left_out] == ["entity 1", "entity 2", "entity 3"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'[{"id":"urn:ngsi-ld:A', DataErrorKind.GARBAGE),
        (b"<html></html>", DataErrorKind.WEB_PAGE),
        (b"", DataErrorKind.GARBAGE),
        (b"null", DataErrorKind.GARBAGE),
        (b"\xff\xfe\x00", DataErrorKind.GARBAGE),
        (b'{"entities":[]}', DataErrorKind.FIELD_GONE),
        (b'{"type":"https://uri.etsi.org/ngsi-ld/errors/InternalError","title":"Oops"}', DataErrorKind.FAILING),
    ],
)
def test_other_answers_are_errors(body: bytes, kind: DataErrorKind) -> None:
    assert failure(answer(body)).kind is kind


def test_errors_are_told_in_its_own_words() -> None:
    problem = {
        "type": "https://uri.etsi.org/ngsi-ld/errors/NonexistentTenant",
        "title": "No such tenant",
        "detail": "seoul",
    }
    error = failure(answer(json.dumps(problem).encode(), status="404 Not Found"))
    assert (error.kind, error.detail) == (DataErrorKind.NOT_FOUND, "HTTP status 404: No such tenant: seoul")


@pytest.mark.parametrize(
    "values", [{"attribute": []}, {"place_field": "a["}, {"rows": 5000}, {"token": "a", "user": "b"}]
)
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        source("http://127.0.0.1/", **values)


@settings(deadline=None)
@given(st.lists(trees | damaged(entity("A", pm10=[measured(), measured(datasetId="x")], at={"value": AT})), max_size=3))
def test_whatever_comes_is_read_or_a_data_error(rows: list[Any]) -> None:
    meant = source("http://127.0.0.1/", at_field="at", place_field="id")
    assert isinstance(meant, NgsiLdConfig)
    try:
        readings = read_entities(rows, meant, context())
    except DataError:
        return
    assert all(isinstance(read, Sample) for read in sound(readings, NOW).samples)
