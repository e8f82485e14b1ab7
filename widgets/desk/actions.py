"""What the verbs of the desk do with the selected tile, the tours and the whole wall: commands, or why not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from widgets.commands import AcknowledgeAlarm, IdentifyScreens, PullNearest, SetPrivacy
from widgets.desk.commands import (
    Enlarge,
    LeaveNearest,
    NearestTo,
    PauseTours,
    Placed,
    PutCameras,
    Redo,
    ResetTiles,
    ShowScene,
    Undo,
)
from widgets.desk.mini_tile import MiniTile
from widgets.desk.mini_wall import MiniWall
from widgets.desk.moving import Held, landing, receiver
from widgets.desk.places import Place
from widgets.desk.ports import DeskView
from widgets.desk.verbs import DeskVerb
from widgets.model import CameraLabel


class Actions(QObject):
    """Turns verbs into commands. `asked` carries a command, `refused` a sentence why there is none."""

    asked = Signal(object)
    refused = Signal(str)

    def __init__(self, wall: MiniWall, view: Callable[[], DeskView]) -> None:
        super().__init__(wall)
        self._wall = wall
        self._view = view

    @property
    def screen(self) -> str | None:
        """The id of the screen of the selected tile; of the only screen where there is one alone."""
        if self._wall.selection is not None:
            return self._wall.selection.screen
        screens = self._view().screens
        return screens[0].id if len(screens) == 1 else None

    def do(self, verb: DeskVerb) -> None:
        """Do what a verb says to the wall."""
        view = self._view()
        match verb:
            case DeskVerb.ENLARGE | DeskVerb.EMPTY:
                self._do_with_tile(verb)
            case DeskVerb.NEAREST:
                self._nearest()
            case DeskVerb.RESET:
                if self.screen is None:
                    self.refused.emit(self.tr("Select a screen first"))
                else:
                    self.asked.emit(ResetTiles(self.screen))
            case DeskVerb.HOLD:
                self._hold()
            case DeskVerb.UNDO:
                self._or_refuse(Undo() if view.undo else None, self.tr("There is nothing to undo"))
            case DeskVerb.REDO:
                self._or_refuse(Redo() if view.redo else None, self.tr("There is nothing to do again"))
            case DeskVerb.ACKNOWLEDGE:
                camera = self._camera()
                self.asked.emit(AcknowledgeAlarm(camera_id=camera.camera_id if camera else ""))
            case DeskVerb.CURTAIN:
                self.asked.emit(SetPrivacy(not view.privacy))
            case DeskVerb.IDENTIFY:
                self.asked.emit(IdentifyScreens())

    def show_scene(self, number: int) -> None:
        """Show the scene with that number."""
        scene = next((each for each in self._view().scenes if each.number == number), None)
        text = self.tr("There is no scene {number}").format(number=number)
        self._or_refuse(None if scene is None else ShowScene(scene.id), text)

    def send_to_number(self, number: int) -> None:
        """Send the selected camera to the screen with that number."""
        screens = self._view().screens
        if number <= len(screens):
            self.send_to(screens[number - 1].id)
        else:
            self.refused.emit(self.tr("There is no screen {number}").format(number=number))

    def send_to(self, screen_id: str) -> None:
        """Send the selected camera to a screen: into its first empty tile, or its least important one."""
        camera, screen = self._camera(), self._wall.screens[screen_id]
        if camera is None:
            self.refused.emit(self.tr("Select a tile with a camera first"))
            return
        tile = receiver(screen, camera.camera_id)
        if tile is None:
            text = self.tr("{screen} has no tile that could show a camera")
            self.refused.emit(text.format(screen=screen.screen.name))
        else:
            self._put(Held(camera), Place(screen_id, tile))

    def put(self, camera: CameraLabel) -> None:
        """Put a camera into the selected tile."""
        if self._wall.selection is None:
            self.refused.emit(self.tr("Select the tile first that {camera} should go to").format(camera=camera.name))
        else:
            self._put(Held(camera), self._wall.selection)

    def _put(self, held: Held, place: Place) -> None:
        mini = self._wall.tile(place)
        if mini is not None and mini.tile.camera is not None and mini.tile.camera.camera_id == held.camera.camera_id:
            self._wall.select(place)
            return
        effect = landing(held, place, self._wall.screens)
        self._or_refuse(PutCameras(effect.tiles) if effect.tiles else None, effect.words)

    def _do_with_tile(self, verb: DeskVerb) -> None:
        place, mini = self._wall.selection, self._selected()
        if place is None or mini is None:
            self.refused.emit(self.tr("Select a tile first"))
        elif verb is DeskVerb.EMPTY:
            emptied = PutCameras((Placed(place.screen, place.tile, ""),)) if mini.tile.camera else None
            self._or_refuse(emptied, self.tr("There is no camera in this tile"))
        else:
            is_large = self._wall.screens[place.screen].is_enlarged
            has_something = mini.tile.camera is not None or mini.tile.panel is not None
            wanted = Enlarge(place.screen, None if is_large else place.tile) if has_something or is_large else None
            self._or_refuse(wanted, self.tr("There is nothing in this tile"))

    def _nearest(self) -> None:
        screen, camera = self.screen, self._camera()
        if screen is not None and self._wall.screens[screen].leads_back:
            self.asked.emit(LeaveNearest(screen))
        elif screen is not None and camera is not None:
            self.asked.emit(NearestTo(screen, camera.camera_id))
        else:
            self.asked.emit(PullNearest())

    def _hold(self) -> None:
        begun = [tour for tour in self._view().tours if tour.runs]
        paused = any(not tour.is_paused for tour in begun)
        self._or_refuse(PauseTours("", paused) if begun else None, self.tr("No tour has begun"))

    def _or_refuse(self, command: object, text: str) -> None:
        if command is None:
            self.refused.emit(text)
        else:
            self.asked.emit(command)

    def _selected(self) -> MiniTile | None:
        return self._wall.tile(self._wall.selection)

    def _camera(self) -> CameraLabel | None:
        mini = self._selected()
        return mini.tile.camera if mini is not None else None
