"""From what an operator asks of a window to commands on the state of the wall."""

from collections.abc import Mapping, Sequence

from controlroom.showing import number_of
from controlroom.state.commands import (
    Asked,
    CameraInTile,
    EnlargeTile,
    LeaveNearest,
    PauseTours,
    PutCameras,
    Redo,
    SetPrivacy,
    ShowLayout,
    ShowScene,
    Undo,
    ZoomTile,
)
from controlroom.state.core import State
from controlroom.state.refusal import Reason, Refused
from feeds.core import FULL, Rect
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets import commands as asked
from widgets.tile import Tile
from widgets.tile_set import TileSet
from widgets.wall_window import WallWindow

_NO_LAYOUT = QT_TRANSLATE_NOOP("state", "There is no layout {number}, the city has {count}")
_NO_SCENE = QT_TRANSLATE_NOOP("state", "There is no scene {number}, this wall has {count}")
_NO_WINDOW = QT_TRANSLATE_NOOP("state", "There is no screen {number}, this wall has {count}")
_NO_ROOM = QT_TRANSLATE_NOOP("state", "Screen {number} has no tile for a camera")
_NO_TOUR = QT_TRANSLATE_NOOP("state", "No tour has begun")


def command_for(
    command: asked.Command,
    window: WallWindow,
    *,
    windows: Sequence[WallWindow],
    layouts: Sequence[str],
    scenes: Sequence[str],
    state: State,
) -> Asked | None:
    """Return the command on the state that `command` asks for, None where it is about something else. Raises Refused.

    `layouts`, `scenes`: their ids, in the order of their numbers.
    """
    screen, tiles = window.screen_id, window.canvas.tiles
    match command:
        case asked.ShowNumbered(number) if scenes:
            return ShowScene(scene=_numbered(scenes, number, _NO_SCENE))
        case asked.ShowNumbered(number) | asked.ShowLayout(number):
            return ShowLayout(layout=_numbered(layouts, number, _NO_LAYOUT), screen=screen)
        case asked.AssignCameras(cameras):
            return PutCameras(tiles=_in_tiles(screen, dict(cameras)))
        case asked.SendTile(place, number):
            camera = tiles.tiles[place].camera
            return None if camera is None else _sent(camera.camera_id, number, windows)
        case asked.EnlargeTile(place):
            return EnlargeTile(screen=screen, tile=None if place is None else number_of(place))
        case asked.ZoomTile(place, crop):
            return _zoomed(screen, place, crop, tiles)
        case asked.LeaveNearest():
            return LeaveNearest(screen=screen)
        case asked.SetPrivacy(closed):
            return SetPrivacy(closed=closed)
        case asked.UndoStep():
            return Undo()
        case asked.RedoStep():
            return Redo()
        case asked.HoldTours():
            if not state.tours:
                raise Refused(Reason.NOTHING, _NO_TOUR)
            return PauseTours(paused=not all(run.paused for run in state.tours.values()))
        case _:
            return None


def _numbered(ids: Sequence[str], number: int, text: Text) -> str:
    if number > len(ids):
        raise Refused(Reason.UNKNOWN, text(number=number, count=len(ids)))
    return ids[number - 1]


def _in_tiles(screen: str, cameras: Mapping[str, str | None]) -> tuple[CameraInTile, ...]:
    return tuple(
        CameraInTile(screen=screen, tile=number_of(place), camera=camera or "") for place, camera in cameras.items()
    )


def _zoomed(screen: str, place: str, crop: Rect, tiles: TileSet) -> ZoomTile:
    is_whole = crop in (FULL, tiles.shown_for(place).base)
    part = None if is_whole else (crop.x, crop.y, crop.width, crop.height)
    return ZoomTile(screen=screen, tile=number_of(place), crop=part)


def _sent(camera_id: str, number: int, windows: Sequence[WallWindow]) -> Asked | None:
    """Return what shows a camera on a numbered screen: in an empty tile, else in the smallest, the last of several."""
    # The windows of a span have one number, and each knows all of its tiles.
    by_number = {window.number: window for window in windows}
    window = by_number.get(number)
    if window is None:
        raise Refused(Reason.UNKNOWN, _NO_WINDOW(number=number, count=len(by_number)))
    if window.canvas.tiles.place_of(camera_id) is not None:
        return None
    found = [tile for tile in window.canvas.tiles.tiles.values() if tile.panel is None and tile.spec.problem is None]
    if not found:
        raise Refused(Reason.IMPOSSIBLE, _NO_ROOM(number=number))
    best = min(reversed(found), key=_worth)
    return PutCameras(tiles=_in_tiles(window.screen_id, {best.spec.tile_id: camera_id}))


def _worth(tile: Tile) -> tuple[bool, bool, int]:
    box = tile.spec.box
    return tile.camera is not None, tile.alarm is not None, box.width_px * box.height_px
