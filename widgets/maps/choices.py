"""The row of names below a map's title, by which its viewers switch from one indicator to another."""

from PySide6.QtCore import QRectF

from widgets.maps.parts import Choose, MapContent
from widgets.panels.core import Sheet


def draw_choices(sheet: Sheet, content: MapContent, area: QRectF) -> float:
    """Draw the names from the top of an area on, the chosen one brighter and underlined; return where they end."""
    look = sheet.look
    face, strong = look.face("meta"), look.face("meta", 600)
    gap, line = look.sizes.px(18), max(1, look.sizes.px(2))
    x, top = area.left(), area.top()
    for id, name in content.choices:
        is_chosen = id == content.indicator.id
        used = strong if is_chosen else face
        words = used.elided(name, area.width())
        if x > area.left() and x + used.width(words) > area.right():
            x, top = area.left(), top + face.line_px * 1.1
        ink = look.colours.i1 if is_chosen else look.colours.i2
        baseline = face.centred(top, face.line_px)
        right = used.draw(sheet.painter, x, baseline, words, ink)
        if is_chosen:
            under = QRectF(x, round(baseline + face.size_px * 0.32), right - x, line)
            sheet.painter.fillRect(under, look.colours.ice)
        reach = gap / 2
        rect = QRectF(x - reach, top - face.size_px * 0.2, right - x + 2 * reach, face.line_px + face.size_px * 0.4)
        sheet.touch(rect, name, None if is_chosen else Choose(id))
        x = right + gap
    return top + face.line_px * 1.25
