"""What a canvas paints on between paint events: its window's backing store, or the window itself behind Qt's back.

Why not by paint events: 64 pictures 15 times a second cost nearly twice the processor time that way, all of it spent on
clip regions. A picture is copied to its place at 1:1 and its rectangle flushed; Qt does the same inside a paint event.
Where the screen can read pictures by itself not even that copy is made.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QBackingStore, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from widgets.ports import Pictures
from widgets.tile import Blit, Tile


class Surface(QObject):
    """The surface of one canvas. Everything in physical pixels of the canvas.

    `covered`: something lies over the canvas; it is then painted in Qt's own order only. `origin`: the point of the
    canvas that lies in the upper left corner of its window; another one than (0, 0) where that shows a part of it.
    """

    def __init__(self, canvas: QWidget, pictures: Pictures) -> None:
        super().__init__(canvas)
        self.covered = False
        self.origin = QPoint()
        self._canvas = canvas
        self._pictures = pictures
        self._store_is_behind = False

    def attach(self) -> None:
        """Look after the canvas's window from now on."""
        self._canvas.window().windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Qt paint what it is about to show from the backing store when older pictures are in there."""
        if event.type() in (QEvent.Type.Expose, QEvent.Type.Paint) and self._store_is_behind:
            self._store_is_behind = False
            self._canvas.update()
        return super().eventFilter(watched, event)

    def paint_pictures(self, ready: Sequence[tuple[Tile, QImage]]) -> bool:
        """Paint pictures into their tiles now; False where that waits for a paint event, which is asked for."""
        store = self._store()
        if store is None:
            for tile, _ in ready:
                self.update(tile.picture_box)
            return False
        done = self._put(ready)
        if len(done) < len(ready):
            self._paint_into(store, [(tile, picture) for tile, picture in ready if tile not in done])
        return True

    def blit(self, blits: Sequence[Blit]) -> None:
        """Paint images, now where that is possible."""
        region = self._region(QRect(point, image.size()) for point, image in blits)
        store = self._store()
        if store is None:
            self._canvas.update(region)
            return
        if region.isEmpty():
            return
        store.beginPaint(region)
        try:
            with self._painter_on(store) as painter:
                for point, image in blits:
                    painter.drawImage(point, image)
        finally:
            store.endPaint()
        store.flush(region, self._canvas.window().windowHandle())

    def update(self, rect: QRect) -> None:
        """Ask for a paint event."""
        self._canvas.update(self.logical(rect))

    def use_device_px(self, painter: QPainter) -> None:
        """Let a painter count physical pixels of the canvas."""
        ratio = self._canvas.devicePixelRatioF()
        if ratio != 1.0:
            painter.scale(1 / ratio, 1 / ratio)
        painter.translate(-self.origin)

    def logical(self, rect: QRect) -> QRect:
        """Return the least rectangle of Qt's coordinates that holds one of physical pixels."""
        ratio = self._canvas.devicePixelRatioF()
        rect = rect.translated(-self.origin)
        if ratio == 1.0:
            return rect
        return QRectF(rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio).toAlignedRect()

    def device_rect(self, rect: QRect) -> QRect:
        """Return the least rectangle of physical pixels that holds one of Qt's coordinates."""
        ratio = self._canvas.devicePixelRatioF()
        area = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio).toAlignedRect()
        return area.translated(self.origin)

    def _put(self, ready: Sequence[tuple[Tile, QImage]]) -> set[Tile]:
        """Paint pictures past the backing store; return the tiles where that was possible."""
        handle = self._canvas.window().windowHandle()
        tiles, placed = [], []
        for tile, picture in ready:
            if tile.view is not None and not tile.barred:
                tiles.append(tile)
                placed.append((tile.view, picture, tile.picture_rect.topLeft() - self.origin))
        done = {tile for tile, put in zip(tiles, self._pictures.put(handle, placed), strict=True) if put}
        if done:
            self._store_is_behind = True
        return done

    def _paint_into(self, store: QBackingStore, ready: Sequence[tuple[Tile, QImage]]) -> None:
        region = self._region(tile.picture_rect for tile, _ in ready)
        if region.isEmpty():
            return
        store.beginPaint(region)
        try:
            with self._painter_on(store) as painter:
                for tile, picture in ready:
                    painter.drawImage(tile.picture_rect.topLeft(), picture)
                    if tile.barred:
                        tile.paint_bar(painter)
        finally:
            store.endPaint()
        store.flush(region, self._canvas.window().windowHandle())

    def _region(self, rects: Iterable[QRect]) -> QRegion:
        """Return what of these rectangles lies in the window, in Qt's coordinates."""
        region = QRegion()
        for rect in rects:
            region += self.logical(rect)
        return region & self._canvas.rect()

    def _store(self) -> QBackingStore | None:
        """Return what may be painted on right now without a paint event, or None."""
        window = self._canvas.window()
        handle = window.windowHandle()
        if self.covered or handle is None or not handle.isExposed() or self._canvas.size() != window.size():
            return None
        store = self._canvas.backingStore()
        return store if store is not None and store.size() == window.size() else None

    def _painter_on(self, store: QBackingStore) -> QPainter:
        painter = QPainter(store.paintDevice())
        self.use_device_px(painter)
        return painter
