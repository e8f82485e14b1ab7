import json
from typing import Any

import pytest

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.gateway import GatewayConfig, items_of
from tests.feeds.data.asking import Server, answer, request_line
from tests.feeds.data.broken import gateway_answer, gateway_error
from tests.feeds.data.polling import context, json_answer

KEY = "ab+c/d=="
ENCODED = "ab%2Bc%2Fd%3D%3D"


def source(url: str, **values: Any) -> GatewayConfig:
    return GatewayConfig.model_validate({"kind": "some", "id": "test", "address": url, "key": KEY, **values})


def items(*answers: bytes, **values: Any) -> list[Any]:
    with Server(*answers) as server:
        return items_of(source(server.url, **values), context(), "/service/get", (("a", "1"),))


def refused(*answers: bytes) -> DataError:
    with pytest.raises(DataError) as raised:
        items(*answers)
    assert KEY not in raised.value.detail
    assert ENCODED not in raised.value.detail
    return raised.value


@pytest.mark.parametrize(
    ("key", "encoded", "sent"), [(KEY, True, ENCODED), (ENCODED, True, ENCODED), (KEY, False, KEY)]
)
def test_the_key_is_encoded_once_or_sent_as_it_is(key: str, encoded: bool, sent: str) -> None:
    with Server(gateway_answer([])) as server:
        items_of(source(server.url, key=key, key_encoded=encoded), context(), "/service/get", (("a", "가"),))
        (asked,) = map(request_line, server.asked)
    assert asked == f"GET /service/get?serviceKey={sent}&a=%EA%B0%80&pageNo=1&numOfRows=1000 HTTP/1.1"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([{"a": 1}], [{"a": 1}]),
        ({"item": [{"a": 1}, {"a": 2}]}, [{"a": 1}, {"a": 2}]),
        ({"item": {"a": 1}}, [{"a": 1}]),
        ({"a": 1}, [{"a": 1}]),
        ({"item": []}, []),
        ({"item": ""}, []),
        ([], []),
        ([None], []),
        ("", []),
        (None, []),
    ],
)
def test_items_come_in_many_shapes(found: Any, expected: list[Any]) -> None:
    assert items(gateway_answer(found)) == expected


def test_the_envelope_may_lack_its_outermost_part() -> None:
    content = {"header": {"resultCode": "00"}, "body": {"items": {"item": [{"a": 1}]}, "totalCount": 1}}
    assert items(json_answer(content)) == [{"a": 1}]


@pytest.mark.parametrize("code", ["00", "0", "0000", 0], ids=repr)
def test_codes_of_success(code: Any) -> None:
    assert items(gateway_answer([{"a": 1}], code=code)) == [{"a": 1}]


def test_no_data_is_no_error_and_has_no_body() -> None:
    assert items(json_answer({"response": {"header": {"resultCode": "03", "resultMsg": "NO_DATA"}}})) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("01", DataErrorKind.FAILING),
        ("02", DataErrorKind.FAILING),
        ("04", DataErrorKind.FAILING),
        ("05", DataErrorKind.FAILING),
        ("10", DataErrorKind.REJECTED),
        ("11", DataErrorKind.REJECTED),
        ("22", DataErrorKind.QUOTA),
        ("30", DataErrorKind.UNAUTHORIZED),
        ("99", DataErrorKind.FAILING),
        ("77", DataErrorKind.GARBAGE),
    ],
)
def test_a_code_in_the_header_is_an_error(code: str, kind: DataErrorKind) -> None:
    error = refused(gateway_answer([], code=code, message=f"no {KEY}"))
    assert error.kind is kind
    assert error.detail.startswith(f"{code}: ")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("22", DataErrorKind.QUOTA),
        ("30", DataErrorKind.UNAUTHORIZED),
        ("31", DataErrorKind.UNAUTHORIZED),
        ("32", DataErrorKind.UNAUTHORIZED),
        ("12", DataErrorKind.REJECTED),
        ("04", DataErrorKind.FAILING),
    ],
)
def test_errors_of_the_gateway_are_xml_with_whatever_status(code: str, kind: DataErrorKind) -> None:
    body = gateway_error(code, f"NO {ENCODED}")
    assert refused(body).kind is kind
    assert refused(body.replace(b"200 OK", b"403 Forbidden")).kind is kind


def test_words_about_a_quota_in_a_refusal_are_understood() -> None:
    assert refused(answer(b"API token quota exceeded", status="429 Too Many Requests")).kind is DataErrorKind.QUOTA
    assert refused(answer(b"slow down", status="429 Too Many Requests")).kind is DataErrorKind.BUSY
    assert refused(answer(b"Unauthorized", status="401 Unauthorized")).kind is DataErrorKind.UNAUTHORIZED


@pytest.mark.parametrize(
    "tree",
    [
        {"response": None},
        {"response": {"body": {"items": []}}},
        {"response": {"header": {}, "body": {"items": []}}},
        {"response": {"header": {"resultCode": "00"}}},
        {"response": {"header": {"resultCode": "00"}, "body": []}},
        {"response": {"header": {"resultCode": "00"}, "body": {"items": [1, 2]}}},
        [],
    ],
)
def test_something_else_is_an_error(tree: Any) -> None:
    assert refused(json_answer(tree)).kind is DataErrorKind.GARBAGE


def test_items_that_are_gone_are_named() -> None:
    error = refused(json_answer({"response": {"header": {"resultCode": "00"}, "body": {"itemz": [], "totalCount": 1}}}))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert "itemz" in error.detail


def test_pages_are_asked_for_until_all_are_there() -> None:
    first = [{"a": number} for number in range(1000)]
    with Server(gateway_answer(first, total=1001), gateway_answer([{"a": 1000}], total=1001)) as server:
        found = items_of(source(server.url), context(), "/get", ())
        assert [request_line(head).split("&")[1] for head in server.asked] == ["pageNo=1", "pageNo=2"]
    assert len(found) == 1001


def test_a_service_with_shorter_pages_than_asked_for_is_asked_on() -> None:
    assert items(gateway_answer([{"a": 1}], total=3), gateway_answer([{"a": 2}, {"a": 3}], total=3)) == [
        {"a": 1},
        {"a": 2},
        {"a": 3},
    ]


def test_a_page_that_repeats_is_an_error_and_an_empty_one_the_end() -> None:
    assert refused(gateway_answer([{"a": 1}], total=9)).kind is DataErrorKind.ENDLESS
    assert items(gateway_answer([{"a": 1}], total=9), gateway_answer([], total=9)) == [{"a": 1}]


def test_pages_without_end_are_an_error() -> None:
    pages = [gateway_answer([{"a": number}], total=10**6) for number in range(25)]
    assert refused(*pages).kind is DataErrorKind.ENDLESS


def test_both_forms_of_a_key_are_one_key_which_is_not_told() -> None:
    one, other = source("http://127.0.0.1"), source("http://127.0.0.1", key=ENCODED)
    assert one.quota_group == other.quota_group != source("http://127.0.0.1", key="x").quota_group
    assert one.quota_group != source("http://127.0.0.1", kind="another").quota_group  # each service counts for itself
    assert KEY not in one.quota_group + repr(one)
    assert (one.is_metered, one.quota_zone) == (True, "Asia/Seoul")


def test_json_of_the_answer_is_not_needed_to_be_declared() -> None:
    body = json.dumps({"response": {"header": {"resultCode": "00"}, "body": {"items": [{"a": 1}], "totalCount": 1}}})
    assert items(answer(body.encode(), "Content-Type: text/xml")) == [{"a": 1}]
