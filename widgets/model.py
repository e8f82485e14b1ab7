"""What the wall is told to show: labels of cameras, tiles with a place, layouts, alarms. Plain values, no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from feeds.core import Role
from layouts.model import Header, Theme
from resources.text import Text
from widgets.facts import Name
from widgets.panels.core import PanelSpec


class Level(StrEnum):
    """The four national alarm stages, highest first."""

    SERIOUS = "serious"
    ALERT = "alert"
    CAUTION = "caution"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm of the city at one camera."""

    level: Level
    raised_utc: datetime
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class CameraLabel:
    """What a person may read about a camera. `gloss` is its name in the second language, "" for none.

    `number`: what operators call it by, as on a CCTV keyboard; "" where that is its id.

    `late_after_s`: how old the picture of this camera may be, while it runs, before the tile says that it is late.
    `contact`: whom to ask where the camera refuses, "" where the city names nobody. `permitted`: whether those who
    look at this screen may see it.
    """

    camera_id: str
    name: str
    gloss: str = ""
    district: str = ""
    road: str = ""
    contact: str = ""
    number: str = ""
    late_after_s: float = 2.0
    permitted: bool = True
    masked: bool = False
    recorded: bool = False
    steerable: bool = False

    @property
    def code(self) -> str:
        """The number that is shown and typed: the city's own, else the id."""
        return self.number or self.camera_id


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in physical pixels of a canvas."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int

    def inset(self, by_px: int) -> "Box":
        """Return the box smaller by that much on every side."""
        return Box(self.x_px + by_px, self.y_px + by_px, self.width_px - 2 * by_px, self.height_px - 2 * by_px)

    def contains(self, x_px: float, y_px: float) -> bool:
        """Whether the point lies in the box."""
        inside_x = self.x_px <= x_px < self.x_px + self.width_px
        return inside_x and self.y_px <= y_px < self.y_px + self.height_px

    def meets(self, other: "Box") -> bool:
        """Whether the boxes have a pixel in common."""
        beside = self.x_px >= other.x_px + other.width_px or other.x_px >= self.x_px + self.width_px
        return not beside and self.y_px < other.y_px + other.height_px and other.y_px < self.y_px + self.height_px


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a larger canvas a window shows: the size of the whole, and where in it the window begins.

    Physical pixels. The window shows from there on as much as it is large.
    """

    canvas_width_px: int
    canvas_height_px: int
    x_px: int
    y_px: int


@dataclass(frozen=True, slots=True)
class TileSpec:
    """One tile of a layout on this screen: where it is and what is in it.

    `tile_id` names the place within its layout, whatever camera is in it. `camera` and `panel` None: an empty cell.
    `problem`: why nothing can be shown here; the tile is then a placeholder that says so. `fills`: cut the picture to
    fill the box instead of fitting it inside (never stretched either way). `stream`: which of the camera's streams to
    show, None for the one that fits the tile's size. `distance_m`: how far the camera stands from what the arrangement
    is about, shown where the clock is; None elsewhere. `number`: what the place is called on the page's map, shown
    instead of the camera's own number; None where the page has no such map.
    """

    tile_id: str
    box: Box
    camera: CameraLabel | None = None
    problem: Text | None = None
    fills: bool = False
    stream: Role | None = None
    panel: PanelSpec | None = None
    distance_m: float | None = None
    number: int | None = None

    def with_camera(self, camera: CameraLabel | None) -> "TileSpec":
        """Return the same place with another camera; a problem goes away with the content that had it."""
        return replace(self, camera=camera, panel=None, problem=None, distance_m=None)


Arrange = Callable[[Box, int], Sequence[TileSpec]]
"""From the space for tiles and the gutter between them (both in physical pixels) to the tiles, in reading order."""


@dataclass(frozen=True, slots=True)
class WallLayout:
    """A layout as a window shows it. `gutter_u` in units of u, see `theme.Sizes`. `about`: the place it is about.

    `viewing_ratio`, `theme`: None for those of the window. `leads_back`: whether it stands in for another for a while.
    """

    layout_id: str
    name: str
    arrange: Arrange
    gloss: str = ""
    header: Header = "strip"
    gutter_u: float = 8.0
    viewing_ratio: float | None = None
    theme: Theme | None = None
    about: Name | None = None
    leads_back: bool = False
