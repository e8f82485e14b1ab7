"""The line between then and now on a map: on its left another day, on its right the present."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from widgets.facts import Before
from widgets.maps.parts import MoveDivider
from widgets.panels.core import Sheet

translate = QCoreApplication.translate

_GRIP_U = 36
_STEP = 0.1


def draw_divider(sheet: Sheet, before: Before, body: QRectF, x: float, taken: Callable[[QRectF], bool]) -> QRectF:
    """Draw the line with its grip, and on both sides of it what is there; return where it can be grabbed."""
    look, painter = sheet.look, sheet.painter
    line = max(2, look.sizes.px(2))
    painter.fillRect(QRectF(x - line / 2, body.top(), line, body.height()), look.colours.ice)
    size = look.sizes.px(_GRIP_U)
    grip = QRectF(x - size / 2, round(body.center().y() - size / 2), size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colours.ice)
    painter.drawEllipse(grip)
    painter.setBrush(look.colours.s1)
    third, middle = size / 5, grip.center().y()
    for way, tip in ((-1, grip.left() + third), (1, grip.right() - third)):
        back = tip - way * third
        points = [QPointF(tip, middle), QPointF(back, middle - third), QPointF(back, middle + third)]
        painter.drawPolygon(QPolygonF(points))
    _draw_words(sheet, before, body, x, taken)
    half = QRectF(grip.left() - size * 0.15, grip.top(), size * 0.65, size)
    sheet.touch(half, translate("panels", "Line to the left"), MoveDivider(-_STEP))
    sheet.touch(half.translated(size * 0.65, 0), translate("panels", "Line to the right"), MoveDivider(_STEP))
    return QRectF(x - size * 0.65, body.top(), size * 1.3, body.height())


def _draw_words(sheet: Sheet, before: Before, body: QRectF, x: float, taken: Callable[[QRectF], bool]) -> None:
    look = sheet.look
    face, gap = look.face("meta", 600), look.sizes.px(8)
    then = {
        Before.YESTERDAY: translate("panels", "Yesterday"),
        Before.LAST_WEEK: translate("panels", "Last week"),
        Before.LAST_YEAR: translate("panels", "Last year"),
    }[before]
    now = translate("panels", "Now")
    for words, left in ((then, x - gap - face.width(then)), (now, x + gap)):
        box = QRectF(left - gap / 2, 0, face.width(words) + gap, face.size_px * 1.4)
        tops = (body.top(), body.bottom() - box.height(), body.center().y() + look.sizes.px(_GRIP_U))
        box.moveTop(next((top for top in tops if not taken(box.translated(0, top))), tops[-1]))
        sheet.painter.fillRect(box, look.colours.s1)
        face.draw(sheet.painter, left, face.centred(box.top(), box.height()), words, look.colours.i1)
