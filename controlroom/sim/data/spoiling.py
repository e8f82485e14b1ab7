"""What faults make of a service's answers."""

import gzip
import json
import random
import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from controlroom.sim.data.faults import DataFaultKind
from controlroom.sim.http import Response

_LARGE_BYTES = 12_000_000
_BOMB_BYTES = 200_000_000
_STATUSES = {
    DataFaultKind.REFUSE: HTTPStatus.UNAUTHORIZED,
    DataFaultKind.MISSING: HTTPStatus.NOT_FOUND,
    DataFaultKind.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
    DataFaultKind.FAILING: HTTPStatus.INTERNAL_SERVER_ERROR,
}
_PAGE = "<!DOCTYPE html><html><head><title>점검 안내 (모의)</title></head><body>시스템 점검중입니다.</body></html>"
_NUMBER_OF_JSON = re.compile(r"(?<=[:,\[])-?\d{4,}(?:\.\d+)?(?=[,}\]])")
_ANY_NUMBER_OF_JSON = re.compile(r'(?<=:)"?-?\d+(?:\.\d+)?"?(?=[,}\]])')


def refusal(kind: DataFaultKind, target: str) -> Response | None:
    """Return what is answered without asking the service, None where it is asked."""
    if kind in _STATUSES:
        return Response(_STATUSES[kind], f"{_STATUSES[kind].phrase}\n".encode())
    if kind is DataFaultKind.REDIRECT:
        return Response(HTTPStatus.FOUND, headers={"Location": target})
    if kind is DataFaultKind.ASTRAY:
        return Response(HTTPStatus.FOUND, headers={"Location": "http://elsewhere.invalid/"})
    if kind is DataFaultKind.HTML:
        return Response(HTTPStatus.OK, _PAGE.encode(), "text/html; charset=UTF-8")
    return None


def spoiled(response: Response, kind: DataFaultKind, fields: Mapping[str, str]) -> Response:
    """Return a service's answer as the fault makes it. `fields`: what fields are called once they are renamed."""
    text = response.body.decode("utf-8", "replace")
    match kind:
        case DataFaultKind.GARBAGE:
            return replace(response, body=random.Random(len(response.body)).randbytes(len(response.body)))
        case DataFaultKind.ENCODING:
            return replace(response, body=text.encode("cp949", "replace"))
        case DataFaultKind.LARGE:
            return replace(response, body=b" " * _LARGE_BYTES + response.body)
        case DataFaultKind.BOMB:
            headers = {**response.headers, "Content-Encoding": "gzip"}
            return replace(response, body=gzip.compress(b" " * _BOMB_BYTES, 9), headers=headers)
        case DataFaultKind.RENAMED:
            return replace(response, body=_renamed(text, fields).encode())
        case DataFaultKind.COMMAS:
            return replace(response, body=_NUMBER_OF_JSON.sub(lambda found: f'"{float(found[0]):,}"', text).encode())
        case DataFaultKind.NAN:
            return replace(response, body=_ANY_NUMBER_OF_JSON.sub("NaN", text).encode())
        case DataFaultKind.SHUFFLED:
            return replace(response, body=_shuffled(text).encode())
    return response


def _renamed(text: str, fields: Mapping[str, str]) -> str:
    for old, new in fields.items():
        text = re.sub(rf'(["<]|</){re.escape(old)}(?=[">])', rf"\g<1>{new}", text)
        text = re.sub(rf"(?<![^,\ufeff]){re.escape(old)}(?=,)", new, text, count=1)  # a column of CSV
    return text


def _shuffled(text: str) -> str:
    try:
        return json.dumps(_turned(json.loads(text)), ensure_ascii=False)
    except ValueError:
        return text


def _turned(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _turned(value) for name, value in tree.items()}
    if isinstance(tree, list) and len(tree) > 1 and all(isinstance(each, dict) for each in tree):
        return [*tree[::-1], tree[0]]
    return tree
