"""Pictures of a map that are kept: its areas, and its borders over them. Only what is different is drawn anew.

Areas are drawn without antialiasing: neighbours then share no pixel and leave none out, and one can be coloured anew
alone; the borders over them hide the steps. A map that is moved is moved as a picture, and drawn at the edges alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from widgets.maps.shapes import Shapes
from widgets.maps.view import View

Ink = QColor | None
"""The colour of an area; None for one without a value."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What areas without a value look like, and what lies behind the map. `border_px`: width of the borders."""

    behind: QColor
    empty: QColor
    hatch: QColor
    border_px: float


class _Picture:
    """A picture of a size from a view, and what of it has to be drawn when either is another one."""

    def __init__(self, format: QImage.Format) -> None:
        self.image = QImage()
        self._format = format
        self._view: View | None = None

    def forget(self) -> None:
        """Draw all of it next time."""
        self._view = None

    def moved_to(self, size: QSize, view: View) -> list[QRect]:
        """Move the picture; return the parts that have to be drawn, in pixels."""
        before, whole = self._view, QRect(QPoint(), size)
        self._view = view
        if self.image.size() != size:
            self.image, before = QImage(size, self._format), None
        if before is None or before.scale != view.scale:
            return [whole]
        by = QPoint(view.left_px - before.left_px, view.top_px - before.top_px)
        if by.isNull():
            return []
        if abs(by.x()) >= size.width() or abs(by.y()) >= size.height():
            return [whole]
        old = self.image
        self.image = QImage(size, self._format)
        with QPainter(self.image) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(by, old)
        kept = whole.translated(by).intersected(whole)
        across = QRect(whole.left(), whole.top() if by.y() > 0 else kept.bottom() + 1, size.width(), abs(by.y()))
        beside = QRect(whole.left() if by.x() > 0 else kept.right() + 1, kept.top(), abs(by.x()), kept.height())
        return [part for part in (across, beside) if not part.isEmpty()]


class Areas:
    """The areas of a map, each in its colour."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._picture = _Picture(QImage.Format.Format_RGB32)
        self._inks: list[Ink] = []
        self._ground: Ground | None = None

    def image(self, size: QSize, view: View, inks: Sequence[Ink], ground: Ground) -> QImage:
        """Return the picture."""
        shapes, picture = self._shapes, self._picture
        if ground != self._ground:
            picture.forget()
            self._ground = ground
        parts = picture.moved_to(size, view)
        changed = [number for number, (a, b) in enumerate(zip(inks, self._inks, strict=False)) if a != b]
        self._inks = list(inks)
        if parts or changed:
            with QPainter(picture.image) as painter:
                for part in parts:
                    painter.setClipRect(part)
                    painter.fillRect(part, ground.behind)
                    self._draw(painter, view, shapes.seen(view.rect(QRectF(part))), ground)
                if changed:
                    painter.setClipping(False)
                    seen = set(shapes.seen(view.rect(QRectF(QRect(QPoint(), size)))))
                    self._draw(painter, view, (number for number in changed if number in seen), ground)
        return picture.image

    def _draw(self, painter: QPainter, view: View, numbers: Iterable[int], ground: Ground) -> None:
        level, factor = self._shapes.level(view)
        painter.save()
        painter.translate(view.left_px, view.top_px)
        painter.scale(factor, factor)
        painter.setPen(Qt.PenStyle.NoPen)
        hatch = QBrush(ground.hatch, Qt.BrushStyle.BDiagPattern)
        hatch.setTransform(QTransform.fromScale(1 / factor, 1 / factor))
        for number in numbers:
            ink = self._inks[number]
            painter.setBrush(ink or ground.empty)
            _fill(painter, self._shapes.polygons(number, level))
            if ink is None:
                painter.setBrush(hatch)
                _fill(painter, self._shapes.polygons(number, level))
        painter.restore()


class Borders:
    """The borders of a map, and the water, on a transparent ground."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._picture = _Picture(QImage.Format.Format_ARGB32_Premultiplied)
        self._ground: Ground | None = None

    def image(self, size: QSize, view: View, ground: Ground) -> QImage:
        """Return the picture."""
        picture = self._picture
        if ground != self._ground:
            picture.forget()
            self._ground = ground
        parts = picture.moved_to(size, view)
        if parts:
            with QPainter(picture.image) as painter:
                for part in parts:
                    painter.setClipRect(part)
                    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                    painter.fillRect(part, Qt.GlobalColor.transparent)
                    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                    self._draw(painter, view, part, ground)
        return picture.image

    def _draw(self, painter: QPainter, view: View, part: QRect, ground: Ground) -> None:
        shapes = self._shapes
        level, factor = shapes.level(view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(view.left_px, view.top_px)
        painter.scale(factor, factor)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground.behind)
        _fill(painter, shapes.polygons(-1, level))
        # Lines of one pixel are several times faster than wider ones.
        pen = QPen(ground.behind, 1.0 if shapes.is_fine else ground.border_px)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        room = ground.border_px + 1
        for number in shapes.seen(view.rect(QRectF(part).adjusted(-room, -room, room, room))):
            for polygon in shapes.polygons(number, level):
                painter.drawPolygon(polygon)
        painter.restore()


def _fill(painter: QPainter, polygons: Sequence[QPolygonF]) -> None:
    """Fill what an odd number of borders surrounds."""
    if len(polygons) == 1:
        painter.drawPolygon(polygons[0])  # without its rule, which is the default: with it PySide copies every point
        return
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in polygons:
        path.addPolygon(polygon)
    painter.drawPath(path)
