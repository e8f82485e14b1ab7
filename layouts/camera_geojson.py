"""Camera lists as maps save them: a GeoJSON FeatureCollection of points (RFC 7946)."""

import re
from pathlib import Path
from typing import Any

from layouts.camera_csv import COLUMNS, CameraList, Row, cell_of, column_of
from layouts.geojson import read_features
from layouts.problems import Names, Problem
from layouts.reading import tidy
from resources.text import QT_TRANSLATE_NOOP

_FEATURE = QT_TRANSLATE_NOOP("layouts", "Must be a GeoJSON Feature with properties")
_POINT = QT_TRANSLATE_NOOP("layouts", "Geometry must be a Point with coordinates [lon, lat], or null")
_PLAIN = QT_TRANSLATE_NOOP("layouts", "Must be text, a number, true, false or null")
_UNKNOWN = QT_TRANSLATE_NOOP(
    "layouts", "Unknown property, allowed: {allowed}; put # before the name of one of your own"
)
_TWICE = QT_TRANSLATE_NOOP("layouts", "Property stands here twice, as {first} and {second}")

_ALLOWED = Names(COLUMNS)


def read_geojson(path: Path) -> CameraList:
    """Return the camera list at `path`; raises `Unreadable` where no feature of it can be used.

    Properties have the names of the columns of a CSV list. A feature's own ``id`` counts where no property has it.
    """
    found = CameraList(str(path), headers={column: column for column in COLUMNS})
    for line, feature in read_features(path)[1]:
        problems, cells = _cells(found.file, line, feature)
        if problems:
            found.problems += problems
            found.bad_rows += 1
        else:
            found.rows.append(Row(line, cells))
    return found


def _cells(file: str, line: int, feature: Any) -> tuple[list[Problem], dict[str, str]]:
    """Return what is wrong with one feature, or its cells by column."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or feature.get("type") != "Feature":
        return [Problem(file, line, "", _FEATURE)], {}
    problems: list[Problem] = []
    cells: dict[str, str] = {}
    origin: dict[str, str] = {}
    position = _position(feature.get("geometry"))
    if position is None:
        problems.append(Problem(file, line, "geometry", _POINT))
    for source, values in (("geometry", position or {}), ("properties", properties)):
        for key, value in values.items():
            name = tidy(key)
            column = column_of(name)
            text = _text(column or "", value)
            if name.startswith("#"):
                continue
            if column is None:
                problems.append(Problem(file, line, name, _UNKNOWN(allowed=", ".join(COLUMNS)), _ALLOWED.nearest(name)))
            elif text is None:
                problems.append(Problem(file, line, name, _PLAIN))
            elif column in origin:
                problems.append(Problem(file, line, name, _TWICE(first=origin[column], second=name)))
            else:
                origin[column] = source if source == "geometry" else name
                cells[column] = text
    if "id" not in cells and (text := _text("id", feature.get("id"))):
        cells["id"] = text
    return problems, {column: text for column, text in cells.items() if text}


def _position(geometry: Any) -> dict[str, float] | None:
    """Return the coordinates of a Point as cells, none for null; None for what is not a Point."""
    if geometry is None:
        return {}
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not isinstance(coordinates, list) or geometry.get("type") != "Point" or len(coordinates) < 2:
        return None
    lon, lat = coordinates[:2]
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (lon, lat))
    return {"lat": lat, "lon": lon} if numbers else None


def _text(column: str, value: Any) -> str | None:
    """Return a JSON value as the text a cell of `column` would have; None for what no cell can hold."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case str() if not re.search("[\ud800-\udfff\0]", value):
            return cell_of(column, value)
        case _:
            return None
