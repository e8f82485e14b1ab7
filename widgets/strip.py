"""The strip under a tile's picture: glyph, level word, ID, name, gloss, marks, and on the right the clock or the state.

Beside a map the number of the place stands in a square, in the ID's stead.

A strip is drawn once into an image and blitted; what stands on the right is a cell of its own, so that a new second
redraws nothing else. Where there is no room the gloss goes first, then the clock, the ID and the level word; the
glyph and the name always stay.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.drawn import Drawn
from widgets.glyphs import Glyph, draw_glyph, draw_level, fill_ink, level_colour, level_ink
from widgets.model import Level
from widgets.number_square import draw_square, square_px
from widgets.theme import Face, Look
from widgets.words import LEVEL_WORDS, say

_ONE_LINE, _TWO_LINES = 1.75, 3.0
"""Heights of a strip in text sizes."""

_SHORTEST_GLOSS = 5.0
"""A gloss cut shorter than this many text sizes says nothing and is dropped."""


_CELLS_BYTES = 1 << 20
"""Of right cells that are kept: most tiles show the same second."""
_STRIPS_BYTES = 8 << 20
"""Of strips: who changes to another layout and back finds those of its cameras drawn. One of 16 tiles takes 40 KiB in
each of its states, and a camera goes through five of them where the machine has too much to do; one may be 0.4 MiB."""


class Tone(StrEnum):
    """How the text on the right is meant."""

    CLOCK = "clock"
    FAULT = "fault"
    ALARM = "alarm"
    NEUTRAL = "neutral"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Right:
    """What stands on the right of a strip: the picture's time, how late it is, since when an alarm waits.

    `stays`: it is said nowhere else on the tile, so it goes for no name.
    """

    text: str = ""
    tone: Tone = Tone.CLOCK
    stays: bool = False


@dataclass(frozen=True, slots=True)
class StripContent:
    """Everything a strip shows except what is on its right.

    `glyph` is violet, or grey where `neutral`; an alarm's `level` takes its place. `filled`: the alarm waits to be
    acknowledged, so the strip has its colour; `lit`: the filled half of the glyph's slow alternation. `number`: of the
    place, which is never dropped.
    """

    name: str
    camera_id: str = ""
    gloss: str = ""
    level: Level | None = None
    filled: bool = False
    lit: bool = True
    glyph: Glyph | None = None
    neutral: bool = False
    dimmed: bool = False
    marks: tuple[tuple[Glyph, str], ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawn strip, and whether there is room for the right cell."""

    image: QImage
    shows_right: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Which of the parts that may be dropped are shown."""

    gloss: bool
    right: bool
    camera_id: bool
    word: bool


class StripPainter:
    """Draws the strips of tiles with one text size, on one line or (spotlights) on two."""

    def __init__(self, look: Look, text_px: int, *, two_lines: bool = False) -> None:
        self._cells = Drawn[tuple[Right, Level | None], QImage](_CELLS_BYTES)
        self._drawn = Drawn[tuple[StripContent, int, bool, int], Strip](_STRIPS_BYTES)
        self._colours = look.colours
        self._fonts = look.fonts
        self._text_px = text_px
        self._two_lines = two_lines
        self.height_px = round(text_px * (_TWO_LINES if two_lines else _ONE_LINE))
        self.padding_px = round(text_px * 0.6)
        self._gap = round(text_px * 0.5)
        self._name = look.fonts.face(text_px * (1.2 if two_lines else 1), 700 if two_lines else 600)
        self._word = look.fonts.face(text_px * (1.2 if two_lines else 1), 700)
        self._small = look.fonts.face(text_px * 0.86)
        self._mark = look.fonts.face(text_px * 0.82, 600)
        self._square_px = round(text_px * (1.22 if two_lines else 1.16))
        self._number = look.fonts.face(self._square_px * 0.74, 700)

    def right_cell(self, right: Right, fill: Level | None) -> QImage:
        """Return the image of what stands on the right, as wide as its text. Tiles share it: do not paint on it."""
        return self._cells.get((right, fill), lambda: self._drawn_cell(right, fill), QImage.sizeInBytes)

    def _drawn_cell(self, right: Right, fill: Level | None) -> QImage:
        face = self._right_face(right)
        image = QImage(self._right_px(right), self.height_px, QImage.Format.Format_RGB32)
        image.fill(self._ground(fill))
        colour = self._right_colour(right, fill)
        with QPainter(image) as painter:
            size = self._mark_size(right)
            if size:
                box = QRectF(0, round((self.height_px - size) / 2), size, size)
                draw_glyph(painter, Glyph.DISTANCE, box, colour)
            left = size + (self._gap * 0.6 if size else 0)
            face.draw(painter, left, face.centred(0, self.height_px), right.text, colour)
        return image

    def _right_px(self, right: Right) -> int:
        size = self._mark_size(right)
        return round(size + (self._gap * 0.6 if size else 0) + self._right_face(right).width(right.text)) + 1

    def _mark_size(self, right: Right) -> int:
        """Return the size of the mark before a distance, 0 for any other text."""
        return round(self._text_px * 0.7) if right.tone is Tone.DISTANCE else 0

    def strip(self, content: StripContent, right: Right, width_px: int) -> Strip:
        """Return the strip of that width, with room for `right` where it fits. Tiles share it: do not paint on it."""
        right_px = self._right_px(right) if right.text else 0
        key = content, right_px, right.stays, width_px
        return self._drawn.get(
            key, lambda: self._drawn_strip(content, right, right_px, width_px), lambda strip: strip.image.sizeInBytes()
        )

    def _drawn_strip(self, content: StripContent, right: Right, right_px: int, width_px: int) -> Strip:
        image = QImage(width_px, self.height_px, QImage.Format.Format_RGB32)
        image.fill(self._ground(content.level if content.filled else None))
        parts = self._fit(content, right, right_px, width_px)
        with QPainter(image) as painter:
            end = self._draw_marks(painter, content, width_px, right_px if parts.right else 0)
            start = self._draw_glyph(painter, content)
            if self._two_lines:
                self._draw_two_lines(painter, content, start, end)
            else:
                self._draw_one_line(painter, content, parts, start, end)
        return Strip(image, parts.right)

    def _fit(self, content: StripContent, right: Right, right_px: int, width_px: int) -> _Parts:
        # The clock may go, and a state that its picture box says as well; how late a picture is may not.
        may_go = {"gloss", "camera_id", "word"} | (set() if right.stays else {"right"})
        parts = _Parts(bool(content.gloss), bool(right.text), bool(content.camera_id), content.level is not None)
        for part in ("gloss", "right", "camera_id", "word"):
            if self._needed(content, parts, right_px) <= width_px:
                break
            if part in may_go:
                parts = replace(parts, **{part: False})
        return parts

    def _needed(self, content: StripContent, parts: _Parts, right_px: int) -> float:
        second_line = self._two_lines
        widths = [self._name.width(content.name)]
        if content.level or content.glyph:
            widths.append(self._glyph_px(content))
        if parts.word and content.level:
            widths.append(self._word.width(say(LEVEL_WORDS[content.level])))
        if content.number is not None:
            widths.append(square_px(self._number, content.number, self._square_px))
        if parts.camera_id and not second_line:
            widths.append(self._small.width(content.camera_id))
        if parts.gloss and not second_line:
            widths.append(min(self._small.width(content.gloss), _SHORTEST_GLOSS * self._text_px))
        widths += [self._mark_px(text) for _, text in content.marks]
        if parts.right:
            widths.append(right_px)
        return 2 * self.padding_px + sum(widths) + self._gap * (len(widths) - 1)

    def _draw_one_line(self, painter: QPainter, content: StripContent, parts: _Parts, start: float, end: float) -> None:
        baseline = self._name.centred(0, self.height_px)
        quiet = self._ink(content, self._colours.i3)
        x = start
        if parts.word and content.level:
            x = self._draw_word(painter, content.level, content, x, baseline)
        x = self._draw_number(painter, content, x, baseline)
        if parts.camera_id:
            x = self._small.draw(painter, x, baseline, content.camera_id, quiet) + self._gap
        x = self._draw_name(painter, content, x, end, baseline)
        if parts.gloss:
            self._small.draw(painter, x, baseline, self._small.elided(content.gloss, end - x), quiet)

    def _draw_two_lines(self, painter: QPainter, content: StripContent, start: float, end: float) -> None:
        upper = self._name.centred(self.height_px * 0.08, self.height_px * 0.5)
        lower = self._small.centred(self.height_px * 0.54, self.height_px * 0.36)
        x = start
        if content.level:
            x = self._draw_word(painter, content.level, content, x, upper)
        x = self._draw_number(painter, content, x, upper)
        self._draw_name(painter, content, x, end, upper)
        second = " · ".join(part for part in (content.gloss, content.camera_id) if part)
        quiet = self._ink(content, self._colours.i3)
        self._small.draw(painter, start, lower, self._small.elided(second, end - start), quiet)

    def _draw_word(self, painter: QPainter, level: Level, content: StripContent, x: float, baseline: int) -> float:
        colour = self._ink(content, level_ink(level, self._colours))
        return self._word.draw(painter, x, baseline, say(LEVEL_WORDS[level]), colour) + self._gap

    def _draw_number(self, painter: QPainter, content: StripContent, x: float, baseline: int) -> float:
        if content.number is None:
            return x
        width = square_px(self._number, content.number, self._square_px)
        middle = QPointF(x + width / 2, baseline - self._name.cap_px / 2)
        ink = self._ink(content, self._colours.i1)
        draw_square(painter, self._number, content.number, middle, height_px=self._square_px, ink=ink)
        return x + width + self._gap

    def _draw_name(self, painter: QPainter, content: StripContent, x: float, end: float, baseline: int) -> float:
        ink = self._ink(content, self._colours.i2 if content.dimmed else self._colours.i1)
        return self._name.draw(painter, x, baseline, self._name.elided(content.name, end - x), ink) + self._gap

    def _draw_marks(self, painter: QPainter, content: StripContent, width_px: int, right_px: int) -> float:
        """Draw the marks from the right and return where the text has to end."""
        x = float(width_px - self.padding_px - (right_px + self._gap if right_px else 0))
        size = self._text_px * 0.84
        quiet = self._ink(content, self._colours.i2)
        for glyph, text in reversed(content.marks):
            x -= self._mark_px(text)
            # White, because red belongs to the city.
            colour = self._ink(content, self._colours.i1) if glyph is Glyph.RECORDED else quiet
            draw_glyph(painter, glyph, QRectF(x, (self.height_px - size) / 2, size, size), colour)
            if text:
                baseline = self._mark.centred(0, self.height_px)
                self._mark.draw(painter, x + size + self._gap * 0.6, baseline, text, quiet)
            x -= self._gap
        return x

    def _draw_glyph(self, painter: QPainter, content: StripContent) -> float:
        """Draw the glyph on the left and return where the text begins."""
        if content.level is None and content.glyph is None:
            return self.padding_px
        size = self._glyph_px(content)
        box = QRectF(self.padding_px, round((self.height_px - size) / 2), size, size)
        if content.level:
            colour = level_colour(content.level, self._colours)
            draw_level(
                painter,
                content.level,
                box,
                colour=self._ink(content, colour),
                inner=colour if content.filled else self._colours.ink_on_fill,
                filled=content.filled and content.lit,
                colours=self._colours,
            )
        elif content.glyph:
            draw_glyph(painter, content.glyph, box, self._colours.i3 if content.neutral else self._colours.quality)
        return self.padding_px + size + self._gap

    def _ground(self, fill: Level | None) -> QColor:
        return level_colour(fill, self._colours) if fill else self._colours.s1

    def _ink(self, content: StripContent, colour: QColor) -> QColor:
        return fill_ink(content.level, self._colours) if content.filled and content.level else colour

    def _right_colour(self, right: Right, fill: Level | None) -> QColor:
        if fill:
            return fill_ink(fill, self._colours)
        return {
            Tone.CLOCK: self._colours.i3,
            Tone.NEUTRAL: self._colours.i3,
            Tone.FAULT: self._colours.quality,
            Tone.ALARM: self._colours.i1,
            Tone.DISTANCE: self._colours.ice,
        }[right.tone]

    def _right_face(self, right: Right) -> Face:
        plain = right.tone in (Tone.CLOCK, Tone.NEUTRAL)
        if not self._two_lines:
            return self._fonts.face(self._text_px * 0.9, 400 if plain else 600)
        if right.tone is Tone.ALARM:
            return self._fonts.face(self._text_px * 1.6, 700)
        return self._fonts.face(self._text_px * 1.1, 400 if plain else 600)

    def _glyph_px(self, content: StripContent) -> int:
        scale = 1.4 if self._two_lines else 1.0
        return round(scale * (max(self._text_px * 1.08, 12) if content.level else self._text_px * 0.86))

    def _mark_px(self, text: str) -> float:
        return self._text_px * 0.84 + (self._gap * 0.6 + self._mark.width(text) if text else 0)
