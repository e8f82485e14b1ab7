"""What happens when a camera is dropped or sent somewhere: which tiles change, and the sentence that says so before."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from widgets.desk.commands import Placed
from widgets.desk.mini_screen import MiniScreen
from widgets.desk.places import Place
from widgets.model import CameraLabel

translate = QCoreApplication.translate

_EQUAL = 1.05
"""So many times larger a tile may be and still be equally large: those of a grid differ by a pixel."""


@dataclass(frozen=True, slots=True)
class Held:
    """A camera that is dragged or sent. `origin`: the place it comes from, None where it comes out of the list."""

    camera: CameraLabel
    origin: Place | None = None


@dataclass(frozen=True, slots=True)
class Landing:
    """What a drop does. `tiles`: what changes, none where the camera cannot land there; `words`: a sentence."""

    tiles: tuple[Placed, ...]
    words: str


def place_words(place: Place, screens: Mapping[str, MiniScreen]) -> str:
    """Return a place in words: "Left, tile 3"."""
    return translate("desk", "{screen}, tile {tile}").format(screen=screens[place.screen].screen.name, tile=place.tile)


def landing(held: Held, target: Place | None, screens: Mapping[str, MiniScreen]) -> Landing:
    """Return what a camera does that is dropped on a place; two tiles of the wall change places."""
    name = held.camera.name
    mini = screens[target.screen].tile(target.tile) if target else None
    if target is None or mini is None:
        return Landing((), translate("desk", "Let go of {camera} on a tile, or on the bin").format(camera=name))
    where = place_words(target, screens)
    if target == held.origin:
        return Landing((), translate("desk", "{camera} stays where it is").format(camera=name))
    if mini.tile.panel is not None:
        return Landing((), translate("desk", "{place} shows a panel, no camera can go there").format(place=where))
    there = mini.tile.camera
    if there is not None and there.camera_id == held.camera.camera_id:
        return Landing((), translate("desk", "{camera} is on {place} already").format(camera=name, place=where))
    arrives = Placed(target.screen, target.tile, held.camera.camera_id)
    if held.origin is None:
        if there is None:
            return Landing((arrives,), translate("desk", "{camera} comes to {place}").format(camera=name, place=where))
        text = translate("desk", "{camera} replaces {other} on {place}")
        return Landing((arrives,), text.format(camera=name, other=there.name, place=where))
    leaves = Placed(held.origin.screen, held.origin.tile, there.camera_id if there else "")
    if there is None:
        text = translate("desk", "{camera} moves to {place}").format(camera=name, place=where)
    else:
        text = translate("desk", "{one} and {other} change places").format(one=name, other=there.name)
    return Landing((arrives, leaves), text)


def emptied(held: Held, screens: Mapping[str, MiniScreen]) -> Landing:
    """Return what a camera does that is dropped on the bin."""
    name = held.camera.name
    if held.origin is None:
        return Landing((), translate("desk", "{camera} is in the list, there is nothing to empty").format(camera=name))
    text = translate("desk", "{place} is emptied of {camera}")
    words = text.format(place=place_words(held.origin, screens), camera=name)
    return Landing((Placed(held.origin.screen, held.origin.tile, ""),), words)


def receiver(screen: MiniScreen, camera_id: str) -> int | None:
    """Return the tile of a screen that takes a camera: the one that has it, the first empty one, the least important.

    That is the smallest without an alarm, the last of those that are equally small; None where there are panels only.
    """
    those = [mini for mini in screen.tiles if mini.tile.panel is None and mini.tile.spec.problem is None]
    for mini in those:
        if mini.tile.camera is not None and mini.tile.camera.camera_id == camera_id:
            return mini.number
    for mini in those:
        if mini.tile.camera is None:
            return mini.number
    quiet = [mini for mini in those if mini.tile.alarm is None] or those
    if not quiet:
        return None
    areas = {mini.number: mini.place_px.width() * mini.place_px.height() for mini in quiet}
    return max(number for number, area in areas.items() if area <= min(areas.values()) * _EQUAL)
