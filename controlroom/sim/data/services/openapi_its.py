"""openapi.its.go.kr: cameras along roads. Their addresses lead back into the simulator, and expire."""

import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from controlroom.sim.data.asking import SIMULATED, Ask, Host, View, json_answer, not_found, xml, xml_answer
from controlroom.sim.data.quota import is_valid
from controlroom.sim.http import Response

STREAM_HOST = "cctvsec.ktict.co.kr"
TOKEN_S = 600
EXPIRED = Response(HTTPStatus.FORBIDDEN, b"token expired\n")
_CAMERAS = 60
_DEAD_EVERY = 13
_TYPES = {"1": "HLS", "3": "JPEG", "4": "HLS"}


@dataclass(frozen=True, slots=True)
class Stream:
    """Where a tokened address leads: a camera of the simulator, or none where the camera is dead."""

    camera: str | None
    is_still: bool


def answer(ask: Ask, view: View) -> Response:
    """Answer ``cctvInfo``: one camera is an object, none no ``data``, a bad key another envelope altogether."""
    if ask.parts != ("cctvInfo",):
        return not_found()
    query = {name.lower(): value for name, value in ask.query.items()}
    as_json = query.get("gettype", "xml").lower() == "json"
    if not is_valid(query.get("apikey", "")):
        return _shaped(
            {"header": {"resultCode": 4005, "resultMsg": "유효하지 않은 인증키입니다."}, "body": ""}, as_json
        )
    if not view.allowed(query["apikey"], "its"):
        return _shaped(
            {"header": {"resultCode": 4004, "resultMsg": "일일 트래픽을 초과하였습니다."}, "body": ""}, as_json
        )
    try:
        west, east, south, north = (float(query[name]) for name in ("minx", "maxx", "miny", "maxy"))
    except (KeyError, ValueError):
        return _shaped({"header": {"resultCode": 4001, "resultMsg": "필수 파라미터가 없습니다."}, "body": ""}, as_json)
    kind = query.get("cctvtype", "1")
    road = query.get("type", "its")
    rows = [
        row
        for number, row in enumerate(_cameras(ask, view, kind))
        if west <= row["coordx"] <= east
        and south <= row["coordy"] <= north
        and road in ("all", "ex" if number % 5 == 0 else "its")
    ]
    content: dict[str, Any] = {"coordtype": 1}
    if rows and int(view.at_s // 60) % 2:  # told at some times and not at others
        content["datacount"] = len(rows)
    if rows:
        content["data"] = rows[0] if len(rows) == 1 else rows
    return _shaped({"response": content}, as_json)


def stream(parts: Sequence[str], view: View) -> Stream | None:
    """Return where an address of a camera leads; None where its token is wrong or has expired."""
    if len(parts) < 3 or not parts[0].isdigit() or not parts[0].isascii():
        return None
    number = int(parts[0][:6]) - 2000
    token = "/".join(parts[2:])
    window = int(view.at_s // TOKEN_S)
    if not 0 <= number < _CAMERAS or token not in {_token(view, number, window), _token(view, number, window - 1)}:
        return None
    camera = view.cameras[number % len(view.cameras)] if view.cameras and number % _DEAD_EVERY else None
    return Stream(camera, is_still=parts[1] == "still")


def _cameras(ask: Ask, view: View, kind: str) -> list[dict[str, Any]]:
    links = view.city.tables.links
    window = int(view.at_s // TOKEN_S)
    rows = []
    for number in range(_CAMERAS):
        link = links[number * len(links) // _CAMERAS]
        way = "still" if kind in ("3", "5") else ""
        rows.append(
            {
                "roadsectionid": link.code if number % 2 else "",
                "coordx": round(link.lon, 6),
                "coordy": round(link.lat, 6),
                "cctvresolution": "",
                "filecreatetime": "",
                "cctvtype": int(kind) if kind.isdigit() else 1,
                "cctvformat": _TYPES.get(kind, "MP4"),
                "cctvname": f"[{link.road}] {link.start} {SIMULATED}",
                "cctvurl": f"{ask.base}/{STREAM_HOST}/{2000 + number}/{way}/{_token(view, number, window)}",
            }
        )
    return rows


def _token(view: View, number: int, window: int) -> str:
    """Return the part of an address that holds for one window of time; it has the signs that must not be rewritten."""
    digest = hmac.digest(str(view.city.seed).encode(), f"{number}/{window}".encode(), "sha256")
    padded = base64.b64encode(digest + sha256(digest).digest()[:2]).decode()  # 34 bytes: the text ends with ==
    return padded[:5] + "+" + padded[5:]


def _shaped(tree: dict[str, Any], as_json: bool) -> Response:
    if as_json:
        return json_answer(tree)
    return xml_answer(xml("response", tree.get("response", tree)))


HOST = Host("openapi.its.go.kr", answer, fields={"cctvurl": "cctvUrl"})
