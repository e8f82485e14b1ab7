"""Which rectangle each tile of a layout gets: its own place, or the next free cell of the grid."""

from dataclasses import dataclass, replace
from fractions import Fraction

from layouts.files import Area, TileEntry
from layouts.grids import Cell, Grid
from layouts.model import Place, Tile
from layouts.problems import Problem
from layouts.toml_file import TomlFile
from layouts.toml_lines import KeyPath, line_of
from resources.text import QT_TRANSLATE_NOOP, Text

_OUTSIDE = QT_TRANSLATE_NOOP("layouts", "Tile ends outside the grid of {columns} x {rows}")
_OVERLAP = QT_TRANSLATE_NOOP("layouts", "Tile overlaps the one in line {line}")
_NO_GRID = QT_TRANSLATE_NOOP(
    "layouts", "Layout has no grid, write grid, template, or columns and rows, or give each tile an area"
)
_NO_CELL = QT_TRANSLATE_NOOP(
    "layouts", "No free cell is left, the grid has {cells} for cameras and tiles without a place"
)

NOWHERE = Place(Fraction(0), Fraction(0), Fraction(0), Fraction(0))
"""The place of a tile that has none yet."""

_SNAP = Fraction(3, 2000)  # edges of areas closer than this are meant to be the same one: 0.333 + 0.333 and 0.667


@dataclass(slots=True)
class Draft:
    """A tile on its way to a place: where it stands in the file, what it shows, what the file says of its place.

    `entry` is None for an id in `cameras`. `is_misplaced`: it has a place of its own that cannot be used.
    """

    path: KeyPath
    tile: Tile
    entry: TileEntry | None = None
    is_misplaced: bool = False


class Arrangement:
    """The places of one layout's tiles. Adds what is wrong to `problems`."""

    def __init__(self, file: TomlFile, grid: Grid | None, problems: list[Problem]) -> None:
        self._file = file
        self._grid = grid
        self._problems = problems
        columns, rows = (grid.columns, grid.rows) if grid else (1, 1)
        self._edges_across = [Fraction(number, columns) for number in range(columns + 1)]
        self._edges_down = [Fraction(number, rows) for number in range(rows + 1)]

    def placed(self, cameras: list[Draft], tiles: list[Draft]) -> list[Tile]:
        """Return tiles that do not overlap, and that fill the grid.

        First come the tiles with a place of their own; the cells they leave free are filled in order with `cameras`
        and the other tiles, then with placeholders of tiles whose own place cannot be used, then with empty tiles.
        """
        done = self._in_own_places(tiles)
        cells = [self._place_of(cell) for cell in self._grid.cells] if self._grid else []
        free = [cell for cell in cells if not any(tile.place.overlaps(cell) for tile in done)]
        flowing = [draft for draft in (*cameras, *tiles) if not draft.is_misplaced and not _has_own_place(draft)]
        self._tell_surplus(flowing[len(free) :], len(free))
        misplaced = [replace(draft.tile, origin=None) for draft in tiles if draft.is_misplaced]
        filling = [draft.tile for draft in flowing] + misplaced
        empty = [Tile(NOWHERE)] * max(0, len(free) - len(filling))
        return done + [replace(tile, place=cell) for tile, cell in zip(filling + empty, free, strict=False)]

    def _in_own_places(self, tiles: list[Draft]) -> list[Tile]:
        done: list[tuple[Draft, Place]] = []
        for draft in tiles:
            place = self._own_place(draft)
            if place is None:
                continue
            other = next((other for other, taken in done if taken.overlaps(place)), None)
            if other is None:
                done.append((draft, place))
            else:
                self._misplace(draft, draft.path, _OVERLAP(line=line_of(self._file.lines, other.path)))
        return [replace(draft.tile, place=place) for draft, place in done]

    def _own_place(self, draft: Draft) -> Place | None:
        entry = draft.entry
        if entry is None or draft.is_misplaced:
            return None
        if entry.area is not None:
            return self._place_of_area(entry.area)
        if entry.column is None or entry.row is None:
            return None
        if self._grid is None:
            self._misplace(draft, (*draft.path, "column"), _NO_GRID)
            return None
        usual = self._grid.cell_at(entry.column, entry.row)
        cell = Cell(entry.column, entry.row, entry.column_span or usual.column_span, entry.row_span or usual.row_span)
        columns, rows = self._grid.columns, self._grid.rows
        too_wide = cell.column + cell.column_span - 1 > columns
        if too_wide or cell.row + cell.row_span - 1 > rows:
            key = "column" if too_wide else "row"
            self._misplace(draft, (*draft.path, key), _OUTSIDE(columns=columns, rows=rows))
            return None
        return self._place_of(cell)

    def _misplace(self, draft: Draft, path: KeyPath, text: Text) -> None:
        problem = self._file.problem(path, text)
        self._problems.append(problem)
        draft.is_misplaced = True
        draft.tile = replace(draft.tile, problem=draft.tile.problem or problem)

    def _tell_surplus(self, surplus: list[Draft], cells: int) -> None:
        """Tell of the first id in `cameras`, and of every other tile, for which no cell is left."""
        text = _NO_CELL(cells=cells) if self._grid else _NO_GRID
        ids = [draft for draft in surplus if draft.entry is None and (draft.tile.camera or draft.tile.problem)]
        others = [draft for draft in surplus if draft.entry is not None]
        self._problems += [self._file.problem(draft.path, text) for draft in (*ids[:1], *others)]

    def _place_of(self, cell: Cell) -> Place:
        left, top = cell.column - 1, cell.row - 1
        return Place(
            self._edges_across[left],
            self._edges_down[top],
            self._edges_across[left + cell.column_span],
            self._edges_down[top + cell.row_span],
        )

    def _place_of_area(self, area: Area) -> Place:
        left, top = Fraction(repr(area.x)), Fraction(repr(area.y))
        return Place(
            _snapped(left, self._edges_across),
            _snapped(top, self._edges_down),
            _snapped(left + Fraction(repr(area.width)), self._edges_across),
            _snapped(top + Fraction(repr(area.height)), self._edges_down),
        )


def _has_own_place(draft: Draft) -> bool:
    return draft.entry is not None and (draft.entry.area is not None or draft.entry.column is not None)


def _snapped(edge: Fraction, edges: list[Fraction]) -> Fraction:
    """Return the one of `edges` that `edge` is meant to be, or add it as a new one."""
    nearest = min(edges, key=lambda other: abs(other - edge))
    if abs(nearest - edge) <= _SNAP:
        return nearest
    edges.append(edge)
    return edge
