"""Where arrow keys lead."""

import pytest

from widgets.model import Box
from widgets.neighbours import Direction, neighbour

# One large tile with five around it:  A A b
#                                      A A c
#                                      d e f
BOXES = {
    "A": Box(0, 0, 20, 20),
    "b": Box(20, 0, 10, 10),
    "c": Box(20, 10, 10, 10),
    "d": Box(0, 20, 10, 10),
    "e": Box(10, 20, 10, 10),
    "f": Box(20, 20, 10, 10),
}


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("A", Direction.RIGHT, "b"),
        ("A", Direction.DOWN, "d"),
        ("b", Direction.LEFT, "A"),
        ("c", Direction.DOWN, "f"),
        ("f", Direction.LEFT, "e"),
        ("e", Direction.UP, "A"),
        ("d", Direction.LEFT, "d"),
        ("b", Direction.UP, "b"),
        ("f", Direction.RIGHT, "f"),
    ],
)
def test_the_tile_next_to_it(start: str, direction: Direction, end: str) -> None:
    assert neighbour(BOXES, start, direction) == end


def test_the_first_arrow_selects_the_first_tile() -> None:
    assert neighbour(BOXES, None, Direction.LEFT) == "A"
    assert neighbour(BOXES, "gone", Direction.LEFT) == "A"
    assert neighbour({}, None, Direction.LEFT) is None


def test_every_tile_can_be_reached() -> None:
    reached = {"A"}
    while True:
        more = {neighbour(BOXES, place, way) for place in reached for way in Direction} - reached
        if not more:
            break
        reached |= {place for place in more if place}
    assert reached == set(BOXES)
