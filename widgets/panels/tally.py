"""A tally: how many of many are well, late, gone, as a bar of shares and as numbers with their glyphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from widgets.glyphs import Glyph, draw_glyph
from widgets.panels.core import Sheet
from widgets.panels.numbers import written
from widgets.theme import Face, Look

_GLYPH, _GAP = 0.46, 0.3
"""How large the glyph beside a number is, and the space between them, in sizes of the number."""


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a tally. `is_fault`: our own equipment or data is at fault."""

    glyph: Glyph
    count: int
    word: str
    is_fault: bool = False

    def ink(self, look: Look) -> QColor:
        """Return the colour of the number: none where there is nothing to tell."""
        return look.colours.quality if self.is_fault and self.count else look.colours.i1


def draw_tally(sheet: Sheet, area: QRectF, parts: Sequence[Part]) -> float:
    """Draw the bar and below it the numbers with their words; return where they end. Words go before numbers do."""
    look = sheet.look
    bar = QRectF(area.left(), area.top() + look.sizes.px(4), area.width(), look.sizes.px(14))
    draw_shares(sheet, bar, parts)
    top = bar.bottom() + look.sizes.px(16)
    digits, widths = _digits(look, area, parts, min(look.sizes.text_px("headline") * 1.2, area.bottom() - top))
    gap, glyph_px = digits.size_px * _GAP, digits.size_px * _GLYPH
    baseline = top + digits.cap_px
    words, places = look.face("label"), widths
    for face in (words, look.face("meta")):
        words = face
        places = [max(each, face.width(part.word)) for each, part in zip(widths, parts, strict=True)]
        if sum(places) + 2 * gap * (len(parts) - 1) <= area.width():
            break
    else:
        places = widths
    below = baseline + words.size_px * 1.5
    has_words = places is not widths and below + words.size_px * 0.3 <= area.bottom()
    between = (area.width() - sum(places)) / max(1, len(parts) - 1)
    x = area.left()
    for part, room in zip(parts, places, strict=True):
        ink = part.ink(look)
        box = QRectF(round(x), round(baseline - digits.cap_px / 2 - glyph_px / 2), round(glyph_px), round(glyph_px))
        draw_glyph(sheet.painter, part.glyph, box, ink if part.is_fault and part.count else look.colours.i2)
        digits.draw(sheet.painter, x + glyph_px + gap, baseline, written(part.count), ink)
        if has_words:
            words.draw(sheet.painter, x, below, part.word, look.colours.i2)
        x += room + between
    return below + words.size_px * 0.5 if has_words else baseline + digits.size_px * 0.3


def _digits(look: Look, area: QRectF, parts: Sequence[Part], size_px: float) -> tuple[Face, list[float]]:
    """Return the face in which the numbers fit beside one another, at most of that size, and how wide each is."""
    size_px = max(12.0, size_px)
    while True:
        face = look.fonts.face(size_px, 600, digits=True)
        widths = [face.size_px * (_GLYPH + _GAP) + face.width(written(part.count)) for part in parts]
        if size_px <= 12 or sum(widths) + (len(parts) - 1) * face.size_px * _GAP <= area.width():
            return face, widths
        size_px -= 1


def draw_shares(sheet: Sheet, bar: QRectF, parts: Sequence[Part]) -> None:
    """Draw the shares of a tally; even the smallest is seen."""
    look, painter = sheet.look, sheet.painter
    painter.fillRect(bar, look.colours.s2)
    there = [part for part in parts if part.count]
    total = sum(part.count for part in there)
    gap, least = look.sizes.px(1), look.sizes.px(4)
    room = bar.width() - gap * (len(there) - 1) - least * len(there)
    x = bar.left()
    for part in there:
        width = least + max(0.0, room) * part.count / total
        ink = look.colours.quality if part.is_fault else look.colours.i4
        painter.fillRect(QRectF(round(x), bar.top(), max(1, round(x + width) - round(x)), bar.height()), ink)
        x += width + gap
