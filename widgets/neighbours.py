"""Where an arrow key leads from a tile: to the one that lies most directly in that direction."""

from collections.abc import Mapping
from enum import Enum

from widgets.model import Box


class Direction(Enum):
    """A way to go, as steps to the right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(boxes: Mapping[str, Box], start: str | None, direction: Direction) -> str | None:
    """Return the place next to `start` in that direction; `start` itself at the edge, the first place from None.

    Tiles that share part of their side with `start` come before those that lie askew, then the nearer ones, then
    those whose middle is nearest.
    """
    if start is None or start not in boxes:
        return next(iter(boxes), None)
    origin = boxes[start]
    ranked = []
    for place, box in boxes.items():
        distance = _distance(origin, box, direction)
        if place != start and distance >= 0:
            along = direction in (Direction.LEFT, Direction.RIGHT)
            ranked.append((not _shares_side(origin, box, vertical=along), distance, _askew(origin, box, along), place))
    return min(ranked)[-1] if ranked else start


def _distance(origin: Box, box: Box, direction: Direction) -> int:
    """Return the gap between facing edges, negative where the box does not lie that way."""
    match direction:
        case Direction.LEFT:
            return origin.x_px - (box.x_px + box.width_px)
        case Direction.RIGHT:
            return box.x_px - (origin.x_px + origin.width_px)
        case Direction.UP:
            return origin.y_px - (box.y_px + box.height_px)
        case Direction.DOWN:
            return box.y_px - (origin.y_px + origin.height_px)


def _shares_side(one: Box, other: Box, *, vertical: bool) -> bool:
    if vertical:
        return one.y_px < other.y_px + other.height_px and other.y_px < one.y_px + one.height_px
    return one.x_px < other.x_px + other.width_px and other.x_px < one.x_px + one.width_px


def _askew(one: Box, other: Box, along: bool) -> float:
    if along:
        return abs((one.y_px + one.height_px / 2) - (other.y_px + other.height_px / 2))
    return abs((one.x_px + one.width_px / 2) - (other.x_px + other.width_px / 2))
