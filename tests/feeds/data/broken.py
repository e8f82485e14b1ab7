"""Answers that no kind of source can read, and what each must come to."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings
from tests.feeds.data.asking import Server, answer

BROKEN: list[tuple[str, bytes, DataErrorKind]] = [
    ("an empty body", answer(b""), DataErrorKind.GARBAGE),
    ("JSON that breaks off", answer(b'{"a": [1, 2'), DataErrorKind.GARBAGE),
    ("XML that breaks off", answer(b"<a><b>1</b>"), DataErrorKind.GARBAGE),
    ("a body shorter than it says", answer(b"{}", length=500), DataErrorKind.CUT),
    ("a page for people", answer(b"<!DOCTYPE html><html><body>sorry</body></html>"), DataErrorKind.WEB_PAGE),
    ("bytes that are no text", answer(b"\xff\xfe\x00\xd8\x80\x81\x82"), DataErrorKind.GARBAGE),
    ("something else", answer(b'{"a": {"b": 1}}'), DataErrorKind.GARBAGE),
    ("a list", answer(b"[1, 2, 3]"), DataErrorKind.GARBAGE),
    ("a number", answer(b"42"), DataErrorKind.GARBAGE),
    ("an entity bomb", answer(b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'), DataErrorKind.GARBAGE),
    ("server error", answer(b"{}", status="500 Internal Server Error"), DataErrorKind.FAILING),
]
"""What it is, the whole answer, and the kind of error it must come to."""

broken = pytest.mark.parametrize(
    ("body", "kind"), [(body, kind) for _, body, kind in BROKEN], ids=[name for name, _, _ in BROKEN]
)


def failure(poll: Callable[[str], Readings], body: bytes) -> DataError:
    """Return the error of a poll of a server that answers so."""
    with Server(body) as server, pytest.raises(DataError) as raised:
        poll(server.url)
    return raised.value


def xml(tag: str, content: Any) -> str:
    """Return an element as a service would write it: lists as the same tag again and again."""
    if isinstance(content, dict):
        inner = "".join(
            "".join(xml(name, each) for each in value) if isinstance(value, list) else xml(name, value)
            for name, value in content.items()
        )
        return f"<{tag}>{inner}</{tag}>"
    text = "" if content is None else str(content).replace("&", "&amp;").replace("<", "&lt;")
    return f"<{tag}>{text}</{tag}>"


def portal_xml(service: str, rows: list[dict[str, Any]], total: int | None = None) -> bytes:
    """Return an answer of the Open Data Plaza in XML."""
    head = {
        "list_total_count": len(rows) if total is None else total,
        "RESULT": {"CODE": "INFO-000", "MESSAGE": "정상"},
    }
    return answer(xml(service, {**head, "row": rows}).encode())


def portal_code(code: str, message: str = "해당하는 데이터가 없습니다.") -> bytes:
    """Return what the Open Data Plaza answers where it has no rows."""
    return answer(f"<RESULT><CODE>{code}</CODE><MESSAGE><![CDATA[{message}]]></MESSAGE></RESULT>".encode())


def gateway_error(code: str, message: str) -> bytes:
    """Return an error of the gateway of data.go.kr, which is XML whatever was asked for."""
    header = {"errMsg": "SERVICE ERROR", "returnAuthMsg": message, "returnReasonCode": code}
    return answer(xml("OpenAPI_ServiceResponse", {"cmmMsgHeader": header}).encode(), "Content-Type: text/xml")


def gateway_answer(items: Any, *, total: int | None = None, code: str = "00", message: str = "NORMAL_SERVICE") -> bytes:
    """Return an answer of a service behind the gateway."""
    count = len(items) if total is None and isinstance(items, list) else total
    tree = {
        "response": {
            "header": {"resultCode": code, "resultMsg": message},
            "body": {"dataType": "JSON", "items": items, "pageNo": 1, "numOfRows": 1000, "totalCount": count},
        }
    }
    return answer(json.dumps(tree, ensure_ascii=False).encode(), "Content-Type: application/json")
