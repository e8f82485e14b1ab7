"""What is planned for the screens of a wall: their monitors, what each shows at first, and who looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from controlroom.monitors.plan import MonitorMatch, PlannedScreen, PlannedSpan, SpanCell, WallPlan
from layouts.model import Audience
from layouts.wall_files import MonitorEntry
from layouts.walls import Wall, WallScreen

DESK = "/desk"
"""What the desk is called among monitors: no screen can have this id."""


@dataclass(frozen=True, slots=True)
class ScreenPlan:
    """One screen. `layout`: what it shows at first, "" for the city's own first. `audience`: None for the wall's.

    `ratio`: distance of its viewers over its height, None for the wall's. `number`: its own, from 1.
    """

    layout: str = ""
    audience: Audience | None = None
    ratio: float | None = None
    number: int = 1


def screen_plans(wall: Wall) -> dict[str, ScreenPlan]:
    """Return what the screens and spans of a wall show, in the order of their numbers."""
    return {
        id: ScreenPlan(entry.layout or "", entry.audience, entry.seen.ratio if entry.seen else None, number)
        for number, (id, shown) in enumerate(wall.shown.items(), start=1)
        for entry in [shown.entry if isinstance(shown, WallScreen) else shown]
    }


def plans_of(ids: tuple[str, ...]) -> dict[str, ScreenPlan]:
    """Return the plan of screens without a file."""
    return {id: ScreenPlan(number=number) for number, id in enumerate(ids, start=1)}


def monitor_match(entry: MonitorEntry | None) -> MonitorMatch:
    """Return how a monitor is found."""
    if entry is None:
        return MonitorMatch()
    return MonitorMatch(entry.model or "", entry.serial or "", entry.connector or "", entry.number)


def wall_plan(wall: Wall) -> WallPlan:
    """Return which monitors a wall needs."""
    planned = {id: _planned(screen) for id, screen in wall.screens.items()}
    spanned = {id for span in wall.spans.values() for id in span.screens}
    return WallPlan(
        tuple(planned[id] for id in wall.shown if id in planned and id not in spanned),
        tuple(_span(wall, id, planned) for id in wall.shown if id in wall.spans),
        () if wall.file.desk is None else (PlannedScreen(DESK, monitor_match(wall.file.desk), importance=0),),
    )


def _span(wall: Wall, id: str, planned: Mapping[str, PlannedScreen]) -> PlannedSpan:
    screens = [wall.screens[member] for member in wall.spans[id].screens]
    cells = tuple(SpanCell(planned[screen.id], screen.column, screen.row, screen.entry.bezel_mm) for screen in screens)
    return PlannedSpan(id, cells, wall.file.gap_mm)


def _planned(screen: WallScreen) -> PlannedScreen:
    entry = screen.entry
    size_px = None
    if entry.size is not None:
        width, _, height = entry.size.partition("x")
        size_px = int(width), int(height)
    size_mm = (entry.width_mm, entry.height_mm) if entry.width_mm and entry.height_mm else None
    return PlannedScreen(entry.id, monitor_match(entry.monitor), screen.importance, entry.rotation, size_px, size_mm)
