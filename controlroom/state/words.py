"""What was done, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
from controlroom.state.entries import Entry, Origin
from resources.text import QT_TRANSLATE_NOOP, Text

ORIGIN_TEXT: dict[Origin, Text] = {
    "wall": QT_TRANSLATE_NOOP("journal", "wall"),
    "desk": QT_TRANSLATE_NOOP("journal", "desk"),
    "local": QT_TRANSLATE_NOOP("journal", "command line"),
    "api": QT_TRANSLATE_NOOP("journal", "control API"),
    "tour": QT_TRANSLATE_NOOP("journal", "tour"),
    "schedule": QT_TRANSLATE_NOOP("journal", "schedule"),
    "alarm": QT_TRANSLATE_NOOP("journal", "alarm"),
    "files": QT_TRANSLATE_NOOP("journal", "city's files"),
    "program": QT_TRANSLATE_NOOP("journal", "program"),
}
"""Where a command came from, in words."""

_LAYOUT = QT_TRANSLATE_NOOP("journal", "Layout {layout} on screen {screen}")
_LAYOUT_EVERYWHERE = QT_TRANSLATE_NOOP("journal", "Layout {layout} on every screen")
_CAMERA = QT_TRANSLATE_NOOP("journal", "Camera {camera} in tile {tile} of screen {screen}")
_EMPTIED = QT_TRANSLATE_NOOP("journal", "Tile {tile} of screen {screen} emptied")
_CAMERAS = QT_TRANSLATE_NOOP("journal", "Other cameras in {count} tiles of screens: {screens}")
_LARGE = QT_TRANSLATE_NOOP("journal", "Tile {tile} fills screen {screen}")
_ALL_TILES = QT_TRANSLATE_NOOP("journal", "All tiles of screen {screen} again")
_PART = QT_TRANSLATE_NOOP("journal", "A part of the picture in tile {tile} of screen {screen}")
_WHOLE = QT_TRANSLATE_NOOP("journal", "The whole picture in tile {tile} of screen {screen} again")
_NEAREST = QT_TRANSLATE_NOOP("journal", "Cameras nearest to {name} on screen {screen}")
_LEFT = QT_TRANSLATE_NOOP("journal", "The layout of screen {screen} again")
_RESET = QT_TRANSLATE_NOOP("journal", "Tiles of screen {screen} as its layout has them")
_CLOSED = QT_TRANSLATE_NOOP("journal", "Privacy curtain closed")
_OPENED = QT_TRANSLATE_NOOP("journal", "Privacy curtain opened")
_SCENE = QT_TRANSLATE_NOOP("journal", "Scene {scene}")
_TOUR = QT_TRANSLATE_NOOP("journal", "Tour {tour} begun")
_STEP = QT_TRANSLATE_NOOP("journal", "Tour {tour}, step {step}")
_PAUSED = QT_TRANSLATE_NOOP("journal", "Tour {tour} paused")
_GOES_ON = QT_TRANSLATE_NOOP("journal", "Tour {tour} goes on")
_ALL_PAUSED = QT_TRANSLATE_NOOP("journal", "All tours paused")
_ALL_GO_ON = QT_TRANSLATE_NOOP("journal", "All tours go on")
_STOPPED = QT_TRANSLATE_NOOP("journal", "Tour {tour} ended")
_UNDONE = QT_TRANSLATE_NOOP("journal", "Revision {revision} undone")
_REDONE = QT_TRANSLATE_NOOP("journal", "What revision {revision} had undone, done again")
_BEGUN = QT_TRANSLATE_NOOP("journal", "Program started with the city {city}")
_RESUMED = QT_TRANSLATE_NOOP("journal", "Program started with the city {city}, the wall as it was left")
_PLANNED = QT_TRANSLATE_NOOP("journal", "New screens: {screens}")
_ENDED = QT_TRANSLATE_NOOP("journal", "Program ended")


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called, by their ids. One without a name, as of a city that has changed, is told by its id."""

    layouts: Mapping[str, str] = field(default_factory=dict)
    scenes: Mapping[str, str] = field(default_factory=dict)
    tours: Mapping[str, str] = field(default_factory=dict)
    screens: Mapping[str, str] = field(default_factory=dict)
    cameras: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)


IDS = Names()


def entry_text(entry: Entry, names: Names = IDS) -> Text:
    """Return what an entry of the journal is about, for people."""
    match entry.command:
        case Undo():
            return _UNDONE(revision=entry.undoes)
        case Redo():
            return _REDONE(revision=entry.undoes)
        case command:
            return _command_text(command, names)


def _command_text(command: Command, names: Names) -> Text:
    def on(screen: str) -> str:
        return names.screens.get(screen, screen)

    match command:
        case ShowLayout(layout=layout, screen=screen):
            layout = names.layouts.get(layout, layout)
            return _LAYOUT_EVERYWHERE(layout=layout) if screen is None else _LAYOUT(layout=layout, screen=on(screen))
        case PutCameras(tiles=(CameraInTile(screen=screen, tile=tile, camera=""),)):
            return _EMPTIED(tile=tile, screen=on(screen))
        case PutCameras(tiles=(CameraInTile(screen=screen, tile=tile, camera=camera),)):
            return _CAMERA(camera=names.cameras.get(camera, camera), tile=tile, screen=on(screen))
        case PutCameras(tiles=tiles):
            return _CAMERAS(count=len(tiles), screens=", ".join(dict.fromkeys(on(each.screen) for each in tiles)))
        case EnlargeTile(screen=screen, tile=tile):
            return _ALL_TILES(screen=on(screen)) if tile is None else _LARGE(tile=tile, screen=on(screen))
        case ZoomTile(screen=screen, tile=tile, crop=crop):
            return (_WHOLE if crop is None else _PART)(tile=tile, screen=on(screen))
        case ShowNearest(screen=screen, name=name):
            return _NEAREST(name=name, screen=on(screen))
        case LeaveNearest(screen=screen):
            return _LEFT(screen=on(screen))
        case ResetTiles(screen=screen):
            return _RESET(screen=on(screen))
        case SetPrivacy(closed=closed):
            return _CLOSED if closed else _OPENED
        case ShowScene(scene=scene):
            return _SCENE(scene=names.scenes.get(scene, scene))
        case StartTour(tour=tour):
            return _TOUR(tour=names.tours.get(tour, tour))
        case StepTour(tour=tour, step=step):
            return _STEP(tour=names.tours.get(tour, tour), step=step)
        case PauseTours(tour=tour, paused=paused):
            if tour is None:
                return _ALL_PAUSED if paused else _ALL_GO_ON
            return (_PAUSED if paused else _GOES_ON)(tour=names.tours.get(tour, tour))
        case StopTour(tour=tour):
            return _STOPPED(tour=names.tours.get(tour, tour))
        case Begin(city=city, resumed=resumed):
            return (_RESUMED if resumed else _BEGUN)(city=names.cities.get(city, city))
        case PlanScreens(screens=screens):
            return _PLANNED(screens=", ".join(map(on, screens)))
        case End():
            return _ENDED
        case Undo() | Redo():
            raise TypeError(f"{command.kind} is worded with its entry")
