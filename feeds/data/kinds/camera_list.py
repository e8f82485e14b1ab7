"""`camera-list`: any list of cameras in a file or at an address, as CSV or GeoJSON.

Known without more are the columns of Korea's standard list (전국CCTV표준데이터,
https://www.data.go.kr/data/15013094/standard.do), those of Seoul's TOPIS, and plain ones; see
`feeds.data.shared.camera_files.COLUMNS`.
"""

import re
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.request import Request
from feeds.data.readings import ListedCamera, Readings
from feeds.data.shared.camera_files import Entry, entries
from feeds.data.shared.camera_lists import (
    CameraListConfig,
    Listing,
    given_id,
    place_part,
    position,
    stable_id,
    stream_kind,
    word,
)
from feeds.data.source import Address, SourceContext, Unchanged, revealed
from feeds.data.values import number
from resources.entries import FileModel, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_NO_NAME = QT_TRANSLATE_NOOP("sources", "It has neither a name nor an id nor a place")
_NOT_READ = QT_TRANSLATE_NOOP("sources", "Not an entry of a camera: other cells than the first line has, or no feature")

_DISTRICT = re.compile(r"(?:^|\s)([가-힣]{1,6}(?:구|군))(?=\s|$)")


class ColumnsEntry(FileModel):
    """`[source.columns]`: what its columns or properties are called, where they have names of their own."""

    id: NonEmpty | None = Field(default=None, description="By what a camera is known again.")
    name: NonEmpty | None = Field(default=None, description="Its name.")
    latitude: NonEmpty | None = Field(default=None, description="Its latitude in degrees.")
    longitude: NonEmpty | None = Field(default=None, description="Its longitude in degrees.")
    address: NonEmpty | None = Field(default=None, description="The address of its stream.")
    kind: NonEmpty | None = Field(default=None, description="How to read the stream.")
    place: NonEmpty | None = Field(default=None, description="Where it stands, in words.")
    district: NonEmpty | None = Field(default=None, description="The district it stands in.")
    purpose: NonEmpty | None = Field(default=None, description="What it was put up for.")
    cameras: NonEmpty | None = Field(default=None, description="How many there are at one place.")


class CameraListSourceConfig(CameraListConfig):
    """Any list of cameras as CSV or GeoJSON, in a file or at an address, with or without streams."""

    kind: Literal["camera-list"] = Field(description="`camera-list`.")
    address: Address = Field(description="Where the list is: `http://`, `https://`, or the path of a file.")
    columns: ColumnsEntry = Field(
        default=ColumnsEntry(), description="What its columns are called, where they have names of their own."
    )
    headers: dict[str, str] = Field(default={}, description="Headers, such as a key the server wants there.")
    user: str = Field(default="", description="User name, where the server asks for one (Basic).")
    password: SecretStr | None = Field(default=None, description="The password beside it: `${NAME}`.")
    stream_kind: Literal["rtsp", "hls", "mpegts", "mjpeg", "still"] | None = Field(
        default=None, description="How to read its streams. Default: what the list or the address tells."
    )
    expires: bool = Field(
        default=False,
        description="Whether its addresses hold tokens and change: a running stream then goes on when its address is "
        "another, and the list is asked again when streams end.",
    )

    @property
    def is_file(self) -> bool:
        """Whether the list is a file of this machine."""
        return "://" not in self.address


def poll(config: CameraListSourceConfig, context: SourceContext) -> Readings:
    """Read the list, if it is another one than before."""
    try:
        if config.is_file:
            return cameras(_contents(Path(context.folder, config.address), context), "", config)
        password = revealed(config.password)
        credentials = Credentials(config.user, password) if config.user or password else NO_CREDENTIALS
        fetched = context.fetch_if_changed(Request(config.address, headers=config.headers, credentials=credentials))
        return cameras(fetched.body, fetched.headers.get("content-type", ""), config)
    except DataError:
        context.memory.clear()  # what could not be read is read again, though it did not change
        raise


def _contents(path: Path, context: SourceContext) -> bytes:
    """Return a file's bytes. Raises Unchanged, and DataError."""
    limit_bytes = context.limits.body_bytes
    try:
        found = path.stat()
        mark = (found.st_mtime_ns, found.st_size, found.st_ino)
        if context.memory.get("file") == mark:
            raise Unchanged
        if not path.is_file():
            raise DataError(DataErrorKind.UNSUPPORTED, "not a file")
        with path.open("rb") as file:
            body = file.read(limit_bytes + 1)
    except FileNotFoundError:
        raise DataError(DataErrorKind.NOT_FOUND, "no such file") from None
    except (OSError, ValueError) as error:  # a zero byte in the path
        raise DataError(DataErrorKind.UNREACHABLE, f"file cannot be read: {type(error).__name__}") from None
    if len(body) > limit_bytes:
        raise DataError(DataErrorKind.TOO_LARGE, f"file larger than {limit_bytes} bytes")
    context.memory["file"] = mark
    return body


def cameras(body: bytes, content_type: str, config: CameraListSourceConfig) -> Readings:
    """Return the cameras of a list. Raises DataError."""
    listing = Listing(config.streams_within_m)
    for entry in entries(body, content_type, config.columns.model_dump(exclude_none=True)):
        try:
            listing.add(_camera(entry, config, listing), entry.where)
        except Wrong as wrong:
            listing.leave_out(entry.where, wrong.text)
    return config.completed(listing.readings())


def _camera(entry: Entry, config: CameraListSourceConfig, listing: Listing) -> ListedCamera:
    values = entry.values
    if not values:
        raise Wrong(_NOT_READ)
    place, address = word(values.get("place")), _address(values.get("address"))
    if "://" not in address:  # what is called so may be where it stands
        place, address = place or address, ""
    name = word(values.get("name")) or place or word(values.get("id"))
    if not name:
        raise Wrong(_NO_NAME)
    latitude_deg, longitude_deg = position(values.get("latitude"), values.get("longitude"))
    found = _DISTRICT.search(place)
    purpose = word(values.get("purpose"))
    own_id = word(values.get("id"))
    here = (place_part(latitude_deg), place_part(longitude_deg))
    kind = ""
    if address:
        try:
            kind = stream_kind(address, config.stream_kind or word(values.get("kind")))
        except Wrong as wrong:  # where it stands is still worth knowing
            listing.leave_out(entry.where, wrong.text)
            address = ""
    there = number(values.get("cameras"))
    return ListedCamera(
        id=given_id(own_id) if own_id else stable_id(name, name, place, purpose, *here),
        name=name,
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        address=address,
        stream_kind=kind,
        expires=config.expires and bool(address),
        district=word(values.get("district")) or (found[1] if found else ""),
        purpose=purpose,
        cameras=round(there) if there is not None and 1 <= there <= 1000 else 1,
    )


def _address(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
