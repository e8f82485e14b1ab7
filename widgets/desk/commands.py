"""What an operator asks for at the desk, beside what `widgets.commands` has.

Small, immutable, sent through the signal `Desk.asked` with the revision of the wall that the desk showed then. Tiles
are numbered from 1 in the reading order of the layout that their screen shows.
"""

from dataclasses import dataclass

from widgets.commands import AcknowledgeAlarm, IdentifyScreens, SetPrivacy
from widgets.commands import Command as WallCommand

__all__ = [
    "AcknowledgeAlarm",
    "Ask",
    "Enlarge",
    "IdentifyScreens",
    "LeaveNearest",
    "NearestTo",
    "PauseTours",
    "Placed",
    "PutCameras",
    "Redo",
    "ResetTiles",
    "SaveScene",
    "SetPrivacy",
    "ShowLayoutOn",
    "ShowScene",
    "StartTour",
    "StepTour",
    "StopTour",
    "Undo",
]


@dataclass(frozen=True, slots=True)
class ShowScene:
    """Show a scene: all of its screens at once."""

    scene: str


@dataclass(frozen=True, slots=True)
class ShowLayoutOn:
    """Show a layout on a screen."""

    screen: str
    layout: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A camera in a tile of a screen, "" for none."""

    screen: str
    tile: int
    camera: str


@dataclass(frozen=True, slots=True)
class PutCameras:
    """Put cameras into tiles, all at once: one step that can be undone."""

    tiles: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Enlarge:
    """Let a tile fill its screen; None: show all of them again."""

    screen: str
    tile: int | None


@dataclass(frozen=True, slots=True)
class NearestTo:
    """Show the cameras nearest to a camera on a screen."""

    screen: str
    camera: str


@dataclass(frozen=True, slots=True)
class LeaveNearest:
    """Show a screen's layout again instead of the nearest cameras."""

    screen: str


@dataclass(frozen=True, slots=True)
class ResetTiles:
    """Show in every tile of a screen what its layout's file says."""

    screen: str


@dataclass(frozen=True, slots=True)
class StartTour:
    """Begin a tour with its first step."""

    tour: str


@dataclass(frozen=True, slots=True)
class StepTour:
    """Show a step of a tour that has begun, from 1."""

    tour: str
    step: int


@dataclass(frozen=True, slots=True)
class PauseTours:
    """Pause a tour, or let it go on; "" for all that have begun."""

    tour: str
    paused: bool


@dataclass(frozen=True, slots=True)
class StopTour:
    """End a tour; its screens stay as they are."""

    tour: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Undo the newest step of whoever is at the desk."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was undone last."""


@dataclass(frozen=True, slots=True)
class SaveScene:
    """Keep what the wall shows as a scene of that name; a scene that has this name already is written anew."""

    name: str


Ask = (
    WallCommand
    | ShowScene
    | ShowLayoutOn
    | PutCameras
    | Enlarge
    | NearestTo
    | LeaveNearest
    | ResetTiles
    | StartTour
    | StepTour
    | PauseTours
    | StopTour
    | Undo
    | Redo
    | SaveScene
)
