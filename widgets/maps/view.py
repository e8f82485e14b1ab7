"""Which part of a map a panel shows: how it fits, zooming and moving it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

MOST_ZOOM = 40.0


@dataclass(frozen=True, slots=True)
class View:
    """From a map's plane to pixels. `scale`: pixels a unit of the plane; `left_px`, `top_px`: where its corner lies.

    They are whole pixels, so that what was drawn can be moved as it is.
    """

    scale: float
    left_px: int
    top_px: int

    def px(self, x: float, y: float) -> QPointF:
        """Return where a point of the plane lies."""
        return QPointF(self.left_px + x * self.scale, self.top_px + y * self.scale)

    def plane(self, at: QPointF) -> tuple[float, float]:
        """Return which point of the plane lies there."""
        return (at.x() - self.left_px) / self.scale, (at.y() - self.top_px) / self.scale

    def rect(self, area: QRectF) -> QRectF:
        """Return which part of the plane an area shows."""
        (left, top), (right, bottom) = self.plane(area.topLeft()), self.plane(area.bottomRight())
        return QRectF(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Zoom:
    """What a viewer looks at: how much larger than the whole map, and the point of the plane in the middle."""

    factor: float = 1.0
    x: float = 0.0
    y: float = 0.0


WHOLE = Zoom()


def fitted(size: tuple[float, float], area: QRectF, zoom: Zoom = WHOLE) -> View:
    """Return how a map of that size lies in an area: all of it in the middle, or as far as it is zoomed."""
    whole = min(area.width() / max(1e-9, size[0]), area.height() / max(1e-9, size[1]))
    scale = whole * zoom.factor
    x, y = (size[0] / 2, size[1] / 2) if zoom.factor <= 1.0 else (zoom.x, zoom.y)
    middle = area.center()
    return View(scale, round(middle.x() - x * scale), round(middle.y() - y * scale))


def zoomed(size: tuple[float, float], area: QRectF, zoom: Zoom, at: QPointF, factor: float) -> Zoom:
    """Return a zoom by `factor` closer, the point under `at` staying where it is."""
    now = min(MOST_ZOOM, max(1.0, zoom.factor * factor))
    if now <= 1.0:
        return WHOLE
    view = fitted(size, area, zoom)
    x, y = view.plane(at)
    scale = view.scale * now / zoom.factor
    middle = area.center()
    return _kept(size, Zoom(now, x + (middle.x() - at.x()) / scale, y + (middle.y() - at.y()) / scale))


def moved(size: tuple[float, float], area: QRectF, zoom: Zoom, by: QPointF) -> Zoom:
    """Return a zoom moved by so many pixels, as far as the map goes."""
    if zoom.factor <= 1.0:
        return zoom
    scale = fitted(size, area, zoom).scale
    return _kept(size, Zoom(zoom.factor, zoom.x - by.x() / scale, zoom.y - by.y() / scale))


def _kept(size: tuple[float, float], zoom: Zoom) -> Zoom:
    """Return a zoom whose middle is on the map."""
    return Zoom(zoom.factor, min(max(zoom.x, 0.0), size[0]), min(max(zoom.y, 0.0), size[1]))
