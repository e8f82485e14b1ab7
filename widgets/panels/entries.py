"""Rows of what happens: glyph, what, when, and below it in quieter words where, whose, what else. One below the other.

Rows take as much room as there is: in a low panel the second language goes first, then the quieter words; what does
not fit at all is counted. Titles break into two lines before they are cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from resources.text import Text
from widgets.facts import Name
from widgets.glyphs import Glyph, draw_glyph, draw_level, level_colour
from widgets.model import Level
from widgets.panels.core import Sheet
from widgets.theme import Face, Look
from widgets.words import say

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Steps:
    """How far something is: the words of its steps, and which of them it has reached (from 0)."""

    words: tuple[str, ...]
    reached: int

    @property
    def word(self) -> str:
        """The word of the step that is reached."""
        return self.words[self.reached] if 0 <= self.reached < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `filled`: it waits to be acknowledged. `quiet`: over, or not of the city; `faint`: its level has no
    colour, since no alarm stands for it; `fault`: a violet line below.

    `glyph`: instead of a level's shape, violet. `words`: what is said when it is pointed at. `action`: see `Touch`.
    """

    title: str
    gloss: str = ""
    detail: str = ""
    right: str = ""
    level: Level | None = None
    filled: bool = False
    lit: bool = True
    quiet: bool = False
    faint: bool = False
    glyph: Glyph | None = None
    fault: str = ""
    steps: Steps | None = None
    words: str = ""
    action: Any = None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading ("" for none)."""

    name: Name
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Density:
    """What rows show. `details`: how many lines of the quieter words at most; 0: they go behind the title."""

    gloss: bool
    steps: bool
    details: int

    def detail_lines(self, row: Row, faces: "RowFaces", width: float) -> list[str]:
        """Return the quieter words of a row in lines; how far it is, where its steps are not drawn."""
        reached = row.steps.word if row.steps is not None and not self.steps else ""
        words = " · ".join(part for part in (row.detail, reached) if part)
        if not self.details or not words:
            return []
        return two_lines(faces.detail, words, width - faces.indent_px, self.details)


_DENSITIES = (
    _Density(gloss=True, steps=True, details=2),
    _Density(gloss=True, steps=True, details=1),
    _Density(gloss=False, steps=True, details=1),
    _Density(gloss=False, steps=False, details=1),
    _Density(gloss=False, steps=False, details=0),
)
_MOST_AIR = 1.2
"""How much more space than it needs a row takes where there is room, in gaps."""


class RowFaces:
    """The faces and gaps of rows in one look."""

    def __init__(self, look: Look) -> None:
        sizes = look.sizes
        self.title = look.face("label", 700)
        self.gloss = look.face("meta")
        self.detail = look.fonts.face((sizes.text_px("meta") + sizes.text_px("label")) / 2)
        self.right = self.detail
        self.glyph_px = round(self.title.size_px * 1.05)
        self.indent_px = self.glyph_px + sizes.px(14)
        self.gap_px = sizes.px(13)
        self._lines: dict[tuple[str, float], list[str]] = {}

    def title_lines(self, text: str, width: float) -> list[str]:
        """Return a title in one line or two; each is broken once, however often rows are measured."""
        known = self._lines.get((text, width))
        if known is None:
            known = self._lines[text, width] = two_lines(self.title, text, width)
        return known


def glossed(text: Text, *, has_gloss: bool) -> Name:
    """Return words of the program with their English, on a screen with a second language."""
    words = say(text)
    return Name(words, text.source if has_gloss and words != text.source else "")


def draw_sections(sheet: Sheet, sections: Sequence[Section], area: QRectF, *, hidden: int = 0) -> int:
    """Draw sections below one another, as far as they fit; return how many rows were left out.

    `hidden`: how many more there are that are no rows; they are counted with those left out.
    """
    faces = RowFaces(sheet.look)
    for density in _DENSITIES:
        needed = _height(sections, faces, area.width(), density)
        if needed <= area.height():
            break
    count = sum(len(section.rows) for section in sections)
    room = area.height() - (faces.detail.line_px if hidden or needed > area.height() else 0.0)
    fitting = min(count, int(room * count // needed)) if needed else 0
    air = max(0.0, min((room - needed * fitting / count) / fitting, faces.gap_px * _MOST_AIR)) if fitting else 0.0
    more = faces.detail.line_px
    top, left_out = area.top(), 0
    if hidden:
        area = area.adjusted(0, 0, 0, -more)
    for section in sections:
        head = _head_px(section, faces)
        first = _row_px(section.rows[0], faces, area.width(), density) if section.rows else 0.0
        if left_out or top + head + first > area.bottom():
            left_out += len(section.rows)
            continue
        top = _draw_head(sheet, section, faces, area, top)
        for number, row in enumerate(section.rows):
            height = _row_px(row, faces, area.width(), density) + air
            is_last = section is sections[-1] and number == len(section.rows) - 1
            if top + height > area.bottom() - (0 if is_last else more * 0.6):
                left_out += len(section.rows) - number
                break
            _draw_row(sheet, row, faces, QRectF(area.left(), top, area.width(), height), density, air)
            top += height
            if number < len(section.rows) - 1:
                y = round(top)
                sheet.painter.fillRect(QRectF(area.left(), y, area.width(), 1), sheet.look.colours.line)
    if left_out + hidden:
        words = f"+{left_out + hidden}"
        baseline = area.bottom() + (more if hidden else 0) - faces.detail.size_px * 0.25
        faces.detail.draw(
            sheet.painter, area.right() - faces.detail.width(words), baseline, words, sheet.look.colours.i2
        )
    return left_out


def draw_level_glyph(sheet: Sheet, level: Level, box: QRectF, *, filled: bool, ink: QColor | None = None) -> None:
    """Draw the shape of a level in its colour, or another."""
    colours = sheet.look.colours
    draw_level(
        sheet.painter,
        level,
        box,
        colour=ink or level_colour(level, colours),
        inner=colours.ink_on_fill,
        filled=filled,
        colours=colours,
    )


def _height(sections: Sequence[Section], faces: RowFaces, width: float, density: _Density) -> float:
    return sum(
        _head_px(section, faces) + sum(_row_px(row, faces, width, density) for row in section.rows)
        for section in sections
    )


def _head_px(section: Section, faces: RowFaces) -> float:
    return faces.title.size_px * 1.9 if section.name.text else 0.0


def _draw_head(sheet: Sheet, section: Section, faces: RowFaces, area: QRectF, top: float) -> float:
    if not section.name.text:
        return top
    look, baseline = sheet.look, top + faces.title.size_px * 1.25
    right = faces.title.draw(sheet.painter, area.left(), baseline, section.name.text, look.colours.i1) + look.sizes.px(
        9
    )
    if section.name.gloss and area.right() - right > faces.gloss.size_px * 4:
        gloss = faces.gloss.elided(section.name.gloss, area.right() - right)
        faces.gloss.draw(sheet.painter, right, baseline, gloss, look.colours.i3)
    return top + _head_px(section, faces)


def _title_lines(row: Row, faces: RowFaces, width: float) -> list[str]:
    room = width - faces.indent_px - (faces.right.width(row.right) + faces.gap_px if row.right else 0)
    return faces.title_lines(row.title, max(room, faces.title.size_px))


def two_lines(face: Face, text: str, width: float, most: int = 2) -> list[str]:
    """Return a text in as many lines at most; what is more is cut with an ellipsis at the end of the last."""
    lines = face.wrapped(text, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], face.elided(" ".join(lines[most - 1 :]), width)]
    return lines or [""]


def _row_px(row: Row, faces: RowFaces, width: float, density: _Density) -> float:
    height = len(_title_lines(row, faces, width)) * faces.title.size_px * 1.3
    if density.gloss and row.gloss:
        height += faces.gloss.size_px * 1.4
    height += len(density.detail_lines(row, faces, width)) * faces.detail.size_px * 1.5
    if row.fault:
        height += faces.detail.size_px * 1.5
    if row.steps and density.steps:
        height += faces.detail.size_px * 1.7
    return height + faces.gap_px * (1.5 if density.details else 0.9)


def _draw_row(sheet: Sheet, row: Row, faces: RowFaces, area: QRectF, density: _Density, air: float) -> None:
    look, painter = sheet.look, sheet.painter
    colours = look.colours
    y = area.top() + faces.gap_px * (0.75 if density.details else 0.45) + air / 2
    left = area.left() + faces.indent_px
    size = faces.glyph_px
    line_px = faces.title.size_px * 1.3
    box = QRectF(round(area.left()), round(y + (line_px - size) / 2), size, size)
    if row.glyph is not None:
        draw_glyph(painter, row.glyph, box.adjusted(1, 1, -1, -1), colours.quality)
    elif row.level is not None:
        draw_level_glyph(sheet, row.level, box, filled=row.filled and row.lit, ink=_glyph_ink(sheet, row))
    ink = colours.i2 if row.quiet else colours.i1
    lines = _title_lines(row, faces, area.width())
    for number, line in enumerate(lines):
        baseline = faces.title.centred(y, line_px)
        end = faces.title.draw(painter, left, baseline, line, ink) + faces.gap_px
        right = area.right()
        if number == 0 and row.right:
            right -= faces.right.width(row.right)
            faces.right.draw(painter, right, baseline, row.right, colours.i2)
            right -= faces.gap_px
        if not density.details and len(lines) == 1 and right - end > faces.detail.size_px * 5:
            # No line of its own: what there is room for goes behind the title.
            faces.detail.draw(painter, end, baseline, faces.detail.elided(row.detail, right - end), colours.i2)
        y += line_px
    room = area.right() - left
    if density.gloss and row.gloss:
        y += faces.gloss.size_px * 1.4
        faces.gloss.draw(painter, left, y - faces.gloss.size_px * 0.3, faces.gloss.elided(row.gloss, room), colours.i3)
    for detail in density.detail_lines(row, faces, area.width()):
        y += faces.detail.size_px * 1.5
        faces.detail.draw(painter, left, y - faces.detail.size_px * 0.4, detail, colours.i2)
    if row.fault:
        y += faces.detail.size_px * 1.5
        text = faces.detail.elided(row.fault, room)
        faces.detail.draw(painter, left, y - faces.detail.size_px * 0.4, text, colours.quality)
    if row.steps and density.steps:
        _draw_steps(sheet, row.steps, faces, QRectF(left, y, room, faces.detail.size_px * 1.7))
    sheet.touch(area, row.words or row.title, row.action)


def _glyph_ink(sheet: Sheet, row: Row) -> QColor | None:
    return sheet.look.colours.i4 if row.quiet else sheet.look.colours.i3 if row.faint else None


def _draw_steps(sheet: Sheet, steps: Steps, faces: RowFaces, area: QRectF) -> None:
    """Draw a dot for each step, filled as far as it is reached, and the word of the one that is."""
    look, painter = sheet.look, sheet.painter
    colours, face = look.colours, faces.gloss
    radius = max(2.5, face.size_px * 0.26)
    word = steps.word
    pitch = min(radius * 7, (area.width() - face.width(word) - faces.gap_px) / max(1, len(steps.words)))
    y, x = area.top() + area.height() * 0.5, area.left() + radius
    for number in range(len(steps.words)):
        is_reached = number <= steps.reached
        if number:
            painter.fillRect(
                QRectF(x - pitch + radius, y - 1, pitch - 2 * radius, 2), colours.data2 if is_reached else colours.line2
            )
        painter.setPen(QPen(colours.data if is_reached else colours.line2, max(1.0, radius * 0.35)))
        painter.setBrush(colours.data if is_reached else Qt.BrushStyle.NoBrush)
        grown = radius * (1.25 if number == steps.reached else 0.8)
        painter.drawEllipse(QRectF(x - grown, y - grown, 2 * grown, 2 * grown))
        x += pitch
    if word:
        left = x - pitch + radius + faces.gap_px
        face.draw(painter, left, y + face.cap_px / 2, face.elided(word, area.right() - left), colours.i2)
