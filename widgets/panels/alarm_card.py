"""The card of one alarm: its level and how long it has waited, what it says, what to do, and the buttons to do it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from widgets.facts import Name
from widgets.glyphs import draw_level, fill_ink, level_colour
from widgets.model import Level
from widgets.panels.core import Sheet
from widgets.panels.entries import RowFaces, draw_level_glyph, two_lines
from widgets.theme import Look


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `key`: the key that does the same, "" for none. `is_first`: the one that is meant to be."""

    name: Name
    action: Any
    words: str
    key: str = ""
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `right`: how long it has waited, or who acknowledged it. `lit`: the glyph is filled now.

    `waits`: its head is filled with the level's colour. `faults`: what of our own is missing, in violet.
    """

    level: Level
    word: Name
    title: Name
    right: str
    waits: bool
    lit: bool
    action: str
    detail: str
    faults: tuple[str, ...] = ()
    question: str = ""
    buttons: tuple[Button, ...] = ()


class _Faces:
    def __init__(self, look: Look) -> None:
        self.head = look.face("title", 700)
        self.title = look.face("body", 700)
        self.gloss = look.face("meta")
        self.text = look.face("label")
        self.strong = look.face("label", 600)
        self.detail = RowFaces(look).detail
        self.button = look.face("label", 600)
        self.key = look.face("meta", 700)


def card_px(sheet: Sheet, card: Card, width: float) -> float:
    """Return how high a card is."""
    faces, pad = _Faces(sheet.look), sheet.look.sizes.px(18)
    return _head_px(card, faces, width - 2 * pad, pad) + _body_px(card, faces, width - 2 * pad, pad)


def _head_px(card: Card, faces: _Faces, room: float, pad: float) -> float:
    return faces.head.size_px * 2.3 + (faces.strong.size_px * 1.4 if _is_stacked(card, faces, room, pad) else 0.0)


def _is_stacked(card: Card, faces: _Faces, room: float, pad: float) -> bool:
    """Whether what stands at the right of the head needs a line of its own."""
    return (
        faces.head.size_px * 1.05 + pad * 1.4 + faces.head.width(card.word.text) + faces.strong.width(card.right) > room
    )


def _body_px(card: Card, faces: _Faces, room: float, pad: float) -> float:
    height = pad * 0.7 + len(two_lines(faces.title, card.title.text, room, 3)) * faces.title.size_px * 1.3
    height += faces.gloss.size_px * 1.5 if card.title.gloss else 0
    height += pad * 0.3
    height += len(two_lines(faces.text, card.action, room, 3)) * faces.text.size_px * 1.45 if card.action else 0
    height += len(two_lines(faces.detail, card.detail, room)) * faces.detail.size_px * 1.5 if card.detail else 0
    height += len(_fault_lines(card, faces, room)) * faces.detail.size_px * 1.5
    height += faces.text.size_px * 1.6 if card.question else 0
    lines = _button_lines(card.buttons, faces, room)
    return height + len(lines) * (_button_px(faces) + pad * 0.5) + pad * (1.4 if lines else 1.0)


def draw_card(sheet: Sheet, card: Card, area: QRectF) -> None:
    """Draw a card into an area as wide as it and as high as `card_px` says."""
    look, painter = sheet.look, sheet.painter
    colours, faces, pad = look.colours, _Faces(look), look.sizes.px(18)
    colour = level_colour(card.level, colours)
    painter.fillRect(area, colours.s1)
    room = area.width() - 2 * pad
    head = QRectF(area.left(), area.top(), area.width(), _head_px(card, faces, room, pad))
    painter.fillRect(head, colour if card.waits else colours.s2)
    ink = fill_ink(card.level, colours) if card.waits else colours.i1
    size = round(faces.head.size_px * 1.05)
    is_stacked = _is_stacked(card, faces, room, pad)
    line_px = faces.head.size_px * 2.3
    box = QRectF(round(head.left() + pad), round(head.top() + line_px / 2 - size / 2), size, size)
    if card.waits:
        # Ink on the fill: a filled shape with the fill's colour inside, or its outline.
        draw_ink_glyph(sheet, card.level, box, filled=card.lit)
    else:
        draw_level_glyph(sheet, card.level, box, filled=False)
    baseline = faces.head.centred(head.top(), line_px)
    left = faces.head.draw(painter, box.right() + pad * 0.7, baseline, card.word.text, ink)
    right_left = head.right() - pad - (0.0 if is_stacked else faces.strong.width(card.right))
    if card.word.gloss and right_left - left > faces.head.width(f" {card.word.gloss}") + pad:
        faces.head.draw(painter, left + faces.head.width(" "), baseline, card.word.gloss, ink)
    if is_stacked:
        baseline, right_left = round(head.bottom() - faces.strong.size_px * 0.6), box.left()
    strong = faces.strong
    while strong.width(card.right) > head.right() - pad - right_left and strong.size_px > faces.gloss.size_px:
        strong = look.fonts.face(strong.size_px - 1, 600)
    strong.draw(painter, right_left, baseline, card.right, ink)
    _draw_body(sheet, card, faces, QRectF(area.left() + pad, head.bottom(), area.width() - 2 * pad, 0), pad)
    width = max(1, look.sizes.px(2))
    painter.setPen(QPen(colour if card.waits else colours.line2, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def draw_ink_glyph(sheet: Sheet, level: Level, box: QRectF, *, filled: bool) -> None:
    """Draw the shape of a level in the ink that stands on its colour."""
    colours = sheet.look.colours
    draw_level(
        sheet.painter,
        level,
        box,
        colour=fill_ink(level, colours),
        inner=level_colour(level, colours),
        filled=filled,
        colours=colours,
    )


def _draw_body(sheet: Sheet, card: Card, faces: _Faces, area: QRectF, pad: float) -> None:
    painter, colours = sheet.painter, sheet.look.colours
    left, room, y = area.left(), area.width(), area.top() + pad * 0.7
    for line in two_lines(faces.title, card.title.text, room, 3):
        y += faces.title.size_px * 1.3
        faces.title.draw(painter, left, y - faces.title.size_px * 0.25, line, colours.i1)
    if card.title.gloss:
        y += faces.gloss.size_px * 1.5
        gloss = faces.gloss.elided(card.title.gloss, room)
        faces.gloss.draw(painter, left, y - faces.gloss.size_px * 0.4, gloss, colours.i3)
    y += pad * 0.3
    for line in two_lines(faces.text, card.action, room, 3) if card.action else ():
        y += faces.text.size_px * 1.45
        faces.text.draw(painter, left, y - faces.text.size_px * 0.35, line, colours.i1)
    faults = _fault_lines(card, faces, room)
    details = two_lines(faces.detail, card.detail, room) if card.detail else []
    for text, ink in (*((line, colours.i2) for line in details), *((fault, colours.quality) for fault in faults)):
        y += faces.detail.size_px * 1.5
        faces.detail.draw(painter, left, y - faces.detail.size_px * 0.4, text, ink)
    if card.question:
        y += faces.text.size_px * 1.6
        faces.strong.draw(painter, left, y - faces.text.size_px * 0.3, card.question, colours.i1)
    y += pad * 0.4
    for line_of in _button_lines(card.buttons, faces, room):
        y += pad * 0.5
        x = left
        for button in line_of:
            width = _width_of(button, faces, room)
            _draw_button(sheet, button, faces, QRectF(x, round(y), width, _button_px(faces)))
            x += width + faces.button.size_px * 0.5
        y += _button_px(faces)


def _fault_lines(card: Card, faces: _Faces, room: float) -> list[str]:
    return [line for fault in card.faults for line in two_lines(faces.detail, fault, room)]


def _button_px(faces: _Faces) -> int:
    return round(faces.button.size_px * 2.35)


def _width_of(button: Button, faces: _Faces, room: float) -> float:
    width = faces.button.width(button.name.text) + faces.button.size_px * 1.8
    if button.name.gloss:
        width += faces.text.width(f" {button.name.gloss}")
    if button.key:
        width += faces.key.width(button.key) + faces.key.size_px * 1.7
    return min(width, room)


def _button_lines(buttons: Sequence[Button], faces: _Faces, room: float) -> list[list[Button]]:
    """Return the buttons in as many lines as they need; their second language goes where that saves one."""
    with_gloss = _broken(buttons, faces, room)
    without = _broken([replace(each, name=Name(each.name.text)) for each in buttons], faces, room)
    return with_gloss if len(with_gloss) <= len(without) else without


def _broken(buttons: Sequence[Button], faces: _Faces, room: float) -> list[list[Button]]:
    lines: list[list[Button]] = []
    taken = 0.0
    for button in buttons:
        width = _width_of(button, faces, room) + faces.button.size_px * 0.5
        if lines and taken + width <= room + faces.button.size_px * 0.5:
            lines[-1].append(button)
            taken += width
        else:
            lines.append([button])
            taken = width
    return lines


def _draw_button(sheet: Sheet, button: Button, faces: _Faces, area: QRectF) -> None:
    painter, colours = sheet.painter, sheet.look.colours
    ground, ink = (colours.i1, colours.s0) if button.is_first else (colours.s3, colours.i1)
    painter.fillRect(area, ground)
    baseline = faces.button.centred(area.top(), area.height())
    text = faces.button.elided(button.name.text, area.width() - faces.button.size_px)
    x = faces.button.draw(painter, area.left() + faces.button.size_px * 0.9, baseline, text, ink)
    if button.name.gloss:
        x = faces.text.draw(painter, x, baseline, f" {button.name.gloss}", ink if button.is_first else colours.i2)
    if button.key:
        wide, high = faces.key.width(button.key) + faces.key.size_px * 0.9, faces.key.size_px * 1.35
        cap = QRectF(x + faces.key.size_px * 0.7, area.center().y() - high / 2, wide, high)
        painter.setPen(QPen(ink, max(1, sheet.look.sizes.px(1.5))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cap)
        middle = cap.center().x() - faces.key.width(button.key) / 2
        faces.key.draw(painter, middle, faces.key.centred(cap.top(), cap.height()), button.key, ink)
    sheet.touch(area, button.words, button.action)
