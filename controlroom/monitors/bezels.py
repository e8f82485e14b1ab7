"""One picture over several monitors: what of it lies on each, and what behind the frames between them, so that lines
stay straight from one to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

_UNKNOWN_PX_PER_MM = 96 / 25.4
"""Of monitors that do not say how large they are."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A monitor of a span: its place in the grid, size in physical pixels and in millimetres ((0, 0): nobody knows),
    and the width of its frame on each side."""

    column: int
    row: int
    size_px: tuple[int, int]
    size_mm: tuple[float, float] = (0.0, 0.0)
    bezel_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a canvas, in physical pixels."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class SpanCanvas:
    """The canvas of a span, and the part of it that lies on each of its monitors."""

    width_px: int
    height_px: int
    areas: Mapping[str, Area]


def span_canvas(panes: Mapping[str, Pane], gap_mm: float = 0.0) -> SpanCanvas:
    """Return the canvas of monitors that hang in a grid. `gap_mm`: the space between the frames of neighbours.

    A column is as wide as its widest monitor, a row as high as its highest. Empty columns and rows take no space.
    """
    across = [(pane.column, pane.size_px[0], pane.size_mm[0], pane.bezel_mm) for pane in panes.values()]
    down = [(pane.row, pane.size_px[1], pane.size_mm[1], pane.bezel_mm) for pane in panes.values()]
    (begins_x, width), (begins_y, height) = _line(across, gap_mm), _line(down, gap_mm)
    areas = {name: Area(begins_x[pane.column], begins_y[pane.row], *pane.size_px) for name, pane in panes.items()}
    return SpanCanvas(width, height, areas)


def _line(panes: Sequence[tuple[int, int, float, float]], gap_mm: float) -> tuple[dict[int, int], int]:
    """Return where each column begins and where the last one ends. Panes: column, length in px and mm, bezel in mm."""
    known = [px / mm for _, px, mm, _ in panes if mm > 0]
    px_per_mm = fmean(known) if known else _UNKNOWN_PX_PER_MM
    begins: dict[int, int] = {}
    end, bezel_before = 0, 0.0
    for column in sorted({pane[0] for pane in panes}):
        here = [pane for pane in panes if pane[0] == column]
        bezel = max(pane[3] for pane in here)
        begins[column] = end + (round((bezel_before + gap_mm + bezel) * px_per_mm) if begins else 0)
        end = begins[column] + max(pane[1] for pane in here)
        bezel_before = bezel
    return begins, end
