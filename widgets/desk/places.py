"""Places of the wall: tiles by screen and number, and where an arrow key leads from one."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

from widgets.model import Box
from widgets.neighbours import Direction, neighbour


@dataclass(frozen=True, slots=True)
class Place:
    """A tile of a screen, from 1; 0: the screen itself, where it has no tiles that are seen."""

    screen: str
    tile: int = 0


def walked(places: Mapping[Place, QRect], start: Place | None, direction: Direction) -> Place | None:
    """Return the place next to `start` in a direction, over all screens; the first one from None, None of none."""
    listed = list(places)
    boxes = {
        str(number): Box(rect.x(), rect.y(), rect.width(), rect.height()) for number, rect in enumerate(places.values())
    }
    begin = str(listed.index(start)) if start is not None and start in places else None
    found = neighbour(boxes, begin, direction)
    return None if found is None else listed[int(found)]
