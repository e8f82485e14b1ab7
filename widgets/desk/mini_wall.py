"""The wall as it hangs, small and live: every screen with what it shows; tiles are selected, dragged, pointed at.

Pictures are painted in paint events, at most eight times a second; what is hidden asks for none.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.desk.mini_screen import CAPTION, MiniScreen
from widgets.desk.mini_tile import MiniTile
from widgets.desk.mini_views import MiniViews
from widgets.desk.places import Place, walked
from widgets.desk.placing import placed
from widgets.desk.ports import DeskScreen
from widgets.model import Box
from widgets.neighbours import Direction
from widgets.ports import Pictures
from widgets.stills import StillPainter
from widgets.theme import Look
from widgets.wall_canvas import WallCanvas

TICK_MS = 125
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class MiniWall(QWidget):
    """Shows all screens. `pictures` belongs to it alone.

    `selected` carries a `Place` or None. What the mouse does is in `MiniPointer`.
    """

    selected = Signal(object)

    def __init__(self, look: Look, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._look = look
        self._views = MiniViews(pictures)
        self._stills = StillPainter(look, look.sizes.text_px("gloss"))
        self._canvases: dict[str, tuple[WallCanvas, ...]] = {}
        self._screens: dict[str, MiniScreen] = {}
        self._names = False
        self._selection: Place | None = None
        self._target: Place | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    # What is shown

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self._stills = StillPainter(look, look.sizes.text_px("gloss"))
        self._arrange()

    def set_screens(self, screens: Sequence[DeskScreen]) -> None:
        """Show these screens."""
        if [each.screen for each in self._screens.values()] == list(screens):
            return
        self._screens = {screen.id: MiniScreen(screen, self._canvases.get(screen.id, ())) for screen in screens}
        self._arrange()

    def mirror(self, screen: str, canvases: Sequence[WallCanvas]) -> None:
        """Show on a screen what these canvases show, see `MiniScreen`. To be called before one of them goes."""
        self._canvases[screen] = tuple(canvases)
        if screen in self._screens:
            self._screens[screen] = MiniScreen(self._screens[screen].screen, canvases)
            self._arrange()

    @property
    def screens(self) -> Mapping[str, MiniScreen]:
        """The screens by their ids, in the order of their numbers."""
        return self._screens

    @property
    def names_shown(self) -> bool:
        """Whether numbers and names of all tiles are shown."""
        return self._names

    def show_names(self, shown: bool) -> None:
        """Show numbers and names of all tiles, or not any more."""
        self._names = shown
        self._follow()
        self.update()

    def tile(self, place: Place | None) -> MiniTile | None:
        """Return the tile in a place, None where none is seen there."""
        return self._screens[place.screen].tile(place.tile) if place and place.screen in self._screens else None

    def place_of(self, camera_id: str) -> Place | None:
        """Return the first place that shows a camera."""
        for id, screen in self._screens.items():
            for mini in screen.tiles:
                if mini.tile.camera is not None and mini.tile.camera.camera_id == camera_id:
                    return Place(id, mini.number)
        return None

    # Selection and target

    @property
    def selection(self) -> Place | None:
        """The selected place."""
        return self._selection

    def select(self, place: Place | None) -> None:
        """Move the selection, or take it away."""
        for each in (self._selection, place):
            self._update_around(each)
        self._selection = place
        self.selected.emit(place)

    def set_target(self, place: Place | None) -> None:
        """Mark where a dragged camera would land."""
        if place != self._target:
            for each in (self._target, place):
                self._update_around(each)
            self._target = place

    def place_at(self, at: QPointF) -> Place | None:
        """Return the place under a point of this widget."""
        point = self._device_point(at)
        for id, screen in self._screens.items():
            mini = screen.tile_at(point)
            if mini is not None:
                return Place(id, mini.number)
            if screen.picture_px.contains(point):
                return Place(id)
        return None

    def caption_at(self, at: QPointF) -> str | None:
        """Return the screen whose name is under a point of this widget."""
        point = self._device_point(at)
        return next((id for id, screen in self._screens.items() if screen.caption_px.contains(point)), None)

    def _device_point(self, at: QPointF) -> QPoint:
        return (at * self.devicePixelRatioF()).toPoint()

    def rect_of(self, place: Place) -> QRect:
        """Return where a place is on this widget, in Qt's coordinates."""
        return self.logical(self._rect_of(place))

    def logical(self, rect: QRect) -> QRect:
        """Return the least rectangle of Qt's coordinates that holds one of physical pixels."""
        ratio = self.devicePixelRatioF()
        return QRectF(rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio).toAlignedRect()

    def _rect_of(self, place: Place) -> QRect:
        mini = self.tile(place)
        return mini.place_px if mini else self._screens[place.screen].picture_px

    # Time

    def tick(self) -> None:
        """Paint what is new. Called by the widget's own timer."""
        for mini in self._views.changed():
            self._update(mini.place_px)
        self._follow()

    def _follow(self) -> None:
        for screen in self._screens.values():
            for rect in screen.follow(self._look, is_named=self._names):
                self._update(rect)
        is_seen = self._timer.isActive() and not self.window().isMinimized()
        self._views.follow(self._screens.values(), is_seen=is_seen)
        if self._selection is not None and self._is_gone(self._selection):
            self.select(None)

    def _is_gone(self, place: Place) -> bool:
        screen = self._screens.get(place.screen)
        return screen is None or (place.tile > 0 and screen.tile(place.tile) is None)

    def _arrange(self) -> None:
        ratio, sizes = self.devicePixelRatioF(), self._look.sizes
        caption = round(self._look.face("label").size_px * CAPTION)
        pad = sizes.px(4)
        area = Box(pad, pad, round(self.width() * ratio) - 2 * pad, round(self.height() * ratio) - 2 * pad)
        shown = [each.screen for each in self._screens.values()]
        boxes = placed(shown, area, gap_px=sizes.px(14), caption_px=caption)
        for id, box in boxes.items():
            self._screens[id].place(box, caption)
        self._follow()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the screens into the new size."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Put the screens into another pixel ratio."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for pictures, and begin to tick."""
        super().showEvent(event)
        self._timer.start()
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for no picture any more: what is not seen costs nothing."""
        super().hideEvent(event)
        self._timer.stop()
        self._follow()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the screens, then what lies around tiles."""
        ratio, look = self.devicePixelRatioF(), self._look
        region, words = event.region(), self.tr("The monitor is not there")
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), look.colours.s0)
            painter.scale(1 / ratio, 1 / ratio)
            for screen in self._screens.values():
                screen.paint(
                    painter,
                    lambda rect: region.intersects(self.logical(rect)),
                    self._views.image,
                    look,
                    self._stills,
                    words,
                )
            ring = max(2, look.sizes.px(3))
            if self._selection is not None and not self._is_gone(self._selection):
                ink = look.colours.ice if self.hasFocus() else look.colours.i3
                self._paint_ring(painter, self._rect_of(self._selection), QPen(ink, ring))
            if self._target is not None:
                pen = QPen(look.colours.ice, ring, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap)
                self._paint_ring(painter, self._rect_of(self._target), pen)

    @staticmethod
    def _paint_ring(painter: QPainter, box: QRect, pen: QPen) -> None:
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = pen.widthF() / 2
        painter.drawRect(QRectF(box).adjusted(-half, -half, half, half))

    def _update(self, rect: QRect) -> None:
        self.update(self.logical(rect))

    def _update_around(self, place: Place | None) -> None:
        if place is not None and place.screen in self._screens:
            self._update(self._rect_of(place).adjusted(-8, -8, 8, 8))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let arrows move the selection; every other key is the desk's."""
        direction = _ARROWS.get(Qt.Key(event.key()))
        if direction is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        found = walked({place: self._rect_of(place) for place in self._places()}, self._selection, direction)
        if found is not None:
            self.select(found)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go from screen to screen, then on to the next part of the desk."""
        ids = list(self._screens)
        at = ids.index(self._selection.screen) if self._selection and self._selection.screen in ids else None
        if at is not None and 0 <= at + (1 if forward else -1) < len(ids):
            self.select(self._first_of(ids[at + (1 if forward else -1)]))
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keyboard is: something is selected from the first key on."""
        super().focusInEvent(event)
        forward = event.reason() is not Qt.FocusReason.BacktabFocusReason
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and self._screens:
            self.select(self._first_of(list(self._screens)[0 if forward else -1]))
        self._update_around(self._selection)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._update_around(self._selection)

    def _places(self) -> list[Place]:
        return [
            Place(id, number)
            for id, screen in self._screens.items()
            for number in ([mini.number for mini in screen.tiles] or [0])
        ]

    def _first_of(self, screen: str) -> Place:
        tiles = self._screens[screen].tiles
        return Place(screen, tiles[0].number if tiles else 0)
