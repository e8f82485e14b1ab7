"""What a service of the simulated city is asked, what it knows when it answers, and how answers are made."""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit
from xml.sax.saxutils import escape

from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.quota import Quotas
from controlroom.sim.http import Request, Response

SEOUL = timezone(timedelta(hours=9), "KST")
SIMULATED = "(모의)"
"""Stands in titles and texts that people read: none of this is the real city."""
JSON_TYPE = "application/json;charset=UTF-8"
XML_TYPE = "application/xml;charset=UTF-8"
_LEAST_ZIPPED = 600


@dataclass(frozen=True, slots=True)
class DataClock:
    """The city's own time: from `start` on it runs `speed` times as fast as the clock on the wall.

    Services write the time on the wall beside their numbers, also where the city's time runs ahead of it: whoever
    reads them could not believe times that lie in the future.
    """

    start: datetime
    speed: float = 1.0

    def city_s(self, now: datetime) -> float:
        """Return the city's time in seconds since 1970."""
        start_s = self.start.timestamp()
        return start_s + (now.timestamp() - start_s) * self.speed

    def shown(self, city_s: float) -> datetime:
        """Return when it is, was or will be that time in the city, on Seoul's clocks."""
        start_s = self.start.timestamp()
        return datetime.fromtimestamp(start_s + (city_s - start_s) / self.speed, SEOUL)


@dataclass(frozen=True, slots=True)
class View:
    """The city at the moment of an answer, `at_s` in its own time; `quotas` counts calls by key."""

    city: SimCity
    at_s: float
    clock: DataClock
    quotas: Quotas
    cameras: tuple[str, ...] = ()
    is_spent: bool = False

    def shown(self, city_s: float) -> datetime:
        """Return a time of the city on Seoul's clocks."""
        return self.clock.shown(city_s)

    def begun(self, indicator: str) -> datetime:
        """Return when the step of a family began, on Seoul's clocks."""
        return self.shown(self.begun_s(indicator))

    def begun_s(self, indicator: str) -> float:
        """Return when the step of a family began, in the city's time."""
        return self.city.families[indicator].begun_s(self.at_s)

    def allowed(self, key: str, group: str) -> bool:
        """Count a call of a key; whether there was one left today."""
        return not self.is_spent and self.quotas.take(key, group, self.shown(self.at_s).date())


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to a service. `parts` of its path are decoded one by one, so that a name may hold a slash."""

    path: str
    parts: tuple[str, ...]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    base: str
    body: bytes = b""

    @staticmethod
    def of(request: Request) -> "tuple[str, Ask]":
        """Return the service that a request names in the first part of its path, "" for none, and what it asks."""
        split = urlsplit("//host" + request.target)
        first, *parts = [unquote(part) for part in split.path.split("/")[1:]] or [""]
        query = {unquote_plus(key): value for key, value in parse_qsl(split.query, keep_blank_values=True)}
        base = f"http://{request.headers.get('host', 'localhost')}"
        raw_path = "/" + split.path.partition("/")[2].partition("/")[2]
        ask = Ask(raw_path, tuple(parts), query, request.headers, base, request.body)
        return first.partition(":")[0], ask

    def number(self, name: str, usual: int) -> int:
        """Return a whole number of the query, `usual` where it is none."""
        text = self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else usual


Service = Callable[[Ask, View], Response]


@dataclass(frozen=True, slots=True)
class Host:
    """One host, or one family of shapes: its name in the first part of the path, and what answers.

    `validated`: answers have an ETag and are not sent again to those who know them. `zipped`: long ones are packed.
    `fields`: what the fields that matter are called after a change of names (the fault ``renamed``).
    """

    name: str
    answer: Service
    validated: bool = False
    zipped: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


def json_answer(tree: Any, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None) -> Response:
    """Return a tree as JSON."""
    body = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(status, body, JSON_TYPE, headers or {})


def xml_answer(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Return a document."""
    return Response(status, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode(), XML_TYPE)


def xml(name: str, content: Any) -> str:
    """Return an element: of a dict its fields, of a list one element after the other, of all else the text."""
    if isinstance(content, list):
        return "".join(xml(name, each) for each in content)
    inner = (
        "".join(xml(key, value) for key, value in content.items())
        if isinstance(content, Mapping)
        else escape("" if content is None else str(content))
    )
    return f"<{name}>{inner}</{name}>"


def not_found(words: str = "not found\n") -> Response:
    """Return 404."""
    return Response(HTTPStatus.NOT_FOUND, words.encode())


def finished(ask: Ask, host: Host, answer: Response) -> Response:
    """Return an answer as it is sent: unchanged where the client knows it, packed where that is worth it."""
    if answer.status is not HTTPStatus.OK:
        return answer
    headers = dict(answer.headers)
    if host.validated:
        headers["ETag"] = f'"{sha256(answer.body).hexdigest()[:20]}"'
        headers["Cache-Control"] = "no-cache"
        if headers["ETag"] in ask.headers.get("if-none-match", ""):
            return Response(HTTPStatus.NOT_MODIFIED, b"", answer.content_type, headers)
    body = answer.body
    if host.zipped and len(body) >= _LEAST_ZIPPED and "gzip" in ask.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 1, mtime=0)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(answer.status, body, answer.content_type, headers)


def stamp(at: datetime) -> str:
    """Return a time as most Korean services write it."""
    return at.strftime("%Y-%m-%d %H:%M:%S")


def minute(at: datetime) -> str:
    """Return a time to the minute."""
    return at.strftime("%Y-%m-%d %H:%M")


def compact(at: datetime) -> str:
    """Return a time as digits to the minute."""
    return at.strftime("%Y%m%d%H%M")


def iso(at: datetime) -> str:
    """Return a time as standards write it, UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plain(value: float, decimals: int) -> float | int:
    """Return a number without more digits than it has."""
    return round(float(value), decimals) if decimals else int(value)


def columns(view: View, indicator: str) -> "list[float | int]":
    """Return a family's numbers now, ready to be written."""
    decimals = view.city.families[indicator].decimals
    return [plain(value, decimals) for value in view.city.now(indicator, view.at_s)]


def paged(rows: list[Any], ask: Ask, page: str, size: str, usual: int) -> list[Any]:
    """Return the rows of the page that a query names, counted from 1."""
    per_page = max(1, ask.number(size, usual))
    first = (max(1, ask.number(page, 1)) - 1) * per_page
    return rows[first : first + per_page]


def joined(texts: Iterable[str]) -> str:
    """Return texts one after the other."""
    return "".join(texts)
