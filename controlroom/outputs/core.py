"""The wall-output seam."""

from typing import Protocol, Self

from controlroom.options import Options
from controlroom.wall import Wall
from resources.text import Text


class OutputFailed(Exception):
    """An output cannot show the wall; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


class WallOutput(Protocol):
    """Shows a wall somewhere: on monitors, in a file, later over a network."""

    @classmethod
    def made(cls, options: Options) -> Self:
        """Return the output that `options` describe."""

    def start(self, wall: Wall) -> None:
        """Add windows to `wall` and show them. Raises OutputFailed."""

    def stop(self) -> None:
        """Stop showing; the windows belong to the wall, which closes them."""
