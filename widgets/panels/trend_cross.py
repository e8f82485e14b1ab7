"""The cross-hair of a trend: a line at a time, a dot on each line, the values in a box beside."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from widgets.panels.charts import Scale, draw_dot
from widgets.panels.core import Sheet
from widgets.panels.numbers import with_unit, written
from widgets.panels.trend_model import Plot, TrendContent, line_colours, value_at

translate = QCoreApplication.translate


def draw_cross(sheet: Sheet, content: TrendContent, scales: Sequence[Scale], plot: QRectF) -> None:
    """Draw the cross-hair: a line at a time, a dot on each line, the values in a box beside."""
    look, painter, at_ms = sheet.look, sheet.painter, content.cross_ms or 0.0
    colours = look.colours
    x = round(scales[0].x(at_ms)) + 0.5
    painter.setPen(QPen(colours.i2, max(1.0, look.sizes.u * 0.8)))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    rows: list[tuple[QColor, str, str]] = []
    for number, series in enumerate(content.series):
        value = value_at(series, at_ms)
        unit = series.indicator.unit
        if value is not None:
            scale = scales[content.units.index(unit)]
            draw_dot(painter, QPointF(x, scale.y(value)), look, line_colours(look)[number], radius_u=3.5)
        words = written(value, series.indicator.decimals)
        rows.append(
            (line_colours(look)[number], series.name.text, with_unit(words, unit) if value is not None else words)
        )
    usual = content.usual.at(round(at_ms)) if content.usual else None
    if usual is not None:
        decimals = content.series[0].indicator.decimals
        between = f"{written(usual.least, decimals)} … {written(usual.most, decimals)}"
        rows.append((colours.norm, translate("panels", "Usual"), between))
    name_face, value_face = look.face("meta"), look.face("meta", 600)
    pad, mark = look.sizes.px(10), look.sizes.px(14)
    is_one = len(content.series) == 1
    names = max((name_face.width(name) for _, name, _ in rows[is_one:]), default=0.0)
    names = min(names, plot.width() * 0.35)
    width = 2 * pad + mark + look.sizes.px(6) + names + look.sizes.px(12 if names else 0)
    width += max(value_face.width(text) for _, _, text in rows)
    time = Plot.time_words(at_ms, content.now_ms)
    width = max(width, 2 * pad + value_face.width(time))
    line_px = name_face.line_px
    box = QRectF(x + look.sizes.px(10), plot.top(), width, (len(rows) + 1) * line_px + pad)
    if box.right() > plot.right():
        box.moveRight(x - look.sizes.px(10))
    box.moveLeft(max(box.left(), plot.left()))
    painter.fillRect(box, colours.s2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.line2, 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    y = box.top() + pad / 2
    value_face.draw(painter, box.left() + pad, name_face.centred(y, line_px), time, colours.i1)
    for number, (colour, name, text) in enumerate(rows):
        y += line_px
        baseline = name_face.centred(y, line_px)
        left = box.left() + pad
        painter.fillRect(QRectF(left, round(baseline - name_face.cap_px / 2), mark, look.sizes.px(3)), colour)
        if not (is_one and number == 0):
            name_face.draw(painter, left + mark + look.sizes.px(6), baseline, name_face.elided(name, names), colours.i2)
        value_face.draw(painter, box.right() - pad - value_face.width(text), baseline, text, colours.i1)
