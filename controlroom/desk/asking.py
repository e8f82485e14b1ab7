"""From what an operator asks for at the desk to commands on the state of the wall."""

from controlroom.state import commands as state
from controlroom.state.commands import Asked, CameraInTile
from widgets.desk import commands as desk


def command_for(ask: desk.Ask) -> Asked | None:
    """Return the command on the state that the desk asks for, None where it is about something else."""
    match ask:
        case desk.ShowScene(scene):
            return state.ShowScene(scene=scene)
        case desk.ShowLayoutOn(screen, layout):
            return state.ShowLayout(screen=screen, layout=layout)
        case desk.PutCameras(tiles):
            return state.PutCameras(
                tiles=tuple(CameraInTile(screen=each.screen, tile=each.tile, camera=each.camera) for each in tiles)
            )
        case desk.Enlarge(screen, tile):
            return state.EnlargeTile(screen=screen, tile=tile)
        case desk.LeaveNearest(screen):
            return state.LeaveNearest(screen=screen)
        case desk.ResetTiles(screen):
            return state.ResetTiles(screen=screen)
        case desk.StartTour(tour):
            return state.StartTour(tour=tour)
        case desk.StepTour(tour, step):
            return state.StepTour(tour=tour, step=step)
        case desk.PauseTours(tour, paused):
            return state.PauseTours(tour=tour or None, paused=paused)
        case desk.StopTour(tour):
            return state.StopTour(tour=tour)
        case desk.SetPrivacy(closed):
            return state.SetPrivacy(closed=closed)
        case desk.Undo():
            return state.Undo()
        case desk.Redo():
            return state.Redo()
        case _:
            return None
