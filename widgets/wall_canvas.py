"""The one widget that paints a screen: header, tiles, frames. Pictures go past paint events, by way of its surface."""

import math
import time
from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from feeds.core import CameraReport, Clock, Rect, View
from widgets.facts import Facts
from widgets.frames import outer, paint_frames
from widgets.header import Count
from widgets.header_band import HeaderBand
from widgets.header_weather import WeatherKeys
from widgets.last_pictures import LastPictures
from widgets.model import Alarm, Box, CameraLabel, Level, Part, WallLayout
from widgets.ports import Pictures
from widgets.surface import Surface
from widgets.theme import Colours, Fonts, Look, Sizes
from widgets.ticks import TickRing, TickStats
from widgets.tile import Blit, Tile, TilePainters
from widgets.tile_set import TileSet

_POLL_EVERY_MS = 250
_RENDER_BUDGET_S = 0.008
_LEAST_HEIGHT_PX = 240
"""Below this nothing gets smaller any more; Qt makes windows tiny before it gives them their size."""


class WallCanvas(QWidget):
    """Shows a layout with live pictures and the states of its cameras. Coordinates in its interface: physical pixels.

    Where it shows a part of a larger canvas (`set_part`) they are those of the larger one, but for the header's.
    `ratio`: distance of the viewers over the height of the screen. `last`: pictures that screens share. `arranged` is
    emitted after every change of size, `selection_moved` after `select`, `second_passed` once a second, `drawn_anew`
    after tiles came, went or moved, `handled` after the selection, the target of a drag or what is seen of a panel was
    moved.
    """

    arranged = Signal()
    selection_moved = Signal()
    second_passed = Signal()
    drawn_anew = Signal()
    handled = Signal()
    wanted_arrived = Signal(object)

    def __init__(
        self,
        *,
        pictures: Pictures,
        clock: Clock,
        colours: Colours,
        ratio: float,
        last: LastPictures | None = None,
        tick_ms: int = 33,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._pictures = pictures
        self._clock = clock
        self._colours = colours
        self._ratio = ratio
        self._fonts = Fonts()
        self._look = Look(colours, Sizes(_LEAST_HEIGHT_PX, ratio), self._fonts)
        self._painters: TilePainters | None = None
        self._layout: WallLayout | None = None
        self._facts: Facts | None = None
        self._header = HeaderBand()
        self._counts: Mapping[Level, Count] = {}
        self._tiles = TileSet(pictures, last or LastPictures())
        self._target: str | None = None
        self._surface = Surface(self, pictures)
        self._lit = True
        self._pending: dict[Tile, None] = {}
        self._next_polled = 0
        self._unpainted: list[View] = []
        self._ticks = TickRing()
        self._gutter_px = 0
        self._part: Part | None = None
        self._tick_timer = QTimer(self)
        self._tick_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick_timer.setInterval(tick_ms)
        self._tick_timer.timeout.connect(self.tick)
        self._second_timer = QTimer(self)
        self._second_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._second_timer.setSingleShot(True)
        self._second_timer.timeout.connect(self._on_second)
        self._arrange()

    # What is shown

    @property
    def look(self) -> Look:
        """Colours and sizes at the present size of the screen."""
        return self._look

    @property
    def tiles(self) -> TileSet:
        """The tiles of this screen, to be read; changes go through the methods below."""
        return self._tiles

    @property
    def layout_shown(self) -> WallLayout | None:
        """The layout on the screen."""
        return self._layout

    @property
    def header_px(self) -> int:
        """Height of what is seen of the header in this window, 0 without."""
        return max(0, self._header.height_px - self._surface.origin.y())

    @property
    def header_words(self) -> str:
        """What a screen reader says of the weather in the header, "" where there is none."""
        return self._header.spoken

    @property
    def header_room(self) -> QRect:
        """The part of the header where a message hides nothing, in physical pixels of the window."""
        window = QRect(0, 0, *self._window_px())
        return self._header.room.translated(-self._surface.origin) & window

    def set_colours(self, colours: Colours) -> None:
        """Change the theme, as a lobby does between day and night."""
        self._colours = colours
        self._arrange()

    def set_layout(self, layout: WallLayout) -> None:
        """Show a layout; what was put into the tiles of the one before is forgotten.

        Selection, enlarging and zoom stay where it is the same layout, read again.
        """
        if self._layout is not None and self._layout.layout_id != layout.layout_id:
            self._tiles.leave()
        self._layout = layout
        self._tiles.forget_assignments()
        self._arrange()

    def set_product(
        self, name: str, *, simulated: bool, gloss_language: str = "", weather: WeatherKeys | None = None
    ) -> None:
        """Name the city in the header. `gloss_language`: the second language of dates, "" for none."""
        self._header.set_product(name, simulated=simulated, gloss_language=gloss_language, weather=weather)
        self._refresh_header()

    def set_facts(self, facts: Facts) -> None:
        """Give panels what they show; `facts_changed` tells when it is something else."""
        self._facts = facts
        self.facts_changed()
        self._refresh_header()

    def facts_changed(self) -> None:
        """Let panels look at the facts again; those that look different then are drawn within the next ticks."""
        if self._facts is not None:
            for tile in self._tiles.seen:
                if tile.panel:
                    tile.panel.look_at(self._facts)
            self._note_panels()

    def _note_panels(self) -> None:
        """Draw panels that look different now, or were drawn in another window of the same span."""
        for tile in self._tiles.seen:
            if tile.panel and not tile.panel.is_drawn_as(tile.still.image if tile.still else None):
                self._pending[tile] = None

    @property
    def waits_to_draw(self) -> bool:
        """Whether something looks different and is not drawn yet."""
        return bool(self._pending)

    def draw_panel(self, tile_id: str) -> None:
        """Draw a panel anew after its viewer has done something to it."""
        self._render(self._tiles.shown_for(tile_id))
        self.handled.emit()

    def set_covered(self, covered: bool) -> None:
        """Tell whether another widget lies over this one; pictures are then painted in Qt's own order."""
        self._surface.covered = covered
        self.update()

    def assign(self, cameras: Mapping[str, CameraLabel | None]) -> None:
        """Have exactly these cameras in places of the layout (None: empty), and what it says itself in all others."""
        self._tiles.assign(cameras, self._clock.utc())
        self._render_all()

    def select(self, tile_id: str | None) -> None:
        """Move the selection, or take it away."""
        for tile in self._tiles.select(tile_id, self._clock.utc()):
            self._render(tile)
            self._surface.update(outer(tile, self._gutter_px))
        self.selection_moved.emit()
        self.handled.emit()

    def enlarge(self, tile_id: str | None) -> None:
        """Let one tile fill the wall, or show all of them again."""
        self._tiles.enlarge(tile_id, self._clock.utc())
        self._render_all()

    def set_crop(self, tile_id: str, crop: Rect | None) -> None:
        """Show a part of a place's picture, None: what is shown of it when it is not zoomed."""
        self._tiles.set_crop(tile_id, crop, self._clock.utc())
        self._render(self._tiles.shown_for(tile_id))

    def set_target(self, tile_id: str | None) -> None:
        """Mark the place where a dragged tile would land."""
        for place in (self._target, tile_id):
            if place in self._tiles.tiles:
                self._surface.update(outer(self._tiles.shown_for(place), self._gutter_px))
        self._target = tile_id
        self.handled.emit()

    def follow(self, other: "WallCanvas") -> None:
        """Show what was moved in another window of the same span."""
        place = other.tiles.selected
        if place != self._tiles.selected and (place is None or place in self._tiles.tiles):
            self.select(place)
        if other._target != self._target:
            self.set_target(other._target)
        self._note_panels()

    def set_alarm(self, camera_id: str, alarm: Alarm | None) -> None:
        """Put an alarm on a camera, or take it away."""
        for tile in self._tiles.set_alarm(camera_id, alarm, self._clock.utc()):
            self._render(tile)
        self.update()

    def set_counts(self, counts: Mapping[Level, Count]) -> None:
        """Tell how many alarms of each level the city has, those without a camera too."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._refresh_header()

    def want(self, view: View) -> None:
        """Ask for one more view, which is not painted: `wanted_arrived` says when it has a new picture."""
        self._tiles.extra.append(view)
        self._tiles.request(self._clock.utc())

    def unwant(self, view: View) -> None:
        """Ask for that view no more."""
        self._tiles.extra.remove(view)
        self._tiles.request(self._clock.utc())

    def draw_curtain(self, *, closed: bool) -> None:
        """Turn every camera neutral at once, or show them again."""
        self._tiles.curtain(closed, self._clock.utc())
        self._render_all()

    def tick_stats(self) -> TickStats:
        """Return how well the last ticks kept their time."""
        return self._ticks.stats()

    def reset_tick_stats(self) -> None:
        """Begin measuring ticks anew."""
        self._ticks.reset()

    def device_px(self, logical: float) -> float:
        """Return a length of Qt's events in physical pixels."""
        return logical * self.devicePixelRatioF()

    @property
    def canvas_px(self) -> QSize:
        """The size of the whole canvas, of which the window may show a part."""
        part = self._part or Part(*self._window_px(), 0, 0)
        return QSize(part.canvas_width_px, part.canvas_height_px)

    @property
    def header_key(self) -> tuple[int, int]:
        """What is another one whenever the header was drawn anew, as every second."""
        return self._header.drawn_key

    def paint_header(self, painter: QPainter) -> None:
        """Paint the header alone, nothing on a screen without one."""
        self._header.paint(painter)

    def at_px(self, at: QPointF) -> QPointF:
        """Return a point of Qt's events in physical pixels of the canvas."""
        return at * self.devicePixelRatioF() + QPointF(self._surface.origin)

    def in_qt(self, rect: QRect) -> QRect:
        """Return the rectangle of Qt's coordinates that is nearest to one of physical pixels."""
        ratio, rect = self.devicePixelRatioF(), rect.translated(-self._surface.origin)
        return QRect(*(round(edge / ratio) for edge in (rect.x(), rect.y(), rect.width(), rect.height())))

    # Size

    def set_part(self, part: Part | None) -> None:
        """Show a part of a larger canvas from now on, beside windows with its other parts; None: a canvas of its own.

        Tiles outside of the window ask for no pictures and are not drawn; one that crosses its edge is the same view in
        every window that it reaches into.
        """
        if part != self._part:
            self._part = part
            self._arrange()

    def _arrange(self) -> None:
        wide, high = self._arranged_px = self._window_px()
        part = self._part or Part(wide, high, 0, 0)
        width, height = part.canvas_width_px, part.canvas_height_px
        self._surface.origin = QPoint(part.x_px, part.y_px)
        layout = self._layout
        colours, ratio = self._colours, self._ratio
        if layout is not None:
            colours = Colours.load(layout.theme) if layout.theme else colours
            ratio = layout.viewing_ratio or ratio
        look = Look(colours, Sizes(max(height, _LEAST_HEIGHT_PX), ratio), self._fonts)
        if self._painters is None or look != self._look:
            self._look, self._painters = look, TilePainters(look)
        self._header.place(self._look, width, layout.header if layout is not None else "none")
        if layout is not None:
            sizes = self._look.sizes
            self._gutter_px, margin = sizes.px(layout.gutter_u), sizes.px(2 * layout.gutter_u)
            top = self._header.height_px or margin
            area = Box(margin, top, max(1, width - 2 * margin), max(1, height - top - margin))
            self._tiles.arrange(
                layout.arrange(area, self._gutter_px),
                self._painters,
                area=area,
                window=Box(part.x_px, part.y_px, wide, high) if self._part else None,
                gutter_px=self._gutter_px,
                now_utc=self._clock.utc(),
            )
            self._refresh_header()
            self._render_all()
        self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the tiles for the new size; Qt also tells widgets that are not shown the size they have."""
        super().resizeEvent(event)
        if self._window_px() != self._arranged_px:
            self._arrange()

    def _window_px(self) -> tuple[int, int]:
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._painters = None
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the tiles anew on a screen with another pixel ratio."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to tick, with all that is seen from now on."""
        super().showEvent(event)
        self._surface.attach()
        if self._tiles.hidden:
            self._tiles.hide(False, self._clock.utc())
            self._refresh_header()
            self._render_all()
        self._tick_timer.start()
        self._on_second()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop ticking: what is not seen costs nothing."""
        super().hideEvent(event)
        self._tick_timer.stop()
        self._second_timer.stop()
        self.rest()

    def rest(self) -> None:
        """Ask for no pictures and draw nothing until the canvas is shown: its monitor is not there."""
        self._pending.clear()
        self._tiles.hide(True, self._clock.utc())

    # Time

    def tick(self) -> None:
        """Paint what is new. Called by the canvas's own timer."""
        began_s = time.perf_counter()
        views = self._pictures.changed()
        if views:
            self._show_changed(views)
        self._poll_next()
        while self._pending:
            tile = next(iter(self._pending))
            del self._pending[tile]
            self._render(tile)
            # At least one a tick, however slow the machine.
            if time.perf_counter() - began_s > _RENDER_BUDGET_S:
                break
        self._ticks.record(began_s, time.perf_counter())

    def finish(self) -> None:
        """Show all that is known now, however long that takes: for a picture that is taken once."""
        self._bring_up_to_date(self._clock.utc(), lit=True)
        self.tick()
        while self._pending:
            self.tick()

    def _show_changed(self, views: Sequence[View]) -> None:
        by_view, image_of = self._tiles.by_view, self._pictures.image
        ready: list[tuple[Tile, QImage]] = []
        painted: list[View] = []
        another_view = False
        for view in views:
            picture = image_of(view)
            if picture is None:
                continue
            at_once = False
            for tile in by_view.get(view, ()):
                exact = picture.size() == tile.picture_rect.size()
                if not exact:
                    another_view |= tile.arrived(picture)
                if not tile.moves:
                    self._poll(tile)
                    if tile.has_moving_look:
                        self._pending[tile] = None
                        self._unpainted.append(view)
                elif exact:
                    ready.append((tile, picture))
                    at_once = True
                else:
                    self._unpainted.append(view)
                    self._surface.update(tile.picture_box)
            if at_once:
                painted.append(view)
        if another_view:
            self._tiles.request(self._clock.utc())
        if ready and self._surface.paint_pictures(ready):
            self._pictures.painted(painted)
        elif ready:
            self._unpainted += painted
        for view in [view for view in self._tiles.extra if view in views]:
            self.wanted_arrived.emit(view)

    def _poll_next(self) -> None:
        seen = self._tiles.seen
        for _ in range(math.ceil(len(seen) * self._tick_timer.interval() / _POLL_EVERY_MS)):
            self._next_polled = (self._next_polled + 1) % len(seen)
            tile = seen[self._next_polled]
            if tile.camera:
                report = self._pictures.report(tile.camera.camera_id)
                # Ages and lateness are looked at once a second.
                if report.state is not tile.report.state or report.error is not tile.report.error:
                    self._observe(tile, report)

    def _poll(self, tile: Tile) -> None:
        if tile.camera:
            self._observe(tile, self._pictures.report(tile.camera.camera_id))

    def _observe(self, tile: Tile, report: CameraReport) -> None:
        if tile.observe(report):
            self._pending[tile] = None

    def _on_second(self) -> None:
        self._second_timer.start(1001 - self._clock.utc().microsecond // 1000)
        self.pass_second()

    def pass_second(self) -> None:
        """Bring clocks, ages and alternating glyphs up to date. Called by the canvas's own timer."""
        now = self._clock.utc()
        # By the clock, so that all windows of a wall alternate together.
        self._bring_up_to_date(now, lit=now.second % 2 == 0)

    def _bring_up_to_date(self, now: datetime, *, lit: bool) -> None:
        self._lit = lit
        blits: list[Blit] = []
        for tile in {*self._tiles.tiles.values(), *self._tiles.seen}:
            self._poll(tile)
        for tile in self._tiles.seen:
            if tile.stands_in:
                self._pending[tile] = None
            elif tile not in self._pending:
                blits += tile.refresh_strip(now, lit=self._lit)
        self.facts_changed()
        self._refresh_header()
        blits += self._header.clock_blits()
        if blits:
            self._surface.blit(blits)
        self.second_passed.emit()

    def _refresh_header(self) -> None:
        tiles = self._tiles
        if self._layout and self._header.refresh(
            self._layout, tiles.tiles, self._counts, self._clock.utc(), self._facts
        ):
            self.update()

    def _render(self, tile: Tile) -> None:
        if tile not in self._tiles.seen:
            return
        now = self._clock.utc()
        tile.render(self._pictures.image(tile.view) if tile.view else None, now)
        tile.refresh_strip(now, lit=self._lit)
        self._surface.update(tile.box)

    def _render_all(self) -> None:
        self.facts_changed()
        self._pending.clear()
        for tile in self._tiles.seen:
            self._render(tile)
        self.update()
        self.drawn_anew.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint whatever part of the screen is asked for."""
        region = event.region()
        with QPainter(self) as painter:
            self._surface.use_device_px(painter)
            painter.fillRect(self._surface.device_rect(event.rect()), self._look.colours.s0)
            self._header.paint(painter)
            for tile in self._tiles.seen:
                if region.intersects(self._surface.logical(outer(tile, self._gutter_px))):
                    picture = self._pictures.image(tile.view) if tile.view and tile.still is None else None
                    tile.paint(painter, picture)
            for tile in self._tiles.arranged:
                is_target = tile.spec.tile_id == self._target
                if tile.alarm or tile.selected or is_target:
                    paint_frames(painter, tile, self._look, self._gutter_px, is_target=is_target)
        if self._unpainted:
            views, self._unpainted = self._unpainted, []
            self._pictures.painted(views)
