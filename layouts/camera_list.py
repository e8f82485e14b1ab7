"""From the rows of camera lists to a city's catalogue: one bad row disables one camera, and says why."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from layouts.camera_csv import CameraList, Row, read_csv
from layouts.camera_geojson import read_geojson
from layouts.camera_row import CameraRow, swapped
from layouts.cameras import LOST_INTERVALS, STALE_INTERVALS, Camera, Catalogue, Role, StreamAddress
from layouts.expansion import Lookup, MissingReference, expand, references
from layouts.files import CityConfig, lost_before_stale
from layouts.problems import Names, Problem, in_order
from layouts.reading import Unreadable
from layouts.wording import worded
from resources.text import QT_TRANSLATE_NOOP, Text

_MISSING_LIST = QT_TRANSLATE_NOOP("layouts", "File is missing, a city needs cameras.csv or cameras.geojson")
_EMPTY_CELL = QT_TRANSLATE_NOOP("layouts", "Cell is empty")
_TWICE = QT_TRANSLATE_NOOP("layouts", "Another camera has this id already: {place}")
_KIND = QT_TRANSLATE_NOOP("layouts", "The address does not tell how to read it, write that in the column {column}")
_NO_ADDRESS = QT_TRANSLATE_NOOP("layouts", "Not an address, write one such as rtsp://192.0.2.1/main")
_NO_VALUE = QT_TRANSLATE_NOOP(
    "layouts", "${{{name}}} has no value here, set it in the environment or as a systemd credential"
)
_NO_VALUE_FOR = QT_TRANSLATE_NOOP(
    "layouts", "${{{name}}} has no value here, set it in the environment or as a systemd credential; cameras: {count}"
)

LISTS = {"cameras.csv": read_csv, "cameras.geojson": read_geojson}
"""The files a city's cameras may stand in, and how they are read."""

_NO_STILL = QT_TRANSLATE_NOOP("layouts", "Only cameras of the kind still have an interval, this one has none")
_STALE_BEFORE_NEXT = QT_TRANSLATE_NOOP(
    "layouts", "stale_after_s ({stale} s) must be more than interval_s ({interval} s)"
)

_AS_WRITTEN = ("number", "district", "road", "purpose", "owner", "lat", "lon", "privacy", "audience", "tls")
_INTERVAL_S = 1.0
_KIND_COLUMN: Mapping[Role, str] = {"main": "kind", "sub": "sub_kind"}
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]|[A-Za-z][A-Za-z0-9+.-]+://")
_FAR_DEG = 2.0  # further from the middle of its cameras than any city reaches


@dataclass(frozen=True, slots=True)
class StreamRules:
    """What feeds know of addresses: which kind one is (None: not to be seen), and what is wrong with it for a kind.

    Both may raise ValueError for what is no address at all.
    """

    infer_kind: Callable[[str], str | None]
    check_stream: Callable[[str, str], Text | None]


def read_cameras(folder: Path, config: CityConfig, lookup: Lookup, rules: StreamRules) -> Catalogue:
    """Return the cameras of the city in `folder`; problems are told, never raised.

    `lookup` knows the values of ``${NAME}``; they are used to check addresses and not kept.
    """
    paths = [path for path in (folder / name for name in LISTS) if os.path.lexists(path)]
    builder = _Builder(folder, config, cache(lookup), rules)
    readable = False
    for path in paths:
        try:
            found = LISTS[path.name](path)
        except Unreadable as error:
            builder.problems += error.problems
            continue
        readable = True
        builder.problems += found.problems
        builder.bad_rows += found.bad_rows
        for row in found.rows:
            builder.add(found, row)
    if not paths:
        builder.problems.append(Problem(str(folder / "cameras.csv"), None, "", _MISSING_LIST))
    builder.find_swapped()
    return builder.catalogue(readable=readable)


@dataclass(slots=True)
class _Builder:
    """Collects cameras and what is wrong with them, row by row."""

    folder: Path
    config: CityConfig
    lookup: Lookup
    rules: StreamRules
    cameras: dict[str, Camera] = field(default_factory=dict)
    rows: dict[str, tuple[CameraList, Row]] = field(default_factory=dict)
    bad: dict[str, Problem] = field(default_factory=dict)
    bad_rows: int = 0
    problems: list[Problem] = field(default_factory=list)
    without_value: dict[str, list[Problem]] = field(default_factory=dict)

    def add(self, found: CameraList, row: Row) -> None:
        """Take one row in: as a camera, or as what is wrong with it."""
        camera, problems = self._camera(found, row)
        camera_id = row.cells.get("id", "")
        first = self.rows.get(camera_id)
        if first is not None:
            problems.append(_problem(found, row, "id", _TWICE(place=f"{first[0].file}:{first[1].line}")))
        elif camera_id:
            self.rows[camera_id] = found, row
        self.problems += problems
        fault = problems[0] if problems else None
        if camera is not None and fault is None:
            fault = self._missing_value(found, row, camera)
            if fault is None:
                self.cameras[camera_id] = camera
                return
        self.bad_rows += 1
        if fault is not None and first is None and camera_id:
            self.bad[camera_id] = fault

    def find_swapped(self) -> None:
        """Turn cameras that lie far from the others, and would not if lat and lon were exchanged, into bad ones."""
        places = {key: (camera.lat, camera.lon) for key, camera in self.cameras.items()}
        placed = {key: (lat, lon) for key, (lat, lon) in places.items() if lat is not None and lon is not None}
        if not placed:
            return
        middle_lat = median(lat for lat, _ in placed.values())
        middle_lon = median(lon for _, lon in placed.values())

        def is_near(lat: float, lon: float) -> bool:
            return abs(lat - middle_lat) <= _FAR_DEG and abs(lon - middle_lon) <= _FAR_DEG

        for key, (lat, lon) in placed.items():
            if not is_near(lat, lon) and is_near(lon, lat):
                problem = _problem(*self.rows[key], "lat", swapped(lat, lon).text)
                del self.cameras[key]
                self.bad[key] = problem
                self.bad_rows += 1
                self.problems.append(problem)

    def catalogue(self, *, readable: bool) -> Catalogue:
        """Return what was collected. A value that many cameras miss is one problem."""
        for name, problems in self.without_value.items():
            text = _NO_VALUE_FOR(name=name, count=len(problems)) if len(problems) > 1 else _NO_VALUE(name=name)
            self.problems.append(replace(problems[0], text=text))
        ids = Names((*self.cameras, *self.bad))
        return Catalogue(self.cameras, self.bad, self.bad_rows, in_order(self.problems), readable, ids)

    def _camera(self, found: CameraList, row: Row) -> tuple[Camera | None, list[Problem]]:
        try:
            entry = CameraRow.model_validate(row.cells)
        except ValidationError as error:
            wrong = {str(detail["loc"][0]): _worded(found, row, detail) for detail in error.errors(include_url=False)}
            good: dict[str, Any] = {"main": ""} | {
                column: cell for column, cell in row.cells.items() if column not in wrong
            }
            _, problems = self._streams(found, row, CameraRow.model_construct(**good))
            return None, [*wrong.values(), *problems]
        streams, problems = self._streams(found, row, entry)
        stills = [stream.kind == "still" for stream in streams]
        interval_s = entry.interval_s or _INTERVAL_S
        between_s = interval_s if all(stills) else 0.0
        stale_after_s = entry.stale_after_s or max(self.config.limits.stale_after_s, STALE_INTERVALS * between_s)
        lost_after_s = entry.lost_after_s or max(self.config.limits.lost_after_s, LOST_INTERVALS * between_s)
        if entry.interval_s and not any(stills) and all(stream.kind for stream in streams):
            problems.append(_problem(found, row, "interval_s", _NO_STILL))
        if entry.interval_s and stale_after_s <= between_s:
            text = _STALE_BEFORE_NEXT(stale=f"{stale_after_s:g}", interval=f"{interval_s:g}")
            problems.append(_problem(found, row, "stale_after_s", text))
        if lost_after_s <= stale_after_s:
            column = "lost_after_s" if entry.lost_after_s else "stale_after_s"
            text = lost_before_stale(stale_after_s=stale_after_s, lost_after_s=lost_after_s)
            problems.append(_problem(found, row, column, text))
        names = {"ko": entry.name_ko, "en": entry.name_en, self.config.language: entry.name}
        camera = Camera(
            id=entry.id,
            name={language: name for language, name in names.items() if name},
            streams=streams,
            stale_after_s=stale_after_s,
            lost_after_s=lost_after_s,
            interval_s=interval_s,
            **{key: getattr(entry, key) for key in _AS_WRITTEN},
        )
        return camera, problems

    def _streams(
        self, found: CameraList, row: Row, entry: CameraRow
    ) -> tuple[tuple[StreamAddress, ...], list[Problem]]:
        """Return the streams of `entry`, and what is wrong with their addresses."""
        streams, problems = [], []
        addresses: tuple[tuple[Role, str, str], ...] = (
            ("main", entry.main, entry.kind),
            ("sub", entry.sub, entry.sub_kind),
        )
        for role, address, kind in addresses:
            if address:
                stream, wrong = self._stream(entry, role, address, kind)
                streams.append(stream)
                problems += [_problem(found, row, role, wrong)] if wrong else []
        return tuple(streams), problems

    def _stream(self, entry: CameraRow, role: Role, address: str, kind: str) -> tuple[StreamAddress, Text | None]:
        """Return one stream of `entry`, and what is wrong with its address."""
        wrong: Text | None = None
        try:
            expanded = expand(address, self.lookup)
            kind = kind or self.rules.infer_kind(expanded) or (entry.kind if role == "sub" else "")
            if kind == "file" and not _ABSOLUTE.match(expanded):
                address, expanded = str(self.folder / address), str(self.folder / expanded)
            wrong = self.rules.check_stream(kind, expanded) if kind else _KIND(column=_KIND_COLUMN[role])
            if wrong is not None:  # what was expanded may be a secret
                wrong = wrong(**{key: address for key, value in wrong.values.items() if value == expanded})
        except MissingReference:
            wrong = None  # told by `_missing_value`
        except ValueError:
            wrong = _NO_ADDRESS
        return StreamAddress(role, kind, address, entry.transport, entry.user, entry.password), wrong

    def _missing_value(self, found: CameraList, row: Row, camera: Camera) -> Problem | None:
        """Return what is wrong with a camera that refers to a name without a value here."""
        texts: dict[str, str] = {stream.role: stream.address for stream in camera.streams}
        texts |= {"user": camera.streams[0].user_ref, "password": camera.streams[0].password_ref}
        for column, text in texts.items():
            for name in references(text) if "${" in text else ():
                if self.lookup(name) is None:
                    problem = _problem(found, row, column, _NO_VALUE(name=name))
                    self.without_value.setdefault(name, []).append(problem)
                    return problem
        return None


def _worded(found: CameraList, row: Row, error: ErrorDetails) -> Problem:
    finding = worded(CameraRow, error)
    text = _EMPTY_CELL if error["type"] == "missing" else finding.text
    return _problem(found, row, str(finding.path[0]), text, finding.nearest)


def _problem(found: CameraList, row: Row, column: str, text: Text, nearest: tuple[str, ...] = ()) -> Problem:
    return Problem(found.file, row.line, found.headers.get(column, column), text, nearest)
