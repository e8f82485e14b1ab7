"""The grids a layout can have: m x n cells, or one of the templates with some cells larger than the others."""

from dataclasses import dataclass
from typing import Literal

TemplateName = Literal["1", "4", "9", "16", "25", "36", "64", "1+5", "1+7", "2+8"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of grid units; `column` and `row` count from 1 at the top left."""

    column: int
    row: int
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A number of columns and rows, and the cells they are divided into, in the order in which cameras fill them."""

    columns: int
    rows: int
    cells: tuple[Cell, ...]

    def cell_at(self, column: int, row: int) -> Cell:
        """Return the cell whose top left corner is there; where none begins, one unit."""
        return next((cell for cell in self.cells if (cell.column, cell.row) == (column, row)), Cell(column, row))


def uniform(columns: int, rows: int) -> Grid:
    """Return a grid of equal cells, line by line."""
    return Grid(columns, rows, tuple(Cell(column, row) for row in _upto(rows) for column in _upto(columns)))


def template(name: TemplateName) -> Grid:
    """Return a template: that many equal cells, or large ones + small ones, the large ones first."""
    match name:
        case "1+5":
            return _around(3, 3, Cell(1, 1, 2, 2))
        case "1+7":
            return _around(4, 4, Cell(1, 1, 3, 3))
        case "2+8":
            return _around(4, 4, Cell(1, 1, 2, 2), Cell(3, 1, 2, 2))
        case _:
            side = round(int(name) ** 0.5)
            return uniform(side, side)


def _around(columns: int, rows: int, *large: Cell) -> Grid:
    taken = {
        (cell.column + right, cell.row + down)
        for cell in large
        for right in range(cell.column_span)
        for down in range(cell.row_span)
    }
    small = (cell for cell in uniform(columns, rows).cells if (cell.column, cell.row) not in taken)
    return Grid(columns, rows, (*large, *small))


def _upto(number: int) -> range:
    return range(1, number + 1)
