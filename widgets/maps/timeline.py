"""A line of time under a panel: its steps, the one that is shown, and a button that plays them."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from widgets.maps.moments import Moment
from widgets.panels.core import Sheet

translate = QCoreApplication.translate

_HIGH_U = 44
_PARTS = 13
"""So many parts of the line can be pressed, however many steps there are."""


@dataclass(frozen=True, slots=True)
class Go:
    """Show a step."""

    step: int


@dataclass(frozen=True, slots=True)
class Play:
    """Play, or pause."""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Steps, the number of the one that is shown, and whether they are being played."""

    steps: tuple[Moment, ...]
    shown: int
    plays: bool = False

    @property
    def moment(self) -> Moment:
        """The step that is shown."""
        return self.steps[self.shown]


def draw_time_line(sheet: Sheet, time: TimeLine, body: QRectF) -> QRectF:
    """Draw the line at the bottom of an area; return where it can be grabbed."""
    look, painter = sheet.look, sheet.painter
    high = look.sizes.px(_HIGH_U)
    row = QRectF(body.left(), body.bottom() - high, body.width(), high)
    button = QRectF(row.left(), row.top(), high, high)
    painter.fillRect(button, look.colours.s3)
    _draw_sign(sheet, button, plays=time.plays)
    words = translate("panels", "Pause") if time.plays else translate("panels", "Play")
    sheet.touch(button, words, Play())
    gap, face = look.sizes.px(4), look.face("meta", 600)
    before = QRectF(button.right() + gap, row.top(), high * 0.7, high)
    after = before.translated(before.width() + gap, 0)
    for box, way, says in (
        (before, -1, translate("panels", "One step back")),
        (after, 1, translate("panels", "One step on")),
    ):
        painter.fillRect(box, look.colours.s3)
        _draw_arrow(sheet, box.center(), way * high * 0.13)
        sheet.touch(box, says, Go(time.shown + way))
    label_px = max(face.width(step.words) for step in (time.steps[0], time.steps[-1]))
    track = QRectF(after.right() + 3 * gap, row.top(), 0, high)
    track.setRight(max(track.left() + 10, row.right() - label_px - 4 * gap))
    _draw_track(sheet, time, track)
    ink = look.colours.i2 if time.moment.is_now else look.colours.ice
    face.draw(painter, track.right() + 3 * gap, face.centred(row.top(), high), time.moment.words, ink)
    return track


def _draw_track(sheet: Sheet, time: TimeLine, track: QRectF) -> None:
    look, painter = sheet.look, sheet.painter
    line, middle = look.sizes.px(4), track.center().y()
    wide = track.width() / len(time.steps)
    painter.fillRect(QRectF(track.left(), round(middle - line / 2), track.width(), line), look.colours.s3)
    at = track.left() + (time.shown + 0.5) * wide
    painter.fillRect(QRectF(track.left(), round(middle - line / 2), at - track.left(), line), look.colours.data2)
    if wide > 6:
        for number in range(len(time.steps)):
            x = round(track.left() + (number + 0.5) * wide)
            painter.fillRect(QRectF(x, middle + line, 1, line), look.colours.line2)
    radius = look.sizes.px(9)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colours.ice)
    painter.drawEllipse(QPointF(at, middle), radius, radius)
    parts = min(_PARTS, len(time.steps))
    for part in range(parts):
        step = part * (len(time.steps) - 1) // max(1, parts - 1)
        box = QRectF(track.left() + part * track.width() / parts, track.top(), track.width() / parts, track.height())
        sheet.touch(box, time.steps[step].words, Go(step))


def _draw_sign(sheet: Sheet, box: QRectF, *, plays: bool) -> None:
    painter, part = sheet.painter, box.width() / 5
    middle = box.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sheet.look.colours.i1)
    if plays:
        for x in (middle.x() - part, middle.x() + part * 0.3):
            painter.fillRect(QRectF(x, middle.y() - part, part * 0.7, part * 2), sheet.look.colours.i1)
    else:
        tip = QPointF(middle.x() + part, middle.y())
        back = middle.x() - part * 0.8
        points = [tip, QPointF(back, middle.y() - part), QPointF(back, middle.y() + part)]
        painter.drawPolygon(QPolygonF(points))


def _draw_arrow(sheet: Sheet, at: QPointF, size: float) -> None:
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(sheet.look.colours.i2)
    x, y, high = at.x() - size, at.y(), abs(size)
    points = [QPointF(at.x() + size, y), QPointF(x, y - high), QPointF(x, y + high)]
    sheet.painter.drawPolygon(QPolygonF(points))
