"""Lists of cameras as files: CSV in whatever encoding, and GeoJSON with what people wrap around points.

An entry comes as a table of values by the names of `COLUMNS`, whatever they are called in the list.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_text, read_tree, unreadable
from feeds.data.shared.positions import grid_position
from feeds.data.shared.rows import field_gone
from feeds.data.values import number

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "camId", "camera_id", "cctv_id", "cctvid", "관리번호", "카메라ID", "카메라아이디"),
    "name": ("name", "camName", "camera_name", "cctv_name", "title", "nomi", "название", "이름", "카메라명", "지점명"),
    "latitude": ("lat", "latitude", "위도", "WGS84위도", "YCOORD", "coordy", "широта"),
    "longitude": ("lon", "lng", "long", "longitude", "경도", "WGS84경도", "XCOORD", "coordx", "долгота"),
    "address": ("address", "url", "stream", "stream_url", "hlsUrl", "cctvurl", "feed_url", "영상주소"),
    "place": ("소재지도로명주소", "소재지지번주소", "도로명주소", "지번주소", "주소", "addr", "location", "адрес"),
    "kind": ("kind", "stream_kind", "format", "cctvformat", "feed_type", "방식"),
    "district": ("district", "자치구", "구", "시군구", "SVCAREAID", "tuman", "район"),
    "purpose": ("purpose", "설치목적구분", "설치목적", "목적", "CCTVUSE"),
    "cameras": ("cameras", "카메라대수", "QTY", "count"),
}  # fmt: skip
"""What a column may be called, capital letters, blanks and underscores or not; the first that is not empty holds."""

_SEPARATORS = ",;\t|"
_LAST_NUMBER = re.compile(r"\d+$", re.ASCII)
_DEGREES, _KOREAN_GRID = frozenset({"84", "4326"}), "5181"


class Entry(NamedTuple):
    """A camera as it stands in a list: where, and its values that are not empty; none where it cannot be read."""

    where: str
    values: dict[str, Any]


def entries(body: bytes, content_type: str, columns: Mapping[str, str]) -> list[Entry]:
    """Return the entries of a list. `columns`: names of columns that hold before those known. Raises DataError."""
    text = _text(body, content_type)
    names = {ours: (columns[ours],) if ours in columns else others for ours, others in COLUMNS.items()}
    if text.lstrip()[:1] in ("{", "[", "<"):
        return _geojson_entries(read_tree(text.encode(), content_type), names)
    return _csv_entries(text, names)


def _text(body: bytes, content_type: str) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what spreadsheets call "Unicode text"
        try:
            return body.decode("utf-16")
        except UnicodeDecodeError:
            raise unreadable("UTF-16 text that is cut off") from None
    return read_text(body, content_type)


def _plain(name: str) -> str:
    return re.sub(r"[\s_]", "", name).casefold()


def _named(row: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    found = {_plain(str(name)): value for name, value in row.items() if value not in (None, "")}
    values = {
        ours: next((found[_plain(theirs)] for theirs in others if _plain(theirs) in found), None)
        for ours, others in names.items()
    }
    return {ours: value for ours, value in values.items() if value is not None}


def _csv_entries(text: str, names: Mapping[str, Sequence[str]]) -> list[Entry]:
    # A row does not go on in the next line: a quotation mark that is left open costs its own row and no other.
    lines = [(count, line) for count, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line.strip()]
    if not lines:
        raise unreadable("a list without a line")
    known = {_plain(theirs) for others in names.values() for theirs in others}
    title = lines[0][1]

    def fit(separator: str) -> tuple[int, int]:
        cells = _cells(title, separator)
        return sum(_plain(cell) in known for cell in cells), len(cells)

    separator = max(_SEPARATORS, key=fit)
    header = [cell.strip() for cell in _cells(title, separator)]
    for ours in ("latitude", "longitude"):
        if not {_plain(theirs) for theirs in names[ours]} & set(map(_plain, header)):
            raise field_gone(names[ours][0], header)
    found = []
    for line_number, line in lines[1:]:
        cells = [cell.strip() for cell in _cells(line, separator)]
        whole = len(cells) >= len(header) and not any(cells[len(header) :])
        values = _named(dict(zip(header, cells, strict=False)), names) if whole else {}
        found.append(Entry(f"line {line_number}", values))
    return found


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return []


def _geojson_entries(tree: Any, names: Mapping[str, Sequence[str]]) -> list[Entry]:
    grid = _grid(tree)
    found = []
    for count, feature in enumerate(_features(tree), 1):
        properties = feature.get("properties")
        values = _named(properties, names) if isinstance(properties, dict) else {}
        if feature.get("id") not in (None, ""):
            values.setdefault("id", feature["id"])
        point = _point(feature.get("geometry"))
        if point is not None:
            values["longitude"], values["latitude"] = _degrees(point, grid)
        found.append(Entry(f"feature {count}", values))
    return found


def _features(tree: Any, *, inside: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the features of a collection, however they are wrapped: collections in collections, and geometries that
    have properties of their own; an empty one for what is none."""
    match tree:
        case list():
            for part in tree:
                yield from _features(part, inside=True)
        case {"type": "FeatureCollection", "features": list(parts)} | {
            "type": "GeometryCollection",
            "geometries": list(parts),
        }:
            for part in parts:
                yield from _features(part, inside=True)
        case {"type": "Feature"}:
            yield tree
        case {"type": str(), "coordinates": list()}:
            yield {**tree, "geometry": tree}
        case _ if inside:
            yield {}
        case _:
            raise unreadable(f"no feature of GeoJSON but a {_what(tree)}")


def _what(tree: Any) -> str:
    told = tree.get("type") if isinstance(tree, dict) else None
    return told[:40] if isinstance(told, str) else type(tree).__name__


def _point(geometry: Any) -> tuple[Any, Any] | None:
    """Return the first point of a geometry; None for null and for what has none, such as the area a camera sees."""
    match geometry:
        case {"type": "Point", "coordinates": [x, y, *_]}:
            return x, y
        case {"type": "MultiPoint", "coordinates": [[x, y, *_], *_]}:
            return x, y
        case {"type": "GeometryCollection", "geometries": list(parts)}:
            return next((point for part in parts if (point := _point(part)) is not None), None)
        case _:
            return None


def _grid(tree: Any) -> str:
    """Return the number of the grid that positions are in, from the member of GeoJSON's first version (2008)."""
    crs = tree.get("crs") if isinstance(tree, dict) else None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str):
        return "84"
    match = _LAST_NUMBER.search(name)
    if match is None or match[0] not in (*_DEGREES, _KOREAN_GRID):
        raise DataError(DataErrorKind.UNSUPPORTED, f"positions in a grid that is not known: {name[:60]}")
    return match[0]


def _degrees(point: tuple[Any, Any], grid: str) -> tuple[Any, Any]:
    east, north = number(point[0]), number(point[1])
    if grid != _KOREAN_GRID or east is None or north is None:
        return point
    try:
        found = grid_position(easting_m=east, northing_m=north)
    except ValueError:
        return None, None
    return found.longitude_deg, found.latitude_deg
