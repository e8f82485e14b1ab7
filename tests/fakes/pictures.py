"""A `Pictures` that draws its own street scenes and does what a test tells it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF, QWindow

from feeds.core import CameraReport, TileState, View

SOURCE = QSize(1920, 1080)
NOW_UTC = datetime(2026, 9, 17, 9, 31, 44, tzinfo=UTC)


class FakePictures:
    """Pictures of cameras in states that a test sets; `arrive` makes new ones."""

    def __init__(self, source: QSize = SOURCE) -> None:
        self.source = source
        self.shown: list[View] = []
        self.soon: list[str] = []
        self.painted_views: list[View] = []
        self.reports: dict[str, CameraReport] = {}
        self._images: dict[View, QImage] = {}
        self._newest: dict[str, QImage] = {}
        self._changed: dict[View, None] = {}
        self._frame = 0

    def set_report(self, camera_id: str, **values: object) -> None:
        """Change what is known of a camera."""
        self.reports[camera_id] = replace(self.report(camera_id), **values)  # type: ignore[arg-type]

    def arrive(self, *camera_ids: str) -> None:
        """Let a new picture of these cameras (of all: none named) arrive in every view shown of them."""
        self._frame += 1
        for view in self.shown:
            if not camera_ids or view.camera_id in camera_ids:
                self._images[view] = self._newest[view.camera_id] = scene(view, self.source, self._frame)
                self._changed[view] = None

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        self.shown = list(views)
        self.soon = list(soon)
        seen = {view.camera_id for view in views}
        self._images = {view: image for view, image in self._images.items() if view in self.shown}
        self._newest = {camera_id: image for camera_id, image in self._newest.items() if camera_id in seen}

    def changed(self) -> list[View]:
        changed = [view for view in self._changed if view in self.shown]
        self._changed = {}
        return changed

    def image(self, view: View) -> QImage | None:
        return self._images.get(view, self._newest.get(view.camera_id))

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> Sequence[bool]:
        return [False] * len(placed)

    def report(self, camera_id: str) -> CameraReport:
        known = CameraReport(camera_id, TileState.LIVE, picture_utc=NOW_UTC, picture_age_s=0.1)
        return self.reports.get(camera_id, known)

    def painted(self, views: Sequence[View]) -> None:
        self.painted_views += views


def scene(view: View, source: QSize, frame: int) -> QImage:
    """Draw a street at dusk that differs from camera to camera and moves from frame to frame."""
    width, height = source.width() * view.crop.width, source.height() * view.crop.height
    size = QSize(round(width), round(height)).scaled(view.width_px, view.height_px, Qt.AspectRatioMode.KeepAspectRatio)
    size = size.expandedTo(QSize(1, 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    seed = sum(map(ord, view.camera_id))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size.width() / view.crop.width, size.height() / view.crop.height)
        painter.translate(-view.crop.x, -view.crop.y)
        sky = QLinearGradient(0, 0, 0, 1)
        sky.setColorAt(0, QColor.fromHsv((seed * 7) % 60 + 200, 90, 70))
        sky.setColorAt(0.45, QColor.fromHsv((seed * 7) % 60 + 200, 60, 110))
        sky.setColorAt(1, QColor(40, 44, 52))
        painter.fillRect(QRectF(0, 0, 1, 1), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(9):
            tall = 0.12 + ((seed >> number) * 37 + number * 53) % 25 / 100
            painter.setBrush(QColor(34 + number * 3, 38 + number * 3, 50 + number * 3))
            painter.drawRect(QRectF(number / 9, 0.45 - tall, 0.1, tall))
            painter.setBrush(QColor(214, 180, 110))
            painter.drawRect(QRectF(number / 9 + 0.03, 0.45 - tall * 0.7, 0.012, 0.02))
        painter.setBrush(QColor(52, 56, 64))
        painter.drawPolygon(QPolygonF([QPointF(0.42, 0.45), QPointF(0.58, 0.45), QPointF(1.1, 1), QPointF(-0.1, 1)]))
        for number in range(6):
            depth = ((number * 0.17 + frame * 0.01 + seed * 0.03) % 1) ** 2
            x, y, w = 0.5 + (number % 3 - 1) * (0.04 + depth * 0.3), 0.47 + depth * 0.5, 0.02 + depth * 0.1
            painter.setBrush(QColor.fromHsv((seed + number * 60) % 360, 120, 150))
            painter.drawRect(QRectF(x - w / 2, y - w * 0.7, w, w))
            painter.setBrush(QColor(255, 236, 190))
            painter.drawEllipse(QPointF(x - w * 0.35, y), w * 0.09, w * 0.16)
            painter.drawEllipse(QPointF(x + w * 0.35, y), w * 0.09, w * 0.16)
    return image
