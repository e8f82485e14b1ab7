"""`seoul-safe-cctv`: where the cameras of Seoul's districts stand, from the Open Data Plaza.

https://data.seoul.go.kr/dataList/OA-20934/S/1/datasetView.do: service ``safeOpenCCTV`` for the whole city, and one for
each district, such as ``safeOpenCCTV_gn``. A row is a pole with QTY cameras, without any stream. The fields' names have
latitude and longitude the wrong way round: WGSXPT is the latitude.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal
from urllib.parse import quote

from pydantic import Field, SecretStr, field_validator

from feeds.data.errors import DataError
from feeds.data.http.request import Request
from feeds.data.readings import ListedCamera, Readings
from feeds.data.secrets import Secrets
from feeds.data.seoul.envelope import read
from feeds.data.seoul.pages import Pages
from feeds.data.shared.camera_lists import CameraListConfig, Listing, place_part, stable_id, word
from feeds.data.shared.positions import korean_position
from feeds.data.shared.rows import field_gone
from feeds.data.source import Address, SourceContext, revealed
from feeds.data.values import number
from resources.entries import Wrong
from resources.mercator import Position
from resources.text import QT_TRANSLATE_NOOP

_ENDING = QT_TRANSLATE_NOOP("layouts", "Must be the ending of a district's service, such as gn: Latin letters")
_NO_POSITION = QT_TRANSLATE_NOOP("sources", "Not a position in Korea: WGSXPT {x}, WGSYPT {y}")

_SERVICE = "safeOpenCCTV"
_FIELDS = ("WGSXPT", "WGSYPT")
_MOST_PAGES = 200


class SeoulSafeCctvConfig(CameraListConfig):
    """Where the cameras of Seoul's districts stand, and how many at each place; positions without streams."""

    kind: Literal["seoul-safe-cctv"] = Field(description="`seoul-safe-cctv`.")
    key: SecretStr = Field(description="The key of the Open Data Plaza: `${NAME}`.")
    address: Address = Field(default="http://openapi.seoul.go.kr:8088", description="The service's address.")
    interval_s: float = Field(
        default=86400.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    districts: tuple[str, ...] = Field(
        default=(),
        strict=False,
        description="Endings of the services of single districts, such as `gn` of `safeOpenCCTV_gn`. Default: the "
        "whole city's.",
    )

    @field_validator("districts")
    @classmethod
    def _check_districts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(ending.isascii() and ending.isalpha() and len(ending) <= 20 for ending in value):
            raise Wrong(_ENDING)
        return value

    @property
    def quota_group(self) -> str:
        """Sources with one key share its calls."""
        return f"openapi.seoul.go.kr {sha256(revealed(self.key).encode()).hexdigest()[:12]}"

    @property
    def quota_zone(self) -> str:
        """Days end in Korea."""
        return "Asia/Seoul"


def poll(config: SeoulSafeCctvConfig, context: SourceContext) -> Readings:
    """Ask for every page of every service; a list that breaks off is no list."""
    services = [f"{_SERVICE}_{ending}" for ending in config.districts] or [_SERVICE]
    secrets = Secrets([revealed(config.key)])
    try:
        rows = [row for service in services for row in _rows(config, context, service, secrets)]
        return config.completed(cameras(rows, within_m=config.streams_within_m))
    except DataError as error:
        raise DataError(
            error.kind, secrets.redact(error.detail), retry_after_s=error.retry_after_s, body=error.body
        ) from None


def _rows(
    config: SeoulSafeCctvConfig, context: SourceContext, service: str, secrets: Secrets
) -> Sequence[dict[str, Any]]:
    base = f"{config.address.rstrip('/')}/{quote(revealed(config.key), safe='')}/json/{service}"
    rows: list[dict[str, Any]] = []
    pages = Pages(most_pages=_MOST_PAGES)
    while pages.window is not None:
        first, last = pages.window
        fetched = context.fetch(Request(f"{base}/{first}/{last}/", secrets=secrets))
        page = read(fetched.body, service, fetched.headers.get("content-type", "")).rows
        pages.took(page)
        rows += page
    return rows


@dataclass(frozen=True, slots=True)
class _Pole:
    district: str
    address: str
    position: Position
    purpose: str
    cameras: int
    updated: str

    @property
    def id(self) -> str:
        place = (place_part(self.position.latitude_deg), place_part(self.position.longitude_deg))
        return stable_id(self.district, self.district, self.address, *place)

    @property
    def rank(self) -> tuple[str, int, float, float]:
        """The highest of the rows for one purpose at one place holds."""
        return self.updated, self.cameras, self.position.latitude_deg, self.position.longitude_deg


def cameras(rows: Sequence[dict[str, Any]], *, within_m: float = 0.0) -> Readings:
    """Return a camera for each place, whatever the order of the rows and however often they come. Raises DataError.

    Of rows that differ in their count alone the one that was updated last holds; those for other purposes add up.
    """
    there = {name for row in rows for name in row}
    for name in _FIELDS if rows else ():
        if name not in there:
            raise field_gone(name, there)
    listing = Listing(within_m)
    places: defaultdict[str, dict[str, _Pole]] = defaultdict(dict)
    for count, row in enumerate(rows, start=1):
        try:
            pole = _pole(row)
        except Wrong as wrong:
            listing.leave_out(f"row {count}", wrong.text)
            continue
        known = places[pole.id].get(pole.purpose)
        if known is None or known.rank < pole.rank:
            places[pole.id][pole.purpose] = pole
    for poles in places.values():
        listing.add(_camera(poles.values()), "")
    return listing.readings()


def _pole(row: dict[str, Any]) -> _Pole:
    north, east = number(row.get("WGSXPT")), number(row.get("WGSYPT"))
    try:
        if north is None or east is None:
            raise ValueError
        position = korean_position(latitude_deg=north, longitude_deg=east)
    except ValueError:
        raise Wrong(_NO_POSITION(x=word(row.get("WGSXPT"))[:40], y=word(row.get("WGSYPT"))[:40])) from None
    there = number(row.get("QTY"))
    return _Pole(
        district=word(row.get("SVCAREAID")),
        address=word(row.get("ADDR")),
        position=position,
        purpose=word(row.get("CCTVUSE")),
        cameras=round(there) if there is not None and 1 <= there <= 1000 else 1,
        updated=word(row.get("UPDTDATE")),
    )


def _camera(poles: Iterable[_Pole]) -> ListedCamera:
    sorted_poles = sorted(poles, key=lambda pole: (pole.purpose, pole.rank))
    first = sorted_poles[0]
    return ListedCamera(
        id=first.id,
        name=first.address or first.district or first.id,
        latitude_deg=first.position.latitude_deg,
        longitude_deg=first.position.longitude_deg,
        district=first.district,
        purpose=", ".join(pole.purpose for pole in sorted_poles if pole.purpose),
        cameras=sum(pole.cameras for pole in sorted_poles),
    )
