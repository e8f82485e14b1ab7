"""Whatever services are asked, they answer."""

from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.sim.data.services.openapi_seoul import TABLES
from controlroom.sim.data.site import HOSTS
from tests.controlroom.sim.data.asked import Asked

WORDS = st.one_of(
    st.sampled_from(
        [
            *("simulated", "sample", "simulated-1", "json", "xml", "1", "5", "1000", "²", "-1", "9" * 30, "nan", ""),
            *("RealtimeCityAir", "bikeList", "VolInfo", "TrafficInfo", "citydata", "citydata_ppltn", "safeOpenCCTV_gn"),
            *("api", "subway", "realtimeStationArrival", "realtimePosition", "ALL", "2호선", "강남", "POI014", "rest"),
            *("stationinfo", "getStationByUid", "B552584", "ArpltnInforInqireSvc", "getCtprvnRltmMesureDnsty"),
            *("1360000", "VilageFcstInfoService_2.0", "getUltraSrtNcst", "cctvInfo", "weather.json", "weather.csv"),
            *("3", "action", "datastore_search", "resource", "explore", "v2.1", "catalog", "datasets", "links"),
            *("records", "exports", "v1", "query", "query_range", "v1.1", "Datastreams", "Datastreams(3)", "entities"),
            *("v2", "requests.json", "services.xml", "alerts.atom", "alerts.pb", "20260624", "12"),
        ]
    ),
    st.text(max_size=8),
)
KEYS = st.sampled_from(
    [
        *("serviceKey", "apiKey", "arsId", "busRouteId", "sidoName", "base_date", "base_time", "nx", "ny", "minX"),
        *("maxX", "minY", "maxY", "pageNo", "numOfRows", "limit", "offset", "$limit", "$top", "$skip", "$expand"),
        *("$filter", "query", "start", "end", "step", "type", "options", "filters", "where", "start_date", "end_date"),
        *("page", "page_size", "status", "resource_id", "place", "encoding"),
    ]
)
BEGINNINGS = st.sampled_from(
    [
        *((host.name, ()) for host in HOSTS),
        *(("openapi.seoul.go.kr", ("simulated", kind, service)) for kind in ("json", "xml") for service in TABLES),
        ("openapi.seoul.go.kr", ("simulated", "json", "citydata", "1", "5")),
        ("swopenapi.seoul.go.kr", ("api", "subway", "simulated", "json", "realtimeStationArrival")),
        ("swopenapi.seoul.go.kr", ("api", "subway", "simulated", "json", "realtimePosition")),
        ("ws.bus.go.kr", ("api", "rest", "stationinfo", "getStationByUid")),
        ("apis.data.go.kr", ("B552584", "ArpltnInforInqireSvc", "getCtprvnRltmMesureDnsty")),
        ("apis.data.go.kr", ("1360000", "VilageFcstInfoService_2.0", "getUltraSrtFcst")),
        ("openapi.its.go.kr", ("cctvInfo",)),
        ("ckan", ("api", "3", "action", "datastore_search")),
        ("opendatasoft", ("api", "explore", "v2.1", "catalog", "datasets", "links")),
        ("prometheus", ("api", "v1", "query_range")),
        ("prometheus", ("api", "v1", "query")),
        ("sensorthings", ("v1.1", "Datastreams")),
        ("ngsi-ld", ("v1", "entities")),
        ("open311", ("v2",)),
    ]
)
ALWAYS = {"serviceKey": "simulated", "apiKey": "simulated"}
ASKED = Asked()


@settings(max_examples=400, deadline=None)
@given(BEGINNINGS, st.lists(WORDS, max_size=5), st.dictionaries(KEYS, WORDS, max_size=6))
def test_every_service_answers_everything(
    begins: tuple[str, tuple[str, ...]], parts: list[str], query: dict[str, str]
) -> None:
    service, beginning = begins
    path = "/".join(["", service, *(quote(part, safe="") for part in [*beginning, *parts])])
    asked = "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in (ALWAYS | query).items())
    answer = ASKED.answer(f"{path}?{asked}")
    assert answer.status in (200, 400, 404)
    assert answer.encode(with_body=True, keep_alive=True)
