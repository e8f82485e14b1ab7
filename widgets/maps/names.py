"""Names and values on districts: as much of both as there is room for."""

import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from widgets.glyphs import Glyph, draw_glyph
from widgets.maps.shapes import Shapes
from widgets.maps.view import View
from widgets.theme import Face

_UNIT_WORDS = re.compile(r"(?<=[가-힣]{2})[구군시동읍면]$|[ -](?:gu|gun|si|dong|eup|myeon|District)$")
_CUT_FROM, _CUTS = 7, (0.8, 0.65)
"""A name of so many letters may be cut to these parts of its width."""
_OVER, _FAR_OVER = 0.9, 0.72
"""A name may reach over the border by this much: names lie over borders on maps, values do not vanish for a pixel.

By more, before one of the two is left out."""
_FEW, _MOST, _SOME = 60, 0.7, 0.4
"""On a map of few districts most have letters of one size: the large one, where so many have room for it. Where fewer
than some have room for the small one, none has a name: a few cut ones tell less than all values."""
_ASIDE = ((0, 1), (0, -1), (-1, 0), (1, 0), (-1, 1), (1, 1), (-1, -1), (1, -1), (0, 2), (0, -2), (2, 0), (-2, 0))
"""Where a label may go that a glyph lies on, in heights of its letters."""

Rows = tuple[tuple[float, float, float], ...]
"""Rows of letters: how wide, and where each begins and ends above and below a point."""


def short_name(name: str) -> str:
    """Return a district's name without the word for what it is: 강서구, Gangseo-gu; 중구 stays."""
    return _UNIT_WORDS.sub("", name)


class Label(NamedTuple):
    """What may be written on a district: its name, its value, and the letters' colour. `is_late`: an old value."""

    name: str
    value: str
    ink: QColor
    is_late: bool = False


class LabelRoom:
    """Tells which names fit onto districts, and remembers it: a map that is coloured anew or moved asks the same."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._scale = 0.0
        self._known: dict[tuple[int, ...], bool] = {}
        self._fitting: dict[tuple[int, str, tuple[int, ...]], list[int]] = {}

    def faces_fitting(self, number: int, view: View, box: QRectF, name: str, faces: Sequence[Face]) -> Sequence[int]:
        """Return which of these faces a name fits in, around the label point of a district."""
        self._at_scale(view)
        key = (number, name, tuple(face.size_px for face in faces))
        known = self._fitting.get(key)
        if known is None:
            fits = (self.fits_around(number, view, box, face.width(name), face.cap_px) for face in faces)
            known = self._fitting[key] = [n for n, each in enumerate(fits) if each]
        return known

    def fits_around(self, number: int, view: View, box: QRectF, wide: float, high: float) -> bool:
        """Whether a box of that size around the label point of a district lies in it, but for a little."""
        x, y = math.ceil(wide * _OVER / 4) * 2, math.ceil(high * _OVER / 4) * 2
        if box.width() < 2 * x or box.height() < 2 * y:
            return False
        self._at_scale(view)
        known = self._known.get((number, x, y))
        if known is None:
            at, corners = view.px(*self.shapes.labels[number]), ((-x, -y), (x, -y), (-x, y), (x, y))
            known = all(self.shapes.contains(number, at + QPointF(*corner), view) for corner in corners)
            self._known[number, x, y] = known
        return known

    def _at_scale(self, view: View) -> None:
        if view.scale != self._scale:
            self._scale = view.scale
            self._known.clear()
            self._fitting.clear()

    def fits(self, number: int, view: View, at: QPointF, rows: Rows, *, over: float = _OVER) -> bool:
        """Whether rows of letters around a point lie in a district, but for a little: `over` of them does."""
        self._at_scale(view)
        label = view.px(*self.shapes.labels[number])
        key = (
            number,
            round(at.x() - label.x()),
            round(at.y() - label.y()),
            *(math.ceil(each * over / 4) * 2 for row in rows for each in row),
        )
        known = self._known.get(key)
        if known is None:
            corners = (QPointF(x * wide * over / 2, y * over) for wide, *ends in rows for y in ends for x in (-1, 1))
            known = all(self.shapes.contains(number, at + corner, view) for corner in corners)
            self._known[key] = known
        return known


Faces = tuple[Face, Face]
"""Of names, and of values."""


def draw_labels(
    painter: QPainter,
    names: Sequence[str],
    labels: Callable[[int], Label],
    room: LabelRoom,
    view: View,
    area: QRectF,
    faces: tuple[Faces, Faces],
    taken: Callable[[QRectF], bool],
    glyphs: Sequence[QRectF] = (),
) -> None:
    """Write on every district in the area: name over value, both smaller where they are too wide; then parts of it.

    `faces`: those of most districts, and smaller ones; where most need the smaller ones, all have them. `taken`:
    whether something else lies there. `glyphs`: what names make way for, as far as they can.
    """
    shapes = room.shapes
    low = faces[1][0].size_px
    numbers = shapes.seen(view.rect(area))
    large = [
        (number, box)
        for number, box in zip(numbers, shapes.boxes(numbers, view), strict=True)
        if box.height() >= low and box.width() >= 1.5 * low
    ]

    def is_free(at: QPointF) -> bool:
        return area.contains(at) and not taken(QRectF(at.x() - 2, at.y() - 2, 4, 4))

    if len(large) > _FEW:
        for number, box in large:
            _draw_of_many(painter, names[number], labels, room, number, view, box, faces, is_free)
        return
    seen = [(number, at) for number, _ in large if is_free(at := view.px(*shapes.labels[number]))]
    used = list(faces)
    fitting = [sum(room.fits(number, view, at, _rows(labels(number), each)) for number, at in seen) for each in faces]
    if fitting[0] < len(seen) * _MOST:
        del used[0]
    step = low * 1.2
    for number, at in seen:
        label = labels(number)
        if fitting[1] <= len(seen) * _SOME and label.value:
            label = label._replace(name="")
        points = [at, *(at + QPointF(x * step, y * step) for x, y in _ASIDE)]
        _draw_label(painter, label, room, number, view, points, used, glyphs)


def _rows(label: Label, faces: Faces) -> Rows:
    """Return how wide the rows of a label are, and where they begin and end above and below its middle."""
    if not label.name:
        cap = faces[1].cap_px
        return ((faces[1].width(label.value), -cap / 2, cap / 2),)
    cap = faces[0].cap_px
    name = faces[0].width(label.name)
    if not label.value:
        return ((name, -cap / 2, cap / 2),)
    high = cap + faces[1].size_px * 1.1
    value = faces[1].width(label.value)
    return (name, -high / 2, cap - high / 2), (value, high / 2 - faces[1].cap_px, high / 2)


def _draw_of_many(
    painter: QPainter,
    name: str,
    labels: Callable[[int], Label],
    room: LabelRoom,
    number: int,
    view: View,
    box: QRectF,
    faces: tuple[Faces, Faces],
    is_free: Callable[[QPointF], bool],
) -> None:
    """Write on one of hundreds of districts, most of which have no room: what cannot fit is seen by its box."""
    name_faces = (faces[0][0], faces[1][0])
    fitting = room.faces_fitting(number, view, box, name, name_faces)
    if not fitting and len(name) < _CUT_FROM:
        return
    at = view.px(*room.shapes.labels[number])
    if not is_free(at):
        return
    if fitting:
        label = labels(number)
        for n in fitting if label.value else ():
            face, value_face = faces[n]
            wide = max(face.width(name), value_face.width(label.value))
            if room.fits_around(number, view, box, wide, face.cap_px + value_face.size_px * 1.1):
                _write(painter, label, at, faces[n])
                return
        _write(painter, label._replace(value=""), at, faces[fitting[0]])
        return
    small = name_faces[1]
    for share in _CUTS:
        if room.fits_around(number, view, box, small.width(name) * share, small.cap_px):
            cut = small.elided(name, small.width(name) * share)
            _write(painter, labels(number)._replace(name=cut, value=""), at, faces[1])
            return


def _draw_label(
    painter: QPainter,
    label: Label,
    room: LabelRoom,
    number: int,
    view: View,
    points: Sequence[QPointF],
    faces: Sequence[Faces],
    glyphs: Sequence[QRectF],
) -> None:
    """Write as much of a label as there is room for, where no glyph lies if it can be."""
    small = faces[-1]
    bare, alone = label._replace(value=""), label._replace(name="")
    tries = [(label, each, _OVER) for each in faces]
    if label.name:
        tries += [(label, small, _FAR_OVER), *((bare, each, _OVER) for each in faces)]
    for share in _CUTS if len(label.name) >= _CUT_FROM else ():
        name = small[0].elided(label.name, small[0].width(label.name) * share)
        tries += [(label._replace(name=name), small, _OVER), (bare._replace(name=name), small, _OVER)]
    if label.value:
        tries.append((alone, small, _OVER))
    for each, used, over in tries:
        rows = _rows(each, used)
        places = [at for at in points if room.fits(number, view, at, rows, over=over)]
        if places:
            clear = (at for at in places if not any(_box(rows, at).intersects(glyph) for glyph in glyphs))
            _write(painter, each, next(clear, places[0]), used)
            return


def _box(rows: Rows, at: QPointF) -> QRectF:
    wide = max(row[0] for row in rows)
    return QRectF(at.x() - wide / 2, at.y() + rows[0][1], wide, rows[-1][2] - rows[0][1])


def _write(painter: QPainter, label: Label, at: QPointF, faces: Faces) -> None:
    if label.name and label.value:
        _draw_both(painter, label, at, *faces)
        return
    face, text = (faces[0], label.name) if label.name else (faces[1], label.value)
    face.draw(painter, at.x() - face.width(text) / 2, round(at.y() + face.cap_px / 2), text, label.ink)


def _draw_both(painter: QPainter, label: Label, at: QPointF, name_face: Face, value_face: Face) -> None:
    high = name_face.cap_px + value_face.size_px * 1.1
    top = at.y() - high / 2
    left = at.x() - name_face.width(label.name) / 2
    name_face.draw(painter, left, round(top + name_face.cap_px), label.name, label.ink)
    baseline, left = round(top + high), at.x() - value_face.width(label.value) / 2
    value_face.draw(painter, left, baseline, label.value, label.ink)
    if label.is_late:
        size = value_face.cap_px
        draw_glyph(painter, Glyph.LATE, QRectF(left - size * 1.3, baseline - size, size, size), label.ink)
