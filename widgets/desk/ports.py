"""What the desk is told to show, as plain values. The program makes a `DeskView` of the wall's state at each change.

`also` is what something is called in other languages, for those who look for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class DeskScreen:
    """A screen of the wall. `column`, `row` (from 1), `columns`, `rows`: its place in the wall's grid.

    `ratio`: its width over its height. `is_missing`: no monitor is there for it. `tour`: the words of the tour that
    drives it, such as "Rivers 2/5", "" for none. `audience`: who looks at it, in a word, "" for operators.
    """

    id: str
    name: str
    layout_name: str = ""
    ratio: float = 16 / 9
    column: int = 1
    row: int = 1
    columns: int = 1
    rows: int = 1
    is_missing: bool = False
    tour: str = ""
    audience: str = ""
    also: str = ""


class CellKind(StrEnum):
    """What a cell of a layout has in it."""

    CAMERA = "camera"
    PANEL = "panel"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """A tile of a layout in fractions (0 to 1) of the space that its tiles share."""

    left: float
    top: float
    right: float
    bottom: float
    kind: CellKind = CellKind.CAMERA


@dataclass(frozen=True, slots=True)
class DeskLayout:
    """A layout of the city."""

    id: str
    name: str
    cells: tuple[Cell, ...] = ()
    also: str = ""


@dataclass(frozen=True, slots=True)
class DeskScene:
    """A scene. `number`: the digit that shows it, None for none. `layouts`: what it shows, ids of layouts by screen.

    `is_shown`: it was shown last. `is_changed`: something on its screens is not as it says any more.
    """

    id: str
    name: str
    number: int | None = None
    is_shown: bool = False
    is_changed: bool = False
    layouts: Mapping[str, str] = field(default_factory=dict)
    also: str = ""


@dataclass(frozen=True, slots=True)
class DeskTour:
    """A tour. `step`: the one that is shown, from 1, 0 while it has not begun. `screens`: the names of those it drives.

    `is_paused`: it stays where it is until somebody lets it go on.
    """

    id: str
    name: str
    steps: int
    step: int = 0
    is_paused: bool = False
    screens: tuple[str, ...] = ()
    also: str = ""

    @property
    def runs(self) -> bool:
        """Whether it has begun, be it paused or not."""
        return self.step > 0


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry of the journal: when, who, and what in words. `is_undone`: it was taken back since."""

    at_utc: datetime
    by: str
    what: str
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class NextScheduled:
    """What the schedule does next, and when."""

    at_utc: datetime
    name: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """All that the desk shows beside pictures and facts.

    `screens`: in the order of their numbers. `undo`, `redo`: the words of the step that would be undone or done again,
    "" where there is none. `journal`: the newest first. `operator`: who is at the desk.
    """

    revision: int = 0
    screens: tuple[DeskScreen, ...] = ()
    scenes: tuple[DeskScene, ...] = ()
    tours: tuple[DeskTour, ...] = ()
    layouts: tuple[DeskLayout, ...] = ()
    undo: str = ""
    redo: str = ""
    privacy: bool = False
    journal: tuple[JournalLine, ...] = ()
    operator: str = ""
    next_scheduled: NextScheduled | None = None
