"""A room with a desk, taken down as it should be."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import HeldClock
from tests.widgets.desk.room import Room, room


@pytest.fixture
def desk_room(qtbot: QtBot, clock: HeldClock) -> Iterator[Room]:
    """A room whose desk is shown, 1280 by 720."""
    made = room(clock)
    qtbot.waitExposed(made.desk)
    yield made
    close(made)


def close(made: Room) -> None:
    """Take a room down."""
    made.desk.close()
    made.desk.deleteLater()
    for canvas in made.canvases.values():
        canvas.deleteLater()
