"""`sensorthings`: the newest observations of a service of the OGC SensorThings API, such as FROST, GOST or ISTSOS.

Documentation: OGC 18-088, SensorThings API Part 1, version 1.1. A Thing (a station) has Locations and Datastreams; a
Datastream has a unit, an ObservedProperty and Observations.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote

from pydantic import Field, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import unreadable
from feeds.data.http.target import place_of, pointed_to
from feeds.data.readings import Readings, Sample, sample
from feeds.data.shared.access import AccessConfig
from feeds.data.shared.collecting import Collecting, finite_position
from feeds.data.shared.rows import field_gone
from feeds.data.shared.units import unit_of_symbol
from feeds.data.source import SourceContext
from feeds.data.values import number, text_of
from resources.entries import FileModel, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_AREA = QT_TRANSLATE_NOOP("layouts", "Write south, west, north and east in degrees, south below north")
_NO_PLACE = QT_TRANSLATE_NOOP("sources", "Its {field} has no name")
_NO_POSITION = QT_TRANSLATE_NOOP("sources", "Its position is missing or cannot be: {text}")
_NO_VALUE = QT_TRANSLATE_NOOP("sources", "No number came with it")

_EXPAND = "Thing($expand=Locations),ObservedProperty"
_ID = re.compile(r"Datastreams\((?P<id>[^()]+)\)/?$")
_Degrees = Annotated[float, Field(ge=-180, le=180)]


class DatastreamEntry(FileModel):
    """`[[source.datastream]]`: which of the service's datastreams are meant, and what they measure."""

    name: NonEmpty = Field(
        description="The name of the datastreams, or of what they observe. `*` stands for any text in it."
    )
    indicator: NonEmpty = Field(description="What is measured, such as `air.pm10`.")
    unit: str | None = Field(default=None, description="The unit of the numbers. Default: what the service says.")
    factor: float = Field(default=1.0, description="What the numbers are multiplied with, to come to `unit`.")


class SensorThingsConfig(AccessConfig):
    """A service of the OGC SensorThings API: the newest observations of its datastreams, by station."""

    kind: Literal["sensorthings"] = Field(description="`sensorthings`.")
    datastream: tuple[DatastreamEntry, ...] = Field(min_length=1, strict=False, description="What to read.")
    filter: str = Field(
        default="", description="Which datastreams to ask for, as an expression of OData. Default: all there are."
    )
    place_from: Literal["thing", "location", "datastream"] = Field(
        default="thing", description="Whose name is the place: the station's, its location's, or the datastream's own."
    )
    area: tuple[_Degrees, _Degrees, _Degrees, _Degrees] | None = Field(
        default=None,
        strict=False,
        description="South, west, north and east, in degrees: stations elsewhere are not read.",
    )
    newest: int = Field(default=1, ge=1, le=1000, description="How many of the newest numbers of each are asked for.")
    data_array: bool = Field(
        default=False, description="Ask for the numbers of all datastreams together, those of the last three intervals."
    )
    rows: int = Field(default=100, ge=1, le=10_000, description="How many rows a page has.")
    pages: int = Field(default=50, ge=1, le=10_000, description="How many pages there may be.")

    @model_validator(mode="after")
    def _check_area(self) -> Self:
        if self.area is not None and not (-90 <= self.area[0] < self.area[2] <= 90):
            raise Wrong(_AREA, "area")
        return self


def poll(config: SensorThingsConfig, context: SourceContext) -> Readings:
    """Ask for the datastreams with their newest observations, page by page."""
    newest = f",Observations($orderby=phenomenonTime desc;$top={config.newest})"
    query = [("$expand", _EXPAND + ("" if config.data_array else newest)), ("$top", str(config.rows))]
    if config.filter:
        query.append(("$filter", config.filter))
    datastreams = _all(config, context, "Datastreams", query)
    if not config.data_array:
        return read_datastreams(datastreams, config, context)
    since = context.now - timedelta(seconds=3 * config.interval_s)
    query = [
        ("$resultFormat", "dataArray"),
        ("$filter", f"phenomenonTime ge {since:%Y-%m-%dT%H:%M:%SZ}"),
        ("$orderby", "phenomenonTime desc"),
        ("$top", str(config.rows)),
    ]
    return read_datastreams(datastreams, config, context, _all(config, context, "Observations", query))


def read_datastreams(
    rows: Iterable[Any], config: SensorThingsConfig, context: SourceContext, arrays: Iterable[Any] | None = None
) -> Readings:
    """Return what datastreams give. `arrays`: their observations, where they came apart. Raises DataError."""
    reader = _Reader(config, context, None if arrays is None else _by_datastream(arrays))
    rows = list(rows)
    reader.gathering.each(rows, "datastream", reader.datastream)
    if rows and not reader.is_meant:
        names = sorted({name for row in rows if isinstance(row, dict) for name in _names(row)})
        raise field_gone(config.datastream[0].name, names)
    if reader.is_meant and not reader.is_expanded:
        raise DataError(DataErrorKind.FIELD_GONE, "the datastreams come without Observations, which were asked for")
    return reader.gathering.readings()


class _Reader:
    def __init__(
        self, config: SensorThingsConfig, context: SourceContext, apart: Mapping[str, list[Any]] | None
    ) -> None:
        self.gathering = Collecting(config, context)
        self.is_meant = False
        self.is_expanded = False
        self._config = config
        self._apart = apart

    def datastream(self, row: dict[str, Any]) -> None:
        entry = next((entry for entry in self._config.datastream if _is_meant(entry, row)), None)
        if entry is None:
            return
        self.is_meant = True
        observations = row.get("Observations") if self._apart is None else self._apart.get(_id(row.get("@iot.id")), [])
        self.is_expanded |= isinstance(observations, list)
        if not self._is_near(row):
            return
        place = self._config.place(self._place(row))
        unit = row.get("unitOfMeasurement")
        symbol = text_of(unit.get("symbol") or unit.get("name")) if isinstance(unit, dict) else ""
        unit_text = unit_of_symbol(symbol) if entry.unit is None else entry.unit
        read: list[Sample] = []
        name = f"{place}, {entry.indicator}, observation"
        observed = _observed(observations if isinstance(observations, list) else [])
        self.gathering.each(observed, name, lambda each: read.append(self._sample(each, entry, place, unit_text)))
        if not read:
            raise Wrong(_NO_VALUE)
        self.gathering.add(read)

    def _sample(self, row: Mapping[str, Any], entry: DatastreamEntry, place: str, unit: str) -> Sample:
        read = sample(entry.indicator, self._time(row), row.get("result"), place=place, unit=unit)
        return read if read.value is None else read._replace(value=read.value * entry.factor)

    def _time(self, row: Mapping[str, Any]) -> datetime:
        """Return the time of an observation: of a span its end, its beginning where it is not over."""
        raw = row.get("phenomenonTime")
        if not isinstance(raw, str) or "/" not in raw:
            field = "resultTime" if raw is None else "phenomenonTime"
            return self.gathering.time(row.get(field), field)
        begin, _, end = raw.partition("/")
        if end.strip() in ("", ".."):
            return self.gathering.time(begin, "phenomenonTime")
        until = self.gathering.time(end, "phenomenonTime")
        return until if until <= self.gathering.now else self.gathering.time(begin, "phenomenonTime")

    def _place(self, row: dict[str, Any]) -> str:
        owner: Any = row
        if self._config.place_from == "thing":
            owner = row.get("Thing")
        elif self._config.place_from == "location":
            owner = next(iter(_locations(row)), None)
        name = text_of(owner.get("name")) if isinstance(owner, dict) else ""
        if not name:
            raise Wrong(_NO_PLACE(field=self._config.place_from))
        return name

    def _is_near(self, row: dict[str, Any]) -> bool:
        if self._config.area is None:
            return True
        written = [_position(location.get("location")) for location in _locations(row)]
        for latitude, longitude in (finite_position(*position) for position in written):
            if latitude is not None and longitude is not None:
                south, west, north, east = self._config.area
                inside = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
                return south <= latitude <= north and inside
        raise Wrong(_NO_POSITION(text=", ".join(f"{latitude} {longitude}" for latitude, longitude in written) or "-"))


def _all(
    config: SensorThingsConfig, context: SourceContext, path: str, query: list[tuple[str, str]]
) -> list[dict[str, Any]]:
    """Return the rows of all pages. Raises DataError, also where the next page lies on another server."""
    address, rows, seen = f"{config.base}/{path}", [], set()
    request = config.request(address, tuple(query))
    for _ in range(config.pages):
        tree = config.ask(request, context, _told)[0]
        if not isinstance(tree, dict):
            raise unreadable("no object with a list of values")
        if "value" not in tree:
            raise field_gone("value", tree)
        rows += tree["value"] if isinstance(tree["value"], list) else [tree["value"]]
        link = tree.get("@iot.nextLink") or tree.get("@nextLink")
        if not isinstance(link, str):
            return rows
        here = place_of(address)[0]
        there = pointed_to(here, link)
        if there.origin != here.origin:
            raise DataError(DataErrorKind.REDIRECTED, f"the next page is said to be on another server, {there.origin}")
        if there.target in seen:
            break
        seen.add(there.target)
        request = config.request(there.origin + there.target)
    raise DataError(DataErrorKind.ENDLESS, f"still another page after {len(seen)}")


def _told(tree: dict[str, Any], kind: DataErrorKind) -> tuple[DataErrorKind, str]:
    inner = tree["error"] if isinstance(tree.get("error"), dict) else tree
    return kind, text_of(inner.get("message"))


def _names(row: Mapping[str, Any]) -> list[str]:
    observed = row.get("ObservedProperty")
    return [name for each in (row, observed) if isinstance(each, dict) and (name := text_of(each.get("name")))]


def _is_meant(entry: DatastreamEntry, row: Mapping[str, Any]) -> bool:
    pattern = entry.name.lower().replace("[", "[[]")
    return any(fnmatchcase(name.lower(), pattern) for name in _names(row))


def _id(raw: object) -> str:
    return text_of(raw).strip("'")


def _by_datastream(arrays: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in arrays:
        link = text_of(row.get("Datastream@iot.navigationLink")) if isinstance(row, dict) else ""
        if match := _ID.search(unquote(link)):
            found.setdefault(_id(match["id"]), []).append(row)
    return found


def _observed(rows: Iterable[Any]) -> Iterator[Any]:
    """Give observations one by one, whether they are objects, or tables with columns and rows; None for a bad row."""
    for row in rows:
        if not isinstance(row, dict) or "dataArray" not in row:
            yield row
            continue
        table, columns = row["dataArray"], row.get("components")
        for cells in table if isinstance(table, list) else [None]:
            if isinstance(columns, list) and isinstance(cells, list) and len(cells) == len(columns):
                yield dict(zip(map(text_of, columns), cells, strict=True))
            else:
                yield None


def _locations(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    thing = row.get("Thing")
    found = thing.get("Locations") if isinstance(thing, dict) else None
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)]


def _position(shape: Any) -> tuple[float | None, float | None]:
    """Return latitude and longitude of a point of GeoJSON, which writes them the other way round."""
    if isinstance(shape, dict) and isinstance(shape.get("geometry"), dict):
        shape = shape["geometry"]
    point = shape.get("coordinates") if isinstance(shape, dict) else None
    while isinstance(point, list) and point and isinstance(point[0], list):  # of a line or an area its first corner
        point = point[0]
    return (number(point[1]), number(point[0])) if isinstance(point, list) and len(point) >= 2 else (None, None)
