"""The desk: the operator's window beside the wall. What it shows is told, what it is asked for goes out as a signal."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from feeds.core import Clock
from widgets.desk.actions import Actions
from widgets.desk.carrying import Carrying
from widgets.desk.choosing import Choosing
from widgets.desk.commands import Ask, Placed, PutCameras, ShowScene
from widgets.desk.help import DeskHelp
from widgets.desk.mini_pointer import MiniPointer
from widgets.desk.moving import place_words
from widgets.desk.parts import DeskParts
from widgets.desk.places import Place
from widgets.desk.ports import DeskView
from widgets.desk.verbs import DeskVerb, digit_of, verb_of
from widgets.details import spoken
from widgets.facts import Facts
from widgets.glyphs import Glyph
from widgets.model import CameraLabel
from widgets.overlays import Toast, announce
from widgets.ports import Pictures
from widgets.search import CameraIndex
from widgets.theme import Colours, Look, Sizes
from widgets.wall_canvas import WallCanvas

LEAST_PX = (1280, 720)
RATIO = 2.0
"""A desk is seen from twice the height of its screen."""


class Desk(QWidget):
    """The control window. `asked` carries a command of `widgets.desk.commands` and the revision that the desk showed.

    `pictures` belongs to the desk alone. The canvases of the wall's screens are told by `mirror`.
    """

    asked = Signal(object, int)

    def __init__(self, *, pictures: Pictures, clock: Clock, colours: Colours, ratio: float = RATIO) -> None:
        super().__init__()
        self.setMinimumSize(*LEAST_PX)
        self._clock = clock
        self._colours = colours
        self._ratio = ratio
        self._look = Look(colours, Sizes(LEAST_PX[1], ratio))
        self._view = DeskView()
        self._facts: Facts | None = None
        self.parts = DeskParts(self, self._look, pictures, self._where)
        self._actions = Actions(self.parts.wall, lambda: self._view)
        self._carrying = Carrying(self, self.parts, self._look)
        self._pointer = MiniPointer(self.parts.wall)
        self._toast = Toast(self._look, self, self._status_rect)
        self._help = DeskHelp(self._look, self)
        self.choosing = Choosing(self, self._look, self.parts.wall)
        self._second = QTimer(self)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.setSingleShot(True)
        self._second.timeout.connect(self._on_second)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        parts = self.parts
        parts.header.done.connect(self.do)
        parts.cameras.chosen.connect(self._actions.put)
        parts.cameras.drag_began.connect(self._carrying.from_list)
        parts.tours.asked.connect(self._ask)
        parts.scenes.chosen.connect(lambda scene: self._ask(ShowScene(scene)))
        parts.save.clicked.connect(lambda: self.do(DeskVerb.SAVE))
        for panel in (parts.alarms, parts.streams):
            panel.command.connect(self._ask)
        parts.wall.selected.connect(self._on_selected)
        self._pointer.opened.connect(lambda _: self.do(DeskVerb.ENLARGE))
        self._pointer.menu_wanted.connect(lambda _, at: self.choosing.open_menu(at))
        self._pointer.caption_pressed.connect(self.choosing.open_layouts)
        self._pointer.drag_began.connect(self._carrying.from_tile)
        self._carrying.put.connect(self._on_put)
        self._carrying.refused.connect(self.say_trouble)
        self._carrying.settled.connect(self._say_selected)
        self._actions.asked.connect(self._ask)
        self._actions.refused.connect(self.say_trouble)
        self.choosing.asked.connect(self._ask)
        self.choosing.done.connect(self.do)
        self.choosing.sent.connect(self._actions.send_to)
        self.choosing.left.connect(parts.wall.setFocus)

    # For the rest of the program

    def set_product(self, name: str, *, simulated: bool) -> None:
        """Name the city in the header and the title."""
        self.setWindowTitle(" · ".join((name, self.tr("Desk"))))
        self.parts.header.set_product(name, simulated=simulated)

    def set_cameras(self, cameras: Sequence[CameraLabel]) -> None:
        """Tell which cameras the city has."""
        index = CameraIndex(cameras)
        self.parts.cameras.set_cameras(index)
        self.choosing.index = index

    def set_facts(self, facts: Facts) -> None:
        """Tell what is known of the city; `facts_changed` tells when it is something else."""
        self._facts = facts
        self.facts_changed()

    @Slot()
    def facts_changed(self) -> None:
        """Look at the facts again."""
        if self._facts is not None and self.isVisible():
            self.parts.alarms.look_at(self._facts)
            self.parts.streams.look_at(self._facts)
            self.parts.cameras.know(self._facts.cameras())

    def mirror(self, screen: str, canvases: Sequence[WallCanvas]) -> None:
        """Show these canvases as the screen with that id: one, or the parts of a larger one; to be told before they go.

        None of them: nothing is known of what the screen shows.
        """
        self.parts.wall.mirror(screen, canvases)

    def set_view(self, view: DeskView) -> None:
        """Show the wall as it is now."""
        self._view = self.choosing.view = view
        parts = self.parts
        parts.header.show_view(view)
        parts.wall.set_screens(view.screens)
        parts.tours.show_tours(view.tours)
        parts.scenes.show_scenes(view.scenes, view.screens, view.layouts)
        parts.journal.show_lines(view.journal, view.next_scheduled)
        self._say_selected()

    def set_colours(self, colours: Colours) -> None:
        """Change the theme."""
        self._colours = colours
        self._arrange()

    def say(self, text: str) -> None:
        """Confirm something in one sentence, for a few seconds."""
        self._toast.say(text, Glyph.DONE)

    @Slot(str)
    def say_trouble(self, text: str) -> None:
        """Say in one sentence what went wrong or was refused, for a while."""
        self._toast.say(text, Glyph.LOST, for_s=8.0)

    # Keys and verbs

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key says that no part of the desk has a use for."""
        digit, verb = digit_of(event), verb_of(event)
        if event.isAutoRepeat():
            return
        if digit is not None:
            number, shifted = digit
            if shifted:
                self._actions.send_to_number(number)
            else:
                self._actions.show_scene(number)
        elif verb is not None:
            self.do(verb)
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def do(self, verb: DeskVerb) -> None:
        """Do what a key, a button, the menu or the palette says."""
        match verb:
            case DeskVerb.PALETTE:
                self.choosing.open_palette()
            case DeskVerb.SEARCH:
                self.parts.cameras.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.parts.cameras.field.selectAll()
            case DeskVerb.LAYOUT:
                screen = self._actions.screen
                if screen is None:
                    self.say_trouble(self.tr("Select a screen first"))
                else:
                    self.choosing.open_layouts(screen)
            case DeskVerb.SAVE:
                self.choosing.ask_name()
            case DeskVerb.NAMES:
                self.parts.wall.show_names(not self.parts.wall.names_shown)
            case DeskVerb.BACK:
                self._step_back()
            case DeskVerb.HELP:
                self._help.hide() if self._help.isVisible() else self._help.appear()
            case _:
                self._actions.do(verb)

    def _step_back(self) -> None:
        """Leave the newest of what was opened: never changes what is on the wall."""
        if self._help.isVisible():
            self._help.hide()
        elif self._carrying.cancel():
            return
        elif self._toast.isVisible():
            self._toast.hide()
        elif self.focusWidget() is not self.parts.wall:
            self.parts.wall.setFocus()
        else:
            self.parts.wall.select(None)

    @Slot(object)
    def _ask(self, command: Ask) -> None:
        self.asked.emit(command, self._view.revision)

    @Slot(object, object)
    def _on_put(self, tiles: tuple[Placed, ...], place: Place | None) -> None:
        self._ask(PutCameras(tiles))
        if place is not None:
            self.parts.wall.select(place)

    # What is said of the selection

    def _where(self, camera_id: str) -> str:
        place = self.parts.wall.place_of(camera_id)
        return "" if place is None else f"{self.parts.wall.screens[place.screen].screen.name} · {place.tile}"

    @Slot(object)
    def _on_selected(self, _: Place | None) -> None:
        self._say_selected()
        announce(self.parts.wall, self.parts.wall.accessibleName())

    @Slot()
    def _say_selected(self) -> None:
        words = self._selected_words()
        self.parts.status.say(*words)
        # Not each second: screen readers say a name again whenever it changes.
        self.parts.wall.setAccessibleName(", ".join(part for part in words if part))

    def _selected_words(self) -> tuple[str, str]:
        """Return what is selected, and more about it."""
        wall, place = self.parts.wall, self.parts.wall.selection
        if place is None or place.screen not in wall.screens:
            return self.tr("Nothing is selected"), self.tr("Arrow keys select")
        mini = wall.tile(place)
        if mini is None:
            return wall.screens[place.screen].screen.name, ""
        return place_words(place, wall.screens), spoken(mini.tile, self._clock.utc())

    # Time and size

    @Slot()
    def _on_second(self) -> None:
        now = self._clock.utc()
        self._second.start(1001 - now.microsecond // 1000)
        self.parts.header.show_time(now)
        self.facts_changed()
        if not self._carrying.runs:
            self.parts.status.say(*self._selected_words())

    def _arrange(self) -> None:
        height = max(LEAST_PX[1], round(self.height() * self.devicePixelRatioF()))
        self._look = look = Look(self._colours, Sizes(height, self._ratio), self._look.fonts)
        sheet = look.style_sheet(self.devicePixelRatioF())
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self.parts.set_look(look)
        for overlay in (self._toast, self._help, self.choosing.palette, self.choosing.name_box):
            overlay.look = look
            if overlay.isVisible():
                overlay.fit()
        self._carrying.ghost.look = look

    def _status_rect(self) -> QRect:
        status, ratio = self.parts.status, self.devicePixelRatioF()
        at = status.mapTo(self, QPoint())
        return QRect(*(round(px * ratio) for px in (at.x(), at.y(), status.width(), status.height())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground between the parts."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._look.colours.s0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put everything into the new size."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Take another pixel ratio."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to follow the time."""
        super().showEvent(event)
        self._on_second()
        self.parts.wall.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What is not seen costs nothing."""
        super().hideEvent(event)
        self._second.stop()
