"""The Open Data Plaza: its nine shapes, its codes, its pages, as the program's own readers see them."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest

from controlroom.sim.data.asking import SEOUL
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.seoul import codes
from feeds.data.seoul.envelope import Answer, read
from feeds.data.seoul.fields import named
from feeds.data.shared.positions import grid_position
from tests.controlroom.sim.data.asked import CITY, NOON, Asked

HOST = "/openapi.seoul.go.kr:8088"
PLACE = quote("광화문·덕수궁")


@pytest.fixture
def asked() -> Asked:
    return Asked()


def rows(asked: Asked, service: str, window: str = "1/1000", *, kind: str = "json", key: str = "simulated") -> Answer:
    name, _, rest = service.partition("/")
    answer = asked.answer(f"{HOST}/{key}/{kind}/{name}/{window}/{rest}")
    assert answer.status == 200
    return read(answer.body, name, answer.content_type)


def refused(asked: Asked, path: str, service: str) -> DataError:
    answer = asked.answer(f"{HOST}/{path}")
    assert answer.status == 200
    with pytest.raises(DataError) as error:
        read(answer.body, service, answer.content_type)
    return error.value


def test_shape_1_the_usual_envelope(asked: Asked) -> None:
    tree = asked.json(f"{HOST}/simulated/json/RealtimeCityAir/1/25/")
    assert list(tree) == ["RealtimeCityAir"]
    inner = tree["RealtimeCityAir"]
    assert inner["list_total_count"] == len(inner["row"]) == 25
    assert inner["RESULT"] == {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}


def test_shape_2_an_error_without_the_envelope(asked: Asked) -> None:
    tree = asked.json(f"{HOST}/simulated/json/RealtimeCityAir/26/30/")
    assert tree["RESULT"]["CODE"] == "INFO-200"
    assert rows(asked, "RealtimeCityAir", "26/30").code == codes.NO_DATA


def test_shape_3_a_bad_key_is_answered_in_xml(asked: Asked) -> None:
    answer = asked.answer(f"{HOST}/secret/json/RealtimeCityAir/1/5/")
    assert b"<RESULT><CODE>INFO-100</CODE>" in answer.body
    assert refused(asked, "secret/json/RealtimeCityAir/1/5/", "RealtimeCityAir").kind is DataErrorKind.UNAUTHORIZED


def test_shape_4_a_wrong_type_is_answered_in_a_response(asked: Asked) -> None:
    answer = asked.answer(f"{HOST}/simulated/pdf/RealtimeCityAir/1/5/")
    assert b"<response><RESULT><CODE>ERROR-301</CODE>" in answer.body
    assert refused(asked, "simulated/pdf/RealtimeCityAir/1/5/", "RealtimeCityAir").kind is DataErrorKind.REJECTED


def test_shape_5_citydata(asked: Asked) -> None:
    tree = asked.json(f"{HOST}/simulated/json/citydata/1/5/{PLACE}")
    assert list(tree) == ["list_total_count", "RESULT", "CITYDATA"]
    assert tree["RESULT"]["RESULT.CODE"] == "INFO-000"
    assert tree["CITYDATA"]["AREA_CD"] == "POI009"
    assert rows(asked, f"citydata/{PLACE}", "1/5").rows[0] == tree["CITYDATA"]


def test_shape_6_people_with_and_without_a_result(asked: Asked) -> None:
    with_result = asked.json(f"{HOST}/simulated/json/citydata_ppltn/1/5/POI009")
    without = asked.json(f"{HOST}/simulated/json/citydata_ppltn/1/5/{CITY.tables.spots[9].code}")
    assert set(with_result) == {"SeoulRtd.citydata_ppltn", "RESULT"}
    assert set(without) == {"SeoulRtd.citydata_ppltn"}
    for spot in (CITY.tables.spots[8].code, CITY.tables.spots[9].code):
        assert rows(asked, f"citydata_ppltn/{spot}", "1/5").rows[0]["AREA_CD"] == spot


def test_shape_7_its_error_is_flat(asked: Asked) -> None:
    assert asked.json(f"{HOST}/simulated/json/citydata_ppltn/1/5/nowhere")["RESULT.CODE"] == "INFO-200"
    assert rows(asked, "citydata_ppltn/nowhere", "1/5").rows == ()


def test_shape_8_commerce_is_flat_with_names_of_its_own(asked: Asked) -> None:
    tree = asked.json(f"{HOST}/simulated/json/citydata_cmrcl/1/5/POI003")
    assert tree["RESULT"]["resultCode"] == "INFO-000"
    assert rows(asked, "citydata_cmrcl/POI003", "1/5").rows[0]["AREA_CD"] == "POI003"


def test_xml_says_the_same_as_json(asked: Asked) -> None:
    for service in ("RealtimeCityAir", "ListRiverStageService", "bikeList"):
        as_json, as_xml = rows(asked, service, "1/5"), rows(asked, service, "1/5", kind="xml")
        assert [{name: str(value) for name, value in row.items()} for row in as_json.rows] == list(as_xml.rows)
    place = rows(asked, "citydata/POI014", "1/5", kind="xml").rows[0]
    people = place["LIVE_PPLTN_STTS"][0]
    assert (
        people["AREA_CONGEST_LVL"]
        == rows(asked, "citydata/POI014", "1/5").rows[0]["LIVE_PPLTN_STTS"][0]["AREA_CONGEST_LVL"]
    )
    assert rows(asked, "citydata_ppltn/POI014", "1/5", kind="xml").rows[0]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("simulated/json/bikeList", "ERROR-331"),
        ("simulated/json/bikeList/1", "ERROR-332"),
        ("simulated/json/bikeList/a/5/", "ERROR-333"),
        ("simulated/json/bikeList/0/5/", "ERROR-331"),
        ("simulated/json/bikeList/9/5/", "ERROR-334"),
        ("sample/json/bikeList/1/6/", "ERROR-335"),
        ("simulated/json/bikeList/1/1001/", "ERROR-336"),
        ("simulated/json/NoSuchService/1/5/", "ERROR-310"),
        ("simulated/xml/TrafficInfo/1/5/", "ERROR-300"),
    ],
)
def test_codes(asked: Asked, path: str, code: str) -> None:
    assert code in asked.answer(f"{HOST}/{path}").body.decode()


def test_the_sample_key_gets_five_rows_and_one_place(asked: Asked) -> None:
    assert len(rows(asked, "bikeList", "1/5", key="sample").rows) == 5
    assert rows(asked, "citydata/POI014", "1/5", key="sample").rows[0]["AREA_NM"] == "광화문·덕수궁"


def test_a_quota_is_used_up_and_there_again_the_next_day(asked: Asked) -> None:
    path = "simulated-3/json/RealtimeCityAir/1/5/"
    for _ in range(3):
        rows(asked, "RealtimeCityAir", "1/5", key="simulated-3")
    assert refused(asked, path, "RealtimeCityAir").kind is DataErrorKind.QUOTA
    rows(asked, "ListRiverStageService", "1/5", key="simulated-3")  # each service has its own
    asked.later(hours=13)
    assert rows(asked, "RealtimeCityAir", "1/5", key="simulated-3").rows


def test_bikes_come_in_pages_that_do_not_say_how_many_there_are(asked: Asked) -> None:
    pages = [asked.json(f"{HOST}/simulated/json/bikeList/{first}/{first + 999}/") for first in (1, 1001, 2001)]
    assert [page["rentBikeStatus"]["list_total_count"] for page in pages[:2]] == [1000, 1000]
    every = [row for page in pages for row in page["rentBikeStatus"]["row"]]
    assert len(every) == len({row["stationId"] for row in every}) == len(CITY.tables.bikes)
    assert all(isinstance(row["parkingBikeTotCnt"], str) for row in every)
    assert any(int(row["shared"]) > 100 for row in every)


def test_old_and_new_names_of_fields(asked: Asked) -> None:
    air = rows(asked, "RealtimeCityAir", "1/25").rows[0]
    assert {"MSRMT_DT", "SAREA_NM", "MSRSTN_NM", "PM", "FPM", "CAI_IDX", "CRST_SBSTN"} <= set(air)
    river = rows(asked, "ListRiverStageService").rows[0]
    assert {"WATG_NM", "RLTM_RVR_WATL_CNT", "CNTRL_WATL", "PLAN_FLDE", "EBM_HGT", "RBH"} <= set(river)
    water = rows(asked, "WPOSInformationTime").rows
    assert {"SITE_ID", "W_TEMP", "MSR_DATE", "MSR_TIME"} <= set(water[0])
    assert {"MSRSTN_NM", "WATT", "YMD", "HR"} <= set(named(water[0], "WPOSInformationTime"))
    assert "점검중" in {row["W_TN"] for row in water}


def test_air_by_region_then_station(asked: Asked) -> None:
    assert len(rows(asked, f"RealtimeCityAir/{quote('동남권')}").rows) == 4
    found = rows(asked, f"RealtimeCityAir/{quote('동남권')}/{quote('강남구')}").rows
    assert [row["MSRSTN_NM"] for row in found] == ["강남구"]
    assert found[0]["PM"] == CITY.value("air.pm10", "강남구", NOON.timestamp())
    assert found[0]["MSRMT_DT"] == "202606241200"
    assert rows(asked, f"RealtimeCityAir/{quote('강남구')}").rows == ()


def test_car_parks_that_do_not_count_say_so(asked: Asked) -> None:
    parks = rows(asked, "GetParkingInfo").rows
    assert [row["PRK_STTS_YN"] for row in parks[-3:]] == ["0", "0", "0"]
    assert parks[0]["TPKCT"] == 1260.0
    assert all(0 <= row["NOW_PRK_VHCL_CNT"] <= row["TPKCT"] for row in parks)
    assert {row["ADDR"].split()[0] for row in rows(asked, f"GetParkingInfo/{quote('종로구')}").rows} == {"종로구"}


def test_latitude_and_longitude_of_cameras_are_swapped_by_name(asked: Asked) -> None:
    first = rows(asked, "safeOpenCCTV").rows
    assert len(first) == 1000
    assert all(37 < float(row["WGSXPT"]) < 38 and 126 < float(row["WGSYPT"]) < 128 for row in first)
    of_one = rows(asked, "safeOpenCCTV_gn").rows
    assert {row["SVCAREAID"] for row in of_one} == {"강남구"}
    assert all("CCTVUSE" in row for row in of_one)


def test_prices_of_every_district(asked: Asked) -> None:
    prices = rows(asked, "ListNecessariesPricesService").rows
    assert {row["M_GU_NAME"] for row in prices} == set(CITY.tables.district_names)
    assert all(int(row["A_PRICE"]) > 0 and row["P_DATE"] == "2026-06-24" for row in prices)


def test_speeds_come_in_xml_whatever_is_asked(asked: Asked) -> None:
    link = CITY.tables.links[5]
    for kind in ("xml", "json"):
        found = rows(asked, f"TrafficInfo/{link.code}", "1/5", kind=kind)
        assert found.rows[0]["link_id"] == link.code
        assert float(found.rows[0]["prcs_spd"]) == CITY.value("traffic.speed", link.name, NOON.timestamp())
    assert rows(asked, "TrafficInfo/9999999999", "1/5").rows == ()


def test_incidents_have_times_of_four_or_six_digits_and_places_in_metres(asked: Asked) -> None:
    found = [row for hours in range(24) for row in incidents_at(asked, hours)]
    assert {len(row["occr_time"]) for row in found} == {4, 6}
    assert {row["acc_type"] for row in found} >= {"A01", "A02", "A04", "A08"}
    assert any("acc_road_code" not in row for row in found)
    for row in found:
        place = grid_position(easting_m=float(row["grs80tm_x"]), northing_m=float(row["grs80tm_y"]))
        assert 37.4 < place.latitude_deg < 37.72
        assert 126.75 < place.longitude_deg < 127.2
        assert "(모의)" in row["acc_info"]


def incidents_at(asked: Asked, hours: int) -> tuple[dict[str, str], ...]:
    asked.clock.now = NOON + timedelta(hours=hours)
    return rows(asked, "AccInfo", "1/100").rows


def test_the_ends_of_a_link_and_its_names(asked: Asked) -> None:
    link = CITY.tables.links[0]
    ends = rows(asked, f"LinkVerInfo/{link.code}", "1/100").rows
    place = grid_position(easting_m=float(ends[1]["grs80tm_x"]), northing_m=float(ends[1]["grs80tm_y"]))
    assert place.latitude_deg == pytest.approx(link.lat_end, abs=1e-6)
    assert rows(asked, f"LinkInfo/{link.code}", "1/5").rows[0]["road_name"] == link.road
    assert len(rows(asked, "LinkInfo").rows) == len(CITY.tables.links)


def test_cars_of_an_hour_are_counted_when_it_is_over(asked: Asked) -> None:
    assert rows(asked, "SpotInfo").rows[0]["spot_num"] == "A-01"
    lanes = rows(asked, "VolInfo/A-01/20260624/11").rows
    assert {(row["io_type"], row["lane_num"]) for row in lanes} == {(way, lane) for way in "12" for lane in "123"}
    into = sum(int(row["vol"]) for row in lanes if row["io_type"] == "1")
    hour_s = NOON.astimezone(SEOUL).replace(hour=11, minute=0, second=0).timestamp()
    assert into == CITY.value("traffic.volume.in", "A-01", hour_s)
    assert rows(asked, "VolInfo/A-01/20260624/12").rows == ()
    for bad in ("A-01/20261399/11", "A-01/20260624/77", "nowhere/20260624/11", "A-01/x/y"):
        assert rows(asked, f"VolInfo/{bad}").rows == ()


def test_blocks_of_a_place_may_be_absent(asked: Asked) -> None:
    park = rows(asked, "citydata/POI105", "1/5").rows[0]
    station = rows(asked, "citydata/POI014", "1/5").rows[0]
    assert "ROAD_TRAFFIC_STTS" not in park
    assert {"ROAD_TRAFFIC_STTS", "SUB_STTS", "WEATHER_STTS", "SBIKE_STTS", "PRK_STTS"} <= set(station)
    assert len(station["LIVE_PPLTN_STTS"][0]["FCST_PPLTN"]) == 12
    assert "|" in station["ROAD_TRAFFIC_STTS"]["ROAD_TRAFFIC_STTS"][0]["XYLIST"]
    codes_of_parks = [row["PRK_CD"] for row in station["PRK_STTS"]]
    assert len(codes_of_parks) > len(set(codes_of_parks))
    assert station["WEATHER_STTS"][0]["PRECIPITATION"] == "-" or float(station["WEATHER_STTS"][0]["PRECIPITATION"]) > 0


def test_every_place_can_be_asked_for(asked: Asked) -> None:
    for spot in CITY.tables.spots:
        answer = asked.answer(f"{HOST}/simulated/json/citydata/1/5/{quote(spot.name)}")
        assert json.loads(answer.body)["CITYDATA"]["AREA_CD"] == spot.code
