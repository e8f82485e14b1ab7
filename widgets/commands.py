"""What an operator asks of a window that goes beyond the window.

Small, immutable, sent through the signal `WallWindow.command`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowLayout:
    """Show the layout with this number (from 1) on the window's screen."""

    number: int


@dataclass(frozen=True, slots=True)
class AssignCameras:
    """Cameras were put into tiles of a layout; the window shows it already.

    `cameras`: only the tiles that changed, with their new camera or None for an empty cell. One command is one step
    that the operator can undo; an undo is such a command too.
    """

    layout_id: str
    cameras: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class SaveLayout:
    """Write into a layout's file what was put into its tiles. `cameras`: as in `AssignCameras`, since it was shown."""

    layout_id: str
    cameras: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class SetPrivacy:
    """Close (or open) the privacy curtain of every screen."""

    closed: bool


@dataclass(frozen=True, slots=True)
class IdentifyScreens:
    """Show its number on every screen for a few seconds."""


Command = ShowLayout | AssignCameras | SaveLayout | SetPrivacy | IdentifyScreens
