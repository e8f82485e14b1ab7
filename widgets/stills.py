"""What stands in a tile's picture box when no live picture may: a ground (a dimmed picture, a hatch) and a notice.

Rendered once when the state changes, never while pictures move.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from widgets.glyphs import Glyph, draw_glyph
from widgets.theme import Face, Look

_LOST_LIGHT = 0.42
_LOST_HATCH = 0.20
_FROZEN_LIGHT = 0.60


class Ground(StrEnum):
    """What is behind a notice."""

    PLAIN = "plain"
    HATCHED = "hatched"  # an empty cell
    KEPT = "kept"  # the last picture as it was, for the moment until the next
    FROZEN = "frozen"  # the last picture, dimmed
    LOST = "lost"  # the last picture without colour, dark, hatched


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in the middle of a picture box: what is wrong in a few of them, then sentences that may be left out.

    `fault`: our own equipment or data is to blame, so it is violet; else it is neutral.
    """

    headline: str
    glyph: Glyph | None = None
    fault: bool = False
    lines: tuple[str, ...] = ()


def fitted(picture: QSize, box: QSize) -> QRect:
    """Return where a picture of that shape stands in a box at 0, 0: inside, centred, never stretched."""
    size = picture.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect((box.width() - size.width()) // 2, (box.height() - size.height()) // 2, size.width(), size.height())


class StillPainter:
    """Draws grounds and notices for tiles with one text size."""

    def __init__(self, look: Look, text_px: int) -> None:
        self._colours = look.colours
        self._fonts = look.fonts
        self._sizes = look.sizes
        self._text_px = text_px

    def ground(self, kind: Ground, size: QSize, picture: QImage | None) -> QImage:
        """Return a ground of that size. `picture` may alias memory that changes later; it is not kept."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(self._colours.s1 if kind in (Ground.PLAIN, Ground.HATCHED) else self._colours.s0)
        with QPainter(image) as painter:
            area = image.rect()
            if picture is not None and kind in (Ground.KEPT, Ground.FROZEN, Ground.LOST):
                area = fitted(picture.size(), size)
                self._draw_picture(painter, kind, area, picture)
            if kind is Ground.LOST:
                self._hatch(painter, area, self._colours.quality, _LOST_HATCH, spacing_u=14, width_u=1.4)
            elif kind is Ground.HATCHED:
                self._hatch(painter, area, self._colours.line2, 0.5, spacing_u=9, width_u=1.0)
        return image

    def with_notice(self, ground: QImage, notice: Notice) -> QImage:
        """Return a copy of `ground` with the notice in its middle; what does not fit is left out from its end."""
        image = ground.copy()
        large = self._headline_face(image.width(), notice)
        small = self._fonts.face(max(12, min(large.size_px * 0.68, self._text_px)))
        room = image.width() - self._text_px
        head = _wrapped(notice.headline, large, room - (large.size_px * 1.3 if notice.glyph else 0))
        bodies = [_wrapped(line, small, room) for line in notice.lines]
        while bodies and self._height(head, bodies, large, small) > image.height() - self._text_px:
            bodies.pop()
        with QPainter(image) as painter:
            self._draw_notice(painter, image.rect(), notice, head, bodies, large, small)
        return image

    def _headline_face(self, width_px: int, notice: Notice) -> Face:
        widest = max((notice.headline, *notice.headline.split()), key=len)
        for scale in (1.35, 1.15, 1.0):
            face = self._fonts.face(self._text_px * scale, 700)
            if face.width(widest) + face.size_px * 2.3 <= width_px:
                return face
        return self._fonts.face(self._text_px, 700)

    def _height(self, head: list[str], bodies: list[list[str]], large: Face, small: Face) -> float:
        return len(head) * large.line_px + sum(len(body) * small.line_px for body in bodies) + small.size_px * 0.4

    def _draw_notice(
        self,
        painter: QPainter,
        area: QRect,
        notice: Notice,
        head: list[str],
        bodies: list[list[str]],
        large: Face,
        small: Face,
    ) -> None:
        colour = self._colours.quality if notice.fault else self._colours.i2
        top = area.height() / 2 - self._height(head, bodies, large, small) / 2
        top += self._draw_stacked_glyph(painter, area, notice, top, large, colour)
        for number, text in enumerate(head):
            beside = notice.glyph if notice.fault and number == 0 else None
            x = (area.width() - large.width(text) - (large.size_px * 1.3 if beside else 0)) / 2
            baseline = large.centred(top, large.line_px)
            if beside:
                box = QRectF(round(x), round(baseline - large.cap_px / 2 - large.size_px / 2), *[large.size_px] * 2)
                draw_glyph(painter, beside, box, colour)
                x += large.size_px * 1.3
            large.draw(painter, x, baseline, text, colour)
            top += large.line_px
        top += small.size_px * 0.4
        for number, body in enumerate(bodies):
            for text in body:
                ink = self._colours.i2 if number == 0 else self._colours.i3
                small.draw(painter, (area.width() - small.width(text)) / 2, small.centred(top, small.line_px), text, ink)
                top += small.line_px

    def _draw_stacked_glyph(
        self, painter: QPainter, area: QRect, notice: Notice, top: float, large: Face, colour: QColor
    ) -> float:
        """Draw a neutral glyph above the headline where there is room, and return by how much the text moves down."""
        size = large.size_px * 1.5
        if notice.glyph is None or notice.fault or top < size * 1.2:
            return 0
        draw_glyph(painter, notice.glyph, QRectF((area.width() - size) / 2, top - size * 0.7, size, size), colour)
        return size * 0.7

    def _draw_picture(self, painter: QPainter, kind: Ground, area: QRect, picture: QImage) -> None:
        light = {Ground.FROZEN: _FROZEN_LIGHT, Ground.LOST: _LOST_LIGHT}.get(kind, 1.0)
        if kind is Ground.LOST:
            picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.size() != area.size())
        painter.drawImage(area, picture)
        shade = QColor(self._colours.s0)
        shade.setAlphaF(1 - light)
        painter.fillRect(area, shade)

    def _hatch(
        self, painter: QPainter, area: QRect, colour: QColor, opacity: float, *, spacing_u: float, width_u: float
    ) -> None:
        ink = QColor(colour)
        ink.setAlphaF(opacity)
        # At a right angle to the lines; along the edge they are the square root of two further apart.
        step = max(4.0, spacing_u * self._sizes.u) * 2**0.5
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, max(1.0, width_u * self._sizes.u)))
        x = float(area.left())
        while x < area.right() + area.height():
            painter.drawLine(QPointF(x, area.top()), QPointF(x - area.height(), area.bottom() + 1))
            x += step
        painter.restore()


def _wrapped(text: str, face: Face, width_px: float) -> list[str]:
    """Break a sentence at its spaces; a word wider than the line is cut with an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and face.width(f"{lines[-1]} {word}") <= width_px:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [face.elided(line, width_px) for line in lines]
