"""The ways a simulated service of numbers can misbehave, and what they do to its answers."""

import gzip
import json
import math
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from controlroom.sim.http import Response

SERVICES = (
    *("openapi.seoul.go.kr", "swopenapi.seoul.go.kr", "ws.bus.go.kr", "apis.data.go.kr", "openapi.its.go.kr"),
    *("json", "csv", "ckan", "socrata", "opendatasoft", "prometheus", "sensorthings", "ngsi-ld"),
    *("open311", "cap", "gtfs-realtime"),
)
"""The names by which services are asked for and told to misbehave."""


class DataFaultKind(StrEnum):
    """One way to misbehave. Those in `ON_THE_WIRE` act on the connection, the others on the answer."""

    STALL = "stall"  # a whole answer is announced, nothing of it sent
    SILENT_OPEN = "silent-open"  # a request is taken and never answered
    DIE = "die"  # connections are reset
    TRICKLE = "trickle"  # one byte a second
    SLOW = "slow"  # answered after `SLOW_S`
    CUT = "cut"  # half of what was announced, then the end
    REFUSE = "refuse"  # 401
    MISSING = "missing"  # 404
    BUSY = "busy"  # 503
    FAILING = "failing"  # 500
    REDIRECT = "redirect"  # every address leads back to itself
    ASTRAY = "astray"  # every address leads to another host
    HTML = "html"  # a page of maintenance, with status 200
    GARBAGE = "garbage"  # random bytes
    ENCODING = "encoding"  # CP949, still called UTF-8
    LARGE = "large"  # 12 MB of blanks around the answer
    BOMB = "bomb"  # 200 MB, packed small
    STALE = "stale"  # the same numbers and times again, as they were when it began
    EARLY = "early"  # times that lie a day ahead
    QUOTA = "quota"  # today's calls are used up, whatever the key
    RENAMED = "renamed"  # fields have other names
    COMMAS = "commas"  # numbers are texts with commas
    NAN = "nan"  # NaN in place of numbers
    SHUFFLED = "shuffled"  # rows in another order, the first of them twice


ON_THE_WIRE = frozenset(
    {
        DataFaultKind.STALL,
        DataFaultKind.SILENT_OPEN,
        DataFaultKind.DIE,
        DataFaultKind.TRICKLE,
        DataFaultKind.SLOW,
        DataFaultKind.CUT,
    }
)
SLOW_S = 20.0
EARLY_S = 86400.0
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


@dataclass(frozen=True, slots=True)
class DataFault:
    """A fault to set; `for_s` None means until it is taken back."""

    kind: DataFaultKind
    for_s: float | None = None


@dataclass(frozen=True, slots=True)
class ActiveDataFault:
    """A fault with its time, in seconds of the server's monotonic clock; `began` is the city's time, for `STALE`."""

    kind: DataFaultKind
    since_s: float
    until_s: float
    began_s: float

    @staticmethod
    def starting(fault: DataFault, now_s: float, city_s: float) -> "ActiveDataFault":
        """Return `fault` as one that begins now."""
        return ActiveDataFault(fault.kind, now_s, math.inf if fault.for_s is None else now_s + fault.for_s, city_s)

    def holds(self, time_s: float) -> bool:
        """Whether it holds at a moment."""
        return self.since_s <= time_s < self.until_s


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
