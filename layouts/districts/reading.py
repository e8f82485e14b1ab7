"""From `[map]` of `city.toml` to the city's districts. What is wrong is told; one bad feature disables itself alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layouts.city_file import CityFile
from layouts.district_files import BUILT_IN, MapEntry
from layouts.districts.cells import Cells, completed, read_cells, spread
from layouts.districts.coordinates import UnusableCoordinates, in_degrees, named_crs
from layouts.districts.model import CityMap, District, Ring
from layouts.districts.shapes import UnusableGeometry, label_point, rings_of
from layouts.files import CityConfig
from layouts.geojson import read_features
from layouts.problems import Names, Problem, in_order
from layouts.reading import Unreadable, tidy
from layouts.toml_file import TomlFile
from resources import path as resource
from resources.text import QT_TRANSLATE_NOOP, Text

FILE_LIMIT_MB = 32
DISTRICT_LIMIT = 2000

_NAME_KEYS = (
    "name", "NAME", "Name", "SIG_KOR_NM", "EMD_KOR_NM", "CTP_KOR_NM", "LI_KOR_NM", "adm_nm", "ADM_NM", "SGG_NM",
    "sggnm", "SIGUNGU_NM", "EMD_NM", "ADM_DR_NM", "district", "name_ko", "title",
)  # fmt: skip
_GLOSS_KEYS = ("name_en", "NAME_EN", "name_eng", "NAME_ENG", "SIG_ENG_NM", "EMD_ENG_NM", "CTP_ENG_NM", "gloss")
_CODE_KEYS = ("code", "CODE", "SIG_CD", "EMD_CD", "CTPRVN_CD", "adm_cd", "ADM_CD", "adm_cd2", "ADM_DR_CD", "id")
"""Properties that files of districts have, the first that is there counts."""

_FILE = QT_TRANSLATE_NOOP("layouts", "{file}: {reason}")
_FEATURE = QT_TRANSLATE_NOOP("layouts", "Must be a GeoJSON Feature with properties")
_NO_PROPERTY = QT_TRANSLATE_NOOP("layouts", "No feature of {file} has the property {name}, there are: {there}")
_NO_NAMES = QT_TRANSLATE_NOOP(
    "layouts", "No property is known to hold the districts' names, write name_property of [map]; there are: {there}"
)
_NO_NAME = QT_TRANSLATE_NOOP("layouts", "Feature has no name in its property {name}")
_TOO_MANY = QT_TRANSLATE_NOOP("layouts", "More than {limit} districts, those after it are left out")
_NOTHING = QT_TRANSLATE_NOOP("layouts", "{file} has no district that can be drawn")
_NO_SUCH = QT_TRANSLATE_NOOP("layouts", "No district has the name {name}")
_TAKEN = QT_TRANSLATE_NOOP("layouts", "{name} lies where {other} lies, in column {column} and row {row}")
_NO_CELL = QT_TRANSLATE_NOOP("layouts", "The grid has no place for {names}; below all others")


@dataclass(frozen=True, slots=True)
class MapReading:
    """A city's map, None where it has none or none that can be drawn, and everything that is wrong with it."""

    map: CityMap | None = None
    problems: tuple[Problem, ...] = ()


NO_MAP = MapReading()


def read_map(folder: Path, city: CityFile) -> MapReading:
    """Return the districts of the city in `folder`; nothing is raised."""
    entry = city.config.map
    if city.file is None or (entry.districts is None and entry.grid is None):
        return NO_MAP
    reader = _Reader(folder, city.file, city.config, entry)
    return MapReading(reader.map(), in_order(reader.problems))


@dataclass(slots=True)
class _Borders:
    """What a file of borders gives."""

    districts: list[District] = field(default_factory=list)
    water: list[Ring] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Reads what `[map]` names; adds to `problems`."""

    folder: Path
    file: TomlFile
    config: CityConfig
    entry: MapEntry
    problems: list[Problem] = field(default_factory=list)

    def map(self) -> CityMap | None:
        """Return the map, None where nothing can be drawn."""
        borders = _Borders()
        if self.entry.districts is not None:
            borders = self._borders(self.entry.districts)
            if not borders.districts:
                if not self.problems:
                    self._tell(("map", "districts"), _NOTHING(file=self.entry.districts))
                return None
        cells, told = self._cells()
        districts = borders.districts
        if self.entry.districts is None:
            districts = [District(name, {self.config.language: name}) for name in cells or ()]
        if not districts:
            return None
        ids = [district.id for district in districts]
        if cells is None:
            placed = spread({each.id: each.label for each in districts if each.label is not None})
        else:
            placed = completed(cells, ids)
            self._check_cells(cells, ids, placed, told)
        names = self._names(districts)
        return CityMap(tuple(districts), tuple(borders.water), placed, names, self.entry.districts == BUILT_IN)

    # Borders

    def _borders(self, name: str) -> _Borders:
        path = resource("maps/seoul.geojson") if name == BUILT_IN else self.folder / name
        try:
            document, features = read_features(path, limit_mb=FILE_LIMIT_MB)
        except Unreadable as error:
            for problem in error.problems:
                self._tell_of_file(("map", "districts"), name, problem)
            return _Borders()
        keys = self._keys(name, features)
        if keys is None:
            return _Borders()
        found = self._shapes(str(path), keys[0], features)
        try:
            rings, mended = in_degrees([ring for _, _, each in found for ring in each], self._crs(document))
        except UnusableCoordinates as error:
            self.problems.append(Problem(str(path), None, "", error.text))
            return _Borders()
        if mended is not None:
            self.problems.append(Problem(str(path), None, "", mended))
        borders = _Borders()
        merged: dict[str, tuple[dict[str, Any], list[Ring]]] = {}
        remaining = iter(rings)
        for id, properties, each in found:
            converted = [next(remaining) for _ in each]
            if properties.get("kind") == "water":
                borders.water += converted
            else:
                merged.setdefault(id, (properties, []))[1].extend(converted)
        for id, (properties, own) in merged.items():
            borders.districts.append(self._district(id, properties, own, keys))
        return borders

    def _crs(self, document: dict[str, Any]) -> str | None:
        return self.entry.crs or named_crs(document)

    def _keys(self, name: str, features: Sequence[tuple[int, Any]]) -> tuple[str, str, str] | None:
        """Return the properties that hold name, second name and code, "" for none; None where there is no name."""
        there: dict[str, None] = {}
        for _, feature in features:
            there.update(dict.fromkeys(_properties(feature)))
        keys = []
        for option, usual in (
            ("name_property", _NAME_KEYS),
            ("gloss_property", _GLOSS_KEYS),
            ("code_property", _CODE_KEYS),
        ):
            wanted: str | None = getattr(self.entry, option)
            if wanted is not None and wanted not in there:
                text = _NO_PROPERTY(file=name, name=wanted, there=", ".join(there))
                self._tell(("map", option), text, Names(there).nearest(wanted))
            keys.append(wanted if wanted in there else next((key for key in usual if key in there), ""))
        if keys[0] and (self.entry.name_property in (None, keys[0])):
            return keys[0], keys[1], keys[2]
        if self.entry.name_property is None and there:
            self._tell(("map", "districts"), _NO_NAMES(there=", ".join(there)))
        return None

    def _shapes(
        self, file: str, name_key: str, features: Sequence[tuple[int, Any]]
    ) -> list[tuple[str, dict[str, Any], list[Ring]]]:
        found = []
        for number, (line, feature) in enumerate(features):
            properties = _properties(feature)
            if not isinstance(feature, dict) or feature.get("type") != "Feature" or not properties:
                self.problems.append(Problem(file, line, "", _FEATURE))
                continue
            name = _text(properties.get(name_key))
            if not name:
                self.problems.append(Problem(file, line, name_key, _NO_NAME(name=name_key)))
                continue
            if number >= DISTRICT_LIMIT:
                self.problems.append(Problem(file, line, name, _TOO_MANY(limit=DISTRICT_LIMIT)))
                break
            try:
                found.append((name, properties, rings_of(feature.get("geometry"))))
            except UnusableGeometry as error:
                self.problems.append(Problem(file, line, name, error.text))
        return found

    def _district(self, id: str, properties: dict[str, Any], rings: list[Ring], keys: tuple[str, str, str]) -> District:
        first = "ko" if re.search("[가-힣]", id) else self.config.language
        second = "en" if first == "ko" else "ko"
        names: dict[str, str] = {first: id}
        gloss = _text(properties.get(keys[1])) if keys[1] else ""
        if gloss:
            names[second] = gloss
        code = _text(properties.get(keys[2])) if keys[2] else ""
        return District(id, names, code, tuple(rings), label_point(rings))

    # Tiles

    def _cells(self) -> tuple[Cells | None, dict[str, tuple[str, int | None]]]:
        """Return the grid that `[map]` gives, None for none, and the file and line where each name stands."""
        grid = self.entry.grid
        if grid is None:
            if self.entry.districts != BUILT_IN:
                return None, {}
            grid = BUILT_IN
        if isinstance(grid, str):
            path = resource("maps/seoul-grid.csv") if grid == BUILT_IN else self.folder / grid
            try:
                cells, lines, problems = read_cells(path)
            except Unreadable as error:
                for problem in error.problems:
                    self._tell_of_file(("map", "grid"), grid, problem)
                return None, {}
            self.problems += problems
            return cells, {name: (str(path), line) for name, line in lines.items()}
        table = {tidy(name): cell for name, cell in grid.items()}
        lines_of = {tidy(name): self.file.problem(("map", "grid", name), _NO_SUCH(name=name)) for name in grid}
        return table, {name: (problem.file, problem.line) for name, problem in lines_of.items()}

    def _check_cells(
        self, cells: Cells, ids: Sequence[str], placed: Cells, told: Mapping[str, tuple[str, int | None]]
    ) -> None:
        known = Names(ids)
        by_cell = {cell: id for id, cell in placed.items()}
        for name, cell in cells.items():
            file, line = told.get(name, (self.file.name, None))
            if name not in placed:
                self.problems.append(Problem(file, line, name, _NO_SUCH(name=name), known.nearest(name)))
            elif placed[name] != cell:
                text = _TAKEN(name=name, other=by_cell[cell], column=cell[0], row=cell[1])
                self.problems.append(Problem(file, line, name, text))
        missing = [id for id in ids if id not in cells]
        if missing:
            self._tell(("map", "grid"), _NO_CELL(names=", ".join(missing[:5])))

    # Names

    def _names(self, districts: Sequence[District]) -> dict[str, str]:
        """Return which district each name means: other names and codes never hide a district's own name."""
        ids = {district.id: district.id for district in districts}
        names = dict(ids)
        for name, others in self.entry.other_names.items():
            if tidy(name) not in ids:
                self._tell(("map", "other_names", name), _NO_SUCH(name=name), Names(ids).nearest(name))
                continue
            for other in others:
                names.setdefault(tidy(other), tidy(name))
        for district in districts:
            for other in (*district.names.values(), district.code):
                if other:
                    names.setdefault(other, district.id)
        last_words: dict[str, list[str]] = {}
        for id in ids:
            if " " in id:  # 서울특별시 종로구 사직동
                last_words.setdefault(id.rsplit(" ", 1)[1], []).append(id)
        for word, of in last_words.items():
            if len(of) == 1:
                names.setdefault(word, of[0])
        return names

    def _tell(self, path: tuple[str, ...], text: Text, nearest: tuple[str, ...] = ()) -> None:
        self.problems.append(self.file.problem(path, text, nearest))

    def _tell_of_file(self, path: tuple[str, ...], name: str, problem: Problem) -> None:
        """Tell of a file that cannot be used: where it is named, or at its own line where that is known."""
        if problem.line is not None:
            self.problems.append(problem)
        else:
            self._tell(path, _FILE(file=name, reason=problem.text))


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _text(value: Any) -> str:
    """Return a property as text; "" for what is none."""
    if isinstance(value, str):
        return tidy(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
