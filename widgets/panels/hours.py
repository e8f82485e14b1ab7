"""The coming hours of the weather: bars of rain, or a line of temperatures where it stays dry."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from widgets.facts import Spot
from widgets.panels.charts import Scale, draw_dot, draw_line
from widgets.panels.core import Sheet
from widgets.panels.numbers import DASH, written
from widgets.panels.outlook import WET_FROM_MM

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the forecast; the first is the present one. `label`: as it stands below."""

    label: str
    rain_mm: float | None
    temperature_c: float | None


def draw_hours(sheet: Sheet, hours: tuple[Hour, ...], area: QRectF) -> None:
    """Draw the coming hours into an area: how much it rains, where it stays dry how warm it gets.

    Where it is low the caption goes first; where the hours have no room for their values nothing is drawn.
    """
    look = sheet.look
    face, small = look.face("meta", 600), look.face("meta")
    step = face.width("000:00") * 1.15
    hours = hours[: max(2, int(area.width() / step))]
    is_wet = any((hour.rain_mm or 0.0) >= WET_FROM_MM for hour in hours)
    caption = translate("panels", "Rain in mm an hour") if is_wet else translate("panels", "Temperature by the hour")
    bottom = area.bottom() - small.size_px * 0.25
    head = area.top() + face.size_px * 1.5
    has_caption = bottom - small.size_px * 2.5 - head >= face.size_px
    labels = bottom - (small.size_px * 1.35 if has_caption else 0)
    foot = labels - small.size_px * 1.15
    if foot - head < face.size_px * 0.6:
        return
    if has_caption:
        small.draw(sheet.painter, area.left(), bottom, small.elided(caption, area.width()), look.colours.i3)
    width = area.width() / len(hours)
    for number, hour in enumerate(hours):
        middle = area.left() + width * (number + 0.5)
        ink = look.colours.i1 if number == 0 else look.colours.i2
        used = face if number == 0 else small
        used.draw(sheet.painter, middle - used.width(hour.label) / 2, labels, hour.label, ink)
    plot = QRectF(area.left(), head, area.width(), foot - head)
    if is_wet:
        _draw_rain(sheet, hours, plot)
    else:
        _draw_heat(sheet, hours, plot)


def _draw_rain(sheet: Sheet, hours: tuple[Hour, ...], plot: QRectF) -> None:
    look, face = sheet.look, sheet.look.face("meta", 600)
    width = plot.width() / len(hours)
    most = max(1.0, *(hour.rain_mm or 0.0 for hour in hours))
    for number, hour in enumerate(hours):
        left = plot.left() + width * (number + 0.12)
        height = 0.0 if hour.rain_mm is None else plot.height() * hour.rain_mm / most
        colour = look.colours.data if number == 0 else look.colours.data2
        sheet.painter.fillRect(QRectF(left, plot.bottom() - height, width * 0.76, height), colour)
        text = DASH if hour.rain_mm is None else written(hour.rain_mm, 0 if most >= 10 or hour.rain_mm == 0 else 1)
        x = left + (width * 0.76 - face.width(text)) / 2
        face.draw(sheet.painter, x, plot.bottom() - height - face.size_px * 0.35, text, look.colours.i1)
    line = max(1, look.sizes.px(1))
    sheet.painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), line), look.colours.line2)


def _draw_heat(sheet: Sheet, hours: tuple[Hour, ...], plot: QRectF) -> None:
    look, face = sheet.look, sheet.look.face("meta", 600)
    known = [hour.temperature_c for hour in hours if hour.temperature_c is not None]
    if not known:
        return
    least, most = min(known) - 1, max(known) + 1
    width = plot.width() / len(hours)
    area = plot.adjusted(width / 2, 0, -width / 2, 0)
    scale = Scale(area, 0, len(hours) - 1, least, most)
    spots = [Spot(number, hour.temperature_c) for number, hour in enumerate(hours)]
    draw_line(sheet.painter, scale, spots, look, colour=look.colours.data2)
    for spot in spots:
        if spot.value is None:
            continue
        at_x, at_y = scale.x(spot.at_ms), scale.y(spot.value)
        colour = look.colours.data if spot.at_ms == 0 else look.colours.data2
        draw_dot(sheet.painter, QPointF(at_x, at_y), look, colour)
        text = written(spot.value) + "°"
        face.draw(sheet.painter, at_x - face.width(text) / 2, at_y - face.size_px * 0.6, text, look.colours.i1)
