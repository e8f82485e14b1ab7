"""Services that misbehave, and the clock of the numbers."""

import gzip
import json
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from controlroom.sim.data import recorder, works
from controlroom.sim.data.faults import ON_THE_WIRE, SERVICES, DataFault, DataFaultKind
from controlroom.sim.data.site import HOSTS
from controlroom.sim.http import Request
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.seoul.envelope import read
from feeds.data.seoul.fields import FieldGone, needed
from tests.controlroom.sim.data.asked import CITY, NOON, Asked

AIR = "/openapi.seoul.go.kr/simulated/json/RealtimeCityAir/1/25/"


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_faults_can_name_every_service() -> None:
    assert (*(host.name for host in HOSTS), recorder.NAME, works.NAME) == SERVICES


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (DataFaultKind.REFUSE, 401),
        (DataFaultKind.MISSING, 404),
        (DataFaultKind.BUSY, 503),
        (DataFaultKind.FAILING, 500),
        (DataFaultKind.REDIRECT, 302),
        (DataFaultKind.ASTRAY, 302),
        (DataFaultKind.HTML, 200),
    ],
)
def test_answers_that_the_service_does_not_make(asked: Asked, kind: DataFaultKind, status: int) -> None:
    asked.misbehave(kind)
    answer = asked.answer(AIR)
    assert answer.status == status
    assert b"RealtimeCityAir" not in answer.body


@pytest.mark.parametrize("kind", [DataFaultKind.GARBAGE, DataFaultKind.NAN, DataFaultKind.HTML, DataFaultKind.ENCODING])
def test_bodies_that_are_not_what_they_were(asked: Asked, kind: DataFaultKind) -> None:
    good = asked.answer(AIR).body
    asked.misbehave(kind)
    assert asked.answer(AIR).body != good


def test_a_stale_service_tells_the_same_for_an_hour(asked: Asked) -> None:
    path = "/json/calls.json"
    asked.misbehave(DataFaultKind.STALE)
    first = asked.answer(path).body
    for _ in range(60):
        asked.later(minutes=1)
        assert asked.answer(path).body == first
    asked.fault = None
    assert asked.answer(path).body != first


def test_times_that_lie_ahead(asked: Asked) -> None:
    asked.misbehave(DataFaultKind.EARLY)
    assert asked.json(AIR)["RealtimeCityAir"]["row"][0]["MSRMT_DT"] == "202606251200"


def test_a_used_up_quota_is_told_in_the_services_own_way(asked: Asked) -> None:
    asked.misbehave(DataFaultKind.QUOTA)
    with pytest.raises(DataError) as error:
        read(asked.answer(AIR).body, "RealtimeCityAir")
    assert error.value.kind is DataErrorKind.QUOTA
    path = "/apis.data.go.kr/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty?serviceKey=simulated&sidoName="
    assert b"<returnReasonCode>22<" in asked.answer(path + quote("서울")).body


def test_a_field_renamed_overnight(asked: Asked) -> None:
    asked.misbehave(DataFaultKind.RENAMED)
    rivers = asked.answer("/openapi.seoul.go.kr/simulated/json/ListRiverStageService/1/5/")
    row = read(rivers.body, "ListRiverStageService").rows[0]
    with pytest.raises(FieldGone) as error:
        needed(row, "RLTM_RVR_WATL_CNT", "ListRiverStageService")
    assert error.value.nearest == "RLTM_WATL"
    assert "measured_at" in asked.answer("/csv/weather.csv").body.decode("utf-8-sig").splitlines()[0]
    speed = asked.answer(f"/openapi.seoul.go.kr/simulated/xml/TrafficInfo/1/5/{CITY.tables.links[0].code}")
    assert b"<prcs_speed>" in speed.body
    assert b"</prcs_speed>" in speed.body


def test_numbers_with_commas_and_rows_in_another_order(asked: Asked) -> None:
    good = asked.json("/json/visitors.json")["rows"]
    asked.misbehave(DataFaultKind.COMMAS)
    spoiled = asked.json("/json/visitors.json")["rows"]
    assert spoiled[0]["visitors"] == f"{float(good[0]['visitors']):,}"
    asked.fault = None
    good = asked.json("/json/weather.json")["rows"]
    asked.misbehave(DataFaultKind.SHUFFLED)
    assert asked.json("/json/weather.json")["rows"] == [*good[::-1], good[0]]


def test_much_more_than_usual(asked: Asked) -> None:
    asked.misbehave(DataFaultKind.LARGE)
    assert len(asked.answer(AIR).body) > 10_000_000
    asked.misbehave(DataFaultKind.BOMB)
    answer = asked.answer(AIR)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.body) < 1_000_000
    assert len(gzip.decompress(answer.body)) == 200_000_000


def test_a_fault_holds_for_its_time_and_for_its_service(asked: Asked) -> None:
    def fault_of(path: str) -> bool:
        return asked.site.fault_of(Request("GET", path, path, {}, b"", True)) is not None

    asked.site.set_fault("openapi.seoul.go.kr", DataFault(DataFaultKind.HTML, 60.0))
    assert (fault_of(AIR), fault_of("/json/weather.json")) == (True, False)
    asked.later(seconds=61)
    assert not fault_of(AIR)
    asked.site.set_fault(None, DataFault(DataFaultKind.HTML))
    assert (fault_of(AIR), fault_of("/json/weather.json")) == (True, True)
    asked.site.set_fault(None, None)
    assert (fault_of(AIR), fault_of("/json/weather.json")) == (False, False)
    with pytest.raises(KeyError):
        asked.site.set_fault("nowhere", None)


def test_faults_of_the_wire_leave_answers_alone(asked: Asked) -> None:
    good = asked.answer(AIR)
    for kind in ON_THE_WIRE:
        asked.misbehave(kind)
        assert asked.answer(AIR) == good


def test_a_fast_clock_shows_what_comes_and_writes_the_time_on_the_wall() -> None:
    fast = Asked(speed=60.0)
    fast.later(minutes=60)  # sixty hours in the city
    rows = fast.json(AIR)["RealtimeCityAir"]["row"]
    city_s = NOON.timestamp() + 60 * 3600
    shown = {row["MSRSTN_NM"]: row["PM"] for row in rows}
    assert shown["강남구"] == CITY.value("air.pm10", "강남구", city_s)
    assert rows[0]["MSRMT_DT"] in ("202606241302", "202606241301")
    assert datetime.fromisoformat(json.loads(fast.answer("/json/weather.json").body)["updated"]) <= fast.clock.now


def test_another_seed_has_other_numbers() -> None:
    asked = Asked(datetime(2026, 1, 1, tzinfo=UTC))
    assert asked.json("/json/weather.json")["simulated"] is True
