"""What stands around a map: the districts past a limit, the highest and the mean, and more on what was picked."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF

from widgets.facts import Stray
from widgets.glyphs import draw_level, level_colour
from widgets.maps.names import short_name
from widgets.maps.parts import Card, MapContent, Unpick
from widgets.panels.core import Sheet
from widgets.panels.numbers import shortened, with_unit, written
from widgets.theme import Look

translate = QCoreApplication.translate

_LISTED = 5
_ROW_U = 24
_LIST_U = 210
_LIST_FROM_U = 560
"""In a narrower panel the map has the room of the list."""
_CARD_U = 300


def value_words(content: MapContent, value: float | None) -> str:
    """Return a value of the map as it is written on it."""
    classes = content.values.classes
    text = written(value, content.indicator.decimals, signed=classes.is_diverging)
    return shortened(value, signed=classes.is_diverging) if value is not None and len(text) > 9 else text


def list_room(sheet: Sheet, content: MapContent, top: float, bottom: float) -> QRectF:
    """Return what is kept free for the list of districts past the limit; empty where there is no room.

    It is the same however many there are: the map does not move when the weather changes.
    """
    look, inner = sheet.look, sheet.inner()
    row_px = look.sizes.px(_ROW_U)
    rows = min(_LISTED, int((bottom - top - row_px * 1.4) / row_px) - 1)
    if rows < 1 or not content.list_title or inner.width() < look.sizes.px(_LIST_FROM_U):
        return QRectF()
    title = look.face("meta", 600).width(content.list_title)
    step = look.sizes.px(20)  # so that the map does not move aside for another digit
    wide = min(inner.width() * 0.5, max(look.sizes.px(_LIST_U), math.ceil(title / step) * step))
    return QRectF(inner.left(), top, wide, row_px * (2.2 + rows))


def draw_list(sheet: Sheet, content: MapContent, rect: QRectF) -> None:
    """Draw the districts past the limit: name, bar, value."""
    look, painter = sheet.look, sheet.painter
    row_px = look.sizes.px(_ROW_U)
    title, face = look.face("meta", 600), look.face("meta", 600)
    value_face = look.face("meta", 600)
    title.draw(
        painter, rect.left(), rect.top() + title.cap_px, title.elided(content.list_title, rect.width()), look.colours.i2
    )
    rows = round(rect.height() / row_px - 2.2)
    shown = content.listed[:rows]
    names = [short_name(content.map.districts[number].name.text) for number in shown]
    values = [value_words(content, content.values.areas[number].value) for number in shown]
    value_px = max(map(value_face.width, values), default=0.0)
    gap = look.sizes.px(10)
    room = rect.width() * 0.5
    name_px = min(room, max(map(face.width, names), default=0.0))
    most = max((abs(content.values.areas[number].value or 0.0) for number in shown), default=0.0)
    bar_px = max(0.0, min(look.sizes.px(100), rect.width() - name_px - value_px - 3 * gap))
    top = rect.top() + row_px * 1.1
    for number, name, text in zip(shown, names, values, strict=True):
        baseline = face.centred(top, row_px)
        face.draw(painter, rect.left(), baseline, face.elided(name, name_px), look.colours.i1)
        bar = QRectF(rect.left() + name_px + gap, round(top + row_px * 0.29), bar_px, round(row_px * 0.42))
        value = content.values.areas[number].value or 0.0
        if bar_px > look.sizes.px(20):
            painter.fillRect(bar, look.colours.s2)
            ink = look.colours.data
            if content.values.classes.is_diverging:
                step = content.values.classes.steps[content.values.classes.of(value)]
                ink = content.values.classes.colour(step, look.colours.ramps)
            filled = bar.width() * abs(value) / most if most else 0.0
            painter.fillRect(QRectF(bar.x(), bar.y(), round(filled), bar.height()), ink)
        right = bar.right() + gap + value_px
        value_face.draw(painter, right - value_face.width(text), baseline, text, look.colours.i1)
        top += row_px
    if len(content.listed) > rows:
        more = translate("panels", "and {count} more").format(count=len(content.listed) - rows)
        face = look.face("meta")
        face.draw(painter, rect.left(), face.centred(top, row_px), more, look.colours.i3)


def corner_lines(content: MapContent) -> list[tuple[str, str]]:
    """Return what is said of the whole city: words, and the bold part after them."""
    values, lines = content.values, []
    ranked = values.ranked
    if ranked:
        name = content.map.districts[ranked[0]].name.text
        lines.append((translate("panels", "Highest"), f"{name} {value_words(content, values.areas[ranked[0]].value)}"))
        if values.classes.is_diverging:
            name = content.map.districts[ranked[-1]].name.text
            lowest = value_words(content, values.areas[ranked[-1]].value)
            lines.append((translate("panels", "Lowest"), f"{name} {lowest}"))
        mean = with_unit(value_words(content, values.mean), content.indicator.unit)
        lines.append((translate("panels", "Mean of districts"), mean))
    missing = len(values.areas) - len(ranked)
    if missing:
        lines.append((translate("panels", "No data"), translate("panels", "{count} districts").format(count=missing)))
    if content.incidents_left:
        more = translate("panels", "{count} more").format(count=content.incidents_left)
        lines.append((translate("panels", "Incidents"), more))
    return lines


def corner_rect(sheet: Sheet, lines: list[tuple[str, str]], note: str, bottom: float) -> QRectF:
    """Return where the corner with the whole city's figures lies."""
    look = sheet.look
    face, bold, small = look.face("meta"), look.face("meta", 700), look.face("gloss")
    line_px = face.size_px * 1.3
    wide = max([*(face.width(f"{words} ") + bold.width(value) for words, value in lines), small.width(note)], default=0)
    high = line_px * len(lines) + (small.size_px * 1.4 if note else 0)
    return QRectF(sheet.inner().right() + 1 - wide, bottom - high, wide, high)


def draw_corner(sheet: Sheet, lines: list[tuple[str, str]], note: str, rect: QRectF) -> None:
    """Draw the whole city's figures, and under them what kind of map it is."""
    look, painter = sheet.look, sheet.painter
    face, bold, small = look.face("meta"), look.face("meta", 700), look.face("gloss")
    line_px = face.size_px * 1.3
    top = rect.top()
    for words, value in lines:
        baseline = face.centred(top, line_px)
        left = rect.right() - bold.width(value) - face.width(f"{words} ")
        left = face.draw(painter, left, baseline, f"{words} ", look.colours.i2)
        bold.draw(painter, left, baseline, value, look.colours.i1)
        top += line_px
    if note:
        small.draw(
            painter, rect.right() - small.width(note), rect.bottom() - small.size_px * 0.25, note, look.colours.i3
        )


def stray_words(strays: Sequence[Stray]) -> str:
    """Return which places of the indicator are not on the map, "" for none."""
    if not strays:
        return ""
    said = []
    for stray in strays[:3]:
        near = translate("panels", "{name} (is {nearest} meant?)") if stray.nearest else "{name}"
        said.append(near.format(name=stray.place, nearest=", ".join(stray.nearest)))
    if len(strays) > 3:
        said.append(translate("panels", "and {count} more").format(count=len(strays) - 3))
    return translate("panels", "Not on the map: {names}").format(names=", ".join(said))


def draw_card(sheet: Sheet, card: Card, top: float, *, right: float) -> QRectF:
    """Draw what is told of what was picked, its upper right corner there; return where it lies."""
    look, painter = sheet.look, sheet.painter
    pad, inner = look.sizes.px(12), sheet.inner()
    wide = min(inner.width(), look.sizes.px(_CARD_U))
    title, face = look.face("label", 700), look.face("meta")
    room = wide - 2 * pad - (title.size_px * 1.4 if card.level else 0)
    titles = title.wrapped(card.title, room)[:2]
    lines = [part for line in card.lines for part in face.wrapped(line, wide - 2 * pad)[:2]]
    button_px = look.sizes.px(44) if card.nearest else 0
    high = 2 * pad + len(titles) * title.size_px * 1.3 + len(lines) * face.size_px * 1.4 + button_px
    rect = QRectF(round(right - wide), round(top), round(wide), round(high))
    painter.fillRect(rect, look.colours.s2)
    sheet.touch(rect, translate("panels", "Close"), Unpick())
    y, left = rect.top() + pad, rect.left() + pad
    if card.level:
        size = round(title.size_px * 1.05)
        _draw_level(sheet, look, card, QRectF(round(left), round(y), size, size))
        left += title.size_px * 1.4
    for line in titles:
        title.draw(painter, left, y + title.size_px * 0.9, line, look.colours.i1)
        y += title.size_px * 1.3
    for line in lines:
        face.draw(painter, rect.left() + pad, y + face.size_px * 0.95, line, look.colours.i2)
        y += face.size_px * 1.4
    if card.nearest:
        gap = look.sizes.px(8)
        button = QRectF(rect.left() + pad, rect.bottom() - pad - button_px + gap, wide - 2 * pad, button_px - gap)
        painter.fillRect(button, look.colours.s3)
        words = translate("panels", "Nearest cameras")
        bold = look.face("meta", 600)
        x = button.center().x() - bold.width(words) / 2
        bold.draw(painter, x, bold.centred(button.top(), button.height()), words, look.colours.i1)
        sheet.touch(button, words, card.nearest)
    return rect


def _draw_level(sheet: Sheet, look: Look, card: Card, box: QRectF) -> None:
    if card.level:
        draw_level(
            sheet.painter,
            card.level,
            box,
            colour=level_colour(card.level, look.colours),
            inner=look.colours.ink_on_fill,
            filled=True,
            colours=look.colours,
        )
