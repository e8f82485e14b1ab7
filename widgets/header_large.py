"""The header of a public page: whose page it is in large letters, the date, and the time without seconds.

No counts of alarms and no lamps: what citizens read are sentences (STYLE.md 7.9).
"""

import math

from PySide6.QtCore import QCoreApplication, QPoint, QRectF
from PySide6.QtGui import QImage, QPainter

from widgets.header import HeaderContent
from widgets.theme import Face, Look

HEIGHT_U = 70.0


class LargeHeaderPainter:
    """Draws the header of one public screen."""

    def __init__(self, look: Look) -> None:
        sizes = look.sizes
        self._colours = look.colours
        self._margin = sizes.px(16)
        self._gap = sizes.px(14)
        self._title = look.fonts.face(sizes.text_px("hero") * 0.86, 700)
        self._second = look.face("headline")
        self._label = look.face("label")
        self._date = look.face("headline", 600)
        self._time = look.fonts.face(sizes.text_px("hero"), 600, digits=True)
        self.height_px = max(sizes.px(HEIGHT_U), round(self._title.size_px * 1.35))
        self._clock_px = self.clock("00:00:00").width()
        self.room_px = (0, 0)
        """Where the last header drawn has nothing between its titles and the date: from, to."""

    def clock(self, time: str) -> QImage:
        """Return the image of the clock, without seconds. `time` is HH:MM:SS."""
        text = time[:5]
        image = QImage(math.ceil(self._time.width(text)) + 1, self.height_px - 2, QImage.Format.Format_RGB32)
        image.fill(self._colours.s0)
        with QPainter(image) as painter:
            self._time.draw(painter, 0, self._time.centred(0, image.height()), text, self._colours.i1)
        return image

    def clock_point(self, width_px: int) -> QPoint:
        """Return where the clock goes in a header of that width."""
        return QPoint(width_px - self._margin - self._clock_px, 1)

    def header(self, content: HeaderContent, width_px: int) -> QImage:
        """Return the header without its clock. Where it is narrow the second language goes first."""
        image = QImage(width_px, self.height_px, QImage.Format.Format_RGB32)
        image.fill(self._colours.s0)
        with QPainter(image) as painter:
            right = self._draw_date(painter, content, self.clock_point(width_px).x() - 2 * self._gap)
            if content.simulated:
                right = self._draw_label(painter, right)
            title = self._title.elided(content.product, right - self._margin)
            baseline = self._title.centred(0, self.height_px)
            left = self._title.draw(painter, self._margin, baseline, title, self._colours.i1) + self._gap
            upper, lower = self._baselines(self._second, self._label)
            below = " · ".join(part for part in (content.layout, content.gloss) if part)
            for face, text, at, ink in (
                (self._second, content.product_gloss, upper, self._colours.i2),
                (self._label, below, lower, self._colours.i3),
            ):
                text = face.elided(text, right - left) if right - left > face.size_px * 4 else ""
                self.room_px = max(self.room_px[0], math.ceil(face.draw(painter, left, at, text, ink))), round(right)
        return image

    def _draw_label(self, painter: QPainter, right: float) -> float:
        """Say that all of it is simulated, left of the date; return where that begins."""
        label = QCoreApplication.translate("Header", "Simulated")
        width, height = round(self._label.width(label) + self._gap), round(self._label.size_px * 1.7)
        box = QRectF(round(right - width), round((self.height_px - height) / 2), width, height)
        painter.fillRect(box, self._colours.s3)
        baseline = self._label.centred(box.y(), height)
        self._label.draw(painter, box.x() + self._gap / 2, baseline, label, self._colours.i1)
        return box.left() - self._gap

    def _draw_date(self, painter: QPainter, content: HeaderContent, right: float) -> float:
        """Draw the date so that it ends there and return where it begins."""
        upper, lower = self._baselines(self._date, self._label)
        if not content.date_gloss:
            upper = self._date.centred(0, self.height_px)
        widest = 0.0
        for face, baseline, text, ink in (
            (self._date, upper, content.date, self._colours.i2),
            (self._label, lower, content.date_gloss, self._colours.i3),
        ):
            width = face.width(text)
            face.draw(painter, right - width, baseline, text, ink)
            widest = max(widest, width)
        return right - widest - self._gap

    def _baselines(self, upper: Face, lower: Face) -> tuple[int, int]:
        return (
            round(self.height_px * 0.34 + upper.cap_px / 2),
            round(self.height_px * 0.72 + lower.cap_px / 2),
        )
