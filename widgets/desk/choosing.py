"""What comes up over the desk to choose from: the command palette, the menu of a tile, the name of a scene."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from widgets.desk.commands import SaveScene
from widgets.desk.mini_wall import MiniWall
from widgets.desk.moving import place_words
from widgets.desk.name_box import NameBox
from widgets.desk.offers import SendTo, camera_offers, layout_offers, offers
from widgets.desk.ports import DeskView
from widgets.desk.verbs import TILE_MENU, DeskVerb, key_of
from widgets.palette import Palette
from widgets.search import CameraIndex
from widgets.theme import Look
from widgets.words import say


class Choosing(QObject):
    """Opens what there is to choose from. `view`, `index`: what the wall is like now, the cameras of the city.

    `asked` carries a command, `done` a verb of the desk, `sent` the id of a screen that the selected camera goes to;
    `left` tells that the keyboard is free again.
    """

    asked = Signal(object)
    done = Signal(object)
    sent = Signal(str)
    left = Signal()

    def __init__(self, desk: QWidget, look: Look, wall: MiniWall) -> None:
        super().__init__(desk)
        self.view = DeskView()
        self.index = CameraIndex(())
        self._desk = desk
        self._wall = wall
        self.palette = Palette(look, desk)
        self.palette.chosen.connect(self._on_chosen)
        self.palette.toggled.connect(self._on_toggled)
        self.name_box = NameBox(look, desk)
        self.name_box.named.connect(lambda name: self.asked.emit(SaveScene(name)))
        self.name_box.left.connect(self.left)

    def open_palette(self) -> None:
        """Offer everything that can be done now."""
        place = self._wall.selection
        entries = offers(self.view, place)
        if place is None or not place.tile:
            self.palette.open(self.tr("What is to be done?"), entries)
            return
        where = place_words(place, self._wall.screens)
        self.palette.open(
            self.tr("What is to be done? Cameras go to {place}").format(place=where),
            entries,
            lambda query: camera_offers(self.index, query, place, where),
        )

    @Slot(str)
    def open_layouts(self, screen_id: str) -> None:
        """Offer the layouts that a screen can show."""
        screen = next(each for each in self.view.screens if each.id == screen_id)
        heading = self.tr("Layout for {screen}").format(screen=screen.name)
        self.palette.open(heading, layout_offers(self.view, screen))

    def open_menu(self, at: QPoint) -> None:
        """Offer what can be done with the selected tile, at a point of the whole desktop."""
        menu = QMenu(self._desk)
        for group in TILE_MENU:
            for verb in group:
                key = key_of(verb)
                action = menu.addAction(f"{say(key.text)}\t{key.written}")
                action.triggered.connect(lambda _=False, verb=verb: self.done.emit(verb))
            menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def ask_name(self) -> None:
        """Ask for the name of a scene; that of the one that is shown stands there already."""
        shown = next((scene.name for scene in self.view.scenes if scene.is_shown), "")
        self.name_box.open(shown, [scene.name for scene in self.view.scenes])

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        if isinstance(value, DeskVerb):
            self.done.emit(value)
        elif isinstance(value, SendTo):
            self.sent.emit(value.screen)
        else:
            self.asked.emit(value)

    @Slot()
    def _on_toggled(self) -> None:
        if not self.palette.isVisible():
            self.left.emit()
