"""A screen of the wall, small: what its windows show now, tile by tile, below a line with its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from feeds.core import View
from widgets.desk.mini_tile import MiniTile, Sign
from widgets.desk.ports import DeskScreen
from widgets.glyphs import Glyph, draw_glyph
from widgets.model import Box
from widgets.stills import Ground, StillPainter
from widgets.theme import Look
from widgets.tile import Tile
from widgets.wall_canvas import WallCanvas

CAPTION = 1.9
"""Height of the line above a screen, in sizes of its text."""


class MiniScreen:
    """One screen. `canvases`: what shows it, one or the parts of a larger one; none where its monitor is missing.

    `tiles`: those that are seen now, in reading order. Everything in physical pixels of the widget they are drawn on.
    """

    def __init__(self, screen: DeskScreen, canvases: Sequence[WallCanvas]) -> None:
        self.screen = screen
        self._canvases = tuple(canvases)
        self.picture_px = QRect()
        self.tiles: list[MiniTile] = []
        self._caption_px = 0
        self._signs: dict[int, Sign] = {}
        self._tile_key: object = None
        self._header = QImage()
        self._header_key: object = None

    def place(self, box: Box, caption_px: int) -> None:
        """Take a place: the box of the picture, with the caption above it."""
        self.picture_px = QRect(box.x_px, box.y_px, box.width_px, box.height_px)
        self._caption_px = caption_px
        self._tile_key = None

    @property
    def caption_px(self) -> QRect:
        """Where the line with its name is."""
        box = self.picture_px
        return QRect(box.left(), box.top() - self._caption_px, box.width(), self._caption_px)

    @property
    def whole_px(self) -> QRect:
        """Everything of it, with what lies around tiles."""
        return self.picture_px.united(self.caption_px).adjusted(-4, -4, 4, 4)

    @property
    def is_seen(self) -> bool:
        """Whether tiles of it are drawn."""
        return bool(self._canvases) and not self.screen.is_missing

    @property
    def is_enlarged(self) -> bool:
        """Whether one tile fills the screen."""
        return any(canvas.tiles.large is not None for canvas in self._canvases)

    @property
    def leads_back(self) -> bool:
        """Whether something stands in for its layout for a while."""
        shown = [canvas.layout_shown for canvas in self._canvases]
        return any(layout is not None and layout.leads_back for layout in shown)

    def follow(self, look: Look, *, is_named: bool) -> list[QRect]:
        """Take note of what is shown now; return what looks different."""
        if not self.is_seen:
            self.tiles = []
            return []
        seen = self._seen()
        key = tuple((tile, tile.alarm, tile.crop, tile.curtained, tile.spec) for tile in seen), is_named
        if key != self._tile_key:
            self._tile_key = key
            self._make_tiles(seen, look, is_named=is_named)
            return [self.whole_px]
        different = []
        canvas = self._upper
        if canvas.header_key != self._header_key:
            self._draw_header(canvas)
            different.append(self._header.rect().translated(self.picture_px.topLeft()))
        for mini in self.tiles:
            sign = mini.sign()
            if sign != self._signs.get(mini.number):
                self._signs[mini.number] = sign
                different.append(mini.place_px)
        return different

    @property
    def _upper(self) -> WallCanvas:
        return max(self._canvases, key=lambda each: each.header_px)  # the upper windows have the header

    def _draw_header(self, canvas: WallCanvas) -> None:
        down = self.picture_px.height() / max(1, canvas.canvas_px.height())
        self._header_key = canvas.header_key
        self._header = _header_of(canvas, QSize(self.picture_px.width(), round(canvas.header_px * down)))

    def _seen(self) -> list[Tile]:
        """Return the tiles that are seen, each once, in reading order: a tile may reach into several windows."""
        by_place: dict[str, Tile] = {}
        for canvas in self._canvases:
            for tile in canvas.tiles.seen:
                by_place.setdefault(tile.spec.tile_id, tile)
        order = list(self._canvases[0].tiles.tiles)
        return [by_place[place] for place in order if place in by_place]

    def _make_tiles(self, seen: Sequence[Tile], look: Look, *, is_named: bool) -> None:
        canvas = self._upper
        whole = canvas.canvas_px.expandedTo(QSize(1, 1))
        across, down = self.picture_px.width() / whole.width(), self.picture_px.height() / whole.height()
        numbers = {place: number for number, place in enumerate(canvas.tiles.tiles, start=1)}
        before = {mini.tile: mini for mini in self.tiles}
        self.tiles = []
        for tile in seen:
            mini = before.get(tile) or MiniTile(numbers.get(tile.spec.tile_id, 0), tile)
            box = tile.spec.box
            left, top = round(box.x_px * across), round(box.y_px * down)
            right = round((box.x_px + box.width_px) * across)
            bottom = round((box.y_px + box.height_px) * down)
            place = QRect(left, top, max(1, right - left), max(1, bottom - top)).translated(self.picture_px.topLeft())
            mini.place(place, look, is_named=is_named)
            self.tiles.append(mini)
        self._signs = {mini.number: mini.sign() for mini in self.tiles}
        self._draw_header(canvas)

    def tile(self, number: int) -> MiniTile | None:
        """Return a tile that is seen, by its number."""
        return next((mini for mini in self.tiles if mini.number == number), None)

    def tile_at(self, at: QPoint) -> MiniTile | None:
        """Return the tile under a point."""
        return next((mini for mini in self.tiles if mini.place_px.contains(at)), None)

    def paint(
        self,
        painter: QPainter,
        touches: Callable[[QRect], bool],
        image_of: Callable[[View], QImage | None],
        look: Look,
        stills: StillPainter,
        words: str,
    ) -> None:
        """Paint what is to be painted, `touches` says whether a rectangle is. `words`: of a screen without tiles."""
        colours, box = look.colours, self.picture_px
        line = look.sizes.px(2)
        if touches(self.caption_px):
            self._paint_caption(painter, look)
        if not touches(self.whole_px):
            return
        if not self.is_seen:
            self._paint_missing(painter, look, stills, words)
            return
        painter.fillRect(box.adjusted(-line, -line, line, line), colours.line2)
        painter.fillRect(box, colours.s0)
        painter.drawImage(box.topLeft(), self._header)
        for mini in self.tiles:
            if touches(mini.place_px):
                mini.paint(painter, image_of(mini.view) if mini.view else None, look, stills)

    def _paint_caption(self, painter: QPainter, look: Look) -> None:
        """Paint name and layout on the left, the tour that drives it on the right; the layout is cut first."""
        colours, area, screen = look.colours, self.caption_px, self.screen
        name, small = look.face("label", 600), look.face("meta")
        gap = look.sizes.px(10)
        baseline = name.centred(area.top(), area.height() * 0.92)
        right = float(area.right() + 1)
        for text, ink in ((screen.tour, colours.data), (screen.audience, colours.i3)):
            if text and small.width(text) + gap < (right - area.left()) * 0.45:
                right -= small.width(text)
                small.draw(painter, right, baseline, text, ink)
                right -= gap
        text = name.elided(screen.name, right - area.left())
        x = name.draw(painter, area.left(), baseline, text, colours.i1) + gap
        if right - x > small.size_px * 3:
            small.draw(painter, x, baseline, small.elided(screen.layout_name, right - x), colours.i3)

    def _paint_missing(self, painter: QPainter, look: Look, stills: StillPainter, words: str) -> None:
        colours, box = look.colours, self.picture_px
        painter.fillRect(box, colours.s1)
        painter.drawImage(box.topLeft(), stills.ground(Ground.HATCHED, box.size(), None))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        face = look.face("label", 600)
        size = face.size_px
        lines = face.wrapped(words, box.width() - 4 * size)
        width = max(face.width(line) for line in lines) + size * 1.5
        plate = QRectF(0, 0, width + size * 1.4, len(lines) * face.line_px + size * 0.8)
        plate.moveCenter(QRectF(box).center())
        painter.fillRect(plate.toAlignedRect(), colours.s1)
        x, y = plate.left() + size * 0.7, plate.top() + size * 0.4
        draw_glyph(painter, Glyph.LOST, QRectF(x, y + (face.line_px - size) / 2, size, size), colours.quality)
        for text in lines:
            face.draw(painter, x + size * 1.5, face.centred(y, face.line_px), text, colours.quality)
            y += face.line_px


def _header_of(canvas: WallCanvas, size: QSize) -> QImage:
    """Return the header of a canvas in that size, an empty image for none."""
    if size.height() < 1 or canvas.header_px < 1:
        return QImage()
    whole = QImage(canvas.canvas_px.width(), canvas.header_px, QImage.Format.Format_RGB32)
    whole.fill(canvas.look.colours.s0)
    with QPainter(whole) as painter:
        canvas.paint_header(painter)
    return whole.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
