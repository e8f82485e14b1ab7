"""A window that gets at once what it asks for, as the state of a wall gives it."""

from functools import partial

from widgets.commands import AssignCameras, Command, EnlargeTile, SetPrivacy
from widgets.model import CameraLabel
from widgets.wall_window import WallWindow


def obey_at_once(window: WallWindow, cameras: tuple[CameraLabel, ...]) -> None:
    """Let a window show what it asks for; `cameras`: those that there are."""
    window.command.connect(partial(_show, window, {camera.camera_id: camera for camera in cameras}))


def _show(window: WallWindow, cameras: dict[str, CameraLabel], command: Command) -> None:
    canvas = window.canvas
    match command:
        case AssignCameras(change):
            put = {place: cameras.get(camera or "") for place, camera in change}
            canvas.assign({**canvas.tiles.put_since(), **put})
        case EnlargeTile(place):
            canvas.enlarge(place)
        case SetPrivacy(closed):
            window.draw_curtain(closed=closed)
