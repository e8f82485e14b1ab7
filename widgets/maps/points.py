"""What lies at one place on a map: incidents by level, cameras by the number of their tile."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from widgets.facts import AlarmFacts, EventFacts, alarms_of_events
from widgets.glyphs import draw_level, level_colour
from widgets.maps.view import View
from widgets.model import Level
from widgets.theme import Look

MOST = 300
"""So many incidents are drawn, the most serious first."""

_FEW = 80
"""Names make way for so many glyphs; among more there is no room to go to."""

_SERIOUS = 3
LEVEL_OF_EVENT = {0: Level.WATCH, 1: Level.CAUTION, 2: Level.ALERT, 3: Level.SERIOUS}


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident on a map; x and y on the plane that begins at the map's corner.

    `is_faint`: its level has no colour, since it is not serious and no alarm of the city stands for it.
    """

    event: EventFacts
    level: Level
    x: float
    y: float
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Eye:
    """A camera on a map. `tile`: the number its tile shows, None where it shows none."""

    name: str
    tile: int | None
    x: float
    y: float


def incidents_on(
    events: Sequence[EventFacts], place: Sequence[tuple[float, float] | None], alarms: Sequence[AlarmFacts]
) -> tuple[Incident, ...]:
    """Return the incidents that have a place, the least serious first, so that it lies under the others."""
    alarmed = alarms_of_events(alarms)
    found = []
    for event, at in zip(events, place, strict=True):
        if at is not None:
            alarm = alarmed.get("/".join(event.key))
            level = Level(alarm.level) if alarm else LEVEL_OF_EVENT[min(3, max(0, event.level))]
            found.append(Incident(event, level, *at, alarm is None and event.level < _SERIOUS))
    return tuple(sorted(found, key=lambda each: each.event.level)[-MOST:])


class Glyphs:
    """The glyphs of one look, drawn once: a thousand of them take no longer than their pictures."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._levels: dict[tuple[Level, bool], QImage] = {}

    def level_box(self, at: QPointF) -> QRectF:
        """Return where the glyph of an incident lies."""
        size = self._look.sizes.px(18)
        return QRectF(round(at.x() - size / 2), round(at.y() - size / 2), size, size)

    def boxes(self, eyes: Sequence[Eye], incidents: Sequence[Incident], view: View) -> list[QRectF]:
        """Return where cameras and incidents lie, as far as there are few of them."""
        if len(eyes) + len(incidents) > _FEW:
            return []
        return [
            *(self.eye_box(eye, view.px(eye.x, eye.y)) for eye in eyes),
            *(self.level_box(view.px(each.x, each.y)) for each in incidents),
        ]

    def eye_box(self, eye: Eye, at: QPointF) -> QRectF:
        """Return where a camera lies."""
        look = self._look
        size = look.sizes.px(17)
        wide = size if eye.tile is None else max(size, round(look.face("gloss", 700).width(str(eye.tile))) + size / 3)
        return QRectF(round(at.x() - wide / 2), round(at.y() - size / 2), round(wide), size)

    def draw_level(self, painter: QPainter, level: Level, at: QPointF, *, is_faint: bool = False) -> QRectF:
        """Draw the glyph of an incident and return where it lies."""
        look, box = self._look, self.level_box(at)
        edge = look.sizes.px(2)
        key = (level, is_faint)
        if key not in self._levels:
            ink = look.colours.i2 if is_faint else level_colour(level, look.colours)
            size = round(box.width()) + 2 * edge
            image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            with QPainter(image) as own:
                for grown, colour in ((edge, look.colours.s1 if is_faint else look.colours.ink_on_fill), (0, ink)):
                    draw_level(
                        own,
                        level,
                        QRectF(edge - grown, edge - grown, box.width() + 2 * grown, box.height() + 2 * grown),
                        colour=colour,
                        inner=look.colours.ink_on_fill,
                        filled=True,
                        colours=look.colours,
                    )
            self._levels[key] = image
        painter.drawImage(box.topLeft() - QPointF(edge, edge), self._levels[key])
        return box

    def draw_eye(self, painter: QPainter, eye: Eye, at: QPointF) -> QRectF:
        """Draw a camera, with the number of its tile where that is known, and return where it lies."""
        look = self._look
        face = look.face("gloss", 700)
        text = "" if eye.tile is None else str(eye.tile)
        box = self.eye_box(eye, at)
        size = box.height()
        painter.setPen(QPen(look.colours.i1, max(1, look.sizes.px(1.4))))
        painter.setBrush(look.colours.s0)
        painter.drawRect(box)
        if text:
            left = box.center().x() - face.width(text) / 2
            face.draw(painter, left, face.centred(box.top(), size), text, look.colours.i1)
        else:
            painter.drawEllipse(box.center(), size * 0.2, size * 0.2)
        return box
