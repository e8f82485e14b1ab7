"""What a wall plans to have, and the monitors that there are: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Monitor:
    """A monitor as the system describes it. Its place in Qt's coordinates, which `pixel_ratio` makes physical pixels.

    `connector`: what the system calls it, such as ``DP-1``. `model`, `serial`, `manufacturer`: from its EDID, "" where
    it has none. `size_mm`: of the picture, (0, 0) where nobody knows. `rotation`: by how many degrees the system turns
    its picture, counter-clockwise as XRandR has it: 0, 90, 180 or 270.
    """

    connector: str
    x: int
    y: int
    width: int
    height: int
    pixel_ratio: float = 1.0
    model: str = ""
    serial: str = ""
    manufacturer: str = ""
    size_mm: tuple[float, float] = (0.0, 0.0)
    rotation: int = 0

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in physical pixels."""
        return round(self.width * self.pixel_ratio), round(self.height * self.pixel_ratio)

    @property
    def is_real(self) -> bool:
        """Whether it shows anything: while monitors come and go there are placeholders without size."""
        return self.width > 0 and self.height > 0


@dataclass(frozen=True, slots=True)
class MonitorMatch:
    """How a monitor is found: by as much of its EDID as is said here, else its connector, else its number.

    "" and None: it does not matter. `number`: place from 1, top to bottom and left to right, as the system arranges
    them.
    """

    model: str = ""
    serial: str = ""
    connector: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedScreen:
    """A monitor's worth of a wall. `importance`: 1 is the most important.

    `rotation`: how the monitor hangs, in degrees as in `Monitor`, None where it does not matter. `size_px`: what it is
    planned as, as it hangs, for as long as there is no monitor. `size_mm`: of the picture, None for what the monitor
    says of itself.
    """

    id: str
    match: MonitorMatch = MonitorMatch()
    importance: int = 1
    rotation: int | None = None
    size_px: tuple[int, int] | None = None
    size_mm: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class SpanCell:
    """A monitor of a span: its screen, its place in the grid from 1, and the width of its frame on each side."""

    screen: PlannedScreen
    column: int
    row: int
    bezel_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class PlannedSpan:
    """Several monitors that show one picture. `gap_mm`: the space between the frames of neighbours."""

    id: str
    cells: tuple[SpanCell, ...]
    gap_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class WallPlan:
    """All screens of a wall, each with a monitor of its own or spanning several; ids are unique among all of them."""

    screens: tuple[PlannedScreen, ...] = ()
    spans: tuple[PlannedSpan, ...] = ()
    reserved: tuple[PlannedScreen, ...] = ()
    """What is no part of the wall and keeps its monitor: the operators' desk."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what shows a picture of its own, in the order of their numbers."""
        return (*(screen.id for screen in self.screens), *(span.id for span in self.spans))

    @property
    def monitors(self) -> tuple[PlannedScreen, ...]:
        """Everything that needs a monitor."""
        return (*self.screens, *(cell.screen for span in self.spans for cell in span.cells))
