"""What the command line asks of a running wall."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from layouts.model import Audience


@dataclass(frozen=True, slots=True)
class Options:
    """How to run a wall. `output` is one of `controlroom.outputs.catalogue`.

    For the output "screens": their numbers from 1 (none: the primary one), and whether to fill them. For "picture":
    the file, and the size to draw at off-screen. `once_within_s`: save the picture when every camera has shown its
    state, at the latest after this time, and end; with `all_live` that fails unless every camera is live then.
    `audience`: who looks at it, instead of what the city's file says. `resume`: begin as the wall of this instance was
    left. `operator`: who acknowledges alarms here, None for the name of the user. `wall`: which of the city's walls it
    is, None for the one that its file names. `desk`: whether the operators' desk is shown, also where the wall's file
    names no monitor for it. `api_port`: where the control API is served, 0 for any port, None for nowhere.
    """

    layout_id: str | None = None
    language: str | None = None
    output: Literal["screens", "picture"] = "screens"
    full_screen: bool = True
    screens: tuple[int, ...] = ()
    size_px: tuple[int, int] | None = None
    picture: Path | None = None
    once_within_s: float | None = None
    all_live: bool = False
    snapshots: Path | None = None
    instance: str | None = "wall"
    audience: Audience | None = None
    resume: bool = False
    operator: str | None = None
    wall: str | None = None
    desk: bool = False
    api_port: int | None = None
