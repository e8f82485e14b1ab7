"""Where the screens of a wall stand when it is drawn small: as they hang, in one scale, each with a line above it."""

from collections.abc import Mapping, Sequence
from statistics import median

from widgets.desk.ports import DeskScreen
from widgets.model import Box

_HAIR = 1e-6
"""What sums of fractions may lack of a whole pixel."""


def placed(screens: Sequence[DeskScreen], area: Box, *, gap_px: int, caption_px: int) -> Mapping[str, Box]:
    """Return where each screen's picture goes in an area, by its id; its caption is right above it.

    Every cell of the wall's grid is equally large; a screen keeps its shape and stands at the top of its cells.
    """
    if not screens:
        return {}
    first_column = min(screen.column for screen in screens)
    first_row = min(screen.row for screen in screens)
    columns = max(screen.column + screen.columns for screen in screens) - first_column
    rows = max(screen.row + screen.rows for screen in screens) - first_row
    aspect = median(screen.ratio * screen.rows / screen.columns for screen in screens)
    across = (area.width_px - gap_px * (columns - 1)) / columns
    down = (area.height_px - gap_px * (rows - 1) - caption_px * rows) / rows
    width = max(1.0, min(across, down * aspect))
    height = max(1.0, width / aspect)
    left = area.x_px + max(0.0, (area.width_px - columns * width - (columns - 1) * gap_px) / 2)
    total = rows * (height + caption_px) + (rows - 1) * gap_px
    top = area.y_px + max(0.0, (area.height_px - total) / 2)
    boxes = {}
    for screen in screens:
        room_width = screen.columns * width + (screen.columns - 1) * gap_px
        room_height = screen.rows * height + (screen.rows - 1) * (gap_px + caption_px)
        scale = min(room_width / screen.ratio, room_height)
        x = left + (screen.column - first_column) * (width + gap_px) + (room_width - scale * screen.ratio) / 2
        y = top + (screen.row - first_row) * (height + gap_px + caption_px) + caption_px
        sides = (x, y, scale * screen.ratio, scale)
        left_px, top_px, width_px, height_px = (int(side + _HAIR) for side in sides)
        boxes[screen.id] = Box(left_px, top_px, max(1, width_px), max(1, height_px))
    return boxes
