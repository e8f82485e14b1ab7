"""Calls by topic or district, as rows: how many, and how many more or fewer than usual."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from widgets.facts import Indicator, Reading, Usual
from widgets.model import Level
from widgets.panels.numbers import with_unit, written
from widgets.panels.rows import Cell, beyond_usual, cell_of, rounded_up, usual_share

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CountRow:
    """Calls about a topic or from a district. `share`: of its bar; `difference`: from what is usual, beyond it only."""

    name: str
    cell: Cell
    share: float | None
    usual: tuple[float, float] | None
    difference: str = ""
    level: Level | None = None


def count_rows(found: Sequence[tuple[Indicator, str, Reading, Usual | None]], now_ms: int) -> tuple[CountRow, ...]:
    """Return what is counted, that with more than usual first, then that with the most."""
    hours = [hour for _, _, _, usual in found if usual for hour in usual.hours]
    most = rounded_up(max([0.0, *(each[2].value or 0.0 for each in found), *(hour.most for hour in hours)]))
    rows = []
    for indicator, name, reading, usual in found:
        cell = cell_of(reading)
        difference, level = against_usual(cell, usual, indicator, now_ms)
        beyond = beyond_usual(cell.shown, usual, now_ms)
        share = None if cell.shown is None else round(cell.shown / most, 3)
        above = max(0.0, beyond.difference) if beyond is not None and difference else 0.0
        order = (-above, -(cell.shown if cell.shown is not None else -1.0))
        rows.append((order, CountRow(name, cell, share, usual_share(usual, now_ms, most), difference, level)))
    rows.sort(key=lambda row: row[0])
    return tuple(row for _, row in rows)


def against_usual(cell: Cell, usual: Usual | None, indicator: Indicator, now_ms: int) -> tuple[str, Level | None]:
    """Return how many more or fewer calls there are than usual, and the level of very many more; "" within it."""
    beyond = beyond_usual(cell.shown, usual, now_ms) if cell.glyph() is None else None
    if beyond is None:
        return "", None
    level = Level.CAUTION if beyond.is_far and beyond.difference > 0 else None
    return written(beyond.difference, indicator.decimals, signed=True), level


def row_words(row: CountRow, unit: str) -> str:
    """Return a row as it is said."""
    value = written(row.cell.shown)
    parts = [f"{row.name} {with_unit(value, unit) if row.cell.shown is not None else value}", row.cell.reason]
    if row.difference:
        parts.append(translate("panels", "{difference} against usual").format(difference=row.difference))
    return ", ".join(filter(None, parts))
