"""The window of one screen: the canvas, what lies over it for a while, and everything a key or the mouse does."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QMenu, QWidget

from feeds.core import Clock
from widgets.commands import (
    AcknowledgeAlarm,
    AssignCameras,
    Command,
    EnlargeTile,
    HoldTours,
    IdentifyScreens,
    LeaveNearest,
    NextAlarm,
    PullNearest,
    RedoStep,
    SaveLayout,
    SaveSnapshot,
    SendTile,
    SetPrivacy,
    ShowLayout,
    ShowNumbered,
    UndoStep,
    ZoomTile,
)
from widgets.glyphs import Glyph
from widgets.header_weather import WeatherKeys
from widgets.keypad import Keypad
from widgets.last_pictures import LastPictures
from widgets.menus import PageName, pages_menu, tile_menu
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
from widgets.theme import Colours, Look
from widgets.typed_number import TypedNumber, layout_number, screen_number
from widgets.verbs import Verb, verb_of
from widgets.wall_canvas import WallCanvas
from widgets.web_views import WebViews
from widgets.zooming import Zooming

_IDENTITY_S = 4.0

Cameras = Mapping[str, CameraLabel | None]
"""Cameras by place; None for an empty cell."""

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_NUDGES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
"""How far right and how far up."""


class WallWindow(QWidget):
    """One screen of the wall. `command` carries what its operator asks for, see `widgets.commands`.

    `touched` is emitted at every key and every press of a button of the mouse. `pictures` belongs to this window alone:
    what it asks to be shown is what this screen shows. `snapshots`: the folder that saved pictures go to. `number`,
    `screen_id`: the screen's, from 1, and as the wall's state names it. Alarms, ticks and the like: see `canvas`.
    """

    command = Signal(object)
    touched = Signal()

    def __init__(
        self,
        *,
        pictures: Pictures,
        clock: Clock,
        colours: Colours,
        ratio: float,
        snapshots: Path,
        number: int = 1,
        screen_id: str = "",
        last: LastPictures | None = None,
        tick_ms: int = 33,
    ) -> None:
        super().__init__()
        self.number = number
        self.screen_id = screen_id
        self._clock = clock
        self._index = CameraIndex(())
        self._can_undo = False
        self._replaces = False
        self._page_names: tuple[PageName, ...] = ()
        self._selected_before: tuple[str, str | None] | None = None
        self.canvas = WallCanvas(
            pictures=pictures, clock=clock, colours=colours, ratio=ratio, last=last, tick_ms=tick_ms, parent=self
        )
        look = self.canvas.look
        self._toast = Toast(look, self, lambda: self.canvas.header_room)
        self._identity = Identity(look, self)
        self._help = HelpSheet(look, self)
        self._search = SearchBox(look, self)
        self._keypad = Keypad(look, self)
        self._keypad.called.connect(self._call_camera)
        self._styled: tuple[Look, float] | None = None
        self._overlays: tuple[Toast | Identity | HelpSheet | SearchBox | Keypad, ...] = (
            self._toast,
            self._identity,
            self._help,
            self._search,
            self._keypad,
        )
        for overlay in self._overlays:
            overlay.toggled.connect(self._on_covered)
        self._search.chosen.connect(self._choose)
        self._typed = TypedNumber(self._search_for, self._act, self)
        self.zooming = Zooming(self.canvas)
        self.zooming.rested.connect(lambda place, crop: self.command.emit(ZoomTile(place, crop)))
        self._writer = SnapshotWriter(snapshots, self)
        self._writer.written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)
        self._writer.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        self._taker = SnapshotTaker(self.canvas, pictures, self._writer, clock)
        self._taker.refused.connect(self.say_trouble)
        self._pages = WebViews(self.canvas)
        self._pages.toggled.connect(self._on_covered)
        self._proxies = TileProxies(self.canvas)
        self.canvas.second_passed.connect(self._name_tiles)
        self.canvas.selection_moved.connect(self._name_tiles)
        self.canvas.arranged.connect(self._on_arranged)
        self._pointer = Pointer(self.canvas)
        self._pointer.touched.connect(self.touched)
        self._pointer.selected.connect(self.canvas.select)
        self._pointer.selected.connect(self._search.hide)
        self._pointer.enlarged.connect(self._toggle_large)
        self._pointer.zoomed.connect(self.zooming.zoom)
        self._pointer.swapped.connect(self._swap)
        self._pointer.dragged.connect(self._on_dragged)
        self._pointer.menu_wanted.connect(self._open_menu)
        self._pointer.pages_wanted.connect(self._open_pages)
        self._pointer.panel_changed.connect(self.canvas.draw_panel)
        self._pointer.panel_pressed.connect(self._press_panel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._on_arranged()

    # For the rest of the program

    def set_product(
        self, name: str, *, simulated: bool, gloss_language: str = "", weather: WeatherKeys | None = None
    ) -> None:
        """Name the city in the header and the title; `gloss_language`: the second language of dates, "" for none.

        `weather`: where the header has it from, None for none.
        """
        self.setWindowTitle(f"{name} · {self.number}")
        self._taker.simulated = simulated
        self.canvas.set_product(name, simulated=simulated, gloss_language=gloss_language, weather=weather)

    def set_cameras(self, cameras: Sequence[CameraLabel]) -> None:
        """Tell which cameras the city has: they can be searched, and put into tiles."""
        self._index = CameraIndex(cameras)
        self._search.set_cameras(self._index)
        self._keypad.set_cameras(self._index)

    def set_pages(self, pages: Sequence[PageName]) -> None:
        """Tell which pages the city has, in the order of their numbers: the menu has them."""
        self._page_names = tuple(pages)

    def set_layout(self, layout: WallLayout) -> None:
        """Show a layout as its file says. One that leads back has its first tile selected; Esc leaves it."""
        before = self.canvas.layout_shown
        if layout.leads_back and before is not None and not before.leads_back:
            self._selected_before = before.layout_id, self.canvas.tiles.selected
        self._pointer.cancel()
        self.zooming.forget()
        self.canvas.set_layout(layout)
        self.canvas.setAccessibleName(layout.name)
        if layout.leads_back:
            self.canvas.select(next(iter(self.canvas.tiles.tiles), None))
        elif self._selected_before is not None:
            (layout_id, place), self._selected_before = self._selected_before, None
            if layout_id == layout.layout_id and place in self.canvas.tiles.tiles:
                self.canvas.select(place)

    def set_can_undo(self, can: bool) -> None:
        """Tell whether the operator has something to undo."""
        self._can_undo = can

    def draw_curtain(self, *, closed: bool) -> None:
        """Close or open the privacy curtain of this screen."""
        if closed != self.canvas.tiles.curtained:
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
        if key is not Qt.Key.Key_Space:  # which lets tours go on that a touch has held
            self.touched.emit()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        number = screen_number(event)
        if self._keypad.handle(event):
            return
        if number:
            self._send_to(number)
        elif key in _ARROWS:
            if not self._in_panel(key):
                self.move_selection(_ARROWS[key])
        elif event.isAutoRepeat() or (not with_control and self._in_panel(key)):
            return
        elif with_control or not self._typed.take(event.text(), key, self._index):
            self._act(key, with_control=with_control)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep Tab for the parts of a selected panel; there is nothing else to go to."""
        del forward
        return False

    def _in_panel(self, key: Qt.Key) -> bool:
        """Let a selected panel have the keys that go through its parts; return whether it took this one."""
        place = self.canvas.tiles.selected
        panel = self.canvas.tiles.tiles[place].panel if place in self.canvas.tiles.tiles else None
        if place is None or panel is None:
            return False
        match key:
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                panel.step(1 if key is Qt.Key.Key_Tab else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if panel.focused is not None:
                self._told_by_panel(*panel.press_focused())
            case Qt.Key.Key_Escape if panel.back():
                pass
            case _ if key in _ARROWS and panel.nudge(*_NUDGES[key]):
                pass
            case _:
                return False
        self.canvas.draw_panel(place)
        return True

    @Slot(str, QPointF)
    def _press_panel(self, place: str, at: QPointF) -> None:
        panel = self.canvas.tiles.tiles[place].panel
        if panel:
            self._told_by_panel(*panel.press(at))
            self.canvas.draw_panel(place)

    def _told_by_panel(self, was_pressed: bool, command: Command | None) -> None:
        if was_pressed and command is not None:
            self.command.emit(command)

    def _act(self, key: Qt.Key, *, with_control: bool = False) -> None:
        number = layout_number(key)
        verb = verb_of(key, with_control=with_control)
        if verb:
            self.do(verb)
        elif number and not with_control:
            self.command.emit(ShowNumbered(number))

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
            case Verb.ACKNOWLEDGE:
                self.command.emit(AcknowledgeAlarm(camera_id=self._camera_in(place)))
            case Verb.NEXT_ALARM:
                self.command.emit(NextAlarm())
            case Verb.NEAREST:
                self.command.emit(PullNearest(self._camera_in(place)))
            case Verb.SEARCH:
                self._open_search(self.tr("Search cameras"), replaces=False)
            case Verb.UNDO:
                self.command.emit(UndoStep())
            case Verb.REDO:
                self.command.emit(RedoStep())
            case Verb.HOLD:
                self.command.emit(HoldTours())
            case Verb.SAVE:
                self._save()
            case Verb.CURTAIN:
                closed = not self.canvas.tiles.curtained
                if closed:
                    self.draw_curtain(closed=True)  # at once: nobody waits for a disk before what must not be seen goes
                self.command.emit(SetPrivacy(closed))
            case Verb.IDENTIFY:
                self.identify()
                self.command.emit(IdentifyScreens())
            case Verb.FULL_SCREEN:
                self.showNormal() if self.isFullScreen() else self.showFullScreen()
            case Verb.HELP:
                self._help.hide() if self._help.isVisible() else self._help.appear()

    def _camera_in(self, place: str | None) -> str:
        """Return the id of the camera in a place, "" where there is none."""
        tile = self.canvas.tiles.tiles.get(place or "")
        return tile.camera.camera_id if tile is not None and tile.camera is not None else ""

    def _do_with(self, place: str, verb: Verb) -> None:
        match verb:
            case Verb.ENLARGE:
                self._toggle_large(place)
            case Verb.SNAPSHOT if self._camera_in(place) and not self.shows(place):
                self.command.emit(SaveSnapshot(place))
            case Verb.SNAPSHOT:
                self.save_snapshot(place)
            case Verb.REPLACE | Verb.EMPTY if self.canvas.tiles.tiles[place].panel:
                self.say_trouble(self.tr("This tile shows a panel, select one with a camera"))
            case Verb.REPLACE:
                self._open_search(self.tr("Replace the camera of the selected tile"), replaces=True)
            case Verb.EMPTY:
                self._assign({place: None})

    def shows(self, place: str) -> bool:
        """Whether something of the tile in a place is seen in this window."""
        tiles = self.canvas.tiles
        return place in tiles.tiles and tiles.shown_for(place) in tiles.seen

    def save_snapshot(self, place: str) -> None:
        """Save the picture of the tile in a place, or say why there is none."""
        self._taker.take(self.canvas.tiles.shown_for(place))

    def _step_back(self) -> None:
        """Undo the newest of what was opened: never changes what is on the wall."""
        if self._help.isVisible():
            self._help.hide()
        elif self._pointer.cancel() or self.zooming.back():
            return
        elif self.canvas.tiles.large:
            self.command.emit(EnlargeTile(None))
        elif self._leads_back:
            self.command.emit(LeaveNearest())
        elif self._identity.isVisible():
            self._identity.hide()
        else:
            self.canvas.select(None)

    def move_selection(self, direction: Direction) -> None:
        """Select the tile that lies next in a direction."""
        tiles = self.canvas.tiles
        boxes = {place: tile.spec.box for place, tile in tiles.tiles.items()}
        place = neighbour(boxes, tiles.selected, direction)
        self.canvas.select(place)
        if tiles.large and place:
            self._enlarge(place)

    # Content

    @property
    def _leads_back(self) -> bool:
        layout = self.canvas.layout_shown
        return layout is not None and layout.leads_back

    @Slot(str)
    def _toggle_large(self, place: str) -> None:
        if self.canvas.tiles.large:
            self.command.emit(EnlargeTile(None))
        else:
            self._enlarge(place)

    def _enlarge(self, place: str) -> None:
        tile = self.canvas.tiles.tiles[place]
        if (tile.camera or tile.panel) and self.canvas.tiles.large != place:
            self.command.emit(EnlargeTile(place))

    @Slot(str, str)
    def _swap(self, one: str, other: str) -> None:
        cameras = self.canvas.tiles.assigned()
        self._assign({one: cameras[other], other: cameras[one]})
        self.canvas.select(other)

    def _assign(self, change: Cameras) -> None:
        before = self.canvas.tiles.assigned()
        if any(before[place] != camera for place, camera in change.items()):
            self.command.emit(AssignCameras(_ids(change)))

    def _send_to(self, number: int) -> None:
        place = self.canvas.tiles.selected
        if self._camera_in(place) and place:
            self.command.emit(SendTile(place, number))
        else:
            self.say_trouble(self.tr("Select a tile with a camera first"))

    def _save(self) -> None:
        layout, change = self.canvas.layout_shown, self.canvas.tiles.put_since()
        if layout is None or not change or layout.leads_back:
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
    def _call_camera(self, camera: CameraLabel) -> None:
        self._replaces = False
        self._choose(camera)

    @Slot(object)
    def _choose(self, camera: CameraLabel) -> None:
        tiles = self.canvas.tiles
        place = None if self._replaces else tiles.place_of(camera.camera_id)
        if place is None and (tiles.selected is None or tiles.tiles[tiles.selected].panel):
            text = self.tr("{camera} is not on this wall, select the tile it should replace first")
            self.say_trouble(text.format(camera=camera.name))
            return
        if place is None and tiles.selected:
            place = tiles.selected
            self._assign({place: camera})
        self.canvas.select(place)
        if tiles.large and place:
            self._enlarge(place)

    # What lies over the canvas

    @Slot(object, QPoint)
    def _open_menu(self, place: str, at: QPoint) -> None:
        tile = self.canvas.tiles.tiles[place]
        wanted = {
            Verb.ENLARGE: tile.camera is not None or tile.panel is not None,
            Verb.ACKNOWLEDGE: tile.alarm is not None and not tile.alarm.acknowledged,
            **dict.fromkeys((Verb.SNAPSHOT, Verb.EMPTY, Verb.NEAREST), tile.camera is not None),
            Verb.REPLACE: tile.panel is None,
            Verb.UNDO: self._can_undo,
            Verb.SAVE: bool(self.canvas.tiles.put_since()),
        }
        pages = self._pages_menu() if self._page_names else None
        menu = tile_menu(self, self.do, [verb for verb, can in wanted.items() if not can], pages)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _pages_menu(self) -> QMenu:
        layout = self.canvas.layout_shown
        shown = layout.layout_id if layout else ""
        return pages_menu(self, self._page_names, shown, self._show_page)

    @Slot(QPoint)
    def _open_pages(self, at: QPoint) -> None:
        menu = self._pages_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _show_page(self, number: int) -> None:
        self.command.emit(ShowLayout(number))

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
        covers = any(one.isVisible() and tiles.intersects(one.geometry()) for one in self._overlays)
        self.canvas.set_covered(covers or self._pages.are_seen)
        if not self._search.isVisible():
            self._proxies.focus()

    @Slot()
    def _on_arranged(self) -> None:
        look, ratio = self.canvas.look, self.devicePixelRatioF()
        if self._styled != (look, ratio):
            self._styled = look, ratio
            for overlay in self._overlays:
                overlay.look = look
            self.setStyleSheet(look.style_sheet(ratio))
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
        """Finish writing pictures before the window goes, and let its pages go."""
        self._pages.close()
        self._writer.finish()
        super().closeEvent(event)


def _ids(cameras: Cameras) -> tuple[tuple[str, str | None], ...]:
    return tuple((place, camera.camera_id if camera else None) for place, camera in cameras.items())
