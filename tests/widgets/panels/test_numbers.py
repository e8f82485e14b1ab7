"""Numbers as they fit into a room: smaller in steps, never into something that they are not."""

import pytest
from PySide6.QtWidgets import QApplication

from widgets.panels.numbers import DASH, fitting


@pytest.mark.parametrize(
    ("value", "decimals", "characters", "text"),
    [
        (17.84, 2, 5, "17.84"),
        (17.84, 2, 4, "17.8"),
        (17.84, 2, 2, "18"),
        (0.014, 3, 3, "0.014"),  # not 0.0
        (0.0184, 4, 5, "0.018"),
        (1.25, 2, 1, "1.2"),
        (0.0, 2, 1, "0"),
        (416_250.0, 0, 7, "416,250"),
        (416_250.0, 0, 5, "416k"),
        (-17.84, 1, 3, "−18"),
        (None, 2, 1, DASH),
    ],
)
def test_it_is_shorter_where_there_is_less_room(
    qapp: QApplication, value: float | None, decimals: int, characters: int, text: str
) -> None:
    assert fitting(value, decimals, lambda written: float(len(written)), characters) == text
