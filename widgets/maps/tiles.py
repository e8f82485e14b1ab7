"""Districts as equal tiles, about where they lie: for panels too narrow for a map."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from widgets.facts import DistrictMap
from widgets.maps.names import Label
from widgets.panels.core import Sheet
from widgets.theme import Face


def tile_rects(map: DistrictMap, area: QRectF, gap: float, *, square: bool = False) -> Iterator[QRectF]:
    """Yield the rectangle of each district, in the map's order."""
    columns = 1 + max((district.cell[0] for district in map.districts), default=0)
    rows = 1 + max((district.cell[1] for district in map.districts), default=0)
    wide, high = area.width() / columns, area.height() / rows
    if square:
        wide = min(wide, high * 1.35)
        high = min(high, wide * 1.1)
    left = area.left() + (area.width() - wide * columns) / 2
    top = area.top() + (area.height() - high * rows) / 2
    for district in map.districts:
        column, row = district.cell
        x, y = round(left + column * wide), round(top + row * high)
        right, bottom = round(left + (column + 1) * wide - gap), round(top + (row + 1) * high - gap)
        yield QRectF(x, y, max(1, right - x), max(1, bottom - y))


def draw_tile_label(sheet: Sheet, rect: QRectF, label: Label, faces: tuple[Face, Face]) -> None:
    """Write a name and a value into a tile, as much of both as there is room for."""
    name_face, value_face = faces
    room = rect.width() - 2
    name = label.name
    if name_face.width(name) > room:
        name_face = value_face = sheet.look.fonts.face(max(12, name_face.size_px * 0.8), 600)
    if name_face.width(name) > room:
        name = name_face.elided(name, room)
    has_value = bool(label.value) and value_face.width(label.value) <= room
    high = name_face.cap_px + (value_face.size_px * 1.15 if has_value else 0)
    if rect.height() < high:
        has_value, high = False, name_face.cap_px
    top = rect.center().y() - high / 2
    left = rect.center().x() - name_face.width(name) / 2
    name_face.draw(sheet.painter, left, round(top + name_face.cap_px), name, label.ink)
    if has_value:
        x = rect.center().x() - value_face.width(label.value) / 2
        value_face.draw(sheet.painter, x, round(top + high), label.value, label.ink)
