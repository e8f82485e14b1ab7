"""What an operator asks for in a window.

Small, immutable, sent through the signal `WallWindow.command`. A window changes nothing of what it shows by itself: it
asks, and is told. What it does at once (selecting, a zoom under the wheel) is the operator's eyes, not the wall.
"""

from dataclasses import dataclass

from feeds.core import Rect


@dataclass(frozen=True, slots=True)
class ShowNumbered:
    """Show what has this number (from 1): a scene of the wall, or a layout on the window's screen."""

    number: int


@dataclass(frozen=True, slots=True)
class ShowLayout:
    """Show the layout with this number (from 1) on the window's screen."""

    number: int


@dataclass(frozen=True, slots=True)
class AssignCameras:
    """Put cameras into tiles. One command is one step that the operator can undo.

    `cameras`: only the tiles that change, with their new camera or None for an empty cell.
    """

    cameras: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class SendTile:
    """Show the camera of a tile on the screen with this number (from 1)."""

    place: str
    number: int


@dataclass(frozen=True, slots=True)
class EnlargeTile:
    """Let a tile fill the screen, None: show all of them again."""

    place: str | None


@dataclass(frozen=True, slots=True)
class ZoomTile:
    """Show a part of a tile's picture; the window shows it already."""

    place: str
    crop: Rect


@dataclass(frozen=True, slots=True)
class LeaveNearest:
    """Show the layout again that the nearest cameras stand in for."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Undo what this operator did last."""


@dataclass(frozen=True, slots=True)
class RedoStep:
    """Do again what this operator undid last."""


@dataclass(frozen=True, slots=True)
class HoldTours:
    """Hold the tours that run, or let those go on that are held."""


@dataclass(frozen=True, slots=True)
class SaveLayout:
    """Write into a layout's file what was put into its tiles since it was shown. `cameras`: as in `AssignCameras`."""

    layout_id: str
    cameras: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class SaveSnapshot:
    """Save the picture of a tile that the window does not show itself: another window of its span may."""

    place: str


@dataclass(frozen=True, slots=True)
class SetPrivacy:
    """Close (or open) the privacy curtain of every screen."""

    closed: bool


@dataclass(frozen=True, slots=True)
class IdentifyScreens:
    """Show its number on every screen for a few seconds."""


@dataclass(frozen=True, slots=True)
class Call:
    """Call somebody. `address`: ``tel:``, ``sip:``, ``sips:`` or ``https:``."""

    address: str


@dataclass(frozen=True, slots=True)
class AcknowledgeAlarm:
    """Acknowledge these alarms; without any the one that `camera_id` watches, else the selected, else the first."""

    ids: tuple[str, ...] = ()
    camera_id: str = ""


@dataclass(frozen=True, slots=True)
class SelectAlarm:
    """Select an alarm on every screen, "" for none."""

    id: str


@dataclass(frozen=True, slots=True)
class NextAlarm:
    """Select the alarm after the selected one."""


@dataclass(frozen=True, slots=True)
class ShelveAlarm:
    """Put an alarm aside for some minutes, 60 at most, with a reason."""

    id: str
    reason: str
    minutes: int


@dataclass(frozen=True, slots=True)
class UnshelveAlarm:
    """Take an alarm back that was put aside, by its rule and what it is about."""

    rule: str
    subject: str


@dataclass(frozen=True, slots=True)
class OpenAlarm:
    """Show what an alarm is about: the layout that its rule names, else the cameras nearest to it."""

    id: str


@dataclass(frozen=True, slots=True)
class PullNearest:
    """Show the four cameras nearest to a camera, or ("") to the selected alarm, on this screen."""

    camera_id: str = ""


@dataclass(frozen=True, slots=True)
class OpenNearest:
    """Show the four cameras nearest to a place on this screen."""

    latitude_deg: float
    longitude_deg: float


Command = (
    ShowNumbered
    | ShowLayout
    | AssignCameras
    | SendTile
    | EnlargeTile
    | ZoomTile
    | LeaveNearest
    | UndoStep
    | RedoStep
    | HoldTours
    | SaveLayout
    | SaveSnapshot
    | SetPrivacy
    | IdentifyScreens
    | Call
    | AcknowledgeAlarm
    | SelectAlarm
    | NextAlarm
    | ShelveAlarm
    | UnshelveAlarm
    | OpenAlarm
    | PullNearest
    | OpenNearest
)
