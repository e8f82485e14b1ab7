"""The shapes of Seoul's answers, each written as the services write it, and everything else refused in our words."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.data.errors import DATA_ERROR_TEXT, DataError, DataErrorKind
from feeds.data.seoul.codes import BUS_CODES, CODES
from feeds.data.seoul.envelope import Answer, listed, read
from feeds.data.shared.gateway_errors import GATEWAY_CODES

OK = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}
DOTTED_OK = {"RESULT.CODE": "INFO-000", "RESULT.MESSAGE": "정상 처리되었습니다."}


def packed(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()


def refused(body: bytes, service: str = "bikeList", content_type: str = "") -> DataError:
    with pytest.raises(DataError) as caught:
        read(body, service, content_type)
    assert caught.value.detail
    assert caught.value.words is DATA_ERROR_TEXT[caught.value.kind]
    return caught.value


def test_1_service_with_result_and_rows() -> None:
    rows: list[dict[str, Any]] = [{"PM": "12", "MSRSTN_NM": "중구"}, {"PM": None}]
    body = packed({"RealtimeCityAir": {"list_total_count": 25, "RESULT": OK, "row": rows}})
    assert read(body, "RealtimeCityAir") == Answer(tuple(rows), 25, "INFO-000", "정상 처리되었습니다")


def test_1_in_xml() -> None:
    body = """<?xml version="1.0" encoding="UTF-8"?>
        <AccInfo><list_total_count>2</list_total_count>
        <RESULT><CODE>INFO-000</CODE><MESSAGE>정상</MESSAGE></RESULT>
        <row><acc_id>1</acc_id><occr_time>0930</occr_time><acc_road_code/></row>
        <row><acc_id>2</acc_id><acc_info><![CDATA[사고 <b>]]></acc_info></row></AccInfo>""".encode()
    rows = ({"acc_id": "1", "occr_time": "0930", "acc_road_code": ""}, {"acc_id": "2", "acc_info": "사고 <b>"})
    assert read(body, "AccInfo") == Answer(rows, 2, "INFO-000", "정상")


@pytest.mark.parametrize(("row", "count"), [("absent", 0), (None, 0), ("", 0), ([], 0), ([None], 0), ({"a": 1}, 1)])
def test_row_missing_or_a_single_object(row: Any, count: int) -> None:
    inner = {"list_total_count": count, "RESULT": OK} | ({} if row == "absent" else {"row": row})
    assert len(read(packed({"bikeList": inner}), "bikeList").rows) == count


def test_a_single_row_in_xml() -> None:
    body = b"<X><RESULT><CODE>INFO-000</CODE></RESULT><row><a>1</a></row></X>"
    assert read(body, "X").rows == ({"a": "1"},)


def test_a_root_key_that_differs_from_the_service() -> None:
    row = {"stationId": "ST-4", "shared": "120"}
    body = packed({"rentBikeStatus": {"list_total_count": 1, "RESULT": OK, "row": [row]}})
    assert read(body, "bikeList") == Answer((row,), 1, "INFO-000", OK["MESSAGE"])


def test_2_an_error_without_its_wrapper() -> None:
    error = refused(packed({"RESULT": {"CODE": "ERROR-500", "MESSAGE": "서버 오류입니다."}}))
    assert error.kind is DataErrorKind.FAILING
    assert "서버 오류입니다." in error.detail
    assert error.retryable


def test_3_a_bad_key_in_xml_although_json_was_asked_for() -> None:
    body = "<RESULT><CODE>INFO-100</CODE><MESSAGE><![CDATA[인증키가 유효하지 않습니다.]]></MESSAGE></RESULT>"
    error = refused(body.encode(), content_type="application/json;charset=UTF-8")
    assert error.kind is DataErrorKind.UNAUTHORIZED
    assert not error.retryable


def test_4_an_error_in_a_response() -> None:
    body = "<response><RESULT><CODE>ERROR-301</CODE><MESSAGE>파일타입 값이 누락</MESSAGE></RESULT></response>"
    assert refused(body.encode()).kind is DataErrorKind.REJECTED


def test_5_citydata() -> None:
    place = {"AREA_NM": "광화문·덕수궁", "status": "x", "LIVE_PPLTN_STTS": [{"AREA_PPLTN_MIN": "30000"}]}
    tree = {"list_total_count": 1, "RESULT": DOTTED_OK, "CITYDATA": place}
    assert read(packed(tree), "citydata") == Answer((place,), 1, "INFO-000", "정상 처리되었습니다.")


def test_5_citydata_in_xml_with_lists_in_a_tag_of_their_own_name() -> None:
    body = """<SeoulRtd.citydata><list_total_count>1</list_total_count>
        <RESULT><RESULT.CODE>INFO-000</RESULT.CODE><RESULT.MESSAGE>정상</RESULT.MESSAGE></RESULT>
        <CITYDATA><AREA_NM>강남역</AREA_NM><SUB_STTS/>
        <PRK_STTS><PRK_STTS><PRK_CD>1</PRK_CD></PRK_STTS><PRK_STTS><PRK_CD>2</PRK_CD></PRK_STTS></PRK_STTS>
        <SBIKE_STTS><SBIKE_STTS><SBIKE_SPOT_ID>7</SBIKE_SPOT_ID></SBIKE_STTS></SBIKE_STTS>
        </CITYDATA></SeoulRtd.citydata>""".encode()
    (place,) = read(body, "citydata").rows
    assert place == {
        "AREA_NM": "강남역",
        "SUB_STTS": "",
        "PRK_STTS": [{"PRK_CD": "1"}, {"PRK_CD": "2"}],
        "SBIKE_STTS": [{"SBIKE_SPOT_ID": "7"}],
    }
    assert listed(place["SUB_STTS"]) == listed(place.get("none")) == []
    assert listed({"a": 1}) == listed([{"a": 1}, None]) == [{"a": 1}]


@pytest.mark.parametrize("result", [{"RESULT": DOTTED_OK}, {}], ids=["with", "without"])
def test_6_citydata_ppltn_with_and_without_a_result(result: dict[str, Any]) -> None:
    place = {"AREA_CD": "POI009", "FCST_PPLTN": [{"FCST_TIME": "2026-03-01 12:00"}]}
    answer = read(packed({"SeoulRtd.citydata_ppltn": [place], **result}), "citydata_ppltn")
    assert answer.rows == (place,)
    assert answer.code == ("INFO-000" if result else "")
    nothing: list[Any] = [[], None, ""]
    for none in nothing:
        assert read(packed({"SeoulRtd.citydata_ppltn": none, **result}), "citydata_ppltn").rows == ()


@pytest.mark.parametrize("where", ["inside", "beside", "nowhere"])
def test_6_in_xml(where: str) -> None:
    result = "<RESULT><RESULT.CODE>INFO-000</RESULT.CODE></RESULT>"
    inside, beside = result * (where == "inside"), result * (where == "beside")
    for once in (("", ""), ("<SeoulRtd.citydata_ppltn>", "</SeoulRtd.citydata_ppltn>")):
        place = f"{once[0]}<AREA_CD>POI009</AREA_CD><AREA_CONGEST_LVL>보통</AREA_CONGEST_LVL>{inside}{once[1]}"
        body = f"<Map><SeoulRtd.citydata_ppltn>{place}</SeoulRtd.citydata_ppltn>{beside}</Map>".encode()
        (row,) = read(body, "citydata_ppltn").rows
        assert (row["AREA_CD"], row["AREA_CONGEST_LVL"]) == ("POI009", "보통")


def test_7_its_error_flat() -> None:
    error = refused(packed({"RESULT.CODE": "ERROR-300", "RESULT.MESSAGE": "필수 값 누락"}), "citydata_ppltn")
    assert error.kind is DataErrorKind.REJECTED
    nothing = read(
        packed({"RESULT.CODE": "INFO-200", "RESULT.MESSAGE": "해당하는 데이터가 없습니다."}), "citydata_ppltn"
    )
    assert (nothing.rows, nothing.code) == ((), "INFO-200")


def test_8_citydata_cmrcl_is_one_flat_row() -> None:
    place = {"AREA_NM": "광화문·덕수궁", "AREA_SH_PAYMENT_CNT": 120, "CMRCL_RSB": [{"RSB_LRG_CTGR": "음식·음료"}]}
    tree = {"RESULT": {"resultCode": "INFO-000", "resultMsg": "정상"}, **place}
    assert read(packed(tree), "citydata_cmrcl") == Answer((place,), None, "INFO-000", "정상")
    refusal = {"RESULT": {"resultCode": "ERROR-600", "resultMsg": "DB"}}
    assert refused(packed(refusal), "citydata_cmrcl").kind is DataErrorKind.FAILING


@pytest.mark.parametrize("name", ["realtimeArrivalList", "realtimePositionList"])
def test_9_subway(name: str) -> None:
    train = {"btrainNo": "2034", "barvlDt": "120", "arvlCd": "99"}
    message = {"status": 200, "code": "INFO-000", "message": "정상", "link": "", "developerMessage": "", "total": 7}
    assert read(packed({"errorMessage": message, name: [train]}), "realtimeStationArrival").rows == (train,)
    assert read(packed({"errorMessage": message, name: train}), "realtimeStationArrival").rows == (train,)
    assert read(packed({"errorMessage": message}), "realtimeStationArrival") == Answer((), 7, "INFO-000", "정상")


def test_9_subway_errors_and_no_data_at_the_root() -> None:
    flat = {"status": 500, "link": "", "developerMessage": "", "total": 0}
    nothing = read(packed({**flat, "code": "INFO-200", "message": "해당하는 데이터가 없습니다."}), "realtimePosition")
    assert nothing == Answer((), 0, "INFO-200", "해당하는 데이터가 없습니다.")
    assert refused(packed({**flat, "code": "ERROR-338", "message": "실시간"})).kind is DataErrorKind.UNAUTHORIZED
    assert refused(packed({**flat, "code": "ERROR-337", "message": "초과"})).kind is DataErrorKind.QUOTA


def test_9_in_xml() -> None:
    body = """<realtimeStationArrival><RESULT><code>INFO-000</code><message>정상</message><total>1</total></RESULT>
        <row><rowNum>1</rowNum><statnNm>강남</statnNm></row></realtimeStationArrival>""".encode()
    rows = ({"rowNum": "1", "statnNm": "강남"},)
    assert read(body, "realtimeStationArrival") == Answer(rows, 1, "INFO-000", "정상")


def bus(code: str, message: str, items: Any = None) -> bytes:
    header = {"headerMsg": message, "headerCd": code, "itemCount": 0}
    return packed({"comMsgHeader": {}, "msgHeader": header, "msgBody": {"itemList": items}})


def test_bus_with_items_beside_a_count_of_0() -> None:
    items = [{"arrmsg1": "운행종료"}, {"arrmsg1": "곧 도착"}]
    assert read(bus("0", "정상", items), "getStationByUid") == Answer(tuple(items), 0, "0", "정상")
    assert read(bus("0", "정상", items[0]), "getStationByUid").rows == (items[0],)


@pytest.mark.parametrize("code", ["0", "4", "7", "8"])
def test_bus_without_items(code: str) -> None:
    assert read(bus(code, "결과가 없습니다."), "getStationByUid").rows == ()


def test_bus_in_xml() -> None:
    body = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><ServiceResult><comMsgHeader/><msgHeader>
        <headerCd>0</headerCd><headerMsg>정상</headerMsg><itemCount>0</itemCount></msgHeader>
        <msgBody><itemList><stNm>시청</stNm></itemList><itemList><stNm>종각</stNm></itemList></msgBody></ServiceResult>"""
    assert read(body.encode(), "getStationByUid").rows == ({"stNm": "시청"}, {"stNm": "종각"})
    empty = "<ServiceResult><msgHeader><headerCd>4</headerCd></msgHeader><msgBody/></ServiceResult>"
    assert read(empty.encode(), "getStationByUid").rows == ()


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        *((code, "", kind) for code, (kind, _) in BUS_CODES.items()),
        ("7", "Key인증실패: SERVICE KEY IS NOT REGISTERED ERROR.[인증모듈 에러코드(30)]", DataErrorKind.UNAUTHORIZED),
        ("7", "Key인증실패: LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR.", DataErrorKind.QUOTA),
        ("8", "요청 제한을 초과하였습니다.", DataErrorKind.QUOTA),
        ("6", "등록되지 않은 키입니다.", DataErrorKind.UNAUTHORIZED),
        ("77", "?", DataErrorKind.GARBAGE),
        ("", "", DataErrorKind.GARBAGE),
    ],
)
def test_bus_errors(code: str, message: str, kind: DataErrorKind) -> None:
    error = refused(bus(code, message), "getStationByUid")
    assert error.kind is kind
    assert message in error.detail


@pytest.mark.parametrize(("code", "kind"), [(code, kind) for code, (kind, _) in CODES.items()])
def test_every_code(code: str, kind: DataErrorKind) -> None:
    inside = {"bikeList": {"RESULT": {"CODE": code, "MESSAGE": "말"}, "row": [{"a": 1}]}}
    xml = f"<RESULT><CODE>{code}</CODE><MESSAGE>말</MESSAGE></RESULT>".encode()
    flat = {"RESULT.CODE": code.lower(), "RESULT.MESSAGE": "말"}
    for body in (packed(inside), packed({"RESULT": {"CODE": code, "MESSAGE": "말"}}), packed(flat), xml):
        error = refused(body)
        assert error.kind is kind
        assert error.detail.startswith(f"{code}: ")


def test_the_codes_are_all_that_are_known() -> None:
    numbers = (300, 301, 310, 331, 332, 333, 334, 335, 336, 337, 338, 500, 600, 601)
    assert set(CODES) == {"INFO-100", *(f"ERROR-{number}" for number in numbers)}
    kept = {kind for kind, _ in CODES.values()}
    assert kept == {DataErrorKind.UNAUTHORIZED, DataErrorKind.QUOTA, DataErrorKind.REJECTED, DataErrorKind.FAILING}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ERROR-399", DataErrorKind.REJECTED),
        ("ERROR-602", DataErrorKind.FAILING),
        ("WARN-1", DataErrorKind.GARBAGE),
        ("x" * 5000, DataErrorKind.GARBAGE),
    ],
    ids=["3xx", "6xx", "another", "long"],
)
def test_codes_that_are_new(code: str, kind: DataErrorKind) -> None:
    error = refused(packed({"RESULT": {"CODE": code, "MESSAGE": "m" * 5000}}))
    assert error.kind is kind
    assert len(error.detail) < 300


@pytest.mark.parametrize(
    ("code", "kind"), [*((c, k) for c, (k, _) in GATEWAY_CODES.items()), ("04", DataErrorKind.FAILING)]
)
def test_errors_of_the_gateway_before_the_bus(code: str, kind: DataErrorKind) -> None:
    header = (
        f"<errMsg>SERVICE ERROR</errMsg><returnAuthMsg>X</returnAuthMsg><returnReasonCode>{code}</returnReasonCode>"
    )
    body = f"<OpenAPI_ServiceResponse><cmmMsgHeader>{header}</cmmMsgHeader></OpenAPI_ServiceResponse>"
    assert refused(body.encode()).kind is kind


ANSWER = {"bikeList": {"list_total_count": 1, "RESULT": OK, "row": [{"stationName": "여의나루역 1번출구 앞"}]}}
TEXT = json.dumps(ANSWER, ensure_ascii=False)
XML = "<bikeList><RESULT><CODE>INFO-000</CODE></RESULT><row><stationName>여의나루역</stationName></row></bikeList>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), "application/json"),
        (b"\n  " + TEXT.encode() + b"\r\n", "application/json; charset=EUC-KR"),  # UTF-8 whatever is declared
        (TEXT.encode("cp949"), "application/json;charset=euc-kr"),
        (TEXT.encode("cp949"), "text/plain; charset=ISO-8859-1"),
        (TEXT.encode("cp949"), "text/plain; charset=unicode_escape"),
        (TEXT.encode("cp949"), ""),
        (TEXT.encode("utf-16"), 'application/json; charset="UTF-16"'),
    ],
    ids=["utf-8", "bom", "wrongly declared", "euc-kr", "latin-1", "odd", "undeclared", "utf-16"],
)
def test_encodings_of_json(body: bytes, content_type: str) -> None:
    assert read(body, "bikeList", content_type).rows == ({"stationName": "여의나루역 1번출구 앞"},)


@pytest.mark.parametrize(("declared", "codec"), [("UTF-8", "utf-8"), ("EUC-KR", "utf-8"), ("euc-kr", "euc-kr")])
def test_encodings_of_xml(declared: str, codec: str) -> None:
    body = f'<?xml version="1.0" encoding="{declared}"?>{XML}'.encode(codec)
    assert read(body, "bikeList").rows == ({"stationName": "여의나루역"},)


def test_namespaces_and_attributes_are_left_out() -> None:
    body = b'<s:X xmlns:s="urn:x"><s:RESULT><CODE>INFO-000</CODE></s:RESULT><s:row a="1"><b>2</b></s:row></s:X>'
    assert read(body, "X").rows == ({"b": "2"},)


@pytest.mark.parametrize("at", range(1, len(TEXT.encode()), 7))
def test_a_body_cut_in_the_middle(at: int) -> None:
    error = refused(TEXT.encode()[:at])
    assert error.kind is DataErrorKind.GARBAGE
    assert error.retryable
    assert "cut off" in error.detail


@pytest.mark.parametrize("at", range(1, len(XML.encode()) - 1, 7))
def test_an_xml_body_cut_in_the_middle(at: int) -> None:
    error = refused(XML.encode()[:at])
    assert error.kind is DataErrorKind.GARBAGE
    assert "cut off" in error.detail


ENTITIES = "".join(f'<!ENTITY {after} "&{name};&{name};">' for name, after in pairwise("abcdef"))
BOMB = f'<!DOCTYPE a [<!ENTITY a "aaaa">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "an empty body"),
        (b" \r\n\xef\xbb\xbf"[:3], "an empty body"),
        (b"Service Unavailable SECRETKEY", "neither JSON nor XML"),
        (b"null", "neither JSON nor XML"),
        (b"\xff\xfe\xfd\x00\x80\x81\xff", "no text"),
        (b"[]", "without the service's envelope"),
        (b'{"a": 1, "b": 2}', "only these fields: a, b"),
        (b"{}", "only these fields: none"),
        (b'{"a": 1} {"a": 1}', "JSON broken"),
        (b"[" * 100_000, "nested more than"),
        (b"[" * 40 + b"]" * 40, "nested more than"),
        (b'{"a":' * 400 + b"1" + b"}" * 400, "nested more than"),
        (b"<a>" * 100_000, "XML cut off"),
        (b"<a>" * 50_000 + b"</a>" * 50_000, "nested more than"),
        (b'{"a": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (f"{BOMB}<a>&f;</a>".encode(), "refused"),
        (f"{OUTSIDE}<a>&x;</a>".encode(), "refused"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', "refused"),
        (b"<a>&nbsp;</a>", "XML cut off or broken"),
        (b"<a/>", "only these fields: a"),
        (b'{"bikeList": {"row": [1, 2]}}', "2 rows that are no objects"),
        (b'{"msgHeader": "x"}', "without a header"),
        (b'{"bikeList": {"list_total_count": 5, "rows": [{}]}}', "only these fields: rows"),
        (b"<!--" + b"<!---->" * 5000 + b"<", "XML cut off"),
    ],
    ids=range(24),
)
def test_what_cannot_be_read_says_what_came(body: bytes, words: str) -> None:
    error = refused(body)
    assert error.kind is DataErrorKind.GARBAGE
    assert words in error.detail
    assert "SECRETKEY" not in error.detail


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><title>SECRETKEY</title>",
        b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html/>',
        b"\r\n<HTML><body>503",
        b"<script>location.href='/'</script>",
    ],
)
def test_a_web_page(body: bytes) -> None:
    error = refused(body, content_type="application/json")
    assert error.kind is DataErrorKind.WEB_PAGE
    assert "HTML page" in error.detail
    assert "SECRETKEY" not in error.detail


def test_values_that_no_file_takes_are_mended() -> None:
    body = b'{"bikeList": {"row": [{"name": "a\\ud800b", "pair": "\\ud83d\\ude00", "n": NaN, "big": 1e999}]}}'
    (row,) = read(body, "bikeList").rows
    assert row["name"] == "a\ufffdb"
    assert row["pair"] == "😀"
    assert json.dumps(row, ensure_ascii=False).encode()


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
WORDS = """bikeList RESULT row CODE RESULT.CODE code list_total_count CITYDATA errorMessage msgHeader msgBody itemList
    headerCd response Map total cmmMsgHeader x"""
NAMES = st.sampled_from(WORDS.split()) | st.text(max_size=3)
TREES = st.recursive(
    SCALARS | st.sampled_from(["INFO-000", "INFO-200", "ERROR-500", "0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def answers_or_refuses(body: bytes, content_type: str = "") -> None:
    try:
        answer = read(body, "bikeList", content_type)
    except DataError:
        return
    assert all(isinstance(row, dict) for row in answer.rows)
    assert answer.total is None or answer.total >= 0


@given(st.binary(), st.text(max_size=20))
@example(b"\xff\xfe", "charset=utf-16")
@example(b"<a\x00/>", "charset=undefined")
@example(b'<?xml version="1.0" encoding="\xff"?><a/>', "")
def test_any_bytes_are_an_answer_or_refused(body: bytes, content_type: str) -> None:
    answers_or_refuses(body, content_type)


@given(TREES)
@example({"bikeList": {"list_total_count": float("inf"), "row": {}}})
def test_any_json_is_an_answer_or_refused(tree: Any) -> None:
    answers_or_refuses(json.dumps(tree).encode())


def as_xml(tree: Any) -> str:
    if isinstance(tree, dict):
        return "".join(
            f"<{tag}>{as_xml(value)}</{tag}>" for tag, value in tree.items() if tag.isascii() and tag.isalpha()
        )
    return "".join(map(as_xml, tree)) if isinstance(tree, list) else "0" if tree is None else "INFO-000"


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=1))
def test_any_xml_is_an_answer_or_refused(tree: dict[str, Any]) -> None:
    answers_or_refuses(as_xml(tree).encode())


@given(st.integers(0, len(TEXT.encode())), st.binary(max_size=3))
def test_a_spoilt_answer_is_an_answer_or_refused(at: int, junk: bytes) -> None:
    body = TEXT.encode()
    answers_or_refuses(body[:at] + junk + body[at + len(junk) :])
