"""The wall-output seam."""

from typing import Any, Protocol, Self

from controlroom.monitors.plan import WallPlan
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
    def made(cls, options: Options, plan: WallPlan | None) -> Self:
        """Return the output that `options` describe; `plan`: the monitors of the wall's file, None without one."""

    @property
    def screen_ids(self) -> tuple[str, ...]:
        """The ids of the screens that it shows."""

    def start(self, wall: Wall) -> None:
        """Add windows to `wall` and show them. Raises OutputFailed."""

    def monitors(self) -> list[dict[str, Any]]:
        """Return which screen is on which monitor, for ``controlroom status``; [] where there are no monitors."""

    def stop(self) -> None:
        """Stop showing; the windows belong to the wall, which closes them."""
