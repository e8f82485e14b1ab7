"""Answers of Seoul's services: nine shapes of one portal, its sister for the subway, and the bus.

None of the shapes follows from the service's name or the format asked for: an error drops the wrapper, a bad key
answers in XML, a root key differs from the service. So the shape is read from the answer itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree, unreadable
from feeds.data.seoul import codes
from feeds.data.shared.gateway_errors import refuse_gateway_errors
from feeds.data.values import number

Row = dict[str, Any]

_CODE_NAMES = ("CODE", "RESULT.CODE", "resultCode", "code")
_MESSAGE_NAMES = ("MESSAGE", "RESULT.MESSAGE", "resultMsg", "message")
_RESULT_NAMES = ("RESULT", "errorMessage")
_NOT_DATA = frozenset(
    {*_CODE_NAMES, *_MESSAGE_NAMES, *_RESULT_NAMES, "list_total_count", "row", "CITYDATA"}
    | {"status", "link", "developerMessage", "total"}
)
_WRAPPERS = ("response", "Map", "ServiceResult")
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: rows of values as they came, the total it claims, its code and message.

    `total` is None where none is given. It is a claim only: some services give the page's own count.
    `code` is "" where the service gave none.
    """

    rows: tuple[Row, ...]
    total: int | None = None
    code: str = ""
    message: str = ""


def read(body: bytes, service: str, content_type: str = "") -> Answer:
    """Return what `body` answers to a call of `service`. No data is an answer without rows. Raises DataError."""
    tree = read_tree(body, content_type)
    if not isinstance(tree, dict):
        raise unreadable("a list without the service's envelope")
    refuse_gateway_errors(tree)
    for wrapper in _WRAPPERS:
        if isinstance(tree.get(wrapper), dict):
            tree = tree[wrapper]
    if "msgHeader" in tree:
        return _bus_answer(tree)
    return _portal_answer(tree, service)


def listed(block: object) -> list[Row]:
    """Return a block of an answer as rows: a list's objects, a single object, none for null, "" and what is no object.

    A list of one is a bare object in XML, and in some services' JSON too.
    """
    return [value for value in (block if isinstance(block, list) else [block]) if isinstance(value, dict)]


def _portal_answer(tree: Row, service: str) -> Answer:
    inner = _inner(tree, service)
    result = _result(inner) or _result(tree)
    code, message = _first(result, _CODE_NAMES).upper(), _first(result, _MESSAGE_NAMES)
    total = next((_count(place[name]) for place, name in _totals(inner, tree, result) if name in place), None)
    if code == codes.NO_DATA:
        return Answer((), total, code, message)
    if code not in ("", codes.OK):
        raise _fault(code, *codes.portal_fault(code), message)
    rows = _rows(inner, tree, service)
    if rows is None:
        if not code:
            raise unreadable(f"no result and no rows, only these fields: {_names(tree)}")
        rows = []
    return Answer(tuple(rows), total, code, message)


def _inner(tree: Row, service: str) -> Row:
    """Return the object that holds the rows: the service's, or the one that looks like it, or the root itself."""
    if "row" in tree or "CITYDATA" in tree:
        return tree
    named = [value for name, value in tree.items() if _is_named(name, service) and isinstance(value, dict)]
    marks = ("row", "list_total_count", "RESULT", "CITYDATA")
    looks = [value for value in tree.values() if isinstance(value, dict) and any(mark in value for mark in marks)]
    return next(iter(named + looks), tree)


def _is_named(name: str, service: str) -> bool:
    return name.rpartition(".")[2].lower() == service.lower()


def _result(place: Row) -> Mapping[str, Any]:
    """Return the object with code and message, {} where there is none."""
    nested = [place[name] for name in _RESULT_NAMES if isinstance(place.get(name), dict)]
    return next((result for result in (*nested, place) if any(name in result for name in _CODE_NAMES)), {})


def _totals(inner: Row, tree: Row, result: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    yield from ((inner, "list_total_count"), (tree, "list_total_count"), (result, "total"))


def _rows(inner: Row, tree: Row, service: str) -> list[Row] | None:
    """Return the rows, None where nothing looks like rows."""
    for name in ("row", "CITYDATA"):
        if name in inner:
            return _objects(inner[name])
    if inner is tree:
        subway = "errorMessage" in tree
        for name, value in tree.items():
            if isinstance(value, list) and (subway or _is_named(name, service)):
                return _objects(value)
            if value in (None, "") and _is_named(name, service):
                return []
        if subway:
            return [row for name, value in tree.items() if name not in _NOT_DATA for row in listed(value)]
    data = {name: value for name, value in inner.items() if name not in _NOT_DATA}
    if data and "list_total_count" in inner:
        raise unreadable(f"a count of rows and no rows beside it, only these fields: {_names(data)}")
    # Without a code at the root, any object at all would count as a row.
    return [data] if data and (inner is not tree or _result(tree)) else None


def _names(place: Row) -> str:
    return ", ".join(sorted(name[:40] for name in place)[:5]) or "none"


def _objects(value: object) -> list[Row]:
    rows = listed(value)
    others = [row for row in (value if isinstance(value, list) else [value]) if not isinstance(row, dict) and row]
    if others:
        raise unreadable(f"{len(others)} rows that are no objects, such as a {type(others[0]).__name__}")
    return rows


def _bus_answer(tree: Row) -> Answer:
    """Read msgHeader and msgBody of ws.bus.go.kr, whose itemCount is 0 even beside items."""
    header, body = tree["msgHeader"], tree.get("msgBody")
    if not isinstance(header, dict):
        raise unreadable("a bus answer without a header")
    code, message = _first(header, ("headerCd",)), _first(header, ("headerMsg",))
    lowered = message.lower()
    if code != codes.BUS_OK and any(word in lowered for word in (*codes.BUS_KEY_WORDS, *codes.BUS_QUOTA_WORDS)):
        spent = any(word in lowered for word in codes.BUS_QUOTA_WORDS)
        raise _fault(code, DataErrorKind.QUOTA if spent else DataErrorKind.UNAUTHORIZED, "the key is refused", message)
    if code != codes.BUS_OK and code not in codes.BUS_NO_DATA:
        unknown = (DataErrorKind.GARBAGE, "a code that is not documented")
        raise _fault(code, *codes.BUS_CODES.get(code, unknown), message)
    items = body.get("itemList") if isinstance(body, dict) else None
    return Answer(tuple(_objects(items)), _count(header.get("itemCount")), code, message)


def _fault(code: str, kind: DataErrorKind, words: str, message: str) -> DataError:
    quoted = f" ({message})" if message else ""
    return DataError(kind, f"{code[:20]}: {words}{quoted}")


def _first(place: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of `names` that has a text or number, as text on one line, cut to what can be shown."""
    values = (place[name] for name in names if isinstance(place.get(name), (str, int, float)))
    return " ".join(str(next(values, "")).split())[:_LONGEST_QUOTE]


def _count(raw: object) -> int | None:
    value = number(raw)
    return None if value is None or value < 0 else int(value)
