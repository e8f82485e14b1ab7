"""What the desk shows of a wall, out of its state: a pure function."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from controlroom.plan import ScreenPlan
from controlroom.state.applying import applied
from controlroom.state.commands import Redo, ShowScene, Undo
from controlroom.state.core import Screen, State
from controlroom.state.entries import Entry
from controlroom.state.history import History
from controlroom.state.refusal import Refused
from controlroom.state.words import Names, entry_text
from controlroom.state.world import World
from controlroom.words import say
from layouts.model import Layout, NamesByLanguage, name_in, names_beside
from layouts.scenes import Scene
from layouts.tours import Tour
from layouts.walls import Wall, WallScreen
from widgets.desk.ports import (
    Cell,
    CellKind,
    DeskLayout,
    DeskScene,
    DeskScreen,
    DeskTour,
    DeskView,
    JournalLine,
    NextScheduled,
)

_LINES = 30
_KEYS = 9


@dataclass(frozen=True, slots=True)
class Room:
    """What the desk is of. `wall`: its file, None without one. `ratios`: width over height of screens, by id.

    `cameras`, `cities`: their names, by id; of cities this one's. `missing`: screens without a monitor. `audiences`:
    who looks at those that are not for operators, in a word.
    """

    world: World
    plans: Mapping[str, ScreenPlan]
    language: str
    operator: str
    cameras: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    wall: Wall | None = None
    ratios: Mapping[str, float] = field(default_factory=dict)
    missing: Collection[str] = ()
    audiences: Mapping[str, str] = field(default_factory=dict)
    next_scheduled: NextScheduled | None = None


def desk_view(state: State, history: History, room: Room) -> DeskView:
    """Return what the desk shows now."""
    names = _names(room)
    return DeskView(
        state.revision,
        tuple(_screen(id, number, state, room) for number, id in enumerate(room.plans, start=1)),
        tuple(_scene(number, scene, state, room) for number, scene in enumerate(room.world.scenes.values(), start=1)),
        tuple(_tour(tour, state, room) for tour in room.world.tours.values()),
        tuple(_layout(layout, room.language) for layout in room.world.layouts.values()),
        _step_words(history, room.operator, names, undo=True),
        _step_words(history, room.operator, names, undo=False),
        state.privacy,
        tuple(_line(entry, history.entries, names) for entry in reversed(history.entries[-_LINES:])),
        room.operator,
        room.next_scheduled,
    )


def _names(room: Room) -> Names:
    world, language = room.world, room.language
    return Names(
        {id: name_in(language, layout.name) for id, layout in world.layouts.items()},
        {id: name_in(language, scene.name) for id, scene in world.scenes.items()},
        {id: name_in(language, tour.name) for id, tour in world.tours.items()},
        {id: _screen_name(id, room) for id in room.plans},
        room.cameras,
        room.cities,
    )


def _named(names: NamesByLanguage | None, room: Room, otherwise: str) -> str:
    return name_in(room.language, names) if names else otherwise


def _screen(id: str, number: int, state: State, room: Room) -> DeskScreen:
    shown = state.screens.get(id, Screen())
    layout = room.world.layouts.get(shown.layout)
    layout_name = shown.nearest.name if shown.nearest else "" if layout is None else name_in(room.language, layout.name)
    made = DeskScreen(
        id,
        id,
        layout_name,
        room.ratios.get(id, 16 / 9),
        column=number,
        is_missing=id in room.missing,
        tour=_tour_words(id, state, room),
        audience=room.audiences.get(id, ""),
    )
    if room.wall is None:
        return made
    planned = room.wall.shown[id]
    entry = planned.entry if isinstance(planned, WallScreen) else planned
    cells = [planned] if isinstance(planned, WallScreen) else [room.wall.screens[each] for each in planned.screens]
    left, top = min(cell.column for cell in cells), min(cell.row for cell in cells)
    return replace(
        made,
        name=_named(entry.name.by_language() if entry.name else None, room, id),
        also=names_beside(room.language, entry.name.by_language()) if entry.name else "",
        column=left,
        row=top,
        columns=max(cell.column for cell in cells) - left + 1,
        rows=max(cell.row for cell in cells) - top + 1,
    )


def _tour_words(screen_id: str, state: State, room: Room) -> str:
    for id, run in state.tours.items():
        tour = room.world.tours.get(id)
        if tour is not None and screen_id in room.world.driven_by(tour):
            return f"{name_in(room.language, tour.name)} {run.step + 1}/{len(tour.steps)}"
    return ""


def _scene(number: int, scene: Scene, state: State, room: Room) -> DeskScene:
    is_shown = state.scene == scene.id
    return DeskScene(
        scene.id,
        name_in(room.language, scene.name),
        number if number <= _KEYS else None,
        is_shown,
        is_shown and _differs(scene, state, room.world),
        {id: screen.layout for id, screen in scene.screens.items() if id in room.world.screens},
        names_beside(room.language, scene.name),
    )


def _differs(scene: Scene, state: State, world: World) -> bool:
    """Whether a screen shows something else than the scene, but for what its tours change."""
    try:
        meant = applied(State(), ShowScene(scene=scene.id), world, by_person=False)
    except Refused:  # its layouts are gone meanwhile
        return True
    driven = {id for tour in state.tours if tour in world.tours for id in world.driven_by(world.tours[tour])}
    return any(state.screens.get(id) != screen for id, screen in meant.screens.items() if id not in driven)


def _tour(tour: Tour, state: State, room: Room) -> DeskTour:
    run = state.tours.get(tour.id)
    driven = tuple(_screen_name(id, room) for id in room.plans if id in room.world.driven_by(tour))
    step, is_paused = (0, False) if run is None else (run.step + 1, run.paused)
    name, also = name_in(room.language, tour.name), names_beside(room.language, tour.name)
    return DeskTour(tour.id, name, len(tour.steps), step, is_paused, driven, also)


def _screen_name(id: str, room: Room) -> str:
    planned = None if room.wall is None else room.wall.shown[id]
    entry = planned.entry if isinstance(planned, WallScreen) else planned
    return _named(entry.name.by_language() if entry is not None and entry.name else None, room, id)


def _layout(layout: Layout, language: str) -> DeskLayout:
    cells = []
    for tile in layout.tiles:
        kind = CellKind.PANEL if tile.panel else CellKind.CAMERA if tile.camera else CellKind.EMPTY
        edges = (float(edge) for edge in (tile.place.left, tile.place.top, tile.place.right, tile.place.bottom))
        left, top, right, bottom = edges
        cells.append(Cell(left, top, right, bottom, kind))
    return DeskLayout(layout.id, name_in(language, layout.name), tuple(cells), names_beside(language, layout.name))


def _step_words(history: History, by: str, names: Names, *, undo: bool) -> str:
    can_undo, can_redo = history.can(by)
    if not (can_undo if undo else can_redo):
        return ""
    try:
        entry, _ = history.to_undo(by, None) if undo else history.to_redo(by)
    except Refused as refused:
        return say(refused.text)
    return say(entry_text(entry, names))


def _line(entry: Entry, entries: Sequence[Entry], names: Names) -> JournalLine:
    undone = {each.undoes for each in entries if isinstance(each.command, Undo)}
    undone -= {_original(each, entries) for each in entries if isinstance(each.command, Redo)}
    at_utc = datetime.fromtimestamp(entry.at_ms / 1000, UTC)
    return JournalLine(at_utc, entry.author.by, say(entry_text(entry, names)), entry.revision in undone)


def _original(redo: Entry, entries: Sequence[Entry]) -> int | None:
    """Return the revision that was done again."""
    return next((entry.undoes for entry in entries if entry.revision == redo.undoes), None)
