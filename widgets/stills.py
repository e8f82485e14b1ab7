"""What stands in a tile's picture box when no live picture may: a ground (a dimmed picture, a hatch) and a notice.

Rendered once when the state changes, never while pictures move.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from widgets.drawn import Drawn
from widgets.glyphs import Glyph, draw_glyph
from widgets.theme import Face, Look

_FROZEN_LIGHT = 0.60
_LOST_LIGHT = 0.42
_LOST_HATCH = 0.20
_CLOSE_PX = 2
"""A picture that is so little off the size of its place was made for it, and is not scaled."""
_NOTICES_BYTES = 4 << 20
"""Of notices are kept drawn, to be put on further tiles. One of a full screen may be 1 MiB."""
_PLATE = 0.6
"""How much of a bright picture the plate behind words hides: enough for 4.5 to 1 even before a white sky."""

_ABOVE = 1.9
"""Height of a glyph above a headline with the space below it, in headline sizes."""


class Ground(StrEnum):
    """What is behind a notice."""

    PLAIN = "plain"
    HATCHED = "hatched"  # an empty cell
    KEPT = "kept"  # the last picture as it was, for the moment until the next
    FROZEN = "frozen"  # the last picture, dimmed
    LOST = "lost"  # the last picture without colour, dark, hatched


_KEPT_LIGHT = {Ground.KEPT: 1.0, Ground.FROZEN: _FROZEN_LIGHT}
"""Of the last picture, where it keeps its colours."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in the middle of a picture box: what is wrong in a few of them, then sentences that may be left out.

    `fault`: our own equipment or data is to blame, so it is violet; else it is neutral.
    """

    headline: str
    glyph: Glyph | None = None
    fault: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Still:
    """An image and where in the picture box it stands; what it leaves of it has the `letterbox` colour.

    `light`: how much of it there is over that colour. `notice`: an image to be put on it, and how far down.
    """

    image: QImage
    place: QRect
    letterbox: QColor
    light: float = 1.0
    notice: tuple[int, QImage] | None = None

    def paint(self, painter: QPainter, box: QRect) -> None:
        """Paint it into the picture box."""
        if self.light < 1.0 or self.place.size() != box.size():
            painter.fillRect(box, self.letterbox)
        painter.setOpacity(self.light)
        painter.drawImage(box.topLeft() + self.place.topLeft(), self.image)
        painter.setOpacity(1.0)
        if self.notice is not None:
            top, drawn = self.notice
            painter.drawImage(box.left(), box.top() + top, drawn)


@dataclass(slots=True)
class _Block:
    """A notice broken into lines: `above` or `beside` its headline stands the glyph."""

    head: list[str]
    bodies: list[list[str]]
    large: Face
    small: Face
    beside: Glyph | None
    fault: bool
    above: Glyph | None = None

    @property
    def gap_px(self) -> float:
        return self.small.size_px * 0.4 if self.bodies else 0.0

    @property
    def height_px(self) -> float:
        glyph = self.large.size_px * _ABOVE if self.above else 0.0
        lines = len(self.head) * self.large.line_px + sum(len(body) for body in self.bodies) * self.small.line_px
        return glyph + lines + self.gap_px

    @property
    def width_px(self) -> float:
        glyph = self.large.size_px * 1.3 if self.beside else 0.0
        heads = [self.large.width(text) + glyph for text in self.head]
        return max([*heads, *(self.small.width(text) for body in self.bodies for text in body)])


def fitted(picture: QSize, box: QSize) -> QRect:
    """Return where a picture of that shape stands in a box at 0, 0: inside, centred, never stretched."""
    return centred(picture.scaled(box, Qt.AspectRatioMode.KeepAspectRatio), box)


def centred(picture: QSize, box: QSize) -> QRect:
    """Return where a picture of that very size stands in the middle of a box at 0, 0."""
    x, y = (box.width() - picture.width()) // 2, (box.height() - picture.height()) // 2
    return QRect(x, y, picture.width(), picture.height())


def _placed(picture: QSize, box: QSize) -> QRect:
    """Return where a still picture stands in a box: a live one, whose sides are even numbers, stays where it was."""
    place = fitted(picture, box)
    close = max(abs(place.width() - picture.width()), abs(place.height() - picture.height())) <= _CLOSE_PX
    return centred(picture, box) if close else place


class StillPainter:
    """Draws grounds and notices for tiles with one text size."""

    def __init__(self, look: Look, text_px: int) -> None:
        self._colours = look.colours
        self._fonts = look.fonts
        self._sizes = look.sizes
        self._text_px = text_px
        # After a change of layout many tiles of one size say the same.
        self._drawn = Drawn[tuple[Notice, object, bool], tuple[int, QImage]](_NOTICES_BYTES)

    def ground(self, kind: Ground, size: QSize, picture: QImage | None) -> QImage:
        """Return a ground of that size. `picture` may alias memory that changes later; it is not kept."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(self._colours.s1 if kind in (Ground.PLAIN, Ground.HATCHED) else self._colours.s0)
        with QPainter(image) as painter:
            area = image.rect()
            if picture is not None and kind in (Ground.KEPT, Ground.FROZEN, Ground.LOST):
                area = _placed(picture.size(), size)
                self._draw_picture(painter, kind, area, picture)
            if kind is Ground.LOST:
                self._hatch(painter, area, self._colours.quality, _LOST_HATCH, spacing_u=14, width_u=1.4)
            elif kind is Ground.HATCHED:
                self._hatch(painter, area, self._colours.line2, 0.5, spacing_u=9, width_u=1.0)
        return image

    def still(self, kind: Ground, size: QSize, picture: QImage | None, *, is_kept: bool) -> Still:
        """Return a ground of that size. `is_kept`: the picture is a copy that never changes.

        Then it needs no drawing where it fits and keeps its colours, as on all tiles of another layout at once.
        """
        light = _KEPT_LIGHT.get(kind)
        if picture is not None and is_kept and light is not None:
            place = _placed(picture.size(), size)
            if place.size() == picture.size():
                return Still(picture, place, self._colours.s0, light)
        image = self.ground(kind, size, picture)
        return Still(image, image.rect(), self._colours.s0)

    def with_notice(self, still: Still, notice: Notice, size: QSize, *, plated: bool) -> Still:
        """Return a still with a notice in its middle; what does not fit is left out from its end.

        `plated`: a dark plate behind the words, where a bright picture may be behind them.
        """
        key = notice, size.toTuple(), plated
        drawn = self._drawn.get(
            key, lambda: self._draw_notice(notice, size, plated=plated), lambda drawn: drawn[1].sizeInBytes()
        )
        return replace(still, notice=drawn)

    def _draw_notice(self, notice: Notice, room: QSize, *, plated: bool) -> tuple[int, QImage]:
        """Return a notice on nothing, as wide as its room, and where its top is there."""
        block, pad = self._block(notice, room), self._text_px * 0.5
        top = (room.height() - block.height_px) / 2
        area = QRectF((room.width() - block.width_px) / 2, top, block.width_px, block.height_px)
        plate = area.adjusted(-pad, -pad, pad, pad).toAlignedRect() & QRect(QPoint(), room)
        image = QImage(room.width(), max(1, plate.height()), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            painter.translate(0, -plate.top())
            if plated:
                colour = QColor(self._colours.s0)
                colour.setAlphaF(_PLATE)
                painter.fillRect(plate, colour)
            self._draw_block(painter, block, top, room.width())
        return plate.top(), image

    def _block(self, notice: Notice, room: QSize) -> "_Block":
        large = self._headline_face(room.width(), notice)
        small = self._fonts.face(self._text_px * 0.9)
        width = room.width() - self._text_px
        beside = notice.glyph if notice.fault else None
        head = large.wrapped(notice.headline, width - (large.size_px * 1.3 if beside else 0))
        bodies = [small.wrapped(line, width) for line in notice.lines]
        block = _Block(head, bodies, large, small, beside=beside, fault=notice.fault)
        while block.bodies and block.height_px > room.height() - self._text_px:
            block.bodies.pop()
        if notice.glyph and not beside:
            block.above = notice.glyph
            if block.height_px > room.height() - self._text_px:
                block.above = None
        return block

    def _headline_face(self, width_px: int, notice: Notice) -> Face:
        widest = max((notice.headline, *notice.headline.split()), key=len)
        for scale in (1.35, 1.15):
            face = self._fonts.face(self._text_px * scale, 700)
            if face.width(widest) + face.size_px * 2.3 <= width_px:
                return face
        return self._fonts.face(self._text_px, 700)

    def _draw_block(self, painter: QPainter, block: "_Block", top: float, width_px: int) -> None:
        colour = self._colours.quality if block.fault else self._colours.i2
        size = block.large.size_px
        if block.above:
            draw_glyph(painter, block.above, QRectF((width_px - size * 1.5) / 2, top, size * 1.5, size * 1.5), colour)
            top += size * _ABOVE
        for number, text in enumerate(block.head):
            beside = block.beside if number == 0 else None
            x = (width_px - block.large.width(text) - (size * 1.3 if beside else 0)) / 2
            baseline = block.large.centred(top, block.large.line_px)
            if beside:
                box = QRectF(round(x), round(baseline - block.large.cap_px / 2 - size / 2), size, size)
                draw_glyph(painter, beside, box, colour)
                x += size * 1.3
            block.large.draw(painter, x, baseline, text, colour)
            top += block.large.line_px
        top += block.gap_px
        small = block.small
        for number, body in enumerate(block.bodies):
            for text in body:
                ink = self._colours.i2 if number == 0 else self._colours.i3
                small.draw(painter, (width_px - small.width(text)) / 2, small.centred(top, small.line_px), text, ink)
                top += small.line_px

    def _draw_picture(self, painter: QPainter, kind: Ground, area: QRect, picture: QImage) -> None:
        light = _KEPT_LIGHT.get(kind, _LOST_LIGHT)
        if kind is Ground.LOST:
            picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.size() != area.size())
        painter.setOpacity(light)  # over the ground's own colour
        painter.drawImage(area, picture)
        painter.setOpacity(1.0)

    def _hatch(
        self, painter: QPainter, area: QRect, colour: QColor, opacity: float, *, spacing_u: float, width_u: float
    ) -> None:
        ink = QColor(colour)
        ink.setAlphaF(opacity)
        # At a right angle to the lines; along the edge they are the square root of two further apart.
        step = max(6.0, spacing_u * self._sizes.u) * 2**0.5
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, max(1.0, width_u * self._sizes.u)))
        x = float(area.left())
        while x < area.right() + area.height():
            painter.drawLine(QPointF(x, area.top()), QPointF(x - area.height(), area.bottom() + 1))
            x += step
        painter.restore()
