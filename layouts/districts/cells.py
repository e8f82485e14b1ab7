"""Where districts lie when they are drawn as equal tiles: read from a CSV file, or found from their borders."""

import csv
import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from layouts.district_files import CELL_LIMIT
from layouts.problems import Problem
from layouts.reading import Unreadable, contents, tidy
from resources.text import QT_TRANSLATE_NOOP

_COLUMNS = QT_TRANSLATE_NOOP("layouts", "The first line must name the columns: name, column, row")
_NUMBERS = QT_TRANSLATE_NOOP("layouts", "column and row must be whole numbers from 1 to {limit}")

Cells = dict[str, tuple[int, int]]


def read_cells(path: Path) -> tuple[Cells, dict[str, int], list[Problem]]:
    """Return the column and row of each district in a CSV file, the line each stands on, and what is wrong.

    Raises `Unreadable`.
    """
    data = contents(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp949", errors="replace")  # as spreadsheets save it in Korea
    rows = csv.DictReader(io.StringIO(text))
    if not {"name", "column", "row"} <= set(rows.fieldnames or ()):
        raise Unreadable(Problem(str(path), 1, "", _COLUMNS))
    cells: Cells = {}
    lines: dict[str, int] = {}
    problems = []
    try:
        for row in rows:
            cell = tuple(int(row[key]) if (row[key] or "").strip().isdecimal() else 0 for key in ("column", "row"))
            name = tidy(row["name"] or "")
            if min(cell) < 1 or max(cell) > CELL_LIMIT:
                problems.append(Problem(str(path), rows.line_num, name, _NUMBERS(limit=CELL_LIMIT)))
            elif name:
                cells[name], lines[name] = (cell[0], cell[1]), rows.line_num
    except csv.Error as error:
        raise Unreadable(Problem(str(path), rows.line_num, "", _COLUMNS)) from error
    return cells, lines, problems


def completed(cells: Mapping[str, tuple[int, int]], ids: Sequence[str]) -> Cells:
    """Return cells with those that are missing, or taken already, below all others."""
    found: Cells = {}
    for id in ids:
        if id in cells and cells[id] not in found.values():
            found[id] = cells[id]
    columns = max((column for column, _ in found.values()), default=0) or math.ceil(math.sqrt(len(ids) or 1))
    below = max((row for _, row in found.values()), default=0)
    for number, id in enumerate(id for id in ids if id not in found):
        found[id] = (number % columns + 1, below + number // columns + 1)
    return found


def spread(points: Mapping[str, tuple[float, float]]) -> Cells:
    """Return a cell for each point (longitude, latitude), about as they lie: rows of as many, from north to south."""
    if not points:
        return {}
    stretch = math.cos(math.radians(sum(y for _, y in points.values()) / len(points)))
    across = {id: (x * stretch, y) for id, (x, y) in points.items()}
    wide = max(x for x, _ in across.values()) - min(x for x, _ in across.values())
    high = max(y for _, y in across.values()) - min(y for _, y in across.values())
    shape = min(4.0, max(0.25, wide / high if high > 0 else 4.0))
    rows = max(1, round(math.sqrt(len(points) / shape)))
    north_first = sorted(across, key=lambda id: -across[id][1])
    cells: Cells = {}
    for row in range(rows):
        some = north_first[row * len(points) // rows : (row + 1) * len(points) // rows]
        for column, id in enumerate(sorted(some, key=lambda id: across[id][0])):
            cells[id] = (column + 1, row + 1)
    return cells
