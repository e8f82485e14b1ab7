"""A tile of the wall, small: the camera's pictures at its own size, a copy of a panel, its state as glyph and frame.

All coordinates are physical pixels of the widget that shows the wall small.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from feeds.core import View
from widgets.glyphs import Glyph, draw_glyph, draw_level, fill_ink, level_colour
from widgets.model import Level
from widgets.stills import Ground, StillPainter, fitted
from widgets.theme import Look
from widgets.tile import BORDER_U, Tile

_STRIP = 1.5
"""Height of the line with a name, in sizes of its text."""
_LEAST_FOR_STRIP = 3.4
"""A tile has such a line from this height on, in sizes of its text."""
_GLYPH_SHARE = 0.34
"""How large the glyph of a tile without pictures is, in heights of the tile."""


@dataclass(frozen=True, slots=True)
class Sign:
    """All that a small tile is drawn from but pictures: where two are equal, it looks the same."""

    box: QRect
    camera_id: str
    view: View | None
    glyph: Glyph | None
    moves: bool
    barred: bool
    level: Level | None
    waits: bool
    panel_key: int
    is_named: bool


class MiniTile:
    """One tile, small. `number`: from 1, in the reading order of its layout.

    `view`: what it wants to see of its camera, None where there is nothing to see. `place_px`: where the tile lies.
    """

    def __init__(self, number: int, tile: Tile) -> None:
        self.number = number
        self.tile = tile
        self.place_px = QRect()
        self.view: View | None = None
        self._picture_px = QRect()
        self._strip_px = QRect()
        self._panel: tuple[int, QImage] | None = None
        self._ground: tuple[tuple[Ground, QSize], QImage] | None = None
        self._is_named = False

    def place(self, box: QRect, look: Look, *, is_named: bool) -> None:
        """Take a place, and what it looks like there. `is_named`: its number and name are asked for."""
        tile = self.tile
        self._ground = None
        self.place_px = box
        self._is_named = is_named
        frame = look.sizes.px(BORDER_U[tile.alarm.level]) if tile.alarm else 0
        inner = box.adjusted(frame, frame, -frame, -frame)
        face = look.face("gloss", 600)
        high = round(face.size_px * _STRIP)
        has_strip = (is_named or tile.alarm is not None) and box.height() >= face.size_px * _LEAST_FOR_STRIP
        self._strip_px = QRect(inner.left(), inner.bottom() + 1 - high, inner.width(), high) if has_strip else QRect()
        self._picture_px = inner.adjusted(0, 0, 0, -high) if has_strip else inner
        self.view = self._wanted()

    def _wanted(self) -> View | None:
        tile = self.tile
        if tile.camera is None or tile.curtained or not tile.camera.permitted or self._picture_px.isEmpty():
            return None
        size = self._picture_px.size()
        return View(tile.camera.camera_id, size.width(), size.height(), tile.crop, -1, tile.spec.stream)

    def sign(self) -> Sign:
        """Return what it is drawn from now."""
        tile = self.tile
        return Sign(
            self.place_px,
            tile.camera.camera_id if tile.camera else "",
            self.view,
            tile.shown.glyph,
            tile.shown.moves,
            tile.barred,
            tile.alarm.level if tile.alarm else None,
            tile.alarm is not None and not tile.alarm.acknowledged,
            tile.still.image.cacheKey() if tile.panel and tile.still is not None else 0,
            self._is_named,
        )

    def paint(self, painter: QPainter, picture: QImage | None, look: Look, stills: StillPainter) -> None:
        """Paint it all. `picture`: the newest of its view."""
        colours, area = look.colours, self._picture_px
        painter.fillRect(area, colours.s0)
        if self.tile.panel is not None:
            painter.drawImage(area.topLeft(), self._panel_image(look))
        elif self.tile.camera is None or not self.tile.shown.moves:
            self._paint_still(painter, picture, look, stills)
        elif picture is None:
            self._paint_glyph(painter, Glyph.CONNECTING, look, neutral=True)
        else:
            place = fitted(picture.size(), area.size()).translated(area.topLeft())
            if picture.size() == place.size():
                painter.drawImage(place.topLeft(), picture)
            else:
                painter.drawImage(place, picture)
        if self.tile.barred:
            painter.fillRect(area.left(), area.top(), area.width(), look.sizes.px(3), colours.quality)
        if not self._strip_px.isEmpty():
            self._paint_strip(painter, look)
        self._paint_frame(painter, look)

    def _panel_image(self, look: Look) -> QImage:
        """Return the panel's own picture at this size, made anew only where that is another one."""
        still = self.tile.still.image if self.tile.still is not None else None
        key = still.cacheKey() if still is not None else 0
        if self._panel is None or self._panel[0] != key or self._panel[1].size() != self._picture_px.size():
            size = self._picture_px.size()
            if still is None:
                image = QImage(size, QImage.Format.Format_RGB32)
                image.fill(look.colours.s1)
            else:
                image = still.scaled(
                    size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            self._panel = (key, image)
        return self._panel[1]

    def _paint_still(self, painter: QPainter, picture: QImage | None, look: Look, stills: StillPainter) -> None:
        shown, size = self.tile.shown, self._picture_px.size()
        if self._ground is None or self._ground[0] != (shown.ground, size):
            self._ground = ((shown.ground, size), stills.ground(shown.ground, size, picture))
        painter.drawImage(self._picture_px.topLeft(), self._ground[1])
        # A camera that is being opened is no fault; its glyph stands with its words alone.
        glyph = shown.glyph or (shown.notice.glyph if shown.notice else None)
        if glyph is not None:
            self._paint_glyph(painter, glyph, look, neutral=shown.neutral or glyph is Glyph.CONNECTING)

    def _paint_glyph(self, painter: QPainter, glyph: Glyph, look: Look, *, neutral: bool) -> None:
        area = QRectF(self._picture_px)
        size = max(8.0, min(look.sizes.text_px("headline"), area.height() * _GLYPH_SHARE))
        box = QRectF(round(area.center().x() - size / 2), round(area.center().y() - size / 2), size, size)
        draw_glyph(painter, glyph, box, look.colours.i3 if neutral else look.colours.quality)

    def _paint_strip(self, painter: QPainter, look: Look) -> None:
        """Paint the line below the picture: the alarm's shape, number and name."""
        colours, strip, alarm = look.colours, self._strip_px, self.tile.alarm
        waits = alarm is not None and not alarm.acknowledged
        painter.fillRect(strip, level_colour(alarm.level, colours) if alarm and waits else colours.s1)
        ink = fill_ink(alarm.level, colours) if alarm and waits else colours.i1
        face, gap = look.face("gloss", 600), look.sizes.px(6)
        x = float(strip.left() + gap)
        if alarm:
            size = round(face.size_px * 0.95)
            box = QRectF(round(x), round(strip.top() + (strip.height() - size) / 2), size, size)
            colour = level_colour(alarm.level, colours)
            shape, inner = (ink, colour) if waits else (colour, colours.ink_on_fill)
            draw_level(painter, alarm.level, box, colour=shape, inner=inner, filled=waits, colours=colours)
            x += size + gap
        baseline = face.centred(strip.top(), strip.height())
        right = strip.right() + 1 - gap
        if self._is_named:
            x = face.draw(painter, x, baseline, str(self.number), ink) + gap
        camera = self.tile.camera
        if camera is not None and right - x > face.size_px:
            face.draw(painter, x, baseline, face.elided(camera.name, right - x), ink)

    def _paint_frame(self, painter: QPainter, look: Look) -> None:
        alarm = self.tile.alarm
        if alarm is None:
            return
        width, box = look.sizes.px(BORDER_U[alarm.level]), self.place_px
        colour = level_colour(alarm.level, look.colours)
        painter.fillRect(box.left(), box.top(), box.width(), width, colour)
        painter.fillRect(box.left(), box.bottom() + 1 - width, box.width(), width, colour)
        painter.fillRect(box.left(), box.top(), width, box.height(), colour)
        painter.fillRect(box.right() + 1 - width, box.top(), width, box.height(), colour)
