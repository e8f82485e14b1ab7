"""How a trend is drawn: axes, band, limits, lines with their names at their ends, now, and the cross-hair."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPen

from widgets.facts import Freshness, Line, Spot, Standing
from widgets.glyphs import draw_level, level_colour, level_ink
from widgets.model import Level
from widgets.panels.axes import spread, time_marks, value_marks
from widgets.panels.charts import Scale, draw_band, draw_dot, draw_limits, draw_line
from widgets.panels.core import Sheet
from widgets.panels.head import draw_head, draw_message
from widgets.panels.lacking import draw_lacking
from widgets.panels.numbers import with_unit, written
from widgets.panels.trend_cross import draw_cross
from widgets.panels.trend_model import Plot, Series, TrendContent, line_colours
from widgets.panels.window import Window
from widgets.theme import Look

translate = QCoreApplication.translate

_LEVELS = {Standing.WARNING: Level.CAUTION, Standing.CRITICAL: Level.ALERT}
_LIMITS_SQUEEZE = 0.35
"""Limits are left out where they would leave less than this share of the height to the lines."""
_LABELS_SHARE = 0.3
_HEADROOM = 0.06


def draw_trend(sheet: Sheet, content: TrendContent) -> Plot | None:
    """Draw a trend and return what lies where; None where there is nothing to see yet."""
    look, inner = sheet.look, sheet.inner()
    top = draw_head(sheet, content.title, content.stamp)
    meta = look.face("meta")
    body = QRectF(inner.left(), top, inner.width(), max(1.0, inner.bottom() + 1 - top))
    top = draw_lacking(sheet, content.lacking, body)
    body.setTop(top)
    seen = content.window or content.whole
    spots = [_seen(each.line, seen) for each in content.series]
    if not any(spot.value is not None for each in spots for spot in each):
        is_read = any(each.line is None for each in content.series)
        words = (
            translate("panels", "The past is being read")
            if is_read
            else next((each.reading.reason for each in content.series if each.reading.reason), "")
            or translate("panels", "No values in this time")
        )
        draw_message(sheet, words, QRect(0, round(top), sheet.width_px, sheet.height_px - round(top)))
        return None
    axis_px = meta.size_px * 1.6 if body.height() > meta.size_px * 5 else 0.0
    plot = QRectF(body.left(), body.top() + meta.size_px * 0.8, body.width(), 0)
    plot.setBottom(body.bottom() - axis_px)
    ends = _ends(sheet, content, body.width())
    plot.setRight(body.right() - ends.width_px)
    scales = [_scale(plot, content, spots, unit, seen) for unit in content.units]
    has_values = plot.width() > meta.size_px * 10 and plot.height() > meta.size_px * 3
    if has_values:
        for number, scale in enumerate(scales):
            room = _draw_values(sheet, scale, content.units[number], body, left=number == 0)
            plot.setLeft(plot.left() + room) if number == 0 else plot.setRight(plot.right() - room)
        scales = [replace(scale, area=plot) for scale in scales]
        _draw_grid(sheet, scales[0])
    _draw_times(sheet, scales[0], body.bottom() if axis_px else None)
    painter = sheet.painter
    painter.save()
    painter.setClipRect(plot.adjusted(-1, -meta.size_px, look.sizes.px(6), look.sizes.px(3)))
    if content.usual:
        draw_band(painter, scales[0], content.usual, look)
    draw_limits(painter, scales[0], _limits(content), look)
    _draw_now(sheet, scales[0], content.now_ms)
    lasts = []
    for number, series in enumerate(content.series):
        scale = scales[content.units.index(series.indicator.unit)]
        colour = line_colours(look)[number]
        lasts.append(draw_line(painter, scale, spots[number], look, colour=colour))
    for number, last in reversed(list(enumerate(lasts))):
        if last is not None and plot.left() <= last.x() <= plot.right() + 1:
            draw_dot(painter, last, look, _dot(content.series[number], line_colours(look)[number], look))
    painter.restore()
    ends.draw(sheet, content, plot, lasts, body.right())
    times = sorted({spot.at_ms for each in content.series if each.line for spot in each.line.spots})
    found = Plot(plot, seen, times)
    if content.window is not None:
        found.whole_button = _draw_whole_button(sheet, plot)
    if content.cross_ms is not None and seen.from_ms <= content.cross_ms <= seen.until_ms:
        draw_cross(sheet, content, scales, plot)
    return found


def _seen(line: Line | None, seen: Window) -> Sequence[Spot]:
    """Return the values in a window, with one more at each side, so that the line goes on to the edge."""
    if line is None:
        return ()
    first = bisect_left(line.spots, seen.from_ms, key=lambda spot: spot.at_ms)
    last = bisect_left(line.spots, seen.until_ms, key=lambda spot: spot.at_ms)
    return line.spots[max(0, first - 1) : last + 1]


def _limits(content: TrendContent) -> list[tuple[float, str]]:
    """Return the limits of the one indicator that is shown; several have none that would be clear."""
    if len({each.indicator.id for each in content.series}) > 1:
        return []
    indicator = content.series[0].indicator
    named = (
        (indicator.critical, translate("panels", "Critical {value}")),
        (indicator.warning, translate("panels", "Warning {value}")),
        (indicator.target, translate("panels", "Target {value}")),
    )
    return [
        (value, name.format(value=written(value, indicator.decimals))) for value, name in named if value is not None
    ]


def _scale(area: QRectF, content: TrendContent, spots: Sequence[Sequence[Spot]], unit: str, seen: Window) -> Scale:
    values = [
        spot.value
        for series, some in zip(content.series, spots, strict=True)
        if series.indicator.unit == unit
        for spot in some
        if spot.value is not None
    ] or [0.0, 1.0]
    if content.usual is not None:
        hours = [hour for hour in content.usual.hours if seen.from_ms <= hour.at_ms <= seen.until_ms]
        values += [hour.least for hour in hours] + [hour.most for hour in hours]
    if content.from_zero:
        values.append(0.0)
    least, most = min(values), max(values)
    if most - least < 1e-9 * max(1.0, abs(most)):  # a flat line lies in the middle
        room = max(abs(most) * 0.1, 0.5)
        least, most = least - room, most + room
    for value, _ in sorted(_limits(content), key=lambda limit: abs(limit[0] - (least + most) / 2)):
        wider = max(most, value) - min(least, value)
        if max(values) - min(values) >= _LIMITS_SQUEEZE * wider:
            least, most = min(least, value), max(most, value)
    room = (most - least) * _HEADROOM
    return Scale(
        area, seen.from_ms, seen.until_ms, least if content.from_zero and least == 0 else least - room, most + room
    )


def _draw_values(sheet: Sheet, scale: Scale, unit: str, body: QRectF, *, left: bool) -> float:
    """Write the numbers of a value axis and return how wide they are with the gap beside them."""
    look = sheet.look
    face = look.face("meta")
    marks, decimals = value_marks(scale.least, scale.most, max(2, round(scale.area.height() / (face.size_px * 4))))
    texts = [written(mark, decimals) for mark in marks]
    width = max([*map(face.width, texts), face.width(unit)], default=0.0)
    gap = look.sizes.px(8)
    right = body.left() + width if left else scale.area.right()
    for mark, text in zip(marks, texts, strict=True):
        y = scale.y(mark) + face.cap_px / 2
        if y - face.cap_px > scale.area.top() + face.size_px * 0.4 or not unit:
            face.draw(sheet.painter, right - face.width(text), y, text, look.colours.i3)
    if unit:
        face.draw(sheet.painter, right - face.width(unit), scale.area.top() + face.cap_px / 2, unit, look.colours.i3)
    return width + gap


def _draw_grid(sheet: Sheet, scale: Scale) -> None:
    look = sheet.look
    sheet.painter.setPen(QPen(look.colours.line, max(1.0, look.sizes.u * 0.8)))
    size_px = look.sizes.text_px("meta")
    for mark in value_marks(scale.least, scale.most, max(2, round(scale.area.height() / (size_px * 4))))[0]:
        y = round(scale.y(mark)) + 0.5
        sheet.painter.drawLine(QPointF(scale.area.left(), y), QPointF(scale.area.right(), y))


def _draw_times(sheet: Sheet, scale: Scale, baseline: float | None) -> None:
    """Draw the axis of time: a mark a step, a line where a day or a year begins. `baseline` None: without words."""
    look, painter, area = sheet.look, sheet.painter, scale.area
    face = look.face("meta")
    room = face.width("00:00") * 1.9
    right = -1e9
    for mark in time_marks(scale.from_ms, scale.until_ms, max(1, int(area.width() / room))):
        x = round(scale.x(mark.at_ms)) + 0.5
        painter.setPen(QPen(look.colours.line2 if mark.is_edge else look.colours.line, max(1.0, look.sizes.u * 0.8)))
        top = area.top() if mark.is_edge else area.bottom() - look.sizes.px(5)
        painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()))
        width = face.width(mark.text)
        left = min(max(x - width / 2, area.left()), area.right() - width)
        if baseline is not None and left > right + face.size_px * 0.4:
            right = face.draw(painter, left, baseline, mark.text, look.colours.i2 if mark.is_edge else look.colours.i3)
    painter.setPen(QPen(look.colours.line2, max(1.0, look.sizes.u * 0.8)))
    painter.drawLine(QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5))


def _draw_now(sheet: Sheet, scale: Scale, now_ms: int) -> None:
    look, area = sheet.look, scale.area
    if not scale.from_ms <= now_ms <= scale.until_ms:
        return
    x = round(scale.x(now_ms)) + 0.5
    sheet.painter.setPen(QPen(look.colours.ice, max(1.0, look.sizes.u)))
    sheet.painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    face = look.face("meta", 600)
    word = translate("panels", "Now")
    if area.right() - x > face.width(word) + look.sizes.px(8):
        face.draw(sheet.painter, x + look.sizes.px(6), area.bottom() - face.size_px * 0.5, word, look.colours.ice)


def _dot(series: Series, colour: QColor, look: Look) -> QColor:
    if series.reading.freshness in (Freshness.LATE, Freshness.DOWN):
        return look.colours.i2
    level = _LEVELS.get(series.reading.standing or Standing.NORMAL)
    return level_colour(level, look.colours) if level else colour


@dataclass(slots=True)
class _Ends:
    """What stands at the ends of the lines: the name where there are several, the value, how wide that is."""

    texts: list[tuple[str, str]]
    width_px: float

    def draw(
        self, sheet: Sheet, content: TrendContent, plot: QRectF, lasts: Sequence[QPointF | None], right: float
    ) -> None:
        """Write them beside their ends, moved apart where they would meet."""
        look = sheet.look
        name_face, value_face = look.face("meta"), look.face("label", 600)
        has_names = len(content.series) > 1
        height = value_face.size_px * 1.45 + (name_face.size_px * 1.15 if has_names else 0)
        left = right - self.width_px + look.sizes.px(10)
        there = [number for number, last in enumerate(lasts) if last is not None]
        wanted = [min(max(lasts[number].y(), plot.top()), plot.bottom()) for number in there]  # type: ignore[union-attr]
        for number, middle in zip(there, spread(wanted, height, plot.top() - height / 2, plot.bottom()), strict=True):
            series, (name, value) = content.series[number], self.texts[number]
            late = series.reading.freshness in (Freshness.LATE, Freshness.DOWN)
            colours = look.colours
            baseline = middle + value_face.cap_px / 2 + (name_face.size_px * 0.6 if has_names else 0)
            level = None if late else _LEVELS.get(series.reading.standing or Standing.NORMAL)
            x = left
            if level:
                size = value_face.size_px * 0.9
                box = QRectF(x, baseline - value_face.cap_px / 2 - size / 2, size, size)
                fill = level_colour(level, colours)
                draw_level(
                    sheet.painter, level, box, colour=fill, inner=colours.ink_on_fill, filled=True, colours=colours
                )
                x += size + look.sizes.px(5)
            ink = level_ink(level, colours) if level else colours.i2 if late else colours.i1
            value_face.draw(sheet.painter, x, baseline, value_face.elided(value, right - x), ink)
            if has_names:
                mark = look.sizes.px(14)
                y = baseline - value_face.size_px * 1.05
                sheet.painter.fillRect(
                    QRectF(left, round(y - name_face.cap_px / 2), mark, look.sizes.px(3)), line_colours(look)[number]
                )
                x = left + mark + look.sizes.px(6)
                name_face.draw(sheet.painter, x, y, name_face.elided(name, right - x), colours.i2)


def _ends(sheet: Sheet, content: TrendContent, width_px: float) -> _Ends:
    look = sheet.look
    name_face, value_face = look.face("meta"), look.face("label", 600)
    texts = []
    for series in content.series:
        reading, indicator = series.reading, series.indicator
        is_gone = reading.value is None or reading.freshness is Freshness.DOWN
        value = written(None if is_gone else reading.value, indicator.decimals)
        texts.append((series.name.text, value if is_gone else with_unit(value, indicator.unit)))
    values = max(value_face.width(value) for _, value in texts)
    if any(_LEVELS.get(each.reading.standing or Standing.NORMAL) for each in content.series):
        values += value_face.size_px * 0.9 + look.sizes.px(5)
    names = 0.0
    if len(texts) > 1:
        names = max(name_face.width(name) for name, _ in texts) + look.sizes.px(20)
    room = max(values, min(names, width_px * _LABELS_SHARE))
    return _Ends(texts, room + look.sizes.px(12))


def _draw_whole_button(sheet: Sheet, plot: QRectF) -> QRectF:
    look = sheet.look
    face = look.face("meta", 600)
    word = translate("panels", "Show all")
    box = QRectF(0, 0, face.width(word) + look.sizes.px(20), face.size_px * 1.9)
    box.moveTopLeft(QPointF(plot.left() + look.sizes.px(6), plot.top() + look.sizes.px(4)))
    sheet.painter.fillRect(box, look.colours.s3)
    face.draw(
        sheet.painter, box.left() + look.sizes.px(10), face.centred(box.top(), box.height()), word, look.colours.i1
    )
    return box
