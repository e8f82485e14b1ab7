"""The header strip of a screen: the mark, product and layout on the left, alarm counts, date and clock on the right.

The mark is a lamp: a dot for each district, which becomes a violet ring when cameras of that district are late.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from widgets.glyphs import draw_level, level_colour
from widgets.header_weather import HeaderWeather, WeatherPainter
from widgets.model import Level
from widgets.theme import Face, Look
from widgets.words import LEVEL_WORDS, say

HEIGHT_U = 56.0
_SMALLEST_MARK = 5
"""The mark is at least this many dots wide and high; dots without a district are faint."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many alarms of a level there are, and whether one of them waits to be acknowledged."""

    number: int = 0
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class HeaderContent:
    """Everything in the header but the clock.

    `product`: the city, or the place that a page is about. `late`: for each district, whether its cameras are late.
    """

    product: str = ""
    product_gloss: str = ""
    layout: str = ""
    gloss: str = ""
    simulated: bool = False
    date: str = ""
    date_gloss: str = ""
    late: tuple[bool, ...] = ()
    counts: Mapping[Level, Count] = field(default_factory=dict)
    weather: HeaderWeather | None = None


class HeaderPainter:
    """Draws the header of one screen."""

    def __init__(self, look: Look) -> None:
        sizes = look.sizes
        self._colours = look.colours
        self._margin = sizes.px(16)
        self._gap = sizes.px(14)
        self._mark_px = sizes.px(34)
        self._sizes = sizes
        self._title = look.face("title", 700)
        self._meta = look.face("meta")
        # Text has a smallest size, the header has to hold two lines of it.
        self.height_px = max(sizes.px(HEIGHT_U), round(self._title.size_px * 1.2 + self._meta.size_px * 1.3))
        self._label = look.face("label", 600)
        self._number = look.face("headline", 600, digits=True)
        self._clock = look.face("value_small", 600, digits=True)
        self._seconds = look.fonts.face(self._clock.size_px * 0.6, 500, digits=True)
        self._weather = WeatherPainter(look, self.height_px, self._lines())
        self._clear_px = sizes.px(8)
        self._clock_px = self.clock("00:00:00").width()
        self.room_px = (0, 0)
        """Where the last header drawn has nothing between its counts and the date: from, to."""

    def clock(self, time: str) -> QImage:
        """Return the image of the clock; its seconds are small and quiet. `time` is HH:MM:SS."""
        large, small = time[:5], time[5:]
        width = math.ceil(self._clock.width(large) + self._seconds.width(small)) + 1
        # Lower than the header, whose edge belongs to the frames of the tiles below.
        image = QImage(width, self.height_px - 2 * self._clear_px, QImage.Format.Format_RGB32)
        image.fill(self._colours.s0)
        baseline = self._clock.centred(0, image.height())
        with QPainter(image) as painter:
            x = self._clock.draw(painter, 0, baseline, large, self._colours.i1)
            self._seconds.draw(painter, x, baseline, small, self._colours.i3)
        return image

    def clock_point(self, width_px: int) -> QPoint:
        """Return where the clock goes in a header of that width."""
        return QPoint(width_px - self._margin - self._clock_px, self._clear_px)

    def header(self, content: HeaderContent, width_px: int) -> QImage:
        """Return the header without its clock. Where it is narrow, weather, the counts' words, the counts go."""
        image = QImage(width_px, self.height_px, QImage.Format.Format_RGB32)
        image.fill(self._colours.s0)
        with QPainter(image) as painter:
            right = self._draw_date(painter, content, self.clock_point(width_px).x() - self._gap)
            left = self._draw_mark(painter, content.late) + self._gap
            right = self._draw_weather(painter, content, left, right)
            left = self._draw_titles(painter, content, left, right) + self._gap
            left = self._draw_counts(painter, content, left, right, width_px)
        self.room_px = math.ceil(left), math.floor(right)
        return image

    def _draw_mark(self, painter: QPainter, late: tuple[bool, ...]) -> float:
        side = max(_SMALLEST_MARK, math.ceil(math.sqrt(len(late))))
        pitch = self._mark_px / side
        top = (self.height_px - self._mark_px) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(side * side):
            centre = QPointF(self._margin + (number % side + 0.5) * pitch, top + (number // side + 0.5) * pitch)
            if number < len(late) and late[number]:
                painter.setPen(QPen(self._colours.quality, pitch / 6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colours.i2 if number < len(late) else self._colours.i4)
            painter.drawEllipse(centre, pitch * 0.32, pitch * 0.32)
        return self._margin + self._mark_px

    def _draw_titles(self, painter: QPainter, content: HeaderContent, left: float, right: float) -> float:
        """Draw product, layout and the label of a simulated city; return where they end."""
        title = " · ".join(part for part in (content.product, content.layout) if part)
        label = QCoreApplication.translate("Header", "Simulated") if content.simulated else ""
        label_px = self._label.width(label) + self._gap * 2 if label else 0
        room = right - left - label_px - self._gap
        title = self._title.elided(title, room)
        width = self._title.width(title)
        if content.gloss:
            upper, lower = self._lines()
            gloss = self._meta.elided(content.gloss, max(width, room * 0.6))
            self._title.draw(painter, left, upper, title, self._colours.i1)
            self._meta.draw(painter, left, lower, gloss, self._colours.i3)
            width = max(width, self._meta.width(gloss))
        else:
            self._title.draw(painter, left, self._title.centred(0, self.height_px), title, self._colours.i1)
        end = left + width
        if label:
            end = self._draw_label(painter, label, end + self._gap)
        return end

    def _draw_label(self, painter: QPainter, label: str, x: float) -> float:
        width, height = round(self._label.width(label) + self._gap), round(self._label.size_px * 1.7)
        box = QRectF(round(x), round((self.height_px - height) / 2), width, height)
        painter.fillRect(box, self._colours.s3)
        baseline = self._label.centred(box.y(), height)
        self._label.draw(painter, box.x() + self._gap / 2, baseline, label, self._colours.i1)
        return box.right()

    def _draw_date(self, painter: QPainter, content: HeaderContent, right: float) -> float:
        """Draw the date so that it ends there and return where it begins."""
        upper, lower = self._lines()
        if not content.date_gloss:
            upper = self._label.centred(0, self.height_px)
        widest = 0.0
        for face, baseline, text, ink in (
            (self._label, upper, content.date, self._colours.i2),
            (self._meta, lower, content.date_gloss, self._colours.i3),
        ):
            width = face.width(text)
            face.draw(painter, right - width, baseline, text, ink)
            widest = max(widest, width)
        return right - widest - self._gap

    def _draw_weather(self, painter: QPainter, content: HeaderContent, left: float, right: float) -> float:
        """Draw the weather so that it ends there, where all else has room beside it; return where it begins."""
        if content.weather is None:
            return right
        begins = right - self._weather.width_px(content.weather)
        counts_px = sum(self._count_px(content, level, worded=True) for level in Level)
        if begins - counts_px < left + self._titles_px(content) + self._gap:
            return right
        self._weather.draw(painter, content.weather, begins)
        return begins - self._gap

    def _titles_px(self, content: HeaderContent) -> float:
        """Return how wide product, layout and the label are, uncut."""
        title = " · ".join(part for part in (content.product, content.layout) if part)
        label = QCoreApplication.translate("Header", "Simulated") if content.simulated else ""
        label_px = self._label.width(label) + self._gap * 2 if label else 0
        return max(self._title.width(title), self._meta.width(content.gloss)) + label_px + self._gap

    def _draw_counts(
        self, painter: QPainter, content: HeaderContent, left: float, right: float, width_px: int
    ) -> float:
        """Draw what there is room for and return where it ends."""
        for worded in (True, False):
            total = sum(self._count_px(content, level, worded=worded) for level in Level)
            if total <= right - left:
                break
        else:
            return left
        x = min(max((width_px - total) / 2, left), right - total)
        for level in Level:
            self._draw_count(painter, content.counts.get(level, Count()), level, x, worded=worded)
            x += self._count_px(content, level, worded=worded)
        return x

    def _draw_count(self, painter: QPainter, count: Count, level: Level, x: float, *, worded: bool) -> None:
        size = self._sizes.px(20)
        box = QRectF(round(x), round((self.height_px - size) / 2), size, size)
        colours = self._colours
        draw_level(
            painter,
            level,
            box,
            colour=level_colour(level, colours) if count.number else colours.i4,
            inner=colours.ink_on_fill,
            filled=count.waiting,
            colours=colours,
        )
        ink = colours.i1 if count.number else colours.i3
        x += size + self._gap * 0.6
        if worded:
            baseline = self._label.centred(0, self.height_px)
            x = self._label.draw(painter, x, baseline, say(LEVEL_WORDS[level]), ink) + self._gap * 0.6
        self._number.draw(painter, x, self._number.centred(0, self.height_px), str(count.number), ink)

    def _count_px(self, content: HeaderContent, level: Level, *, worded: bool) -> float:
        number = str(content.counts.get(level, Count()).number)
        width = self._sizes.px(20) + self._gap * 0.6 + self._number.width(number) + self._sizes.px(22)
        return width + (self._label.width(say(LEVEL_WORDS[level])) + self._gap * 0.6 if worded else 0)

    def _lines(self) -> tuple[int, int]:
        """Return the baselines of two lines."""
        return _baseline(self._title, self.height_px * 0.33), _baseline(self._meta, self.height_px * 0.7)


def _baseline(face: Face, middle_px: float) -> int:
    return round(middle_px + face.cap_px / 2)
