"""What the coordinates of a file of borders are: degrees either way round, or metres of a grid of Korea."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from layouts.districts.model import Ring
from resources.mercator import KOREAN_GRIDS, GridPoint, TransverseMercator
from resources.text import QT_TRANSLATE_NOOP, Text

SWAPPED = QT_TRANSLATE_NOOP(
    "layouts", "Latitude and longitude are swapped: GeoJSON has [lon, lat]. They are read the other way round"
)
_METRES = QT_TRANSLATE_NOOP(
    "layouts",
    "Coordinates are metres of a grid that the numbers do not tell: write crs of [map], "
    '"EPSG:5181" or "EPSG:5186", or save the file in degrees (EPSG:4326)',
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "layouts", "Coordinates are of {crs}, which is not read: save the file in degrees (EPSG:4326)"
)
_NOT_DEGREES = QT_TRANSLATE_NOOP("layouts", "Coordinates are no degrees of longitude and latitude")

_IN_DEGREES = {"CRS84", "4326", "4019", "4737"}
_FIT_POINTS = 8


class UnusableCoordinates(ValueError):
    """Raised for coordinates that cannot be brought into degrees; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


def named_crs(document: dict[str, Any]) -> str | None:
    """Return the name of the reference system that an old GeoJSON file has in ``crs``, None where it has none."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) and name else None


def in_degrees(rings: Sequence[Ring], crs: str | None) -> tuple[list[Ring], Text | None]:
    """Return rings in degrees of longitude and latitude, and what had to be mended (None: nothing).

    `crs`: as somebody named it, None where nobody did. Raises UnusableCoordinates.
    """
    if not rings:
        return [], None
    every = np.concatenate(rings)
    least, most = every.min(axis=0), every.max(axis=0)
    code = _code(crs) if crs is not None else None
    if code is not None and code not in _IN_DEGREES:
        grid = KOREAN_GRIDS.get(int(code)) if code.isdigit() else None
        if grid is None:
            raise UnusableCoordinates(_UNKNOWN(crs=crs))
        return _ungridded(rings, grid, least, most), None
    size = np.maximum(np.abs(least), np.abs(most))
    if size[0] <= 180 and size[1] <= 90:
        return list(rings), None
    if size[0] <= 90 and size[1] <= 180:
        return [ring[:, ::-1].copy() for ring in rings], SWAPPED
    if size.max() <= 360 or code is not None:
        raise UnusableCoordinates(_NOT_DEGREES)
    (west, south), (east, north) = least, most
    if 700_000 <= west <= east <= 1_500_000 and 1_300_000 <= south <= north <= 2_200_000:
        return _ungridded(rings, KOREAN_GRIDS[5179], least, most), None
    raise UnusableCoordinates(_METRES)


def _code(crs: str) -> str:
    """Return what names a reference system in all of its spellings: ``urn:ogc:def:crs:EPSG::5179``, ``EPSG:5179``."""
    found = re.search(r"(CRS84|\d{4,5})$", crs.strip(), re.IGNORECASE)
    return found[1].upper() if found else crs


def _ungridded(rings: Sequence[Ring], grid: TransverseMercator, least: Ring, most: Ring) -> list[Ring]:
    """Return rings in metres of a grid as degrees.

    By a polynomial of the third degree through exact points of the area: within 100 km it is off by centimetres.
    """
    middle, half = (least + most) / 2, np.maximum((most - least) / 2, 1.0)
    steps = np.linspace(-1, 1, _FIT_POINTS)
    at = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    points = (at * half + middle).tolist()
    exact = [grid.position(GridPoint(easting, northing)) for easting, northing in points]
    wanted = np.array([(position.longitude_deg, position.latitude_deg) for position in exact])
    if not np.isfinite(wanted).all() or np.abs(wanted).max() > 180:
        raise UnusableCoordinates(_NOT_DEGREES)
    factors = np.linalg.lstsq(_terms(at), wanted, rcond=None)[0]
    return [_terms((ring - middle) / half) @ factors for ring in rings]


def _terms(at: Ring) -> Ring:
    return np.stack([at[:, 0] ** i * at[:, 1] ** j for i in range(4) for j in range(4 - i)], axis=1)
