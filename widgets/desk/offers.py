"""What the command palette of the desk offers: every verb, scene, tour, layout on a screen, camera for a tile."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from widgets.desk.commands import (
    PauseTours,
    Placed,
    PutCameras,
    ShowLayoutOn,
    ShowScene,
    StartTour,
    StopTour,
)
from widgets.desk.places import Place
from widgets.desk.ports import DeskScreen, DeskTour, DeskView
from widgets.desk.tours import stepped
from widgets.desk.verbs import KEYS, DeskVerb
from widgets.palette import PaletteEntry
from widgets.search import CameraIndex
from widgets.words import say

translate = QCoreApplication.translate

_CAMERAS = 30
_LAST_DIGIT = 9


@dataclass(frozen=True, slots=True)
class SendTo:
    """Send the camera of the selected tile to a screen."""

    screen: str


def offers(view: DeskView, selection: Place | None) -> list[PaletteEntry]:
    """Return everything that can be done now but for cameras, in the order of an empty query."""
    verbs = [
        PaletteEntry(say(key.text), key.verb, key=key.written, also=key.text.english())
        for key in KEYS
        if key.verb not in (DeskVerb.PALETTE, DeskVerb.BACK)
    ]
    sends = [
        PaletteEntry(
            translate("desk", "Send the camera to {screen}").format(screen=screen.name),
            SendTo(screen.id),
            key=f"Shift {number}" if number <= _LAST_DIGIT else "",
            also=screen.also,
        )
        for number, screen in enumerate(view.screens, start=1)
        if selection is not None
    ]
    tours = [entry for tour in view.tours for entry in _tour_offers(tour)]
    layouts = [entry for screen in view.screens for entry in layout_offers(view, screen)]
    return [*_scene_offers(view), *tours, *verbs, *sends, *layouts]


def _scene_offers(view: DeskView) -> list[PaletteEntry]:
    hint = translate("desk", "Scene")
    return [
        PaletteEntry(
            scene.name, ShowScene(scene.id), hint, "" if scene.number is None else str(scene.number), scene.also
        )
        for scene in view.scenes
    ]


def _tour_offers(tour: DeskTour) -> list[PaletteEntry]:
    hint = translate("desk", "Tour")
    if not tour.runs:
        begin = translate("desk", "Begin {tour}")
        return [PaletteEntry(begin.format(tour=tour.name), StartTour(tour.id), hint, also=tour.also)]
    held = translate("desk", "Let {tour} go on") if tour.is_paused else translate("desk", "Hold {tour}")
    can = (
        (held, PauseTours(tour.id, not tour.is_paused)),
        (translate("desk", "Next step of {tour}"), stepped(tour, 1)),
        (translate("desk", "Step before of {tour}"), stepped(tour, -1)),
        (translate("desk", "End {tour}"), StopTour(tour.id)),
    )
    return [PaletteEntry(text.format(tour=tour.name), command, hint, also=tour.also) for text, command in can]


def layout_offers(view: DeskView, screen: DeskScreen) -> list[PaletteEntry]:
    """Return the layouts that a screen can show."""
    text = translate("desk", "{layout} on {screen}")
    return [
        PaletteEntry(
            text.format(layout=layout.name, screen=screen.name),
            ShowLayoutOn(screen.id, layout.id),
            translate("desk", "Layout"),
            also=f"{layout.also} {screen.also}",
        )
        for layout in view.layouts
    ]


def camera_offers(index: CameraIndex, query: str, place: Place, where: str) -> Sequence[PaletteEntry]:
    """Return the cameras that fit a query, each to be put into a place; `where`: the place in words."""
    return [
        PaletteEntry(
            camera.name,
            PutCameras((Placed(place.screen, place.tile, camera.camera_id),)),
            translate("desk", "{number}, to {place}").format(number=camera.code, place=where),
        )
        for camera in index.find(query, limit=_CAMERAS)
    ]
