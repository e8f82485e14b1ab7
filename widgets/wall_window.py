"""The window of one screen: the canvas, what lies over it for a while, and everything a key or the mouse does."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QMenu, QWidget

from feeds.core import Clock, Rect
from widgets.assignments import Cameras, UndoStack
from widgets.commands import AssignCameras, IdentifyScreens, SaveLayout, SetPrivacy, ShowLayout
from widgets.glyphs import Glyph
from widgets.model import CameraLabel, WallLayout
from widgets.neighbours import Direction, neighbour
from widgets.overlays import HelpSheet, Identity, Toast
from widgets.pointer import Pointer
from widgets.ports import Pictures
from widgets.proxies import TileProxies
from widgets.search import CameraIndex
from widgets.search_box import SearchBox
from widgets.snapshot import SnapshotWriter
from widgets.snapshot_taker import SnapshotTaker
from widgets.theme import Colours
from widgets.verbs import MENU, Verb, key_of, verb_of
from widgets.wall_canvas import WallCanvas
from widgets.words import say

_TYPING_MS = 400
"""How long a letter that begins camera numbers waits for the next one before it is taken for a shortcut."""

_IDENTITY_S = 4.0

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class WallWindow(QWidget):
    """One screen of the wall. `command` carries what goes beyond the window, see `widgets.commands`.

    `pictures` belongs to this window alone: what it asks to be shown is what this screen shows. `snapshots`: the folder
    that saved pictures go to. `number`: the screen's, from 1. Alarms, figures of ticks and the like: see `canvas`.
    """

    command = Signal(object)

    def __init__(
        self,
        *,
        pictures: Pictures,
        clock: Clock,
        colours: Colours,
        ratio: float,
        snapshots: Path,
        number: int = 1,
        tick_ms: int = 33,
    ) -> None:
        super().__init__()
        self.number = number
        self._clock = clock
        self._index = CameraIndex(())
        self._undo = UndoStack()
        self._replaces = False
        self._typed: tuple[str, Qt.Key] | None = None
        self.canvas = WallCanvas(
            pictures=pictures, clock=clock, colours=colours, ratio=ratio, tick_ms=tick_ms, parent=self
        )
        look = self.canvas.look
        self._toast = Toast(look, self, lambda: self.canvas.header_room)
        self._identity = Identity(look, self)
        self._help = HelpSheet(look, self)
        self._search = SearchBox(look, self)
        self._overlays: tuple[Toast | Identity | HelpSheet | SearchBox, ...] = (
            self._toast,
            self._identity,
            self._help,
            self._search,
        )
        for overlay in self._overlays:
            overlay.toggled.connect(self._on_covered)
        self._search.chosen.connect(self._choose)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._act_on_typed)
        self._writer = SnapshotWriter(snapshots, self)
        self._writer.written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)
        self._writer.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        self._taker = SnapshotTaker(self.canvas, pictures, self._writer, clock)
        self._taker.refused.connect(self.say_trouble)
        self._proxies = TileProxies(self.canvas)
        self.canvas.second_passed.connect(self._name_tiles)
        self.canvas.selection_moved.connect(self._name_tiles)
        self.canvas.arranged.connect(self._on_arranged)
        self._pointer = Pointer(self.canvas)
        self._pointer.selected.connect(self.canvas.select)
        self._pointer.selected.connect(self._search.hide)
        self._pointer.enlarged.connect(self._toggle_large)
        self._pointer.zoomed.connect(self._zoom)
        self._pointer.swapped.connect(self._swap)
        self._pointer.dragged.connect(self._on_dragged)
        self._pointer.menu_wanted.connect(self._open_menu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._on_arranged()

    # For the rest of the program

    def set_product(self, name: str, *, simulated: bool, gloss_language: str = "") -> None:
        """Name the city in the header and the title; `gloss_language`: the second language of dates, "" for none."""
        self.setWindowTitle(f"{name} · {self.number}")
        self._taker.simulated = simulated
        self.canvas.set_product(name, simulated=simulated, gloss_language=gloss_language)

    def set_cameras(self, cameras: Sequence[CameraLabel]) -> None:
        """Tell which cameras the city has: they can be searched, and put into tiles."""
        self._index = CameraIndex(cameras)
        self._search.set_cameras(self._index)

    def set_layout(self, layout: WallLayout) -> None:
        """Show a layout as its file says; steps of the one before cannot be undone any more."""
        self._undo.clear()
        self._pointer.cancel()
        self.canvas.set_layout(layout)
        self.canvas.setAccessibleName(layout.name)

    def resume(self, cameras: Cameras, *, large: str | None, selected: str | None) -> None:
        """Put cameras into places, enlarge and select as before; places that there are not are left out."""
        canvas, places = self.canvas, self.canvas.tiles.tiles
        canvas.assign({place: camera for place, camera in cameras.items() if place in places})
        canvas.select(selected if selected in places else None)
        canvas.enlarge(large if large in places and places[large].camera else None)

    def draw_curtain(self, *, closed: bool) -> None:
        """Close or open the privacy curtain of this screen."""
        self.canvas.draw_curtain(closed=closed)

    def identify(self) -> None:
        """Show the number of this screen for a few seconds."""
        screen = self.screen()
        size = screen.size() * screen.devicePixelRatio()
        self._identity.number = self.number
        self._identity.caption = f"{screen.name()} · {size.width()}×{size.height()}"
        self._identity.appear(for_s=_IDENTITY_S)

    def say(self, text: str) -> None:
        """Confirm something in one sentence, for a few seconds."""
        self._toast.say(text, Glyph.DONE)

    @Slot(str)
    def say_trouble(self, text: str) -> None:
        """Say in one sentence what went wrong, for a while."""
        self._toast.say(text, Glyph.LOST, for_s=8.0)

    def show_on(self, screen: QScreen, *, full_screen: bool) -> None:
        """Appear on a screen. One window a screen, never one across several."""
        # Before showing: a window that is shown first can end up full-screen on the wrong one,
        # https://github.com/opentoonz/opentoonz/pull/3746
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        if full_screen:
            self.showFullScreen()
        else:
            self.show()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the key says; letters that begin a camera's number wait a moment for the next."""
        key = Qt.Key(event.key())
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS:
            self._move_selection(_ARROWS[key])
        elif event.isAutoRepeat():
            return
        elif with_control or not self._type(event.text(), key):
            self._act(key, with_control=with_control)

    def _type(self, text: str, key: Qt.Key) -> bool:
        """Take a character for the beginning of a camera's number; return whether it may be one."""
        character = text.upper()
        if self._typed:
            first, first_key = self._typed
            self._typed = None
            self._typing.stop()
            if character.isalnum() and self._index.has_number_like(first + character):
                self._search_for(first + character)
                return True
            self._act(first_key, with_control=False)
        if not character or character not in self._index.first_characters:
            return False
        if verb_of(key, with_control=False) is None and not _layout_number(key):
            self._search_for(character)
        else:
            self._typed = (character, key)
            self._typing.start()
        return True

    def _act_on_typed(self) -> None:
        if self._typed:
            _, key = self._typed
            self._typed = None
            self._act(key, with_control=False)

    def _act(self, key: Qt.Key, *, with_control: bool) -> None:
        number = _layout_number(key)
        verb = verb_of(key, with_control=with_control)
        if verb:
            self.do(verb)
        elif number and not with_control:
            # The one on the screen is a layout, too: all of it is wanted.
            self.canvas.enlarge(None)
            self.command.emit(ShowLayout(number))

    def do(self, verb: Verb) -> None:
        """Do what a key or an entry of the menu says."""
        place = self.canvas.tiles.selected
        match verb:
            case Verb.ENLARGE | Verb.SNAPSHOT | Verb.REPLACE | Verb.EMPTY:
                if place:
                    self._do_with(place, verb)
                else:
                    self.say_trouble(self.tr("Select a tile first"))
            case Verb.BACK:
                self._step_back()
            case Verb.SEARCH:
                self._open_search(self.tr("Search cameras"), replaces=False)
            case Verb.UNDO:
                self._undo_step()
            case Verb.SAVE:
                self._save()
            case Verb.CURTAIN:
                closed = not self.canvas.tiles.curtained
                self.draw_curtain(closed=closed)
                self.command.emit(SetPrivacy(closed))
            case Verb.IDENTIFY:
                self.identify()
                self.command.emit(IdentifyScreens())
            case Verb.FULL_SCREEN:
                self.showNormal() if self.isFullScreen() else self.showFullScreen()
            case Verb.HELP:
                self._help.hide() if self._help.isVisible() else self._help.appear()

    def _do_with(self, place: str, verb: Verb) -> None:
        match verb:
            case Verb.ENLARGE:
                self._toggle_large(place)
            case Verb.SNAPSHOT:
                self._taker.take(self.canvas.tiles.shown_for(place))
            case Verb.REPLACE:
                self._open_search(self.tr("Replace the camera of the selected tile"), replaces=True)
            case Verb.EMPTY:
                self._assign({place: None})

    def _step_back(self) -> None:
        """Undo the newest of what was opened: never changes what is on the wall."""
        tiles = self.canvas.tiles
        zoomed = [tile for tile in tiles.seen if tile.magnification > 1.0]
        if self._help.isVisible():
            self._help.hide()
        elif self._pointer.cancel():
            return
        elif zoomed:
            # The wheel zooms without selecting; the selected one first.
            tile = next((tile for tile in zoomed if tile.selected), zoomed[-1])
            self.canvas.set_crop(tile.spec.tile_id, tile.base)
        elif tiles.large:
            self.canvas.enlarge(None)
        elif self._identity.isVisible():
            self._identity.hide()
        else:
            self.canvas.select(None)

    def _move_selection(self, direction: Direction) -> None:
        tiles = self.canvas.tiles
        boxes = {place: tile.spec.box for place, tile in tiles.tiles.items()}
        place = neighbour(boxes, tiles.selected, direction)
        self.canvas.select(place)
        if tiles.large:
            self.canvas.enlarge(place)

    # Content

    @Slot(str)
    def _toggle_large(self, place: str) -> None:
        tiles = self.canvas.tiles
        if tiles.large or tiles.tiles[place].camera:
            self.canvas.enlarge(None if tiles.large else place)

    @Slot(str, object)
    def _zoom(self, place: str, crop: Rect) -> None:
        self.canvas.set_crop(place, crop)

    @Slot(str, str)
    def _swap(self, one: str, other: str) -> None:
        cameras = self.canvas.tiles.assigned()
        self._assign({one: cameras[other], other: cameras[one]})
        self.canvas.select(other)

    def _assign(self, change: Cameras) -> None:
        before = self.canvas.tiles.assigned()
        if all(before[place] == camera for place, camera in change.items()):
            return
        self._undo.remember(before, change)
        self._show_assigned(change)

    def _undo_step(self) -> None:
        change = self._undo.take_back()
        if change is None:
            self.say_trouble(self.tr("There is nothing to undo"))
        else:
            self._show_assigned(change)

    def _show_assigned(self, change: Cameras) -> None:
        self.canvas.assign(change)
        layout = self.canvas.layout_shown
        self.command.emit(AssignCameras(layout.layout_id if layout else "", _ids(change)))

    def _save(self) -> None:
        layout, change = self.canvas.layout_shown, self.canvas.tiles.put_since()
        if layout is None or not change:
            self.say_trouble(self.tr("There is nothing to save, the layout is as in its file"))
        else:
            self.command.emit(SaveLayout(layout.layout_id, _ids(change)))

    # Search

    def _search_for(self, typed: str) -> None:
        self._open_search(self.tr("Select a camera by its number"), typed, replaces=False)

    def _open_search(self, heading: str, typed: str = "", *, replaces: bool) -> None:
        self._replaces = replaces
        self._search.open(heading, typed, picks_number=bool(typed))

    @Slot(object)
    def _choose(self, camera: CameraLabel) -> None:
        tiles = self.canvas.tiles
        place = None if self._replaces else tiles.place_of(camera.camera_id)
        if place is None and tiles.selected is None:
            text = self.tr("{camera} is not on this wall, select the tile it should replace first")
            self.say_trouble(text.format(camera=camera.name))
            return
        if place is None and tiles.selected:
            place = tiles.selected
            self._assign({place: camera})
        self.canvas.select(place)
        if tiles.large:
            self.canvas.enlarge(place)

    # What lies over the canvas

    @Slot(object, QPoint)
    def _open_menu(self, place: str, at: QPoint) -> None:
        has_camera = self.canvas.tiles.tiles[place].camera is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in MENU:
            for verb in group:
                key = key_of(verb)
                action = menu.addAction(f"{say(key.text)}\t{key.written}")
                action.triggered.connect(partial(self.do, verb))
                if verb in (Verb.ENLARGE, Verb.SNAPSHOT, Verb.EMPTY):
                    action.setEnabled(has_camera)
                elif verb is Verb.UNDO:
                    action.setEnabled(bool(self._undo))
                elif verb is Verb.SAVE:
                    action.setEnabled(bool(self.canvas.tiles.put_since()))
            menu.addSeparator()
        menu.popup(at)

    @Slot(str, object)
    def _on_dragged(self, place: str, target: str | None) -> None:
        self.canvas.set_target(target)
        cameras = self.canvas.tiles.assigned()
        if target is None or not place:
            self._toast.hide()
            return
        one, other = cameras[place], cameras[target]
        if one and other:
            text = self.tr("{one} and {other} change places").format(one=one.name, other=other.name)
            self._toast.say(text, for_s=None)
        elif one or other:
            camera = one or other
            text = self.tr("{camera} moves to the empty cell").format(camera=camera.name if camera else "")
            self._toast.say(text, for_s=None)

    @Slot()
    def _on_covered(self) -> None:
        tiles = self.rect().adjusted(0, int(self.canvas.header_px / self.devicePixelRatioF()), 0, 0)
        self.canvas.set_covered(any(one.isVisible() and tiles.intersects(one.geometry()) for one in self._overlays))
        if not self._search.isVisible():
            self._proxies.focus()

    @Slot()
    def _on_arranged(self) -> None:
        look = self.canvas.look
        for overlay in self._overlays:
            overlay.look = look
        sheet = look.style_sheet(self.devicePixelRatioF())
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        for overlay in self._overlays:
            if overlay.isVisible():
                overlay.fit()

    @Slot()
    def _name_tiles(self) -> None:
        self._proxies.refresh(self._clock.utc())

    @Slot(str)
    def _on_written(self, path: str) -> None:
        self.say(self.tr("Picture saved as {file}").format(file=Path(path).name))

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        self.say_trouble(self.tr("Picture could not be saved: {reason}").format(reason=reason))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the canvas fill the window."""
        super().resizeEvent(event)
        self.canvas.resize(self.size())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Finish writing pictures before the window goes."""
        self._writer.finish()
        super().closeEvent(event)


def _ids(cameras: Cameras) -> tuple[tuple[str, str | None], ...]:
    return tuple((place, camera.camera_id if camera else None) for place, camera in cameras.items())


def _layout_number(key: Qt.Key) -> int:
    """Return 1 to 9 for the digit keys, 0 for any other."""
    return key - Qt.Key.Key_0 if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 else 0
