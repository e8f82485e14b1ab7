"""Numbers beside pictures, on one server: connections, faults of the wire, cameras behind tokens."""

import base64
import http.client
import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import av
import pytest

from controlroom.sim.data import sending
from controlroom.sim.data.faults import DataFault, DataFaultKind
from controlroom.sim.faults import EVERY_CAMERA, Fault, FaultKind
from controlroom.sim.server import SimServer
from tests.controlroom.sim.clients import LIMIT_S, RawClient, get, post
from tests.fakes.scenes import SceneClips

WEATHER = "json/weather.json"
CAMERAS = "openapi.its.go.kr/cctvInfo?apiKey=simulated&type=all&minX=126&maxX=128&minY=37&maxY=38&getType=json"


@pytest.fixture
def numbers() -> Iterator[SimServer]:
    with SimServer({}) as server:
        yield server


def test_numbers_are_served_beside_cameras_and_labelled(city: SimServer) -> None:
    status, headers, body = get(f"{city.url}/{WEATHER}")
    assert (status, headers["X-Simulated"]) == (200, "yes")
    assert len(json.loads(body)["rows"]) == 25
    assert "/openapi.seoul.go.kr" in json.loads(get(f"{city.url}/")[2])["services"]
    assert get(f"{city.url}/{WEATHER}", method="HEAD")[2] == b""
    assert get(f"{city.url}/{WEATHER}", method="DELETE")[0] == 405
    assert get(f"{city.url}/{WEATHER}", method="POST")[0] == 200
    assert get(f"{city.url}/east/still.jpg")[0] == 200


def test_one_connection_serves_many_requests(numbers: SimServer) -> None:
    connection = http.client.HTTPConnection(urlsplit(numbers.url).netloc, timeout=LIMIT_S)
    try:
        for _ in range(5):
            connection.request("GET", f"/{WEATHER}")
            assert connection.getresponse().read()
    finally:
        connection.close()


def test_a_password_keeps_numbers_too() -> None:
    with SimServer({}, user="guard", password="key") as server:
        assert get(f"{server.url}/{WEATHER}")[0] == 401
        credentials = base64.b64encode(b"guard:key").decode()
        assert get(f"{server.url}/{WEATHER}", headers={"Authorization": f"Basic {credentials}"})[0] == 200


def test_an_address_with_a_token_plays_until_the_camera_fails(city: SimServer) -> None:
    rows = json.loads(get(f"{city.url}/{CAMERAS}&cctvType=1")[2])["response"]["data"]
    address = rows[1]["cctvurl"]
    with av.open(address, format="hls", timeout=LIMIT_S) as container:
        assert next(container.decode(video=0)).width == 160
    assert get(rows[0]["cctvurl"])[0] == 404
    assert get(address.replace("=", "x"))[0] == 403
    still = json.loads(get(f"{city.url}/{CAMERAS}&cctvType=3")[2])["response"]["data"][1]
    assert get(still["cctvurl"])[1]["Content-Type"] == "image/jpeg"
    city.set_fault(EVERY_CAMERA, Fault(FaultKind.BUSY))
    assert get(address)[0] == 503


def test_a_cut_answer_announces_more_than_it_sends(numbers: SimServer) -> None:
    numbers.set_fault("json", DataFault(DataFaultKind.CUT))
    with pytest.raises(http.client.IncompleteRead) as error:
        get(f"{numbers.url}/{WEATHER}")
    assert 0 < len(error.value.partial) <= (error.value.expected or 0) + 1


def test_a_dying_service_resets(numbers: SimServer) -> None:
    numbers.set_fault("json", DataFault(DataFaultKind.DIE))
    with RawClient(f"{numbers.url}/{WEATHER}") as client, pytest.raises(ConnectionResetError):
        client.ended()
    assert get(f"{numbers.url}/csv/weather.csv")[0] == 200


@pytest.mark.parametrize(("kind", "said"), [(DataFaultKind.SILENT_OPEN, b""), (DataFaultKind.STALL, b"HTTP/1.1 200 ")])
def test_a_service_that_waits_in_vain(numbers: SimServer, kind: DataFaultKind, said: bytes) -> None:
    numbers.set_fault("json", DataFault(kind, 2.0))
    with RawClient(f"{numbers.url}/{WEATHER}") as client:
        client.until(len(said))
        assert client.received.startswith(said)
        assert client.ended(), "when the fault is over"
        assert b'"rows"' not in client.received


def test_a_trickle_comes_byte_by_byte(numbers: SimServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_TRICKLE_S", 0.01)
    numbers.set_fault("json", DataFault(DataFaultKind.TRICKLE))
    with RawClient(f"{numbers.url}/{WEATHER}") as client:
        client.until(40)
        assert client.received.startswith(b"HTTP/1.1 200 OK")


def test_a_slow_service_answers_late_but_whole(numbers: SimServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "SLOW_S", 0.5)
    numbers.set_fault("json", DataFault(DataFaultKind.SLOW))
    with RawClient(f"{numbers.url}/{WEATHER}") as client:
        assert client.silent_for(0.1)
        client.ended()
        assert client.received.endswith(b"]}")


def test_faults_are_set_over_http_and_healed_all_at_once(numbers: SimServer, clips: SceneClips) -> None:
    assert post(f"{numbers.url}/fault", {"service": "json", "fault": "html"}) == 204
    assert get(f"{numbers.url}/{WEATHER}")[1]["Content-Type"].startswith("text/html")
    assert post(f"{numbers.url}/fault", {"service": "*", "fault": "failing"}) == 204
    assert get(f"{numbers.url}/csv/weather.csv")[0] == 500
    assert post(f"{numbers.url}/fault", {"fault": "none"}) == 204
    assert get(f"{numbers.url}/csv/weather.csv")[0] == 200
    assert post(f"{numbers.url}/fault", {"service": "json", "fault": "freeze"}) == 400
    with pytest.raises(KeyError):
        numbers.set_fault("json", Fault(FaultKind.FREEZE))


def test_faults_before_the_start_hold_from_the_start() -> None:
    server = SimServer({})
    server.set_fault("json", DataFault(DataFaultKind.MISSING))
    with server:
        assert get(f"{server.url}/{WEATHER}")[0] == 404
