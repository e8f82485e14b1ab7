"""The subway, buses, air and weather of the state, cameras along roads, as their hosts answer."""

from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest

from controlroom.sim.data.services.apis_data import grid
from controlroom.sim.data.services.openapi_its import TOKEN_S, Stream
from controlroom.sim.data.services.ws_bus import stops
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.seoul.envelope import read
from tests.controlroom.sim.data.asked import CITY, NOON, Asked

SUBWAY = "/swopenapi.seoul.go.kr/api/subway/simulated/json"
BUS = "/ws.bus.go.kr/api/rest"
AIR = "/apis.data.go.kr/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty"
WEATHER = "/apis.data.go.kr/1360000/VilageFcstInfoService_2.0"
ITS = "/openapi.its.go.kr:9443/cctvInfo"
BOX = "minX=126.7&maxX=127.3&minY=37.4&maxY=37.75"


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_arrivals_tell_seconds_from_when_they_were_received(asked: Asked) -> None:
    tree = asked.json(f"{SUBWAY}/realtimeStationArrival/0/20/{quote('강남')}")
    assert tree["errorMessage"]["code"] == "INFO-000"
    assert tree["errorMessage"]["total"] == len(tree["realtimeArrivalList"])
    for row in tree["realtimeArrivalList"]:
        assert row["subwayId"] == "1002"
        assert row["updnLine"] in ("내선", "외선")
        assert (row["barvlDt"] == "0") == (row["arvlCd"] in ("0", "1", "2"))
        assert row["recptnDt"] <= "2026-06-24 12:02:30"
    assert read(
        asked.answer(f"{SUBWAY}/realtimeStationArrival/0/20/{quote('강남')}").body, "realtimeStationArrival"
    ).rows
    assert len(asked.json(f"{SUBWAY}/realtimeStationArrival/ALL/x/y").keys()) == 6  # an error at the root
    assert len(asked.json(f"{SUBWAY}/realtimeStationArrival/0/1000/ALL")["realtimeArrivalList"]) == 1000


def test_positions_have_numbers_for_directions_and_another_name_for_the_train(asked: Asked) -> None:
    rows = asked.json(f"{SUBWAY}/realtimePosition/0/200/{quote('2호선')}")["realtimePositionList"]
    assert {row["updnLine"] for row in rows} == {"0", "1"}
    assert all("trainNo" in row and "btrainNo" not in row for row in rows)
    assert len(rows) == CITY.value("subway.trains", "2호선", NOON.timestamp())


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (f"{SUBWAY}/realtimePosition/0/20/{quote('77호선')}", "INFO-200"),
        (f"{SUBWAY}/realtimePosition/0/20", "ERROR-300"),
        (f"{SUBWAY}/realtimeNothing/0/20/{quote('강남')}", "ERROR-310"),
        ("/swopenapi.seoul.go.kr/api/subway/bad/json/realtimePosition/0/20/x", "INFO-100"),
        ("/swopenapi.seoul.go.kr/api/subway/sample/json/realtimePosition/0/20/x", "ERROR-335"),
        (f"{SUBWAY}/realtimePosition/0/2000/x", "ERROR-336"),
        (f"/swopenapi.seoul.go.kr/api/subway/simulated-0/json/realtimePosition/0/5/{quote('2호선')}", "ERROR-337"),
    ],
)
def test_errors_of_the_subway_stand_at_the_root(asked: Asked, path: str, code: str) -> None:
    answer = asked.answer(path)
    tree = asked.json(path)
    assert (answer.status, tree["status"], tree["code"]) == (200, 500, code)


def test_nothing_runs_at_night(asked: Asked) -> None:
    asked.later(hours=15)
    assert asked.json(f"{SUBWAY}/realtimePosition/0/200/{quote('2호선')}")["code"] == "INFO-200"
    sign = next(iter(stops(CITY.tables)))
    rows = asked.json(f"{BUS}/stationinfo/getStationByUid?serviceKey=simulated&arsId={sign}&resultType=json")
    assert {row["arrmsg1"] for row in rows["msgBody"]["itemList"]} <= {"운행종료", "출발대기"}


def test_buses_count_none_of_their_items(asked: Asked) -> None:
    sign = next(iter(stops(CITY.tables)))
    path = f"{BUS}/stationinfo/getStationByUid?serviceKey=simulated&arsId={sign}"
    tree = asked.json(f"{path}&resultType=json")
    assert tree["msgHeader"]["itemCount"] == 0
    assert len(tree["msgBody"]["itemList"]) == 5
    assert read(asked.answer(path).body, "getStationByUid").rows[0]["arsId"] == sign
    route = asked.json(f"{BUS}/arrive/getArrInfoByRouteAll?serviceKey=simulated&busRouteId=100100146&resultType=json")
    assert len(route["msgBody"]["itemList"]) == 20
    moving = asked.json(f"{BUS}/buspos/getBusPosByRtid?serviceKey=simulated&busRouteId=100100146&resultType=json")
    assert all(37 < float(row["gpsY"]) < 38 for row in moving["msgBody"]["itemList"])


def test_a_stop_that_is_none_has_a_null_list(asked: Asked) -> None:
    tree = asked.json(f"{BUS}/stationinfo/getStationByUid?serviceKey=simulated&arsId=1&resultType=json")
    assert tree["msgHeader"]["headerCd"] == "4"
    assert tree["msgBody"]["itemList"] is None


@pytest.mark.parametrize(("key", "kind"), [("bad", DataErrorKind.UNAUTHORIZED), ("simulated-0", DataErrorKind.QUOTA)])
def test_keys_of_buses(asked: Asked, key: str, kind: DataErrorKind) -> None:
    answer = asked.answer(f"{BUS}/stationinfo/getStationByUid?ServiceKey={key}&arsId=1")
    with pytest.raises(DataError) as error:
        read(answer.body, "getStationByUid")
    assert error.value.kind is kind


@pytest.mark.parametrize(("key", "code"), [("bad", "30"), ("simulated-0", "22")])
def test_the_gateway_answers_in_xml_though_json_is_asked(asked: Asked, key: str, code: str) -> None:
    answer = asked.answer(f"{AIR}?serviceKey={key}&returnType=json&sidoName={quote('서울')}")
    root = ElementTree.fromstring(answer.body)
    assert answer.status == 200
    assert root.findtext("cmmMsgHeader/returnReasonCode") == code


def test_air_of_the_state(asked: Asked) -> None:
    tree = asked.json(f"{AIR}?serviceKey=simulated&returnType=json&numOfRows=100&sidoName={quote('서울')}&ver=1.0")
    body = tree["response"]["body"]
    assert tree["response"]["header"]["resultCode"] == "00"
    assert body["totalCount"] == len(body["items"]) == 31
    by_name = {row["stationName"]: row for row in body["items"]}
    assert float(by_name["강남구"]["pm10Value"]) == CITY.value("air.pm10", "강남구", NOON.timestamp())
    assert {row["pm10Value"] for row in body["items"]} >= {"-", None, ""}
    assert by_name["강남구"]["dataTime"] == "2026-06-24 12:00"
    asked.later(hours=12)
    late = asked.json(f"{AIR}?serviceKey=simulated&returnType=json&sidoName={quote('서울')}")
    assert late["response"]["body"]["items"][0]["dataTime"] == "2026-06-24 24:00"
    as_xml = ElementTree.fromstring(asked.answer(f"{AIR}?serviceKey=simulated&sidoName={quote('서울')}").body)
    assert len(as_xml.findall("body/items/item")) == 10


def weather(asked: Asked, operation: str, base: str, cell: str = "nx=60&ny=127", more: str = "") -> dict[str, object]:
    day, hour = base.split()
    tree: dict[str, object] = asked.json(
        f"{WEATHER}/{operation}?serviceKey=simulated&dataType=JSON&numOfRows=1000&base_date={day}&base_time={hour}&{cell}{more}"
    )["response"]
    return tree


def test_weather_is_observed_by_the_hour_and_told_forty_minutes_later(asked: Asked) -> None:
    tree = weather(asked, "getUltraSrtNcst", "20260624 1100")
    items = {row["category"]: row["obsrValue"] for row in tree["body"]["items"]["item"]}  # type: ignore[index]
    assert set(items) == {"PTY", "REH", "RN1", "T1H", "UUU", "VEC", "VVV", "WSD"}
    eleven_s = NOON.timestamp() - 3600 - 150
    assert float(items["T1H"]) in CITY.now("weather.temperature", eleven_s)
    assert weather(asked, "getUltraSrtNcst", "20260624 1200")["header"] == {"resultCode": "03", "resultMsg": "NO_DATA"}
    assert weather(asked, "getUltraSrtNcst", "20260624 1100", "nx=1&ny=1")["header"]["resultCode"] == "03"  # type: ignore[index]


def test_forecasts_write_rain_in_words(asked: Asked) -> None:
    tree = weather(asked, "getUltraSrtFcst", "20260624 1130")
    items = tree["body"]["items"]["item"]  # type: ignore[index]
    assert {row["category"] for row in items} >= {"T1H", "RN1", "SKY", "PTY"}
    rain = {row["fcstValue"] for row in items if row["category"] == "RN1"}
    assert all(text in ("강수없음", "1mm 미만") or text.endswith("mm") for text in rain)
    assert {row["fcstTime"] for row in items} == {"1200", "1300", "1400", "1500", "1600", "1700"}
    days = weather(asked, "getVilageFcst", "20260624 1100")["body"]["items"]["item"]  # type: ignore[index]
    assert {row["category"] for row in days} >= {"TMP", "PCP", "POP"}


def test_the_weather_services_grid_is_the_documented_one() -> None:
    assert grid(37.579871, 126.989352) == (60, 127)  # Seoul, in the guide to the service
    assert grid(35.101148, 129.025201) == (97, 74)  # Busan
    assert grid(33.500946, 126.54663) == (53, 38)  # Jeju


def cameras(asked: Asked, box: str = BOX, key: str = "simulated", kind: str = "1") -> dict[str, object]:
    tree: dict[str, object] = asked.json(f"{ITS}?apiKey={key}&type=all&cctvType={kind}&{box}&getType=json")
    return tree


def test_one_camera_is_an_object_none_is_no_data(asked: Asked) -> None:
    many = cameras(asked)["response"]["data"]  # type: ignore[index]
    one = many[3]
    x, y = one["coordx"], one["coordy"]
    around = f"minX={x - 1e-6}&maxX={x + 1e-6}&minY={y - 1e-6}&maxY={y + 1e-6}"
    assert cameras(asked, around)["response"]["data"]["cctvname"] == one["cctvname"]  # type: ignore[index]
    assert "data" not in cameras(asked, "minX=1&maxX=2&minY=1&maxY=2")["response"]  # type: ignore[operator]
    refused = cameras(asked, key="bad")
    assert (refused["header"]["resultCode"], refused["body"]) == (4005, "")  # type: ignore[index]


def test_addresses_must_not_be_rewritten_and_expire(asked: Asked) -> None:
    rows = cameras(asked)["response"]["data"]  # type: ignore[index]
    address = rows[1]["cctvurl"]
    assert "//" in urlsplit(address).path
    assert "+" in address
    assert address.endswith("=")
    assert not address.endswith(".m3u8")
    assert asked.stream(address) == Stream("east", is_still=False)
    assert asked.stream(rows[0]["cctvurl"]) == Stream(None, is_still=False)  # one in thirteen is dead
    assert asked.stream(address.replace("+", "%20")) == 403
    asked.later(seconds=2 * TOKEN_S)
    assert asked.stream(address) == 403
    again = next(row for row in cameras(asked)["response"]["data"] if row["cctvname"] == rows[1]["cctvname"])  # type: ignore[index]
    assert again["cctvurl"] != address
    assert (again["coordx"], again["coordy"]) == (rows[1]["coordx"], rows[1]["coordy"])
    still = cameras(asked, kind="3")["response"]["data"][1]  # type: ignore[index]
    assert asked.stream(still["cctvurl"]) == Stream("east", is_still=True)
