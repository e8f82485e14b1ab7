"""`its-cctv`: cameras of Korea's motorways and national roads, as the state's traffic centre lists them.

https://www.its.go.kr/opendata/opendataList?service=cctv describes ``cctvInfo``. What it does not say: one camera comes
as an object in place of a list, none without ``data`` at all, and the addresses hold tokens that are good for a minute
or so. They are kept byte for byte ("//", "+" and "=" belong to them), and a camera is known by its name and place.
"""

from hashlib import sha256
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree, unreadable
from feeds.data.http.request import Request
from feeds.data.readings import ListedCamera, Readings
from feeds.data.secrets import Secrets
from feeds.data.shared.camera_lists import CameraListConfig, Listing, place_part, position, stable_id, stream_kind, word
from feeds.data.shared.rows import field_gone
from feeds.data.source import Address, SourceContext, revealed
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_BOX = QT_TRANSLATE_NOOP("layouts", "west must be less than east, and south less than north")
_NO_OBJECT = QT_TRANSLATE_NOOP("sources", "Not an object with fields")
_NO_NAME = QT_TRANSLATE_NOOP("sources", "It has no name")

_TYPES = {"hls": "1", "still": "3", "hls-https": "4"}
_STREAM_TYPES = {"1": "hls", "2": "mp4", "3": "still", "4": "hls", "5": "mp4"}
_FIELDS = ("cctvname", "coordx", "coordy", "cctvurl")
_WELL = frozenset({"", "0", "00", "0000"})
_CODES = {"4005": (DataErrorKind.UNAUTHORIZED, "the key is not valid")}
_QUOTA_WORDS = ("초과", "제한", "limit")


class ItsCctvConfig(CameraListConfig):
    """Cameras of Korea's motorways and national roads (ITS); their addresses expire and are listed anew in time."""

    kind: Literal["its-cctv"] = Field(description="`its-cctv`.")
    key: SecretStr = Field(description="The key of ITS: `${NAME}`.")
    address: Address = Field(
        default="https://openapi.its.go.kr:9443", description="The service's address, without `/cctvInfo`."
    )
    roads: Literal["all", "ex", "its"] = Field(
        default="all", description="Which roads: `ex` motorways, `its` national roads, `all` both."
    )
    stream: Literal["hls", "hls-https", "still"] = Field(
        default="hls", description="What to ask for: video, video over an encrypted line, or single pictures."
    )
    west: float = Field(ge=124, le=132, description="Western edge of the box to list, longitude in degrees.")
    south: float = Field(ge=32, le=39, description="Southern edge, latitude in degrees.")
    east: float = Field(ge=124, le=132, description="Eastern edge, longitude in degrees.")
    north: float = Field(ge=32, le=39, description="Northern edge, latitude in degrees.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.west >= self.east or self.south >= self.north:
            raise Wrong(_BOX, "west", "south", "east", "north")
        return self

    @property
    def quota_group(self) -> str:
        """Sources with one key share its calls."""
        return f"its {sha256(revealed(self.key).encode()).hexdigest()[:12]}"

    @property
    def quota_zone(self) -> str:
        """Days end in Korea."""
        return "Asia/Seoul"


def poll(config: ItsCctvConfig, context: SourceContext) -> Readings:
    """Ask for the cameras in the box."""
    key = revealed(config.key)
    secrets = Secrets([key])
    query = (
        ("apiKey", key),
        ("type", config.roads),
        ("cctvType", _TYPES[config.stream]),
        ("minX", str(config.west)),
        ("maxX", str(config.east)),
        ("minY", str(config.south)),
        ("maxY", str(config.north)),
        ("getType", "json"),
    )
    fetched = context.fetch(Request(f"{config.address.rstrip('/')}/cctvInfo", query=query, secrets=secrets))
    try:
        tree = read_tree(fetched.body, fetched.headers.get("content-type", ""))
        return config.completed(cameras(tree, within_m=config.streams_within_m))
    except DataError as error:
        raise DataError(error.kind, secrets.redact(error.detail)) from None


def cameras(tree: Any, *, within_m: float = 0.0) -> Readings:
    """Return the cameras of an answer, JSON or XML. Raises DataError."""
    root = _small(tree)
    response = _small(root.get("response"))
    _refuse_errors(_small(root.get("header")) or _small(response.get("header")))
    if not response:
        raise unreadable(f"an answer without a response, only: {', '.join(sorted(root)[:5]) or 'none'}")
    data = response.get("data")
    rows = data if isinstance(data, list) else [] if data in (None, "") else [data]
    there = {name for row in rows for name in _small(row)}
    for name in _FIELDS if there else ():
        if name not in there:
            raise field_gone(name, there)
    listing = Listing(within_m)
    for count, row in enumerate(rows, start=1):
        try:
            listing.add(_camera(_small(row)), f"row {count}")
        except Wrong as wrong:
            listing.leave_out(f"row {count}", wrong.text)
    return listing.readings()


def _camera(row: dict[str, Any]) -> ListedCamera:
    if not row:
        raise Wrong(_NO_OBJECT)
    name = word(row.get("cctvname"))
    if not name:
        raise Wrong(_NO_NAME)
    latitude_deg, longitude_deg = position(row.get("coordy"), row.get("coordx"))
    raw = row.get("cctvurl")
    address = raw.strip() if isinstance(raw, str) else ""
    told = word(row.get("cctvformat")) or _STREAM_TYPES.get(word(row.get("cctvtype")), "")
    return ListedCamera(
        id=stable_id(name, name, place_part(latitude_deg), place_part(longitude_deg)),
        name=name,
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        address=address,
        stream_kind=stream_kind(address, told) if address else "",
        expires=bool(address),
    )


def _refuse_errors(header: dict[str, Any]) -> None:
    code, message = word(header.get("resultcode"))[:20], word(header.get("resultmsg"))[:200]
    if code in _WELL:
        return
    kind, words = _CODES.get(code, (DataErrorKind.FAILING, "a code that is not documented"))
    if any(quota in message.lower() for quota in _QUOTA_WORDS):
        kind, words = DataErrorKind.QUOTA, "the calls of the key are used up"
    raise DataError(kind, f"{code}: {words}" + (f" ({message})" if message else ""))


def _small(value: Any) -> dict[str, Any]:
    """Return an object with its names in small letters, in which answers differ; empty for what is none."""
    return {str(name).lower(): inner for name, inner in value.items()} if isinstance(value, dict) else {}
