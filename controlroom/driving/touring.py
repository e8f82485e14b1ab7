"""What a tour shows next: pure functions of the tour and of which cameras are lost."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from controlroom.state.world import World
from layouts.model import Layout
from layouts.tours import Tour, TourStep

IsLost = Callable[[str], bool]


class Coming(NamedTuple):
    """What comes next: the step, from 0, None for none; and the cameras that are kept ready until then."""

    step: int | None
    cameras: tuple[str, ...]


def cameras_of(tour: Tour, step: TourStep, world: World) -> tuple[str, ...]:
    """Return the cameras that a step shows, each once."""
    found: list[str] = list(step.cameras)
    if step.layout is not None:
        found += _in_layout(world.layouts.get(step.layout))
    scene = world.scenes.get(step.scene or "")
    for id, screen in scene.screens.items() if scene is not None else ():
        if id in world.screens:
            put = screen.cameras
            layout = world.layouts.get(screen.layout)
            found += [camera for tile, camera in enumerate(_in_layout(layout), start=1) if camera and tile not in put]
            found += [camera for camera in put.values() if camera]
    return tuple(dict.fromkeys(camera for camera in found if camera))


def _in_layout(layout: Layout | None) -> Iterable[str]:
    return [tile.camera or "" for tile in layout.tiles] if layout is not None else []


def coming(tour: Tour, step: int, world: World, is_lost: IsLost) -> Coming:
    """Return what comes after a step, from 0: steps all of whose cameras are lost are left out.

    Their cameras are kept ready as well: who is not asked for any more can never be back. There is no next step where
    the tour has one alone, or where every camera of the others is lost.
    """
    ready: list[str] = []
    found = None
    for ahead in range(1, len(tour.steps)):
        number = (step + ahead) % len(tour.steps)
        cameras = cameras_of(tour, tour.steps[number], world)
        ready += cameras
        if not (tour.skip_lost and cameras and all(is_lost(camera) for camera in cameras)):
            found = number
            break
    return Coming(found, tuple(dict.fromkeys(ready)))
