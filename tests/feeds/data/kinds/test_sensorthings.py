import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.kinds.sensorthings import SensorThingsConfig, read_datastreams
from feeds.data.readings import Readings, Sample, ms, sound
from feeds.data.shared.units import UNIT_CODES, unit_of_code, unit_of_symbol
from tests.feeds.data.asking import Server, answer
from tests.feeds.data.polling import NOW, config, context, json_answer, poll
from tests.feeds.data.trees import damaged, trees

NOW_MS = ms(NOW)
PM = {"name": "*pm10*", "indicator": "air.pm10"}
SEOUL_AREA = [37.4, 126.7, 37.8, 127.3]


def observation(result: Any = 31.5, at: Any = "2026-11-27T02:50:00Z", **more: Any) -> dict[str, Any]:
    return {"@iot.id": 7, "phenomenonTime": at, "resultTime": None, "result": result, **more}


def datastream(*observations: Any, thing: str = "Jung-gu", position: Any = (126.98, 37.56), **more: Any) -> Any:
    point = {"type": "Point", "coordinates": list(position)} if position else None
    return {
        "@iot.id": 1,
        "name": "PM10, Jung-gu",
        "unitOfMeasurement": {"name": "microgram per cubic metre", "symbol": "ug/m3", "definition": None},
        "Thing": {"@iot.id": 1, "name": thing, "Locations": [{"name": "City Hall", "location": point}]},
        "ObservedProperty": {"name": "PM10"},
        "Observations": list(observations),
        **more,
    }


def polled(*rows: Any, **values: Any) -> Readings:
    values.setdefault("datastream", [PM])
    with Server(json_answer({"value": list(rows)})) as server:
        return poll(config("sensorthings", address=f"{server.url}/v1.1", **values))


def failure(*answers: bytes, **values: Any) -> DataError:
    values.setdefault("datastream", [PM])
    with Server(*answers) as server, pytest.raises(DataError) as raised:
        poll(config("sensorthings", address=server.url, **values))
    return raised.value


def query_of(asked: bytes) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(asked.split()[1].decode()).query))


def test_the_newest_observation_of_each_station_is_a_sample() -> None:
    readings = polled(
        datastream(observation("1,031.5")), datastream(observation(3), thing="Mapo"), places={"Mapo": "M"}
    )
    at_ms = NOW_MS - 600_000
    assert readings.samples == [
        Sample("air.pm10", at_ms, 1031.5, "Jung-gu", "µg/m³"),
        Sample("air.pm10", at_ms, 3.0, "M", "µg/m³"),
    ]


def test_it_asks_for_what_it_reads() -> None:
    with Server(json_answer({"value": []})) as server:
        source = config(
            "sensorthings", address=f"{server.url}/v1.1/", datastream=[PM], filter="x eq 1", newest=3, rows=9
        )
        poll(source)
        assert server.asked[0].startswith(b"GET /v1.1/Datastreams?")
        assert query_of(server.asked[0]) == {
            "$expand": "Thing($expand=Locations),ObservedProperty,Observations($orderby=phenomenonTime desc;$top=3)",
            "$top": "9",
            "$filter": "x eq 1",
        }


@pytest.mark.parametrize(
    ("result", "quality"),
    [
        (None, Quality.ABSENT),
        ("", Quality.BLANK),
        ("under repair", Quality.WORDS),
        ("NaN", Quality.UNUSABLE),
        (True, Quality.UNUSABLE),
        ([1, 2], Quality.UNUSABLE),
    ],
)
def test_results_that_are_no_numbers_say_why(result: Any, quality: Quality) -> None:
    (read,) = polled(datastream(observation(result))).samples
    assert (read.value, read.quality) == (None, quality)


@pytest.mark.parametrize(
    ("at", "minutes_ago"),
    [
        ("2026-11-27T02:00:00Z/2026-11-27T02:30:00Z", 30),
        ("2026-11-27T02:00:00Z/..", 60),
        ("2026-11-27T02:00:00Z/2026-11-27T04:00:00Z", 60),
        ("2026-11-27T11:30:00+09:00", 30),
        ("2026-11-27 11:30", 30),
    ],
)
def test_times_are_instants_or_spans(at: str, minutes_ago: int) -> None:
    (read,) = polled(datastream(observation(at=at))).samples
    assert read.at_ms == NOW_MS - minutes_ago * 60_000


def test_without_a_phenomenon_time_the_result_time_counts() -> None:
    row = observation(at=None, resultTime="2026-11-27T02:30:00Z")
    assert polled(datastream(row)).samples[0].at_ms == NOW_MS - 1_800_000


def test_a_bad_observation_is_left_out_and_the_others_count() -> None:
    rows = [observation(at="yesterday"), observation(at=None), "x", observation(5)]
    readings = polled(datastream(*rows), newest=4)
    assert [read.value for read in readings.samples] == [5.0]
    assert [left.where for left in readings.left_out] == [
        f"Jung-gu, air.pm10, observation {number}" for number in (1, 2, 3)
    ]


def test_times_in_the_future_are_left_out() -> None:
    readings = polled(datastream(observation(at="2026-11-27T05:00:00Z")))
    assert not readings.samples
    assert "future" in readings.left_out[0].reason.english()


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"name": "x", "symbol": "degC"}, "°C"),
        ({"name": "Percent", "symbol": ""}, "%"),
        ({"symbol": "\u03bcg/m\u00b3"}, "\u00b5g/m³"),
        ({"symbol": "furlong"}, "furlong"),
        (None, ""),
        ("m", ""),
    ],
)
def test_units_are_written_as_people_do(unit: Any, expected: str) -> None:
    (read,) = polled(datastream(observation(), unitOfMeasurement=unit)).samples
    assert read.unit == expected


def test_an_own_unit_and_factor_win() -> None:
    entry = {**PM, "unit": "mg/m³", "factor": 0.001}
    (read,) = polled(datastream(observation(1500)), datastream=[entry]).samples
    assert (read.value, read.unit) == (1.5, "mg/m³")


def test_the_place_is_the_station_its_location_or_the_datastream() -> None:
    def place(**values: Any) -> str:
        return polled(datastream(observation()), **values).samples[0].place

    assert [place(place_from=whose) for whose in ("thing", "location", "datastream")] == [
        "Jung-gu",
        "City Hall",
        "PM10, Jung-gu",
    ]


def test_what_has_no_place_is_left_out() -> None:
    readings = polled(datastream(observation(), Thing=None), datastream(observation(), Thing={"name": ""}))
    assert not readings.samples
    assert [left.reason.english() for left in readings.left_out] == ["Its thing has no name"] * 2


@pytest.mark.parametrize(
    "position", [None, (0, 0), (126.98, 137.56), ("", ""), ("NaN", 37.5), (126.98,), (None, None), ([], 37.5)]
)
def test_bad_positions_are_left_out_where_an_area_is_asked_for(position: Any) -> None:
    good = datastream(observation(), thing="Good")
    readings = polled(datastream(observation(), position=position), good, area=SEOUL_AREA)
    assert [read.place for read in readings.samples] == ["Good"]
    assert "position is missing or cannot be" in readings.left_out[0].reason.english()
    assert len(polled(datastream(observation(), position=position), good).samples) == 2


def test_stations_elsewhere_are_not_read() -> None:
    busan = datastream(observation(), thing="Busan", position=(129.07, 35.18))
    readings = polled(busan, datastream(observation()), area=SEOUL_AREA)
    assert [read.place for read in readings.samples] == ["Jung-gu"]
    assert not readings.left_out
    assert not polled(busan, area=SEOUL_AREA).samples


def test_positions_of_features_and_areas_are_read() -> None:
    shapes = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": ["126.98", "37.56", 30]}},
        {"type": "Polygon", "coordinates": [[[126.9, 37.5], [127, 37.5], [127, 37.6], [126.9, 37.5]]]},
    ]
    rows = [
        datastream(observation(), Thing={"name": str(number), "Locations": [{"location": shape}]})
        for number, shape in enumerate(shapes)
    ]
    assert len(polled(*rows, area=SEOUL_AREA).samples) == 2


def test_two_datastreams_of_one_station_and_indicator_are_both_left_out() -> None:
    readings = polled(datastream(observation(1)), datastream(observation(2)), datastream(observation(3), thing="Mapo"))
    assert [read.place for read in readings.samples] == ["Mapo"]
    assert "More than one series for air.pm10 Jung-gu" in readings.left_out[0].reason.english()


def test_a_datastream_without_observations_is_told() -> None:
    readings = polled(datastream())
    assert not readings.samples
    assert [left.reason.english() for left in readings.left_out] == ["No number came with it"]


def test_names_that_are_gone_are_an_error_that_names_the_likely_one() -> None:
    error = failure(json_answer({"value": [datastream(observation())]}), datastream=[{**PM, "name": "PM 10"}])
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "PM10" in error.detail


def test_expansions_that_are_not_given_are_an_error() -> None:
    row = datastream()
    del row["Observations"]
    assert failure(json_answer({"value": [row]})).kind is DataErrorKind.FIELD_GONE
    assert "values" in failure(json_answer({"values": []})).detail


@pytest.mark.parametrize("value", [None, {}, "x"])
def test_a_single_or_null_value_is_no_crash(value: Any) -> None:
    with Server(json_answer({"value": value})) as server, pytest.raises(DataError) as raised:
        poll(config("sensorthings", address=server.url, datastream=[PM]))
    assert raised.value.kind is DataErrorKind.FIELD_GONE
    with Server(json_answer({"value": datastream(observation())})) as server:
        assert len(poll(config("sensorthings", address=server.url, datastream=[PM])).samples) == 1


def test_pages_are_followed_on_the_same_server() -> None:
    with Server(b"") as server:
        first = {"value": [datastream(observation())], "@iot.nextLink": f"{server.url}/v1.1/Datastreams?$skip=1&x=a+b"}
        second = {"value": [datastream(observation(), thing="B")], "@iot.nextLink": "Datastreams?$skip=2"}
        third = {"value": [datastream(observation(), thing="C")]}
        server.answers = [json_answer(page) for page in (first, second, third)]
        source = config("sensorthings", address=f"{server.url}/v1.1", datastream=[PM], token="t")
        assert [read.place for read in poll(source).samples] == ["Jung-gu", "B", "C"]
        asked = [head.split()[1].decode() for head in server.asked]
    assert asked[1:] == ["/v1.1/Datastreams?$skip=1&x=a+b", "/v1.1/Datastreams?$skip=2"]
    assert all(b"Authorization: Bearer t" in head for head in server.asked)


@pytest.mark.parametrize(
    "link",
    ["http://localhost:1/Datastreams?$skip=1", "https://evil.example/x", "file:///etc/passwd", "//evil.example/"],
)
def test_a_next_page_on_another_server_is_refused(link: str) -> None:
    error = failure(json_answer({"value": [datastream(observation())], "@iot.nextLink": link}))
    assert error.kind is DataErrorKind.REDIRECTED


def test_pages_without_end_are_an_error() -> None:
    link = {"value": [], "@iot.nextLink": "?$skip=1"}
    assert failure(json_answer(link)).kind is DataErrorKind.ENDLESS
    with Server(b"") as server:
        server.answers = [json_answer({"value": [], "@iot.nextLink": f"?$skip={number}"}) for number in range(9)]
        with pytest.raises(DataError) as raised:
            poll(config("sensorthings", address=server.url, datastream=[PM], pages=3))
        assert raised.value.kind is DataErrorKind.ENDLESS
        assert len(server.asked) == 3


def test_observations_may_come_together_as_tables() -> None:
    streams = [datastream(), datastream(thing="Mapo", **{"@iot.id": "a'b"})]
    columns = ["id", "phenomenonTime", "result"]
    tables = [
        {
            "Datastream@iot.navigationLink": "http://x/v1.1/Datastreams(1)",
            "components": columns,
            "dataArray@iot.count": 3,
            "dataArray": [
                [1, "2026-11-27T02:50:00Z", 4],
                [2, "2026-11-27T02:40:00Z"],
                [3, "2026-11-27T02:30:00Z", "-"],
            ],
        },
        {"Datastream@iot.navigationLink": "Datastreams('a%27b')", "components": columns, "dataArray": None},
        {"components": columns, "dataArray": [[1, "2026-11-27T02:50:00Z", 4]]},
        None,
    ]
    with Server(json_answer({"value": streams}), json_answer({"value": tables})) as server:
        readings = poll(config("sensorthings", address=server.url, datastream=[PM], data_array=True, interval_s=600))
        assert query_of(server.asked[1])["$filter"] == "phenomenonTime ge 2026-11-27T02:30:00Z"
        assert query_of(server.asked[1])["$resultFormat"] == "dataArray"
        assert "Observations" not in query_of(server.asked[0])["$expand"]
    assert [(read.value, read.place) for read in readings.samples] == [(4.0, "Jung-gu"), (None, "Jung-gu")]
    assert [left.where for left in readings.left_out] == [
        "Jung-gu, air.pm10, observation 2",
        "Mapo, air.pm10, observation 1",
        "datastream 2",
    ]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"value":[{"name":"PM', DataErrorKind.GARBAGE),
        (b"<html></html>", DataErrorKind.WEB_PAGE),
        (b"", DataErrorKind.GARBAGE),
        (b"[]", DataErrorKind.GARBAGE),
        (b"\xff\xfe\x00", DataErrorKind.GARBAGE),
        (b'{"code":401,"message":"no such user"}', DataErrorKind.FIELD_GONE),
    ],
)
def test_other_answers_are_errors(body: bytes, kind: DataErrorKind) -> None:
    assert failure(answer(body)).kind is kind


@pytest.mark.parametrize("body", [{"message": "Path is not valid"}, {"error": {"message": "Path is not valid"}}])
def test_errors_are_told_in_its_own_words(body: Any) -> None:
    error = failure(answer(json.dumps(body).encode(), status="404 Not Found"))
    assert (error.kind, error.detail) == (DataErrorKind.NOT_FOUND, "HTTP status 404: Path is not valid")


@pytest.mark.parametrize(
    "values", [{"datastream": []}, {"area": [38, 126, 37, 127]}, {"area": [37, 126]}, {"newest": 0}]
)
def test_wrong_configs_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config("sensorthings", address="http://127.0.0.1/", **{"datastream": [PM], **values})


def test_codes_of_units() -> None:
    assert [unit_of_code(code) for code in ("CEL", "gq", "XYZ", "")] == ["°C", "µg/m³", "XYZ", ""]
    assert all(unit_of_symbol(unit) == unit for unit in UNIT_CODES.values())


@settings(deadline=None)
@given(st.lists(trees | damaged(datastream(observation(), observation(2))), max_size=3), st.booleans())
def test_whatever_comes_is_read_or_a_data_error(rows: list[Any], apart: bool) -> None:
    source = config("sensorthings", address="http://127.0.0.1/", datastream=[PM], area=SEOUL_AREA)
    assert isinstance(source, SensorThingsConfig)
    table = {"Datastream@iot.navigationLink": "Datastreams(1)", "components": ["result"], "dataArray": rows}
    try:
        readings = read_datastreams(rows, source, context(), [table, *rows] if apart else None)
    except DataError:
        return
    assert all(isinstance(read, Sample) for read in sound(readings, NOW).samples)
