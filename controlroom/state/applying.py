"""From a state and a command to the next state: a pure function."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from controlroom.state.commands import (
    Begin,
    CameraInTile,
    Command,
    End,
    EnlargeTile,
    LeaveNearest,
    PauseTours,
    PlanScreens,
    PutCameras,
    Redo,
    ResetTiles,
    SetPrivacy,
    ShowLayout,
    ShowNearest,
    ShowScene,
    StartTour,
    StepTour,
    StopTour,
    Undo,
    ZoomTile,
)
from controlroom.state.core import NOTHING, Nearest, Screen, State, TourRun
from controlroom.state.refusal import Reason, Refused
from controlroom.state.world import World
from layouts.model import Layout
from layouts.problems import Names
from layouts.scenes import Scene
from layouts.tours import Tour, TourStep
from resources.text import QT_TRANSLATE_NOOP, Text

_NO_SCREEN = QT_TRANSLATE_NOOP("state", "There is no screen {id}; there are: {known}")
_NO_LAYOUT = QT_TRANSLATE_NOOP("state", "There is no layout {id}")
_NO_SCENE = QT_TRANSLATE_NOOP("state", "There is no scene {id}")
_NO_TOUR = QT_TRANSLATE_NOOP("state", "There is no tour {id}")
_NO_CAMERA = QT_TRANSLATE_NOOP("state", "There is no camera {id}")
_NO_TILE = QT_TRANSLATE_NOOP("state", "Screen {screen} has no tile {tile}, its layout has {count}")
_IS_PANEL = QT_TRANSLATE_NOOP("state", "Tile {tile} of screen {screen} shows a panel, no camera can be put there")
_IS_EMPTY = QT_TRANSLATE_NOOP("state", "Tile {tile} of screen {screen} is empty")
_IS_NEAREST = QT_TRANSLATE_NOOP("state", "Screen {screen} shows the nearest cameras, leave them first")
_NO_SCREENS = QT_TRANSLATE_NOOP("state", "The scene {id} is of screens that this wall does not have: {screens}")
_NOT_BEGUN = QT_TRANSLATE_NOOP("state", "The tour {id} has not begun")
_NO_STEP = QT_TRANSLATE_NOOP("state", "The tour {id} has {count} steps")


def applied(state: State, command: Command, world: World, *, by_person: bool = True) -> State:
    """Return the state after a command, with the revision of the one before. Raises Refused.

    What a person does to a screen pauses the tours that drive it. `Undo`, `Redo`, `Begin` and `End` need more than a
    state and are not for this function.
    """
    after = _applied(state, command, world)
    if by_person and not isinstance(command, StartTour | StepTour | PauseTours | StopTour | ShowScene):
        after = _paused_where_touched(state, after, world)
    return after


def _applied(state: State, command: Command, world: World) -> State:
    match command:
        case ShowLayout(layout=layout, screen=screen):
            _check(world.layouts, layout, _NO_LAYOUT)
            screens = world.screens if screen is None else [_screen(world, screen)]
            return _with(replace(state, scene=""), {id: Screen(layout) for id in screens})
        case PutCameras(tiles=tiles):
            for each in tiles:
                state = _put(state, each, world)
            return state
        case EnlargeTile(screen=screen, tile=tile):
            return _enlarged(state, screen, tile, world)
        case ZoomTile(screen=screen, tile=tile, crop=crop):
            shown = _top(state, screen, world)
            _tile(state, screen, tile, world)
            crops = {**shown.crops, tile: crop} if crop is not None else _without(shown.crops, tile)
            return _with_top(state, screen, replace(shown, crops=crops))
        case ShowNearest(screen=screen, name=name, centre=centre, cameras=cameras):
            before = _shown(state, screen, world)
            for id in [*([centre] if centre else []), *(near.camera for near in cameras)]:
                _check(world.cameras, id, _NO_CAMERA)
            found = tuple((near.camera, near.distance_m) for near in cameras)
            return _with(state, {screen: replace(before, nearest=Nearest(name, centre, found))})
        case LeaveNearest(screen=screen):
            return _with(state, {screen: replace(_shown(state, screen, world), nearest=None)})
        case ResetTiles(screen=screen):
            before = _shown(state, screen, world)
            return _with(state, {screen: replace(before, cameras=NOTHING, crops=NOTHING)})
        case SetPrivacy(closed=closed):
            return replace(state, privacy=closed)
        case ShowScene(scene=id):
            return _with_scene(state, _known(world.scenes, id, _NO_SCENE), world)
        case StartTour(tour=id):
            tour = _known(world.tours, id, _NO_TOUR)
            state = _without_tours(state, world.driven_by(tour), world)
            return _with_step(replace(state, tours={**state.tours, id: TourRun()}), tour, 0, world)
        case StepTour(tour=id, step=step):
            tour = _known(world.tours, id, _NO_TOUR)
            return _with_step(state, tour, step - 1, world)
        case PauseTours(tour=wanted, paused=paused):
            if wanted is not None:
                _begun(state, wanted)
            return _with_paused(state, [wanted] if wanted is not None else state.tours, paused=paused)
        case StopTour(tour=id):
            _begun(state, id)
            return replace(state, tours=_without(state.tours, id))
        case PlanScreens(screens=screens):
            return _with(state, {id: Screen(layout) for id, layout in screens.items()})
        case Undo() | Redo() | Begin() | End():
            raise TypeError(f"{command.kind} is not for this function")


# What commands name


def _known[Value](known: Mapping[str, Value], id: str, text: Text) -> Value:
    """Return what is known under an id. Raises Refused with the nearest ids."""
    _check(known, id, text)
    return known[id]


def _check(known: Collection[str], id: str, text: Text) -> None:
    if id not in known:
        raise Refused(Reason.UNKNOWN, text(id=id), Names(known).nearest(id))


def _screen(world: World, id: str) -> str:
    if id not in world.screens:
        text = _NO_SCREEN(id=id, known=", ".join(world.screens))
        raise Refused(Reason.UNKNOWN, text, Names(world.screens).nearest(id))
    return id


def _shown(state: State, id: str, world: World) -> Screen:
    return state.screens.get(_screen(world, id)) or Screen(world.screens[id])


def _top(state: State, id: str, world: World) -> Screen | Nearest:
    """Return what is seen of a screen: the nearest cameras while they are shown, else the screen itself."""
    shown = _shown(state, id, world)
    return shown.nearest or shown


def _with_top(state: State, id: str, top: Screen | Nearest) -> State:
    return _with(state, {id: top if isinstance(top, Screen) else replace(state.screens[id], nearest=top)})


def _layout(shown: Screen, world: World) -> Layout:
    return _known(world.layouts, shown.layout, _NO_LAYOUT)


def _tile(state: State, id: str, tile: int, world: World) -> bool:
    """Return whether there is something in a tile. Raises Refused where there is no such tile."""
    top = _top(state, id, world)
    if isinstance(top, Nearest):
        count, is_filled = top.tiles, True
    else:
        tiles = _layout(top, world).tiles
        count = len(tiles)
        is_filled = tile <= count and bool(
            top.cameras.get(tile, tiles[tile - 1].camera) or (tiles[tile - 1].panel and tile not in top.cameras)
        )
    if tile > count:
        raise Refused(Reason.UNKNOWN, _NO_TILE(screen=id, tile=tile, count=count))
    return is_filled


# What commands do


def _with(state: State, screens: Mapping[str, Screen]) -> State:
    return replace(state, screens={**state.screens, **screens})


def _without[Key, Value](known: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    return {each: value for each, value in known.items() if each != key}


def _put(state: State, wanted: CameraInTile, world: World) -> State:
    shown = _shown(state, wanted.screen, world)
    if shown.nearest is not None:
        raise Refused(Reason.IMPOSSIBLE, _IS_NEAREST(screen=wanted.screen))
    _tile(state, wanted.screen, wanted.tile, world)
    tile = _layout(shown, world).tiles[wanted.tile - 1]
    if tile.panel is not None:
        raise Refused(Reason.IMPOSSIBLE, _IS_PANEL(screen=wanted.screen, tile=wanted.tile))
    if wanted.camera:
        _check(world.cameras, wanted.camera, _NO_CAMERA)
    cameras = _without(shown.cameras, wanted.tile)
    if wanted.camera != (tile.camera or ""):
        cameras[wanted.tile] = wanted.camera
    large = None if shown.large == wanted.tile and not wanted.camera else shown.large
    after = replace(shown, cameras=cameras, crops=_without(shown.crops, wanted.tile), large=large)
    return _with(state, {wanted.screen: after})


def _enlarged(state: State, id: str, tile: int | None, world: World) -> State:
    top = _top(state, id, world)
    if tile is not None and not _tile(state, id, tile, world):
        raise Refused(Reason.IMPOSSIBLE, _IS_EMPTY(screen=id, tile=tile))
    return _with_top(_with(state, {id: _shown(state, id, world)}), id, replace(top, large=tile))


def _with_scene(state: State, scene: Scene, world: World) -> State:
    driven = _screens_of(scene, world)
    state = _without_tours(state, frozenset(driven), world)
    state = _with_screens_of(state, scene, world)
    if scene.privacy is not None:
        state = replace(state, privacy=scene.privacy)
    for id in scene.tours:
        if id in world.tours:
            state = _with_step(replace(state, tours={**state.tours, id: TourRun()}), world.tours[id], 0, world)
    return replace(state, scene=scene.id)


def _screens_of(scene: Scene, world: World) -> list[str]:
    driven = [id for id in scene.screens if id in world.screens]
    if not driven:
        raise Refused(Reason.IMPOSSIBLE, _NO_SCREENS(id=scene.id, screens=", ".join(scene.screens)))
    return driven


def _with_screens_of(state: State, scene: Scene, world: World) -> State:
    shown = {}
    for id in _screens_of(scene, world):
        wanted = scene.screens[id]
        layout = _known(world.layouts, wanted.layout, _NO_LAYOUT)
        cameras = {
            tile: camera or ""
            for tile, camera in wanted.cameras.items()
            if tile <= len(layout.tiles) and (camera or "") != (layout.tiles[tile - 1].camera or "")
        }
        shown[id] = Screen(wanted.layout, cameras, wanted.large)
    return replace(_with(state, shown), scene=scene.id)


def _with_step(state: State, tour: Tour, number: int, world: World) -> State:
    run = _begun(state, tour.id)
    if not 0 <= number < len(tour.steps):
        raise Refused(Reason.UNKNOWN, _NO_STEP(id=tour.id, count=len(tour.steps)))
    state = _shown_by_step(state, tour, tour.steps[number], world)
    return replace(state, tours={**state.tours, tour.id: replace(run, step=number)})


def _shown_by_step(state: State, tour: Tour, step: TourStep, world: World) -> State:
    if step.scene is not None:
        return _with_screens_of(state, _known(world.scenes, step.scene, _NO_SCENE), world)
    screen = _screen(world, tour.screen or "")
    if step.layout is not None:
        _check(world.layouts, step.layout, _NO_LAYOUT)
        state = _with(state, {screen: Screen(step.layout)})
    for tile, camera in zip(tour.tiles, (*step.cameras, *[""] * len(tour.tiles)), strict=False):
        if step.cameras:
            state = _put(state, CameraInTile(screen=screen, tile=tile, camera=camera), world)
    return state


def _begun(state: State, id: str) -> TourRun:
    if id not in state.tours:
        raise Refused(Reason.IMPOSSIBLE, _NOT_BEGUN(id=id))
    return state.tours[id]


def _with_paused(state: State, ids: Iterable[str], *, paused: bool) -> State:
    wanted = set(ids)
    return replace(
        state,
        tours={id: replace(run, paused=paused) if id in wanted else run for id, run in state.tours.items()},
    )


def _without_tours(state: State, screens: frozenset[str], world: World) -> State:
    """Return the state without the tours that drive one of these screens."""
    return replace(
        state,
        tours={
            id: run
            for id, run in state.tours.items()
            if id not in world.tours or world.driven_by(world.tours[id]).isdisjoint(screens)
        },
    )


def _paused_where_touched(before: State, after: State, world: World) -> State:
    touched = {id for id, screen in after.screens.items() if before.screens.get(id) != screen}
    driving = [id for id in after.tours if id in world.tours and world.driven_by(world.tours[id]) & touched]
    return _with_paused(after, driving, paused=True) if driving else after
